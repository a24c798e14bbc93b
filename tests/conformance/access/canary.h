// Distinct texts planted in every field that a client may fill with words, to be found again wherever they turn up.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "google/protobuf/message.h"
#include "tests/conformance/access/world.h"

namespace milepost::testing {

// The sets of audiences that texts are planted for.
inline constexpr Shared kSets[] = {kNobodyElse, kMentorBit,          kManagerBit, kHrBit,
                                   kOrgBit,     kMentorBit | kHrBit, kEverybody};

// Who reads what is shared like this, where every party may.
std::set<Who> ReadersOf(Shared shared);

template <class Repeated>
void SetAudience(Shared shared, Repeated* audience) {
  for (int i = 0; i < 4; ++i) {
    if ((shared >> i & 1) != 0) audience->Add(i + 1);
  }
}

class Canaries {
 public:
  // Fills every writable text of `message` and of the messages in it with a text of its own, known to be for `readers`;
  // required numbers and enums get a legal value. Resource names, ids and other texts of a fixed form stay.
  void Plant(google::protobuf::Message* message, const std::set<Who>& readers);

  // A text of its own for one field.
  std::string New(const std::set<Who>& readers, std::string_view field);

  // The texts that occur in `bytes`.
  std::set<std::string> FoundIn(std::string_view bytes) const;
  std::set<std::string> For(Who who) const;
  // The field that a text was planted in.
  const std::string& FieldOf(const std::string& text) const { return planted_.at(text).field; }
  std::size_t size() const { return planted_.size(); }

 private:
  struct Planted {
    std::string field;
    std::set<Who> readers;
  };
  std::map<std::string, Planted> planted_;
};

// Plants in olga's career options, contacts, interactions and credentials.
void PlantPersonalParts(const World& world, Canaries* planted);

// Plants in feedback that a peer was asked for and the manager gave unasked, shared with different people.
void PlantFeedback(const World& world, Canaries* planted);

// Plants in a mentorship that waits for its mentor, and in the sessions of one that is under way.
void PlantMentoring(const World& world, Canaries* planted);

}  // namespace milepost::testing
