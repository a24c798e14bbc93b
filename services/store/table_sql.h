// The part of Table<T> that does not depend on T: statements, rows and pages of a table of stored messages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/store/database.h"

namespace milepost::store {

enum class ColumnKind { kInt, kText };

struct ColumnName {
  std::string name;
  ColumnKind kind;
};

// A row's identity. `parent` is the path between the person and the id ("" if the person is the parent).
struct RowKey {
  int64_t person_key = 0;
  std::string_view parent;
  std::string_view id;
};

// What a table keeps beside the message. Times are microseconds since the epoch, UTC.
struct RowFacts {
  int64_t revision = 1;
  int64_t audience = 0;  // bit mask
  int64_t create_time = 0;
  int64_t update_time = 0;
  int64_t delete_time = 0;  // 0 = live
};

// A value kept beyond the call it came from.
using OwnedValue = std::variant<int64_t, std::string>;

// A row's place in a list: what a page token holds.
struct SortKey {
  std::vector<OwnedValue> order;  // one for each Order of the query
  int64_t person_key = 0;
  std::string parent;
  std::string id;
};

enum class Op { kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual };

struct Condition {
  std::string column;
  Op op = Op::kEqual;
  OwnedValue value;
};

struct Order {
  std::string column;
  bool descending = false;
};

// Which rows, in which order. Conditions and orders may name the table's projected columns and id, revision, audience,
// create_time, update_time, delete_time. Ties are broken by person, parent and id, in the direction of the last order.
struct ListQuery {
  std::optional<int64_t> person_key;     // unset: everybody's rows
  std::optional<std::string> parent;     // unset: under any parent
  std::optional<std::string> unit;       // unset: of people of any unit
  int64_t audience_mask = 0;             // not 0: only rows whose audience shares a bit with it
  std::optional<Condition> beside_mask;  // rows of which this holds pass the mask too
  bool show_deleted = false;
  std::vector<Condition> conditions;  // all must hold
  std::vector<Order> order;
  std::optional<SortKey> after;  // rows after this place; of the same order
  int64_t limit = 100;
};

// A row as stored. The views live until the callback returns.
struct RowView {
  RowKey key;
  RowFacts facts;
  std::string_view body;  // the serialized message

  // For rows of a list: its place, to go on from.
  SortKey sort_key() const;

  // Internal: where sort_key() reads from.
  const Row* row = nullptr;
  const std::vector<ColumnKind>* order = nullptr;
};

class TableSql {
 public:
  // Names are trusted: they come from code.
  TableSql(std::string table, std::vector<ColumnName> columns);

  std::string CreateSql() const;

  // False if there is no such row. Deleted rows (delete_time) are found too.
  absl::StatusOr<bool> Get(Reader& reader, const RowKey& key, absl::FunctionRef<void(const RowView&)> use) const;

  // `projected`: a value for each column, in order.
  absl::Status Insert(Transaction& tx, const RowKey& key, const RowFacts& facts, Values projected,
                      std::string_view body) const;
  absl::Status Update(Transaction& tx, const RowKey& key, const RowFacts& facts, Values projected,
                      std::string_view body, int64_t expected_revision) const;
  absl::Status UpdateKeepingRevision(Transaction& tx, const RowKey& key, const RowFacts& facts, Values projected,
                                     std::string_view body) const;
  absl::Status Erase(Transaction& tx, const RowKey& key) const;
  absl::StatusOr<int64_t> ErasePerson(Transaction& tx, int64_t person_key) const;

  absl::Status List(Reader& reader, const ListQuery& query, absl::FunctionRef<bool(const RowView&)> each) const;
  absl::Status CheckColumns(Reader& reader) const;

 private:
  // The kind of a column that a query may name; null for any other name.
  const ColumnKind* Find(std::string_view column) const;
  absl::Status Check(const ListQuery& query) const;

  std::string table_;
  std::vector<ColumnName> columns_;
  std::string get_, insert_, update_, update_keeping_, erase_, erase_person_, check_;
};

}  // namespace milepost::store
