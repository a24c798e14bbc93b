#include "clients/cli/progress_line.h"

#include <unistd.h>

#include <algorithm>

#include "absl/time/clock.h"

namespace milepost::cli {
namespace {

constexpr absl::Duration kBarInterval = absl::Milliseconds(100);
constexpr absl::Duration kLineInterval = absl::Seconds(5);
constexpr int kWidth = 30;

}  // namespace

ProgressLine::ProgressLine(std::ostream& err) : err_(err), terminal_(isatty(STDERR_FILENO) != 0), last_(absl::Now()) {}

void ProgressLine::Update(double share, const std::string& text) {
  const absl::Time now = absl::Now();
  if (now - last_ < (terminal_ ? kBarInterval : kLineInterval)) return;
  last_ = now;
  if (!terminal_) {
    err_ << text << '\n' << std::flush;
    return;
  }
  const auto filled = static_cast<std::size_t>(kWidth * std::clamp(share, 0.0, 1.0));
  err_ << "\r[" << std::string(filled, '#') << std::string(kWidth - filled, '.') << "] " << text << "\033[K"
       << std::flush;
  drawn_ = true;
}

void ProgressLine::Clear() {
  if (drawn_) err_ << "\r\033[K";
  drawn_ = false;
}

}  // namespace milepost::cli
