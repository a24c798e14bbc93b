#include "services/progress/feedback.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/empty.pb.h"
#include "services/access/edges.h"
#include "services/progress/feedback_rules.h"
#include "services/rpc/standard_rows.h"
#include "services/rpc/states.h"

namespace milepost::progress {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::Empty;
using rpc::Call;
using store::Reader;
using store::Transaction;

std::string CallerName(const Call& call) { return absl::StrCat("profiles/", call.viewer.caller.name); }

// Whether the caller can be an author at all: they have a profile and have not left.
absl::StatusOr<bool> IsSomebody(Reader& reader, const Call& call) {
  if (call.viewer.caller.person_key == 0) return false;
  auto left = access::HasEdge(reader, call.viewer.caller.person_key, access::kLeft, "");
  if (!left.ok()) return left.status();
  return !*left;
}

absl::Status BeginRequest(Transaction& tx, const Call& call, Feedback& feedback) {
  if (feedback.author().empty()) return rpc::InvalidField("feedback.author", "is required; name whom to ask");
  if (KindOf(feedback) != Feedback::KIND_UNSPECIFIED) {
    return rpc::InvalidField("feedback.strength", "and suggestion are for the author to give; leave them out");
  }
  auto author = store::FindPerson(tx, rpc::IdOf(feedback.author()));
  if (!author.ok()) return author.status();
  if (!author->has_value()) {
    return rpc::RuleBroken("author-exists", feedback.name(), "The author has no profile. Ask somebody who has one.");
  }
  if ((*author)->person_key == call.viewer.owner.person_key) {
    return rpc::RuleBroken("not-own-feedback", feedback.name(), "Nobody gives feedback to themselves. Ask another.");
  }
  feedback.set_state(Feedback::STATE_REQUESTED);
  return absl::OkStatus();
}

absl::Status BeginGiven(const Call& call, Feedback& feedback) {
  if (feedback.author().empty()) feedback.set_author(CallerName(call));
  if (feedback.author() != CallerName(call)) {
    return rpc::InvalidField("feedback.author", "is not the caller; leave it out");
  }
  if (!feedback.question().empty()) {
    return rpc::InvalidField("feedback.question", "is for the person to ask; leave it out");
  }
  feedback.set_author_party(AuthorParty(call.viewer.parties));
  rpc::SetTimestamp(call.now, feedback.mutable_give_time());
  return Give(feedback.strength(), feedback.suggestion(), "feedback.", feedback);
}

rpc::ResourceSpec<Feedback> FeedbackSpec() {
  rpc::ResourceSpec<Feedback> spec;
  spec.table = "feedback";
  spec.columns = {
      rpc::EnumColumn<Feedback>("state", Feedback::State_descriptor(), [](const Feedback& f) { return f.state(); }),
      rpc::EnumColumn<Feedback>("kind", Feedback::Kind_descriptor(), [](const Feedback& f) { return f.kind(); }),
      rpc::TextColumn<Feedback>("author", [](const Feedback& f) { return f.author(); }),
      rpc::TextColumn<Feedback>("goal", [](const Feedback& f) { return f.goal(); }),
  };
  spec.indexes = {"CREATE INDEX feedback_by_author ON feedback (author, create_time)"};
  spec.id_letter = 'f';
  spec.event = "milepost.feedback";
  spec.default_order = {{"create_time", true}};
  spec.audience = [](const Feedback& f) { return access::SetOf(f.audience()); };
  spec.check = CheckFeedback;
  spec.on_create = [](Transaction& tx, Call& call, Feedback& feedback) {
    const bool asked = call.viewer.Is(type::v1::PARTY_OWNER);
    return asked ? BeginRequest(tx, call, feedback) : BeginGiven(call, feedback);
  };
  return spec;
}

absl::Status Share(const ShareFeedbackRequest& request, Feedback& feedback) {
  if (!MayBeShared(access::SetOf(request.audience()))) {
    return rpc::InvalidField("audience", "may hold AUDIENCE_MENTOR, AUDIENCE_MANAGER and AUDIENCE_HR only");
  }
  absl::Status status = rpc::CheckState(feedback, {Feedback::STATE_GIVEN, Feedback::STATE_ACKNOWLEDGED});
  if (status.ok()) *feedback.mutable_audience() = request.audience();
  return status;
}

absl::Status Acknowledge(const Call& call, const AcknowledgeFeedbackRequest& request, Feedback& feedback) {
  absl::Status status = rpc::CheckState(feedback, {Feedback::STATE_GIVEN});
  if (!status.ok()) return status;
  feedback.set_state(Feedback::STATE_ACKNOWLEDGED);
  feedback.set_response(request.response());
  rpc::SetTimestamp(call.now, feedback.mutable_acknowledge_time());
  return absl::OkStatus();
}

}  // namespace

