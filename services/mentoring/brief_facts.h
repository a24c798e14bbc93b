// What a session brief is made of, gathered from the services that own it with the reader's own rights: what the reader
// may not see is simply not there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/mentoring/v1/mentorship.pb.h"
#include "milepost/mentoring/v1/session.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "services/rpc/peers.h"

namespace milepost::mentoring {

// A mentorship with its sessions. Both empty for a talk without one.
struct Meeting {
  v1::Mentorship mentorship;
  std::vector<v1::Session> sessions;
};

struct BriefFacts {
  std::string profile;
  absl::CivilDay today;        // the owner's
  absl::CivilDay meeting_day;  // of the session that is prepared: the next planned one's, or today
  absl::Time since;            // changes and wins count after it
  absl::CivilDay since_date;
  int cadence_days = 0;
  bool exploring = false;
  Meeting meeting;
  std::vector<goals::v1::Goal> goals;
  std::map<std::string, progress::v1::ProgressSeries> series;  // of goals measured since, by name
  std::vector<progress::v1::JournalEntry> achievements, setbacks;
  std::vector<goals::v1::CircumstanceChange> changes;
};

// The session held last, and the planned one that comes first; null without one.
const v1::Session* LastHeld(const std::vector<v1::Session>& sessions);
const v1::Session* NextPlanned(const std::vector<v1::Session>& sessions);

class BriefFactsReader {
 public:
  explicit BriefFactsReader(const rpc::Peers& peers) : profiles_(peers), goals_(peers), progress_(peers) {}

  // Errors: those of peers that are away.
  absl::StatusOr<BriefFacts> Read(const rpc::Call& call, const std::string& profile, Meeting meeting);

 private:
  absl::Status AddDirection(const rpc::Call& call, BriefFacts& facts);
  absl::Status AddGoals(const rpc::Call& call, BriefFacts& facts);
  absl::Status AddSeries(const rpc::Call& call, BriefFacts& facts);
  absl::Status AddJournal(const rpc::Call& call, BriefFacts& facts);
  absl::Status AddChanges(const rpc::Call& call, BriefFacts& facts);

  rpc::Peer<profiles::v1::ProfilesService> profiles_;
  rpc::Peer<goals::v1::GoalsService> goals_;
  rpc::Peer<progress::v1::ProgressService> progress_;
};

}  // namespace milepost::mentoring
