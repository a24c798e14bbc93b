// A password and an order for slow lines, judged by qpdf and poppler.
#include "reportgen/finish/finish.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace milepost::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kXmp[] =
    "<?xpacket begin=\"\"?><x:xmpmeta>\n<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
    "</x:xmpmeta><?xpacket end=\"w\"?>";

// Two pages that say "first" and "second".
std::string TwoPages() {
  const auto stream = [](const std::string& entries, const std::string& data) {
    return absl::StrCat("<<", entries, " /Length ", data.size(), ">>\nstream\n", data, "\nendstream");
  };
  const std::vector<std::string> objects = {
      "<</Type /Catalog /Pages 2 0 R /Metadata 8 0 R>>",
      "<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>>",
      "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Resources <</Font <</F 7 0 R>>>>>>",
      "<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 6 0 R /Resources <</Font <</F 7 0 R>>>>>>",
      stream("", "BT /F 20 Tf 20 100 Td (first) Tj ET"),
      stream("", "BT /F 20 Tf 20 100 Td (second) Tj ET"),
      "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
      stream("/Type /Metadata /Subtype /XML", kXmp)};
  std::string pdf = "%PDF-1.4\n", table = "0000000000 65535 f \n";
  for (size_t i = 0; i < objects.size(); ++i) {
    absl::StrAppendFormat(&table, "%010d 00000 n \n", pdf.size());
    absl::StrAppend(&pdf, i + 1, " 0 obj\n", objects[i], "\nendobj\n");
  }
  const size_t start = pdf.size();
  return absl::StrCat(pdf, "xref\n0 9\n", table, "trailer\n<</Size 9 /Root 1 0 R>>\nstartxref\n", start, "\n%%EOF\n");
}

std::string Finished(const Finishing& finishing) {
  const absl::StatusOr<std::string> pdf = Finish(TwoPages(), finishing);
  EXPECT_TRUE(pdf.ok()) << pdf.status();
  return pdf.value_or("");
}

// What the command, "%s" standing for the file, prints on both streams; its exit status follows.
std::string Judge(const std::string& pdf, const std::string& command) {
  const std::string path = absl::StrCat(testing::TempDir(), "/finish-", getpid(), ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  FILE* pipe = popen((absl::StrReplaceAll(command, {{"%s", path}}) + " 2>&1; echo exit $?").c_str(), "r");
  std::string said;
  char buffer[4096];
  for (size_t count; (count = fread(buffer, 1, sizeof buffer, pipe)) > 0;) said.append(buffer, count);
  pclose(pipe);
  std::filesystem::remove(path);
  return said;
}

TEST(Finish, APasswordOpensTheFileAndNothingElseDoes) {
  const std::string pdf = Finished({"löwe 7", false});
  EXPECT_THAT(Judge(pdf, "qpdf --check --password='löwe 7' %s"),
              AllOf(HasSubstr("R = 6"), HasSubstr("AESv3"), HasSubstr("No syntax"), HasSubstr("exit 0")));
  EXPECT_THAT(Judge(pdf, "pdftotext -upw 'löwe 7' %s -"), AllOf(HasSubstr("first"), HasSubstr("second")));
  for (const char* wrong : {"", "lowe 7", "löwe 7 "}) {
    EXPECT_THAT(Judge(pdf, absl::StrCat("qpdf --check --password='", wrong, "' %s")), HasSubstr("exit 2")) << wrong;
    EXPECT_THAT(Judge(pdf, absl::StrCat("pdftotext -upw '", wrong, "' %s -")), Not(HasSubstr("first"))) << wrong;
  }
}

TEST(Finish, AnEncryptedFileDoesNotSayThatItIsPdfA) {
  const std::string open = Judge(Finished({"secret", false}), "qpdf --password=secret --decrypt --qdf %s -");
  EXPECT_THAT(open, AllOf(HasSubstr("x:xmpmeta"), Not(HasSubstr("pdfaid"))));
  EXPECT_THAT(Finished({"", true}), HasSubstr(kXmp)) << "kept where it holds";
}

TEST(Finish, ALinearizedFileIsInOrderAndComesOutTheSameEachTime) {
  const std::string pdf = Finished({"", true});
  EXPECT_THAT(Judge(pdf, "qpdf --check-linearization %s"),
              AllOf(HasSubstr("no linearization errors"), HasSubstr("exit 0")));
  EXPECT_THAT(Judge(pdf, "pdfinfo %s"), HasSubstr("Optimized:       yes"));
  EXPECT_EQ(pdf, Finished({"", true}));
}

TEST(Finish, WhatNothingIsAskedForStaysAsItIs) { EXPECT_EQ(Finished({}), TwoPages()); }

TEST(Finish, BothAtOnceWorkTogether) {
  EXPECT_THAT(Judge(Finished({"secret", true}), "qpdf --check-linearization --password=secret %s"),
              HasSubstr("no linearization errors"));
}

TEST(Finish, RefusesPasswordsThatDoNotFitAndFilesThatAreNone) {
  EXPECT_FALSE(CheckPassword("").ok());
  EXPECT_TRUE(CheckPassword(std::string(127, 'x')).ok());
  EXPECT_FALSE(CheckPassword(std::string(128, 'x')).ok());
  EXPECT_EQ(Finish(TwoPages(), {"two\nlines", false}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Finish("no PDF", {"", true}).status().code(), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace milepost::report
