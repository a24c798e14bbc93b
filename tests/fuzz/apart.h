// Work in a process of its own: what crashes or hangs there is an answer here.
#ifndef MILEPOST_TESTS_FUZZ_APART_H_
#define MILEPOST_TESTS_FUZZ_APART_H_

#include <cstdint>
#include <functional>
#include <string>

namespace milepost::fuzz {

// What trying seeds or one input found.
struct Tally {
  uint64_t seed = 0;  // the one being tried, or that failed
  uint64_t tried = 0, documents = 0, refused = 0, pages = 0, warned = 0;
  char wrong[1000] = {};  // empty: all is well

  void Say(const std::string& what);
};

// Runs `work` in a child that shares `tally`, and adds to tally.wrong how the child ended if it did not end well.
// `work` calls StillAlive() before each input; more than `limit_s` seconds without it count as a hang.
void Apart(int limit_s, Tally& tally, const std::function<void(Tally&)>& work);
void StillAlive(int limit_s);

}  // namespace milepost::fuzz

#endif  // MILEPOST_TESTS_FUZZ_APART_H_
