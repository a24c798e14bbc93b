// Lists: pages are complete and disjoint, whatever the order, the ties and the inserts between them.
#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "services/store/table.h"
#include "tests/conformance/database/fake_message.h"
#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

using testing::ElementsAre;

struct Fact {
  int64_t person_key;
  std::string parent, id;
  int64_t due;
  std::string title;
  int64_t audience, delete_time;
};

std::string NameOf(int64_t person_key, std::string_view parent, std::string_view id) {
  return std::to_string(person_key) + "/" + std::string(parent) + "/" + std::string(id);
}

class PagingTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    ASSERT_THAT(Write([](Transaction& tx) { return tx.Execute(TableOnly(), {}); }), IsOk());
  }

  static std::string TableOnly() {
    TableSpec<FakeGoal> spec = FakeGoalSpec();
    spec.indexes.clear();
    std::string sql = Table<FakeGoal>::CreateSql(spec);
    return sql.substr(0, sql.rfind(';'));
  }

  void Insert(const std::vector<Fact>& facts) {
    ASSERT_THAT(Write([&](Transaction& tx) {
                  for (const Fact& f : facts) {
                    const Record<FakeGoal> record{
                        f.person_key, f.parent, f.id, {1, f.audience, 0, 0, f.delete_time}, {f.due, f.title}};
                    if (absl::Status status = goals_.Insert(tx, record); !status.ok()) return status;
                  }
                  return absl::OkStatus();
                }),
                IsOk());
    facts_.insert(facts_.end(), facts.begin(), facts.end());
  }

  // 300 rows with few distinct values, so that most are tied.
  void InsertTiedRows(unsigned seed) {
    std::mt19937 random(seed);
    std::vector<Fact> facts;
    for (int i = 0; i < 300; ++i) {
      facts.push_back({1 + static_cast<int64_t>(random() % 3), random() % 2 ? "plans/a" : "plans/b",
                       "g" + std::to_string(1000 + i), static_cast<int64_t>(random() % 4),
                       std::string(1, static_cast<char>('a' + random() % 3)), static_cast<int64_t>(random() % 4),
                       random() % 5 == 0 ? 1 : 0});
    }
    std::shuffle(facts.begin(), facts.end(), random);
    Insert(facts);
  }

  absl::Status List(const ListQuery& query, std::vector<std::string>& names, std::optional<SortKey>& last) {
    return database_->Read([&](Reader& reader) {
      return goals_.List(reader, query, [&](const RowView& row) {
        names.push_back(NameOf(row.key.person_key, row.key.parent, row.key.id));
        last = row.sort_key();
        return true;
      });
    });
  }

  std::vector<std::string> Page(const ListQuery& query) {
    std::vector<std::string> names;
    std::optional<SortKey> last;
    EXPECT_THAT(List(query, names, last), IsOk());
    return names;
  }

  std::vector<std::string> AllPages(ListQuery query, int64_t size) {
    std::vector<std::string> names;
    query.limit = size;
    for (std::size_t before = 1; before != names.size();) {
      before = names.size();
      std::optional<SortKey> last;
      EXPECT_THAT(List(query, names, last), IsOk());
      if (last.has_value()) query.after = last;
      if (names.empty()) break;
    }
    return names;
  }

  const Table<FakeGoal> goals_{FakeGoalSpec()};
  std::vector<Fact> facts_;
};

// The expected order, computed by a sort of our own: by the keys with their directions, then person, parent, id in the
// direction of the last key.
std::vector<std::string> Expected(std::vector<Fact> facts, const ListQuery& query) {
  std::erase_if(facts, [&query](const Fact& f) {
    return (query.person_key && f.person_key != *query.person_key) || (query.parent && f.parent != *query.parent) ||
           (query.audience_mask != 0 && (f.audience & query.audience_mask) == 0) ||
           (!query.show_deleted && f.delete_time != 0);
  });
  const auto compare = [](const auto& a, const auto& b) { return a < b ? -1 : b < a ? 1 : 0; };
  std::sort(facts.begin(), facts.end(), [&](const Fact& a, const Fact& b) {
    bool descending = false;
    for (const Order& order : query.order) {
      descending = order.descending;
      const int c = order.column == "due" ? compare(a.due, b.due) : compare(a.title, b.title);
      if (c != 0) return descending ? c > 0 : c < 0;
    }
    const int c = compare(std::tie(a.person_key, a.parent, a.id), std::tie(b.person_key, b.parent, b.id));
    return descending ? c > 0 : c < 0;
  });
  std::vector<std::string> names;
  for (const Fact& f : facts) names.push_back(NameOf(f.person_key, f.parent, f.id));
  return names;
}

