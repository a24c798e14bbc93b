#include "clients/cli/columns.h"

#include <cmath>
#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/values.h"

namespace milepost::cli {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

namespace {

// What people look for first, by message type. A type that is not here shows its first single fields.
const std::map<absl::string_view, std::vector<Column>>& ChosenColumns() {
  static const auto* columns = new std::map<absl::string_view, std::vector<Column>>{
      {"Profile",
       {{"ID", "#id"}, {"NAME", "display_name"}, {"TITLE", "title"}, {"UNIT", "unit"}, {"MANAGER", "manager"}}},
      {"SkillAssessment",
       {{"ID", "#id"},
        {"SKILL", "skill"},
        {"LEVEL", "level"},
        {"SOURCE", "source"},
        {"DATE", "assess_date"},
        {"EXPIRES", "expire_date"},
        {"EVIDENCE", "evidence"}}},
      {"Skill", {{"ID", "#id"}, {"NAME", "display_name"}, {"CATEGORY", "category"}, {"REUSE", "reuse_level"}}},
      {"Role", {{"ID", "#id"}, {"NAME", "display_name"}, {"REQUIRES", "requirements"}}},
      {"Goal",
       {{"ID", "#id"},
        {"TITLE", "title"},
        {"STATE", "state"},
        {"HEALTH", "status.health"},
        {"PROGRESS", "status.progress", true},
        {"EXPECTED", "status.expected", true},
        {"DUE", "due_date"},
        {"PRIORITY", "priority"}}},
      {"Plan",
       {{"ID", "#id"},
        {"NAME", "display_name"},
        {"STATE", "state"},
        {"PROGRESS", "progress", true},
        {"FROM", "start_date"},
        {"TO", "end_date"},
        {"NEXT REVIEW", "next_review_date"}}},
      {"PlanRevision",
       {{"ID", "#id"},
        {"NUMBER", "number"},
        {"STATE", "state"},
        {"SUBMITTED", "create_time"},
        {"AGREED", "agree_time"},
        {"SHA-256", "sha256"}}},
      {"ProgressEntry",
       {{"ID", "#id"},
        {"DATE", "effective_date"},
        {"VALUE", "value"},
        {"SUPERSEDED BY", "superseded_by"},
        {"NOTE", "note"}}},
      {"JournalEntry",
       {{"ID", "#id"},
        {"DATE", "entry_date"},
        {"WENT WELL", "check_in.went_well"},
        {"ACHIEVED", "achievement.title"},
        {"SETBACK", "setback.what"},
        {"ACTIVITY", "activity.title"},
        {"GOAL", "goal"}}},
      {"Mentorship",
       {{"ID", "#id"}, {"MENTOR", "mentor"}, {"STATE", "state"}, {"SINCE", "start_date"}, {"FOCUS", "focus_skills"}}},
      {"CareerOption",
       {{"ID", "#id"},
        {"TITLE", "title"},
        {"ROLE", "role"},
        {"DEMAND", "demand"},
        {"FIT", "fit"},
        {"VERDICT", "verdict"},
        {"REASON", "verdict_reason"}}},
      {"Contact",
       {{"ID", "#id"},
        {"NAME", "display_name"},
        {"RELATION", "relation"},
        {"ORGANIZATION", "organization"},
        {"LAST", "last_contact_date"},
        {"NEXT", "next_contact_date"}}},
      {"Interaction",
       {{"ID", "#id"},
        {"DATE", "interaction_date"},
        {"KIND", "kind"},
        {"CONTACT", "contact"},
        {"LEARNED", "learned"},
        {"NEXT STEP", "next_step.what"}}},
      {"Credential",
       {{"ID", "#id"},
        {"KIND", "kind"},
        {"TITLE", "title"},
        {"ISSUER", "issuer"},
        {"EXPIRES", "expire_date"},
        {"STATE", "state"},
        {"DAYS LEFT", "days_left"}}},
      {"Row",
       {{"RANK", "rank"},
        {"OPTION", "display_title"},
        {"SCORE", "score", true},
        {"READINESS", "readiness", true},
        {"FIT", "career_option.fit"},
        {"GROWTH", "career_option.growth"},
        {"BALANCE", "career_option.balance_rating"},
        {"DEMAND", "career_option.demand"},
        {"VERDICT", "career_option.verdict"}}},
      {"DueContact",
       {{"NAME", "contact.display_name"},
        {"DUE", "contact.next_contact_date"},
        {"DAYS OVERDUE", "days_overdue"},
        {"CHANNEL", "contact.channel"},
        {"HANDLE", "contact.handle"}}},
      {"ExpiringCredential",
       {{"PERSON", "profile"},
        {"CREDENTIAL", "credential.title"},
        {"STATE", "credential.state"},
        {"DEADLINE", "credential.deadline_date"},
        {"DAYS", "days_to_deadline"}}},
      {"TransferableSkill",
       {{"SKILL", "skill_display_name"},
        {"REUSE", "reuse_level"},
        {"REQUIRED", "required_level"},
        {"CURRENT", "current_level"},
        {"WEIGHT", "importance"},
        {"MET", "met"}}},
      {"Report",
       {{"ID", "#id"},
        {"KIND", "kind"},
        {"PAGES", "page_count"},
        {"BYTES", "size_bytes"},
        {"FILE", "file_name"},
        {"CREATED", "create_time"}}},
      {"Item",
       {{"SKILL", "skill_display_name"},
        {"REQUIRED", "required_level"},
        {"CURRENT", "current_level"},
        {"GAP", "gap"},
        {"WEIGHT", "importance"},
        {"SOURCE", "source"},
        {"SELF", "self_level"},
        {"DELTA", "perception_delta"}}},
      {"Finding", {{"SEVERITY", "severity"}, {"FIELD", "field"}, {"FINDING", "message"}, {"SUGGESTION", "suggestion"}}},
  };
  return *columns;
}

std::string FieldText(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  const bool nested = field.message_type() != nullptr && !IsTextLike(*field.message_type());
  if (field.is_repeated()) {
    const int size = reflection.FieldSize(message, &field);
    if (nested) return size == 0 ? "" : absl::StrCat(size);
    std::vector<std::string> texts;
    for (int i = 0; i < size; ++i) texts.push_back(ToText(message, field, i));
    return absl::StrJoin(texts, ", ");
  }
  if (nested) return "";
  if (field.has_presence() && !reflection.HasField(message, &field)) return "";
  const std::string text = ToText(message, field, -1);
  return field.enum_type() != nullptr && text == "UNSPECIFIED" ? "" : text;
}

std::string Percent(const std::string& text) {
  double share = 0;
  return absl::SimpleAtod(text, &share) ? absl::StrCat(std::llround(share * 100), " %") : text;
}

}  // namespace

std::vector<Column> ColumnsOf(const Descriptor& type) {
  const auto chosen = ChosenColumns().find(type.name());
  if (chosen != ChosenColumns().end()) return chosen->second;
  constexpr size_t kMost = 6;
  std::vector<Column> columns;
  for (int i = 0; i < type.field_count() && columns.size() < kMost; ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.is_repeated() || (field.message_type() != nullptr && !IsTextLike(*field.message_type()))) continue;
    columns.push_back({absl::AsciiStrToUpper(field.name()), field.name()});
  }
  return columns;
}

std::string Cell(const Message& message, const Column& column) {
  const Message* target = &message;
  const std::vector<std::string> steps = absl::StrSplit(column.path == "#id" ? "name" : column.path, '.');
  for (size_t i = 0; i < steps.size(); ++i) {
    const FieldDescriptor* field = target->GetDescriptor()->FindFieldByName(steps[i]);
    if (field == nullptr) return "";
    if (i + 1 < steps.size()) {
      if (!target->GetReflection()->HasField(*target, field)) return "";
      target = &target->GetReflection()->GetMessage(*target, field);
      continue;
    }
    const std::string text = FieldText(*target, *field);
    if (column.path == "#id") return text.substr(text.rfind('/') + 1);
    return column.percent ? Percent(text) : text;
  }
  return "";
}

}  // namespace milepost::cli
