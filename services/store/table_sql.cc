#include "services/store/table_sql.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/store/list_sql.h"
#include "services/store/query.h"

namespace milepost::store {
namespace {

constexpr char kKey[] = "person_key = $1 AND parent = $2 AND id = $3";
constexpr int kBodyColumn = 8;

RowView ViewOf(const Row& row) {
  RowView view;
  view.key = {row.Int(0), row.Text(1), row.Text(2)};
  view.facts = {row.Int(3), row.Int(4), row.Int(5), row.Int(6), row.Int(7)};
  view.body = row.Bytes(kBodyColumn);
  view.row = &row;
  return view;
}

// Key, then facts from $4 on, then the projected columns and the body.
std::vector<Value> AllValues(const RowKey& key, std::initializer_list<Value> facts, Values projected,
                             std::string_view body) {
  std::vector<Value> values;
  values.reserve(4 + facts.size() + projected.size());
  values.insert(values.end(), {key.person_key, key.parent, key.id});
  values.insert(values.end(), facts);
  values.insert(values.end(), projected.begin(), projected.end());
  values.push_back(Blob{body});
  return values;
}

// "a = $n, b = $n+1, body = $n+2"
std::string Assignments(const std::vector<ColumnName>& columns, int first) {
  std::string text;
  for (const ColumnName& column : columns) absl::StrAppend(&text, column.name, " = $", first++, ", ");
  return absl::StrCat(text, "body = $", first);
}

}  // namespace

SortKey RowView::sort_key() const {
  SortKey place{{}, key.person_key, std::string(key.parent), std::string(key.id)};
  for (std::size_t i = 0; order != nullptr && i < order->size(); ++i) {
    const int column = kBodyColumn + 1 + static_cast<int>(i);
    if ((*order)[i] == ColumnKind::kInt) {
      place.order.emplace_back(row->Int(column));
    } else {
      place.order.emplace_back(std::string(row->Text(column)));
    }
  }
  return place;
}

TableSql::TableSql(std::string table, std::vector<ColumnName> columns)
    : table_(std::move(table)), columns_(std::move(columns)) {
  std::string names = "person_key, parent, id, revision, audience, create_time, update_time, delete_time, ";
  std::string places = "$1, $2, $3, $4, $5, $6, $7, $8, ";
  int next = 9;
  for (const ColumnName& column : columns_) {
    absl::StrAppend(&names, column.name, ", ");
    absl::StrAppend(&places, "$", next++, ", ");
  }
  insert_ = absl::StrCat("INSERT INTO ", table_, " (", names, "body) VALUES (", places, "$", next, ")");
  check_ = absl::StrCat("SELECT ", names, "body FROM ", table_, " LIMIT 0");
  get_ = absl::StrCat("SELECT person_key, parent, id, revision, audience, create_time, update_time, delete_time, body",
                      " FROM ", table_, " WHERE ", kKey);
  update_ =
      absl::StrCat("UPDATE ", table_, " SET revision = $4 + 1, audience = $5, update_time = $6, delete_time = $7, ",
                   Assignments(columns_, 8), " WHERE ", kKey, " AND revision = $4");
  update_keeping_ = absl::StrCat("UPDATE ", table_, " SET audience = $4, update_time = $5, delete_time = $6, ",
                                 Assignments(columns_, 7), " WHERE ", kKey);
  erase_ = absl::StrCat("DELETE FROM ", table_, " WHERE ", kKey);
  erase_person_ = absl::StrCat("DELETE FROM ", table_, " WHERE person_key = $1");
}

std::string TableSql::CreateSql() const {
  std::string sql = absl::StrCat(
      "CREATE TABLE ", table_, " (\n  person_key BIGINT NOT NULL,\n  parent TEXT NOT NULL,\n", "  id TEXT NOT NULL,\n");
  for (const char* fact : {"revision", "audience", "create_time", "update_time", "delete_time"}) {
    absl::StrAppend(&sql, "  ", fact, " BIGINT NOT NULL,\n");
  }
  for (const ColumnName& column : columns_) {
    absl::StrAppend(&sql, "  ", column.name, column.kind == ColumnKind::kInt ? " BIGINT" : " TEXT", " NOT NULL,\n");
  }
  return absl::StrCat(sql, "  body BYTEA NOT NULL,\n  PRIMARY KEY (person_key, parent, id)\n) /*clustered*/;\n");
}

absl::StatusOr<bool> TableSql::Get(Reader& reader, const RowKey& key,
                                   absl::FunctionRef<void(const RowView&)> use) const {
  return QueryOne(reader, get_, {key.person_key, key.parent, key.id}, [&use](const Row& row) { use(ViewOf(row)); });
}

absl::Status TableSql::Insert(Transaction& tx, const RowKey& key, const RowFacts& facts, Values projected,
                              std::string_view body) const {
  return tx.Execute(
      insert_, AllValues(key, {facts.revision, facts.audience, facts.create_time, facts.update_time, facts.delete_time},
                         projected, body));
}

absl::Status TableSql::Update(Transaction& tx, const RowKey& key, const RowFacts& facts, Values projected,
                              std::string_view body, int64_t expected_revision) const {
  int64_t changed = 0;
  absl::Status status = tx.Execute(
      update_,
      AllValues(key, {expected_revision, facts.audience, facts.update_time, facts.delete_time}, projected, body),
      &changed);
  if (status.ok() && changed == 0) return absl::AbortedError("the resource was changed meanwhile");
  return status;
}

absl::Status TableSql::UpdateKeepingRevision(Transaction& tx, const RowKey& key, const RowFacts& facts,
                                             Values projected, std::string_view body) const {
  int64_t changed = 0;
  absl::Status status =
      tx.Execute(update_keeping_,
                 AllValues(key, {facts.audience, facts.update_time, facts.delete_time}, projected, body), &changed);
  if (status.ok() && changed == 0) return absl::NotFoundError("no such row");
  return status;
}

absl::Status TableSql::Erase(Transaction& tx, const RowKey& key) const {
  int64_t changed = 0;
  absl::Status status = tx.Execute(erase_, {key.person_key, key.parent, key.id}, &changed);
  if (status.ok() && changed == 0) return absl::NotFoundError("no such row");
  return status;
}

absl::StatusOr<int64_t> TableSql::ErasePerson(Transaction& tx, int64_t person_key) const {
  int64_t erased = 0;
  absl::Status status = tx.Execute(erase_person_, {person_key}, &erased);
  if (!status.ok()) return status;
  return erased;
}

absl::Status TableSql::List(Reader& reader, const ListQuery& query,
                            absl::FunctionRef<bool(const RowView&)> each) const {
  if (absl::Status checked = Check(query); !checked.ok()) return checked;
  std::vector<ColumnKind> kinds;
  for (const Order& order : query.order) kinds.push_back(*Find(order.column));
  const ListStatement statement = BuildList(table_, query);
  return reader.Query(statement.sql, statement.values, [&](const Row& row) {
    RowView view = ViewOf(row);
    view.order = &kinds;
    return each(view);
  });
}

absl::Status TableSql::CheckColumns(Reader& reader) const {
  return reader.Query(check_, {}, [](const Row&) { return true; });
}

const ColumnKind* TableSql::Find(std::string_view column) const {
  static constexpr ColumnKind kInt = ColumnKind::kInt, kText = ColumnKind::kText;
  for (const ColumnName& own : columns_) {
    if (own.name == column) return &own.kind;
  }
  if (column == "id") return &kText;
  for (std::string_view fact : {"revision", "audience", "create_time", "update_time", "delete_time"}) {
    if (column == fact) return &kInt;
  }
  return nullptr;
}

absl::Status TableSql::Check(const ListQuery& query) const {
  const auto fits = [this](std::string_view column, const OwnedValue& value) {
    const ColumnKind* kind = Find(column);
    return kind != nullptr && (*kind == ColumnKind::kInt) == std::holds_alternative<int64_t>(value);
  };
  const auto filters = [&fits](const Condition& condition) { return fits(condition.column, condition.value); };
  if (!std::all_of(query.conditions.begin(), query.conditions.end(), filters) ||
      (query.beside_mask && !filters(*query.beside_mask))) {
    return absl::InvalidArgumentError("the list cannot be filtered by this column and value");
  }
  const bool goes_on = query.after.has_value();
  if (goes_on && query.after->order.size() != query.order.size()) {
    return absl::InvalidArgumentError("the place to go on from is of another order");
  }
  for (std::size_t i = 0; i < query.order.size(); ++i) {
    if (Find(query.order[i].column) == nullptr) {
      return absl::InvalidArgumentError("the list cannot be ordered by this column");
    }
    if (goes_on && !fits(query.order[i].column, query.after->order[i])) {
      return absl::InvalidArgumentError("the place to go on from is of another order");
    }
  }
  if (query.limit < 0) return absl::InvalidArgumentError("the limit is negative");
  return absl::OkStatus();
}

}  // namespace milepost::store
