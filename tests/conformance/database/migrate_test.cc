#include "services/store/migrate.h"

#include "services/store/floor_schema.h"
#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

constexpr Migration kOne{1, "make cities",
                         "CREATE TABLE cities (id BIGINT, name TEXT);\nINSERT INTO cities VALUES (1, 'Bonn');\n"};
constexpr Migration kTwo{2, "add rivers", "CREATE TABLE rivers (id BIGINT);\n"};
constexpr Migration kBroken{2, "add rivers", "CREATE TABLE rivers (id BIGINT);\nINSERT INTO nowhere VALUES (1);\n"};

class MigrateTest : public DatabaseTest {
 protected:
  absl::Status Apply(std::vector<Migration> migrations) {
    const Component component{"places", migrations};
    return Migrate(*database_, {component}, kNow);
  }
  std::vector<std::string> Pending(std::vector<Migration> migrations) {
    const Component component{"places", migrations};
    auto pending = CheckSchema(*database_, {component});
    EXPECT_TRUE(pending.ok()) << pending.status();
    return pending.ok() ? *pending : std::vector<std::string>{"failed"};
  }
};

TEST_P(MigrateTest, PendingMigrationsAreToldThenAppliedOnce) {
  EXPECT_THAT(Pending({kOne, kTwo}), ElementsAre("places/1 make cities", "places/2 add rivers"));
  ASSERT_THAT(Apply({kOne}), IsOk());
  EXPECT_THAT(Pending({kOne, kTwo}), ElementsAre("places/2 add rivers"));
  ASSERT_THAT(Apply({kOne, kTwo}), IsOk());
  ASSERT_THAT(Apply({kOne, kTwo}), IsOk());
  EXPECT_THAT(Pending({kOne, kTwo}), IsEmpty());
  EXPECT_EQ(Int("SELECT COUNT(*) FROM cities"), 1);
  EXPECT_EQ(Int("SELECT applied_time FROM schema_migrations WHERE number = 1"), 1'700'000'000'000'000);
}

TEST_P(MigrateTest, TheChecksumIsSha256OfTheText) {
  ASSERT_THAT(Apply({{1, "abc", "-- abc;\n"}}), IsOk());
  // printf -- '-- abc;\n' | sha256sum
  EXPECT_EQ(Int("SELECT COUNT(*) FROM schema_migrations WHERE checksum = $1",
                {std::string_view("f306660c438ff9f383c83c9f523a4f8bd239615b4b1df9e189362e349acf2d50")}),
            1);
}

TEST_P(MigrateTest, CheckingChangesNothing) {
  EXPECT_THAT(Pending({kOne}), ElementsAre("places/1 make cities"));
  EXPECT_THAT(Execute("SELECT 1 FROM schema_migrations"), HasCode(absl::StatusCode::kNotFound));
}

TEST_P(MigrateTest, AMigrationChangedAfterItWasAppliedIsNamed) {
  ASSERT_THAT(Apply({kOne, kTwo}), IsOk());
  const absl::Status status = Apply({{1, "make cities", "CREATE TABLE cities (id BIGINT);\n"}, kTwo});
  EXPECT_THAT(status, HasCode(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(std::string(status.message()), HasSubstr("places/1 make cities"));
}

TEST_P(MigrateTest, ADatabaseOfANewerReleaseIsRefusedAndLeftAsItIs) {
  ASSERT_THAT(Apply({kOne, kTwo}), IsOk());
  const std::vector<Migration> cats{{1, "add cats", "CREATE TABLE cats (id BIGINT);\n"}}, older{kOne};
  const absl::Status status = Migrate(*database_, {Component{"animals", cats}, Component{"places", older}}, kNow);
  EXPECT_THAT(status, HasCode(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(std::string(status.message()), HasSubstr("places/2 add rivers"));
  EXPECT_THAT(Execute("SELECT 1 FROM cats"), HasCode(absl::StatusCode::kNotFound));
}

TEST_P(MigrateTest, AFailingMigrationIsUndoneWholeAndTheEarlierOnesStay) {
  const absl::Status status = Apply({kOne, kBroken});
  EXPECT_THAT(status, HasCode(absl::StatusCode::kNotFound));
  EXPECT_THAT(std::string(status.message()), HasSubstr("places/2 add rivers"));
  EXPECT_THAT(Execute("SELECT 1 FROM rivers"), HasCode(absl::StatusCode::kNotFound));
  EXPECT_THAT(Pending({kOne, kTwo}), ElementsAre("places/2 add rivers"));
  EXPECT_THAT(Apply({kOne, kTwo}), IsOk());
}

TEST_P(MigrateTest, NumbersWithGapsAreRefused) {
  EXPECT_THAT(Apply({kTwo}), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(Apply({kOne, kOne}), HasCode(absl::StatusCode::kInvalidArgument));
}

TEST_P(MigrateTest, TheFloorsTablesAreMade) {
  ASSERT_THAT(Migrate(*database_, {FloorSchema()}, kNow), IsOk());
  for (const char* table : {"people", "edges", "events", "audit", "request_log"}) {
    EXPECT_EQ(Int(std::string("SELECT COUNT(*) FROM ") + table), 0) << table;
  }
}

TEST_P(MigrateTest, EdgesAreFoundFromBothEndsAndOnlyOnce) {
  ASSERT_THAT(Migrate(*database_, {FloorSchema()}, kNow), IsOk());
  const std::string_view insert = "INSERT INTO edges (person_key, kind, other) VALUES ($1, $2, $3)";
  ASSERT_THAT(Execute(insert, {int64_t{1}, std::string_view("manager"), std::string_view("2")}), IsOk());
  ASSERT_THAT(Execute(insert, {int64_t{3}, std::string_view("manager"), std::string_view("2")}), IsOk());
  EXPECT_THAT(Execute(insert, {int64_t{1}, std::string_view("manager"), std::string_view("2")}),
              HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(Ints("SELECT person_key FROM edges WHERE kind = 'manager' AND other = '2' ORDER BY person_key"),
              ElementsAre(1, 3));
}

INSTANTIATE_TEST_SUITE_P(Engines, MigrateTest, testing::ValuesIn(AllEngines()), EngineName);

}  // namespace
}  // namespace milepost::store
