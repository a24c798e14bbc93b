#include "services/profiles/career_options.h"

#include "services/profiles/sharing.h"

namespace milepost::profiles {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::type::Money;
using rpc::Call;
using rpc::Violation;
using store::Transaction;

bool IsBelow(const Money& a, const Money& b) {
  return a.units() != b.units() ? a.units() < b.units() : a.nanos() < b.nanos();
}

void CheckSalary(const CareerOption::Salary& salary, std::vector<Violation>& violations) {
  if (!salary.has_min_amount() && !salary.has_max_amount()) {
    violations.push_back({"salary", "has no amount; give min_amount, max_amount or both"});
  }
  if (IsBelow(salary.min_amount(), Money())) violations.push_back({"salary.min_amount", "must not be negative"});
  if (IsBelow(salary.max_amount(), Money())) violations.push_back({"salary.max_amount", "must not be negative"});
  if (!salary.has_min_amount() || !salary.has_max_amount()) return;
  if (salary.min_amount().currency_code() != salary.max_amount().currency_code()) {
    violations.push_back({"salary.max_amount", "must be in the currency of min_amount"});
  } else if (IsBelow(salary.max_amount(), salary.min_amount())) {
    violations.push_back({"salary.max_amount", "must not be below min_amount"});
  }
}

std::vector<Violation> CheckOption(const CareerOption& option) {
  std::vector<Violation> violations;
  if (option.role().empty() && option.title().empty()) {
    violations.push_back({"title", "is missing; give a role or a title"});
  }
  if (option.verdict() != CareerOption::VERDICT_UNSPECIFIED && option.verdict_reason().empty()) {
    violations.push_back({"verdict_reason", "is missing; a verdict needs a reason"});
  }
  if (option.has_salary()) CheckSalary(option.salary(), violations);
  LimitAudience(option.audience(), kHelpers, violations);
  return violations;
}

// Figures are of today unless they say of when.
absl::Status FillSalary(const Call& call, CareerOption& option) {
  if (!option.has_salary()) return absl::OkStatus();
  CareerOption::Salary& salary = *option.mutable_salary();
  if (!salary.has_as_of_date()) *salary.mutable_as_of_date() = rpc::FromCivil(call.Today());
  if (rpc::ToCivil(salary.as_of_date()) <= call.Today()) return absl::OkStatus();
  return rpc::InvalidField("career_option.salary.as_of_date", "lies in the future; give today or an earlier date");
}

}  // namespace

rpc::ResourceSpec<CareerOption> CareerOptionSpec() {
  rpc::ResourceSpec<CareerOption> spec;
  spec.table = "career_options";
  spec.columns = {
      rpc::TextColumn<CareerOption>("role", [](const CareerOption& o) { return o.role(); }),
      rpc::TextColumn<CareerOption>("title", [](const CareerOption& o) { return o.title(); }),
      rpc::TextColumn<CareerOption>("industry", [](const CareerOption& o) { return o.industry(); }),
      rpc::EnumColumn<CareerOption>("demand", CareerOption::Demand_descriptor(),
                                    [](const CareerOption& o) { return o.demand(); }),
      rpc::EnumColumn<CareerOption>("verdict", CareerOption::Verdict_descriptor(),
                                    [](const CareerOption& o) { return o.verdict(); }),
      rpc::IntColumn<CareerOption>("fit", [](const CareerOption& o) { return o.fit(); }),
  };
  spec.id_letter = 'o';
  spec.event = "milepost.career_option";
  spec.update_request = UpdateCareerOptionRequest::descriptor();
  spec.audience = [](const CareerOption& o) { return access::SetOf(o.audience()); };
  spec.check = CheckOption;
  spec.on_create = [](Transaction&, Call& call, CareerOption& option) { return FillSalary(call, option); };
  spec.on_update = [](Transaction&, Call& call, const CareerOption&, CareerOption& after) {
    return FillSalary(call, after);
  };
  return spec;
}

}  // namespace milepost::profiles
