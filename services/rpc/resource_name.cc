#include "services/rpc/resource_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "google/api/resource.pb.h"

namespace milepost::rpc {
namespace {

constexpr std::size_t kMaxIdLength = 63;

constexpr auto kPatterns = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"milepost.dev/CareerOption", "profiles/{profile}/careerOptions/{career_option}"},
    {"milepost.dev/CircumstanceChange", "profiles/{profile}/changes/{change}"},
    {"milepost.dev/Contact", "profiles/{profile}/contacts/{contact}"},
    {"milepost.dev/Credential", "profiles/{profile}/credentials/{credential}"},
    {"milepost.dev/Development", "profiles/{profile}/development"},
    {"milepost.dev/Feedback", "profiles/{profile}/feedback/{feedback}"},
    {"milepost.dev/Goal", "profiles/{profile}/goals/{goal}"},
    {"milepost.dev/Interaction", "profiles/{profile}/interactions/{interaction}"},
    {"milepost.dev/JournalEntry", "profiles/{profile}/journal/{entry}"},
    {"milepost.dev/Mentorship", "profiles/{profile}/mentorships/{mentorship}"},
    {"milepost.dev/Plan", "profiles/{profile}/plans/{plan}"},
    {"milepost.dev/PlanReview", "profiles/{profile}/plans/{plan}/reviews/{review}"},
    {"milepost.dev/PlanRevision", "profiles/{profile}/plans/{plan}/revisions/{revision}"},
    {"milepost.dev/Profile", "profiles/{profile}"},
    {"milepost.dev/ProgressEntry", "profiles/{profile}/goals/{goal}/entries/{entry}"},
    {"milepost.dev/Report", "profiles/{profile}/reports/{report}"},
    {"milepost.dev/Role", "roles/{role}"},
    {"milepost.dev/Session", "profiles/{profile}/mentorships/{mentorship}/sessions/{session}"},
    {"milepost.dev/Skill", "skills/{skill}"},
    {"milepost.dev/SkillAssessment", "profiles/{profile}/skillAssessments/{skill_assessment}"},
    {"milepost.dev/Template", "templates/{template}"},
});

bool IsLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Cuts the next segment off `rest`; false at the end.
bool NextSegment(std::string_view* rest, std::string_view* segment) {
  if (rest->data() == nullptr) return false;
  const std::size_t slash = rest->find('/');
  *segment = rest->substr(0, slash);
  *rest = slash == std::string_view::npos ? std::string_view() : rest->substr(slash + 1);
  return true;
}

}  // namespace

bool IsId(std::string_view text) {
  if (text.empty() || text.size() > kMaxIdLength || text.front() < 'a' || text.front() > 'z') return false;
  if (text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return IsLowerOrDigit(c) || c == '-'; });
}

ResourcePattern::ResourcePattern(std::string_view text) : text_(text) {
  std::string_view rest = text.empty() ? std::string_view() : text;
  std::string_view segment;
  while (NextSegment(&rest, &segment)) {
    segments_.push_back({segment.starts_with('{') ? std::string() : std::string(segment)});
  }
}

std::optional<ResourcePattern> ResourcePattern::Of(const google::protobuf::Descriptor& resource) {
  const auto& options = resource.options();
  if (!options.HasExtension(google::api::resource)) return std::nullopt;
  const auto& annotation = options.GetExtension(google::api::resource);
  if (annotation.pattern_size() == 0) return std::nullopt;
  return ResourcePattern(annotation.pattern(0));
}

bool ResourcePattern::Matches(std::string_view name) const {
  if (name.empty()) return false;
  std::string_view rest = name;
  std::string_view segment;
  for (const Segment& expected : segments_) {
    if (!NextSegment(&rest, &segment)) return false;
    if (expected.literal.empty() ? !IsId(segment) : segment != expected.literal) return false;
  }
  return rest.data() == nullptr;
}

std::optional<ParsedName> ResourcePattern::Parse(std::string_view name) const {
  if (!Matches(name)) return std::nullopt;
  ParsedName ids;
  std::string_view segment;
  for (const Segment& expected : segments_) {
    NextSegment(&name, &segment);
    if (expected.literal.empty()) ids.push_back(segment);
  }
  return ids;
}

std::string ResourcePattern::Build(absl::Span<const std::string_view> ids) const {
  std::string name;
  auto id = ids.begin();
  for (const Segment& segment : segments_) {
    if (!name.empty()) name += '/';
    if (!segment.literal.empty()) {
      name += segment.literal;
    } else if (id != ids.end()) {
      name += *id++;
    }
  }
  return name;
}

std::string_view PatternTextOf(std::string_view type) {
  const auto found = std::find_if(kPatterns.begin(), kPatterns.end(), [type](auto& row) { return row.first == type; });
  return found == kPatterns.end() ? std::string_view() : found->second;
}

std::string_view PersonOf(std::string_view name) {
  constexpr std::string_view kCollection = "profiles/";
  if (!name.starts_with(kCollection)) return {};
  const std::string_view person = name.substr(0, name.find('/', kCollection.size()));
  return person.size() == kCollection.size() ? std::string_view() : person;
}

std::string_view ParentOf(std::string_view name) {
  const auto slashes = std::count(name.begin(), name.end(), '/');
  std::size_t end = name.rfind('/');
  if (slashes < 2) return {};
  // An even number of slashes is an odd number of segments: a singleton's name, which ends in no id.
  if (slashes % 2 != 0) end = name.rfind('/', end - 1);
  return name.substr(0, end);
}

std::string_view IdOf(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace milepost::rpc
