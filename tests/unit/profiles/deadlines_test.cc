#include "services/profiles/deadlines.h"

#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::profiles {
namespace {

using testing::DateText;
using testing::Day;
using testing::Parse;
using v1::Contact;
using v1::Credential;

const absl::CivilDay kToday(2026, 6, 30);

// A credential with these dates, as it stands today; empty texts are unset dates.
Credential Standing(absl::string_view expires, absl::string_view renewal = "") {
  std::string text;
  if (!expires.empty()) absl::StrAppend(&text, "expire_date {", DateText(expires), "} ");
  if (!renewal.empty()) absl::StrAppend(&text, "renewal_date {", DateText(renewal), "} ");
  auto credential = Parse<Credential>(text);
  SetStanding(kToday, credential);
  return credential;
}

TEST(DeadlinesTest, TheNextContactFollowsTheLastOneOrTheCreation) {
  const absl::CivilDay created = Day("2026-01-10");
  EXPECT_EQ(NextContact(Parse<Contact>("cadence_days: 30"), created), Day("2026-02-09"));
  const std::string last = absl::StrCat("last_contact_date {", DateText("2026-06-01"), "} ");
  EXPECT_EQ(NextContact(Parse<Contact>(last + "cadence_days: 30"), created), Day("2026-07-01"));
  EXPECT_EQ(NextContact(Parse<Contact>(last), created), std::nullopt) << "without a cadence nobody is due";
}

TEST(DeadlinesTest, ACredentialWithoutAnEndIsValid) {
  EXPECT_EQ(Standing("").state(), Credential::STATE_VALID);
  EXPECT_FALSE(Standing("").has_days_left());
}

TEST(DeadlinesTest, ACredentialIsExpiringFromTheNinetiethDayBefore) {
  EXPECT_EQ(Standing("2026-09-29").state(), Credential::STATE_VALID);  // 91 days
  EXPECT_EQ(Standing("2026-09-28").state(), Credential::STATE_EXPIRING);
  EXPECT_EQ(Standing("2026-09-28").days_left(), 90);
}

TEST(DeadlinesTest, ACredentialIsGoodOnItsLastDay) {
  EXPECT_EQ(Standing("2026-06-30").state(), Credential::STATE_EXPIRING);
  EXPECT_EQ(Standing("2026-06-30").days_left(), 0);
  EXPECT_EQ(Standing("2026-06-29").state(), Credential::STATE_EXPIRED);
  EXPECT_EQ(Standing("2026-06-29").days_left(), -1);
}

TEST(DeadlinesTest, ARenewalComesBeforeTheEndAndDoesNotMoveIt) {
  const Credential soon = Standing("2027-06-30", "2026-08-01");
  EXPECT_EQ(soon.state(), Credential::STATE_EXPIRING);
  EXPECT_EQ(soon.days_left(), 365);
  EXPECT_EQ(Standing("2027-06-30", "2026-06-01").state(), Credential::STATE_EXPIRING) << "late, and still valid";
  EXPECT_EQ(Deadline(soon), Day("2026-08-01"));
}

TEST(DeadlinesTest, AMembershipEndsWhereItIsNotRenewed) {
  EXPECT_EQ(Standing("", "2026-06-29").state(), Credential::STATE_EXPIRED);
  EXPECT_EQ(Standing("", "2026-07-10").state(), Credential::STATE_EXPIRING);
  EXPECT_EQ(Standing("", "2026-07-10").days_left(), 10);
}

}  // namespace
}  // namespace milepost::profiles
