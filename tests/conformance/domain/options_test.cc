// Career options, side by side.
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using profiles::v1::CareerOption;
using profiles::v1::CareerOptionComparison;
using Profiles = profiles::v1::ProfilesService::Stub;
using Catalog = catalog::v1::CatalogService::Stub;

class Options : public Life {
 protected:
  absl::StatusOr<CareerOption> TryAdd(const std::string& option) const {
    return Try(&Profiles::CreateCareerOption, absl::StrCat("parent: '", Me(), "' career_option { ", option, " }"));
  }
  CareerOption Add(const std::string& option) const { return Ok(TryAdd(option)); }
  absl::StatusOr<CareerOptionComparison> Compare(const client::Client& who, const std::string& more = "") const {
    return Try(who, &Profiles::CompareCareerOptions, absl::StrCat("parent: '", Me(), "' ", more));
  }
  // Refused because of this field alone.
  void ExpectRefused(const std::string& option, const std::string& field) const {
    const absl::Status status = TryAdd(option).status();
    ExpectReason(status, StatusCode::kInvalidArgument, "INVALID_FIELDS");
    ASSERT_EQ(client::ErrorDetails(status).violations.size(), 1u) << status;
    EXPECT_EQ(client::ErrorDetails(status).violations[0].field, "career_option." + field);
  }
  // A role that asks level 4 of a skill of its own; gives the name.
  std::string MakeRole() const {
    const std::string id = Me().substr(sizeof("profiles/") - 1);
    Ok(Try(server().Hr(), &Catalog::CreateSkill,
           absl::StrCat("skill_id: '", id, "' skill { display_name: 'Baking' reuse_level: REUSE_LEVEL_SECTOR }")));
    return Ok(Try(server().Hr(), &Catalog::CreateRole,
                  absl::StrCat("role { display_name: 'Baker' requirements { skill: 'skills/", id,
                               "' required_level: 4 } }")))
        .name();
  }
  void Assess(int level, const std::string& more = "") const {
    Ok(Try(&Profiles::AssessSkill,
           absl::StrCat("parent: '", Me(), "' skill_assessment { skill: 'skills/", Me().substr(sizeof("profiles/") - 1),
                        "' source: SOURCE_SELF level: ", level, " ", more, " }")));
  }
  void Share(const std::string& audience) const {
    const std::string name = Me() + "/development";
    const auto now = Ok(Try(&Profiles::GetDevelopment, Named(name)));
    Ok(Try(&Profiles::UpdateDevelopment, absl::StrCat("development { ", Named(name), "audience: ", audience, " etag: '",
                                                      now.etag(), "' } update_mask { paths: 'audience' }")));
  }
};

TEST_F(Options, HaveARoleOrATitleAndAReasonForTheirVerdict) {
  ExpectRefused("notes: 'x'", "title");
  ExpectRefused("title: 'Bakery' verdict: VERDICT_REJECT", "verdict_reason");
  EXPECT_TRUE(TryAdd("role: 'roles/nowhere' verdict: VERDICT_KEEP verdict_reason: 'Later'").ok());
}

TEST_F(Options, KeepTheirVerdictsReasonWhenUpdated) {
  const CareerOption option = Add("title: 'Bakery'");
  const auto update = [&](const std::string& fields, const std::string& paths) {
    return Try(&Profiles::UpdateCareerOption,
               absl::StrCat("career_option { ", Named(option.name()), fields, " } update_mask { ", paths, " }"));
  };
  ExpectReason(update("verdict: VERDICT_PURSUE", "paths: 'verdict'").status(), StatusCode::kInvalidArgument,
               "INVALID_FIELDS");
  EXPECT_EQ(
      Ok(update("verdict: VERDICT_PURSUE verdict_reason: 'Joy'", "paths: 'verdict' paths: 'verdict_reason'")).verdict(),
      CareerOption::VERDICT_PURSUE);
}

TEST_F(Options, SayASalaryAsARangeInOneCurrencyOfADayThatWas) {
  const std::string low = "min_amount { currency_code: 'EUR' units: 40 } ", source = "source: 'Survey' ";
  ExpectRefused("title: 'x' salary { source: 'Survey' }", "salary");
  ExpectRefused("title: 'x' salary { " + low + "}", "salary.source");
  ExpectRefused("title: 'x' salary { " + low + source + "max_amount { currency_code: 'PLN' units: 90 } }",
                "salary.max_amount");
  ExpectRefused("title: 'x' salary { " + low + source + "max_amount { currency_code: 'EUR' units: 39 } }",
                "salary.max_amount");
  ExpectRefused("title: 'x' salary { " + source + "min_amount { currency_code: 'EUR' units: -1 } }",
                "salary.min_amount");
  ExpectRefused("title: 'x' salary { " + low + source + "as_of_date {" + DateText("2026-07-01") + "} }",
                "salary.as_of_date");
  EXPECT_EQ(testing::Text(Add("title: 'x' salary { " + low + source + "}").salary().as_of_date()), "2026-06-30");
}

