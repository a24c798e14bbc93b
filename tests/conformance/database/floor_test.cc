// People, events and remembered requests.
#include <mutex>
#include <thread>

#include "services/store/events.h"
#include "services/store/floor_schema.h"
#include "services/store/people.h"
#include "services/store/request_log.h"
#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

using testing::ElementsAre;

const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

class FloorTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    ASSERT_THAT(Migrate(*database_, {FloorSchema()}, kNow), IsOk());
  }

  absl::Status Append(int64_t person_key, std::string_view resource, int64_t audience = 0) {
    return Write([=](Transaction& tx) {
      Event event;
      event.person_key = person_key;
      event.event_time = kNow;
      event.type = "milepost.goal.closed.v1";
      event.resource = resource;
      event.owner = "profiles/ada";
      event.actor = "profiles/bob";
      event.changed_paths = "state,close_time";
      event.request_id = "r-1";
      event.audience = audience;
      return AppendEvent(tx, event);
    });
  }

  std::vector<std::string> Feed(const EventQuery& query) {
    std::vector<std::string> resources;
    EXPECT_THAT(database_->Read([&](Reader& reader) {
      return ListEvents(reader, query, [&](const Event& event) {
        resources.emplace_back(event.resource);
        return true;
      });
    }),
                IsOk());
    return resources;
  }

  int64_t Last() {
    int64_t last = -1;
    EXPECT_THAT(database_->Read([&last](Reader& reader) {
      auto position = LastPosition(reader);
      if (position.ok()) last = *position;
      return position.status();
    }),
                IsOk());
    return last;
  }

  std::optional<Person> Find(std::string_view name) {
    std::optional<Person> person;
    EXPECT_THAT(database_->Read([&](Reader& reader) {
      auto found = FindPerson(reader, name);
      if (found.ok()) person = *found;
      return found.status();
    }),
                IsOk());
    return person;
  }

  std::optional<RememberedRequest> FindKey(const RequestKey& key) {
    std::optional<RememberedRequest> remembered;
    EXPECT_THAT(database_->Read([&](Reader& reader) {
      auto found = FindRequest(reader, key);
      if (found.ok()) remembered = *found;
      return found.status();
    }),
                IsOk());
    return remembered;
  }
};

TEST_P(FloorTest, PeopleAreFoundByNameChangedAndErased) {
  const Person ada{81, "ada", "Europe/Berlin", "de", "platform"};
  ASSERT_THAT(Write([&](Transaction& tx) { return InsertPerson(tx, ada); }), IsOk());
  auto found = Find("ada");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->person_key, 81);
  EXPECT_EQ(found->time_zone, "Europe/Berlin");
  EXPECT_EQ(found->locale, "de");
  EXPECT_EQ(found->unit, "platform");
  ASSERT_THAT(Write([](Transaction& tx) { return UpdatePerson(tx, {81, "ada-l", "UTC", "en", ""}); }), IsOk());
  EXPECT_FALSE(Find("ada").has_value());
  EXPECT_EQ(Find("ada-l")->time_zone, "UTC");
  ASSERT_THAT(Write([](Transaction& tx) { return ErasePerson(tx, 81); }), IsOk());
  EXPECT_FALSE(Find("ada-l").has_value());
  EXPECT_THAT(Write([](Transaction& tx) {
                return UpdatePerson(tx, {81, "x", "UTC", "en", ""});
              }),
              HasCode(absl::StatusCode::kNotFound));
}

