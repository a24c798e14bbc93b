// Who stands behind the plan, which revision they stand behind, and what the scores mean.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/change_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::PlanRevision;
using goals::v1::SignerRole;
using goals::v1::SignOff;

std::string NameOf(const Source& source, SignerRole role) {
  switch (role) {
    case goals::v1::SIGNER_ROLE_EMPLOYEE:
      return source.snapshot().profile().display_name();
    case goals::v1::SIGNER_ROLE_MANAGER:
      return source.Name(source.snapshot().profile().manager());
    case goals::v1::SIGNER_ROLE_MENTOR:
      return MentorNames(source);
    default:
      return "";
  }
}

Signer SignerFor(const Source& source, SignerRole role) {
  Signer signer{NameOf(source, role), WordOf(source, role), source(Word::kDate)};
  const SignOff* decision = DecisionOf(source.snapshot().revision(), role);
  if (decision == nullptr) return signer;
  if (const std::string name = SignerName(source, *decision); !name.empty()) signer.name = name;
  if (decision->decision() == SignOff::DECISION_SIGNED) {
    signer.signed_on = source(Word::kSignedOn, {{"date", source.Date(decision->sign_time())}});
  }
  return signer;
}

void AddTerm(const std::string& term, const std::string& meaning, Blocks& out) {
  Add(out, Paragraph{{Run{term, Style::kBold}, Run{absl::StrCat("  ", meaning)}}, true});
}

void AddTerm(const Source& source, Word term, Word meaning, Blocks& out) {
  AddTerm(source(term), source(meaning), out);
}

}  // namespace

std::vector<SignerRole> RequiredRoles(const goals::v1::Plan& plan) {
  std::vector<SignerRole> roles;
  for (const int role : plan.required_signers()) roles.push_back(static_cast<SignerRole>(role));
  if (roles.empty()) roles = {goals::v1::SIGNER_ROLE_EMPLOYEE, goals::v1::SIGNER_ROLE_MANAGER};
  return roles;
}

const SignOff* DecisionOf(const PlanRevision& revision, SignerRole role) {
  const SignOff* last = nullptr;
  for (const SignOff& sign_off : revision.sign_offs()) {
    if (sign_off.role() == role && sign_off.sha256() == revision.sha256()) last = &sign_off;
  }
  return last;
}

std::string SignerName(const Source& source, const SignOff& sign_off) {
  const std::string name = source.Name(sign_off.profile());
  return name.empty() ? source.Name(sign_off.signer()) : name;
}

void AddAgreement(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  if (!snapshot.has_plan()) return;
  Blocks body;
  Add(body, Heading{1, source(Word::kAgreement), source(Word::kAgreementLead)});
  SignatureBlock block;
  block.statement = source(Word::kAgreementStatement);
  for (const SignerRole role : RequiredRoles(snapshot.plan())) {
    if (role != goals::v1::SIGNER_ROLE_UNSPECIFIED) block.signers.push_back(SignerFor(source, role));
  }
  Add(body, std::move(block));
  AddAsOne(std::move(body), out);
}

void AddGlossary(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  Blocks terms;
  const auto any_goal = [&](auto test) { return std::any_of(snapshot.goals().begin(), snapshot.goals().end(), test); };
  if (any_goal([](const auto& goal) { return goal.status().has_progress(); })) {
    AddTerm(source, Word::kProgress, Word::kProgressMeaning, terms);
  }
  if (any_goal([](const auto& goal) { return goal.status().has_expected(); })) {
    AddTerm(source, Word::kExpected, Word::kExpectedMeaning, terms);
    AddTerm(source, Word::kHealth, Word::kHealthMeaning, terms);
  }
  if (any_goal([](const auto& goal) { return goal.status().has_projected_finish_date(); })) {
    AddTerm(source, Word::kProjected, Word::kProjectedMeaning, terms);
  }
  const bool plan = snapshot.kind() == reports::v1::Report::KIND_PLAN;
  if (plan && snapshot.skill_gap().has_readiness())
    AddTerm(source, Word::kReadinessTerm, Word::kReadinessMeaning, terms);
  if (plan && snapshot.balance().has_short_share())
    AddTerm(source, Word::kShortShareTerm, Word::kShortShareMeaning, terms);
  if (plan && !snapshot.smart().empty()) AddTerm(source, Word::kSmart, Word::kSmartMeaning, terms);
  if (any_goal([](const auto& goal) { return goal.action_items_size() > 0; }) ||
      snapshot.learning().activity_count() > 0) {
    AddTerm(source, Word::kMix, Word::kMixMeaning, terms);
  }
  if (!plan && any_goal([](const auto& goal) {
        return std::any_of(goal.closings().begin(), goal.closings().end(),
                           [](const auto& it) { return it.has_gas_score(); });
      })) {
    AddTerm(source, Word::kGas, Word::kGasMeaning, terms);
  }
  if (!plan && snapshot.goal_attainment().has_t_score()) {
    const std::string r = source.words().Number(snapshot.goal_attainment().correlation());
    const std::string meaning = source(Word::kGasTMeaning, {{"r", r}, {"inputs", AttainmentInputs(source)}});
    AddTerm(source(Word::kGasT), meaning, terms);
  }
  const auto& options = snapshot.career_options().rows();
  if (plan && std::any_of(options.begin(), options.end(), [](const auto& row) { return row.has_score(); })) {
    AddTerm(source, Word::kOptionScore, Word::kOptionScoreMeaning, terms);
  }
  if (terms.empty()) return;
  terms.insert(terms.begin(), Block{Heading{1, source(Word::kGlossary)}});
  AddTogether(std::move(terms), out);
}

}  // namespace milepost::report
