#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace milepost::cli {

// Why a document could not be made.
struct PackError {
  std::string code;        // as gRPC names it, such as PERMISSION_DENIED
  std::string reason;      // a value of milepost.type.v1.ErrorReason without its prefix; may be empty
  std::string message;     // what is wrong
  std::string what_to_do;  // may be empty
};

// One document of a pack.
struct PackItem {
  std::string person;      // profiles/amara
  std::string kind;        // plan, progress or brief
  std::string request_id;  // of the call that makes it: the same until the server has answered
  std::string report;      // its name as long as the server keeps it
  std::string sha256;      // in lower-case hexadecimal; empty until the file is there
  int64_t bytes = 0;
  int64_t pages = 0;
  std::vector<std::string> warnings;
  std::optional<PackError> error;

  // Without folders: amara-plan.pdf.
  std::string File() const;
};

// What documents a folder holds or is to hold: its manifest.json. The manifest is written before the first document is
// asked for and after every step, so that a run that was killed goes on where it was.
struct Pack {
  std::string paper, since;  // what all of them have in common; may be empty
  std::vector<PackItem> items;

  // Makes sure that this document is part of it.
  void Want(const std::string& person, const std::string& kind);
};

// The pack whose manifest lies in `folder`; NOT_FOUND if there is none. INVALID_ARGUMENT: it is no manifest.
absl::StatusOr<Pack> ReadPack(const std::string& folder);
// Writes the manifest whole or not at all.
absl::Status WritePack(const Pack& pack, const std::string& folder);
// The manifest as indented JSON.
std::string PackJson(const Pack& pack);

// Whether the item's file is there with the right SHA-256.
bool IsThere(const PackItem& item, const std::string& folder);
// Writes the folder's manifest and every document that is there with the right SHA-256 into the ZIP archive `file`,
// whole or not at all; returns how many documents. FAILED_PRECONDITION: none is there, so nothing is written.
// INVALID_ARGUMENT: why it cannot be written.
absl::StatusOr<int64_t> ZipPack(const Pack& pack, const std::string& folder, const std::string& file);
// Makes the item ready to be made: what is known of a file that is missing or damaged is forgotten, and it is asked for
// under a request_id of its own.
void Renew(PackItem& item);

// Keeps other runs away from a folder for as long as it lives.
class PackLock {
 public:
  // FAILED_PRECONDITION: another run is at work there. INVALID_ARGUMENT: it is no folder that can be read.
  static absl::StatusOr<std::unique_ptr<PackLock>> Of(const std::string& folder);
  ~PackLock();

  PackLock(const PackLock&) = delete;
  PackLock& operator=(const PackLock&) = delete;

 private:
  explicit PackLock(int descriptor) : descriptor_(descriptor) {}

  const int descriptor_;
};

}  // namespace milepost::cli
