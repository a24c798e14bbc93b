// What others contributed: feedback, and what came of the conversations with a mentor. What was said in those stays
// between the two.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/commitment_words.h"
#include "reportgen/compose/count_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using mentoring::v1::CommitmentStatus;
using mentoring::v1::Session;
using progress::v1::Feedback;

constexpr size_t kMostFeedback = 60, kMostCommitments = 40;

std::string WordOf(const Source& source, type::v1::Party party) {
  switch (party) {
    case type::v1::PARTY_MENTOR:
      return source(Word::kMentor);
    case type::v1::PARTY_MANAGER:
      return source(Word::kManager);
    case type::v1::PARTY_HR_PARTNER:
      return source(Word::kHrPartner);
    default:
      return source(Word::kColleague);
  }
}

// A goal by its title, a skill by its name; nothing for what the reader may not know.
std::string AboutOf(const Source& source, const Feedback& feedback) {
  if (feedback.about_case() == Feedback::kSkill) return source.Name(feedback.skill());
  if (feedback.about_case() != Feedback::kGoal) return "";
  const goals::v1::Goal* goal = source.Goal(feedback.goal());
  return goal == nullptr ? "" : goal->title();
}

TableRow RowOf(const Source& source, const Feedback& feedback) {
  const std::string role = WordOf(source, feedback.author_party()), name = source.Name(feedback.author());
  Text who = Styled(name.empty() ? role : name, Style::kBold);
  if (!name.empty()) who.push_back({absl::StrCat("\n", role), Style::kMuted});
  who.push_back({absl::StrCat("\n", source.ShortDate(feedback.give_time())), Style::kMuted});
  Text strong = Plain(Trimmed(feedback.strength())), suggestion = Plain(Trimmed(feedback.suggestion()));
  if (const std::string about = AboutOf(source, feedback); !about.empty()) {
    Text& first = strong[0].text.empty() ? suggestion : strong;
    first.push_back({absl::StrCat("\n", source(Word::kAbout, {{"what", about}})), Style::kMuted});
  }
  if (const std::string answer = Trimmed(feedback.response()); !answer.empty()) {
    suggestion.push_back(
        {absl::StrCat(suggestion[0].text.empty() ? "" : "\n", source(Word::kOwnAnswer, {{"text", answer}})),
         Style::kMuted});
  }
  const bool read = feedback.state() == Feedback::STATE_ACKNOWLEDGED;
  const StatusPip pip{read ? Status::kDone : Status::kNotStarted,
                      source(read ? Word::kAcknowledged : Word::kNotAcknowledged)};
  return {{std::move(who), std::move(strong), std::move(suggestion), pip}};
}

// Counted over what was promised in the period, and what is still open from before.
struct Promises {
  int kept = 0, open = 0, late = 0, all = 0;
  std::vector<const CommitmentStatus*> waiting;
};

Promises PromisesOf(const Source& source) {
  Promises promises;
  for (const CommitmentStatus& it : source.snapshot().commitments()) {
    const bool waits = it.status() == CommitmentStatus::STATUS_OPEN || it.status() == CommitmentStatus::STATUS_OVERDUE;
    if (!waits && !source.InPeriod(it.held_date())) continue;
    if (it.status() != CommitmentStatus::STATUS_RELEASED) ++promises.all;
    if (it.status() == CommitmentStatus::STATUS_KEPT) ++promises.kept;
    if (it.status() == CommitmentStatus::STATUS_OVERDUE) ++promises.late;
    if (!waits) continue;
    ++promises.open;
    promises.waiting.push_back(&it);
  }
  return promises;
}

