#include "services/rpc/request_hash.h"

#include <openssl/sha.h>

#include <cstdint>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace milepost::rpc {
namespace {

std::string DeterministicBytes(const google::protobuf::Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    message.SerializePartialToCodedStream(&out);
  }
  return bytes;
}

// Passes over the value that follows a tag; false if there is none.
bool SkipValue(google::protobuf::io::CodedInputStream& in, uint32_t tag) {
  uint64_t varint = 0;
  uint32_t size = 0;
  switch (tag & 7) {
    case 0:
      return in.ReadVarint64(&varint);
    case 1:
      return in.Skip(8);
    case 2:
      return in.ReadVarint32(&size) && in.Skip(static_cast<int>(size));
    default:
      return (tag & 7) == 5 && in.Skip(4);
  }
}

// Cutting the field out of the bytes spares a copy of the message.
void CutField(uint32_t number, std::string* bytes) {
  google::protobuf::io::CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes->data()),
                                            static_cast<int>(bytes->size()));
  for (;;) {
    const int start = in.CurrentPosition();
    const uint32_t tag = in.ReadTag();
    if (tag == 0 || !SkipValue(in, tag)) return;
    if (tag >> 3 != number) continue;
    const int end = in.CurrentPosition();
    bytes->erase(start, end - start);
    return;
  }
}

}  // namespace

std::string Sha256(std::string_view data) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(data.data()), data.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

std::string RequestHash(const google::protobuf::Message& request) {
  std::string bytes = DeterministicBytes(request);
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  if (field != nullptr) CutField(static_cast<uint32_t>(field->number()), &bytes);
  return Sha256(bytes);
}

}  // namespace milepost::rpc
