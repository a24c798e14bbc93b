#include "sample.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace milepost::report {
namespace {

TableRow Action(const std::string& text, const std::string& skill, const std::string& owner, const std::string& due,
                double done, double expected, Status status, const std::string& word) {
  return {{Plain(text), Plain(skill), Plain(owner), Plain(due),
           ProgressCell{done, expected, Hue::kBrand, absl::StrCat(static_cast<int>(done * 100), " %"),
                        StatusPip{status, word}}}};
}

Table Actions() {
  Table table;
  table.columns = {{"Action", 3.2},
                   {"Competency", 1.3},
                   {"Owner", 1.1},
                   {"Due", 1.1, Align::kEnd, true},
                   {"Progress and status", 2.2}};
  table.groups = {{"Lead across team boundaries",
                   "Influence without authority is the largest gap.",
                   Hue::kBrand,
                   {Action("Sponsor the migration of the reporting service across three teams", "Influence", "Zoë M.",
                           "30 Sep 2025", 0.8, 0.75, Status::kOnTrack, "On track"),
                    Action("Facilitate the quarterly architecture forum", "Communication", "Zoë M.", "15 Oct 2025", 1,
                           1, Status::kDone, "Done"),
                    Action("Agree a service-ownership charter with Platform and Finance", "Influence", "A. Håkansson",
                           "14 Nov 2025", 0.35, 0.5, Status::kAtRisk, "At risk"),
                    Action("Shadow the staff engineer rota for one quarter", "Technical leadership", "J. Dvořák",
                           "31 Dec 2025", 0.5, 0.4, Status::kAhead, "Ahead")}},
                  {"Deepen system design",
                   "Own a design from first sketch to measured result.",
                   Hue::kTeal,
                   {Action("Write the capacity model for peak season and review it with operations", "System design",
                           "Zoë M.", "29 Aug 2025", 0.6, 1, Status::kOverdue, "Overdue"),
                    Action("Design the idempotent event pipeline and publish benchmarks", "Data literacy", "Zoë M.",
                           "28 Nov 2025", 0.2, 0.6, Status::kOffTrack, "Off track"),
                    Action("Complete the distributed-systems certificate", "Technical depth", "Zoë M.", "16 Jan 2026",
                           0.2, 0.2, Status::kPaused, "Paused")}},
                  {"Multiply through mentoring",
                   "Two engineers reach independent delivery by spring.",
                   Hue::kPlum,
                   {Action("Coach a junior engineer through a first release", "Mentoring", "Zoë M.", "19 Sep 2025", 0,
                           0, Status::kNotStarted, "Not started"),
                    Action("Hold a workshop on cost-aware design", "Product sense", "Zoë M.", "5 Dec 2025", 0, 0,
                           Status::kDropped, "Dropped")}}};
  return table;
}

Table Learning() {
  Table table;
  table.band = false;
  table.columns = {{"Course", 2.2, Align::kStart, false, true},
                   {"Provider", 1.6},
                   {"Time", 0.6, Align::kEnd, true},
                   {"SMART", 0.9},
                   {"Trend", 0.9},
                   {"State", 1}};
  const Sparkline trend{{0.1, 0.2, 0.25, 0.5, 0.45, 0.7}, 0, 1, Hue::kTeal, "", ""};
  const SmartPips smart = {{"S", 2}, {"M", 2}, {"A", 1}, {"R", 0}, {"T", 2}};
  const auto row = [&](const char* a, const char* b, const char* c, Status status, const char* word) {
    return TableRow{{Plain(a), Plain(b), Plain(c), smart, trend, StatusPip{status, word}}};
  };
  table.groups = {{"",
                   "",
                   Hue::kBrand,
                   {row("Distributed systems: consistency in practice", "University of Gothenburg, online", "42 h",
                        Status::kDone, "Done"),
                    row("Writing for engineers", "Internal academy", "16 h", Status::kDone, "Done"),
                    row("Facilitation fundamentals", "Kraków Agile Guild", "20 h", Status::kOnTrack, "On track"),
                    row("Cost-aware design", "Vendor workshop", "8 h", Status::kNotStarted, "Not started")}}};
  TableRow total{{Styled("Total", Style::kRegular), Plain(""), Plain("86 h")}};
  total.strong = true;
  table.groups[0].rows.push_back(total);
  return table;
}

RadarChart Radar() {
  RadarChart radar;
  radar.scale = {5, {"0", "1", "2", "3", "4", "5"}};
  radar.axes = {{"Technical leadership", 3.6, 4.5}, {"System design", 4.2, 4.8}, {"Mentoring", 4.1, 4.4},
                {"Communication", 3.9, 4.6},        {"Product sense", 3.4, 4.2}, {"Delivery", 4.6, 4.6},
                {"Data literacy", 3.8, 4.2},        {"Influence", 3.1, 4.6}};
  radar.today_label = "Today";
  radar.required_label = "Target role";
  return radar;
}

GapBars Gaps() {
  GapBars gaps;
  gaps.scale = {5, {"0", "1", "2", "3", "4", "5"}};
  gaps.bars = {{"Influence", 3.1, 4.6, 2.6, "−1.5"},     {"Technical leadership", 3.6, 4.5, 3.1, "−0.9"},
               {"Product sense", 3.4, 4.2, 3.2, "−0.8"}, {"Communication", 3.9, 4.6, 3.5, "−0.7"},
               {"System design", 4.2, 4.8, 4.0, "−0.6"}, {"Data literacy", 3.8, 4.2, 3.5, "−0.4"},
               {"Delivery", 4.6, 4.6, 4.4, "met", true}};
  gaps.current_label = "Today";
  gaps.previous_label = "April";
  gaps.required_label = "Target";
  return gaps;
}

std::vector<TimeSpan> Months(int count) {
  const char* names[] = {"Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun"};
  const double days[] = {31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30};
  std::vector<TimeSpan> months;
  double day = 0;
  for (int i = 0; i < count; ++i) {
    months.push_back({names[i], day, day + days[i]});
    day += days[i];
  }
  return months;
}

GanttChart Gantt() {
  GanttChart gantt;
  gantt.days = 365;
  gantt.years = {{"2025", 0, 184}, {"2026", 184, 365}};
  gantt.months = Months(12);
  gantt.lanes = {{"Short term", Hue::kBrand}, {"Medium term", Hue::kTeal}, {"Long term", Hue::kPlum}};
  gantt.rows = {{"Reporting-service migration", 0, 0, 158, 0.72, {{158}}},
                {"Service-ownership charter", 0, 36, 140, 0.35, {}},
                {"Architecture forum", 0, 15, 334, 0.25, {}},
                {"Capacity model", 1, 0, 61, 1, {{61, true}}},
                {"Event pipeline and published benchmarks", 1, 49, 149, 0.4, {{100, true}, {149}}},
                {"Distributed-systems certificate", 1, 67, 201, 0.2, {{201}}},
                {"First release with mentee", 2, 24, 82, 0.9, {}},
                {"360° feedback and follow-up", 2, 152, 213, 0, {{213}}}};
  gantt.today = 83;
  gantt.today_label = "Today";
  gantt.reached_label = "Milestone: reached";
  gantt.open_label = "Milestone: open";
  return gantt;
}

TrendChart Trend() {
  TrendChart trend;
  trend.days = 184;
  trend.months = Months(6);
  trend.scale = {1, {"0 %", "25 %", "50 %", "75 %", "100 %"}};
  for (int week = 0; week <= 12; ++week) {
    trend.actual.push_back({week * 7.0, 0.02 + 0.045 * week + (week % 3 == 0 ? 0.03 : 0)});
  }
  trend.expected = {{0, 0}, {184, 1}};
  trend.today = 84;
  trend.actual_label = "Actual";
  trend.expected_label = "Expected";
  trend.today_label = "Today";
  return trend;
}

Block Figure(decltype(ChartBlock::chart) chart, const std::string& title, bool framed = false) {
  return {ChartBlock{std::move(chart), absl::StrCat("Figure: ", title), title, "", framed}};
}

void AddOverview(std::vector<Block>& blocks) {
  blocks.push_back(
      {Cover{"PROGRESS REPORT  ·  JULY – SEPTEMBER 2025",
             "Career Development Plan",
             "Zoë Martínez-Łukasik",
             "Senior Software Engineer",
             "Staff Engineer",
             {{"Manager", "Astrid Håkansson"}, {"Mentor", "Paweł Żółkiewski"}, {"Next review", "14 November 2025"}},
             RingChart{0.78, "78 %", "plan completed"}}});
  blocks.push_back({KpiStrip{{{"31 / 40", "actions closed", "9 open, 1 at risk", Hue::kTeal},
                              {"3.9", "mean competency", "target 4.6 · +0.4 since April", Hue::kBrand},
                              {"126 h", "learning time", "84 % of the agreed budget", Hue::kPlum},
                              {"14", "feedback notes", "from 6 colleagues in 4 teams", Hue::kAmber}}}});
  Column words{1.15, {}};
  words.blocks = {
      {Heading{2, "Where you are heading"}},
      {Paragraph{Plain("You have moved from delivering well-defined features to shaping the architecture of the "
                       "scheduling platform. Colleagues in Łódź, Göteborg and São Paulo describe the collaboration as "
                       "calm, precise and dependable.")}},
      {Paragraph{{{"The step to "},
                  {"Staff Engineer", Style::kBold},
                  {" now depends less on technical depth than on "},
                  {"reach", Style::kItalic},
                  {": leading work whose outcome rests on influence rather than authority "},
                  {"(see the guide)", Style::kRegular, "https://example.com/guide"},
                  {"."}}}},
      {Quote{"“Give the forum a question, not an answer — that is when the room starts to think with you.”",
             "Paweł Żółkiewski, mentor, 9 September"}}};
  blocks.push_back({Columns{{words, Column{1, {Figure(Radar(), "Competency profile", true)}}}}});
  blocks.push_back({Heading{2, "Focus areas"}});
  CardGrid grid;
  grid.tiles = {
      {"PRIORITY 1", "Lead across team boundaries", "Influence without authority is the largest gap to Staff Engineer.",
       Hue::kBrand, ProgressCell{0.73, 0.6, Hue::kBrand, "73 %"}},
      {"PRIORITY 2", "Deepen system design", "Own a design from first sketch to measured result.", Hue::kTeal,
       ProgressCell{0.46, 0.55, Hue::kTeal, "46 %"}},
      {"PRIORITY 3", "Multiply through mentoring", "Two engineers reach independent delivery by spring.", Hue::kPlum,
       ProgressCell{0.38, std::nullopt, Hue::kPlum, "38 %"}}};
  blocks.push_back({grid});
}

void AddGoals(std::vector<Block>& blocks) {
  blocks.push_back({PageBreak{}});
  blocks.push_back({Heading{1, "Goals and actions",
                            "Each action names one owner, one due date and one observable result. Progress is reported "
                            "by the owner and confirmed in the six-weekly review."}});
  blocks.push_back({Actions()});
  blocks.push_back({Heading{2, "Learning record"}});
  blocks.push_back({Learning()});
  Card card{Hue::kTeal,
            "MEDIUM TERM  ·  HIGH PRIORITY",
            "Design the idempotent event pipeline and publish benchmarks",
            StatusPip{Status::kAtRisk, "At risk"},
            {}};
  card.blocks = {
      {Facts{3,
             {{"Objective", "One pipeline, measured under peak load"}, {"Responsible", "Zoë M."}, {"Weight", "30 %"}}}},
      {List{Marker::kCheckbox,
            {{Plain("Publish the first benchmark"), 0, true},
             {Plain("Agree the retention rule with Finance"), 0, false}}}},
      {Paragraph{Plain("Evidence of accomplishment: the pipeline carries the peak of November without loss.")}}};
  blocks.push_back({card});
}

void AddFigures(std::vector<Block>& blocks) {
  blocks.push_back({Heading{1, "Timeline"}});
  blocks.push_back(Figure(Gantt(), ""));
  blocks.push_back({Columns{{Column{1.2, {{Heading{2, "Gap to target role"}}, Figure(Gaps(), "")}},
                             Column{1, {{Heading{2, "Trend"}}, Figure(Trend(), "")}}}}});
  ProgressBars bars{{{"Lead across team boundaries", 0.73, 0.6, "73 %", Hue::kBrand},
                     {"Deepen system design", 0.46, 0.55, "46 %", Hue::kTeal},
                     {"Multiply through mentoring", 0.38, 0.3, "38 %", Hue::kPlum}},
                    "Expected by now"};
  BalanceBar balance{{{"On the job", 0.62, "62 %", Hue::kBrand, 0.7},
                      {"With others", 0.28, "28 %", Hue::kTeal, 0.2},
                      {"Courses", 0.1, "10 %", Hue::kPlum, 0.1}},
                     "Aimed at"};
  blocks.push_back({Columns{
      {Column{1, {Figure(bars, "Progress by goal", true)}}, Column{1, {Figure(balance, "Learning mix", true)}}}}});
  const BulletChart bullets{{{"Lead across team boundaries", 0.73, 0.6, {0.35, 0.5}, "73 %"},
                             {"Deepen system design", 0.26, 0.55, {0.3, 0.45}, "26 %"}},
                            {1, {"0 %", "50 %", "100 %"}},
                            "Actual",
                            "Expected",
                            {"Off track", "At risk", "On track"}};
  const DumbbellChart moved{{{"System design", 2, 4, 5, "+2"}, {"Speaking", 3, 3, 4, "0"}},
                            {5, {"0", "1", "2", "3", "4", "5"}},
                            "Before",
                            "Now",
                            "Required"};
  blocks.push_back({Columns{
      {Column{1, {Figure(bullets, "Against expected", true)}}, Column{1, {Figure(moved, "Before / Now", true)}}}}});
  blocks.push_back(
      {Columns{{Column{1, {Figure(RingChart{0.64, "64 %", "readiness for the target role", Hue::kBrand}, "")}},
                Column{1, {Figure(RingChart{0.9, "90 %", "commitments kept", Hue::kTeal}, "")}},
                Column{2, {Figure(Sparkline{{2, 3, 2.5, 4, 4.5, 4, 5}, 0, 5, Hue::kPlum, "Energy", "5 / 5"}, "")}}}}});
}

void AddPeople(std::vector<Block>& blocks) {
  blocks.push_back({Heading{1, "People and agreement"}});
  blocks.push_back({Callout{Tone::kWarning,
                            "If the charter slips again",
                            {Plain("Then I will ask Astrid to bring both directors to one table within a week.")}}});
  blocks.push_back(
      {Callout{Tone::kPrivate, "Only you can see this", {Plain("Well-being notes never leave your copy.")}}});
  Table names;
  names.band = false;
  names.columns = {{"Colleague", 1.2, Align::kStart, false, true}, {"Team", 1}};
  names.groups = {{"",
                   "",
                   Hue::kBrand,
                   {{{Plain("Ελένη Παπαδοπούλου"), Plain("Finance, Athens")}},
                    {{Plain("Жанна Щукина"), Plain("Data platform, Tallinn")}},
                    {{Plain("محمد عبد الله السالم"), Plain("Operations, Muscat")}},
                    {{Plain("דנה כהן"), Plain("Security, Haifa")}},
                    {{Plain("山田 花子"), Plain("Product, Osaka")}},
                    {{Plain("王小明"), Plain("Research, Shanghai")}},
                    {{Plain("Nguyễn Thị Thủy"), Plain("Quality, Đà Nẵng")}}}}};
  blocks.push_back({Columns{
      {Column{1, {{Heading{2, "Feedback circle"}}, {names}}},
       Column{1,
              {{Heading{2, "Next steps"}},
               {List{Marker::kNumber,
                     {{Plain("Agree the charter's scope with Finance and with Platform, in writing, before the forum")},
                      {Plain("Book the certificate's exam")},
                      {Plain("Ask Paweł for a rehearsal")}}}},
               {Heading{3, "What changed"}},
               {Paragraph{{{"The charter is due on "},
                           {"31 October", Style::kRemoved},
                           {" "},
                           {"14 November", Style::kAdded},
                           {" because Finance changed its priorities."}}}},
               {List{Marker::kBullet,
                     {{Plain("Two of five objectives are complete")},
                      {Plain("One action is at risk")},
                      {Plain("a new date is agreed"), 1}}}}}}}}});
  blocks.push_back({NoteLines{"Notes from the review", 3}});
  blocks.push_back({Together{
      {{Heading{2, "Agreement"}},
       {SignatureBlock{
           "We have discussed this plan. It is not a guarantee of advancement and not a performance appraisal.",
           {{"Zoë Martínez-Łukasik", "Employee", "Date", "Signed 22 September 2025"},
            {"Astrid Håkansson", "Manager", "Date", ""},
            {"Ifeoma Okonkwo", "HR partner", "Date", ""}}}}}}});
  blocks.push_back({Spacer{10}});
  blocks.push_back({Paragraph{Styled("Names are set in the script each colleague uses.", Style::kMuted), true}});
}

}  // namespace

