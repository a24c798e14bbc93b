// Texts in what a person keeps beside goals and plans.
#include "gtest/gtest.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "tests/conformance/access/canary.h"

namespace milepost::testing {
namespace {

using namespace profiles::v1;  // NOLINT: the contract's names

// Creates what `part` of the request holds, with a text in every field.
template <class Request, class Part, class Fix>
void PlantIn(const World& world, const std::string& method, Shared shared, Part* (Request::*part)(), Canaries* planted,
             Fix fix) {
  Request request;
  request.set_parent("profiles/olga");
  Part& made = *(request.*part)();
  planted->Plant(&made, ReadersOf(shared));
  SetAudience(shared, made.mutable_audience());
  fix(made);
  const absl::Status status = world.Call(Who::kOwner, "profiles.v1.ProfilesService/" + method, request.DebugString());
  EXPECT_TRUE(status.ok()) << status << request.DebugString();
}

}  // namespace

void PlantPersonalParts(const World& world, Canaries* planted) {
  for (Shared shared : {kNobodyElse, kMentorBit, kManagerBit, kMentorBit | kManagerBit}) {
    PlantIn(world, "CreateCareerOption", shared, &CreateCareerOptionRequest::mutable_career_option, planted,
            [](CareerOption& option) {
              auto& pay = *option.mutable_salary()->mutable_min_amount();
              pay.set_currency_code("EUR");
              pay.set_units(50'000);
            });
    PlantIn(world, "CreateContact", shared, &CreateContactRequest::mutable_contact, planted, [](Contact&) {});
    PlantIn(world, "LogInteraction", shared, &LogInteractionRequest::mutable_interaction, planted, [](Interaction&) {});
  }
  for (Shared shared : {kNobodyElse, kMentorBit, kManagerBit, kHrBit, kMentorBit | kManagerBit | kHrBit}) {
    PlantIn(world, "CreateCredential", shared, &CreateCredentialRequest::mutable_credential, planted,
            [](Credential& credential) { *credential.mutable_expire_date() = Date(2026, 9, 30); });
  }
}

}  // namespace milepost::testing
