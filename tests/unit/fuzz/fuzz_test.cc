// The tools of ./dev fuzz: they must notice what they are there to notice.
#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "reportgen/report.h"
#include "reportgen/snapshot_file.h"
#include "tests/fuzz/apart.h"
#include "tests/fuzz/generate.h"
#include "tests/fuzz/inspect.h"
#include "tests/fuzz/shrink.h"

namespace milepost::fuzz {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

ReportSnapshot Real() {
  auto snapshot =
      report::ReadSnapshotFile(absl::StrCat(MILEPOST_SOURCE_DIR, "/tests/golden/snapshots/diego.textproto"));
  EXPECT_TRUE(snapshot.ok()) << snapshot.status();
  return *std::move(snapshot);
}

const report::RenderedReport& Document() {
  static const auto& made = *new report::RenderedReport([] {
    const auto fonts = report::FontLibrary::Load(report::FontDirectories());
    EXPECT_TRUE(fonts.ok()) << fonts.status();
    return report::RenderReport(Real(), **fonts).value();
  }());
  return made;
}

TEST(Inspection, FindsNothingWrongWithADocument) { EXPECT_EQ(Inspect(Document().pdf, Document().page_count), ""); }

TEST(Inspection, NoticesAnotherNumberOfPages) {
  EXPECT_THAT(Inspect(Document().pdf, Document().page_count + 1), HasSubstr("pages, not"));
}

TEST(Inspection, NoticesAFileThatIsCutOff) {
  const std::string& pdf = Document().pdf;
  for (const size_t size : {size_t{0}, size_t{9}, pdf.size() / 2, pdf.size() - 8}) {
    EXPECT_THAT(Inspect(pdf.substr(0, size), Document().page_count), Not(IsEmpty())) << size;
  }
}

TEST(Inspection, NoticesAStreamThatDoesNotDecode) {
  std::string pdf = Document().pdf;
  const size_t stream = pdf.find("stream\r\n");
  ASSERT_NE(stream, pdf.npos);
  for (size_t i = stream + 20; i < stream + 40; ++i) pdf[i] = static_cast<char>(~pdf[i]);
  EXPECT_THAT(Inspect(pdf, Document().page_count), Not(IsEmpty()));
}

TEST(Inspection, NoticesALinkThatLeadsToNoPage) {
  const std::string pdf = absl::StrReplaceAll(Document().pdf, {{"/Dest", "/Drst"}});
  EXPECT_THAT(Inspect(pdf, Document().page_count), HasSubstr("leads"));
}

TEST(Generation, GivesTheSameForASeedAndOtherwiseAnother) {
  const std::vector<ReportSnapshot> real = {Real()};
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    const std::string one = Generate(seed, real).DebugString();
    EXPECT_EQ(Generate(seed, real).DebugString(), one);
    EXPECT_NE(Generate(seed + 1, real).DebugString(), one);
  }
}

TEST(Shrinking, LeavesWhatTheFailureNeeds) {
  const ReportSnapshot smallest = Shrunk(Real(), 5000, [](const ReportSnapshot& snapshot) {
    return snapshot.goals_size() > 0 && snapshot.profile().display_name().find('g') != std::string::npos;
  });
  ReportSnapshot expected;
  expected.mutable_profile()->set_display_name("g");
  expected.add_goals();
  EXPECT_EQ(smallest.ShortDebugString().substr(0, 400), expected.ShortDebugString());
}

TEST(Apart, TellsHowAChildEnded) {
  Tally well, crash, hang;
  Apart(60, well, [](Tally& tally) { tally.documents = 3; });
  EXPECT_EQ(well.documents, 3u);
  EXPECT_STREQ(well.wrong, "");
  Apart(60, crash, [](Tally&) { raise(SIGKILL); });
  EXPECT_STREQ(crash.wrong, "died of signal 9");
  Apart(1, hang, [](Tally&) { std::this_thread::sleep_for(std::chrono::hours(1)); });
  EXPECT_STREQ(hang.wrong, "not done after 1 s");
}

}  // namespace
}  // namespace milepost::fuzz
