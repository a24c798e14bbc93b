// Literals of filters, by the kind of the field they are compared with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/rpc/filter.h"

namespace milepost::rpc {

// Days since 1970-01-01 of a real date in the form `2026-12-31`.
std::optional<int64_t> ParseDate(std::string_view text);

// Microseconds since 1970-01-01T00:00:00Z of an RFC 3339 time: `2026-12-31T23:59:59.5Z`, `2026-12-31T23:59:59+02:00`.
std::optional<int64_t> ParseTime(std::string_view text);

// The value that `literal` means for the field; nothing if it means none.
std::optional<FilterValue> ParseLiteral(const ListField& field, std::string_view literal);

// What a literal of the field looks like: "a date such as 2026-12-31".
std::string DescribeLiteral(const ListField& field);

}  // namespace milepost::rpc
