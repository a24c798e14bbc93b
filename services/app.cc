#include "services/app.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "reportgen/report.h"
#include "services/catalog/catalog_server.h"
#include "services/events/events_server.h"
#include "services/goals/goals_server.h"
#include "services/mentoring/mentoring_server.h"
#include "services/profiles/profiles_server.h"
#include "services/progress/progress_server.h"
#include "services/reports/reports_server.h"
#include "services/rpc/peers.h"
#include "services/rpc/server.h"
#include "services/store/floor_schema.h"
#include "services/store/migrate.h"
#include "services/store/open.h"
#include "services/sweeper.h"

namespace milepost {
namespace {

constexpr std::size_t kMostQueued = 512;  // orchestrations waiting for a worker, a level
constexpr absl::Duration kClockPoll = absl::Milliseconds(200);
constexpr int kLevels = 3;  // of orchestrations: a report asks for a brief that asks for measurements

// What services are made of.
struct ServiceDeps {
  store::Database& store;
  const rpc::Peers& peers;
  const report::FontLibrary& fonts;
  const report::Theme& theme;
  const Config& config;
};

// One row a service.
using Make = std::unique_ptr<rpc::Service> (*)(const ServiceDeps&);
constexpr Make kServices[] = {
    [](const ServiceDeps& deps) -> std::unique_ptr<rpc::Service> {
      return std::make_unique<catalog::CatalogServer>(deps.store, deps.peers);
    },
    [](const ServiceDeps& deps) -> std::unique_ptr<rpc::Service> {
      return std::make_unique<profiles::ProfilesServer>(deps.store, deps.peers);
    },
    [](const ServiceDeps& deps) -> std::unique_ptr<rpc::Service> {
      return std::make_unique<goals::GoalsServer>(deps.store, deps.peers);
    },
    [](const ServiceDeps& deps) -> std::unique_ptr<rpc::Service> {
      return std::make_unique<progress::ProgressServer>(deps.store, deps.peers);
    },
    [](const ServiceDeps& deps) -> std::unique_ptr<rpc::Service> {
      return std::make_unique<mentoring::MentoringServer>(deps.store, deps.peers);
    },
    [](const ServiceDeps& deps) -> std::unique_ptr<rpc::Service> {
      const int days = deps.config.event_retention_days;
      return std::make_unique<events::EventsServer>(
          events::Options{.heartbeat = absl::Milliseconds(deps.config.watch_heartbeat_ms),
                          .retention = days == 0 ? absl::InfiniteDuration() : absl::Hours(24) * days});
    },
    [](const ServiceDeps& deps) -> std::unique_ptr<rpc::Service> {
      return std::make_unique<reports::ReportsServer>(deps.store, deps.peers, deps.fonts, deps.theme);
    },
};

std::vector<std::unique_ptr<rpc::Service>> MakeServices(const ServiceDeps& deps) {
  std::vector<std::unique_ptr<rpc::Service>> services;
  for (Make make : kServices) services.push_back(make(deps));
  return services;
}

// The floor's tables and every service's; the texts live as long as this does.
class SchemaBook {
 public:
  explicit SchemaBook(const std::vector<std::unique_ptr<rpc::Service>>& services) {
    for (const auto& service : services) pages_.push_back({service->component(), service->Schema(), {}});
    components_.push_back(store::FloorSchema());
    for (Page& page : pages_) {
      int64_t number = 0;
      for (const rpc::SchemaStep& step : page.steps) page.migrations.push_back({++number, step.name, step.sql});
      components_.push_back({page.component, page.migrations});
    }
  }
  const std::vector<store::Component>& components() const { return components_; }

 private:
  struct Page {
    std::string component;
    std::vector<rpc::SchemaStep> steps;
    std::vector<store::Migration> migrations;
  };
  std::vector<Page> pages_;
  std::vector<store::Component> components_;
};

std::FILE* LogFile(const std::string& name) {
  if (name == "none") return nullptr;
  return name == "stderr" ? stderr : stdout;
}

absl::StatusOr<std::unique_ptr<rpc::Authenticator>> MakeAuthenticator(const Config& config) {
  if (config.auth == "development") return rpc::DevelopmentAuthenticator();
  return rpc::TokenFileAuthenticator(config.token_file);
}

// Known to the services of this process alone.
std::string NewSecret(store::IdSource& ids) {
  return absl::StrCat(ids.NewPersonKey(), "-", ids.NewPersonKey(), "-", ids.NewPersonKey());
}

}  // namespace

// In the order of construction; destroyed in reverse, the store last.
struct App::Parts {
  Parts(std::unique_ptr<store::Database> database, std::unique_ptr<rpc::Authenticator> authenticator,
        std::unique_ptr<rpc::Clock> the_clock, std::unique_ptr<const report::FontLibrary> font_library,
        report::Theme the_theme, const Config& config)
      : store(std::move(database)),
        outside(std::move(authenticator)),
        clock(std::move(the_clock)),
        fonts(std::move(font_library)),
        theme(std::move(the_theme)),
        secret(NewSecret(ids)),
        inside(rpc::InternalAuthenticator(secret, *outside)),
        log(LogFile(config.log)),
        peers(secret),
        services(MakeServices({*store, peers, *fonts, theme, config})),
        sweep(services),
        sweeper({*store, ids, *clock, log, sweep}, absl::Seconds(config.sweep_interval_s),
                config.clock == "system" ? absl::Minutes(1) : kClockPoll) {
    for (int i = 0; i < kLevels; ++i) workers.push_back(std::make_unique<rpc::Workers>(config.workers, kMostQueued));
  }

