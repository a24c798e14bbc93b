// What protects and drives the person, and who helps.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using goals::v1::Reward;
using mentoring::v1::Mentorship;

Blocks Boundaries(const Source& source) {
  Blocks out;
  List list;
  for (const std::string& boundary : source.snapshot().development().boundaries()) {
    if (const std::string text = Trimmed(boundary); !text.empty()) list.items.push_back({Plain(text)});
  }
  if (list.items.empty()) return out;
  Add(out, Heading{2, source(Word::kBoundaries)});
  Add(out, std::move(list));
  return out;
}

std::string WordOf(const Source& source, Reward::State state) {
  switch (state) {
    case Reward::STATE_EARNED:
      return source(Word::kRewardEarned);
    case Reward::STATE_CLAIMED:
      return source(Word::kRewardClaimed);
    default:
      return source(Word::kRewardPlanned);
  }
}

Blocks Rewards(const Source& source) {
  Blocks out;
  List list;
  list.marker = Marker::kCheckbox;
  for (const Goal& goal : source.goals()) {
    if (!IsLive(goal)) continue;
    for (const Reward& reward : goal.rewards()) {
      if (list.items.size() >= kMostRows) break;
      const std::string detail = absl::StrCat("\n", WordOf(source, reward.state()), " · ", goal.title());
      list.items.push_back({Text{Run{Trimmed(reward.description())}, Run{detail, Style::kMuted}}, 0,
                            reward.state() == Reward::STATE_CLAIMED});
    }
  }
  if (list.items.empty()) return out;
  Add(out, Heading{2, source(Word::kRewards)});
  Add(out, std::move(list));
  return out;
}

std::string WordOf(const Source& source, Mentorship::State state) {
  switch (state) {
    case Mentorship::STATE_PROPOSED:
      return source(Word::kMentorshipProposed);
    case Mentorship::STATE_ACTIVE:
      return source(Word::kMentorshipActive);
    case Mentorship::STATE_PAUSED:
      return source(Word::kMentorshipPaused);
    default:
      return "";
  }
}

void AddMentorship(const Source& source, const Mentorship& mentorship, Blocks& out) {
  Card card;
  card.hue = Hue::kTeal;
  card.overline = Capitals(WordOf(source, mentorship.state()));
  card.title = source.Name(mentorship.mentor());
  Facts facts{3};
  if (const std::string since = source.Date(mentorship.start_date()); !since.empty()) {
    facts.items.push_back({source(Word::kSince), since});
  }
  if (mentorship.has_cadence_days()) {
    facts.items.push_back({source(Word::kCadence), source.words().Count(Word::kEveryDays, mentorship.cadence_days())});
  }
  std::vector<std::string> skills;
  for (const std::string& skill : mentorship.focus_skills()) {
    if (std::string name = source.Name(skill); !name.empty()) skills.push_back(std::move(name));
  }
  if (!skills.empty()) facts.items.push_back({source(Word::kFocus), absl::StrJoin(skills, ", ")});
  if (!facts.items.empty()) Add(card.blocks, std::move(facts));
  if (const std::string text = Trimmed(mentorship.agreement()); !text.empty()) Add(card.blocks, Paragraph{Plain(text)});
  if (!card.title.empty()) Add(out, std::move(card));
}

}  // namespace

void AddCare(const Source& source, Blocks& out) {
  Blocks left = Boundaries(source), right = Rewards(source), body;
  if (!left.empty() && !right.empty()) {
    Columns columns;
    columns.columns.push_back({1, std::move(left)});
    columns.columns.push_back({1, std::move(right)});
    Add(body, std::move(columns));
  } else {
    AddAll(std::move(left), body);
    AddAll(std::move(right), body);
  }
  if (body.empty()) return;
  Add(out, Heading{1, source(Word::kCare), source(Word::kCareLead)});
  AddAll(std::move(body), out);
}

void AddMentoring(const Source& source, Blocks& out) {
  Blocks body;
  for (const Mentorship& mentorship : source.snapshot().mentorships()) AddMentorship(source, mentorship, body);
  // Only the owner knows that there is none: to others it might merely not be theirs to see.
  if (body.empty() && source.ForOwner() && source.snapshot().mentorships().empty()) {
    Add(body, Callout{Tone::kInfo, source(Word::kNoMentor), {Plain(source(Word::kNoMentorText))}});
  }
  if (body.empty()) return;
  // In a document that only invites to begin, the word on mentors is one of its hints.
  if (!source.snapshot().goals().empty()) body.insert(body.begin(), Block{Heading{1, source(Word::kMentoring)}});
  AddTogether(std::move(body), out);
}

}  // namespace milepost::report
