// The parts of the session brief, each in versions from the briefest to the fullest. A part without data has none.
#ifndef MILEPOST_REPORTGEN_COMPOSE_BRIEF_H_
#define MILEPOST_REPORTGEN_COMPOSE_BRIEF_H_

#include <string>
#include <vector>

#include "reportgen/compose/source.h"

namespace milepost::report {

// How many of a part's items are said, and on how many lines each.
struct Fullness {
  size_t items;
  int lines;
};

SheetPart AgendaPart(const Source& source);     // of the session planned next
SheetPart PromisedPart(const Source& source);   // last session's commitments
SheetPart FocusPart(const Source& source);      // three goals with sparklines
SheetPart SincePart(const Source& source);      // changes, the riskiest goal, wins
SheetPart QuestionsPart(const Source& source);  // prompts in GROW order, and the time for each

// At most so many letters wide (those of Chinese count twice); what is cut ends in an ellipsis, after a whole word if
// it has one. For names within sentences.
std::string Shortened(const std::string& text, int width);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_BRIEF_H_
