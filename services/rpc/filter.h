// `filter` and `order_by` of lists: the subset of AIP-160 that is `field op literal`, joined by AND, and AIP-132's
// `due_date desc, title`. Only declared fields; every fault is INVALID_ARGUMENT (FILTER_INVALID) with its position.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "google/protobuf/descriptor.h"

namespace milepost::rpc {

// One field of a list that may be filtered or sorted by.
struct ListField {
  enum Kind {
    TEXT,  // all operators; compared by code points, nothing is a wildcard
    INT,   // all operators; a whole number
    DATE,  // all operators; `2026-12-31`, becomes days since 1970-01-01
    TIME,  // all operators; RFC 3339, becomes microseconds since 1970-01-01T00:00:00Z
    ENUM,  // = and !=; the value's name without the enum's prefix, becomes its number
    BOOL,  // = and !=; true or false, becomes 1 or 0
  };

  std::string name;  // as in the API
  Kind kind = TEXT;
  std::string column;  // as in the table
  bool filterable = true;
  bool sortable = true;
  const google::protobuf::EnumDescriptor* values = nullptr;  // of an ENUM
};

enum class FilterOp { kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual };

using FilterValue = std::variant<int64_t, std::string>;

struct FilterCondition {
  std::string column;
  FilterOp op = FilterOp::kEqual;
  FilterValue value;  // text only for TEXT; always bound, never part of the SQL
};

struct SortOrder {
  std::string column;
  bool descending = false;
};

// The operator as AIP-160 and SQL both spell it.
std::string_view OpText(FilterOp op);

// An empty filter has no conditions; at most 20 are allowed.
absl::StatusOr<std::vector<FilterCondition>> ParseFilter(std::string_view filter, absl::Span<const ListField> fields);

// An empty order has no parts; a field may occur once.
absl::StatusOr<std::vector<SortOrder>> ParseOrderBy(std::string_view order_by, absl::Span<const ListField> fields);

}  // namespace milepost::rpc
