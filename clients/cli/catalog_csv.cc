#include "clients/cli/catalog_csv.h"

#include <cmath>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/request_id.h"
#include "clients/cli/values.h"

namespace milepost::cli {

using catalog::v1::ExternalReference;
using catalog::v1::Requirement;
using catalog::v1::Role;
using catalog::v1::Skill;

namespace {

constexpr char kSoc[] = "O*NET-SOC Code";
constexpr char kElement[] = "Element ID";
constexpr char kElementName[] = "Element Name";
constexpr char kScale[] = "Scale ID";
constexpr char kValue[] = "Data Value";
constexpr std::size_t kLongestId = 63;
constexpr std::size_t kKeptOfLongId = 50;
constexpr std::size_t kHashOfLongId = 12;

std::string Slug(absl::string_view text) {
  std::string slug;
  for (char c : absl::AsciiStrToLower(text)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      slug.push_back(c);
    } else if (!slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

void AddAliases(absl::string_view text, absl::string_view separators, Skill& skill) {
  for (absl::string_view alias : absl::StrSplit(text, absl::ByAnyChar(separators))) {
    alias = absl::StripAsciiWhitespace(alias);
    if (!alias.empty()) skill.add_aliases(std::string(alias));
  }
}

std::vector<const char*> NeededColumns(CatalogFormat format, bool requirements) {
  if (requirements) return {kSoc, "Title", kElement, kScale, kValue};
  if (format == CatalogFormat::kOnet) return {kElement, kElementName};
  if (format == CatalogFormat::kEsco) return {"conceptUri", "preferredLabel"};
  return {"display_name"};
}

}  // namespace

int OnetLevel(double value) { return std::max(1, static_cast<int>(std::floor(value * 5 / 7 + 0.5))); }

std::optional<Requirement::Importance> OnetImportance(double value) {
  if (value >= 4) return Requirement::IMPORTANCE_CRITICAL;
  if (value >= 3) return Requirement::IMPORTANCE_IMPORTANT;
  if (value >= 2) return Requirement::IMPORTANCE_USEFUL;
  return std::nullopt;
}

std::string CatalogId(absl::string_view prefix, absl::string_view code) {
  const std::string slug = Slug(code);
  if (slug.empty()) return "";
  std::string id = absl::StrCat(prefix, prefix.empty() ? "" : "-", slug);
  if (!absl::ascii_isalpha(static_cast<unsigned char>(id.front()))) id = absl::StrCat("s-", id);
  if (id.size() <= kLongestId) return id;
  const std::string hash = RequestIdOf(code);
  return absl::StrCat(id.substr(0, kKeptOfLongId), "-", hash.substr(hash.size() - kHashOfLongId));
}

absl::Status CatalogCsv::ReadHeader() {
  absl::StatusOr<bool> found = reader_.Next(row_);
  if (!found.ok()) return found.status();
  if (!*found) return absl::InvalidArgumentError("the file is empty");
  std::vector<std::string> names = row_.fields;
  if (names.size() == 1 && absl::StrContains(names[0], '\t')) {
    reader_.set_delimiter('\t');
    names = absl::StrSplit(row_.fields[0], '\t');
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    columns_.emplace(std::string(absl::StripAsciiWhitespace(names[i])), i);
  }
  if (columns_.size() != names.size()) return absl::InvalidArgumentError("the header has a column twice");
  requirements_ = format_ == CatalogFormat::kOnet && Has(kSoc);
  const std::vector<const char*> needed = NeededColumns(format_, requirements_);
  for (const char* name : needed) {
    if (Has(name)) continue;
    return absl::InvalidArgumentError(absl::StrCat("line ", row_.line, ": the header has no column \"", name,
                                                   "\"; this format needs: ", absl::StrJoin(needed, ", ")));
  }
  return absl::OkStatus();
}

const std::string& CatalogCsv::At(const char* column) const {
  static const auto* const kNothing = new std::string();
  const auto found = columns_.find(column);
  return found == columns_.end() ? *kNothing : row_.fields[found->second];
}

absl::Status CatalogCsv::Wrong(const char* column, absl::string_view what) const {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", row_.line, ", column ", columns_.at(column) + 1, " (", column, "): ", what));
}

absl::Status CatalogCsv::CheckGiven(std::initializer_list<const char*> columns) const {
  for (const char* column : columns) {
    if (absl::StripAsciiWhitespace(At(column)).empty()) return Wrong(column, "is empty. Fill it in.");
  }
  return absl::OkStatus();
}

void CatalogCsv::AddReference(ExternalReference::Catalog catalog, const std::string& code,
                              google::protobuf::RepeatedPtrField<ExternalReference>& references) const {
  ExternalReference& reference = *references.Add();
  reference.set_catalog(catalog);
  reference.set_code(code);
  reference.set_version(version_);
}

absl::StatusOr<bool> CatalogCsv::NextRow() {
  absl::StatusOr<bool> found = reader_.Next(row_);
  if (!found.ok() || !*found || row_.fields.size() == columns_.size()) return found;
  return absl::InvalidArgumentError(absl::StrCat("line ", row_.line, ", column ", row_.fields.size(),
                                                 ": the record has ", row_.fields.size(), " fields, the header ",
                                                 columns_.size(), ". Quote fields that hold the delimiter."));
}

absl::StatusOr<bool> CatalogCsv::Next(CatalogItem& item) {
  item = {};
  return requirements_ ? NextOccupation(item) : NextSkill(item);
}

absl::StatusOr<bool> CatalogCsv::NextSkill(CatalogItem& item) {
  absl::StatusOr<bool> found = NextRow();
  if (!found.ok() || !*found) return found;
  item.line = row_.line;
  absl::Status status;
  switch (format_) {
    case CatalogFormat::kOnet:
      status = ReadOnetSkill(item);
      break;
    case CatalogFormat::kEsco:
      status = ReadEscoSkill(item);
      break;
    case CatalogFormat::kGeneric:
      status = ReadGenericSkill(item);
      break;
  }
  if (!status.ok()) return status;
  return true;
}

absl::Status CatalogCsv::ReadOnetSkill(CatalogItem& item) const {
  if (absl::Status status = CheckGiven({kElement, kElementName}); !status.ok()) return status;
  Skill& skill = item.resource.emplace<Skill>();
  item.id = CatalogId("onet", At(kElement));
  if (item.id.empty()) return Wrong(kElement, "is no code such as 2.B.3.e.");
  skill.set_display_name(At(kElementName));
  skill.set_description(At("Description"));
  AddReference(ExternalReference::CATALOG_ONET, At(kElement), *skill.mutable_external_references());
  return absl::OkStatus();
}

absl::Status CatalogCsv::ReadEscoSkill(CatalogItem& item) const {
  if (absl::Status status = CheckGiven({"conceptUri", "preferredLabel"}); !status.ok()) return status;
  static const std::map<std::string, Skill::ReuseLevel> kReuse = {
      {"", Skill::REUSE_LEVEL_UNSPECIFIED},
      {"transversal", Skill::REUSE_LEVEL_TRANSVERSAL},
      {"cross-sector", Skill::REUSE_LEVEL_CROSS_SECTOR},
      {"sector-specific", Skill::REUSE_LEVEL_SECTOR},
      {"occupation-specific", Skill::REUSE_LEVEL_OCCUPATION}};
  Skill& skill = item.resource.emplace<Skill>();
  const std::string& uri = At("conceptUri");
  item.id = CatalogId("esco", uri.substr(uri.rfind('/') + 1));
  if (item.id.empty()) return Wrong("conceptUri", "does not end in the concept's id.");
  skill.set_display_name(At("preferredLabel"));
  skill.set_description(At("description"));
  AddAliases(At("altLabels"), "\n|", skill);
  const auto reuse = kReuse.find(At("reuseLevel"));
  if (reuse == kReuse.end()) {
    return Wrong("reuseLevel", "is none of transversal, cross-sector, sector-specific, occupation-specific.");
  }
  skill.set_reuse_level(reuse->second);
  AddReference(ExternalReference::CATALOG_ESCO, uri, *skill.mutable_external_references());
  return absl::OkStatus();
}

absl::Status CatalogCsv::ReadGenericSkill(CatalogItem& item) const {
  if (absl::Status status = CheckGiven({"display_name"}); !status.ok()) return status;
  Skill& skill = item.resource.emplace<Skill>();
  item.id = At("id");
  if (item.id.empty()) item.id = CatalogId("", At("code").empty() ? At("display_name") : At("code"));
  if (item.id.empty()) return Wrong("display_name", "makes no id. Add a column `id`, such as python.");
  skill.set_display_name(At("display_name"));
  skill.set_description(At("description"));
  skill.set_category(At("category"));
  AddAliases(At("aliases"), "|", skill);
  const std::string& reuse = At("reuse_level");
  if (!reuse.empty()) {
    const absl::Status status = SetFromText(reuse, *Skill::descriptor()->FindFieldByName("reuse_level"), skill);
    if (!status.ok()) return Wrong("reuse_level", status.message());
  }
  if (At("code").empty()) return absl::OkStatus();
  AddReference(ExternalReference::CATALOG_CUSTOM, At("code"), *skill.mutable_external_references());
  ExternalReference& reference = *skill.mutable_external_references(0);
  if (!At("version").empty()) reference.set_version(At("version"));
  if (At("catalog").empty()) return absl::OkStatus();
  const absl::Status status =
      SetFromText(At("catalog"), *ExternalReference::descriptor()->FindFieldByName("catalog"), reference);
  return status.ok() ? status : Wrong("catalog", status.message());
}

absl::StatusOr<bool> CatalogCsv::NextOccupation(CatalogItem& item) {
  for (;;) {
    absl::StatusOr<bool> found = NextRow();
    if (!found.ok()) return found;
    const bool goes_on = *found && (!occupation_ || At(kSoc) == occupation_->code);
    std::optional<Occupation> finished;
    if (!goes_on && occupation_) {
      done_.insert(occupation_->code);
      item = Finish(*std::exchange(occupation_, std::nullopt));
      finished.emplace();
    }
    if (!*found) return finished.has_value();
    absl::Status status = AddRequirement();
    if (finished) {
      if (!status.ok()) item.problems.emplace_back(status.message());
      return true;
    }
    if (!status.ok()) return status;
  }
}

absl::Status CatalogCsv::BeginOccupation() {
  if (absl::Status status = CheckGiven({kSoc, "Title"}); !status.ok()) return status;
  if (done_.count(At(kSoc)) != 0) {
    refused_ = At(kSoc);
    return Wrong(kSoc, "has had its records already. Sort the file by this column, so that they stand together.");
  }
  occupation_ = Occupation{At(kSoc), At("Title"), row_.line, {}};
  return absl::OkStatus();
}

absl::Status CatalogCsv::AddRequirement() {
  if (!refused_.empty() && At(kSoc) == refused_) return absl::OkStatus();  // said once
  refused_.clear();
  if (!occupation_) {
    if (absl::Status status = BeginOccupation(); !status.ok()) return status;
  }
  if (absl::Status status = CheckGiven({kElement, kScale, kValue}); !status.ok()) return status;
  const bool level = At(kScale) == "LV";
  if (!level && At(kScale) != "IM") return absl::OkStatus();  // O*NET has other scales, which say nothing here
  const double least = level ? 0 : 1, most = level ? 7 : 5;
  double value = 0;
  if (!absl::SimpleAtod(At(kValue), &value) || !(value >= least && value <= most)) {
    return Wrong(kValue, absl::StrCat("is no number from ", least, " to ", most, ", the scale of ", At(kScale), "."));
  }
  if (CatalogId("onet", At(kElement)).empty()) return Wrong(kElement, "is no code such as 2.B.3.e.");
  Needed& needed = occupation_->skills[At(kElement)];
  if (needed.line == 0) needed.line = row_.line;
  std::optional<double>& place = level ? needed.level : needed.importance;
  if (place) return Wrong(kScale, absl::StrCat("comes twice for ", At(kElement), ". Keep one of the two records."));
  place = value;
  needed.irrelevant |= At("Not Relevant") == "Y";
  return absl::OkStatus();
}

CatalogItem CatalogCsv::Finish(Occupation occupation) const {
  CatalogItem item;
  item.line = occupation.line;
  item.id = CatalogId("onet", occupation.code);
  Role& role = item.resource.emplace<Role>();
  role.set_display_name(occupation.title);
  AddReference(ExternalReference::CATALOG_ONET, occupation.code, *role.mutable_external_references());
  for (const auto& [element, needed] : occupation.skills) {
    if (!needed.level || !needed.importance) {
      item.problems.push_back(absl::StrCat("line ", needed.line, ": ", occupation.code, " has no record of scale ",
                                           needed.level ? "IM" : "LV", " for ", element,
                                           "; the requirement is left out. Add the record."));
      continue;
    }
    const auto importance = OnetImportance(*needed.importance);
    if (!importance || needed.irrelevant) continue;
    Requirement& requirement = *role.add_requirements();
    requirement.set_skill(absl::StrCat("skills/", CatalogId("onet", element)));
    requirement.set_required_level(OnetLevel(*needed.level));
    requirement.set_importance(*importance);
  }
  return item;
}

}  // namespace milepost::cli
