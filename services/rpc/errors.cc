#include "services/rpc/errors.h"

#include <cstddef>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/rpc/error_details.pb.h"
#include "services/rpc/validate_text.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

using absl::StatusCode;
using absl::StrCat;
using google::rpc::BadRequest;
using google::rpc::ErrorInfo;
using store::Absl;

constexpr std::string_view kDomain = "milepost.dev";
constexpr std::string_view kReasonPrefix = "ERROR_REASON_";
constexpr std::string_view kTypePrefix = "type.googleapis.com/";

// Errors travel in gRPC trailers, 8 KiB by default with everything in base64: what callers sent is quoted in part.
constexpr std::size_t kMaxMessageBytes = 600;
constexpr std::size_t kMaxQuoteBytes = 200;
constexpr std::size_t kMaxViolationBytes = 3000;
constexpr std::size_t kMaxViolationsInMessage = 3;

std::string Quote(std::string_view text) { return Clip(text, kMaxQuoteBytes); }

std::string TypeUrl(const google::protobuf::Message& detail) {
  return StrCat(Absl(kTypePrefix), detail.GetDescriptor()->full_name());
}

absl::Status WithViolation(absl::Status status, std::string_view field, std::string_view description) {
  BadRequest detail;
  auto* violation = detail.add_field_violations();
  violation->set_field(std::string(field));
  violation->set_description(Quote(description));
  AddDetail(detail, &status);
  return status;
}

absl::Status WithResource(absl::Status status, std::string_view type, std::string_view name) {
  google::rpc::ResourceInfo detail;
  detail.set_resource_type(std::string(type));
  detail.set_resource_name(Quote(name));
  AddDetail(detail, &status);
  return status;
}

absl::Status WithPrecondition(absl::Status status, std::string_view subject) {
  google::rpc::PreconditionFailure detail;
  auto* violation = detail.add_violations();
  violation->set_type(ReasonText(ReasonOf(status)));
  violation->set_subject(Quote(subject));
  violation->set_description(std::string(status.message()));
  AddDetail(detail, &status);
  return status;
}

std::string Sentence(const Violation& violation) { return StrCat(violation.field, " ", Quote(violation.description)); }

std::string Summary(const std::vector<Violation>& violations) {
  if (violations.size() == 1) return StrCat(Sentence(violations[0]), ".");
  std::vector<std::string> first;
  for (const Violation& violation : violations) {
    if (first.size() == kMaxViolationsInMessage) break;
    first.push_back(Sentence(violation));
  }
  const std::size_t rest = violations.size() - first.size();
  return StrCat(violations.size(), " fields are wrong: ", absl::StrJoin(first, "; "),
                rest > 0 ? StrCat("; and ", rest, " more") : "", ".");
}

}  // namespace

std::string ReasonText(type::v1::ErrorReason reason) {
  return type::v1::ErrorReason_Name(reason).substr(kReasonPrefix.size());
}

void AddDetail(const google::protobuf::Message& detail, absl::Status* status) {
  status->SetPayload(TypeUrl(detail), absl::Cord(detail.SerializeAsString()));
}

bool FindDetail(const absl::Status& status, google::protobuf::Message* detail) {
  const auto payload = status.GetPayload(TypeUrl(*detail));
  return payload.has_value() && detail->ParseFromString(std::string(*payload));
}

absl::Status Error(absl::StatusCode code, type::v1::ErrorReason reason, std::string_view message,
                   const Metadata& metadata) {
  absl::Status status(code, Clip(message, kMaxMessageBytes));
  ErrorInfo info;
  info.set_reason(ReasonText(reason));
  info.set_domain(std::string(kDomain));
  for (const auto& [key, value] : metadata) (*info.mutable_metadata())[key] = Quote(value);
  AddDetail(info, &status);
  return status;
}

absl::Status MalformedRequest() {
  return Error(StatusCode::kInvalidArgument, type::v1::ERROR_REASON_MALFORMED_REQUEST,
               "The payload is not a valid message of this method. Send the request message that the method declares.");
}

absl::Status InvalidFields(const std::vector<Violation>& violations) {
  absl::Status status = Error(StatusCode::kInvalidArgument, type::v1::ERROR_REASON_INVALID_FIELDS, Summary(violations));
  BadRequest detail;
  std::size_t bytes = 0;
  for (const Violation& violation : violations) {
    const std::string description = Quote(violation.description);
    bytes += violation.field.size() + description.size() + 8;
    if (bytes > kMaxViolationBytes && detail.field_violations_size() > 0) break;
    auto* listed = detail.add_field_violations();
    listed->set_field(violation.field);
    listed->set_description(description);
  }
  AddDetail(detail, &status);
  return status;
}

absl::Status InvalidField(std::string_view field, std::string_view description) {
  return InvalidFields({{std::string(field), std::string(description)}});
}

absl::Status PageTokenInvalid() {
  return WithViolation(
      Error(StatusCode::kInvalidArgument, type::v1::ERROR_REASON_PAGE_TOKEN_INVALID,
            "The page token is damaged or belongs to another query. Start again without a page token."),
      "page_token", "is damaged or belongs to another query");
}

absl::Status FilterInvalid(std::string_view field, int position, std::string_view problem) {
  return WithViolation(Error(StatusCode::kInvalidArgument, type::v1::ERROR_REASON_FILTER_INVALID,
                             StrCat("At position ", position, " of ", Absl(field), ": ", Absl(problem), "."),
                             {{"field", std::string(field)}, {"position", StrCat(position)}}),
                       field, StrCat("at position ", position, ": ", Absl(problem)));
}