TEST_P(PagingTest, PagesTogetherAreTheWholeListInEveryOrder) {
  InsertTiedRows(20240229);
  const std::vector<std::vector<Order>> orders = {
      {},
      {{"due", false}},
      {{"due", true}},
      {{"due", false}, {"title", false}},
      {{"due", true}, {"title", true}},
      {{"due", false}, {"title", true}},
      {{"due", true}, {"title", false}},
      {{"title", true}, {"due", false}},
  };
  int lists = 0;
  for (const auto& order : orders) {
    for (int scope = 0; scope < 3; ++scope) {
      for (int64_t mask : {0, 2}) {
        ListQuery query;
        query.order = order;
        query.audience_mask = mask;
        query.show_deleted = scope == 1;
        if (scope >= 1) query.person_key = 2;
        if (scope == 2) query.parent = "plans/a";
        const std::vector<std::string> expected = Expected(facts_, query);
        ASSERT_GT(expected.size(), 10u);
        for (int64_t size : {1, 7, 1000}) {
          ASSERT_EQ(AllPages(query, size), expected) << "list " << lists << ", pages of " << size;
        }
        ++lists;
      }
    }
  }
  EXPECT_EQ(lists, 48);
}

TEST_P(PagingTest, RowsThatStayAreSeenExactlyOnceWhileOthersComeAndGo) {
  InsertTiedRows(7);
  ListQuery query;
  query.order = {{"due", true}, {"title", false}};
  query.show_deleted = true;
  query.limit = 13;
  const std::vector<std::string> before = Expected(facts_, query);
  std::vector<std::string> seen;
  for (int i = 0;; ++i) {
    std::vector<std::string> page;
    std::optional<SortKey> last;
    ASSERT_THAT(List(query, page, last), IsOk());
    if (page.empty()) break;
    seen.insert(seen.end(), page.begin(), page.end());
    query.after = last;
    Insert({{2, "plans/a", "new" + std::to_string(i), i % 4, "b", 0, 0}});
    ASSERT_THAT(Execute("DELETE FROM fake_goals WHERE id = $1", {std::string_view("new" + std::to_string(i - 2))}),
                IsOk());
  }
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size()) << "none is seen twice";
  std::erase_if(seen, [](const std::string& name) { return name.find("new") != std::string::npos; });
  EXPECT_EQ(seen, before);
}

TEST_P(PagingTest, ConditionsAndAudiencesAreJoinedByAnd) {
  Insert({{1, "p", "a", 1, "x", 1, 0},
          {1, "p", "b", 2, "x", 2, 0},
          {1, "p", "c", 3, "y", 3, 0},
          {1, "p", "d", 4, "y", 0, 9}});
  ListQuery query;
  query.person_key = 1;
  const auto with = [&query](std::vector<Condition> conditions) {
    query.conditions = std::move(conditions);
    return query;
  };
  EXPECT_THAT(Page(query), ElementsAre("1/p/a", "1/p/b", "1/p/c"));
  EXPECT_THAT(Page(with({{"due", Op::kGreater, int64_t{1}}})), ElementsAre("1/p/b", "1/p/c"));
  EXPECT_THAT(Page(with({{"due", Op::kGreaterOrEqual, int64_t{2}}, {"due", Op::kLess, int64_t{3}}})),
              ElementsAre("1/p/b"));
  EXPECT_THAT(Page(with({{"due", Op::kLessOrEqual, int64_t{2}}})), ElementsAre("1/p/a", "1/p/b"));
  EXPECT_THAT(Page(with({{"title", Op::kEqual, "y"}})), ElementsAre("1/p/c"));
  EXPECT_THAT(Page(with({{"title", Op::kNotEqual, "y"}})), ElementsAre("1/p/a", "1/p/b"));
  query.conditions.clear();
  query.audience_mask = 1;
  EXPECT_THAT(Page(query), ElementsAre("1/p/a", "1/p/c"));
  query.audience_mask = 0;
  query.show_deleted = true;
  EXPECT_THAT(Page(with({{"delete_time", Op::kGreater, int64_t{0}}})), ElementsAre("1/p/d"));
}

TEST_P(PagingTest, OnlyTheTablesOwnColumnsAndKindsAreAccepted) {
  Insert({{1, "p", "a", 1, "x", 1, 0}});
  std::vector<std::string> names;
  std::optional<SortKey> last;
  const auto status = [&](ListQuery query) { return List(query, names, last); };
  const std::string attack = "due; DROP TABLE fake_goals --";
  EXPECT_THAT(status({.conditions = {{attack, Op::kEqual, int64_t{1}}}}), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status({.conditions = {{"body", Op::kEqual, "x"}}}), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status({.conditions = {{"due", Op::kEqual, "x"}}}), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status({.conditions = {{"title", Op::kEqual, int64_t{1}}}}), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status({.order = {{attack, false}}}), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status({.order = {{"due", false}}, .after = SortKey{}}), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status({.order = {{"due", false}}, .after = SortKey{{"x"}, 1, "", ""}}),
              HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status({.limit = -1}), HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_TRUE(names.empty());
  EXPECT_THAT(Page({.conditions = {{"title", Op::kEqual, "x' OR 1=1 --"}}}), testing::IsEmpty());
  EXPECT_EQ(Int("SELECT COUNT(*) FROM fake_goals"), 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, PagingTest, testing::ValuesIn(AllEngines()), EngineName);

}  // namespace
}  // namespace milepost::store
