// What a list can be filtered and ordered by, as one row each: the name in the API, the column in the table and how it
// is read from the message. A missing date sorts behind every date.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "google/type/date.pb.h"
#include "services/rpc/dates.h"
#include "services/rpc/filter.h"
#include "services/store/table.h"

namespace milepost::rpc {

template <class T>
struct Listed {
  ListField field;
  store::Column<T> column;
};

namespace internal {
template <class T>
Listed<T> MakeListed(std::string name, ListField::Kind kind, store::ColumnKind column,
                     std::function<store::Projection(const T&)> project) {
  ListField field;
  field.name = name;
  field.kind = kind;
  field.column = name;
  return {std::move(field), {std::move(name), column, std::move(project)}};
}
}  // namespace internal

// `get`: what a T gives, as std::string, an enum, google.type.Date, google.protobuf.Timestamp, bool or a number.
template <class T, class Get>
Listed<T> TextColumn(std::string name, Get get) {
  return internal::MakeListed<T>(std::move(name), ListField::TEXT, store::ColumnKind::kText,
                                 [get](const T& t) -> store::Projection { return std::string(get(t)); });
}

template <class T, class Get>
Listed<T> EnumColumn(std::string name, const google::protobuf::EnumDescriptor* values, Get get) {
  auto listed = internal::MakeListed<T>(std::move(name), ListField::ENUM, store::ColumnKind::kInt,
                                        [get](const T& t) -> store::Projection { return int64_t{get(t)}; });
  listed.field.values = values;
  return listed;
}

template <class T, class Get>
Listed<T> DateColumn(std::string name, Get get) {
  return internal::MakeListed<T>(std::move(name), ListField::DATE, store::ColumnKind::kInt,
                                 [get](const T& t) -> store::Projection {
                                   const auto day = ToCivil(get(t));
                                   return day ? DayNumber(*day) : store::kNoDate;
                                 });
}

template <class T, class Get>
Listed<T> IntColumn(std::string name, Get get) {
  return internal::MakeListed<T>(std::move(name), ListField::INT, store::ColumnKind::kInt,
                                 [get](const T& t) -> store::Projection { return int64_t{get(t)}; });
}

// An unset time sorts before every time.
template <class T, class Get>
Listed<T> TimeColumn(std::string name, Get get) {
  return internal::MakeListed<T>(std::move(name), ListField::TIME, store::ColumnKind::kInt,
                                 [get](const T& t) -> store::Projection {
                                   const auto& time = get(t);
                                   return int64_t{time.seconds()} * 1'000'000 + time.nanos() / 1'000;
                                 });
}

template <class T, class Get>
Listed<T> BoolColumn(std::string name, Get get) {
  return internal::MakeListed<T>(std::move(name), ListField::BOOL, store::ColumnKind::kInt,
                                 [get](const T& t) -> store::Projection { return int64_t{get(t) ? 1 : 0}; });
}

template <class T>
store::TableSpec<T> TableOf(const std::string& table, const std::vector<Listed<T>>& columns,
                            const std::vector<std::string>& indexes) {
  store::TableSpec<T> spec{table, {}, indexes};
  for (const Listed<T>& listed : columns) spec.columns.push_back(listed.column);
  return spec;
}

// The list fields of those columns, and `create_time`, which every table has.
template <class T>
std::vector<ListField> FieldsOf(const std::vector<Listed<T>>& columns) {
  std::vector<ListField> fields;
  for (const Listed<T>& listed : columns) fields.push_back(listed.field);
  ListField created;
  created.name = created.column = "create_time";
  created.kind = ListField::TIME;
  fields.push_back(std::move(created));
  return fields;
}

}  // namespace milepost::rpc
