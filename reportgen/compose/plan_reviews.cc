// When one looks at the plan again, what came of it so far, and what changed around the person.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/change_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::CircumstanceChange;
using goals::v1::PlanReview;

constexpr int kReviewNoteLines = 5;
constexpr int kMostReviews = 24, kMostChanges = 30;

std::string WordOf(const Source& source, PlanReview::Kind kind) {
  switch (kind) {
    case PlanReview::KIND_SCHEDULED:
      return source(Word::kReviewScheduled);
    case PlanReview::KIND_TRIGGERED:
      return source(Word::kReviewTriggered);
    case PlanReview::KIND_CLOSING:
      return source(Word::kReviewClosing);
    default:
      return "–";
  }
}

StatusPip PipOf(const Source& source, const PlanReview& review) {
  switch (review.outcome()) {
    case PlanReview::OUTCOME_KEEP:
      return {Status::kDone, source(Word::kReviewKept)};
    case PlanReview::OUTCOME_REVISE:
      return {Status::kOnTrack, source(Word::kReviewRevised)};
    case PlanReview::OUTCOME_CLOSE:
      return {Status::kDone, source(Word::kReviewClosed)};
    default:
      return {Status::kNotStarted, source(Word::kReviewOpen)};
  }
}

void AddParticipants(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kParticipant), 1.4, Align::kStart, false, true}, {source(Word::kContribution), 3}};
  TableGroup rows;
  for (const goals::v1::Participant& participant : source.snapshot().plan().participants()) {
    const std::string name = source.Name(participant.profile());
    if (!name.empty()) rows.rows.push_back({{Plain(name), Plain(participant.contribution())}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), out);
}

// The newest first.
void AddHeldReviews(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kDate), 1.1, Align::kStart, true},
                   {source(Word::kKind), 1.2},
                   {source(Word::kOutcome), 1.5},
                   {source(Word::kRemark), 3}};
  TableGroup rows;
  const auto& reviews = source.snapshot().reviews();
  for (auto review = reviews.rbegin(); review != reviews.rend(); ++review) {
    if (rows.rows.size() >= kMostReviews) break;
    const google::type::Date& day = review->has_complete_date() ? review->complete_date() : review->start_date();
    const std::string remark = Trimmed(review->summary().empty() ? review->agenda() : review->summary());
    rows.rows.push_back(
        {{Plain(source.ShortDate(day)), Plain(WordOf(source, review->kind())), PipOf(source, *review), Plain(remark)}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), out);
  AddMore(source, reviews.size() - kMostReviews, out);
}

}  // namespace

std::string WordOf(const Source& source, CircumstanceChange::Kind kind) {
  switch (kind) {
    case CircumstanceChange::KIND_ROLE:
      return source(Word::kChangeRole);
    case CircumstanceChange::KIND_REORG:
      return source(Word::kChangeReorg);
    case CircumstanceChange::KIND_LEAVE:
      return source(Word::kChangeLeave);
    case CircumstanceChange::KIND_HEALTH:
      return source(Word::kChangeHealth);
    case CircumstanceChange::KIND_MARKET:
      return source(Word::kChangeMarket);
    case CircumstanceChange::KIND_PERSONAL:
      return source(Word::kChangePersonal);
    case CircumstanceChange::KIND_GOAL_SHIFT:
      return source(Word::kChangeGoalShift);
    default:
      return source(Word::kCircumstance);
  }
}

Text CircumstanceText(const Source& source, const CircumstanceChange& change) {
  Text text = Styled(WordOf(source, change.kind()), Style::kBold);
  if (const std::string note = Trimmed(change.note()); !note.empty()) text.push_back({absl::StrCat("\n", note)});
  if (change.has_end_date()) {
    text.push_back({absl::StrCat("\n", source.Period(change.start_date(), change.end_date())), Style::kMuted});
  }
  return text;
}

void AddCircumstances(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kSince), 1.1, Align::kStart, true},
                   {source(Word::kCircumstance), 3},
                   {source(Word::kState), 1.4},
                   {source(Word::kAnswered), 2.2}};
  TableGroup rows;
  for (const CircumstanceChange& change : source.snapshot().circumstance_changes()) {
    if (rows.rows.size() >= kMostChanges) break;
    const bool handled = change.has_handle_date();
    Text answer = Plain(Trimmed(change.handling()));
    if (handled) {
      const std::string day = source.ShortDate(change.handle_date());
      answer.push_back({absl::StrCat(answer[0].text.empty() ? "" : "\n", day), Style::kMuted});
    }
    rows.rows.push_back(
        {{Plain(source.ShortDate(change.start_date())), CircumstanceText(source, change),
          StatusPip{handled ? Status::kDone : Status::kAtRisk, source(handled ? Word::kHandled : Word::kUnhandled)},
          std::move(answer)}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kCircumstances)}, std::move(table), out);
  AddMore(source, source.snapshot().circumstance_changes_size() - kMostChanges, out);
}

void AddReviews(const Source& source, Blocks& out) {
  if (!source.snapshot().has_plan()) {
    AddCircumstances(source, out);
    return;
  }
  const goals::v1::Plan& plan = source.snapshot().plan();
  Facts facts{3};
  if (const std::string last = source.Date(plan.last_review_date()); !last.empty()) {
    facts.items.push_back({source(Word::kLastReview), last});
  }
  if (const std::string next = NextReview(source); !next.empty()) {
    facts.items.push_back({source(Word::kNextReview), next});
  }
  if (plan.has_review_interval_months()) {
    facts.items.push_back(
        {source(Word::kInterval), source.words().Count(Word::kEveryMonths, plan.review_interval_months())});
  }
  Blocks body;
  Add(body, Heading{1, source(Word::kReviews)});
  if (!facts.items.empty()) Add(body, std::move(facts));
  AddParticipants(source, body);
  AddHeldReviews(source, body);
  Blocks circumstances;
  AddCircumstances(source, circumstances);
  Blocks& last = circumstances.empty() ? body : circumstances;
  Add(last, NoteLines{source(Word::kReviewNotes), kReviewNoteLines});
  AddTogether(std::move(body), out);
  AddAll(std::move(circumstances), out);
}

}  // namespace milepost::report
