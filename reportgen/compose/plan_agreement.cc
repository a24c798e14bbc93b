// Who stands behind the plan, which revision they stand behind, and what the scores mean.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::PlanRevision;
using goals::v1::SignerRole;
using goals::v1::SignOff;

constexpr size_t kFingerprintDigits = 16;

std::vector<SignerRole> RequiredRoles(const goals::v1::Plan& plan) {
  std::vector<SignerRole> roles;
  for (const int role : plan.required_signers()) roles.push_back(static_cast<SignerRole>(role));
  if (roles.empty()) roles = {goals::v1::SIGNER_ROLE_EMPLOYEE, goals::v1::SIGNER_ROLE_MANAGER};
  return roles;
}

// The last decision in that role on the revision's present terms; an edit voids older ones.
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

std::string WordOf(const Source& source, PlanRevision::State state) {
  switch (state) {
    case PlanRevision::STATE_SUBMITTED:
      return source(Word::kRevisionSubmitted);
    case PlanRevision::STATE_AGREED:
      return source(Word::kPlanAgreed);
    case PlanRevision::STATE_WITHDRAWN:
      return source(Word::kRevisionWithdrawn);
    case PlanRevision::STATE_SUPERSEDED:
      return source(Word::kRevisionSuperseded);
    default:
      return "";
  }
}

void AddTerm(const Source& source, Word term, Word meaning, TableGroup& rows) {
  rows.rows.push_back({{Plain(source(term)), Plain(source(meaning))}});
}

}  // namespace

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
  AddTogether(std::move(body), out);
}

void AddRevisionRecord(const Source& source, Blocks& out) {
  if (!source.snapshot().has_revision()) return;
  const PlanRevision& revision = source.snapshot().revision();
  Blocks body;
  Add(body, Heading{2, source(Word::kRevisionHistory)});
  Facts facts{4};
  const auto add = [&](Word label, std::string value) {
    if (!value.empty()) facts.items.push_back({source(label), std::move(value)});
  };
  add(Word::kRevision, absl::StrCat(revision.number()));
  add(Word::kState, WordOf(source, revision.state()));
  add(Word::kSubmitted, source.Date(revision.create_time()));
  add(Word::kAgreed, source.Date(revision.agree_time()));
  add(Word::kReason, Trimmed(revision.reason()));
  add(Word::kFingerprint, revision.sha256().substr(0, kFingerprintDigits));
  Add(body, std::move(facts));
  Table table;
  table.band = false;
  table.columns = {{source(Word::kWho), 1.6, Align::kStart, false, true},
                   {source(Word::kRole), 1},
                   {source(Word::kDecision), 1.3},
                   {source(Word::kDate), 1.2, Align::kStart, true},
                   {source(Word::kRemark), 2.4}};
  TableGroup rows;
  for (const SignOff& sign_off : revision.sign_offs()) {
    const bool yes = sign_off.decision() == SignOff::DECISION_SIGNED;
    const std::string who = SignerName(source, sign_off);
    rows.rows.push_back(
        {{Plain(who.empty() ? "–" : who), Plain(report::WordOf(source, sign_off.role())),
          StatusPip{yes ? Status::kDone : Status::kAtRisk, source(yes ? Word::kSigned : Word::kChangesRequested)},
          Plain(source.Date(sign_off.sign_time())), Plain(Trimmed(sign_off.comment()))}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), body);
  AddTogether(std::move(body), out);
}

void AddGlossary(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  TableGroup rows;
  const auto any_goal = [&](auto test) { return std::any_of(snapshot.goals().begin(), snapshot.goals().end(), test); };
  if (any_goal([](const auto& goal) { return goal.status().has_progress(); })) {
    AddTerm(source, Word::kProgress, Word::kProgressMeaning, rows);
  }
  if (any_goal([](const auto& goal) { return goal.status().has_expected(); })) {
    AddTerm(source, Word::kExpected, Word::kExpectedMeaning, rows);
    AddTerm(source, Word::kHealth, Word::kHealthMeaning, rows);
  }
  if (any_goal([](const auto& goal) { return goal.status().has_projected_finish_date(); })) {
    AddTerm(source, Word::kProjected, Word::kProjectedMeaning, rows);
  }
  const bool plan = snapshot.kind() == reports::v1::Report::KIND_PLAN;
  if (plan && snapshot.skill_gap().has_readiness())
    AddTerm(source, Word::kReadinessTerm, Word::kReadinessMeaning, rows);
  if (plan && snapshot.balance().has_short_share())
    AddTerm(source, Word::kShortShareTerm, Word::kShortShareMeaning, rows);
  if (plan && !snapshot.smart().empty()) AddTerm(source, Word::kSmart, Word::kSmartMeaning, rows);
  if (any_goal([](const auto& goal) { return goal.action_items_size() > 0; }) ||
      snapshot.learning().activity_count() > 0) {
    AddTerm(source, Word::kMix, Word::kMixMeaning, rows);
  }
  if (!plan && any_goal([](const auto& goal) {
        return std::any_of(goal.closings().begin(), goal.closings().end(),
                           [](const auto& it) { return it.has_gas_score(); });
      })) {
    AddTerm(source, Word::kGas, Word::kGasMeaning, rows);
  }
  if (rows.rows.empty()) return;
  Table table;
  table.band = false;
  table.columns = {{source(Word::kTerm), 1, Align::kStart, false, true}, {source(Word::kMeaning), 4}};
  table.groups.push_back(std::move(rows));
  Blocks body;
  Add(body, Heading{2, source(Word::kGlossary)});
  Add(body, std::move(table));
  AddTogether(std::move(body), out);
}

}  // namespace milepost::report
