// Credentials: how long they hold, who is told, and what they prove.
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using profiles::v1::Credential;
using profiles::v1::SkillAssessment;
using Catalog = catalog::v1::CatalogService::Stub;
using Profiles = profiles::v1::ProfilesService::Stub;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Proofs : public Life {
 protected:
  static std::string On(const std::string& field, const std::string& day) {
    return absl::StrCat(field, " {", DateText(day), "} ");
  }
  absl::StatusOr<Credential> TryAdd(const std::string& credential) const {
    return Try(&Profiles::CreateCredential, absl::StrCat("parent: '", Me(), "' credential { ", credential, " }"));
  }
  Credential Add(const std::string& title, const std::string& more = "") const {
    return Ok(TryAdd(absl::StrCat("kind: KIND_LICENSE title: '", title, "' ", more)));
  }
  void ExpectRefused(const std::string& dates, const std::string& field) const {
    const absl::Status status = TryAdd("kind: KIND_EDUCATION title: 'x' " + dates).status();
    ExpectReason(status, StatusCode::kInvalidArgument, "INVALID_FIELDS");
    ASSERT_EQ(client::ErrorDetails(status).violations.size(), 1u) << status;
    EXPECT_EQ(client::ErrorDetails(status).violations[0].field, "credential." + field);
  }
  std::vector<std::string> Expiring(const client::Client& who, const std::string& more = "") const {
    std::vector<std::string> due;
    const auto page = Ok(Try(who, &Profiles::ListExpiringCredentials, absl::StrCat("parent: '", Me(), "' ", more)));
    for (const auto& item : page.expiring_credentials()) {
      due.push_back(absl::StrCat(item.credential().title(), " ", item.days_to_deadline()));
    }
    return due;
  }
  std::string Unit() const { return "unit-" + Me().substr(sizeof("profiles/") - 1); }
  absl::StatusOr<SkillAssessment> TryAssess(const std::string& assessment) const {
    return Try(&Profiles::AssessSkill, absl::StrCat("parent: '", Me(), "' skill_assessment { ", assessment, " }"));
  }
};

TEST_F(Proofs, StandAsTheirDatesSayOnTheDayTheyAreRead) {
  const Credential licence = Add("Nurse", On("issue_date", "2025-10-01") + On("expire_date", "2026-09-30"));
  EXPECT_EQ(licence.state(), Credential::STATE_VALID);
  EXPECT_EQ(licence.days_left(), 92);
  EXPECT_EQ(testing::Text(licence.deadline_date()), "2026-09-30");
  const auto on = [&](const std::string& day) {
    return Ok(Try(OwnerOn(day), &Profiles::GetCredential, Named(licence.name())));
  };
  EXPECT_EQ(on("2026-07-01").state(), Credential::STATE_VALID) << "91 days";
  EXPECT_EQ(on("2026-07-02").state(), Credential::STATE_EXPIRING);
  EXPECT_EQ(on("2026-09-30").days_left(), 0);
  EXPECT_EQ(on("2026-10-01").state(), Credential::STATE_EXPIRED);
}

TEST_F(Proofs, HaveDatesThatFitTogether) {
  ExpectRefused(On("issue_date", "2026-05-01") + On("expire_date", "2026-04-30"), "expire_date");
  ExpectRefused(On("issue_date", "2026-05-01") + On("renewal_date", "2026-04-30"), "renewal_date");
  ExpectRefused(On("expire_date", "2026-04-30") + On("renewal_date", "2026-05-01"), "renewal_date");
  ExpectRefused(On("start_date", "2026-05-02") + On("issue_date", "2026-05-01"), "issue_date");
  ExpectRefused(On("issue_date", "2026-07-01"), "issue_date");
  EXPECT_TRUE(TryAdd("kind: KIND_EDUCATION title: 'x' start_date { year: 2012 month: 9 } issue_date { year: 2012 } "
                     "expire_date { year: 2012 month: 1 day: 1 }")
                  .ok())
      << "what is unknown contradicts nothing";
}

TEST_F(Proofs, AreSharedWithHrAndNotWithTheLineAbove) {
  ExpectReason(TryAdd("kind: KIND_LICENSE title: 'x' audience: AUDIENCE_ORG").status(), StatusCode::kInvalidArgument,
               "INVALID_FIELDS");
  EXPECT_TRUE(TryAdd("kind: KIND_LICENSE title: 'x' audience: AUDIENCE_HR").ok());
}

