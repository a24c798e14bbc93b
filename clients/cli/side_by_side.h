#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

#include "absl/functional/function_ref.h"

namespace milepost::cli {

// Calls work(0) to work(count - 1), at most `threads` at a time, and returns when all have.
inline void SideBySide(std::size_t count, int threads, absl::FunctionRef<void(std::size_t)> work) {
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < std::min(count, static_cast<std::size_t>(threads)); ++i) {
    workers.emplace_back([&] {
      for (std::size_t mine = next++; mine < count; mine = next++) work(mine);
    });
  }
  for (std::thread& worker : workers) worker.join();
}

}  // namespace milepost::cli
