#include "services/store/ids.h"

#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace milepost::store {
namespace {

TEST(IdsTest, AnIdIsItsLetterItsTimeAndItsRandomBits) {
  // 1,700,000,000,000 ms in base 32 is 1 17 15 7 30 10 26 0 0; 80 bits of ones are 16 digits of 31.
  RandomBytes ones;
  ones.fill(0xff);
  EXPECT_EQ(MakeId('g', absl::FromUnixSeconds(1'700'000'000), ones), "g1hf7yat00zzzzzzzzzzzzzzzz");
  EXPECT_EQ(MakeId('g', absl::UnixEpoch(), RandomBytes{}), "g0000000000000000000000000");
  // 0x08 0x42 0x10 0x84 0x21 is 00001 eight times.
  EXPECT_EQ(MakeId('m', absl::UnixEpoch(), {0x08, 0x42, 0x10, 0x84, 0x21, 0, 0, 0, 0, 1}),
            "m0000000001111111100000001");
}

TEST(IdsTest, IdsOfLaterMillisecondsSortLater) {
  IdSource source;
  std::string last;
  for (int i = 0; i < 2000; ++i) {
    const std::string id = source.NewId('g', absl::FromUnixMillis(1'700'000'000'000 + i));
    EXPECT_LT(last, id);
    last = id;
  }
}

TEST(IdsTest, IdsOfOneMillisecondDiffer) {
  IdSource source;
  std::set<std::string> ids;
  for (int i = 0; i < 10'000; ++i) ids.insert(source.NewId('g', absl::UnixEpoch()));
  EXPECT_EQ(ids.size(), 10'000u);
  EXPECT_THAT(*ids.begin(), testing::MatchesRegex("g[0-9a-z]+"));
  EXPECT_THAT(*ids.begin(), testing::SizeIs(26));
}

TEST(IdsTest, IdsOfOneMillisecondSortInTheOrderOfTheirMaking) {
  IdSource source;
  std::string last;
  for (int i = 0; i < 10'000; ++i) {
    const std::string id = source.NewId('g', absl::UnixEpoch());
    EXPECT_LT(last, id);
    last = id;
  }
}

TEST(IdsTest, PersonKeysArePositiveAndDiffer) {
  IdSource source;
  std::set<int64_t> keys;
  for (int i = 0; i < 10'000; ++i) keys.insert(source.NewPersonKey());
  EXPECT_EQ(keys.size(), 10'000u);
  EXPECT_GT(*keys.begin(), 0);
}

}  // namespace
}  // namespace milepost::store