FeedbackRows::FeedbackRows() : feedback_(FeedbackSpec()) {}

std::string FeedbackRows::CreateSql() const { return feedback_.CreateSql(); }

rpc::Replay FeedbackRows::replay() const {
  return {Feedback::descriptor(), [this](Reader& reader, Call& call, std::string_view name, rpc::Message& reply) {
            return Get(reader, call, name, static_cast<Feedback*>(&reply));
          }};
}

absl::StatusOr<bool> FeedbackRows::OpenToAuthor(Reader& reader, Call& call, std::string_view name) const {
  if (call.viewer.Is(type::v1::PARTY_OWNER)) return false;
  auto somebody = IsSomebody(reader, call);
  if (!somebody.ok()) return somebody.status();
  const bool unrestricted = std::exchange(call.viewer.unrestricted, true);
  auto record = feedback_.Load(reader, call, name);
  call.viewer.unrestricted = unrestricted;
  if (absl::IsNotFound(record.status())) return false;
  if (!record.ok()) return record.status();
  if (!*somebody || record->message.author() != CallerName(call)) return false;
  call.viewer.unrestricted = true;
  return true;
}

absl::Status FeedbackRows::Get(Reader& reader, Call& call, std::string_view name, Feedback* reply) const {
  auto author = OpenToAuthor(reader, call, name);
  return author.ok() ? feedback_.Get(reader, call, name, reply) : author.status();
}

absl::Status FeedbackRows::Give(Transaction& tx, Call& call, const GiveFeedbackRequest& request,
                                Feedback* reply) const {
  auto author = OpenToAuthor(tx, call, request.name());
  if (!author.ok()) return author.status();
  if (!*author) return rpc::NotPermitted();
  const auto give = [&](Feedback& feedback) {
    absl::Status status = rpc::CheckState(feedback, {Feedback::STATE_REQUESTED});
    if (!status.ok()) return status;
    feedback.set_author_party(AuthorParty(call.viewer.parties));
    rpc::SetTimestamp(call.now, feedback.mutable_give_time());
    return progress::Give(request.strength(), request.suggestion(), "", feedback);
  };
  return feedback_.Apply(tx, call, request.name(), request.etag(), "given", give, reply);
}

absl::Status FeedbackRows::Delete(Transaction& tx, Call& call, const DeleteFeedbackRequest& request) const {
  auto author = OpenToAuthor(tx, call, request.name());
  if (!author.ok()) return author.status();
  auto record = feedback_.Load(tx, call, request.name());
  if (!record.ok()) return record.status();
  std::vector<Feedback::State> allowed = {Feedback::STATE_REQUESTED};
  if (*author) allowed.push_back(Feedback::STATE_GIVEN);
  absl::Status status = rpc::CheckState(record->message, allowed);
  return status.ok() ? feedback_.Erase(tx, call, request.name(), request.etag()) : status;
}