TEST_F(Proofs, AreListedByTheirDeadlineTheEarliestFirst) {
  Add("Far", On("expire_date", "2027-06-30"));
  Add("Soon", On("expire_date", "2026-09-28"));
  Add("Just beyond", On("expire_date", "2026-09-29"));
  Add("Past", On("expire_date", "2026-06-20"));
  Add("To renew", On("expire_date", "2027-06-30") + On("renewal_date", "2026-08-09"));
  Add("For ever");
  EXPECT_THAT(Expiring(Owner()), ElementsAre("Past -10", "To renew 40", "Soon 90"));
  EXPECT_THAT(Expiring(Owner(), "within_days: 0"), ElementsAre("Past -10"));
  EXPECT_THAT(Expiring(Owner(), "within_days: 91"),
              ElementsAre("Past -10", "To renew 40", "Soon 90", "Just beyond 91"));
  EXPECT_THAT(Expiring(Manager()), IsEmpty());
}

TEST_F(Proofs, OfAUnitAreListedForItsHrPartnerAsFarAsTheyAreShared) {
  server().AddPerson("hr-" + Unit(), "", "", {Unit()});
  const client::Client partner = server().As("hr-" + Unit());
  Add("Private", On("expire_date", "2026-07-10"));
  Add("Late", On("expire_date", "2026-07-20") + "audience: AUDIENCE_HR");
  Add("Early", On("expire_date", "2026-07-10") + "audience: AUDIENCE_HR");
  Add("Far", On("expire_date", "2027-07-10") + "audience: AUDIENCE_HR");
  const std::string elsewhere = server().AddPerson("other-" + Unit(), "", "other-" + Unit());
  Ok(Try(server().As("other-" + Unit()), &Profiles::CreateCredential,
         absl::StrCat("parent: '", elsewhere, "' credential { kind: KIND_LICENSE title: 'Elsewhere' ",
                      On("expire_date", "2026-07-01"), "audience: AUDIENCE_HR }")));
  const std::string ask = absl::StrCat("unit: '", Unit(), "' page_size: 1 ");
  const auto first = Ok(Try(partner, &Profiles::ListUnitExpiringCredentials, ask));
  ASSERT_EQ(first.expiring_credentials_size(), 1);
  EXPECT_EQ(first.expiring_credentials(0).profile(), Me());
  EXPECT_EQ(first.expiring_credentials(0).credential().title(), "Early");
  EXPECT_EQ(first.expiring_credentials(0).credential().state(), Credential::STATE_EXPIRING);
  EXPECT_EQ(first.expiring_credentials(0).days_to_deadline(), 10);
  const auto second = Ok(Try(partner, &Profiles::ListUnitExpiringCredentials,
                             absl::StrCat(ask, "page_token: '", first.next_page_token(), "'")));
  EXPECT_EQ(second.expiring_credentials(0).credential().title(), "Late");
  for (const client::Client& other : {Owner(), Manager(), server().Hr()}) {
    ExpectReason(Try(other, &Profiles::ListUnitExpiringCredentials, ask).status(), StatusCode::kPermissionDenied,
                 "NOT_PERMITTED");
  }
  Ok(Try(server().Sync(), &Profiles::DeleteProfile, Named(Me())));
  EXPECT_EQ(Ok(Try(partner, &Profiles::ListUnitExpiringCredentials, ask)).expiring_credentials_size(), 0)
      << "who left is nobody's concern";
}

