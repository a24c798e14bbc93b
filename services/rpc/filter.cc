#include "services/rpc/filter.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/rpc/errors.h"
#include "services/rpc/filter_literal.h"
#include "services/rpc/validate_text.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

using absl::StrCat;
using store::Absl;

constexpr std::size_t kMaxConditions = 20;
constexpr std::size_t kMaxShown = 40;
constexpr std::string_view kWhitespace = " \t\n";
constexpr std::string_view kNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.";
constexpr std::string_view kEndsBareLiteral = " \t\n\"'()=<>!,";

std::string Shown(std::string_view text) {
  return text.empty() ? "the end" : StrCat("\"", Clip(text, kMaxShown), "\"");
}

// Reads `filter` or `order_by` from left to right and makes the errors.
class Cursor {
 public:
  Cursor(std::string_view what, std::string_view text) : what_(what), text_(text) {}

  bool AtEnd() {
    SkipSpace();
    return at_ == text_.size();
  }

  // The longest run of these characters; may be empty.
  std::string_view Take(std::string_view characters) {
    SkipSpace();
    start_ = at_;
    at_ = std::min(text_.find_first_not_of(characters, at_), text_.size());
    return text_.substr(start_, at_ - start_);
  }

  std::string_view TakeUntil(std::string_view characters) {
    SkipSpace();
    start_ = at_;
    at_ = std::min(text_.find_first_of(characters, at_), text_.size());
    return text_.substr(start_, at_ - start_);
  }

  // A text in quotes of either sort, with `\` before a quote or another `\`. Nothing if the next is no quote.
  absl::StatusOr<std::optional<std::string>> TakeQuoted();

  bool TakeSymbol(std::string_view symbol) {
    SkipSpace();
    if (!text_.substr(at_).starts_with(symbol)) return false;
    start_ = at_;
    at_ += symbol.size();
    return true;
  }

  // What comes next, for messages.
  std::string Next() {
    SkipSpace();
    start_ = at_;
    const std::string_view rest = text_.substr(at_);
    return Shown(rest.substr(0, std::max<std::size_t>(1, std::min(rest.find_first_of(kWhitespace), rest.size()))));
  }

  // An error about what was taken (or looked at by Next) last.
  absl::Status Fault(std::string_view problem) const { return FilterInvalid(what_, PositionOf(start_), problem); }

  // Refuses what no text may contain; PostgreSQL would fail at NUL.
  absl::Status CheckText() const {
    const TextFacts facts = LookAtText(text_, false);
    if (facts.fault == TextFault::kNone) return absl::OkStatus();
    return FilterInvalid(what_, static_cast<int>(facts.length) + 1, DescriptionOf(facts.fault));
  }

 private:
  void SkipSpace() { at_ = std::min(text_.find_first_not_of(kWhitespace, at_), text_.size()); }

  int PositionOf(std::size_t byte) const {
    const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return 1 + static_cast<int>(std::count_if(text_.begin(), text_.begin() + byte, starts_character));
  }

