#include "tests/bench/documents/portable.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "reportgen/layout/build.h"
#include "reportgen/layout/contents.h"
#include "tests/bench/documents/parts.h"

namespace milepost::report {
namespace {

constexpr double kPanelPadX = 14;

// Blocks of the generator to portable ones.
class Lowering {
 public:
  Lowering(const Document& document, const LaidOut& laid_out, const FontLibrary& fonts)
      : laid_out_(laid_out),
        typesetter_(fonts, document.language),
        context_{theme_, StylesOf(theme_), typesetter_, laid_out.height - theme_.margin_top - theme_.margin_bottom,
                 laid_out.width} {
    context_.elements = {{Role::kDocument, -1, ""}, {Role::kArtifact, kDocumentElement, ""}};
    context_.headings = HeadingsIn(document.blocks);
  }

  Parts Lower(const std::vector<Block>& blocks, double width) {
    Parts out;
    for (const Block& block : blocks) {
      std::visit([&](const auto& content) { Add(content, width, out); }, block.content);
    }
    return out;
  }
  const Theme& theme() const { return theme_; }

 private:
  const Palette& palette() const { return theme_.palette; }
  const Styles& styles() const { return context_.styles; }

  // As the generator itself would draw it.
  template <typename Content>
  void Add(const Content& content, double width, Parts& out) {
    Nodes nodes;
    Build(content, context_, width, nodes);
    for (const Node& node : nodes) {
      const double wide = node.full_bleed ? laid_out_.width : width;
      Json figure = FigureOf(node.piece.items, wide, node.piece.height, 0, 0);
      if (node.full_bleed) Put(figure, "bleed", Flag(true));
      out.push_back({std::move(figure), node.before, node.after, node.keep_with_next});
    }
  }

  void Add(const PageBreak&, double, Parts& out) {
    Json json;
    Put(json, "k", String("break"));
    out.push_back({std::move(json)});
  }

  void Add(const Spacer& spacer, double, Parts& out) {
    if (!out.empty()) out.back().after = std::max(out.back().after, spacer.height);
  }

  void Add(const Heading& heading, double width, Parts& out) {
    const TypeStyle& style = heading.level <= 1 ? styles().h1 : heading.level == 2 ? styles().h2 : styles().h3;
    constexpr double kBefore[] = {28, 22, 14}, kAfter[] = {10, 8, 4};
    const auto level = static_cast<size_t>(std::clamp(heading.level, 1, 3) - 1);
    out.push_back({LineOf(heading.text, style), kBefore[level], level == 0 ? 3.6 : kAfter[level], true});
    if (level == 0) {
      Canvas bar(context_, kArtifactElement);
      bar.Rect(0, 0, 28, 2.4, palette().teal);
      out.push_back({FigureOf(bar.Finish(2.4).items, width, 2.4, 0, 0), 0, kAfter[0], true});
    }
    if (!heading.lead.empty()) out.push_back({LineOf(heading.lead, styles().lead), 2, 11, true});
  }

  void Add(const Paragraph& paragraph, double, Parts& out) {
    const TypeStyle& base = paragraph.small ? styles().small : styles().body;
    out.push_back({TextOf(Over(paragraph.text, base, context_), base), 0, theme_.paragraph_gap});
  }

  void Add(const List& list, double width, Parts& out) {
    int number = 0;
    for (const ListItem& item : list.items) {
      const double indent = item.level * 15 + 15;
      Canvas mark(context_, kArtifactElement);
      if (list.marker == Marker::kBullet) mark.Disc(indent - 12, 8, 1.7, palette().teal);
      if (list.marker == Marker::kCheckbox) mark.Outline(indent - 14.6, 3, 8, 8, palette().slate, 0.8, 1.6);
      if (list.marker == Marker::kNumber) {
        mark.Text(indent - 5, 11, absl::StrCat(++number, "."), styles().small_strong, Align::kEnd);
      }
      const std::vector<double> widths = {indent, width - indent};
      Part figure{FigureOf(mark.Finish(12).items, indent, 12, 0, 0)};
      Part text{TextOf(Over(item.text, styles().body, context_), styles().body)};
      Json row = RowOf({CellOf({std::move(figure)}), CellOf({std::move(text)})}, 0, 0);
      out.push_back({GridOf(widths, {std::move(row)}), 0, 3});
    }
    if (!list.items.empty()) out.back().after = theme_.paragraph_gap + 2;
  }

