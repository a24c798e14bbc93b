// Who the person is: purpose, values, interests, strengths; and which goals serve which values.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using profiles::v1::Development;
using profiles::v1::Interest;
using profiles::v1::PersonalValue;
using profiles::v1::Strength;

constexpr double kMostPoints = 5;
constexpr size_t kMostValueColumns = 6;
constexpr int kMostMatrixRows = 20;

Cell Points(const Source& source, bool has, int points, Hue hue) {
  if (!has) return Plain("–");
  ProgressCell cell;
  cell.fraction = points / kMostPoints;
  cell.hue = hue;
  cell.value = source(Word::kOfFive, {{"points", absl::StrCat(points)}});
  return cell;
}

// By rank; those without come last, in the order given.
std::vector<const PersonalValue*> RankedValues(const Development& development) {
  std::vector<const PersonalValue*> values;
  for (const PersonalValue& value : development.values()) values.push_back(&value);
  const auto rank = [](const PersonalValue* value) { return value->has_rank() ? value->rank() : INT32_MAX; };
  std::stable_sort(values.begin(), values.end(), [&](auto* a, auto* b) { return rank(a) < rank(b); });
  return values;
}

Blocks ValuesTable(const Source& source) {
  Blocks out;
  Table table;
  table.band = false;
  table.columns = {{source(Word::kRank), 0.5, Align::kStart, true},
                   {source(Word::kValue), 1.8, Align::kStart, false, true},
                   {source(Word::kSatisfaction), 1.7}};
  TableGroup rows;
  for (const PersonalValue* value : RankedValues(source.snapshot().development())) {
    rows.rows.push_back({{Plain(value->has_rank() ? absl::StrCat(value->rank()) : "–"), Plain(value->label()),
                          Points(source, value->has_satisfaction(), value->satisfaction(), Hue::kTeal)}});
  }
  if (rows.rows.empty()) return out;
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kValues)}, std::move(table), out);
  return out;
}

std::string TypeOf(const Source& source, Interest::Riasec type) {
  switch (type) {
    case Interest::RIASEC_REALISTIC:
      return source(Word::kRealistic);
    case Interest::RIASEC_INVESTIGATIVE:
      return source(Word::kInvestigative);
    case Interest::RIASEC_ARTISTIC:
      return source(Word::kArtistic);
    case Interest::RIASEC_SOCIAL:
      return source(Word::kSocial);
    case Interest::RIASEC_ENTERPRISING:
      return source(Word::kEnterprising);
    case Interest::RIASEC_CONVENTIONAL:
      return source(Word::kConventional);
    default:
      return "–";
  }
}

Blocks InterestsTable(const Source& source) {
  Blocks out;
  Table table;
  table.band = false;
  table.columns = {{source(Word::kInterest), 1.8, Align::kStart, false, true},
                   {source(Word::kInterestType), 1.2},
                   {source(Word::kIntensity), 1.7}};
  TableGroup rows;
  for (const Interest& interest : source.snapshot().development().interests()) {
    rows.rows.push_back({{Plain(interest.label()), Plain(TypeOf(source, interest.riasec())),
                          Points(source, interest.has_intensity(), interest.intensity(), Hue::kPlum)}});
  }
  if (rows.rows.empty()) return out;
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kInterests)}, std::move(table), out);
  return out;
}

Blocks StrengthList(const Source& source, Strength::Kind kind, Word heading) {
  Blocks out;
  List list;
  for (const Strength& strength : source.snapshot().development().strengths()) {
    if (strength.kind() != kind) continue;
    ListItem item{Styled(strength.label(), Style::kBold)};
    if (const std::string evidence = Trimmed(strength.evidence()); !evidence.empty()) {
      item.text.push_back({absl::StrCat("\n", evidence), Style::kMuted});
    }
    list.items.push_back(std::move(item));
  }
  if (list.items.empty()) return out;
  Add(out, Heading{2, source(heading)});
  Add(out, std::move(list));
  return out;
}

