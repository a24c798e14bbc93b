// The rules of the contract that neither protoc nor buf knows. The build runs them over every proto and fails on the
// first violation, so that the server's reflective checks can rely on the annotations.
#ifndef MILEPOST_PROTO_CONTRACT_CONTRACT_H_
#define MILEPOST_PROTO_CONTRACT_CONTRACT_H_

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

namespace milepost::contract {

// Checks every service, request and resource of `files`. Each violation is one sentence that begins with the full
// name of what is wrong; they come in the order of the files. Empty: the contract holds.
//
//   methods    say who may call them: an authorization with a scope and a party; its target leads to a string of the
//              request, and a method for people who stand in a relation to an owner has one
//   writes     (scope `*.write`, and methods named Create, Update or Delete) carry request_id
//   lists      (methods named List) carry page_size and page_token, and answer with next_page_token
//   requests   say for each field, at every depth that a client can fill, how it behaves
//   resources  (what has a `name` as its first field, and is no request) carry their type `milepost.dev/Message` and
//              a pattern; references lead to a type that exists
std::vector<std::string> Violations(const std::vector<const google::protobuf::FileDescriptor*>& files);

}  // namespace milepost::contract

#endif  // MILEPOST_PROTO_CONTRACT_CONTRACT_H_
