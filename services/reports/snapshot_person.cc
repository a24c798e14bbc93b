// The person: profile and development, skills, options, contacts, credentials.
#include <tuple>
#include <utility>

#include "services/reports/snapshot_builder.h"
#include "services/reports/snapshot_reading.h"

namespace milepost::reports {
namespace {

using catalog::v1::CatalogService;
using profiles::v1::ProfilesService;
using rpc::Call;

}  // namespace

absl::Status SnapshotBuilder::AddProfile(const Call& call, Snapshot& snapshot) {
  profiles::v1::GetProfileRequest get;
  get.set_name(snapshot.profile().name());
  return profiles_.Call(call, &ProfilesService::Stub::GetProfile, get, snapshot.mutable_profile());
}

absl::Status SnapshotBuilder::AddDevelopment(const Call& call, Snapshot& snapshot) {
  profiles::v1::GetDevelopmentRequest get_development;
  get_development.set_name(snapshot.profile().name() + "/development");
  profiles::v1::Development development;
  absl::Status status = profiles_.Call(call, &ProfilesService::Stub::GetDevelopment, get_development, &development);
  if (status.ok()) *snapshot.mutable_development() = std::move(development);
  return Tolerate(status);
}

absl::Status SnapshotBuilder::AddSkills(const Call& call, Snapshot& snapshot) {
  profiles::v1::ListSkillAssessmentsRequest list;
  list.set_parent(snapshot.profile().name());
  absl::Status status =
      ReadAll(profiles_, call, &ProfilesService::Stub::ListSkillAssessments, list, snapshot.mutable_skill_assessments(),
              [](auto& reply) { return reply.mutable_skill_assessments(); });
  SortByDay(snapshot.mutable_skill_assessments(), [](const auto& assessment) { return assessment.assess_date(); });
  const std::string& role = snapshot.development().target_role();
  if (!status.ok() || role.empty()) return status;
  catalog::v1::GetRoleRequest get_role;
  get_role.set_name(role);
  catalog::v1::Role found;
  status = catalog_.Call(call, &CatalogService::Stub::GetRole, get_role, &found);
  if (!status.ok()) return Tolerate(status);
  *snapshot.mutable_target_role() = std::move(found);
  profiles::v1::GetSkillGapRequest get_gap;
  get_gap.set_parent(snapshot.profile().name());
  profiles::v1::SkillGap gap;
  status = profiles_.Call(call, &ProfilesService::Stub::GetSkillGap, get_gap, &gap);
  if (status.ok()) *snapshot.mutable_skill_gap() = std::move(gap);
  if (status = Tolerate(status); !status.ok()) return status;
  profiles::v1::ListTransferableSkillsRequest get_transferable;
  get_transferable.set_parent(snapshot.profile().name());
  get_transferable.set_page_size(rpc::kPeerPageSize);
  profiles::v1::ListTransferableSkillsResponse transferable;
  status = profiles_.Call(call, &ProfilesService::Stub::ListTransferableSkills, get_transferable, &transferable);
  if (status.ok()) *snapshot.mutable_transferable_skills() = std::move(transferable);
  return Tolerate(status);
}

absl::Status SnapshotBuilder::AddOptions(const Call& call, Snapshot& snapshot) {
  profiles::v1::CompareCareerOptionsRequest compare;
  compare.set_parent(snapshot.profile().name());
  profiles::v1::CareerOptionComparison comparison;
  absl::Status status = profiles_.Call(call, &ProfilesService::Stub::CompareCareerOptions, compare, &comparison);
  if (absl::IsPermissionDenied(status)) {
    // The options themselves may be shared where what their scores rest on is not.
    comparison.Clear();
    profiles::v1::ListCareerOptionsRequest list;
    list.set_parent(snapshot.profile().name());
    google::protobuf::RepeatedPtrField<profiles::v1::CareerOption> options;
    status = ReadAll(profiles_, call, &ProfilesService::Stub::ListCareerOptions, list, &options,
                     [](auto& reply) { return reply.mutable_career_options(); });
    if (!status.ok()) return status;
    for (auto& option : options) {
      auto& row = *comparison.add_rows();
      catalog::v1::GetRoleRequest get_role;
      get_role.set_name(option.role());
      catalog::v1::Role role;
      if (option.title().empty()) status = catalog_.Call(call, &CatalogService::Stub::GetRole, get_role, &role);
      if (status = Tolerate(status); !status.ok()) return status;
      row.set_display_title(option.title().empty() ? role.display_name() : option.title());
      *row.mutable_career_option() = std::move(option);
    }
  }
  if (status.ok() && !comparison.rows().empty()) *snapshot.mutable_career_options() = std::move(comparison);
  return Tolerate(status);
}

absl::Status SnapshotBuilder::AddNetwork(const Call& call, Snapshot& snapshot) {
  profiles::v1::ListInteractionsRequest interactions;
  interactions.set_parent(snapshot.profile().name());
  absl::Status status =
      ReadAll(profiles_, call, &ProfilesService::Stub::ListInteractions, interactions, snapshot.mutable_interactions(),
              [](auto& reply) { return reply.mutable_interactions(); });
  if (!status.ok()) return status;
  SortByDay(snapshot.mutable_interactions(), [](const auto& it) { return it.interaction_date(); });
  profiles::v1::ListDueContactsRequest due;
  due.set_parent(snapshot.profile().name());
  status = ReadAll(profiles_, call, &ProfilesService::Stub::ListDueContacts, due, snapshot.mutable_due_contacts(),
                   [](auto& reply) { return reply.mutable_due_contacts(); });
  if (!status.ok()) return status;
  profiles::v1::ListCredentialsRequest credentials;
  credentials.set_parent(snapshot.profile().name());
  status = ReadAll(profiles_, call, &ProfilesService::Stub::ListCredentials, credentials,
                   snapshot.mutable_credentials(), [](auto& reply) { return reply.mutable_credentials(); });
  // The earliest deadline first, then what has none.
  std::stable_sort(snapshot.mutable_credentials()->begin(), snapshot.mutable_credentials()->end(),
                   [](const profiles::v1::Credential& a, const profiles::v1::Credential& b) {
                     const auto key = [](const profiles::v1::Credential& credential) {
                       const auto deadline = rpc::ToCivil(credential.deadline_date());
                       return std::make_tuple(deadline.value_or(absl::CivilDay::max()), credential.kind(),
                                              credential.title());
                     };
                     return key(a) < key(b);
                   });
  return status;
}

}  // namespace milepost::reports
