// Placed items as JSON: the figures of a portable report.
#ifndef MILEPOST_TESTS_BENCH_DOCUMENTS_FIGURE_H_
#define MILEPOST_TESTS_BENCH_DOCUMENTS_FIGURE_H_

#include <google/protobuf/struct.pb.h>

#include <string>
#include <string_view>
#include <vector>

#include "reportgen/document/theme.h"
#include "reportgen/layout/page.h"

namespace milepost::bench {

using Json = google::protobuf::Value;

Json Number(double value);  // two decimals
Json Text(std::string_view value);
Json Flag(bool value);
Json List(std::vector<Json> values);
void Set(Json& object, const char* key, Json value);

std::string ColourOf(report::Colour colour);
const char* FaceOf(report::FontId font);

// What is drawn, moved by (dx, dy), in a box of this size.
Json Figure(const std::vector<report::Item>& items, double width, double height, double dx, double dy);

}  // namespace milepost::bench

#endif  // MILEPOST_TESTS_BENCH_DOCUMENTS_FIGURE_H_
