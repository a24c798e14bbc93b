#include "services/profiles/profiles_server.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/empty.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "services/profiles/career_options.h"
#include "services/profiles/transferable.h"
#include "services/rpc/standard_rows.h"

namespace milepost::profiles {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::Empty;
using rpc::Call;
using store::Reader;
using store::Transaction;

constexpr int kMostCompared = 100;

rpc::PageQuery PageQueryOf(const Call& call, const ListTransferableSkillsRequest& request) {
  return {call.method, request.parent(), request.role(), "", false};
}

}  // namespace

ProfilesServer::ProfilesServer(store::Database& store, const rpc::Peers& peers)
    : store_(store),
      developments_(DevelopmentSpec()),
      assessments_([this] {
        auto spec = SkillAssessmentSpec();
        spec.on_create = [this, fill = spec.on_create](Transaction& tx, Call& call, SkillAssessment& assessment) {
          absl::Status status = FollowCredential(tx, call, assessment);
          return status.ok() ? fill(tx, call, assessment) : status;
        };
        return spec;
      }()),
      profiles_([this] {
        auto spec = ProfileSpec();
        spec.on_written = [this](Transaction& tx, Call& call, const Profile* before, const Profile& after) {
          return FollowProfile(tx, call, before, after);
        };
        return spec;
      }()),
      options_(CareerOptionSpec()),
      roles_({store, peers, developments_, assessments_}),
      gaps_({store, peers, developments_, assessments_}) {}

