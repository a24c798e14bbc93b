#include "services/rpc/resource_base.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "google/api/resource.pb.h"
#include "services/rpc/errors.h"
#include "services/rpc/page_token.h"
#include "services/store/events.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::Timestamp;

constexpr std::string_view kPersonPrefix = "profiles/{profile}/";

store::Op OpOf(FilterOp op) {
  switch (op) {
    case FilterOp::kEqual:
      return store::Op::kEqual;
    case FilterOp::kNotEqual:
      return store::Op::kNotEqual;
    case FilterOp::kLess:
      return store::Op::kLess;
    case FilterOp::kLessOrEqual:
      return store::Op::kLessOrEqual;
    case FilterOp::kGreater:
      return store::Op::kGreater;
    case FilterOp::kGreaterOrEqual:
      break;
  }
  return store::Op::kGreaterOrEqual;
}

PageQuery PageQueryOf(const Call& call, const ListArgs& args) {
  return {call.method, args.parent, args.filter, args.order_by, args.show_deleted};
}

// The keys of a token: the order's values, then person, parent and id.
absl::StatusOr<std::optional<store::SortKey>> PlaceOf(const PageQuery& query, std::string_view token,
                                                      std::size_t orders) {
  auto keys = DecodePageToken(query, token);
  if (!keys.ok()) return keys.status();
  if (keys->empty()) return std::nullopt;
  if (keys->size() != orders + 3) return PageTokenInvalid();
  store::SortKey place;
  place.order.assign(keys->begin(), keys->end() - 3);
  const auto* person = std::get_if<int64_t>(&(*keys)[orders]);
  auto* parent = std::get_if<std::string>(&(*keys)[orders + 1]);
  auto* id = std::get_if<std::string>(&(*keys)[orders + 2]);
  if (person == nullptr || parent == nullptr || id == nullptr) return PageTokenInvalid();
  place.person_key = *person;
  place.parent = std::move(*parent);
  place.id = std::move(*id);
  return place;
}

}  // namespace

ResourceShape::ResourceShape(const Descriptor* type)
    : descriptor_(type),
      pattern_(*ResourcePattern::Of(*type)),
      type_(type->options().GetExtension(google::api::resource).type()),
      below_profile_(pattern_.text().starts_with(kPersonPrefix)),
      name_(type->FindFieldByName("name")),
      etag_(type->FindFieldByName("etag")) {
  const std::vector<std::string> segments = absl::StrSplit(pattern_.text(), '/');
  if (segments.back().starts_with("{")) {
    collection_ = segments[segments.size() - 2];
  } else {
    singleton_ = segments.back();
  }
  for (const char c : type->name()) {
    if (absl::ascii_isupper(c) && !field_.empty()) field_ += '_';
    field_ += absl::ascii_tolower(c);
  }
}

absl::StatusOr<OwnedKey> ResourceShape::KeyOf(const Call& call, std::string_view name) const {
  auto ids = pattern_.Parse(name);
  if (!ids) return InvalidField("name", absl::StrCat("does not have the form ", pattern_.text()));
  OwnedKey key{call.viewer.owner.person_key, "", singleton_};
  const std::size_t first = below_profile_ ? 1 : 0;
  if (singleton_.empty()) {
    key.id = std::string(ids->back());
    for (std::size_t i = first; i + 1 < ids->size(); ++i) {
      if (!key.parent.empty()) key.parent += '/';
      key.parent += (*ids)[i];
    }
  }
  return key;
}

std::string ResourceShape::ParentKeyOf(std::string_view parent) const {
  // profiles/ann/goals/g1 -> g1; profiles/ann -> "": every second segment after the person.
  const std::vector<absl::string_view> segments = absl::StrSplit(store::Absl(parent), '/');
  std::vector<absl::string_view> ids;
  for (std::size_t i = 3; i < segments.size(); i += 2) ids.push_back(segments[i]);
  return absl::StrJoin(ids, "/");
}

std::string ResourceShape::NameOf(std::string_view parent, std::string_view id) const {
  const absl::string_view slash = parent.empty() ? "" : "/";
  if (!singleton_.empty()) return absl::StrCat(store::Absl(parent), slash, singleton_);
  return absl::StrCat(store::Absl(parent), slash, collection_, "/", store::Absl(id));
}

void ResourceShape::SetName(Message& resource, const std::string& name) const {
  resource.GetReflection()->SetString(&resource, name_, name);
}

std::string ResourceShape::GetName(const Message& resource) const {
  return resource.GetReflection()->GetString(resource, name_);
}

void ResourceShape::SetEtag(Message& resource, const std::string& etag) const {
  if (etag_ != nullptr) resource.GetReflection()->SetString(&resource, etag_, etag);
}

std::string ResourceShape::GetEtag(const Message& resource) const {
  return etag_ == nullptr ? "" : resource.GetReflection()->GetString(resource, etag_);
}

void ResourceShape::SetTime(Message& resource, std::string_view field, std::optional<absl::Time> time) const {
  const auto* descriptor = descriptor_->FindFieldByName(std::string(field));
  if (descriptor == nullptr) return;
  if (!time) return resource.GetReflection()->ClearField(&resource, descriptor);
  SetTimestamp(*time, static_cast<Timestamp*>(resource.GetReflection()->MutableMessage(&resource, descriptor)));
}

absl::StatusOr<store::ListQuery> QueryOf(const Call& call, const ListArgs& args, absl::Span<const ListField> fields,
                                         const std::vector<store::Order>& default_order) {
  store::ListQuery query;
  auto conditions = ParseFilter(args.filter, fields);
  if (!conditions.ok()) return conditions.status();
  for (FilterCondition& condition : *conditions) {
    query.conditions.push_back({condition.column, OpOf(condition.op), std::move(condition.value)});
  }
  auto orders = ParseOrderBy(args.order_by, fields);
  if (!orders.ok()) return orders.status();
  for (const SortOrder& order : *orders) query.order.push_back({order.column, order.descending});
  if (query.order.empty()) query.order = default_order;
  auto place = PlaceOf(PageQueryOf(call, args), args.page_token, query.order.size());
  if (!place.ok()) return place.status();
  query.after = *std::move(place);
  query.show_deleted = args.show_deleted;
  query.limit = EffectivePageSize(args.page_size) + 1;  // one more tells whether there is a next page
  if (!call.viewer.unrestricted) query.audience_mask = call.viewer.audience;
  return query;
}

std::string NextPageToken(const Call& call, const ListArgs& args, const store::SortKey& last) {
  std::vector<SortKey> keys(last.order.begin(), last.order.end());
  keys.emplace_back(last.person_key);
  keys.emplace_back(last.parent);
  keys.emplace_back(last.id);
  return EncodePageToken(PageQueryOf(call, args), keys);
}

absl::Status EmitEvent(store::Transaction& tx, const Call& call, std::string_view type, std::string_view resource,
                       std::string_view paths, int64_t audience) {
  store::Event event;
  event.person_key = call.viewer.owner.person_key;
  event.event_time = call.now;
  event.type = type;
  event.resource = resource;
  event.owner = PersonOf(resource);
  event.actor = call.principal.name;
  event.changed_paths = paths;
  event.request_id = call.request_id;
  event.audience = audience;
  return store::AppendEvent(tx, event);
}

int64_t Micros(absl::Time time) { return absl::ToUnixMicros(time); }

void SetTimestamp(absl::Time time, Timestamp* stamp) {
  const int64_t micros = Micros(time);
  stamp->set_seconds(micros / 1'000'000);
  stamp->set_nanos(static_cast<int32_t>(micros % 1'000'000) * 1'000);
}

}  // namespace milepost::rpc
