#include "services/store/people.h"

#include "services/store/query.h"

namespace milepost::store {
namespace {

constexpr std::string_view kByName =
    "SELECT person_key, name, time_zone, locale, unit, cadence_days, capacity_minutes FROM people WHERE name = $1";
constexpr std::string_view kByKey =
    "SELECT person_key, name, time_zone, locale, unit, cadence_days, capacity_minutes FROM people WHERE person_key = "
    "$1";

constexpr std::string_view kAfter =
    "SELECT person_key, name, time_zone, locale, unit, cadence_days, capacity_minutes FROM people WHERE person_key > "
    "$1 ORDER BY person_key LIMIT $2";

Person PersonOf(const Row& row) {
  return {row.Int(0),
          std::string(row.Text(1)),
          std::string(row.Text(2)),
          std::string(row.Text(3)),
          std::string(row.Text(4)),
          row.Int(5),
          row.Int(6)};
}

absl::StatusOr<std::optional<Person>> FindOne(Reader& reader, std::string_view sql, const Value& key) {
  std::optional<Person> person;
  auto found = QueryOne(reader, sql, {key}, [&person](const Row& row) { person = PersonOf(row); });
  if (!found.ok()) return found.status();
  return person;
}

absl::Status ExecuteOne(Transaction& tx, std::string_view sql, Values values) {
  int64_t changed = 0;
  absl::Status status = tx.Execute(sql, values, &changed);
  if (status.ok() && changed == 0) return absl::NotFoundError("no such person");
  return status;
}

}  // namespace

absl::StatusOr<std::optional<Person>> FindPerson(Reader& reader, std::string_view name) {
  return FindOne(reader, kByName, name);
}

absl::StatusOr<std::optional<Person>> FindPersonByKey(Reader& reader, int64_t person_key) {
  return FindOne(reader, kByKey, person_key);
}

absl::StatusOr<std::vector<Person>> ListPeople(Reader& reader, int64_t after_key, int64_t limit) {
  std::vector<Person> people;
  absl::Status status = reader.Query(kAfter, {after_key, limit}, [&people](const Row& row) {
    people.push_back(PersonOf(row));
    return true;
  });
  if (!status.ok()) return status;
  return people;
}

absl::Status InsertPerson(Transaction& tx, const Person& person) {
  return tx.Execute(
      "INSERT INTO people (person_key, name, time_zone, locale, unit, cadence_days, capacity_minutes) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {person.person_key, std::string_view(person.name), std::string_view(person.time_zone),
       std::string_view(person.locale), std::string_view(person.unit), person.cadence_days, person.capacity_minutes});
}

absl::Status UpdatePerson(Transaction& tx, const Person& person) {
  return ExecuteOne(
      tx,
      "UPDATE people SET name = $2, time_zone = $3, locale = $4, unit = $5, cadence_days = $6, "
      "capacity_minutes = $7 WHERE person_key = $1",
      {person.person_key, std::string_view(person.name), std::string_view(person.time_zone),
       std::string_view(person.locale), std::string_view(person.unit), person.cadence_days, person.capacity_minutes});
}

absl::Status ErasePerson(Transaction& tx, int64_t person_key) {
  return ExecuteOne(tx, "DELETE FROM people WHERE person_key = $1", {person_key});
}

}  // namespace milepost::store
