#include "reportgen/text/font_library.h"

#include <hb-ot.h>
#include <hb.h>

#include <array>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace milepost::report {
namespace {

constexpr std::array<const char*, kFaceCount> kFamily = {"Light",    "Regular", "Italic",
                                                         "Semibold", "Bold",    "BoldItalic"};
// What follows the text family, in the order in which Load reads it.
enum Fallback : FontId { kArabic = kFaceCount, kArabicBold, kHebrew, kHebrewBold, kDejaVu, kDejaVuBold, kDroid };

int Big16(const char* bytes) {
  return static_cast<int16_t>(static_cast<uint8_t>(bytes[0]) << 8 | static_cast<uint8_t>(bytes[1]));
}

// The font box, from the `head` table.
bool ReadBox(Font& font) {
  hb_blob_t* head = hb_face_reference_table(font.face, HB_TAG('h', 'e', 'a', 'd'));
  unsigned length = 0;
  const char* data = hb_blob_get_data(head, &length);
  const bool whole = length >= 54;
  for (int i = 0; whole && i < 4; ++i) font.box[i] = Big16(data + 36 + 2 * i) * 1000 / font.units_per_em;
  hb_blob_destroy(head);
  return whole;
}

bool HasOutlines(hb_face_t* face) {
  hb_blob_t* glyf = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
  const bool present = hb_blob_get_length(glyf) > 0;
  hb_blob_destroy(glyf);
  return present;
}

// Shares the tables' bytes with the face.
hb_face_t* OutlinesOf(hb_face_t* face) {
  hb_face_t* outlines = hb_face_builder_create();
  for (const char* name : {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}) {
    const hb_tag_t tag = hb_tag_from_string(name, 4);
    hb_blob_t* table = hb_face_reference_table(face, tag);
    hb_face_builder_add_table(outlines, tag, table);
    hb_blob_destroy(table);
  }
  return outlines;
}

std::vector<bool> CoverageOf(const Font& font) {
  std::vector<bool> coverage;
  hb_set_t* all = hb_set_create();
  hb_face_collect_unicodes(font.face, all);
  if (!hb_set_is_empty(all)) coverage.resize(hb_set_get_max(all) + 1u);
  hb_codepoint_t glyph = 0;
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(all, &c);) {
    coverage[c] = hb_font_get_nominal_glyph(font.shaper, c, &glyph) && glyph != 0;
  }
  hb_set_destroy(all);
  return coverage;
}

std::string PostscriptName(hb_face_t* face) {
  char name[64];
  unsigned size = sizeof name;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  std::string plain;
  for (const char c : absl::string_view(name, size)) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') plain.push_back(c);
  }
  return plain.empty() ? "Unnamed" : plain;
}

int PerMille(const Font& font, int units) { return units * 1000 / font.units_per_em; }

int Metric(const Font& font, hb_ot_metrics_tag_t tag, int otherwise) {
  hb_position_t value = 0;
  return hb_ot_metrics_get_position(font.shaper, tag, &value) ? PerMille(font, value) : otherwise;
}

}  // namespace

absl::StatusOr<std::unique_ptr<const FontLibrary>> FontLibrary::Load(const FontDirectories& directories) {
  std::unique_ptr<FontLibrary> library(new FontLibrary);
  std::vector<std::string> paths;
  for (const char* face : kFamily) paths.push_back(absl::StrCat(directories.lato, "/Lato-", face, ".ttf"));
  for (const char* script : {"Arabic", "Hebrew"}) {
    for (const char* weight : {"Regular", "Bold"}) {
      paths.push_back(absl::StrCat(directories.noto, "/NotoSans", script, "-", weight, ".ttf"));
    }
  }
  paths.push_back(absl::StrCat(directories.dejavu, "/DejaVuSans.ttf"));
  paths.push_back(absl::StrCat(directories.dejavu, "/DejaVuSans-Bold.ttf"));
  paths.push_back(absl::StrCat(directories.droid, "/DroidSansFallbackFull.ttf"));
  for (const std::string& path : paths) {
    if (absl::Status added = library->Add(path); !added.ok()) return added;
  }
  return library;
}

absl::Status FontLibrary::Add(const std::string& path) {
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(path.c_str());
  if (blob == nullptr) return absl::NotFoundError(absl::StrCat("font file ", path, " cannot be read"));
  Font font;
  font.face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  font.shaper = hb_font_create(font.face);
  fonts_.push_back(font);  // from here on the destructor frees it
  Font& added = fonts_.back();
  added.units_per_em = static_cast<int>(hb_face_get_upem(added.face));
  if (hb_face_get_glyph_count(added.face) == 0 || !HasOutlines(added.face) || !ReadBox(added)) {
    return absl::InvalidArgumentError(absl::StrCat("font file ", path, " is not a TrueType font"));
  }
  hb_font_set_scale(added.shaper, added.units_per_em, added.units_per_em);
  added.postscript_name = PostscriptName(added.face);
  added.italic = absl::string_view(added.postscript_name).find("Italic") != absl::string_view::npos;
  added.bold = absl::string_view(added.postscript_name).find("Bold") != absl::string_view::npos;
  added.ascent = Metric(added, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 950);
  added.descent = Metric(added, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -250);
  added.cap_height = Metric(added, HB_OT_METRICS_TAG_CAP_HEIGHT, 700);
  added.outlines = OutlinesOf(added.face);
  added.coverage = CoverageOf(added);
  hb_face_make_immutable(added.outlines);
  hb_face_make_immutable(added.face);
  hb_font_make_immutable(added.shaper);
  return absl::OkStatus();
}

FontLibrary::~FontLibrary() {
  for (const Font& font : fonts_) {
    hb_font_destroy(font.shaper);
    hb_face_destroy(font.outlines);
    hb_face_destroy(font.face);
  }
}

bool FontLibrary::Has(FontId id, char32_t code_point) const {
  const std::vector<bool>& coverage = fonts_[id].coverage;
  return code_point < coverage.size() && coverage[code_point];
}

FontId FontLibrary::Find(Face face, char32_t code_point, bool& missing) const {
  missing = false;
  const auto wanted = static_cast<FontId>(face);
  if (Has(wanted, code_point)) return wanted;
  const bool heavy = face >= Face::kSemibold;
  for (const FontId id :
       {heavy ? kArabicBold : kArabic, heavy ? kHebrewBold : kHebrew, heavy ? kDejaVuBold : kDejaVu, kDejaVu, kDroid}) {
    if (Has(id, code_point)) return id;
  }
  missing = true;
  return kDejaVu;
}

}  // namespace milepost::report
