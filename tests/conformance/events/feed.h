// A server with people and a way to hear what it tells.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/errors.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "milepost/events/v1/events_service.grpc.pb.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "tests/testing/protos.h"
#include "tests/testing/test_server.h"

namespace milepost::conformance {

using Events = events::v1::EventsService::Stub;
using Goals = goals::v1::GoalsService::Stub;
using events::v1::Event;
using events::v1::ListEventsResponse;
using events::v1::WatchEventsResponse;
using goals::v1::Goal;
using testing::DateText;
using testing::Day;
using testing::Parse;

template <class T>
T Ok(absl::StatusOr<T> result) {
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *std::move(result) : T();
}

// One watch, read message by message on the test's own thread.
class Watch {
 public:
  // `request`: WatchEventsRequest in text format.
  Watch(const client::Client& client, const std::string& request);
  ~Watch() { Cancel(); }

  // The next message; false at the end.
  bool Next(WatchEventsResponse* message) { return stream_->Read(message); }
  // The next message that has events.
  WatchEventsResponse Heard();
  void Cancel() { context_.TryCancel(); }
  // After Next gave false.
  absl::Status Finish();

 private:
  const client::Client client_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<WatchEventsResponse>> stream_;
};

class Feed : public ::testing::Test {
 protected:
  // Every test has a server of its own, whose silent watches say so every 50 ms.
  Feed();

  // A goal of `owner` (an id), ACTIVE unless `state` says another.
  std::string AddGoal(std::string_view owner, const std::string& goal, std::string_view state = "ACTIVE");
  ListEventsResponse List(const client::Client& client, const std::string& request);
  // The types of a person's events, as the owner hears them; with `milepost.` and `.v1` cut off.
  std::vector<std::string> Told(std::string_view owner);

  testing::TestServer server_;
};

// `goal.closed` of milepost.goal.closed.v1.
std::string Short(const Event& event);
std::vector<std::string> Types(const google::protobuf::RepeatedPtrField<Event>& events);

}  // namespace milepost::conformance
