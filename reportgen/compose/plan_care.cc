// What protects and drives the person, who helps, and when one looks again.
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
using profiles::v1::BrandItem;

constexpr int kReviewNoteLines = 5;

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
  for (const Goal& goal : source.snapshot().goals()) {
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

std::string WordOf(const Source& source, BrandItem::Kind kind) {
  switch (kind) {
    case BrandItem::KIND_RESUME:
      return source(Word::kResume);
    case BrandItem::KIND_COVER_LETTER:
      return source(Word::kCoverLetter);
    case BrandItem::KIND_ONLINE_PROFILE:
      return source(Word::kOnlineProfile);
    case BrandItem::KIND_PORTFOLIO:
      return source(Word::kPortfolio);
    default:
      return "";
  }
}

Cell BrandStatus(const Source& source, BrandItem::State state) {
  switch (state) {
    case BrandItem::STATE_CURRENT:
      return StatusPip{Status::kDone, source(Word::kBrandCurrent)};
    case BrandItem::STATE_OUTDATED:
      return StatusPip{Status::kAtRisk, source(Word::kBrandOutdated)};
    case BrandItem::STATE_MISSING:
      return StatusPip{Status::kNotStarted, source(Word::kBrandMissing)};
    default:
      return Plain("–");
  }
}

void AddBrand(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kItem), 1.6, Align::kStart, false, true},
                   {source(Word::kState), 1.2},
                   {source(Word::kReviewed), 1.2, Align::kStart, true},
                   {source(Word::kWhere), 3}};
  TableGroup rows;
  for (const BrandItem& item : source.snapshot().development().brand_items()) {
    const std::string kind = WordOf(source, item.kind());
    if (kind.empty()) continue;
    const std::string reviewed = source.ShortDate(item.review_date());
    rows.rows.push_back({{Plain(kind), BrandStatus(source, item.state()), Plain(reviewed.empty() ? "–" : reviewed),
                          Text{Run{item.uri(), Style::kRegular, item.uri()}}}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kBrand)}, std::move(table), out);
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
  AddBrand(source, body);
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

void AddReviews(const Source& source, Blocks& out) {
  if (!source.snapshot().has_plan()) return;
  const goals::v1::Plan& plan = source.snapshot().plan();
  Facts facts{3};
  if (const std::string last = source.Date(plan.last_review_date()); !last.empty()) {
    facts.items.push_back({source(Word::kLastReview), last});
  }
  if (const std::string next = source.Date(plan.next_review_date()); !next.empty()) {
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
  Add(body, NoteLines{source(Word::kReviewNotes), kReviewNoteLines});
  AddTogether(std::move(body), out);
}

}  // namespace milepost::report
