// Placed items as JSON: the figures of a portable report.
#ifndef MILEPOST_TESTS_BENCH_DOCUMENTS_FIGURE_H_
#define MILEPOST_TESTS_BENCH_DOCUMENTS_FIGURE_H_

#include <google/protobuf/struct.pb.h>

#include <string>
#include <string_view>
#include <vector>

#include "reportgen/document/theme.h"
#include "reportgen/layout/page.h"

namespace milepost::report {

using Json = google::protobuf::Value;

Json Number(double value);  // two decimals
Json String(std::string_view value);
Json Flag(bool value);
Json Array(std::vector<Json> values);
void Put(Json& object, const char* key, Json value);

std::string ColourOf(Colour colour);
const char* FaceOf(FontId font);

// What is drawn, moved by (dx, dy), in a box of this size.
Json FigureOf(const std::vector<Item>& items, double width, double height, double dx, double dy);

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_BENCH_DOCUMENTS_FIGURE_H_