TEST_F(Options, AreSharedWithThoseWhoHelpAtMost) {
  ExpectRefused("title: 'x' audience: AUDIENCE_HR", "audience");
  ExpectRefused("title: 'x' audience: AUDIENCE_ORG", "audience");
}

TEST_F(Options, AreFilteredByWhatWasDecided) {
  Add("title: 'a' verdict: VERDICT_REJECT verdict_reason: 'No'");
  Add("title: 'b' fit: 2");
  Add("title: 'c' fit: 4");
  const auto list = Ok(Try(&Profiles::ListCareerOptions,
                           absl::StrCat("parent: '", Me(), "' filter: 'verdict != REJECT' order_by: 'fit desc'")));
  ASSERT_EQ(list.career_options_size(), 2);
  EXPECT_EQ(list.career_options(0).title(), "c");
}

// Python-like figures: readiness 2 of 4 is .5; fit 5 is 1, fit 3 is .5; the other has no readiness, which counts .5.
TEST_F(Options, CompareByTheirFiguresWithReadinessForTheirRole) {
  const std::string role = MakeRole();
  Assess(2);
  Add("role: '" + role + "' fit: 5");
  Add("title: 'Cook' fit: 3");
  const auto comparison = Ok(Compare(Owner()));
  ASSERT_EQ(comparison.rows_size(), 2);
  EXPECT_EQ(testing::Text(comparison.as_of_date()), "2026-06-30");
  const auto& first = comparison.rows(0);
  EXPECT_EQ(first.display_title(), "Baker");
  EXPECT_EQ(first.readiness(), .5);
  EXPECT_EQ(first.assessed_count(), 1);
  EXPECT_EQ(first.score(), .75);
  EXPECT_EQ(first.rank(), 1);
  EXPECT_EQ(comparison.rows(1).score(), .5);
  EXPECT_FALSE(comparison.rows(1).has_readiness());
}

TEST_F(Options, CompareOnlyThoseThatAreNamed) {
  const CareerOption a = Add("title: 'a' fit: 1"), b = Add("title: 'b' fit: 2");
  Add("title: 'c' fit: 3");
  const auto comparison =
      Ok(Compare(Owner(), absl::StrCat("names: '", a.name(), "' names: '", b.name(), "' names: '", a.name(), "'")));
  ASSERT_EQ(comparison.rows_size(), 2);
  EXPECT_EQ(comparison.rows(0).career_option().title(), "b");
  ExpectReason(Compare(Owner(), "names: '" + Me() + "/careerOptions/none'").status(), StatusCode::kNotFound,
               "RESOURCE_NOT_FOUND");
  ExpectReason(Compare(Owner(), "names: 'profiles/somebody/careerOptions/none'").status(), StatusCode::kInvalidArgument,
               "INVALID_FIELDS");
}

TEST_F(Options, CompareEvenWithARoleThatTheCatalogDoesNotHave) {
  Add("role: 'roles/nowhere' growth: 5");
  const auto comparison = Ok(Compare(Owner()));
  EXPECT_EQ(comparison.rows(0).display_title(), "nowhere");
  EXPECT_FALSE(comparison.rows(0).has_readiness());
  EXPECT_EQ(comparison.rows(0).score(), 1);
}

TEST_F(Options, CompareForAManagerWhatIsSharedAndReadinessOnlyWhole) {
  Add("title: 'Private' fit: 5");
  Add("title: 'Shared' fit: 3 audience: AUDIENCE_MANAGER");
  const auto seen = Ok(Compare(Manager()));
  ASSERT_EQ(seen.rows_size(), 1);
  EXPECT_EQ(seen.rows(0).career_option().title(), "Shared");
  Add("role: '" + MakeRole() + "' audience: AUDIENCE_MANAGER");
  ExpectReason(Compare(Manager()).status(), StatusCode::kPermissionDenied, "NOT_PERMITTED");
  Share("AUDIENCE_MANAGER");
  EXPECT_EQ(Ok(Compare(Manager())).rows_size(), 2);
  Assess(3);
  ExpectReason(Compare(Manager()).status(), StatusCode::kPermissionDenied, "NOT_PERMITTED");
}

// Whoever does not see the development learns the same, whether there is something hidden or not.
TEST_F(Options, AGapWithANamedRoleTellsNothingToWhomTheDevelopmentIsNotShared) {
  const std::string ask = absl::StrCat("parent: '", Me(), "' role: '", MakeRole(), "'");
  const absl::Status before = Try(Manager(), &Profiles::GetSkillGap, ask).status();
  ExpectReason(before, StatusCode::kPermissionDenied, "NOT_PERMITTED");
  Assess(3);
  const absl::Status after = Try(Manager(), &Profiles::GetSkillGap, ask).status();
  EXPECT_EQ(before.ToString(), after.ToString());
  Share("AUDIENCE_MANAGER");
  ExpectReason(Try(Manager(), &Profiles::GetSkillGap, ask).status(), StatusCode::kPermissionDenied, "NOT_PERMITTED");
}

}  // namespace
}  // namespace milepost::conformance
