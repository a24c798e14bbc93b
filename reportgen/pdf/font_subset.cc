#include "reportgen/pdf/font_subset.h"

#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "absl/strings/str_cat.h"
#include "reportgen/pdf/number.h"
#include "reportgen/text/unicode.h"

namespace milepost::report {
namespace {

struct Free {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
  void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

std::string_view SaidBy(const GlyphRun& run, const Glyph& glyph) {
  return std::string_view(run.text).substr(glyph.offset, glyph.length);
}

Owned<hb_subset_input_t> NewInput() {
  Owned<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  if (input == nullptr) return input;
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  return input;
}

// Six capital letters made of the bytes (FNV-1a).
std::string TagOf(std::string_view bytes) {
  uint64_t hash = 14695981039346656037u;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag.push_back(static_cast<char>('A' + hash % 26));
  return tag;
}

}  // namespace

uint16_t FontSubset::Find(uint16_t glyph, std::string_view text) const {
  uint16_t cid = glyph < latest_.size() ? latest_[glyph] : 0;
  while (cid != 0 && characters_[cid].text != text) cid = characters_[cid].next;
  return cid;
}

void FontSubset::Add(uint16_t glyph, std::string_view text) {
  if (glyph >= latest_.size()) latest_.resize(glyph + 1u);
  characters_.push_back({glyph, 0, latest_[glyph], 0, std::string(text)});
  latest_[glyph] = static_cast<uint16_t>(characters_.size() - 1);
}

void FontSubset::Use(const GlyphRun& run) {
  for (const Glyph& glyph : run.glyphs) {
    const std::string_view text = SaidBy(run, glyph);
    if (Find(glyph.id, text) == 0) Add(glyph.id, text);
  }
}

uint16_t FontSubset::CidOf(const GlyphRun& run, const Glyph& glyph) const { return Find(glyph.id, SaidBy(run, glyph)); }

absl::Status FontSubset::Build(const Font& font) {
  constexpr size_t kMostCids = 65'535;
  if (characters_.size() > kMostCids) {
    return absl::ResourceExhaustedError(absl::StrCat("font ", font.postscript_name, " is asked for too much"));
  }
  const Owned<hb_subset_input_t> input = NewInput();
  if (input != nullptr) {
    for (const Character& character : characters_) {
      hb_set_add(hb_subset_input_glyph_set(input.get()), character.glyph);
    }
  }
  const Owned<hb_subset_plan_t> plan(input ? hb_subset_plan_create_or_fail(font.outlines, input.get()) : nullptr);
  const Owned<hb_face_t> cut(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (cut == nullptr) return absl::InternalError(absl::StrCat("font ", font.postscript_name, " cannot be cut down"));
  const Owned<hb_blob_t> blob(hb_face_reference_blob(cut.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  file_.assign(data, length);
  name_ = absl::StrCat(TagOf(file_), "+", font.postscript_name);
  const hb_map_t* renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (Character& character : characters_) {
    const hb_codepoint_t new_glyph = hb_map_get(renumbered, character.glyph);
    if (new_glyph >= hb_face_get_glyph_count(cut.get())) {
      return absl::InternalError(absl::StrCat("font ", font.postscript_name, " lost a glyph"));
    }
    const int units = hb_font_get_glyph_h_advance(font.shaper, character.glyph);
    character.new_glyph = static_cast<uint16_t>(new_glyph);
    character.width = std::round(units * 100'000.0 / font.units_per_em) / 100;
  }
  return absl::OkStatus();
}

std::string FontSubset::ToUnicode() const {
  std::string cmap =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  std::vector<size_t> speaking;
  for (size_t cid = 0; cid < characters_.size(); ++cid) {
    if (!characters_[cid].text.empty()) speaking.push_back(cid);
  }
  constexpr size_t kMostLines = 100;  // of one section
  for (size_t begin = 0; begin < speaking.size(); begin += kMostLines) {
    const size_t end = std::min(speaking.size(), begin + kMostLines);
    absl::StrAppend(&cmap, end - begin, " beginbfchar\n");
    for (size_t i = begin; i < end; ++i) {
      cmap += "<";
      AppendHex16(static_cast<uint32_t>(speaking[i]), cmap);
      cmap += "> <";
      const std::string utf16 = ToUtf16BigEndian(characters_[speaking[i]].text);
      for (size_t k = 0; k + 1 < utf16.size(); k += 2) {
        AppendHex16(static_cast<unsigned char>(utf16[k]) << 8 | static_cast<unsigned char>(utf16[k + 1]), cmap);
      }
      cmap += ">\n";
    }
    cmap += "endbfchar\n";
  }
  return cmap + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string FontSubset::Widths() const {
  std::string array = "[0 [";
  for (const Character& character : characters_) {
    AppendNumber(character.width, array);
    array.push_back(' ');
  }
  array.back() = ']';
  return array + "]";
}

std::string FontSubset::CidToGlyph() const {
  std::string map;
  for (const Character& character : characters_) {
    map.push_back(static_cast<char>(character.new_glyph >> 8));
    map.push_back(static_cast<char>(character.new_glyph));
  }
  return map;
}

std::string FontSubset::CidSet() const {
  std::string bits((characters_.size() + 7) / 8, '\0');
  for (size_t i = 0; i < characters_.size(); ++i) bits[i / 8] = static_cast<char>(bits[i / 8] | 0x80 >> (i % 8));
  return bits;
}

}  // namespace milepost::report
