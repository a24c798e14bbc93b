#include "clients/cli/import_file.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "clients/cli/request_id.h"
#include "clients/cli/values.h"
#include "clients/cli/yaml.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/type/date.pb.h"

namespace milepost::cli {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

namespace {

// A record that says only its day is replayed at this hour (UTC): late enough to follow the morning's records, and not
// yet tomorrow for most of the world.
constexpr absl::Duration kHourOfDay = absl::Hours(17);

// Keys that say how a record is written, beside the fields of the resource itself.
const std::set<std::string>& ReservedKeys() {
  static const auto* keys =
      new std::set<std::string>{"id", "time", "as", "history", "entries", "sessions", "initial_state"};
  return *keys;
}

std::string Text(const YAML::Node& map, const char* key) {
  const YAML::Node value = map[key];
  return value.IsDefined() && value.IsScalar() ? value.Scalar() : "";
}

// The civil date a request is about, if it says one.
const google::type::Date* DateOf(const Message& message) {
  for (const char* name :
       {"entry_date", "effective_date", "assess_date", "interaction_date", "achieve_date", "complete_date"}) {
    const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
    if (field != nullptr && message.GetReflection()->HasField(message, field)) {
      return dynamic_cast<const google::type::Date*>(&message.GetReflection()->GetMessage(message, field));
    }
  }
  return nullptr;
}

const google::type::Date* DateOfRequest(const Message& request) {
  if (const auto* date = DateOf(request)) return date;
  std::vector<const FieldDescriptor*> fields;
  request.GetReflection()->ListFields(request, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->message_type() == nullptr || field->is_repeated() || IsTextLike(*field->message_type())) continue;
    if (const auto* date = DateOf(request.GetReflection()->GetMessage(request, field))) return date;
  }
  return nullptr;
}

// The same bytes for the same message, whatever the process.
std::string StableBytes(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

// Writes a resource's fields into the body of a Create or Update request and, for Update, into the mask.
absl::Status FillBody(const YAML::Node& fields, const Resource& resource, Message& request, const std::string& place,
                      const std::string& name) {
  const FieldDescriptor* body_field = FieldOfType(*request.GetDescriptor(), *resource.message);
  Message& body = *request.GetReflection()->MutableMessage(&request, body_field);
  if (absl::Status status = FillMessage(fields, place, body, &ReservedKeys()); !status.ok()) return status;
  const FieldDescriptor* mask_field = request.GetDescriptor()->FindFieldByName("update_mask");
  if (mask_field == nullptr) return absl::OkStatus();
  auto& mask =
      dynamic_cast<google::protobuf::FieldMask&>(*request.GetReflection()->MutableMessage(&request, mask_field));
  std::vector<const FieldDescriptor*> written;
  body.GetReflection()->ListFields(body, &written);
  for (const FieldDescriptor* field : written) mask.add_paths(field->name());
  SetText(body, "name", name);
  return absl::OkStatus();
}

// In which role a request signs, such as MANAGER; empty if it signs nothing.
std::string SigningRole(const Message& request) {
  const FieldDescriptor* role = request.GetDescriptor()->FindFieldByName("role");
  return role == nullptr || role->enum_type() == nullptr ? "" : ToText(request, *role, -1);
}

}  // namespace

absl::Status ReadTime(const YAML::Node& node, const std::string& place, std::optional<absl::Time>& time) {
  const std::string text = Text(node, "time");
  if (text.empty()) return absl::OkStatus();
  absl::Time parsed;
  std::string error;
  const bool day_only = absl::ParseTime("%Y-%m-%d", text, &parsed, &error);
  if (!day_only && !absl::ParseTime(absl::RFC3339_full, text, &parsed, &error)) {
    return ErrorAt(node["time"], place,
                   absl::StrCat("time: expects 2026-06-30T09:00:00Z or 2026-06-30, got '", text, "'"));
  }
  time = day_only ? parsed + kHourOfDay : parsed;
  return absl::OkStatus();
}

absl::Status ImportPlan::Finish(const YAML::Node& node, ImportRecord record, const Surroundings& around, Chain& chain) {
  record.file = around.file;
  record.line = node.Mark().line + 1;
  record.caller = around.caller;
  std::optional<absl::Time> time = around.time;
  const google::type::Date* date = DateOfRequest(*record.request);
  if (time.has_value() && date != nullptr) {
    time = absl::FromCivil(absl::CivilDay(date->year(), date->month(), date->day()), absl::UTCTimeZone()) + kHourOfDay;
  }
  if (absl::Status status = ReadTime(node, record.place, time); !status.ok()) return status;
  if (const std::string as = Text(node, "as"); !as.empty()) record.caller = CallerOf(as, {});
  record.caller.now = time;
  const std::string content =
      absl::StrCat(record.method->full_name(), "\n", record.caller.principal, "\n",
                   record.caller.now.has_value() ? absl::FormatTime(*record.caller.now, absl::UTCTimeZone()) : "", "\n",
                   StableBytes(*record.request));
  SetText(*record.request, "request_id", RequestIdOf(absl::StrCat(content, "\n", occurrences_[content]++)));
  chain.push_back(std::move(record));
  return absl::OkStatus();
}

absl::Status ImportPlan::AddItem(const YAML::Node& item, const std::string& id, const Resource& resource,
                                 const Surroundings& around, Chain& chain) {
  if (!item.IsMap()) return ErrorAt(item, around.place, absl::StrCat("expects the fields of a ", resource.type));
  // Feedback without an author was not asked for: whoever writes it gives it.
  const bool unasked = resource.type == "Feedback" && !item["author"].IsDefined();
  const auto method = resource.type == "Feedback" ? contract_.Method(unasked ? "CreateFeedback" : "RequestFeedback")
                                                  : contract_.Method(resource, "create");
  if (!method.ok()) return method.status();
  if (unasked && !id.empty())
    return ErrorAt(item, around.place, "has an id and no author; say whom it was asked of, or leave the id out");
  ImportRecord record{.place = around.place, .method = *method, .request = NewMessage(*(*method)->input_type())};
  const std::string collection = *(resource.pattern.end() - 2);
  if (!id.empty()) record.resource = absl::StrCat(around.parent, around.parent.empty() ? "" : "/", collection, "/", id);
  record.needs = around.needs;
  SetText(*record.request, "parent", around.parent);
  SetText(*record.request, absl::StrCat(FieldOfType(*(*method)->input_type(), *resource.message)->name(), "_id"), id);
  absl::Status status = FillBody(item, resource, *record.request, around.place, "");
  if (status.ok() && item["initial_state"].IsDefined()) {
    status = Assign(absl::StrCat("initial_state=", Text(item, "initial_state")), *record.request).status();
    if (!status.ok()) status = ErrorAt(item["initial_state"], around.place, status.message());
  }
  if (!status.ok()) return status;
  Surroundings inside = around;
  inside.parent = inside.needs = record.resource;
  status = Finish(item, std::move(record), around, chain);
  if (!status.ok()) return status;
  inside.time = chain.back().caller.now;
  return AddWhatFollows(item, resource, inside, chain);
}

absl::Status ImportPlan::AddWhatFollows(const YAML::Node& item, const Resource& resource, const Surroundings& around,
                                        Chain& chain) {
  const YAML::Node entries = item["entries"], sessions = item["sessions"], history = item["history"];
  if (!entries.IsDefined() && !sessions.IsDefined() && !history.IsDefined()) return absl::OkStatus();
  if (around.parent.empty()) return ErrorAt(item, around.place, "needs an id, because its history refers to it");
  absl::Status status;
  Surroundings inside = around;
  if (entries.IsDefined()) {
    inside.place = absl::StrCat(around.place, ".entries");
    status = AddSection(entries, "ProgressEntry", inside, chain);
  }
  if (status.ok() && sessions.IsDefined()) {
    inside.place = absl::StrCat(around.place, ".sessions");
    status = AddSection(sessions, "Session", inside, chain);
  }
  if (status.ok() && history.IsDefined()) status = AddHistory(history, resource, item, around, chain);
  return status;
}

absl::Status ImportPlan::AddSection(const YAML::Node& items, absl::string_view type, const Surroundings& around,
                                    Chain& chain) {
  if (!items.IsSequence()) return ErrorAt(items, around.place, "expects a list");
  for (size_t i = 0; i < items.size(); ++i) {
    Surroundings inside = around;
    inside.place = absl::StrCat(around.place, "[", i, "]");
    if (absl::Status status = AddItem(items[i], Text(items[i], "id"), *contract_.OfType(type), inside, chain);
        !status.ok())
      return status;
  }
  return absl::OkStatus();
}

absl::Status ImportPlan::AddHistory(const YAML::Node& history, const Resource& resource, const YAML::Node& item,
                                    const Surroundings& around, Chain& chain) {
  if (!history.IsSequence()) return ErrorAt(history, around.place, "history: expects a list");
  for (size_t i = 0; i < history.size(); ++i) {
    Surroundings inside = around;
    inside.place = absl::StrCat(around.place, ".history[", i, "]");
    if (absl::Status status = AddEvent(history[i], resource, item, inside, chain); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status ImportPlan::AddEvent(const YAML::Node& event, const Resource& resource, const YAML::Node& item,
                                  const Surroundings& around, Chain& chain) {
  YAML::Node verb, arguments;
  int verbs = 0;
  for (auto entry = event.begin(); event.IsMap() && entry != event.end(); ++entry) {
    if (ReservedKeys().count(entry->first.Scalar()) != 0) continue;
    verb.reset(entry->first);
    arguments.reset(entry->second);
    ++verbs;
  }
  if (verbs != 1) return ErrorAt(event, around.place, "expects one verb, such as `close: {outcome: achieved}`");
  return AddVerb(verb.Scalar(), arguments, event, resource, item, around, chain);
}

absl::Status ImportPlan::AddVerb(const std::string& verb, const YAML::Node& arguments, const YAML::Node& event,
                                 const Resource& resource, const YAML::Node& item, const Surroundings& around,
                                 Chain& chain) {
  const auto method = contract_.Method(resource, verb);
  if (!method.ok()) return ErrorAt(event, around.place, method.status().message());
  ImportRecord record{.place = around.place,
                      .method = *method,
                      .request = NewMessage(*(*method)->input_type()),
                      .resource = around.parent,
                      .needs = around.needs};
  SetText(*record.request, "name", around.parent);
  const bool update = FieldOfType(*(*method)->input_type(), *resource.message) != nullptr;
  absl::Status status;
  if (update) {
    status = FillBody(arguments, resource, *record.request, around.place, around.parent);
  } else if (!arguments.IsNull()) {
    status = FillMessage(arguments, around.place, *record.request);
  }
  if (!status.ok()) return status;
  Surroundings inside = around;
  // Who does it, unless the record says so: the mentor accepts, the author gives, the manager signs as manager, else
  // the owner.
  const std::string role = SigningRole(*record.request);
  std::string actor = verb == "accept" ? Text(item, "mentor") : "";
  if (verb == "give") actor = Text(item, "author");
  if (role == "MANAGER") actor = people_[ParentOf(CollectionOf(around.parent))].manager;
  if (actor.empty() && !role.empty() && role != "EMPLOYEE" && Text(event, "as").empty()) {
    return ErrorAt(event, around.place, "who signs in this role is not known here; say it with `as`");
  }
  if (!actor.empty()) inside.caller = CallerOf(actor, {});
  return Finish(event, std::move(record), inside, chain);
}

}  // namespace milepost::cli
