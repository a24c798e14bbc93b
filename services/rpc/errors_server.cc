// The errors that are the server's own, and errors in and out of other forms.
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "services/rpc/errors.h"

namespace milepost::rpc {
namespace {

using absl::StatusCode;

absl::Status WithRetry(absl::Status status, absl::Duration delay) {
  google::rpc::RetryInfo detail;
  const absl::Duration wait = delay < absl::ZeroDuration() ? absl::ZeroDuration() : delay;
  absl::Duration rest;
  detail.mutable_retry_delay()->set_seconds(absl::IDivDuration(wait, absl::Seconds(1), &rest));
  detail.mutable_retry_delay()->set_nanos(static_cast<int>(absl::ToInt64Nanoseconds(rest)));
  AddDetail(detail, &status);
  return status;
}

// The engine's errors begin like this; a full queue says so in other words.
bool FromEngine(const absl::Status& status) { return std::string(status.message()).starts_with("store: "); }

}  // namespace

absl::Status Overloaded(absl::Duration retry_delay) {
  return WithRetry(Error(StatusCode::kResourceExhausted, type::v1::ERROR_REASON_OVERLOADED,
                         "The server is too busy. Wait a moment, then retry."),
                   retry_delay);
}

absl::Status Unavailable(absl::Duration retry_delay) {
  return WithRetry(Error(StatusCode::kUnavailable, type::v1::ERROR_REASON_BACKEND_UNAVAILABLE,
                         "A part of the service is away; nothing was written. Retry."),
                   retry_delay);
}

absl::Status OutcomeUnknown() {
  return Error(StatusCode::kUnknown, type::v1::ERROR_REASON_OUTCOME_UNKNOWN,
               "Whether the write happened is not known. Retry with the same request_id to find out.");
}

absl::Status StorageFull() {
  return Error(StatusCode::kResourceExhausted, type::v1::ERROR_REASON_STORAGE_FULL,
               "The server's disk is full; nothing was written. Tell the operator.");
}

absl::Status StorageReadOnly() {
  return Error(StatusCode::kUnavailable, type::v1::ERROR_REASON_STORAGE_READ_ONLY,
               "The server's storage is read-only; nothing was written. Retry later, or tell the operator.");
}

absl::Status DeadlinePassed() {
  return Error(StatusCode::kDeadlineExceeded, type::v1::ERROR_REASON_DEADLINE_PASSED,
               "The deadline passed before the work was done. Retry with a longer deadline.");
}

absl::Status CallCancelled() {
  return Error(StatusCode::kCancelled, type::v1::ERROR_REASON_CALL_CANCELLED, "The caller cancelled the call.");
}

absl::Status MethodUnknown() {
  return Error(StatusCode::kUnimplemented, type::v1::ERROR_REASON_METHOD_UNKNOWN,
               "This server does not have the method. Check its name and the server's address.");
}

absl::Status InternalFault(std::string_view request_id) {
  absl::Status status = Error(StatusCode::kInternal, type::v1::ERROR_REASON_INTERNAL_FAULT,
                              "The server made an error. Report it with the time and the id of the request.");
  if (!request_id.empty()) {
    google::rpc::RequestInfo detail;
    detail.set_request_id(std::string(request_id));
    AddDetail(detail, &status);
  }
  return status;
}

absl::Status FromStore(const absl::Status& status) {
  if (status.ok() || ReasonOf(status) != type::v1::ERROR_REASON_UNSPECIFIED) return status;
  switch (status.code()) {
    case StatusCode::kUnavailable:
    case StatusCode::kAborted:
      return Unavailable();
    case StatusCode::kUnknown:
      return OutcomeUnknown();
    case StatusCode::kDeadlineExceeded:
      return DeadlinePassed();
    case StatusCode::kCancelled:
      return CallCancelled();
    case StatusCode::kResourceExhausted:
      return FromEngine(status) ? StorageFull() : Overloaded();
    case StatusCode::kFailedPrecondition:
      return StorageReadOnly();
    default:
      return InternalFault();
  }
}

type::v1::ErrorReason ReasonOf(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  type::v1::ErrorReason reason = type::v1::ERROR_REASON_UNSPECIFIED;
  if (!FindDetail(status, &info) || info.domain() != "milepost.dev") return reason;
  type::v1::ErrorReason_Parse("ERROR_REASON_" + info.reason(), &reason);
  return reason;
}

bool HasReason(const absl::Status& status, type::v1::ErrorReason reason) { return ReasonOf(status) == reason; }

std::vector<Violation> ViolationsOf(const absl::Status& status) {
  std::vector<Violation> violations;
  google::rpc::BadRequest detail;
  if (!FindDetail(status, &detail)) return violations;
  for (const auto& violation : detail.field_violations()) {
    violations.push_back({violation.field(), violation.description()});
  }
  return violations;
}

google::rpc::Status ToProto(const absl::Status& status) {
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(status.code()));
  proto.set_message(std::string(status.message()));
  // In an order of our own: a status keeps none, and equal errors shall be equal bytes.
  std::map<std::string, std::string> details;
  status.ForEachPayload([&details](absl::string_view type_url, const absl::Cord& payload) {
    details[std::string(type_url)] = std::string(payload);
  });
  for (auto& [type_url, payload] : details) {
    auto* detail = proto.add_details();
    detail->set_type_url(type_url);
    detail->set_value(std::move(payload));
  }
  return proto;
}

absl::Status FromProto(const google::rpc::Status& proto) {
  absl::Status status(static_cast<StatusCode>(proto.code()), proto.message());
  for (const auto& detail : proto.details()) status.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  return status;
}

}  // namespace milepost::rpc
