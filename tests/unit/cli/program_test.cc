#include "clients/cli/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <set>
#include <sstream>

#include "clients/cli/session.h"
#include "tests/testing/fake_services.h"

namespace milepost::cli {
namespace {

using goals::v1::CloseGoalRequest;
using goals::v1::CreateGoalRequest;
using goals::v1::GetGoalRequest;
using goals::v1::Goal;
using goals::v1::ListGoalsRequest;
using goals::v1::ListGoalsResponse;
using goals::v1::UpdateGoalRequest;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

class ProgramTest : public ::testing::Test {
 protected:
  int Run(std::vector<std::string> arguments) {
    out_.str("");
    err_.str("");
    arguments.insert(arguments.begin(), {"--server", server_.target(), "--as", "amara"});
    return RunProgram(arguments, out_, err_);
  }
  int RunAgainst(const grpc::Status& status) {
    server_.goals.get_goal = [status](const GetGoalRequest&, Goal*) { return status; };
    return Run({"get", "profiles/amara/goals/g1", "--timeout-s", "0.5"});
  }
  std::string WriteFile(const std::string& name, const std::string& content) {
    const std::string path = ::testing::TempDir() + "/" + std::to_string(getpid()) + name;
    std::ofstream(path) << content;
    return path;
  }

  testing::FakeServer server_;
  std::ostringstream out_, err_;
};

TEST_F(ProgramTest, EndsAsDocumented) {
  using grpc::StatusCode;
  EXPECT_EQ(RunAgainst(grpc::Status::OK), kOk);
  EXPECT_EQ(RunAgainst({StatusCode::INVALID_ARGUMENT, ""}), kInvalid);
  EXPECT_EQ(RunAgainst({StatusCode::NOT_FOUND, ""}), kNotFound);
  EXPECT_EQ(RunAgainst({StatusCode::PERMISSION_DENIED, ""}), kDenied);
  EXPECT_EQ(RunAgainst({StatusCode::UNAUTHENTICATED, ""}), kDenied);
  EXPECT_EQ(RunAgainst({StatusCode::ABORTED, ""}), kConflict);
  EXPECT_EQ(RunAgainst({StatusCode::FAILED_PRECONDITION, ""}), kConflict);
  EXPECT_EQ(RunAgainst({StatusCode::ALREADY_EXISTS, ""}), kConflict);
  EXPECT_EQ(RunAgainst({StatusCode::UNAVAILABLE, ""}), kUnavailable);
  EXPECT_EQ(RunAgainst({StatusCode::INTERNAL, ""}), kInternal);
  EXPECT_EQ(Run({"fly"}), kUsage);
  EXPECT_EQ(Run({"get"}), kUsage);
  EXPECT_EQ(Run({"get", "hobbies/h1"}), kInvalid);
  EXPECT_EQ(Run({"--help"}), kOk);
}

TEST_F(ProgramTest, ShowsEveryViolationAndAHint) {
  google::rpc::BadRequest bad;
  auto* violation = bad.add_field_violations();
  violation->set_field("goal.due_date");
  violation->set_description("lies before the start");
  RunAgainst(testing::Refusal(grpc::StatusCode::INVALID_ARGUMENT, "One field is wrong.", "INVALID_FIELDS", &bad));
  EXPECT_EQ(err_.str(), "milepost: One field is wrong. (INVALID_FIELDS)\n  goal.due_date: lies before the start\n");
  RunAgainst(testing::Refusal(grpc::StatusCode::ABORTED, "It changed.", "ETAG_MISMATCH"));
  EXPECT_THAT(err_.str(), HasSubstr("read it again"));
}

TEST_F(ProgramTest, ListsAsATableOfAllPages) {
  server_.goals.list_goals = [](const ListGoalsRequest& request, ListGoalsResponse* response) {
    Goal* goal = response->add_goals();
    goal->set_name(request.parent() + "/goals/g" + (request.page_token().empty() ? "1" : "2"));
    goal->set_title("陳");
    goal->set_state(Goal::STATE_ACTIVE);
    goal->mutable_status()->set_progress(0.5);
    if (request.page_token().empty()) response->set_next_page_token("t");
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"list", "profiles/amara/goals", "--all"}), kOk) << err_.str();
  EXPECT_EQ(out_.str(),
            "ID  TITLE  STATE   HEALTH  PROGRESS  EXPECTED  DUE  PRIORITY\n"
            "g1  陳     ACTIVE          50 %\n"
            "g2  陳     ACTIVE          50 %\n");
  ASSERT_EQ(Run({"list", "profiles/amara/goals", "--output", "json"}), kOk);
  EXPECT_THAT(out_.str(), HasSubstr(R"({"name":"profiles/amara/goals/g1","title":"陳")"));
  EXPECT_THAT(err_.str(), HasSubstr("--all"));
}

