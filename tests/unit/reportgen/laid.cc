#include "laid.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/layout.h"
#include "sample.h"

namespace milepost::report {

LaidOut LayOrDie(const Document& document, const Theme& theme) {
  absl::StatusOr<LaidOut> laid_out = Lay(document, theme, Fonts());
  if (!laid_out.ok()) {
    ADD_FAILURE() << laid_out.status();
    return {};
  }
  return *std::move(laid_out);
}

std::vector<std::pair<double, std::string>> TextsOf(const Page& page) {
  std::vector<std::pair<double, std::string>> texts;
  for (const Item& item : page.items) {
    if (const auto* text = std::get_if<PlacedText>(&item.shape)) texts.emplace_back(text->baseline, text->run.text);
  }
  return texts;
}

int CountOf(const LaidOut& laid_out, const std::string& wanted, int page) {
  int count = 0;
  for (size_t i = 0; i < laid_out.pages.size(); ++i) {
    if (page >= 0 && static_cast<size_t>(page) != i) continue;
    for (const auto& [baseline, text] : TextsOf(laid_out.pages[i])) count += text == wanted;
  }
  return count;
}

std::string Words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) absl::StrAppend(&text, i > 0 ? " " : "", "word", i);
  return text;
}

void ExpectInside(const LaidOut& laid_out) {
  const Theme theme;
  for (const Page& page : laid_out.pages) {
    for (const Item& item : page.items) {
      const auto* text = std::get_if<PlacedText>(&item.shape);
      if (text == nullptr) continue;
      EXPECT_GE(text->x, 0) << text->run.text;
      EXPECT_LE(text->x + text->run.width, laid_out.width - theme.margin + 4) << text->run.text;
      if (laid_out.elements[static_cast<size_t>(item.element)].role != Role::kArtifact) {
        EXPECT_LE(text->baseline, laid_out.height - theme.margin_bottom + 0.01) << text->run.text;
      }
    }
  }
}

}  // namespace milepost::report
