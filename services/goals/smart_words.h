// The words by which a goal's title is judged, in English, Polish, Spanish and Chinese.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace milepost::goals {

// `locale` is a BCP 47 tag such as "pl-PL". English and Chinese words are always looked for, since people mix them in;
// Polish and Spanish ones only for those languages. A language without a list is judged by the two.

// Whether `title` says what is done. English verbs count where a clause begins ("Lead two designs", "By May, lead ...",
// "I will lead ..."), since many of them are nouns too ("get better at design"); elsewhere the form tells.
bool HasActionVerb(absl::string_view title, absl::string_view locale);

// The first vague word of `title` as written; empty if there is none. "More" is not vague beside a number.
std::string FindVagueWord(absl::string_view title, absl::string_view locale);

// Whether `text` states a quantity in digits or words; years and codes such as "B2" are none.
bool HasNumber(absl::string_view text);

}  // namespace milepost::goals
