// Who hears what, in which order, from where on.
#include "tests/conformance/events/feed.h"

#include <grpcpp/create_channel.h>

#include <algorithm>
#include <set>

namespace milepost::conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const char kMine[] = "parent: 'profiles/ann' ";

// The reason of an error, as sent.
std::string Reason(const absl::Status& status) { return client::ErrorDetails(status).reason; }

TEST_F(Feed, ListsInTheOrderOfCommitsWithoutValues) {
  server_.AddPerson("ann");
  const std::string goal = AddGoal("ann", "title: 'Read'");
  Ok(server_.As("ann").Call(&Goals::HoldGoal, Parse<goals::v1::HoldGoalRequest>("name: '" + goal + "' reason: 'x'")));
  const auto page = List(server_.As("ann"), kMine);
  EXPECT_THAT(Types(page.events()), ElementsAre("development.created", "profile.created", "goal.created", "goal.held"));
  EXPECT_EQ(page.events(2).resource(), goal);
  EXPECT_EQ(page.events(2).owner(), "profiles/ann");
  EXPECT_EQ(page.events(0).actor(), "directory-sync");
  EXPECT_LT(page.events(2).id(), page.events(3).id());
  EXPECT_THAT(page.DebugString(), Not(HasSubstr("Read")));
}

TEST_F(Feed, PagesAreDisjointAndComplete) {
  server_.AddPerson("ann");
  for (int i = 0; i < 7; ++i) AddGoal("ann", absl::StrCat("title: 'g", i, "'"));
  std::vector<std::string> ids;
  std::string token;
  int pages = 0;
  do {
    const auto page = List(server_.As("ann"), absl::StrCat(kMine, "page_size: 3 page_token: '", token, "'"));
    for (const Event& event : page.events()) ids.push_back(event.id());
    token = page.next_page_token();
    ++pages;
  } while (!token.empty());
  EXPECT_EQ(ids.size(), 9u) << "a profile, its development and seven goals";
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  EXPECT_EQ(pages, 3);
}

TEST_F(Feed, AReaderHearsOnlyOfWhatIsSharedWithThemNow) {
  server_.AddPerson("boss");
  server_.AddPerson("ann", "boss");
  server_.AddPerson("eve");
  const std::string shared = AddGoal("ann", "title: 'Open' audience: AUDIENCE_MANAGER");
  AddGoal("ann", "title: 'Own'");
  const std::string created = absl::StrCat(kMine, "filter: 'type = \"milepost.goal.created.v1\"'");
  const auto heard = [&] { return List(server_.As("boss"), created); };
  ASSERT_EQ(heard().events_size(), 1);
  EXPECT_EQ(heard().events(0).resource(), shared);
  Goal goal = Ok(server_.As("ann").Call(&Goals::GetGoal, Parse<goals::v1::GetGoalRequest>("name: '" + shared + "'")));
  goals::v1::UpdateGoalRequest unshare;
  *unshare.mutable_goal() = goal;
  unshare.mutable_goal()->clear_audience();
  unshare.mutable_update_mask()->add_paths("audience");
  Ok(server_.As("ann").Call(&Goals::UpdateGoal, unshare));
  EXPECT_EQ(heard().events_size(), 0) << "not even of what happened while it was shared";
  const auto stranger = server_.As("eve").Call(&Events::ListEvents, Parse<events::v1::ListEventsRequest>(kMine));
  EXPECT_EQ(Reason(stranger.status()), "NOT_PERMITTED");
}

TEST_F(Feed, FunctionsHearEverybodysAsTheirRoleAllows) {
  server_.AddPerson("ann");
  AddGoal("ann", "title: 'Own'");
  const std::string all = "parent: 'profiles/-' filter: 'type = \"milepost.goal.created.v1\"'";
  const auto metadata = List(server_.Hr(), all);
  ASSERT_EQ(metadata.events_size(), 1);
  EXPECT_EQ(metadata.events(0).resource(), "");
  EXPECT_EQ(metadata.events(0).owner(), "profiles/ann");
  EXPECT_NE(List(server_.Sync(), all).events(0).resource(), "");
  // A filter on what is not shown finds nothing.
  EXPECT_EQ(List(server_.Hr(), "parent: 'profiles/-' filter: 'resource != \"\"'").events_size(), 0);
  const auto person = server_.As("ann").Call(&Events::ListEvents, Parse<events::v1::ListEventsRequest>(all));
  EXPECT_EQ(Reason(person.status()), "NOT_PERMITTED");
}

TEST_F(Feed, FiltersByTypeAndTimeAndRefusesOtherFields) {
  server_.AddPerson("ann");
  AddGoal("ann", "title: 'Own'");
  const auto count = [&](const std::string& filter) {
    return List(server_.As("ann"), absl::StrCat(kMine, "filter: '", filter, "'")).events_size();
  };
  EXPECT_EQ(count("type = \"milepost.goal.created.v1\""), 1);
  EXPECT_EQ(count("event_time >= 2026-06-30T12:00:00Z"), 3);
  EXPECT_EQ(count("event_time > 2026-06-30T12:00:00Z"), 0);
  const auto refused = server_.As("ann").Call(
      &Events::ListEvents, Parse<events::v1::ListEventsRequest>(absl::StrCat(kMine, "filter: 'actor = \"x\"'")));
  EXPECT_EQ(Reason(refused.status()), "FILTER_INVALID");
}

