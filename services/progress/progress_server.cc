#include "services/progress/progress_server.h"

#include <utility>

#include "google/protobuf/empty.pb.h"
#include "services/progress/learning.h"
#include "services/progress/motivation.h"
#include "services/progress/neutral.h"
#include "services/progress/series.h"
#include "services/progress/streak.h"
#include "services/rpc/standard_rows.h"

namespace milepost::progress {
namespace {

using namespace v1;  // NOLINT: the contract's names
using goals::v1::Goal;
using google::protobuf::Empty;
using rpc::Call;
using store::Reader;
using store::Transaction;

constexpr int64_t kMostPoints = 2'000;

ProgressSeries SeriesOf(const std::string& goal, const std::vector<ProgressEntry>& entries, int64_t version) {
  ProgressSeries series;
  series.set_goal(goal);
  series.set_series_version(version);
  std::vector<const ProgressEntry*> pointers;
  for (const ProgressEntry& entry : entries) pointers.push_back(&entry);
  for (const ProgressEntry* entry : CountingEntries(pointers)) {
    auto& point = *series.add_points();
    *point.mutable_effective_date() = entry->effective_date();
    point.set_value(entry->value());
  }
  return series;
}

}  // namespace

ProgressServer::ProgressServer(store::Database& store, const rpc::Peers& peers)
    : store_(store),
      goals_(peers),
      journal_(JournalSpec()),
      measured_goals_(peers),
      carrier_(store, entries_, measured_goals_),
      recorder_(store, entries_, measured_goals_, carrier_) {}

std::vector<rpc::SchemaStep> ProgressServer::Schema() const {
  return {{"entries, series and journal", entries_.CreateSql() + journal_.CreateSql()},
          {"feedback", feedback_.CreateSql()},
          // A pulse was once shared with mentors; it is in no audience any more.
          {"private pulses", "UPDATE journal_entries SET audience = 0 WHERE kind = 'PULSE';\n"}};
}

absl::StatusOr<Goal> ProgressServer::GoalOf(const Call& call, std::string_view name) {
  goals::v1::GetGoalRequest request;
  request.set_name(std::string(name));
  Goal goal;
  absl::Status status = goals_.Call(call, &goals::v1::GoalsService::Stub::GetGoal, request, &goal);
  if (!status.ok()) return status;
  return goal;
}

absl::StatusOr<std::vector<Goal>> ProgressServer::GoalsOf(const Call& call, const std::string& parent) {
  std::vector<Goal> goals;
  goals::v1::ListGoalsRequest request;
  request.set_parent(parent);
  absl::Status status =
      rpc::EachPage(goals_, call, &goals::v1::GoalsService::Stub::ListGoals, request, [&goals](auto& page) {
        for (Goal& goal : *page.mutable_goals()) goals.push_back(std::move(goal));
      });
  if (!status.ok()) return status;
  return goals;
}

absl::StatusOr<std::vector<goals::v1::Plan>> ProgressServer::PlansOf(const Call& call, const std::string& parent) {
  goals::v1::ListPlansRequest request;
  request.set_parent(parent);
  request.set_order_by("create_time desc");
  goals::v1::ListPlansResponse page;  // the newest plans are enough: one of a kind is open
  absl::Status status = goals_.Call(call, &goals::v1::GoalsService::Stub::ListPlans, request, &page);
  if (!status.ok()) return status;
  return std::vector<goals::v1::Plan>(page.plans().begin(), page.plans().end());
}

absl::StatusOr<std::vector<goals::v1::CircumstanceChange>> ProgressServer::LeavesOf(const Call& call,
                                                                                    const std::string& parent) {
  goals::v1::ListCircumstanceChangesRequest request;
  request.set_parent(parent);
  request.set_filter("kind = LEAVE");
  request.set_page_size(rpc::kPeerPageSize);
  goals::v1::ListCircumstanceChangesResponse page;
  absl::Status status = goals_.Call(call, &goals::v1::GoalsService::Stub::ListCircumstanceChanges, request, &page);
  if (!status.ok()) return status;
  return std::vector<goals::v1::CircumstanceChange>(page.circumstance_changes().begin(),
                                                    page.circumstance_changes().end());
}

absl::Status ProgressServer::GetMotivation(Call& call, const std::string& parent, MotivationSnapshot& reply) {
  auto goals = GoalsOf(call, parent);
  if (!goals.ok()) return goals.status();
  auto plans = PlansOf(call, parent);
  if (!plans.ok()) return plans.status();
  auto leaves = LeavesOf(call, parent);
  if (!leaves.ok()) return leaves.status();
  std::vector<JournalEntry> check_ins, achievements;
  absl::Status status = store_.Read([&](Reader& reader) -> absl::Status {
    auto found = EntriesOfKind(reader, call, journal_, "CHECK_IN");
    if (!found.ok()) return found.status();
    check_ins = *std::move(found);
    found = EntriesOfKind(reader, call, journal_, "ACHIEVEMENT");
    if (found.ok()) achievements = *std::move(found);
    return found.status();
  });
  if (!status.ok()) return status;
  const HoldHistory holds(*goals);
  std::vector<absl::CivilDay> days;
  for (const JournalEntry& entry : check_ins) days.push_back(*rpc::ToCivil(entry.entry_date()));
  const int cadence = call.CadenceDays();
  const auto neutral = [&](absl::CivilDay first, absl::CivilDay last) {
    return InsideLeave(*leaves, first, last) || holds.EveryGoalOnHold(first, last);
  };
  AddStreak(ComputeStreak(days, cadence, call.Today(), neutral), cadence, &reply);
  AddAchievements(achievements, call.Today(), &reply);
  for (std::string& partner : AccountabilityPartners(*plans)) reply.add_accountability_partners(std::move(partner));
  *reply.mutable_as_of_date() = rpc::FromCivil(call.Today());
  return absl::OkStatus();
}

std::vector<rpc::ServiceRows> ProgressServer::Rows() {
  rpc::ServiceRows rows{"milepost.progress.v1.ProgressService", {}, {journal_.replay(), feedback_.replay()}};
  AddEntryRows(rows.methods);
  AddJournalRows(rows.methods);
  for (rpc::Method& row : feedback_.Rows()) rows.methods.push_back(std::move(row));
  return {std::move(rows)};
}

void ProgressServer::AddEntryRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::OrchestrateJointly<RecordProgressRequest, RecordProgressResponse>(
      "RecordProgress", [this](const std::vector<Recording>& recordings) { recorder_.Record(recordings); }));
  rows.push_back(rpc::Orchestrate<GetProgressEntryRequest, ProgressEntry>(
      "GetProgressEntry", [this](Call& call, const auto& request, ProgressEntry& reply) {
        auto goal = GoalOf(call, rpc::ParentOf(request.name()));
        if (!goal.ok()) return goal.status();
        return store_.Read(
            [&](Reader& reader) { return entries_.entries().Get(reader, call, request.name(), &reply); });
      }));
  rows.push_back(rpc::Orchestrate<ListProgressEntriesRequest, ListProgressEntriesResponse>(
      "ListProgressEntries", [this](Call& call, const auto& request, auto& reply) {
        auto goal = GoalOf(call, request.parent());
        if (!goal.ok()) return goal.status();
        return store_.Read([&](Reader& reader) {
          return entries_.entries().List(reader, call, rpc::ListArgsOf(request), reply.mutable_entries(),
                                         reply.mutable_next_page_token());
        });
      }));
  rows.push_back(rpc::Orchestrate<GetProgressSeriesRequest, ProgressSeries>(
      "GetProgressSeries", [this](Call& call, const auto& request, ProgressSeries& reply) {
        auto goal = GoalOf(call, request.parent());
        if (!goal.ok()) return goal.status();
        return store_.Read([&](Reader& reader) -> absl::Status {
          const int64_t person = call.viewer.owner.person_key;
          auto entries = entries_.Counting(reader, person, request.parent(), kMostPoints);
          if (!entries.ok()) return entries.status();
          auto version = entries_.Version(reader, person, request.parent());
          if (version.ok()) reply = SeriesOf(request.parent(), *entries, *version);
          return version.status();
        });
      }));
}

