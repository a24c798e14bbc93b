// How skills and their judges are named.
#ifndef MILEPOST_REPORTGEN_COMPOSE_SKILL_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_SKILL_WORDS_H_

#include <string>

#include "milepost/profiles/v1/skill_assessment.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

// "Speaking: 3, required 4", for those who cannot see the chart.
std::string SkillSpoken(const Source& source, const profiles::v1::SkillGap::Item& item);
std::string ImportanceOf(const Source& source, int importance);
std::string JudgeOf(const Source& source, profiles::v1::SkillAssessment::Source judge);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_SKILL_WORDS_H_
