#include "services/rpc/call.h"

namespace milepost::rpc {
namespace {

constexpr int64_t kDefaultCadenceDays = 14;

}  // namespace

absl::CivilDay Call::DayOf(absl::Time time) const {
  absl::TimeZone zone = absl::UTCTimeZone();
  if (!viewer.owner.time_zone.empty() && viewer.owner.time_zone != "UTC") {
    absl::LoadTimeZone(viewer.owner.time_zone, &zone);  // an unknown zone leaves UTC
  }
  return absl::ToCivilDay(time, zone);
}

int Call::CadenceDays() const {
  const int64_t said = viewer.owner.cadence_days;
  return static_cast<int>(said > 0 ? said : kDefaultCadenceDays);
}

std::string Call::NewId(char letter) {
  if (next_id_ == drawn_ids_.size()) drawn_ids_.push_back(ids->NewId(letter, now));
  return drawn_ids_[next_id_++];
}

}  // namespace milepost::rpc
