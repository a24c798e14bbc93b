#include "reportgen/text/shaper.h"

#include <hb.h>

#include <memory>

namespace milepost::report {
namespace {

// The code points each cluster covers: from its own index to that of the cluster that follows in reading order.
void CountClusters(bool rtl, uint32_t length, std::vector<ShapedGlyph>& glyphs) {
  const int n = static_cast<int>(glyphs.size());
  uint32_t next = length;  // where the cluster after the current one begins
  uint32_t current = length;
  const auto visit = [&](int i, bool first_of_cluster) {
    if (glyphs[i].cluster != current) {
      next = current;
      current = glyphs[i].cluster;
    }
    if (first_of_cluster) glyphs[i].count = next - current;
  };
  if (rtl) {
    for (int i = 0; i < n; ++i) visit(i, i + 1 == n || glyphs[i + 1].cluster != glyphs[i].cluster);
  } else {
    for (int i = n - 1; i >= 0; --i) visit(i, i == 0 || glyphs[i - 1].cluster != glyphs[i].cluster);
  }
}

}  // namespace

Shaper::Shaper(const FontLibrary& fonts, const std::string& language)
    : fonts_(fonts), language_(hb_language_from_string(language.c_str(), -1)), buffer_(hb_buffer_create()) {}

Shaper::~Shaper() { hb_buffer_destroy(buffer_); }

const ShapedWord& Shaper::Shape(const ShapeKey& key, std::u32string_view text) {
  key_.clear();
  key_.push_back(static_cast<char>(key.font));
  key_.push_back(static_cast<char>(key.rtl | key.tabular << 1 | key.separate << 2));
  key_.append(reinterpret_cast<const char*>(&key.script), sizeof key.script);
  key_.append(reinterpret_cast<const char*>(&language_), sizeof language_);  // one address a language
  key_.append(reinterpret_cast<const char*>(text.data()), text.size() * sizeof(char32_t));
  auto [it, added] = words_.try_emplace(key_);
  if (!added) return *it->second;
  WordCache& shared = fonts_.words();
  it->second = shared.Find(key_);
  if (it->second == nullptr) {
    it->second = Make(key, text);
    shared.Add(key_, it->second);
  }
  return *it->second;
}

WordCache::Word Shaper::Make(const ShapeKey& key, std::u32string_view text) const {
  hb_buffer_clear_contents(buffer_);
  const int length = static_cast<int>(text.size());
  hb_buffer_add_utf32(buffer_, reinterpret_cast<const uint32_t*>(text.data()), length, 0, length);
  hb_buffer_set_direction(buffer_, key.rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer_, static_cast<hb_script_t>(key.script));
  hb_buffer_set_language(buffer_, static_cast<hb_language_t>(language_));
  hb_feature_t features[3];
  unsigned count = 0;
  if (key.tabular) features[count++] = {HB_TAG('t', 'n', 'u', 'm'), 1, 0, ~0u};
  if (key.separate) features[count++] = {HB_TAG('l', 'i', 'g', 'a'), 0, 0, ~0u};
  hb_shape(fonts_.font(key.font).shaper, buffer_, features, count);
  unsigned n = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &n);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &n);
  auto word = std::make_shared<ShapedWord>();
  word->glyphs.reserve(n);
  for (unsigned i = 0; i < n; ++i) {
    word->glyphs.push_back({static_cast<uint16_t>(infos[i].codepoint), positions[i].x_advance, positions[i].x_offset,
                            positions[i].y_offset, infos[i].cluster, 0});
    word->advance += positions[i].x_advance;
  }
  CountClusters(key.rtl, static_cast<uint32_t>(text.size()), word->glyphs);
  return word;
}

}  // namespace milepost::report
