// The compact file says what the archive's says, object by object, in fewer bytes.
#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

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

RenderedReport Compact(const ReportSnapshot& snapshot) { return Made(snapshot, FileForm::kCompact); }

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
  const RenderedReport once = Compact(amara);
  EXPECT_TRUE(Compact(amara).pdf == once.pdf);
  const auto identity = [](const RenderedReport& report) {
    const std::string trailer = Said(report, "qpdf --show-object=trailer %s");
    return trailer.substr(trailer.find("/ID"), 75);  // both strings
  };
  EXPECT_THAT(identity(once), AllOf(HasSubstr("/ID [ <"), Not(HasSubstr("<00000000000000000000000000000000>"))));
  EXPECT_NE(identity(once), identity(Made(amara)));
}

TEST(CompactFile, ComesFromTheProgramThatIsAskedForIt) {
  EXPECT_TRUE(MadeByTheProgram("amara", "--kind plan --compact") ==
              Compact(SnapshotOf("amara", Report::KIND_PLAN)).pdf);
}

TEST(CompactFile, StaysPackedWithAPasswordAndInAnOrderForSlowLines) {
  const ReportSnapshot amara = SnapshotOf("amara", Report::KIND_PLAN);
  const std::string secret =
      (std::filesystem::temp_directory_path() / absl::StrCat("milepost-secret-", getpid())).string();
  std::ofstream(secret) << "löwe 7\n";
  const RenderedReport finished = {
      MadeByTheProgram("amara", absl::StrCat("--kind plan --compact --linearize --password-file ", secret))};
  std::filesystem::remove(secret);
  EXPECT_LT(finished.pdf.size() * 3, Made(amara).pdf.size() * 2);
  EXPECT_THAT(Said(finished, "qpdf --check-linearization --password='löwe 7' %s"),
              HasSubstr("no linearization errors"));
  EXPECT_EQ(Said(finished, "pdftotext -upw 'löwe 7' %s -"), Said(Compact(amara), "pdftotext %s -"));
}

}  // namespace
}  // namespace milepost::report
