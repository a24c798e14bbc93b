// The first page of a plan: who, where to, how far.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/count_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/skill_words.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using goals::v1::GoalStatus;
using goals::v1::Plan;

constexpr int kTopGoals = 3;
constexpr int kMostAxes = 8;

void AddFact(std::vector<Labelled>& facts, std::string label, std::string value) {
  if (!value.empty()) facts.push_back({std::move(label), std::move(value)});
}

std::string TitleOf(const Source& source) {
  const Plan& plan = source.snapshot().plan();
  if (!plan.display_name().empty()) return plan.display_name();
  return source(plan.kind() == Plan::KIND_ONBOARDING ? Word::kOnboardingTitle : Word::kPlanTitle);
}

// What heads the page: kind of document and period.
std::string Overline(const Source& source) {
  const Plan& plan = source.snapshot().plan();
  const std::string kind = source(plan.kind() == Plan::KIND_ONBOARDING ? Word::kOnboardingTitle : Word::kPlanTitle);
  const std::string period = source.Period(plan.start_date(), plan.end_date());
  return Capitals(period.empty() ? kind : absl::StrCat(kind, "  ·  ", period));
}

struct Counts {
  int open = 0, well = 0, overdue = 0, milestones = 0, reached = 0;
};

Counts CountGoals(const Source& source) {
  Counts counts;
  for (const Goal& goal : source.goals()) {
    if (!IsLive(goal)) continue;
    counts.milestones += goal.milestones_size();
    counts.reached += static_cast<int>(std::count_if(goal.milestones().begin(), goal.milestones().end(),
                                                     [](const auto& it) { return it.has_achieve_date(); }));
    if (!IsOpen(goal)) continue;
    ++counts.open;
    const GoalStatus::Health health = goal.status().health();
    if (health == GoalStatus::HEALTH_AHEAD || health == GoalStatus::HEALTH_ON_TRACK) ++counts.well;
    if (health == GoalStatus::HEALTH_OVERDUE) ++counts.overdue;
  }
  return counts;
}

void AddKpis(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  const Language& words = source.words();
  const Counts counts = CountGoals(source);
  const bool of_plan = snapshot.has_plan();
  KpiStrip strip;
  if (snapshot.skill_gap().has_readiness()) {
    const profiles::v1::SkillGap& gap = snapshot.skill_gap();
    strip.items.push_back(
        {words.Percent(gap.readiness()), source(Word::kReadiness),
         words.Count(Word::kSkillsAssessed, gap.required_count(), {{"assessed", words.Whole(gap.assessed_count())}}),
         Hue::kTeal});
  }
  if (counts.open > 0) {
    const std::string detail =
        counts.overdue > 0 ? words.Count(Word::kOverdueCount, counts.overdue) : source(Word::kNothingOverdue);
    strip.items.push_back({PartOf(source, counts.well, counts.open),
                           source(of_plan ? Word::kPlanGoalsWell : Word::kGoalsWell), detail, Hue::kBrand});
  }
  if (counts.milestones > 0) {
    strip.items.push_back({PartOf(source, counts.reached, counts.milestones),
                           source(of_plan ? Word::kPlanMilestonesReached : Word::kMilestonesReached), "", Hue::kPlum});
  }
  if (snapshot.balance().has_short_share()) {
    strip.items.push_back({words.Percent(snapshot.balance().short_share()), source(Word::kShortShare),
                           source(snapshot.balance().flagged() ? Word::kOutOfBalance : Word::kInBalance), Hue::kAmber});
  } else if (snapshot.workload().has_load()) {
    strip.items.push_back({words.Percent(snapshot.workload().load()), source(Word::kLoad),
                           Hours(source, snapshot.workload().weekly_capacity_hours()), Hue::kAmber});
  }
  if (!strip.items.empty()) Add(out, std::move(strip));
}

std::optional<ChartBlock> RadarOf(const Source& source) {
  const profiles::v1::SkillGap& gap = source.snapshot().skill_gap();
  if (gap.items_size() < 3) return std::nullopt;
  RadarChart radar;
  radar.scale = {5, {"0", "1", "2", "3", "4", "5"}};
  radar.today_label = source(Word::kToday);
  radar.required_label = source(Word::kRequired);
  std::vector<std::string> spoken;
  for (int i = 0; i < std::min(gap.items_size(), kMostAxes); ++i) {
    const profiles::v1::SkillGap::Item& item = gap.items(i);
    radar.axes.push_back({item.skill_display_name(), static_cast<double>(item.current_level()),
                          static_cast<double>(item.required_level())});
    spoken.push_back(SkillSpoken(source, item));
  }
  ChartBlock block;
  block.alt = absl::StrJoin(spoken, "; ");
  block.title = source(Word::kSkillProfile);
  block.chart = std::move(radar);
  block.framed = true;
  return block;
}

