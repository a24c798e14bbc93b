// A person, their manager and what they do, through the API alone.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "clients/cpp/errors.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "tests/testing/protos.h"
#include "tests/testing/test_server.h"

namespace milepost::conformance {

using Goals = goals::v1::GoalsService::Stub;
using Progress = progress::v1::ProgressService::Stub;
using goals::v1::Goal;
using goals::v1::Plan;
using testing::DateText;
using testing::Parse;

// The value; the test fails if there is none.
template <class T>
T Ok(absl::StatusOr<T> result) {
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *std::move(result) : T();
}

class Life : public ::testing::Test {
 protected:
  // One server for all tests; each has a person of its own and their manager.
  Life();
  explicit Life(const testing::TestServer& server);

  client::Client Owner() const { return server_.As(id_); }
  client::Client Manager() const { return server_.As(boss_); }
  client::Client OwnerOn(std::string_view day) const { return server_.As(id_, testing::Day({day.data(), day.size()})); }
  std::string Me() const { return absl::StrCat("profiles/", id_); }
  const testing::TestServer& server() const { return server_; }

  // Calls with a request in text format.
  template <class Stub, class Req, class Res>
  absl::StatusOr<Res> Try(const client::Client& client,
                          grpc::Status (Stub::*method)(grpc::ClientContext*, const Req&, Res*),
                          const std::string& text) const {
    return client.Call(method, Parse<Req>(text));
  }
  template <class Stub, class Req, class Res>
  absl::StatusOr<Res> Try(grpc::Status (Stub::*method)(grpc::ClientContext*, const Req&, Res*),
                          const std::string& text) const {
    return Try(Owner(), method, text);
  }

  absl::StatusOr<Goal> TryCreate(const std::string& goal, std::string_view state = "ACTIVE") const;
  Goal Create(const std::string& goal, std::string_view state = "ACTIVE") const { return Ok(TryCreate(goal, state)); }
  Goal Get(const std::string& name) const { return Ok(Try(&Goals::GetGoal, Named(name))); }
  // Measured on that day by the owner.
  progress::v1::RecordProgressResponse Record(const std::string& goal, double value, std::string_view day) const;
  Plan MakePlan(const std::string& more = "") const;
  Plan GetPlan(const std::string& name) const { return Ok(Try(&Goals::GetPlan, Named(name))); }
  // Submits the plan as it is now and gives its revision.
  goals::v1::PlanRevision Submit(const std::string& plan) const;
  absl::StatusOr<Plan> Sign(const client::Client& who, std::string_view role,
                            const goals::v1::PlanRevision& revision) const;
  // A plan with one goal, signed by both.
  Plan AgreedPlan(Goal* goal) const;

  // What belongs to a person that has nothing to do with this one.
  struct Foreigner {
    std::string plan, goal;
  };
  Foreigner SomebodyElse() const;

  static std::string Named(const std::string& name) { return absl::StrCat("name: '", name, "' "); }
  static std::string Days(const std::string& start, const std::string& due);

 private:
  const testing::TestServer& server_;
  std::string id_, boss_;
};

// FAILED_PRECONDITION because of this rule.
void ExpectRule(const absl::Status& status, const std::string& rule);
void ExpectReason(const absl::Status& status, absl::StatusCode code, const std::string& reason);

}  // namespace milepost::conformance
