// The resource conformance suite: what every resource promises, run for each one and each engine.
#pragma once

#include <grpcpp/support/status.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/cpp/client.h"
#include "clients/cpp/errors.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/resource/resource_case.h"

namespace milepost::conformance {

// The cases of resources.cc.
std::vector<ResourceCase> AllResources();
// Those that `has` says yes to.
std::vector<ResourceCase> ResourcesWith(bool (*has)(const ResourceCase&, const Methods&));

struct Answer {
  absl::Status status;
  MessagePtr message;
  bool ok() const { return status.ok(); }
};
void PrintTo(const Answer& answer, std::ostream* out);

class ResourceTest : public ::testing::TestWithParam<ResourceCase> {
 protected:
  ResourceTest();

  // Nothing is reset between tests: each has a person of its own.
  const testing::TestServer& server() const { return world_.server; }
  client::Client Writer() const;    // who writes the resource
  client::Client Stranger() const;  // nobody to the owner

  // Calls and, for an error, checks that it says why: code, reason and our domain.
  Answer Call(const client::Client& client, const MethodDescriptor* method, const Message& request) const;
  Answer Call(const MethodDescriptor* method, const Message& request) const { return Call(Writer(), method, request); }
  // Bytes in, the status as it travels out.
  grpc::Status CallRaw(const client::Client& client, const MethodDescriptor* method, const std::string& bytes) const;

  // Requests with everything that the methods need.
  MessagePtr CreateRequest() const;
  MessagePtr UpdateRequest(const Message& resource, std::vector<std::string> mask) const;
  MessagePtr ListRequest(std::string_view more = "") const;
  MessagePtr Named(const MethodDescriptor* method, const std::string& name, std::string_view more = "") const;
  static Message* ResourceOf(Message* request, const Descriptor* type);

  // A stored resource of this test's person.
  MessagePtr Make() const;
  MessagePtr Get(const std::string& name) const;
  // The names that a List shows the writer, whatever the pages; empty for singletons.
  std::vector<std::string> Names(std::string_view more = "") const;
  // A name of the collection under which there is nothing.
  std::string MissingName() const;

  // Fails unless the call is refused with INVALID_ARGUMENT and a violation of `path`, the only one if `alone`.
  void ExpectViolation(const MethodDescriptor* method, const Message& request, const std::string& path,
                       bool alone = true) const;

  std::string FieldName() const;  // what requests call the resource: `goal`
  const Descriptor* type() const { return GetParam().type; }

  World world_;
  const Methods methods_;
};

// Splits the suite by what a resource has, so that every test that runs checks something: resources.cc says which.
class ReadSuite : public ResourceTest {};
class CreateSuite : public ResourceTest {};
class ListSuite : public ResourceTest {};
class UpdateSuite : public ResourceTest {};
class DeleteSuite : public ResourceTest {};
class SoftDeleteSuite : public ResourceTest {};
class PersonalSuite : public ResourceTest {};  // not the catalog, which is everybody's
class PersonalListSuite : public ResourceTest {};
class ManagedSuite : public ResourceTest {};  // made by a person, directly under their profile
class TextSuite : public ResourceTest {};     // created with an optional text
class DryRunSuite : public ResourceTest {};   // created with validate_only
class EtagDeleteSuite : public ResourceTest {};
class AllowMissingSuite : public ResourceTest {};

std::string NameOf(const Message& resource);
std::string EtagOf(const Message& resource);
std::string Reason(const absl::Status& status);

MATCHER_P2(FailsWith, code, reason, "") {
  *result_listener << arg.status.ToString();
  return arg.status.code() == code && Reason(arg.status) == reason;
}
MATCHER(Succeeds, "") {
  *result_listener << arg.status.ToString();
  return arg.status.ok();
}
// Two messages of one type with the same fields.
bool Same(const Message& a, const Message& b);

}  // namespace milepost::conformance
