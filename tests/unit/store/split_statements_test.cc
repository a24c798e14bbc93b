#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/store/migrate.h"

namespace milepost::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SplitStatementsTest, AStatementEndsWithASemicolonAtTheEndOfALine) {
  EXPECT_THAT(SplitStatements("CREATE TABLE a (\n  id BIGINT\n);\nCREATE TABLE b (id BIGINT);  \n"),
              ElementsAre("CREATE TABLE a (\n  id BIGINT\n)", "CREATE TABLE b (id BIGINT)"));
}

TEST(SplitStatementsTest, ASemicolonInsideALineEndsNothing) {
  EXPECT_THAT(SplitStatements("INSERT INTO a VALUES ('x; y');"), ElementsAre("INSERT INTO a VALUES ('x; y')"));
}

TEST(SplitStatementsTest, TheLastStatementNeedsNoSemicolon) {
  EXPECT_THAT(SplitStatements("DROP TABLE a;\nDROP TABLE b"), ElementsAre("DROP TABLE a", "DROP TABLE b"));
}

TEST(SplitStatementsTest, CommentLinesAndEmptyStatementsAreLeftOut) {
  EXPECT_THAT(SplitStatements("-- why; how;\nDROP TABLE a;\n  -- done;\n\n;\n"), ElementsAre("DROP TABLE a"));
  EXPECT_THAT(SplitStatements(""), IsEmpty());
  EXPECT_THAT(SplitStatements("\n;\n"), IsEmpty());
}

TEST(SplitStatementsTest, WindowsLineEndsAreAccepted) {
  EXPECT_THAT(SplitStatements("DROP TABLE a;\r\nDROP TABLE b;\r\n"), ElementsAre("DROP TABLE a", "DROP TABLE b"));
}

}  // namespace
}  // namespace milepost::store
