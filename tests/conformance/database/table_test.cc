// Rows of a Table: made, read, changed once by one of two writers, erased.
#include "services/store/table.h"

#include "services/store/migrate.h"
#include "tests/conformance/database/fake_message.h"
#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

class TableTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    MakeTable();
  }

  void MakeTable() {
    const std::string sql = Table<FakeGoal>::CreateSql(FakeGoalSpec());
    const std::vector<Migration> migrations{{1, "make fake_goals", sql}};
    ASSERT_THAT(Migrate(*database_, {Component{"fakes", migrations}}, absl::UnixEpoch()), IsOk());
  }

  static Record<FakeGoal> Goal(int64_t person_key, std::string id, std::string title = "title") {
    return {person_key, "plans/p1", std::move(id), {1, 2, 100, 200, 0}, {77, std::move(title)}};
  }

  absl::Status Insert(const Record<FakeGoal>& record) {
    return Write([&](Transaction& tx) { return goals_.Insert(tx, record); });
  }

  std::optional<Record<FakeGoal>> Get(const RowKey& key) {
    std::optional<Record<FakeGoal>> record;
    EXPECT_THAT(database_->Read([&](Reader& reader) {
      auto found = goals_.Get(reader, key);
      if (found.ok()) record = *std::move(found);
      return found.status();
    }),
                IsOk());
    return record;
  }

  const Table<FakeGoal> goals_{FakeGoalSpec()};
};

TEST_P(TableTest, ARowComesBackWhole) {
  ASSERT_THAT(Insert(Goal(9, "g1", "Läufer 🏃")), IsOk());
  const auto row = Get({9, "plans/p1", "g1"});
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->person_key, 9);
  EXPECT_EQ(row->parent, "plans/p1");
  EXPECT_EQ(row->id, "g1");
  EXPECT_EQ(row->facts.revision, 1);
  EXPECT_EQ(row->facts.audience, 2);
  EXPECT_EQ(row->facts.create_time, 100);
  EXPECT_EQ(row->facts.update_time, 200);
  EXPECT_EQ(row->facts.delete_time, 0);
  EXPECT_EQ(row->message.due, 77);
  EXPECT_EQ(row->message.title, "Läufer 🏃");
}

TEST_P(TableTest, OnlyTheWholeKeyFindsARow) {
  ASSERT_THAT(Insert(Goal(9, "g1")), IsOk());
  EXPECT_FALSE(Get({8, "plans/p1", "g1"}).has_value());
  EXPECT_FALSE(Get({9, "plans/p2", "g1"}).has_value());
  EXPECT_FALSE(Get({9, "plans/p1", "g2"}).has_value());
}

TEST_P(TableTest, StoredBytesAreGivenAsTheyAre) {
  ASSERT_THAT(Insert(Goal(9, "g1", "run")), IsOk());
  std::string body;
  ASSERT_THAT(database_->Read([&](Reader& reader) {
    return goals_.GetBytes(reader, {9, "plans/p1", "g1"}, [&](const RowView& row) { body = row.body; }).status();
  }),
              IsOk());
  EXPECT_EQ(body, "77|run");
}

