// What an independent reader finds wrong with a PDF, within this process: a hundred thousand documents are too many to
// start a program for each.
#ifndef MILEPOST_TESTS_FUZZ_INSPECT_H_
#define MILEPOST_TESTS_FUZZ_INSPECT_H_

#include <string>

namespace milepost::fuzz {

// Empty, or the first thing that is wrong. libqpdf must read the file without repairing it; every stream must decode;
// it has `pages` pages; their operators are known, paired and have finite operands; text begins within the paper; fonts
// that a page uses are embedded; tags, bookmarks and links lead to pages and elements that exist.
std::string Inspect(const std::string& pdf, int pages);

}  // namespace milepost::fuzz

#endif  // MILEPOST_TESTS_FUZZ_INSPECT_H_
