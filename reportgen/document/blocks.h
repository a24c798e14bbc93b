// What a document says, before anybody knows where on paper: blocks in reading order. Plain data, no protos, no PDF.
// All words, numbers and dates arrive as finished text in the reader's language: nothing below this adds a word.
// Text is UTF-8. Fractions are 0 to 1; values outside are clamped, and what is not a number is drawn as absent
// (warned).
#ifndef MILEPOST_REPORTGEN_DOCUMENT_BLOCKS_H_
#define MILEPOST_REPORTGEN_DOCUMENT_BLOCKS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reportgen/document/charts.h"
#include "reportgen/document/theme.h"

namespace milepost::report {

enum class Style : uint8_t {
  kRegular,
  kBold,
  kItalic,
  kMuted,
  kAdded,    // underlined: inserted since another revision
  kRemoved,  // struck through: removed since another revision
};

struct Run {
  std::string text;  // a line feed breaks the line
  Style style = Style::kRegular;
  std::string link;  // https: or mailto:; any other scheme is dropped with a warning
};
using Text = std::vector<Run>;

inline Text Plain(std::string_view text) { return {Run{std::string(text)}}; }
inline Text Styled(std::string_view text, Style style) { return {Run{std::string(text), style}}; }

struct Labelled {
  std::string label, value;
};

struct StatusPip {
  Status status = Status::kNotStarted;
  std::string word;
};

// The band across the top of the first page.
struct Cover {
  std::string overline;  // kind of document and period
  std::string title;
  std::string name;
  std::string role, target_role;  // an arrow leads from one to the other; either may be empty
  std::vector<Labelled> facts;    // manager, mentor, next review
  std::optional<RingChart> ring;
  bool slim = false;  // a low band: overline, title, roles and facts, each on one line
};

struct Heading {
  int level = 1;  // 1 to 3; level 1 names the section in the running head
  std::string text;
  std::string lead;     // a sentence set below, muted; may be empty
  bool outline = true;  // listed in the bookmarks
};

// The headings that come after it with the pages on which they stand, each leading there. Nothing where there are
// fewer than `fewest` of level 1: a reader finds the way through a short document alone.
struct Contents {
  std::string title;
  int deepest = 2;  // level of heading that is listed, 1 to 3
  int fewest = 6;
};

struct Paragraph {
  Text text;
  bool small = false;
};

enum class Marker : uint8_t { kBullet, kNumber, kCheckbox, kNone };
struct ListItem {
  Text text;
  int level = 0;  // 0 to 2
  bool checked = false;
};
struct List {
  Marker marker = Marker::kBullet;
  std::vector<ListItem> items;
};

// Label and value pairs in a grid: the head of a plan.
struct Facts {
  int columns = 3;  // 1 to 4
  std::vector<Labelled> items;
};

enum class Align : uint8_t { kStart, kEnd, kCentre };

struct TableColumn {
  std::string title;
  double weight = 1;  // share of the width; a column is never narrower than its longest word if that can be had
  Align align = Align::kStart;
  bool tabular = false;  // figures of one width
  bool strong = false;   // semibold: the column that names the row
};

struct ProgressCell {
  double fraction = 0;
  std::optional<double> expected;  // a tick on the bar
  Hue hue = Hue::kBrand;           // taken from the pip when there is one
  std::string value;               // "62 %"; may be empty
  std::optional<StatusPip> pip;
};

// Five letters with a mark each: how far does the goal satisfy S, M, A, R, T?
struct SmartPip {
  std::string letter;
  int points = 0;  // 2: it does, 1: half
};
using SmartPips = std::vector<SmartPip>;

using Cell = std::variant<Text, StatusPip, ProgressCell, SmartPips, Sparkline>;

struct TableRow {
  std::vector<Cell> cells;  // as many as columns; missing ones are empty
  bool strong = false;      // a total
};

struct TableGroup {
  std::string title, note;  // both empty: rows without a head of their own
  Hue hue = Hue::kBrand;
  std::vector<TableRow> rows;
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<TableGroup> groups;
  bool band = true;   // navy head; otherwise a ruled one
  std::string empty;  // said when there are no rows; may be empty
};

struct Kpi {
  std::string value, label, detail;
  Hue hue = Hue::kBrand;
};
struct KpiStrip {
  std::vector<Kpi> items;  // set up to four a row
};

struct ChartBlock {
  std::variant<RadarChart, GapBars, GanttChart, TrendChart, ProgressBars, BulletChart, DumbbellChart, RingChart,
               BalanceBar, Sparkline>
      chart;
  std::string alt;      // what a reader who cannot see it needs to know; never empty
  std::string title;    // may be empty
  std::string caption;  // may be empty
  bool framed = false;  // inside a ruled panel
};

enum class Tone : uint8_t { kInfo, kGood, kWarning, kPrivate };
struct Callout {
  Tone tone = Tone::kInfo;
  std::string title;
  std::vector<Text> paragraphs;
};

struct Quote {
  std::string text, attribution;
};

struct Signer {
  std::string name, role;
  std::string date_label;  // under the line, "Date"
  std::string signed_on;   // "Signed 14 November 2025"; empty leaves the line blank to be signed by hand
};
struct SignatureBlock {
  std::string statement;  // may be empty
  std::vector<Signer> signers;
};

struct NoteLines {
  std::string label;
  int lines = 4;
};

// Small panels side by side: focus areas, options explored.
struct Tile {
  std::string overline, title, body;
  Hue hue = Hue::kBrand;
  std::optional<ProgressCell> progress;
  std::optional<Sparkline> sparkline;
  std::optional<StatusPip> pip;  // at the right of the overline
};
struct CardGrid {
  int columns = 3;  // 1 to 4
  std::vector<Tile> tiles;
};

struct Block;

// A ruled panel with a coloured edge round other blocks: a goal card. Continues on the next page when it must.
struct Card {
  Hue hue = Hue::kBrand;
  std::string overline, title;
  std::optional<StatusPip> pip;  // at the right of the title
  std::vector<Block> blocks;
};

struct Column {
  double weight = 1;
  std::vector<Block> blocks;
};
// Two or three stacks of blocks beside one another.
struct Columns {
  std::vector<Column> columns;
};

struct Spacer {
  double height = 12;  // dropped at the top of a page
};

struct PageBreak {};

// Blocks that stay on one page when one page can hold them and not too much of the page before stays empty for it.
struct Together {
  std::vector<Block> blocks;
  bool firm = false;            // however much stays empty
  bool with_preceding = false;  // the first of them with the end of what precedes: a note below a table
};

// One way to say a part of a sheet.
struct SheetVersion {
  std::vector<Block> blocks;
  int most_lines = 0;  // of any one text in it, which then ends in an ellipsis; 0: any number
};
struct SheetPart {
  std::vector<SheetVersion> versions;  // from the briefest to the fullest
};
// The rest of one page, whatever there is to say: every part in its briefest version or, part after part and step by
// step, in a fuller one while there is room; then lines to write on, down to the foot. Parts that have no room
// even at their briefest are left out from the last on, with a warning.
struct Sheet {
  std::vector<SheetPart> parts;
  NoteLines notes;  // so many lines come before fuller versions, one line before leaving parts out
  std::vector<Block> foot;
};

struct Block {
  std::variant<Cover, Contents, Heading, Paragraph, List, Facts, Table, KpiStrip, ChartBlock, Callout, Quote,
               SignatureBlock, NoteLines, CardGrid, Card, Columns, Together, Spacer, PageBreak, Sheet>
      content;
};

// What the block is to a reader who hears the document.
enum class Role : uint8_t {
  kDocument,
  kTitle,
  kH1,
  kH2,
  kH3,
  kParagraph,
  kList,
  kListItem,
  kTable,
  kTableRow,
  kTableHead,
  kTableCell,
  kFigure,
  kQuote,
  kContents,
  kContentsItem,
  kSection,
  kArtifact,  // decoration, running heads
};
std::string_view NameOf(Role role);
Role RoleOf(const Block& block);

enum class PageSize : uint8_t { kA4, kLetter };

// What every page carries.
struct Running {
  std::string title;            // document, top left
  std::string person;           // after the title
  std::string confidentiality;  // foot, left
  std::string revision;         // foot
  std::string page_pattern = "{page} / {pages}";
  bool content_hash = true;  // foot: the first eight digits of the content's SHA-256
  std::string hash_label;    // what they are of
};

struct Document {
  std::string title, author, subject;
  std::string language = "en-GB";  // BCP 47
  PageSize page_size = PageSize::kA4;
  Running running;
  std::vector<Block> blocks;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_DOCUMENT_BLOCKS_H_
