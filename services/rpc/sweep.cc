#include "services/rpc/sweep.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

#include "services/rpc/dates.h"
#include "services/rpc/resource_base.h"
#include "services/store/events.h"

namespace milepost::rpc {
namespace {

constexpr int64_t kPage = 50;  // entries a transaction: a few milliseconds of the writer's time
constexpr int kDaysAhead = 1;  // where it is tomorrow already

absl::StatusOr<bool> FindOwner(store::Reader& reader, Call& call, int64_t person_key) {
  if (call.viewer.owner.person_key == person_key) return true;
  auto person = store::FindPersonByKey(reader, person_key);
  if (!person.ok()) return person.status();
  call.viewer.owner = person->value_or(store::Person());
  return person->has_value();
}

}  // namespace

Call SweepCall(const SweepRun& run) {
  static const std::atomic<bool> kNever{false};  // stands for a client that waits
  Call call;
  call.principal.name = std::string(kSweepActor);
  call.now = run.now;
  call.deadline = absl::InfiniteFuture();
  call.ids = &run.ids;
  call.cancelled = &kNever;
  call.viewer.unrestricted = true;
  return call;
}

absl::Status NoteDues(store::Transaction& tx, int64_t person_key, std::string_view table, std::string_view name,
                      const std::vector<Due>& before, const std::vector<Due>& after) {
  std::optional<absl::CivilDay> first;
  for (const Due& due : after) {
    const bool known = std::find(before.begin(), before.end(), due) != before.end();
    if (!known && (!first || due.day < *first)) first = due.day;
  }
  if (!first) return absl::OkStatus();
  return store::AddToAgenda(tx, {DayNumber(*first), person_key, std::string(name), std::string(table)});
}

std::vector<Due> Unforeseen(const std::vector<Due>& before, const std::vector<Due>& after, absl::CivilDay today) {
  std::vector<Due> unforeseen;
  std::copy_if(after.begin(), after.end(), std::back_inserter(unforeseen), [&](const Due& due) {
    return std::none_of(before.begin(), before.end(), [&](const Due& known) {
      const bool ahead = today < known.day && known.day <= due.day;
      return known == due || (known.type == due.type && known.element == due.element && ahead);
    });
  });
  return unforeseen;
}

Sweep::Sweep(const std::vector<std::unique_ptr<Service>>& services) {
  for (const auto& service : services) {
    services_.push_back(service.get());
    for (AgendaSource& source : service->Agenda()) {
      std::string table = source.table;
      sources_.emplace(std::move(table), std::move(source));
    }
  }
}

absl::Status Sweep::Run(const SweepRun& run) const {
  absl::Status first = ReadAgenda(run);
  for (Service* service : services_) {
    if (run.stopping.load()) break;
    absl::Status status = service->Sweep(run);
    if (first.ok()) first = std::move(status);
  }
  return first;
}

absl::Status Sweep::ReadAgenda(const SweepRun& run) const {
  const int64_t last_day = DayNumber(absl::ToCivilDay(run.now, absl::UTCTimeZone())) + kDaysAhead;
  store::AgendaEntry after;
  after.day = std::numeric_limits<int64_t>::min();
  std::vector<store::AgendaEntry> page;
  do {
    absl::Status status = run.store.Read([&](store::Reader& reader) -> absl::Status {
      auto listed = store::ListAgenda(reader, last_day, after, kPage);
      if (!listed.ok()) return listed.status();
      page = *std::move(listed);
      return absl::OkStatus();
    });
    if (!status.ok() || page.empty()) return status;
    after = page.back();
    status = run.store.TransactAndWait(absl::InfiniteFuture(), [&](store::Transaction& tx) {
      Call call = SweepCall(run);
      for (const store::AgendaEntry& entry : page) {
        absl::Status told = Tell(tx, call, entry);
        if (!told.ok()) return told;
      }
      return absl::OkStatus();
    });
    if (!status.ok()) return status;
  } while (!run.stopping.load());
  return absl::OkStatus();
}

absl::Status Sweep::Tell(store::Transaction& tx, Call& call, const store::AgendaEntry& entry) const {
  auto owner = FindOwner(tx, call, entry.person_key);
  if (!owner.ok()) return owner.status();
  const auto source = sources_.find(entry.source);
  const int64_t today = *owner ? DayNumber(call.Today()) : entry.day;
  if (entry.day > today || source == sources_.end()) return absl::OkStatus();  // not yet; or a service not hosted here
  auto removed = store::RemoveFromAgenda(tx, entry);
  if (!removed.ok() || !*removed || !*owner) return removed.status();
  auto watched = source->second.look(tx, call, entry.resource);
  if (!watched.ok()) return watched.status();
  std::vector<Due> later;
  for (const Due& due : watched->dues) {
    const int64_t day = DayNumber(due.day);
    if (day > today) {
      later.push_back(due);
      continue;
    }
    auto fresh = store::RememberTold(tx, entry.person_key, entry.resource, {due.type, due.element, day});
    if (!fresh.ok()) return fresh.status();
    absl::Status status =
        *fresh ? EmitEvent(tx, call, due.type, entry.resource, due.element, watched->audience) : absl::OkStatus();
    if (!status.ok()) return status;
  }
  return NoteDues(tx, entry.person_key, entry.source, entry.resource, {}, later);
}

}  // namespace milepost::rpc
