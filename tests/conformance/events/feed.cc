#include "tests/conformance/events/feed.h"

namespace milepost::conformance {
namespace {

constexpr std::size_t kPrefix = sizeof("milepost.") - 1, kSuffix = sizeof(".v1") - 1;

}  // namespace

Watch::Watch(const client::Client& client, const std::string& request) : client_(client) {
  client_.Prepare(context_, absl::Now() + absl::Seconds(60));
  stream_ = client_.StubOf<Events>().WatchEvents(&context_, Parse<events::v1::WatchEventsRequest>(request));
}

WatchEventsResponse Watch::Heard() {
  WatchEventsResponse message;
  while (Next(&message)) {
    if (!message.events().empty()) return message;
  }
  ADD_FAILURE() << "the watch ended: " << Finish();
  return {};
}

absl::Status Watch::Finish() { return client::ToStatus(stream_->Finish()); }

Feed::Feed() {
  server_.config().watch_heartbeat_ms = 50;
  server_.Restart();
}

std::string Feed::AddGoal(std::string_view owner, const std::string& goal, std::string_view state) {
  const std::string request = absl::StrCat("parent: 'profiles/", std::string(owner), "' goal { ", goal,
                                           " } initial_state: STATE_", std::string(state));
  return Ok(server_.As(owner).Call(&Goals::CreateGoal, Parse<goals::v1::CreateGoalRequest>(request))).name();
}

ListEventsResponse Feed::List(const client::Client& client, const std::string& request) {
  return Ok(client.Call(&Events::ListEvents, Parse<events::v1::ListEventsRequest>(request)));
}

std::vector<std::string> Feed::Told(std::string_view owner) {
  return Types(
      List(server_.As(owner), absl::StrCat("parent: 'profiles/", std::string(owner), "' page_size: 1000")).events());
}

std::string Short(const Event& event) { return event.type().substr(kPrefix, event.type().size() - kPrefix - kSuffix); }

std::vector<std::string> Types(const google::protobuf::RepeatedPtrField<Event>& events) {
  std::vector<std::string> types;
  for (const Event& event : events) types.push_back(Short(event));
  return types;
}

}  // namespace milepost::conformance