absl::Status RequestIdReused(std::string_view request_id) {
  return WithViolation(Error(StatusCode::kInvalidArgument, type::v1::ERROR_REASON_REQUEST_ID_REUSED,
                             StrCat("The request_id ", Quote(request_id),
                                    " was used for a different request. Use a new UUID for every new request."),
                             {{"requestId", std::string(request_id)}}),
                       "request_id", "was used for a different request; use a new UUID");
}

absl::Status EtagRequired(std::string_view name, std::string_view field) {
  return WithViolation(Error(StatusCode::kInvalidArgument, type::v1::ERROR_REASON_ETAG_REQUIRED,
                             StrCat("This write needs the etag of ", Quote(name), ". Read it and send its etag along."),
                             {{"name", std::string(name)}}),
                       field, "is required for this write");
}

absl::Status MessageTooLarge(int64_t limit_bytes) {
  return Error(StatusCode::kInvalidArgument, type::v1::ERROR_REASON_MESSAGE_TOO_LARGE,
               StrCat("The request is larger than ", limit_bytes, " bytes. Send less at once."),
               {{"limit", StrCat(limit_bytes)}});
}

absl::Status CredentialInvalid() {
  return Error(StatusCode::kUnauthenticated, type::v1::ERROR_REASON_CREDENTIAL_INVALID,
               "The call has no valid credential. Send a valid token.");
}

absl::Status NotPermitted() {
  return Error(StatusCode::kPermissionDenied, type::v1::ERROR_REASON_NOT_PERMITTED,
               "You may not do this, or the object does not exist. Ask its owner for access.");
}

absl::Status ScopeMissing(std::string_view scope) {
  return Error(StatusCode::kPermissionDenied, type::v1::ERROR_REASON_SCOPE_MISSING,
               StrCat("The credential lacks the scope ", Absl(scope), ". Use one that has it."),
               {{"scope", std::string(scope)}});
}

absl::Status NotFound(std::string_view type, std::string_view name) {
  return WithResource(Error(StatusCode::kNotFound, type::v1::ERROR_REASON_RESOURCE_NOT_FOUND,
                            StrCat("There is no ", Quote(name), ". Check the name."), {{"name", std::string(name)}}),
                      type, name);
}

absl::Status AlreadyExists(std::string_view type, std::string_view name) {
  return WithResource(
      Error(StatusCode::kAlreadyExists, type::v1::ERROR_REASON_RESOURCE_EXISTS,
            StrCat(Quote(name), " exists already. Choose another id, or read it."), {{"name", std::string(name)}}),
      type, name);
}

absl::Status EtagMismatch(std::string_view name, std::string_view etag) {
  return Error(StatusCode::kAborted, type::v1::ERROR_REASON_ETAG_MISMATCH,
               StrCat(Quote(name), " changed since the etag ", Clip(etag, 40),
                      " was read. Read it again, apply the change and retry."),
               {{"name", std::string(name)}, {"etag", Clip(etag, 40)}});
}

absl::Status StateForbids(std::string_view name, std::string_view state, const std::vector<std::string>& allowed) {
  return WithPrecondition(
      Error(
          StatusCode::kFailedPrecondition, type::v1::ERROR_REASON_STATE_FORBIDS,
          StrCat(Quote(name), " is ", Absl(state), "; this is possible only for ", absl::StrJoin(allowed, ", "), "."),
          {{"name", std::string(name)}, {"state", std::string(state)}, {"allowedStates", absl::StrJoin(allowed, ",")}}),
      name);
}

absl::Status GoalUnderAgreement(std::string_view goal, std::string_view plan, std::string_view field) {
  return WithPrecondition(
      Error(StatusCode::kFailedPrecondition, type::v1::ERROR_REASON_GOAL_UNDER_AGREEMENT,
            StrCat(Absl(field), " of ", Quote(goal), " is agreed in ", Quote(plan), ". Change it through the plan."),
            {{"goal", std::string(goal)}, {"plan", std::string(plan)}, {"field", std::string(field)}}),
      goal);
}

absl::Status RuleBroken(std::string_view rule, std::string_view name, std::string_view what_to_do) {
  return WithPrecondition(Error(StatusCode::kFailedPrecondition, type::v1::ERROR_REASON_RULE_BROKEN, what_to_do,
                                {{"rule", std::string(rule)}, {"name", std::string(name)}}),
                          name);
}

absl::Status HasChildren(std::string_view name) {
  return WithPrecondition(Error(StatusCode::kFailedPrecondition, type::v1::ERROR_REASON_HAS_CHILDREN,
                                StrCat(Quote(name), " still has children. Delete them first, or set force."),
                                {{"name", std::string(name)}}),
                          name);
}

absl::Status ElementCompleted(std::string_view name, std::string_view id) {
  return WithPrecondition(Error(StatusCode::kFailedPrecondition, type::v1::ERROR_REASON_ELEMENT_COMPLETED,
                                StrCat(Quote(id), " of ", Quote(name),
                                       " is achieved or completed and cannot be removed. Keep it in the list."),
                                {{"name", std::string(name)}, {"id", std::string(id)}}),
                          name);
}

absl::Status OffsetOutOfRange(int64_t size) {
  return Error(StatusCode::kOutOfRange, type::v1::ERROR_REASON_OFFSET_OUT_OF_RANGE,
               StrCat("The read offset is negative or behind the end. Read from 0 to at most ", size, "."),
               {{"size", StrCat(size)}});
}

absl::Status CursorExpired() {
  return Error(StatusCode::kOutOfRange, type::v1::ERROR_REASON_CURSOR_EXPIRED,
               "The events after this cursor are forgotten. List the events again, then watch from that answer's "
               "cursor.");
}

}  // namespace milepost::rpc
