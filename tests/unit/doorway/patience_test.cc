// Deadlines, cancellation, full queues and the end of a server: every call ends, and once.
#include <atomic>
#include <thread>

#include "google/rpc/error_details.pb.h"
#include "tests/unit/doorway/house.h"

namespace milepost::rpc {
namespace {

using absl::StatusCode;
using ::testing::AnyOf;
using ::testing::Contains;

std::function<void(grpc::ClientContext&)> Within(absl::Duration patience) {
  return [patience](grpc::ClientContext& context) {
    House::Prepare(context);
    context.set_deadline(absl::ToChronoTime(absl::Now() + patience));
  };
}

// One call that waits inside its body until it is let go.
class Patience : public ::testing::Test {
 protected:
  void Hold(bool writes) {
    const auto wait = [this] {
      if (!held_.exchange(true)) {
        entered_.Notify();
        go_.WaitForNotification();
      } else {
        ++others_;
      }
      return absl::OkStatus();
    };
    house_.bodies().write = [wait](store::Transaction&, Call&) { return wait(); };
    house_.bodies().orchestrate = [wait](Call&) { return wait(); };
    first_ = std::thread([this, writes] { first_status_ = writes ? house_.Write() : house_.Orchestrate(); });
    entered_.WaitForNotification();
  }
  void LetGo() {
    go_.Notify();
    first_.join();
  }

  absl::Notification entered_, go_;
  std::atomic<bool> held_{false};
  std::atomic<int> others_{0};  // bodies that ran beside the first
  std::thread first_;
  absl::Status first_status_;
  House house_;
};

TEST_F(Patience, AWriteWhoseDeadlinePassedInTheQueueIsNotMade) {
  Hold(true);
  EXPECT_EQ(house_.Write("", Within(absl::Milliseconds(30))).code(), StatusCode::kDeadlineExceeded);
  LetGo();
  EXPECT_TRUE(first_status_.ok()) << first_status_;
  EXPECT_TRUE(house_.Write().ok());
  EXPECT_EQ(others_, 1) << "only the last one ran";
  EXPECT_THAT(House::Field(house_.Log(), "code"), Contains(AnyOf("DEADLINE_EXCEEDED", "CANCELLED")));
}

TEST_F(Patience, AnOrchestrationWhoseDeadlinePassedInTheQueueIsNotRun) {
  Hold(false);
  EXPECT_EQ(house_.Orchestrate(Within(absl::Milliseconds(30))).code(), StatusCode::kDeadlineExceeded);
  LetGo();
  EXPECT_TRUE(house_.Orchestrate().ok());
  EXPECT_EQ(others_, 1);
}

TEST_F(Patience, ACancelledCallIsNotRun) {
  Hold(true);
  grpc::ClientContext context;
  House::Prepare(context);
  std::thread cancelled([&] {
    CreateSkillRequest request;
    request.mutable_skill()->set_display_name("SQL");
    Skill reply;
    const grpc::Status status = Catalog::NewStub(house_.channel())->CreateSkill(&context, request, &reply);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::CANCELLED);
  });
  absl::SleepFor(absl::Milliseconds(50));  // so that it is queued
  context.TryCancel();
  cancelled.join();
  absl::SleepFor(absl::Milliseconds(50));  // so that the server knows
  LetGo();
  EXPECT_TRUE(house_.Write().ok());
  EXPECT_EQ(others_, 1);
}

TEST(Waiting, ABodyCanSeeThatNobodyWaits) {
  House house;
  absl::Notification entered;
  std::atomic<bool> saw{false};
  house.bodies().orchestrate = [&](Call& call) -> absl::Status {
    entered.Notify();
    for (int i = 0; i < 500 && !call.Abandoned(); ++i) absl::SleepFor(absl::Milliseconds(10));
    saw = call.Abandoned();
    return CallCancelled();
  };
  grpc::ClientContext context;
  House::Prepare(context);
  std::thread caller([&] {
    GetRoleRequest request;
    request.set_name("roles/analyst");
    Role reply;
    Catalog::NewStub(house.channel())->GetRole(&context, request, &reply);
  });
  entered.WaitForNotification();
  context.TryCancel();
  caller.join();
  house.Stop();
  EXPECT_TRUE(saw);
}

TEST_F(Patience, AFullPoolAsksToComeBack) {
  Hold(false);
  std::vector<std::thread> queued;
  std::atomic<int> overloaded{0}, fine{0};
  for (int i = 0; i < 12; ++i) {
    queued.emplace_back([&] {
      const absl::Status status = house_.Orchestrate();
      if (status.ok()) {
        ++fine;
        return;
      }
      EXPECT_EQ(status.code(), StatusCode::kResourceExhausted) << status;
      EXPECT_EQ(Reason(status), "OVERLOADED");
      google::rpc::RetryInfo info;
      EXPECT_TRUE(FindDetail(status, &info));
      ++overloaded;
    });
  }
  while (overloaded < 8) absl::SleepFor(absl::Milliseconds(5));
  LetGo();
  for (std::thread& thread : queued) thread.join();
  EXPECT_EQ(overloaded, 8);
  EXPECT_EQ(fine, 4) << "as many as may wait";
}

// A thousand calls behind one that is held, of both kinds, when the server stops.
TEST_F(Patience, AStoppingServerEndsEveryCall) {
  constexpr int kCalls = 1000;
  Hold(true);
  const auto stub = Catalog::NewStub(house_.channel());
  CreateSkillRequest request;
  request.mutable_skill()->set_display_name("SQL");
  std::vector<grpc::ClientContext> contexts(kCalls);
  std::vector<Skill> replies(kCalls);
  std::vector<grpc::Status> statuses(kCalls);
  absl::Mutex mutex;
  int ended = 0;
  for (int i = 0; i < kCalls; ++i) {
    House::Prepare(contexts[i]);
    stub->async()->CreateSkill(&contexts[i], &request, &replies[i], [&, i](grpc::Status status) {
      absl::MutexLock lock(&mutex);
      statuses[i] = std::move(status);
      ++ended;
    });
  }
  absl::SleepFor(absl::Milliseconds(100));
  std::thread later([this] {
    absl::SleepFor(absl::Milliseconds(200));
    go_.Notify();
  });
  house_.Stop();
  later.join();
  first_.join();
  {
    const auto all = [&] { return ended == kCalls; };
    absl::MutexLock lock(&mutex);
    EXPECT_TRUE(mutex.AwaitWithTimeout(absl::Condition(&all), absl::Seconds(20))) << ended;
  }
  int lines = 0;
  for (const std::string& method : House::Field(house_.Log(), "method")) lines += method.empty() ? 0 : 1;
  EXPECT_LE(lines, kCalls + 1) << "one line a call";
  EXPECT_GE(lines, 1);
}

}  // namespace
}  // namespace milepost::rpc
