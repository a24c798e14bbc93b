// The people whom a person keeps in touch with, and what came of it.
#pragma once

#include <string>
#include <vector>

#include "milepost/profiles/v1/contact.pb.h"
#include "milepost/profiles/v1/interaction.pb.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::profiles {

// Contacts and interactions: every write of an interaction moves its contact's dates in the same transaction.
class Contacts {
 public:
  Contacts();

  std::string CreateSql() const { return contacts_.CreateSql() + interactions_.CreateSql(); }
  // The rows refer to this object.
  void AddTo(rpc::ServiceRows& rows) const;

  rpc::AgendaSource Agenda() const { return contacts_.agenda_source(); }

 private:
  rpc::ResourceSpec<v1::Contact> ContactSpec() const;
  rpc::ResourceSpec<v1::Interaction> InteractionSpec() const;
  void AddContactRows(std::vector<rpc::Method>& rows) const;
  void AddInteractionRows(std::vector<rpc::Method>& rows) const;

  // Sets a contact's dates from its newest interaction.
  absl::Status SetDates(store::Reader& reader, const rpc::Call& call, v1::Contact& contact) const;
  // The same for a stored contact; nothing if there is none of this name.
  absl::Status MoveDates(store::Transaction& tx, const rpc::Call& call, const std::string& contact) const;
  absl::Status CheckContact(store::Transaction& tx, const rpc::Call& call, const v1::Interaction& interaction) const;
  absl::Status ListDue(store::Reader& reader, rpc::Call& call, const v1::ListDueContactsRequest& request,
                       v1::ListDueContactsResponse& reply) const;

  const rpc::Resource<v1::Contact> contacts_;
  const rpc::Resource<v1::Interaction> interactions_;
};

}  // namespace milepost::profiles