absl::Status FeedbackRows::List(Reader& reader, Call& call, const ListFeedbackRequest& request,
                                ListFeedbackResponse& reply) const {
  const rpc::ListArgs args = rpc::ListArgsOf(request);
  auto query = feedback_.QueryFor(call, args);
  if (!query.ok()) return query.status();
  query->beside_mask = {"author", store::Op::kEqual, CallerName(call)};
  return feedback_.ListQuery(reader, call, args, *std::move(query), reply.mutable_feedback(),
                             reply.mutable_next_page_token());
}

absl::Status FeedbackRows::ListGiven(Reader& reader, Call& call, const ListGivenFeedbackRequest& request,
                                     ListGivenFeedbackResponse& reply) const {
  auto somebody = IsSomebody(reader, call);
  if (!somebody.ok()) return somebody.status();
  if (!*somebody) return rpc::NotPermitted();
  const rpc::ListArgs args = rpc::ListArgsOf(request);
  auto query = feedback_.QueryFor(call, args);
  if (!query.ok()) return query.status();
  query->conditions.push_back({"author", store::Op::kEqual, CallerName(call)});
  return feedback_.ListQuery(reader, call, args, *std::move(query), reply.mutable_feedback(),
                             reply.mutable_next_page_token());
}

std::vector<rpc::Method> FeedbackRows::Rows() const {
  std::vector<rpc::Method> rows;
  AddAuthorsRows(rows);
  AddOwnersRows(rows);
  rows.push_back(rpc::Read<GetFeedbackRequest, Feedback>(
      "GetFeedback", [this](Reader& reader, Call& call, const auto& request, Feedback& reply) {
        return Get(reader, call, request.name(), &reply);
      }));
  rows.push_back(rpc::Read<ListFeedbackRequest, ListFeedbackResponse>(
      "ListFeedback", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return List(reader, call, request, reply);
      }));
  rows.push_back(rpc::Write<DeleteFeedbackRequest, Empty>(
      "DeleteFeedback",
      [this](Transaction& tx, Call& call, const auto& request, Empty&) { return Delete(tx, call, request); }));
  return rows;
}

void FeedbackRows::AddAuthorsRows(std::vector<rpc::Method>& rows) const {
  rows.push_back(rpc::Write<CreateFeedbackRequest, Feedback>(
      "CreateFeedback", [this](Transaction& tx, Call& call, const auto& request, Feedback& reply) {
        return feedback_.Create(tx, call, request.parent(), "", request.feedback(), &reply);
      }));
  rows.push_back(rpc::Write<GiveFeedbackRequest, Feedback>(
      "GiveFeedback", [this](Transaction& tx, Call& call, const auto& request, Feedback& reply) {
        return Give(tx, call, request, &reply);
      }));
  rows.push_back(rpc::Read<ListGivenFeedbackRequest, ListGivenFeedbackResponse>(
      "ListGivenFeedback", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return ListGiven(reader, call, request, reply);
      }));
}

void FeedbackRows::AddOwnersRows(std::vector<rpc::Method>& rows) const {
  rows.push_back(rpc::CreateRow("RequestFeedback", feedback_, &RequestFeedbackRequest::feedback_id,
                                &RequestFeedbackRequest::feedback));
  rows.push_back(rpc::Write<AcknowledgeFeedbackRequest, Feedback>(
      "AcknowledgeFeedback", [this](Transaction& tx, Call& call, const auto& request, Feedback& reply) {
        const auto acknowledge = [&](Feedback& feedback) { return Acknowledge(call, request, feedback); };
        return feedback_.Apply(tx, call, request.name(), request.etag(), "acknowledged", acknowledge, &reply);
      }));
  rows.push_back(rpc::Write<ShareFeedbackRequest, Feedback>(
      "ShareFeedback", [this](Transaction& tx, Call& call, const auto& request, Feedback& reply) {
        const auto share = [&](Feedback& feedback) { return Share(request, feedback); };
        return feedback_.Apply(tx, call, request.name(), request.etag(), "shared", share, &reply);
      }));
}

}  // namespace milepost::progress
