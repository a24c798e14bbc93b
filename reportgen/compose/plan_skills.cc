// The target role, what it needs, and how far the person is; what each judgement rests on.
#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/skill_words.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using profiles::v1::SkillAssessment;
using profiles::v1::SkillGap;

constexpr int kMostEvidence = 12;

std::string LevelOr(bool has, int level) { return has ? absl::StrCat(level) : "–"; }

void AddGapBars(const Source& source, const SkillGap& gap, Blocks& out) {
  GapBars bars;
  bars.scale = {5, {"0", "1", "2", "3", "4", "5"}};
  bars.current_label = source(Word::kToday);
  bars.required_label = source(Word::kRequired);
  std::vector<std::string> spoken;
  std::vector<const SkillGap::Item*> items;
  for (const SkillGap::Item& item : gap.items()) items.push_back(&item);
  items.resize(std::min<size_t>(items.size(), kMostBars));
  std::stable_sort(items.begin(), items.end(), [](auto* a, auto* b) { return a->gap() > b->gap(); });
  for (const SkillGap::Item* item : items) {
    GapBar bar{item->skill_display_name(), static_cast<double>(item->current_level()),
               static_cast<double>(item->required_level())};
    if (item->has_previous_level()) bar.previous = item->previous_level();
    if (bar.previous) bars.previous_label = source(Word::kBefore);
    bar.met = item->gap() == 0 && item->has_current_level();
    bar.value = bar.met ? source(Word::kMet) : source.words().Number(-static_cast<double>(item->gap()), 0);
    bars.bars.push_back(std::move(bar));
    spoken.push_back(SkillSpoken(source, *item));
  }
  ChartBlock block;
  block.alt = absl::StrJoin(spoken, "; ");
  block.title = source(Word::kGapTitle);
  block.chart = std::move(bars);
  Add(out, std::move(block));
}

void AddGapTable(const Source& source, const SkillGap& gap, Blocks& out) {
  const bool judged_twice =
      std::any_of(gap.items().begin(), gap.items().end(), [](const auto& item) { return item.has_perception_delta(); });
  Table table;
  table.columns = {{source(Word::kSkill), 2.6, Align::kStart, false, true},
                   {source(Word::kImportance), 1.1},
                   {source(Word::kRequired), 0.9, Align::kEnd, true},
                   {source(Word::kToday), 0.8, Align::kEnd, true},
                   {source(Word::kJudgedBy), 1.2}};
  if (judged_twice) {
    table.columns.push_back({source(Word::kOwnView), 0.9, Align::kEnd, true});
    table.columns.push_back({source(Word::kPerception), 1.1, Align::kEnd, true});
  }
  TableGroup rows;
  for (const SkillGap::Item& item : gap.items()) {
    TableRow row{{Plain(item.skill_display_name()), Plain(ImportanceOf(source, item.importance())),
                  Plain(absl::StrCat(item.required_level())),
                  Plain(item.has_current_level() ? absl::StrCat(item.current_level()) : source(Word::kNotAssessed)),
                  Plain(JudgeOf(source, item.source()))}};
    if (judged_twice) {
      row.cells.emplace_back(Plain(LevelOr(item.has_self_level(), item.self_level())));
      row.cells.emplace_back(
          Plain(item.has_perception_delta() ? source.words().Signed(item.perception_delta(), 0) : std::string("–")));
    }
    rows.rows.push_back(std::move(row));
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), out);
  if (judged_twice) AddBelow({Block{Paragraph{Styled(source(Word::kPerceptionNote), Style::kMuted), true}}}, out);
}

// A role whose gap the reader does not get, or which requires nothing: its requirements alone.
void AddRequirements(const Source& source, const catalog::v1::Role& role, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kSkill), 3, Align::kStart, false, true},
                   {source(Word::kImportance), 1},
                   {source(Word::kRequired), 1, Align::kEnd, true}};
  TableGroup rows;
  for (const catalog::v1::Requirement& requirement : role.requirements()) {
    const std::string skill = source.Name(requirement.skill());
    if (skill.empty()) continue;
    const int importance = requirement.importance() == 0 ? 2 : static_cast<int>(requirement.importance());
    rows.rows.push_back(
        {{Plain(skill), Plain(ImportanceOf(source, importance)), Plain(absl::StrCat(requirement.required_level()))}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), out);
}

