#include "services/store/list_sql.h"

namespace milepost::store {
namespace {

struct SortColumn {
  std::string_view name;
  bool descending;
  Value after;
};

Value View(const OwnedValue& value) {
  if (const auto* number = std::get_if<int64_t>(&value)) return *number;
  return std::string_view(std::get<std::string>(value));
}

std::string_view Symbol(Op op) {
  switch (op) {
    case Op::kEqual:
      return " = ";
    case Op::kNotEqual:
      return " <> ";
    case Op::kLess:
      return " < ";
    case Op::kLessOrEqual:
      return " <= ";
    case Op::kGreater:
      return " > ";
    case Op::kGreaterOrEqual:
      return " >= ";
  }
  return " = ";
}

class ListBuilder {
 public:
  ListBuilder(std::string_view table, const ListQuery& query) : table_(table), query_(query) { CollectOrder(); }

  ListStatement Build() {
    sql_ = "SELECT person_key, parent, id, revision, audience, create_time, update_time, delete_time, body";
    for (const Order& order : query_.order) sql_.append(", ").append(order.column);
    sql_.append(" FROM ").append(table_);
    AddFilters();
    if (query_.after.has_value()) AddPlace();
    AddOrder();
    sql_.append(" LIMIT ").append(Bound(query_.limit));
    return {std::move(sql_), std::move(values_)};
  }

 private:
  std::string Bound(const Value& value) {
    values_.push_back(value);
    return "$" + std::to_string(values_.size());
  }

  std::string& Where() {
    sql_.append(filtered_ ? " AND " : " WHERE ");
    filtered_ = true;
    return sql_;
  }

  // The order's columns, then those of the key that the filter leaves open: together they are unique.
  void CollectOrder() {
    const SortKey* after = query_.after.has_value() ? &*query_.after : nullptr;
    bool descending = false;
    for (std::size_t i = 0; i < query_.order.size(); ++i) {
      descending = query_.order[i].descending;
      columns_.push_back({query_.order[i].column, descending, after ? View(after->order[i]) : Value()});
    }
    if (!query_.person_key) columns_.push_back({"person_key", descending, after ? Value(after->person_key) : Value()});
    if (!query_.parent)
      columns_.push_back({"parent", descending, after ? Value(std::string_view(after->parent)) : Value()});
    columns_.push_back({"id", descending, after ? Value(std::string_view(after->id)) : Value()});
  }

  void AddFilters() {
    if (query_.person_key) Where().append("person_key = ").append(Bound(*query_.person_key));
    if (query_.parent) Where().append("parent = ").append(Bound(std::string_view(*query_.parent)));
    if (query_.unit) AddUnit();
    if (query_.audience_mask != 0) AddMask();
    if (!query_.show_deleted) Where().append("delete_time = 0");
    for (const Condition& condition : query_.conditions) {
      Where();
      AddCondition(condition);
    }
  }

  void AddCondition(const Condition& condition) {
    sql_.append(condition.column).append(Symbol(condition.op)).append(Bound(View(condition.value)));
  }

  // Found from the unit's people: they are far fewer than everybody's rows.
  void AddUnit() {
    Where().append("person_key IN (SELECT person_key FROM people WHERE unit = ");
    sql_.append(Bound(std::string_view(*query_.unit))).append(")");
  }

  void AddMask() {
    Where().append("((audience & ").append(Bound(query_.audience_mask)).append(") <> 0");
    if (query_.beside_mask) {
      sql_.append(" OR ");
      AddCondition(*query_.beside_mask);
    }
    sql_.append(")");
  }

  // Rows after the place. In one direction a row value says it, and an index can follow; in mixed directions it takes
  // a term for each column: equal so far, and beyond in this one.
  void AddPlace() {
    bool mixed = false;
    for (const SortColumn& column : columns_) mixed = mixed || column.descending != columns_[0].descending;
    std::vector<std::string> bound;
    for (const SortColumn& column : columns_) bound.push_back(Bound(column.after));
    Where().append("(");
    if (mixed) {
      AddMixedPlace(bound);
    } else {
      for (std::size_t i = 0; i < columns_.size(); ++i) sql_.append(i == 0 ? "" : ", ").append(columns_[i].name);
      sql_.append(columns_[0].descending ? ") < (" : ") > (");
      for (std::size_t i = 0; i < bound.size(); ++i) sql_.append(i == 0 ? "" : ", ").append(bound[i]);
    }
    sql_.append(")");
  }

  void AddMixedPlace(const std::vector<std::string>& bound) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      sql_.append(i == 0 ? "(" : " OR (");
      for (std::size_t k = 0; k < i; ++k) sql_.append(columns_[k].name).append(" = ").append(bound[k]).append(" AND ");
      sql_.append(columns_[i].name).append(columns_[i].descending ? " < " : " > ").append(bound[i]).append(")");
    }
  }

  void AddOrder() {
    sql_.append(" ORDER BY ");
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      sql_.append(i == 0 ? "" : ", ").append(columns_[i].name).append(columns_[i].descending ? " DESC" : "");
    }
  }

  std::string_view table_;
  const ListQuery& query_;
  std::string sql_;
  std::vector<Value> values_;
  std::vector<SortColumn> columns_;
  bool filtered_ = false;
};

}  // namespace

ListStatement BuildList(std::string_view table, const ListQuery& query) { return ListBuilder(table, query).Build(); }

}  // namespace milepost::store
