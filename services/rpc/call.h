// What a handler knows of the call it serves, beside the request.
#pragma once

#include <any>
#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/access/viewer.h"
#include "services/store/ids.h"

namespace milepost::rpc {

struct Call {
  std::string_view method;                 // /milepost.goals.v1.GoalsService/GetGoal
  access::Principal principal;             // who calls, as the credential says
  access::Viewer viewer;                   // who that is to the owner; set anew in every snapshot and transaction
  absl::Time now;                          // of the domain's clock, drawn once
  absl::Time deadline;                     // of real time
  std::string request_id;                  // of a write; empty without one
  std::string request_hash;                // of the request as sent, if it has a request_id
  int level = 0;                           // orchestrations that this call is inside
  std::string traceparent;                 // W3C trace context, passed on to peers
  std::any memory;                         // what a stream's body keeps from pull to pull
  absl::Time sent = absl::InfinitePast();  // when a stream's last message left; real time
  store::IdSource* ids = nullptr;
  const std::atomic<bool>* cancelled = nullptr;

  // The owner's civil date.
  absl::CivilDay Today() const { return DayOf(now); }

  // The owner's civil date at that time.
  absl::CivilDay DayOf(absl::Time time) const;

  // Days between the owner's check-ins: 14 where the owner says nothing.
  int CadenceDays() const;

  // A new id. Ids are drawn once and given again in the same order when a transaction is run again.
  std::string NewId(char letter);

  // Whether nobody waits for the answer any more; long scans look at it.
  bool Abandoned() const { return cancelled->load(std::memory_order_relaxed) || absl::Now() > deadline; }

  // Called before each run of a body.
  void StartRun() { next_id_ = 0; }

 private:
  std::vector<std::string> drawn_ids_;
  std::size_t next_id_ = 0;
};

}  // namespace milepost::rpc
