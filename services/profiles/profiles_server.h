// People, what they know about themselves, the skills they have, and whom and what they look to.
#pragma once

#include <string>
#include <vector>

#include "milepost/profiles/v1/transferable_skills.pb.h"
#include "services/profiles/contacts.h"
#include "services/profiles/credentials.h"
#include "services/profiles/gap_counts.h"
#include "services/profiles/option_ranking.h"
#include "services/profiles/profile_specs.h"
#include "services/profiles/role_reader.h"
#include "services/rpc/peers.h"
#include "services/rpc/service.h"

namespace milepost::profiles {

class ProfilesServer final : public rpc::Service {
 public:
  ProfilesServer(store::Database& store, const rpc::Peers& peers);

  std::string component() const override { return "profiles"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;
  std::vector<rpc::AgendaSource> Agenda() override { return {contacts_.Agenda(), credentials_.Agenda()}; }
  absl::Status Sweep(const rpc::SweepRun& run) override { return gaps_.Refresh(run); }

 private:
  // A person comes with an empty private development and the edges that the profile means.
  absl::Status FollowProfile(store::Transaction& tx, rpc::Call& call, const v1::Profile* before,
                             const v1::Profile& after);
  rpc::Replay ProfileReplay() const;
  // A judgement by a credential names it, and lasts as long.
  absl::Status FollowCredential(store::Transaction& tx, const rpc::Call& call, v1::SkillAssessment& assessment) const;
  absl::Status ListTransferable(const rpc::Call& call, const v1::ListTransferableSkillsRequest& request,
                                v1::ListTransferableSkillsResponse& reply);
  absl::Status Compare(rpc::Call& call, const v1::CompareCareerOptionsRequest& request,
                       v1::CareerOptionComparison& reply);
  // The options named, or all that the caller may see.
  absl::Status ReadOptions(store::Reader& reader, rpc::Call& call, const v1::CompareCareerOptionsRequest& request,
                           std::vector<ComparedOption>& options) const;
  void AddPersonRows(std::vector<rpc::Method>& rows);
  void AddSkillRows(std::vector<rpc::Method>& rows);
  void AddOptionRows(std::vector<rpc::Method>& rows);

  store::Database& store_;
  const Contacts contacts_;
  const Credentials credentials_;
  const rpc::Resource<v1::Development> developments_;
  const rpc::Resource<v1::SkillAssessment> assessments_;
  const rpc::Resource<v1::Profile> profiles_;
  const rpc::Resource<v1::CareerOption> options_;
  RoleReader roles_;
  GapCounts gaps_;
};

}  // namespace milepost::profiles