  std::string_view what_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

absl::StatusOr<std::optional<std::string>> Cursor::TakeQuoted() {
  SkipSpace();
  start_ = at_;
  if (at_ == text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) return std::nullopt;
  const char quote = text_[at_++];
  std::string value;
  for (; at_ < text_.size(); ++at_) {
    char c = text_[at_];
    if (c == quote) {
      ++at_;
      return value;
    }
    if (c == '\\') {
      ++at_;
      c = at_ < text_.size() ? text_[at_] : '\0';
      if (c != '\\' && c != '"' && c != '\'') return Fault("in a quoted text, \\ stands only before a quote or \\");
    }
    value += c;
  }
  return Fault("the quoted text does not end; close the quote");
}

using Usable = bool ListField::*;

absl::StatusOr<const ListField*> TakeField(Cursor& in, absl::Span<const ListField> fields, Usable usable) {
  const std::string_view name = in.Take(kNameCharacters);
  std::vector<std::string> known;
  for (const ListField& field : fields) {
    if (!(field.*usable)) continue;
    if (field.name == name) return &field;
    known.push_back(field.name);
  }
  const std::string found = name.empty() ? in.Next() : Shown(name);
  if (known.empty()) return in.Fault("this list has no such fields; leave it empty");
  return in.Fault(StrCat(found, " is not a field to use here; use ", absl::StrJoin(known, ", ")));
}

std::optional<FilterOp> TakeOp(Cursor& in) {
  // Longer ones first: `<=` begins with `<`.
  for (FilterOp op : {FilterOp::kNotEqual, FilterOp::kLessOrEqual, FilterOp::kGreaterOrEqual, FilterOp::kEqual,
                      FilterOp::kLess, FilterOp::kGreater}) {
    if (in.TakeSymbol(OpText(op))) return op;
  }
  return std::nullopt;
}

bool IsKeyword(std::string_view word) { return word == "AND" || word == "OR" || word == "NOT"; }

absl::StatusOr<FilterValue> TakeValue(Cursor& in, const ListField& field) {
  auto quoted = in.TakeQuoted();
  if (!quoted.ok()) return quoted.status();
  const std::string literal = quoted->has_value() ? std::move(**quoted) : std::string(in.TakeUntil(kEndsBareLiteral));
  if (!quoted->has_value() && (literal.empty() || IsKeyword(literal))) {
    const std::string found = literal.empty() ? in.Next() : Shown(literal);
    return in.Fault(StrCat("expected ", DescribeLiteral(field), ", found ", found));
  }
  std::optional<FilterValue> value = ParseLiteral(field, literal);
  if (!value.has_value()) {
    return in.Fault(StrCat(Shown(literal), " does not fit ", field.name, "; give ", DescribeLiteral(field)));
  }
  return *std::move(value);
}

absl::StatusOr<FilterCondition> TakeCondition(Cursor& in, absl::Span<const ListField> fields) {
  const auto field = TakeField(in, fields, &ListField::filterable);
  if (!field.ok()) return field.status();
  const std::optional<FilterOp> op = TakeOp(in);
  if (!op.has_value()) {
    const std::string found = in.Next();
    return in.Fault(StrCat("expected one of = != < <= > >=, found ", found));
  }
  const bool unordered = (*field)->kind == ListField::ENUM || (*field)->kind == ListField::BOOL;
  if (unordered && *op != FilterOp::kEqual && *op != FilterOp::kNotEqual) {
    return in.Fault(StrCat((*field)->name, " can be compared only with = and !="));
  }
  auto value = TakeValue(in, **field);
  if (!value.ok()) return value.status();
  return FilterCondition{(*field)->column, *op, *std::move(value)};
}

absl::StatusOr<bool> TakeDirection(Cursor& in) {
  const std::string_view word = in.Take(kNameCharacters);
  if (word.empty() || word == "asc") return false;
  if (word == "desc") return true;
  return in.Fault(StrCat(Shown(word), " is no direction; write desc, or nothing for ascending"));
}

}  // namespace

std::string_view OpText(FilterOp op) {
  switch (op) {
    case FilterOp::kEqual:
      return "=";
    case FilterOp::kNotEqual:
      return "!=";
    case FilterOp::kLess:
      return "<";
    case FilterOp::kLessOrEqual:
      return "<=";
    case FilterOp::kGreater:
      return ">";
    case FilterOp::kGreaterOrEqual:
      break;
  }
  return ">=";
}

absl::StatusOr<std::vector<FilterCondition>> ParseFilter(std::string_view filter, absl::Span<const ListField> fields) {
  Cursor in("filter", filter);
  std::vector<FilterCondition> conditions;
  if (absl::Status text = in.CheckText(); !text.ok()) return text;
  if (in.AtEnd()) return conditions;
  for (;;) {
    auto condition = TakeCondition(in, fields);
    if (!condition.ok()) return condition.status();
    conditions.push_back(*std::move(condition));
    if (in.AtEnd()) return conditions;
    const std::string found = in.Next();
    if (in.Take(kNameCharacters) != "AND") return in.Fault(StrCat("only AND may follow a condition, found ", found));
    if (conditions.size() == kMaxConditions)
      return in.Fault(StrCat("at most ", kMaxConditions, " conditions are allowed"));
  }
}

absl::StatusOr<std::vector<SortOrder>> ParseOrderBy(std::string_view order_by, absl::Span<const ListField> fields) {
  Cursor in("order_by", order_by);
  std::vector<SortOrder> order;
  if (absl::Status text = in.CheckText(); !text.ok()) return text;
  if (in.AtEnd()) return order;
  for (;;) {
    const auto field = TakeField(in, fields, &ListField::sortable);
    if (!field.ok()) return field.status();
    const auto same = [&](const SortOrder& part) { return part.column == (*field)->column; };
    if (std::any_of(order.begin(), order.end(), same)) return in.Fault(StrCat((*field)->name, " occurs twice"));
    const auto descending = TakeDirection(in);
    if (!descending.ok()) return descending.status();
    order.push_back({(*field)->column, *descending});
    if (in.AtEnd()) return order;
    const std::string found = in.Next();
    if (!in.TakeSymbol(",")) return in.Fault(StrCat("expected a comma, found ", found));
  }
}

}  // namespace milepost::rpc
