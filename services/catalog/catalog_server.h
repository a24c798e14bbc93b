// Skills, roles and templates. They concern no person: everybody reads them, HR admins and systems write them.
#pragma once

#include <string>
#include <vector>

#include "milepost/catalog/v1/role.pb.h"
#include "milepost/catalog/v1/skill.pb.h"
#include "milepost/catalog/v1/template.pb.h"
#include "services/catalog/template_application.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::catalog {

class CatalogServer final : public rpc::Service {
 public:
  CatalogServer(store::Database& store, const rpc::Peers& peers);

  std::string component() const override { return "catalog"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;

 private:
  rpc::ResourceSpec<v1::Role> RoleSpec() const;
  // RULE_BROKEN if `role` requires a deprecated skill that `before` (may be null) does not.
  absl::Status CheckRequired(store::Reader& reader, const rpc::Call& call, const v1::Role* before,
                             const v1::Role& role) const;

  const rpc::Resource<v1::Skill> skills_;
  const rpc::Resource<v1::Role> roles_;
  const rpc::Resource<v1::Template> templates_;
  TemplateApplication application_;
};

}  // namespace milepost::catalog
