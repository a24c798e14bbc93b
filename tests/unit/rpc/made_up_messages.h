// Message types that the contract does not have, with whatever the doorway must cope with all the same.
#pragma once

#include <memory>
#include <string>

#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/message.h"

namespace milepost::rpc {

// Holds the types of made_up_messages.cc: milepost.test.{Thing, Part, UpdateThingRequest, CreateThingRequest,
// OddRequest}.
class MadeUp {
 public:
  MadeUp();

  const google::protobuf::Descriptor* Type(const std::string& name) const;

  // A message of the type, from text format; fails the test on a mistake.
  std::unique_ptr<google::protobuf::Message> Make(const std::string& type, const std::string& text);

 private:
  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_;
};

}  // namespace milepost::rpc
