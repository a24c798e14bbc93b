#include "reportgen/layout/dump.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "reportgen/text/unicode.h"

namespace milepost::report {
namespace {

std::string Quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : ToUtf8(Decode(text).text)) {  // titles are as they came
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      absl::StrAppendFormat(&out, "\\u%04x", static_cast<unsigned>(c));
    } else {
      out.push_back(c);
    }
  }
  return out + "\"";
}

std::string Hex(Colour colour) { return absl::StrFormat("\"#%02X%02X%02X\"", colour.r, colour.g, colour.b); }

std::string PaintJson(const Paint& paint) {
  std::string out;
  if (paint.fill) absl::StrAppend(&out, ",\"fill\":", Hex(*paint.fill));
  if (paint.stroke) {
    absl::StrAppend(&out, ",\"stroke\":", Hex(*paint.stroke), absl::StrFormat(",\"width\":%.2f", paint.width));
    if (paint.dash > 0) absl::StrAppend(&out, ",\"dash\":", paint.dash);
  }
  return out;
}

struct ShapeJson {
  const FontLibrary& fonts;

  std::string operator()(const PlacedText& text) const {
    return absl::StrFormat(
        "\"text\":%s,\"font\":\"%s\",\"size\":%.2f,\"colour\":%s,\"x\":%.2f,\"baseline\":%.2f,\"advance\":%.2f",
        Quoted(text.run.text), fonts.font(text.run.font).postscript_name, text.run.size, Hex(text.run.colour), text.x,
        text.baseline, text.run.width);
  }
  std::string operator()(const PlacedRect& rect) const {
    return absl::StrFormat("\"rect\":[%.2f,%.2f,%.2f,%.2f],\"radius\":%.2f", rect.x, rect.y, rect.width, rect.height,
                           rect.radius);
  }
  std::string operator()(const PlacedPath& path) const {
    std::string points;
    for (const Point& point : path.points) {
      absl::StrAppendFormat(&points, "%s[%.2f,%.2f]", points.empty() ? "" : ",", point.x, point.y);
    }
    return absl::StrCat("\"path\":[", points, "],\"closed\":", path.closed ? "true" : "false");
  }
  std::string operator()(const PlacedArc& arc) const {
    return absl::StrFormat("\"arc\":[%.2f,%.2f,%.2f],\"from\":%.3f,\"to\":%.3f", arc.x, arc.y, arc.radius, arc.from,
                           arc.to);
  }
  std::string operator()(const PlacedImage& image) const {
    const Picture& picture = *image.picture;
    return absl::StrFormat("\"image\":[%.2f,%.2f,%.2f,%.2f],\"pixels\":[%d,%d],\"sha256\":\"%s\"", image.x, image.y,
                           image.width, image.height, picture.width, picture.height, picture.sha256);
  }
};

void AppendPage(const LaidOut& laid_out, const Page& page, const FontLibrary& fonts, std::string& out) {
  absl::StrAppend(&out, "{\"section\":", Quoted(page.section), ",\"items\":[");
  const char* separator = "\n";
  for (const Item& item : page.items) {
    const Element& element = laid_out.elements[static_cast<size_t>(item.element)];
    const auto role = NameOf(element.role);
    absl::StrAppend(&out, separator, "{\"role\":\"", std::string(role), "\",", std::visit(ShapeJson{fonts}, item.shape),
                    PaintJson(item.paint), "}");
    separator = ",\n";
  }
  out += "],\"links\":[";
  separator = "\n";
  for (const Link& link : page.links) {
    const std::string target =
        link.bookmark < 0 ? absl::StrCat("\"url\":", Quoted(link.url)) : absl::StrCat("\"bookmark\":", link.bookmark);
    absl::StrAppend(
        &out, separator,
        absl::StrFormat("{%s,\"rect\":[%.2f,%.2f,%.2f,%.2f]}", target, link.x, link.y, link.width, link.height));
    separator = ",\n";
  }
  out += "]}";
}

}  // namespace

std::string DumpJson(const LaidOut& laid_out, const FontLibrary& fonts) {
  std::string out = absl::StrFormat("{\"width\":%.2f,\"height\":%.2f,\"pages\":[", laid_out.width, laid_out.height);
  for (size_t i = 0; i < laid_out.pages.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    AppendPage(laid_out, laid_out.pages[i], fonts, out);
  }
  out += "],\"bookmarks\":[";
  for (size_t i = 0; i < laid_out.bookmarks.size(); ++i) {
    const Bookmark& mark = laid_out.bookmarks[i];
    absl::StrAppend(&out, i == 0 ? "\n" : ",\n",
                    absl::StrFormat("{\"level\":%d,\"title\":%s,\"page\":%d,\"y\":%.2f}", mark.level,
                                    Quoted(mark.title), mark.page, mark.y));
  }
  out += "],\"warnings\":[";
  for (size_t i = 0; i < laid_out.warnings.size(); ++i) {
    absl::StrAppend(&out, i == 0 ? "\n" : ",\n", Quoted(laid_out.warnings[i]));
  }
  return out + "]}\n";
}

}  // namespace milepost::report