  void Add(const Facts& facts, double width, Parts& out) {
    const auto columns = static_cast<size_t>(std::clamp(facts.columns, 1, 4));
    std::vector<Json> rows;
    for (size_t begin = 0; begin < facts.items.size(); begin += columns) {
      std::vector<Json> cells;
      for (size_t i = begin; i < begin + columns; ++i) {
        if (i < facts.items.size()) {
          cells.push_back(
              CellOf({{LineOf(facts.items[i].label, styles().tiny)}, {LineOf(facts.items[i].value, styles().strong)}}));
        } else {
          cells.push_back(CellOf({}));
        }
      }
      rows.push_back(RowOf(std::move(cells), 0, 6));
      Put(rows.back(), "top", String(ColourOf(palette().line)));
    }
    const std::vector<double> widths(columns, width / static_cast<double>(columns));
    out.push_back({GridOf(widths, std::move(rows)), 4, theme_.block_gap - 6});
  }

  void AddPanel(Colour fill, Colour edge, Colour accent, double py, Parts inside, double gap, Parts& out) {
    Json json;
    Put(json, "k", String("panel"));
    Put(json, "fill", String(ColourOf(fill)));
    Put(json, "edge", String(ColourOf(edge)));
    Put(json, "accent", String(ColourOf(accent)));
    Put(json, "px", Number(kPanelPadX));
    Put(json, "py", Number(py));
    Put(json, "blocks", StackOf(std::move(inside)));
    out.push_back({std::move(json), gap, gap});
  }

  void Add(const Callout& callout, double, Parts& out) {
    const Hue hues[] = {Hue::kBrand, Hue::kTeal, Hue::kAmber, Hue::kPlum};
    const Colour colour = context_.Of(hues[static_cast<int>(callout.tone)]);
    const TypeStyle base = Sized(styles().body, 9.2, 13.4);
    Parts inside;
    if (!callout.title.empty()) {
      inside.push_back({LineOf(callout.title, Coloured(Sized(styles().h3, 9.8, 13.4), colour)), 0, 3, true});
    }
    for (const Text& text : callout.paragraphs) inside.push_back({TextOf(Over(text, base, context_), base), 0, 4});
    const Colour tint = Mix(colour, palette().white, 0.93);
    AddPanel(tint, tint, colour, 10, std::move(inside), theme_.block_gap, out);
  }

  void Add(const Quote& quote, double, Parts& out) {
    Parts inside = {{LineOf(quote.text, styles().quote), 0, 3, true}};
    if (!quote.attribution.empty()) inside.push_back({LineOf(quote.attribution, Sized(styles().label, 7.8, 11))});
    AddPanel(palette().white, palette().white, palette().teal, 1, std::move(inside), 10, out);
  }

  void Add(const Card& card, double width, Parts& out) {
    const double inner = width - 2 * kPanelPadX;
    const Colour hue = context_.Of(card.hue);
    Parts inside;
    if (!card.overline.empty()) inside.push_back({LineOf(card.overline, Coloured(styles().overline, hue)), 0, 3, true});
    Part title{LineOf(card.title, Sized(Coloured(styles().h3, palette().ink), 11, 14)), 0, 6, true};
    if (card.pip) {
      const double room = PipWidth(context_, *card.pip, styles().tiny_strong);
      Canvas pip(context_, kArtifactElement);
      DrawPip(pip, *card.pip, 0, 10, styles().tiny_strong);
      Part figure{FigureOf(pip.Finish(14).items, room, 14, 0, 0)};
      Json row = RowOf({CellOf({std::move(title)}), CellOf({std::move(figure)})}, 0, 0);
      title = {GridOf({inner - room, room}, {std::move(row)}), 0, 6, true};
    }
    inside.push_back(std::move(title));
    for (Part& part : Lower(card.blocks, inner)) inside.push_back(std::move(part));
    AddPanel(palette().white, palette().line, hue, 12, std::move(inside), theme_.block_gap, out);
  }

  void Add(const Columns& columns, double width, Parts& out) {
    double total = 0;
    for (const Column& column : columns.columns) total += std::max(column.weight, 0.05);
    const double gutter = theme_.gutter * 2;
    const double usable = width - gutter * (static_cast<double>(columns.columns.size()) - 1);
    std::vector<double> widths;
    std::vector<Json> cells;
    Part part;
    for (const Column& column : columns.columns) {
      if (!widths.empty()) {
        widths.push_back(gutter);
        cells.push_back(CellOf({}));
      }
      widths.push_back(usable * std::max(column.weight, 0.05) / total);
      Parts inside = Lower(column.blocks, widths.back());
      if (inside.empty()) inside.emplace_back(Part{LineOf(" ", styles().body)});
      part.before = std::max(part.before, inside.front().before);
      part.after = std::max(part.after, inside.back().after);
      cells.push_back(CellOf(std::move(inside)));
    }
    part.json = GridOf(widths, {RowOf(std::move(cells), 0, 0)});
    out.push_back(std::move(part));
  }

