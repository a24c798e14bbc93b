#include "services/rpc/filter.h"

#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goal.pb.h"
#include "services/rpc/errors.h"
#include "services/rpc/filter_literal.h"

namespace milepost::rpc {
namespace {

using ::testing::HasSubstr;

std::vector<ListField> Fields() {
  return {{"title", ListField::TEXT, "title"},
          {"plan", ListField::TEXT, "plan_id"},
          {"importance", ListField::INT, "importance"},
          {"due_date", ListField::DATE, "due_day"},
          {"create_time", ListField::TIME, "created"},
          {"archived", ListField::BOOL, "archived"},
          {"state", ListField::ENUM, "state", true, false, goals::v1::Goal::State_descriptor()},
          {"secret", ListField::TEXT, "secret", false, true}};
}

// The conditions as one line: "column op value", texts in brackets.
std::string Filter(std::string_view filter) {
  const auto conditions = ParseFilter(filter, Fields());
  if (!conditions.ok()) return "refused";
  std::string line;
  for (const FilterCondition& condition : *conditions) {
    if (!line.empty()) line += "; ";
    line += condition.column + " " + std::string(OpText(condition.op)) + " ";
    const auto* number = std::get_if<int64_t>(&condition.value);
    line += number != nullptr ? std::to_string(*number) : "[" + std::get<std::string>(condition.value) + "]";
  }
  return line;
}

std::string Order(std::string_view order_by) {
  const auto order = ParseOrderBy(order_by, Fields());
  if (!order.ok()) return "refused";
  std::string line;
  for (const SortOrder& part : *order) {
    if (!line.empty()) line += ", ";
    line += part.column + (part.descending ? " desc" : "");
  }
  return line;
}

TEST(Filter, EmptyHasNoConditions) {
  EXPECT_EQ(Filter(""), "");
  EXPECT_EQ(Filter(" \t\n"), "");
}

TEST(Filter, ReadsEveryKind) {
  EXPECT_EQ(Filter("title = \"Lead the design\""), "title = [Lead the design]");
  EXPECT_EQ(Filter("plan=profiles/me/plans/p1"), "plan_id = [profiles/me/plans/p1]");
  EXPECT_EQ(Filter("importance >= -12"), "importance >= -12");
  EXPECT_EQ(Filter("due_date <= 2026-12-31"), "due_day <= 20818");
  EXPECT_EQ(Filter("due_date > '1970-01-01'"), "due_day > 0");
  EXPECT_EQ(Filter("due_date > 1969-12-31"), "due_day > -1");
  EXPECT_EQ(Filter("create_time < 1970-01-01T00:00:01.5Z"), "created < 1500000");
  EXPECT_EQ(Filter("create_time < \"1970-01-01T02:00:00+02:00\""), "created < 0");
  EXPECT_EQ(Filter("archived != true AND archived = false"), "archived != 1; archived = 0");
  EXPECT_EQ(Filter("state = ACTIVE"), "state = 3");
  EXPECT_EQ(Filter("state != \"ON_HOLD\""), "state != 4");
}

TEST(Filter, ReadsEveryOperator) {
  EXPECT_EQ(
      Filter("importance=1 AND importance!=2 AND importance<3 AND importance<=4 AND importance>5 AND importance>=6"),
      "importance = 1; importance != 2; importance < 3; importance <= 4; importance > 5; importance >= 6");
}

TEST(Filter, ReadsQuotedTexts) {
  EXPECT_EQ(Filter(R"(title = "say \"hi\" \\ \'there\'")"), R"(title = [say "hi" \ 'there'])");
  EXPECT_EQ(Filter("title = 'a AND b'"), "title = [a AND b]");
  EXPECT_EQ(Filter("title = ''"), "title = []");
  EXPECT_EQ(Filter("title = \"日本\" AND importance = 1"), "title = [日本]; importance = 1");
  EXPECT_EQ(Filter("title = 100%_*"), "title = [100%_*]");
}

TEST(Filter, TreatsInjectionAsText) {
  EXPECT_EQ(Filter("title = \"x' OR '1'='1\""), "title = [x' OR '1'='1]");
  EXPECT_EQ(Filter("title = \"'; DROP TABLE goals; --\""), "title = ['; DROP TABLE goals; --]");
  for (const char* filter :
       {"title = 'x' OR 1=1", "title = x; DROP TABLE goals", "1=1", "title = x) OR (1=1", "title = x --",
        "title = $1 x", "title = x UNION SELECT 1", "title || secret = x", "title = x AND secret = y", "\"title\" = x",
        "title/**/= x y", "rowid = 1", "due_day = 2026-01-01", "plan_id = x"}) {
    EXPECT_EQ(Filter(filter), "refused") << filter;
  }
}

TEST(Filter, RefusesTheRestOfAip160) {
  for (const char* filter : {"title : x",
                             "NOT archived = true",
                             "-archived = true",
                             "(archived = true)",
                             "archived",
                             "title = x OR title = y",
                             "title = x title = y",
                             "title = x and title = y",
                             "title = x && title = y",
                             "a.b = 1",
                             "title = prefix(x)",
                             "title == x",
                             "title => x",
                             "title ! = x",
                             "title <> x",
                             "= x",
                             "title =",
                             "title",
                             "AND",
                             "title = x AND",
                             "AND title = x",
                             "title = AND",
                             "title = OR",
                             "title = NOT",
                             "title = x,y",
                             "title = \"x",
                             "title = 'x\"",
                             "title = \"\\n\"",
                             "title = \"x\\",
                             "title = \"a\"\"b\"",
                             "Title = x",
                             "título = x",
                             "importance = 1AND"}) {
    EXPECT_EQ(Filter(filter), "refused") << filter;
  }
}

TEST(Filter, RefusesLiteralsOfAnotherKind) {
  for (const char* filter : {"importance = x",
                             "importance = 1.5",
                             "importance = 1e3",
                             "importance = 0x10",
                             "importance = +1",
                             "importance = \" 1\"",
                             "importance = 9223372036854775808",
                             "importance = -",
                             "importance = \"\"",
                             "due_date = 2026-02-29",
                             "due_date = 2026-13-01",
                             "due_date = 2026-1-1",
                             "due_date = 26-01-01",
                             "due_date = 0000-01-01",
                             "due_date = 2026-01-01T00:00:00Z",
                             "due_date = tomorrow",
                             "due_date = 2026-01-0x",
                             "create_time = 2026-01-01",
                             "create_time = 2026-01-01T00:00:00",
                             "create_time = 2026-01-01T25:00:00Z",
                             "create_time = 2026-01-01T00:60:00Z",
                             "create_time = 2026-02-30T00:00:00Z",
                             "create_time = infinite-future",
                             "create_time = 2026-01-01T00:00:00.Z",
                             "create_time = 2026-01-01T00:00:00.1234567890Z",
                             "create_time = 2026-01-01T00:00:00+99:99",
                             "create_time = '2026-01-01 00:00:00Z'",
                             "archived = 1",
                             "archived = TRUE",
                             "archived = yes",
                             "state = STATE_ACTIVE",
                             "state = active",
                             "state = 3",
                             "state = UNSPECIFIED",
                             "state = \"\"",
                             "state > ACTIVE",
                             "archived < true"}) {
    EXPECT_EQ(Filter(filter), "refused") << filter;
  }
}

TEST(Filter, RefusesUnsafeText) {
  EXPECT_EQ(Filter(std::string_view("title = \"a\0b\"", 13)), "refused");
  EXPECT_EQ(Filter("title = \"\xff\""), "refused");
  EXPECT_EQ(Filter("title = \"\u202e\""), "refused");
}

TEST(Filter, AllowsTwentyConditions) {
  std::string filter = "importance = 1";
  for (int i = 0; i < 19; ++i) filter += " AND importance = 1";
  EXPECT_NE(Filter(filter), "refused");
  EXPECT_EQ(Filter(filter + " AND importance = 1"), "refused");
}

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

TEST(Filter, SaysWhereAndWhatIsAllowed) {
  const auto unknown = ParseFilter("title = \"日本\" AND colour = 1", Fields()).status();
  EXPECT_TRUE(HasReason(unknown, type::v1::ERROR_REASON_FILTER_INVALID));
  EXPECT_EQ(unknown.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(MessageOf(unknown),
            "At position 18 of filter: \"colour\" is not a field to use here; use title, plan, importance, due_date, "
            "create_time, archived, state.");
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(FindDetail(unknown, &info));
  EXPECT_EQ(info.metadata().at("field"), "filter");
  EXPECT_EQ(info.metadata().at("position"), "18");
  ASSERT_EQ(ViolationsOf(unknown).size(), 1u);
  EXPECT_EQ(ViolationsOf(unknown)[0].field, "filter");
  EXPECT_THAT(MessageOf(ParseFilter("importance : 1", Fields()).status()),
              HasSubstr("position 12 of filter: expected one of = != < <= > >=, found \":\""));
  EXPECT_THAT(MessageOf(ParseFilter("state = BUSY", Fields()).status()),
              HasSubstr("give one of PROPOSED, ACCEPTED, ACTIVE, ON_HOLD, COMPLETED, REJECTED, CANCELLED"));
  EXPECT_THAT(MessageOf(ParseFilter("title =", Fields()).status()), HasSubstr("found the end"));
  EXPECT_THAT(MessageOf(ParseFilter("a = 1", {}).status()), HasSubstr("leave it empty"));
}

TEST(OrderBy, ReadsFieldsAndDirections) {
  EXPECT_EQ(Order(""), "");
  EXPECT_EQ(Order("title"), "title");
  EXPECT_EQ(Order("due_date desc, title"), "due_day desc, title");
  EXPECT_EQ(Order("  due_date   desc,title asc ,secret"), "due_day desc, title, secret");
}

TEST(OrderBy, RefusesTheRest) {
  for (const char* order : {",", "title,", ",title", "title desc desc", "title DESC", "title down", "title, title desc",
                            "state", "colour", "title; DROP TABLE goals", "title desc; --", "1", "due_day", "-title",
                            "title desc title", "(title)", "title nulls first", "title\xff"}) {
    EXPECT_EQ(Order(order), "refused") << order;
  }
  EXPECT_THAT(MessageOf(ParseOrderBy("title, state", Fields()).status()),
              HasSubstr("At position 8 of order_by: \"state\" is not a field to use here"));
}

TEST(ParseDate, CountsDaysAsTheCalendarDoes) {
  EXPECT_EQ(ParseDate("2000-03-01"), 11017);
  EXPECT_EQ(ParseDate("2028-02-29"), 21243);
  EXPECT_EQ(ParseDate("1900-02-29"), std::nullopt);
}

TEST(ParseTime, CountsMicroseconds) {
  EXPECT_EQ(ParseTime("2026-11-22T09:30:00.000001Z"), 1795339800000001);
  EXPECT_EQ(ParseTime("2026-11-22T10:30:00+01:00"), 1795339800000000);
}

}  // namespace
}  // namespace milepost::rpc
