// People counted by their units, once a day by the sweep, into a table that reads answer from.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/access/edges.h"
#include "services/rpc/resource_base.h"
#include "services/rpc/service.h"
#include "services/store/people.h"

namespace milepost::rpc {

// People without a unit.
inline constexpr std::string_view kNoUnit = "-";

// `Numbers`: a message that adds up what is known of the people of one unit.
template <class Numbers>
class UnitCounts {
 public:
  using ByUnit = std::map<std::string, Numbers>;
  // Adds one person, the call's owner, to the numbers of the person's unit.
  using CountPerson = std::function<absl::Status(store::Reader& reader, const Call& call, Numbers& unit)>;

  explicit UnitCounts(std::string table) : table_(std::move(table)) {}

  std::string CreateSql() const {
    return absl::StrCat("CREATE TABLE ", table_,
                        " (\n  unit TEXT NOT NULL PRIMARY KEY,\n  as_of BIGINT NOT NULL,\n  body BYTEA NOT NULL\n);\n");
  }

  // Whether the last count is of another day (UTC).
  absl::StatusOr<bool> IsDue(const SweepRun& run) const {
    absl::Time as_of;
    absl::Status status = run.store.Read([&](store::Reader& reader) { return Stored(reader, &as_of).status(); });
    if (!status.ok()) return status;
    return DayOf(as_of) != DayOf(run.now);
  }

  // Counts everybody anew but those who left. Reads in pages; stores everything at the end.
  absl::Status Count(const SweepRun& run, const CountPerson& count) const {
    ByUnit units;
    for (int64_t after = 0; after != kNobody;) {
      if (run.stopping.load()) return absl::OkStatus();
      absl::Status status =
          run.store.Read([&](store::Reader& reader) { return CountPage(reader, run, count, &after, units); });
      if (!status.ok()) return status;
    }
    return run.store.TransactAndWait(absl::InfiniteFuture(),
                                     [&](store::Transaction& tx) { return Replace(tx, units, run.now); });
  }

  // The numbers as counted last; `*as_of` is the infinite past before the first count.
  absl::StatusOr<ByUnit> Stored(store::Reader& reader, absl::Time* as_of) const {
    ByUnit units;
    bool damaged = false;
    *as_of = absl::InfinitePast();
    absl::Status status =
        reader.Query(absl::StrCat("SELECT unit, as_of, body FROM ", table_), {}, [&](const store::Row& row) {
          *as_of = absl::FromUnixMicros(row.Int(1));
          const std::string_view body = row.Bytes(2);
          damaged |= !units[std::string(row.Text(0))].ParseFromArray(body.data(), static_cast<int>(body.size()));
          return true;
        });
    if (!status.ok()) return status;
    if (damaged) return absl::InternalError(absl::StrCat("store: a row of ", table_, " is damaged"));
    return units;
  }

 private:
  static constexpr int64_t kPeopleAtOnce = 50;  // a snapshot
  static constexpr int64_t kNobody = -1;        // no more people

  static absl::CivilDay DayOf(absl::Time time) { return absl::ToCivilDay(time, absl::UTCTimeZone()); }

  static absl::Status CountPage(store::Reader& reader, const SweepRun& run, const CountPerson& count, int64_t* after,
                                ByUnit& units) {
    auto people = store::ListPeople(reader, *after, kPeopleAtOnce);
    if (!people.ok()) return people.status();
    for (store::Person& person : *people) {
      *after = person.person_key;
      auto left = access::HasEdge(reader, person.person_key, access::kLeft, "");
      if (!left.ok()) return left.status();
      if (*left) continue;
      Numbers& unit = units[person.unit.empty() ? std::string(kNoUnit) : person.unit];
      Call call = SweepCall(run);
      call.viewer.owner = std::move(person);
      absl::Status status = count(reader, call, unit);
      if (!status.ok()) return status;
    }
    if (static_cast<int64_t>(people->size()) < kPeopleAtOnce) *after = kNobody;
    return absl::OkStatus();
  }

  absl::Status Replace(store::Transaction& tx, const ByUnit& units, absl::Time as_of) const {
    absl::Status status = tx.Execute(absl::StrCat("DELETE FROM ", table_), {});
    for (const auto& [unit, numbers] : units) {
      if (!status.ok()) return status;
      status = tx.Execute(absl::StrCat("INSERT INTO ", table_, " (unit, as_of, body) VALUES ($1, $2, $3)"),
                          {std::string_view(unit), Micros(as_of), store::Blob{numbers.SerializeAsString()}});
    }
    return status;
  }

  const std::string table_;
};

}  // namespace milepost::rpc
