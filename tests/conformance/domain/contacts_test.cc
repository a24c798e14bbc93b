// Contacts and interactions: who is due, and what moves that.
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using profiles::v1::Contact;
using profiles::v1::Interaction;
using Profiles = profiles::v1::ProfilesService::Stub;
using ::testing::ElementsAre;

class Network : public Life {
 protected:
  Contact Add(const std::string& name, const std::string& more, const std::string& day = "2026-06-30") const {
    return Ok(Try(OwnerOn(day), &Profiles::CreateContact,
                  absl::StrCat("parent: '", Me(), "' contact { display_name: '", name, "' ", more, " }")));
  }
  absl::StatusOr<Interaction> TryLog(const std::string& interaction) const {
    return Try(&Profiles::LogInteraction, absl::StrCat("parent: '", Me(), "' interaction { ", interaction, " }"));
  }
  Interaction Log(const Contact& contact, const std::string& day) const {
    return Ok(
        TryLog(absl::StrCat("kind: KIND_CALL contact: '", contact.name(), "' interaction_date {", DateText(day), "}")));
  }
  // The dates of the last and the next contact.
  std::string DatesOf(const Contact& contact) const {
    const Contact now = Ok(Try(&Profiles::GetContact, Named(contact.name())));
    return absl::StrCat(testing::Text(now.last_contact_date()), " ", testing::Text(now.next_contact_date()));
  }
  std::vector<std::string> Due(int page_size = 0) const {
    std::vector<std::string> due;
    std::string token;
    do {
      const auto page = Ok(Try(&Profiles::ListDueContacts, absl::StrCat("parent: '", Me(), "' page_size: ", page_size,
                                                                        " page_token: '", token, "'")));
      for (const auto& item : page.due_contacts()) {
        due.push_back(absl::StrCat(item.contact().display_name(), " ", item.days_overdue()));
      }
      token = page.next_page_token();
    } while (!token.empty());
    return due;
  }
};

TEST_F(Network, AContactIsDueACadenceAfterItWasCreated) {
  const Contact contact = Add("Ada", "cadence_days: 30", "2026-06-01");
  EXPECT_EQ(DatesOf(contact), "unset 2026-07-01");
  EXPECT_EQ(DatesOf(Add("Bo", "", "2026-06-01")), "unset unset") << "without a cadence nobody is due";
}

TEST_F(Network, LoggingMovesTheDatesToTheNewestInteraction) {
  const Contact contact = Add("Ada", "cadence_days: 30", "2026-01-01");
  Log(contact, "2026-05-10");
  EXPECT_EQ(DatesOf(contact), "2026-05-10 2026-06-09");
  Log(contact, "2026-03-01");
  EXPECT_EQ(DatesOf(contact), "2026-05-10 2026-06-09") << "an older one moves nothing";
}

TEST_F(Network, UpdatingAndDeletingAnInteractionMoveTheDatesBack) {
  const Contact ada = Add("Ada", "cadence_days: 10", "2026-01-01"), bo = Add("Bo", "", "2026-01-01");
  const Interaction first = Log(ada, "2026-04-01"), second = Log(ada, "2026-05-01");
  const auto update = [&](const std::string& fields, const std::string& path) {
    Ok(Try(&Profiles::UpdateInteraction,
           absl::StrCat("interaction { ", Named(second.name()), fields, " } update_mask { paths: '", path, "' }")));
  };
  update("interaction_date {" + DateText("2026-05-20") + "}", "interaction_date");
  EXPECT_EQ(DatesOf(ada), "2026-05-20 2026-05-30");
  update("contact: '" + bo.name() + "'", "contact");
  EXPECT_EQ(DatesOf(ada), "2026-04-01 2026-04-11");
  EXPECT_EQ(DatesOf(bo), "2026-05-20 unset");
  Ok(Try(&Profiles::DeleteInteraction, Named(first.name())));
  EXPECT_EQ(DatesOf(ada), "unset 2026-01-11");
}

