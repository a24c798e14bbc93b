// Sessions of mentorships: read and written by the two people, and nobody else.
#pragma once

#include <string>
#include <vector>

#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "services/mentoring/mentorships.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::mentoring {

rpc::ResourceSpec<v1::Session> SessionSpec();

class Sessions {
 public:
  explicit Sessions(const rpc::Resource<v1::Mentorship>& mentorships);

  std::string CreateSql() const { return sessions_.CreateSql(); }
  std::vector<rpc::Method> Rows() const;
  // Answers a repeated write: to one of the two.
  rpc::Replay replay() const;

  // The sessions of a mentorship that the caller joined, the latest first. At most 1,000.
  absl::StatusOr<std::vector<v1::Session>> Of(store::Reader& reader, const rpc::Call& call,
                                              const v1::Mentorship& mentorship) const;

  rpc::AgendaSource Agenda() const { return sessions_.agenda_source(); }

 private:
  absl::Status List(store::Reader& reader, rpc::Call& call, const v1::ListSessionsRequest& request,
                    v1::ListSessionsResponse& reply) const;
  absl::Status ListCommitments(store::Reader& reader, rpc::Call& call, const v1::ListCommitmentsRequest& request,
                               v1::ListCommitmentsResponse& reply) const;
  // A change of one session by one of the two, while the mentorship is at work.
  absl::Status Change(store::Transaction& tx, rpc::Call& call, const std::string& name, const std::string& etag,
                      std::string_view event, absl::FunctionRef<absl::Status(v1::Session&)> change,
                      v1::Session* reply) const;
  void AddStandardRows(std::vector<rpc::Method>& rows) const;
  void AddStateRows(std::vector<rpc::Method>& rows) const;

  const rpc::Resource<v1::Mentorship>& mentorships_;
  const rpc::Resource<v1::Session> sessions_;
};

}  // namespace milepost::mentoring
