#include "tests/bench/documents/plain_libharu.h"

#include <hpdf.h>

#include <algorithm>
#include <array>
#include <memory>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "tests/bench/documents/figure.h"

namespace milepost::report {
namespace {

class PlainDrawing {
 public:
  PlainDrawing(HPDF_Doc doc, const LaidOut& laid_out, const FontDirectories& fonts)
      : doc_(doc), laid_out_(laid_out), fonts_(fonts) {
    HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(doc);
  }

  void Run() {
    for (const Page& page : laid_out_.pages) {
      page_ = HPDF_AddPage(doc_);
      HPDF_Page_SetWidth(page_, static_cast<float>(laid_out_.width));
      HPDF_Page_SetHeight(page_, static_cast<float>(laid_out_.height));
      for (const Item& item : page.items) {
        std::visit([&](const auto& shape) { Draw(shape, item.paint); }, item.shape);
      }
    }
  }

 private:
  float Y(double y) const { return static_cast<float>(laid_out_.height - y); }

  HPDF_Font FontOf(FontId id) {
    HPDF_Font& font = loaded_.at(id);
    if (font == nullptr) {
      const std::string path = absl::StrCat(fonts_.lato, "/Lato-", FaceOf(id), ".ttf");
      font = HPDF_GetFont(doc_, HPDF_LoadTTFontFromFile(doc_, path.c_str(), HPDF_TRUE), "UTF-8");
    }
    return font;
  }

  void Draw(const PlacedImage&, const Paint&) {}  // the report has no theme
  void Draw(const PlacedText& text, const Paint&) {
    const Colour colour = text.run.colour;
    HPDF_Page_SetRGBFill(page_, colour.r / 255.0F, colour.g / 255.0F, colour.b / 255.0F);
    HPDF_Page_BeginText(page_);
    HPDF_Page_SetFontAndSize(page_, FontOf(text.run.font), text.run.size);
    HPDF_Page_TextOut(page_, static_cast<float>(text.x), Y(text.baseline), text.run.text.c_str());
    HPDF_Page_EndText(page_);
  }

  void Draw(const PlacedRect& rect, const Paint& paint) {
    Set(paint);
    const auto x = static_cast<float>(rect.x), y = Y(rect.y + rect.height);
    const auto w = static_cast<float>(rect.width), h = static_cast<float>(rect.height);
    const float r = std::min({static_cast<float>(rect.radius), w / 2, h / 2});
    if (r < 0.05F) {
      HPDF_Page_Rectangle(page_, x, y, w, h);
    } else {
      const float k = r * 0.4477F;
      HPDF_Page_MoveTo(page_, x + r, y);
      HPDF_Page_LineTo(page_, x + w - r, y);
      HPDF_Page_CurveTo(page_, x + w - k, y, x + w, y + k, x + w, y + r);
      HPDF_Page_LineTo(page_, x + w, y + h - r);
      HPDF_Page_CurveTo(page_, x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
      HPDF_Page_LineTo(page_, x + r, y + h);
      HPDF_Page_CurveTo(page_, x + k, y + h, x, y + h - k, x, y + h - r);
      HPDF_Page_LineTo(page_, x, y + r);
      HPDF_Page_CurveTo(page_, x, y + k, x + k, y, x + r, y);
      HPDF_Page_ClosePath(page_);
    }
    Finish(paint);
  }

  void Draw(const PlacedPath& path, const Paint& paint) {
    if (path.points.size() < 2) return;
    Set(paint);
    HPDF_Page_MoveTo(page_, static_cast<float>(path.points[0].x), Y(path.points[0].y));
    for (size_t i = 1; i < path.points.size(); ++i) {
      HPDF_Page_LineTo(page_, static_cast<float>(path.points[i].x), Y(path.points[i].y));
    }
    if (path.closed) HPDF_Page_ClosePath(page_);
    Finish(paint);
  }

  void Draw(const PlacedArc& arc, const Paint& paint) {
    Set(paint);
    const auto x = static_cast<float>(arc.x), radius = static_cast<float>(arc.radius);
    if (arc.to - arc.from >= 1) {
      HPDF_Page_Circle(page_, x, Y(arc.y), radius);
    } else {
      HPDF_Page_Arc(page_, x, Y(arc.y), radius, static_cast<float>(arc.from * 360), static_cast<float>(arc.to * 360));
    }
    Finish(paint);
  }

  // Before a path begins: the library refuses it afterwards.
  void Set(const Paint& paint) {
    if (paint.fill) HPDF_Page_SetRGBFill(page_, paint.fill->r / 255.0F, paint.fill->g / 255.0F, paint.fill->b / 255.0F);
    if (!paint.stroke) return;
    HPDF_Page_SetRGBStroke(page_, paint.stroke->r / 255.0F, paint.stroke->g / 255.0F, paint.stroke->b / 255.0F);
    HPDF_Page_SetLineWidth(page_, static_cast<float>(paint.width));
    const auto dash = static_cast<HPDF_UINT16>(paint.dash);
    HPDF_Page_SetDash(page_, dash > 0 ? &dash : nullptr, dash > 0 ? 1 : 0, 0);
  }
  void Finish(const Paint& paint) {
    if (paint.fill && paint.stroke) {
      HPDF_Page_FillStroke(page_);
    } else if (paint.fill) {
      HPDF_Page_Fill(page_);
    } else {
      HPDF_Page_Stroke(page_);
    }
  }

  const HPDF_Doc doc_;
  const LaidOut& laid_out_;
  const FontDirectories& fonts_;
  HPDF_Page page_ = nullptr;
  std::array<HPDF_Font, kFaceCount> loaded_ = {};
};

struct Free {
  void operator()(HPDF_Doc doc) const { HPDF_Free(doc); }
};

}  // namespace

absl::StatusOr<std::string> DrawPlainly(const LaidOut& laid_out, const FontDirectories& fonts) {
  const std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, Free> doc(HPDF_New(nullptr, nullptr));
  PlainDrawing(doc.get(), laid_out, fonts).Run();
  HPDF_SaveToStream(doc.get());
  if (const auto error = HPDF_GetError(doc.get()); error != HPDF_OK) {
    return absl::InternalError(absl::StrFormat("libharu failed with 0x%04X", error));
  }
  HPDF_UINT32 size = HPDF_GetStreamSize(doc.get());
  std::string bytes(size, '\0');
  HPDF_ReadFromStream(doc.get(), reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
  return bytes;
}

}  // namespace milepost::report
