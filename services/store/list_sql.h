// Builds the SELECT of a page: filters, order, and the place to go on from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/store/table_sql.h"

namespace milepost::store {

struct ListStatement {
  std::string sql;
  std::vector<Value> values;  // views into the query
};

// `query` is checked already: its columns exist and its values are of their kinds. Columns 0-8 of the result are key,
// facts and body; the order columns follow.
ListStatement BuildList(std::string_view table, const ListQuery& query);

}  // namespace milepost::store
