// Who mentors whom. While a mentorship is ACTIVE its mentor has the edge that opens what is shared with mentors.
#pragma once

#include <string>
#include <vector>

#include "milepost/mentoring/v1/mentorship.pb.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::mentoring {

class MentoringServer final : public rpc::Service {
 public:
  MentoringServer();

  std::string component() const override { return "mentoring"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;

 private:
  const rpc::Resource<v1::Mentorship> mentorships_;
};

}  // namespace milepost::mentoring
