#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <istream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace milepost::cli {

// One record of a CSV file.
struct CsvRecord {
  int64_t line = 0;  // its first line in the file, from 1
  std::vector<std::string> fields;
};

// Reads CSV as RFC 4180 has it, strictly and a record at a time: quotes may hold the delimiter, doubled quotes and line
// breaks; lines end in LF or CR LF; the text is UTF-8, a byte order mark in front is skipped, empty lines are too.
//
// What breaks the form costs one line: the next record begins on the line after it. So a quote that is never closed
// swallows nothing.
class CsvReader {
 public:
  // The longest record, in bytes: what a quote that is not closed can hold up.
  static constexpr std::size_t kMostRecordBytes = 64 << 10;

  explicit CsvReader(std::istream& in, char delimiter = ',') : in_(in), delimiter_(delimiter) {}

  // The next record; false at the end. INVALID_ARGUMENT, as "line 12, column 3: ...": the record has not the form;
  // columns are counted in fields, from 1. Reading can go on.
  absl::StatusOr<bool> Next(CsvRecord& record);

  void set_delimiter(char delimiter) { delimiter_ = delimiter; }
  // The line on which the record read last begins, broken ones too.
  int64_t line() const { return first_line_; }
  // Bytes read so far.
  int64_t bytes() const { return bytes_; }

 private:
  enum class State { kFieldStart, kPlain, kQuoted, kQuoteInQuoted };

  // The next line with its line break; false at the end.
  bool NextLine(std::string& line);
  // Takes one line of a record into `record`; whether the record ends with it.
  absl::StatusOr<bool> Take(const std::string& line, CsvRecord& record);
  absl::Status Take(char c, CsvRecord& record);
  absl::Status TooLong() const;
  absl::Status CheckText(const CsvRecord& record) const;
  absl::Status Error(std::size_t column, const std::string& what) const;

  std::istream& in_;
  char delimiter_;
  std::deque<std::string> again_;  // lines read for a record that was none
  State state_ = State::kFieldStart;
  int64_t line_ = 0, first_line_ = 0, bytes_ = 0;
};

}  // namespace milepost::cli
