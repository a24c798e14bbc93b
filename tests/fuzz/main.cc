// document_fuzz: tries seeds one after another and says which failed. It goes on after a failure, a crash or a hang.
#include <google/protobuf/text_format.h>

#include <CLI/CLI.hpp>
#include <cinttypes>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "reportgen/snapshot_file.h"
#include "tests/fuzz/apart.h"
#include "tests/fuzz/generate.h"
#include "tests/fuzz/images.h"
#include "tests/fuzz/shrink.h"
#include "tests/fuzz/targets.h"

namespace milepost::fuzz {
namespace {

struct Options {
  std::string mode = "snapshots", out = ".", replay;
  uint64_t first = 1, count = 1;
  int limit_s = 120;  // for one input: far more than any needs, also under a sanitizer
};

struct World {
  std::vector<ReportSnapshot> real;
  std::unique_ptr<const report::FontLibrary> fonts;
};

using Target = std::function<std::string(uint64_t seed, Tally& tally)>;

std::map<std::string, Target> Targets(const World& world) {
  const report::FontLibrary& fonts = *world.fonts;
  return {
      {"snapshots", [&](uint64_t seed, Tally& t) { return TrySnapshot(Generate(seed, world.real), fonts, t); }},
      {"texts", [&](uint64_t seed, Tally& t) { return TryText(seed, fonts, t); }},
      {"images", [&](uint64_t seed, Tally& t) { return TryImage(seed, fonts, t); }},
      {"files", [&](uint64_t seed, Tally& t) { return TryFile(seed, world.real, fonts, t); }},
  };
}

std::string Failure(const ReportSnapshot& snapshot, const World& world, int limit_s) {
  Tally tally;
  Apart(limit_s, tally, [&](Tally& t) {
    if (freopen("/dev/null", "w", stderr) == nullptr) return;  // the first crash has said it all
    t.Say(TrySnapshot(snapshot, *world.fonts, t));
  });
  return tally.wrong;
}

// Writes the smallest snapshot that still fails; returns its path.
std::string Keep(uint64_t seed, const World& world, const Options& options) {
  constexpr int kMostTries = 1500;
  const ReportSnapshot smallest = Shrunk(Generate(seed, world.real), kMostTries, [&](const ReportSnapshot& candidate) {
    return !Failure(candidate, world, options.limit_s).empty();
  });
  std::string text;
  google::protobuf::TextFormat::PrintToString(smallest, &text);
  const std::string path = absl::StrCat(options.out, "/fuzz-", seed, ".textproto");
  const absl::Status written = report::WriteWholeFile(path, text);
  return written.ok() ? path : written.ToString();
}

// Returns the number of failures.
int TryAll(const World& world, const Target& target, const Options& options) {
  int failures = 0;
  Tally tally;
  const uint64_t end = options.first + options.count;
  for (tally.seed = options.first; tally.seed < end; ++tally.seed) {
    Apart(options.limit_s, tally, [&](Tally& t) {
      for (; t.seed < end; ++t.seed) {
        StillAlive(options.limit_s);
        const std::string wrong = target(t.seed, t);
        if (wrong.empty()) continue;
        t.Say(wrong);
        return;
      }
    });
    if (tally.wrong[0] == '\0') break;
    ++failures;
    printf("seed %" PRIu64 ": %s\n", tally.seed, tally.wrong);
    if (options.mode == "snapshots") printf("  %s\n", Keep(tally.seed, world, options).c_str());
    fflush(stdout);
    tally.Say("");
  }
  printf("%s %" PRIu64 " to %" PRIu64 ": %" PRIu64 " made, %" PRIu64 " pages, %" PRIu64 " with warnings, %" PRIu64
         " refused, %d failures\n",
         options.mode.c_str(), options.first, end - 1, tally.documents, tally.pages, tally.warned, tally.refused,
         failures);
  return failures;
}

int Run(const Options& options) {
  World world;
  auto fonts = report::FontLibrary::Load(report::FontDirectories());
  if (!fonts.ok()) return fprintf(stderr, "document_fuzz: %s\n", fonts.status().ToString().c_str()), 1;
  world.fonts = *std::move(fonts);
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(MILEPOST_SNAPSHOTS)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  if (!options.replay.empty()) paths = {options.replay};
  for (const auto& path : paths) {
    absl::StatusOr<ReportSnapshot> snapshot = report::ReadSnapshotFile(path.string());
    if (!snapshot.ok()) return fprintf(stderr, "document_fuzz: %s\n", snapshot.status().ToString().c_str()), 1;
    world.real.push_back(*std::move(snapshot));
  }
  if (options.replay.empty()) return TryAll(world, Targets(world).at(options.mode), options) == 0 ? 0 : 1;
  Tally tally;
  const std::string wrong = TrySnapshot(world.real.front(), *world.fonts, tally);
  printf("%s\n", wrong.empty() ? "nothing is wrong" : wrong.c_str());
  return wrong.empty() ? 0 : 1;
}

}  // namespace
}  // namespace milepost::fuzz

int main(int argc, char** argv) {
  milepost::fuzz::Options options;
  CLI::App app("Makes documents of hostile input and inspects them.", "document_fuzz");
  app.add_option("first", options.first, "The first seed");
  app.add_option("count", options.count, "How many seeds");
  app.add_option("--mode", options.mode, "snapshots, texts, images or files")
      ->check(CLI::IsMember({"snapshots", "texts", "images", "files"}))
      ->capture_default_str();
  app.add_option("--out", options.out, "Where the smallest failing snapshots go")->capture_default_str();
  app.add_option("--limit-s", options.limit_s, "Seconds after which an input hangs")->capture_default_str();
  app.add_option("--replay", options.replay, "Try this snapshot, in this process, instead");
  CLI11_PARSE(app, argc, argv);
  return milepost::fuzz::Run(options);
}
