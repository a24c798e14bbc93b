#include "reportgen/document/blocks.h"

namespace milepost::report {
namespace {

struct RoleVisitor {
  Role operator()(const Cover&) const { return Role::kTitle; }
  Role operator()(const Heading& heading) const {
    return heading.level <= 1 ? Role::kH1 : heading.level == 2 ? Role::kH2 : Role::kH3;
  }
  Role operator()(const Contents&) const { return Role::kContents; }
  Role operator()(const Paragraph&) const { return Role::kParagraph; }
  Role operator()(const List&) const { return Role::kList; }
  Role operator()(const Table&) const { return Role::kTable; }
  Role operator()(const ChartBlock&) const { return Role::kFigure; }
  Role operator()(const Quote&) const { return Role::kQuote; }
  Role operator()(const Spacer&) const { return Role::kArtifact; }
  Role operator()(const PageBreak&) const { return Role::kArtifact; }
  template <typename Group>
  Role operator()(const Group&) const {
    return Role::kSection;
  }
};

}  // namespace

// The names are the standard structure types of PDF.
std::string_view NameOf(Role role) {
  constexpr std::string_view kNames[] = {"Document", "H1",         "H1",    "H2",   "H3",   "P",
                                         "L",        "LI",         "Table", "TR",   "TH",   "TD",
                                         "Figure",   "BlockQuote", "TOC",   "TOCI", "Sect", "Artifact"};
  return kNames[static_cast<int>(role)];
}

Role RoleOf(const Block& block) { return std::visit(RoleVisitor{}, block.content); }

}  // namespace milepost::report
