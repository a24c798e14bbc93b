#include "services/events/listener.h"

#include <algorithm>
#include <string>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/rpc/resource_base.h"
#include "services/store/text.h"

namespace milepost::events {
namespace {

using rpc::FilterCondition;
using rpc::FilterOp;

// Reflections and pulses are their writer's and those they share them with; no function learns that they exist.
constexpr std::string_view kJournal = "milepost.journal";

rpc::ListField Field(const char* name, rpc::ListField::Kind kind) {
  rpc::ListField field;
  field.name = field.column = name;
  field.kind = kind;
  field.sortable = false;
  return field;
}

template <class T>
bool Compares(const T& value, FilterOp op, const T& wanted) {
  switch (op) {
    case FilterOp::kEqual:
      return value == wanted;
    case FilterOp::kNotEqual:
      return value != wanted;
    case FilterOp::kLess:
      return value < wanted;
    case FilterOp::kLessOrEqual:
      return value <= wanted;
    case FilterOp::kGreater:
      return value > wanted;
    case FilterOp::kGreaterOrEqual:
      break;
  }
  return value >= wanted;
}

}  // namespace

const std::vector<rpc::ListField>& EventFields() {
  static const auto& fields =
      *new std::vector<rpc::ListField>{Field("type", rpc::ListField::TEXT), Field("event_time", rpc::ListField::TIME),
                                       Field("resource", rpc::ListField::TEXT)};
  return fields;
}

Listener::Listener(const access::Viewer& viewer, const std::vector<FilterCondition>& conditions)
    : viewer_(viewer), conditions_(conditions) {
  if (!viewer.Is(type::v1::PARTY_MENTOR)) return;
  sessions_ = absl::StrCat("profiles/", viewer.owner.name, "/mentorships/", viewer.mentorship, "/sessions/");
}

bool Listener::Fits(const store::Event& event, std::string_view resource) const {
  return std::all_of(conditions_.begin(), conditions_.end(), [&](const FilterCondition& condition) {
    if (const auto* number = std::get_if<int64_t>(&condition.value)) {
      return Compares(absl::ToUnixMicros(event.event_time), condition.op, *number);
    }
    const std::string_view text = condition.column == "type" ? event.type : resource;
    return Compares(text, condition.op, std::string_view(std::get<std::string>(condition.value)));
  });
}

bool Listener::Hears(const store::Event& event, v1::Event* shown) const {
  using type::v1::PARTY_OWNER, type::v1::PARTY_SERVICE, type::v1::PARTY_HR_ADMIN, type::v1::PARTY_AUDITOR;
  const bool journal = event.type.starts_with(kJournal);
  const bool session = !sessions_.empty() && event.resource.starts_with(sessions_);
  const bool whole = viewer_.Is(PARTY_OWNER) || (event.audience & viewer_.audience) != 0 || session ||
                     (viewer_.Is(PARTY_SERVICE) && !journal);
  const bool metadata = (viewer_.Is(PARTY_HR_ADMIN) || viewer_.Is(PARTY_AUDITOR)) && !journal;
  if (!whole && !metadata) return false;
  const std::string_view resource = whole ? event.resource : std::string_view();
  if (!Fits(event, resource)) return false;
  shown->set_id(absl::StrFormat("e%016x", event.position));
  rpc::SetTimestamp(event.event_time, shown->mutable_event_time());
  shown->set_type(std::string(event.type));
  shown->set_owner(std::string(event.owner));
  shown->set_actor(std::string(event.actor));
  if (!whole) return true;
  shown->set_resource(std::string(resource));
  shown->set_request_id(std::string(event.request_id));
  for (absl::string_view path : absl::StrSplit(store::Absl(event.changed_paths), ',', absl::SkipEmpty())) {
    shown->add_changed_paths(std::string(path));
  }
  return true;
}

}  // namespace milepost::events
