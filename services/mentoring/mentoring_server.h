// Who mentors whom, what they talk about and what they promise each other. While a mentorship is ACTIVE its mentor has
// the edge that opens what is shared with mentors.
#pragma once

#include <string>
#include <vector>

#include "milepost/mentoring/v1/mentorship.pb.h"
#include "services/mentoring/brief_facts.h"
#include "services/mentoring/sessions.h"
#include "services/rpc/peers.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::mentoring {

class MentoringServer final : public rpc::Service {
 public:
  MentoringServer(store::Database& store, const rpc::Peers& peers);

  std::string component() const override { return "mentoring"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;
  std::vector<rpc::AgendaSource> Agenda() override { return {sessions_.Agenda()}; }

 private:
  void AddMentorshipRows(std::vector<rpc::Method>& rows);
  void AddStepRows(std::vector<rpc::Method>& rows);
  // The mentorship of a brief with its sessions, as far as the caller is part of one.
  absl::StatusOr<Meeting> MeetingOf(store::Reader& reader, rpc::Call& call, const std::string& parent,
                                    const std::string& name) const;

  store::Database& store_;
  const rpc::Resource<v1::Mentorship> mentorships_;
  const Sessions sessions_;
  BriefFactsReader facts_;
};

}  // namespace milepost::mentoring
