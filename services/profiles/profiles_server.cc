#include "services/profiles/profiles_server.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "google/protobuf/empty.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "services/rpc/standard_rows.h"

namespace milepost::profiles {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::Empty;
using rpc::Call;
using store::Reader;
using store::Transaction;

constexpr int64_t kMostAssessments = 5'000;  // of one person, looked at for one gap

}  // namespace

ProfilesServer::ProfilesServer(store::Database& store, const rpc::Peers& peers)
    : store_(store),
      catalog_(peers),
      developments_(DevelopmentSpec()),
      assessments_(SkillAssessmentSpec()),
      profiles_([this] {
        auto spec = ProfileSpec();
        spec.on_written = [this](Transaction& tx, Call& call, const Profile* before, const Profile& after) {
          return FollowProfile(tx, call, before, after);
        };
        return spec;
      }()) {}

std::vector<rpc::SchemaStep> ProfilesServer::Schema() const {
  return {{"profiles, developments and skill assessments",
           profiles_.CreateSql() + developments_.CreateSql() + assessments_.CreateSql()}};
}

absl::Status ProfilesServer::FollowProfile(Transaction& tx, Call& call, const Profile* before, const Profile& after) {
  store::Person& owner = call.viewer.owner;
  absl::Status status = WriteEdges(tx, owner.person_key, after);
  if (!status.ok()) return status;
  if (before != nullptr) {
    owner = PersonFrom(after, owner);
    return store::UpdatePerson(tx, owner);
  }
  Development development, stored;
  development.set_name(absl::StrCat(after.name(), "/development"));
  return developments_.Insert(tx, call, std::move(development), &stored);
}

absl::StatusOr<std::vector<Requirement>> ProfilesServer::RequirementsOf(const Call& call, const std::string& role,
                                                                        SkillGap& reply) {
  using Stub = catalog::v1::CatalogService::Stub;
  catalog::v1::GetRoleRequest get_role;
  get_role.set_name(role);
  catalog::v1::Role found;
  absl::Status status = catalog_.Call(call, &Stub::GetRole, get_role, &found);
  if (!status.ok()) return status;
  reply.set_role(role);
  reply.set_role_display_name(found.display_name());
  std::vector<Requirement> requirements;
  for (const auto& requirement : found.requirements()) {
    catalog::v1::GetSkillRequest get_skill;
    get_skill.set_name(requirement.skill());
    catalog::v1::Skill skill;
    status = catalog_.Call(call, &Stub::GetSkill, get_skill, &skill);
    if (!status.ok() && !absl::IsNotFound(status)) return status;
    const int weight =
        requirement.importance() == 0 ? catalog::v1::Requirement::IMPORTANCE_IMPORTANT : requirement.importance();
    requirements.push_back({requirement.skill(),
                            status.ok() ? skill.display_name() : std::string(rpc::IdOf(requirement.skill())),
                            requirement.required_level(), weight});
  }
  return requirements;
}

absl::Status ProfilesServer::GetSkillGap(Call& call, const std::string& parent, std::string role, SkillGap& reply) {
  std::vector<store::Record<SkillAssessment>> records;
  absl::Status status = store_.Read([&](Reader& reader) -> absl::Status {
    if (role.empty()) {
      auto development = developments_.Load(reader, call, absl::StrCat(parent, "/development"));
      if (!development.ok()) return development.status();
      role = development->message.target_role();
    }
    store::ListQuery query;
    query.person_key = call.viewer.owner.person_key;
    query.limit = kMostAssessments;
    auto found = assessments_.table().Records(reader, query);
    if (found.ok()) records = *std::move(found);
    return found.status();
  });
  if (!status.ok()) return status;
  if (role.empty()) {
    return rpc::RuleBroken("target-role", parent, "No target role is set. Name a role, or set the target role first.");
  }
  auto requirements = RequirementsOf(call, role, reply);
  if (!requirements.ok()) return requirements.status();
  std::vector<const SkillAssessment*> assessments;
  for (const auto& record : records) {
    const bool counts = std::any_of(requirements->begin(), requirements->end(), [&](const Requirement& requirement) {
      return requirement.skill == record.message.skill();
    });
    if (!counts) continue;
    // A number has one value for everybody: who may not see all it is made of does not get it.
    if (!call.viewer.Sees(record.facts.audience)) return rpc::NotPermitted();
    assessments.push_back(&record.message);
  }
  SkillGap gap = ComputeSkillGap(assessments, *requirements, call.Today());
  gap.set_role(reply.role());
  gap.set_role_display_name(reply.role_display_name());
  reply = std::move(gap);
  return absl::OkStatus();
}

// A repeated CreateProfile names no person in its request: the profile remembered says whose it is.
rpc::Replay ProfilesServer::ProfileReplay() const {
  return {Profile::descriptor(),
          [this](Reader& reader, Call& call, std::string_view name, rpc::Message& reply) -> absl::Status {
            auto person = store::FindPerson(reader, rpc::IdOf(name));
            if (!person.ok()) return person.status();
            call.viewer.owner = person->value_or(store::Person());
            return profiles_.Get(reader, call, name, static_cast<Profile*>(&reply));
          }};
}

std::vector<rpc::ServiceRows> ProfilesServer::Rows() {
  rpc::ServiceRows rows{
      "milepost.profiles.v1.ProfilesService", {}, {ProfileReplay(), developments_.replay(), assessments_.replay()}};
  rows.methods = {
      rpc::GetRow<GetProfileRequest>("GetProfile", profiles_),
      rpc::ListRow<ListProfilesRequest>("ListProfiles", profiles_, &ListProfilesResponse::mutable_profiles),
      rpc::CreateRow("CreateProfile", profiles_, &CreateProfileRequest::profile_id, &CreateProfileRequest::profile),
      rpc::UpdateRow("UpdateProfile", profiles_, &UpdateProfileRequest::profile),
      rpc::Write<DeleteProfileRequest, Profile>(
          "DeleteProfile",
          [this](Transaction& tx, Call& call, const auto& request, Profile& reply) {
            return profiles_.SoftDelete(tx, call, request.name(), request.etag(), request.allow_missing(), &reply);
          }),
      rpc::Write<UndeleteProfileRequest, Profile>(
          "UndeleteProfile", [this](Transaction& tx, Call& call, const auto& request,
                                    Profile& reply) { return profiles_.Undelete(tx, call, request.name(), &reply); }),
      rpc::GetRow<GetDevelopmentRequest>("GetDevelopment", developments_),
      rpc::UpdateRow("UpdateDevelopment", developments_, &UpdateDevelopmentRequest::development),
      rpc::CreateRow("AssessSkill", assessments_, &AssessSkillRequest::skill_assessment_id,
                     &AssessSkillRequest::skill_assessment),
      rpc::GetRow<GetSkillAssessmentRequest>("GetSkillAssessment", assessments_),
      rpc::ListRow<ListSkillAssessmentsRequest>("ListSkillAssessments", assessments_,
                                                &ListSkillAssessmentsResponse::mutable_skill_assessments),
      rpc::Write<DeleteSkillAssessmentRequest, Empty>("DeleteSkillAssessment",
                                                      [this](Transaction& tx, Call& call, const auto& request, Empty&) {
                                                        return assessments_.Erase(tx, call, request.name(), "");
                                                      }),
      rpc::Orchestrate<GetSkillGapRequest, SkillGap>("GetSkillGap",
                                                     [this](Call& call, const auto& request, SkillGap& reply) {
                                                       return GetSkillGap(call, request.parent(), request.role(),
                                                                          reply);
                                                     }),
  };
  return {std::move(rows)};
}

}  // namespace milepost::profiles
