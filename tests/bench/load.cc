#include "tests/bench/load.h"

#include <grpcpp/impl/codegen/rpc_service_method.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "google/protobuf/arena.h"
#include "google/protobuf/message.h"
#include "services/rpc/wire.h"

namespace milepost::bench {
namespace {

constexpr int kChannels = 4;

struct Call {
  grpc::ClientContext context;
  grpc::ByteBuffer reply;
  grpc::Status status;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
};

}  // namespace

Load::Load(const std::string& target) {
  for (int i = 0; i < kChannels; ++i) {
    grpc::ChannelArguments arguments;
    arguments.SetInt("channel", i);  // different arguments: connections of their own
    stubs_.push_back(std::make_unique<grpc::GenericStub>(
        grpc::CreateCustomChannel(target, grpc::InsecureChannelCredentials(), arguments)));
  }
}

double Load::Run(const std::string& path, const std::map<std::string, std::string>& metadata,
                 const std::function<grpc::ByteBuffer()>& next, int in_flight, double seconds) {
  grpc::CompletionQueue queue;
  std::size_t started = 0;
  const auto start = [&] {
    auto* call = new Call;
    for (const auto& [key, value] : metadata) call->context.AddMetadata(key, value);
    call->reader = stubs_[started++ % stubs_.size()]->PrepareUnaryCall(&call->context, path, next(), &queue);
    call->reader->StartCall();
    call->reader->Finish(&call->reply, &call->status, call);
  };
  const auto begin = std::chrono::steady_clock::now();
  const auto elapsed = [&begin] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (int i = 0; i < in_flight; ++i) start();
  int64_t done = 0;
  double time = 0;
  for (int open = in_flight; open > 0;) {
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    std::unique_ptr<Call> call(static_cast<Call*>(tag));
    if (!call->status.ok()) {
      std::fprintf(stderr, "%s: %s\n", path.c_str(), call->status.error_message().c_str());
      std::exit(1);
    }
    ++done;
    time = elapsed();
    time < seconds ? start() : static_cast<void>(--open);
  }
  queue.Shutdown();
  return static_cast<double>(done) / time;
}

grpc::ByteBuffer BytesOf(const std::string& serialized) {
  const grpc::Slice slice(serialized);
  return grpc::ByteBuffer(&slice, 1);
}

class Echo::Service final : public grpc::Service {
 public:
  Service(std::string reply, const google::protobuf::Message& type) : reply_(std::move(reply)), type_(type) {
    Add(0, "/bench.Echo/Bytes", [this] { return BytesOf(reply_); });
    Add(1, "/bench.Echo/Typed", [this] {
      google::protobuf::Arena arena;
      google::protobuf::Message* message = type_.New(&arena);
      message->ParseFromString(reply_);
      return rpc::Encode(*message);
    });
  }

 private:
  void Add(int index, const char* path, std::function<grpc::ByteBuffer()> answer) {
    using grpc::ByteBuffer;
    AddMethod(new grpc::internal::RpcServiceMethod(path, grpc::internal::RpcMethod::NORMAL_RPC, nullptr));
    MarkMethodRawCallback(index,
                          new grpc::internal::CallbackUnaryHandler<ByteBuffer, ByteBuffer>(
                              [answer](grpc::CallbackServerContext* context, const ByteBuffer*, ByteBuffer* out) {
                                *out = answer();
                                auto* reactor = context->DefaultReactor();
                                reactor->Finish(grpc::Status::OK);
                                return reactor;
                              }));
  }

  const std::string reply_;
  const google::protobuf::Message& type_;
};

Echo::Echo(std::string reply, const google::protobuf::Message& type)
    : service_(std::make_unique<Service>(std::move(reply), type)) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
  builder.RegisterService(service_.get());
  server_ = builder.BuildAndStart();
}

Echo::~Echo() { server_->Shutdown(); }

}  // namespace milepost::bench
