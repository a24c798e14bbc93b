#include "services/rpc/resource_name.h"

#include "gmock/gmock.h"
#include "google/api/resource.pb.h"
#include "gtest/gtest.h"
#include "milepost/catalog/v1/catalog_service.pb.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "milepost/progress/v1/progress_service.pb.h"
#include "milepost/reports/v1/reports_service.pb.h"

namespace milepost::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FileDescriptor;
using ::testing::ElementsAre;

TEST(Id, FollowsTheRule) {
  for (const char* id : {"a", "a1", "a-b", "z9", "g000000000000000000000000a"}) EXPECT_TRUE(IsId(id)) << id;
  EXPECT_TRUE(IsId("a" + std::string(62, 'b')));
  for (const char* id : {"", "1a", "-a", "a-", "A", "aB", "a_b", "a.b", "a b", "é", "a\n"})
    EXPECT_FALSE(IsId(id)) << id;
  EXPECT_FALSE(IsId("a" + std::string(63, 'b')));
  EXPECT_FALSE(IsId(std::string_view("a\0b", 3)));
}

TEST(ResourcePattern, ParsesWhatItBuilds) {
  const ResourcePattern pattern("profiles/{profile}/goals/{goal}");
  EXPECT_EQ(pattern.Build({"ann", "g1"}), "profiles/ann/goals/g1");
  const auto name = pattern.Parse("profiles/ann/goals/g1");
  ASSERT_TRUE(name.has_value());
  EXPECT_THAT(*name, ElementsAre("ann", "g1"));
}

TEST(ResourcePattern, AcceptsTheAliasMe) {
  EXPECT_TRUE(ResourcePattern("profiles/{profile}/goals/{goal}").Matches("profiles/me/goals/g1"));
}

TEST(ResourcePattern, RefusesOtherForms) {
  const ResourcePattern pattern("profiles/{profile}/goals/{goal}");
  for (const char* name : {"",
                           "/",
                           "profiles",
                           "profiles/",
                           "profiles/ann",
                           "profiles/ann/",
                           "profiles/ann/goals",
                           "profiles/ann/goals/",
                           "profiles/ann/goals/g1/",
                           "profiles/ann/goals/g1/entries/e1",
                           "/profiles/ann/goals/g1",
                           "profiles//goals/g1",
                           "profiles/ann/plans/g1",
                           "Profiles/ann/goals/g1",
                           "profiles/Ann/goals/g1",
                           "profiles/-/goals/g1",
                           "profiles/ann/goals/g1\n",
                           " profiles/ann/goals/g1",
                           "profiles/../goals/g1",
                           "profiles/ann%2Fgoals/g1"}) {
    EXPECT_FALSE(pattern.Matches(name)) << name;
    EXPECT_FALSE(pattern.Parse(name).has_value()) << name;
  }
}

TEST(ResourcePattern, KnowsSingletons) {
  const ResourcePattern pattern("profiles/{profile}/development");
  EXPECT_TRUE(pattern.Matches("profiles/ann/development"));
  EXPECT_FALSE(pattern.Matches("profiles/ann/developments"));
  EXPECT_EQ(pattern.Build({"ann"}), "profiles/ann/development");
}

TEST(ResourcePattern, EmptyMatchesNothing) {
  EXPECT_FALSE(ResourcePattern("").Matches(""));
  EXPECT_FALSE(ResourcePattern("").Matches("a"));
}

TEST(ResourcePattern, ComesFromTheAnnotation) {
  EXPECT_EQ(ResourcePattern::Of(*goals::v1::Goal::descriptor())->text(), "profiles/{profile}/goals/{goal}");
  EXPECT_FALSE(ResourcePattern::Of(*goals::v1::Milestone::descriptor()).has_value());
}

// Counts the resources of a file and those it imports, and compares each with the list.
void CompareWithList(const FileDescriptor& file, std::set<std::string>* seen) {
  for (int i = 0; i < file.message_type_count(); ++i) {
    const Descriptor& type = *file.message_type(i);
    if (!type.options().HasExtension(google::api::resource)) continue;
    const auto& resource = type.options().GetExtension(google::api::resource);
    EXPECT_EQ(PatternTextOf(resource.type()), resource.pattern(0));
    seen->insert(resource.type());
  }
  for (int i = 0; i < file.dependency_count(); ++i) CompareWithList(*file.dependency(i), seen);
}

void ReferencesAreListed(const Descriptor& type) {
  for (int i = 0; i < type.field_count(); ++i) {
    const auto& options = type.field(i)->options();
    if (!options.HasExtension(google::api::resource_reference)) continue;
    EXPECT_NE(PatternTextOf(options.GetExtension(google::api::resource_reference).type()), "")
        << type.field(i)->full_name();
  }
}

void ReferencesAreListed(const FileDescriptor& file) {
  for (int i = 0; i < file.message_type_count(); ++i) ReferencesAreListed(*file.message_type(i));
  for (int i = 0; i < file.dependency_count(); ++i) ReferencesAreListed(*file.dependency(i));
}

TEST(ResourcePatterns, AreThoseOfTheContract) {
  std::set<std::string> seen;
  for (const Descriptor* type :
       {catalog::v1::Skill::descriptor(), goals::v1::GetGoalRequest::descriptor(),
        mentoring::v1::GetMentorshipRequest::descriptor(), profiles::v1::GetProfileRequest::descriptor(),
        progress::v1::GetJournalEntryRequest::descriptor(), catalog::v1::GetRoleRequest::descriptor(),
        reports::v1::CreateReportRequest::descriptor()}) {
    CompareWithList(*type->file(), &seen);
    ReferencesAreListed(*type->file());
  }
  EXPECT_EQ(seen.size(), 21u);
  EXPECT_EQ(PatternTextOf("milepost.dev/Nobody"), "");
}

TEST(Names, HavePersonParentAndId) {
  EXPECT_EQ(PersonOf("profiles/ann/goals/g1/entries/e1"), "profiles/ann");
  EXPECT_EQ(PersonOf("profiles/ann"), "profiles/ann");
  EXPECT_EQ(PersonOf("profiles/"), "");
  EXPECT_EQ(PersonOf("profiles"), "");
  EXPECT_EQ(PersonOf("skills/python"), "");
  EXPECT_EQ(PersonOf(""), "");
  EXPECT_EQ(ParentOf("profiles/ann/goals/g1/entries/e1"), "profiles/ann/goals/g1");
  EXPECT_EQ(ParentOf("profiles/ann/goals/g1"), "profiles/ann");
  EXPECT_EQ(ParentOf("profiles/ann/development"), "profiles/ann");
  EXPECT_EQ(ParentOf("profiles/ann"), "");
  EXPECT_EQ(ParentOf(""), "");
  EXPECT_EQ(IdOf("profiles/ann/goals/g1"), "g1");
  EXPECT_EQ(IdOf("g1"), "g1");
  EXPECT_EQ(IdOf(""), "");
}

}  // namespace
}  // namespace milepost::rpc
