#include "clients/cli/session.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <fstream>
#include <limits>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/cli/yaml.h"
#include "clients/cpp/errors.h"
#include "google/api/field_behavior.pb.h"

namespace milepost::cli {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

namespace {

constexpr int kMaxAttempts = 4;  // somebody waits: under a second of retries
constexpr absl::Duration kPatience = absl::Seconds(60);

absl::StatusOr<std::string> ReadToken(const Globals& globals) {
  if (globals.token_file.empty()) return globals.token;
  std::ifstream file(globals.token_file);
  std::string token;
  if (!file || !(file >> token)) {
    return absl::InvalidArgumentError(absl::StrCat("cannot read a token from ", globals.token_file));
  }
  return token;
}

}  // namespace

const char* HintFor(const absl::Status& status) {
  const std::string reason = client::ErrorDetails(status).reason;
  if (reason == "ETAG_MISMATCH") return "It changed meanwhile: read it again, then repeat the change.";
  if (reason == "ETAG_REQUIRED") return "Read the resource and pass its etag with --etag.";
  if (reason == "GOAL_UNDER_AGREEMENT") return "Change the terms through the plan.";
  if (reason == "NOT_PERMITTED") return "It may not exist, or not be shared with you. Check --as or the token.";
  switch (status.code()) {
    case absl::StatusCode::kUnauthenticated:
      return "Say who you are: --token-file, or --as in development mode.";
    case absl::StatusCode::kUnavailable:
      return "Is the server running? Check --server.";
    case absl::StatusCode::kDeadlineExceeded:
      return "Allow more time with --timeout-s.";
    default:
      return nullptr;
  }
}

ExitCode ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return kOk;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
      return kInvalid;
    case absl::StatusCode::kNotFound:
      return kNotFound;
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kUnauthenticated:
      return kDenied;
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kFailedPrecondition:
      return kConflict;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kCancelled:
      return kUnavailable;
    default:
      return kInternal;
  }
}

client::Caller CallerOf(const std::string& as, const std::vector<std::string>& roles) {
  client::Caller caller;
  caller.roles = roles;
  // A bare word with roles is a system's name, without them a person's.
  const bool person = !as.empty() && roles.empty() && !absl::StrContains(as, '/') && !absl::StrContains(as, '@');
  caller.principal = person ? PersonName(as) : as;
  return caller;
}

MessagePtr NewMessage(const Descriptor& type) {
  return MessagePtr(google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type)->New());
}

void SetText(Message& message, const std::string& field, const std::string& text) {
  const FieldDescriptor* descriptor = message.GetDescriptor()->FindFieldByName(field);
  if (descriptor != nullptr) message.GetReflection()->SetString(&message, descriptor, text);
}

std::string GetText(const Message& message, const std::string& field) {
  const FieldDescriptor* descriptor = message.GetDescriptor()->FindFieldByName(field);
  return descriptor == nullptr ? "" : message.GetReflection()->GetString(message, descriptor);
}

void SetRequestId(Message& request) {
  if (GetText(request, "request_id").empty()) SetText(request, "request_id", client::NewRequestId());
}

std::string PathOf(const MethodDescriptor& method) {
  return absl::StrCat("/", method.service()->full_name(), "/", method.name());
}

std::string ToJson(const Message& message, bool indented) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = indented;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? std::string(absl::StripTrailingAsciiWhitespace(json)) : "{}";
}

absl::StatusOr<client::Client> Session::Connect() {
  if (client_.has_value()) return *client_;
  absl::StatusOr<std::string> token = ReadToken(globals_);
  if (!token.ok()) return token.status();
  client::ClientOptions options{.target = globals_.server, .tls = !globals_.tls_ca.empty()};
  if (globals_.tls_ca != "system") options.tls_ca_file = globals_.tls_ca;
  options.deadline = absl::Seconds(globals_.timeout_s);
  options.retry.max_attempts = kMaxAttempts;
  options.caller = CallerOf(globals_.as, globals_.roles);
  options.caller.token = *std::move(token);
  if (!globals_.time.empty()) {
    absl::Time now;
    std::string error;
    if (!absl::ParseTime(absl::RFC3339_full, globals_.time, &now, &error)) {
      return absl::InvalidArgumentError(absl::StrCat("--time: expects a time as 2026-06-30T09:00:00Z: ", error));
    }
    options.caller.now = now;
  }
  absl::StatusOr<client::Client> client = client::Client::Connect(options);
  if (client.ok()) client_ = *client;
  return client;
}

absl::StatusOr<client::Client> Session::ConnectPatiently() {
  absl::StatusOr<client::Client> client = Connect();
  if (!client.ok()) return client.status();
  client::RetryPolicy retry = client->options().retry;
  retry.max_attempts = std::numeric_limits<int>::max();
  return client->WithRetry(retry).WithDeadline(std::max(kPatience, client->options().deadline));
}

absl::StatusOr<MessagePtr> Session::Call(const MethodDescriptor& method, Message& request) {
  if (method.server_streaming()) return absl::InvalidArgumentError(absl::StrCat(method.name(), " is a stream"));
  absl::StatusOr<client::Client> client = Connect();
  if (!client.ok()) return client.status();
  SetRequestId(request);
  MessagePtr response = NewMessage(*method.output_type());
  const absl::Status status = client->CallByPath(PathOf(method), request, response.get());
  if (!status.ok()) return status;
  return response;
}

absl::StatusOr<MessagePtr> Session::Get(const std::string& name) {
  absl::StatusOr<const Resource*> resource = contract_.OfName(name);
  if (!resource.ok()) return resource.status();
  const auto method = contract_.Method(**resource, "get");
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  SetText(*request, "name", name);
  return Call(**method, *request);
}

absl::StatusOr<MessagePtr> Session::Tell(const std::string& name, const std::string& verb,
                                         const std::vector<std::string>& assignments) {
  absl::StatusOr<const Resource*> resource = contract_.OfName(name);
  if (!resource.ok()) return resource.status();
  const auto method = contract_.Method(**resource, verb);
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  SetText(*request, "name", name);
  for (const std::string& assignment : assignments) {
    const auto path = Assign(assignment, *request);
    if (!path.ok()) return path.status();
  }
  const FieldDescriptor* etag = request->GetDescriptor()->FindFieldByName("etag");
  if (etag != nullptr && HasBehavior(*etag, google::api::REQUIRED) && GetText(*request, "etag").empty()) {
    absl::StatusOr<MessagePtr> current = Get(name);
    if (!current.ok()) return current.status();
    SetText(*request, "etag", GetText(**current, "etag"));
  }
  return Call(**method, *request);
}

void Session::Show(const Message& message) {
  out_ << (globals_.output == Output::kJson ? absl::StrCat(ToJson(message, true), "\n") : ToYaml(message));
}

void Session::ShowError(const absl::Status& status) {
  const client::ErrorDetails details(status);
  err_ << "milepost: " << status.message();
  if (!details.reason.empty()) err_ << " (" << details.reason << ")";
  err_ << '\n';
  for (const auto& violation : details.violations) {
    if (violation.description == status.message()) continue;  // said already
    err_ << "  " << violation.field << ": " << violation.description << '\n';
  }
  if (!details.request_id.empty())
    err_ << "  The server's log tells more under request " << details.request_id << ".\n";
  if (const char* hint = HintFor(status)) err_ << "  " << hint << '\n';
}

}  // namespace milepost::cli
