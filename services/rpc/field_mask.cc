#include "services/rpc/field_mask.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/rpc/errors.h"
#include "services/rpc/validate_text.h"

namespace milepost::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;
using google::protobuf::Reflection;
using Path = ResolvedMask::Path;

constexpr int kMaxPaths = 100;
constexpr std::size_t kMaxShown = 60;

bool Has(const FieldDescriptor& field, google::api::FieldBehavior behavior) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == behavior) return true;
  }
  return false;
}

bool IsOutputOnly(const FieldDescriptor& field) { return Has(field, google::api::OUTPUT_ONLY); }
bool IsImmutable(const FieldDescriptor& field) { return Has(field, google::api::IMMUTABLE); }

bool IsPopulated(const Message& message, const FieldDescriptor* field) {
  const Reflection* reflection = message.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(message, field) > 0 : reflection->HasField(message, field);
}

// A value of google.type or google.protobuf is written as a whole.
bool IsWhole(const Descriptor& type) { return type.full_name().starts_with("google."); }

bool IsMessage(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !IsWhole(*field.message_type());
}

// `name` and `etag` of the resource itself.
bool IsNeverWritten(const Path& path) {
  if (path.size() == 1 && (path[0]->name() == "name" || path[0]->name() == "etag")) return true;
  return std::any_of(path.begin(), path.end(), [](const FieldDescriptor* field) { return IsOutputOnly(*field); });
}

bool ReplacesList(const FieldDescriptor& field, std::set<const Descriptor*>* seen) {
  if (field.is_repeated()) return true;
  if (!IsMessage(field) || !seen->insert(field.message_type()).second) return false;
  for (int i = 0; i < field.message_type()->field_count(); ++i) {
    const FieldDescriptor& inner = *field.message_type()->field(i);
    if (!IsOutputOnly(inner) && ReplacesList(inner, seen)) return true;
  }
  return false;
}

bool IsPrefix(const Path& outer, const Path& inner) {
  return outer.size() <= inner.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

std::string TextOf(const Path& path) {
  std::string text;
  for (const FieldDescriptor* field : path) absl::StrAppend(&text, text.empty() ? "" : ".", field->name());
  return text;
}

// Finds the fields of `text`, or says in `*problem` why it is no path.
Path FindPath(const Descriptor& resource, std::string_view text, std::string* problem) {
  Path path;
  const Descriptor* type = &resource;
  for (std::string_view rest = text;;) {
    const std::size_t dot = rest.find('.');
    const std::string name(rest.substr(0, dot));
    const FieldDescriptor* field = type == nullptr ? nullptr : type->FindFieldByName(name);
    if (field == nullptr) {
      *problem = absl::StrCat("names ", Clip(text, kMaxShown), ", which is no field of ", resource.name());
      return path;
    }
    path.push_back(field);
    if (dot == std::string_view::npos) return path;
    rest.remove_prefix(dot + 1);
    type = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE ? field->message_type() : nullptr;
    if (field->is_repeated() || (type != nullptr && IsWhole(*type))) {
      *problem = absl::StrCat("leads with ", Clip(text, kMaxShown), " into ", field->name(), "; name ", TextOf(path),
                              " as a whole");
      return path;
    }
  }
}

// How an Update's request spells the field that carries the resource: JournalEntry is `journal_entry`.
std::string RequestFieldOf(const Descriptor& resource) {
  std::string name;
  for (char c : resource.name()) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !name.empty()) name += '_';
    name += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

// Where a path ends: the message that has its last field; null if a message on the way is not there.
const Message* HolderOf(const Message& message, const Path& path) {
  const Message* holder = &message;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    if (!holder->GetReflection()->HasField(*holder, path[i])) return nullptr;
    holder = &holder->GetReflection()->GetMessage(*holder, path[i]);
  }
  return holder;
}

std::unique_ptr<Message> OnlyField(const Message& message, const FieldDescriptor* kept) {
  std::unique_ptr<Message> copy(message.New());
  copy->CopyFrom(message);
  std::vector<const FieldDescriptor*> fields;
  copy->GetReflection()->ListFields(*copy, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field != kept) copy->GetReflection()->ClearField(copy.get(), field);
  }
  copy->DiscardUnknownFields();
  return copy;
}

