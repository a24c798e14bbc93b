// What the journal tells: achievements, setbacks, reflections, well-being.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using progress::v1::Achievement;
using progress::v1::JournalEntry;

constexpr size_t kMostReflections = 6;
constexpr size_t kMostPulses = 26;

std::string KindOf(const Source& source, Achievement::Kind kind) {
  switch (kind) {
    case Achievement::KIND_RESULT:
      return source(Word::kKindResult);
    case Achievement::KIND_RECOGNITION:
      return source(Word::kKindRecognition);
    case Achievement::KIND_LEARNING:
      return source(Word::kKindLearning);
    case Achievement::KIND_QUICK_WIN:
      return source(Word::kKindQuickWin);
    default:
      return "";
  }
}

template <typename Visit>
void ForEachEntry(const Source& source, JournalEntry::ContentCase content, Visit visit) {
  for (const JournalEntry& entry : source.snapshot().journal()) {
    if (entry.content_case() == content && source.InPeriod(entry.entry_date())) visit(entry);
  }
}

// A row and the day it is sorted by.
struct Dated {
  absl::CivilDay day;
  TableRow row;
};

TableRow AchievementRow(const Source& source, const JournalEntry& entry) {
  const Achievement& achievement = entry.achievement();
  Text what = Styled(achievement.title(), Style::kBold);
  if (const std::string impact = Trimmed(achievement.impact()); !impact.empty()) {
    what.push_back({absl::StrCat("\n", impact), Style::kMuted});
  }
  const bool celebrated = achievement.has_celebrate_time();
  return {{Plain(source.ShortDate(entry.entry_date())), std::move(what), Plain(KindOf(source, achievement.kind())),
           StatusPip{celebrated ? Status::kDone : Status::kNotStarted,
                     source(celebrated ? Word::kCelebrated : Word::kNotCelebrated)}}};
}

// Milestones reached in the period, beside what the journal says.
void AddMilestones(const Source& source, std::vector<Dated>& rows) {
  for (const goals::v1::Goal& goal : source.snapshot().goals()) {
    if (goal.has_delete_time()) continue;
    for (const goals::v1::Milestone& milestone : goal.milestones()) {
      if (!source.InPeriod(milestone.achieve_date())) continue;
      Text what = Styled(milestone.title(), Style::kBold);
      const std::string evidence = Trimmed(milestone.evidence());
      what.push_back({absl::StrCat("\n", evidence.empty() ? goal.title() : evidence), Style::kMuted});
      rows.push_back({*DayOf(milestone.achieve_date()),
                      {{Plain(source.ShortDate(milestone.achieve_date())), std::move(what),
                        Plain(source(Word::kMilestone)), Plain("–")}}});
    }
  }
}

void AddPart(const Source& source, Word label, const std::string& text, Blocks& out) {
  const std::string trimmed = Trimmed(text);
  if (!trimmed.empty()) {
    Add(out, Paragraph{{Run{source(label), Style::kBold}, Run{absl::StrCat("  ", trimmed)}}});
  }
}

Sparkline LineOf(const Source& source, const std::vector<double>& values, Hue hue) {
  Sparkline line;
  line.values = values;
  line.min = 1;
  line.max = 5;
  line.hue = hue;
  line.value = source(Word::kOfFive, {{"points", source.words().Number(values.back(), 0)}});
  return line;
}

}  // namespace

