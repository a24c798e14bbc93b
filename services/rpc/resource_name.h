// Resource names: `profiles/{profile}/goals/{goal}` and the like. Ids match `^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "google/protobuf/descriptor.h"

namespace milepost::rpc {

bool IsId(std::string_view text);

// The ids of a name, in the order of the pattern's variables: {"me", "g1"} of `profiles/me/goals/g1`. Views into the
// text that was parsed.
using ParsedName = std::vector<std::string_view>;

class ResourcePattern {
 public:
  // `text` as in google.api.resource: segments divided by `/`, variables in braces. An empty one matches nothing.
  explicit ResourcePattern(std::string_view text);

  // The pattern of a message's google.api.resource annotation; nothing without one.
  static std::optional<ResourcePattern> Of(const google::protobuf::Descriptor& resource);

  // Whether `name` has this form. Allocates nothing.
  bool Matches(std::string_view name) const;

  // Nothing if `name` has another form.
  std::optional<ParsedName> Parse(std::string_view name) const;

  // The name with these ids, as many as there are variables.
  std::string Build(absl::Span<const std::string_view> ids) const;

  const std::string& text() const { return text_; }

 private:
  struct Segment {
    std::string literal;  // empty for a variable
  };

  std::string text_;
  std::vector<Segment> segments_;
};

// The pattern text of a resource type (`milepost.dev/Goal`); empty for an unknown type. Services refer to resources of
// APIs whose protos they do not link, so the patterns are listed here; a test compares them with the annotations.
std::string_view PatternTextOf(std::string_view type);

// The first two segments: `profiles/ann` of `profiles/ann/goals/g1`. Empty for names not below a profile.
std::string_view PersonOf(std::string_view name);

// The name without its last collection and id: `profiles/ann` of `profiles/ann/goals/g1`, and of the singleton
// `profiles/ann/development`. Empty for `profiles/ann`.
std::string_view ParentOf(std::string_view name);

// The last segment: `g1` of `profiles/ann/goals/g1`.
std::string_view IdOf(std::string_view name);

}  // namespace milepost::rpc