bool SameField(const Message* a, const Message* b, const FieldDescriptor* field) {
  const bool in_a = a != nullptr && IsPopulated(*a, field);
  const bool in_b = b != nullptr && IsPopulated(*b, field);
  if (!in_a || !in_b) return in_a == in_b;
  return google::protobuf::util::MessageDifferencer::Equals(*OnlyField(*a, field), *OnlyField(*b, field));
}

// Notes the IMMUTABLE fields inside a message that is replaced; unset ones are passed over.
void FindChanges(const Message& source, const Message& target, const std::string& path, std::vector<Violation>* out) {
  const Descriptor& type = *source.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    if (field->is_repeated() || IsOutputOnly(*field) || !IsPopulated(source, field)) continue;
    const std::string inner = absl::StrCat(path, ".", field->name());
    if (IsImmutable(*field)) {
      if (!SameField(&source, &target, field)) out->push_back({inner, "cannot be changed; leave it as it is"});
    } else if (IsMessage(*field) && IsPopulated(target, field)) {
      FindChanges(source.GetReflection()->GetMessage(source, field), target.GetReflection()->GetMessage(target, field),
                  inner, out);
    }
  }
}

void CarryOver(const Message& old, Message* fresh, bool is_new);

const FieldDescriptor* IdField(const Descriptor& type) {
  const FieldDescriptor* id = type.FindFieldByName("id");
  return id != nullptr && id->type() == FieldDescriptor::TYPE_STRING && !id->is_repeated() ? id : nullptr;
}

const Message* FindById(const Message& holder, const FieldDescriptor* list, const FieldDescriptor* id,
                        const std::string& wanted) {
  const Reflection* reflection = holder.GetReflection();
  for (int i = 0; i < reflection->FieldSize(holder, list); ++i) {
    const Message& item = reflection->GetRepeatedMessage(holder, list, i);
    if (item.GetReflection()->GetString(item, id) == wanted) return &item;
  }
  return nullptr;
}

// After a field of `holder` was replaced: gives it the OUTPUT_ONLY and IMMUTABLE fields it had in `old`.
void CarryOverField(const Message& old, Message* holder, const FieldDescriptor* field) {
  if (!IsMessage(*field) || field->is_map()) return;
  const Reflection* reflection = holder->GetReflection();
  if (!field->is_repeated()) {
    if (!reflection->HasField(*holder, field)) return;
    const bool is_new = !reflection->HasField(old, field);
    return CarryOver(reflection->GetMessage(old, field), reflection->MutableMessage(holder, field), is_new);
  }
  const FieldDescriptor* id = IdField(*field->message_type());
  for (int i = 0; i < reflection->FieldSize(*holder, field); ++i) {
    Message* item = reflection->MutableRepeatedMessage(holder, field, i);
    const std::string key = id == nullptr ? "" : item->GetReflection()->GetString(*item, id);
    const Message* same = key.empty() ? nullptr : FindById(old, field, id, key);
    const std::unique_ptr<Message> blank(same == nullptr ? item->New() : nullptr);
    CarryOver(same != nullptr ? *same : *blank, item, same == nullptr);
  }
}

void CarryOver(const Message& old, Message* fresh, bool is_new) {
  const Reflection* reflection = fresh->GetReflection();
  const Descriptor& type = *fresh->GetDescriptor();
  std::unique_ptr<Message> copy;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    const bool kept = IsOutputOnly(*field) || (IsImmutable(*field) && !is_new);
    if (!kept) {
      CarryOverField(old, fresh, field);
      continue;
    }
    reflection->ClearField(fresh, field);
    if (!IsPopulated(old, field)) continue;
    if (copy == nullptr) {
      copy.reset(old.New());
      copy->CopyFrom(old);
    }
    reflection->SwapFields(fresh, copy.get(), {field});
  }
}

// Moves one path's value from `source`, which is ours to spoil, to `target`.
void Write(const Path& path, Message* source, Message* target) {
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const bool given = source != nullptr && source->GetReflection()->HasField(*source, path[i]);
    if (!given && !target->GetReflection()->HasField(*target, path[i])) return;
    source = given ? source->GetReflection()->MutableMessage(source, path[i]) : nullptr;
    target = target->GetReflection()->MutableMessage(target, path[i]);
  }
  const FieldDescriptor* field = path.back();
  const Reflection* reflection = target->GetReflection();
  // Unset fields are cleared, not swapped: a swap moves a whole oneof, and another member of it may be set.
  if (source == nullptr || !IsPopulated(*source, field)) return reflection->ClearField(target, field);
  reflection->SwapFields(target, source, {field});
  CarryOverField(*source, target, field);
}

}  // namespace

