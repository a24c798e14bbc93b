#include "services/progress/feedback_rules.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/rpc/resource_name.h"
#include "services/store/text.h"

namespace milepost::progress {
namespace {

using v1::Feedback;

}  // namespace

Feedback::Kind KindOf(const Feedback& feedback) {
  const bool strength = !feedback.strength().empty(), suggestion = !feedback.suggestion().empty();
  if (strength && suggestion) return Feedback::KIND_BOTH;
  if (strength) return Feedback::KIND_STRENGTH;
  return suggestion ? Feedback::KIND_SUGGESTION : Feedback::KIND_UNSPECIFIED;
}

std::vector<rpc::Violation> CheckFeedback(const Feedback& feedback) {
  const std::string_view person = rpc::PersonOf(feedback.name());
  std::vector<rpc::Violation> violations;
  if (feedback.has_goal() && rpc::PersonOf(feedback.goal()) != person) {
    violations.push_back({"goal", "is not a goal of the person; name one of theirs"});
  }
  if (feedback.has_journal_entry() && rpc::PersonOf(feedback.journal_entry()) != person) {
    violations.push_back({"journal_entry", "is not a journal entry of the person; name one of theirs"});
  }
  return violations;
}

type::v1::Party AuthorParty(access::Parties parties) {
  using namespace type::v1;  // NOLINT: the names of parties
  for (Party party : {PARTY_MENTOR, PARTY_MANAGER, PARTY_HR_PARTNER}) {
    if ((parties & access::Bit(party)) != 0) return party;
  }
  return PARTY_ANYONE;
}

absl::Status Give(const std::string& strength, const std::string& suggestion, std::string_view prefix,
                  Feedback& feedback) {
  if (strength.empty() && suggestion.empty()) {
    return rpc::InvalidField(absl::StrCat(store::Absl(prefix), "strength"),
                             "and suggestion are both missing; give at least one of them");
  }
  feedback.set_strength(strength);
  feedback.set_suggestion(suggestion);
  feedback.set_kind(KindOf(feedback));
  feedback.set_state(Feedback::STATE_GIVEN);
  return absl::OkStatus();
}

bool MayBeShared(access::AudienceSet audience) {
  using namespace type::v1;  // NOLINT: the names of audiences
  return (audience & ~(access::Bit(AUDIENCE_MENTOR) | access::Bit(AUDIENCE_MANAGER) | access::Bit(AUDIENCE_HR))) == 0;
}

}  // namespace milepost::progress