TEST_F(ProgramTest, AnswersAQuestionToItsLastPage) {
  server_.goals.reviews_due = [](const goals::v1::ListReviewsDueRequest& request,
                                 goals::v1::ListReviewsDueResponse* response) {
    const int page = request.page_token().empty() ? 1 : std::stoi(request.page_token());
    response->add_reviews_due()->set_plan("profiles/amara/plans/p" + std::to_string(page));
    if (page < 3) response->set_next_page_token(std::to_string(page + 1));
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"reviews-due", "amara", "--output", "json"}), kOk) << err_.str();
  for (const char* plan : {"plans/p1", "plans/p2", "plans/p3"}) EXPECT_THAT(out_.str(), HasSubstr(plan));
  EXPECT_THAT(out_.str(), Not(HasSubstr("next_page_token")));
}

TEST_F(ProgramTest, UpdatesOnlyWhatIsSaid) {
  UpdateGoalRequest seen;
  server_.goals.update_goal = [&](const UpdateGoalRequest& request, Goal* goal) {
    seen = request;
    *goal = request.goal();
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"update", "profiles/amara/goals/g1", "priority=essential", "due_date=2026-12-31", "why=", "--etag",
                 "\"7\""}),
            kOk)
      << err_.str();
  EXPECT_THAT(seen.update_mask().paths(), ElementsAre("priority", "due_date", "why"));
  EXPECT_EQ(seen.goal().name(), "profiles/amara/goals/g1");
  EXPECT_EQ(seen.goal().etag(), "\"7\"");
  EXPECT_EQ(seen.goal().priority(), Goal::PRIORITY_ESSENTIAL);
  EXPECT_EQ(seen.request_id().size(), 36u);
  EXPECT_THAT(server_.goals.metadata().back(), Contains(Pair("x-milepost-principal", "profiles/amara")));
}

TEST_F(ProgramTest, CreatesFromAFile) {
  CreateGoalRequest seen;
  server_.goals.create_goal = [&](const CreateGoalRequest& request, Goal* goal) {
    seen = request;
    *goal = request.goal();
    return grpc::Status::OK;
  };
  const std::string file = WriteFile("goal.yaml", "title: Lead\nmetric: {start: 48, target: 24}\n");
  ASSERT_EQ(Run({"create", "profiles/amara/goals", "--id", "lead", "--initial-state", "active", "--file", file}), kOk)
      << err_.str();
  EXPECT_EQ(seen.parent(), "profiles/amara");
  EXPECT_EQ(seen.goal_id(), "lead");
  EXPECT_EQ(seen.initial_state(), Goal::STATE_ACTIVE);
  EXPECT_DOUBLE_EQ(seen.goal().metric().start(), 48);
}

TEST_F(ProgramTest, ClosesWithAnOutcome) {
  CloseGoalRequest seen;
  server_.goals.close_goal = [&](const CloseGoalRequest& request, Goal* goal) {
    seen = request;
    goal->set_name(request.name());
    goal->set_state(Goal::STATE_COMPLETED);
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"close", "profiles/amara/goals/g1", "--outcome", "exceeded", "--gas", "1"}), kOk) << err_.str();
  EXPECT_EQ(seen.outcome(), goals::v1::Closing::OUTCOME_EXCEEDED);
  EXPECT_EQ(seen.gas_score(), 1);
  EXPECT_EQ(out_.str(), "profiles/amara/goals/g1 is COMPLETED\n");
  EXPECT_EQ(Run({"accept", "profiles/amara/development"}), kInvalid);
}

