#include "clients/cli/import_run.h"

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "clients/cpp/errors.h"
#include "google/api/field_behavior.pb.h"
#include "milepost/goals/v1/goals_service.pb.h"

namespace milepost::cli {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using milepost::goals::v1::GetPlanRequest;
using milepost::goals::v1::GetPlanRevisionRequest;
using milepost::goals::v1::Plan;
using milepost::goals::v1::PlanRevision;

namespace {

constexpr char kGoalsService[] = "/milepost.goals.v1.GoalsService/";

// The etag field that a request must carry but cannot know beforehand; null if there is none.
Message* WithMissingEtag(Message& request) {
  const FieldDescriptor* etag = request.GetDescriptor()->FindFieldByName("etag");
  if (etag != nullptr)
    return HasBehavior(*etag, google::api::REQUIRED) && GetText(request, "etag").empty() ? &request : nullptr;
  if (request.GetDescriptor()->FindFieldByName("update_mask") == nullptr) return nullptr;
  std::vector<const FieldDescriptor*> fields;
  request.GetReflection()->ListFields(request, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->message_type() == nullptr || field->message_type()->FindFieldByName("etag") == nullptr) continue;
    Message* body = request.GetReflection()->MutableMessage(&request, field);
    return GetText(*body, "etag").empty() ? body : nullptr;
  }
  return nullptr;
}

absl::StatusOr<std::string> SubmittedHash(const client::Client& client, const std::string& plan_name) {
  GetPlanRequest plan_request;
  plan_request.set_name(plan_name);
  Plan plan;
  absl::Status status = client.CallByPath(absl::StrCat(kGoalsService, "GetPlan"), plan_request, &plan);
  if (!status.ok()) return status;
  GetPlanRevisionRequest revision_request;
  revision_request.set_name(plan.current_revision());
  PlanRevision revision;
  status = client.CallByPath(absl::StrCat(kGoalsService, "GetPlanRevision"), revision_request, &revision);
  if (!status.ok()) return status;
  return revision.sha256();
}

// Reads what the request must say about the present: the etag, or the hash that is signed. Whether something was read.
absl::StatusOr<bool> Complete(const Contract& contract, const client::Client& client, const ImportRecord& record) {
  Message& request = *record.request;
  if (record.method->name() == "SignPlan" && GetText(request, "sha256").empty()) {
    const absl::StatusOr<std::string> hash = SubmittedHash(client, record.resource);
    if (!hash.ok()) return hash.status();
    SetText(request, "sha256", *hash);
    return true;
  }
  Message* holder = WithMissingEtag(request);
  if (holder == nullptr) return false;
  const auto resource = contract.OfName(record.resource);
  if (!resource.ok()) return resource.status();
  const auto get = contract.Method(**resource, "get");
  if (!get.ok()) return get.status();
  MessagePtr read = NewMessage(*(*get)->input_type()), current = NewMessage(*(*get)->output_type());
  SetText(*read, "name", record.resource);
  const absl::Status status = client.CallByPath(PathOf(**get), *read, current.get());
  if (!status.ok()) return status;
  SetText(*holder, "etag", GetText(*current, "etag"));
  return true;
}

// Writes one record and returns the name of what was written.
absl::StatusOr<std::string> Write(const Contract& contract, const client::Client& client, const ImportRecord& record) {
  const client::Client caller = client.As(record.caller);
  const absl::StatusOr<bool> completed = Complete(contract, caller, record);
  if (!completed.ok()) return completed.status();
  MessagePtr response = NewMessage(*record.method->output_type());
  const absl::Status status = caller.CallByPath(PathOf(*record.method), *record.request, response.get());
  if (*completed && client::ErrorDetails(status).reason == "REQUEST_ID_REUSED") {
    return record.resource;  // an earlier run did this and has moved the etag since
  }
  if (!status.ok()) return status;
  if (response->GetDescriptor()->FindFieldByName("name") != nullptr) return GetText(*response, "name");
  const FieldDescriptor* entry = response->GetDescriptor()->FindFieldByName("entry");
  return entry == nullptr ? record.resource : GetText(response->GetReflection()->GetMessage(*response, entry), "name");
}

// The import's common state: counts, the log and what failed.
class Tally {
 public:
  Tally(const ImportOptions& options, std::function<void(const ImportRecord&, const absl::Status&)> failed,
        std::function<void(const ImportCounts&)> progress, ImportCounts& counts)
      : options_(options), failed_(std::move(failed)), progress_(std::move(progress)), counts_(counts) {
    if (!options.ack_log.empty()) log_.open(options.ack_log, std::ios::app);
  }

  bool LogIsOpen() const { return options_.ack_log.empty() || log_.is_open(); }

  // Whether a record can be tried; if not, it counts as skipped.
  bool Admit(const ImportRecord& record) {
    absl::MutexLock lock(&mutex_);
    const bool stopped = away_ || (options_.stop_on_error && !first_error_.ok());
    if (!stopped && broken_.count(record.needs) == 0) return true;
    ++counts_.skipped;
    if (!record.resource.empty()) broken_.insert(record.resource);
    return false;
  }

  void Report(const ImportRecord& record, const absl::StatusOr<std::string>& name) {
    absl::MutexLock lock(&mutex_);
    if (name.ok()) {
      ++counts_.acknowledged;
      if (log_.is_open()) log_ << *name << '\n' << std::flush;
    } else {
      ++counts_.failed;
      if (first_error_.ok()) first_error_ = name.status();
      away_ = away_ || absl::IsUnavailable(name.status());
      if (!record.resource.empty() && record.needs != record.resource) broken_.insert(record.resource);
      failed_(record, name.status());
    }
    progress_(counts_);
  }

  absl::Status first_error() {
    absl::MutexLock lock(&mutex_);
    return first_error_;
  }

 private:
  const ImportOptions& options_;
  absl::Mutex mutex_;
  std::function<void(const ImportRecord&, const absl::Status&)> failed_;
  std::function<void(const ImportCounts&)> progress_;
  ImportCounts& counts_;
  std::ofstream log_;
  bool away_ = false;  // the server did not come back in time: nothing more is tried
  absl::Status first_error_;
  std::set<std::string> broken_;  // resources that could not be created
};

void RunStep(const Contract& contract, const client::Client& client, const ImportPlan::Step& step, int concurrency,
             Tally& tally) {
  std::atomic<size_t> next = 0;
  auto work = [&] {
    for (size_t i = next++; i < step.size(); i = next++) {
      for (const ImportRecord& record : step[i]) {
        if (tally.Admit(record)) tally.Report(record, Write(contract, client, record));
      }
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < concurrency && static_cast<size_t>(i) < step.size(); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

absl::Status RunImport(const client::Client& client, std::vector<ImportPlan::Step> steps, const ImportOptions& options,
                       std::function<void(const ImportRecord&, const absl::Status&)> failed,
                       std::function<void(const ImportCounts&)> progress, ImportCounts& counts) {
  for (const auto& step : steps) {
    for (const auto& chain : step) counts.total += static_cast<int64_t>(chain.size());
  }
  Tally tally(options, std::move(failed), std::move(progress), counts);
  if (!tally.LogIsOpen()) return absl::InvalidArgumentError(absl::StrCat("cannot write ", options.ack_log));
  const Contract contract;
  for (const auto& step : steps) RunStep(contract, client, step, options.concurrency, tally);
  return tally.first_error();
}

}  // namespace milepost::cli
