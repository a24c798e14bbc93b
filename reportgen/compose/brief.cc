// The session brief: one page to talk from, with a mentor, a manager or alone.
#include "reportgen/compose/brief.h"

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

constexpr int kNoteLines = 3;
constexpr char kBlank[] = "____________________";
constexpr int kMostRoleWidth = 40, kMostMentorWidth = 36;  // all of one kind stands on one line

Cover CoverOf(const Source& source) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  const mentoring::v1::SessionBriefData& brief = snapshot.brief();
  Cover cover;
  cover.slim = true;
  const std::string as_of = source(Word::kAsOfDate, {{"date", source.Date(snapshot.today())}});
  const std::string day = snapshot.has_brief_date() ? source.Date(snapshot.brief_date()) : as_of;
  cover.overline = Capitals(absl::StrCat(source(Word::kBriefTitle), "  ·  ", day));
  cover.title = snapshot.profile().display_name();
  cover.role = Shortened(snapshot.profile().title(), kMostRoleWidth);
  cover.target_role = Shortened(snapshot.target_role().display_name(), kMostRoleWidth);
  const auto add = [&](Word label, std::string value) {
    if (!value.empty()) cover.facts.push_back({source(label), std::move(value)});
  };
  const std::string mentor = source.Name(brief.mentor());
  add(Word::kMentor, Shortened(mentor.empty() ? MentorNames(source) : mentor, kMostMentorWidth));
  if (brief.last_session().has_held_date()) add(Word::kLastSession, source.Date(brief.last_session().held_date()));
  int64_t minutes = 0;
  for (const auto& timing : brief.timings()) minutes += timing.minutes();
  if (minutes > 0) add(Word::kPlannedLength, source.words().Count(Word::kBriefMinutes, minutes));
  return cover;
}

void AddPart(SheetPart part, Sheet& sheet) {
  if (!part.versions.empty()) sheet.parts.push_back(std::move(part));
}

}  // namespace

void AddBrief(const Source& source, Blocks& out) {
  Add(out, CoverOf(source));
  const mentoring::v1::SessionBriefData& brief = source.snapshot().brief();
  Sheet sheet;
  if (!source.snapshot().has_brief()) {
    sheet.parts.push_back({{{{Block{Paragraph{Styled(source(Word::kNothingHere), Style::kMuted)}}}, 2}}});
  }
  AddPart(AgendaPart(source), sheet);  // the main thing where the two said what it is
  AddPart(PromisedPart(source), sheet);
  AddPart(FocusPart(source), sheet);
  AddPart(SincePart(source), sheet);
  AddPart(QuestionsPart(source), sheet);
  sheet.notes = {source(Word::kNotes), kNoteLines};
  if (source.snapshot().has_brief()) {
    // Reckoned from a planned session; without one it is the two who write it down.
    const std::string next = brief.has_next_session() ? source.Date(brief.next_date()) : kBlank;
    const std::string every = brief.cadence_days() > 0
                                  ? absl::StrCat("  ·  ", source.words().Count(Word::kEveryDays, brief.cadence_days()))
                                  : "";
    sheet.foot.push_back(
        Block{Paragraph{{Run{source(Word::kNextDate, {{"date", next}}), Style::kBold}, Run{every, Style::kMuted}}}});
  }
  Add(out, std::move(sheet));
}

}  // namespace milepost::report
