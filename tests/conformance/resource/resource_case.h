// What the resource conformance suite knows of a resource: everything that descriptors tell, and one line that they do
// not.
#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "tests/testing/test_server.h"

namespace milepost::conformance {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using MessagePtr = std::unique_ptr<Message>;

// Where one test takes place.
struct World {
  const testing::TestServer& server;
  std::string person;  // the id of an owner that no other test knows
  std::string parent;  // what a collection of this test lies under; empty for collections of nobody
};

// Whose the collection is, and so who writes it.
enum class Owned { kByPerson, kByDirectory, kByNobody };

struct ResourceCase {
  const Descriptor* type;
  const google::protobuf::ServiceDescriptor* service;
  Owned owned;
  // An OPTIONAL text, empty in what `valid` makes, that Update writes; its path in the resource. Empty: there is none.
  std::string text;
  // A new valid resource in text format, without what is optional. May call the server for what it refers to.
  std::function<std::string(const World&)> valid;
  // Makes `World::parent`. Left out: the person.
  std::function<std::string(const World&)> make_parent = {};
};

// The methods of a resource; null for those that it does not have.
struct Methods {
  explicit Methods(const ResourceCase& resource);

  const MethodDescriptor* get;
  const MethodDescriptor* list = nullptr;
  const MethodDescriptor* create = nullptr;  // also AssessSkill, RecordProgress
  const MethodDescriptor* update;
  const MethodDescriptor* remove;
  const MethodDescriptor* undelete;

  std::vector<const MethodDescriptor*> all() const;
};

std::ostream& operator<<(std::ostream& out, const ResourceCase& resource);

MessagePtr New(const Descriptor* type);

// Reads `text` in text format into `message`, on top of what it has.
void Merge(std::string_view text, Message* message);

// The field of a message that holds the resource: `goal` of CreateGoalRequest. Null if there is none.
const FieldDescriptor* ResourceField(const Descriptor* message, const Descriptor* resource);

// The resource in an answer: the answer itself, or its field.
const Message& ResourceIn(const Message& answer, const Descriptor* resource);

// Fields by their path: `goal.why`. The outer messages come into being.
std::string GetText(const Message& message, std::string_view path);
void SetText(std::string_view path, std::string_view value, Message* message);
bool HasField(const Message& message, std::string_view path);

// The fields of a resource with this behaviour, but `name`.
std::vector<const FieldDescriptor*> FieldsWith(const Descriptor* type, int behavior);

// Sets a field to a value that no server would choose.
void SetJunk(const FieldDescriptor* field, Message* message);

// Whether the field, list or not, has the same value in both.
bool SameField(const FieldDescriptor* field, const Message& a, const Message& b);

}  // namespace milepost::conformance
