// The head of a team summary: who reads it, the numbers of all together, and a line for each person.
#include "absl/strings/str_cat.h"
#include "reportgen/compose/count_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"
#include "reportgen/compose/team.h"

namespace milepost::report {
namespace {

using goals::v1::GoalStatus;
using snapshot::v1::TeamMember;

// Nothing that is judged is not the same as none.
Cell CountCell(const Source& source, const HealthCounts& counts, int64_t count) {
  return Plain(counts.empty() ? "–" : source.words().Whole(count));
}

Cell ProgressOf(const Source& source, const TeamMember& member) {
  if (!member.plan().has_progress()) return Plain("–");
  ProgressCell cell;
  cell.fraction = member.plan().progress();
  cell.value = source.words().Percent(member.plan().progress());
  for (const goals::v1::PlanSummary& plan : member.summary().plans()) {
    if (plan.plan() == member.plan().name() && plan.has_expected()) cell.expected = plan.expected();
  }
  return cell;
}

TableRow RowOf(const Source& source, const TeamMember& member) {
  Text person = {Run{member.profile().display_name(), Style::kBold}};
  if (!member.profile().title().empty()) person.push_back({"\n" + member.profile().title(), Style::kMuted});
  HealthCounts counts;
  AddTo(counts, member.summary().counts());
  const auto review = ReviewDay(member);
  const std::string state = WordOf(source, member.plan().state());
  const std::string last = source.ShortDate(member.last_activity_date());
  return {{std::move(person), Plain(state.empty() ? "–" : state), CountCell(source, counts, WellOf(counts)),
           CountCell(source, counts, CountOf(counts, GoalStatus::HEALTH_AT_RISK)),
           CountCell(source, counts,
                     CountOf(counts, GoalStatus::HEALTH_OFF_TRACK) + CountOf(counts, GoalStatus::HEALTH_OVERDUE)),
           ProgressOf(source, member), Plain(review ? source.words().ShortDate(*review) : "–"),
           Plain(last.empty() ? "–" : last)}};
}

}  // namespace

void AddTeamCover(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  Cover cover;
  cover.overline = Capitals(source(Word::kAsOfDate, {{"date", source.Date(snapshot.today())}}));
  cover.title = source(Word::kTeamTitle);
  cover.name = snapshot.profile().display_name();
  cover.role = snapshot.profile().title();
  if (!snapshot.profile().unit().empty()) cover.facts.push_back({source(Word::kUnit), snapshot.profile().unit()});
  cover.facts.push_back({source(Word::kPeople), source.words().Whole(snapshot.team_size())});
  Add(out, std::move(cover));
}

void AddTeamNumbers(const Source& source, Blocks& out) {
  const Language& words = source.words();
  int agreed = 0, soon = 0, late = 0;
  int64_t quiet = 0;  // of all, each as wide as an int
  HealthCounts healths;
  for (const TeamMember& member : source.snapshot().team()) {
    if (IsInForce(member.plan())) ++agreed;
    if (ReviewIsSoon(source, member)) ++soon;
    if (const auto day = ReviewDay(member); day && *day < source.today()) ++late;
    quiet += member.summary().counts().stale();
    AddTo(healths, member.summary().counts());
  }
  if (source.snapshot().team().empty()) {
    Add(out, Paragraph{Styled(source(Word::kNoPeople), Style::kMuted)});
    return;
  }
  KpiStrip strip;
  strip.items.push_back({PartOf(source, agreed, source.snapshot().team_size()), source(Word::kAgreedPlans),
                         source(Word::kAsShared), Hue::kBrand});
  strip.items.push_back(WellKpi(source, healths));
  strip.items.push_back({words.Whole(soon), words.Count(Word::kReviewsSoon, soon),
                         late > 0 ? words.Count(Word::kOverdueCount, late) : source(Word::kNothingOverdue),
                         late > 0 ? Hue::kCrimson : Hue::kPlum});
  strip.items.push_back({words.Whole(quiet), words.Count(Word::kQuietGoals, quiet),
                         quiet > 0 ? source(Word::kQuietDetail) : "", quiet > 0 ? Hue::kAmber : Hue::kBrand});
  Add(out, std::move(strip));
}

void AddTeamTable(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kPerson), 2.4, Align::kStart, false, true},
                   {source(Word::kPlanColumn), 1.2},
                   {source(Word::kHealthOnTrack), 0.8, Align::kEnd, true},
                   {source(Word::kHealthAtRisk), 0.8, Align::kEnd, true},
                   {source(Word::kHealthOffTrack), 0.8, Align::kEnd, true},
                   {source(Word::kProgress), 1.7},
                   {source(Word::kNextReview), 1.2, Align::kStart, true},
                   {source(Word::kLastActivity), 1.2, Align::kStart, true}};
  TableGroup rows;
  for (const TeamMember& member : source.snapshot().team()) rows.rows.push_back(RowOf(source, member));
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kEverybody), source(Word::kEverybodyLead)}, std::move(table), out);
}

}  // namespace milepost::report
