#include "clients/cli/catalog_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "clients/cli/catalog_writer.h"
#include "google/protobuf/text_format.h"

namespace milepost::cli {
namespace {

using catalog::v1::Requirement;
using catalog::v1::Role;
using catalog::v1::Skill;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

template <class T>
T Parse(const std::string& text) {
  T message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// `id: resource` of every item in short text format, or the error; problems follow their item.
std::vector<std::string> ReadAll(CatalogFormat format, const std::string& text, const std::string& version = "") {
  std::istringstream in(text);
  CatalogCsv csv(in, format, version);
  const absl::Status header = csv.ReadHeader();
  if (!header.ok()) return {std::string(header.message())};
  std::vector<std::string> all;
  for (;;) {
    CatalogItem item;
    const auto found = csv.Next(item);
    if (found.ok() && !*found) return all;
    if (!found.ok()) {
      all.emplace_back(found.status().message());
      continue;
    }
    all.push_back(std::visit(
        [&](const auto& resource) {
          return std::to_string(item.line) + " " + item.id + ": " + resource.ShortDebugString();
        },
        item.resource));
    all.insert(all.end(), item.problems.begin(), item.problems.end());
  }
}

TEST(CatalogCsvRules, MapOnetLevelsToFive) {
  // value x 5 / 7: 0, 1.43, 1.5 exactly at 2.1, 2.49, 2.5 exactly at 3.5, 3.2, 4.5 exactly at 6.3, 5.
  for (auto [value, level] :
       {std::pair{0.0, 1}, {2.0, 1}, {2.1, 2}, {3.48, 2}, {3.5, 3}, {4.5, 3}, {6.2, 4}, {6.3, 5}, {7.0, 5}}) {
    EXPECT_EQ(OnetLevel(value), level) << value;
  }
}

TEST(CatalogCsvRules, MapOnetImportanceByItsWords) {
  EXPECT_EQ(OnetImportance(1.99), std::nullopt);
  EXPECT_EQ(OnetImportance(2), Requirement::IMPORTANCE_USEFUL);
  EXPECT_EQ(OnetImportance(2.99), Requirement::IMPORTANCE_USEFUL);
  EXPECT_EQ(OnetImportance(3), Requirement::IMPORTANCE_IMPORTANT);
  EXPECT_EQ(OnetImportance(4), Requirement::IMPORTANCE_CRITICAL);
  EXPECT_EQ(OnetImportance(5), Requirement::IMPORTANCE_CRITICAL);
}

TEST(CatalogCsvRules, MakeIdsOfCodes) {
  EXPECT_EQ(CatalogId("onet", "2.B.3.e"), "onet-2-b-3-e");
  EXPECT_EQ(CatalogId("onet", "15-1252.00"), "onet-15-1252-00");
  EXPECT_EQ(CatalogId("", "C++ & C#"), "c-c");
  EXPECT_EQ(CatalogId("", "3D printing"), "s-3d-printing");
  EXPECT_EQ(CatalogId("", "陳"), "");
  const std::string one = CatalogId("", std::string(70, 'a') + "1"), other = CatalogId("", std::string(70, 'a') + "2");
  EXPECT_EQ(one.size(), 63u);
  EXPECT_NE(one, other);
}

TEST(CatalogCsv, ReadsOnetSkills) {
  EXPECT_THAT(ReadAll(CatalogFormat::kOnet,
                      "Element ID,Element Name,Description\n2.B.3.e,Programming,\"Writing, for computers\"\n", "30.0"),
              ElementsAre("2 onet-2-b-3-e: display_name: \"Programming\" description: \"Writing, for computers\" "
                          "external_references { catalog: CATALOG_ONET code: \"2.B.3.e\" version: \"30.0\" }"));
}

TEST(CatalogCsv, ReadsTabsWhereTheHeaderHasThem) {
  EXPECT_THAT(ReadAll(CatalogFormat::kOnet, "Element ID\tElement Name\n2.A.1.d\tSpeaking, aloud\n"),
              ElementsAre(HasSubstr("onet-2-a-1-d: display_name: \"Speaking, aloud\"")));
}

const char kRequirements[] = "O*NET-SOC Code,Title,Element ID,Element Name,Scale ID,Data Value\n";

TEST(CatalogCsv, ReadsTheRequirementsOfAnOccupationAsOneRole) {
  EXPECT_THAT(ReadAll(CatalogFormat::kOnet, std::string(kRequirements) +
                                                "29-1141.00,Registered Nurses,2.A.1.d,Speaking,IM,4.0\n"
                                                "29-1141.00,Registered Nurses,2.A.1.d,Speaking,LV,4.12\n"
                                                "29-1141.00,Registered Nurses,2.A.1.d,Speaking,XX,99\n"
                                                "29-1141.00,Registered Nurses,2.B.3.e,Programming,IM,1.5\n"
                                                "29-1141.00,Registered Nurses,2.B.3.e,Programming,LV,0.5\n"
                                                "15-1252.00,Software Developers,2.B.3.e,Programming,LV,5.5\n"
                                                "15-1252.00,Software Developers,2.B.3.e,Programming,IM,3.9\n"),
              ElementsAre("2 onet-29-1141-00: display_name: \"Registered Nurses\" requirements { skill: "
                          "\"skills/onet-2-a-1-d\" required_level: 3 importance: IMPORTANCE_CRITICAL } "
                          "external_references { catalog: CATALOG_ONET code: \"29-1141.00\" }",
                          "7 onet-15-1252-00: display_name: \"Software Developers\" requirements { skill: "
                          "\"skills/onet-2-b-3-e\" required_level: 4 importance: IMPORTANCE_IMPORTANT } "
                          "external_references { catalog: CATALOG_ONET code: \"15-1252.00\" }"));
}

TEST(CatalogCsv, SaysWhereARequirementIsWrongAndLeavesOutThatOne) {
  EXPECT_THAT(ReadAll(CatalogFormat::kOnet, std::string(kRequirements) + "1,Nurse,2.A,a,IM,4\n"
                                                                         "1,Nurse,2.A,a,LV,7.01\n"
                                                                         "1,Nurse,2.B,b,IM,4\n"
                                                                         "1,Nurse,2.B,b,LV,7\n"
                                                                         "1,Nurse,2.B,b,LV,6\n"),
              ElementsAre(HasSubstr("line 3, column 6 (Data Value): is no number from 0 to 7"),
                          HasSubstr("line 6, column 5 (Scale ID): comes twice for 2.B"),
                          HasSubstr("requirements { skill: \"skills/onet-2-b\" required_level: 5"),
                          HasSubstr("line 2: 1 has no record of scale LV for 2.A")));
}

TEST(CatalogCsv, RefusesAnOccupationWhoseRecordsAreApart) {
  EXPECT_THAT(ReadAll(CatalogFormat::kOnet, std::string(kRequirements) + "1,A,2.A,a,IM,1\n1,A,2.A,a,LV,1\n"
                                                                         "2,B,2.A,a,IM,1\n2,B,2.A,a,LV,1\n"
                                                                         "1,A,2.B,b,IM,1\n1,A,2.B,b,LV,1\n"),
              ElementsAre(HasSubstr("onet-1"), HasSubstr("onet-2"), HasSubstr("line 6, column 1 (O*NET-SOC Code)")));
}

TEST(CatalogCsv, ReadsEscoSkills) {
  EXPECT_THAT(
      ReadAll(CatalogFormat::kEsco,
              "conceptType,conceptUri,preferredLabel,altLabels,reuseLevel,description\n"
              "Skill,http://data.europa.eu/esco/skill/000f-1,manage staff,\"lead staff\nrun a team\","
              "cross-sector,\"Leads, \"\"well\"\"\"\n"
              "Skill,http://data.europa.eu/esco/skill/2,x,,everywhere,\n"),
      ElementsAre("2 esco-000f-1: display_name: \"manage staff\" description: \"Leads, \\\"well\\\"\" reuse_level: "
                  "REUSE_LEVEL_CROSS_SECTOR external_references { catalog: CATALOG_ESCO code: "
                  "\"http://data.europa.eu/esco/skill/000f-1\" } aliases: \"lead staff\" aliases: \"run a team\"",
                  HasSubstr("line 4, column 5 (reuseLevel): is none of")));
}

TEST(CatalogCsv, ReadsOnesOwnSkills) {
  EXPECT_THAT(
      ReadAll(CatalogFormat::kGeneric,
              "display_name,id,aliases,reuse_level,code,catalog\n"
              "Python,python,Py|CPython,cross_sector,PROG,sfia\n"
              "Night duty,,,,,\n"
              "夜勤,,,,,\n"
              "Wide,,,everywhere,,\n"),
      ElementsAre("2 python: display_name: \"Python\" reuse_level: REUSE_LEVEL_CROSS_SECTOR external_references "
                  "{ catalog: CATALOG_SFIA code: \"PROG\" } aliases: \"Py\" aliases: \"CPython\"",
                  "3 night-duty: display_name: \"Night duty\"",
                  HasSubstr("line 4, column 1 (display_name): makes no id"),
                  HasSubstr("line 5, column 4 (reuse_level): ")));
}

TEST(CatalogCsv, SaysWhichColumnsAreMissing) {
  EXPECT_THAT(ReadAll(CatalogFormat::kEsco, "conceptUri,label\n"), ElementsAre(HasSubstr("preferredLabel")));
  EXPECT_THAT(ReadAll(CatalogFormat::kOnet, ""), ElementsAre("the file is empty"));
  EXPECT_THAT(ReadAll(CatalogFormat::kGeneric, "display_name,code\nA,1,2\n"),
              ElementsAre(HasSubstr("line 2, column 3: the record has 3 fields, the header 2")));
}

TEST(CatalogMerge, ChangesNothingTheSecondTime) {
  const Skill wanted = Parse<Skill>(
      "display_name: 'Python' aliases: 'Py' external_references { catalog: CATALOG_ONET code: '2' version: '30' }");
  Skill stored = Parse<Skill>(
      "name: 'skills/python' display_name: 'python' category: 'data' reuse_level: REUSE_LEVEL_SECTOR "
      "external_references { catalog: CATALOG_SFIA code: 'PROG' } external_references { catalog: CATALOG_ONET code: "
      "'2' }");
  EXPECT_THAT(MergeInto(wanted, stored), ElementsAre("display_name", "aliases", "external_references"));
  EXPECT_EQ(stored.category(), "data");
  EXPECT_EQ(stored.external_references_size(), 2);
  EXPECT_EQ(stored.external_references(1).version(), "30");
  EXPECT_THAT(MergeInto(wanted, stored), IsEmpty());
}

TEST(CatalogMerge, KeepsARolesOtherRequirements) {
  const Role wanted = Parse<Role>("display_name: 'Nurse' requirements { skill: 'skills/onet-2' required_level: 4 }");
  Role stored = Parse<Role>(
      "display_name: 'Nurse' requirements { skill: 'skills/onet-1' required_level: 1 } "
      "requirements { skill: 'skills/our-own' required_level: 2 level_name: 'advanced beginner' }");
  EXPECT_THAT(MergeInto(wanted, stored), ElementsAre("requirements"));
  ASSERT_EQ(stored.requirements_size(), 2);
  EXPECT_EQ(stored.requirements(0).skill(), "skills/our-own");
  EXPECT_EQ(stored.requirements(1).skill(), "skills/onet-2");
  stored.mutable_requirements(1)->set_level_name("proficient");  // as the server answers
  EXPECT_THAT(MergeInto(wanted, stored), IsEmpty());
}

}  // namespace
}  // namespace milepost::cli