std::vector<std::string> ResolvedMask::PathTexts() const {
  std::vector<std::string> texts;
  for (const Path& path : paths_) texts.push_back(TextOf(path));
  return texts;
}

bool ResolvedMask::Touches(std::string_view path) const {
  const auto inside = [](std::string_view outer, std::string_view inner) {
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '.');
  };
  return std::any_of(paths_.begin(), paths_.end(), [&](const Path& written) {
    const std::string text = TextOf(written);
    return inside(text, path) || inside(path, text);
  });
}

void ResolvedMask::Add(const Path& path) {
  if (IsNeverWritten(path)) return;
  if (std::any_of(path.begin(), path.end(), [](const FieldDescriptor* field) { return IsImmutable(*field); })) {
    immutable_.push_back(path);
    return;
  }
  if (std::any_of(paths_.begin(), paths_.end(), [&](const Path& known) { return IsPrefix(known, path); })) return;
  paths_.erase(std::remove_if(paths_.begin(), paths_.end(), [&](const Path& known) { return IsPrefix(path, known); }),
               paths_.end());
  paths_.push_back(path);
  std::set<const Descriptor*> seen;
  touches_repeated_ = touches_repeated_ || ReplacesList(*path.back(), &seen);
}

void ResolvedMask::AddTopLevel(const Message& resource, bool populated_only) {
  const Descriptor& type = *resource.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    const bool wanted = !populated_only && !IsImmutable(*field);
    if (wanted || IsPopulated(resource, field)) Add({field});
  }
}

absl::StatusOr<ResolvedMask> ResolveMask(const FieldMask& mask, const Message& resource) {
  ResolvedMask resolved;
  if (mask.paths_size() > kMaxPaths) {
    return InvalidField("update_mask", absl::StrCat("has more than ", kMaxPaths, " paths"));
  }
  if (mask.paths_size() == 1 && mask.paths(0) == "*") resolved.full_ = true;
  if (mask.paths_size() == 0 || resolved.full_) {
    resolved.AddTopLevel(resource, !resolved.full_);
    return resolved;
  }
  std::vector<Violation> violations;
  for (const std::string& text : mask.paths()) {
    std::string problem;
    const Path path = FindPath(*resource.GetDescriptor(), text, &problem);
    if (text == "*") problem = "has other paths beside *; send * alone";
    if (problem.empty()) {
      resolved.Add(path);
    } else {
      violations.push_back({"update_mask", std::move(problem)});
    }
  }
  if (!violations.empty()) return InvalidFields(violations);
  return resolved;
}

absl::Status ApplyMask(const ResolvedMask& mask, const Message& source, Message* target) {
  const std::string prefix = RequestFieldOf(*source.GetDescriptor());
  std::vector<Violation> changes;
  for (const Path& path : mask.immutable_) {
    if (SameField(HolderOf(source, path), HolderOf(*target, path), path.back())) continue;
    changes.push_back({absl::StrCat(prefix, ".", TextOf(path)), "cannot be changed; leave it as it is"});
  }
  for (const Path& path : mask.paths_) {
    const FieldDescriptor* field = path.back();
    const Message* from = HolderOf(source, path);
    const Message* to = HolderOf(*target, path);
    if (!IsMessage(*field) || field->is_repeated() || from == nullptr || to == nullptr) continue;
    if (!IsPopulated(*from, field) || !IsPopulated(*to, field)) continue;
    FindChanges(from->GetReflection()->GetMessage(*from, field), to->GetReflection()->GetMessage(*to, field),
                absl::StrCat(prefix, ".", TextOf(path)), &changes);
  }
  if (!changes.empty()) return InvalidFields(changes);
  const std::unique_ptr<Message> copy(source.New());
  copy->CopyFrom(source);
  for (const Path& path : mask.paths_) Write(path, copy.get(), target);
  return absl::OkStatus();
}

}  // namespace milepost::rpc
