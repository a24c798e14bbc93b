// Reviews, changes of circumstances, and when a review is due.
#include "tests/conformance/domain/agreed.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using testing::Text;

class Reviews : public Agreed {
 protected:
  std::string DueText() const { return Text(Now().review_due_date()); }
  goals::v1::ListReviewsDueResponse Due(const client::Client& who, const std::string& parent,
                                        const std::string& until = "2026-12-31") const {
    return Ok(
        Try(who, &Goals::ListReviewsDue, absl::StrCat("parent: '", parent, "' due_by_date { ", DateText(until), " }")));
  }
};

TEST_F(Reviews, KeepThePlanAsItIs) {
  const PlanReview review = Ok(TryReview("kind: KIND_SCHEDULED agenda: 'The half year'"));
  EXPECT_EQ(review.state(), PlanReview::STATE_OPEN);
  EXPECT_EQ(Text(review.start_date()), "2026-06-30");
  EXPECT_EQ(review.revision(), Now().agreed_revision());
  EXPECT_EQ(Now().state(), Plan::STATE_IN_REVIEW);
  EXPECT_EQ(Now().open_review(), review.name());
  ExpectStateForbids(TryReview().status(), "IN_REVIEW", "AGREED");
  EXPECT_EQ(Ok(Try(&Goals::UpdatePlanReview, absl::StrCat("plan_review { ", Named(review.name()), " notes: 'Good' }")))
                .notes(),
            "Good");
  const auto done = Ok(Try(OwnerOn("2026-08-31"), &Goals::CompleteReview,
                           absl::StrCat(Named(review.name()), "outcome: OUTCOME_KEEP summary: 'Goes on'")));
  EXPECT_EQ(done.state(), PlanReview::STATE_COMPLETED);
  EXPECT_EQ(done.outcome(), PlanReview::OUTCOME_KEEP);
  const Plan plan = Now();
  EXPECT_EQ(plan.state(), Plan::STATE_AGREED);
  EXPECT_EQ(plan.open_review(), "");
  EXPECT_EQ(Text(plan.last_review_date()), "2026-08-31");
  EXPECT_EQ(Text(plan.next_review_date()), "2027-02-28");
  ExpectStateForbids(TryComplete(review.name(), "KEEP").status(), "COMPLETED", "OPEN");
  ExpectStateForbids(
      Try(&Goals::UpdatePlanReview, absl::StrCat("plan_review { ", Named(review.name()), " notes: 'x' }")).status(),
      "COMPLETED", "OPEN");
  EXPECT_EQ(Ok(Try(&Goals::ListPlanReviews, absl::StrCat("parent: '", plan_, "'"))).plan_reviews_size(), 1);
}

TEST_F(Reviews, BeginANewRevisionUnlessOneIsBeingWritten) {
  const PlanReview review = Ok(TryReview());
  Ok(TryComplete(review.name(), "REVISE", "summary: 'Targets move'"));
  EXPECT_EQ(Now().state(), Plan::STATE_AGREED);
  EXPECT_EQ(Draft().reason(), "Targets move");
  const std::string draft = Now().draft_revision();
  const PlanReview second = Ok(TryReview());
  ExpectRule(TryComplete(second.name(), "KEEP").status(), "draft-open");
  EXPECT_EQ(Now().state(), Plan::STATE_IN_REVIEW) << "nothing of a refused call stays";
  Ok(TryComplete(second.name(), "REVISE"));
  EXPECT_EQ(Now().draft_revision(), draft);
}

TEST_F(Reviews, OfAPlanThatIsNotInForceAreRefused) {
  const Plan other = Ok(
      Try(&Goals::CreatePlan, absl::StrCat("parent: '", Me(), "' plan { display_name: 'x' kind: KIND_ONBOARDING }")));
  ExpectStateForbids(
      Try(&Goals::StartReview, absl::StrCat("parent: '", other.name(), "' plan_review { kind: KIND_SCHEDULED }"))
          .status(),
      "DRAFT", "AGREED");
  Revise();
  Submit(plan_);
  ExpectStateForbids(TryReview().status(), "AWAITING_AGREEMENT", "AGREED");
}

