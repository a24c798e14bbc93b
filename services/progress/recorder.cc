#include "services/progress/recorder.h"

#include <algorithm>
#include <latch>
#include <utility>

#include "services/rpc/dates.h"
#include "services/rpc/enum_text.h"
#include "services/rpc/errors.h"
#include "services/rpc/once.h"

namespace milepost::progress {
namespace {

using namespace v1;  // NOLINT: the contract's names
using goals::v1::Goal;
using internal::v1::GoalStanding;
using rpc::Call;
using store::Transaction;

// What RecordProgress asks of a goal and an entry, beyond the annotations.
absl::Status Check(const Call& call, const std::string& goal, const GoalStanding& standing,
                   const ProgressEntry& entry) {
  if (!standing.present()) return rpc::NotFound("milepost.dev/Goal", goal);
  if (standing.state() != Goal::STATE_ACTIVE && standing.state() != Goal::STATE_ON_HOLD) {
    return rpc::StateForbids(goal, rpc::EnumText(standing.state()), {"ACTIVE", "ON_HOLD"});
  }
  if (!standing.has_metric()) {
    return rpc::RuleBroken("has-metric", goal, "The goal has no metric to measure. Give it one first.");
  }
  if (rpc::ToCivil(entry.effective_date()) > call.Today()) {
    return rpc::InvalidField("entry.effective_date", "lies in the future; give today or an earlier date");
  }
  return absl::OkStatus();
}

ProgressEntry EntryOf(const Recording& recording) {
  ProgressEntry entry = recording.request.entry();
  if (!entry.has_effective_date()) *entry.mutable_effective_date() = rpc::FromCivil(recording.call.Today());
  entry.set_recorder(recording.call.principal.name);
  return entry;
}

// Until when somebody waits.
absl::Time LatestDeadline(const std::vector<Recording>& recordings) {
  absl::Time latest = absl::InfinitePast();
  for (const Recording& recording : recordings) latest = std::max(latest, recording.call.deadline);
  return latest;
}

}  // namespace

void Recorder::Record(const std::vector<Recording>& recordings) const {
  const absl::Time deadline = LatestDeadline(recordings);
  std::vector<std::string> goals;
  for (const Recording& recording : recordings) goals.push_back(recording.request.parent());
  auto standings = goals_.StandingsOf(goals, deadline);
  if (!standings.ok()) {
    for (const Recording& recording : recordings) recording.status = standings.status();
    return;
  }
  std::vector<Measured> measured = StoreAll(recordings, *standings);
  std::vector<Measured> stored;
  for (std::size_t i = 0; i < recordings.size(); ++i) {
    if (recordings[i].status.ok()) stored.push_back(std::move(measured[i]));
  }
  if (stored.empty()) return;
  const bool applied = carrier_.Carry(stored, deadline);
  for (const Recording& recording : recordings) recording.reply.set_applied(applied && recording.status.ok());
}

std::vector<Measured> Recorder::StoreAll(const std::vector<Recording>& recordings,
                                         const std::vector<GoalStanding>& standings) const {
  std::vector<Measured> measured(recordings.size());
  std::latch waiting(static_cast<std::ptrdiff_t>(recordings.size()));
  for (std::size_t i = 0; i < recordings.size(); ++i) {
    const Recording& recording = recordings[i];
    store_.Transact(
        recording.call.deadline,
        [&, i](Transaction& tx) { return StoreOne(tx, recording, standings[i], &measured[i]); },
        [&](absl::Status status) {
          recording.status = std::move(status);
          waiting.count_down();
        });
  }
  waiting.wait();
  return measured;
}

absl::Status Recorder::StoreOne(Transaction& tx, const Recording& recording, const GoalStanding& standing,
                                Measured* measured) const {
  Call& call = recording.call;
  const std::string& goal = recording.request.parent();
  const rpc::Replay replay{nullptr,
                           [this](store::Reader& reader, Call& again, std::string_view name, rpc::Message& message) {
                             return entries_.entries().Get(reader, again, name, static_cast<ProgressEntry*>(&message));
                           }};
  static const auto* const kName = ProgressEntry::descriptor()->FindFieldByName("name");
  const rpc::OnceOptions once{&replay, kName, ""};
  call.StartRun();
  recording.reply.Clear();
  absl::Status status = rpc::RunOnce(tx, call, once, *recording.reply.mutable_entry(), [&]() -> absl::Status {
    const ProgressEntry entry = EntryOf(recording);
    absl::Status allowed = Check(call, goal, standing, entry);
    if (!allowed.ok()) return allowed;
    return entries_.Append(tx, call, goal, recording.request.entry_id(), entry, recording.reply.mutable_entry())
        .status();
  });
  if (!status.ok()) return status;
  auto latest = entries_.Latest(tx, call.viewer.owner.person_key, goal);
  if (!latest.ok()) return latest.status();
  *measured = *std::move(latest);
  rpc::SetTimestamp(call.now, measured->what.mutable_measure_time());
  measured->what.set_recorder(call.principal.name);
  recording.reply.set_series_version(measured->what.series_version());
  return absl::OkStatus();
}

}  // namespace milepost::progress
