// Chance that is the same everywhere: a seed gives one sequence, whatever the system's library makes of distributions.
#ifndef MILEPOST_TESTS_FUZZ_RANDOM_H_
#define MILEPOST_TESTS_FUZZ_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace milepost::fuzz {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  // SplitMix64.
  uint64_t Next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  // 0 to n - 1; 0 if n is 0.
  size_t Below(size_t n) { return n == 0 ? 0 : static_cast<size_t>(Next() % n); }
  bool Chance(int percent) { return static_cast<int>(Below(100)) < percent; }
  template <typename Container>
  const auto& OneOf(const Container& items) {
    return items[Below(std::size(items))];
  }

 private:
  uint64_t state_;
};

}  // namespace milepost::fuzz

#endif  // MILEPOST_TESTS_FUZZ_RANDOM_H_
