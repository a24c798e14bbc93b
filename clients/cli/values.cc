#include "clients/cli/values.h"

#include <cmath>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "google/protobuf/duration.pb.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "google/type/money.pb.h"

namespace milepost::cli {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

namespace {

constexpr int64_t kNanos = 1'000'000'000;

absl::Status Expected(absl::string_view what, absl::string_view text) {
  return absl::InvalidArgumentError(absl::StrCat("expects ", what, ", got '", text, "'"));
}

// The values' common prefix is that of the first one, which always ends in UNSPECIFIED.
absl::string_view EnumPrefix(const EnumDescriptor& type) {
  return absl::StripSuffix(type.value(0)->name(), "UNSPECIFIED");
}

const EnumValueDescriptor* FindEnumValue(const EnumDescriptor& type, absl::string_view text) {
  const std::string name = absl::StrReplaceAll(absl::AsciiStrToUpper(text), {{"-", "_"}, {" ", "_"}});
  const EnumValueDescriptor* value = type.FindValueByName(absl::StrCat(EnumPrefix(type), name));
  return value != nullptr ? value : type.FindValueByName(name);
}

std::string EnumValues(const EnumDescriptor& type) {
  std::vector<std::string> names;
  for (int i = 1; i < type.value_count(); ++i) names.push_back(EnumText(*type.value(i)));
  return absl::StrJoin(names, ", ");
}

absl::Status ReadDate(absl::string_view text, google::type::Date& date) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '-');
  int numbers[3] = {0, 0, 0};
  bool ok = parts.size() <= 3 && parts[0].size() == 4;
  for (size_t i = 0; ok && i < parts.size(); ++i) {
    ok = (i == 0 || parts[i].size() == 2) && absl::SimpleAtoi(parts[i], &numbers[i]) && numbers[i] > 0;
  }
  // A date that does not exist, such as 30 February, would be normalized to another one.
  const absl::CivilDay day(numbers[0], parts.size() > 1 ? numbers[1] : 1, parts.size() > 2 ? numbers[2] : 1);
  ok = ok && (parts.size() < 2 || day.month() == numbers[1]) && (parts.size() < 3 || day.day() == numbers[2]);
  if (!ok) return Expected("a date as 2026-06-30", text);
  date.set_year(numbers[0]);
  date.set_month(numbers[1]);
  date.set_day(numbers[2]);
  return absl::OkStatus();
}

absl::Status ReadTimestamp(absl::string_view text, google::protobuf::Timestamp& timestamp) {
  absl::Time time;
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, text, &time, &error) && !absl::ParseTime("%Y-%m-%d", text, &time, &error)) {
    return Expected("a time as 2026-06-30T09:00:00Z", text);
  }
  const int64_t nanos = absl::ToUnixNanos(time);
  timestamp.set_seconds(absl::ToUnixSeconds(time));
  timestamp.set_nanos(static_cast<int32_t>(nanos - timestamp.seconds() * kNanos));
  return absl::OkStatus();
}

absl::Status ReadDuration(absl::string_view text, google::protobuf::Duration& result) {
  absl::Duration duration;
  if (!absl::ParseDuration(text, &duration)) return Expected("a duration as 1h30m", text);
  result.set_seconds(absl::IDivDuration(duration, absl::Seconds(1), &duration));
  result.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(duration)));
  return absl::OkStatus();
}

absl::Status ReadMoney(absl::string_view text, google::type::Money& money) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, ' ', absl::SkipEmpty());
  double amount = 0;
  if (parts.size() != 2 || parts[1].size() != 3 || !absl::SimpleAtod(parts[0], &amount) || std::abs(amount) > 1e12) {
    return Expected("an amount as 1200.50 EUR", text);
  }
  const double units = std::trunc(amount);
  money.set_currency_code(std::string(parts[1]));
  money.set_units(static_cast<int64_t>(units));
  // Cents are the finest that people write; a binary fraction carries no more.
  money.set_nanos(static_cast<int32_t>(std::llround((amount - units) * 100)) * 10'000'000);
  return absl::OkStatus();
}

absl::Status ReadFieldMask(absl::string_view text, google::protobuf::FieldMask& mask) {
  for (absl::string_view path : absl::StrSplit(text, ',', absl::SkipWhitespace())) {
    mask.add_paths(std::string(absl::StripAsciiWhitespace(path)));
  }
  return absl::OkStatus();
}

absl::Status ReadTextLike(absl::string_view text, Message& value) {
  if (auto* date = dynamic_cast<google::type::Date*>(&value)) return ReadDate(text, *date);
  if (auto* time = dynamic_cast<google::protobuf::Timestamp*>(&value)) return ReadTimestamp(text, *time);
  if (auto* duration = dynamic_cast<google::protobuf::Duration*>(&value)) return ReadDuration(text, *duration);
  if (auto* money = dynamic_cast<google::type::Money*>(&value)) return ReadMoney(text, *money);
  if (auto* mask = dynamic_cast<google::protobuf::FieldMask*>(&value)) return ReadFieldMask(text, *mask);
  return Expected("fields", text);
}

template <class Number>
absl::Status SetInteger(absl::string_view text, const FieldDescriptor& field, Message& message,
                        void (Reflection::*set)(Message*, const FieldDescriptor*, Number) const,
                        void (Reflection::*add)(Message*, const FieldDescriptor*, Number) const) {
  Number number;
  if (!absl::SimpleAtoi(text, &number)) return Expected("a whole number", text);
  (message.GetReflection()->*(field.is_repeated() ? add : set))(&message, &field, number);
  return absl::OkStatus();
}

