// The compact file says what the archive's says, object by object, in fewer bytes.
#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/golden/reading.h"

namespace milepost::report {
namespace {

using reports::v1::Report;
using snapshot::v1::ReportSnapshot;
using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

RenderedReport Compact(const ReportSnapshot& snapshot) {
  auto report = RenderReport(snapshot, Fonts(), {}, FileForm::kCompact);
  EXPECT_TRUE(report.ok()) << report.status();
  return *std::move(report);
}

// Every object as qpdf writes it: in the order in which the catalog leads to them, streams inflated. Without lines of
// digits alone, which are lengths, and without the claim to be PDF/A.
std::vector<std::string> ObjectsOf(const RenderedReport& report) {
  const std::string written = Said(report, "qpdf --qdf --object-streams=disable --static-id --force-version=1.4 %s -");
  std::vector<std::string> lines = absl::StrSplit(written.substr(0, written.rfind("\nxref\n")), '\n');
  std::erase_if(lines, [](const std::string& line) {
    return absl::StartsWith(line, "<pdfaid:") || std::all_of(line.begin(), line.end(), absl::ascii_isdigit);
  });
  return lines;
}

class CompactFiles : public testing::TestWithParam<const char*> {};

TEST_P(CompactFiles, HaveTheObjectsOfTheArchivesFile) {
  for (const Report::Kind kind : {Report::KIND_PLAN, Report::KIND_PROGRESS}) {
    const ReportSnapshot snapshot = SnapshotOf(GetParam(), kind);
    const RenderedReport compact = Compact(snapshot), archive = Made(snapshot);
    const std::vector<std::string> ours = ObjectsOf(compact), theirs = ObjectsOf(archive);
    ASSERT_GT(theirs.size(), 1000u);
    ASSERT_EQ(ours.size(), theirs.size());
    for (size_t i = 0; i < ours.size(); ++i) ASSERT_EQ(ours[i], theirs[i]) << "line " << i;
    EXPECT_EQ(compact.file_name, archive.file_name);
    EXPECT_EQ(compact.content_sha256, archive.content_sha256);
  }
}

TEST_P(CompactFiles, AreReadWithoutComplaint) {
  const RenderedReport compact = Compact(SnapshotOf(GetParam(), Report::KIND_PLAN));
  EXPECT_THAT(Said(compact, "qpdf --check %s"), AllOf(HasSubstr("PDF Version: 1.5"), HasSubstr("No syntax")));
  EXPECT_THAT(Said(compact, "pdftoppm -r 20 %s 2>&1 >/dev/null"), Not(HasSubstr("Syntax")));
  EXPECT_THAT(Said(compact, "mutool draw -q -F text -o /dev/null %s"), Not(ContainsRegex("error|repair|broken")));
  EXPECT_THAT(Said(compact, "pdfinfo %s"), AllOf(HasSubstr("Tagged:          yes"),
                                                 HasSubstr(absl::StrCat("Pages:           ", compact.page_count))));
}

INSTANTIATE_TEST_SUITE_P(People, CompactFiles, testing::Values("amara", "empty", "mei-ling", "tomasz"));

TEST(CompactFile, HasTwoThirdsOfTheBytesAtMostAndDoesNotSayThatItIsPdfA) {
  const ReportSnapshot amara = SnapshotOf("amara", Report::KIND_PLAN);
  const RenderedReport compact = Compact(amara);
  EXPECT_LT(compact.pdf.size() * 3, Made(amara).pdf.size() * 2);
  EXPECT_THAT(compact.pdf, AllOf(HasSubstr("x:xmpmeta"), Not(HasSubstr("<pdfaid:"))));
  EXPECT_THAT(Made(amara).pdf, HasSubstr("<pdfaid:part>1"));
}

TEST(CompactFile, IsTheSameEachTimeAndKnownByAnIdentityOfItsOwn) {
  const ReportSnapshot amara = SnapshotOf("amara", Report::KIND_PLAN);
  const std::string once = Compact(amara).pdf;
  EXPECT_TRUE(Compact(amara).pdf == once);
  const auto identity = [](const RenderedReport& report) { return Said(report, "qpdf --show-object=trailer %s"); };
  const std::string ours = identity(Compact(amara));
  EXPECT_THAT(ours, AllOf(HasSubstr("/ID [ <"), Not(HasSubstr("<00000000000000000000000000000000>"))));
  EXPECT_NE(ours.substr(ours.find("/ID"), 40), identity(Made(amara)).substr(identity(Made(amara)).find("/ID"), 40));
}

// The program, with these arguments; what it wrote.
RenderedReport Written(const std::string& arguments) {
  const std::string out =
      (std::filesystem::temp_directory_path() / absl::StrCat("milepost-compact-", getpid())).string();
  const std::string command =
      absl::StrCat(MILEPOST_BINARY_DIR, "/bin/milepost-report --compact --snapshot ", MILEPOST_SOURCE_DIR,
                   "/tests/golden/snapshots/amara.textproto ", arguments, " --out ", out, " >/dev/null 2>&1");
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  RenderedReport report;
  std::ifstream file(out, std::ios::binary);
  report.pdf.assign(std::istreambuf_iterator<char>(file), {});
  std::filesystem::remove(out);
  return report;
}

TEST(CompactFile, ComesFromTheProgramThatIsAskedForIt) {
  EXPECT_TRUE(Written("--kind plan").pdf == Compact(SnapshotOf("amara", Report::KIND_PLAN)).pdf);
}

TEST(CompactFile, StaysPackedWithAPasswordAndInAnOrderForSlowLines) {
  const ReportSnapshot amara = SnapshotOf("amara", Report::KIND_PLAN);
  const std::string secret =
      (std::filesystem::temp_directory_path() / absl::StrCat("milepost-secret-", getpid())).string();
  std::ofstream(secret) << "löwe 7\n";
  const RenderedReport finished = Written(absl::StrCat("--kind plan --linearize --password-file ", secret));
  std::filesystem::remove(secret);
  EXPECT_LT(finished.pdf.size() * 3, Made(amara).pdf.size() * 2);
  EXPECT_THAT(Said(finished, "qpdf --check-linearization --password='löwe 7' %s"),
              HasSubstr("no linearization errors"));
  EXPECT_EQ(Said(finished, "pdftotext -upw 'löwe 7' %s -"), Said(Compact(amara), "pdftotext %s -"));
}

}  // namespace
}  // namespace milepost::report
