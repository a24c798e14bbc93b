#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/contract.h"
#include "clients/cli/table.h"
#include "clients/cpp/client.h"

namespace milepost::cli {

using MessagePtr = std::unique_ptr<google::protobuf::Message>;

// How the program ends; documented in docs/cli.md.
enum ExitCode {
  kOk = 0,
  kUsage = 1,
  kInvalid = 2,
  kNotFound = 3,
  kDenied = 4,
  kConflict = 5,
  kUnavailable = 6,
  kInternal = 7
};

ExitCode ExitCodeOf(const absl::Status& status);
// What to do about an error, in a sentence; null where the message says all.
const char* HintFor(const absl::Status& status);

enum class Output { kTable, kJson, kYaml };

// What was said before the command: where, as whom, how.
struct Globals {
  std::string server = "localhost:50051";
  std::string as;                  // the principal, in development mode
  std::vector<std::string> roles;  // in development mode
  std::string token;
  std::string token_file;
  std::string time;    // the domain clock, in development mode
  std::string tls_ca;  // a file; `system` for the system's roots; empty: plaintext
  double timeout_s = 10;
  Output output = Output::kTable;
};

// Who calls: `amara` is the profile, anything with another form is taken as it stands (`directory-sync`, an address).
client::Caller CallerOf(const std::string& as, const std::vector<std::string>& roles);

// An empty message of a type.
MessagePtr NewMessage(const google::protobuf::Descriptor& type);
// Sets a text field; nothing happens if the message has none of this name.
void SetText(google::protobuf::Message& message, const std::string& field, const std::string& text);
// A text field's value; empty if there is none of this name.
std::string GetText(const google::protobuf::Message& message, const std::string& field);
// Sets request_id to a fresh UUID if the request has the field and it is empty.
void SetRequestId(google::protobuf::Message& request);

// One run of the program: the contract, the connection, and where output goes. Commands are functions over it.
class Session {
 public:
  Session(std::ostream& out, std::ostream& err) : out_(out), err_(err) {}

  Globals& globals() { return globals_; }
  const Contract& contract() const { return contract_; }
  std::ostream& out() { return out_; }
  std::ostream& err() { return err_; }

  // The client that the globals describe, made at the first use.
  absl::StatusOr<client::Client> Connect();
  // The same for long commands: a server that restarts is no reason to stop, so every call waits for it a minute.
  absl::StatusOr<client::Client> ConnectPatiently();

  // Calls a method with a request of its type; writes get a request_id.
  absl::StatusOr<MessagePtr> Call(const google::protobuf::MethodDescriptor& method, google::protobuf::Message& request);
  // Reads the resource of this name.
  absl::StatusOr<MessagePtr> Get(const std::string& name);
  // Does `verb` to the resource of this name, with assignments such as `reason=...` for the request. An etag that the
  // method requires is read first.
  absl::StatusOr<MessagePtr> Tell(const std::string& name, const std::string& verb,
                                  const std::vector<std::string>& assignments);

  // Prints one answer in the output form: for people, `field: value` lines.
  void Show(const google::protobuf::Message& message);
  // Prints what went wrong, every violation and a hint.
  void ShowError(const absl::Status& status);

  // What the command came to; set by the command's callback.
  absl::Status result;

 private:
  Globals globals_;
  Contract contract_;
  std::ostream& out_;
  std::ostream& err_;
  std::optional<client::Client> client_;
};

// `/milepost.goals.v1.GoalsService/GetGoal`.
std::string PathOf(const google::protobuf::MethodDescriptor& method);
// A message as indented JSON with fields as the API spells them in JSON.
std::string ToJson(const google::protobuf::Message& message, bool indented);

}  // namespace milepost::cli
