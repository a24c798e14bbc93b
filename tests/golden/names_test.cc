// A name is read back as it was written, in every script, by whoever copies it out of a document: from the page, and in
// the order of the tags that a screen reader follows. Before comparing, both sides are in NFC (the generator's texts
// are), white space of any length is one space, and the invisible marks of direction that pdftotext adds are dropped.
#include <gmock/gmock.h>

#include <algorithm>

#include "absl/strings/str_join.h"
#include "reportgen/text/unicode.h"
#include "tests/golden/reading.h"

namespace milepost::report {
namespace {

using reports::v1::Report;
using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Person {
  const char* script;
  std::string name, goal;
};

void PrintTo(const Person& person, std::ostream* out) { *out << person.script; }

const Person kPeople[] = {
    {"Latin", "Þórður Żółć-Müller Íñigo", "Führe zwei Entwürfe ein"},
    {"Greek", "Ελένη Παπαδοπούλου", "Ηγεσία δύο σχεδίων"},
    {"Cyrillic", "Жанна Щукина", "Возглавить два проекта"},
    {"Vietnamese", "Nguyễn Thị Thủy", "Dẫn dắt hai dự án"},
    {"Arabic", "محمد عبد الله السالم", "قيادة مشروعين كبيرين"},
    {"Hebrew", "דנה כהן", "להוביל שני פרויקטים"},
    {"Chinese", "陳美玲", "領導兩個跨團隊設計"},
    {"Ligatures", "Ffion Tuffley-Griffith", "Offer efficient final flights"},
    // Decomposed on purpose: i, dot above and acute compose to nothing, z and acute to one letter.
    {"CombiningMarks", "Z\u0301ofia q\u0323\u0307 Be\u0328c\u0301ka", "Le\u0301on a\u0302\u0323"},
};

class Names : public ::testing::TestWithParam<Person> {
 protected:
  static std::string Normal(const std::string& text) { return ToUtf8(Decode(text).text); }
  static RenderedReport DocumentOf(const Person& person, Report::Kind kind) {
    auto snapshot = SnapshotOf("diego", kind);
    snapshot.mutable_profile()->set_display_name(person.name);
    snapshot.mutable_profile()->set_locale("en-GB");
    (*snapshot.mutable_display_names())["profiles/diego"] = person.name;
    for (goals::v1::Goal& goal : *snapshot.mutable_goals()) goal.set_title(person.goal);
    return Made(snapshot);
  }
};

TEST_P(Names, AreReadFromEveryPageAsTheyWereWritten) {
  for (const Report::Kind kind : {Report::KIND_PLAN, Report::KIND_PROGRESS, Report::KIND_BRIEF}) {
    const RenderedReport report = DocumentOf(GetParam(), kind);
    EXPECT_THAT(report.warnings, IsEmpty());
    std::vector<std::string> pages;
    for (const std::string& page : PagesOf(report)) pages.push_back(Normal(OneLine(page)));
    EXPECT_THAT(pages, Each(HasSubstr(Normal(GetParam().name)))) << "in the running head, or on the cover";
    if (kind == Report::KIND_BRIEF) continue;
    EXPECT_THAT(absl::StrJoin(pages, " "), HasSubstr(Normal(GetParam().goal)));
  }
}

// Poppler prints an element's letters as they are drawn, from the left, whichever way they read.
TEST_P(Names, AreHeardInTheOrderOfTheTags) {
  const RenderedReport report = DocumentOf(GetParam(), Report::KIND_BRIEF);
  std::u32string name = Decode(GetParam().name).text;
  const bool from_the_right = GetParam().script == std::string("Arabic") || GetParam().script == std::string("Hebrew");
  if (from_the_right) std::reverse(name.begin(), name.end());
  std::vector<std::string> heard;
  for (const std::string& element : TaggedOf(report)) heard.push_back(Normal(element));
  EXPECT_THAT(heard, Contains(HasSubstr(ToUtf8(name))));
}

INSTANTIATE_TEST_SUITE_P(Scripts, Names, ::testing::ValuesIn(kPeople),
                         [](const auto& info) { return std::string(info.param.script); });

}  // namespace
}  // namespace milepost::report
