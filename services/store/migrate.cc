#include "services/store/migrate.h"

#include <openssl/sha.h>

#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/store/text.h"

namespace milepost::store {
namespace {

constexpr std::string_view kLedger = R"sql(
CREATE TABLE IF NOT EXISTS schema_migrations (
  component TEXT NOT NULL,
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_time BIGINT NOT NULL,
  PRIMARY KEY (component, number)
) /*clustered*/)sql";

struct Applied {
  std::string name;
  std::string checksum;
};
using AppliedByNumber = std::map<int64_t, Applied>;

std::string Checksum(std::string_view text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), sizeof(digest)));
}

std::string Title(std::string_view component, int64_t number, std::string_view name) {
  return absl::StrCat(Absl(component), "/", number, " ", Absl(name));
}

absl::StatusOr<AppliedByNumber> ReadApplied(Reader& reader, std::string_view component) {
  AppliedByNumber applied;
  absl::Status status = reader.Query("SELECT number, name, checksum FROM schema_migrations WHERE component = $1",
                                     {component}, [&applied](const Row& row) {
                                       applied[row.Int(0)] = {std::string(row.Text(1)), std::string(row.Text(2))};
                                       return true;
                                     });
  if (!status.ok() && !absl::IsNotFound(status)) return status;  // an empty database has no ledger yet
  return applied;
}

// Checks the applied migrations against ours and gives the number of those applied.
absl::StatusOr<std::size_t> Compare(const Component& component, const AppliedByNumber& applied) {
  for (std::size_t i = 0; i < component.migrations.size(); ++i) {
    const Migration& ours = component.migrations[i];
    if (ours.number != static_cast<int64_t>(i) + 1) {
      return absl::InvalidArgumentError(
          absl::StrCat("migration ", Title(component.name, ours.number, ours.name), " should have number ", i + 1));
    }
    const auto theirs = applied.find(ours.number);
    if (theirs != applied.end() && theirs->second.checksum != Checksum(ours.sql)) {
      return absl::FailedPreconditionError(absl::StrCat("migration ", Title(component.name, ours.number, ours.name),
                                                        " was changed after it was applied"));
    }
  }
  if (applied.empty()) return 0;
  const auto& [newest, what] = *applied.rbegin();
  if (newest > static_cast<int64_t>(component.migrations.size())) {
    return absl::FailedPreconditionError(absl::StrCat("migration ", Title(component.name, newest, what.name),
                                                      " is unknown here: a newer release has used this database"));
  }
  return applied.size();
}

absl::StatusOr<std::size_t> CountApplied(Database& database, const Component& component) {
  std::size_t count = 0;
  absl::Status status = database.Read([&](Reader& reader) {
    auto applied = ReadApplied(reader, component.name);
    if (!applied.ok()) return applied.status();
    auto compared = Compare(component, *applied);
    if (compared.ok()) count = *compared;
    return compared.status();
  });
  if (!status.ok()) return status;
  return count;
}

absl::Status Apply(Transaction& tx, std::string_view component, const Migration& migration, int64_t now_micros) {
  for (const std::string& statement : SplitStatements(migration.sql)) {
    if (absl::Status status = tx.Execute(statement, {}); !status.ok()) return status;
  }
  return tx.Execute(
      "INSERT INTO schema_migrations (component, number, name, checksum, applied_time) VALUES ($1, $2, $3, $4, $5)",
      {component, migration.number, migration.name, std::string_view(Checksum(migration.sql)), now_micros});
}

}  // namespace

absl::Status Migrate(Database& database, absl::Span<const Component> components, absl::Time now) {
  // Everything is compared before anything is applied: a database of another release is left as it is.
  std::vector<std::size_t> applied;
  for (const Component& component : components) {
    auto count = CountApplied(database, component);
    if (!count.ok()) return count.status();
    applied.push_back(*count);
  }
  absl::Status ledger =
      database.TransactAndWait(absl::InfiniteFuture(), [](Transaction& tx) { return tx.Execute(kLedger, {}); });
  if (!ledger.ok()) return ledger;
  for (std::size_t c = 0; c < components.size(); ++c) {
    for (const Migration& migration : components[c].migrations.subspan(applied[c])) {
      absl::Status status = database.TransactAndWait(absl::InfiniteFuture(), [&](Transaction& tx) {
        return Apply(tx, components[c].name, migration, absl::ToUnixMicros(now));
      });
      if (status.ok()) continue;
      return absl::Status(status.code(),
                          absl::StrCat("migration ", Title(components[c].name, migration.number, migration.name), ": ",
                                       status.message()));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> CheckSchema(Database& database, absl::Span<const Component> components) {
  std::vector<std::string> pending;
  for (const Component& component : components) {
    auto count = CountApplied(database, component);
    if (!count.ok()) return count.status();
    for (const Migration& migration : component.migrations.subspan(*count)) {
      pending.push_back(Title(component.name, migration.number, migration.name));
    }
  }
  return pending;
}

std::vector<std::string> SplitStatements(std::string_view sql) {
  std::vector<std::string> statements;
  std::string current;
  const auto finish = [&] {
    absl::StripAsciiWhitespace(&current);
    if (!current.empty()) statements.push_back(std::move(current));
    current.clear();
  };
  while (!sql.empty()) {
    const std::size_t end = sql.find('\n');
    std::string line(sql.substr(0, end));
    sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
    absl::StripTrailingAsciiWhitespace(&line);
    if (absl::StripLeadingAsciiWhitespace(line).substr(0, 2) == "--") continue;
    const bool ends = !line.empty() && line.back() == ';';
    if (ends) line.pop_back();
    current += line + "\n";
    if (ends) finish();
  }
  finish();
  return statements;
}

}  // namespace milepost::store