  void Add(const Together& together, double width, Parts& out) {
    Parts inside = Lower(together.blocks, width);
    if (inside.empty()) return;
    Part part{{}, inside.front().before, inside.back().after, inside.back().next};
    Put(part.json, "k", String("keep"));
    Put(part.json, "blocks", StackOf(std::move(inside)));
    out.push_back(std::move(part));
  }

  void Add(const Contents& contents, double width, Parts& out) {
    const size_t count = laid_out_.references.size();
    if (count == 0) return;
    Add(Heading{2, contents.title, "", false}, width, out);
    std::vector<std::vector<Json>> entries = Entries();
    const size_t rows = (count + 1) / 2;
    entries.resize(2 * rows, {CellOf({}), CellOf({})});
    std::vector<Json> lines;
    for (size_t row = 0; row < rows; ++row) {
      lines.push_back(
          RowOf({entries[row][0], entries[row][1], CellOf({}), entries[row + rows][0], entries[row + rows][1]}, 0, 2));
    }
    const double gutter = theme_.gutter * 2, number = 26;
    const double title = (width - gutter) / 2 - number;
    out.push_back({GridOf({title, number, gutter, title, number}, std::move(lines)), 0, theme_.block_gap});
  }

  // Title and page of every line of the table of contents.
  std::vector<std::vector<Json>> Entries() const {
    std::vector<std::vector<Json>> entries;
    std::vector<Reference> references = laid_out_.references;
    std::sort(references.begin(), references.end(),
              [](const Reference& a, const Reference& b) { return a.heading < b.heading; });
    auto mark = laid_out_.bookmarks.begin();
    for (const Reference& reference : references) {
      const OutlinedHeading& heading = context_.headings[reference.heading];
      mark = std::find_if(mark, laid_out_.bookmarks.end(), [&](const Bookmark& other) {
        return other.level == heading.level && other.title == heading.title;
      });
      const std::string page = mark == laid_out_.bookmarks.end() ? "" : absl::StrCat((mark++)->page + 1);
      entries.push_back(
          {CellOf({{LineOf(heading.title, reference.style)}}), CellOf({{LineOf(page, reference.style, Align::kEnd)}})});
    }
    return entries;
  }

  void Add(const Table& table, double width, Parts& out) { AddTable(table, context_, width, out); }

  const LaidOut& laid_out_;
  const Theme theme_;
  Typesetter typesetter_;
  Context context_;
};

Json Words(const Running& running, const LaidOut& laid_out) {
  Json json;
  Put(json, "title", String(running.title));
  Put(json, "person", String(running.person));
  Put(json, "confidentiality", String(running.confidentiality));
  Put(json, "revision", String(running.revision));
  Put(json, "hash", String(absl::StrCat(running.hash_label, " #", laid_out.content_sha256.substr(0, 8))));
  Put(json, "page",
      String(absl::StrReplaceAll(running.page_pattern, {{"{pages}", absl::StrCat(laid_out.pages.size())}})));
  return json;
}

absl::Status Check(const Document& document, const LaidOut& laid_out) {
  for (const Block& block : document.blocks) {
    if (std::holds_alternative<Sheet>(block.content)) return absl::UnimplementedError("the report is a single sheet");
  }
  for (const Page& page : laid_out.pages) {
    for (const Item& item : page.items) {
      const auto* text = std::get_if<PlacedText>(&item.shape);
      if (text != nullptr && text->run.font >= kFaceCount) {
        return absl::UnimplementedError(absl::StrCat("Lato cannot draw: ", text->run.text));
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> PortableJson(const Document& document, const LaidOut& laid_out, const FontLibrary& fonts) {
  if (absl::Status fit = Check(document, laid_out); !fit.ok()) return fit;
  Lowering lowering(document, laid_out, fonts);
  const Theme& theme = lowering.theme();
  Json json;
  Put(json, "width", Number(laid_out.width));
  Put(json, "height", Number(laid_out.height));
  Put(json, "margin", Number(theme.margin));
  Put(json, "margin_top", Number(theme.margin_top));
  Put(json, "margin_bottom", Number(theme.margin_bottom));
  Put(json, "title", String(document.title));
  Put(json, "author", String(document.author));
  Put(json, "language", String(document.language));
  Put(json, "pages", Number(static_cast<double>(laid_out.pages.size())));
  Put(json, "running", Words(document.running, laid_out));
  Put(json, "blocks", StackOf(lowering.Lower(document.blocks, laid_out.width - 2 * theme.margin)));
  std::string text;
  const auto written = google::protobuf::util::MessageToJsonString(json, &text);
  if (!written.ok()) return absl::InternalError("the report is no JSON");
  return text;
}

}  // namespace milepost::report
