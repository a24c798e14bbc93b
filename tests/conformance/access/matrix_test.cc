// Every method of every service, as everybody, with every set of audiences.
#include "tests/conformance/access/matrix.h"

#include <cstdio>
#include <map>
#include <set>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "clients/cpp/errors.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "milepost/catalog/v1/catalog_service.pb.h"
#include "milepost/events/v1/events_service.grpc.pb.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/internal/v1/measurement_service.pb.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "milepost/progress/v1/progress_service.pb.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"
#include "tests/conformance/access/world.h"

namespace milepost::testing {
namespace {

using google::protobuf::Message;

// Code, message and every detail, byte for byte.
std::string WholeError(const absl::Status& status) {
  std::map<std::string, std::string> details;
  status.ForEachPayload([&](auto type, const absl::Cord& value) { details[std::string(type)] = std::string(value); });
  std::string whole = absl::StrCat(static_cast<int>(status.code()), "\n", status.message());
  for (const auto& [type, value] : details) absl::StrAppend(&whole, "\n", type, "\n", value);
  return whole;
}

bool Shows(const Message& reply, const std::string& name) {
  const auto* list = reply.GetDescriptor()->field(0);
  const auto& reflection = *reply.GetReflection();
  for (int i = 0; i < reflection.FieldSize(reply, list); ++i) {
    const Message& item = reflection.GetRepeatedMessage(reply, list, i);
    if (item.GetReflection()->GetString(item, item.GetDescriptor()->FindFieldByName("name")) == name) return true;
  }
  return false;
}

class AccessMatrix : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    world_ = new World();
    world_->FillObjects();
    world_->Share(kEverybody);
    world_->MakeReports();
    refusal_ = new std::string(WholeError(world_->Call(Who::kStranger, "goals.v1.GoalsService/GetGoal",
                                                       world_->Fill("name: '$goal'", kEverybody, Who::kStranger))));
  }
  static void TearDownTestSuite() {
    delete world_;
    delete refusal_;
  }

  // A watch's first message says that it stands.
  static absl::Status Watch(Who who, const std::string& text) {
    events::v1::WatchEventsRequest request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request));
    grpc::ClientContext context;
    const client::Client client = world_->As(who);
    client.Prepare(context, absl::Now() + absl::Seconds(10));
    auto stream = client.StubOf<events::v1::EventsService::Stub>().WatchEvents(&context, request);
    events::v1::WatchEventsResponse message;
    const bool stands = stream->Read(&message);
    if (stands) context.TryCancel();
    const absl::Status ended = client::ToStatus(stream->Finish());
    return stands ? absl::OkStatus() : ended;
  }

  // Calls, and reads a stream's first message if the method is one.
  static absl::Status Call(Who who, const std::string& method, const std::string& request, Message* reply) {
    if (absl::EndsWith(method, "/WatchEvents")) return Watch(who, request);
    if (!absl::EndsWith(method, "/DownloadReport")) return world_->Call(who, method, request, reply);
    reports::v1::DownloadReportRequest download;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(request, &download));
    grpc::ClientContext context;
    const client::Client client = world_->As(who);
    client.Prepare(context, absl::Now() + absl::Seconds(10));
    auto stream = client.StubOf<reports::v1::ReportsService::Stub>().DownloadReport(&context, download);
    reports::v1::DownloadReportResponse part;
    while (stream->Read(&part)) {
    }
    return client::ToStatus(stream->Finish());
  }

  static void CheckCell(const Expectation& row, Who who, char cell, Shared shared) {
    const std::string where =
        absl::StrCat(row.method, " as ", NameOf(who), " with", shared == 0 ? " nobody" : AudienceText(shared));
    const bool shared_with = Includes(shared, who);
    const auto* method = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
        absl::StrCat("milepost.", absl::StrReplaceAll(row.method, {{"/", "."}})));
    std::unique_ptr<Message> reply(
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(method->output_type())->New());
    const std::string request = world_->Fill(row.request, shared, who);
    const absl::Status status = Call(who, row.method, request, reply.get());
    if (cell == '-' || (cell == 'S' && !shared_with)) {
      EXPECT_EQ(WholeError(status), *refusal_) << where << ": " << status;
    } else {
      EXPECT_NE(status.code(), absl::StatusCode::kPermissionDenied) << where << ": " << status;
      EXPECT_NE(status.code(), absl::StatusCode::kInvalidArgument) << where << ": " << status;
      EXPECT_NE(status.code(), absl::StatusCode::kInternal) << where << ": " << status;
    }
    if (status.ok() && !row.shows.empty()) {
      EXPECT_EQ(Shows(*reply, world_->Fill(row.shows, shared, who)), cell != 'L' || shared_with) << where;
    }
    ++cells_;
  }

  static World* world_;
  static std::string* refusal_;
  static int cells_;
};