Document EveryBlock() {
  Document document;
  document.title = "Career Development Plan – Zoë Martínez-Łukasik";
  document.author = "Zoë Martínez-Łukasik";
  document.subject = "July – September 2025";
  document.running = {"Career Development Plan",
                      "Zoë Martínez-Łukasik",
                      "Confidential — shared between employee, manager and HR partner",
                      "Revision 3",
                      "Page {page} of {pages}",
                      true};
  AddOverview(document.blocks);
  AddGoals(document.blocks);
  AddFigures(document.blocks);
  AddPeople(document.blocks);
  return document;
}

Document Only(std::vector<Block> blocks) {
  Document document;
  document.title = "Test";
  document.blocks = std::move(blocks);
  return document;
}

const FontLibrary& Fonts() {
  static const auto* const fonts = [] {
    auto loaded = FontLibrary::Load({});
    if (!loaded.ok()) ADD_FAILURE() << loaded.status();
    return loaded->release();
  }();
  return *fonts;
}

Rendered RenderOrDie(const Document& document) {
  absl::StatusOr<Rendered> rendered = Render(document, Theme{}, Fonts(), SomeTime());
  if (!rendered.ok()) {
    ADD_FAILURE() << rendered.status();
    return {};
  }
  return *std::move(rendered);
}

std::string Judge(const std::string& pdf, const std::string& command) {
  const std::string path = absl::StrCat(testing::TempDir(), "/reportgen-", getpid(), ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  const std::string line = absl::StrReplaceAll(command, {{"%s", path}}) + " 2>&1";
  std::string out;
  FILE* pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) {
    ADD_FAILURE() << "cannot run " << command;
    return out;
  }
  std::array<char, 4096> buffer;
  for (size_t n; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) out.append(buffer.data(), n);
  pclose(pipe);
  std::remove(path.c_str());
  return out;
}

}  // namespace milepost::report
