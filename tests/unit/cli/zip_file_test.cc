// ZIP archives byte by byte; tests/e2e/pack_test.py has another program read them.
#include "clients/cli/zip_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "absl/strings/str_cat.h"

namespace milepost::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ZipFileTest : public ::testing::Test {
 protected:
  ZipFileTest() {
    static int number = 0;
    folder_ = absl::StrCat(::testing::TempDir(), "/zip-", getpid(), "-", ++number);
    std::filesystem::create_directories(folder_);
  }
  ~ZipFileTest() override {
    unsetenv("TZ");
    tzset();
    std::filesystem::remove_all(folder_);
  }

  std::string In(const std::string& name) const { return absl::StrCat(folder_, "/", name); }
  std::string Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(In(name), std::ios::binary) << bytes;
    return In(name);
  }
  std::string Read(const std::string& name) const {
    std::ifstream file(In(name), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  std::set<std::string> Files() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) names.insert(entry.path().filename());
    return names;
  }
  static void SetZone(const char* zone) {
    setenv("TZ", zone, 1);
    tzset();
  }

  std::string folder_;
};

TEST_F(ZipFileTest, FilesAreStoredAsTheyAreUnlessTheyAreToBeDeflated) {
  const std::string text(1000, 'm');
  Write("file", text);
  ASSERT_TRUE(WriteZip(In("stored.zip"), {{.name = "a", .path = In("file")}}).ok());
  EXPECT_THAT(Read("stored.zip"), StartsWith("PK\x03\x04"));
  EXPECT_THAT(Read("stored.zip"), HasSubstr(text));
  ASSERT_TRUE(WriteZip(In("deflated.zip"), {{.name = "a", .path = In("file"), .deflate = true}}).ok());
  EXPECT_THAT(Read("deflated.zip"), Not(HasSubstr(text)));
  EXPECT_LT(Read("deflated.zip").size(), 300u);
}

TEST_F(ZipFileTest, TheSameEntriesGiveTheSameBytesInEveryTimeZone) {
  const std::vector<ZipEntry> entries = {{.name = "text", .path = Write("text", "some text"), .deflate = true},
                                         {.name = "document", .path = Write("document", "a document")}};
  SetZone("UTC");
  ASSERT_TRUE(WriteZip(In("a.zip"), entries).ok());
  chmod(In("document").c_str(), 0600);
  for (const char* zone : {"Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "XXX12", "XXX-14"}) {
    SetZone(zone);
    ASSERT_TRUE(WriteZip(In("b.zip"), entries).ok());
    EXPECT_EQ(Read("b.zip"), Read("a.zip")) << zone;
  }
}

TEST_F(ZipFileTest, AnArchiveIsWrittenWholeOrNotAtAll) {
  Write("a.zip", "what was there");
  const absl::Status status = WriteZip(In("a.zip"), {{.name = "a", .path = Write("there", "bytes")},  //
                                                     {.name = "b", .path = In("missing")}});
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), StartsWith(absl::StrCat("cannot write ", In("a.zip"), ": ")));
  EXPECT_EQ(Read("a.zip"), "what was there");
  EXPECT_THAT(Files(), ElementsAre("a.zip", "there"));
}

TEST_F(ZipFileTest, WhatIsThereIsReplacedAndNewFilesAreAsReadableAsAnyOther) {
  const std::vector<ZipEntry> entries = {{.name = "a", .path = Write("file", "bytes")}};
  ASSERT_TRUE(WriteZip(In("a.zip"), entries).ok());
  EXPECT_EQ(std::filesystem::status(In("a.zip")).permissions(), std::filesystem::status(In("file")).permissions());
  Write("b.zip", "PK\x03\x04 and then no archive");
  ASSERT_TRUE(WriteZip(In("b.zip"), entries).ok());
  EXPECT_EQ(Read("b.zip"), Read("a.zip"));
}

TEST_F(ZipFileTest, WhatCanNeverBecomeAFileIsKnownBefore) {
  EXPECT_TRUE(CheckZipPath(In("new.zip")).ok());
  EXPECT_TRUE(CheckZipPath(Write("old.zip", "no archive")).ok());
  ASSERT_EQ(mkfifo(In("pipe").c_str(), 0600), 0);
  for (const std::string& path : {folder_, In("none/a.zip"), In("old.zip/a.zip"), In("pipe")}) {
    const absl::Status status = CheckZipPath(path);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << path;
    EXPECT_THAT(std::string(status.message()), StartsWith(absl::StrCat("cannot write ", path, ": "))) << path;
  }
}

}  // namespace
}  // namespace milepost::cli
