#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <memory>
#include <optional>
#include <string>
#include <typeindex>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/cpp/pages.h"
#include "clients/cpp/retry.h"

namespace milepost::client {

// On whose behalf calls are made. With a token, the token says it; the rest is for servers in development mode.
struct Caller {
  std::string token;               // a bearer token
  std::string principal;           // such as `profiles/amara` or `directory-sync`
  std::vector<std::string> roles;  // of hr_admin, service, auditor
  std::optional<absl::Time> now;   // the domain clock's time for these calls
};

struct ClientOptions {
  std::string target = "localhost:50051";  // as gRPC names targets: host:port, dns:///..., unix:/path
  bool tls = false;                        // without: plaintext
  std::string tls_ca_file;                 // PEM roots; empty: the system's
  std::string tls_certificate_file;        // PEM; for mutual TLS, with the key
  std::string tls_key_file;                // PEM
  Caller caller;
  absl::Duration deadline = absl::Seconds(10);  // of one call with all its tries
  RetryPolicy retry;
};

// A connection to Milepost. Cheap to copy: copies share the connection. Thread-safe.
//
//   absl::StatusOr<Client> client = Client::Connect({.target = "localhost:50051", .caller = {.token = token}});
//   absl::StatusOr<Goal> goal = client->Call(&GoalsService::Stub::GetGoal, request);
//
// Calls are tried again as retry.h says, within the deadline. Errors carry the server's details: see errors.h.
class Client {
 public:
  // Opens no connection yet: the first call does. INVALID_ARGUMENT: a file cannot be read, or a token would travel in
  // plaintext beyond this machine.
  static absl::StatusOr<Client> Connect(const ClientOptions& options);

  // Over a channel that exists already, such as an in-process one.
  Client(std::shared_ptr<grpc::Channel> channel, const ClientOptions& options);

  // The same connection on somebody else's behalf.
  Client As(Caller caller) const;
  // The same connection with another deadline.
  Client WithDeadline(absl::Duration deadline) const;
  // The same connection with another way to try again.
  Client WithRetry(const RetryPolicy& retry) const;

  // Makes any unary call of the generated stubs.
  template <class Stub, class Request, class Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                                const Request& request) const {
    Response response;
    const absl::Status status = Try(IsRepeatable(request), [&](grpc::ClientContext& context) {
      response.Clear();
      return (StubOf<Stub>().*method)(&context, request, &response);
    });
    if (!status.ok()) return status;
    return response;
  }

  // Iterates over all items of all pages of a List method; see pages.h.
  //
  //   for (absl::StatusOr<Goal>& goal : client.List(&GoalsService::Stub::ListGoals, &ListGoalsResponse::mutable_goals,
  //                                                 request)) {
  //     if (!goal.ok()) return goal.status();  // the last turn of the loop
  //     ...
  //   }
  template <class Stub, class Request, class Response, class Item>
  Pages<Item> List(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                   google::protobuf::RepeatedPtrField<Item>* (Response::*items)(), Request request) const {
    return Pages<Item>([client = *this, method, items,
                        request = std::move(request)](const std::string& token) mutable -> absl::StatusOr<Page<Item>> {
      request.set_page_token(token);
      absl::StatusOr<Response> response = client.Call(method, request);
      if (!response.ok()) return response.status();
      return Page<Item>{std::move(*((*response).*items)()), response->next_page_token()};
    });
  }

  // Makes a unary call by its path, such as `/milepost.goals.v1.GoalsService/GetGoal`, with messages known only at run
  // time.
  absl::Status CallByPath(const std::string& path, const google::protobuf::Message& request,
                          google::protobuf::Message* response) const;

  // The generated stub, for what Call cannot do (streams): give its contexts to Prepare. Lives as long as this client.
  template <class Stub>
  Stub& StubOf() const {
    return *static_cast<Stub*>(
        FindStub(typeid(Stub), [](const std::shared_ptr<grpc::Channel>& channel) -> std::shared_ptr<void> {
          return std::make_shared<Stub>(channel);
        }));
  }

  // Sets deadline and credentials of a call that is made through a stub.
  void Prepare(grpc::ClientContext& context, absl::Time deadline) const;

  const ClientOptions& options() const { return options_; }

  // Runs `attempt` until it succeeds, fails for good or the deadline is near; sleeps between tries.
  absl::Status Try(bool repeatable, absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt) const;

 private:
  struct Connection;
  using MakeStub = std::shared_ptr<void> (*)(const std::shared_ptr<grpc::Channel>&);

  void* FindStub(std::type_index type, MakeStub make) const;

  std::shared_ptr<Connection> connection_;
  ClientOptions options_;
};

}  // namespace milepost::client
