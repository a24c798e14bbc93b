// One JSON line a call: ids and codes, never names or texts. Lines are gathered and written by a thread of its own, so
// that a call costs no system call.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace milepost::rpc {

// What is told of one call.
struct CallFacts {
  std::string_view method;
  int code = 0;        // of google.rpc.Code
  std::string reason;  // of our ErrorReason; empty for OK
  absl::Time start;
  absl::Duration duration;
  int64_t request_bytes = 0;
  int64_t reply_bytes = 0;
  std::string caller;  // the principal; only its pseudonym is written
  std::string request_id;
  std::string traceparent;
  std::string fault;  // the words of an internal fault, for the log alone
};

class CallLog {
 public:
  // Writes to `file`, which outlives it; null writes nothing.
  explicit CallLog(std::FILE* file);
  ~CallLog();

  void Record(const CallFacts& facts);

  // A line of the server itself: started, stopping.
  void Note(std::string_view severity, std::string_view message);

 private:
  void Append(std::string line);
  void Work();
  bool HasTextOrStopped() const ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return stopped_ || !text_.empty(); }

  std::FILE* const file_;
  absl::Mutex mutex_;
  std::string text_ ABSL_GUARDED_BY(mutex_);
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

// `text` as the inside of a JSON string.
std::string EscapeJson(std::string_view text);

// Eight hexadecimal digits that stand for a principal.
std::string Pseudonym(std::string_view principal);

}  // namespace milepost::rpc
