// What a manager should do about it: who first, what waits, what to celebrate, and an agenda out of it all.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"
#include "reportgen/compose/team.h"

namespace milepost::report {
namespace {

using snapshot::v1::TeamMember;

constexpr int kAgendaLines = 10;

struct Concerned {
  const TeamMember* member;
  std::vector<Reason> reasons;  // never empty
};

// The most urgent person first; of one urgency, by name, which is the snapshot's order.
std::vector<Concerned> WhoFirst(const Source& source) {
  std::vector<Concerned> people;
  for (const TeamMember& member : source.snapshot().team()) {
    std::vector<Reason> reasons = ReasonsOf(source, member);
    if (!reasons.empty()) people.push_back({&member, std::move(reasons)});
  }
  std::stable_sort(people.begin(), people.end(), [](const Concerned& a, const Concerned& b) {
    const auto key = [](const Concerned& one) {
      return std::make_pair(one.reasons.front().concern, -one.reasons.front().amount);
    };
    return key(a) < key(b);
  });
  return people;
}

StatusPip PipOf(const Source& source, Concern concern) {
  switch (concern) {
    case Concern::kReviewLate:
      return {Status::kOverdue, source(Word::kReviewLate)};
    case Concern::kOverdue:
      return {Status::kOverdue, source(Word::kHealthOverdue)};
    case Concern::kOffTrack:
      return {Status::kOffTrack, source(Word::kHealthOffTrack)};
    case Concern::kChange:
      return {Status::kAtRisk, source(Word::kCircumstance)};
    case Concern::kAtRisk:
      return {Status::kAtRisk, source(Word::kHealthAtRisk)};
    case Concern::kQuiet:
      return {Status::kPaused, source(Word::kQuiet)};
    case Concern::kDraft:
      return {Status::kNotStarted, source(Word::kPlanDraft)};
  }
  return {};
}

// "Ask what is in the way: Amara, Jonas." Nothing if nobody is named.
void AddItem(const Source& source, Word word, const std::vector<std::string>& names, List& list) {
  if (!names.empty()) list.items.push_back({Plain(source(word, {{"names", absl::StrJoin(names, ", ")}}))});
}

template <typename Test>
std::vector<std::string> NamesWhere(const Source& source, Test test) {
  std::vector<std::string> names;
  for (const TeamMember& member : source.snapshot().team()) {
    if (test(member)) names.push_back(member.profile().display_name());
  }
  return names;
}

List AgendaOf(const Source& source) {
  const auto first_concern_in = [&source](Concern from, Concern until) {
    return [&source, from, until](const TeamMember& member) {
      const std::vector<Reason> reasons = ReasonsOf(source, member);
      return std::any_of(reasons.begin(), reasons.end(),
                         [&](const Reason& it) { return it.concern >= from && it.concern <= until; });
    };
  };
  List list;
  list.marker = Marker::kNumber;
  AddItem(source, Word::kAgendaWins, NamesWhere(source, [](const auto& it) { return !it.achievements().empty(); }),
          list);
  AddItem(source, Word::kAgendaWaiting,
          NamesWhere(source, [&source](const auto& it) { return !WaitsOf(source, it).empty(); }), list);
  AddItem(source, Word::kAgendaReality, NamesWhere(source, first_concern_in(Concern::kOverdue, Concern::kChange)),
          list);
  AddItem(source, Word::kAgendaReviews,
          NamesWhere(source,
                     [&](const auto& it) {
                       return ReviewIsSoon(source, it) ||
                              first_concern_in(Concern::kReviewLate, Concern::kReviewLate)(it);
                     }),
          list);
  AddItem(source, Word::kAgendaRestart, NamesWhere(source, first_concern_in(Concern::kQuiet, Concern::kQuiet)), list);
  AddItem(source, Word::kAgendaDrafts, NamesWhere(source, first_concern_in(Concern::kDraft, Concern::kDraft)), list);
  if (list.items.empty()) list.items.push_back({Plain(source(Word::kAgendaCalm))});
  return list;
}

}  // namespace

void AddAttention(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kPerson), 1.3, Align::kStart, false, true},
                   {source(Word::kUrgency), 1},
                   {source(Word::kReason), 3.4}};
  TableGroup rows;
  for (const Concerned& one : WhoFirst(source)) {
    const std::string why =
        absl::StrJoin(one.reasons, "\n", [](std::string* text, const Reason& it) { absl::StrAppend(text, it.words); });
    rows.rows.push_back(
        {{Plain(one.member->profile().display_name()), PipOf(source, one.reasons.front().concern), Plain(why)}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kAttention), source(Word::kAttentionLead)}, std::move(table), out);
}

void AddWaiting(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kPerson), 1.3, Align::kStart, false, true},
                   {source(Word::kWaiting), 3.4},
                   {source(Word::kDate), 1.1, Align::kStart, true}};
  TableGroup signatures, others;
  for (const TeamMember& member : source.snapshot().team()) {
    for (const Wait& wait : WaitsOf(source, member)) {
      TableGroup& group = wait.signature ? signatures : others;
      group.rows.push_back({{Plain(member.profile().display_name()), Plain(wait.words), Plain(wait.date)}});
    }
  }
  table.groups = {std::move(signatures), std::move(others)};
  AddTable(Heading{1, source(Word::kWaiting), source(Word::kWaitingLead)}, std::move(table), out);
}

void AddCelebrations(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kPerson), 1.3, Align::kStart, false, true},
                   {source(Word::kAchievement), 3.4},
                   {source(Word::kDate), 1.1, Align::kStart, true}};
  TableGroup rows;
  for (const TeamMember& member : source.snapshot().team()) {
    for (const progress::v1::JournalEntry& entry : member.achievements()) {
      Text what = Plain(entry.achievement().title());
      const std::string impact = Trimmed(entry.achievement().impact());
      if (!impact.empty()) what.push_back({"\n" + impact, Style::kMuted});
      rows.rows.push_back(
          {{Plain(member.profile().display_name()), std::move(what), Plain(source.ShortDate(entry.entry_date()))}});
    }
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kToCelebrate), source(Word::kToCelebrateLead)}, std::move(table), out);
}

void AddTeamAgenda(const Source& source, Blocks& out) {
  if (source.snapshot().team().empty()) return;
  Blocks body;
  Add(body, Heading{1, source(Word::kTeamAgenda)});
  Add(body, AgendaOf(source));
  Add(body, NoteLines{source(Word::kNotes), kAgendaLines});
  AddTogether(std::move(body), out);
}

}  // namespace milepost::report
