#include "services/progress/carrier.h"

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
  store_.Transact(
      absl::InfiniteFuture(),
      [this, pending, version = request.series_version()](store::Transaction& tx) {
        return entries_.MarkApplied(tx, pending.person_key, pending.goal, version);
      },
      [](absl::Status) {});  // a mark that is lost is set by the relay
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
  std::atomic<bool> never{false};
  for (;;) {
    {
      absl::MutexLock lock(&mutex_);
      if (mutex_.AwaitWithTimeout(absl::Condition(&stopped_), kPause)) return;
    }
    std::vector<Pending> waiting;
    absl::Status status = store_.Read([&](store::Reader& reader) {
      auto pending = entries_.NotApplied(reader, kBatch);
      if (pending.ok()) waiting = *std::move(pending);
      return pending.status();
    });
    for (const Pending& pending : waiting) {
      rpc::Call call;
      call.now = absl::Now();
      call.deadline = absl::Now() + kPatience;
      call.cancelled = &never;
      if (!Carry(call, pending)) break;
    }
  }
}

}  // namespace milepost::progress
