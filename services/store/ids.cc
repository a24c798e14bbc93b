#include "services/store/ids.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace milepost::store {
namespace {

constexpr char kDigits[] = "0123456789abcdefghjkmnpqrstvwxyz";  // in the order of ASCII, so that text sorts as numbers

}  // namespace

std::string MakeId(char letter, absl::Time time, const RandomBytes& random) {
  std::string id(26, letter);
  uint64_t millis = static_cast<uint64_t>(absl::ToUnixMillis(time));
  for (int i = 9; i >= 1; --i) {
    id[i] = kDigits[millis & 31];
    millis >>= 5;
  }
  uint32_t bits = 0;
  int held = 0;
  std::size_t next = 0;
  for (int i = 10; i < 26; ++i) {
    if (held < 5) {
      bits = (bits << 8) | random[next++];
      held += 8;
    }
    held -= 5;
    id[i] = kDigits[(bits >> held) & 31];
  }
  return id;
}

std::string IdSource::NewId(char letter, absl::Time now) {
  RandomBytes random;
  Draw(random.data(), random.size());
  return MakeId(letter, now, random);
}

int64_t IdSource::NewPersonKey() {
  uint64_t key = 0;
  while (key == 0) {
    Draw(reinterpret_cast<unsigned char*>(&key), sizeof(key));
    key >>= 1;
  }
  return static_cast<int64_t>(key);
}

void IdSource::Draw(unsigned char* out, std::size_t size) {
  const std::lock_guard lock(mutex_);
  if (block_.size() - used_ < size) {
    // Up to 256 bytes come whole once the kernel is seeded; before that the call may be interrupted.
    while (getrandom(block_.data(), block_.size(), 0) != static_cast<ssize_t>(block_.size())) {
      if (errno != EINTR) std::abort();  // a kernel without randomness: every id would be a guess
    }
    used_ = 0;
  }
  std::memcpy(out, block_.data() + used_, size);
  std::memset(block_.data() + used_, 0, size);
  used_ += size;
}

}  // namespace milepost::store
