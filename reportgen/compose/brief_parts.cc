// What is to be talked about, what was promised, what is pursued, what happened since.
#include <utf8proc.h>

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "reportgen/compose/brief.h"
#include "reportgen/compose/change_words.h"
#include "reportgen/compose/commitment_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/series.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using goals::v1::GoalStatus;
using mentoring::v1::CommitmentStatus;
using Data = mentoring::v1::SessionBriefData;

constexpr int kHeading = 3;
constexpr int kMostWidth = 480;     // more than its most lines hold: what comes after need not be measured
constexpr int kMostNameWidth = 24;  // of who promised or brought up something
constexpr int kSparkPoints = 24;
constexpr size_t kFewChanges = 4;  // take about as much room as a risk

// Versions by `steps`, without those that would say the same again.
template <typename Make>
SheetPart Versions(size_t items, std::initializer_list<Fullness> steps, Make make) {
  SheetPart part;
  if (items == 0) return part;
  Fullness last{0, 0};
  for (Fullness step : steps) {
    step.items = std::min(step.items, items);
    if (step.items == last.items && step.lines == last.lines) continue;
    part.versions.push_back({make(step.items), step.lines});
    last = step;
  }
  return part;
}

Blocks AgendaBlocks(const Source& source, size_t count) {
  const mentoring::v1::Session& session = source.snapshot().brief().next_session();
  List list;
  list.marker = Marker::kCheckbox;
  for (size_t i = 0; i < count; ++i) {
    const mentoring::v1::AgendaItem& item = session.agenda(static_cast<int>(i));
    const std::string who = Shortened(NameOf(source, item.raised_by(), session.name()), kMostNameWidth);
    list.items.push_back(
        {Text{Run{Shortened(item.text(), kMostWidth), Style::kBold}, Run{absl::StrCat("  ", who), Style::kMuted}}, 0,
         item.done()});
  }
  Blocks out;
  Add(out, Heading{kHeading, source(Word::kAgenda)});
  Add(out, std::move(list));
  AddMore(source, session.agenda_size() - static_cast<int64_t>(count), out);
  return out;
}

Blocks PromisedBlocks(const Source& source, size_t count) {
  const auto& commitments = source.snapshot().brief().commitments();
  Table table;
  table.band = false;
  table.columns = {{source(Word::kState), 1.1},
                   {source(Word::kCommitment), 4.6},
                   {source(Word::kWho), 1.6},
                   {source(Word::kDue), 1.2, Align::kStart, true}};
  TableGroup rows;
  for (size_t i = 0; i < count; ++i) {
    const CommitmentStatus& it = commitments.at(static_cast<int>(i));
    const std::string due = source.ShortDate(it.commitment().due_date());
    rows.rows.push_back({{PipOf(source, it.status()), Plain(Shortened(it.commitment().what(), kMostWidth)),
                          Plain(Shortened(NameOf(source, it.commitment().who(), it.session()), kMostNameWidth)),
                          Plain(due.empty() ? "–" : due)}});
  }
  table.groups.push_back(std::move(rows));
  Blocks out;
  Add(out, Heading{kHeading, source(Word::kPromised)});
  Add(out, std::move(table));
  AddMore(source, commitments.size() - static_cast<int64_t>(count), out);
  return out;
}

std::optional<StatusPip> PipOf(const Source& source, const Data::BriefGoal& brief) {
  GoalStatus::Health health = GoalStatus::HEALTH_UNSPECIFIED;
  if (!GoalStatus::Health_Parse(absl::StrCat("HEALTH_", brief.health()), &health)) return std::nullopt;
  Goal goal;
  goal.set_state(Goal::STATE_ACTIVE);
  goal.mutable_status()->set_health(health);
  return PipOf(source, goal);
}

// The way so far: the newest share known at evenly spaced days from the first measurement to today.
std::optional<Sparkline> SparkOf(const Source& source, const Data::BriefGoal& brief, Hue hue) {
  const Goal* goal = source.Goal(brief.goal());
  const std::optional<Trend> trend = goal == nullptr ? std::nullopt : TrendFor(source, *goal);
  if (!trend) return std::nullopt;
  const double first = trend->actual.front().day;
  const double last = std::max(trend->actual.back().day, static_cast<double>(source.today() - trend->from));
  Sparkline line;
  line.hue = hue;
  size_t next = 0;
  double value = trend->actual.front().value;
  for (int i = 0; i < kSparkPoints; ++i) {
    const double day = first + (last - first) * i / (kSparkPoints - 1);
    for (; next < trend->actual.size() && trend->actual[next].day <= day + 1e-9; ++next) {
      value = trend->actual[next].value;
    }
    line.values.push_back(value);
  }
  return line;
}

// Where the metric stands, else when the goal is due.
std::string BodyOf(const Source& source, const Data::BriefGoal& brief) {
  if (const Goal* goal = source.Goal(brief.goal()); goal != nullptr) {
    std::string line = MetricLine(source, *goal);
    if (!line.empty()) return absl::StrReplaceAll(line, {{"\n", " · "}});
  }
  if (brief.has_current() && brief.has_target()) {
    return absl::StrCat(source.words().Number(brief.current()), "\u00A0→ ",
                        Quantity(source, brief.target(), brief.unit()));
  }
  return "";
}

