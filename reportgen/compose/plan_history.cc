// Which revisions a plan had, who decided what on the present one, and what the newest changes about the one before.
#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "reportgen/compose/change_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::PlanRevision;
using goals::v1::SignOff;
using goals::v1::TermChange;

constexpr size_t kFingerprintDigits = 16;
constexpr int kMostRevisions = 30;

// All revisions, the newest first; a first one alone is told by the facts that follow.
void AddHistory(const Source& source, Blocks& out) {
  const auto& revisions = source.snapshot().revisions();
  if (revisions.size() < 2) return;
  Table table;
  table.band = false;
  table.columns = {{source(Word::kRevision), 0.9, Align::kStart, true, true},
                   {source(Word::kState), 1.2},
                   {source(Word::kSubmitted), 1.3, Align::kStart, true},
                   {source(Word::kAgreed), 1.3, Align::kStart, true},
                   {source(Word::kReason), 3}};
  TableGroup rows;
  for (auto revision = revisions.rbegin(); revision != revisions.rend(); ++revision) {
    if (rows.rows.size() >= kMostRevisions) break;
    const std::string submitted = source.ShortDate(revision->submit_time());
    const std::string agreed = source.ShortDate(revision->agree_time());
    rows.rows.push_back({{Plain(absl::StrCat(revision->number())), Plain(WordOf(source, revision->state())),
                          Plain(submitted.empty() ? "–" : submitted), Plain(agreed.empty() ? "–" : agreed),
                          Plain(Trimmed(revision->reason()))}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), out);
  AddMore(source, revisions.size() - kMostRevisions, out);
}

// "milestones.half.due_date" in words: the part of the goal, then the part of that.
std::string TermOf(const Source& source, const TermChange& change) {
  struct Term {
    std::string_view field;
    Word word;
  };
  constexpr Term kTerms[] = {{"display_name", Word::kTitleTerm},
                             {"title", Word::kTitleTerm},
                             {"vision", Word::kVision},
                             {"start_date", Word::kStartTerm},
                             {"end_date", Word::kEndTerm},
                             {"due_date", Word::kDue},
                             {"weight", Word::kWeight},
                             {"success_criteria", Word::kSuccessCriteria},
                             {"metric", Word::kMeasure},
                             {"start", Word::kStartTerm},
                             {"target", Word::kTargetTerm},
                             {"unit", Word::kUnitTerm},
                             {"milestones", Word::kMilestone},
                             {"action_items", Word::kAction},
                             {"responsible", Word::kResponsible},
                             {"support", Word::kSupport},
                             {"planned_hours", Word::kHoursPlanned},
                             {"cost", Word::kCost},
                             {"category", Word::kHowLearned}};
  std::vector<std::string> words;
  const std::vector<std::string> parts = absl::StrSplit(change.field_path(), '.', absl::SkipEmpty());
  for (const std::string& part : parts) {
    const auto* term =
        std::find_if(std::begin(kTerms), std::end(kTerms), [&](const Term& it) { return it.field == part; });
    if (term != std::end(kTerms)) words.push_back(source(term->word));
  }
  std::string text;
  for (const std::string& word : words) absl::StrAppend(&text, text.empty() ? "" : " · ", word);
  return text;
}

// Dates arrive as 2026-06-30 and leave as the language writes them.
std::string Said(const Source& source, const std::string& text) {
  absl::CivilDay day;
  return text.size() == 10 && absl::ParseCivilTime(text, &day) ? source.words().ShortDate(day) : Trimmed(text);
}

TableRow DiffRow(const Source& source, const TermChange& change) {
  const bool whole = change.field_path().empty();
  Text what = Styled(change.goal().empty() ? source(Word::kThePlan) : change.goal_title(), Style::kBold);
  if (const std::string term = TermOf(source, change); !term.empty()) {
    what.push_back({absl::StrCat("\n", term), Style::kMuted});
  }
  Text before = Styled(Said(source, change.old_text()), Style::kRemoved);
  Text now = Styled(Said(source, change.new_text()), Style::kAdded);
  if (whole && change.kind() == TermChange::KIND_ADDED) now = Plain(source(Word::kGoalAdded));
  if (whole && change.kind() == TermChange::KIND_REMOVED) now = Plain(source(Word::kGoalRemoved));
  if (change.has_days_moved() && change.days_moved() != 0) {
    const int64_t days = change.days_moved();
    const std::string moved = source.words().Count(days > 0 ? Word::kDaysLater : Word::kDaysSooner, std::abs(days));
    now.push_back({absl::StrCat("\n", moved), Style::kMuted});
  }
  return {{std::move(what), std::move(before), std::move(now)}};
}

void AddDiff(const Source& source, Blocks& out) {
  const goals::v1::PlanDiff& diff = source.snapshot().plan_diff();
  if (diff.changes().empty()) return;
  const auto& revisions = source.snapshot().revisions();
  const auto newer = std::find_if(revisions.begin(), revisions.end(),
                                  [&](const PlanRevision& revision) { return revision.name() == diff.revision(); });
  if (newer == revisions.end()) return;
  Table table;
  table.band = false;
  table.columns = {{source(Word::kWhatTerm), 2.6}, {source(Word::kBefore), 2.2}, {source(Word::kNow), 2.2}};
  TableGroup rows;
  for (const TermChange& change : diff.changes()) {
    if (rows.rows.size() < kMostRows) rows.rows.push_back(DiffRow(source, change));
  }
  table.groups.push_back(std::move(rows));
  const std::string title = source(Word::kDiffTitle, {{"number", absl::StrCat(newer->number())}});
  AddTable(Heading{2, title, Trimmed(newer->reason())}, std::move(table), out);
  AddMore(source, diff.changes_size() - kMostRows, out);
}

}  // namespace