TEST_F(Network, ANewCadenceMovesTheNextDate) {
  const Contact contact = Add("Ada", "cadence_days: 30", "2026-01-01");
  Log(contact, "2026-06-01");
  Ok(Try(&Profiles::UpdateContact,
         absl::StrCat("contact { ", Named(contact.name()), "cadence_days: 7 } update_mask { paths: 'cadence_days' }")));
  EXPECT_EQ(DatesOf(contact), "2026-06-01 2026-06-08");
}

TEST_F(Network, TheDatesAreNoPartOfTheEtag) {
  const Contact contact = Add("Ada", "cadence_days: 30");
  Log(contact, "2026-06-20");
  EXPECT_TRUE(Try(&Profiles::UpdateContact, absl::StrCat("contact { ", Named(contact.name()), "notes: 'x' etag: '",
                                                         contact.etag(), "' } update_mask { paths: 'notes' }"))
                  .ok());
}

TEST_F(Network, WhoIsDueIsListedTheMostOverdueFirst) {
  Add("Today", "cadence_days: 30", "2026-05-31");
  Add("Tomorrow", "cadence_days: 31", "2026-05-31");
  Add("Long ago", "cadence_days: 30", "2026-01-01");
  Add("Lately", "cadence_days: 20", "2026-06-01");
  Add("Never", "", "2020-01-01");
  EXPECT_THAT(Due(), ElementsAre("Long ago 150", "Lately 9", "Today 0"));
  EXPECT_THAT(Due(1), ElementsAre("Long ago 150", "Lately 9", "Today 0"));
}

TEST_F(Network, AManagerSeesWhoIsDueOfThoseShared) {
  Add("Private", "cadence_days: 1", "2026-01-01");
  Add("Shared", "cadence_days: 1 audience: AUDIENCE_MANAGER", "2026-01-01");
  const auto seen = Ok(Try(Manager(), &Profiles::ListDueContacts, absl::StrCat("parent: '", Me(), "'")));
  ASSERT_EQ(seen.due_contacts_size(), 1);
  EXPECT_EQ(seen.due_contacts(0).contact().display_name(), "Shared");
}

TEST_F(Network, AnInteractionWasAndIsWithAContactOfThisPerson) {
  EXPECT_EQ(testing::Text(Ok(TryLog("kind: KIND_EVENT")).interaction_date()), "2026-06-30");
  ExpectReason(TryLog("kind: KIND_EVENT interaction_date {" + DateText("2026-07-01") + "}").status(),
               StatusCode::kInvalidArgument, "INVALID_FIELDS");
  ExpectRule(TryLog("kind: KIND_CALL contact: '" + Me() + "/contacts/nobody'").status(), "contact-exists");
  ExpectReason(TryLog("kind: KIND_CALL contact: 'profiles/amara/contacts/nobody'").status(),
               StatusCode::kInvalidArgument, "INVALID_FIELDS");
}

TEST_F(Network, WhatWasLearnedStaysWhenTheContactGoes) {
  const Contact contact = Add("Ada", "");
  const Interaction interaction = Log(contact, "2026-06-01");
  Ok(Try(&Profiles::DeleteContact, Named(contact.name())));
  const Interaction kept =
      Ok(Try(&Profiles::UpdateInteraction,
             absl::StrCat("interaction { ", Named(interaction.name()),
                          "learned: 'Much' next_step { what: 'Write' } } update_mask { paths: 'learned' "
                          "paths: 'next_step' }")));
  EXPECT_EQ(kept.contact(), contact.name());
  EXPECT_EQ(kept.next_step().what(), "Write");
  EXPECT_TRUE(Try(&Profiles::DeleteInteraction, Named(interaction.name())).ok());
}

TEST_F(Network, OneRequestLogsOnce) {
  const std::string once = absl::StrCat("parent: '", Me(), "' interaction { kind: KIND_MESSAGE } ",
                                        "request_id: '6f1f5e0a-6c1d-4a53-9d5e-1b2f3c4d5e6f'");
  const Interaction first = Ok(Try(&Profiles::LogInteraction, once));
  EXPECT_EQ(Ok(Try(&Profiles::LogInteraction, once)).name(), first.name());
}

}  // namespace
}  // namespace milepost::conformance
