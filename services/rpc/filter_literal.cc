#include "services/rpc/filter_literal.h"

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/rpc/dates.h"
#include "services/rpc/enum_text.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

using google::protobuf::EnumDescriptor;
using store::Absl;

// Compares with a picture in which `9` stands for a digit and everything else for itself.
bool LooksLike(std::string_view text, std::string_view picture) {
  if (text.size() != picture.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (picture[i] == '9' ? !digit : text[i] != picture[i]) return false;
  }
  return true;
}

std::optional<int64_t> ParseInt(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  int64_t number = 0;
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  if (!absl::SimpleAtoi(Absl(text), &number)) return std::nullopt;
  return number;
}

std::optional<int64_t> ParseEnum(const EnumDescriptor& values, std::string_view text) {
  const auto* value = values.FindValueByName(absl::StrCat(EnumPrefix(values), Absl(text)));
  if (value == nullptr || value->number() == 0) return std::nullopt;
  return value->number();
}

std::optional<int64_t> ParseBool(std::string_view text) {
  if (text == "true") return 1;
  if (text == "false") return 0;
  return std::nullopt;
}

// `Z`, `+02:00`, or either after a fraction of at most 9 digits.
bool IsZone(std::string_view text) {
  if (text.starts_with('.')) {
    const std::size_t end = text.find_first_not_of("0123456789", 1);
    if (end == std::string_view::npos || end == 1 || end > 10) return false;
    text.remove_prefix(end);
  }
  return text == "Z" || LooksLike(text, "+99:99") || LooksLike(text, "-99:99");
}

}  // namespace

std::optional<int64_t> ParseDate(std::string_view text) {
  if (!LooksLike(text, "9999-99-99")) return std::nullopt;
  const int64_t year = *ParseInt(text.substr(0, 4));
  const int64_t month = *ParseInt(text.substr(5, 2));
  const int64_t day = *ParseInt(text.substr(8, 2));
  const absl::CivilDay civil(year, month, day);  // normalizes what is no real date
  if (year < 1 || civil.year() != year || civil.month() != month || civil.day() != day) return std::nullopt;
  return DayNumber(civil);
}

std::optional<int64_t> ParseTime(std::string_view text) {
  constexpr std::string_view kUpToSeconds = "9999-99-99T99:99:99";
  if (text.size() <= kUpToSeconds.size() || !LooksLike(text.substr(0, kUpToSeconds.size()), kUpToSeconds)) {
    return std::nullopt;
  }
  if (!IsZone(text.substr(kUpToSeconds.size())) || !ParseDate(text.substr(0, 10))) return std::nullopt;
  absl::Time time;
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, Absl(text), &time, &error)) return std::nullopt;
  return absl::ToUnixMicros(time);
}

std::optional<FilterValue> ParseLiteral(const ListField& field, std::string_view literal) {
  std::optional<int64_t> number;
  switch (field.kind) {
    case ListField::TEXT:
      return std::string(literal);
    case ListField::INT:
      number = ParseInt(literal);
      break;
    case ListField::DATE:
      number = ParseDate(literal);
      break;
    case ListField::TIME:
      number = ParseTime(literal);
      break;
    case ListField::ENUM:
      number = ParseEnum(*field.values, literal);
      break;
    case ListField::BOOL:
      number = ParseBool(literal);
      break;
  }
  if (!number.has_value()) return std::nullopt;
  return *number;
}

std::string DescribeLiteral(const ListField& field) {
  switch (field.kind) {
    case ListField::TEXT:
      return "a text";
    case ListField::INT:
      return "a whole number";
    case ListField::DATE:
      return "a date such as 2026-12-31";
    case ListField::TIME:
      return "a time such as 2026-12-31T23:59:59Z";
    case ListField::BOOL:
      return "true or false";
    case ListField::ENUM:
      break;
  }
  std::vector<std::string> names;
  const std::size_t prefix = EnumPrefix(*field.values).size();
  for (int i = 0; i < field.values->value_count(); ++i) {
    if (field.values->value(i)->number() != 0) names.push_back(field.values->value(i)->name().substr(prefix));
  }
  return absl::StrCat("one of ", absl::StrJoin(names, ", "));
}

}  // namespace milepost::rpc
