#include "services/goals/change_store.h"

#include <algorithm>

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

constexpr int64_t kMostChanges = 1'000;  // unhandled ones of one person

std::vector<rpc::Violation> CheckOne(const CircumstanceChange& change) {
  const auto first = rpc::ToCivil(change.start_date()), last = rpc::ToCivil(change.end_date());
  if (!first || !last || *last >= *first) return {};
  return {{"end_date", "lies before start_date; give the same day or a later one, or leave it out"}};
}

absl::Status FillChange(Transaction&, Call& call, CircumstanceChange& change) {
  if (!change.has_start_date()) *change.mutable_start_date() = rpc::FromCivil(call.Today());
  return absl::OkStatus();
}

absl::Status KeepStart(Transaction&, Call& call, const CircumstanceChange&, CircumstanceChange& after) {
  if (!after.has_start_date()) *after.mutable_start_date() = rpc::FromCivil(call.Today());
  return absl::OkStatus();
}

rpc::ResourceSpec<CircumstanceChange> Spec() {
  rpc::ResourceSpec<CircumstanceChange> spec;
  spec.table = "circumstance_changes";
  spec.columns = {
      rpc::EnumColumn<CircumstanceChange>("kind", CircumstanceChange::Kind_descriptor(),
                                          [](const CircumstanceChange& c) { return c.kind(); }),
      rpc::BoolColumn<CircumstanceChange>("handled", [](const CircumstanceChange& c) { return c.has_handle_date(); }),
      rpc::DateColumn<CircumstanceChange>("start_date", [](const CircumstanceChange& c) { return c.start_date(); }),
  };
  spec.id_letter = 'c';
  spec.event = "milepost.circumstance_change";
  spec.update_request = UpdateCircumstanceChangeRequest::descriptor();
  spec.audience = [](const CircumstanceChange& c) { return access::SetOf(c.audience()); };
  spec.check = CheckOne;
  spec.on_create = FillChange;
  spec.on_update = KeepStart;
  return spec;
}

void MarkHandled(const Call& call, std::string_view handling, CircumstanceChange& change) {
  *change.mutable_handle_date() = rpc::FromCivil(call.Today());
  change.set_handling(std::string(handling));
}

}  // namespace

ChangeStore::ChangeStore() : changes_(Spec()) {}

absl::StatusOr<std::optional<absl::CivilDay>> ChangeStore::FirstUnhandled(Reader& reader, const Call& call) const {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.conditions = {{"handled", store::Op::kEqual, int64_t{0}}};
  query.limit = kMostChanges;
  auto unhandled = changes_.Messages(reader, query);
  if (!unhandled.ok()) return unhandled.status();
  std::optional<absl::CivilDay> first;
  for (const CircumstanceChange& change : *unhandled) {
    const auto day = rpc::ToCivil(change.start_date());
    if (day && (!first || *day < *first)) first = day;
  }
  return first;
}

absl::Status ChangeStore::HandleBy(Transaction& tx, Call& call, const std::string& name, const std::string& by,
                                   std::string_view handling) const {
  auto record = changes_.LoadLive(tx, call, name);
  const bool theirs = record.ok() && record->message.name() == name;
  if (!theirs) {
    return rpc::RuleBroken("change-exists", by,
                           "The plan's owner has no such change of circumstances. Report it first, or leave it out.");
  }
  if (record->message.has_handle_date()) return absl::OkStatus();
  CircumstanceChange stored;
  return changes_.Apply(
      tx, call, name, "", "handled",
      [&](CircumstanceChange& change) {
        MarkHandled(call, handling, change);
        change.set_handled_by(by);
        return absl::OkStatus();
      },
      &stored);
}

absl::Status ChangeStore::Handle(Transaction& tx, Call& call, const std::string& name, std::string_view etag,
                                 std::string_view handling, CircumstanceChange* reply) const {
  return changes_.Apply(
      tx, call, name, etag, "handled",
      [&](CircumstanceChange& change) -> absl::Status {
        if (change.has_handle_date()) return rpc::StateForbids(change.name(), "HANDLED", {"UNHANDLED"});
        MarkHandled(call, handling, change);
        return absl::OkStatus();
      },
      reply);
}

}  // namespace milepost::goals
