// Five questions in the order goal, reality, options, will. Which ones is decided by rule in MentoringService; their
// texts live here, under the same ids.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "reportgen/compose/brief.h"
#include "reportgen/compose/change_words.h"

namespace milepost::report {
namespace {

using Data = mentoring::v1::SessionBriefData;

// Longer names would push the question itself off the line.
constexpr int kMostNameWidth = 56;

struct Question {
  std::string_view id;
  Word word;
  std::string_view count;  // the parameter that its plural form follows; empty: it has none
};
constexpr Question kQuestions[] = {{"goal.celebrate", Word::kPromptCelebrate, "count"},
                                   {"goal.focus", Word::kPromptFocus, ""},
                                   {"goal.vision", Word::kPromptVision, ""},
                                   {"reality.overdue", Word::kPromptOverdue, "days"},
                                   {"reality.commitments", Word::kPromptCommitments, "count"},
                                   {"reality.progress", Word::kPromptProgress, ""},
                                   {"reality.picture", Word::kPromptPicture, ""},
                                   {"options.adapt", Word::kPromptAdapt, ""},
                                   {"options.explore", Word::kPromptExplore, ""},
                                   {"options.if-then", Word::kPromptIfThen, ""},
                                   {"options.more", Word::kPromptMore, ""},
                                   {"options.support", Word::kPromptSupport, ""},
                                   {"will.restart", Word::kPromptRestart, "days"},
                                   {"will.next-step", Word::kPromptNextStep, ""},
                                   {"will.obstacle", Word::kPromptObstacle, ""}};

std::string WordOf(const Source& source, Data::Part part) {
  switch (part) {
    case Data::PART_LOOK_BACK:
      return source(Word::kPartLookBack);
    case Data::PART_GOAL:
      return source(Word::kPartGoal);
    case Data::PART_REALITY:
      return source(Word::kPartReality);
    case Data::PART_OPTIONS:
      return source(Word::kPartOptions);
    case Data::PART_WILL:
      return source(Word::kPartWill);
    default:
      return "";
  }
}

std::string ParameterOf(const Source& source, const Data::Prompt& prompt, std::string_view key) {
  for (const Data::Parameter& parameter : prompt.parameters()) {
    if (parameter.key() != key) continue;
    goals::v1::CircumstanceChange::Kind kind{};
    if (key == "change" && goals::v1::CircumstanceChange::Kind_Parse(absl::StrCat("KIND_", parameter.value()), &kind)) {
      return report::WordOf(source, kind);
    }
    // It stands in quotation marks within a sentence.
    const absl::string_view text = absl::StripSuffix(absl::StripAsciiWhitespace(parameter.value()), ".");
    return Shortened(std::string(text), kMostNameWidth);
  }
  return "";
}

// A newer server's question that has no text here becomes one that always fits.
std::string TextOf(const Source& source, const Data::Prompt& prompt) {
  const auto* question = std::find_if(std::begin(kQuestions), std::end(kQuestions),
                                      [&](const Question& it) { return it.id == prompt.id(); });
  if (question == std::end(kQuestions)) return source(Word::kPromptAny);
  const auto value = [&](std::string_view key) { return ParameterOf(source, prompt, key); };
  const std::string goal = value("goal"), win = value("win"), what = value("what"), change = value("change"),
                    cue = value("cue"), response = value("response");
  const Language::Args args = {{"goal", goal},     {"win", win}, {"what", what},
                               {"change", change}, {"cue", cue}, {"response", response}};
  int64_t count = 0;
  if (question->count.empty() || !absl::SimpleAtoi(value(question->count), &count)) {
    return question->count.empty() ? source(question->word, args) : source(Word::kPromptAny);
  }
  return source.words().Count(question->word, count, args);
}

// "Look back 9 min · Goal 9 min · ...".
std::string TimesOf(const Source& source) {
  std::vector<std::string> parts;
  for (const Data::Timing& timing : source.snapshot().brief().timings()) {
    const std::string part = WordOf(source, timing.part());
    if (part.empty() || timing.minutes() <= 0) continue;
    const std::string minutes = source(Word::kMinutesShort, {{"minutes", source.words().Whole(timing.minutes())}});
    parts.push_back(absl::StrCat(part, " ", minutes));
  }
  return absl::StrJoin(parts, "  ·  ");
}

}  // namespace

SheetPart QuestionsPart(const Source& source) {
  const Data& brief = source.snapshot().brief();
  if (brief.prompts().empty()) return {};
  Table table;
  table.band = false;
  table.columns = {{"", 1, Align::kStart, false, true}, {"", 6}};
  TableGroup rows;
  Data::Part last = Data::PART_UNSPECIFIED;
  for (const Data::Prompt& prompt : brief.prompts()) {
    const std::string part = prompt.part() == last ? "" : WordOf(source, prompt.part());
    last = prompt.part();
    rows.rows.push_back({{Plain(part), Plain(TextOf(source, prompt))}});
  }
  table.groups.push_back(std::move(rows));
  std::vector<Block> blocks;
  Add(blocks, Heading{3, source(Word::kQuestions)});
  if (const std::string times = TimesOf(source); !times.empty()) {
    Add(blocks, Paragraph{Styled(times, Style::kMuted), true});
  }
  Add(blocks, std::move(table));
  return {{{blocks, 2}, {blocks, 3}}};
}

}  // namespace milepost::report
