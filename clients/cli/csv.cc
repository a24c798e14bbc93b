#include "clients/cli/csv.h"

#include <utf8proc.h>

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace milepost::cli {
namespace {

constexpr absl::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsUtf8(const std::string& text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t code = 0;
    const auto length = utf8proc_iterate(bytes + i, static_cast<utf8proc_ssize_t>(text.size() - i), &code);
    if (length <= 0) return false;
    i += static_cast<std::size_t>(length);
  }
  return true;
}

bool IsBlank(const std::string& line) { return line == "\n" || line == "\r\n"; }

}  // namespace

bool CsvReader::NextLine(std::string& line) {
  ++line_;
  if (!again_.empty()) {
    line = std::move(again_.front());
    again_.pop_front();
    return true;
  }
  line.clear();
  for (int c = in_.get(); c != std::istream::traits_type::eof(); c = in_.get()) {
    ++bytes_;
    if (line.size() <= kMostRecordBytes)
      line.push_back(static_cast<char>(c));  // one byte more says that it is too long
    if (c == '\n') break;
  }
  if (line_ == 1 && absl::StartsWith(line, kByteOrderMark)) line.erase(0, kByteOrderMark.size());
  return !line.empty();
}

absl::Status CsvReader::Error(std::size_t column, const std::string& what) const {
  return absl::InvalidArgumentError(absl::StrCat("line ", first_line_, ", column ", column, ": ", what));
}

absl::Status CsvReader::TooLong() const {
  return Error(1, absl::StrCat("the record is longer than ", kMostRecordBytes, " bytes. Close the quote left open."));
}

absl::Status CsvReader::Take(char c, CsvRecord& record) {
  const std::size_t column = record.fields.size();
  std::string& field = record.fields.back();
  switch (state_) {
    case State::kQuoted:
      if (c == '"') {
        state_ = State::kQuoteInQuoted;
      } else {
        field.push_back(c);
      }
      return absl::OkStatus();
    case State::kQuoteInQuoted:
      if (c == '"') {
        state_ = State::kQuoted;
        field.push_back(c);
        return absl::OkStatus();
      }
      if (c != delimiter_) {
        return Error(column, "text follows the closing quote. Double every quote inside of a quoted field.");
      }
      break;
    case State::kFieldStart:
    case State::kPlain:
      if (c == '"' && state_ == State::kPlain) {
        return Error(column, "a quote stands inside of a field without quotes. Quote the whole field, and double it.");
      }
      if (c == '\r') return Error(column, "a carriage return stands alone. End lines with LF or CR LF.");
      if (c != delimiter_) {
        if (c != '"') field.push_back(c);
        state_ = c == '"' ? State::kQuoted : State::kPlain;
        return absl::OkStatus();
      }
      break;
  }
  record.fields.emplace_back();
  state_ = State::kFieldStart;
  return absl::OkStatus();
}

absl::StatusOr<bool> CsvReader::Take(const std::string& line, CsvRecord& record) {
  absl::string_view text = line;
  const bool ended = absl::ConsumeSuffix(&text, "\n");
  const bool returned = ended && absl::ConsumeSuffix(&text, "\r");
  for (char c : text) {
    if (absl::Status status = Take(c, record); !status.ok()) return status;
  }
  if (state_ != State::kQuoted) return true;
  if (ended) absl::StrAppend(&record.fields.back(), returned ? "\r\n" : "\n");
  return false;
}

absl::Status CsvReader::CheckText(const CsvRecord& record) const {
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    if (!IsUtf8(record.fields[i])) return Error(i + 1, "is not UTF-8. Save the file as UTF-8.");
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> CsvReader::Next(CsvRecord& record) {
  std::string line;
  do {
    if (!NextLine(line)) return false;
  } while (IsBlank(line));
  record = {line_, {""}};
  first_line_ = line_;
  state_ = State::kFieldStart;
  std::deque<std::string> taken;
  std::size_t size = 0;
  absl::Status status;
  for (;;) {
    size += line.size();
    const bool too_long = size > kMostRecordBytes;
    absl::StatusOr<bool> complete = too_long ? TooLong() : Take(line, record);
    taken.push_back(std::move(line));
    if (complete.ok() && !*complete) {
      if (NextLine(line)) continue;
      --line_;
      complete = Error(record.fields.size(), "the quote that opens the field is not closed. Close it.");
    }
    status = complete.ok() ? CheckText(record) : complete.status();
    break;
  }
  if (status.ok()) return true;
  // Only the first line is lost.
  line_ = first_line_;
  taken.pop_front();
  again_.insert(again_.begin(), std::make_move_iterator(taken.begin()), std::make_move_iterator(taken.end()));
  return status;
}

}  // namespace milepost::cli
