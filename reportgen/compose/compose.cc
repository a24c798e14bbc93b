#include "reportgen/compose/compose.h"

#include <utf8proc.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"

namespace milepost::report {
namespace {

using reports::v1::Report;
using snapshot::v1::ReportSnapshot;

constexpr size_t kMostFileNameBytes = 180;  // before the date and the ending
constexpr int kFirstGoalLines = 3;

// About many people or nobody: the reader's own name is no part of it.
bool NamesNobody(Report::Kind kind) { return kind == Report::KIND_ROLL_UP || kind == Report::KIND_BLANK_FORM; }

absl::Status Check(const ReportSnapshot& snapshot) {
  if (snapshot.format() != kSnapshotFormat) {
    return absl::InvalidArgumentError(
        absl::StrCat("the snapshot has form ", snapshot.format(), "; this program reads form ", kSnapshotFormat));
  }
  if (snapshot.kind() < Report::KIND_PLAN || snapshot.kind() > Report::KIND_BLANK_FORM) {
    return absl::InvalidArgumentError(absl::StrCat("no such kind of document: ", snapshot.kind()));
  }
  if (snapshot.profile().display_name().empty() && !NamesNobody(snapshot.kind())) {
    return absl::InvalidArgumentError("the snapshot names no owner");
  }
  if (!DayOf(snapshot.today())) return absl::InvalidArgumentError("the snapshot has no day");
  return absl::OkStatus();
}

std::string Confidentiality(const Source& source) {
  if (source.snapshot().kind() == Report::KIND_TEAM_SUMMARY) return source(Word::kForTeamManager);
  if (source.snapshot().kind() == Report::KIND_ROLL_UP) return source(Word::kForHrAggregate);
  if (source.snapshot().kind() == Report::KIND_BLANK_FORM) return source(Word::kFormFoot);
  switch (source.snapshot().reader()) {
    case type::v1::PARTY_OWNER:
      return source(Word::kForOwner);
    case type::v1::PARTY_MENTOR:
      return source(Word::kForMentor);
    case type::v1::PARTY_MANAGER:
    case type::v1::PARTY_SKIP_LEVEL:
      return source(Word::kForManagers);
    case type::v1::PARTY_HR_PARTNER:
    case type::v1::PARTY_HR_ADMIN:
      return source(Word::kForHr);
    default:
      return source(Word::kConfidential);
  }
}

std::string KindTitle(const Source& source) {
  switch (source.snapshot().kind()) {
    case Report::KIND_PROGRESS:
      return source(Word::kProgressTitle);
    case Report::KIND_BRIEF:
      return source(Word::kBriefTitle);
    case Report::KIND_TEAM_SUMMARY:
      return source(Word::kTeamTitle);
    case Report::KIND_ROLL_UP:
      return source(Word::kRollUpTitle);
    default:
      break;
  }
  const bool onboarding = source.snapshot().plan().kind() == goals::v1::Plan::KIND_ONBOARDING;
  return source(onboarding ? Word::kOnboardingTitle : Word::kPlanTitle);
}

// Whom or what it is about, after the title.
std::string AboutWhom(const Source& source) {
  if (source.snapshot().kind() == Report::KIND_ROLL_UP) return UnitName(source);
  if (source.snapshot().kind() == Report::KIND_BLANK_FORM) return source(Word::kFormOverline);
  return source.snapshot().profile().display_name();
}

Document FrameOf(const Source& source) {
  const ReportSnapshot& snapshot = source.snapshot();
  Document document;
  document.title = absl::StrCat(KindTitle(source), " – ", AboutWhom(source));
  document.author = snapshot.profile().display_name();
  document.subject = source(Word::kAsOfDate, {{"date", source.Date(snapshot.today())}});
  document.language = source.words().tag();
  document.page_size = snapshot.paper() == Report::PAPER_LETTER ? PageSize::kLetter : PageSize::kA4;
  document.running.title = KindTitle(source);
  document.running.person = AboutWhom(source);
  document.running.confidentiality = Confidentiality(source);
  if (snapshot.has_revision()) {
    document.running.revision = source(Word::kRevisionFoot, {{"number", absl::StrCat(snapshot.revision().number())}});
  }
  document.running.page_pattern = source(Word::kPagePattern);
  document.running.hash_label = source(Word::kContentHash);
  return document;
}

void AddPlan(const Source& source, Blocks& out) {
  AddPlanCover(source, out);
  AddPlanSummary(source, out);
  AddWelcome(source, out);
  Add(out, Contents{source(Word::kContents)});
  AddPerson(source, out);
  AddValueMatrix(source, out);
  AddTargetRole(source, out);
  AddCarryOver(source, out);
  AddOptions(source, out);
  AddGoalLanes(source, out);
  AddTimeline(source, out);
  AddGoalCards(source, out);
  AddActions(source, out);
  AddSupport(source, out);
  AddObstacles(source, out);
  AddStanding(source, out);
  AddCare(source, out);
  AddMentoring(source, out);
  AddReviews(source, out);
  AddAgreement(source, out);
  AddRevisionRecord(source, out);
  AddOtherGoals(source, out);  // after the signatures: nobody signs for them
  AddGlossary(source, out);
}

void AddProgress(const Source& source, Blocks& out) {
  AddProgressCover(source, out);
  AddScorecard(source, out);
  AddWelcome(source, out);
  AddTrends(source, out);
  AddGoalTable(source, out);
  AddChanges(source, out);
  AddAchievements(source, out);
  AddShortfalls(source, out);
  AddSetbacks(source, out);
  AddSkillMovement(source, out);
  AddLearning(source, out);
  AddFeedback(source, out);
  AddSessions(source, out);
  AddGasScores(source, out);
  AddWellBeing(source, out);
  AddNextSteps(source, out);
  AddReflections(source, out);
  AddAcknowledgement(source, out);
  AddGlossary(source, out);
}

void AddTeamSummary(const Source& source, Blocks& out) {
  AddTeamCover(source, out);
  AddTeamNumbers(source, out);
  AddTeamTable(source, out);
  AddAttention(source, out);
  AddWaiting(source, out);
  AddCelebrations(source, out);
  AddTeamAgenda(source, out);
}

void AddRollUp(const Source& source, Blocks& out) {
  AddRollUpCover(source, out);
  AddRollUpNumbers(source, out);
  AddRollUpGoals(source, out);
  AddRollUpGaps(source, out);
  AddUnits(source, out);
  AddRollUpNotes(source, out);
}

void AddForm(const Source& source, Blocks& out) {
  AddFormPerson(source, out);
  AddFormGoals(source, out);
  AddFormAgreement(source, out);
}

void AddKind(const Source& source, Blocks& out) {
  switch (source.snapshot().kind()) {
    case Report::KIND_PROGRESS:
      return AddProgress(source, out);
    case Report::KIND_BRIEF:
      return AddBrief(source, out);
    case Report::KIND_TEAM_SUMMARY:
      return AddTeamSummary(source, out);
    case Report::KIND_ROLL_UP:
      return AddRollUp(source, out);
    case Report::KIND_BLANK_FORM:
      return AddForm(source, out);
    default:
      return AddPlan(source, out);
  }
}

// Says nothing in a file's name, or something else than it seems: spaces, controls, marks that turn the direction.
bool MayStandInAFileName(utf8proc_int32_t c) {
  constexpr utf8proc_int32_t kNonJoiner = 0x200C, kJoiner = 0x200D;  // part of how Persian and emoji are written
  if (c == kNonJoiner || c == kJoiner) return true;
  if (c < 0x80 && std::string_view("/\\:*?\"<>|%").find(static_cast<char>(c)) != std::string_view::npos) return false;
  return utf8proc_category(c) < UTF8PROC_CATEGORY_ZS;  // letters, marks, digits, punctuation and symbols come first
}

// Without what a path or a shell would take for something else, or is no UTF-8.
std::string Plainly(const std::string& text) {
  std::string name;
  for (size_t at = 0; at < text.size();) {
    utf8proc_int32_t c = -1;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    const size_t length = used > 0 ? static_cast<size_t>(used) : 1;
    name += used > 0 && MayStandInAFileName(c) ? text.substr(at, length) : "-";
    at += length;
  }
  return name;
}

std::string IdOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

bool IsBlank(const Source& source) {
  const ReportSnapshot& snapshot = source.snapshot();
  const profiles::v1::Development& development = snapshot.development();
  const bool nothing_known = development.values().empty() && development.strengths().empty() &&
                             development.interests().empty() && development.purpose_statement().empty() &&
                             !snapshot.has_target_role();
  return nothing_known && snapshot.goals().empty() && Trimmed(snapshot.plan().vision()).empty();
}

}  // namespace

// What to begin with. Another reader gets a plain word: whether there is nothing or nothing for them is not theirs to
// know.
void AddWelcome(const Source& source, Blocks& out) {
  if (!IsBlank(source)) return;
  if (!source.ForOwner()) {
    Add(out, Paragraph{Styled(source(Word::kNothingHere), Style::kMuted)});
    return;
  }
  Add(out, Heading{1, source(Word::kWelcome), source(Word::kWelcomeLead)});
  List list;
  list.marker = Marker::kCheckbox;
  for (const Word step :
       {Word::kWelcomeStep1, Word::kWelcomeStep2, Word::kWelcomeStep3, Word::kWelcomeStep4, Word::kWelcomeStep5}) {
    list.items.push_back({Plain(source(step))});
  }
  Add(out, std::move(list));
  Add(out, NoteLines{source(Word::kWelcomeVision), kFirstGoalLines});
  Add(out, NoteLines{source(Word::kWelcomeGoal), kFirstGoalLines});
  Add(out, NoteLines{source(Word::kWelcomeStep), kFirstGoalLines});
}

absl::StatusOr<Document> Compose(const ReportSnapshot& snapshot) {
  if (absl::Status status = Check(snapshot); !status.ok()) return status;
  const Source source(snapshot);
  Document document = FrameOf(source);
  AddKind(source, document.blocks);
  return document;
}

std::string SuggestFileName(const ReportSnapshot& snapshot) {
  const Source source(snapshot);
  const bool brief = snapshot.kind() == Report::KIND_BRIEF;
  std::string name = Plainly(brief ? absl::StrCat("brief-", IdOf(snapshot.profile().name()))
                                   : absl::StrCat(KindTitle(source), "_", AboutWhom(source)));
  size_t end = std::min(name.size(), kMostFileNameBytes);
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;  // whole characters only
  name.resize(end);
  const auto day = DayOf(brief && snapshot.has_brief_date() ? snapshot.brief_date() : snapshot.today());
  if (day) absl::StrAppend(&name, brief ? "-" : "_", absl::FormatCivilTime(*day));
  return name + ".pdf";
}

}  // namespace milepost::report
