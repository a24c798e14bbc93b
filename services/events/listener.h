// What one reader of a feed gets to hear: which events, and how much of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/events/v1/event.pb.h"
#include "services/access/viewer.h"
#include "services/rpc/filter.h"
#include "services/store/events.h"

namespace milepost::events {

// What lists and watches may be filtered by.
const std::vector<rpc::ListField>& EventFields();

class Listener {
 public:
  // `conditions` of EventFields.
  Listener(const access::Viewer& viewer, const std::vector<rpc::FilterCondition>& conditions);

  // Whether the reader hears of the event; then `shown` is what of it. A reader hears
  //   - all of what is their own, or of an object whose audience includes them,
  //   - as a mentor, all of the sessions of their own mentorship, which are in nobody's audience,
  //   - as another system, all but journals,
  //   - as HR administrator or auditor, all but journals, without resource, paths and request_id.
  // The filter sees what is shown, so that it tells nothing else.
  bool Hears(const store::Event& event, v1::Event* shown) const;

 private:
  bool Fits(const store::Event& event, std::string_view resource) const;

  const access::Viewer& viewer_;
  std::string sessions_;  // what a mentor's sessions are named below; empty for others
  const std::vector<rpc::FilterCondition>& conditions_;
};

}  // namespace milepost::events
