// The ceiling of durable writes: group commit over SQLite's own interface, of rows that a server wrote before.
#pragma once

#include <string>
#include <vector>

namespace milepost::bench {

// The tables that one commit of a write touches with a row each, and the column that tells in which order rows came: in
// another order, such as that of a key, the pages touched would be fewer.
struct TableRows {
  std::string table, order;
};
using Commit = std::vector<TableRows>;

// Copies the schema of the database at `source` into a fresh file at `target`. Then `writers` threads each write the
// rows of the commits' tables there again, one write after another, waiting for each of its commits; one thread commits
// together whatever waits. For at most `seconds`. Gives writes a second.
double RawGroupCommit(const std::string& source, const std::string& target, const std::vector<Commit>& commits,
                      int writers, double seconds);

}  // namespace milepost::bench
