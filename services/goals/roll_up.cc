#include "services/goals/roll_up.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>

#include "services/access/edges.h"
#include "services/goals/goal_summary.h"
#include "services/goals/plan_states.h"
#include "services/rpc/resource_base.h"
#include "services/store/people.h"
#include "services/store/query.h"

namespace milepost::goals {
namespace {

using v1::UnitSummary;

constexpr int64_t kPeopleAtOnce = 50;  // a snapshot
constexpr int64_t kNobody = -1;        // no more people

UnitSummary* Find(std::string_view unit, std::vector<UnitSummary>* units) {
  const auto found =
      std::find_if(units->begin(), units->end(), [unit](const UnitSummary& one) { return one.unit() == unit; });
  if (found != units->end()) return &*found;
  units->emplace_back().set_unit(std::string(unit));
  return &units->back();
}

void Withhold(UnitSummary* unit) {
  UnitSummary withheld;
  withheld.set_unit(unit->unit());
  withheld.set_suppressed(true);
  *unit = std::move(withheld);
}

void Add(const UnitSummary& more, UnitSummary* total) {
  total->set_people(total->people() + more.people());
  total->set_people_with_open_plan(total->people_with_open_plan() + more.people_with_open_plan());
  total->set_people_with_agreed_plan(total->people_with_agreed_plan() + more.people_with_agreed_plan());
  total->set_reviews_due(total->reviews_due() + more.reviews_due());
  AddCounts(more.counts(), total->mutable_counts());
}

void SetShares(UnitSummary* unit) {
  if (unit->people() == 0) return;
  unit->set_open_plan_share(static_cast<double>(unit->people_with_open_plan()) / unit->people());
  unit->set_agreed_share(static_cast<double>(unit->people_with_agreed_plan()) / unit->people());
}

absl::StatusOr<std::vector<UnitSummary>> Stored(store::Reader& reader, int64_t* as_of) {
  std::vector<UnitSummary> units;
  bool damaged = false;
  absl::Status status =
      reader.Query("SELECT as_of, body FROM unit_roll_up ORDER BY unit", {}, [&](const store::Row& row) {
        *as_of = row.Int(0);
        const std::string_view body = row.Bytes(1);
        damaged |= !units.emplace_back().ParseFromArray(body.data(), static_cast<int>(body.size()));
        return true;
      });
  if (!status.ok()) return status;
  if (damaged) return absl::InternalError("store: a unit's summary is damaged");
  return units;
}

absl::Status Replace(store::Transaction& tx, const std::vector<UnitSummary>& units, absl::Time as_of) {
  absl::Status status = tx.Execute("DELETE FROM unit_roll_up", {});
  for (const UnitSummary& unit : units) {
    if (!status.ok()) return status;
    status = tx.Execute("INSERT INTO unit_roll_up (unit, as_of, body) VALUES ($1, $2, $3)",
                        {std::string_view(unit.unit()), rpc::Micros(as_of), store::Blob{unit.SerializeAsString()}});
  }
  return status;
}

bool SameDay(absl::Time a, absl::Time b) {
  return absl::ToCivilDay(a, absl::UTCTimeZone()) == absl::ToCivilDay(b, absl::UTCTimeZone());
}

}  // namespace

void Suppress(std::vector<UnitSummary>* units) {
  std::vector<UnitSummary*> by_size;
  for (UnitSummary& unit : *units) by_size.push_back(&unit);
  std::stable_sort(by_size.begin(), by_size.end(), [](auto* a, auto* b) { return a->people() < b->people(); });
  int groups = 0, people = 0;
  for (UnitSummary* unit : by_size) {
    const bool small = unit->people() < kSmallestGroup;
    const bool gives_away = groups > 0 && (groups == 1 || people < kSmallestGroup);
    if (!small && !gives_away) return;
    ++groups;
    people += unit->people();
    Withhold(unit);
  }
}

absl::StatusOr<std::vector<v1::Plan>> OpenPlans(const PlanStore& plans, store::Reader& reader, const rpc::Call& call) {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.order = {{"create_time"}};
  auto found = plans.plans().Messages(reader, query);
  if (found.ok()) std::erase_if(*found, [](const v1::Plan& plan) { return !IsOpen(plan.state()); });
  return found;
}

std::string OrganizationRollUp::CreateSql() {
  return "CREATE TABLE unit_roll_up (\n  unit TEXT NOT NULL PRIMARY KEY,\n  as_of BIGINT NOT NULL,\n"
         "  body BYTEA NOT NULL\n);\n";
}

absl::Status OrganizationRollUp::CountPerson(store::Reader& reader, const rpc::Call& call,
                                             std::vector<UnitSummary>* units) const {
  auto left = access::HasEdge(reader, call.viewer.owner.person_key, access::kLeft, "");
  if (!left.ok() || *left) return left.status();
  const absl::CivilDay today = call.Today();
  const std::string& named = call.viewer.owner.unit;
  UnitSummary* unit = Find(named.empty() ? kNoUnit : named, units);
  auto goals = goals_.All(reader, call);
  if (!goals.ok()) return goals.status();
  std::vector<int> counted(goals->size());
  std::iota(counted.begin(), counted.end(), 0);
  Count(*goals, StatusesOf(*goals, {today, call.CadenceDays()}), counted, today, unit->mutable_counts());
  auto plans = OpenPlans(plans_, reader, call);
  if (!plans.ok()) return plans.status();
  int agreed = 0;
  for (const v1::Plan& plan : *plans) {
    if (IsInForce(plan.state())) ++agreed;
    const auto due = ReviewDue(plan);
    if (due && *due <= today) unit->set_reviews_due(unit->reviews_due() + 1);
  }
  unit->set_people(unit->people() + 1);
  if (!plans->empty()) unit->set_people_with_open_plan(unit->people_with_open_plan() + 1);
  if (agreed > 0) unit->set_people_with_agreed_plan(unit->people_with_agreed_plan() + 1);
  return absl::OkStatus();
}

absl::Status OrganizationRollUp::CountPage(store::Reader& reader, const rpc::SweepRun& run, int64_t* after,
                                           std::vector<UnitSummary>* units) const {
  auto people = store::ListPeople(reader, *after, kPeopleAtOnce);
  if (!people.ok()) return people.status();
  const std::atomic<bool> never{false};
  for (store::Person& person : *people) {
    rpc::Call call;
    call.now = run.now;
    call.cancelled = &never;
    call.deadline = absl::InfiniteFuture();
    call.viewer.unrestricted = true;
    call.viewer.owner = std::move(person);
    absl::Status status = CountPerson(reader, call, units);
    if (!status.ok()) return status;
    *after = call.viewer.owner.person_key;
  }
  if (static_cast<int64_t>(people->size()) < kPeopleAtOnce) *after = kNobody;
  return absl::OkStatus();
}

absl::Status OrganizationRollUp::Refresh(const rpc::SweepRun& run) const {
  int64_t as_of = 0;
  absl::Status status = run.store.Read([&](store::Reader& reader) { return Stored(reader, &as_of).status(); });
  if (!status.ok()) return status;
  if (as_of != 0 && SameDay(absl::FromUnixMicros(as_of), run.now)) return absl::OkStatus();
  std::vector<UnitSummary> units;
  for (int64_t after = 0; after != kNobody;) {
    if (run.stopping.load()) return absl::OkStatus();
    status = run.store.Read([&](store::Reader& reader) { return CountPage(reader, run, &after, &units); });
    if (!status.ok()) return status;
  }
  return run.store.TransactAndWait(absl::InfiniteFuture(),
                                   [&](store::Transaction& tx) { return Replace(tx, units, run.now); });
}

absl::Status OrganizationRollUp::Get(store::Reader& reader, std::string_view unit, v1::OrganizationSummary* summary) {
  int64_t as_of = 0;
  auto units = Stored(reader, &as_of);
  if (!units.ok()) return units.status();
  UnitSummary total;
  for (UnitSummary& one : *units) {
    Add(one, &total);
    SetShares(&one);
  }
  SetShares(&total);
  if (total.people() < kSmallestGroup) Withhold(&total);
  Suppress(&*units);
  if (as_of != 0) rpc::SetTimestamp(absl::FromUnixMicros(as_of), summary->mutable_as_of_time());
  if (unit.empty()) {
    *summary->mutable_total() = std::move(total);
    for (UnitSummary& one : *units) *summary->add_units() = std::move(one);
    return absl::OkStatus();
  }
  UnitSummary none;
  none.set_unit(std::string(unit));
  none.set_suppressed(true);
  const auto found = std::find_if(units->begin(), units->end(), [unit](auto& one) { return one.unit() == unit; });
  *summary->mutable_total() = found == units->end() ? std::move(none) : std::move(*found);
  return absl::OkStatus();
}

}  // namespace milepost::goals
