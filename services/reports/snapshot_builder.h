// Gathers what a document is made of from the services that own it, with the reader's own rights: what the reader may
// not see is simply not there.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "milepost/reports/v1/reports_service.pb.h"
#include "milepost/snapshot/v1/report_snapshot.pb.h"
#include "services/rpc/peers.h"

namespace milepost::reports {

class SnapshotBuilder {
 public:
  explicit SnapshotBuilder(const rpc::Peers& peers)
      : profiles_(peers), catalog_(peers), goals_(peers), progress_(peers), mentoring_(peers) {}

  // Errors: PERMISSION_DENIED for a document that only its own reader may make, and for a roll-up of what the caller
  // may not know.
  absl::StatusOr<snapshot::v1::ReportSnapshot> Build(const rpc::Call& call,
                                                     const v1::GetReportSnapshotRequest& request);
  // A roll-up that is kept under nobody's profile.
  absl::StatusOr<snapshot::v1::ReportSnapshot> BuildRollUp(const rpc::Call& call,
                                                           const v1::GetRollUpSnapshotRequest& request);

 private:
  using Snapshot = snapshot::v1::ReportSnapshot;
  using Step = absl::Status (SnapshotBuilder::*)(const rpc::Call&, Snapshot&);

  absl::Status AddAboutPerson(const rpc::Call& call, Snapshot& snapshot);  // everything of plan, progress and brief
  absl::Status AddProfile(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddDevelopment(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddSkills(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddOptions(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddNetwork(const rpc::Call& call, Snapshot& snapshot);  // interactions, contacts due, credentials
  absl::Status AddPlan(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddHistory(const rpc::Call& call, Snapshot& snapshot);  // revisions, difference, reviews
  absl::Status AddReviews(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddCircumstances(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddGoals(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddSeries(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddAssessments(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddJournal(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddFeedback(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddOwnNumbers(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddMentorships(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddSessions(const rpc::Call& call, Snapshot& snapshot);  // with commitments
  absl::Status AddBrief(const rpc::Call& call, Snapshot& snapshot);     // only for the document of that kind
  absl::Status AddNames(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddContactNames(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddTeam(const rpc::Call& call, Snapshot& snapshot);
  absl::Status AddMember(const rpc::Call& call, const goals::v1::ReportSummary& summary, Snapshot& snapshot);
  absl::Status AddOrganization(const rpc::Call& call, const std::string& unit, Snapshot& snapshot);

  rpc::Peer<profiles::v1::ProfilesService> profiles_;
  rpc::Peer<catalog::v1::CatalogService> catalog_;
  rpc::Peer<goals::v1::GoalsService> goals_;
  rpc::Peer<progress::v1::ProgressService> progress_;
  rpc::Peer<mentoring::v1::MentoringService> mentoring_;
};

}  // namespace milepost::reports
