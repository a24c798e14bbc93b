#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/catalog_csv.h"
#include "clients/cpp/client.h"

namespace milepost::cli {

enum class Written { kCreated, kUpdated, kUnchanged };

// Makes `stored` say what `wanted` says, where that says anything, and returns the paths that changed. References to
// other catalogs stay, and so do a role's requirements of skills that are not O*NET's.
std::vector<std::string> MergeInto(const catalog::v1::Skill& wanted, catalog::v1::Skill& stored);
std::vector<std::string> MergeInto(const catalog::v1::Role& wanted, catalog::v1::Role& stored);

// Writes an item if it is new or differs from what is stored. With `check_only` the server checks the write and leaves
// it out. Doing it again changes nothing.
absl::StatusOr<Written> WriteItem(const client::Client& client, const CatalogItem& item, bool check_only);

}  // namespace milepost::cli
