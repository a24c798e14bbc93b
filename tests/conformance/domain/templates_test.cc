// Templates become plans: completely, once, and for good.
#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using catalog::v1::ApplyTemplateResponse;
using catalog::v1::Template;
using Catalog = catalog::v1::CatalogService::Stub;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const char kStart[] = "start_date { year: 2026 month: 7 day: 1 } ";

// The request_id of a part: the SHA-256 of request_id, line break and part, as a UUID4.
std::string PartId(const std::string& request_id, const std::string& part) {
  const std::string text = request_id + "\n" + part;
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0f) | 0x40);
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3f) | 0x80);
  std::string hex = absl::BytesToHexString({reinterpret_cast<const char*>(digest), 16});
  for (int place : {20, 16, 12, 8}) hex.insert(static_cast<std::size_t>(place), 1, '-');
  return hex;
}

class Templates : public Life {
 protected:
  Templates() {
    static int count = 0;
    request_id_ = absl::StrCat("6f1c2f9e-6d0b-4c52-9c5e-", absl::Dec(count, absl::kZeroPad12));
    pattern_ =
        Ok(Hr(&Catalog::CreateTemplate,
              absl::StrCat("template_id: 'ward-", ++count,
                           "' template { display_name: 'Lead a ward' kind: KIND_PLAN plan { period_months: 6 } "
                           "goals { title: 'Meet everybody' due_day: 30 action_items { title: 'Walk the ward' } } "
                           "goals { title: 'Cut overtime' due_day: 180 metric { start: 48 target: 24 } "
                           "milestones { title: 'Rota' due_day: 60 } } }")));
  }

  template <class Req, class Res>
  absl::StatusOr<Res> Hr(grpc::Status (Catalog::*method)(grpc::ClientContext*, const Req&, Res*),
                         const std::string& text) const {
    return Try(server().Hr(), method, text);
  }
  // `more`: fields of the request in text format.
  absl::StatusOr<ApplyTemplateResponse> Apply(const client::Client& who, const std::string& more = "") const {
    return Try(who, &Catalog::ApplyTemplate,
               absl::StrCat("name: '", pattern_.name(), "' profile: '", Me(), "' ", kStart, "request_id: '",
                            request_id_, "' ", more));
  }
  std::vector<Goal> Goals() const {
    const auto page = Ok(Try(&conformance::Goals::ListGoals, absl::StrCat("parent: '", Me(), "'")));
    return {page.goals().begin(), page.goals().end()};
  }
  std::vector<Plan> AllPlans() const {
    const auto page = Ok(Try(&conformance::Goals::ListPlans, absl::StrCat("parent: '", Me(), "'")));
    return {page.plans().begin(), page.plans().end()};
  }
  void EditTemplate() {
    pattern_ = Ok(
        Hr(&Catalog::UpdateTemplate, absl::StrCat("template { name: '", pattern_.name(), "' etag: '", pattern_.etag(),
                                                  "' display_name: 'Another' goals { title: 'Something else' } } "
                                                  "update_mask { paths: 'display_name' paths: 'goals' }")));
  }

  Template pattern_;
  std::string request_id_;  // of every application in one test
};

TEST_F(Templates, BecomeADraftWithAcceptedGoalsWhenTheOwnerAppliesThem) {
  const auto made = Ok(Apply(Owner()));
  const Plan plan = GetPlan(made.plan());
  EXPECT_EQ(plan.state(), Plan::STATE_DRAFT);
  EXPECT_EQ(plan.display_name(), "Lead a ward");
  EXPECT_EQ(testing::Text(plan.end_date()), "2026-12-31");
  EXPECT_EQ(plan.template_(), pattern_.name());
  EXPECT_EQ(plan.template_etag(), pattern_.etag());
  ASSERT_THAT(made.goals(), SizeIs(2));
  const Goal goal = Get(made.goals(1));
  EXPECT_EQ(goal.state(), Goal::STATE_ACCEPTED);
  EXPECT_EQ(goal.title(), "Cut overtime");
  EXPECT_EQ(goal.plan(), plan.name());
  EXPECT_EQ(testing::Text(goal.due_date()), "2026-12-28");
  EXPECT_EQ(testing::Text(goal.milestones(0).due_date()), "2026-08-30");
  EXPECT_EQ(goal.template_(), pattern_.name());
  EXPECT_EQ(goal.creator(), Me());
  EXPECT_EQ(made.template_etag(), pattern_.etag());
}

TEST_F(Templates, ProposeGoalsThatTheOwnerAcceptsWhenOthersApplyThem) {
  const auto made = Ok(Apply(server().Hr()));
  EXPECT_EQ(Get(made.goals(0)).state(), Goal::STATE_PROPOSED);
  EXPECT_EQ(Get(made.goals(0)).creator(), "hr-desk");
  EXPECT_EQ(Ok(Try(&conformance::Goals::AcceptGoal, Named(made.goals(0)))).state(), Goal::STATE_ACCEPTED);
  // Whoever applied it reads no more of the person than before.
  EXPECT_EQ(Try(server().Hr(), &conformance::Goals::GetPlan, Named(made.plan())).status().code(),
            StatusCode::kPermissionDenied);
}