// The newest judgement of each skill by each source.
void AddEvidence(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kSkill), 1.6, Align::kStart, false, true},
                   {source(Word::kLevel), 0.5, Align::kEnd, true},
                   {source(Word::kJudgedBy), 0.9},
                   {source(Word::kDate), 0.9, Align::kStart, true},
                   {source(Word::kEvidence), 2.6}};
  TableGroup rows;
  int64_t left_out = 0;
  absl::flat_hash_set<std::string> seen;
  for (const SkillAssessment& assessment : source.snapshot().skill_assessments()) {
    const std::string skill = source.Name(assessment.skill());
    if (skill.empty() || !seen.insert(absl::StrCat(assessment.skill(), "/", assessment.source())).second) continue;
    if (rows.rows.size() >= kMostEvidence) {
      ++left_out;
      continue;
    }
    rows.rows.push_back(
        {{Plain(skill), Plain(absl::StrCat(assessment.level())), Plain(JudgeOf(source, assessment.source())),
          Plain(source.ShortDate(assessment.assess_date())), Plain(Trimmed(assessment.evidence()))}});
  }
  if (rows.rows.empty()) return;
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kLevelsRestOn)}, std::move(table), out);
  AddMore(source, left_out, out);
}

}  // namespace

std::string ImportanceOf(const Source& source, int importance) {
  return source(importance >= 3 ? Word::kCritical : importance == 2 ? Word::kImportant : Word::kUseful);
}

std::string SkillSpoken(const Source& source, const SkillGap::Item& item) {
  const std::string now = item.has_current_level() ? absl::StrCat(item.current_level()) : source(Word::kNotAssessed);
  return source(
      Word::kSkillSpoken,
      {{"skill", item.skill_display_name()}, {"now", now}, {"required", absl::StrCat(item.required_level())}});
}

std::string JudgeOf(const Source& source, SkillAssessment::Source judge) {
  switch (judge) {
    case SkillAssessment::SOURCE_SELF:
      return source(Word::kSelf);
    case SkillAssessment::SOURCE_PEER:
      return source(Word::kPeer);
    case SkillAssessment::SOURCE_MENTOR:
      return source(Word::kMentor);
    case SkillAssessment::SOURCE_MANAGER:
      return source(Word::kManager);
    case SkillAssessment::SOURCE_TEST:
      return source(Word::kTest);
    case SkillAssessment::SOURCE_CREDENTIAL:
      return source(Word::kCredential);
    default:
      return "–";
  }
}

void AddTargetRole(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  Blocks head, body;
  if (const std::string about = Trimmed(snapshot.target_role().description()); !about.empty()) {
    Add(head, Paragraph{Plain(about)});
  }
  if (snapshot.skill_gap().items_size() > 0) {
    AddGapBars(source, snapshot.skill_gap(), head);
    AddGapTable(source, snapshot.skill_gap(), body);
  } else {
    AddRequirements(source, snapshot.target_role(), body);
  }
  AddEvidence(source, body);
  if (head.empty() && body.empty()) return;
  const SkillGap& gap = snapshot.skill_gap();
  const std::string role = snapshot.has_target_role() ? snapshot.target_role().display_name() : gap.role_display_name();
  std::string lead;
  if (gap.has_readiness()) {
    lead = source.words().Count(Word::kReadinessLead, gap.required_count(),
                                {{"percent", source.words().Percent(gap.readiness())},
                                 {"assessed", source.words().Whole(gap.assessed_count())}});
  }
  const std::string title = role.empty() ? source(Word::kSkills) : source(Word::kTargetRole, {{"role", role}});
  head.insert(head.begin(), Block{Heading{1, title, lead}});
  AddTogether(std::move(head), out);
  AddAll(std::move(body), out);
}

}  // namespace milepost::report
