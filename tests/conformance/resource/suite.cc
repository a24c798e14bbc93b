#include "tests/conformance/resource/suite.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>

#include <atomic>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/synchronization/notification.h"
#include "google/protobuf/stubs/logging.h"
#include "google/protobuf/util/message_differencer.h"

namespace milepost::conformance {
namespace {

// One server for the whole program: starting one takes longer than most tests.
const testing::TestServer& SharedServer() {
  google::protobuf::SetLogHandler(nullptr);  // broken bytes are sent on purpose
  static const testing::TestServer server;
  return server;
}

World NewWorld(const ResourceCase& resource) {
  static std::atomic<int> count{0};
  World world{SharedServer(), absl::StrCat("person-", ++count), ""};
  if (resource.owned != Owned::kByPerson) return world;
  world.parent = world.server.AddPerson(world.person);
  if (resource.make_parent) world.parent = resource.make_parent(world);
  return world;
}

std::string PathOf(const MethodDescriptor* method) {
  return absl::StrCat("/", method->service()->full_name(), "/", method->name());
}

bool IsSingleton(const Methods& methods) { return methods.create == nullptr; }

}  // namespace

std::vector<ResourceCase> ResourcesWith(bool (*has)(const ResourceCase&, const Methods&)) {
  std::vector<ResourceCase> found;
  for (ResourceCase& resource : AllResources()) {
    if (has(resource, Methods(resource))) found.push_back(std::move(resource));
  }
  return found;
}

void PrintTo(const Answer& answer, std::ostream* out) {
  *out << answer.status;
  if (answer.ok()) *out << ": " << answer.message->ShortDebugString();
}

std::string NameOf(const Message& resource) { return GetText(resource, "name"); }
std::string EtagOf(const Message& resource) { return GetText(resource, "etag"); }
std::string Reason(const absl::Status& status) { return client::ErrorDetails(status).reason; }
bool Same(const Message& a, const Message& b) { return google::protobuf::util::MessageDifferencer::Equals(a, b); }

ResourceTest::ResourceTest() : world_(NewWorld(GetParam())), methods_(GetParam()) {}

client::Client ResourceTest::Writer() const {
  return GetParam().owned == Owned::kByPerson ? server().As(world_.person) : server().Sync();
}

client::Client ResourceTest::Stranger() const {
  static const std::string stranger = server().AddPerson("stranger");
  return server().As("stranger");
}

Answer ResourceTest::Call(const client::Client& client, const MethodDescriptor* method, const Message& request) const {
  Answer answer{absl::OkStatus(), New(method->output_type())};
  answer.status = client.CallByPath(PathOf(method), request, answer.message.get());
  if (answer.ok()) return answer;
  const client::ErrorDetails details(answer.status);
  EXPECT_EQ(details.domain, "milepost.dev") << method->name() << ": " << answer.status;
  EXPECT_NE(details.reason, "") << method->name() << ": " << answer.status;
  EXPECT_NE(answer.status.code(), absl::StatusCode::kInternal) << method->name() << ": " << answer.status;
  return answer;
}

grpc::Status ResourceTest::CallRaw(const client::Client& client, const MethodDescriptor* method,
                                   const std::string& bytes) const {
  static const auto channel =
      grpc::CreateChannel(absl::StrCat("127.0.0.1:", server().port()), grpc::InsecureChannelCredentials());
  grpc::TemplatedGenericStub<grpc::ByteBuffer, grpc::ByteBuffer> stub(channel);
  grpc::ClientContext context;
  client.Prepare(context, absl::Now() + absl::Seconds(10));
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer in(&slice, 1);
  grpc::ByteBuffer out;
  grpc::Status result;
  absl::Notification done;
  stub.UnaryCall(&context, PathOf(method), {}, &in, &out, [&](grpc::Status status) {
    result = std::move(status);
    done.Notify();
  });
  done.WaitForNotification();
  return result;
}

Message* ResourceTest::ResourceOf(Message* request, const Descriptor* type) {
  return request->GetReflection()->MutableMessage(request, ResourceField(request->GetDescriptor(), type));
}

MessagePtr ResourceTest::CreateRequest() const {
  MessagePtr request = New(methods_.create->input_type());
  if (!world_.parent.empty()) SetText("parent", world_.parent, request.get());
  Merge(GetParam().valid(world_), ResourceOf(request.get(), type()));
  return request;
}

MessagePtr ResourceTest::UpdateRequest(const Message& resource, std::vector<std::string> mask) const {
  MessagePtr request = New(methods_.update->input_type());
  ResourceOf(request.get(), type())->CopyFrom(resource);
  for (const std::string& path : mask) Merge(absl::StrCat("update_mask { paths: '", path, "' }"), request.get());
  return request;
}

MessagePtr ResourceTest::ListRequest(std::string_view more) const {
  MessagePtr request = New(methods_.list->input_type());
  if (!world_.parent.empty()) SetText("parent", world_.parent, request.get());
  Merge(more, request.get());
  return request;
}

MessagePtr ResourceTest::Named(const MethodDescriptor* method, const std::string& name, std::string_view more) const {
  MessagePtr request = New(method->input_type());
  SetText("name", name, request.get());
  Merge(more, request.get());
  return request;
}

MessagePtr ResourceTest::Make() const {
  if (IsSingleton(methods_)) return Get(absl::StrCat(world_.parent, "/development"));
  Answer made = Call(methods_.create, *CreateRequest());
  EXPECT_THAT(made, Succeeds());
  MessagePtr resource = New(type());
  resource->CopyFrom(ResourceIn(*made.message, type()));
  return resource;
}

MessagePtr ResourceTest::Get(const std::string& name) const {
  Answer got = Call(methods_.get, *Named(methods_.get, name));
  EXPECT_THAT(got, Succeeds());
  return std::move(got.message);
}

std::vector<std::string> ResourceTest::Names(std::string_view more) const {
  std::vector<std::string> names;
  if (methods_.list == nullptr) return names;
  MessagePtr request = ListRequest(more);
  Merge("page_size: 1000", request.get());
  do {
    const Answer page = Call(methods_.list, *request);
    EXPECT_THAT(page, Succeeds());
    const auto* items = page.message->GetDescriptor()->field(0);
    const auto* reflection = page.message->GetReflection();
    for (int i = 0; i < reflection->FieldSize(*page.message, items); ++i) {
      names.push_back(NameOf(reflection->GetRepeatedMessage(*page.message, items, i)));
    }
    SetText("page_token", GetText(*page.message, "next_page_token"), request.get());
  } while (!GetText(*request, "page_token").empty());
  return names;
}

std::string ResourceTest::MissingName() const {
  if (IsSingleton(methods_)) return "profiles/no-such-person/development";
  const std::string name = NameOf(*Make());
  return absl::StrCat(name.substr(0, name.rfind('/')), "/no-such-thing");
}

void ResourceTest::ExpectViolation(const MethodDescriptor* method, const Message& request, const std::string& path,
                                   bool alone) const {
  const Answer answer = Call(method, request);
  EXPECT_EQ(answer.status.code(), absl::StatusCode::kInvalidArgument) << path << ": " << answer.status;
  std::vector<std::string> fields;
  for (const auto& violation : client::ErrorDetails(answer.status).violations) fields.push_back(violation.field);
  if (alone) {
    EXPECT_THAT(fields, ::testing::ElementsAre(path)) << answer.status;
  } else {
    EXPECT_THAT(fields, ::testing::Contains(path)) << answer.status;
  }
}

std::string ResourceTest::FieldName() const {
  const MethodDescriptor* method = methods_.create != nullptr ? methods_.create : methods_.update;
  return ResourceField(method->input_type(), type())->name();
}

}  // namespace milepost::conformance