Tile TileOf(const Source& source, const Data::BriefGoal& brief, Hue hue, bool with_metric) {
  Tile tile;
  tile.hue = hue;
  tile.overline = source.ShortDate(brief.due_date());
  tile.title = Shortened(brief.title(), kMostWidth);
  if (with_metric) tile.body = BodyOf(source, brief);
  tile.pip = PipOf(source, brief);
  tile.sparkline = SparkOf(source, brief, hue);
  if (brief.has_progress()) {
    ProgressCell progress;
    progress.fraction = brief.progress();
    if (brief.has_expected()) progress.expected = brief.expected();
    progress.value = source.words().Percent(brief.progress());
    tile.progress = std::move(progress);
  }
  return tile;
}

// A state such as `ON_HOLD` in words; what is no state as it is.
std::string StateOf(const Source& source, const std::string& name) {
  Goal::State state = Goal::STATE_UNSPECIFIED;
  return Goal::State_Parse(absl::StrCat("STATE_", name), &state) ? WordOf(source, state) : name;
}

std::string NumberOf(const Source& source, const std::string& text) {
  double value = 0;
  return absl::SimpleAtod(text, &value) ? source.words().Number(value) : text;
}

std::string DetailOf(const Source& source, const Data::Change& change) {
  goals::v1::Closing::Outcome outcome{};
  goals::v1::CircumstanceChange::Kind kind{};
  switch (change.kind()) {
    case Data::Change::KIND_GOAL_MOVED:
      return absl::StrCat(StateOf(source, change.from()), change.from().empty() ? "" : " → ",
                          StateOf(source, change.to()));
    case Data::Change::KIND_GOAL_CLOSED:
      if (!goals::v1::Closing::Outcome_Parse(absl::StrCat("OUTCOME_", change.to()), &outcome)) return "";
      return source(Word::kClosedAs, {{"outcome", WordOf(source, outcome)}});
    case Data::Change::KIND_GOAL_MEASURED:
      return absl::StrCat(NumberOf(source, change.from()), change.from().empty() ? "" : " → ",
                          NumberOf(source, change.to()), change.unit().empty() ? "" : " ", change.unit());
    case Data::Change::KIND_MILESTONE_ACHIEVED:
      return source(Word::kReachedIt, {{"what", change.to()}});
    case Data::Change::KIND_ACTION_COMPLETED:
      return source(Word::kDoneIt, {{"what", change.to()}});
    case Data::Change::KIND_SETBACK:
      return source(Word::kSetback);
    case Data::Change::KIND_ACHIEVEMENT:
      return source(Word::kAchievement);
    case Data::Change::KIND_CIRCUMSTANCE:
      if (!goals::v1::CircumstanceChange::Kind_Parse(absl::StrCat("KIND_", change.to()), &kind)) {
        return source(Word::kCircumstance);
      }
      return WordOf(source, kind);
    default:
      return "";
  }
}

void AddChanged(const Source& source, size_t count, Blocks& out) {
  const auto& changes = source.snapshot().brief().changes();
  List list;
  for (size_t i = 0; i < std::min<size_t>(count, static_cast<size_t>(changes.size())); ++i) {
    const Data::Change& change = changes.at(static_cast<int>(i));
    Text text = Styled(Shortened(change.title(), kMostWidth), Style::kBold);
    const std::string detail = Shortened(DetailOf(source, change), kMostWidth);
    if (!detail.empty()) text.push_back({absl::StrCat(text[0].text.empty() ? "" : "  ", detail)});
    if (const std::string why = Trimmed(change.reason()); !why.empty()) {
      text.push_back({absl::StrCat("  ", Shortened(why, kMostWidth)), Style::kMuted});
    }
    list.items.push_back({std::move(text)});
  }
  if (list.items.empty()) return;
  const int64_t left_out = changes.size() - static_cast<int64_t>(list.items.size());
  const std::string since = source.Date(source.snapshot().brief().since_date());
  Add(out, Heading{kHeading, source(Word::kChangedSince, {{"date", since}})});
  Add(out, std::move(list));
  AddMore(source, left_out, out);
}

void AddWins(const Source& source, size_t count, Blocks& out) {
  const auto& wins = source.snapshot().brief().wins();
  List list;
  for (size_t i = 0; i < std::min<size_t>(count, static_cast<size_t>(wins.size())); ++i) {
    const Data::Win& win = wins.at(static_cast<int>(i));
    Text text = Styled(Shortened(win.title(), kMostWidth), Style::kBold);
    if (!win.celebrated()) text.push_back({absl::StrCat("  ", source(Word::kCelebration)), Style::kMuted});
    list.items.push_back({std::move(text)});
  }
  if (list.items.empty()) return;
  const int64_t left_out = wins.size() - static_cast<int64_t>(list.items.size());
  Add(out, Heading{kHeading, source(Word::kWins)});
  Add(out, std::move(list));
  AddMore(source, left_out, out);
}

