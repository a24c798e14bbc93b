#include "services/progress/carrier.h"

#include <algorithm>
#include <atomic>
#include <vector>

namespace milepost::progress {
namespace {

constexpr absl::Duration kPause = absl::Seconds(3);
constexpr absl::Duration kPatience = absl::Seconds(5);  // for one delivery by the relay
constexpr int64_t kBatch = 200;

}  // namespace

Carrier::Carrier(store::Database& store, const EntryStore& entries, const rpc::Peers& peers)
    : store_(store), entries_(entries), goals_(peers) {}

Carrier::~Carrier() { Stop(); }

bool Carrier::Carry(const rpc::Call& call, const Pending& pending) {
  internal::v1::ApplyMeasurementRequest request;
  request.set_goal(pending.goal);
  absl::Status status = store_.Read([&](store::Reader& reader) {
    auto current = entries_.Current(reader, pending.person_key, pending.goal);
    auto version = entries_.Version(reader, pending.person_key, pending.goal);
    if (!version.ok()) return version.status();
    request.set_series_version(*version);
    if (current.ok() && current->has_value()) {
      request.set_value((*current)->value());
      *request.mutable_effective_date() = (*current)->effective_date();
      request.set_entry((*current)->name());
    }
    return current.status();
  });
  internal::v1::ApplyMeasurementResponse response;
  if (status.ok()) {
    status = goals_.Call(call, &internal::v1::MeasurementService::Stub::ApplyMeasurement, request, &response, true);
  }
  // A goal that is gone has nothing to be told any more.
  if (!status.ok() && !absl::IsNotFound(status)) return false;
  absl::MutexLock lock(&mutex_);
  int64_t& version = carried_[{pending.person_key, pending.goal}];
  version = std::max(version, request.series_version());
  return true;
}

void Carrier::Start() {
  thread_ = std::thread([this] { Relay(); });
}

void Carrier::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopped_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void Carrier::Relay() {
  for (bool stopped = false; !stopped;) {
    {
      absl::MutexLock lock(&mutex_);
      stopped = mutex_.AwaitWithTimeout(absl::Condition(&stopped_), kPause);
    }
    MarkCarried();
    if (!stopped) CarryPending();
  }
}

// A mark that is lost with the process is set after the next start: carrying again changes nothing.
void Carrier::MarkCarried() {
  std::map<std::pair<int64_t, std::string>, int64_t> marks;
  {
    absl::MutexLock lock(&mutex_);
    marks.swap(carried_);
  }
  if (marks.empty()) return;
  absl::Status status = store_.TransactAndWait(absl::Now() + kPatience, [&](store::Transaction& tx) -> absl::Status {
    for (const auto& [goal, version] : marks) {
      absl::Status marked = entries_.MarkApplied(tx, goal.first, goal.second, version);
      if (!marked.ok()) return marked;
    }
    return absl::OkStatus();
  });
  status.IgnoreError();
}

void Carrier::CarryPending() {
  const std::atomic<bool> never{false};
  std::vector<Pending> waiting;
  absl::Status status = store_.Read([&](store::Reader& reader) {
    auto pending = entries_.NotApplied(reader, kBatch);
    if (pending.ok()) waiting = *std::move(pending);
    return pending.status();
  });
  if (!status.ok()) return;
  for (const Pending& pending : waiting) {
    rpc::Call call;
    call.now = absl::Now();
    call.deadline = absl::Now() + kPatience;
    call.cancelled = &never;
    if (!Carry(call, pending)) return;
  }
}

}  // namespace milepost::progress
