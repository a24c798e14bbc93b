#include "services/store/floor_schema.h"

namespace milepost::store {
namespace {

// people       a person's random key; erasing the row cuts every other row off from the person
// edges        who is what to whom: `other` is a person's key in decimal, a unit or a principal, by kind
// events       what changed, without values; `position` is the place in the feed, in the order of commits
// feed_floor   one row: the highest position ever erased, so that no position is given twice
// audit        who did what to whose data; `chain` is set later by the sealer
// request_log  remembered writes, so that a retry is not a second write
constexpr std::string_view kFirst = R"sql(
CREATE TABLE people (
  person_key BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  time_zone TEXT NOT NULL,
  locale TEXT NOT NULL,
  unit TEXT NOT NULL,
  cadence_days BIGINT NOT NULL,
  capacity_minutes BIGINT NOT NULL
) /*clustered*/;
CREATE TABLE edges (
  person_key BIGINT NOT NULL,
  kind TEXT NOT NULL,
  other TEXT NOT NULL,
  PRIMARY KEY (person_key, kind, other)
) /*clustered*/;
CREATE INDEX edges_by_other ON edges (kind, other);
CREATE TABLE events (
  person_key BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  position BIGINT UNIQUE,
  event_time BIGINT NOT NULL,
  type TEXT NOT NULL,
  resource TEXT NOT NULL,
  owner TEXT NOT NULL,
  actor TEXT NOT NULL,
  changed_paths TEXT NOT NULL,
  request_id TEXT NOT NULL,
  audience BIGINT NOT NULL,
  PRIMARY KEY (person_key, seq)
) /*clustered*/;
CREATE TABLE feed_floor (
  id BIGINT NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
) /*clustered*/;
INSERT INTO feed_floor (id, position) VALUES (1, 0);
CREATE TABLE audit (
  person_key BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  event_time BIGINT NOT NULL,
  actor TEXT NOT NULL,
  method TEXT NOT NULL,
  resource TEXT NOT NULL,
  changed_paths TEXT NOT NULL,
  request_id TEXT NOT NULL,
  chain BYTEA,
  PRIMARY KEY (person_key, seq)
) /*clustered*/;
CREATE TABLE request_log (
  principal TEXT NOT NULL,
  method TEXT NOT NULL,
  request_id TEXT NOT NULL,
  hash BYTEA NOT NULL,
  resource TEXT NOT NULL,
  create_time BIGINT NOT NULL,
  PRIMARY KEY (principal, method, request_id)
) /*clustered*/;
CREATE INDEX request_log_by_time ON request_log (create_time);
)sql";

// feed_horizon  one row: events up to this position may have been forgotten
// agenda        which resource to look at on which day (days since 1970-01-01, the owner's), because something in it
//               falls due; `source` is the table it lies in
// told          what the sweep has told the feed of, so that it tells nothing twice
constexpr std::string_view kAgenda = R"sql(
CREATE TABLE feed_horizon (
  id BIGINT NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
) /*clustered*/;
INSERT INTO feed_horizon (id, position) VALUES (1, 0);
CREATE TABLE agenda (
  day BIGINT NOT NULL,
  person_key BIGINT NOT NULL,
  resource TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (day, person_key, resource)
) /*clustered*/;
CREATE TABLE told (
  person_key BIGINT NOT NULL,
  resource TEXT NOT NULL,
  type TEXT NOT NULL,
  element TEXT NOT NULL,
  day BIGINT NOT NULL,
  PRIMARY KEY (person_key, resource, type, element, day)
) /*clustered*/;
)sql";

constexpr std::string_view kPeopleByUnit = "CREATE INDEX people_by_unit ON people (unit, person_key);\n";

constexpr Migration kMigrations[] = {
    {1, "the floor's first tables", kFirst}, {2, "agenda of the sweep", kAgenda}, {3, "people by unit", kPeopleByUnit}};

}  // namespace

const Component& FloorSchema() {
  static constexpr std::string_view kName = "floor";
  static const Component component{kName, kMigrations};
  return component;
}

}  // namespace milepost::store
