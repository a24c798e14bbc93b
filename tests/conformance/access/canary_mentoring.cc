// Texts in what mentees and mentors write: nobody else's, HR only what was agreed.
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"
#include "tests/conformance/access/canary.h"

namespace milepost::testing {
namespace {

using namespace mentoring::v1;  // NOLINT: the contract's names

template <class Request, class Response>
Response Must(const World& world, Who who,
              grpc::Status (MentoringService::Stub::*method)(grpc::ClientContext*, const Request&, Response*),
              const Request& request) {
  auto response = world.As(who).Call(method, request);
  EXPECT_TRUE(response.ok()) << response.status() << request.DebugString();
  return response.ok() ? *std::move(response) : Response();
}

}  // namespace

void PlantMentoring(const World& world, Canaries* planted) {
  CreateMentorshipRequest propose;
  propose.set_parent("profiles/olga");
  planted->Plant(propose.mutable_mentorship(), {Who::kOwner, Who::kStranger, Who::kHrPartner, Who::kHrAdmin});
  propose.mutable_mentorship()->set_mentor("profiles/steve");
  propose.mutable_mentorship()->add_focus_skills("skills/python");
  Must(world, Who::kOwner, &MentoringService::Stub::CreateMentorship, propose);

  const std::set<Who> both = {Who::kOwner, Who::kMentor};
  CreateSessionRequest plan;
  plan.set_parent("profiles/olga/mentorships/with-mia");
  planted->Plant(plan.mutable_session(), both);
  plan.mutable_session()->mutable_scheduled_time()->set_seconds(1782800000);
  plan.mutable_session()->mutable_commitments(0)->set_id("c1");
  const Session session = Must(world, Who::kMentor, &MentoringService::Stub::CreateSession, plan);
  HoldSessionRequest hold;
  hold.set_name(session.name());
  hold.mutable_held_time()->set_seconds(1782800000);
  Must(world, Who::kOwner, &MentoringService::Stub::HoldSession, hold);
  ReleaseCommitmentRequest release;
  release.set_name(session.name());
  release.set_commitment_id("c1");
  release.set_reason(planted->New(both, "release reason"));
  Must(world, Who::kOwner, &MentoringService::Stub::ReleaseCommitment, release);
  CreateSessionRequest other = plan;
  other.mutable_session()->Clear();
  other.mutable_session()->mutable_scheduled_time()->set_seconds(1782900000);
  CancelSessionRequest cancel;
  cancel.set_name(Must(world, Who::kOwner, &MentoringService::Stub::CreateSession, other).name());
  cancel.set_reason(planted->New(both, "cancel reason"));
  Must(world, Who::kMentor, &MentoringService::Stub::CancelSession, cancel);
}

}  // namespace milepost::testing