TEST_F(Reviews, CloseThePlanAndLeaveOpenGoalsAlive) {
  const std::string draft = Revise().draft_revision();
  const PlanReview review = Ok(TryReview("kind: KIND_CLOSING"));
  ExpectReason(TryComplete(review.name(), "CLOSE").status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  Ok(TryComplete(review.name(), "CLOSE", "summary: 'A good year'"));
  const Plan closed = Now();
  EXPECT_EQ(closed.state(), Plan::STATE_COMPLETED);
  EXPECT_EQ(closed.reason(), "A good year");
  EXPECT_EQ(Text(closed.complete_date()), "2026-06-30");
  EXPECT_FALSE(closed.has_next_review_date() || closed.has_review_due_date());
  EXPECT_EQ(Revision(draft).state(), PlanRevision::STATE_WITHDRAWN);
  EXPECT_EQ(Get(goal_.name()).state(), Goal::STATE_ACTIVE);
  EXPECT_TRUE(Record(goal_.name(), 1, "2026-06-30").applied());
  EXPECT_DOUBLE_EQ(Now().progress(), 0.5);
  ExpectReason(Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal_.name()), " title: 'x' }")).status(),
               StatusCode::kFailedPrecondition, "GOAL_UNDER_AGREEMENT");
  ExpectStateForbids(Try(&Goals::UpdatePlan,
                         absl::StrCat("plan { ", PlanNamed(), Etag(), "vision: 'x' } update_mask { paths: 'vision' }"))
                         .status(),
                     "COMPLETED", "DRAFT");
  ExpectRule(TryCreate(absl::StrCat("title: 'Late' plan: '", plan_, "'")).status(), "plan-open");
  ExpectStateForbids(Try(&Goals::RevisePlan, PlanNamed() + "reason: 'x'").status(), "COMPLETED", "AGREED,IN_REVIEW");
}

TEST_F(Reviews, ClosedPlansAreArchivedForGood) {
  ExpectStateForbids(Try(&Goals::ArchivePlan, PlanNamed() + Etag()).status(), "AGREED", "COMPLETED");
  Close();
  EXPECT_EQ(Ok(Try(&Goals::ArchivePlan, PlanNamed() + Etag())).state(), Plan::STATE_ARCHIVED);
  ExpectStateForbids(Try(&Goals::ArchivePlan, PlanNamed() + Etag()).status(), "ARCHIVED", "COMPLETED");
  ExpectStateForbids(TryReview().status(), "ARCHIVED", "AGREED");
  ExpectReason(Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal_.name()), " title: 'x' }")).status(),
               StatusCode::kFailedPrecondition, "GOAL_UNDER_AGREEMENT");
}

TEST_F(Reviews, AreDueAtTheFirstUnhandledChange) {
  EXPECT_EQ(DueText(), "2026-12-30");
  const CircumstanceChange later = Report("kind: KIND_ROLE start_date { year: 2026 month: 9 day: 1 }");
  EXPECT_EQ(DueText(), "2026-09-01");
  EXPECT_EQ(Text(Now().next_review_date()), "2026-12-30");
  const CircumstanceChange now = Report("kind: KIND_REORG note: 'New unit'");
  EXPECT_EQ(Text(now.start_date()), "2026-06-30");
  EXPECT_EQ(DueText(), "2026-06-30");
  const auto handled = Ok(Try(&Goals::HandleChange, Named(now.name()) + "handling: 'Nothing to do'"));
  EXPECT_EQ(Text(handled.handle_date()), "2026-06-30");
  EXPECT_EQ(handled.handled_by(), "");
  EXPECT_EQ(DueText(), "2026-09-01");
  ExpectStateForbids(Try(&Goals::HandleChange, Named(now.name()) + "handling: 'x'").status(), "HANDLED", "UNHANDLED");
  Ok(Try(&Goals::UpdateCircumstanceChange,
         absl::StrCat("circumstance_change { ", Named(later.name()), " start_date { year: 2027 month: 3 day: 1 } }")));
  EXPECT_EQ(DueText(), "2026-12-30");
}