TEST_P(TableTest, ATakenKeyIsAlreadyExists) {
  ASSERT_THAT(Insert(Goal(9, "g1")), IsOk());
  EXPECT_THAT(Insert(Goal(9, "g1", "other")), HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_EQ(Get({9, "plans/p1", "g1"})->message.title, "title");
}

TEST_P(TableTest, AnUpdateOfTheExpectedRevisionReplacesTheRowAndRaisesIt) {
  ASSERT_THAT(Insert(Goal(9, "g1")), IsOk());
  Record<FakeGoal> changed = Goal(9, "g1", "changed");
  changed.facts = {50, 4, 999, 300, 400};
  changed.message.due = 88;
  ASSERT_THAT(Write([&](Transaction& tx) { return goals_.Update(tx, changed, 1); }), IsOk());
  const auto row = Get(changed.key());
  EXPECT_EQ(row->facts.revision, 2);
  EXPECT_EQ(row->facts.audience, 4);
  EXPECT_EQ(row->facts.create_time, 100);
  EXPECT_EQ(row->facts.update_time, 300);
  EXPECT_EQ(row->facts.delete_time, 400);
  EXPECT_EQ(row->message.title, "changed");
  EXPECT_EQ(Int("SELECT due FROM fake_goals"), 88);
}

TEST_P(TableTest, AStaleRevisionIsAbortedAndWritesNothing) {
  ASSERT_THAT(Insert(Goal(9, "g1")), IsOk());
  ASSERT_THAT(Write([&](Transaction& tx) { return goals_.Update(tx, Goal(9, "g1", "first"), 1); }), IsOk());
  EXPECT_THAT(Write([&](Transaction& tx) { return goals_.Update(tx, Goal(9, "g1", "second"), 1); }),
              HasCode(absl::StatusCode::kAborted));
  EXPECT_EQ(Get({9, "plans/p1", "g1"})->message.title, "first");
}

TEST_P(TableTest, ComputedValuesKeepTheRevision) {
  ASSERT_THAT(Insert(Goal(9, "g1")), IsOk());
  Record<FakeGoal> computed = Goal(9, "g1", "computed");
  computed.facts.update_time = 201;
  ASSERT_THAT(Write([&](Transaction& tx) { return goals_.UpdateKeepingRevision(tx, computed); }), IsOk());
  const auto row = Get(computed.key());
  EXPECT_EQ(row->facts.revision, 1);
  EXPECT_EQ(row->facts.update_time, 201);
  EXPECT_EQ(row->message.title, "computed");
  EXPECT_THAT(Write([&](Transaction& tx) { return goals_.UpdateKeepingRevision(tx, Goal(9, "g2")); }),
              HasCode(absl::StatusCode::kNotFound));
}

TEST_P(TableTest, RowsAreErasedOneByOneOrByPerson) {
  for (const char* id : {"g1", "g2", "g3"}) ASSERT_THAT(Insert(Goal(9, id)), IsOk());
  ASSERT_THAT(Insert(Goal(8, "g1")), IsOk());
  EXPECT_THAT(Write([&](Transaction& tx) { return goals_.Erase(tx, {9, "plans/p1", "g1"}); }), IsOk());
  EXPECT_THAT(Write([&](Transaction& tx) {
                return goals_.Erase(tx, {9, "plans/p1", "g1"});
              }),
              HasCode(absl::StatusCode::kNotFound));
  int64_t erased = 0;
  ASSERT_THAT(Write([&](Transaction& tx) {
                auto count = goals_.ErasePerson(tx, 9);
                if (count.ok()) erased = *count;
                return count.status();
              }),
              IsOk());
  EXPECT_EQ(erased, 2);
  EXPECT_EQ(Int("SELECT COUNT(*) FROM fake_goals"), 1);
}

TEST_P(TableTest, DamagedBytesAreInternalNotAnEmptyMessage) {
  ASSERT_THAT(Insert(Goal(9, "g1")), IsOk());
  ASSERT_THAT(Execute("UPDATE fake_goals SET body = $1", {Blob{"garbage"}}), IsOk());
  EXPECT_THAT(database_->Read([&](Reader& reader) {
    return goals_.Get(reader, {9, "plans/p1", "g1"}).status();
  }),
              HasCode(absl::StatusCode::kInternal));
}

TEST_P(TableTest, AMissingColumnIsFoundByTheCheck) {
  TableSpec<FakeGoal> wider = FakeGoalSpec();
  wider.columns.push_back({"state", ColumnKind::kInt, [](const FakeGoal&) { return int64_t{0}; }});
  const Table<FakeGoal> table(wider);
  EXPECT_THAT(database_->Read([&](Reader& reader) { return goals_.CheckColumns(reader); }), IsOk());
  EXPECT_FALSE(database_->Read([&](Reader& reader) { return table.CheckColumns(reader); }).ok());
}

TEST_P(TableTest, AnUpdateMayBeRunTwice) {
  OpenOptions options = Options();
  options.rehearse_bodies = true;
  OpenWith(options);
  MakeTable();
  ASSERT_THAT(Insert(Goal(9, "g1")), IsOk());
  ASSERT_THAT(Write([&](Transaction& tx) { return goals_.Update(tx, Goal(9, "g1", "changed"), 1); }), IsOk());
  EXPECT_EQ(Get({9, "plans/p1", "g1"})->facts.revision, 2);
}

INSTANTIATE_TEST_SUITE_P(Engines, TableTest, testing::ValuesIn(AllEngines()), EngineName);

}  // namespace
}  // namespace milepost::store
