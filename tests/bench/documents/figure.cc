#include "tests/bench/documents/figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <utility>

#include "absl/strings/str_format.h"

namespace milepost::report {
namespace {

// A path's operators, as in SVG: M, L, C and Z, each with its points.
class Path {
 public:
  Path(double dx, double dy) : dx_(dx), dy_(dy) {}

  void Add(const char* name, std::initializer_list<Point> points) {
    std::vector<Json> step = {String(name)};
    for (const Point& point : points) {
      step.push_back(Number(point.x + dx_));
      step.push_back(Number(point.y + dy_));
    }
    steps_.push_back(Array(std::move(step)));
  }
  Json Finish() { return Array(std::move(steps_)); }

 private:
  const double dx_, dy_;
  std::vector<Json> steps_;
};

void Trace(const PlacedRect& rect, Path& path) {
  const double x = rect.x, y = rect.y, w = rect.width, h = rect.height;
  const double r = std::min({rect.radius, w / 2, h / 2});
  if (r < 0.05) {
    path.Add("M", {{x, y}});
    for (const Point& corner : {Point{x + w, y}, {x + w, y + h}, {x, y + h}}) path.Add("L", {corner});
    path.Add("Z", {});
    return;
  }
  const double k = r * (1 - 0.5522847498);
  path.Add("M", {{x + r, y}});
  path.Add("L", {{x + w - r, y}});
  path.Add("C", {{x + w - k, y}, {x + w, y + k}, {x + w, y + r}});
  path.Add("L", {{x + w, y + h - r}});
  path.Add("C", {{x + w, y + h - k}, {x + w - k, y + h}, {x + w - r, y + h}});
  path.Add("L", {{x + r, y + h}});
  path.Add("C", {{x + k, y + h}, {x, y + h - k}, {x, y + h - r}});
  path.Add("L", {{x, y + r}});
  path.Add("C", {{x, y + k}, {x + k, y}, {x + r, y}});
  path.Add("Z", {});
}

void Trace(const PlacedPath& placed, Path& path) {
  for (size_t i = 0; i < placed.points.size(); ++i) path.Add(i == 0 ? "M" : "L", {placed.points[i]});
  if (placed.closed) path.Add("Z", {});
}

void Trace(const PlacedArc& arc, Path& path) {
  const int parts = std::max(1, static_cast<int>(std::ceil((arc.to - arc.from) * 4 - 1e-9)));
  const double step = 2 * std::numbers::pi * (arc.to - arc.from) / parts;
  const double reach = 4.0 / 3 * std::tan(step / 4) * arc.radius;
  double angle = 2 * std::numbers::pi * arc.from - std::numbers::pi / 2;
  const auto at = [&](double turn) {
    return Point{arc.x + arc.radius * std::cos(turn), arc.y + arc.radius * std::sin(turn)};
  };
  path.Add("M", {at(angle)});
  for (int i = 0; i < parts; ++i, angle += step) {
    const Point begin = at(angle), end = at(angle + step);
    path.Add("C", {{begin.x - reach * std::sin(angle), begin.y + reach * std::cos(angle)},
                   {end.x + reach * std::sin(angle + step), end.y - reach * std::cos(angle + step)},
                   end});
  }
  if (arc.to - arc.from >= 1) path.Add("Z", {});
}

void Trace(const PlacedText&, Path&) {}
void Trace(const PlacedImage&, Path&) {}  // the report has no theme

Json PathItem(const Item& item, double dx, double dy) {
  Json json;
  Path path(dx, dy);
  std::visit([&](const auto& shape) { Trace(shape, path); }, item.shape);
  Put(json, "d", path.Finish());
  if (item.paint.fill) Put(json, "fill", String(ColourOf(*item.paint.fill)));
  if (item.paint.stroke) {
    Put(json, "stroke", String(ColourOf(*item.paint.stroke)));
    Put(json, "lw", Number(item.paint.width));
    if (item.paint.dash > 0) Put(json, "dash", Number(item.paint.dash));
    if (item.paint.round) Put(json, "round", Flag(true));
  }
  return json;
}

Json TextItem(const PlacedText& text, double dx, double dy) {
  Json json;
  Put(json, "x", Number(text.x + dx));
  Put(json, "y", Number(text.baseline + dy));
  Put(json, "t", String(text.run.text));
  Put(json, "f", String(FaceOf(text.run.font)));
  Put(json, "s", Number(text.run.size));
  Put(json, "c", String(ColourOf(text.run.colour)));
  return json;
}

}  // namespace

Json Number(double value) {
  Json json;
  json.set_number_value(std::round(value * 100) / 100);
  return json;
}

Json String(std::string_view value) {
  Json json;
  json.set_string_value(std::string(value));
  return json;
}

Json Flag(bool value) {
  Json json;
  json.set_bool_value(value);
  return json;
}

Json Array(std::vector<Json> values) {
  Json json;
  json.mutable_list_value();
  for (Json& value : values) *json.mutable_list_value()->add_values() = std::move(value);
  return json;
}

void Put(Json& object, const char* key, Json value) {
  (*object.mutable_struct_value()->mutable_fields())[key] = std::move(value);
}

std::string ColourOf(Colour colour) { return absl::StrFormat("#%02x%02x%02x", colour.r, colour.g, colour.b); }

const char* FaceOf(FontId font) {
  constexpr std::array<const char*, kFaceCount> kFaces = {"Light",    "Regular", "Italic",
                                                          "Semibold", "Bold",    "BoldItalic"};
  return kFaces[std::min<size_t>(font, kFaces.size() - 1)];
}

Json FigureOf(const std::vector<Item>& items, double width, double height, double dx, double dy) {
  std::vector<Json> drawn;
  for (const Item& item : items) {
    const auto* text = std::get_if<PlacedText>(&item.shape);
    drawn.push_back(text != nullptr ? TextItem(*text, dx, dy) : PathItem(item, dx, dy));
  }
  Json json;
  Put(json, "k", String("figure"));
  Put(json, "w", Number(width));
  Put(json, "h", Number(height));
  Put(json, "items", Array(std::move(drawn)));
  return json;
}

}  // namespace milepost::report
