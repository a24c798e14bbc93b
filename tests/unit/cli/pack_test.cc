// A pack of documents: what its manifest says, and how a run goes on where another one stopped.
#include "clients/cli/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "absl/strings/str_cat.h"
#include "clients/cli/pack_run.h"
#include "tests/testing/fake_services.h"

namespace milepost::cli {
namespace {

using grpc::StatusCode;
using reports::v1::CreateReportRequest;
using reports::v1::DeleteReportRequest;
using reports::v1::Report;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class PackTest : public ::testing::Test {
 protected:
  PackTest() {
    static int number = 0;
    folder_ = absl::StrCat(::testing::TempDir(), "/pack-", getpid(), "-", ++number);
    std::filesystem::create_directories(folder_);
    server_.reports.bytes = "a document";
    server_.reports.report.set_size_bytes(10);
    server_.reports.report.set_page_count(3);
    server_.reports.report.add_warnings("a character without a glyph");
    // printf 'a document' | sha256sum
    server_.reports.report.set_sha256("0d1da5138c035ffb7a848cfa108a901b2d7e44195f11ddc475e1fe7c1cf9d8b3");
    server_.reports.create_report = [this](const CreateReportRequest& request, Report* report) {
      requests_.push_back(request.request_id());
      if (request.parent() == "profiles/stranger") {
        return testing::Refusal(StatusCode::PERMISSION_DENIED, "You may not do this.", "NOT_PERMITTED");
      }
      if (away_) return grpc::Status(StatusCode::UNAVAILABLE, "away on purpose");
      report->set_name(request.parent() + "/reports/r1");
      return grpc::Status::OK;
    };
    server_.reports.delete_report = [this](const DeleteReportRequest& request) {
      deleted_.push_back(request.name());
      return grpc::Status::OK;
    };
  }
  ~PackTest() override { std::filesystem::remove_all(folder_); }

  absl::Status Run(Pack& pack, bool keep = false) {
    client::ClientOptions options{.target = server_.target()};
    options.retry = {.max_attempts = 1};
    const PackOptions how{.folder = folder_, .concurrency = 1, .keep = keep};
    return RunPack(
        *client::Client::Connect(options), how, pack, [](const PackItem&) {}, [](const PackCounts&) {}, counts_);
  }
  std::set<std::string> Files() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) names.insert(entry.path().filename());
    return names;
  }
  static Pack Of(std::initializer_list<const char*> people) {
    Pack pack{.paper = "a4"};
    for (const char* person : people) pack.Want(person, "plan");
    return pack;
  }
  void Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(absl::StrCat(folder_, "/", name), std::ios::binary) << bytes;
  }

  testing::FakeServer server_;
  std::string folder_;
  bool away_ = false;
  std::vector<std::string> requests_, deleted_;
  PackCounts counts_;
};

TEST_F(PackTest, AManifestIsReadAsItWasWritten) {
  Pack pack{.paper = "letter", .since = "2026-01-01"};
  pack.items.push_back({.person = "profiles/mei-ling",
                        .kind = "progress",
                        .request_id = "r-1",
                        .sha256 = "00ff",
                        .bytes = 123'456'789,
                        .pages = 12,
                        .warnings = {"no glyph for \"\u9673\"", "second"}});
  pack.items.push_back({.person = "profiles/tomasz",
                        .kind = "brief",
                        .request_id = "r-2",
                        .error = PackError{"NOT_FOUND", "RESOURCE_NOT_FOUND", "Line\none", "Look it up."}});
  ASSERT_TRUE(WritePack(pack, folder_).ok());
  const absl::StatusOr<Pack> read = ReadPack(folder_);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(PackJson(*read), PackJson(pack));
  EXPECT_EQ(read->items[0].warnings, pack.items[0].warnings);
  EXPECT_EQ(read->items[0].bytes, 123'456'789);
  EXPECT_EQ(read->items[1].error->message, "Line\none");
  EXPECT_THAT(Files(), ElementsAre("manifest.json"));
}

