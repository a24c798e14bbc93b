// The plan as a form to fill in by hand: the same sections in the same words, with lines to write on.
#include <initializer_list>
#include <utility>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

constexpr int kGoalCount = 3;
constexpr int kSkillRows = 7, kStepRows = 4, kReviewRows = 6;
constexpr char kRoomToWrite[] = "\u00A0\n\u00A0";  // a cell of two lines is high enough for a hand

// Labelled lines beside one another.
void AddLines(const Source& source, std::initializer_list<Word> labels, int lines, Blocks& out) {
  Columns columns;
  for (const Word label : labels) columns.columns.push_back({1, {Block{NoteLines{source(label), lines}}}});
  Add(out, std::move(columns));
}

void AddCheckboxes(const Source& source, std::initializer_list<Word> words, Blocks& out) {
  List list;
  list.marker = Marker::kCheckbox;
  for (const Word word : words) list.items.push_back({Plain(source(word))});
  Add(out, std::move(list));
}

// A ruled table to write in; columns by their words and shares.
void AddBlankTable(const Source& source, std::initializer_list<std::pair<Word, double>> columns, int rows,
                   Blocks& out) {
  Table table;
  table.band = false;
  for (const auto& [word, weight] : columns) table.columns.push_back({source(word), weight});
  TableGroup group;
  for (int row = 0; row < rows; ++row) {
    group.rows.push_back({std::vector<Cell>(columns.size(), Cell(Plain(kRoomToWrite)))});
  }
  table.groups.push_back(std::move(group));
  Add(out, std::move(table));
}

Blocks GoalBlocks(const Source& source) {
  Blocks blocks;
  Add(blocks, NoteLines{source(Word::kFormGoalWhat), 2});
  AddLines(source, {Word::kWhy, Word::kSuccessCriteria}, 3, blocks);
  AddLines(source, {Word::kNow, Word::kTargetTerm, Word::kDue}, 1, blocks);
  Blocks lanes, smart;
  Add(lanes, Paragraph{Styled(source(Word::kWhen), Style::kBold), true});
  AddCheckboxes(source, {Word::kHorizonShort, Word::kHorizonMedium, Word::kHorizonLong}, lanes);
  Add(smart, Paragraph{Styled(source(Word::kFormGoalCheck), Style::kBold), true});
  AddCheckboxes(
      source,
      {Word::kFormSpecific, Word::kFormMeasurable, Word::kFormAchievable, Word::kFormRelevant, Word::kFormTimeBound},
      smart);
  Columns checks;
  checks.columns.push_back({1, std::move(lanes)});
  checks.columns.push_back({2.4, std::move(smart)});
  Add(blocks, std::move(checks));
  AddBlankTable(source, {{Word::kStep, 3}, {Word::kDue, 1}, {Word::kFormHelp, 1.6}, {Word::kFormDone, 0.7}}, kStepRows,
                blocks);
  AddLines(source, {Word::kIf, Word::kThen}, 2, blocks);
  return blocks;
}

}  // namespace

void AddFormPerson(const Source& source, Blocks& out) {
  Cover cover;
  cover.slim = true;
  cover.overline = Capitals(source(Word::kFormOverline));
  cover.title = source(Word::kPlanTitle);
  Add(out, std::move(cover));
  Add(out, Paragraph{Styled(source(Word::kFormLead), Style::kMuted)});
  AddLines(source, {Word::kName, Word::kPosition, Word::kUnit}, 1, out);
  AddLines(source, {Word::kManager, Word::kMentor, Word::kPlanPeriod}, 1, out);
  Add(out, Heading{1, source(Word::kVision)});
  Add(out, NoteLines{source(Word::kWelcomeVision), 3});
  Add(out, NoteLines{source(Word::kFormRole), 2});
  Add(out, Heading{1, source(Word::kWhoIAm)});
  AddLines(source, {Word::kValues, Word::kInterests}, 4, out);
  AddLines(source, {Word::kStrengths, Word::kAreas}, 4, out);
  Blocks skills;
  Add(skills, Heading{1, source(Word::kSkills)});
  AddBlankTable(source, {{Word::kSkill, 2.2}, {Word::kNow, 0.8}, {Word::kRequired, 0.8}, {Word::kFormSkillStep, 3}},
                kSkillRows, skills);
  AddTogether(std::move(skills), out);
  Blocks support;
  Add(support, Heading{1, source(Word::kSupportAndBudget)});
  Add(support, NoteLines{"", 4});
  AddTogether(std::move(support), out);
  Blocks care;
  Add(care, Heading{1, source(Word::kCare)});
  AddLines(source, {Word::kBoundaries, Word::kRewards}, 4, care);
  AddTogether(std::move(care), out);
}

void AddFormGoals(const Source& source, Blocks& out) {
  constexpr Hue kGoalHues[kGoalCount] = {Hue::kBrand, Hue::kTeal, Hue::kPlum};
  for (int i = 0; i < kGoalCount; ++i) {
    Blocks body;
    const std::string title = source(Word::kFormGoal, {{"number", absl::StrCat(i + 1)}});
    Add(body, Heading{1, title});
    Card card;
    card.hue = kGoalHues[i];
    card.blocks = GoalBlocks(source);
    Add(body, std::move(card));
    AddTogether(std::move(body), out);
  }
}

void AddFormAgreement(const Source& source, Blocks& out) {
  Blocks reviews;
  Add(reviews, Heading{1, source(Word::kReviews)});
  AddBlankTable(source, {{Word::kDate, 1}, {Word::kFormReview, 4}, {Word::kNextReview, 1.2}}, kReviewRows, reviews);
  AddTogether(std::move(reviews), out);
  Add(out, NoteLines{source(Word::kReviewNotes), 4});
  Blocks agreement;
  Add(agreement, Heading{1, source(Word::kAgreement), source(Word::kAgreementLead)});
  SignatureBlock signatures;
  signatures.statement = source(Word::kAgreementStatement);
  for (const Word role : {Word::kEmployee, Word::kManager, Word::kMentor}) {
    signatures.signers.push_back({"", source(role), source(Word::kDate)});
  }
  Add(agreement, std::move(signatures));
  AddTogether(std::move(agreement), out);
}

}  // namespace milepost::report
