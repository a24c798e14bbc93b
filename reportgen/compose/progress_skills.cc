// Skills that moved: before and now, and how the own view differs from that of others.
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/skill_words.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using Item = profiles::v1::SkillGap::Item;

// A level that today's is held against, and how far apart they are; both absent if it is not known.
struct Level {
  std::optional<int> value;
  double difference = 0;
};
using LevelOf = Level (*)(const Item&);

bool Moved(const Item& item) { return item.has_previous_level() && item.previous_level() != item.current_level(); }
bool SeenApart(const Item& item) { return item.has_perception_delta() && item.perception_delta() != 0; }

Level Before(const Item& item) {
  if (!Moved(item)) return {};
  return {item.previous_level(), static_cast<double>(item.current_level()) - item.previous_level()};
}
Level OwnView(const Item& item) {
  if (!item.has_self_level() || !SeenApart(item)) return {};
  return {item.self_level(), static_cast<double>(item.perception_delta())};
}

// From another level to that of now, for the skills that have both.
std::optional<ChartBlock> MovementOf(const Source& source, Word label, LevelOf other) {
  DumbbellChart chart;
  chart.scale = {5, {"0", "1", "2", "3", "4", "5"}};
  const std::string now = source(Word::kNow);
  std::vector<std::string> spoken;
  chart.from_label = source(label);
  for (const Item& item : source.snapshot().skill_gap().items()) {
    const Level from = other(item);
    if (!from.value || !item.has_current_level() || chart.rows.size() >= kMostBars) continue;
    chart.rows.push_back({item.skill_display_name(), static_cast<double>(*from.value),
                          static_cast<double>(item.current_level()), static_cast<double>(item.required_level()),
                          source.words().Signed(from.difference, 0)});
    spoken.push_back(absl::StrCat(item.skill_display_name(), ": ", chart.from_label, " ", *from.value, ", ", now, " ",
                                  item.current_level()));
  }
  if (chart.rows.empty()) return std::nullopt;
  chart.to_label = now;
  chart.required_label = source(Word::kRequired);
  ChartBlock block;
  block.title = absl::StrCat(chart.from_label, " / ", now);
  block.alt = absl::StrJoin(spoken, "; ");
  block.chart = std::move(chart);
  block.framed = true;
  return block;
}

}  // namespace

void AddSkillMovement(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kSkill), 2.6, Align::kStart, false, true},
                   {source(Word::kBefore), 0.8, Align::kEnd, true},
                   {source(Word::kNow), 0.8, Align::kEnd, true},
                   {source(Word::kRequired), 0.9, Align::kEnd, true},
                   {source(Word::kJudgedBy), 1.2},
                   {source(Word::kOwnView), 0.9, Align::kEnd, true},
                   {source(Word::kPerception), 1.1, Align::kEnd, true}};
  TableGroup rows;
  for (const Item& item : source.snapshot().skill_gap().items()) {
    if (!Moved(item) && !SeenApart(item)) continue;
    const auto level = [](bool has, int value) { return Plain(has ? absl::StrCat(value) : std::string("–")); };
    rows.rows.push_back(
        {{Plain(item.skill_display_name()), level(item.has_previous_level(), item.previous_level()),
          level(item.has_current_level(), item.current_level()), Plain(absl::StrCat(item.required_level())),
          Plain(JudgeOf(source, item.source())), level(item.has_self_level(), item.self_level()),
          Plain(item.has_perception_delta() ? source.words().Signed(item.perception_delta(), 0) : std::string("–"))}});
  }
  if (rows.rows.empty()) return;
  table.groups.push_back(std::move(rows));
  const Heading heading{1, source(Word::kSkillMovement)};
  Columns charts;
  for (const auto& [label, other] : {std::pair<Word, LevelOf>{Word::kBefore, Before}, {Word::kOwnView, OwnView}}) {
    if (auto chart = MovementOf(source, label, other)) charts.columns.push_back({1, {Block{*std::move(chart)}}});
  }
  if (charts.columns.empty()) {
    AddTable(heading, std::move(table), out);
  } else {
    AddTogether({Block{heading}, charts.columns.size() == 1 ? charts.columns[0].blocks[0] : Block{charts}}, out);
    AddTable(std::move(table), out);
  }
  Add(out, Paragraph{Styled(source(Word::kPerceptionNote), Style::kMuted), true});
}

}  // namespace milepost::report
