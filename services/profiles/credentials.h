// What shows what a person can do or where they belong, and how long it holds.
#pragma once

#include <string>
#include <vector>

#include "milepost/profiles/v1/credential.pb.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::profiles {

class Credentials {
 public:
  Credentials();

  std::string CreateSql() const { return credentials_.CreateSql(); }
  // The rows refer to this object.
  void AddTo(rpc::ServiceRows& rows) const;

  // The credential that a judgement names, of the person `of` (profiles/{profile}), for one who may see all of it.
  // INVALID_ARGUMENT if it is another person's; FAILED_PRECONDITION (RULE_BROKEN credential-exists) if there is none.
  absl::StatusOr<v1::Credential> Named(store::Reader& reader, const rpc::Call& call, std::string_view of,
                                       const std::string& name) const;

  rpc::AgendaSource Agenda() const { return credentials_.agenda_source(); }

 private:
  absl::Status ListExpiring(store::Reader& reader, rpc::Call& call, const v1::ListExpiringCredentialsRequest& request,
                            v1::ListExpiringCredentialsResponse& reply) const;
  absl::Status ListOfUnit(store::Reader& reader, rpc::Call& call, const v1::ListUnitExpiringCredentialsRequest& request,
                          v1::ListUnitExpiringCredentialsResponse& reply) const;

  const rpc::Resource<v1::Credential> credentials_;
};

}  // namespace milepost::profiles
