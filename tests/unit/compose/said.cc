#include "tests/unit/compose/said.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "reportgen/compose/compose.h"

namespace milepost::report {
namespace {

class Speaker {
 public:
  std::string text;

  void Say(const std::string& words) {
    if (!words.empty()) text += words + "\n";
  }
  void Say(const Text& runs) {
    std::string all;
    for (const Run& run : runs) all += run.text;
    Say(all);
  }

  void operator()(const Cover& it) {
    for (const std::string& words : {it.overline, it.title, it.name, it.role, it.target_role}) Say(words);
    for (const Labelled& fact : it.facts) Say(fact.label + ": " + fact.value);
    if (it.ring) Say(it.ring->value + " " + it.ring->label);
  }
  void operator()(const Heading& it) { Say(it.text), Say(it.lead); }
  void operator()(const Paragraph& it) { Say(it.text); }
  void operator()(const List& it) {
    for (const ListItem& item : it.items) Say(item.text);
  }
  void operator()(const Facts& it) {
    for (const Labelled& fact : it.items) Say(fact.label + ": " + fact.value);
  }
  void operator()(const Table& it) {
    std::string head;
    for (const TableColumn& column : it.columns) head += column.title + " | ";
    Say(head);
    for (const TableGroup& group : it.groups) {
      Say(group.title + " " + group.note);
      for (const TableRow& row : group.rows) {
        std::string line;
        for (const Cell& cell : row.cells) line += Words(cell) + " | ";
        Say(line);
      }
    }
  }
  void operator()(const KpiStrip& it) {
    for (const Kpi& kpi : it.items) Say(kpi.value + " " + kpi.label + " (" + kpi.detail + ")");
  }
  void operator()(const ChartBlock& it) { Say(it.title), Say(it.alt), Say(it.caption); }
  void operator()(const Callout& it) {
    Say(it.title);
    for (const Text& paragraph : it.paragraphs) Say(paragraph);
  }
  void operator()(const Quote& it) { Say(it.text), Say(it.attribution); }
  void operator()(const SignatureBlock& it) {
    Say(it.statement);
    for (const Signer& signer : it.signers) Say(signer.name + ", " + signer.role + ": " + signer.signed_on);
  }
  void operator()(const NoteLines& it) { Say(it.label); }
  void operator()(const CardGrid& it) {
    for (const Tile& tile : it.tiles) {
      Say(tile.overline), Say(tile.title), Say(tile.body);
      if (tile.progress) Say(Words(*tile.progress));
      if (tile.sparkline) Say(tile.sparkline->value);
    }
  }
  void operator()(const Card& it) {
    Say(it.overline), Say(it.title);
    if (it.pip) Say(it.pip->word);
  }
  void operator()(const Columns&) {}
  void operator()(const Together&) {}
  void operator()(const Contents&) {}  // says what headings say
  void operator()(const Spacer&) {}
  void operator()(const PageBreak&) {}
  void operator()(const Sheet& it) { (*this)(it.notes); }

  static std::string Words(const Cell& cell) {
    if (const auto* text = std::get_if<Text>(&cell)) {
      std::string all;
      for (const Run& run : *text) all += run.text;
      return all;
    }
    if (const auto* pip = std::get_if<StatusPip>(&cell)) return pip->word;
    if (const auto* bar = std::get_if<ProgressCell>(&cell)) return bar->value + (bar->pip ? " " + bar->pip->word : "");
    if (const auto* pips = std::get_if<SmartPips>(&cell)) {
      std::string all;
      for (const SmartPip& pip : *pips) all += pip.letter + (pip.points >= 2 ? "+" : pip.points == 1 ? "~" : "-");
      return all;
    }
    return std::get<Sparkline>(cell).value;
  }

  void Read(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      std::visit(*this, block.content);
      for (const std::vector<Block>* inner : Inside(block)) Read(*inner);
    }
  }
};

void Collect(const std::vector<Block>& blocks, std::vector<std::string>& sections) {
  for (const Block& block : blocks) {
    if (const auto* heading = std::get_if<Heading>(&block.content)) {
      if (heading->level == 1) sections.push_back(heading->text);
    }
    for (const std::vector<Block>* inner : Inside(block)) Collect(*inner, sections);
  }
}

}  // namespace

std::vector<const std::vector<Block>*> Inside(const Block& block) {
  std::vector<const std::vector<Block>*> inside;
  if (const auto* card = std::get_if<Card>(&block.content)) inside.push_back(&card->blocks);
  if (const auto* together = std::get_if<Together>(&block.content)) inside.push_back(&together->blocks);
  if (const auto* columns = std::get_if<Columns>(&block.content)) {
    for (const Column& column : columns->columns) inside.push_back(&column.blocks);
  }
  if (const auto* sheet = std::get_if<Sheet>(&block.content)) {
    for (const SheetPart& part : sheet->parts) inside.push_back(&part.versions.back().blocks);
    inside.push_back(&sheet->foot);
  }
  return inside;
}

std::string Said(const Document& document) {
  Speaker speaker;
  speaker.Read(document.blocks);
  return speaker.text;
}

std::vector<std::string> Sections(const Document& document) {
  std::vector<std::string> sections;
  Collect(document.blocks, sections);
  return sections;
}

snapshot::v1::ReportSnapshot Load(const std::string& name) {
  std::ifstream file(std::string(MILEPOST_SOURCE_DIR) + "/tests/golden/snapshots/" + name + ".textproto");
  const std::string text(std::istreambuf_iterator<char>(file), {});
  snapshot::v1::ReportSnapshot snapshot;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &snapshot)) << name;
  return snapshot;
}

snapshot::v1::ReportSnapshot LoadProgress(const std::string& name) {
  snapshot::v1::ReportSnapshot snapshot = Load(name);
  snapshot.set_kind(reports::v1::Report::KIND_PROGRESS);
  return snapshot;
}

Document Composed(const snapshot::v1::ReportSnapshot& snapshot) {
  absl::StatusOr<Document> document = Compose(snapshot);
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? *std::move(document) : Document();
}

}  // namespace milepost::report
