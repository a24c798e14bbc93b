#include "clients/cli/table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "clients/cli/columns.h"
#include "milepost/goals/v1/goal.pb.h"

namespace milepost::cli {
namespace {

TEST(DisplayWidth, CountsWideCharactersTwiceAndCombiningOnesNot) {
  EXPECT_EQ(DisplayWidth("abc"), 3);
  EXPECT_EQ(DisplayWidth("陳美玲"), 6);
  EXPECT_EQ(DisplayWidth("Zieliński"), 9);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1);  // e and a combining acute accent
  EXPECT_EQ(DisplayWidth(""), 0);
}

TEST(DisplayWidth, SurvivesBytesThatAreNoText) { EXPECT_EQ(DisplayWidth("\xff\xfe"), 2); }

TEST(CutToWidth, NeverCutsAWideCharacterInHalf) {
  EXPECT_EQ(CutToWidth("陳美玲", 6), "陳美玲");
  EXPECT_EQ(CutToWidth("陳美玲", 5), "陳美…");
  EXPECT_EQ(CutToWidth("陳美玲", 4), "陳…");
  EXPECT_EQ(CutToWidth("abcdef", 3), "ab…");
}

TEST(Table, AlignsColumnsByDisplayWidth) {
  Table table({"ID", "NAME", "STATE"});
  table.Add({"mei-ling", "陳美玲", "ACTIVE"});
  table.Add({"tomasz", "Tomasz", "ON_HOLD"});
  std::ostringstream out;
  table.Print(out);
  EXPECT_EQ(out.str(),
            "ID        NAME    STATE\n"
            "mei-ling  陳美玲  ACTIVE\n"
            "tomasz    Tomasz  ON_HOLD\n");
}

TEST(Table, KeepsARowOnOneLine) {
  Table table({"NOTE"});
  table.Add({"two\nlines\x1b[31m"});
  std::ostringstream out;
  table.Print(out);
  EXPECT_EQ(out.str(), "NOTE\ntwo lines [31m\n");
}

TEST(Cell, ShowsNestedFieldsSharesAndNothingForWhatIsUnset) {
  goals::v1::Goal goal;
  goal.set_name("profiles/amara/goals/g1");
  EXPECT_EQ(Cell(goal, {.path = "#id"}), "g1");
  EXPECT_EQ(Cell(goal, {.path = "status.progress", .percent = true}), "");
  goal.mutable_status()->set_progress(0.4945);
  EXPECT_EQ(Cell(goal, {.path = "status.progress", .percent = true}), "49 %");
  EXPECT_EQ(Cell(goal, {.path = "priority"}), "");
  EXPECT_EQ(Cell(goal, {.path = "due_date"}), "");
}

}  // namespace
}  // namespace milepost::cli
