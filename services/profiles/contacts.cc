#include "services/profiles/contacts.h"

#include <utility>

#include "google/protobuf/empty.pb.h"
#include "services/profiles/deadlines.h"
#include "services/profiles/sharing.h"
#include "services/rpc/dates.h"
#include "services/rpc/standard_rows.h"

namespace milepost::profiles {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::Empty;
using rpc::Call;
using rpc::Violation;
using store::Reader;
using store::Transaction;

std::vector<Violation> CheckAudience(const auto& resource) {
  std::vector<Violation> violations;
  LimitAudience(resource.audience(), kHelpers, violations);
  return violations;
}

absl::Status FillDate(const Call& call, Interaction& interaction) {
  if (!interaction.has_interaction_date()) *interaction.mutable_interaction_date() = rpc::FromCivil(call.Today());
  if (rpc::ToCivil(interaction.interaction_date()) <= call.Today()) return absl::OkStatus();
  return rpc::InvalidField("interaction.interaction_date", "lies in the future; give today or an earlier date");
}

absl::CivilDay CreationDay(const Call& call, const Contact& contact) {
  return contact.has_create_time() ? call.DayOf(rpc::ToTime(contact.create_time())) : call.Today();
}

}  // namespace

Contacts::Contacts() : contacts_(ContactSpec()), interactions_(InteractionSpec()) {}

rpc::ResourceSpec<Contact> Contacts::ContactSpec() const {
  rpc::ResourceSpec<Contact> spec;
  spec.table = "contacts";
  spec.columns = {
      rpc::TextColumn<Contact>("display_name", [](const Contact& c) { return c.display_name(); }),
      rpc::EnumColumn<Contact>("relation", Contact::Relation_descriptor(),
                               [](const Contact& c) { return c.relation(); }),
      rpc::EnumColumn<Contact>("channel", Contact::Channel_descriptor(), [](const Contact& c) { return c.channel(); }),
      rpc::TextColumn<Contact>("organization", [](const Contact& c) { return c.organization(); }),
      rpc::DateColumn<Contact>("next_contact_date", [](const Contact& c) { return c.next_contact_date(); }),
  };
  spec.id_letter = 'c';
  spec.event = "milepost.contact";
  spec.update_request = UpdateContactRequest::descriptor();
  spec.audience = [](const Contact& c) { return access::SetOf(c.audience()); };
  spec.check = CheckAudience<Contact>;
  spec.derive = [this](Transaction& tx, Call& call, Contact& contact) { return SetDates(tx, call, contact); };
  spec.agenda = [](const Contact& contact, int) {
    std::vector<rpc::Due> dues;
    if (const auto day = rpc::ToCivil(contact.next_contact_date()))
      dues.push_back({"milepost.contact.due.v1", *day, ""});
    return dues;
  };
  return spec;
}

rpc::ResourceSpec<Interaction> Contacts::InteractionSpec() const {
  rpc::ResourceSpec<Interaction> spec;
  spec.table = "interactions";
  spec.columns = {
      rpc::EnumColumn<Interaction>("kind", Interaction::Kind_descriptor(),
                                   [](const Interaction& i) { return i.kind(); }),
      rpc::TextColumn<Interaction>("contact", [](const Interaction& i) { return i.contact(); }),
      rpc::DateColumn<Interaction>("interaction_date", [](const Interaction& i) { return i.interaction_date(); }),
  };
  spec.indexes = {
      "CREATE INDEX interactions_by_contact ON interactions (person_key, contact, interaction_date)",
  };
  spec.id_letter = 'i';
  spec.event = "milepost.interaction";
  spec.default_order = {{"interaction_date", true}};
  spec.update_request = UpdateInteractionRequest::descriptor();
  spec.audience = [](const Interaction& i) { return access::SetOf(i.audience()); };
  spec.check = CheckAudience<Interaction>;
  spec.on_create = [this](Transaction& tx, Call& call, Interaction& interaction) {
    absl::Status status = FillDate(call, interaction);
    return status.ok() ? CheckContact(tx, call, interaction) : status;
  };
  spec.on_update = [this](Transaction& tx, Call& call, const Interaction& before, Interaction& after) {
    absl::Status status = FillDate(call, after);
    // A contact that was deleted since stays named.
    return status.ok() && after.contact() != before.contact() ? CheckContact(tx, call, after) : status;
  };
  spec.on_written = [this](Transaction& tx, Call& call, const Interaction* before, const Interaction& after) {
    absl::Status status = MoveDates(tx, call, after.contact());
    const bool moved = before != nullptr && before->contact() != after.contact();
    return status.ok() && moved ? MoveDates(tx, call, before->contact()) : status;
  };
  return spec;
}

absl::Status Contacts::SetDates(Reader& reader, const Call& call, Contact& contact) const {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.conditions = {{"contact", store::Op::kEqual, contact.name()}};
  query.order = {{"interaction_date", true}};
  query.limit = 1;
  auto newest = interactions_.Messages(reader, query);
  if (!newest.ok()) return newest.status();
  contact.clear_last_contact_date();
  if (!newest->empty()) *contact.mutable_last_contact_date() = newest->front().interaction_date();
  contact.clear_next_contact_date();
  const auto next = NextContact(contact, CreationDay(call, contact));
  if (next) *contact.mutable_next_contact_date() = rpc::FromCivil(*next);
  return absl::OkStatus();
}

