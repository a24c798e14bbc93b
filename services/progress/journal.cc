#include "services/progress/journal.h"

#include "milepost/progress/v1/progress_service.pb.h"

namespace milepost::progress {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using rpc::Violation;
using store::Transaction;

constexpr int64_t kMostEntries = 5'000;

// Reflections are shared one by one, with a mentor or the manager; how a person is, with nobody.
std::vector<Violation> CheckEntry(const JournalEntry& entry) {
  std::vector<Violation> violations;
  if (entry.content_case() == JournalEntry::CONTENT_NOT_SET) {
    violations.push_back(
        {"content", "is missing; give exactly one of check_in, achievement, setback, activity, pulse"});
  }
  const access::AudienceSet mentor = access::Bit(type::v1::AUDIENCE_MENTOR);
  const access::AudienceSet allowed = entry.has_pulse() ? 0 : mentor | access::Bit(type::v1::AUDIENCE_MANAGER);
  if ((access::SetOf(entry.audience()) & ~allowed) != 0) {
    violations.push_back({"audience", entry.has_pulse() ? "of a pulse is nobody; leave it out"
                                                        : "may hold AUDIENCE_MENTOR and AUDIENCE_MANAGER only"});
  }
  return violations;
}

// Today unless given; never in the future.
absl::Status FillDate(const Call& call, JournalEntry& entry) {
  if (!entry.has_entry_date()) *entry.mutable_entry_date() = rpc::FromCivil(call.Today());
  if (rpc::ToCivil(entry.entry_date()) <= call.Today()) return absl::OkStatus();
  return rpc::InvalidField("journal_entry.entry_date", "lies in the future; give today or an earlier date");
}

absl::Status FillEntry(Transaction&, Call& call, JournalEntry& entry) { return FillDate(call, entry); }

absl::Status CheckUpdate(Transaction&, Call& call, const JournalEntry& before, JournalEntry& after) {
  if (before.content_case() != after.content_case()) {
    return rpc::InvalidField("journal_entry.content", "cannot change its kind; delete the entry and create another");
  }
  return FillDate(call, after);
}

}  // namespace

std::string KindText(const JournalEntry& entry) {
  switch (entry.content_case()) {
    case JournalEntry::kCheckIn:
      return "CHECK_IN";
    case JournalEntry::kAchievement:
      return "ACHIEVEMENT";
    case JournalEntry::kSetback:
      return "SETBACK";
    case JournalEntry::kActivity:
      return "ACTIVITY";
    case JournalEntry::kPulse:
      return "PULSE";
    case JournalEntry::CONTENT_NOT_SET:
      break;
  }
  return "";
}

rpc::ResourceSpec<JournalEntry> JournalSpec() {
  rpc::ResourceSpec<JournalEntry> spec;
  spec.table = "journal_entries";
  spec.columns = {
      rpc::TextColumn<JournalEntry>("kind", KindText),
      rpc::TextColumn<JournalEntry>("goal", [](const JournalEntry& e) { return e.goal(); }),
      rpc::DateColumn<JournalEntry>("entry_date", [](const JournalEntry& e) { return e.entry_date(); }),
  };
  spec.id_letter = 'j';
  spec.event = "milepost.journal_entry";
  spec.default_order = {{"entry_date", true}};
  spec.update_request = UpdateJournalEntryRequest::descriptor();
  spec.audience = [](const JournalEntry& e) { return access::SetOf(e.audience()); };
  spec.check = CheckEntry;
  spec.on_create = FillEntry;
  spec.on_update = CheckUpdate;
  return spec;
}

absl::StatusOr<std::vector<JournalEntry>> EntriesOfKind(store::Reader& reader, const Call& call,
                                                        const rpc::Resource<JournalEntry>& journal,
                                                        const std::string& kind) {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.conditions = {{"kind", store::Op::kEqual, kind}};
  query.order = {{"entry_date", true}};
  query.limit = kMostEntries;
  return journal.Messages(reader, query);
}

}  // namespace milepost::progress
