// Generated ids. Randomness is drawn here, outside transactions, whose bodies may run more than once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>

#include "absl/time/time.h"

namespace milepost::store {

using RandomBytes = std::array<unsigned char, 10>;

// A letter (the kind of resource) and 25 characters of 0-9 a-z without i, l, o, u: 45 bits of milliseconds since the
// epoch, then 80 random bits. Ids of one letter sort by time as text.
std::string MakeId(char letter, absl::Time time, const RandomBytes& random);

// The kernel's randomness, fetched in blocks. Thread-safe.
class IdSource {
 public:
  // Later than the id before of the same millisecond: what was made first sorts first, also while the clock stands.
  std::string NewId(char letter, absl::Time now);
  int64_t NewPersonKey();  // positive, 63 random bits

 private:
  void Draw(unsigned char* out, std::size_t size);  // with the lock held

  std::mutex mutex_;  // guards what follows
  int64_t last_millis_ = -1;
  RandomBytes last_random_;
  std::array<unsigned char, 240> block_;
  std::size_t used_ = 240;
};

}  // namespace milepost::store