absl::Status Contacts::MoveDates(Transaction& tx, const Call& call, const std::string& contact) const {
  if (contact.empty()) return absl::OkStatus();
  // Of two interactions written at once the newer counts, whichever is stored last.
  absl::Status status = tx.LockPerson(call.viewer.owner.person_key);
  if (!status.ok()) return status;
  auto record = contacts_.table().Get(tx, {call.viewer.owner.person_key, "", rpc::IdOf(contact)});
  if (!record.ok() || !record->has_value()) return record.status();
  const Contact before = (*record)->message;
  status = SetDates(tx, call, (*record)->message);
  return status.ok() ? contacts_.SaveComputed(tx, call, before, **std::move(record)) : status;
}

absl::Status Contacts::CheckContact(Transaction& tx, const Call& call, const Interaction& interaction) const {
  const std::string& contact = interaction.contact();
  if (contact.empty()) return absl::OkStatus();
  if (rpc::PersonOf(contact) != rpc::PersonOf(interaction.name())) {
    return rpc::InvalidField("interaction.contact", "is a contact of somebody else; name one of this person");
  }
  auto record = contacts_.table().Get(tx, {call.viewer.owner.person_key, "", rpc::IdOf(contact)});
  if (!record.ok() || record->has_value()) return record.status();
  return rpc::RuleBroken("contact-exists", interaction.name(), "There is no such contact. Create it first.");
}

absl::Status Contacts::ListDue(Reader& reader, Call& call, const ListDueContactsRequest& request,
                               ListDueContactsResponse& reply) const {
  const absl::CivilDay today = call.Today();
  *reply.mutable_as_of_date() = rpc::FromCivil(today);
  rpc::ListArgs args = rpc::ListArgsOf(request);
  args.order_by = "next_contact_date";
  auto query = contacts_.QueryFor(call, args);
  if (!query.ok()) return query.status();
  query->conditions.push_back({"next_contact_date", store::Op::kLessOrEqual, rpc::DayNumber(today)});
  google::protobuf::RepeatedPtrField<Contact> due;
  absl::Status status =
      contacts_.ListQuery(reader, call, args, *std::move(query), &due, reply.mutable_next_page_token());
  for (Contact& contact : due) {
    DueContact& item = *reply.add_due_contacts();
    item.set_days_overdue(static_cast<int>(today - *rpc::ToCivil(contact.next_contact_date())));
    *item.mutable_contact() = std::move(contact);
  }
  return status;
}

void Contacts::AddTo(rpc::ServiceRows& rows) const {
  rows.replays.push_back(contacts_.replay());
  rows.replays.push_back(interactions_.replay());
  AddContactRows(rows.methods);
  AddInteractionRows(rows.methods);
}

void Contacts::AddContactRows(std::vector<rpc::Method>& rows) const {
  rows.push_back(
      rpc::CreateRow("CreateContact", contacts_, &CreateContactRequest::contact_id, &CreateContactRequest::contact));
  rows.push_back(rpc::GetRow<GetContactRequest>("GetContact", contacts_));
  rows.push_back(rpc::ListRow<ListContactsRequest>("ListContacts", contacts_, &ListContactsResponse::mutable_contacts));
  rows.push_back(rpc::UpdateRow("UpdateContact", contacts_, &UpdateContactRequest::contact));
  rows.push_back(rpc::Write<DeleteContactRequest, Empty>(
      "DeleteContact", [this](Transaction& tx, Call& call, const auto& request, Empty&) {
        return contacts_.Erase(tx, call, request.name(), request.etag());
      }));
  rows.push_back(rpc::Read<ListDueContactsRequest, ListDueContactsResponse>(
      "ListDueContacts", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return ListDue(reader, call, request, reply);
      }));
}

void Contacts::AddInteractionRows(std::vector<rpc::Method>& rows) const {
  rows.push_back(rpc::CreateRow("LogInteraction", interactions_, &LogInteractionRequest::interaction_id,
                                &LogInteractionRequest::interaction));
  rows.push_back(rpc::GetRow<GetInteractionRequest>("GetInteraction", interactions_));
  rows.push_back(rpc::ListRow<ListInteractionsRequest>("ListInteractions", interactions_,
                                                       &ListInteractionsResponse::mutable_interactions));
  rows.push_back(rpc::UpdateRow("UpdateInteraction", interactions_, &UpdateInteractionRequest::interaction));
  rows.push_back(rpc::Write<DeleteInteractionRequest, Empty>(
      "DeleteInteraction", [this](Transaction& tx, Call& call, const auto& request, Empty&) -> absl::Status {
        auto record = interactions_.Load(tx, call, request.name());
        if (!record.ok()) return record.status();
        absl::Status status = interactions_.Erase(tx, call, request.name(), request.etag());
        return status.ok() ? MoveDates(tx, call, record->message.contact()) : status;
      }));
}

}  // namespace milepost::profiles