std::string WordOf(const Source& source, PlanRevision::State state) {
  switch (state) {
    case PlanRevision::STATE_SUBMITTED:
      return source(Word::kRevisionSubmitted);
    case PlanRevision::STATE_AGREED:
      return source(Word::kPlanAgreed);
    case PlanRevision::STATE_WITHDRAWN:
      return source(Word::kRevisionWithdrawn);
    case PlanRevision::STATE_DRAFT:
      return source(Word::kRevisionDraft);
    case PlanRevision::STATE_SUPERSEDED:
      return source(Word::kRevisionSuperseded);
    default:
      return "";
  }
}

void AddRevisionRecord(const Source& source, Blocks& out) {
  if (!source.snapshot().has_revision()) return;
  const PlanRevision& revision = source.snapshot().revision();
  Blocks body;
  Add(body, Heading{2, source(Word::kRevisionHistory)});
  AddHistory(source, body);
  Facts facts{4};
  const auto add = [&](Word label, std::string value) {
    if (!value.empty()) facts.items.push_back({source(label), std::move(value)});
  };
  if (source.snapshot().revisions_size() < 2) {  // otherwise the table says so
    add(Word::kRevision, absl::StrCat(revision.number()));
    add(Word::kState, WordOf(source, revision.state()));
    add(Word::kSubmitted, source.Date(revision.has_submit_time() ? revision.submit_time() : revision.create_time()));
    add(Word::kAgreed, source.Date(revision.agree_time()));
    add(Word::kReason, Trimmed(revision.reason()));
  }
  if (!revision.sha256().empty()) {
    add(Word::kFingerprint, absl::StrCat(revision.sha256().substr(0, kFingerprintDigits), "…"));
  }
  Add(body, std::move(facts));
  Table table;
  table.band = false;
  table.columns = {{source(Word::kWho), 1.6, Align::kStart, false, true},
                   {source(Word::kRole), 1},
                   {source(Word::kDecision), 1.3},
                   {source(Word::kDate), 1.2, Align::kStart, true},
                   {source(Word::kRemark), 2.4}};
  TableGroup rows;
  for (const SignOff& sign_off : revision.sign_offs()) {
    const bool yes = sign_off.decision() == SignOff::DECISION_SIGNED;
    const std::string who = SignerName(source, sign_off);
    rows.rows.push_back(
        {{Plain(who.empty() ? "–" : who), Plain(WordOf(source, sign_off.role())),
          StatusPip{yes ? Status::kDone : Status::kAtRisk, source(yes ? Word::kSigned : Word::kChangesRequested)},
          Plain(source.ShortDate(sign_off.sign_time())), Plain(Trimmed(sign_off.comment()))}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), body);
  AddTogether(std::move(body), out);
  AddDiff(source, out);
}

}  // namespace milepost::report
