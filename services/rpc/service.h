// What every service gives to app.cc: its rows and its tables.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/rpc/doorway.h"

namespace milepost::rpc {

// A service's tables: numbered SQL, applied once each. A released step never changes.
struct SchemaStep {
  std::string name;
  std::string sql;
};

class Service {
 public:
  virtual ~Service() = default;
  virtual std::string component() const = 0;           // of its schema: `goals`
  virtual std::vector<SchemaStep> Schema() const = 0;  // in order
  virtual std::vector<ServiceRows> Rows() = 0;         // one for each proto service
  virtual void Start() {}                              // after every peer can be called
  virtual void Stop() {}                               // before the store closes
};

}  // namespace milepost::rpc
