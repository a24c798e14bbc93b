// Applying a template to one person: a plan and its goals, made through GoalsService one by one.
//
// Each object has a request_id of its own, made from the call's, and the template is kept as it was at the first try:
// so a retry after a crash makes exactly what is missing, whatever happened to the template meanwhile.
#pragma once

#include <string>

#include "milepost/catalog/v1/catalog_service.pb.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "services/rpc/peers.h"
#include "services/rpc/resource.h"

namespace milepost::catalog {

class TemplateApplication {
 public:
  TemplateApplication(store::Database& store, const rpc::Peers& peers, const rpc::Resource<v1::Template>& templates)
      : store_(store), templates_(templates), goals_(peers) {}

  absl::Status Apply(rpc::Call& call, const v1::ApplyTemplateRequest& request, v1::ApplyTemplateResponse& reply);

 private:
  // The template to make things from; its etag is set.
  absl::StatusOr<v1::Template> Pin(const rpc::Call& call, const v1::ApplyTemplateRequest& request) const;
  absl::Status PinIn(store::Transaction& tx, const rpc::Call& call, const v1::ApplyTemplateRequest& request,
                     absl::Time now, v1::Template& pattern) const;
  void Unpin(const rpc::Call& call) const;
  absl::StatusOr<bool> FindPinned(store::Reader& reader, const rpc::Call& call, v1::Template& pattern) const;
  absl::Status LoadUsable(store::Reader& reader, const rpc::Call& call, std::string_view name,
                          v1::Template& pattern) const;
  absl::StatusOr<std::string> MakePlan(const rpc::Call& call, const v1::ApplyTemplateRequest& request,
                                       const v1::Template& pattern);
  absl::StatusOr<std::string> MakeGoal(const rpc::Call& call, const v1::ApplyTemplateRequest& request,
                                       const v1::Template& pattern, int index, const std::string& plan);

  store::Database& store_;
  const rpc::Resource<v1::Template>& templates_;
  rpc::Peer<goals::v1::GoalsService> goals_;
};

}  // namespace milepost::catalog