TEST_F(PackTest, WhatIsNoManifestIsNotOverwritten) {
  EXPECT_EQ(ReadPack(folder_).status().code(), absl::StatusCode::kNotFound);
  Write("manifest.json", "{\"name\": \"of another program\"}");
  EXPECT_EQ(ReadPack(folder_).status().code(), absl::StatusCode::kInvalidArgument);
  Write("manifest.json", "{\"format\": 1, \"items\": [{");
  EXPECT_EQ(ReadPack(folder_).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(PackTest, ADocumentIsWantedOnce) {
  Pack pack = Of({"profiles/amara", "profiles/amara"});
  pack.Want("profiles/amara", "brief");
  ASSERT_EQ(pack.items.size(), 2u);
  EXPECT_EQ(pack.items[1].File(), "amara-brief.pdf");
}

TEST_F(PackTest, ARunSavesWhatItMadeAndTidiesTheServer) {
  Pack pack = Of({"profiles/amara", "profiles/diego"});
  ASSERT_TRUE(Run(pack).ok());
  EXPECT_THAT(Files(), UnorderedElementsAre("manifest.json", "amara-plan.pdf", "diego-plan.pdf"));
  EXPECT_THAT(deleted_, ElementsAre("profiles/amara/reports/r1", "profiles/diego/reports/r1"));
  const Pack read = *ReadPack(folder_);
  EXPECT_EQ(read.items[0].pages, 3);
  EXPECT_EQ(read.items[0].bytes, 10);
  EXPECT_THAT(read.items[0].warnings, ElementsAre("a character without a glyph"));
  EXPECT_EQ(read.items[0].report, "") << "it is not there any more";
  EXPECT_TRUE(IsThere(read.items[0], folder_));
}

TEST_F(PackTest, ReportsAreKeptOnTheServerIfThatIsWanted) {
  Pack pack = Of({"profiles/amara"});
  ASSERT_TRUE(Run(pack, /*keep=*/true).ok());
  EXPECT_THAT(deleted_, IsEmpty());
  EXPECT_EQ(ReadPack(folder_)->items[0].report, "profiles/amara/reports/r1");
}

TEST_F(PackTest, AnotherRunMakesOnlyWhatIsMissingOrDamaged) {
  Pack pack = Of({"profiles/amara", "profiles/diego", "profiles/tomasz"});
  ASSERT_TRUE(Run(pack).ok());
  const std::vector<std::string> before = requests_;
  Write("diego-plan.pdf", "a documenT");
  std::filesystem::remove(folder_ + "/tomasz-plan.pdf");
  Pack again = *ReadPack(folder_);
  ASSERT_TRUE(Run(again).ok());
  EXPECT_EQ(counts_.there, 1);
  EXPECT_EQ(counts_.made, 2);
  ASSERT_EQ(requests_.size(), 5u);
  // The server has forgotten the old report: the old request would be answered with nothing.
  EXPECT_NE(requests_[3], before[1]);
  EXPECT_NE(requests_[4], before[2]);
  for (const PackItem& item : again.items) EXPECT_TRUE(IsThere(item, folder_)) << item.person;
}

TEST_F(PackTest, OneRefusalStopsNobodyElseAndSaysWhatToDo) {
  Pack pack = Of({"profiles/stranger", "profiles/amara"});
  EXPECT_EQ(Run(pack).code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(counts_.failed, 1);
  EXPECT_EQ(counts_.made, 1);
  const Pack read = *ReadPack(folder_);
  ASSERT_TRUE(read.items[0].error.has_value());
  EXPECT_EQ(read.items[0].error->code, "PERMISSION_DENIED");
  EXPECT_EQ(read.items[0].error->reason, "NOT_PERMITTED");
  EXPECT_NE(read.items[0].error->what_to_do, "");
  EXPECT_FALSE(read.items[1].error.has_value());
}

TEST_F(PackTest, WhatTheServerDidNotAnswerIsAskedAgainUnderTheSameRequestId) {
  Pack pack = Of({"profiles/amara", "profiles/diego"});
  away_ = true;
  EXPECT_EQ(Run(pack).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(requests_.size(), 1u) << "the second one waits for the server, too";
  EXPECT_EQ(pack.items[0].error->what_to_do, "Run the same command again.");
  away_ = false;
  Pack again = *ReadPack(folder_);
  ASSERT_TRUE(Run(again).ok());
  ASSERT_EQ(requests_.size(), 3u);
  EXPECT_EQ(requests_[1], requests_[0]);
  EXPECT_FALSE(again.items[0].error.has_value());
}

TEST_F(PackTest, WhatAKilledRunLeftHalfWrittenIsCleared) {
  Pack pack = Of({"profiles/amara"});
  Write("amara-plan.pdf.part", "a doc");
  ASSERT_TRUE(Run(pack).ok());
  EXPECT_THAT(Files(), UnorderedElementsAre("manifest.json", "amara-plan.pdf"));
}

TEST_F(PackTest, AReportThatAKilledRunLeftOnTheServerIsDeletedByTheNext) {
  Pack pack = Of({"profiles/amara"});
  ASSERT_TRUE(Run(pack, /*keep=*/true).ok());
  Pack again = *ReadPack(folder_);
  ASSERT_TRUE(Run(again).ok());
  EXPECT_EQ(counts_.there, 1);
  EXPECT_THAT(deleted_, ElementsAre("profiles/amara/reports/r1"));
  EXPECT_EQ(ReadPack(folder_)->items[0].report, "");
}

TEST_F(PackTest, ADocumentThatIsDamagedOrMissingIsNotZipped) {
  Pack pack = Of({"profiles/amara", "profiles/diego", "profiles/tomasz"});
  ASSERT_TRUE(Run(pack).ok());
  Write("diego-plan.pdf", "a documenT");
  std::filesystem::remove(folder_ + "/tomasz-plan.pdf");
  const std::string file = folder_ + ".zip";
  const absl::StatusOr<int64_t> documents = ZipPack(pack, folder_, file);
  ASSERT_TRUE(documents.ok()) << documents.status();
  EXPECT_EQ(*documents, 1);
  std::filesystem::remove(file);
  std::filesystem::remove(folder_ + "/amara-plan.pdf");
  EXPECT_EQ(ZipPack(pack, folder_, file).status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(PackTest, OneRunAtATimeIsAtWorkInAFolder) {
  auto first = PackLock::Of(folder_);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(PackLock::Of(folder_).status().code(), absl::StatusCode::kFailedPrecondition);
  first->reset();
  EXPECT_TRUE(PackLock::Of(folder_).ok());
  EXPECT_EQ(PackLock::Of(folder_ + "/none").status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace milepost::cli
