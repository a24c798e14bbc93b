// A lean load generator: raw bytes over four channels, a fixed number of calls in flight, one thread.
#pragma once

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "google/protobuf/message.h"

namespace milepost::bench {

class Load {
 public:
  explicit Load(const std::string& target);

  // Calls `path` with `next()` as bytes, `in_flight` at a time, for `seconds`. Gives calls a second; ends the program
  // if one fails.
  double Run(const std::string& path, const std::map<std::string, std::string>& metadata,
             const std::function<grpc::ByteBuffer()>& next, int in_flight, double seconds);

 private:
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
};

// A message's bytes.
grpc::ByteBuffer BytesOf(const std::string& serialized);

// A bare echo on the callback API that the server is built on: the ceiling of reads. `/bench.Echo/Bytes` answers with
// `reply` as it is; `/bench.Echo/Typed` parses `reply` onto an arena and serializes it again.
class Echo {
 public:
  Echo(std::string reply, const google::protobuf::Message& type);
  ~Echo();
  int port() const { return port_; }

 private:
  class Service;
  std::unique_ptr<Service> service_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
};

}  // namespace milepost::bench
