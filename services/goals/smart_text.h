// Words of a text, made comparable: lower case, without diacritics, so that "Więcej" and "wiecej" are one word.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace milepost::goals {

struct Token {
  std::string word;            // folded; letters outside the Latin script are kept as they are
  absl::string_view original;  // as written; points into the text
  bool after_break = false;    // the first of the text, or after punctuation other than a hyphen, apostrophe or quote
};

// Splits UTF-8 at everything that is not a letter, digit or apostrophe, and between Chinese and other scripts. Latin
// letters up to U+017F are folded, combining accents dropped, full-width digits and letters made narrow. Broken bytes
// separate. `text` must outlive the tokens.
std::vector<Token> Tokenize(absl::string_view text);

}  // namespace milepost::goals
