#include "services/mentoring/prompts.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/rpc/dates.h"

namespace milepost::mentoring {
namespace {

using v1::CommitmentStatus;
using Data = v1::SessionBriefData;
using Prompt = Data::Prompt;

constexpr std::size_t kPrompts = 5;

Prompt Make(Data::Part part, const char* id, std::initializer_list<std::pair<const char*, std::string>> values = {}) {
  Prompt prompt;
  prompt.set_part(part);
  prompt.set_id(id);
  for (const auto& [key, value] : values) {
    prompt.add_parameters()->set_key(key);
    prompt.mutable_parameters()->rbegin()->set_value(value);
  }
  return prompt;
}

// The prompts that a brief gives reason for; nothing where it does not.
using Candidate = std::optional<Prompt> (*)(const Data&);

std::optional<Prompt> Celebrate(const Data& brief) {
  std::vector<std::string> achieved;
  for (const Data::Win& win : brief.wins()) achieved.push_back(win.title());
  for (const Data::Change& change : brief.changes()) {
    const bool closed = change.kind() == Data::Change::KIND_GOAL_CLOSED;
    if (closed && (change.to() == "ACHIEVED" || change.to() == "EXCEEDED")) achieved.push_back(change.title());
  }
  if (achieved.empty()) return std::nullopt;
  return Make(Data::PART_GOAL, "goal.celebrate", {{"win", achieved[0]}, {"count", absl::StrCat(achieved.size())}});
}

std::optional<Prompt> Overdue(const Data& brief) {
  const auto due = rpc::ToCivil(brief.risk().goal().due_date()), today = rpc::ToCivil(brief.as_of_date());
  if (brief.risk().goal().health() != "OVERDUE" || !due || !today) return std::nullopt;
  return Make(Data::PART_REALITY, "reality.overdue",
              {{"goal", brief.risk().goal().title()}, {"days", absl::StrCat(*today - *due)}});
}

std::optional<Prompt> Adapt(const Data& brief) {
  if (brief.circumstance_changes().empty()) return std::nullopt;
  return Make(Data::PART_OPTIONS, "options.adapt", {{"change", brief.circumstance_changes(0).kind()}});
}

std::optional<Prompt> Explore(const Data& brief) {
  if (!brief.exploring()) return std::nullopt;
  return Make(Data::PART_OPTIONS, "options.explore");
}

std::optional<Prompt> Restart(const Data& brief) {
  if (brief.stale_goals().empty()) return std::nullopt;
  const Data::BriefGoal& goal = brief.stale_goals(0);
  return Make(Data::PART_WILL, "will.restart", {{"goal", goal.title()}, {"days", absl::StrCat(goal.quiet_days())}});
}

std::optional<Prompt> Focus(const Data& brief) {
  if (brief.focus_goals().empty()) return std::nullopt;
  return Make(Data::PART_GOAL, "goal.focus", {{"goal", brief.focus_goals(0).title()}});
}

std::optional<Prompt> Vision(const Data&) { return Make(Data::PART_GOAL, "goal.vision"); }

std::optional<Prompt> Commitments(const Data& brief) {
  int count = 0;
  const CommitmentStatus* first = nullptr;
  for (const CommitmentStatus& status : brief.commitments()) {
    if (status.status() != CommitmentStatus::STATUS_OPEN && status.status() != CommitmentStatus::STATUS_OVERDUE) {
      continue;
    }
    if (count++ == 0) first = &status;
  }
  if (first == nullptr) return std::nullopt;
  return Make(Data::PART_REALITY, "reality.commitments",
              {{"what", first->commitment().what()}, {"count", absl::StrCat(count)}});
}

std::optional<Prompt> Progress(const Data& brief) {
  if (brief.focus_goals().empty()) return std::nullopt;
  return Make(Data::PART_REALITY, "reality.progress", {{"goal", brief.focus_goals(0).title()}});
}

std::optional<Prompt> Picture(const Data&) { return Make(Data::PART_REALITY, "reality.picture"); }

std::optional<Prompt> IfThen(const Data& brief) {
  if (brief.risk().cue().empty() || brief.risk().response().empty()) return std::nullopt;
  return Make(
      Data::PART_OPTIONS, "options.if-then",
      {{"goal", brief.risk().goal().title()}, {"cue", brief.risk().cue()}, {"response", brief.risk().response()}});
}

std::optional<Prompt> More(const Data&) { return Make(Data::PART_OPTIONS, "options.more"); }
std::optional<Prompt> Support(const Data&) { return Make(Data::PART_OPTIONS, "options.support"); }
std::optional<Prompt> NextStep(const Data&) { return Make(Data::PART_WILL, "will.next-step"); }
std::optional<Prompt> Obstacle(const Data&) { return Make(Data::PART_WILL, "will.obstacle"); }

constexpr Candidate kRuled[] = {Celebrate, Overdue, Adapt, Explore, Restart};
// The usual questions of each part, the first that has reason; the last always has.
constexpr std::array<std::array<Candidate, 3>, 4> kUsual = {
    {{Focus, Vision, Vision}, {Commitments, Progress, Picture}, {IfThen, More, More}, {NextStep, NextStep, NextStep}}};
constexpr Candidate kMore[] = {Commitments, IfThen, Focus, Progress, NextStep, More, Support, Obstacle};

}  // namespace

std::vector<Prompt> ChoosePrompts(const Data& brief) {
  std::vector<Prompt> chosen;
  const auto add = [&](std::optional<Prompt> prompt) {
    const auto same = [&](const Prompt& other) { return other.id() == prompt->id(); };
    if (prompt && std::none_of(chosen.begin(), chosen.end(), same)) chosen.push_back(*std::move(prompt));
  };
  for (Candidate candidate : kRuled) add(candidate(brief));
  for (int part = Data::PART_GOAL; part <= Data::PART_WILL; ++part) {
    for (Candidate candidate : kUsual[part - Data::PART_GOAL]) {
      const auto filled = [part](const Prompt& prompt) { return prompt.part() == part; };
      if (std::none_of(chosen.begin(), chosen.end(), filled)) add(candidate(brief));
    }
  }
  for (Candidate candidate : kMore) {
    if (chosen.size() < kPrompts) add(candidate(brief));
  }
  std::stable_sort(chosen.begin(), chosen.end(), [](const Prompt& a, const Prompt& b) { return a.part() < b.part(); });
  return chosen;
}

std::vector<Data::Timing> SuggestTimings(int minutes) {
  constexpr int kShares[] = {15, 15, 25, 25, 20};
  std::vector<Data::Timing> timings;
  int part = Data::PART_LOOK_BACK, shares = 0, spent = 0;
  // Each part ends at its share of the whole, rounded: so the minutes add up.
  for (int share : kShares) {
    shares += share;
    const int end = (minutes * shares + 50) / 100;
    Data::Timing& timing = timings.emplace_back();
    timing.set_part(static_cast<Data::Part>(part++));
    timing.set_minutes(end - spent);
    spent = end;
  }
  return timings;
}

}  // namespace milepost::mentoring
