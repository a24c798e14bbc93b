#include "services/profiles/option_ranking.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "services/rpc/dates.h"
#include "services/rpc/resource_name.h"

namespace milepost::profiles {
namespace {

using v1::CareerOption;
using v1::CareerOptionComparison;
using Criterion = CareerOptionComparison::Criterion;

constexpr double kNeutral = .5;  // for what an option does not say
constexpr double kSteps = 1e9;   // scores closer than this are equal

// What an option says, by criterion, as it says it.
using Figures = std::map<Criterion, double>;

double AmountOf(const google::type::Money& money) { return static_cast<double>(money.units()) + money.nanos() / 1e9; }

double MiddleOf(const CareerOption::Salary& salary) {
  if (!salary.has_min_amount()) return AmountOf(salary.max_amount());
  if (!salary.has_max_amount()) return AmountOf(salary.min_amount());
  return (AmountOf(salary.min_amount()) + AmountOf(salary.max_amount())) / 2;
}

const std::string& CurrencyOf(const CareerOption::Salary& salary) {
  return (salary.has_min_amount() ? salary.min_amount() : salary.max_amount()).currency_code();
}

Figures FiguresOf(const ComparedOption& compared, bool with_salary) {
  const CareerOption& option = compared.option;
  Figures figures;
  if (option.has_fit()) figures[CareerOptionComparison::CRITERION_FIT] = option.fit();
  if (option.has_growth()) figures[CareerOptionComparison::CRITERION_GROWTH] = option.growth();
  if (option.has_balance_rating()) figures[CareerOptionComparison::CRITERION_BALANCE] = option.balance_rating();
  if (option.demand() != 0) figures[CareerOptionComparison::CRITERION_DEMAND] = option.demand();
  if (with_salary && option.has_salary()) {
    figures[CareerOptionComparison::CRITERION_SALARY] = MiddleOf(option.salary());
  }
  if (compared.gap && compared.gap->has_readiness()) {
    figures[CareerOptionComparison::CRITERION_READINESS] = compared.gap->readiness();
  }
  return figures;
}

// Amounts of different currencies say nothing about one another.
bool SalariesCompare(absl::Span<const ComparedOption> options) {
  std::set<std::string> currencies;
  for (const ComparedOption& compared : options) {
    if (compared.option.has_salary()) currencies.insert(CurrencyOf(compared.option.salary()));
  }
  return currencies.size() == 1;
}

double Normalized(Criterion criterion, double value, double most_pay) {
  switch (criterion) {
    case CareerOptionComparison::CRITERION_READINESS:
      return value;
    case CareerOptionComparison::CRITERION_SALARY:
      return most_pay > 0 ? value / most_pay : 0;
    default:
      return (value - 1) / 4;
  }
}

void SetScore(const Figures& figures, absl::Span<const Criterion> criteria, double most_pay,
              CareerOptionComparison::Row& row) {
  double sum = 0;
  for (const Criterion criterion : criteria) {
    auto& input = *row.add_inputs();
    input.set_criterion(criterion);
    const auto found = figures.find(criterion);
    input.set_given(found != figures.end());
    if (input.given()) input.set_value(found->second);
    input.set_normalized(input.given() ? Normalized(criterion, found->second, most_pay) : kNeutral);
    sum += input.normalized();
  }
  if (!criteria.empty()) row.set_score(sum / static_cast<double>(criteria.size()));
}

CareerOptionComparison::Row RowOf(const ComparedOption& compared) {
  CareerOptionComparison::Row row;
  *row.mutable_career_option() = compared.option;
  const CareerOption& option = compared.option;
  const std::string role_id(rpc::IdOf(option.role()));
  const std::string& role = compared.role_display_name.empty() ? role_id : compared.role_display_name;
  row.set_display_title(option.title().empty() ? role : option.title());
  if (!compared.gap) return row;
  if (compared.gap->has_readiness()) row.set_readiness(compared.gap->readiness());
  row.set_assessed_count(compared.gap->assessed_count());
  row.set_required_count(compared.gap->required_count());
  return row;
}

auto Place(const CareerOptionComparison::Row& row) {
  const auto given = std::count_if(row.inputs().begin(), row.inputs().end(), [](auto& input) { return input.given(); });
  return std::tuple(-std::llround(row.score() * kSteps), -given, absl::string_view(row.career_option().name()));
}

}  // namespace

CareerOptionComparison CompareOptions(absl::Span<const ComparedOption> options, absl::CivilDay today) {
  CareerOptionComparison comparison;
  *comparison.mutable_as_of_date() = rpc::FromCivil(today);
  const bool with_salary = SalariesCompare(options);
  std::vector<Figures> figures;
  std::set<Criterion> known;
  double most_pay = 0;
  for (const ComparedOption& compared : options) {
    for (const auto& [criterion, value] : figures.emplace_back(FiguresOf(compared, with_salary))) {
      known.insert(criterion);
      if (criterion == CareerOptionComparison::CRITERION_SALARY) most_pay = std::max(most_pay, value);
    }
  }
  const std::vector<Criterion> criteria(known.begin(), known.end());
  for (const Criterion criterion : criteria) comparison.add_criteria(criterion);
  for (std::size_t i = 0; i < options.size(); ++i) {
    auto& row = *comparison.add_rows() = RowOf(options[i]);
    SetScore(figures[i], criteria, most_pay, row);
  }
  auto& rows = *comparison.mutable_rows();
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return Place(a) < Place(b); });
  for (int i = 0; i < rows.size(); ++i) {
    if (rows[i].has_score()) rows[i].set_rank(i + 1);
  }
  return comparison;
}

}  // namespace milepost::profiles
