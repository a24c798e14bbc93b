#include "tests/testing/test_server.h"

#include <cstdio>
#include <cstdlib>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"

namespace milepost::testing {
namespace {

void Require(const absl::Status& status, const char* what) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s: %s\n", what, status.ToString().c_str());
  std::abort();
}

absl::Time Noon(absl::CivilDay day) { return absl::FromCivil(day, absl::UTCTimeZone()) + absl::Hours(12); }

}  // namespace

TestServer::TestServer(std::string database, std::string peers, std::string log) {
  config_.listen = "127.0.0.1:0";
  config_.database = std::move(database);
  config_.peers = std::move(peers);
  config_.clock = absl::StrCat("fixed:", absl::FormatTime(absl::RFC3339_full, Noon(kToday), absl::UTCTimeZone()));
  config_.log = std::move(log);
  Restart();
}

void TestServer::Restart() {
  client_.reset();
  app_.reset();
  auto app = App::Start(config_);
  Require(app.status(), "the server does not start");
  app_ = *std::move(app);
  client::ClientOptions options;
  options.target = absl::StrCat("127.0.0.1:", app_->port());
  auto client = client::Client::Connect(options);
  Require(client.status(), "the client does not connect");
  client_ = std::make_unique<client::Client>(*std::move(client));
}

client::Client TestServer::As(std::string_view who, std::vector<std::string> roles) const {
  client::Caller caller;
  const bool person = who.find('/') == who.npos && who.find('@') == who.npos && roles.empty();
  caller.principal = person ? "profiles/" + std::string(who) : std::string(who);
  caller.roles = std::move(roles);
  return client_->As(std::move(caller));
}

client::Client TestServer::As(std::string_view who, absl::CivilDay today) const {
  client::Caller caller = As(who).options().caller;
  caller.now = Noon(today);
  return client_->As(std::move(caller));
}

std::string TestServer::AddPerson(std::string_view id, std::string_view manager, std::string_view unit,
                                  std::vector<std::string> hr_partner_units) const {
  profiles::v1::CreateProfileRequest request;
  request.set_profile_id(std::string(id));
  request.mutable_profile()->set_display_name("Person " + std::string(id));
  if (!manager.empty()) request.mutable_profile()->set_manager("profiles/" + std::string(manager));
  request.mutable_profile()->set_unit(std::string(unit));
  for (std::string& served : hr_partner_units) request.mutable_profile()->add_hr_partner_units(std::move(served));
  auto profile = Sync().Call(&profiles::v1::ProfilesService::Stub::CreateProfile, request);
  Require(profile.status(), "a person is not created");
  return profile->name();
}

void TestServer::AddMentor(std::string_view mentee, std::string_view mentor) const {
  using Stub = mentoring::v1::MentoringService::Stub;
  mentoring::v1::CreateMentorshipRequest propose;
  propose.set_parent("profiles/" + std::string(mentee));
  propose.mutable_mentorship()->set_mentor("profiles/" + std::string(mentor));
  propose.mutable_mentorship()->add_focus_skills("skills/python");
  auto proposed = As(mentee).Call(&Stub::CreateMentorship, propose);
  Require(proposed.status(), "a mentorship is not proposed");
  mentoring::v1::AcceptMentorshipRequest accept;
  accept.set_name(proposed->name());
  Require(As(mentor).Call(&Stub::AcceptMentorship, accept).status(), "a mentorship is not accepted");
}

void TestServer::Sweep(absl::CivilDay today) const { Require(app_->Sweep(Noon(today)), "the sweep fails"); }

google::type::Date Date(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

google::type::Date Date(absl::CivilDay day) { return Date(static_cast<int>(day.year()), day.month(), day.day()); }

}  // namespace milepost::testing
