// Texts in feedback: its author's, the person's, and whose the person decides.
#include "gtest/gtest.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "tests/conformance/access/canary.h"

namespace milepost::testing {
namespace {

using namespace progress::v1;  // NOLINT: the contract's names

template <class Request, class Response>
Response Must(const World& world, Who who,
              grpc::Status (ProgressService::Stub::*method)(grpc::ClientContext*, const Request&, Response*),
              const Request& request) {
  auto response = world.As(who).Call(method, request);
  EXPECT_TRUE(response.ok()) << response.status() << request.DebugString();
  return response.ok() ? *std::move(response) : Response();
}

void Share(const World& world, const std::string& name, Shared shared) {
  ShareFeedbackRequest share;
  share.set_name(name);
  SetAudience(shared, share.mutable_audience());
  Must(world, Who::kOwner, &ProgressService::Stub::ShareFeedback, share);
}

}  // namespace

void PlantFeedback(const World& world, Canaries* planted) {
  for (Shared shared : {kNobodyElse, kMentorBit, kHrBit, kMentorBit | kManagerBit | kHrBit}) {
    std::set<Who> readers = ReadersOf(shared);
    readers.insert(Who::kStranger);  // the peer who is asked
    RequestFeedbackRequest ask;
    ask.set_parent("profiles/olga");
    ask.mutable_feedback()->set_author(NameOf(Who::kStranger));
    ask.mutable_feedback()->set_question(planted->New(readers, "question"));
    const std::string name = Must(world, Who::kOwner, &ProgressService::Stub::RequestFeedback, ask).name();
    GiveFeedbackRequest give;
    give.set_name(name);
    give.set_strength(planted->New(readers, "asked strength"));
    give.set_suggestion(planted->New(readers, "asked suggestion"));
    Must(world, Who::kStranger, &ProgressService::Stub::GiveFeedback, give);
    AcknowledgeFeedbackRequest acknowledge;
    acknowledge.set_name(name);
    acknowledge.set_response(planted->New(readers, "response"));
    Must(world, Who::kOwner, &ProgressService::Stub::AcknowledgeFeedback, acknowledge);
    Share(world, name, shared);
  }
  CreateFeedbackRequest unasked;
  unasked.set_parent("profiles/olga");
  const std::set<Who> readers = {Who::kOwner, Who::kManager, Who::kMentor};
  unasked.mutable_feedback()->set_strength(planted->New(readers, "unasked strength"));
  Share(world, Must(world, Who::kManager, &ProgressService::Stub::CreateFeedback, unasked).name(), kMentorBit);
}

}  // namespace milepost::testing
