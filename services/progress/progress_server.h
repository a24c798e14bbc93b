// Measurements and the journal over gRPC.
#pragma once

#include <string>
#include <vector>

#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.pb.h"
#include "services/progress/entry_store.h"
#include "services/progress/feedback.h"
#include "services/progress/journal.h"
#include "services/progress/recorder.h"
#include "services/rpc/peers.h"
#include "services/rpc/service.h"

namespace milepost::progress {

class ProgressServer final : public rpc::Service {
 public:
  ProgressServer(store::Database& store, const rpc::Peers& peers);

  std::string component() const override { return "progress"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;
  void Start() override { carrier_.Start(); }
  void Stop() override { carrier_.Stop(); }

 private:
  void AddEntryRows(std::vector<rpc::Method>& rows);
  void AddJournalRows(std::vector<rpc::Method>& rows);

  absl::Status GetMotivation(rpc::Call& call, const std::string& parent, v1::MotivationSnapshot& reply);
  // The goal as the caller may see it: whoever may read a goal may read its entries.
  absl::StatusOr<goals::v1::Goal> GoalOf(const rpc::Call& call, std::string_view name);
  absl::StatusOr<std::vector<goals::v1::Goal>> GoalsOf(const rpc::Call& call, const std::string& parent);
  absl::StatusOr<std::vector<goals::v1::Plan>> PlansOf(const rpc::Call& call, const std::string& parent);
  absl::StatusOr<std::vector<goals::v1::CircumstanceChange>> LeavesOf(const rpc::Call& call, const std::string& parent);

  store::Database& store_;
  rpc::Peer<goals::v1::GoalsService> goals_;
  const EntryStore entries_;
  const rpc::Resource<v1::JournalEntry> journal_;
  const FeedbackRows feedback_;
  MeasuredGoals measured_goals_;
  Carrier carrier_;
  const Recorder recorder_;
};

}  // namespace milepost::progress
