// One person's data, and everybody who might look at it: whoever may, and whoever must not.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/message.h"
#include "milepost/type/v1/audience.pb.h"
#include "tests/testing/test_server.h"

namespace milepost::testing {

// Whose data it is, then everybody else, in the order of the expected table's columns.
enum class Who {
  kOwner,
  kMentor,
  kManager,
  kSkipLevel,       // the manager's manager
  kHrPartner,       // of the owner's unit
  kOtherHrPartner,  // of another unit
  kHrAdmin,
  kAuditor,
  kService,
  kStranger,
  kFormerManager,
  kPausedMentor,
  kNobody,  // a credential that is valid, of somebody without a profile
};
inline constexpr int kCallers = 13;

std::string NameOf(Who who);
// The audience that opens an object to this caller; 0 for none.
type::v1::Audience AudienceFor(Who who);

// A set of audiences as a number from 0 to 15: bit 0 is MENTOR, 1 MANAGER, 2 HR, 3 ORG.
using Shared = unsigned;
inline constexpr Shared kNobodyElse = 0, kEverybody = 15, kMentorBit = 1, kManagerBit = 2, kHrBit = 4, kOrgBit = 8;
bool Includes(Shared shared, Who who);
// As text for protobuf's text format: `audience: AUDIENCE_MENTOR audience: ...`.
std::string AudienceText(Shared shared);

class World {
 public:
  explicit World(std::string database = "sqlite::memory:", std::string log = "none");

  TestServer& server() { return server_; }
  client::Client As(Who who) const;

  // Calls `Service/Method` with a request in text format; the reply lands in `reply` unless it is null.
  absl::Status Call(Who who, const std::string& path, const std::string& request,
                    google::protobuf::Message* reply = nullptr) const;
  // The same, where a failure is a fault of the test.
  std::string Made(Who who, const std::string& path, const std::string& request) const;

  // One goal (with a progress entry), skill assessment and journal entry for each set of audiences.
  void FillObjects();
  // The plan, its revision and the development are singletons: shared anew for each set.
  void Share(Shared shared);
  // A plan document of each party that may have one.
  void MakeReports();

  // `$goal`, `$plan`... of the objects shared like this, as this caller would name them.
  std::string Fill(std::string text, Shared shared, Who who) const;

 private:
  void FillPersonalParts(Shared shared);
  // A plan of the owner's alone, in force and under review.
  void MakeRunningPlan();
  void MakeFeedback(Shared shared);
  std::string EtagOf(const std::string& path, const std::string& name) const;

  TestServer server_;
  std::array<std::string, 16> options_, contacts_, interactions_, credentials_;
  std::array<std::string, 16> goals_, assessments_, journal_, entries_, changes_, feedback_;
  std::array<std::string, kCallers> reports_;
  std::string running_, review_;
  std::string plan_, revision_, mentorship_, session_, spare_assessment_;
};

}  // namespace milepost::testing
