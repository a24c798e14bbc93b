#include "services/rpc/call_log.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/rpc/request_hash.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

using store::Absl;

constexpr std::size_t kMostPending = 16 << 20;  // bytes; beyond it lines are dropped rather than memory filled

std::string TimeText(absl::Time time) { return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", time, absl::UTCTimeZone()); }

void AddText(std::string_view key, std::string_view value, std::string* line) {
  if (!value.empty()) absl::StrAppend(line, ",\"", Absl(key), "\":\"", EscapeJson(value), "\"");
}

}  // namespace

std::string EscapeJson(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      absl::StrAppendFormat(&out, "\\u%04x", c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string Pseudonym(std::string_view principal) { return absl::BytesToHexString(Sha256(principal).substr(0, 4)); }

CallLog::CallLog(std::FILE* file) : file_(file), thread_([this] { Work(); }) {}

CallLog::~CallLog() {
  {
    absl::MutexLock lock(&mutex_);
    stopped_ = true;
  }
  thread_.join();
}

void CallLog::Record(const CallFacts& facts) {
  if (file_ == nullptr) return;
  const auto code = static_cast<absl::StatusCode>(facts.code);
  std::string line =
      absl::StrCat("{\"time\":\"", TimeText(facts.start), "\",\"severity\":\"", facts.fault.empty() ? "INFO" : "ERROR",
                   "\",\"method\":\"", Absl(facts.method), "\",\"code\":\"", absl::StatusCodeToString(code),
                   "\",\"duration_us\":", absl::ToInt64Microseconds(facts.duration),
                   ",\"request_bytes\":", facts.request_bytes, ",\"reply_bytes\":", facts.reply_bytes);
  AddText("reason", facts.reason, &line);
  if (!facts.caller.empty()) AddText("caller", Pseudonym(facts.caller), &line);
  AddText("request_id", facts.request_id, &line);
  AddText("traceparent", facts.traceparent, &line);
  AddText("fault", facts.fault, &line);
  line += "}\n";
  Append(std::move(line));
}

void CallLog::Note(std::string_view severity, std::string_view message) {
  if (file_ == nullptr) return;
  Append(absl::StrCat("{\"time\":\"", TimeText(absl::Now()), "\",\"severity\":\"", Absl(severity), "\",\"message\":\"",
                      EscapeJson(message), "\"}\n"));
}

void CallLog::Append(std::string line) {
  absl::MutexLock lock(&mutex_);
  if (text_.size() + line.size() <= kMostPending) text_ += line;
}

void CallLog::Work() {
  for (;;) {
    std::string text;
    bool last;
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(this, &CallLog::HasTextOrStopped));
      text.swap(text_);
      last = stopped_;
    }
    if (!text.empty() && file_ != nullptr) {
      std::fwrite(text.data(), 1, text.size(), file_);
      std::fflush(file_);
    }
    if (last) return;
    absl::SleepFor(absl::Milliseconds(20));  // gathers the lines of many calls into one write
  }
}

}  // namespace milepost::rpc
