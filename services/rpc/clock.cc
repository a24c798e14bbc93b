#include "services/rpc/clock.h"

#include <fstream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

class SystemClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(absl::Time time) : time_(time) {}
  absl::Time Now() const override { return time_; }

 private:
  const absl::Time time_;
};

bool ParseTime(std::string_view text, absl::Time* time) {
  std::string error;
  return absl::ParseTime(absl::RFC3339_full, store::Absl(text), time, &error);
}

// Falls back to real time while the file does not hold a time.
class FileClock final : public Clock {
 public:
  explicit FileClock(std::string path) : path_(std::move(path)) {}
  absl::Time Now() const override {
    std::ifstream file(path_);
    std::string text;
    absl::Time time;
    return std::getline(file, text) && ParseTime(text, &time) ? time : absl::Now();
  }

 private:
  const std::string path_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Clock>> MakeClock(std::string_view setting) {
  std::string_view rest = setting;
  if (setting == "system") return std::make_unique<SystemClock>();
  if (store::ConsumePrefix("file:", rest) && !rest.empty()) return std::make_unique<FileClock>(std::string(rest));
  absl::Time time;
  if (store::ConsumePrefix("fixed:", rest) && ParseTime(rest, &time)) return std::make_unique<FixedClock>(time);
  return absl::InvalidArgumentError(
      absl::StrCat("clock '", store::Absl(setting), "' is not one of system, fixed:2026-06-30T09:00:00Z, file:PATH"));
}

}  // namespace milepost::rpc
