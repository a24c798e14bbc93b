// What independent readers see in a document that was just made.
#ifndef MILEPOST_TESTS_GOLDEN_READING_H_
#define MILEPOST_TESTS_GOLDEN_READING_H_

#include <string>
#include <string_view>
#include <vector>

#include "reportgen/report.h"

namespace milepost::report {

const FontLibrary& Fonts();

// tests/golden/snapshots/<person>.textproto, for a document of this kind.
snapshot::v1::ReportSnapshot SnapshotOf(const std::string& person, reports::v1::Report::Kind kind);

// The document; a failure of the test if there is none. With MILEPOST_LOOK=<folder> it is also written there, named
// after the test, for people to look at.
RenderedReport Made(const snapshot::v1::ReportSnapshot& snapshot, FileForm form = FileForm::kArchive);

// The bytes that milepost-report makes of tests/golden/snapshots/<person>.textproto with these further arguments; a
// failure of the test if it ends badly.
std::string MadeByTheProgram(const std::string& person, const std::string& arguments);

// What `command` prints, in which `%s` stands for the PDF; a failure of the test if it ends badly.
std::string Said(const RenderedReport& report, const std::string& command);

// Pages as pdftotext reads them, without the marks it adds round right-to-left text.
std::vector<std::string> PagesOf(const RenderedReport& report);
// The same in one line: every white space, however long, is one space.
std::string WordsOf(const RenderedReport& report);
std::string OneLine(std::string_view text);

// The text of the whole document in the order of its tags, one element a line, in reading order.
std::vector<std::string> TaggedOf(const RenderedReport& report);

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_GOLDEN_READING_H_
