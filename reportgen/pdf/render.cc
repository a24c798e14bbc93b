#include "reportgen/pdf/render.h"

#include <algorithm>
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
#include "reportgen/pdf/image.h"
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

// The URL in ASCII: other bytes escaped.
std::string Escaped(const std::string& url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F) {
      absl::StrAppendFormat(&out, "%%%02X", byte);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

// A little above the heading, from the page's bottom.
double TopOf(const Bookmark& mark, double height) { return Drawable(height - mark.y + 12); }

// Shown in print too, without a frame.
std::string LinkOf(const Link& link, const LaidOut& laid_out, const std::string& leads_to) {
  const double top = laid_out.height - link.y;
  return absl::StrCat("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[",
                      Numbers({link.x, top - link.height, link.x + link.width, top}), "]", leads_to, "\n");
}

void AddLinks(const LaidOut& laid_out, const std::vector<HPDF_Page>& pages, HaruDocument& haru,
              std::set<std::string>& warnings) {
  constexpr size_t kMostUrlBytes = 2000;
  for (size_t i = 0; i < pages.size(); ++i) {
    std::vector<int> links;
    for (const Link& link : laid_out.pages[i].links) {
      if (link.bookmark >= 0) {
        // Validators want the destination inside the link itself.
        const Bookmark& mark = laid_out.bookmarks[static_cast<size_t>(link.bookmark)];
        const int page = haru.NumberOf(pages[static_cast<size_t>(mark.page)]);
        links.push_back(haru.AddObject(
            LinkOf(link, laid_out,
                   absl::StrCat("/Dest[", page, " 0 R/XYZ null ", Numbers({TopOf(mark, laid_out.height)}), " null]"))));
      } else if (const std::string url = Escaped(link.url); !url.empty() && url.size() <= kMostUrlBytes) {
        links.push_back(haru.AddObject(LinkOf(link, laid_out, absl::StrCat("/A<</S/URI/URI ", TextString(url), ">>"))));
      } else {
        warnings.insert("a link that is too long is left out");
      }
    }
    haru.SetAnnotations(pages[i], links);
  }
}

std::string Write(const LaidOut& laid_out, const Properties& properties, const FontLibrary& fonts,
                  const Subsets& subsets, std::set<std::string>& warnings) {
  HaruDocument haru(properties.language);
  std::string resources = "/ProcSet [/PDF /Text] /Font <<";
  for (const auto& [id, subset] : subsets) {
    absl::StrAppend(&resources, "/F", id, " ", AddFont(haru, fonts.font(id), subset), " 0 R ");
  }
  const Images images(laid_out, haru);
  haru.SetResources(absl::StrCat(resources, ">> ", images.Resources(), "\n"));
  std::vector<HPDF_Page> pages;
  Tags tags(laid_out.elements);
  for (const Page& page : laid_out.pages) {
    pages.push_back(haru.AddPage(laid_out.width, laid_out.height));
    PageDrawing drawing(laid_out.height, subsets);
    tags.BeginPage();
    for (const Item& item : page.items) {
      tags.Mark(item.element, drawing.operators());
      if (const auto* image = std::get_if<PlacedImage>(&item.shape)) {
        drawing.operators() += images.Draw(*image, laid_out.height);
      } else {
        drawing.Draw(item);
      }
    }
    tags.EndPage(drawing.operators());
    haru.SetContent(pages.back(), drawing.operators());
  }
  AddLinks(laid_out, pages, haru, warnings);
  for (const Bookmark& mark : laid_out.bookmarks) {
    haru.AddBookmark(mark.level, mark.title, pages[static_cast<size_t>(mark.page)], TopOf(mark, laid_out.height));
  }
  tags.Write(haru, pages);
  SetProperties(haru, properties);
  SetOutputIntent(haru);
  haru.SetCatalog("PageLabels", haru.AddObject("/Nums [0 <</S /D>>]\n"));  // 1, 2, 3 ... as in the foot
  return haru.Save(properties.form);
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
                                absl::Time created, FileForm form) {
  absl::StatusOr<LaidOut> laid_out = Lay(document, theme, fonts);
  if (!laid_out.ok()) return laid_out.status();
  Rendered rendered;
  rendered.warnings = laid_out->warnings;
  const Properties properties{document.title, document.author, document.subject, document.language, created, form};
  absl::StatusOr<std::string> bytes = WritePdf(*laid_out, properties, fonts, rendered.warnings);
  if (!bytes.ok()) return bytes.status();
  rendered.bytes = *std::move(bytes);
  rendered.page_count = static_cast<int>(laid_out->pages.size());
  rendered.content_sha256 = laid_out->content_sha256;
  return rendered;
}

}  // namespace milepost::report