TEST_P(FloorTest, NamesAndKeysOfPeopleAreUnique) {
  ASSERT_THAT(Write([](Transaction& tx) { return InsertPerson(tx, {1, "ada", "UTC", "en", ""}); }), IsOk());
  EXPECT_THAT(Write([](Transaction& tx) {
                return InsertPerson(tx, {2, "ada", "UTC", "en", ""});
              }),
              HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(Write([](Transaction& tx) {
                return InsertPerson(tx, {1, "bob", "UTC", "en", ""});
              }),
              HasCode(absl::StatusCode::kAlreadyExists));
}

TEST_P(FloorTest, AnEventComesBackWhole) {
  ASSERT_THAT(Append(5, "goals/1", 6), IsOk());
  int events = 0;
  ASSERT_THAT(database_->Read([&](Reader& reader) {
    return ListEvents(reader, {}, [&](const Event& event) {
      ++events;
      EXPECT_EQ(event.person_key, 5);
      EXPECT_EQ(event.seq, 1);
      EXPECT_EQ(event.position, 1);
      EXPECT_EQ(event.event_time, kNow);
      EXPECT_EQ(event.type, "milepost.goal.closed.v1");
      EXPECT_EQ(event.resource, "goals/1");
      EXPECT_EQ(event.owner, "profiles/ada");
      EXPECT_EQ(event.actor, "profiles/bob");
      EXPECT_EQ(event.changed_paths, "state,close_time");
      EXPECT_EQ(event.request_id, "r-1");
      EXPECT_EQ(event.audience, 6);
      return true;
    });
  }),
              IsOk());
  EXPECT_EQ(events, 1);
}

TEST_P(FloorTest, TheFeedIsFilteredByPersonAudienceAndPlace) {
  ASSERT_THAT(Append(5, "a", 1), IsOk());
  ASSERT_THAT(Append(6, "b", 2), IsOk());
  ASSERT_THAT(Append(5, "c", 3), IsOk());
  ASSERT_THAT(Append(5, "d", 0), IsOk());
  EXPECT_THAT(Feed({}), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(Feed({.after = {.position = 2}}), ElementsAre("c", "d"));
  EXPECT_THAT(Feed({.limit = 2}), ElementsAre("a", "b"));
  EXPECT_THAT(Feed({.person_key = 5}), ElementsAre("a", "c", "d"));
  EXPECT_THAT(Feed({.after = {.position = 1}, .person_key = 5, .limit = 1}), ElementsAre("c"));
  EXPECT_THAT(Feed({.audience_mask = 2}), ElementsAre("b", "c"));
  EXPECT_THAT(Feed({.person_key = 5, .audience_mask = 2}), ElementsAre("c"));
  EXPECT_EQ(Last(), 4);
}

TEST_P(FloorTest, PositionsOfErasedEventsAreNeverGivenAgain) {
  EXPECT_EQ(Last(), 0);
  ASSERT_THAT(Append(5, "a"), IsOk());
  ASSERT_THAT(Append(6, "b"), IsOk());
  ASSERT_THAT(Append(5, "c"), IsOk());
  int64_t erased = 0;
  ASSERT_THAT(Write([&erased](Transaction& tx) {
                auto count = EraseEvents(tx, 5);
                if (count.ok()) erased = *count;
                return count.status();
              }),
              IsOk());
  EXPECT_EQ(erased, 2);
  EXPECT_EQ(Last(), 3);
  ASSERT_THAT(Append(5, "d"), IsOk());
  EXPECT_THAT(Feed({.after = {.position = 3}}), ElementsAre("d"));
  EXPECT_EQ(Last(), 4);
}

// The order of completions is the order of commits; the feed must tell the same.
TEST_P(FloorTest, FeedOrderIsCommitOrderUnderEightWriters) {
  constexpr int kWriters = 8, kEach = 100;
  std::vector<std::string> names(kWriters * kEach);
  for (int i = 0; i < kWriters * kEach; ++i) names[i] = "goals/" + std::to_string(i);
  std::vector<std::string> committed;
  std::latch finished(kWriters * kEach);
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      for (int i = 0; i < kEach; ++i) {
        const std::string& name = names[w * kEach + i];
        database_->Transact(
            absl::InfiniteFuture(),
            [&name, w, i](Transaction& tx) {
              Event event;
              event.person_key = w;
              event.event_time = kNow;
              event.resource = name;
              absl::Status status = AppendEvent(tx, event);
              return status.ok() && i % 10 == 9 ? absl::AbortedError("no change, no event") : status;
            },
            [&](absl::Status status) {
              if (status.ok()) committed.push_back(name);
              finished.count_down();
            });
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  finished.wait();
  EXPECT_EQ(committed.size(), 720u);
  EXPECT_EQ(Feed({.limit = 10'000}), committed);
  EXPECT_EQ(Int("SELECT COUNT(*) FROM events WHERE seq > 90"), 0) << "seq has no gaps within a person";
}

TEST_P(FloorTest, ARequestIsRememberedByCallerMethodAndId) {
  const std::string hash(32, '\xfe');
  const RequestKey key{"ada", "CreateGoal", "id-1"};
  ASSERT_THAT(Write([&](Transaction& tx) { return Remember(tx, key, hash, "goals/1", kNow); }), IsOk());
  const auto remembered = FindKey(key);
  ASSERT_TRUE(remembered.has_value());
  EXPECT_EQ(remembered->hash, hash);
  EXPECT_EQ(remembered->resource, "goals/1");
  EXPECT_FALSE(FindKey({"bob", "CreateGoal", "id-1"}).has_value());
  EXPECT_FALSE(FindKey({"ada", "UpdateGoal", "id-1"}).has_value());
  EXPECT_FALSE(FindKey({"ada", "CreateGoal", "id-2"}).has_value());
  EXPECT_THAT(Write([&](Transaction& tx) { return Remember(tx, key, hash, "goals/2", kNow); }),
              HasCode(absl::StatusCode::kAlreadyExists));
}

TEST_P(FloorTest, ARequestWhoseWriteFailedIsNotRemembered) {
  const RequestKey key{"ada", "CreateGoal", "id-1"};
  EXPECT_THAT(Write([&](Transaction& tx) {
                absl::Status status = Remember(tx, key, "hash", "goals/1", kNow);
                return status.ok() ? absl::FailedPreconditionError("a rule") : status;
              }),
              HasCode(absl::StatusCode::kFailedPrecondition));
  EXPECT_FALSE(FindKey(key).has_value());
}

TEST_P(FloorTest, OldRequestsAreForgottenInSlices) {
  for (int i = 0; i < 10; ++i) {
    const std::string id = std::to_string(i);
    ASSERT_THAT(Write([&](Transaction& tx) {
                  return Remember(tx, {"ada", "CreateGoal", id}, "hash", "goals/1", kNow + absl::Hours(i));
                }),
                IsOk());
  }
  std::vector<int64_t> deleted;
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(Write([&](Transaction& tx) {
                  auto count = DeleteRequestsOlderThan(tx, kNow + absl::Hours(7), 4);
                  if (count.ok()) deleted.push_back(*count);
                  return count.status();
                }),
                IsOk());
  }
  EXPECT_THAT(deleted, ElementsAre(4, 3, 0));
  EXPECT_FALSE(FindKey({"ada", "CreateGoal", "6"}).has_value());
  EXPECT_TRUE(FindKey({"ada", "CreateGoal", "7"}).has_value());
}

INSTANTIATE_TEST_SUITE_P(Engines, FloorTest, testing::ValuesIn(AllEngines()), EngineName);

}  // namespace
}  // namespace milepost::store
