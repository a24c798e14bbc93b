// Which questions a conversation may turn on, chosen by rule from what the brief already says. Pure. Their texts belong
// to the documents' message catalogs, under the same ids.
//
// Rules, each a prompt of its own: something achieved -> goal.celebrate; a goal overdue -> reality.overdue; a change
// reported -> options.adapt; EXPLORING -> options.explore; a goal stale -> will.restart. Parts of GROW that no rule
// filled get their usual question, and the rest up to five comes from a fixed order.
//
// Ids and their parameters:
//   goal.celebrate{win, count}  goal.focus{goal}  goal.vision
//   reality.overdue{goal, days}  reality.commitments{what, count}  reality.progress{goal}  reality.picture
//   options.adapt{change}  options.explore  options.if-then{goal, cue, response}  options.more  options.support
//   will.restart{goal, days}  will.next-step  will.obstacle
#pragma once

#include <vector>

#include "milepost/mentoring/v1/session_brief.pb.h"

namespace milepost::mentoring {

// Five prompts in the order goal, reality, options, will; every part has at least one.
std::vector<v1::SessionBriefData::Prompt> ChoosePrompts(const v1::SessionBriefData& brief);

// How `minutes` may be spent: look back 15 %, goal 15 %, reality 25 %, options 25 %, will 20 %, in whole minutes that
// add up.
std::vector<v1::SessionBriefData::Timing> SuggestTimings(int minutes);

}  // namespace milepost::mentoring
