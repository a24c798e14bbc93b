#include "services/rpc/doorway.h"

#include <grpcpp/impl/codegen/rpc_service_method.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/service_type.h>
#include <grpcpp/support/server_callback.h>

#include <memory>
#include <utility>

#include "services/rpc/errors.h"
#include "services/rpc/exchange.h"
#include "services/rpc/stream_exchange.h"
#include "services/rpc/wire.h"

// gRPC's `internal` names below are what its generated code calls to register a raw method; they stay in this file.

namespace milepost::rpc {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;

class UnaryExchange;

// The right and the duty to answer once. Dropped without an answer, it answers INTERNAL.
class Ticket {
 public:
  explicit Ticket(UnaryExchange* exchange) : exchange_(exchange) {}
  Ticket(Ticket&& other) noexcept : exchange_(std::exchange(other.exchange_, nullptr)) {}
  Ticket& operator=(Ticket&&) = delete;
  ~Ticket() {
    if (exchange_ != nullptr) Answer(absl::InternalError("a call was dropped without an answer"));
  }
  void Answer(absl::Status status);

 private:
  UnaryExchange* exchange_;
};

class UnaryExchange final : public grpc::ServerUnaryReactor {
 public:
  UnaryExchange(const DoorDeps& deps, const MethodPlan& plan, const Replay* replay, CallbackServerContext* context,
                ByteBuffer* out)
      : exchange_(deps, plan, context), replay_(replay), out_(out) {}

  void Start(const ByteBuffer& in) {
    Ticket ticket(this);
    absl::Status entered = Guard([&] { return exchange_.Enter(in); });
    if (!entered.ok()) return ticket.Answer(std::move(entered));
    switch (exchange_.plan.method.kind) {
      case Kind::kRead:
        return ticket.Answer(exchange_.RunRead());
      case Kind::kWrite:
        return exchange_.deps.store.Transact(
            exchange_.call.deadline, [this](store::Transaction& tx) { return exchange_.RunWrite(tx, replay_); },
            [ticket = std::move(ticket)](absl::Status status) mutable { ticket.Answer(std::move(status)); });
      default: {
        const auto level = static_cast<std::size_t>(exchange_.call.level);
        if (level >= exchange_.deps.workers.size()) {
          return ticket.Answer(absl::InternalError("orchestrations nest too deep"));
        }
        // Shared, so that it is still here to refuse with when the pool does not take the task.
        auto shared = std::make_shared<Ticket>(std::move(ticket));
        Workers::Task task = [this, shared] { shared->Answer(exchange_.RunOrchestrate()); };
        if (!exchange_.deps.workers[level]->TryRun(task)) shared->Answer(Overloaded());
      }
    }
  }

  // Nothing of the exchange is touched after Finish: gRPC may call OnDone at once.
  void Answer(absl::Status status) {
    absl::Status shown = exchange_.Conclude(std::move(status));
    if (shown.ok()) {
      *out_ = Encode(*exchange_.reply);
      exchange_.facts.reply_bytes = static_cast<int64_t>(out_->Length());
    }
    Finish(ToGrpc(shown));
  }

  void OnCancel() override { exchange_.cancelled.store(true, std::memory_order_relaxed); }
  void OnDone() override {
    exchange_.WriteLogLine();
    delete this;
  }

 private:
  Exchange exchange_;
  const Replay* replay_;
  ByteBuffer* out_;
};

void Ticket::Answer(absl::Status status) {
  if (UnaryExchange* exchange = std::exchange(exchange_, nullptr)) exchange->Answer(std::move(status));
}

class Door final : public grpc::Service {
 public:
  Door(const DoorDeps& deps, std::vector<std::unique_ptr<MethodPlan>> plans, std::vector<Replay> replays)
      : deps_(deps), plans_(std::move(plans)), replays_(std::move(replays)) {
    for (std::size_t i = 0; i < plans_.size(); ++i) Register(static_cast<int>(i), *plans_[i]);
  }

 private:
  const Replay* ReplayOf(const MethodPlan& plan) const {
    for (const Replay& replay : replays_) {
      if (replay.type == plan.method.reply->GetDescriptor()) return &replay;
    }
    return nullptr;
  }

  void Register(int index, const MethodPlan& plan) {
    using grpc::internal::RpcMethod;
    const bool streams = plan.method.kind == Kind::kStream;
    AddMethod(new grpc::internal::RpcServiceMethod(
        plan.path.c_str(), streams ? RpcMethod::SERVER_STREAMING : RpcMethod::NORMAL_RPC, nullptr));
    if (streams) {
      MarkMethodRawCallback(index, new grpc::internal::CallbackServerStreamingHandler<ByteBuffer, ByteBuffer>(
                                       [this, &plan](CallbackServerContext* context, const ByteBuffer* in) {
                                         auto* exchange = new StreamExchange(deps_, plan, context);
                                         exchange->Start(*in);
                                         return exchange;
                                       }));
      return;
    }
    const Replay* replay = ReplayOf(plan);
    MarkMethodRawCallback(
        index, new grpc::internal::CallbackUnaryHandler<ByteBuffer, ByteBuffer>(
                   [this, &plan, replay](CallbackServerContext* context, const ByteBuffer* in, ByteBuffer* out) {
                     auto* exchange = new UnaryExchange(deps_, plan, replay, context, out);
                     exchange->Start(*in);
                     return exchange;
                   }));
  }

  const DoorDeps deps_;
  const std::vector<std::unique_ptr<MethodPlan>> plans_;
  const std::vector<Replay> replays_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<grpc::Service>> MakeDoor(const DoorDeps& deps, ServiceRows rows) {
  auto plans = PlanMethods(rows.name, std::move(rows.methods));
  if (!plans.ok()) return plans.status();
  return std::make_unique<Door>(deps, *std::move(plans), std::move(rows.replays));
}

}  // namespace milepost::rpc
