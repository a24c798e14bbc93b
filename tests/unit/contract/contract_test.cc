#include "proto/contract/contract.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/text_format.h>

#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"
#include "milepost/type/v1/authorization.pb.h"

namespace milepost::contract {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::FileDescriptorProto;
using google::protobuf::TextFormat;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A small contract that keeps every rule; each test breaks one.
constexpr char kSound[] = R"pb(
  name: "milepost/kites/v1/kites_service.proto"
  package: "milepost.kites.v1"
  syntax: "proto3"
  dependency: "google/api/field_behavior.proto"
  dependency: "google/api/resource.proto"
  dependency: "milepost/type/v1/authorization.proto"
  message_type {
    name: "Kite"
    field {
      name: "name"
      number: 1
      label: LABEL_OPTIONAL
      type: TYPE_STRING
      options {
        [google.api.field_behavior]: IMMUTABLE
      }
    }
    field {
      name: "tail"
      number: 2
      label: LABEL_OPTIONAL
      type: TYPE_MESSAGE
      type_name: ".milepost.kites.v1.Tail"
      options {
        [google.api.field_behavior]: OPTIONAL
      }
    }
    options {
      [google.api.resource] { type: "milepost.dev/Kite" pattern: "profiles/{profile}/kites/{kite}" }
    }
  }
  message_type {
    name: "Tail"
    field {
      name: "length_cm"
      number: 1
      label: LABEL_OPTIONAL
      type: TYPE_INT32
      options {
        [google.api.field_behavior]: REQUIRED
      }
    }
  }
  message_type {
    name: "UpdateKiteRequest"
    field {
      name: "kite"
      number: 1
      label: LABEL_OPTIONAL
      type: TYPE_MESSAGE
      type_name: ".milepost.kites.v1.Kite"
      options {
        [google.api.field_behavior]: REQUIRED
      }
    }
    field {
      name: "request_id"
      number: 2
      label: LABEL_OPTIONAL
      type: TYPE_STRING
      options {
        [google.api.field_behavior]: OPTIONAL
      }
    }
  }
  message_type {
    name: "ListKitesRequest"
    field {
      name: "parent"
      number: 1
      label: LABEL_OPTIONAL
      type: TYPE_STRING
      options {
        [google.api.field_behavior]: REQUIRED
        [google.api.resource_reference] { child_type: "milepost.dev/Kite" }
      }
    }
    field {
      name: "page_size"
      number: 2
      label: LABEL_OPTIONAL
      type: TYPE_INT32
      options {
        [google.api.field_behavior]: OPTIONAL
      }
    }
    field {
      name: "page_token"
      number: 3
      label: LABEL_OPTIONAL
      type: TYPE_STRING
      options {
        [google.api.field_behavior]: OPTIONAL
      }
    }
  }
  message_type {
    name: "ListKitesResponse"
    field { name: "kites" number: 1 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: ".milepost.kites.v1.Kite" }
    field { name: "next_page_token" number: 2 label: LABEL_OPTIONAL type: TYPE_STRING }
  }
  service {
    name: "KitesService"
    method {
      name: "UpdateKite"
      input_type: ".milepost.kites.v1.UpdateKiteRequest"
      output_type: ".milepost.kites.v1.Kite"
      options {
        [milepost.type.v1
             .authorization] { target: "kite.name" parties: PARTY_OWNER parties: PARTY_SERVICE scope: "kites.write" }
      }
    }
    method {
      name: "ListKites"
      input_type: ".milepost.kites.v1.ListKitesRequest"
      output_type: ".milepost.kites.v1.ListKitesResponse"
      options {
        [milepost.type.v1
             .authorization] { target: "parent" parties: PARTY_OWNER parties: PARTY_MENTOR scope: "kites.read" }
      }
    }
  }
)pb";

class ContractTest : public ::testing::Test {
 protected:
  ContractTest() { EXPECT_TRUE(TextFormat::ParseFromString(kSound, &file_)); }

  std::vector<std::string> Check() {
    pool_ = std::make_unique<DescriptorPool>(DescriptorPool::generated_pool());
    const auto* file = pool_->BuildFile(file_);
    if (file == nullptr) return {"the test's own proto does not build"};
    return Violations({file});
  }

  google::protobuf::DescriptorProto& Message(const std::string& name) {
    for (auto& message : *file_.mutable_message_type()) {
      if (message.name() == name) return message;
    }
    ADD_FAILURE() << "no message " << name;
    return *file_.add_message_type();
  }
  google::protobuf::MethodDescriptorProto& Update() { return *file_.mutable_service(0)->mutable_method(0); }
  google::protobuf::MethodDescriptorProto& List() { return *file_.mutable_service(0)->mutable_method(1); }
  type::v1::Authorization& Rule(google::protobuf::MethodDescriptorProto& method) {
    return *method.mutable_options()->MutableExtension(type::v1::authorization);
  }

  FileDescriptorProto file_;
  std::unique_ptr<DescriptorPool> pool_;
};

TEST_F(ContractTest, ASoundContractPasses) { EXPECT_THAT(Check(), IsEmpty()); }

TEST_F(ContractTest, AMethodWithoutAuthorizationIsFound) {
  List().clear_options();
  EXPECT_THAT(Check(), ElementsAre("milepost.kites.v1.KitesService.ListKites: does not say who may call it; add "
                                   "(milepost.type.v1.authorization)"));
}

TEST_F(ContractTest, AnAuthorizationWithoutScopeOrPartyIsFound) {
  Rule(List()).clear_scope();
  Rule(List()).clear_parties();
  EXPECT_THAT(Check(), ElementsAre("milepost.kites.v1.KitesService.ListKites: has an authorization without a scope",
                                   "milepost.kites.v1.KitesService.ListKites: has an authorization without a party, so "
                                   "nobody could call it"));
}

