// What a document says, as one text, for tests to search.
#ifndef MILEPOST_TESTS_UNIT_COMPOSE_SAID_H_
#define MILEPOST_TESTS_UNIT_COMPOSE_SAID_H_

#include <string>
#include <string_view>
#include <vector>

#include "milepost/snapshot/v1/report_snapshot.pb.h"
#include "reportgen/document/blocks.h"

namespace milepost::report {

// Every word of the document in reading order, a line feed after each text.
std::string Said(const Document& document);
// The headings of level 1.
std::vector<std::string> Sections(const Document& document);

// The blocks within a block, stack after stack; of a sheet, every part in its fullest version.
std::vector<const std::vector<Block>*> Inside(const Block& block);

// The first block of that kind, at any depth; null if there is none.
template <typename Content>
const Content* First(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (const auto* content = std::get_if<Content>(&block.content)) return content;
    for (const std::vector<Block>* inner : Inside(block)) {
      if (const Content* content = First<Content>(*inner)) return content;
    }
  }
  return nullptr;
}

// The snapshot in tests/golden/snapshots/<name>.textproto.
snapshot::v1::ReportSnapshot Load(const std::string& name);
// The same, as the other document.
snapshot::v1::ReportSnapshot LoadProgress(const std::string& name);
// Composes; fails the test and returns nothing if that is refused.
Document Composed(const snapshot::v1::ReportSnapshot& snapshot);

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_UNIT_COMPOSE_SAID_H_
