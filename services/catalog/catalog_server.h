// Skills and roles. They concern no person: everybody reads them, HR admins and systems write them.
#pragma once

#include <string>
#include <vector>

#include "milepost/catalog/v1/role.pb.h"
#include "milepost/catalog/v1/skill.pb.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::catalog {

class CatalogServer final : public rpc::Service {
 public:
  CatalogServer();

  std::string component() const override { return "catalog"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;

 private:
  const rpc::Resource<v1::Skill> skills_;
  const rpc::Resource<v1::Role> roles_;
};

}  // namespace milepost::catalog