TEST_F(Proofs, AJudgementByACredentialNamesItAndLastsAsLong) {
  const Credential licence = Add("Nurse", On("expire_date", "2026-09-30"));
  const std::string judged = "skill: 'skills/nursing' level: 4 ", named = "credential: '" + licence.name() + "' ";
  const auto assessment = Ok(TryAssess(judged + "source: SOURCE_CREDENTIAL " + named));
  EXPECT_EQ(testing::Text(assessment.expire_date()), "2026-09-30");
  const auto shorter = Ok(TryAssess(judged + "source: SOURCE_CREDENTIAL " + named + On("expire_date", "2026-07-31")));
  EXPECT_EQ(testing::Text(shorter.expire_date()), "2026-07-31");
  for (const std::string& wrong : {judged + "source: SOURCE_CREDENTIAL", judged + "source: SOURCE_TEST " + named,
                                   judged + "source: SOURCE_CREDENTIAL credential: 'profiles/amara/credentials/x'"}) {
    ExpectReason(TryAssess(wrong).status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  }
  ExpectRule(TryAssess(judged + "source: SOURCE_CREDENTIAL credential: '" + Me() + "/credentials/none'").status(),
             "credential-exists");
}

// The role asks for listening (importance 2) and law (3); listening carries over and is met: 2 / 5.
TEST_F(Proofs, SkillsThatCarryOverCoverARole) {
  const std::string id = Me().substr(sizeof("profiles/") - 1);
  for (const auto& [skill, reuse] : {std::pair("listening", "TRANSVERSAL"), std::pair("law", "OCCUPATION")}) {
    Ok(Try(server().Hr(), &Catalog::CreateSkill,
           absl::StrCat("skill_id: '", id, "-", skill, "' skill { display_name: '", skill,
                        "' reuse_level: REUSE_LEVEL_", reuse, " }")));
    Ok(TryAssess(absl::StrCat("skill: 'skills/", id, "-", skill, "' level: 4 source: SOURCE_SELF")));
  }
  const auto role =
      Ok(Try(server().Hr(), &Catalog::CreateRole,
             absl::StrCat("role { display_name: 'Counsel' requirements { skill: 'skills/", id,
                          "-listening' required_level: 4 } requirements { skill: 'skills/", id,
                          "-law' required_level: 4 importance: IMPORTANCE_CRITICAL } requirements { skill: 'skills/",
                          id, "-gone' required_level: 1 importance: IMPORTANCE_USEFUL } }")));
  const std::string ask = absl::StrCat("parent: '", Me(), "' ");
  ExpectRule(Try(&Profiles::ListTransferableSkills, ask).status(), "target-role");
  const auto reply = Ok(Try(&Profiles::ListTransferableSkills, absl::StrCat(ask, "role: '", role.name(), "'")));
  EXPECT_EQ(reply.role_display_name(), "Counsel");
  EXPECT_EQ(reply.met_importance(), 2);
  EXPECT_EQ(reply.required_importance(), 6);
  EXPECT_DOUBLE_EQ(reply.coverage(), 2.0 / 6);
  ASSERT_EQ(reply.transferable_skills_size(), 1);
  EXPECT_EQ(reply.transferable_skills(0).skill_display_name(), "listening");
  EXPECT_TRUE(reply.transferable_skills(0).met());
}

TEST_F(Proofs, ValuesHaveRanksOfTheirOwnAndReviewsWere) {
  const std::string name = Me() + "/development";
  const auto update = [&](const std::string& fields, const std::string& path) {
    const auto now = Ok(Try(&Profiles::GetDevelopment, Named(name)));
    return Try(&Profiles::UpdateDevelopment, absl::StrCat("development { ", Named(name), fields, " etag: '", now.etag(),
                                                          "' } update_mask { paths: '", path, "' }"))
        .status();
  };
  const auto refuses = [&](const std::string& fields, const std::string& path, const std::string& field) {
    const absl::Status status = update(fields, path);
    ExpectReason(status, StatusCode::kInvalidArgument, "INVALID_FIELDS");
    ASSERT_EQ(client::ErrorDetails(status).violations.size(), 1u) << status;
    EXPECT_EQ(client::ErrorDetails(status).violations[0].field, "development." + field);
  };
  refuses("values { label: 'a' rank: 1 } values { label: 'b' rank: 1 }", "values", "values[1].rank");
  refuses("values { id: 'a' label: 'a' } values { id: 'a' label: 'b' }", "values", "values[1].id");
  refuses("brand_items { kind: KIND_RESUME " + On("review_date", "2026-07-01") + "}", "brand_items",
          "brand_items[0].review_date");
  refuses("assessment_results { instrument: 'x' " + On("assess_date", "2026-07-01") + "}", "assessment_results",
          "assessment_results[0].assess_date");
  EXPECT_TRUE(
      update("values { label: 'a' rank: 2 } values { label: 'b' rank: 1 } values { label: 'c' }", "values").ok());
}

}  // namespace
}  // namespace milepost::conformance