void AddSessionFigures(const Source& source, int held, const Promises& promises, Blocks& out) {
  const Language& words = source.words();
  KpiStrip strip;
  if (held > 0) {
    strip.items.push_back({words.Whole(held), words.Count(Word::kSessionsHeld, held), "", Hue::kTeal});
  }
  if (promises.all > 0) {
    strip.items.push_back(
        {PartOf(source, promises.kept, promises.all), source(Word::kCommitmentsKept), "", Hue::kBrand});
    const std::string late =
        promises.late > 0 ? words.Count(Word::kOverdueCount, promises.late) : source(Word::kNoneLate);
    strip.items.push_back({words.Whole(promises.open), words.Count(Word::kCommitmentsOpen, promises.open), late,
                           promises.late > 0 ? Hue::kCrimson : Hue::kPlum});
  }
  if (!strip.items.empty()) Add(out, std::move(strip));
}

}  // namespace

StatusPip PipOf(const Source& source, CommitmentStatus::Status status) {
  switch (status) {
    case CommitmentStatus::STATUS_KEPT:
      return {Status::kDone, source(Word::kKept)};
    case CommitmentStatus::STATUS_OVERDUE:
      return {Status::kOverdue, source(Word::kHealthOverdue)};
    case CommitmentStatus::STATUS_RELEASED:
      return {Status::kDropped, source(Word::kReleased)};
    default:
      return {Status::kNotStarted, source(Word::kStillOpen)};
  }
}

std::string NameOf(const Source& source, mentoring::v1::Side side, std::string_view session) {
  if (side == mentoring::v1::SIDE_MENTEE) return source.snapshot().profile().display_name();
  std::string name;
  for (const mentoring::v1::Mentorship& mentorship : source.snapshot().mentorships()) {
    if (session.starts_with(mentorship.name() + "/")) name = source.Name(mentorship.mentor());
  }
  if (name.empty()) name = source.Name(source.snapshot().brief().mentor());
  return name.empty() ? source(Word::kMentor) : name;
}

void AddFeedback(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kFrom), 1.6},
                   {source(Word::kStrong), 2.6},
                   {source(Word::kToTry), 2.6},
                   {source(Word::kState), 1.7}};
  TableGroup rows;
  int64_t count = 0;
  for (const Feedback& feedback : source.snapshot().feedback()) {
    if (feedback.state() == Feedback::STATE_REQUESTED || !source.InPeriod(feedback.give_time())) continue;
    if (++count <= static_cast<int64_t>(kMostFeedback)) rows.rows.push_back(RowOf(source, feedback));
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kFeedback), source.words().Count(Word::kFeedbackLead, count)}, std::move(table),
           out);
  AddMore(source, count - static_cast<int64_t>(kMostFeedback), out);
}

void AddSessions(const Source& source, Blocks& out) {
  const auto& sessions = source.snapshot().sessions();
  const auto held = std::count_if(sessions.begin(), sessions.end(), [&](const Session& session) {
    return session.state() == Session::STATE_HELD && source.InPeriod(session.held_date());
  });
  const Promises promises = PromisesOf(source);
  Blocks body;
  AddSessionFigures(source, static_cast<int>(held), promises, body);
  if (body.empty()) return;
  Table table;
  table.band = false;
  table.columns = {{source(Word::kCommitment), 3.4, Align::kStart, false, true},
                   {source(Word::kWho), 1.6},
                   {source(Word::kDue), 1.2, Align::kStart, true},
                   {source(Word::kState), 1.2}};
  TableGroup rows;
  for (const CommitmentStatus* it : promises.waiting) {
    if (rows.rows.size() >= kMostCommitments) break;
    const std::string due = source.ShortDate(it->commitment().due_date());
    rows.rows.push_back({{Plain(it->commitment().what()), Plain(NameOf(source, it->commitment().who(), it->session())),
                          Plain(due.empty() ? "–" : due), PipOf(source, it->status())}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), body);
  AddMore(source, static_cast<int64_t>(promises.waiting.size()) - static_cast<int64_t>(kMostCommitments), body);
  body.insert(body.begin(), Block{Heading{1, source(Word::kSessions)}});
  AddTogether(std::move(body), out);
}

}  // namespace milepost::report