absl::Status SetDouble(absl::string_view text, const FieldDescriptor& field, Message& message) {
  double number;
  if (!absl::SimpleAtod(text, &number) || !std::isfinite(number)) return Expected("a number", text);
  const Reflection& reflection = *message.GetReflection();
  field.is_repeated() ? reflection.AddDouble(&message, &field, number) : reflection.SetDouble(&message, &field, number);
  return absl::OkStatus();
}

absl::Status SetBool(absl::string_view text, const FieldDescriptor& field, Message& message) {
  if (text != "true" && text != "false") return Expected("true or false", text);
  message.GetReflection()->SetBool(&message, &field, text == "true");
  return absl::OkStatus();
}

absl::Status SetEnum(absl::string_view text, const FieldDescriptor& field, Message& message) {
  const EnumValueDescriptor* value = FindEnumValue(*field.enum_type(), text);
  if (value == nullptr) return Expected(absl::StrCat("one of ", EnumValues(*field.enum_type())), text);
  const Reflection& reflection = *message.GetReflection();
  field.is_repeated() ? reflection.AddEnum(&message, &field, value) : reflection.SetEnum(&message, &field, value);
  return absl::OkStatus();
}

absl::Status SetString(absl::string_view text, const FieldDescriptor& field, Message& message) {
  std::string value(text);
  if (field.type() == FieldDescriptor::TYPE_BYTES && !absl::Base64Unescape(text, &value)) {
    return Expected("bytes in base64", text);
  }
  const Reflection& reflection = *message.GetReflection();
  field.is_repeated() ? reflection.AddString(&message, &field, value) : reflection.SetString(&message, &field, value);
  return absl::OkStatus();
}

std::string MoneyText(const google::type::Money& money) {
  const double amount = static_cast<double>(money.units()) + money.nanos() / 1e9;
  return money.nanos() == 0 ? absl::StrCat(money.units(), " ", money.currency_code())
                            : absl::StrFormat("%.2f %s", amount, money.currency_code());
}

std::string DateText(const google::type::Date& date) {
  if (date.month() == 0) return absl::StrFormat("%04d", date.year());
  if (date.day() == 0) return absl::StrFormat("%04d-%02d", date.year(), date.month());
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

// The fewest digits that read back as the same number.
std::string NumberText(double number) {
  for (int digits = 6; digits < 17; ++digits) {
    std::string text = absl::StrFormat("%.*g", digits, number);
    double back = 0;
    if (absl::SimpleAtod(text, &back) && back == number) return text;
  }
  return absl::StrFormat("%.17g", number);
}

}  // namespace

bool IsTextLike(const Descriptor& type) {
  static constexpr absl::string_view kTypes[] = {"google.type.Date", "google.type.Money", "google.protobuf.Timestamp",
                                                 "google.protobuf.Duration", "google.protobuf.FieldMask"};
  for (absl::string_view name : kTypes) {
    if (type.full_name() == name) return true;
  }
  return false;
}

std::string EnumText(const EnumValueDescriptor& value) {
  return std::string(absl::StripPrefix(value.name(), EnumPrefix(*value.type())));
}

absl::Status SetFromText(absl::string_view text, const FieldDescriptor& field, Message& message) {
  const Reflection& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return SetInteger<int32_t>(text, field, message, &Reflection::SetInt32, &Reflection::AddInt32);
    case FieldDescriptor::CPPTYPE_INT64:
      return SetInteger<int64_t>(text, field, message, &Reflection::SetInt64, &Reflection::AddInt64);
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return SetDouble(text, field, message);
    case FieldDescriptor::CPPTYPE_BOOL:
      return SetBool(text, field, message);
    case FieldDescriptor::CPPTYPE_ENUM:
      return SetEnum(text, field, message);
    case FieldDescriptor::CPPTYPE_STRING:
      return SetString(text, field, message);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return ReadTextLike(text, field.is_repeated() ? *reflection.AddMessage(&message, &field)
                                                    : *reflection.MutableMessage(&message, &field));
    default:
      return absl::UnimplementedError(absl::StrCat("fields of type ", field.type_name(), " cannot be written"));
  }
}

std::string ToText(const Message& value) {
  if (auto* date = dynamic_cast<const google::type::Date*>(&value)) return DateText(*date);
  if (auto* money = dynamic_cast<const google::type::Money*>(&value)) return MoneyText(*money);
  if (auto* mask = dynamic_cast<const google::protobuf::FieldMask*>(&value)) return absl::StrJoin(mask->paths(), ",");
  if (auto* duration = dynamic_cast<const google::protobuf::Duration*>(&value)) {
    return absl::FormatDuration(absl::Seconds(duration->seconds()) + absl::Nanoseconds(duration->nanos()));
  }
  const auto& time = dynamic_cast<const google::protobuf::Timestamp&>(value);
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ",
                          absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos()), absl::UTCTimeZone());
}

std::string ToText(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool many = index >= 0;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(many ? reflection.GetRepeatedInt32(message, &field, index)
                               : reflection.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(many ? reflection.GetRepeatedInt64(message, &field, index)
                               : reflection.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return NumberText(many ? reflection.GetRepeatedDouble(message, &field, index)
                             : reflection.GetDouble(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumText(
          *(many ? reflection.GetRepeatedEnum(message, &field, index) : reflection.GetEnum(message, &field)));
    case FieldDescriptor::CPPTYPE_STRING: {
      std::string text =
          many ? reflection.GetRepeatedString(message, &field, index) : reflection.GetString(message, &field);
      return field.type() == FieldDescriptor::TYPE_BYTES ? absl::Base64Escape(text) : text;
    }
    default:
      return ToText(many ? reflection.GetRepeatedMessage(message, &field, index)
                         : reflection.GetMessage(message, &field));
  }
}

}  // namespace milepost::cli
