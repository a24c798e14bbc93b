#include "services/rpc/field_mask.h"

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/mentoring/v1/mentorship.pb.h"
#include "milepost/progress/v1/journal_entry.pb.h"
#include "services/rpc/errors.h"
#include "tests/unit/rpc/made_up_messages.h"

namespace milepost::rpc {
namespace {

using google::protobuf::FieldMask;
using google::protobuf::Message;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

FieldMask MaskOf(std::vector<std::string> paths) {
  FieldMask mask;
  for (std::string& path : paths) mask.add_paths(std::move(path));
  return mask;
}

template <typename T>
T Parse(const std::string& text) {
  T message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

goals::v1::Goal GoalOf(const std::string& text) { return Parse<goals::v1::Goal>(text); }
progress::v1::JournalEntry EntryOf(const std::string& text) { return Parse<progress::v1::JournalEntry>(text); }

std::vector<std::string> PathsOf(std::vector<std::string> paths, const Message& resource) {
  const auto mask = ResolveMask(MaskOf(std::move(paths)), resource);
  EXPECT_TRUE(mask.ok()) << mask.status();
  return mask.ok() ? mask->PathTexts() : std::vector<std::string>();
}

// What `target` is after an update with this mask.
template <typename T>
std::string Updated(std::vector<std::string> paths, const T& source, T target) {
  const auto mask = ResolveMask(MaskOf(std::move(paths)), source);
  EXPECT_TRUE(mask.ok()) << mask.status();
  const absl::Status applied = ApplyMask(*mask, source, &target);
  EXPECT_TRUE(applied.ok()) << applied;
  return target.ShortDebugString();
}

std::vector<std::string> ProblemsOf(std::vector<std::string> paths, const Message& resource) {
  const auto mask = ResolveMask(MaskOf(std::move(paths)), resource);
  EXPECT_TRUE(HasReason(mask.status(), type::v1::ERROR_REASON_INVALID_FIELDS));
  std::vector<std::string> problems;
  for (const Violation& violation : ViolationsOf(mask.status())) {
    EXPECT_EQ(violation.field, "update_mask");
    problems.push_back(violation.description);
  }
  return problems;
}

TEST(ResolveMask, OmittedMeansEveryPopulatedField) {
  const goals::v1::Goal goal =
      GoalOf("name: 'profiles/a/goals/g' title: 't' importance: 0 metric { unit: 'h' } state: STATE_ACTIVE etag: 'e'");
  EXPECT_THAT(PathsOf({}, goal), ElementsAre("title", "importance", "metric"));
  EXPECT_TRUE(ResolveMask({}, goals::v1::Goal())->empty());
  EXPECT_FALSE(ResolveMask({}, goal)->is_full());
}

TEST(ResolveMask, StarMeansEverythingAClientWrites) {
  const auto mask = ResolveMask(MaskOf({"*"}), goals::v1::Goal());
  ASSERT_TRUE(mask.ok());
  EXPECT_TRUE(mask->is_full());
  EXPECT_THAT(mask->PathTexts(), Contains("milestones"));
  for (const char* never : {"name", "etag", "state", "create_time", "measurement", "status"}) {
    EXPECT_THAT(mask->PathTexts(), Not(Contains(never)));
  }
  EXPECT_EQ(mask->PathTexts().size(), 24u);
}

TEST(ResolveMask, StarStandsAlone) {
  EXPECT_THAT(ProblemsOf({"*", "title"}, goals::v1::Goal()), ElementsAre(HasSubstr("send * alone")));
  EXPECT_FALSE(ResolveMask(MaskOf({"metric.*"}), goals::v1::Goal()).ok());
}

TEST(ResolveMask, RefusesWhatIsNoPath) {
  const goals::v1::Goal goal;
  EXPECT_THAT(ProblemsOf({"colour"}, goal), ElementsAre("names colour, which is no field of Goal"));
  for (const char* path :
       {"", ".", "title.", ".title", "Title", "dueDate", "title.length", "metric.size", "metric..unit", "milestones[0]",
        "due_date[0].year", " title", "title,why", "goal.title", "`title`"}) {
    EXPECT_FALSE(ResolveMask(MaskOf({path}), goal).ok()) << path;
  }
}

TEST(ResolveMask, RefusesPathsIntoListsMapsAndWholeValues) {
  const goals::v1::Goal goal;
  EXPECT_THAT(ProblemsOf({"milestones.title", "milestones.0", "due_date.year"}, goal),
              ElementsAre(HasSubstr("name milestones as a whole"), HasSubstr("name milestones as a whole"),
                          HasSubstr("name due_date as a whole")));
  MadeUp made_up;
  EXPECT_THAT(ProblemsOf({"labels.k"}, *made_up.Make("Thing", "")), ElementsAre(HasSubstr("name labels as a whole")));
}

TEST(ResolveMask, NamesEveryBadPath) {
  EXPECT_EQ(ProblemsOf({"a", "title", "b", "c"}, goals::v1::Goal()).size(), 3u);
  EXPECT_EQ(ProblemsOf(std::vector<std::string>(101, "title"), goals::v1::Goal()).size(), 1u);
}

TEST(ResolveMask, PassesOverNameEtagAndOutputOnly) {
  EXPECT_THAT(PathsOf({"name", "etag", "state", "measurement.value", "title"}, goals::v1::Goal()),
              ElementsAre("title"));
}

TEST(ResolveMask, JoinsOverlappingPaths) {
  const goals::v1::Goal goal;
  EXPECT_THAT(PathsOf({"metric.unit", "metric", "title", "title", "metric.start"}, goal),
              ElementsAre("metric", "title"));
}

TEST(ResolveMask, SaysWhetherAListIsTouched) {
  const goals::v1::Goal goal = GoalOf("title: 't'");
  EXPECT_FALSE(ResolveMask({}, goal)->touches_repeated());
  EXPECT_TRUE(ResolveMask({}, GoalOf("skills: 'skills/a'"))->touches_repeated());
  EXPECT_TRUE(ResolveMask(MaskOf({"milestones"}), goal)->touches_repeated());
  EXPECT_FALSE(ResolveMask(MaskOf({"metric"}), goal)->touches_repeated());
}

TEST(ResolveMask, SaysWhatItTouches) {
  const auto mask = ResolveMask(MaskOf({"metric.target", "title"}), goals::v1::Goal());
  EXPECT_TRUE(mask->Touches("metric"));
  EXPECT_TRUE(mask->Touches("metric.target"));
  EXPECT_TRUE(mask->Touches("title.any"));
  EXPECT_FALSE(mask->Touches("metric.start"));
  EXPECT_FALSE(mask->Touches("tit"));
}

TEST(ApplyMask, WritesWhatTheMaskNames) {
  EXPECT_EQ(Updated({"title"}, GoalOf("title: 'new' why: 'new'"), GoalOf("title: 'old' why: 'old'")),
            GoalOf("title: 'new' why: 'old'").ShortDebugString());
}

TEST(ApplyMask, ClearsWhatIsUnset) {
  EXPECT_EQ(Updated({"why", "importance", "due_date", "skills"}, GoalOf("title: 'x'"),
                    GoalOf("title: 't' why: 'w' importance: 3 due_date { year: 2027 } skills: 'skills/a'")),
            GoalOf("title: 't'").ShortDebugString());
}

TEST(ApplyMask, KeepsAnExplicitZero) {
  EXPECT_EQ(Updated({"importance"}, GoalOf("importance: 0"), GoalOf("importance: 3")),
            GoalOf("importance: 0").ShortDebugString());
}

TEST(ApplyMask, ReachesIntoMessages) {
  EXPECT_EQ(Updated({"metric.target", "metric.unit"}, GoalOf("metric { target: 5 start: 9 }"),
                    GoalOf("metric { unit: 'h' start: 1 target: 2 }")),
            GoalOf("metric { start: 1 target: 5 }").ShortDebugString());
  EXPECT_EQ(Updated({"metric.target"}, GoalOf("metric { target: 5 start: 9 }"), GoalOf("")),
            GoalOf("metric { target: 5 }").ShortDebugString());
  EXPECT_EQ(Updated({"metric.target"}, GoalOf(""), GoalOf("")), "");
  EXPECT_EQ(Updated({"metric.target"}, GoalOf(""), GoalOf("metric { start: 1 target: 2 }")),
            GoalOf("metric { start: 1 }").ShortDebugString());
}

TEST(ApplyMask, ReplacesMessagesAndListsWhole) {
  EXPECT_EQ(Updated({}, GoalOf("metric { target: 5 } skills: 'skills/b'"),
                    GoalOf("metric { unit: 'h' start: 1 } skills: ['skills/a', 'skills/c']")),
            GoalOf("metric { target: 5 } skills: 'skills/b'").ShortDebugString());
}

TEST(ApplyMask, StarReplacesEverythingButOutputOnlyNameAndEtag) {
  EXPECT_EQ(Updated({"*"}, GoalOf("name: 'n2' title: 'new' etag: 'e2' creator: 'x'"),
                    GoalOf("name: 'n1' title: 'old' why: 'w' skills: 'skills/a' etag: 'e1' state: STATE_ACTIVE "
                           "creator: 'ann' stored_progress: 0.5 milestones { title: 'm' }")),
            GoalOf("name: 'n1' title: 'new' etag: 'e1' state: STATE_ACTIVE creator: 'ann' stored_progress: 0.5")
                .ShortDebugString());
}

TEST(ApplyMask, ElementsKeepOutputOnlyFieldsById) {
  EXPECT_EQ(Updated({"milestones"},
                    GoalOf("milestones { id: 'c' title: 'C' evidence: 'forged' } milestones { id: 'a' title: 'A2' }"
                           "milestones { title: 'no id' evidence: 'forged' }"),
                    GoalOf("milestones { id: 'a' title: 'A' evidence: 'photo' achieve_date { year: 2026 } }"
                           "milestones { id: 'b' title: 'B' evidence: 'gone' }"
                           "milestones { title: 'no id' evidence: 'nobody' }")),
            GoalOf("milestones { id: 'c' title: 'C' }"
                   "milestones { id: 'a' title: 'A2' evidence: 'photo' achieve_date { year: 2026 } }"
                   "milestones { title: 'no id' }")
                .ShortDebugString());
}

TEST(ApplyMask, MembersOfAOneofTakeTurns) {
  const auto setback = EntryOf("setback { what: 's' }");
  const auto achievement = EntryOf("achievement { title: 'a' celebrate_time { seconds: 5 } }");
  EXPECT_EQ(Updated({"setback"}, setback, achievement), setback.ShortDebugString());
  EXPECT_EQ(Updated({}, setback, achievement), setback.ShortDebugString());
  // Naming a member that neither has leaves the other alone.
  EXPECT_EQ(Updated({"pulse"}, setback, achievement), achievement.ShortDebugString());
  EXPECT_EQ(Updated({"setback"}, EntryOf(""), achievement), achievement.ShortDebugString());
  EXPECT_EQ(Updated({"setback.what"}, EntryOf(""), achievement), achievement.ShortDebugString());
  EXPECT_EQ(Updated({"setback.what"}, setback, achievement), setback.ShortDebugString());
  EXPECT_EQ(Updated({"*"}, setback, achievement), setback.ShortDebugString());
  EXPECT_EQ(Updated({"*"}, EntryOf(""), achievement), "");
}

TEST(ApplyMask, MessagesKeepTheirOutputOnlyFields) {
  EXPECT_EQ(Updated({"achievement"}, EntryOf("achievement { title: 'b' celebrate_time { seconds: 9 } }"),
                    EntryOf("achievement { title: 'a' impact: 'i' celebrate_time { seconds: 5 } }")),
            EntryOf("achievement { title: 'b' celebrate_time { seconds: 5 } }").ShortDebugString());
  EXPECT_EQ(Updated({"achievement"}, EntryOf("achievement { title: 'b' celebrate_time { seconds: 9 } }"), EntryOf("")),
            EntryOf("achievement { title: 'b' }").ShortDebugString());
}

TEST(ApplyMask, ImmutableMayBeRepeatedButNotChanged) {
  using mentoring::v1::Mentorship;
  const auto stored = Parse<Mentorship>("mentor: 'profiles/bo' focus_skills: 'skills/a'");
  const auto same = Parse<Mentorship>("mentor: 'profiles/bo' focus_skills: 'skills/b'");
  const auto other = Parse<Mentorship>("mentor: 'profiles/cy' focus_skills: 'skills/b'");
  const auto unset = Parse<Mentorship>("focus_skills: 'skills/b'");
  const auto apply = [&](std::vector<std::string> paths, const Mentorship& source, Mentorship* target) {
    *target = stored;
    return ApplyMask(*ResolveMask(MaskOf(std::move(paths)), source), source, target);
  };
  Mentorship target;
  for (const auto& paths : std::vector<std::vector<std::string>>{{}, {"*"}, {"mentor", "focus_skills"}}) {
    EXPECT_TRUE(apply(paths, same, &target).ok());
    EXPECT_EQ(target.ShortDebugString(), same.ShortDebugString());
    const absl::Status refused = apply(paths, other, &target);
    EXPECT_EQ(refused.message(), "mentorship.mentor cannot be changed; leave it as it is.");
    EXPECT_EQ(target.ShortDebugString(), stored.ShortDebugString());
  }
  EXPECT_TRUE(apply({"*"}, unset, &target).ok());
  EXPECT_EQ(target.ShortDebugString(), same.ShortDebugString());
  EXPECT_TRUE(apply({}, unset, &target).ok());
  EXPECT_EQ(target.ShortDebugString(), same.ShortDebugString());
  EXPECT_FALSE(apply({"mentor"}, unset, &target).ok());
  EXPECT_TRUE(apply({"focus_skills"}, other, &target).ok());
  EXPECT_EQ(target.ShortDebugString(), same.ShortDebugString());
}

TEST(ApplyMask, FindsImmutableFieldsInside) {
  MadeUp made_up;
  const auto stored = made_up.Make("Thing", "part { title: 'a' serial: '1' done: 'x' part { serial: '2' } }");
  const auto change = made_up.Make("Thing", "part { title: 'b' serial: '9' part { serial: '8' } }");
  const auto refused = ApplyMask(*ResolveMask({}, *change), *change, stored.get());
  ASSERT_EQ(ViolationsOf(refused).size(), 2u);
  EXPECT_EQ(ViolationsOf(refused)[0].field, "thing.part.serial");
  EXPECT_EQ(ViolationsOf(refused)[1].field, "thing.part.part.serial");
  EXPECT_FALSE(ApplyMask(*ResolveMask(MaskOf({"part.serial"}), *change), *change, stored.get()).ok());
  const auto quiet = made_up.Make("Thing", "part { title: 'b' part { title: 'c' } }");
  EXPECT_TRUE(ApplyMask(*ResolveMask({}, *quiet), *quiet, stored.get()).ok());
  EXPECT_EQ(stored->ShortDebugString(),
            made_up.Make("Thing", "part { title: 'b' serial: '1' done: 'x' part { title: 'c' serial: '2' } }")
                ->ShortDebugString());
}

TEST(ApplyMask, NewMessagesMaySetImmutableFields) {
  MadeUp made_up;
  const auto stored = made_up.Make("Thing", "parts { id: 'a' serial: '1' done: 'x' }");
  const auto change = made_up.Make("Thing", "part { serial: '5' } parts { id: 'a' serial: '2' } parts { serial: '3' }");
  EXPECT_TRUE(ApplyMask(*ResolveMask({}, *change), *change, stored.get()).ok());
  EXPECT_EQ(stored->ShortDebugString(),
            made_up.Make("Thing", "part { serial: '5' } parts { id: 'a' serial: '1' done: 'x' } parts { serial: '3' }")
                ->ShortDebugString());
}

TEST(ApplyMask, ReplacesMapsWholeAndTextsInAOneof) {
  MadeUp made_up;
  const auto stored = made_up.Make("Thing", "labels { key: 'a' value: '1' } piece { title: 'p' done: 'd' }");
  const auto change = made_up.Make("Thing", "labels { key: 'b' value: '2' } text: 't'");
  EXPECT_TRUE(ApplyMask(*ResolveMask({}, *change), *change, stored.get()).ok());
  EXPECT_EQ(stored->ShortDebugString(), change->ShortDebugString());
}

TEST(ApplyMask, LeavesTheSourceAlone) {
  const goals::v1::Goal source = GoalOf("title: 'new' skills: 'skills/a'");
  const std::string before = source.SerializeAsString();
  Updated({"*"}, source, GoalOf("title: 'old'"));
  EXPECT_EQ(source.SerializeAsString(), before);
}

TEST(ApplyMask, KeepsTheTargetsUnknownFields) {
  goals::v1::Goal target = GoalOf("title: 'old'");
  target.GetReflection()->MutableUnknownFields(&target)->AddVarint(99, 1);
  const goals::v1::Goal source = GoalOf("title: 'new'");
  ASSERT_TRUE(ApplyMask(*ResolveMask(MaskOf({"*"}), source), source, &target).ok());
  EXPECT_EQ(target.GetReflection()->GetUnknownFields(target).field_count(), 1);
  EXPECT_EQ(target.title(), "new");
}

}  // namespace
}  // namespace milepost::rpc
