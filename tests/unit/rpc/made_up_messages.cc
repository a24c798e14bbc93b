#include "tests/unit/rpc/made_up_messages.h"

#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/duration.pb.h"
#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "gtest/gtest.h"
#include "milepost/type/v1/limit.pb.h"

namespace milepost::rpc {
namespace {

constexpr char kFile[] = R"pb(
  name: "made_up.proto"
  package: "milepost.test"
  syntax: "proto3"
  dependency: "google/protobuf/duration.proto"
  dependency: "google/protobuf/timestamp.proto"
  dependency: "google/protobuf/field_mask.proto"
  dependency: "google/type/date.proto"
  message_type {
    name: "Part"
    field { name: "id" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field {
      name: "title"
      number: 2
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: REQUIRED
      }
    }
    field {
      name: "done"
      number: 3
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: OUTPUT_ONLY
      }
    }
    field {
      name: "serial"
      number: 4
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: IMMUTABLE
      }
    }
    field { name: "part" number: 5 type: TYPE_MESSAGE type_name: ".milepost.test.Part" label: LABEL_OPTIONAL }
  }
  message_type {
    name: "Thing"
    options {
      [google.api.resource] { type: "milepost.dev/Thing" pattern: "things/{thing}" }
    }
    field {
      name: "name"
      number: 1
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: IMMUTABLE
      }
    }
    field {
      name: "title"
      number: 2
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: REQUIRED
      }
    }
    field {
      name: "count"
      number: 3
      type: TYPE_INT32
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: REQUIRED
      }
    }
    field { name: "part" number: 4 type: TYPE_MESSAGE type_name: ".milepost.test.Part" label: LABEL_OPTIONAL }
    field {
      name: "parts"
      number: 5
      type: TYPE_MESSAGE
      type_name: ".milepost.test.Part"
      label: LABEL_REPEATED
      options {
        [google.api.field_behavior]: REQUIRED
        [milepost.type.v1.limit] { max_items: 3 }
      }
    }
    field {
      name: "maker"
      number: 6
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: IMMUTABLE
      }
    }
    field {
      name: "labels"
      number: 7
      type: TYPE_MESSAGE
      type_name: ".milepost.test.Thing.LabelsEntry"
      label: LABEL_REPEATED
    }
    field { name: "text" number: 8 type: TYPE_STRING label: LABEL_OPTIONAL oneof_index: 0 }
    field {
      name: "piece"
      number: 9
      type: TYPE_MESSAGE
      type_name: ".milepost.test.Part"
      label: LABEL_OPTIONAL
      oneof_index: 0
    }
    field { name: "etag" number: 10 type: TYPE_STRING label: LABEL_OPTIONAL }
    field {
      name: "age"
      number: 11
      type: TYPE_INT32
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: OUTPUT_ONLY
      }
    }
    field { name: "date" number: 12 type: TYPE_MESSAGE type_name: ".google.type.Date" label: LABEL_OPTIONAL }
    oneof_decl { name: "content" }
    nested_type {
      name: "LabelsEntry"
      options { map_entry: true }
      field { name: "key" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
      field { name: "value" number: 2 type: TYPE_STRING label: LABEL_OPTIONAL }
    }
  }
  message_type {
    name: "UpdateThingRequest"
    field {
      name: "thing"
      number: 1
      type: TYPE_MESSAGE
      type_name: ".milepost.test.Thing"
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: REQUIRED
      }
    }
  }
  message_type {
    name: "CreateThingRequest"
    field {
      name: "thing"
      number: 1
      type: TYPE_MESSAGE
      type_name: ".milepost.test.Thing"
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: REQUIRED
      }
    }
  }
  message_type {
    name: "OddRequest"
    field { name: "duration" number: 1 type: TYPE_MESSAGE type_name: ".google.protobuf.Duration" label: LABEL_OPTIONAL }
    field { name: "time" number: 2 type: TYPE_MESSAGE type_name: ".google.protobuf.Timestamp" label: LABEL_OPTIONAL }
    field {
      name: "reals"
      number: 3
      type: TYPE_DOUBLE
      label: LABEL_REPEATED
      options {
        [milepost.type.v1.limit] { min: 0 exclusive_min: true }
      }
    }
    field { name: "floats" number: 4 type: TYPE_FLOAT label: LABEL_REPEATED }
    field {
      name: "big"
      number: 5
      type: TYPE_UINT64
      label: LABEL_OPTIONAL
      options {
        [milepost.type.v1.limit] { max: 9 }
      }
    }
    field {
      name: "size"
      number: 6
      type: TYPE_SINT64
      label: LABEL_OPTIONAL
      options {
        [milepost.type.v1.limit] { min: -2 }
      }
    }
    field {
      name: "uri"
      number: 7
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [milepost.type.v1.limit] { form: FORM_URI }
      }
    }
    field {
      name: "partial"
      number: 8
      type: TYPE_MESSAGE
      type_name: ".google.type.Date"
      label: LABEL_OPTIONAL
      options {
        [milepost.type.v1.limit] { form: FORM_PARTIAL_DATE }
      }
    }
    field {
      name: "references"
      number: 9
      type: TYPE_STRING
      label: LABEL_REPEATED
      options {
        [google.api.resource_reference] { type: "milepost.dev/Skill" }
      }
    }
    field { name: "tree" number: 10 type: TYPE_MESSAGE type_name: ".milepost.test.OddRequest" label: LABEL_OPTIONAL }
    field { name: "data" number: 11 type: TYPE_BYTES label: LABEL_OPTIONAL }
    field {
      name: "nobody"
      number: 12
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.resource_reference] { type: "milepost.dev/Nobody" }
      }
    }
  }
)pb";

}  // namespace

MadeUp::MadeUp() : pool_(google::protobuf::DescriptorPool::generated_pool()), factory_(&pool_) {
  // Links the files that the made-up one imports.
  google::protobuf::Duration().GetDescriptor();
  google::protobuf::FieldMask().GetDescriptor();
  google::protobuf::Timestamp().GetDescriptor();
  google::type::Date().GetDescriptor();
  google::protobuf::FileDescriptorProto file;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kFile, &file));
  EXPECT_NE(pool_.BuildFile(file), nullptr);
}

const google::protobuf::Descriptor* MadeUp::Type(const std::string& name) const {
  return pool_.FindMessageTypeByName("milepost.test." + name);
}

std::unique_ptr<google::protobuf::Message> MadeUp::Make(const std::string& type, const std::string& text) {
  std::unique_ptr<google::protobuf::Message> message(factory_.GetPrototype(Type(type))->New());
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, message.get())) << text;
  return message;
}

}  // namespace milepost::rpc
