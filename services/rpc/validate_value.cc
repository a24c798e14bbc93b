#include "services/rpc/validate_value.h"

#include <cmath>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "services/rpc/validate_text.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

using absl::StrCat;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using type::v1::Limit;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr int64_t kNanosPerSecond = 1'000'000'000;
constexpr int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr int64_t kLastSecond = 253'402'300'799;   // 9999-12-31T23:59:59Z
constexpr int64_t kMaxDurationSeconds = 315'576'000'000;

int64_t IntOf(const Message& value, int number) {
  const FieldDescriptor* field = value.GetDescriptor()->FindFieldByNumber(number);
  return field->cpp_type() == FieldDescriptor::CPPTYPE_INT32 ? value.GetReflection()->GetInt32(value, field)
                                                             : value.GetReflection()->GetInt64(value, field);
}

bool IsRealDay(int64_t year, int64_t month, int64_t day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const absl::CivilDay civil(year, month, day);  // normalizes a 30th of February into March
  return civil.month() == month;
}

std::string JudgeDate(const Message& value) {
  if (IsRealDay(IntOf(value, 1), IntOf(value, 2), IntOf(value, 3))) return "";
  return StrCat("is not a real date; give year (", kFirstYear, " to ", kLastYear, "), month and day");
}

std::string JudgePartialDate(const Message& value) {
  const int64_t month = IntOf(value, 2);
  const int64_t day = IntOf(value, 3);
  const bool unknown_in_order = month != 0 || day == 0;
  if (unknown_in_order && IsRealDay(IntOf(value, 1), month == 0 ? 1 : month, day == 0 ? 1 : day)) return "";
  return StrCat("is not a real date; give year (", kFirstYear, " to ", kLastYear,
                "), month and day, with 0 for an unknown day, or for month and day");
}

std::string JudgeMoney(const Message& value) {
  const auto* reflection = value.GetReflection();
  const std::string code = reflection->GetString(value, value.GetDescriptor()->FindFieldByNumber(1));
  bool capitals = code.size() == 3;
  for (char c : code) capitals = capitals && c >= 'A' && c <= 'Z';
  if (!capitals) return "needs a currency code of three capital letters, such as EUR";
  const int64_t units = IntOf(value, 2);
  const int64_t nanos = IntOf(value, 3);
  if (nanos <= -kNanosPerSecond || nanos >= kNanosPerSecond) return "has nanos outside -999999999 to 999999999";
  if ((units > 0 && nanos < 0) || (units < 0 && nanos > 0)) return "has units and nanos of different signs";
  return "";
}

std::string JudgeTimestamp(const Message& value) {
  const int64_t seconds = IntOf(value, 1);
  const int64_t nanos = IntOf(value, 2);
  if (seconds >= kFirstSecond && seconds <= kLastSecond && nanos >= 0 && nanos < kNanosPerSecond) return "";
  return "is not a time between 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999999999Z";
}

std::string JudgeDuration(const Message& value) {
  const int64_t seconds = IntOf(value, 1);
  const int64_t nanos = IntOf(value, 2);
  const bool in_range =
      std::abs(nanos) < kNanosPerSecond && seconds >= -kMaxDurationSeconds && seconds <= kMaxDurationSeconds;
  if (in_range && !(seconds > 0 && nanos < 0) && !(seconds < 0 && nanos > 0)) return "";
  return "is not a duration of at most 10000 years with seconds and nanos of one sign";
}

std::string JudgeForm(Limit::Form form, std::string_view text) {
  switch (form) {
    case Limit::FORM_ID:
      if (IsId(text)) return "";
      return "must be an id: a lower-case letter, then at most 62 lower-case letters, digits or hyphens, "
             "the last no hyphen";
    case Limit::FORM_URI:
      return IsUri(text) ? "" : "must be an absolute https or mailto address, such as https://example.com/cv";
    case Limit::FORM_TIME_ZONE:
      return IsTimeZone(text) ? "" : "must be the name of an IANA time zone, such as Europe/Warsaw";
    case Limit::FORM_LANGUAGE:
      return IsLanguage(text) ? "" : "must be a BCP-47 language tag, such as en or zh-Hant-TW";
    case Limit::FORM_PROFILE_OR_ALL:
      return text == "profiles/-" || ResourcePattern("profiles/{profile}").Matches(text)
                 ? ""
                 : "must have the form profiles/{profile}, or be profiles/- for everybody's";
    default:
      return "";
  }
}

std::string Range(const FieldPlan& plan) {
  const std::string low = plan.min ? StrCat(plan.exclusive_min ? "more than " : "at least ", *plan.min) : "";
  const std::string high = plan.max ? StrCat("at most ", *plan.max) : "";
  return StrCat(low, plan.min && plan.max ? " and " : "", high);
}

}  // namespace

std::string JudgeText(const FieldPlan& plan, std::string_view text, bool must_have_form) {
  const TextFacts facts = LookAtText(text, plan.form == Limit::FORM_LINE);
  if (facts.fault != TextFault::kNone) return std::string(DescriptionOf(facts.fault));
  if (facts.length > plan.max_length) {
    return StrCat("has ", facts.length, " characters; at most ", plan.max_length, " are allowed");
  }
  if (text.empty() && !must_have_form) return "";
  if (plan.kind == ValueKind::kUuid) return IsUuid4(text) ? "" : "must be a UUID of version 4";
  if (plan.pattern.has_value() && !plan.pattern->Matches(text)) {
    return StrCat("must have the form ", plan.pattern->text());
  }
  return JudgeForm(plan.form, text);
}

std::string JudgeNumber(const FieldPlan& plan, double number) {
  if (!std::isfinite(number)) return "must be a finite number";
  if (plan.size && number < 0) return "must not be negative; 0 means the default";
  const bool too_low = plan.min && (plan.exclusive_min ? number <= *plan.min : number < *plan.min);
  const bool too_high = plan.max && number > *plan.max;
  return too_low || too_high ? StrCat("must be ", Range(plan)) : "";
}

std::string JudgeEnum(const FieldPlan& plan, int number) {
  const auto* values = plan.field->enum_type();
  if (values->FindValueByNumber(number) == nullptr) {
    return StrCat("has the undefined value ", number, " of ", values->name());
  }
  if (number == 0 && plan.field->is_repeated()) return StrCat("is ", values->value(0)->name(), "; leave it out");
  return "";
}

std::string JudgeValue(ValueKind kind, const Message& value) {
  switch (kind) {
    case ValueKind::kDate:
      return JudgeDate(value);
    case ValueKind::kPartialDate:
      return JudgePartialDate(value);
    case ValueKind::kMoney:
      return JudgeMoney(value);
    case ValueKind::kTimestamp:
      return JudgeTimestamp(value);
    case ValueKind::kDuration:
      return JudgeDuration(value);
    default:
      return "";
  }
}

}  // namespace milepost::rpc
