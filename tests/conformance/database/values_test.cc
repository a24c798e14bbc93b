// What is bound comes back as it was.
#include <limits>

#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

class Kept {
 public:
  explicit Kept(const Row& row)
      : null(row.IsNull(0)), number(row.Int(0)), text(row.Text(1)), bytes(row.Bytes(2)), null_bytes(row.IsNull(2)) {}
  bool null;
  int64_t number;
  std::string text;
  std::string bytes;
  bool null_bytes;
};

class DatabaseValuesTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    ASSERT_THAT(Execute("CREATE TABLE kept (number BIGINT, text TEXT, bytes BYTEA)"), IsOk());
  }

  Kept RoundTrip(const Value& number, const Value& text, const Value& bytes) {
    EXPECT_THAT(Execute("DELETE FROM kept"), IsOk());
    EXPECT_THAT(Execute("INSERT INTO kept (number, text, bytes) VALUES ($1, $2, $3)", {number, text, bytes}), IsOk());
    std::vector<Kept> rows;
    EXPECT_THAT(database_->Read([&rows](Reader& reader) {
      return reader.Query("SELECT number, text, bytes FROM kept", {}, [&rows](const Row& row) {
        rows.emplace_back(row);
        return true;
      });
    }),
                IsOk());
    EXPECT_EQ(rows.size(), 1u);
    return rows.at(0);
  }
};

TEST_P(DatabaseValuesTest, IntegersAreExactToTheirLimits) {
  for (int64_t number : {int64_t{0}, int64_t{-1}, int64_t{1} << 53, std::numeric_limits<int64_t>::max(),
                         std::numeric_limits<int64_t>::min()}) {
    EXPECT_EQ(RoundTrip(number, {}, {}).number, number);
  }
}

TEST_P(DatabaseValuesTest, TextsComeBackByteForByte) {
  const std::string long_text(4000, 'x');
  for (std::string_view text : {std::string_view(""), std::string_view("Zoë 👩🏽‍💻 日本 עברית"),
                                std::string_view("it's; -- \"$1\""), std::string_view(long_text)}) {
    EXPECT_EQ(RoundTrip({}, text, {}).text, text);
  }
}

TEST_P(DatabaseValuesTest, TextWithNulIsRefusedAndNothingIsWritten) {
  EXPECT_THAT(Execute("INSERT INTO kept (text) VALUES ($1)", {std::string_view("a\0b", 3)}),
              HasCode(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(Int("SELECT COUNT(*) FROM kept"), 0);
}

TEST_P(DatabaseValuesTest, BytesHoldAnything) {
  std::string all;
  for (int i = 0; i < 256; ++i) all.push_back(static_cast<char>(i));
  const std::string megabyte(1 << 20, '\xff');
  for (std::string_view bytes : {std::string_view(all), std::string_view(megabyte), std::string_view("123")}) {
    EXPECT_EQ(RoundTrip({}, {}, Blob{bytes}).bytes, bytes);
  }
}

TEST_P(DatabaseValuesTest, EmptyIsNotNull) {
  const Kept empty = RoundTrip(int64_t{0}, std::string_view(), Blob{});
  EXPECT_FALSE(empty.null);
  EXPECT_FALSE(empty.null_bytes);
  EXPECT_EQ(Int("SELECT COUNT(*) FROM kept WHERE text = '' AND text IS NOT NULL"), 1);
  const Kept null = RoundTrip({}, {}, {});
  EXPECT_TRUE(null.null);
  EXPECT_TRUE(null.null_bytes);
  EXPECT_EQ(null.number, 0);
  EXPECT_EQ(null.text, "");
  EXPECT_EQ(null.bytes, "");
}

TEST_P(DatabaseValuesTest, ParametersAreBoundByNumberNotByAppearance) {
  EXPECT_EQ(Int("SELECT $2 * 100 + $1 * 10 + $2", {int64_t{3}, int64_t{4}}), 434);
}

TEST_P(DatabaseValuesTest, TextIsOrderedByItsBytes) {
  for (std::string_view text : {"b", "B", "a", "é", "Z", "aa"}) {
    ASSERT_THAT(Execute("INSERT INTO kept (text) VALUES ($1)", {text}), IsOk());
  }
  std::string order;
  ASSERT_THAT(database_->Read([&order](Reader& reader) {
    return reader.Query("SELECT text FROM kept ORDER BY text", {}, [&order](const Row& row) {
      order.append(row.Text(0)).append(" ");
      return true;
    });
  }),
              IsOk());
  EXPECT_EQ(order, "B Z a aa b é ");
}

// The statements that the rooms above may use on every engine.
TEST_P(DatabaseValuesTest, TheCommonSqlRuns) {
  ASSERT_THAT(
      Execute("CREATE TABLE common (a BIGINT NOT NULL, b TEXT NOT NULL, c BIGINT, PRIMARY KEY (a, b)) /*clustered*/"),
      IsOk());
  ASSERT_THAT(Execute("CREATE UNIQUE INDEX common_live ON common (a) WHERE c = 0"), IsOk());
  ASSERT_THAT(Execute("INSERT INTO common (a, b, c) VALUES (1, 'x', 5) ON CONFLICT (a, b) DO NOTHING"), IsOk());
  ASSERT_THAT(
      Execute("INSERT INTO common (a, b, c) VALUES (1, 'x', 6) ON CONFLICT (a, b) DO UPDATE SET c = excluded.c"),
      IsOk());
  EXPECT_EQ(Int("SELECT c FROM common WHERE (a, b) >= (1, 'w') AND (a, b) < (1, 'y')"), 6);
  EXPECT_EQ(Int("SELECT COUNT(*) FROM common WHERE c IS NOT DISTINCT FROM NULL"), 0);
  ASSERT_THAT(Execute("INSERT INTO common (a, b, c) VALUES (1, 'y', 0)"), IsOk());
  EXPECT_THAT(Execute("INSERT INTO common (a, b, c) VALUES (1, 'z', 0)"), HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_EQ(Int("WITH top AS (SELECT MAX(c) AS c FROM common) SELECT c FROM top"), 6);
}

INSTANTIATE_TEST_SUITE_P(Engines, DatabaseValuesTest, testing::ValuesIn(AllEngines()), EngineName);

}  // namespace
}  // namespace milepost::store
