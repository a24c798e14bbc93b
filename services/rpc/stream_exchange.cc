#include "services/rpc/stream_exchange.h"

#include <algorithm>
#include <utility>

#include "services/rpc/errors.h"
#include "services/rpc/wire.h"

namespace milepost::rpc {

void StreamExchange::Start(const grpc::ByteBuffer& in) {
  absl::Status entered = Guard([&] { return exchange_.Enter(in); });
  if (!entered.ok()) return End(std::move(entered));
  Next();
}

void StreamExchange::OnWriteDone(bool ok) {
  if (!ok) return End(CallCancelled());
  Next();
}

void StreamExchange::OnCancel() {
  exchange_.cancelled.store(true, std::memory_order_relaxed);
  Wake();
}

void StreamExchange::OnDone() {
  exchange_.WriteLogLine();
  delete this;
}

void StreamExchange::Next() {
  while (true) {
    {
      const std::lock_guard lock(mutex_);
      woken_ = false;
    }
    // A watch would hold up a stopping server: it ends where it would wait, and its client goes on elsewhere.
    if (listening_ && exchange_.deps.store.feed().closed()) return End(Unavailable());
    auto turn = Pull();
    if (!turn.ok() || turn->what == Turn::kEnd) return End(turn.status());
    if (turn->what == Turn::kSend) {
      message_ = Encode(*exchange_.reply);
      exchange_.facts.reply_bytes += static_cast<int64_t>(message_.Length());
      exchange_.call.sent = absl::Now();
      return StartWrite(&message_);
    }
    if (Wait(turn->until)) return;
  }
}

absl::StatusOr<Turn> StreamExchange::Pull() {
  Turn turn;
  exchange_.reply->Clear();
  absl::Status status = exchange_.deps.store.Read([&](store::Reader& reader) {
    return Guard([&]() -> absl::Status {
      absl::Status relation = exchange_.CheckRelation(reader);
      if (!relation.ok()) return relation;
      auto pulled = exchange_.plan.method.stream(reader, exchange_.call, *exchange_.request, step_, *exchange_.reply);
      if (pulled.ok()) turn = *pulled;
      return pulled.status();
    });
  });
  if (!status.ok()) return status;
  if (turn.what == Turn::kSend) ++step_;
  return turn;
}

bool StreamExchange::Wait(absl::Time until) {
  if (!listening_) {
    listening_ = true;
    listens_to_ = exchange_.call.viewer.owner.person_key;
    exchange_.deps.store.feed().Add(listens_to_, this);
    return false;  // what was committed before it listened is read once more
  }
  const std::lock_guard lock(mutex_);
  if (woken_) return false;
  waiting_ = true;
  alarm_ = std::make_unique<grpc::Alarm>();
  // Between the epoch and the deadline: gRPC takes times before the epoch for infinity.
  const absl::Time at = std::max(std::min(until, exchange_.call.deadline), absl::UnixEpoch());
  alarm_->Set(absl::ToChronoTime(at), [this](bool) {
    {
      const std::lock_guard ended(mutex_);
      waiting_ = false;
    }
    Next();
  });
  return true;
}

// The timer's callback goes on, on one of gRPC's own threads.
void StreamExchange::Wake() {
  const std::lock_guard lock(mutex_);
  woken_ = true;
  if (waiting_) alarm_->Cancel();
}

void StreamExchange::End(absl::Status status) {
  if (std::exchange(listening_, false)) exchange_.deps.store.feed().Remove(listens_to_, this);
  Finish(ToGrpc(exchange_.Conclude(std::move(status))));
}

}  // namespace milepost::rpc
