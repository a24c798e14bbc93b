#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "clients/cli/session.h"

namespace milepost::cli {

// What to list.
struct ListQuery {
  std::string collection;  // `profiles/amara/goals`
  std::string filter;
  std::string order_by;
  int page_size = 0;
  bool all = false;  // all pages, not only the first
  bool show_deleted = false;
};

// Calls `visit` with each item, page by page. Returns whether pages are left; the first error ends it.
absl::StatusOr<bool> ForEachItem(Session& session, const ListQuery& query,
                                 absl::FunctionRef<absl::Status(const google::protobuf::Message&)> visit);

// Prints a list in the session's output form.
absl::Status PrintList(Session& session, const ListQuery& query);

}  // namespace milepost::cli