std::vector<rpc::SchemaStep> ProfilesServer::Schema() const {
  return {{"profiles, developments and skill assessments",
           profiles_.CreateSql() + developments_.CreateSql() + assessments_.CreateSql()},
          {"career options, contacts, interactions and credentials",
           options_.CreateSql() + contacts_.CreateSql() + credentials_.CreateSql()},
          {"skill gaps of units", gaps_.CreateSql()}};
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

absl::Status ProfilesServer::FollowCredential(Transaction& tx, const Call& call, SkillAssessment& assessment) const {
  const bool by_credential = assessment.source() == SkillAssessment::SOURCE_CREDENTIAL;
  if (by_credential == assessment.credential().empty()) {
    return rpc::InvalidField("skill_assessment.credential", by_credential
                                                                ? "is missing; SOURCE_CREDENTIAL names its credential"
                                                                : "is for SOURCE_CREDENTIAL only; leave it out");
  }
  if (!by_credential) return absl::OkStatus();
  auto credential = credentials_.Named(tx, call, rpc::PersonOf(assessment.name()), assessment.credential());
  if (!credential.ok()) return credential.status();
  if (!assessment.has_expire_date() && credential->has_expire_date()) {
    *assessment.mutable_expire_date() = credential->expire_date();
  }
  return absl::OkStatus();
}

absl::Status ProfilesServer::ListTransferable(const Call& call, const ListTransferableSkillsRequest& request,
                                              ListTransferableSkillsResponse& reply) {
  auto place = rpc::DecodePageToken(PageQueryOf(call, request), request.page_token());
  if (!place.ok()) return place.status();
  auto standing = roles_.Read(call, request.parent(), request.role());
  if (!standing.ok()) return standing.status();
  reply = ComputeTransferable(standing->Pointers(), standing->requirements, call.Today());
  reply.set_role(standing->role);
  reply.set_role_display_name(standing->display_name);
  // The token holds how many were returned before.
  auto& skills = *reply.mutable_transferable_skills();
  const int64_t* before = place->empty() ? nullptr : std::get_if<int64_t>(&place->front());
  const int first = before == nullptr ? 0 : static_cast<int>(std::clamp<int64_t>(*before, 0, skills.size()));
  const int last = std::min(skills.size(), first + rpc::EffectivePageSize(request.page_size()));
  if (last < skills.size()) {
    reply.set_next_page_token(rpc::EncodePageToken(PageQueryOf(call, request), {rpc::SortKey(int64_t{last})}));
  }
  skills.DeleteSubrange(last, skills.size() - last);
  skills.DeleteSubrange(0, first);
  return absl::OkStatus();
}

absl::Status ProfilesServer::ReadOptions(Reader& reader, Call& call, const CompareCareerOptionsRequest& request,
                                         std::vector<ComparedOption>& options) const {
  if (request.names().empty()) {
    rpc::ListArgs args;
    args.parent = request.parent();
    args.page_size = kMostCompared;
    args.order_by = "create_time desc";
    google::protobuf::RepeatedPtrField<CareerOption> all;
    std::string rest;
    absl::Status status = options_.List(reader, call, args, &all, &rest);
    for (CareerOption& option : all) options.push_back({std::move(option)});
    return status;
  }
  const std::set<std::string> names(request.names().begin(), request.names().end());
  for (const std::string& name : names) {
    if (rpc::PersonOf(name) != request.parent()) {
      return rpc::InvalidField("names", "holds an option of somebody else; name options of this person");
    }
    absl::Status status = options_.Get(reader, call, name, &options.emplace_back().option);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status ProfilesServer::Compare(Call& call, const CompareCareerOptionsRequest& request,
                                     CareerOptionComparison& reply) {
  std::vector<ComparedOption> options;
  absl::Status status = store_.Read([&](Reader& reader) { return ReadOptions(reader, call, request, options); });
  if (!status.ok()) return status;
  std::map<std::string, absl::StatusOr<RoleStanding>> roles;
  for (ComparedOption& compared : options) {
    const std::string& role = compared.option.role();
    if (role.empty()) continue;
    if (!roles.contains(role)) roles.emplace(role, roles_.Read(call, request.parent(), role));
    const auto& standing = roles.at(role);
    // An option may name a role that the catalog does not have, or no longer.
    if (absl::IsNotFound(standing.status())) continue;
    if (!standing.ok()) return standing.status();
    compared.role_display_name = standing->display_name;
    compared.gap = standing->Gap(call.Today());
  }
  reply = CompareOptions(options, call.Today());
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
  rpc::ServiceRows rows{"milepost.profiles.v1.ProfilesService",
                        {},
                        {ProfileReplay(), developments_.replay(), assessments_.replay(), options_.replay()}};
  AddPersonRows(rows.methods);
  AddSkillRows(rows.methods);
  AddOptionRows(rows.methods);
  contacts_.AddTo(rows);
  credentials_.AddTo(rows);
  return {std::move(rows)};
}

void ProfilesServer::AddPersonRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::GetRow<GetProfileRequest>("GetProfile", profiles_));
  rows.push_back(rpc::ListRow<ListProfilesRequest>("ListProfiles", profiles_, &ListProfilesResponse::mutable_profiles));
  rows.push_back(
      rpc::CreateRow("CreateProfile", profiles_, &CreateProfileRequest::profile_id, &CreateProfileRequest::profile));
  rows.push_back(rpc::UpdateRow("UpdateProfile", profiles_, &UpdateProfileRequest::profile));
  rows.push_back(rpc::Write<DeleteProfileRequest, Profile>(
      "DeleteProfile", [this](Transaction& tx, Call& call, const auto& request, Profile& reply) {
        return profiles_.SoftDelete(tx, call, request.name(), request.etag(), request.allow_missing(), &reply);
      }));
  rows.push_back(rpc::Write<UndeleteProfileRequest, Profile>(
      "UndeleteProfile", [this](Transaction& tx, Call& call, const auto& request, Profile& reply) {
        return profiles_.Undelete(tx, call, request.name(), &reply);
      }));
  rows.push_back(rpc::GetRow<GetDevelopmentRequest>("GetDevelopment", developments_));
  rows.push_back(rpc::UpdateRow("UpdateDevelopment", developments_, &UpdateDevelopmentRequest::development));
}

void ProfilesServer::AddSkillRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::CreateRow("AssessSkill", assessments_, &AssessSkillRequest::skill_assessment_id,
                                &AssessSkillRequest::skill_assessment));
  rows.push_back(rpc::GetRow<GetSkillAssessmentRequest>("GetSkillAssessment", assessments_));
  rows.push_back(rpc::ListRow<ListSkillAssessmentsRequest>("ListSkillAssessments", assessments_,
                                                           &ListSkillAssessmentsResponse::mutable_skill_assessments));
  rows.push_back(rpc::Write<DeleteSkillAssessmentRequest, Empty>(
      "DeleteSkillAssessment", [this](Transaction& tx, Call& call, const auto& request, Empty&) {
        return assessments_.Erase(tx, call, request.name(), "");
      }));
  rows.push_back(rpc::Orchestrate<GetSkillGapRequest, SkillGap>(
      "GetSkillGap", [this](Call& call, const auto& request, SkillGap& reply) {
        auto standing = roles_.Read(call, request.parent(), request.role());
        if (standing.ok()) reply = standing->Gap(call.Today());
        return standing.status();
      }));
  rows.push_back(rpc::Orchestrate<GetSkillGapSummaryRequest, SkillGapSummary>(
      "GetSkillGapSummary", [this](Call& call, const auto& request, SkillGapSummary& reply) {
        return gaps_.Get(call, request.unit(), reply);
      }));
  rows.push_back(rpc::Orchestrate<ListTransferableSkillsRequest, ListTransferableSkillsResponse>(
      "ListTransferableSkills",
      [this](Call& call, const auto& request, auto& reply) { return ListTransferable(call, request, reply); }));
}

void ProfilesServer::AddOptionRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::CreateRow("CreateCareerOption", options_, &CreateCareerOptionRequest::career_option_id,
                                &CreateCareerOptionRequest::career_option));
  rows.push_back(rpc::GetRow<GetCareerOptionRequest>("GetCareerOption", options_));
  rows.push_back(rpc::ListRow<ListCareerOptionsRequest>("ListCareerOptions", options_,
                                                        &ListCareerOptionsResponse::mutable_career_options));
  rows.push_back(rpc::UpdateRow("UpdateCareerOption", options_, &UpdateCareerOptionRequest::career_option));
  rows.push_back(rpc::Write<DeleteCareerOptionRequest, Empty>(
      "DeleteCareerOption", [this](Transaction& tx, Call& call, const auto& request, Empty&) {
        return options_.Erase(tx, call, request.name(), request.etag());
      }));
  rows.push_back(rpc::Orchestrate<CompareCareerOptionsRequest, CareerOptionComparison>(
      "CompareCareerOptions",
      [this](Call& call, const auto& request, auto& reply) { return Compare(call, request, reply); }));
}

}  // namespace milepost::profiles
