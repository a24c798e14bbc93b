// milepost-contract IMAGE: reads the image that protoc makes of the contract and fails if a rule is broken.
#include <google/protobuf/descriptor.pb.h>

#include <fstream>
#include <iostream>

#include "proto/contract/contract.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: milepost-contract IMAGE\n";
    return 64;
  }
  std::ifstream image(argv[1], std::ios::binary);
  google::protobuf::FileDescriptorSet set;
  if (!image || !set.ParseFromIstream(&image)) {
    std::cerr << argv[1] << ": not an image of protoc\n";
    return 66;
  }
  google::protobuf::DescriptorPool pool;
  std::vector<const google::protobuf::FileDescriptor*> files;
  for (const auto& proto : set.file()) {  // protoc writes a file after those it imports
    const auto* file = pool.BuildFile(proto);
    if (file == nullptr) return 66;  // the pool has said why
    if (file->package().rfind("milepost.", 0) == 0) files.push_back(file);
  }
  const auto violations = milepost::contract::Violations(files);
  for (const std::string& violation : violations) std::cerr << "contract: " << violation << '\n';
  return files.empty() || !violations.empty() ? 1 : 0;
}
