#include "services/progress/carrier.h"

#include <algorithm>
#include <vector>

namespace milepost::progress {
namespace {

constexpr absl::Duration kPause = absl::Seconds(3);
constexpr absl::Duration kPatience = absl::Seconds(5);  // for one delivery by the relay
constexpr int64_t kBatch = 200;

}  // namespace

Carrier::Carrier(store::Database& store, const EntryStore& entries, MeasuredGoals& goals)
    : store_(store), entries_(entries), goals_(goals) {}

Carrier::~Carrier() { Stop(); }

bool Carrier::Carry(const std::vector<Measured>& measured, absl::Time deadline) {
  std::vector<internal::v1::AppliedMeasurement> told;
  for (const Measured& one : measured) told.push_back(one.what);
  if (!goals_.Apply(told, deadline).ok()) return false;
  absl::MutexLock lock(&mutex_);
  for (const Measured& one : measured) {
    int64_t& version = carried_[{one.person_key, one.what.goal()}];
    version = std::max(version, one.what.series_version());
  }
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
  std::vector<Measured> waiting;
  absl::Status status = store_.Read([&](store::Reader& reader) {
    auto found = entries_.NotApplied(reader, kBatch);
    if (found.ok()) waiting = *std::move(found);
    return found.status();
  });
  if (!status.ok()) return;
  if (!waiting.empty()) Carry(waiting, absl::Now() + kPatience);
}

}  // namespace milepost::progress
