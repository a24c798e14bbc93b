// What changed, as lines: time, what, of which object, by whom.
#include <grpcpp/client_context.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "clients/cli/commands.h"
#include "clients/cpp/errors.h"
#include "milepost/events/v1/events_service.grpc.pb.h"

namespace milepost::cli {
namespace {

using events::v1::Event;
using events::v1::EventsService;
using events::v1::ListEventsRequest;
using events::v1::ListEventsResponse;
using events::v1::WatchEventsRequest;
using events::v1::WatchEventsResponse;

constexpr absl::Duration kBetweenTries = absl::Seconds(1);

struct Input {
  std::string person = "me", filter, cursor, cursor_file;
};

// `-` is everybody.
std::string ParentOfEvents(const std::string& person) { return person == "-" ? "profiles/-" : PersonName(person); }

void Print(Session& session, const Event& event) {
  if (session.globals().output != Output::kTable) {
    session.out() << ToJson(event, /*indented=*/false) << '\n';
    return;
  }
  const absl::Time time = absl::FromUnixSeconds(event.event_time().seconds());
  session.out() << absl::FormatTime(absl::RFC3339_sec, time, absl::UTCTimeZone()) << "  " << event.type() << "  "
                << (event.resource().empty() ? event.owner() : event.resource());
  for (const std::string& path : event.changed_paths()) session.out() << ' ' << path;
  session.out() << "  by " << event.actor() << '\n';
}

absl::Status ListAll(Session& session, const Input& input) {
  auto client = session.Connect();
  if (!client.ok()) return client.status();
  ListEventsRequest request;
  request.set_parent(ParentOfEvents(input.person));
  request.set_filter(input.filter);
  for (absl::StatusOr<Event>& event :
       client->List(&EventsService::Stub::ListEvents, &ListEventsResponse::mutable_events, request)) {
    if (!event.ok()) return event.status();
    Print(session, *event);
  }
  return absl::OkStatus();
}

// Replaces the file in one step: what it holds was printed.
absl::Status Keep(const std::string& path, const std::string& cursor) {
  if (path.empty()) return absl::OkStatus();
  const std::string next = path + ".new";
  const bool written = static_cast<bool>(std::ofstream(next, std::ios::trunc) << cursor << '\n');
  if (written && std::rename(next.c_str(), path.c_str()) == 0) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("cannot write the cursor to '", path, "'"));
}

std::string Kept(const std::string& path) {
  std::ifstream file(path);
  std::string cursor;
  std::getline(file, cursor);
  return cursor;
}

// One stream to its end; `cursor` goes along.
absl::Status WatchOnce(Session& session, const client::Client& client, const Input& input, std::string* cursor) {
  WatchEventsRequest request;
  request.set_parent(ParentOfEvents(input.person));
  request.set_filter(input.filter);
  request.set_start_cursor(*cursor);
  grpc::ClientContext context;
  client.Prepare(context, absl::InfiniteFuture());
  const auto stream = client.StubOf<EventsService::Stub>().WatchEvents(&context, request);
  WatchEventsResponse message;
  absl::Status kept;
  while (kept.ok() && stream->Read(&message)) {
    for (const Event& event : message.events()) Print(session, event);
    session.out().flush();
    *cursor = message.cursor();
    kept = Keep(input.cursor_file, *cursor);
  }
  if (!kept.ok()) context.TryCancel();
  const absl::Status ended = client::ToStatus(stream->Finish());
  return kept.ok() ? ended : kept;
}

// Until it is interrupted; a server that restarts is no reason to stop.
absl::Status WatchOn(Session& session, const Input& input) {
  auto client = session.Connect();
  if (!client.ok()) return client.status();
  std::string cursor = input.cursor.empty() && !input.cursor_file.empty() ? Kept(input.cursor_file) : input.cursor;
  absl::Status status;
  do {
    status = WatchOnce(session, *client, input, &cursor);
    if (absl::IsUnavailable(status)) absl::SleepFor(kBetweenTries);
  } while (absl::IsUnavailable(status));
  return status;
}

void AddCommon(CLI::App* command, Input* input) {
  command->add_option("person", input->person, "Whose: amara, me; `-` for everybody's (functions)")
      ->capture_default_str();
  command->add_option("--filter", input->filter, "Such as 'type = \"milepost.goal.closed.v1\"'");
}

}  // namespace

void AddEventCommands(CLI::App& app, Session& session) {
  CLI::App* events = app.add_subcommand("events", "What changed, in order");
  events->require_subcommand(1);
  const auto input = std::make_shared<Input>();
  CLI::App* list = events->add_subcommand("list", "Print the events");
  AddCommon(list, input.get());
  OnRun(list, session, [&session, input] { return ListAll(session, *input); });
  CLI::App* watch = events->add_subcommand("watch", "Print events as they come, until interrupted");
  AddCommon(watch, input.get());
  watch->add_option("--from-cursor", input->cursor, "Go on after this cursor; default: from now");
  watch->add_option("--cursor-file", input->cursor_file, "Keep the cursor here, and go on from it");
  OnRun(watch, session, [&session, input] { return WatchOn(session, *input); });
}

}  // namespace milepost::cli
