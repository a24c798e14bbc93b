// The session brief is one page, whatever there is to say: the edge people, in every language, on both papers.
#include <gmock/gmock.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "tests/golden/reading.h"

namespace milepost::report {
namespace {

using mentoring::v1::CommitmentStatus;
using snapshot::v1::ReportSnapshot;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Data = mentoring::v1::SessionBriefData;

ReportSnapshot Brief(const std::string& person = "amara") {
  return SnapshotOf(person, reports::v1::Report::KIND_BRIEF);
}

// In every language and on both papers.
void ExpectOnePage(ReportSnapshot snapshot, const std::string& what) {
  for (const char* locale : {"en-GB", "pl-PL", "es-ES", "zh-Hant"}) {
    for (const auto paper : {reports::v1::Report::PAPER_A4, reports::v1::Report::PAPER_LETTER}) {
      snapshot.mutable_profile()->set_locale(locale);
      snapshot.set_paper(paper);
      const auto report = RenderReport(snapshot, Fonts());
      ASSERT_TRUE(report.ok()) << report.status();
      EXPECT_EQ(report->page_count, 1) << what << ", " << locale << ", paper " << paper;
      EXPECT_THAT(report->warnings, IsEmpty()) << what << ", " << locale << ", paper " << paper;
    }
  }
}

// As much of everything as the contract allows, every text this one.
ReportSnapshot Full(const std::string& text) {
  ReportSnapshot snapshot = Brief();
  Data& brief = *snapshot.mutable_brief();
  const auto fill = [&](auto* items, int count, auto write) {
    const auto first = items->at(0);
    items->Clear();
    for (int i = 0; i < count; ++i) write(*items->Add() = first);
  };
  fill(brief.mutable_commitments(), 40, [&](CommitmentStatus& it) { it.mutable_commitment()->set_what(text); });
  fill(brief.mutable_next_session()->mutable_agenda(), 20, [&](mentoring::v1::AgendaItem& it) { it.set_text(text); });
  fill(brief.mutable_changes(), 50, [&](Data::Change& it) { it.set_title(text), it.set_reason(text); });
  fill(brief.mutable_focus_goals(), 3, [&](Data::BriefGoal& it) { it.set_title(text); });
  fill(brief.mutable_wins(), 10, [&](Data::Win& it) { it.set_title(text); });
  brief.mutable_risk()->mutable_goal()->set_title(text);
  brief.mutable_risk()->set_obstacle(text);
  brief.mutable_risk()->set_cue(text);
  brief.mutable_risk()->set_response(text);
  for (Data::Prompt& prompt : *brief.mutable_prompts()) {
    for (Data::Parameter& parameter : *prompt.mutable_parameters()) {
      if (parameter.key() != "count") parameter.set_value(text);
    }
  }
  for (auto& [name, title] : *snapshot.mutable_display_names()) title = text;
  snapshot.mutable_profile()->set_display_name(text);
  snapshot.mutable_profile()->set_title(text);
  snapshot.mutable_target_role()->set_display_name(text);
  return snapshot;
}

std::string Repeated(const std::string& text, size_t bytes) {
  std::string all;
  while (all.size() < bytes) all += text;
  return all;
}

TEST(BriefPage, IsOneForThoseWhoHaveMuchAndThoseWhoHaveNothing) {
  ExpectOnePage(Brief(), "amara");
  ExpectOnePage(Brief("diego"), "diego");
  ReportSnapshot nothing = Brief();
  nothing.clear_brief();
  nothing.clear_goals();
  nothing.clear_mentorships();
  ExpectOnePage(nothing, "a reader who may not prepare");
  ReportSnapshot no_goals = Brief();
  no_goals.clear_goals();
  no_goals.mutable_brief()->clear_focus_goals();
  no_goals.mutable_brief()->clear_risk();
  no_goals.mutable_brief()->clear_changes();
  ExpectOnePage(no_goals, "no goals");
}

TEST(BriefPage, IsOneWithFiveHundredGoals) {
  ReportSnapshot snapshot = Brief();
  const goals::v1::Goal goal = snapshot.goals(0);
  for (int i = 0; i < 500; ++i) {
    *snapshot.add_goals() = goal;
    snapshot.mutable_goals(snapshot.goals_size() - 1)->set_name(absl::StrCat(goal.name(), i));
  }
  ExpectOnePage(snapshot, "500 goals");
}

TEST(BriefPage, IsOneHoweverLongTheTexts) {
  ExpectOnePage(Full(Repeated("Wort ", 4000)), "4,000 characters");
  ExpectOnePage(Full(std::string(4000, 'x')), "an endless word");
  ExpectOnePage(Full(Repeated("山田花子", 4000)), "Chinese");
  ExpectOnePage(Full(Repeated("דנה כהן ", 4000)), "Hebrew");
  ExpectOnePage(Full(Repeated("محمد عبد الله ", 4000)), "Arabic");
  ExpectOnePage(Full("l\ni\nn\ne\ns\n" + Repeated("l\n", 400)), "lines");
}

TEST(BriefPage, IsOneForNamesOfEveryScript) {
  for (const char* name : {"محمد عبد الله السالم", "דנה כהן", "陳美玲", "Ελένη Παπαδοπούλου", "Nguyễn Thị Thủy"}) {
    ReportSnapshot snapshot = Brief();
    snapshot.mutable_profile()->set_display_name(name);
    (*snapshot.mutable_display_names())["profiles/priya"] = name;
    ExpectOnePage(snapshot, name);
  }
}

TEST(BriefPage, SaysHowMuchIsLeftOut) {
  ReportSnapshot snapshot = Full("Something worth a few words that fill a line and then some more of the next one");
  const auto layout = DumpReportLayout(snapshot, Fonts());
  ASSERT_TRUE(layout.ok());
  EXPECT_THAT(*layout, HasSubstr("more"));
  EXPECT_THAT(*layout, HasSubstr("…"));
}

TEST(BriefPage, SameSnapshotSameBytes) {
  const auto one = RenderReport(Brief(), Fonts()), two = RenderReport(Brief(), Fonts());
  ASSERT_TRUE(one.ok() && two.ok());
  EXPECT_EQ(one->pdf, two->pdf);
  EXPECT_EQ(one->file_name, "brief-amara-2026-07-01.pdf");
  EXPECT_EQ(RenderReport(Brief("diego"), Fonts())->file_name, "brief-diego-2026-06-30.pdf");  // no session is planned
}

}  // namespace
}  // namespace milepost::report
