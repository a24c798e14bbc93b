// A gRPC server with the limits this installation ships, around any set of doors.
#pragma once

#include <grpcpp/server.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace milepost::rpc {

struct ServerOptions {
  std::string listen = "127.0.0.1:50051";  // HOST:PORT; port 0 lets the system choose; empty: in-process only
  bool reflection = false;                 // whether clients may ask for the contract
};

class Server {
 public:
  // `services` outlive it. UNAVAILABLE if the address cannot be bound.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options,
                                                       const std::vector<grpc::Service*>& services);
  ~Server();

  int port() const { return port_; }
  std::shared_ptr<grpc::Channel> InProcessChannel();

  // What the health service answers for every service.
  void SetServing(bool serving);

  // Stops taking calls; those under way have until `grace` has passed, then they are cancelled. Idempotent.
  void Stop(absl::Duration grace);

 private:
  Server() = default;

  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
};

}  // namespace milepost::rpc
