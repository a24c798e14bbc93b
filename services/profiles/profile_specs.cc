#include "services/profiles/profile_specs.h"

#include <cmath>
#include <set>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "services/access/edges.h"

namespace milepost::profiles {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::util::MessageDifferencer;
using rpc::Call;
using rpc::Violation;
using store::Reader;
using store::Transaction;

// The owner writes where and how they read; everything else is HR's.
absl::Status CheckProfileUpdate(Transaction&, Call& call, const Profile& before, Profile& after) {
  const access::Parties functions = access::Bit(type::v1::PARTY_HR_ADMIN) | access::Bit(type::v1::PARTY_SERVICE);
  if ((call.viewer.parties & functions) != 0) return absl::OkStatus();
  Profile allowed = after;
  allowed.set_time_zone(before.time_zone());
  allowed.set_locale(before.locale());
  return MessageDifferencer::Equals(allowed, before) ? absl::OkStatus() : rpc::NotPermitted();
}

absl::Status FillProfile(Transaction& tx, Call& call, Profile& profile) {
  store::Person person = PersonFrom(profile, {});
  person.person_key = call.ids->NewPersonKey();
  absl::Status status = store::InsertPerson(tx, person);
  if (absl::IsAlreadyExists(status)) return rpc::AlreadyExists("milepost.dev/Profile", profile.name());
  call.viewer.owner = std::move(person);
  return status;
}

std::vector<Violation> CheckDevelopment(const Development& development) {
  std::vector<Violation> violations;
  std::set<std::string> ids;
  std::set<int> ranks;
  for (int i = 0; i < development.values_size(); ++i) {
    const PersonalValue& value = development.values(i);
    if (!ids.insert(value.id()).second) {
      violations.push_back({absl::StrCat("values[", i, "].id"), "is used twice; give every value an id of its own"});
    }
    if (value.has_rank() && !ranks.insert(value.rank()).second) {
      violations.push_back({absl::StrCat("values[", i, "].rank"), "is used twice; no two values have one rank"});
    }
  }
  return violations;
}

// What was reviewed or taken was not so tomorrow.
std::vector<Violation> CheckDates(const Development& development, absl::CivilDay today) {
  std::vector<Violation> violations;
  const auto check = [&](const google::type::Date& date, absl::string_view list, int i, absl::string_view field) {
    const auto day = rpc::ToCivil(date);
    if (!day || *day <= today) return;
    violations.push_back(
        {absl::StrCat("development.", list, "[", i, "].", field), "lies in the future; give today or an earlier date"});
  };
  for (int i = 0; i < development.brand_items_size(); ++i) {
    check(development.brand_items(i).review_date(), "brand_items", i, "review_date");
  }
  for (int i = 0; i < development.assessment_results_size(); ++i) {
    check(development.assessment_results(i).assess_date(), "assessment_results", i, "assess_date");
  }
  return violations;
}

// New values get ids, which goals refer to.
absl::Status FillDevelopment(Transaction&, Call& call, const Development&, Development& after) {
  for (PersonalValue& value : *after.mutable_values()) {
    if (value.id().empty()) value.set_id(call.NewId('v'));
  }
  const auto violations = CheckDates(after, call.Today());
  return violations.empty() ? absl::OkStatus() : rpc::InvalidFields(violations);
}

// Cadence and capacity lie with the person, where every service can read them.
absl::Status WritePerson(Transaction& tx, Call& call, const Development*, const Development& after) {
  call.viewer.owner.cadence_days = after.check_in_cadence_days();
  call.viewer.owner.capacity_minutes = std::llround(after.weekly_capacity_hours() * 60);
  return store::UpdatePerson(tx, call.viewer.owner);
}

absl::Status FillAssessment(Transaction&, Call& call, SkillAssessment& assessment) {
  if (!assessment.has_assess_date()) *assessment.mutable_assess_date() = rpc::FromCivil(call.Today());
  const auto assessed = rpc::ToCivil(assessment.assess_date());
  if (assessed > call.Today()) {
    return rpc::InvalidField("skill_assessment.assess_date", "lies in the future; give today or an earlier date");
  }
  const auto expires = rpc::ToCivil(assessment.expire_date());
  if (expires && *expires < *assessed) {
    return rpc::InvalidField("skill_assessment.expire_date",
                             "lies before assess_date; give a later date or leave it out");
  }
  return absl::OkStatus();
}

absl::Status IdentityTaken(const Profile& profile) {
  return rpc::RuleBroken("principal-unique", profile.name(),
                         "Another profile has this principal. Give every person a principal of their own.");
}

}  // namespace

