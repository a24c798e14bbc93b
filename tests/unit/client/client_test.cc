#include "clients/cpp/client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "absl/time/clock.h"
#include "clients/cpp/errors.h"
#include "tests/testing/fake_services.h"

namespace milepost::client {
namespace {

using goals::v1::CreateGoalRequest;
using goals::v1::GetGoalRequest;
using goals::v1::Goal;
using goals::v1::GoalsService;
using goals::v1::ListGoalsRequest;
using goals::v1::ListGoalsResponse;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Key;
using ::testing::Not;
using ::testing::Pair;

class ClientTest : public ::testing::Test {
 protected:
  ClientOptions Options() {
    ClientOptions options{.target = server_.target()};
    options.retry.initial_backoff = absl::Milliseconds(1);
    return options;
  }
  Client Connect() { return *Client::Connect(Options()); }

  // Answers UNAVAILABLE so often before it answers.
  void FailCreates(int failures) {
    server_.goals.create_goal = [this, failures](const CreateGoalRequest& request, Goal* goal) {
      if (++creates_ <= failures) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "away");
      *goal = request.goal();
      return grpc::Status::OK;
    };
  }

  testing::FakeServer server_;
  std::atomic<int> creates_ = 0;
};

TEST_F(ClientTest, ReturnsTheAnswerOfAnyStubMethod) {
  server_.goals.get_goal = [](const GetGoalRequest& request, Goal* goal) {
    goal->set_name(request.name());
    goal->set_title("Lead two designs");
    return grpc::Status::OK;
  };
  GetGoalRequest request;
  request.set_name("profiles/amara/goals/g1");
  const absl::StatusOr<Goal> goal = Connect().Call(&GoalsService::Stub::GetGoal, request);
  ASSERT_TRUE(goal.ok()) << goal.status();
  EXPECT_EQ(goal->title(), "Lead two designs");
}

TEST_F(ClientTest, CallsByPathWithMessagesKnownOnlyAtRunTime) {
  server_.goals.get_goal = [](const GetGoalRequest& request, Goal* goal) {
    goal->set_name(request.name());
    return grpc::Status::OK;
  };
  GetGoalRequest request;
  request.set_name("profiles/amara/goals/g1");
  Goal goal;
  goal.set_title("left over");
  ASSERT_TRUE(Connect().CallByPath("/milepost.goals.v1.GoalsService/GetGoal", request, &goal).ok());
  EXPECT_EQ(goal.name(), "profiles/amara/goals/g1");
  EXPECT_EQ(goal.title(), "");
}

TEST_F(ClientTest, SendsWhoCallsAndWhen) {
  ClientOptions options = Options();
  options.caller.token = "secret";
  const Client client = *Client::Connect(options);
  (void)client.Call(&GoalsService::Stub::GetGoal, GetGoalRequest());
  (void)client
      .As({.principal = "profiles/amara", .roles = {"hr_admin", "auditor"}, .now = absl::FromUnixSeconds(1782810000)})
      .Call(&GoalsService::Stub::GetGoal, GetGoalRequest());
  const auto calls = server_.goals.metadata();
  ASSERT_EQ(calls.size(), 2u);
  EXPECT_THAT(calls[0], Contains(Pair("authorization", "Bearer secret")));
  EXPECT_THAT(calls[0], Not(Contains(Key("x-milepost-principal"))));
  EXPECT_THAT(calls[1], Not(Contains(Key("authorization"))));
  EXPECT_THAT(calls[1], Contains(Pair("x-milepost-principal", "profiles/amara")));
  EXPECT_THAT(calls[1], Contains(Pair("x-milepost-roles", "hr_admin,auditor")));
  EXPECT_THAT(calls[1], Contains(Pair("x-milepost-time", "2026-06-30T09:00:00Z")));
}

TEST_F(ClientTest, RepeatsAWriteThatHasARequestId) {
  FailCreates(3);
  CreateGoalRequest request;
  request.set_request_id(NewRequestId());
  EXPECT_TRUE(Connect().Call(&GoalsService::Stub::CreateGoal, request).ok());
  EXPECT_EQ(creates_, 4);
}

TEST_F(ClientTest, MakesAWriteWithoutARequestIdOnce) {
  FailCreates(1);
  const auto goal = Connect().Call(&GoalsService::Stub::CreateGoal, CreateGoalRequest());
  EXPECT_EQ(goal.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(creates_, 1);
}

TEST_F(ClientTest, GivesUpWhenTheDeadlineIsNear) {
  FailCreates(1'000'000);
  ClientOptions options = Options();
  options.retry = {.max_attempts = 1'000'000, .initial_backoff = absl::Milliseconds(20)};
  CreateGoalRequest request;
  request.set_request_id(NewRequestId());
  const absl::Time begin = absl::Now();
  const auto goal =
      Client::Connect(options)->WithDeadline(absl::Milliseconds(300)).Call(&GoalsService::Stub::CreateGoal, request);
  EXPECT_EQ(goal.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_LT(absl::Now() - begin, absl::Seconds(2));
}

TEST_F(ClientTest, CarriesTheServersDetails) {
  server_.goals.get_goal = [](const GetGoalRequest&, Goal*) {
    return testing::Refusal(grpc::StatusCode::PERMISSION_DENIED, "Not for you.", "NOT_PERMITTED");
  };
  const auto goal = Connect().Call(&GoalsService::Stub::GetGoal, GetGoalRequest());
  EXPECT_EQ(goal.status().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(ErrorDetails(goal.status()).reason, "NOT_PERMITTED");
}

TEST_F(ClientTest, ListsAllItemsOfAllPages) {
  std::vector<std::string> tokens;
  server_.goals.list_goals = [&](const ListGoalsRequest& request, ListGoalsResponse* response) {
    tokens.push_back(request.page_token());
    const int page = static_cast<int>(tokens.size());
    if (page != 2) {  // a page in the middle may be empty
      response->add_goals()->set_title(std::to_string(page) + "a");
      response->add_goals()->set_title(std::to_string(page) + "b");
    }
    if (page < 3) response->set_next_page_token("after " + std::to_string(page));
    return grpc::Status::OK;
  };
  std::vector<std::string> titles;
  for (absl::StatusOr<Goal>& goal :
       Connect().List(&GoalsService::Stub::ListGoals, &ListGoalsResponse::mutable_goals, ListGoalsRequest())) {
    ASSERT_TRUE(goal.ok()) << goal.status();
    titles.push_back(goal->title());
  }
  EXPECT_THAT(titles, ElementsAre("1a", "1b", "3a", "3b"));
  EXPECT_THAT(tokens, ElementsAre("", "after 1", "after 2"));
}

TEST_F(ClientTest, EndsAListWithItsError) {
  server_.goals.list_goals = [](const ListGoalsRequest& request, ListGoalsResponse* response) {
    if (!request.page_token().empty()) return grpc::Status(grpc::StatusCode::INTERNAL, "bug");
    response->add_goals();
    response->set_next_page_token("more");
    return grpc::Status::OK;
  };
  std::vector<absl::StatusCode> codes;
  for (absl::StatusOr<Goal>& goal :
       Connect().List(&GoalsService::Stub::ListGoals, &ListGoalsResponse::mutable_goals, ListGoalsRequest())) {
    codes.push_back(goal.status().code());
  }
  EXPECT_THAT(codes, ElementsAre(absl::StatusCode::kOk, absl::StatusCode::kInternal));
}

TEST(ClientConnect, RefusesToSendATokenInPlaintextBeyondThisMachine) {
  EXPECT_EQ(Client::Connect({.target = "milepost.example.org:443", .caller = {.token = "secret"}}).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(Client::Connect({.target = "localhost:50051", .caller = {.token = "secret"}}).ok());
  EXPECT_TRUE(Client::Connect({.target = "milepost.example.org:443", .tls = true, .caller = {.token = "secret"}}).ok());
}

TEST(ClientConnect, NamesTheFileItCannotRead) {
  const auto client = Client::Connect({.tls = true, .tls_ca_file = "/does/not/exist.pem"});
  EXPECT_EQ(client.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(client.status().message()), ::testing::HasSubstr("/does/not/exist.pem"));
}

}  // namespace
}  // namespace milepost::client
