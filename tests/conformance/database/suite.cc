#include "tests/conformance/database/suite.h"

#include <cstdlib>

namespace milepost::store {

std::vector<Engine> AllEngines() {
  return {{"SqliteFile", "sqlite:{dir}/store.db", true}, {"SqliteMemory", "sqlite::memory:", false}};
}

std::vector<Engine> KeepingEngines() {
  std::vector<Engine> keeping;
  for (const Engine& engine : AllEngines()) {
    if (engine.keeps) keeping.push_back(engine);
  }
  return keeping;
}

std::string EngineName(const testing::TestParamInfo<Engine>& info) { return info.param.name; }

void DatabaseTest::SetUp() {
  std::string pattern = testing::TempDir() + "/milepost-test-XXXXXX";
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  directory_ = pattern;
  OpenWith(Options());
}

void DatabaseTest::TearDown() {
  database_.reset();
  std::filesystem::remove_all(directory_);
}

OpenOptions DatabaseTest::Options() const {
  OpenOptions options;
  options.url = GetParam().url;
  const std::size_t place = options.url.find("{dir}");
  if (place != std::string::npos) options.url.replace(place, 5, directory_.string());
  return options;
}

void DatabaseTest::OpenWith(const OpenOptions& options) {
  database_.reset();
  auto opened = Open(options);
  ASSERT_TRUE(opened.ok()) << opened.status();
  database_ = *std::move(opened);
}

void DatabaseTest::Reopen() { OpenWith(Options()); }

absl::Status DatabaseTest::Write(Body body) {
  return database_->TransactAndWait(absl::InfiniteFuture(), std::move(body));
}

absl::Status DatabaseTest::Execute(std::string_view sql, std::vector<Value> values) {
  return Write([&](Transaction& tx) { return tx.Execute(sql, values); });
}

std::vector<int64_t> DatabaseTest::Ints(std::string_view sql, std::vector<Value> values) {
  std::vector<int64_t> numbers;
  absl::Status status = database_->Read([&](Reader& reader) {
    return reader.Query(sql, values, [&](const Row& row) {
      numbers.push_back(row.Int(0));
      return true;
    });
  });
  EXPECT_TRUE(status.ok()) << status;
  return numbers;
}

int64_t DatabaseTest::Int(std::string_view sql, std::vector<Value> values) {
  const std::vector<int64_t> numbers = Ints(sql, std::move(values));
  return numbers.empty() ? -1 : numbers[0];
}

void DatabaseTest::MakeNotes() {
  ASSERT_THAT(Execute("CREATE TABLE notes (id BIGINT NOT NULL PRIMARY KEY, text TEXT) /*clustered*/"), IsOk());
}

INSTANTIATE_TEST_SUITE_P(Engines, DatabaseTest, testing::ValuesIn(AllEngines()), EngineName);
INSTANTIATE_TEST_SUITE_P(Engines, KeepingDatabaseTest, testing::ValuesIn(KeepingEngines()), EngineName);

}  // namespace milepost::store
