// The storage port: read snapshots and transactions over one SQL text, whatever the engine.
//
// Only sqlite.cc (and later postgres.cc) sees a driver's header; open.cc is the only list of engines. The promises
// below are held by the database conformance suite in tests/conformance, which runs once for each engine.
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>
#include <variant>

#include "absl/functional/any_invocable.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/store/feed_signal.h"

namespace milepost::store {

// Bytes bound as BYTEA/BLOB, never as text.
struct Blob {
  std::string_view bytes;
};

// One bound parameter ($1, $2, ...). Text is UTF-8 without NUL (INVALID_ARGUMENT otherwise: PostgreSQL holds none).
// Views need to live only for the duration of the call.
using Value = std::variant<std::monostate, int64_t, std::string_view, Blob>;
using Values = absl::Span<const Value>;

// The current row of a query; views are valid until the callback returns. Columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool IsNull(int column) const = 0;
  virtual int64_t Int(int column) const = 0;
  virtual std::string_view Text(int column) const = 0;
  virtual std::string_view Bytes(int column) const = 0;
};

// A consistent snapshot: every query of one Reader sees the same committed state.
class Reader {
 public:
  virtual ~Reader() = default;

  // Calls `each` for every row, in order, until it returns false. Statements are prepared once and cached by text;
  // `sql` is one statement and has a value for each of its parameters. `each` may run further queries.
  // Errors: INTERNAL (bad SQL, corrupt data), NOT_FOUND (no such table), UNAVAILABLE (the engine is away),
  // DEADLINE_EXCEEDED or CANCELLED (see ReadOptions).
  virtual absl::Status Query(std::string_view sql, Values values, absl::FunctionRef<bool(const Row&)> each) = 0;
};

// A read snapshot that can also write. What it wrote is visible to its own queries.
class Transaction : public Reader {
 public:
  // Runs one statement and gives the number of rows it changed in `*changed` (may be null). A statement that fails
  // leaves nothing behind, so a body may go on after ALREADY_EXISTS.
  // Errors: as Query, and ALREADY_EXISTS (a unique key), RESOURCE_EXHAUSTED (the disk is full),
  // FAILED_PRECONDITION (the store is read-only). Error texts carry no stored values.
  virtual absl::Status Execute(std::string_view sql, Values values, int64_t* changed = nullptr) = 0;

  // Serializes rules that span one person's rows (cycles, depth, one open plan) until the transaction ends.
  // SQLite has one writer, so this is free there; PostgreSQL takes an advisory lock on the key.
  virtual absl::Status LockPerson(int64_t person_key) = 0;

  // Has Database::feed() ring for this person (0: nobody's data) once the transaction has committed. Of a body that is
  // undone, listeners may be called in vain.
  virtual void Announce(int64_t person_key) = 0;
};

// Ends a read that has become pointless: queries then fail, the running one within some milliseconds.
struct ReadOptions {
  absl::Time deadline = absl::InfiniteFuture();  // DEADLINE_EXCEEDED after it
  const std::atomic<bool>* cancelled = nullptr;  // CANCELLED once it is true; must outlive the read
};

// A transaction's body. It may be run more than once (conflicts, a batch replayed), so it must do no I/O but its
// queries, call no peer, read no clock and draw no randomness. A non-OK status undoes this body alone.
using Body = absl::AnyInvocable<absl::Status(Transaction&)>;

// Called exactly once when the outcome is durable (OK) or known not to be. Runs on the store's completion thread, in
// the order of commits, so it may serialize and answer, but must not block; a body refused at the door (see Transact)
// is answered on the caller's thread. Statuses beside the body's own:
//   UNAVAILABLE         nothing was written; retry
//   UNKNOWN             the commit's outcome is not known (reason OUTCOME_UNKNOWN); retry with the same request_id
//   DEADLINE_EXCEEDED   the deadline passed before the body ran; nothing was written
//   RESOURCE_EXHAUSTED  the disk is full; nothing was written
using Done = absl::AnyInvocable<void(absl::Status)>;

class Database {
 public:
  virtual ~Database() = default;

  // Runs `body` on a fresh snapshot on the calling thread and returns its status; UNAVAILABLE after Close.
  virtual absl::Status Read(const ReadOptions& options, absl::FunctionRef<absl::Status(Reader&)> body) = 0;
  absl::Status Read(absl::FunctionRef<absl::Status(Reader&)> body) { return Read(ReadOptions{}, body); }

  // Queues `body`; `done` follows its commit. Bodies of one caller run in the order queued. After Close, or when the
  // queue holds more than its limit, `done` gets UNAVAILABLE or RESOURCE_EXHAUSTED at once.
  virtual void Transact(absl::Time deadline, Body body, Done done) = 0;

  // Whether a write could commit now: OK, or why not (read-only file, disk full, closed). Commits a small write of its
  // own and waits for it: for readiness probes, not for RPC threads.
  virtual absl::Status CheckWritable() = 0;

  // Refuses new work, finishes what is queued and the reads that run, checkpoints and releases the lock. Idempotent.
  // Never call it from a body, a read or a completion.
  virtual void Close() = 0;

  // What rings after commits that told the feed something (AppendEvent). Rings on the store's completion thread.
  FeedSignal& feed() { return feed_; }

  // Transact, waited for. Never call it from a completion or a body.
  absl::Status TransactAndWait(absl::Time deadline, Body body);

 private:
  FeedSignal feed_;
};

}  // namespace milepost::store