TEST_F(ContractTest, AnUnspecifiedPartyIsFound) {
  Rule(List()).set_parties(1, type::v1::PARTY_UNSPECIFIED);
  EXPECT_THAT(Check(), ElementsAre("milepost.kites.v1.KitesService.ListKites: names a party that does not exist"));
}

TEST_F(ContractTest, ATargetThatIsNoStringOfTheRequestIsFound) {
  for (const char* target : {"kite", "kite.tail.length_cm", "kite.nme", "kyte.name", "kite.name.x", "kite."}) {
    Rule(Update()).set_target(target);
    EXPECT_THAT(Check(), ElementsAre("milepost.kites.v1.KitesService.UpdateKite: has the target `" +
                                     std::string(target) + "`, which is no single string of its request"));
  }
}

TEST_F(ContractTest, ARelationToAnOwnerNeedsATargetThatNamesTheOwner) {
  Rule(List()).clear_target();
  EXPECT_THAT(Check(), ElementsAre("milepost.kites.v1.KitesService.ListKites: admits parties by their relation to an "
                                   "owner, but has no target that names the owner"));
}

TEST_F(ContractTest, AFunctionRoleNeedsNoTarget) {
  Rule(List()).clear_target();
  Rule(List()).clear_parties();
  Rule(List()).add_parties(type::v1::PARTY_HR_ADMIN);
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_F(ContractTest, AFieldOfARequestWithoutBehaviorIsFoundAtEveryDepth) {
  Message("ListKitesRequest").mutable_field(1)->clear_options();
  Message("Tail").mutable_field(0)->clear_options();
  EXPECT_THAT(
      Check(),
      ElementsAre("milepost.kites.v1.Tail.length_cm: is part of a request and has no (google.api.field_behavior)",
                  "milepost.kites.v1.ListKitesRequest.page_size: is part of a request and has no "
                  "(google.api.field_behavior)"));
}

TEST_F(ContractTest, AMessageThatHoldsItselfIsReadOnce) {
  auto* field = Message("Tail").add_field();
  field->CopyFrom(Message("Kite").field(1));
  field->set_number(7);
  field->set_name("tail");
  field->clear_options();
  EXPECT_THAT(Check(),
              ElementsAre("milepost.kites.v1.Tail.tail: is part of a request and has no (google.api.field_behavior)"));
}

TEST_F(ContractTest, WhatTheServerOnlyPutsOutNeedsNoBehaviorInside) {
  Message("Kite").mutable_field(1)->mutable_options()->SetExtension(google::api::field_behavior, 0,
                                                                    google::api::OUTPUT_ONLY);
  Message("Tail").mutable_field(0)->clear_options();
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_F(ContractTest, AWriteWithoutRequestIdIsFoundByItsScope) {
  Update().set_name("FlyKite");
  Message("UpdateKiteRequest").mutable_field()->RemoveLast();
  EXPECT_THAT(Check(),
              ElementsAre("milepost.kites.v1.KitesService.FlyKite: needs `string request_id` in UpdateKiteRequest"));
}

TEST_F(ContractTest, AWriteWithoutRequestIdIsFoundByItsName) {
  Rule(Update()).set_scope("kites.sign");
  Message("UpdateKiteRequest").mutable_field()->RemoveLast();
  EXPECT_THAT(Check(),
              ElementsAre("milepost.kites.v1.KitesService.UpdateKite: needs `string request_id` in UpdateKiteRequest"));
}

TEST_F(ContractTest, AListWithoutPagesIsFound) {
  Message("ListKitesRequest").mutable_field()->DeleteSubrange(1, 2);
  Message("ListKitesResponse").mutable_field()->RemoveLast();
  EXPECT_THAT(Check(),
              ElementsAre("milepost.kites.v1.KitesService.ListKites: needs `int32 page_size` in ListKitesRequest",
                          "milepost.kites.v1.KitesService.ListKites: needs `string page_token` in ListKitesRequest",
                          "milepost.kites.v1.KitesService.ListKites: needs `string next_page_token` in "
                          "ListKitesResponse"));
}

TEST_F(ContractTest, AResourceWithoutItsTypeOrPatternIsFound) {
  auto& resource = *Message("Kite").mutable_options()->MutableExtension(google::api::resource);
  resource.clear_pattern();
  resource.set_type("milepost.dev/Dragon");
  Message("ListKitesRequest").mutable_field(0)->mutable_options()->ClearExtension(google::api::resource_reference);
  EXPECT_THAT(Check(), ElementsAre("milepost.kites.v1.Kite: has the resource type `milepost.dev/Dragon`, not "
                                   "`milepost.dev/Kite`",
                                   "milepost.kites.v1.Kite: is a resource without a pattern"));
}

TEST_F(ContractTest, ANamedMessageThatIsNoResourceIsFound) {
  Message("Kite").clear_options();
  Message("ListKitesRequest").mutable_field(0)->mutable_options()->ClearExtension(google::api::resource_reference);
  EXPECT_THAT(Check(), ElementsAre("milepost.kites.v1.Kite: has a name but no (google.api.resource)"));
}

TEST_F(ContractTest, AReferenceToNothingIsFound) {
  Message("ListKitesRequest")
      .mutable_field(0)
      ->mutable_options()
      ->MutableExtension(google::api::resource_reference)
      ->set_child_type("milepost.dev/Balloon");
  EXPECT_THAT(Check(), ElementsAre("milepost.kites.v1.ListKitesRequest.parent: refers to `milepost.dev/Balloon`, which "
                                   "no resource is"));
}

}  // namespace
}  // namespace milepost::contract
