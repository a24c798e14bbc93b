#include "clients/cli/catalog_writer.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"

namespace milepost::cli {
namespace {

using catalog::v1::ExternalReference;
using catalog::v1::Requirement;
using catalog::v1::Role;
using catalog::v1::Skill;
using google::protobuf::RepeatedPtrField;
using Stub = catalog::v1::CatalogService::Stub;

constexpr char kOnetSkills[] = "skills/onet-";
constexpr int kTries = 3;  // of a read, merge and write that others interrupt

void Place(const Skill& skill, catalog::v1::CreateSkillRequest& request) { *request.mutable_skill() = skill; }
void Place(const Role& role, catalog::v1::CreateRoleRequest& request) { *request.mutable_role() = role; }
void Place(const Skill& skill, catalog::v1::UpdateSkillRequest& request) { *request.mutable_skill() = skill; }
void Place(const Role& role, catalog::v1::UpdateRoleRequest& request) { *request.mutable_role() = role; }

bool Differs(const std::string& wanted, const std::string& stored) { return !wanted.empty() && wanted != stored; }

bool MergeReferences(const RepeatedPtrField<ExternalReference>& wanted, RepeatedPtrField<ExternalReference>& stored) {
  bool changed = false;
  for (const ExternalReference& reference : wanted) {
    auto same = std::find_if(stored.begin(), stored.end(), [&](const ExternalReference& other) {
      return other.catalog() == reference.catalog() && other.code() == reference.code();
    });
    if (same == stored.end()) {
      *stored.Add() = reference;
      changed = true;
    } else if (Differs(reference.version(), same->version())) {
      same->set_version(reference.version());
      changed = true;
    }
  }
  return changed;
}

bool SameRequirements(const RepeatedPtrField<Requirement>& a, const RepeatedPtrField<Requirement>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Requirement& one, const Requirement& other) {
    return one.skill() == other.skill() && one.required_level() == other.required_level() &&
           one.importance() == other.importance();
  });
}

// The methods of one kind of resource.
template <class T, class Get, class Create, class Update>
struct Methods {
  const char* collection;
  grpc::Status (Stub::*get)(grpc::ClientContext*, const Get&, T*);
  grpc::Status (Stub::*create)(grpc::ClientContext*, const Create&, T*);
  void (Create::*set_id)(std::string&&);
  grpc::Status (Stub::*update)(grpc::ClientContext*, const Update&, T*);

  absl::StatusOr<Written> Write(const client::Client& client, const std::string& id, const T& wanted,
                                bool check_only) const {
    Get read;
    read.set_name(absl::StrCat(collection, id));
    auto stored = client.Call(get, read);
    if (absl::IsNotFound(stored.status())) {
      Create request;
      (request.*set_id)(std::string(id));
      Place(wanted, request);
      request.set_request_id(client::NewRequestId());
      request.set_validate_only(check_only);
      const absl::Status status = client.Call(create, request).status();
      return status.ok() ? absl::StatusOr<Written>(Written::kCreated) : status;
    }
    if (!stored.ok()) return stored.status();
    const std::vector<std::string> paths = MergeInto(wanted, *stored);
    if (paths.empty()) return Written::kUnchanged;
    Update request;
    Place(*stored, request);
    for (const std::string& path : paths) request.mutable_update_mask()->add_paths(path);
    request.set_request_id(client::NewRequestId());
    request.set_validate_only(check_only);
    const absl::Status status = client.Call(update, request).status();
    return status.ok() ? absl::StatusOr<Written>(Written::kUpdated) : status;
  }
};

template <class M, class T>
absl::StatusOr<Written> WriteWith(const M& methods, const client::Client& client, const std::string& id,
                                  const T& wanted, bool check_only) {
  absl::StatusOr<Written> written = methods.Write(client, id, wanted, check_only);
  for (int i = 1; i < kTries && (absl::IsAborted(written.status()) || absl::IsAlreadyExists(written.status())); ++i) {
    written = methods.Write(client, id, wanted, check_only);
  }
  return written;
}

}  // namespace

std::vector<std::string> MergeInto(const Skill& wanted, Skill& stored) {
  std::vector<std::string> paths;
  if (Differs(wanted.display_name(), stored.display_name())) {
    stored.set_display_name(wanted.display_name());
    paths.push_back("display_name");
  }
  if (Differs(wanted.description(), stored.description())) {
    stored.set_description(wanted.description());
    paths.push_back("description");
  }
  if (Differs(wanted.category(), stored.category())) {
    stored.set_category(wanted.category());
    paths.push_back("category");
  }
  if (wanted.reuse_level() != Skill::REUSE_LEVEL_UNSPECIFIED && wanted.reuse_level() != stored.reuse_level()) {
    stored.set_reuse_level(wanted.reuse_level());
    paths.push_back("reuse_level");
  }
  const bool same_aliases =
      std::equal(stored.aliases().begin(), stored.aliases().end(), wanted.aliases().begin(), wanted.aliases().end());
  if (!wanted.aliases().empty() && !same_aliases) {
    *stored.mutable_aliases() = wanted.aliases();
    paths.push_back("aliases");
  }
  if (MergeReferences(wanted.external_references(), *stored.mutable_external_references())) {
    paths.push_back("external_references");
  }
  return paths;
}

std::vector<std::string> MergeInto(const Role& wanted, Role& stored) {
  std::vector<std::string> paths;
  if (Differs(wanted.display_name(), stored.display_name())) {
    stored.set_display_name(wanted.display_name());
    paths.push_back("display_name");
  }
  if (MergeReferences(wanted.external_references(), *stored.mutable_external_references())) {
    paths.push_back("external_references");
  }
  RepeatedPtrField<Requirement> requirements;
  for (const Requirement& requirement : stored.requirements()) {
    if (!absl::StartsWith(requirement.skill(), kOnetSkills)) *requirements.Add() = requirement;
  }
  requirements.MergeFrom(wanted.requirements());
  if (!SameRequirements(requirements, stored.requirements())) {
    *stored.mutable_requirements() = std::move(requirements);
    paths.push_back("requirements");
  }
  return paths;
}

absl::StatusOr<Written> WriteItem(const client::Client& client, const CatalogItem& item, bool check_only) {
  using namespace catalog::v1;  // NOLINT: the requests' names
  static const Methods<Skill, GetSkillRequest, CreateSkillRequest, UpdateSkillRequest> kSkills = {
      "skills/", &Stub::GetSkill, &Stub::CreateSkill, &CreateSkillRequest::set_skill_id<std::string>,
      &Stub::UpdateSkill};
  static const Methods<Role, GetRoleRequest, CreateRoleRequest, UpdateRoleRequest> kRoles = {
      "roles/", &Stub::GetRole, &Stub::CreateRole, &CreateRoleRequest::set_role_id<std::string>, &Stub::UpdateRole};
  if (const auto* skill = std::get_if<Skill>(&item.resource)) {
    return WriteWith(kSkills, client, item.id, *skill, check_only);
  }
  return WriteWith(kRoles, client, item.id, std::get<Role>(item.resource), check_only);
}

}  // namespace milepost::cli
