// Snapshots and documents on disk.
#ifndef MILEPOST_REPORTGEN_SNAPSHOT_FILE_H_
#define MILEPOST_REPORTGEN_SNAPSHOT_FILE_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "milepost/snapshot/v1/report_snapshot.pb.h"

namespace milepost::report {

// Reads a snapshot: `.json` as proto JSON, `.textproto` as text format, anything else (`.binpb`) as its binary form.
// Fields a newer server added are skipped. NOT_FOUND: no such file, or it cannot be read. INVALID_ARGUMENT: it is no
// snapshot, is cut off, or holds more than 64 MiB.
absl::StatusOr<snapshot::v1::ReportSnapshot> ReadSnapshotFile(const std::string& path);

// The file's bytes. NOT_FOUND: no such file, or it cannot be read. INVALID_ARGUMENT: it has more than `most`.
absl::StatusOr<std::string> ReadWholeFile(const std::string& path, size_t most);

// Writes the file whole or not at all: into a new file beside it, which then takes its name. An older file of that name
// stays as it was unless this succeeds. PERMISSION_DENIED: it cannot be written there.
absl::Status WriteWholeFile(const std::string& path, const std::string& bytes);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_SNAPSHOT_FILE_H_
