#include "services/store/ids.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace milepost::store {
namespace {

constexpr char kDigits[] = "0123456789abcdefghjkmnpqrstvwxyz";  // in the order of ASCII, so that text sorts as numbers

// Adds a positive number that nobody can guess; the first bit of `random` was 0, so that there is room.
void AddTo(RandomBytes& random, uint32_t step) {
  uint64_t carry = uint64_t{step} + 1;
  for (std::size_t i = random.size(); i-- > 0 && carry != 0; carry >>= 8) {
    carry += random[i];
    random[i] = static_cast<unsigned char>(carry);
  }
}

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
  const std::lock_guard lock(mutex_);
  const int64_t millis = absl::ToUnixMillis(now);
  if (millis == last_millis_) {
    uint32_t step = 0;
    Draw(reinterpret_cast<unsigned char*>(&step), sizeof(step));
    AddTo(last_random_, step);
  } else {
    Draw(last_random_.data(), last_random_.size());
    last_random_[0] &= 0x7f;
    last_millis_ = millis;
  }
  return MakeId(letter, now, last_random_);
}

int64_t IdSource::NewPersonKey() {
  const std::lock_guard lock(mutex_);
  uint64_t key = 0;
  while (key == 0) {
    Draw(reinterpret_cast<unsigned char*>(&key), sizeof(key));
    key >>= 1;
  }
  return static_cast<int64_t>(key);
}

void IdSource::Draw(unsigned char* out, std::size_t size) {
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
