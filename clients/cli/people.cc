#include "clients/cli/people.h"

#include <fstream>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "clients/cli/contract.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"

namespace milepost::cli {

using goals::v1::GoalsService;
using goals::v1::ListReportSummariesRequest;
using goals::v1::ListReportSummariesResponse;
using goals::v1::ReportSummary;
using mentoring::v1::ListMenteesRequest;
using mentoring::v1::ListMenteesResponse;
using mentoring::v1::MentoringService;
using mentoring::v1::Mentorship;
using profiles::v1::ListProfilesRequest;
using profiles::v1::ListProfilesResponse;
using profiles::v1::Profile;
using profiles::v1::ProfilesService;

void People::Add(const std::string& person) {
  std::string name = PersonName(person);
  if (seen_.insert(name).second) names_.push_back(std::move(name));
}

absl::Status People::AddFile(const std::string& path) {
  std::ifstream file(path);
  if (!file) return absl::InvalidArgumentError(absl::StrCat("cannot read ", path));
  for (std::string line; std::getline(file, line);) {
    const absl::string_view text = absl::StripAsciiWhitespace(line);
    if (!text.empty() && text.front() != '#') Add(std::string(text));
  }
  return absl::OkStatus();
}

absl::Status People::AddUnit(const client::Client& client, const std::string& unit) {
  ListProfilesRequest request;
  request.set_page_size(1000);
  request.set_filter(absl::StrCat("unit = \"", unit, "\""));
  const std::size_t before = names_.size();
  for (absl::StatusOr<Profile>& profile :
       client.List(&ProfilesService::Stub::ListProfiles, &ListProfilesResponse::mutable_profiles, request)) {
    if (!profile.ok()) return profile.status();
    Add(profile->name());
  }
  if (names_.size() > before) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("nobody is in the unit ", unit));
}

absl::Status People::AddReports(const client::Client& client) {
  ListReportSummariesRequest request;
  request.set_parent("profiles/me");
  for (absl::StatusOr<ReportSummary>& report : client.List(
           &GoalsService::Stub::ListReportSummaries, &ListReportSummariesResponse::mutable_report_summaries, request)) {
    if (!report.ok()) return report.status();
    Add(report->profile());
  }
  return absl::OkStatus();
}

absl::Status People::AddMentees(const client::Client& client) {
  ListMenteesRequest request;
  request.set_page_size(1000);
  request.set_filter("state = ACTIVE");
  for (absl::StatusOr<Mentorship>& mentorship :
       client.List(&MentoringService::Stub::ListMentees, &ListMenteesResponse::mutable_mentorships, request)) {
    if (!mentorship.ok()) return mentorship.status();
    Add(mentorship->name().substr(0, mentorship->name().find("/mentorships/")));
  }
  return absl::OkStatus();
}

}  // namespace milepost::cli
