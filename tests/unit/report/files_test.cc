// Snapshots and documents on disk: whole or not at all.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "reportgen/snapshot_file.h"

namespace milepost::report {
namespace {

namespace fs = std::filesystem;
using snapshot::v1::ReportSnapshot;
using ::testing::HasSubstr;

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "milepost-files-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const { return (folder_ / name).string(); }
  std::string Put(const std::string& name, const std::string& bytes) const {
    std::ofstream(Path(name), std::ios::binary) << bytes;
    return Path(name);
  }
  static std::string Get(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  size_t Count() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  static ReportSnapshot Small() {
    ReportSnapshot snapshot;
    snapshot.set_format(1);
    snapshot.mutable_profile()->set_display_name("Noor");
    return snapshot;
  }

  fs::path folder_;
};

TEST_F(Files, SnapshotIsReadInEachForm) {
  std::string json;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(Small(), &json).ok());
  for (const std::string& path :
       {Put("a.json", json), Put("a.binpb", Small().SerializeAsString()), Put("a.textproto", Small().DebugString())}) {
    const auto snapshot = ReadSnapshotFile(path);
    ASSERT_TRUE(snapshot.ok()) << snapshot.status();
    EXPECT_EQ(snapshot->profile().display_name(), "Noor");
  }
}

TEST_F(Files, FieldsOfANewerServerAreSkipped) {
  const auto snapshot = ReadSnapshotFile(Put("a.json", R"({"format": 1, "fieldOfTheFuture": {"x": [1, 2]}})"));
  ASSERT_TRUE(snapshot.ok()) << snapshot.status();
  EXPECT_EQ(snapshot->format(), 1);
}

TEST_F(Files, MissingFileAndFolderCannotBeRead) {
  EXPECT_TRUE(absl::IsNotFound(ReadSnapshotFile(Path("none.json")).status()));
  EXPECT_TRUE(absl::IsNotFound(ReadSnapshotFile(folder_.string()).status()));
  EXPECT_THAT(std::string(ReadSnapshotFile(Path("none.json")).status().message()), HasSubstr("none.json"));
}

TEST_F(Files, DamagedSnapshotIsRefused) {
  std::string json;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(Small(), &json).ok());
  std::string bytes = Small().SerializeAsString();
  bytes.pop_back();
  for (const std::string& path :
       {Put("cut.json", json.substr(0, json.size() / 2)), Put("cut.binpb", bytes), Put("empty.binpb", ""),
        Put("noise.binpb", "\xFF\xFF\xFF\xFF"), Put("other.textproto", "no_such_field: 1")}) {
    EXPECT_TRUE(absl::IsInvalidArgument(ReadSnapshotFile(path).status())) << path;
  }
}

TEST_F(Files, WrittenFileIsWholeAndAlone) {
  const std::string bytes(100'000, 'x');
  ASSERT_TRUE(WriteWholeFile(Path("a.pdf"), bytes).ok());
  EXPECT_EQ(Get(Path("a.pdf")), bytes);
  ASSERT_TRUE(WriteWholeFile(Path("a.pdf"), "newer").ok());
  EXPECT_EQ(Get(Path("a.pdf")), "newer");
  EXPECT_EQ(Count(), 1u);
}

TEST_F(Files, FailedWriteLeavesNothingBehindAndTheOldFileAlone) {
  EXPECT_TRUE(absl::IsPermissionDenied(WriteWholeFile(Path("no/such/folder/a.pdf"), "x")));
  fs::create_directories(Path("taken.pdf/inside"));  // a folder cannot be replaced by a file
  EXPECT_TRUE(absl::IsPermissionDenied(WriteWholeFile(Path("taken.pdf"), "x")));
  EXPECT_EQ(Count(), 1u);
}

}  // namespace
}  // namespace milepost::report
