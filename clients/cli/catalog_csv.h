#pragma once

#include <istream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/csv.h"
#include "milepost/catalog/v1/role.pb.h"
#include "milepost/catalog/v1/skill.pb.h"

namespace milepost::cli {

enum class CatalogFormat { kOnet, kEsco, kGeneric };

// A skill or a role that a file describes, without its name.
struct CatalogItem {
  int64_t line = 0;  // where it begins, from 1
  std::string id;
  std::variant<catalog::v1::Skill, catalog::v1::Role> resource;
  std::vector<std::string> problems;  // what was left out of it, and why
};

// The level 1 to 5 of a level 0 to 7 on O*NET's scale LV: value x 5 / 7, rounded half up, at least 1.
int OnetLevel(double value);
// How much a skill of importance 1 to 5 on O*NET's scale IM matters, by the words that O*NET gives its points: from 4
// (very important) CRITICAL, from 3 (important) IMPORTANT, from 2 (somewhat important) USEFUL; below: not required.
std::optional<catalog::v1::Requirement::Importance> OnetImportance(double value);
// An id made of a code: lower-case, everything but letters and digits a single hyphen, behind the prefix.
// `onet`, `2.B.3.e` -> `onet-2-b-3-e`. Long ones end in a hash. Empty if the code has neither letters nor digits.
std::string CatalogId(absl::string_view prefix, absl::string_view code);

// Reads skills, or the requirements of roles, from a CSV file with a header, one item at a time; docs/import.md
// describes the columns. The delimiter is a tab if the header has one.
class CatalogCsv {
 public:
  // `version`: of the catalog that the codes come from; may be empty.
  CatalogCsv(std::istream& in, CatalogFormat format, std::string version)
      : reader_(in), format_(format), version_(std::move(version)) {}

  // Once, before Next. INVALID_ARGUMENT: a column is missing.
  absl::Status ReadHeader();

  // The next item; false at the end. INVALID_ARGUMENT, as "line 12, column 3 (Data Value): ...": a record is wrong.
  // Reading can go on.
  absl::StatusOr<bool> Next(CatalogItem& item);

  int64_t bytes() const { return reader_.bytes(); }

 private:
  struct Needed {
    std::optional<double> level, importance;
    bool irrelevant = false;
    int64_t line = 0;
  };
  // The requirements of an occupation, while its records come.
  struct Occupation {
    std::string code, title;
    int64_t line = 0;
    std::map<std::string, Needed> skills;  // by element
  };

  absl::StatusOr<bool> NextRow();
  absl::StatusOr<bool> NextSkill(CatalogItem& item);
  absl::StatusOr<bool> NextOccupation(CatalogItem& item);
  absl::Status ReadOnetSkill(CatalogItem& item) const;
  absl::Status ReadEscoSkill(CatalogItem& item) const;
  absl::Status ReadGenericSkill(CatalogItem& item) const;
  // Begins the occupation of this row. INVALID_ARGUMENT: it has had its rows already.
  absl::Status BeginOccupation();
  absl::Status AddRequirement();
  CatalogItem Finish(Occupation occupation) const;

  bool Has(const char* column) const { return columns_.count(column) != 0; }
  const std::string& At(const char* column) const;
  absl::Status Wrong(const char* column, absl::string_view what) const;
  absl::Status CheckGiven(std::initializer_list<const char*> columns) const;
  void AddReference(catalog::v1::ExternalReference::Catalog catalog, const std::string& code,
                    google::protobuf::RepeatedPtrField<catalog::v1::ExternalReference>& references) const;

  CsvReader reader_;
  const CatalogFormat format_;
  const std::string version_;
  bool requirements_ = false;
  std::map<std::string, std::size_t> columns_;
  CsvRecord row_;
  std::optional<Occupation> occupation_;
  std::set<std::string> done_;  // codes of occupations that are through
  std::string refused_;         // the code whose further rows were refused
};

}  // namespace milepost::cli
