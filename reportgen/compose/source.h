// A snapshot made ready for writing: its language, its names, its goals by name. Adds no numbers of its own.
#ifndef MILEPOST_REPORTGEN_COMPOSE_SOURCE_H_
#define MILEPOST_REPORTGEN_COMPOSE_SOURCE_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/civil_time.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "milepost/snapshot/v1/report_snapshot.pb.h"
#include "reportgen/compose/messages.h"
#include "reportgen/document/blocks.h"

namespace milepost::report {

using Blocks = std::vector<Block>;
using Goals = std::vector<std::reference_wrapper<const goals::v1::Goal>>;

template <typename Content>
void Add(Blocks& out, Content content) {
  out.push_back(Block{std::move(content)});
}

// The civil day, if the date names a whole one that exists.
std::optional<absl::CivilDay> DayOf(const google::type::Date& date);

class Source {
 public:
  // `snapshot` is kept by reference.
  explicit Source(const snapshot::v1::ReportSnapshot& snapshot);

  const snapshot::v1::ReportSnapshot& snapshot() const { return snapshot_; }
  const Language& words() const { return words_; }
  std::string operator()(Word word, Language::Args args = {}) const { return words_(word, args); }

  // The goals that the document is about, in the order of urgency. A plan's says what is signed and no more: the goals
  // of its revision's terms, or all of the plan's while nothing is submitted. Other documents, and without a plan: all.
  const Goals& goals() const { return goals_; }
  // The rest.
  const Goals& other_goals() const { return other_goals_; }

  bool ForOwner() const { return snapshot_.reader() == type::v1::PARTY_OWNER; }
  // The owner's civil date; 1970 if the snapshot has none.
  absl::CivilDay today() const { return today_; }
  // The first day a progress report looks at: 90 days before today unless the snapshot says otherwise.
  absl::CivilDay period_start() const { return period_start_; }
  bool InPeriod(const google::type::Date& date) const;
  bool InPeriod(const google::protobuf::Timestamp& time) const;
  // The owner's civil date at that moment.
  absl::CivilDay DayAt(const google::protobuf::Timestamp& time) const;

  // What a resource name or principal refers to. Empty if the reader may not know or the snapshot does not say.
  std::string Name(std::string_view resource) const;
  // A name as people type it: a resource name is looked up, anything else is taken as it is.
  std::string Person(std::string_view person) const;
  const goals::v1::Goal* Goal(std::string_view name) const;
  const progress::v1::ProgressSeries* Series(std::string_view goal) const;
  // The owner's values by id.
  const profiles::v1::PersonalValue* Value(std::string_view id) const;

  // A date in words; a date without day or month says what it has. Empty if unset.
  std::string Date(const google::type::Date& date) const;
  std::string ShortDate(const google::type::Date& date) const;
  // The owner's day of a moment. Empty if unset.
  std::string Date(const google::protobuf::Timestamp& time) const;
  std::string ShortDate(const google::protobuf::Timestamp& time) const;
  // "1 April 2026 – 30 June 2026"; one end only says from or until. Empty without both.
  std::string Period(const google::type::Date& from, const google::type::Date& until) const;

 private:
  void PartGoals();

  const snapshot::v1::ReportSnapshot& snapshot_;
  const Language words_;
  absl::CivilDay today_, period_start_;
  Goals goals_, other_goals_;
  absl::flat_hash_map<std::string_view, const goals::v1::Goal*> goals_by_name_;
  absl::flat_hash_map<std::string_view, const progress::v1::ProgressSeries*> series_;
  absl::flat_hash_map<std::string_view, const profiles::v1::PersonalValue*> values_;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_SOURCE_H_
