// Page tokens: opaque, bound to the query they belong to, granting no rights.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace milepost::rpc {

// What a token belongs to. `page_size` is no part of it and may change between pages.
struct PageQuery {
  std::string_view method;  // the full gRPC method name
  std::string_view parent;  // canonical, or empty
  std::string_view filter;
  std::string_view order_by;
  bool show_deleted = false;
};

using SortKey = std::variant<int64_t, std::string>;

// The token that goes on after the row with these sort keys.
std::string EncodePageToken(const PageQuery& query, absl::Span<const SortKey> keys);

// The sort keys in `token`; none for an empty token, which means the first page. INVALID_ARGUMENT (PAGE_TOKEN_INVALID)
// for a token that is damaged or of another query. A token is checked, not signed: before binding its keys, compare
// their number and types with the order's.
absl::StatusOr<std::vector<SortKey>> DecodePageToken(const PageQuery& query, std::string_view token);

inline constexpr int kDefaultPageSize = 50;
inline constexpr int kMaxPageSize = 1000;

// The rows a page may have: 0 means 50, more than 1000 means 1000. The validator has refused negative sizes.
int EffectivePageSize(int page_size);

}  // namespace milepost::rpc