rpc::ResourceSpec<Profile> ProfileSpec() {
  rpc::ResourceSpec<Profile> spec;
  spec.table = "profiles";
  spec.columns = {
      rpc::TextColumn<Profile>("display_name", [](const Profile& p) { return p.display_name(); }),
      rpc::TextColumn<Profile>("unit", [](const Profile& p) { return p.unit(); }),
      rpc::TextColumn<Profile>("manager", [](const Profile& p) { return p.manager(); }),
  };
  spec.id_letter = 'p';
  spec.event = "milepost.profile";
  spec.update_request = UpdateProfileRequest::descriptor();
  spec.on_create = FillProfile;
  spec.on_update = CheckProfileUpdate;
  return spec;
}

rpc::ResourceSpec<Development> DevelopmentSpec() {
  rpc::ResourceSpec<Development> spec;
  spec.table = "developments";
  spec.event = "milepost.development";
  spec.update_request = UpdateDevelopmentRequest::descriptor();
  spec.audience = [](const Development& d) { return access::SetOf(d.audience()); };
  spec.check = CheckDevelopment;
  spec.on_update = FillDevelopment;
  spec.on_written = WritePerson;
  return spec;
}

rpc::ResourceSpec<SkillAssessment> SkillAssessmentSpec() {
  rpc::ResourceSpec<SkillAssessment> spec;
  spec.table = "skill_assessments";
  spec.columns = {
      rpc::TextColumn<SkillAssessment>("skill", [](const SkillAssessment& a) { return a.skill(); }),
      rpc::EnumColumn<SkillAssessment>("source", SkillAssessment::Source_descriptor(),
                                       [](const SkillAssessment& a) { return a.source(); }),
      rpc::DateColumn<SkillAssessment>("assess_date", [](const SkillAssessment& a) { return a.assess_date(); }),
  };
  spec.id_letter = 'a';
  spec.event = "milepost.skill_assessment";
  spec.default_order = {{"assess_date", true}};
  spec.audience = [](const SkillAssessment& a) { return access::SetOf(a.audience()); };
  spec.on_create = FillAssessment;
  return spec;
}

store::Person PersonFrom(const Profile& profile, const store::Person& before) {
  store::Person person = before;
  person.name = std::string(rpc::IdOf(profile.name()));
  person.time_zone = profile.time_zone().empty() ? "UTC" : profile.time_zone();
  person.locale = profile.locale().empty() ? "en" : profile.locale();
  person.unit = profile.unit();
  return person;
}

absl::Status WriteEdges(Transaction& tx, int64_t person_key, const Profile& profile) {
  std::vector<std::string> manager, principal, units;
  const bool live = !profile.has_delete_time();
  if (live && !profile.manager().empty()) {
    auto person = store::FindPerson(tx, rpc::IdOf(profile.manager()));
    if (!person.ok()) return person.status();
    if (!person->has_value()) {
      return rpc::RuleBroken("manager-exists", profile.name(), "The manager has no profile. Create it first.");
    }
    if ((*person)->person_key == person_key) {
      return rpc::RuleBroken("not-own-manager", profile.name(), "Nobody manages themselves. Name another manager.");
    }
    manager.push_back(access::KeyEnd((*person)->person_key));
  }
  if (live && !profile.principal().empty()) {
    auto holder = access::PersonWith(tx, access::kPrincipal, profile.principal());
    if (!holder.ok()) return holder.status();
    if (*holder != 0 && *holder != person_key) return IdentityTaken(profile);
    principal.push_back(profile.principal());
  }
  if (live) units.assign(profile.hr_partner_units().begin(), profile.hr_partner_units().end());
  absl::Status status = access::SetEdges(tx, person_key, access::kManager, manager);
  if (status.ok()) status = access::SetEdges(tx, person_key, access::kPrincipal, principal);
  if (status.ok()) status = access::SetEdges(tx, person_key, access::kHrPartner, units);
  if (status.ok()) {
    status = live ? access::RemoveEdge(tx, person_key, access::kLeft, "")
                  : access::AddEdge(tx, person_key, access::kLeft, "");
  }
  return status;
}

}  // namespace milepost::profiles
