#include "reportgen/text/word_cache.h"

#include <gtest/gtest.h>

#include <thread>

#include "absl/strings/str_cat.h"
#include "sample.h"

namespace milepost::report {
namespace {

WordCache::Word Word(int64_t advance) {
  auto word = std::make_shared<ShapedWord>();
  word->advance = advance;
  return word;
}

TEST(WordCache, GivesBackWhatWasAddedFirst) {
  WordCache cache;
  EXPECT_EQ(cache.Find("tree"), nullptr);
  cache.Add("tree", Word(7));
  cache.Add("tree", Word(8));
  ASSERT_NE(cache.Find("tree"), nullptr);
  EXPECT_EQ(cache.Find("tree")->advance, 7);
  EXPECT_EQ(cache.Find("trees"), nullptr);
}

TEST(WordCache, ForgetsRatherThanGrowsButNotWhatIsInUse) {
  WordCache cache;
  cache.Add("kept", Word(1));
  const WordCache::Word kept = cache.Find("kept");
  constexpr int kMany = 200'000;
  for (int i = 0; i < kMany; ++i) cache.Add(absl::StrCat("word ", i), Word(i));
  int there = 0;
  for (int i = 0; i < kMany; ++i) there += cache.Find(absl::StrCat("word ", i)) != nullptr;
  EXPECT_LE(there, 16 * 2048);
  EXPECT_GT(there, 0);
  EXPECT_EQ(kept->advance, 1);
}

TEST(WordCache, ServesManyThreads) {
  WordCache cache;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&cache] {
      for (int i = 0; i < 5000; ++i) {
        const std::string key = absl::StrCat(i % 3000);
        if (cache.Find(key) == nullptr) cache.Add(key, Word(i % 3000));
        const WordCache::Word word = cache.Find(key);
        if (word != nullptr) {
          EXPECT_EQ(word->advance, i % 3000);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(WordCache, MakesNoDocumentDifferent) {
  const auto fresh = FontLibrary::Load(FontDirectories());
  ASSERT_TRUE(fresh.ok());
  const auto first = Render(EveryBlock(), Theme(), **fresh, SomeTime());
  const auto second = Render(EveryBlock(), Theme(), **fresh, SomeTime());
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->bytes, second->bytes);
}

}  // namespace
}  // namespace milepost::report
