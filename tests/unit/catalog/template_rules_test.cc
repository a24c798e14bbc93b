#include "services/catalog/template_rules.h"

#include "gmock/gmock.h"
#include "tests/testing/protos.h"

namespace milepost::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> FieldsRefused(const std::string& text) {
  std::vector<std::string> fields;
  for (const auto& violation : CheckTemplate(testing::Parse<v1::Template>(text))) fields.push_back(violation.field);
  return fields;
}

TEST(TemplateRules, AllowWhatPlansAndGoalsAllow) {
  EXPECT_THAT(FieldsRefused("kind: KIND_PLAN plan { required_signers: SIGNER_EMPLOYEE } goals { title: 'Read' "
                            "start_day: 10 due_day: 10 metric { start: 4 target: 0 } "
                            "obstacles { description: 'Night shifts' cue: 'a night shift' response: 'read at noon' } "
                            "obstacles { description: 'Flu' } }"),
              IsEmpty());
}

TEST(TemplateRules, RefuseADueDayBeforeTheStartDay) {
  EXPECT_THAT(FieldsRefused("kind: KIND_GOAL goals { title: 'a' } goals { title: 'b' start_day: 10 due_day: 9 }"),
              ElementsAre("goals[1].due_day"));
}

TEST(TemplateRules, RefuseATargetThatIsTheStart) {
  EXPECT_THAT(FieldsRefused("kind: KIND_GOAL goals { title: 'a' metric { start: 0 target: 0 } }"),
              ElementsAre("goals[0].metric.target"));
}

TEST(TemplateRules, RefuseHalfAnIfThenPlan) {
  EXPECT_THAT(FieldsRefused("kind: KIND_GOAL goals { title: 'a' obstacles { description: 'x' cue: 'y' } "
                            "obstacles { description: 'x' response: 'z' } }"),
              ElementsAre("goals[0].obstacles[0].response", "goals[0].obstacles[1].cue"));
}

TEST(TemplateRules, RefuseThePlansWordsWithoutAPlan) {
  EXPECT_THAT(FieldsRefused("kind: KIND_GOAL plan { vision: 'far' } goals { title: 'a' }"), ElementsAre("plan"));
}

TEST(TemplateRules, RefuseASignerTwice) {
  EXPECT_THAT(FieldsRefused("kind: KIND_PLAN plan { required_signers: SIGNER_MANAGER required_signers: SIGNER_MENTOR "
                            "required_signers: SIGNER_MANAGER } goals { title: 'a' }"),
              ElementsAre("plan.required_signers[2]"));
}

TEST(TemplateRules, RefuseTheFirstByteThatIsTooMuch) {
  v1::Template pattern = testing::Parse<v1::Template>("kind: KIND_GOAL goals { title: 'a' }");
  pattern.mutable_goals(0)->set_description(std::string(200'000, 'x'));
  // The rest of the way to 262,143 bytes, in a text whose length takes three bytes.
  pattern.set_description(std::string(262'143 - pattern.ByteSizeLong() - 4, 'x'));
  ASSERT_EQ(pattern.ByteSizeLong(), 262'143u);
  EXPECT_THAT(CheckTemplate(pattern), IsEmpty());
  pattern.mutable_description()->push_back('x');
  ASSERT_EQ(CheckTemplate(pattern).size(), 1u);
  EXPECT_EQ(CheckTemplate(pattern)[0].field, "goals");
}

}  // namespace
}  // namespace milepost::catalog
