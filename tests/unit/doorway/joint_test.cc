// Orchestrations of all calls that wait at the same time.
#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "absl/time/clock.h"
#include "services/rpc/gathering.h"
#include "tests/unit/doorway/house.h"

namespace milepost::rpc {
namespace {

using absl::StatusCode;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Calls = std::vector<Joint<GetTemplateRequest, Template>>;

constexpr int kGroupsAtATime = 2;

// Keeps as many groups busy as are served at a time; what is asked meanwhile waits for the next.
class BusyHouse {
 public:
  // `body` serves the groups after those.
  explicit BusyHouse(std::function<void(const Calls&)> body) : house_({.workers = kGroupsAtATime}) {
    house_.bodies().joint = [this, body](const Calls& calls) {
      {
        const std::lock_guard lock(mutex_);
        groups_.push_back(calls.size());
      }
      if (busy_.fetch_add(1) < kGroupsAtATime) return let_go_.WaitForNotification();
      body(calls);
    };
    for (int i = 0; i < kGroupsAtATime; ++i) {
      threads_.emplace_back([this] { EXPECT_TRUE(house_.OrchestrateJointly("first").ok()); });
      while (busy_ <= i) std::this_thread::yield();
    }
  }
  ~BusyHouse() { Finish(); }

  void Ask(const std::string& id, absl::Status* status, std::string* name = nullptr,
           std::function<void(grpc::ClientContext&)> prepare = House::Prepare) {
    threads_.emplace_back([=, this] { *status = house_.OrchestrateJointly(id, name, prepare); });
    absl::SleepFor(absl::Milliseconds(50));  // until it waits
  }

  // Lets the first groups end, and waits for everything. Gives the sizes of the groups in order.
  std::vector<std::size_t> Finish() {
    if (!let_go_.HasBeenNotified()) let_go_.Notify();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    return groups_;
  }

  House& house() { return house_; }

 private:
  std::mutex mutex_;
  std::vector<std::size_t> groups_;
  std::atomic<int> busy_{0};
  absl::Notification let_go_;
  std::vector<std::thread> threads_;
  House house_;
};

TEST(Joint, ServesALoneCallAtOnce) {
  House house;
  std::size_t served = 0;
  house.bodies().joint = [&](const Calls& calls) {
    served = calls.size();
    calls.front().reply.set_name(calls.front().request.name());
  };
  std::string name;
  EXPECT_TRUE(house.OrchestrateJointly("growth", &name).ok());
  EXPECT_EQ(name, "templates/growth");
  EXPECT_EQ(served, 1u);
}

TEST(Joint, ServesTogetherWhatCameWhileOthersWereServedEachWithItsOwnAnswer) {
  BusyHouse busy([](const Calls& calls) {
    for (const auto& call : calls) {
      if (call.request.name() == "templates/b") {
        call.status = NotFound("milepost.dev/Template", call.request.name());
      } else {
        call.reply.set_name(call.request.name());
      }
    }
  });
  absl::Status statuses[3];
  std::string names[3];
  busy.Ask("a", &statuses[0], &names[0]);
  busy.Ask("b", &statuses[1], &names[1]);
  busy.Ask("c", &statuses[2], &names[2]);
  EXPECT_THAT(busy.Finish(), ElementsAre(1, 1, 3));
  EXPECT_THAT(names, ElementsAre("templates/a", "", "templates/c"));
  EXPECT_TRUE(statuses[0].ok() && statuses[2].ok());
  EXPECT_EQ(Reason(statuses[1]), "RESOURCE_NOT_FOUND");
}

TEST(Joint, GivesEveryCallItsOwnCaller) {
  std::vector<std::string> callers;
  BusyHouse busy([&](const Calls& calls) {
    for (const auto& call : calls) callers.push_back(call.call.principal.name);
  });
  absl::Status statuses[2];
  busy.Ask("a", &statuses[0]);
  busy.Ask("a", &statuses[1], nullptr, [](grpc::ClientContext& context) {
    context.AddMetadata("x-milepost-principal", "hr-desk");
    context.AddMetadata("x-milepost-roles", "service");
  });
  busy.Finish();
  EXPECT_THAT(statuses, Each(absl::OkStatus()));
  EXPECT_THAT(callers, UnorderedElementsAre("profiles/ann", "hr-desk"));
}

TEST(Joint, FailsAllOfAGroupWhoseBodyThrows) {
  BusyHouse busy([](const Calls&) { throw std::runtime_error("the secret of ann"); });
  absl::Status statuses[2];
  for (absl::Status& status : statuses) busy.Ask("a", &status);
  EXPECT_THAT(busy.Finish(), ElementsAre(1, 1, 2));
  for (const absl::Status& status : statuses) EXPECT_EQ(Reason(status), "INTERNAL_FAULT");
  absl::Status after;
  busy.Ask("a", &after);  // and serves the next
  busy.Finish();
  EXPECT_EQ(Reason(after), "INTERNAL_FAULT");
}

TEST(Joint, LeavesOutACallWhoseTimeIsOver) {
  BusyHouse busy([](const Calls& calls) {
    for (const auto& call : calls) call.reply.set_name(call.request.name());
  });
  absl::Status hurried, patient;
  busy.Ask("a", &hurried, nullptr, [](grpc::ClientContext& context) {
    House::Prepare(context);
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(20));
  });
  busy.Ask("b", &patient);
  EXPECT_THAT(busy.Finish(), ElementsAre(1, 1, 1));
  EXPECT_EQ(hurried.code(), StatusCode::kDeadlineExceeded);
  EXPECT_TRUE(patient.ok());
}

TEST(Gathering, GivesBackWhatTheWorkersDoNotTake) {
  Workers workers(1, /*max_queued=*/0);
  Gathering<int> gathering(workers, 2, 10, [](std::vector<int>) { FAIL() << "served"; });
  EXPECT_THAT(gathering.Add(7), ElementsAre(7));
  EXPECT_THAT(gathering.Add(8), ElementsAre(8));
}

TEST(Gathering, GivesBackWhatIsTooMuchToWait) {
  Workers workers(1, 4);
  absl::Notification served, let_go;
  Gathering<int> gathering(workers, 1, 2, [&](std::vector<int>) {
    if (!served.HasBeenNotified()) served.Notify();
    let_go.WaitForNotification();
  });
  EXPECT_THAT(gathering.Add(1), IsEmpty());
  served.WaitForNotification();
  EXPECT_THAT(gathering.Add(2), IsEmpty());
  EXPECT_THAT(gathering.Add(3), IsEmpty());
  EXPECT_THAT(gathering.Add(4), ElementsAre(4));
  let_go.Notify();
  workers.Stop();
}

TEST(Gathering, ServesEveryThingOnceWhoeverAddsIt) {
  Workers workers(4, 100);
  std::atomic<int> sum{0};
  {
    Gathering<int> gathering(workers, 2, 100'000, [&](std::vector<int> things) {
      for (int thing : things) sum += thing;
    });
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 1'000; ++i) EXPECT_THAT(gathering.Add(1), IsEmpty());
      });
    }
    for (std::thread& thread : threads) thread.join();
    workers.Stop();
  }
  EXPECT_EQ(sum, 8 * 1'000);
}

}  // namespace
}  // namespace milepost::rpc
