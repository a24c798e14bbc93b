#include "clients/cli/import_run.h"

#include <gtest/gtest.h>

#include "clients/cli/yaml.h"

namespace milepost::cli {
namespace {

TEST(ImportRunTest, StopsWhenTheServerDoesNotComeBack) {
  const Contract contract;
  ImportPlan plan(contract);
  const auto root = ParseYaml(
      "catalog:\n  skills:\n  - {id: a, display_name: A}\n  - {id: b, display_name: B}\n  - {id: c, display_name: "
      "C}\n");
  ASSERT_TRUE(root.ok()) << root.status();
  ASSERT_TRUE(plan.Add("catalog.yaml", *root).ok());
  client::ClientOptions options;
  options.target = "127.0.0.1:1";  // nobody listens there
  options.deadline = absl::Milliseconds(300);
  const auto client = client::Client::Connect(options);
  ASSERT_TRUE(client.ok()) << client.status();
  ImportOptions one_by_one;
  one_by_one.concurrency = 1;
  ImportCounts counts;
  const absl::Status status = RunImport(
      *client, plan.TakeSteps(), one_by_one, [](const ImportRecord&, const absl::Status&) {},
      [](const ImportCounts&) {}, counts);
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << status;
  EXPECT_EQ(counts.acknowledged, 0);
  EXPECT_EQ(counts.failed, 1);
  EXPECT_EQ(counts.skipped, 2);
}

}  // namespace
}  // namespace milepost::cli
