// The summaries' part of GoalsServer.
#include <algorithm>
#include <numeric>
#include <utility>

#include "milepost/goals/v1/goals_service.pb.h"
#include "services/access/edges.h"
#include "services/access/small_groups.h"
#include "services/goals/goal_summary.h"
#include "services/goals/goals_server.h"
#include "services/goals/workload.h"
#include "services/rpc/page_token.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;

constexpr int kMostReports = 100;

// What a manager sees of one of their people.
constexpr access::AudienceSet kManagers = access::Bit(type::v1::AUDIENCE_MANAGER);

std::vector<int> AllOf(const std::vector<Goal>& goals) {
  std::vector<int> all(goals.size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

absl::Status Summarize(const GoalStore& goals, const PlanStore& plans, Reader& reader, Call& call, GoalSummary& reply) {
  const absl::CivilDay today = call.Today();
  auto all = goals.All(reader, call);
  if (!all.ok()) return all.status();
  auto open = OpenPlans(plans, reader, call);
  if (!open.ok()) return open.status();
  *reply.mutable_as_of_date() = rpc::FromCivil(today);
  Count(*all, StatusesOf(*all, {today, call.CadenceDays()}), AllOf(*all), today, reply.mutable_counts());
  for (const Plan& plan : *open) *reply.add_plans() = SummaryOf(plan, *all, today);
  std::vector<const Goal*> pointers;
  for (const Goal& goal : *all) pointers.push_back(&goal);
  const int64_t minutes = call.viewer.owner.capacity_minutes;
  *reply.mutable_balance() = BalanceOf(pointers);
  *reply.mutable_workload() =
      WorkloadOf(pointers, minutes == 0 ? std::nullopt : std::optional(static_cast<double>(minutes) / 60), today);
  return absl::OkStatus();
}

// `call` is made in the name of the report; numbers are of what is shared with managers.
absl::Status SummarizeReport(const GoalStore& goals, const PlanStore& plans, Reader& reader, const Call& call,
                             ReportSummary& reply) {
  const absl::CivilDay today = call.Today();
  auto all = goals.All(reader, call);
  if (!all.ok()) return all.status();
  auto open = OpenPlans(plans, reader, call);
  if (!open.ok()) return open.status();
  std::vector<int> shared = AllOf(*all);
  std::erase_if(shared, [&](int i) { return (access::SetOf((*all)[i].effective_audience()) & kManagers) == 0; });
  reply.set_profile("profiles/" + call.viewer.owner.name);
  Count(*all, StatusesOf(*all, {today, call.CadenceDays()}), shared, today, reply.mutable_counts());
  std::vector<Goal> seen;
  for (const int i : shared) seen.push_back((*all)[i]);
  for (const Plan& plan : *open) {
    if ((AudienceOf(plan) & kManagers) != 0) *reply.add_plans() = SummaryOf(plan, seen, today);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<int64_t>> ReportsOf(Reader& reader, int64_t manager, int64_t after, int64_t limit) {
  std::vector<int64_t> keys;
  absl::Status status = reader.Query(
      "SELECT person_key FROM edges WHERE kind = $1 AND other = $2 AND person_key > $3 ORDER BY person_key LIMIT $4",
      {access::kManager, std::string_view(access::KeyEnd(manager)), after, limit}, [&keys](const store::Row& row) {
        keys.push_back(row.Int(0));
        return true;
      });
  if (!status.ok()) return status;
  return keys;
}

absl::Status ListReports(const GoalStore& goals, const PlanStore& plans, Reader& reader, Call& call,
                         const ListReportSummariesRequest& request, ListReportSummariesResponse& reply) {
  const rpc::PageQuery page{call.method, request.parent(), {}, {}, false};
  auto gone = access::HasEdge(reader, call.viewer.owner.person_key, access::kLeft, "");
  if (!gone.ok() || *gone) return gone.status();  // who left is nothing to others
  auto token = rpc::DecodePageToken(page, request.page_token());
  if (!token.ok()) return token.status();
  const int64_t* after = token->size() == 1 ? std::get_if<int64_t>(&token->front()) : nullptr;
  if (!token->empty() && after == nullptr) return rpc::PageTokenInvalid();
  const int limit = std::min(rpc::EffectivePageSize(request.page_size()), kMostReports);
  auto keys = ReportsOf(reader, call.viewer.owner.person_key, after == nullptr ? 0 : *after, limit + 1);
  if (!keys.ok()) return keys.status();
  Call theirs = call;
  for (int i = 0; i < std::min(limit, static_cast<int>(keys->size())); ++i) {
    auto person = store::FindPersonByKey(reader, (*keys)[i]);
    if (!person.ok()) return person.status();
    auto left = access::HasEdge(reader, (*keys)[i], access::kLeft, "");
    if (!left.ok()) return left.status();
    if (!person->has_value() || *left) continue;
    theirs.viewer.owner = **std::move(person);
    absl::Status status = SummarizeReport(goals, plans, reader, theirs, *reply.add_report_summaries());
    if (!status.ok()) return status;
  }
  if (static_cast<int>(keys->size()) > limit) {
    reply.set_next_page_token(rpc::EncodePageToken(page, {rpc::SortKey((*keys)[limit - 1])}));
  }
  return absl::OkStatus();
}

}  // namespace

void GoalsServer::AddSummaryRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::Read<GetGoalSummaryRequest, GoalSummary>(
      "GetGoalSummary", [this](Reader& reader, Call& call, const auto&, GoalSummary& reply) {
        return Summarize(goals_, plans_, reader, call, reply);
      }));
  rows.push_back(rpc::Read<ListReportSummariesRequest, ListReportSummariesResponse>(
      "ListReportSummaries", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return ListReports(goals_, plans_, reader, call, request, reply);
      }));
  rows.push_back(rpc::Read<GetOrganizationSummaryRequest, OrganizationSummary>(
      "GetOrganizationSummary", [this](Reader& reader, Call& call, const auto& request, OrganizationSummary& reply) {
        const absl::StatusOr<bool> may = access::MayAskAbout(reader, call.viewer, request.unit());
        if (!may.ok()) return may.status();
        return *may ? roll_up_.Get(reader, request.unit(), &reply) : rpc::NotPermitted();
      }));
}

}  // namespace milepost::goals
