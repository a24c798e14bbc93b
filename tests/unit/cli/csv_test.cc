#include "clients/cli/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace milepost::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Every record as its line and fields, every error as its text.
std::vector<std::string> ReadAll(const std::string& text, char delimiter = ',') {
  std::istringstream in(text);
  CsvReader reader(in, delimiter);
  std::vector<std::string> all;
  CsvRecord record;
  for (;;) {
    const auto found = reader.Next(record);
    if (found.ok() && !*found) return all;
    std::string seen = found.ok() ? std::to_string(record.line) : std::string(found.status().message());
    if (found.ok()) {
      for (const std::string& field : record.fields) seen += "|" + field;
    }
    all.push_back(seen);
  }
}

TEST(Csv, ReadsFieldsQuotesAndBothLineEnds) {
  EXPECT_THAT(ReadAll("a,b\r\n\"c, d\",\"say \"\"hi\"\"\"\n,\n\"\",x"),
              ElementsAre("1|a|b", "2|c, d|say \"hi\"", "3||", "4||x"));
}

TEST(Csv, KeepsLineBreaksInsideOfQuotesAndCountsThem) {
  EXPECT_THAT(ReadAll("a,\"one\ntwo\r\nthree\"\nb,c\n"), ElementsAre("1|a|one\ntwo\r\nthree", "4|b|c"));
}

TEST(Csv, SkipsAByteOrderMarkAndEmptyLines) {
  EXPECT_THAT(ReadAll("\xEF\xBB\xBF"
                      "a,b\n\r\n\nc,d\n"),
              ElementsAre("1|a|b", "4|c|d"));
  EXPECT_THAT(ReadAll(""), ElementsAre());
}

TEST(Csv, SeparatesByAnotherDelimiter) { EXPECT_THAT(ReadAll("a,b\tc\n", '\t'), ElementsAre("1|a,b|c")); }

TEST(Csv, LosesOneLineToABrokenRecord) {
  EXPECT_THAT(ReadAll("a,b\nc,d\"e\nf,g\n"), ElementsAre("1|a|b", HasSubstr("line 2, column 2: a quote"), "3|f|g"));
  EXPECT_THAT(ReadAll("a,\"b\"c\nd,e\n"), ElementsAre(HasSubstr("line 1, column 2: text follows"), "2|d|e"));
  EXPECT_THAT(ReadAll("a\rb\nc\n"), ElementsAre(HasSubstr("line 1, column 1: a carriage return"), "2|c"));
}

TEST(Csv, LosesOneLineToAQuoteThatIsNeverClosed) {
  EXPECT_THAT(ReadAll("a,b\nc,\"d\ne,f\ng,h\n"),
              ElementsAre("1|a|b", HasSubstr("line 2, column 2: the quote"), "3|e|f", "4|g|h"));
  // The next quote closes it, and what follows that gives it away.
  EXPECT_THAT(ReadAll("a,\"b\nc,\"d\"\ne,f\n"),
              ElementsAre(HasSubstr("line 1, column 2: text follows"), "2|c|d", "3|e|f"));
  EXPECT_THAT(ReadAll("a,\"b"), ElementsAre(HasSubstr("line 1, column 2: the quote")));
}

TEST(Csv, HoldsNoMoreThanARecordMayHave) {
  const std::string half(CsvReader::kMostRecordBytes / 2, 'x');
  EXPECT_THAT(ReadAll("\"" + half + "\n" + half + "\n" + half + "\"\nb\n"),
              ElementsAre(HasSubstr("line 1, column 1: the record is longer"), "2|" + half,
                          HasSubstr("line 3, column 1: a quote"), "4|b"));
  EXPECT_THAT(ReadAll(half + half + half + "\nb\n"), ElementsAre(HasSubstr("line 1, column 1: the record"), "2|b"));
}

TEST(Csv, RefusesWhatIsNotUtf8) {
  EXPECT_THAT(ReadAll("a,caf\xE9\nb,caf\xC3\xA9\n"),
              ElementsAre(HasSubstr("line 1, column 2: is not UTF-8"), "2|b|caf\xC3\xA9"));
}

}  // namespace
}  // namespace milepost::cli
