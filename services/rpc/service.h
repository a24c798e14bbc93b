// What every service gives to app.cc: its rows and its tables.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/rpc/agenda.h"
#include "services/rpc/doorway.h"

namespace milepost::rpc {

// A service's tables: numbered SQL, applied once each. A released step never changes.
struct SchemaStep {
  std::string name;
  std::string sql;
};

// What a sweep gives its parts: see sweep.h.
struct SweepRun {
  store::Database& store;
  store::IdSource& ids;
  absl::Time now;                     // of the domain's clock
  const std::atomic<bool>& stopping;  // looked at between pages
};

// A call of nobody's, on behalf of the installation.
Call SweepCall(const SweepRun& run);

class Service {
 public:
  virtual ~Service() = default;
  virtual std::string component() const = 0;                 // of its schema: `goals`
  virtual std::vector<SchemaStep> Schema() const = 0;        // in order
  virtual std::vector<ServiceRows> Rows() = 0;               // one for each proto service
  virtual std::vector<AgendaSource> Agenda() { return {}; }  // what of its tables falls due by a date
  // What it does from time to time, in small transactions of its own, so that it may be stopped at any point and run
  // again, also twice at a time.
  virtual absl::Status Sweep(const SweepRun&) { return absl::OkStatus(); }
  virtual void Start() {}  // after every peer can be called
  virtual void Stop() {}   // before the store closes
};

}  // namespace milepost::rpc
