#include "services/rpc/exchange.h"

#include <exception>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/rpc/errors.h"
#include "services/rpc/once.h"
#include "services/rpc/request_hash.h"
#include "services/rpc/resource_name.h"
#include "services/rpc/wire.h"

namespace milepost::rpc {
namespace {

constexpr std::string_view kProfile = "milepost.dev/Profile";
constexpr std::string_view kEverybody = "-";
constexpr absl::string_view kValidatedOnly = "validate_only";

bool HasScope(const access::Principal& principal, std::string_view scope) {
  if (principal.scopes.empty()) return true;
  for (const std::string& held : principal.scopes) {
    if (held == scope) return true;
  }
  return false;
}

}  // namespace

absl::Status Guard(const std::function<absl::Status()>& body) {
  try {
    return body();
  } catch (const std::exception& exception) {
    return absl::InternalError(absl::StrCat("exception: ", exception.what()));
  } catch (...) {
    return absl::InternalError("exception of an unknown type");
  }
}

Exchange::Exchange(const DoorDeps& deps, const MethodPlan& plan, grpc::CallbackServerContext* context)
    : deps(deps), plan(plan), context(context) {
  request = plan.method.request->New(&arena);
  reply = plan.method.reply->New(&arena);
  call.method = plan.path;
  call.ids = &deps.ids;
  call.cancelled = &cancelled;
  call.deadline = absl::FromChrono(context->deadline());
  if (context->deadline() == std::chrono::system_clock::time_point::max()) call.deadline = absl::InfiniteFuture();
  facts.method = plan.path;
  facts.start = absl::Now();
}

absl::Status Exchange::Enter(const grpc::ByteBuffer& bytes) {
  facts.request_bytes = static_cast<int64_t>(bytes.Length());
  const auto& metadata = context->client_metadata();
  const auto look_up = [&metadata](std::string_view key) -> std::optional<std::string_view> {
    const auto found = metadata.find(grpc::string_ref(key.data(), key.size()));
    if (found == metadata.end()) return std::nullopt;
    return std::string_view(found->second.data(), found->second.size());
  };
  auto identity = deps.authenticator.Authenticate(look_up);
  if (!identity.ok()) return identity.status();
  call.principal = std::move(identity->principal);
  call.level = identity->level;
  call.now = identity->time.value_or(deps.clock.Now());
  const std::string_view traceparent = look_up("traceparent").value_or("");
  if (traceparent.size() <= 64 && traceparent.find_first_not_of("0123456789abcdef-") == traceparent.npos) {
    call.traceparent = std::string(traceparent);
  }
  if (!HasScope(call.principal, plan.scope)) return ScopeMissing(plan.scope);

  if (bytes.Length() > plan.limit_bytes) return MessageTooLarge(static_cast<int64_t>(plan.limit_bytes));
  if (!Decode(bytes, *request)) return MalformedRequest();
  std::string request_id;
  if (plan.request_id != nullptr) {
    request_id = request->GetReflection()->GetString(*request, plan.request_id);
    if (!request_id.empty()) call.request_hash = RequestHash(*request);
  }
  plan.validator->ClearOutputOnly(request);
  auto violations = plan.validator->Check(*request);
  if (!violations.empty()) return InvalidFields(violations);
  call.request_id = std::move(request_id);  // a UUID by now, which may be logged
  return absl::OkStatus();
}

absl::Status Exchange::CheckRelation(store::Reader& reader) {
  if (cancelled.load(std::memory_order_relaxed)) return CallCancelled();
  if (absl::Now() > call.deadline) return DeadlinePassed();
  const std::string& target = plan.TargetOf(*request);
  std::string_view owner = PersonOf(target);
  if (!owner.empty()) owner = IdOf(owner);
  if (owner == kEverybody) owner = {};  // nobody's in particular: for functions, where a method admits them
  auto viewer = access::Resolve(reader, call.principal, owner, plan.permitted);
  if (absl::IsPermissionDenied(viewer.status())) return NotPermitted();
  if (absl::IsNotFound(viewer.status())) return NotFound(kProfile, PersonOf(target));
  if (!viewer.ok()) return viewer.status();
  call.viewer = *std::move(viewer);
  if (owner == "me") plan.ResolveMe(*request, call.viewer.owner.name);
  return absl::OkStatus();
}

bool Exchange::IsSet(const google::protobuf::FieldDescriptor* flag) const {
  return flag != nullptr && request->GetReflection()->GetBool(*request, flag);
}

absl::Status Exchange::RunRead() {
  return deps.store.Read([this](store::Reader& reader) {
    return Guard([&] {
      absl::Status status = CheckRelation(reader);
      return status.ok() ? plan.method.read(reader, call, *request, *reply) : status;
    });
  });
}

absl::Status Exchange::RunWrite(store::Transaction& tx, const Replay* replay) {
  return Guard([&]() -> absl::Status {
    reply->Clear();
    call.StartRun();
    absl::Status status = CheckRelation(tx);
    // Nobody there, and that is fine with the caller: nothing is written, so nothing is remembered.
    if (absl::IsNotFound(status) && IsSet(plan.allow_missing)) return absl::OkStatus();
    if (!status.ok()) return status;
    const OnceOptions once{replay, plan.reply_name, plan.TargetOf(*request)};
    status = RunOnce(tx, call, once, *reply, [&] { return plan.method.write(tx, call, *request, *reply); });
    if (!status.ok() || !IsSet(plan.validate_only)) return status;
    only_validated = true;
    return absl::AbortedError(kValidatedOnly);  // undoes the body; Conclude answers OK
  });
}

absl::Status Exchange::RunOrchestrate() {
  return Guard([this] {
    absl::Status status = deps.store.Read([this](store::Reader& reader) { return CheckRelation(reader); });
    return status.ok() ? plan.method.orchestrate(call, *request, *reply) : status;
  });
}

std::vector<absl::Status> RunJointly(const std::vector<Exchange*>& exchanges) {
  std::vector<absl::Status> statuses(exchanges.size());
  const Exchange& any = *exchanges.front();
  absl::Status read = any.deps.store.Read([&](store::Reader& reader) {
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
      statuses[i] = Guard([&] { return exchanges[i]->CheckRelation(reader); });
    }
    return absl::OkStatus();
  });
  if (!read.ok()) statuses.assign(exchanges.size(), read);
  std::vector<Joint<Message, Message>> calls;
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    if (statuses[i].ok())
      calls.push_back({exchanges[i]->call, *exchanges[i]->request, *exchanges[i]->reply, statuses[i]});
  }
  absl::Status ran = Guard([&] {
    if (!calls.empty()) any.plan.method.joint(calls);
    return absl::OkStatus();
  });
  for (const auto& served : calls) {
    if (!ran.ok()) served.status = ran;
  }
  return statuses;
}

absl::Status Exchange::Conclude(absl::Status status) {
  if (only_validated && absl::IsAborted(status) && status.message() == kValidatedOnly) status = absl::OkStatus();
  absl::Status shown = FromStore(status);
  if (absl::IsInternal(shown)) {
    facts.fault = std::string(status.message());
    // The client quotes what the log has; a peer's fault keeps the peer's.
    if (call.request_id.empty()) call.request_id = deps.ids.NewId('q', absl::Now());
    if (!HasReason(status, type::v1::ERROR_REASON_INTERNAL_FAULT)) shown = InternalFault(call.request_id);
  }
  facts.code = static_cast<int>(shown.code());
  if (!shown.ok()) facts.reason = ReasonText(ReasonOf(shown));
  facts.caller = call.principal.name;
  facts.request_id = call.request_id;
  facts.traceparent = call.traceparent;
  facts.duration = absl::Now() - facts.start;
  return shown;
}

void Exchange::WriteLogLine() { deps.log.Record(facts); }

}  // namespace milepost::rpc