void AddAchievements(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kDate), 1, Align::kStart, true},
                   {source(Word::kAchievement), 4},
                   {source(Word::kKind), 1.1},
                   {source(Word::kCelebration), 1.6}};
  std::vector<Dated> dated;
  int waiting = 0;
  ForEachEntry(source, JournalEntry::kAchievement, [&](const JournalEntry& entry) {
    if (!entry.achievement().has_celebrate_time()) ++waiting;
    dated.push_back({*DayOf(entry.entry_date()), AchievementRow(source, entry)});
  });
  AddMilestones(source, dated);
  if (dated.empty()) return;
  std::stable_sort(dated.begin(), dated.end(), [](const Dated& a, const Dated& b) { return a.day > b.day; });
  TableGroup rows;
  for (Dated& it : dated) {
    if (rows.rows.size() < kMostRows) rows.rows.push_back(std::move(it.row));
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kAchievements)}, std::move(table), out);
  AddMore(source, static_cast<int64_t>(dated.size()) - kMostRows, out);
  if (waiting > 0) {
    Add(out, Callout{Tone::kGood,
                     source.words().Count(Word::kWaitingCelebration, waiting),
                     {Plain(source(Word::kWaitingText))}});
  }
}

void AddSetbacks(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kDate), 1, Align::kStart, true},
                   {source(Word::kWhatHappened), 2.4},
                   {source(Word::kLesson), 2.4},
                   {source(Word::kChangeMade), 2.2}};
  TableGroup rows;
  ForEachEntry(source, JournalEntry::kSetback, [&](const JournalEntry& entry) {
    if (rows.rows.size() >= kMostRows) return;
    rows.rows.push_back({{Plain(source.ShortDate(entry.entry_date())), Plain(Trimmed(entry.setback().what())),
                          Plain(Trimmed(entry.setback().lesson())), Plain(Trimmed(entry.setback().change_made()))}});
  });
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kSetbacks)}, std::move(table), out);
}

void AddReflections(const Source& source, Blocks& out) {
  Blocks body;
  size_t count = 0;
  ForEachEntry(source, JournalEntry::kCheckIn, [&](const JournalEntry& entry) {
    if (count >= kMostReflections) return;
    Card card{Hue::kSlate, "", source.Date(entry.entry_date())};
    const progress::v1::CheckIn& check_in = entry.check_in();
    AddPart(source, Word::kWentWell, check_in.went_well(), card.blocks);
    AddPart(source, Word::kChallenge, check_in.challenge(), card.blocks);
    AddPart(source, Word::kLearned, check_in.learned(), card.blocks);
    AddPart(source, Word::kNext, check_in.next(), card.blocks);
    if (card.blocks.empty()) return;
    ++count;
    AddTogether({Block{std::move(card)}}, body);
  });
  if (body.empty()) return;
  Add(out, Heading{1, source(Word::kReflections)});
  AddAll(std::move(body), out);
}

// Only if the owner said that well-being may appear in documents.
void AddWellBeing(const Source& source, Blocks& out) {
  if (!source.snapshot().development().share_well_being()) return;
  std::vector<double> energy, stress, balance;
  ForEachEntry(source, JournalEntry::kPulse, [&](const JournalEntry& entry) {
    const progress::v1::Pulse& pulse = entry.pulse();
    if (pulse.has_energy() && energy.size() < kMostPulses) energy.push_back(pulse.energy());
    if (pulse.has_stress() && stress.size() < kMostPulses) stress.push_back(pulse.stress());
    if (pulse.has_balance() && balance.size() < kMostPulses) balance.push_back(pulse.balance());
  });
  CardGrid grid;
  grid.columns = 3;
  const auto add = [&](Word title, Word scale, std::vector<double>& values, Hue hue) {
    if (values.size() < 2) return;
    std::reverse(values.begin(), values.end());  // the journal is newest first
    Tile tile{"", source(title), source(scale), hue};
    tile.sparkline = LineOf(source, values, hue);
    grid.tiles.push_back(std::move(tile));
  };
  add(Word::kEnergy, Word::kEnergyScale, energy, Hue::kTeal);
  add(Word::kStress, Word::kStressScale, stress, Hue::kAmber);
  add(Word::kBalance, Word::kBalanceScale, balance, Hue::kPlum);
  if (grid.tiles.empty()) return;
  Add(out, Heading{1, source(Word::kWellBeing), source(Word::kWellBeingLead)});
  Add(out, std::move(grid));
}

}  // namespace milepost::report
