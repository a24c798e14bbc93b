#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cpp/client.h"

namespace milepost::cli {

// The people a command is for, in the order in which they are named, each once.
class People {
 public:
  // `amara` or `profiles/amara`.
  void Add(const std::string& person);
  // A file that names a person a line; `#` begins a comment.
  absl::Status AddFile(const std::string& path);
  // Everybody of a unit, for callers who may list profiles. INVALID_ARGUMENT: nobody is in it.
  absl::Status AddUnit(const client::Client& client, const std::string& unit);
  // The caller's direct reports; may be nobody.
  absl::Status AddReports(const client::Client& client);
  // Those whose active mentor the caller is; may be nobody.
  absl::Status AddMentees(const client::Client& client);

  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::set<std::string> seen_;
};

}  // namespace milepost::cli