World* AccessMatrix::world_ = nullptr;
std::string* AccessMatrix::refusal_ = nullptr;
int AccessMatrix::cells_ = 0;

std::string Cells(const Expectation& row) { return absl::StrReplaceAll(row.cells, {{" ", ""}}); }

TEST_F(AccessMatrix, HoldsARowForEveryMethodThatExists) {
  std::set<std::string> expected, existing;
  for (const Expectation& row : Matrix()) {
    EXPECT_TRUE(expected.insert(row.method).second) << row.method << " has two rows";
    EXPECT_EQ(Cells(row).size(), kCallers) << row.method;
  }
  for (const auto* file :
       {catalog::v1::GetSkillRequest::descriptor()->file(), events::v1::ListEventsRequest::descriptor()->file(),
        goals::v1::GetGoalRequest::descriptor()->file(),
        internal::v1::BatchApplyMeasurementsRequest::descriptor()->file(),
        mentoring::v1::GetMentorshipRequest::descriptor()->file(),
        profiles::v1::GetProfileRequest::descriptor()->file(),
        progress::v1::RecordProgressRequest::descriptor()->file(),
        reports::v1::GetReportRequest::descriptor()->file()}) {
    for (int s = 0; s < file->service_count(); ++s) {
      const auto* service = file->service(s);
      for (int i = 0; i < service->method_count(); ++i) {
        existing.insert(
            absl::StrCat(service->full_name().substr(sizeof("milepost.") - 1), "/", service->method(i)->name()));
      }
    }
  }
  EXPECT_EQ(expected, existing);
}

TEST_F(AccessMatrix, LetsInWhomItShouldAndNobodyElse) {
  for (Shared shared = 0; shared <= kEverybody; ++shared) {
    world_->Share(shared);
    for (const Expectation& row : Matrix()) {
      const std::string cells = Cells(row);
      const bool depends = cells.find_first_of("SL") != std::string::npos;
      if (!depends && shared != kEverybody) continue;
      // From the last column to the first: the owner, who may delete, comes last.
      for (int who = kCallers - 1; who >= 0; --who) CheckCell(row, static_cast<Who>(who), cells[who], shared);
    }
  }
  std::printf("%d cells of %zu methods x %d callers x 16 sets of audiences\n", cells_, Matrix().size(), kCallers);
}

// Whoever may not see all of a parent cannot tell what is missing from what is hidden.
TEST_F(AccessMatrix, GivesTheSameBytesForTheMissingAndTheForbidden) {
  int compared = 0;
  for (const Expectation& row : Matrix()) {
    const std::string cells = Cells(row);
    std::string request = world_->Fill(row.request, kNobodyElse, Who::kStranger);
    for (const char* collection : {"goals", "skillAssessments", "journal", "plans", "mentorships", "feedback",
                                   "reports", "careerOptions", "contacts", "interactions", "credentials"}) {
      const std::string start = absl::StrCat("'profiles/olga/", collection, "/");
      const std::size_t at = request.find(start);
      if (at == std::string::npos) continue;
      const std::size_t id = at + start.size();
      request.replace(id, request.find_first_of("/'", id) - id, "missing");
    }
    if (request.find("/missing") == std::string::npos) continue;
    for (int who = 0; who < kCallers; ++who) {
      if (cells[who] != '-' && cells[who] != 'S') continue;
      reports::v1::DownloadReportResponse unused;
      const absl::Status status = absl::EndsWith(row.method, "/DownloadReport")
                                      ? Call(static_cast<Who>(who), row.method, request, &unused)
                                      : world_->Call(static_cast<Who>(who), row.method, request);
      // The owner sees all there is, and may be told what is not.
      if (who == static_cast<int>(Who::kOwner) && absl::IsNotFound(status)) continue;
      EXPECT_EQ(WholeError(status), *refusal_)
          << row.method << " as " << NameOf(static_cast<Who>(who)) << ": " << status;
      ++compared;
    }
  }
  std::printf("%d calls for what is missing answered byte for byte as for what is forbidden\n", compared);
}

TEST_F(AccessMatrix, DoesNotTellPeopleWhetherAPersonExists) {
  for (const Expectation& row : Matrix()) {
    if (row.request.find("'$") == std::string::npos) continue;
    const std::string request = absl::StrReplaceAll(world_->Fill(row.request, kEverybody, Who::kStranger),
                                                    {{"profiles/olga", "profiles/ghost"}});
    for (Who who : {Who::kOwner, Who::kMentor, Who::kManager, Who::kHrPartner, Who::kStranger, Who::kNobody}) {
      if (absl::EndsWith(row.method, "/DownloadReport")) continue;
      const absl::Status status = world_->Call(who, row.method, request);
      EXPECT_EQ(WholeError(status), *refusal_) << row.method << " as " << NameOf(who) << ": " << status;
    }
  }
}

}  // namespace
}  // namespace milepost::testing
