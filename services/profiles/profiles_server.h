// People, what they know about themselves, and the skills they have.
#pragma once

#include <string>
#include <vector>

#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "services/profiles/profile_specs.h"
#include "services/profiles/skill_gap.h"
#include "services/rpc/peers.h"
#include "services/rpc/service.h"

namespace milepost::profiles {

class ProfilesServer final : public rpc::Service {
 public:
  ProfilesServer(store::Database& store, const rpc::Peers& peers);

  std::string component() const override { return "profiles"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;

 private:
  // A person comes with an empty private development and the edges that the profile means.
  absl::Status FollowProfile(store::Transaction& tx, rpc::Call& call, const v1::Profile* before,
                             const v1::Profile& after);
  rpc::Replay ProfileReplay() const;
  absl::Status GetSkillGap(rpc::Call& call, const std::string& parent, std::string role, v1::SkillGap& reply);
  // What the role asks, with the skills' names as the catalog has them now.
  absl::StatusOr<std::vector<Requirement>> RequirementsOf(const rpc::Call& call, const std::string& role,
                                                          v1::SkillGap& reply);

  store::Database& store_;
  rpc::Peer<catalog::v1::CatalogService> catalog_;
  const rpc::Resource<v1::Development> developments_;
  const rpc::Resource<v1::SkillAssessment> assessments_;
  const rpc::Resource<v1::Profile> profiles_;
};

}  // namespace milepost::profiles
