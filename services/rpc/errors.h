// The one way to make an error: an absl::Status that carries google.rpc details as payloads.
//
// Every error has an ErrorInfo {reason, domain "milepost.dev", metadata}; each detail type occurs at most once; every
// value named in a message is in the metadata too (camelCase keys), except in lists of violations. Messages say in one
// or two sentences what is wrong and what to do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "google/rpc/status.pb.h"
#include "milepost/type/v1/error_reason.pb.h"

namespace milepost::rpc {

// What is wrong with one field. `field` is its path in the request (`goal.milestones[2].title`); `description` goes on
// from there: "is required", "has 250 characters; at most 200 are allowed".
struct Violation {
  std::string field;
  std::string description;
};

using Metadata = std::vector<std::pair<std::string, std::string>>;

// The general maker; prefer the ones below. `code` is not OK.
absl::Status Error(absl::StatusCode code, type::v1::ErrorReason reason, std::string_view message,
                   const Metadata& metadata = {});

// INVALID_ARGUMENT: the request is wrong by itself.
absl::Status MalformedRequest();
// Lists as many of the violations (at least one is given) as fit into a gRPC trailer; the message gives their number.
absl::Status InvalidFields(const std::vector<Violation>& violations);
absl::Status InvalidField(std::string_view field, std::string_view description);
absl::Status PageTokenInvalid();
// `field` is `filter` or `order_by`; `position` counts characters from 1; `problem` is a clause without a full stop.
absl::Status FilterInvalid(std::string_view field, int position, std::string_view problem);
absl::Status RequestIdReused(std::string_view request_id);
absl::Status EtagRequired(std::string_view name, std::string_view field = "etag");
absl::Status MessageTooLarge(int64_t limit_bytes);

// UNAUTHENTICATED and PERMISSION_DENIED. NotPermitted has one text, whatever the cause.
absl::Status CredentialInvalid();
absl::Status NotPermitted();
absl::Status ScopeMissing(std::string_view scope);

// NOT_FOUND and ALREADY_EXISTS, with ResourceInfo. `type` is the resource's type, such as `milepost.dev/Goal`.
absl::Status NotFound(std::string_view type, std::string_view name);
absl::Status AlreadyExists(std::string_view type, std::string_view name);

// ABORTED: the resource changed since `etag` was read.
absl::Status EtagMismatch(std::string_view name, std::string_view etag);

// FAILED_PRECONDITION, with PreconditionFailure. States are given without their enum's prefix.
absl::Status StateForbids(std::string_view name, std::string_view state, const std::vector<std::string>& allowed);
absl::Status GoalUnderAgreement(std::string_view goal, std::string_view plan, std::string_view field);
// `rule` is a short stable word in kebab-case (`no-cycle`); `what_to_do` is the whole message, in full sentences.
absl::Status RuleBroken(std::string_view rule, std::string_view name, std::string_view what_to_do);
absl::Status HasChildren(std::string_view name);
absl::Status ElementCompleted(std::string_view name, std::string_view id);

// OUT_OF_RANGE.
absl::Status OffsetOutOfRange(int64_t size);
absl::Status CursorExpired();

// The server's side. Overloaded and Unavailable carry RetryInfo.
absl::Status Overloaded(absl::Duration retry_delay = absl::Seconds(1));   // RESOURCE_EXHAUSTED
absl::Status Unavailable(absl::Duration retry_delay = absl::Seconds(1));  // UNAVAILABLE, BACKEND_UNAVAILABLE
absl::Status OutcomeUnknown();                                            // UNKNOWN
absl::Status StorageFull();                                               // RESOURCE_EXHAUSTED
absl::Status StorageReadOnly();                                           // UNAVAILABLE
absl::Status DeadlinePassed();                                            // DEADLINE_EXCEEDED
absl::Status CallCancelled();                                             // CANCELLED
absl::Status MethodUnknown();                                             // UNIMPLEMENTED
// One text, whatever the fault; `request_id` (the server's, as the log has it) becomes a RequestInfo unless empty.
absl::Status InternalFault(std::string_view request_id = {});

// What the store answered (services/store/database.h), as a client may see it. OK and errors made here pass unchanged;
// the engine's words never do. Log the original. ALREADY_EXISTS and NOT_FOUND become INTERNAL: the body that knows the
// name maps them.
absl::Status FromStore(const absl::Status& status);

// The reason of an error made here, ERROR_REASON_UNSPECIFIED for any other status.
type::v1::ErrorReason ReasonOf(const absl::Status& status);
bool HasReason(const absl::Status& status, type::v1::ErrorReason reason);

// The reason as sent: `NOT_PERMITTED`.
std::string ReasonText(type::v1::ErrorReason reason);

// Attaches one more detail, replacing one of the same type.
void AddDetail(const google::protobuf::Message& detail, absl::Status* status);

// Reads the detail of `detail`'s type; false if there is none.
bool FindDetail(const absl::Status& status, google::protobuf::Message* detail);

// The violations that an error lists; empty if it lists none.
std::vector<Violation> ViolationsOf(const absl::Status& status);

// To and from what travels in `grpc-status-details-bin`.
google::rpc::Status ToProto(const absl::Status& status);
absl::Status FromProto(const google::rpc::Status& status);

}  // namespace milepost::rpc
