#include "services/rpc/call.h"

namespace milepost::rpc {

absl::CivilDay Call::DayOf(absl::Time time) const {
  absl::TimeZone zone = absl::UTCTimeZone();
  if (!viewer.owner.time_zone.empty() && viewer.owner.time_zone != "UTC") {
    absl::LoadTimeZone(viewer.owner.time_zone, &zone);  // an unknown zone leaves UTC
  }
  return absl::ToCivilDay(time, zone);
}

std::string Call::NewId(char letter) {
  if (next_id_ == drawn_ids_.size()) drawn_ids_.push_back(ids->NewId(letter, now));
  return drawn_ids_[next_id_++];
}

}  // namespace milepost::rpc
