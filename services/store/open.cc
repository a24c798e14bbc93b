#include "services/store/open.h"

#include <string_view>

#include "services/store/sqlite.h"

namespace milepost::store {

absl::StatusOr<std::unique_ptr<Database>> Open(const OpenOptions& options) {
  constexpr std::string_view kSqlite = "sqlite:";
  const std::string_view url = options.url;
  if (url.starts_with(kSqlite)) return OpenSqlite(url.substr(kSqlite.size()), options);
  // The URL itself stays out of the message: other engines' URLs carry passwords.
  return absl::InvalidArgumentError("the store's URL has an unknown scheme; use sqlite:PATH or sqlite::memory:");
}

}  // namespace milepost::store
