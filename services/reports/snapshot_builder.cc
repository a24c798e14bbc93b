#include "services/reports/snapshot_builder.h"

#include <set>
#include <utility>

#include "services/reports/snapshot_reading.h"
#include "services/rpc/resource_base.h"

namespace milepost::reports {
namespace {

using catalog::v1::CatalogService;
using profiles::v1::ProfilesService;
using rpc::Call;

constexpr int kPeriodDays = 90;
constexpr absl::CivilSecond kFirstOffset(2000, 1, 1);
constexpr absl::Duration kOffsetsAhead = absl::Hours(24 * 366);

type::v1::Party ReaderOf(const access::Viewer& viewer) {
  using type::v1::Party;
  for (Party party : {Party::PARTY_OWNER, Party::PARTY_MENTOR, Party::PARTY_MANAGER, Party::PARTY_HR_PARTNER}) {
    if (viewer.Is(party)) return party;
  }
  return Party::PARTY_SKIP_LEVEL;
}

void AddZoneOffsets(const Call& call, snapshot::v1::ReportSnapshot& snapshot) {
  absl::TimeZone zone;
  const std::string& name = call.viewer.owner.time_zone;
  if (name.empty() || !absl::LoadTimeZone(name, &zone)) return;  // UTC, as Call::Today has it
  absl::Time start = absl::FromCivil(kFirstOffset, absl::UTCTimeZone());
  absl::TimeZone::CivilTransition change;
  do {
    auto& stretch = *snapshot.add_zone_offsets();
    rpc::SetTimestamp(start, stretch.mutable_start_time());
    stretch.set_offset_seconds(zone.At(start).offset);
    if (!zone.NextTransition(start, &change)) break;
    start = zone.At(change.to).trans;
  } while (start <= call.now + kOffsetsAhead);
}

snapshot::v1::ReportSnapshot Begun(const Call& call, v1::Report::Kind kind, v1::Report::Paper paper) {
  snapshot::v1::ReportSnapshot snapshot;
  snapshot.set_format(1);
  rpc::SetTimestamp(call.now, snapshot.mutable_snapshot_time());
  *snapshot.mutable_today() = rpc::FromCivil(call.Today());
  snapshot.set_kind(kind);
  snapshot.set_paper(paper == v1::Report::PAPER_UNSPECIFIED ? v1::Report::PAPER_A4 : paper);
  return snapshot;
}

}  // namespace

absl::StatusOr<snapshot::v1::ReportSnapshot> SnapshotBuilder::Build(const Call& call,
                                                                    const v1::GetReportSnapshotRequest& request) {
  using v1::Report;
  Snapshot snapshot = Begun(call, request.kind(), request.paper());
  AddZoneOffsets(call, snapshot);
  snapshot.set_reader(ReaderOf(call.viewer));
  *snapshot.mutable_period_start_date() =
      request.has_period_start_date() ? request.period_start_date() : rpc::FromCivil(call.Today() - kPeriodDays);
  snapshot.mutable_profile()->set_name(request.parent());
  const bool own_only = request.kind() == Report::KIND_TEAM_SUMMARY || request.kind() == Report::KIND_ROLL_UP ||
                        request.kind() == Report::KIND_BLANK_FORM;
  absl::Status status = own_only && snapshot.reader() != type::v1::PARTY_OWNER ? rpc::NotPermitted() : absl::OkStatus();
  if (status.ok()) status = AddProfile(call, snapshot);
  if (status.ok() && request.kind() == Report::KIND_TEAM_SUMMARY) status = AddTeam(call, snapshot);
  if (status.ok() && request.kind() == Report::KIND_ROLL_UP) status = AddOrganization(call, request.unit(), snapshot);
  if (status.ok() && !own_only) status = AddAboutPerson(call, snapshot);
  if (!status.ok()) return status;
  return snapshot;
}

absl::StatusOr<snapshot::v1::ReportSnapshot> SnapshotBuilder::BuildRollUp(const Call& call,
                                                                          const v1::GetRollUpSnapshotRequest& request) {
  Snapshot snapshot = Begun(call, v1::Report::KIND_ROLL_UP, request.paper());
  snapshot.mutable_profile()->set_locale(request.locale());
  absl::Status status = AddOrganization(call, request.unit(), snapshot);
  if (!status.ok()) return status;
  return snapshot;
}

absl::Status SnapshotBuilder::AddAboutPerson(const Call& call, Snapshot& snapshot) {
  for (Step step : {&SnapshotBuilder::AddDevelopment, &SnapshotBuilder::AddSkills, &SnapshotBuilder::AddOptions,
                    &SnapshotBuilder::AddNetwork, &SnapshotBuilder::AddPlan, &SnapshotBuilder::AddHistory,
                    &SnapshotBuilder::AddCircumstances, &SnapshotBuilder::AddGoals, &SnapshotBuilder::AddSeries,
                    &SnapshotBuilder::AddAssessments, &SnapshotBuilder::AddJournal, &SnapshotBuilder::AddFeedback,
                    &SnapshotBuilder::AddOwnNumbers, &SnapshotBuilder::AddMentorships, &SnapshotBuilder::AddSessions,
                    &SnapshotBuilder::AddBrief, &SnapshotBuilder::AddNames}) {
    absl::Status status = (this->*step)(call, snapshot);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// Whoever may read a name may know what it stands for: people by their display name, skills by their label.
absl::Status SnapshotBuilder::AddNames(const Call& call, Snapshot& snapshot) {
  std::set<std::string> people, skills;
  people.insert(snapshot.profile().manager());
  for (const auto& mentorship : snapshot.mentorships()) {
    people.insert(mentorship.mentor());
    skills.insert(mentorship.focus_skills().begin(), mentorship.focus_skills().end());
  }
  for (const auto& participant : snapshot.plan().participants()) people.insert(participant.profile());
  for (const auto& sign_off : snapshot.revision().sign_offs()) people.insert(sign_off.profile());
  for (const auto& goal : snapshot.goals()) {
    skills.insert(goal.skills().begin(), goal.skills().end());
    for (const auto& item : goal.action_items()) {
      if (item.responsible().starts_with("profiles/")) people.insert(item.responsible());
    }
  }
  for (const auto& assessment : snapshot.skill_assessments()) skills.insert(assessment.skill());
  for (const auto& requirement : snapshot.target_role().requirements()) skills.insert(requirement.skill());
  for (const auto& feedback : snapshot.feedback()) {
    people.insert(feedback.author());
    if (!feedback.skill().empty()) skills.insert(feedback.skill());
  }
  people.insert(snapshot.brief().mentor());
  auto& names = *snapshot.mutable_display_names();
  for (const std::string& person : people) {
    if (person.empty()) continue;
    profiles::v1::GetProfileRequest get;
    get.set_name(person);
    profiles::v1::Profile profile;
    absl::Status status = profiles_.Call(call, &ProfilesService::Stub::GetProfile, get, &profile, /*as_service=*/true);
    if (status.ok()) names[person] = profile.display_name();
    if (status = Tolerate(status); !status.ok()) return status;
  }
  for (const std::string& name : skills) {
    catalog::v1::GetSkillRequest get;
    get.set_name(name);
    catalog::v1::Skill skill;
    absl::Status status = catalog_.Call(call, &CatalogService::Stub::GetSkill, get, &skill);
    if (status.ok()) names[name] = skill.display_name();
    if (status = Tolerate(status); !status.ok()) return status;
  }
  return AddContactNames(call, snapshot);
}

// Of the contacts that the interactions are with, as far as the reader may see those.
absl::Status SnapshotBuilder::AddContactNames(const Call& call, Snapshot& snapshot) {
  if (snapshot.interactions().empty()) return absl::OkStatus();
  profiles::v1::ListContactsRequest list;
  list.set_parent(snapshot.profile().name());
  google::protobuf::RepeatedPtrField<profiles::v1::Contact> contacts;
  absl::Status status = ReadAll(profiles_, call, &ProfilesService::Stub::ListContacts, list, &contacts,
                                [](auto& reply) { return reply.mutable_contacts(); });
  std::set<std::string> wanted;
  for (const auto& interaction : snapshot.interactions()) wanted.insert(interaction.contact());
  for (const profiles::v1::Contact& contact : contacts) {
    if (wanted.count(contact.name()) > 0) (*snapshot.mutable_display_names())[contact.name()] = contact.display_name();
  }
  return status;
}

}  // namespace milepost::reports
