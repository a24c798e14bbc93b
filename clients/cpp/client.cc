#include "clients/cpp/client.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "absl/random/random.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "clients/cpp/errors.h"

namespace milepost::client {
namespace {

// gRPC's default waits up to two minutes before it connects again; a server that restarts is back within seconds.
constexpr int kMaxReconnectBackoffMs = 2000;
constexpr int kFirstReconnectBackoffMs = 100;
// What the library calls the least backoff is how long one attempt to connect may take, with its handshakes.
constexpr int kConnectMs = 10'000;

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  if (path.empty()) return std::string();
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  if (!file || !(content << file.rdbuf())) return absl::InvalidArgumentError(absl::StrCat("cannot read ", path));
  return content.str();
}

bool IsThisMachine(absl::string_view target) {
  for (absl::string_view prefix : {"localhost:", "127.0.0.1:", "[::1]:", "unix:", "dns:///localhost:"}) {
    if (absl::StartsWith(target, prefix)) return true;
  }
  return false;
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> Credentials(const ClientOptions& options) {
  if (!options.tls) {
    if (!options.caller.token.empty() && !IsThisMachine(options.target)) {
      return absl::InvalidArgumentError(
          absl::StrCat("a token is not sent to ", options.target, " in plaintext; switch TLS on"));
    }
    return grpc::InsecureChannelCredentials();
  }
  grpc::SslCredentialsOptions ssl;
  for (auto [path, content] : {std::pair(&options.tls_ca_file, &ssl.pem_root_certs),
                               std::pair(&options.tls_certificate_file, &ssl.pem_cert_chain),
                               std::pair(&options.tls_key_file, &ssl.pem_private_key)}) {
    absl::StatusOr<std::string> pem = ReadFile(*path);
    if (!pem.ok()) return pem.status();
    *content = *std::move(pem);
  }
  return grpc::SslCredentials(ssl);
}

}  // namespace

struct Client::Connection {
  explicit Connection(std::shared_ptr<grpc::Channel> channel) : channel(std::move(channel)), generic(this->channel) {}

  const std::shared_ptr<grpc::Channel> channel;
  // The codec of MessageLite writes any message: one path for all methods, typed or not.
  grpc::TemplatedGenericStub<google::protobuf::MessageLite, google::protobuf::MessageLite> generic;
  absl::Mutex mutex;
  std::map<std::type_index, std::shared_ptr<void>> stubs ABSL_GUARDED_BY(mutex);
};

absl::StatusOr<Client> Client::Connect(const ClientOptions& options) {
  auto credentials = Credentials(options);
  if (!credentials.ok()) return credentials.status();
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kMaxReconnectBackoffMs);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kFirstReconnectBackoffMs);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kConnectMs);
  return Client(grpc::CreateCustomChannel(options.target, *credentials, arguments), options);
}

Client::Client(std::shared_ptr<grpc::Channel> channel, const ClientOptions& options)
    : connection_(std::make_shared<Connection>(std::move(channel))), options_(options) {}

Client Client::As(Caller caller) const {
  Client other = *this;
  other.options_.caller = std::move(caller);
  return other;
}

Client Client::WithDeadline(absl::Duration deadline) const {
  Client other = *this;
  other.options_.deadline = deadline;
  return other;
}

Client Client::WithRetry(const RetryPolicy& retry) const {
  Client other = *this;
  other.options_.retry = retry;
  return other;
}

void* Client::FindStub(std::type_index type, MakeStub make) const {
  absl::MutexLock lock(&connection_->mutex);
  std::shared_ptr<void>& stub = connection_->stubs[type];
  if (stub == nullptr) stub = make(connection_->channel);
  return stub.get();
}

void Client::Prepare(grpc::ClientContext& context, absl::Time deadline) const {
  context.set_deadline(absl::ToChronoTime(deadline));
  const Caller& caller = options_.caller;
  if (!caller.token.empty()) context.AddMetadata("authorization", absl::StrCat("Bearer ", caller.token));
  if (!caller.principal.empty()) context.AddMetadata("x-milepost-principal", caller.principal);
  if (!caller.roles.empty()) context.AddMetadata("x-milepost-roles", absl::StrJoin(caller.roles, ","));
  if (caller.now.has_value()) {
    context.AddMetadata("x-milepost-time", absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", *caller.now, absl::UTCTimeZone()));
  }
}

absl::Status Client::Try(bool repeatable, absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt) const {
  const absl::Time deadline = absl::Now() + options_.deadline;
  for (int tries = 1;; ++tries) {
    grpc::ClientContext context;
    Prepare(context, deadline);
    absl::Status status = ToStatus(attempt(context));
    if (status.ok() || !repeatable) return status;
    const auto delay = DelayBeforeRetry(status, tries, options_.retry, absl::Uniform(absl::BitGen(), 0.0, 1.0));
    if (!delay.has_value() || absl::Now() + *delay >= deadline) return status;
    absl::SleepFor(*delay);
  }
}

absl::Status Client::CallByPath(const std::string& path, const google::protobuf::Message& request,
                                google::protobuf::Message* response) const {
  return Try(IsRepeatable(request), [&](grpc::ClientContext& context) {
    response->Clear();
    grpc::Status result;
    absl::Notification done;
    connection_->generic.UnaryCall(&context, path, grpc::StubOptions(), &request, response, [&](grpc::Status status) {
      result = std::move(status);
      done.Notify();
    });
    done.WaitForNotification();
    return result;
  });
}

}  // namespace milepost::client