TEST_F(Reviews, AndRevisionsThatNameAChangeHandleIt) {
  const CircumstanceChange reorg = Report("kind: KIND_REORG"), shift = Report("kind: KIND_GOAL_SHIFT");
  ExpectReason(TryReview("kind: KIND_TRIGGERED").status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  ExpectReason(TryReview(absl::StrCat("kind: KIND_SCHEDULED change: '", reorg.name(), "'")).status(),
               StatusCode::kInvalidArgument, "INVALID_FIELDS");
  ExpectRule(TryReview("kind: KIND_TRIGGERED change: '" + Me() + "/changes/nothing'").status(), "change-exists");
  const PlanReview review = Ok(TryReview(absl::StrCat("kind: KIND_TRIGGERED change: '", reorg.name(), "'")));
  EXPECT_EQ(Ok(Try(&Goals::GetCircumstanceChange, Named(reorg.name()))).handled_by(), review.name());
  EXPECT_EQ(DueText(), "2026-06-30") << "the other change is unhandled";
  const Plan plan =
      Ok(Try(&Goals::RevisePlan, absl::StrCat(PlanNamed(), "reason: 'Aims' change: '", shift.name(), "'")));
  EXPECT_EQ(Ok(Try(&Goals::GetCircumstanceChange, Named(shift.name()))).handled_by(), plan.draft_revision());
  EXPECT_EQ(Text(plan.review_due_date()), "2026-12-30");
  const auto open =
      Ok(Try(&Goals::ListCircumstanceChanges, absl::StrCat("parent: '", Me(), "' filter: 'handled = false'")));
  EXPECT_EQ(open.circumstance_changes_size(), 0);
}

TEST_F(Reviews, ChangesArePrivateUnlessShared) {
  const CircumstanceChange mine = Report("kind: KIND_HEALTH");
  const CircumstanceChange shared = Report("kind: KIND_LEAVE audience: AUDIENCE_MANAGER");
  ExpectReason(Try(Manager(), &Goals::GetCircumstanceChange, Named(mine.name())).status(),
               StatusCode::kPermissionDenied, "NOT_PERMITTED");
  const auto seen = Ok(Try(Manager(), &Goals::ListCircumstanceChanges, absl::StrCat("parent: '", Me(), "'")));
  ASSERT_EQ(seen.circumstance_changes_size(), 1);
  EXPECT_EQ(seen.circumstance_changes(0).name(), shared.name());
  const auto backwards = Try(&Goals::ReportChange,
                             absl::StrCat("parent: '", Me(),
                                          "' circumstance_change { kind: KIND_LEAVE start_date { year: 2026 month: 2 "
                                          "day: 1 } end_date { year: 2026 month: 1 day: 1 } }"));
  EXPECT_EQ(client::ErrorDetails(backwards.status()).violations.at(0).field, "circumstance_change.end_date");
}

TEST_F(Reviews, AreSuggestedWhenAQuarterOfTheGoalsIsCancelled) {
  EXPECT_FALSE(Now().review_suggested());
  Revise();
  EXPECT_FALSE(Now().review_suggested());
  Edit([](PlanTerms& terms) { *terms.mutable_goals(0)->mutable_due_date() = testing::Date(2027, 6, 30); });
  EXPECT_TRUE(Now().review_suggested()) << "gets another date";
  Ok(Try(&Goals::WithdrawPlan, PlanNamed() + Etag()));
  EXPECT_FALSE(Now().review_suggested());
  Ok(Try(&Goals::CancelGoal, Named(goal_.name()) + "reason: 'x'"));
  EXPECT_TRUE(Now().review_suggested());
}

TEST_F(Reviews, DueOnesAreListedForThoseWhoLookAfterThem) {
  for (const client::Client& who : {Owner(), Manager(), server().Hr()}) {
    const auto due = Due(who, Me());
    ASSERT_EQ(due.reviews_due_size(), 1);
    EXPECT_EQ(due.reviews_due(0).plan(), plan_);
    EXPECT_EQ(due.reviews_due(0).profile(), Me());
    EXPECT_EQ(Text(due.reviews_due(0).due_date()), "2026-12-30");
    EXPECT_EQ(due.reviews_due(0).overdue_days(), -183);
  }
  EXPECT_EQ(Due(Owner(), "profiles/me").reviews_due_size(), 1);
  EXPECT_EQ(Due(Owner(), Me(), "2026-12-29").reviews_due_size(), 0);
  EXPECT_EQ(Due(Manager(), "profiles/-").reviews_due_size(), 1);
  EXPECT_EQ(Due(Owner(), "profiles/-").reviews_due_size(), 0) << "they look after nobody";
  const std::string partner = absl::StrCat(Me().substr(9), "-hr"), other = absl::StrCat(Me().substr(9), "-other");
  server().AddPerson(partner, "", "", {absl::StrCat("unit-", Me().substr(9))});
  server().AddPerson(other);
  EXPECT_EQ(Due(server().As(partner), "profiles/-").reviews_due_size(), 0) << "not shared with HR";
  Ok(Try(&Goals::UpdatePlan,
         absl::StrCat("plan { ", PlanNamed(), Etag(), "audience: AUDIENCE_HR } update_mask { paths: 'audience' }")));
  EXPECT_EQ(Due(server().As(partner), "profiles/-").reviews_due_size(), 1);
  EXPECT_EQ(Due(server().As(partner), Me()).reviews_due_size(), 1);
  ExpectReason(Try(server().As(other), &Goals::ListReviewsDue, absl::StrCat("parent: '", Me(), "'")).status(),
               StatusCode::kPermissionDenied, "NOT_PERMITTED");
  ExpectReason(Try(&Goals::ListReviewsDue, "parent: 'people/x'").status(), StatusCode::kInvalidArgument,
               "INVALID_FIELDS");
}

TEST_F(Reviews, DueOnesComePageByPageTheLongestOverdueFirst) {
  for (int i = 0; i < 3; ++i) {
    const std::string id = absl::StrCat(Me().substr(9), "-report", i);
    server().AddPerson(id, absl::StrCat(Me().substr(9), "-boss"));
    const client::Client who = server().As(id);
    const std::string parent = absl::StrCat("parent: 'profiles/", id, "' ");
    const Plan plan = Ok(Try(who, &Goals::CreatePlan,
                             absl::StrCat(parent, "plan { display_name: 'x' review_interval_months: ", i + 1, " }")));
    Ok(Try(who, &Goals::CreateGoal,
           absl::StrCat(parent, "goal { title: 'x' plan: '", plan.name(), "' action_items { title: 'y' } }")));
    const Plan submitted =
        Ok(Try(who, &Goals::SubmitPlan, absl::StrCat(Named(plan.name()), "etag: '", plan.etag(), "'")));
    const auto revision = Ok(Try(who, &Goals::GetPlanRevision, Named(submitted.current_revision())));
    Ok(Sign(who, "EMPLOYEE", revision));
    Ok(Sign(Manager(), "MANAGER", revision));
  }
  std::vector<std::string> days;
  std::string token;
  do {
    const auto page = Ok(Try(Manager(), &Goals::ListReviewsDue,
                             absl::StrCat("parent: 'profiles/-' page_size: 2 due_by_date { ", DateText("2027-12-31"),
                                          " } page_token: '", token, "'")));
    for (const auto& due : page.reviews_due()) days.push_back(Text(due.due_date()));
    token = page.next_page_token();
  } while (!token.empty());
  EXPECT_THAT(days, ::testing::ElementsAre("2026-07-30", "2026-08-30", "2026-09-30", "2026-12-30"));
  const auto page = Ok(Try(Manager(), &Goals::ListReviewsDue,
                           "parent: 'profiles/-' page_size: 1 due_by_date { year: 2027 month: 1 day: 1 }"));
  ExpectReason(Try(Manager(), &Goals::ListReviewsDue,
                   absl::StrCat("parent: 'profiles/-' page_token: '", page.next_page_token(), "'"))
                   .status(),
               StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace milepost::conformance
