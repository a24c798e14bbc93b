// Opens a store from its URL. open.cc is the only list of engines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/store/database.h"

namespace milepost::store {

struct OpenOptions {
  // sqlite:PATH        a file in an existing directory, made if it is missing
  // sqlite::memory:    an empty private store that ends with the Database; for tests and trials
  std::string url;

  bool read_only = false;          // writes answer FAILED_PRECONDITION; the file must exist, no lock is taken
  bool quick_check = false;        // read every page before serving (seconds for each GB)
  std::size_t max_queue = 20'000;  // bodies waiting for the writer; more answer RESOURCE_EXHAUSTED
  std::int64_t max_pages = 0;      // size limit in pages of 4 KiB, 0 = the disk's; a full store is RESOURCE_EXHAUSTED
  bool rehearse_bodies = false;    // runs every body twice, the first time undone: finds bodies that cannot be rerun
};

// Errors: INVALID_ARGUMENT (unknown scheme, no path), FAILED_PRECONDITION (another server holds the file; the message
// names its pid; or the file cannot be used as a store), UNAVAILABLE (cannot be opened).
absl::StatusOr<std::unique_ptr<Database>> Open(const OpenOptions& options);

}  // namespace milepost::store
