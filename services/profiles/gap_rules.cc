#include "services/profiles/gap_rules.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "services/access/small_groups.h"

namespace milepost::profiles {
namespace {

using v1::SkillGapSummary;
using Item = v1::SkillGapSummary::Item;

constexpr int kMostItems = 20;

Item& ItemFor(const std::string& skill, SkillGapSummary& unit) {
  auto& items = *unit.mutable_items();
  const auto found = std::lower_bound(items.begin(), items.end(), skill,
                                      [](const Item& item, const std::string& it) { return item.skill() < it; });
  if (found != items.end() && found->skill() == skill) return *found;
  const int place = static_cast<int>(found - items.begin());
  items.Add()->set_skill(skill);
  std::rotate(items.pointer_begin() + place, items.pointer_end() - 1, items.pointer_end());
  return *items.Mutable(place);
}

void Add(const Item& more, Item& item) {
  item.set_people_required(item.people_required() + more.people_required());
  item.set_people_below(item.people_below() + more.people_below());
  item.set_levels_short(item.levels_short() + more.levels_short());
}

// One skill in one unit.
struct Part {
  Item* item = nullptr;
  bool too_small = false;  // the unit
};

// Empties the items that may not be told.
void WithholdFew(std::vector<Part>& parts) {
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return std::tuple(!a.too_small, a.item->people_below()) < std::tuple(!b.too_small, b.item->people_below());
  });
  int required = 0, below = 0;  // of the parts withheld
  const auto few = [](int people) { return people > 0 && people < access::kSmallestGroup; };
  for (const Part& part : parts) {
    const bool itself = part.too_small || part.item->people_below() < access::kSmallestGroup;
    if (!itself && !few(required) && !few(below)) return;
    required += part.item->people_required();
    below += part.item->people_below();
    *part.item = Item();
  }
}

}  // namespace

void AddTo(SkillGapSummary& unit, const Item& more) { Add(more, ItemFor(more.skill(), unit)); }

SkillGapSummary SumOf(const SkillGapsByUnit& units) {
  SkillGapSummary sum;
  for (const auto& [name, unit] : units) {
    sum.set_people(sum.people() + unit.people());
    for (const Item& item : unit.items()) AddTo(sum, item);
  }
  return sum;
}

void WithholdFew(SkillGapsByUnit& units) {
  std::vector<int> sizes;
  for (const auto& [name, unit] : units) sizes.push_back(unit.people());
  const std::vector<bool> too_small = access::Withheld(sizes);
  std::map<std::string, std::vector<Part>> by_skill;
  size_t place = 0;
  for (auto& [name, unit] : units) {
    if (too_small[place]) unit.clear_people();
    for (Item& item : *unit.mutable_items()) by_skill[item.skill()].push_back({&item, too_small[place]});
    ++place;
  }
  for (auto& [skill, parts] : by_skill) WithholdFew(parts);
}

void KeepLargest(SkillGapSummary& summary) {
  auto& items = *summary.mutable_items();
  items.erase(std::remove_if(items.begin(), items.end(),
                             [](const Item& item) { return item.people_below() < access::kSmallestGroup; }),
              items.end());
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    const auto key = [](const Item& it) { return std::tuple(-it.people_below(), -it.levels_short(), it.skill()); };
    return key(a) < key(b);
  });
  if (items.size() > kMostItems) items.DeleteSubrange(kMostItems, items.size() - kMostItems);
}

}  // namespace milepost::profiles
