// A call that is answered with messages, one pull each, and that may wait for the next without holding a thread.
#pragma once

#include <grpcpp/alarm.h>
#include <grpcpp/support/server_callback.h>

#include <memory>
#include <mutex>

#include "services/rpc/exchange.h"
#include "services/store/feed_signal.h"

namespace milepost::rpc {

// Owned by itself: ends in OnDone. A watch that waits is an entry in the store's FeedSignal and a timer.
class StreamExchange final : public grpc::ServerWriteReactor<grpc::ByteBuffer>, private store::FeedSignal::Listener {
 public:
  StreamExchange(const DoorDeps& deps, const MethodPlan& plan, grpc::CallbackServerContext* context)
      : exchange_(deps, plan, context) {}

  void Start(const grpc::ByteBuffer& in);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  void OnGrown() override { Wake(); }

  // Pulls until there is something to send, to wait for or to end with.
  void Next();
  absl::StatusOr<Turn> Pull();
  // False if there is reason to pull again at once.
  bool Wait(absl::Time until);
  void Wake();
  void End(absl::Status status);

  Exchange exchange_;
  grpc::ByteBuffer message_;
  int64_t step_ = 0;
  bool listening_ = false;
  int64_t listens_to_ = 0;

  std::mutex mutex_;  // guards what follows
  bool woken_ = false;
  bool waiting_ = false;
  std::unique_ptr<grpc::Alarm> alarm_;  // of the wait under way
};

}  // namespace milepost::rpc
