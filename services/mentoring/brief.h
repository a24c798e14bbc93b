// The content of a session brief, out of its facts. Pure: the same facts give the same brief.
#pragma once

#include <vector>

#include "milepost/mentoring/v1/session_brief.pb.h"
#include "services/mentoring/brief_facts.h"

namespace milepost::mentoring {

v1::SessionBriefData ComposeBrief(const BriefFacts& facts);

// What changed after facts.since, newest first, at most 50.
std::vector<v1::SessionBriefData::Change> ChangesSince(const BriefFacts& facts);

// One goal in a few numbers.
v1::SessionBriefData::BriefGoal Brief(const goals::v1::Goal& goal);

// `HEALTH_OFF_TRACK` as `OFF_TRACK`; empty where there is nothing to judge by.
std::string HealthText(const goals::v1::Goal& goal);

}  // namespace milepost::mentoring
