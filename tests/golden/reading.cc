#include "tests/golden/reading.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "reportgen/snapshot_file.h"

namespace milepost::report {
namespace {

void KeepForPeople(const RenderedReport& report) {
  const char* folder = getenv("MILEPOST_LOOK");
  if (folder == nullptr) return;
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  const std::string name = absl::StrReplaceAll(absl::StrCat(test->test_suite_name(), "-", test->name()), {{"/", "-"}});
  std::ofstream(absl::StrCat(folder, "/", name, ".pdf"), std::ios::binary) << report.pdf;
}

}  // namespace

const FontLibrary& Fonts() {
  static const FontLibrary* const kFonts = [] {
    auto fonts = FontLibrary::Load(FontDirectories());
    EXPECT_TRUE(fonts.ok()) << fonts.status();
    return fonts->release();
  }();
  return *kFonts;
}

snapshot::v1::ReportSnapshot SnapshotOf(const std::string& person, reports::v1::Report::Kind kind) {
  auto snapshot = ReadSnapshotFile(absl::StrCat(MILEPOST_SOURCE_DIR, "/tests/golden/snapshots/", person, ".textproto"));
  EXPECT_TRUE(snapshot.ok()) << snapshot.status();
  snapshot->set_kind(kind);
  return *std::move(snapshot);
}

RenderedReport Made(const snapshot::v1::ReportSnapshot& snapshot, FileForm form) {
  auto report = RenderReport(snapshot, Fonts(), {}, form);
  EXPECT_TRUE(report.ok()) << report.status();
  if (!report.ok()) return {};
  KeepForPeople(*report);
  return *std::move(report);
}

std::string MadeByTheProgram(const std::string& person, const std::string& arguments) {
  const std::string out = (std::filesystem::temp_directory_path() / absl::StrCat("milepost-made-", getpid())).string();
  const std::string command =
      absl::StrCat(MILEPOST_BINARY_DIR, "/bin/milepost-report --snapshot ", MILEPOST_SOURCE_DIR,
                   "/tests/golden/snapshots/", person, ".textproto ", arguments, " --out ", out, " >/dev/null 2>&1");
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  std::ifstream file(out, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  std::filesystem::remove(out);
  return bytes;
}

std::string Said(const RenderedReport& report, const std::string& command) {
  std::string path = (std::filesystem::temp_directory_path() / "milepost-reading-XXXXXX").string();
  const int descriptor = mkstemp(path.data());
  EXPECT_GE(descriptor, 0);
  EXPECT_EQ(write(descriptor, report.pdf.data(), report.pdf.size()), static_cast<ssize_t>(report.pdf.size()));
  close(descriptor);
  FILE* pipe = popen(absl::StrCat(absl::StrReplaceAll(command, {{"%s", path}}), " 2>&1").c_str(), "r");
  std::string said;
  char buffer[4096];
  for (size_t count; (count = fread(buffer, 1, sizeof buffer, pipe)) > 0;) said.append(buffer, count);
  EXPECT_EQ(pclose(pipe), 0) << command << ": " << said.substr(0, 300);
  std::filesystem::remove(path);
  return said;
}

std::vector<std::string> PagesOf(const RenderedReport& report) {
  const std::string text =
      absl::StrReplaceAll(Said(report, "pdftotext -enc UTF-8 %s -"),
                          {{"\u202A", ""}, {"\u202B", ""}, {"\u202C", ""}, {"\u200E", ""}, {"\u200F", ""}});
  std::vector<std::string> pages = absl::StrSplit(text, '\f');
  if (!pages.empty() && pages.back().empty()) pages.pop_back();
  return pages;
}

std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) line.push_back(absl::ascii_isspace(static_cast<unsigned char>(c)) ? ' ' : c);
  absl::RemoveExtraAsciiWhitespace(&line);
  return line;
}

std::string WordsOf(const RenderedReport& report) {
  std::string all;
  for (const std::string& page : PagesOf(report)) absl::StrAppend(&all, page, "\n");
  return OneLine(all);
}

std::vector<std::string> TaggedOf(const RenderedReport& report) {
  std::vector<std::string> elements;
  std::string text;
  const auto finish = [&] {
    if (const std::string line = OneLine(text); !line.empty()) elements.push_back(line);
    text.clear();
  };
  // Poppler prints an element's name in a line of its own and its texts in quotes below it.
  for (const absl::string_view line : absl::StrSplit(Said(report, "pdfinfo -struct-text %s"), '\n')) {
    const absl::string_view inner = absl::StripAsciiWhitespace(line);
    if (inner.size() >= 2 && inner.front() == '"' && inner.back() == '"') {
      absl::StrAppend(&text, inner.substr(1, inner.size() - 2));
    } else {
      finish();
    }
  }
  finish();
  return elements;
}

}  // namespace milepost::report