  std::unique_ptr<store::Database> store;
  std::unique_ptr<rpc::Authenticator> outside;
  std::unique_ptr<rpc::Clock> clock;
  std::unique_ptr<const report::FontLibrary> fonts;
  const report::Theme theme;
  store::IdSource ids;
  const std::string secret;
  std::unique_ptr<rpc::Authenticator> inside;
  rpc::CallLog log;
  std::vector<std::unique_ptr<rpc::Workers>> workers;
  rpc::Peers peers;
  std::vector<std::unique_ptr<rpc::Service>> services;
  rpc::Sweep sweep;
  Sweeper sweeper;
  std::vector<std::unique_ptr<grpc::Service>> doors;
  std::unique_ptr<rpc::Server> server;
};

absl::StatusOr<std::unique_ptr<App>> App::Start(const Config& config) {
  absl::Status status = Validate(config);
  if (!status.ok()) return status;
  auto authenticator = MakeAuthenticator(config);
  if (!authenticator.ok()) return authenticator.status();
  auto clock = rpc::MakeClock(config.clock);
  if (!clock.ok()) return clock.status();
  auto fonts = report::FontLibrary::Load(
      {config.font_dir + "/lato", config.font_dir + "/noto", config.font_dir + "/dejavu", config.font_dir + "/droid"});
  if (!fonts.ok()) return fonts.status();
  auto theme = report::ReadThemeFile(config.theme_file);
  if (!theme.ok()) return theme.status();
  store::OpenOptions open;
  open.url = config.database;
  auto store = store::Open(open);
  if (!store.ok()) return store.status();

  auto parts = std::make_unique<Parts>(*std::move(store), *std::move(authenticator), *std::move(clock),
                                       *std::move(fonts), *std::move(theme), config);
  status = store::Migrate(*parts->store, SchemaBook(parts->services).components(), absl::Now());
  if (!status.ok()) return status;
  const rpc::DoorDeps deps{*parts->store, *parts->inside, *parts->clock, parts->ids, parts->workers, parts->log};
  std::vector<grpc::Service*> doors;
  for (const auto& service : parts->services) {
    for (rpc::ServiceRows& rows : service->Rows()) {
      auto door = rpc::MakeDoor(deps, std::move(rows));
      if (!door.ok()) return door.status();
      doors.push_back(door->get());
      parts->doors.push_back(*std::move(door));
    }
  }
  auto server = rpc::Server::Start({config.listen, config.reflection}, doors);
  if (!server.ok()) return server.status();
  parts->server = *std::move(server);
  const auto over_tcp = [&parts] {
    return grpc::CreateCustomChannel(absl::StrCat("127.0.0.1:", parts->server->port()),
                                     grpc::InsecureChannelCredentials(), rpc::PeerArguments());
  };
  parts->peers.Bind(config.peers == "network" ? over_tcp() : parts->server->InProcessChannel());
  for (const auto& service : parts->services) service->Start();
  parts->sweeper.Start();
  parts->server->SetServing(true);
  parts->log.Note("INFO", absl::StrCat("serving on port ", parts->server->port()));
  if (!config.port_file.empty()) std::ofstream(config.port_file) << parts->server->port() << "\n";
  return std::unique_ptr<App>(new App(std::move(parts)));
}

App::App(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

App::~App() { Stop(absl::ZeroDuration()); }

int App::port() const { return parts_->server->port(); }

absl::Status App::Sweep(absl::Time now) { return parts_->sweeper.RunAt(now); }

void App::Stop(absl::Duration drain) {
  if (parts_ == nullptr) return;
  parts_->log.Note("INFO", "stopping");
  parts_->store->feed().Close();
  parts_->sweeper.Stop();
  // Orchestrations call this very server, so they end before it takes no more calls.
  const absl::Time end = absl::Now() + drain;
  parts_->server->SetServing(false);
  for (const auto& pool : parts_->workers) pool->AwaitIdle(end);
  parts_->server->Stop(std::max(end - absl::Now(), absl::ZeroDuration()));
  for (const auto& service : parts_->services) service->Stop();
  for (const auto& pool : parts_->workers) pool->Stop();
  parts_->store->Close();
  parts_.reset();
}

absl::StatusOr<std::vector<std::string>> Migrate(const Config& config) {
  store::OpenOptions open;
  open.url = config.database;
  auto store = store::Open(open);
  if (!store.ok()) return store.status();
  auto fonts = report::FontLibrary::Load({});
  if (!fonts.ok()) return fonts.status();
  const rpc::Peers none("");
  const report::Theme theme;
  const auto services = MakeServices({**store, none, **fonts, theme, config});
  const SchemaBook book(services);
  auto pending = store::CheckSchema(**store, book.components());
  if (!pending.ok()) return pending.status();
  absl::Status status = store::Migrate(**store, book.components(), absl::Now());
  (*store)->Close();
  if (!status.ok()) return status;
  return *std::move(pending);
}

}  // namespace milepost
