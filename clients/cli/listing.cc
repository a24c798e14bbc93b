#include "clients/cli/listing.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/columns.h"
#include "clients/cli/yaml.h"

namespace milepost::cli {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

namespace {

// The request of a List method; options that the method does not know are refused here, not silently dropped.
absl::StatusOr<MessagePtr> ListRequest(const MethodDescriptor& method, const ListQuery& query) {
  MessagePtr request = NewMessage(*method.input_type());
  std::vector<std::string> assignments = {absl::StrCat("page_size=", query.page_size)};
  const std::string parent = ParentOf(query.collection);
  if (!parent.empty()) assignments.push_back(absl::StrCat("parent=", parent));
  if (!query.filter.empty()) assignments.push_back(absl::StrCat("filter=", query.filter));
  if (!query.order_by.empty()) assignments.push_back(absl::StrCat("order_by=", query.order_by));
  if (query.show_deleted) assignments.push_back("show_deleted=true");
  for (const std::string& assignment : assignments) {
    const auto path = Assign(assignment, *request);
    if (!path.ok()) return path.status();
  }
  return request;
}

std::vector<std::string> Headings(const std::vector<Column>& columns) {
  std::vector<std::string> headings;
  for (const Column& column : columns) headings.push_back(column.heading);
  return headings;
}

std::vector<std::string> Cells(const Message& message, const std::vector<Column>& columns) {
  std::vector<std::string> cells;
  for (const Column& column : columns) cells.push_back(Cell(message, column));
  return cells;
}

}  // namespace

absl::StatusOr<bool> ForEachItem(Session& session, const ListQuery& query,
                                 absl::FunctionRef<absl::Status(const Message&)> visit) {
  const auto resource = session.contract().OfCollection(query.collection);
  if (!resource.ok()) return resource.status();
  const auto method = session.contract().Method(**resource, "list");
  if (!method.ok()) return method.status();
  absl::StatusOr<MessagePtr> request = ListRequest(**method, query);
  if (!request.ok()) return request.status();
  const FieldDescriptor* items = FieldOfType(*(*method)->output_type(), *(*resource)->message);
  while (true) {
    absl::StatusOr<MessagePtr> page = session.Call(**method, **request);
    if (!page.ok()) return page.status();
    const auto& reflection = *(*page)->GetReflection();
    for (int i = 0; i < reflection.FieldSize(**page, items); ++i) {
      const absl::Status status = visit(reflection.GetRepeatedMessage(**page, items, i));
      if (!status.ok()) return status;
    }
    const std::string token = GetText(**page, "next_page_token");
    if (token.empty() || !query.all) return !token.empty();
    SetText(**request, "page_token", token);
  }
}

absl::Status PrintList(Session& session, const ListQuery& query) {
  const auto resource = session.contract().OfCollection(query.collection);
  if (!resource.ok()) return resource.status();
  const std::vector<Column> columns = ColumnsOf(*(*resource)->message);
  const Output output = session.globals().output;
  Table table(Headings(columns));
  std::string json;
  const absl::StatusOr<bool> more = ForEachItem(session, query, [&](const Message& item) {
    if (output == Output::kTable) table.Add(Cells(item, columns));
    if (output == Output::kJson) absl::StrAppend(&json, json.empty() ? "" : ",\n", ToJson(item, false));
    if (output == Output::kYaml) session.out() << "---\n" << ToYaml(item);
    return absl::OkStatus();
  });
  if (!more.ok()) return more.status();
  if (output == Output::kTable) table.Print(session.out());
  if (output == Output::kJson) session.out() << "[\n" << json << "\n]\n";
  if (*more) session.err() << "There are more; --all shows them.\n";
  return absl::OkStatus();
}

}  // namespace milepost::cli
