// Messages, days and dates written as text, for tests that state their cases in few lines.
#pragma once

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "services/rpc/dates.h"

namespace milepost::testing {

// The message that `text` states in protobuf text format; the test fails if it does not parse.
template <typename T>
T Parse(absl::string_view text) {
  T message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(std::string(text), &message)) << text;
  return message;
}

// The day of "2026-06-30".
inline absl::CivilDay Day(absl::string_view text) {
  absl::CivilDay day;
  EXPECT_TRUE(absl::ParseCivilTime(text, &day)) << text;
  return day;
}

// "2026-06-30", or "unset".
inline std::string Text(const google::type::Date& date) {
  auto day = rpc::ToCivil(date);
  return day ? absl::FormatCivilTime(*day) : "unset";
}

// A date in text format, to be put between braces: `due_date {` + DateText("2026-06-30") + `}`.
inline std::string DateText(absl::string_view text) {
  absl::CivilDay day = Day(text);
  return absl::StrCat("year: ", day.year(), " month: ", day.month(), " day: ", day.day());
}

}  // namespace milepost::testing
