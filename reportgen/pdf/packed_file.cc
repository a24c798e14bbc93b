#include "reportgen/pdf/packed_file.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace milepost::report {
namespace {

// A reader unpacks them all to get at one.
constexpr uint16_t kMostInAPack = 200;
constexpr int kRowBytes = 7;  // of the table: 1 of kind, 4 of where, 2 of index

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

PackedFile::PackedFile(int objects, std::string_view begin, Compressor& compressor)
    : compressor_(compressor), file_(begin), places_(static_cast<size_t>(objects) + 1) {
  places_[0] = {0, 0, 0xFFFF};  // the head of the list of free numbers, which has none
}

void PackedFile::AddStream(std::string_view body) {
  places_[next_] = Here();
  absl::StrAppend(&file_, next_++, " 0 obj\n", View(body), "\nendobj\n");
}

void PackedFile::AddObject(std::string_view body) {
  // Streams of objects have the numbers after all others.
  places_[next_] = {2, static_cast<uint32_t>(places_.size()), packed_++};
  absl::StrAppend(&heads_, next_++, " ", bodies_.size(), " ");
  absl::StrAppend(&bodies_, View(body), "\n");
  if (packed_ == kMostInAPack) WritePack();
}

void PackedFile::WritePack() {
  if (packed_ == 0) return;
  const std::string stream = compressor_.Deflate(heads_ + bodies_);
  const size_t number = places_.size();
  places_.push_back(Here());
  absl::StrAppend(&file_, number, " 0 obj\n<</Type/ObjStm/N ", packed_, "/First ", heads_.size());
  absl::StrAppend(&file_, "/Filter/FlateDecode/Length ", stream.size(), ">>\nstream\n", stream,
                  "\nendstream\nendobj\n");
  heads_.clear();
  bodies_.clear();
  packed_ = 0;
}

// Each row as its difference from the one above (PNG's filter 2): rows are alike, and deflate to nearly nothing.
std::string PackedFile::Table() const {
  std::string rows;
  rows.reserve(places_.size() * (kRowBytes + 1));
  unsigned char above[kRowBytes] = {};
  for (const Place& place : places_) {
    rows.push_back(2);
    const uint64_t row = uint64_t{place.kind} << 48 | uint64_t{place.where} << 16 | place.index;
    for (int i = 0; i < kRowBytes; ++i) {
      const auto byte = static_cast<unsigned char>(row >> (8 * (kRowBytes - 1 - i)));
      rows.push_back(static_cast<char>(byte - above[i]));
      above[i] = byte;
    }
  }
  return rows;
}

std::string PackedFile::Close(std::string_view trailer) {
  WritePack();
  table_at_ = file_.size();
  const size_t number = places_.size();
  places_.push_back(Here());
  const std::string table = compressor_.Deflate(Table());
  absl::StrAppend(&file_, number, " 0 obj\n<</Type/XRef", View(trailer), "/Size ", places_.size(),
                  "/W[1 4 2]/DecodeParms<</Predictor 12/Columns ", kRowBytes);
  absl::StrAppend(&file_, ">>/Filter/FlateDecode/Length ", table.size(), ">>\nstream\n", table,
                  "\nendstream\nendobj\nstartxref\n", table_at_, "\n%%EOF\n");
  return std::move(file_);
}

}  // namespace milepost::report