TEST_F(Templates, AreAppliedByTheManagerToTheirReportsOnly) {
  const auto made = Ok(Apply(Manager(), "display_name: 'For you'"));
  EXPECT_EQ(GetPlan(made.plan()).display_name(), "For you");
  EXPECT_EQ(Get(made.goals(0)).state(), Goal::STATE_PROPOSED);
  server().AddPerson("templates-stranger");
  EXPECT_EQ(Apply(server().As("templates-stranger")).status().code(), StatusCode::kPermissionDenied);
  EXPECT_EQ(Apply(server().Sync()).status().code(), StatusCode::kPermissionDenied);
}

TEST_F(Templates, AreAppliedOnceHoweverOftenTheRequestIsSent) {
  const auto first = Ok(Apply(server().Hr()));
  for (int i = 0; i < 3; ++i) {
    const auto again = Ok(Apply(server().Hr()));
    EXPECT_EQ(again.plan(), first.plan());
    EXPECT_EQ(again.goals(1), first.goals(1));
  }
  EXPECT_THAT(AllPlans(), SizeIs(1));
  EXPECT_THAT(Goals(), SizeIs(2));
  ExpectReason(Apply(server().Hr(), "display_name: 'Other'").status(), StatusCode::kInvalidArgument,
               "REQUEST_ID_REUSED");
}

// As if the server had died behind the plan and the second goal.
TEST_F(Templates, AreCompletedByARetryWhenHalfWasMade) {
  const std::string origin =
      absl::StrCat("template: '", pattern_.name(), "' template_etag: '", absl::CEscape(pattern_.etag()), "' ");
  const Plan plan = Ok(Try(&conformance::Goals::CreatePlan,
                           absl::StrCat("parent: '", Me(), "' request_id: '", PartId(request_id_, "plan"),
                                        "' plan { display_name: 'Lead a ward' start_date { ", DateText("2026-07-01"),
                                        " } end_date { ", DateText("2026-12-31"), " } ", origin, "}")));
  const Goal goal = Ok(Try(
      &conformance::Goals::CreateGoal,
      absl::StrCat("parent: '", Me(), "' initial_state: STATE_ACCEPTED request_id: '", PartId(request_id_, "goal/1"),
                   "' goal { title: 'Cut overtime' plan: '", plan.name(), "' ", Days("2026-07-01", "2026-12-28"),
                   "metric { start: 48 target: 24 } milestones { id: 'm1' title: 'Rota' due_date { ",
                   DateText("2026-08-30"), " } } ", origin, "}")));
  const auto made = Ok(Apply(Owner()));
  EXPECT_EQ(made.plan(), plan.name());
  ASSERT_THAT(made.goals(), SizeIs(2));
  EXPECT_EQ(made.goals(1), goal.name());
  EXPECT_THAT(Goals(), SizeIs(2));
  EXPECT_THAT(AllPlans(), SizeIs(1));
}

TEST_F(Templates, LeaveAloneWhatWasMadeFromThemWhenTheyChange) {
  const std::string etag = pattern_.etag();
  const auto made = Ok(Apply(Owner()));
  EditTemplate();
  EXPECT_EQ(GetPlan(made.plan()).display_name(), "Lead a ward");
  EXPECT_EQ(GetPlan(made.plan()).template_etag(), etag);
  EXPECT_EQ(Get(made.goals(0)).title(), "Meet everybody");
  // A retry completes what was begun, not what the template has become.
  const auto again = Ok(Apply(Owner()));
  EXPECT_EQ(again.template_etag(), etag);
  EXPECT_THAT(again.goals(), SizeIs(2));
  EXPECT_THAT(Goals(), SizeIs(2));
}

TEST_F(Templates, AreNotAppliedOnceDeprecated) {
  const auto made = Ok(Apply(Owner()));
  Ok(Hr(&Catalog::DeprecateTemplate, Named(pattern_.name())));
  ExpectReason(Apply(Manager()).status(), StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  EXPECT_EQ(Ok(Apply(Owner())).plan(), made.plan());  // what was begun is completed
}

TEST_F(Templates, DoNotOpenASecondPlanOfTheKind) {
  const Plan open = MakePlan();
  ExpectRule(Apply(server().Hr()).status(), "one-open-plan");
  EXPECT_THAT(Goals(), IsEmpty());
  // Nothing was begun, so the next try takes the template as it is then.
  Ok(Try(&conformance::Goals::CancelPlan,
         absl::StrCat(Named(open.name()), "etag: '", open.etag(), "' reason: 'Another'")));
  EditTemplate();
  EXPECT_EQ(GetPlan(Ok(Apply(server().Hr())).plan()).display_name(), "Another");
}

TEST_F(Templates, OfGoalsMakeNoPlan) {
  pattern_ = Ok(Hr(&Catalog::CreateTemplate,
                   "template { display_name: 'Onboarding' kind: KIND_GOAL "
                   "goals { title: 'Get your badge' due_day: 5 } }"));
  const auto made = Ok(Apply(Manager()));
  EXPECT_EQ(made.plan(), "");
  EXPECT_EQ(Get(made.goals(0)).title(), "Get your badge");
  EXPECT_THAT(AllPlans(), IsEmpty());
}

}  // namespace
}  // namespace milepost::conformance
