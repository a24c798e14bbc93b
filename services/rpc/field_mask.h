// Update masks (AIP-134, AIP-161), resolved against the resource that a request carries.
//
//   omitted  every populated field        `*`  full replacement        paths  those fields; an unset one is cleared
//
// `name`, `etag` and OUTPUT_ONLY fields are never written, whatever the mask says. Paths name fields of messages; they
// do not lead into repeated fields, maps or values of google.type and google.protobuf.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"

namespace milepost::rpc {

class ResolvedMask {
 public:
  // One path: the fields from the resource down to the one that is written.
  using Path = std::vector<const google::protobuf::FieldDescriptor*>;

  // Whether the mask was `*`.
  bool is_full() const { return full_; }
  // Whether a list is replaced: with is_full, what asks for an etag.
  bool touches_repeated() const { return touches_repeated_; }
  // Whether there is nothing to write.
  bool empty() const { return paths_.empty(); }
  // The paths written, none inside another, in the order of the mask (of the fields, for `*` and an omitted mask).
  const std::vector<Path>& paths() const { return paths_; }
  // The same as text, such as for the `changed_paths` of an event.
  std::vector<std::string> PathTexts() const;
  // Whether `path` or a field inside it or around it is written: Touches("metric") is true for `metric.target`.
  bool Touches(std::string_view path) const;

 private:
  friend absl::StatusOr<ResolvedMask> ResolveMask(const google::protobuf::FieldMask&, const google::protobuf::Message&);
  friend absl::Status ApplyMask(const ResolvedMask&, const google::protobuf::Message&, google::protobuf::Message*);
  void Add(const Path& path);
  void AddTopLevel(const google::protobuf::Message& resource, bool populated_only);

  bool full_ = false;
  bool touches_repeated_ = false;
  std::vector<Path> paths_;
  std::vector<Path> immutable_;  // compared, never written
};

// INVALID_ARGUMENT (INVALID_FIELDS) with one violation of `update_mask` for every path that is not understood.
absl::StatusOr<ResolvedMask> ResolveMask(const google::protobuf::FieldMask& mask,
                                         const google::protobuf::Message& resource);

// Writes the mask's fields of `source` into `target`, a message of the same type. Inside what is replaced, OUTPUT_ONLY
// fields keep the target's values: in messages, and in elements of lists that have the same `id`. A message that is
// cleared is cleared whole. An IMMUTABLE field may be named if its value is equal; an unset one is passed over unless
// its own path is in the mask.
// INVALID_ARGUMENT (INVALID_FIELDS) if an IMMUTABLE field would change; `target` is then untouched.
absl::Status ApplyMask(const ResolvedMask& mask, const google::protobuf::Message& source,
                       google::protobuf::Message* target);

}  // namespace milepost::rpc