// Beside one another, or one below the other's place if it is alone.
void AddPair(Blocks left, Blocks right, Blocks& out) {
  if (!left.empty() && !right.empty()) {
    Columns columns;
    columns.columns.push_back({1, std::move(left)});
    columns.columns.push_back({1, std::move(right)});
    Add(out, std::move(columns));
    return;
  }
  AddAll(std::move(left), out);
  AddAll(std::move(right), out);
}

void AddAssessmentResults(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kInstrument), 1.4, Align::kStart, false, true},
                   {source(Word::kDate), 0.8, Align::kStart, true},
                   {source(Word::kResult), 3}};
  TableGroup rows;
  for (const profiles::v1::AssessmentResult& result : source.snapshot().development().assessment_results()) {
    rows.rows.push_back({{Plain(result.instrument()), Plain(source.ShortDate(result.assess_date())),
                          Plain(Trimmed(result.summary()))}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kAssessments)}, std::move(table), out);
}

void AddDirection(const Source& source, Blocks& out) {
  const Development::Direction direction = source.snapshot().development().direction();
  if (direction == Development::DIRECTION_EXPLORING) {
    Add(out, Callout{Tone::kInfo,
                     source(Word::kExploring),
                     {Plain(source(Word::kExploringPrompt1)), Plain(source(Word::kExploringPrompt2)),
                      Plain(source(Word::kExploringPrompt3))}});
  } else if (direction == Development::DIRECTION_PIVOTING) {
    Add(out, Callout{Tone::kInfo, source(Word::kPivoting), {Plain(source(Word::kPivotingPrompt))}});
  }
}

}  // namespace

void AddPerson(const Source& source, Blocks& out) {
  const Development& development = source.snapshot().development();
  Blocks body;
  if (const std::string purpose = Trimmed(development.purpose_statement()); !purpose.empty()) {
    Add(body, Quote{purpose, source.snapshot().profile().display_name()});
  }
  AddDirection(source, body);
  AddPair(ValuesTable(source), InterestsTable(source), body);
  AddPair(StrengthList(source, Strength::KIND_STRENGTH, Word::kStrengths),
          StrengthList(source, Strength::KIND_DEVELOPMENT_AREA, Word::kAreas), body);
  AddAssessmentResults(source, body);
  if (body.empty()) return;
  Add(out, Heading{1, source(Word::kWhoIAm), source(Word::kWhoIAmLead)});
  AddAll(std::move(body), out);
}

void AddValueMatrix(const Source& source, Blocks& out) {
  std::vector<const PersonalValue*> values = RankedValues(source.snapshot().development());
  std::vector<const goals::v1::Goal*> goals;
  int64_t left_out = 0;
  for (const goals::v1::Goal& goal : source.goals()) {
    const bool serves = std::any_of(goal.value_ids().begin(), goal.value_ids().end(),
                                    [&](const std::string& id) { return source.Value(id) != nullptr; });
    if (!IsLive(goal) || !serves) continue;
    if (goals.size() < kMostMatrixRows) {
      goals.push_back(&goal);
    } else {
      ++left_out;
    }
  }
  if (goals.empty()) return;
  values.resize(std::min(values.size(), kMostValueColumns));
  Table table;
  table.band = false;
  table.columns.push_back({source(Word::kGoal), 3, Align::kStart, false, true});
  for (const PersonalValue* value : values) table.columns.push_back({value->label(), 1, Align::kCentre});
  TableGroup rows;
  for (const goals::v1::Goal* goal : goals) {
    TableRow row{{Plain(goal->title())}};
    for (const PersonalValue* value : values) {
      const auto& ids = goal->value_ids();
      row.cells.emplace_back(Plain(std::find(ids.begin(), ids.end(), value->id()) == ids.end() ? "" : "●"));
    }
    rows.rows.push_back(std::move(row));
  }
  table.groups.push_back(std::move(rows));
  Heading heading{2, source(Word::kValueMatrix)};
  Blocks body;
  Add(body, std::move(heading));
  Add(body, std::move(table));
  AddTogether(std::move(body), out);
  AddMore(source, left_out, out);
}

}  // namespace milepost::report