TEST_F(Feed, AWatchFromNowHearsWhatComesAndResumesExactly) {
  server_.AddPerson("ann");
  Watch watch(server_.As("ann"), kMine);
  WatchEventsResponse first;
  ASSERT_TRUE(watch.Next(&first));
  EXPECT_TRUE(first.checkpoint()) << "it says that it stands";
  EXPECT_NE(first.cursor(), "");
  AddGoal("ann", "title: 'a'");
  const auto heard = watch.Heard();
  EXPECT_THAT(Types(heard.events()), ElementsAre("goal.created"));
  watch.Cancel();
  for (const char* title : {"b", "c"}) AddGoal("ann", absl::StrCat("title: '", title, "'"));
  // From the first cursor all three, from the second the two that came while nobody listened; each once, in order.
  for (const auto& [cursor, count] : {std::pair(first.cursor(), 3), std::pair(heard.cursor(), 2)}) {
    Watch again(server_.As("ann"), absl::StrCat(kMine, "start_cursor: '", cursor, "'"));
    EXPECT_EQ(again.Heard().events_size(), count);
  }
  // A list's cursor goes on where the list ends.
  const std::string after_list = List(server_.As("ann"), kMine).cursor();
  Watch on(server_.As("ann"), absl::StrCat(kMine, "start_cursor: '", after_list, "'"));
  AddGoal("ann", "title: 'd'");
  EXPECT_EQ(on.Heard().events_size(), 1);
}

TEST_F(Feed, ASilentWatchSendsCheckpoints) {
  server_.AddPerson("ann");
  Watch watch(server_.As("ann"), absl::StrCat(kMine, "filter: 'type = \"milepost.goal.closed.v1\"'"));
  WatchEventsResponse message;
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(watch.Next(&message));
    EXPECT_TRUE(message.checkpoint());
  }
  // What is filtered out moves the cursor on all the same.
  const std::string before = message.cursor();
  AddGoal("ann", "title: 'a'");
  ASSERT_TRUE(watch.Next(&message) && watch.Next(&message));
  EXPECT_NE(message.cursor(), before);
}

TEST_F(Feed, RefusesCursorsThatAreDamagedOrOfAnotherFeed) {
  server_.AddPerson("ann");
  server_.AddPerson("ben");
  const std::string cursor = List(server_.As("ann"), kMine).cursor();
  const std::string bens = List(server_.As("ben"), "parent: 'profiles/ben'").cursor();
  for (const std::string& wrong : {std::string("nonsense"), cursor.substr(1), bens}) {
    Watch watch(server_.As("ann"), absl::StrCat(kMine, "start_cursor: '", wrong, "'"));
    WatchEventsResponse message;
    EXPECT_FALSE(watch.Next(&message));
    const absl::Status status = watch.Finish();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << status;
  }
}

TEST_F(Feed, AForgottenCursorExpires) {
  server_.config().event_retention_days = 30;
  server_.Restart();
  server_.AddPerson("ann");
  const std::string early = List(server_.As("ann"), kMine).cursor();
  AddGoal("ann", absl::StrCat("title: 'Read' start_date { ", DateText("2026-06-30"), " }"));
  // Stale from 30 July; what is of June is older than 30 days on 1 August.
  server_.Sweep(Day("2026-08-01"));
  EXPECT_THAT(Told("ann"), ElementsAre("goal.stale"));
  Watch watch(server_.As("ann"), absl::StrCat(kMine, "start_cursor: '", early, "'"));
  WatchEventsResponse message;
  EXPECT_FALSE(watch.Next(&message));
  const absl::Status status = watch.Finish();
  EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange) << status;
  EXPECT_EQ(Reason(status), "CURSOR_EXPIRED");
}

TEST_F(Feed, AWatchEndsWhenItsReaderMayReadNoMore) {
  server_.AddPerson("boss");
  server_.AddPerson("ann", "boss");
  Watch watch(server_.As("boss"), kMine);
  WatchEventsResponse message;
  ASSERT_TRUE(watch.Next(&message));
  profiles::v1::UpdateProfileRequest dismiss;
  dismiss.mutable_profile()->set_name("profiles/ann");
  dismiss.mutable_update_mask()->add_paths("manager");
  Ok(server_.Sync().Call(&profiles::v1::ProfilesService::Stub::UpdateProfile, dismiss));
  while (watch.Next(&message)) {
  }
  EXPECT_EQ(Reason(watch.Finish()), "NOT_PERMITTED");
}

TEST_F(Feed, StoppingEndsTwoHundredWatchesAtOnce) {
  server_.config().watch_heartbeat_ms = 60'000;
  server_.Restart();
  server_.AddPerson("ann");
  // A connection takes 100 streams.
  std::vector<client::Client> clients;
  for (int i = 0; i < 4; ++i) {
    grpc::ChannelArguments apart;
    apart.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    clients.emplace_back(grpc::CreateCustomChannel(absl::StrCat("127.0.0.1:", server_.port()),
                                                   grpc::InsecureChannelCredentials(), apart),
                         server_.As("ann").options());
  }
  std::vector<std::unique_ptr<Watch>> watches;
  WatchEventsResponse message;
  for (int i = 0; i < 200; ++i) {
    watches.push_back(std::make_unique<Watch>(clients[i % clients.size()], kMine));
    ASSERT_TRUE(watches.back()->Next(&message));
  }
  const absl::Time start = absl::Now();
  server_.Stop(absl::Seconds(30));
  EXPECT_LT(absl::Now() - start, absl::Seconds(5));
  for (const auto& watch : watches) {
    EXPECT_FALSE(watch->Next(&message));
    EXPECT_EQ(watch->Finish().code(), absl::StatusCode::kUnavailable);
  }
}

}  // namespace
}  // namespace milepost::conformance
