// Bodies committed together end as if each had run alone, whichever fail, and wherever.
#include <cstdlib>
#include <iostream>
#include <random>

#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

// One random body, told by numbers alone so that it can be run again, here and in the other store.
struct Script {
  struct Step {
    unsigned kind;
    int64_t a, b;
  };
  std::vector<Step> steps;
  bool fails_at_the_end = false;

  absl::Status operator()(Transaction& tx) const {
    for (const Step& step : steps) {
      absl::Status status = Run(tx, step);
      if (!status.ok() && step.b % 3 != 0) return status;  // one in three goes on after an error
    }
    return fails_at_the_end ? absl::AbortedError("at the end") : absl::OkStatus();
  }

  static absl::Status Run(Transaction& tx, const Step& step) {
    switch (step.kind % 6) {
      case 0:
      case 1:
        return tx.Execute(kInsertNote, {step.a, std::string_view("new")});
      case 2:
        return tx.Execute("UPDATE notes SET id = id + $1 WHERE id = $2", {step.b, step.a});
      case 3:
        return tx.Execute("DELETE FROM notes WHERE id = $1", {step.a});
      case 4:
        return tx.Execute("INSERT INTO notes SELECT id + $1, 'copy' FROM notes WHERE id BETWEEN $2 AND $2 + 3",
                          {step.b, step.a});
      default: {
        int64_t sum = 0;
        absl::Status status = tx.Query("SELECT COALESCE(SUM(id), 0) FROM notes", {}, [&sum](const Row& row) {
          sum = row.Int(0);
          return true;
        });
        if (status.ok()) status = tx.Execute("UPDATE notes SET text = 'seen' WHERE id = $1", {sum % 60});
        return status.ok() && sum % 5 == 0 ? absl::FailedPreconditionError("by the sum") : status;
      }
    }
  }
};

Script RandomScript(std::mt19937& random) {
  Script script;
  const int steps = 1 + static_cast<int>(random() % 4);
  for (int i = 0; i < steps; ++i) {
    script.steps.push_back(
        {static_cast<unsigned>(random()), static_cast<int64_t>(random() % 60), static_cast<int64_t>(random() % 9)});
  }
  script.fails_at_the_end = random() % 6 == 0;
  return script;
}

class BatchesTest : public DatabaseTest {
 protected:
  std::vector<absl::StatusCode> RunTogether(const std::vector<Script>& scripts) {
    std::vector<absl::StatusCode> codes(scripts.size());
    std::latch finished(static_cast<std::ptrdiff_t>(scripts.size()));
    Gate gate(*database_);
    for (std::size_t i = 0; i < scripts.size(); ++i) {
      database_->Transact(absl::InfiniteFuture(), scripts[i], [&codes, &finished, i](absl::Status status) {
        codes[i] = status.code();
        finished.count_down();
      });
    }
    gate.Open();
    finished.wait();
    return codes;
  }

  static std::string Dump(Database& database) {
    std::string dump;
    EXPECT_THAT(database.Read([&dump](Reader& reader) {
      return reader.Query("SELECT id, text FROM notes ORDER BY id", {}, [&dump](const Row& row) {
        dump += std::to_string(row.Int(0)) + " " + std::string(row.Text(1)) + "\n";
        return true;
      });
    }),
                IsOk());
    return dump;
  }
};

TEST_P(BatchesTest, BatchedBodiesEndAsIfEachHadRunAlone) {
  const char* given = std::getenv("MILEPOST_TEST_SEED");
  const unsigned seed = given != nullptr ? std::strtoul(given, nullptr, 10) : std::random_device()();
  std::mt19937 random(seed);
  OpenOptions memory;
  memory.url = "sqlite::memory:";
  auto alone = Open(memory);
  ASSERT_TRUE(alone.ok());
  MakeNotes();
  const auto make = [](Transaction& tx) {
    return tx.Execute("CREATE TABLE notes (id BIGINT NOT NULL PRIMARY KEY, text TEXT)", {});
  };
  ASSERT_THAT((*alone)->TransactAndWait(absl::InfiniteFuture(), make), IsOk());
  int bodies = 0, failed = 0;
  for (int batch = 0; batch < 60; ++batch) {
    std::vector<Script> scripts(1 + random() % 40);
    for (Script& script : scripts) script = RandomScript(random);
    std::vector<absl::StatusCode> expected;
    for (const Script& script : scripts) {
      expected.push_back((*alone)->TransactAndWait(absl::InfiniteFuture(), script).code());
      failed += expected.back() != absl::StatusCode::kOk;
      ++bodies;
    }
    ASSERT_EQ(RunTogether(scripts), expected) << "batch " << batch << ", seed " << seed;
    ASSERT_EQ(Dump(*database_), Dump(**alone)) << "batch " << batch << ", seed " << seed;
  }
  std::cout << "seed " << seed << ": " << bodies << " bodies in 60 batches, " << failed << " undone\n";
  EXPECT_GT(failed, bodies / 20);
}

INSTANTIATE_TEST_SUITE_P(Engines, BatchesTest, testing::ValuesIn(AllEngines()), EngineName);

}  // namespace
}  // namespace milepost::store