class ImportTest : public ProgramTest {
 protected:
  ImportTest() {
    server_.goals.create_goal = [this](const CreateGoalRequest& request, Goal* goal) {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (request.goal().title() == "refused") return grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "no");
      goal->set_name(request.parent() + "/goals/" + request.goal_id());
      (ids_.insert(request.request_id()).second ? created_ : repeated_)++;
      return grpc::Status::OK;
    };
    server_.goals.close_goal = [](const CloseGoalRequest& request, Goal* goal) {
      goal->set_name(request.name());
      return grpc::Status::OK;
    };
    log_ = ::testing::TempDir() + "/acknowledged" + std::to_string(getpid()) + ".log";
    std::remove(log_.c_str());
  }
  std::string Log() {
    std::ostringstream content;
    content << std::ifstream(log_).rdbuf();
    return content.str();
  }

  std::mutex mutex_;
  std::set<std::string> ids_;
  int created_ = 0, repeated_ = 0;
  std::string log_;
};

TEST_F(ImportTest, WritesNothingTwiceWhenRunAgain) {
  const std::string file = WriteFile("people.yaml",
                                     "people:\n- id: a\n  goals: [{id: g1, title: x}, {id: g2, title: x}]\n"
                                     "- id: b\n  goals: [{id: g1, title: x}]\n");
  ASSERT_EQ(Run({"import", file, "--ack-log", log_}), kOk) << err_.str();
  EXPECT_EQ(out_.str(), "3 of 3 records acknowledged, 0 failed, 0 skipped\n");
  ASSERT_EQ(Run({"import", file}), kOk) << err_.str();
  EXPECT_EQ(created_, 3);
  EXPECT_EQ(repeated_, 3);
  for (const char* name : {"profiles/a/goals/g1\n", "profiles/a/goals/g2\n", "profiles/b/goals/g1\n"}) {
    EXPECT_THAT(Log(), HasSubstr(name));
  }
}

TEST_F(ImportTest, GoesOnAfterAnErrorButNotWithWhatBuildsOnIt) {
  const std::string file = WriteFile("people.yaml",
                                     "people:\n- id: a\n  goals:\n"
                                     "  - {id: g1, title: refused, history: [{close: {outcome: achieved}}]}\n"
                                     "  - {id: g2, title: x, history: [{close: {outcome: achieved}}]}\n");
  EXPECT_EQ(Run({"import", file, "--ack-log", log_}), kInvalid);
  EXPECT_EQ(out_.str(), "2 of 4 records acknowledged, 1 failed, 1 skipped\n");
  EXPECT_THAT(err_.str(), HasSubstr("people.yaml: line 4: people[0].goals[0]: CreateGoal: no\n"));
  EXPECT_EQ(Log(), "profiles/a/goals/g2\nprofiles/a/goals/g2\n");
}

TEST_F(ImportTest, StopsAtTheFirstErrorIfAsked) {
  const std::string file =
      WriteFile("people.yaml", "people:\n- {id: a, goals: [{id: g1, title: refused}, {id: g2, title: x}]}\n");
  EXPECT_EQ(Run({"import", file, "--stop-on-error"}), kInvalid);
  EXPECT_EQ(out_.str(), "0 of 2 records acknowledged, 1 failed, 1 skipped\n");
}

TEST_F(ImportTest, ChecksFilesWithoutWriting) {
  const std::string file = WriteFile("people.yaml", "people:\n- {id: a, goals: [{id: g1, title: x}]}\n");
  EXPECT_EQ(Run({"import", file, "--check"}), kOk);
  EXPECT_EQ(out_.str(), "1 records are well-formed\n");
  EXPECT_EQ(created_, 0);
}

}  // namespace
}  // namespace milepost::cli
