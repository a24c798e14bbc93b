// The part of Resource<T> that does not depend on T.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "google/protobuf/timestamp.pb.h"
#include "services/rpc/call.h"
#include "services/rpc/filter.h"
#include "services/rpc/resource_name.h"
#include "services/store/table_sql.h"

namespace milepost::rpc {

using google::protobuf::Message;

// A row's key with its texts.
struct OwnedKey {
  int64_t person_key = 0;
  std::string parent, id;
  store::RowKey view() const { return {person_key, parent, id}; }
};

// What a List request asks for. Fields that a request does not have keep their defaults.
struct ListArgs {
  std::string_view parent;
  int page_size = 0;
  std::string_view page_token, filter, order_by;
  bool show_deleted = false;
};

template <class Req>
ListArgs ListArgsOf(const Req& request) {
  ListArgs args;
  args.page_size = request.page_size();
  args.page_token = request.page_token();
  if constexpr (requires { request.parent(); }) args.parent = request.parent();
  if constexpr (requires { request.filter(); }) args.filter = request.filter();
  if constexpr (requires { request.order_by(); }) args.order_by = request.order_by();
  if constexpr (requires { request.show_deleted(); }) args.show_deleted = request.show_deleted();
  return args;
}

// Names, keys, times and etags of one type of resource, by reflection.
class ResourceShape {
 public:
  explicit ResourceShape(const google::protobuf::Descriptor* type);

  const std::string& type() const { return type_; }  // milepost.dev/Goal
  // `goals` of `profiles/{profile}/goals/{goal}`; empty for singletons.
  const std::string& collection() const { return collection_; }
  // What requests call it: `journal_entry`.
  const std::string& field() const { return field_; }

  // The key of a resource of the call's owner. INVALID_ARGUMENT if the name has another form.
  absl::StatusOr<OwnedKey> KeyOf(const Call& call, std::string_view name) const;
  // What rows directly under `parent` have as their `parent`: `g1` for the entries of `profiles/ann/goals/g1`.
  std::string ParentKeyOf(std::string_view parent) const;
  std::string NameOf(std::string_view parent, std::string_view id) const;

  // Sets the fields that the resource has of these.
  void SetName(google::protobuf::Message& resource, const std::string& name) const;
  std::string GetName(const google::protobuf::Message& resource) const;
  void SetEtag(google::protobuf::Message& resource, const std::string& etag) const;
  std::string GetEtag(const google::protobuf::Message& resource) const;
  void SetTime(google::protobuf::Message& resource, std::string_view field, std::optional<absl::Time> time) const;

 private:
  const google::protobuf::Descriptor* descriptor_;
  ResourcePattern pattern_;
  std::string type_, collection_, field_;
  bool below_profile_;     // profiles/{profile}/...; otherwise the profile itself, or nobody's
  std::string singleton_;  // the last literal, of a singleton
  const google::protobuf::FieldDescriptor* name_;
  const google::protobuf::FieldDescriptor* etag_;
};

// The store's query of a List request. Errors: INVALID_ARGUMENT (FILTER_INVALID, PAGE_TOKEN_INVALID).
absl::StatusOr<store::ListQuery> QueryOf(const Call& call, const ListArgs& args, absl::Span<const ListField> fields,
                                         const std::vector<store::Order>& default_order);

// The token of the page after the row with this place.
std::string NextPageToken(const Call& call, const ListArgs& args, const store::SortKey& last);

// Tells the feed of a change, in its transaction. `paths` joined by commas.
absl::Status EmitEvent(store::Transaction& tx, const Call& call, std::string_view type, std::string_view resource,
                       std::string_view paths, int64_t audience);

int64_t Micros(absl::Time time);
void SetTimestamp(absl::Time time, google::protobuf::Timestamp* stamp);  // to the microsecond

inline constexpr std::size_t kMostPageBytes = 1 << 20;
inline constexpr absl::Duration kUndeletePeriod = absl::Hours(24 * 30);

}  // namespace milepost::rpc