void ProgressServer::AddJournalRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::CreateRow("CreateJournalEntry", journal_, &CreateJournalEntryRequest::journal_entry_id,
                                &CreateJournalEntryRequest::journal_entry));
  rows.push_back(rpc::GetRow<GetJournalEntryRequest>("GetJournalEntry", journal_));
  rows.push_back(rpc::ListRow<ListJournalEntriesRequest>("ListJournalEntries", journal_,
                                                         &ListJournalEntriesResponse::mutable_journal_entries));
  rows.push_back(rpc::UpdateRow("UpdateJournalEntry", journal_, &UpdateJournalEntryRequest::journal_entry));
  rows.push_back(rpc::Write<DeleteJournalEntryRequest, Empty>(
      "DeleteJournalEntry", [this](Transaction& tx, Call& call, const auto& request, Empty&) {
        return journal_.Erase(tx, call, request.name(), request.etag());
      }));
  rows.push_back(rpc::Write<MarkCelebratedRequest, JournalEntry>(
      "MarkCelebrated", [this](Transaction& tx, Call& call, const auto& request, JournalEntry& reply) {
        const auto celebrate = [&](JournalEntry& entry) {
          if (!entry.has_achievement()) {
            return rpc::RuleBroken("is-achievement", request.name(),
                                   "Only achievements are celebrated. Name an entry with an achievement.");
          }
          auto& achievement = *entry.mutable_achievement();
          if (!achievement.has_celebrate_time()) rpc::SetTimestamp(call.now, achievement.mutable_celebrate_time());
          return absl::OkStatus();
        };
        return journal_.Apply(tx, call, request.name(), "", "celebrated", celebrate, &reply);
      }));
  rows.push_back(rpc::Orchestrate<GetMotivationSnapshotRequest, MotivationSnapshot>(
      "GetMotivationSnapshot", [this](Call& call, const auto& request, MotivationSnapshot& reply) {
        return GetMotivation(call, request.parent(), reply);
      }));
  rows.push_back(rpc::Read<GetLearningSummaryRequest, LearningSummary>(
      "GetLearningSummary", [this](Reader& reader, Call& call, const auto& request, LearningSummary& reply) {
        auto entries = EntriesOfKind(reader, call, journal_, "ACTIVITY");
        if (!entries.ok()) return entries.status();
        const auto first = rpc::ToCivil(request.start_date()).value_or(absl::CivilDay(1, 1, 1));
        const auto last = rpc::ToCivil(request.end_date()).value_or(call.Today());
        std::vector<const Activity*> activities;
        for (const JournalEntry& entry : *entries) {
          const auto day = rpc::ToCivil(entry.entry_date());
          if (day >= first && day <= last) activities.push_back(&entry.activity());
        }
        reply = SummarizeLearning(activities);
        return absl::OkStatus();
      }));
}

}  // namespace milepost::progress
