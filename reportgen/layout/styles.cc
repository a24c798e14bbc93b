#include "reportgen/layout/styles.h"

namespace milepost::report {

Styles StylesOf(const Theme& theme) {
  const TypeScale& scale = theme.type;
  const Palette& palette = theme.palette;
  Styles styles;
  styles.body = {Face::kRegular, scale.body, scale.body_leading, palette.ink};
  styles.lead = {Face::kRegular, scale.body, scale.body_leading, palette.slate};
  styles.small = {Face::kRegular, scale.small, scale.small_leading, palette.ink};
  styles.tiny = {Face::kRegular, scale.tiny, scale.tiny_leading, palette.slate};
  styles.strong = {Face::kSemibold, scale.body, scale.body_leading, palette.ink};
  styles.small_strong = {Face::kSemibold, scale.small, scale.small_leading, palette.ink};
  styles.tiny_strong = {Face::kBold, scale.tiny, scale.tiny_leading, palette.ink};
  styles.label = {Face::kRegular, scale.small, scale.small_leading, palette.slate};
  styles.axis = {Face::kRegular, 7.0, 9.0, palette.slate};
  styles.figures = {Face::kSemibold, scale.small, scale.small_leading, palette.ink, 0, true};
  styles.overline = {Face::kBold, 7.2, 10.2, palette.slate, 0.4};
  styles.h1 = {Face::kBold, scale.h1, scale.h1 * 1.24, palette.navy};
  styles.h2 = {Face::kBold, scale.h2, scale.h2 * 1.26, palette.navy};
  styles.h3 = {Face::kBold, scale.h3, scale.h3 * 1.3, palette.navy};
  styles.cell = {Face::kRegular, 8.7, 11.6, palette.ink};
  styles.cell_head = {Face::kBold, 7.8, 10.2, palette.white};
  styles.quote = {Face::kItalic, 10.4, 15.4, palette.navy};
  return styles;
}

}  // namespace milepost::report
