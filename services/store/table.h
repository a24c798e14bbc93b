// A table of messages: the few columns that are filtered, ordered or unique, and the message itself as bytes.
//
//   const TableSpec<Goal> kGoals{"goals", {{"due_date", ColumnKind::kInt, [](const Goal& g) { return DayOf(g); }}}};
//   Table<Goal> goals(kGoals);
//
// A new field of the message needs no migration unless lists filter or order by it. T is any type with
// SerializeToString(std::string*) and ParseFromArray(const void*, int), such as a protobuf message.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "services/store/table_sql.h"

namespace milepost::store {

// What a column shows of a message. A view must be of text that the message holds. A column is never NULL, so that
// pages can be cut at any value: a message without the value projects a sentinel that sorts where it should (0 or
// kNoDate for a missing date, "" for a missing text).
using Projection = std::variant<int64_t, std::string_view, std::string>;
inline constexpr int64_t kNoDate = std::numeric_limits<int64_t>::max();  // sorts behind every date

template <class T>
struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::kInt;
  std::function<Projection(const T&)> project;
};

template <class T>
struct TableSpec {
  std::string table;
  std::vector<Column<T>> columns;
  std::vector<std::string> indexes;  // whole CREATE INDEX statements without `;`; two or fewer, each begins person_key
};

template <class T>
struct Record {
  int64_t person_key = 0;
  std::string parent;
  std::string id;
  RowFacts facts;
  T message;

  RowKey key() const { return {person_key, parent, id}; }
};

// Thread-safe: it holds only statements and projections.
template <class T>
class Table {
 public:
  explicit Table(TableSpec<T> spec) : spec_(std::move(spec)), sql_(spec_.table, Names(spec_)) {}

  // The table and its indexes as a migration's text. A released migration must not change, so a column added to the
  // spec later is a migration of its own and the first one's text is frozen as a literal.
  static std::string CreateSql(const TableSpec<T>& spec) {
    std::string sql = TableSql(spec.table, Names(spec)).CreateSql();
    for (const std::string& index : spec.indexes) sql += index + ";\n";
    return sql;
  }

  // Whether the database has the spec's columns; for start-up and tests of migrations.
  absl::Status CheckColumns(Reader& reader) const { return sql_.CheckColumns(reader); }

  // Nothing if there is no such row; deleted rows (delete_time) are given. INTERNAL if the stored bytes are no T.
  absl::StatusOr<std::optional<Record<T>>> Get(Reader& reader, const RowKey& key) const {
    std::optional<Record<T>> record;
    bool parsed = true;
    auto found = sql_.Get(reader, key, [&](const RowView& row) { parsed = Parse(row, record.emplace()); });
    if (!found.ok()) return found.status();
    if (!parsed) return absl::InternalError("store: a row's message is damaged");
    return record;
  }

  // The row as stored, for passing its bytes on. False if there is none.
  absl::StatusOr<bool> GetBytes(Reader& reader, const RowKey& key, absl::FunctionRef<void(const RowView&)> use) const {
    return sql_.Get(reader, key, use);
  }

  // ALREADY_EXISTS if the key, or the value of a unique index, is taken.
  absl::Status Insert(Transaction& tx, const Record<T>& record) const {
    const Encoded encoded(spec_, record.message);
    if (!encoded.ok) return absl::InternalError("store: a message cannot be serialized");
    return sql_.Insert(tx, record.key(), record.facts, encoded.values, encoded.body);
  }

  // Replaces the row if its revision is `expected_revision` (ABORTED otherwise) and raises it by one. create_time and
  // record.facts.revision are not used.
  absl::Status Update(Transaction& tx, const Record<T>& record, int64_t expected_revision) const {
    const Encoded encoded(spec_, record.message);
    if (!encoded.ok) return absl::InternalError("store: a message cannot be serialized");
    return sql_.Update(tx, record.key(), record.facts, encoded.values, encoded.body, expected_revision);
  }

  // For computed values, which are no part of the etag. NOT_FOUND without such a row.
  absl::Status UpdateKeepingRevision(Transaction& tx, const Record<T>& record) const {
    const Encoded encoded(spec_, record.message);
    if (!encoded.ok) return absl::InternalError("store: a message cannot be serialized");
    return sql_.UpdateKeepingRevision(tx, record.key(), record.facts, encoded.values, encoded.body);
  }

  // For good; soft deletion is an Update with a delete_time. NOT_FOUND without such a row.
  absl::Status Erase(Transaction& tx, const RowKey& key) const { return sql_.Erase(tx, key); }

  // Every row of a person, deleted ones too; gives their number.
  absl::StatusOr<int64_t> ErasePerson(Transaction& tx, int64_t person_key) const {
    return sql_.ErasePerson(tx, person_key);
  }

  // In order, until `each` returns false. INVALID_ARGUMENT for a column the table does not have, a value of the wrong
  // kind, or a place of another order.
  absl::Status List(Reader& reader, const ListQuery& query, absl::FunctionRef<bool(const RowView&)> each) const {
    return sql_.List(reader, query, each);
  }

  // The rows of a query, parsed. INTERNAL if a row's bytes are no T.
  absl::StatusOr<std::vector<Record<T>>> Records(Reader& reader, const ListQuery& query) const {
    std::vector<Record<T>> records;
    bool parsed = true;
    absl::Status status = List(reader, query, [&](const RowView& row) {
      parsed = Parse(row, records.emplace_back());
      return parsed;
    });
    if (!status.ok()) return status;
    if (!parsed) return absl::InternalError("store: a row's message is damaged");
    return records;
  }

  // Fills a record from a row; false if its bytes are no T.
  static bool Parse(const RowView& row, Record<T>& record) {
    record.person_key = row.key.person_key;
    record.parent = row.key.parent;
    record.id = row.key.id;
    record.facts = row.facts;
    return record.message.ParseFromArray(row.body.data(), static_cast<int>(row.body.size()));
  }

 private:
  // A message as values to bind; `owned` keeps what the views look at.
  struct Encoded {
    Encoded(const TableSpec<T>& spec, const T& message) {
      ok = message.SerializeToString(&body);
      owned.reserve(spec.columns.size());
      values.reserve(spec.columns.size());
      for (const Column<T>& column : spec.columns) {
        owned.push_back(column.project(message));
        values.push_back(View(owned.back()));
      }
    }
    static Value View(const Projection& projection) {
      if (const auto* number = std::get_if<int64_t>(&projection)) return *number;
      if (const auto* text = std::get_if<std::string_view>(&projection)) return *text;
      return std::string_view(std::get<std::string>(projection));
    }
    bool ok = false;
    std::string body;
    std::vector<Projection> owned;
    std::vector<Value> values;
  };

  static std::vector<ColumnName> Names(const TableSpec<T>& spec) {
    std::vector<ColumnName> names;
    for (const Column<T>& column : spec.columns) names.push_back({column.name, column.kind});
    return names;
  }

  TableSpec<T> spec_;
  TableSql sql_;
};

}  // namespace milepost::store
