// Messages and statuses as they travel. The only place besides the doorway that knows gRPC's byte buffers.
#pragma once

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace milepost::rpc {

// False if the bytes are no message of this type.
bool Decode(const grpc::ByteBuffer& bytes, google::protobuf::Message& message);

grpc::ByteBuffer Encode(const google::protobuf::Message& message);

grpc::Status ToGrpc(const absl::Status& status);
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace milepost::rpc
