#include "tests/conformance/domain/life.h"

#include <atomic>

namespace milepost::conformance {
namespace {

const testing::TestServer& SharedServer() {
  static const testing::TestServer server;
  return server;
}

}  // namespace

Life::Life() : Life(SharedServer()) {}

Life::Life(const testing::TestServer& server) : server_(server) {
  static std::atomic<int> count{0};
  id_ = absl::StrCat("life-", ++count);
  boss_ = absl::StrCat(id_, "-boss");
  server_.AddPerson(boss_);
  server_.AddPerson(id_, boss_, absl::StrCat("unit-", id_));
}

absl::StatusOr<Goal> Life::TryCreate(const std::string& goal, std::string_view state) const {
  return Try(&Goals::CreateGoal, absl::StrCat("parent: '", Me(), "' initial_state: STATE_",
                                              absl::string_view(state.data(), state.size()), " goal { ", goal, " }"));
}

progress::v1::RecordProgressResponse Life::Record(const std::string& goal, double value, std::string_view day) const {
  return Ok(
      Try(OwnerOn(day), &Progress::RecordProgress, absl::StrCat("parent: '", goal, "' entry { value: ", value, " }")));
}

Plan Life::MakePlan(const std::string& more) const {
  return Ok(Try(&Goals::CreatePlan, absl::StrCat("parent: '", Me(), "' plan { display_name: 'The year' ", more, " }")));
}

goals::v1::PlanRevision Life::Submit(const std::string& plan) const {
  const Plan submitted = Ok(Try(&Goals::SubmitPlan, absl::StrCat(Named(plan), "etag: '", GetPlan(plan).etag(), "'")));
  EXPECT_EQ(submitted.state(), Plan::STATE_AWAITING_AGREEMENT);
  return Ok(Try(&Goals::GetPlanRevision, Named(submitted.current_revision())));
}

absl::StatusOr<Plan> Life::Sign(const client::Client& who, std::string_view role,
                                const goals::v1::PlanRevision& revision) const {
  const std::string plan = revision.name().substr(0, revision.name().find("/revisions/"));
  return Try(who, &Goals::SignPlan,
             absl::StrCat(Named(plan), "role: SIGNER_ROLE_", absl::string_view(role.data(), role.size()), " sha256: '",
                          revision.sha256(), "'"));
}

Plan Life::AgreedPlan(Goal* goal) const {
  const Plan plan = MakePlan();
  *goal = Create(absl::StrCat("title: 'Lead two designs' plan: '", plan.name(),
                              "' metric { start: 0 target: 2 } action_items { id: 'a' title: 'Ask for one' } ",
                              Days("2026-01-01", "2026-12-31")));
  const auto revision = Submit(plan.name());
  EXPECT_EQ(Ok(Sign(Owner(), "EMPLOYEE", revision)).state(), Plan::STATE_AWAITING_AGREEMENT);
  return Ok(Sign(Manager(), "MANAGER", revision));
}

Life::Foreigner Life::SomebodyElse() const {
  const std::string other = server_.AddPerson(absl::StrCat(id_, "-else"));
  const client::Client client = server_.As(absl::StrCat(id_, "-else"));
  const std::string parent = absl::StrCat("parent: '", other, "' ");
  return {Ok(Try(client, &Goals::CreatePlan, parent + "plan { display_name: 'Theirs' }")).name(),
          Ok(Try(client, &Goals::CreateGoal, parent + "goal { title: 'Theirs' }")).name()};
}

std::string Life::Days(const std::string& start, const std::string& due) {
  return absl::StrCat("start_date { ", DateText(start), " } due_date { ", DateText(due), " } ");
}

void ExpectReason(const absl::Status& status, absl::StatusCode code, const std::string& reason) {
  EXPECT_EQ(status.code(), code) << status;
  EXPECT_EQ(client::ErrorDetails(status).reason, reason) << status;
  EXPECT_EQ(client::ErrorDetails(status).domain, "milepost.dev") << status;
}

void ExpectRule(const absl::Status& status, const std::string& rule) {
  ExpectReason(status, absl::StatusCode::kFailedPrecondition, "RULE_BROKEN");
  EXPECT_EQ(client::ErrorDetails(status).metadata["rule"], rule) << status;
  EXPECT_EQ(client::ErrorDetails(status).violations.size(), 1u) << status;
}

}  // namespace milepost::conformance
