// A document laid out, and what a test asks of its pages.
#ifndef MILEPOST_TESTS_UNIT_REPORTGEN_LAID_H_
#define MILEPOST_TESTS_UNIT_REPORTGEN_LAID_H_

#include <string>
#include <utility>
#include <vector>

#include "reportgen/layout/page.h"

namespace milepost::report {

LaidOut LayOrDie(const Document& document, const Theme& theme = {});

// Texts on a page in the order they are drawn: baseline, then the words.
std::vector<std::pair<double, std::string>> TextsOf(const Page& page);

// How often exactly this text stands on a page; on all pages if it is -1.
int CountOf(const LaidOut& laid_out, const std::string& wanted, int page = -1);

// "word0 word1 ..."
std::string Words(int count);

// Nothing that is drawn leaves the paper, and no text but the running foot comes below the text area.
void ExpectInside(const LaidOut& laid_out);

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_UNIT_REPORTGEN_LAID_H_