void AddRisk(const Source& source, bool with_obstacle, Blocks& out) {
  if (!source.snapshot().brief().has_risk()) return;
  const Data::Risk& risk = source.snapshot().brief().risk();
  Card card;
  card.hue = Hue::kAmber;
  card.overline = Capitals(source(Word::kMostAtRisk));
  card.title = Shortened(risk.goal().title(), kMostWidth);
  card.pip = PipOf(source, risk.goal());
  const std::string cue = Trimmed(risk.cue()), response = Trimmed(risk.response());
  if (const std::string obstacle = Trimmed(risk.obstacle()); with_obstacle && !obstacle.empty()) {
    Add(card.blocks, Paragraph{Styled(Shortened(obstacle, kMostWidth), Style::kMuted), true});
  }
  const auto sentence = [&](Word word, const std::string& text) {
    if (text.empty()) return;
    Add(card.blocks,
        Paragraph{{Run{source(word), Style::kBold}, Run{absl::StrCat("  ", Shortened(text, kMostWidth))}}, true});
  };
  sentence(Word::kIfCue, cue);
  sentence(Word::kThenResponse, response);
  if (cue.empty() && response.empty()) Add(card.blocks, Paragraph{Plain(source(Word::kNoIfThen)), true});
  Add(out, std::move(card));
}

// Changes beside the risk; wins below whichever of both is likely to be shorter.
Blocks SinceBlocks(const Source& source, size_t changes, size_t wins, bool with_obstacle) {
  Blocks left, right, out;
  AddChanged(source, changes, left);
  AddRisk(source, with_obstacle, right);
  const auto shown = std::min<size_t>(changes, static_cast<size_t>(source.snapshot().brief().changes_size()));
  AddWins(source, wins, shown <= kFewChanges || right.empty() ? left : right);
  if (left.empty() || right.empty()) {
    AddAll(std::move(left), out);
    AddAll(std::move(right), out);
    return out;
  }
  Columns columns;
  columns.columns.push_back({1.1, std::move(left)});
  columns.columns.push_back({1, std::move(right)});
  Add(out, std::move(columns));
  return out;
}

}  // namespace

std::string Shortened(const std::string& text, int width) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  utf8proc_ssize_t at = 0, fits = 0, word = 0;
  for (int used = 0; at < size;) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(bytes + at, size - at, &code_point);
    if (length < 1) return text;  // no text: it is marked where it is set
    used += std::max(utf8proc_charwidth(code_point), 0);
    if (code_point == ' ') word = at;
    if (used > width) break;
    at += length;
    if (used < width) fits = at;
  }
  if (at >= size) return text;
  return absl::StrCat(text.substr(0, static_cast<size_t>(word > fits / 2 ? word : fits)), "…");
}

SheetPart AgendaPart(const Source& source) {
  const auto count = static_cast<size_t>(source.snapshot().brief().next_session().agenda_size());
  return Versions(count, {{1, 1}, {3, 1}, {6, 1}, {6, 2}, {12, 2}, {20, 2}},
                  [&](size_t items) { return AgendaBlocks(source, items); });
}

SheetPart PromisedPart(const Source& source) {
  const auto count = static_cast<size_t>(source.snapshot().brief().commitments_size());
  return Versions(count, {{1, 1}, {2, 1}, {3, 1}, {5, 1}, {5, 2}, {8, 2}, {14, 2}},
                  [&](size_t items) { return PromisedBlocks(source, items); });
}

SheetPart FocusPart(const Source& source) {
  const auto& goals = source.snapshot().brief().focus_goals();
  constexpr Hue kTileHues[] = {Hue::kBrand, Hue::kTeal, Hue::kPlum};
  const int count = std::min(goals.size(), static_cast<int>(std::size(kTileHues)));
  SheetPart part;
  if (count == 0) return part;
  struct Step {
    int lines;
    bool with_metric;
  };
  for (const Step& step : {Step{1, false}, Step{1, true}, Step{2, true}, Step{3, true}}) {
    CardGrid grid;
    grid.columns = count;
    for (int i = 0; i < count; ++i) grid.tiles.push_back(TileOf(source, goals.at(i), kTileHues[i], step.with_metric));
    Blocks blocks;
    Add(blocks, Heading{kHeading, source(Word::kInFocus)});
    Add(blocks, std::move(grid));
    part.versions.push_back({std::move(blocks), step.lines});
  }
  return part;
}

SheetPart SincePart(const Source& source) {
  const Data& brief = source.snapshot().brief();
  const auto changes = static_cast<size_t>(brief.changes_size()), wins = static_cast<size_t>(brief.wins_size());
  if (changes + wins == 0 && !brief.has_risk()) return {};
  SheetPart part;
  struct Step {
    size_t changes, wins;
    int lines;
  };
  for (const Step& step : {Step{1, 1, 1}, Step{2, 1, 1}, Step{2, 1, 2}, Step{3, 2, 2}, Step{4, 3, 2}, Step{5, 3, 3},
                           Step{7, 5, 3}, Step{10, 8, 4}}) {
    part.versions.push_back({SinceBlocks(source, step.changes, step.wins, step.lines > 1), step.lines});
  }
  return part;
}

}  // namespace milepost::report
