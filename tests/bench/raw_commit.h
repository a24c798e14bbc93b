// The ceiling of durable writes: SQLite's own interface, 64 writes a commit, of rows that a server wrote before.
#pragma once

#include <string>
#include <vector>

namespace milepost::bench {

// The tables that one commit of a write touches, each with how many rows a write has in it.
struct TableRows {
  std::string table;
  int rows_a_write = 1;
};
using Commit = std::vector<TableRows>;

// Copies the schema of the database at `source` into a fresh file at `target`, then writes the rows of the commits'
// tables there again, 64 writes a commit and commit after commit, for at most `seconds`. Gives writes a second.
double RawGroupCommit(const std::string& source, const std::string& target, const std::vector<Commit>& commits,
                      double seconds);

}  // namespace milepost::bench
