#include "services/rpc/doorway.h"

#include <grpcpp/impl/codegen/rpc_service_method.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/service_type.h>
#include <grpcpp/support/server_callback.h>

#include <memory>
#include <utility>

#include "services/rpc/errors.h"
#include "services/rpc/exchange.h"
#include "services/rpc/gathering.h"
#include "services/rpc/stream_exchange.h"
#include "services/rpc/wire.h"

// gRPC's `internal` names below are what its generated code calls to register a raw method; they stay in this file.

namespace milepost::rpc {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;

class UnaryExchange;
class Ticket;

constexpr std::size_t kMostGroups = 2;  // of a joint method, served at a time: one is served while one is committed
constexpr std::size_t kMostGathered = 1'000;  // calls that wait to be served together

// A method as its door has it.
struct Entrance {
  std::unique_ptr<MethodPlan> plan;
  const Replay* replay = nullptr;
  std::vector<std::unique_ptr<Gathering<Ticket>>> gatherings;  // of a joint method, one a level
};

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
  Exchange& exchange() const;

 private:
  UnaryExchange* exchange_;
};

class UnaryExchange final : public grpc::ServerUnaryReactor {
 public:
  UnaryExchange(const DoorDeps& deps, const Entrance& entrance, CallbackServerContext* context, ByteBuffer* out)
      : exchange_(deps, *entrance.plan, context), entrance_(entrance), out_(out) {}

  void Start(const ByteBuffer& in) {
    Ticket ticket(this);
    absl::Status entered = Guard([&] { return exchange_.Enter(in); });
    if (!entered.ok()) return ticket.Answer(std::move(entered));
    switch (exchange_.plan.method.kind) {
      case Kind::kRead:
        return ticket.Answer(exchange_.RunRead());
      case Kind::kWrite:
        return exchange_.deps.store.Transact(
            exchange_.call.deadline,
            [this](store::Transaction& tx) { return exchange_.RunWrite(tx, entrance_.replay); },
            [ticket = std::move(ticket)](absl::Status status) mutable { ticket.Answer(std::move(status)); });
      default: {
        const auto level = static_cast<std::size_t>(exchange_.call.level);
        if (level >= exchange_.deps.workers.size()) {
          return ticket.Answer(absl::InternalError("orchestrations nest too deep"));
        }
        if (exchange_.plan.method.kind == Kind::kJoint) {
          for (Ticket& refused : entrance_.gatherings[level]->Add(std::move(ticket))) refused.Answer(Overloaded());
          return;
        }
        // Shared, so that it is still here to refuse with when the pool does not take the task.
        auto shared = std::make_shared<Ticket>(std::move(ticket));
        Workers::Task task = [this, shared] { shared->Answer(exchange_.RunOrchestrate()); };
        if (!exchange_.deps.workers[level]->TryRun(task)) shared->Answer(Overloaded());
      }
    }
  }

  Exchange& exchange() { return exchange_; }

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
  const Entrance& entrance_;
  ByteBuffer* out_;
};

void AnswerJointly(std::vector<Ticket> tickets) {
  std::vector<Exchange*> exchanges;
  for (const Ticket& ticket : tickets) exchanges.push_back(&ticket.exchange());
  std::vector<absl::Status> statuses = RunJointly(exchanges);
  for (std::size_t i = 0; i < tickets.size(); ++i) tickets[i].Answer(std::move(statuses[i]));
}

void Ticket::Answer(absl::Status status) {
  if (UnaryExchange* exchange = std::exchange(exchange_, nullptr)) exchange->Answer(std::move(status));
}

Exchange& Ticket::exchange() const { return exchange_->exchange(); }

class Door final : public grpc::Service {
 public:
  Door(const DoorDeps& deps, std::vector<std::unique_ptr<MethodPlan>> plans, std::vector<Replay> replays)
      : deps_(deps), replays_(std::move(replays)), entrances_(plans.size()) {
    for (std::size_t i = 0; i < plans.size(); ++i) {
      entrances_[i].replay = ReplayOf(*plans[i]);
      entrances_[i].plan = std::move(plans[i]);
      Register(static_cast<int>(i), entrances_[i]);
    }
  }

 private:
  const Replay* ReplayOf(const MethodPlan& plan) const {
    for (const Replay& replay : replays_) {
      if (replay.type == plan.method.reply->GetDescriptor()) return &replay;
    }
    return nullptr;
  }

  void Register(int index, Entrance& entrance) {
    using grpc::internal::RpcMethod;
    const MethodPlan& plan = *entrance.plan;
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
    if (plan.method.kind == Kind::kJoint) {
      for (const auto& pool : deps_.workers) {
        entrance.gatherings.push_back(
            std::make_unique<Gathering<Ticket>>(*pool, kMostGroups, kMostGathered, AnswerJointly));
      }
    }
    MarkMethodRawCallback(index,
                          new grpc::internal::CallbackUnaryHandler<ByteBuffer, ByteBuffer>(
                              [this, &entrance](CallbackServerContext* context, const ByteBuffer* in, ByteBuffer* out) {
                                auto* exchange = new UnaryExchange(deps_, entrance, context, out);
                                exchange->Start(*in);
                                return exchange;
                              }));
  }

  const DoorDeps deps_;
  const std::vector<Replay> replays_;
  std::vector<Entrance> entrances_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<grpc::Service>> MakeDoor(const DoorDeps& deps, ServiceRows rows) {
  auto plans = PlanMethods(rows.name, std::move(rows.methods));
  if (!plans.ok()) return plans.status();
  return std::make_unique<Door>(deps, *std::move(plans), std::move(rows.replays));
}

}  // namespace milepost::rpc
