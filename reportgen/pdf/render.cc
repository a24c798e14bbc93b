#include "reportgen/pdf/render.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "reportgen/layout/layout.h"
#include "reportgen/pdf/archive.h"
#include "reportgen/pdf/draw.h"
#include "reportgen/pdf/font_subset.h"
#include "reportgen/pdf/haru.h"
#include "reportgen/pdf/number.h"
#include "reportgen/pdf/tags.h"

namespace milepost::report {
namespace {

absl::StatusOr<Subsets> CutFonts(const LaidOut& laid_out, const FontLibrary& fonts) {
  Subsets subsets;
  for (const Page& page : laid_out.pages) {
    for (const Item& item : page.items) {
      if (const auto* text = std::get_if<PlacedText>(&item.shape)) subsets[text->run.font].Use(text->run);
    }
  }
  for (auto& [id, subset] : subsets) {
    if (absl::Status built = subset.Build(fonts.font(id)); !built.ok()) return built;
  }
  return subsets;
}

// The font as the pages know it: Type 0 over a TrueType subset; returns its object's number.
int AddFont(HaruDocument& haru, const Font& font, const FontSubset& subset) {
  const int file = haru.AddStream(absl::StrCat("/Length1 ", subset.file().size()), subset.file());
  const int cid_set = haru.AddStream("", subset.CidSet());
  const int cid_to_glyph = haru.AddStream("", subset.CidToGlyph());
  const int to_unicode = haru.AddStream("", subset.ToUnicode());
  const std::string name = absl::StrCat("/", subset.name());
  const int descriptor = haru.AddObject(absl::StrCat(
      "/Type /FontDescriptor /FontName ", name, " /Flags ", font.italic ? 68 : 4, " /FontBBox [", font.box[0], " ",
      absl::StrCat(font.box[1], " ", font.box[2], " ", font.box[3]), "] /ItalicAngle ", font.italic ? -9 : 0,
      absl::StrCat(" /Ascent ", font.ascent, " /Descent ", font.descent, " /CapHeight ", font.cap_height), " /StemV ",
      font.bold ? 140 : 80, " /CIDSet ", cid_set, " 0 R /FontFile2 ", file, " 0 R\n"));
  const int descendant = haru.AddObject(
      absl::StrCat("/Type /Font /Subtype /CIDFontType2 /BaseFont ", name,
                   " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /CIDToGIDMap ",
                   cid_to_glyph, " 0 R /FontDescriptor ", descriptor, " 0 R /DW 0 /W ", subset.Widths(), "\n"));
  return haru.AddObject(absl::StrCat("/Type /Font /Subtype /Type0 /BaseFont ", name,
                                     " /Encoding /Identity-H /DescendantFonts [", descendant, " 0 R] /ToUnicode ",
                                     to_unicode, " 0 R\n"));
}

// The URL in ASCII: other bytes escaped. Empty if it is too long for the library.
std::string Escaped(const std::string& url) {
  constexpr size_t kMostBytes = 2000;
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F) {
      absl::StrAppendFormat(&out, "%%%02X", byte);
    } else {
      out.push_back(c);
    }
  }
  return out.size() > kMostBytes ? "" : out;
}

HPDF_Rect BoxOf(const Link& link, double height) {
  const auto at = [](double value) { return static_cast<HPDF_REAL>(Drawable(value)); };
  return {at(link.x), at(height - link.y - link.height), at(link.x + link.width), at(height - link.y)};
}

// A little above the heading, from the page's bottom.
double TopOf(const Bookmark& mark, double height) { return Drawable(height - mark.y + 12); }

void AddLinks(const LaidOut& laid_out, const std::vector<HPDF_Page>& pages, HaruDocument& haru,
              std::set<std::string>& warnings) {
  for (size_t i = 0; i < pages.size(); ++i) {
    for (const Link& link : laid_out.pages[i].links) {
      const HPDF_Rect box = BoxOf(link, laid_out.height);
      if (link.bookmark >= 0) {
        const Bookmark& mark = laid_out.bookmarks[static_cast<size_t>(link.bookmark)];
        haru.AddJump(pages[i], box, pages[static_cast<size_t>(mark.page)], TopOf(mark, laid_out.height));
      } else if (const std::string url = Escaped(link.url); !url.empty()) {
        haru.AddLink(pages[i], box, url);
      } else {
        warnings.insert("a link that is too long is left out");
      }
    }
  }
}

std::string Write(const LaidOut& laid_out, const Properties& properties, const FontLibrary& fonts,
                  const Subsets& subsets, std::set<std::string>& warnings) {
  HaruDocument haru(properties.language);
  std::string resources = "/ProcSet [/PDF /Text] /Font <<";
  for (const auto& [id, subset] : subsets) {
    absl::StrAppend(&resources, "/F", id, " ", AddFont(haru, fonts.font(id), subset), " 0 R ");
  }
  haru.SetResources(resources + ">>\n");
  std::vector<HPDF_Page> pages;
  Tags tags(laid_out.elements);
  for (const Page& page : laid_out.pages) {
    pages.push_back(haru.AddPage(laid_out.width, laid_out.height));
    PageDrawing drawing(haru, pages.back(), laid_out.height, subsets);
    tags.BeginPage();
    for (const Item& item : page.items) {
      haru.Append(pages.back(), tags.Mark(item.element));
      drawing.Draw(item);
    }
    haru.Append(pages.back(), tags.EndPage());
  }
  AddLinks(laid_out, pages, haru, warnings);
  for (const Bookmark& mark : laid_out.bookmarks) {
    haru.AddBookmark(mark.level, mark.title, pages[static_cast<size_t>(mark.page)], TopOf(mark, laid_out.height));
  }
  tags.Write(haru, pages);
  SetProperties(haru, properties);
  SetOutputIntent(haru);
  return haru.Save();
}

}  // namespace

absl::StatusOr<std::string> WritePdf(const LaidOut& laid_out, const Properties& properties, const FontLibrary& fonts,
                                     std::vector<std::string>& warnings) {
  const absl::StatusOr<Subsets> subsets = CutFonts(laid_out, fonts);
  if (!subsets.ok()) return subsets.status();
  std::set<std::string> all(warnings.begin(), warnings.end());
  try {
    std::string bytes = Write(laid_out, properties, fonts, *subsets, all);
    warnings.assign(all.begin(), all.end());
    return bytes;
  } catch (const HaruFailure& failure) {
    return absl::InternalError(
        absl::StrFormat("the PDF library failed with error 0x%04X, detail %u", failure.error, failure.detail));
  }
}

absl::StatusOr<Rendered> Render(const Document& document, const Theme& theme, const FontLibrary& fonts,
                                absl::Time created) {
  absl::StatusOr<LaidOut> laid_out = Lay(document, theme, fonts);
  if (!laid_out.ok()) return laid_out.status();
  Rendered rendered;
  rendered.warnings = laid_out->warnings;
  const Properties properties{document.title, document.author, document.subject, document.language, created};
  absl::StatusOr<std::string> bytes = WritePdf(*laid_out, properties, fonts, rendered.warnings);
  if (!bytes.ok()) return bytes.status();
  rendered.bytes = *std::move(bytes);
  rendered.page_count = static_cast<int>(laid_out->pages.size());
  rendered.content_sha256 = laid_out->content_sha256;
  return rendered;
}

}  // namespace milepost::report
