// Feedback for a person: its author and the person read it, and whom the person shares it with.
#pragma once

#include <string>
#include <vector>

#include "milepost/progress/v1/progress_service.pb.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::progress {

class FeedbackRows {
 public:
  FeedbackRows();

  std::string CreateSql() const;
  std::vector<rpc::Method> Rows() const;
  rpc::Replay replay() const;

 private:
  // Opens one to its author, who may be nothing else to the person. True if the caller is the author.
  absl::StatusOr<bool> OpenToAuthor(store::Reader& reader, rpc::Call& call, std::string_view name) const;
  absl::Status Get(store::Reader& reader, rpc::Call& call, std::string_view name, v1::Feedback* reply) const;
  absl::Status Give(store::Transaction& tx, rpc::Call& call, const v1::GiveFeedbackRequest& request,
                    v1::Feedback* reply) const;
  absl::Status Delete(store::Transaction& tx, rpc::Call& call, const v1::DeleteFeedbackRequest& request) const;
  absl::Status List(store::Reader& reader, rpc::Call& call, const v1::ListFeedbackRequest& request,
                    v1::ListFeedbackResponse& reply) const;
  absl::Status ListGiven(store::Reader& reader, rpc::Call& call, const v1::ListGivenFeedbackRequest& request,
                         v1::ListGivenFeedbackResponse& reply) const;
  void AddAuthorsRows(std::vector<rpc::Method>& rows) const;
  void AddOwnersRows(std::vector<rpc::Method>& rows) const;

  const rpc::Resource<v1::Feedback> feedback_;
};

}  // namespace milepost::progress