// The goals to lead with: open ones, in the order of urgency they were served in.
std::vector<const Goal*> TopGoals(const Source& source) {
  std::vector<const Goal*> top;
  for (const Goal& goal : source.goals()) {
    if (IsOpen(goal) && goal.state() != Goal::STATE_PROPOSED && top.size() < kTopGoals) top.push_back(&goal);
  }
  return top;
}

void AddTopGoals(const Source& source, Blocks& out) {
  const std::vector<const Goal*> top = TopGoals(source);
  if (top.empty()) return;
  CardGrid grid;
  grid.columns = static_cast<int>(std::max<size_t>(top.size(), 2));
  constexpr Hue kTileHues[] = {Hue::kBrand, Hue::kTeal, Hue::kPlum};
  for (const Goal* goal : top) {
    Tile tile;
    tile.hue = kTileHues[grid.tiles.size() % 3];
    tile.overline = Capitals(WordOf(source, goal->priority()));
    tile.title = goal->title();
    const std::string due = source.Date(goal->due_date());
    tile.body = due.empty() ? MetricLine(source, *goal) : source(Word::kDueOn, {{"date", due}});
    Cell cell = ProgressOf(source, *goal, true);
    if (auto* progress = std::get_if<ProgressCell>(&cell)) tile.progress = *progress;
    tile.pip = PipOf(source, *goal);
    grid.tiles.push_back(std::move(tile));
  }
  Together together;
  Add(together.blocks, Heading{2, source(Word::kTopGoals)});
  Add(together.blocks, std::move(grid));
  Add(out, std::move(together));
}

void AddVision(const Source& source, Blocks& out) {
  const std::string vision = Trimmed(source.snapshot().plan().vision());
  if (vision.empty()) return;
  Add(out, Heading{2, source(Word::kVision)});
  Add(out, Paragraph{Plain(vision)});
}

std::vector<Labelled> PlanFacts(const Source& source) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  const Plan& plan = snapshot.plan();
  std::vector<Labelled> facts;
  AddFact(facts, source(Word::kUnit), snapshot.profile().unit());
  AddFact(facts, source(Word::kState), WordOf(source, plan.state()));
  if (snapshot.has_revision()) AddFact(facts, source(Word::kRevision), absl::StrCat(snapshot.revision().number()));
  AddFact(facts, source(Word::kAsOf), source.Date(snapshot.today()));
  return facts;
}

}  // namespace

std::string MentorNames(const Source& source) {
  std::vector<std::string> names;
  for (const mentoring::v1::Mentorship& mentorship : source.snapshot().mentorships()) {
    const std::string name = source.Name(mentorship.mentor());
    if (mentorship.state() == mentoring::v1::Mentorship::STATE_ACTIVE && !name.empty()) names.push_back(name);
  }
  return absl::StrJoin(names, ", ");
}

std::string NextReview(const Source& source) {
  const google::type::Date& date = source.snapshot().plan().next_review_date();
  const auto day = DayOf(date);
  if (!day || *day >= source.today()) return source.Date(date);
  return absl::StrCat(source.Date(date), " (", source.words().Count(Word::kDaysLate, source.today() - *day), ")");
}

void AddMore(const Source& source, int64_t left_out, Blocks& out) {
  if (left_out > 0) {
    Add(out, Paragraph{Styled(source.words().Count(Word::kAndMore, left_out), Style::kMuted), true});
  }
}

void AddPlanCover(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  Cover cover;
  cover.overline = Overline(source);
  cover.title = TitleOf(source);
  cover.name = snapshot.profile().display_name();
  cover.role = snapshot.profile().title();
  cover.target_role = snapshot.target_role().display_name();
  AddFact(cover.facts, source(Word::kManager), source.Name(snapshot.profile().manager()));
  AddFact(cover.facts, source(Word::kMentor), MentorNames(source));
  AddFact(cover.facts, source(Word::kNextReview), NextReview(source));
  if (snapshot.plan().has_progress()) {
    cover.ring = RingChart{snapshot.plan().progress(), source.words().Percent(snapshot.plan().progress()),
                           source(Word::kPlanProgress)};
  }
  Add(out, std::move(cover));
}

void AddPlanSummary(const Source& source, Blocks& out) {
  AddKpis(source, out);
  Blocks left;
  AddVision(source, left);
  std::optional<ChartBlock> radar = RadarOf(source);
  if (radar && !left.empty()) {
    Facts facts{2, PlanFacts(source)};
    if (!facts.items.empty()) Add(left, std::move(facts));
    Columns columns;
    columns.columns.push_back({1.05, std::move(left)});
    columns.columns.push_back({0.95, {Block{std::move(*radar)}}});
    Add(out, std::move(columns));
  } else {
    for (Block& block : left) out.push_back(std::move(block));
    Facts facts{4, PlanFacts(source)};
    if (!facts.items.empty()) Add(out, std::move(facts));
    if (radar) Add(out, std::move(*radar));
  }
  AddTopGoals(source, out);
}

}  // namespace milepost::report
