// What others see of a person, what proves it, and people to stay in touch with.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using profiles::v1::BrandItem;
using profiles::v1::Credential;
using profiles::v1::DueContact;

constexpr size_t kMostCredentials = 60, kMostContacts = 30;

std::string WordOf(const Source& source, BrandItem::Kind kind) {
  switch (kind) {
    case BrandItem::KIND_RESUME:
      return source(Word::kResume);
    case BrandItem::KIND_COVER_LETTER:
      return source(Word::kCoverLetter);
    case BrandItem::KIND_ONLINE_PROFILE:
      return source(Word::kOnlineProfile);
    case BrandItem::KIND_PORTFOLIO:
      return source(Word::kPortfolio);
    default:
      return "";
  }
}

Cell BrandStatus(const Source& source, BrandItem::State state) {
  switch (state) {
    case BrandItem::STATE_CURRENT:
      return StatusPip{Status::kDone, source(Word::kBrandCurrent)};
    case BrandItem::STATE_OUTDATED:
      return StatusPip{Status::kAtRisk, source(Word::kBrandOutdated)};
    case BrandItem::STATE_MISSING:
      return StatusPip{Status::kNotStarted, source(Word::kBrandMissing)};
    default:
      return Plain("–");
  }
}

void AddBrand(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kItem), 1.6, Align::kStart, false, true},
                   {source(Word::kState), 1.2},
                   {source(Word::kReviewed), 1.2, Align::kStart, true},
                   {source(Word::kWhere), 3}};
  TableGroup rows;
  for (const BrandItem& item : source.snapshot().development().brand_items()) {
    const std::string kind = WordOf(source, item.kind());
    if (kind.empty()) continue;
    const std::string reviewed = source.ShortDate(item.review_date());
    rows.rows.push_back({{Plain(kind), BrandStatus(source, item.state()), Plain(reviewed.empty() ? "–" : reviewed),
                          Text{Run{item.uri(), Style::kRegular, item.uri()}}}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kBrand)}, std::move(table), out);
}

std::string WordOf(const Source& source, Credential::Kind kind) {
  switch (kind) {
    case Credential::KIND_CERTIFICATION:
      return source(Word::kCertification);
    case Credential::KIND_LICENSE:
      return source(Word::kLicense);
    case Credential::KIND_EDUCATION:
      return source(Word::kEducationKind);
    case Credential::KIND_EXPERIENCE:
      return source(Word::kExperienceKind);
    case Credential::KIND_MEMBERSHIP:
      return source(Word::kMembership);
    default:
      return "–";
  }
}

// What has to be done about it, and how soon. Nothing to say of what does not end.
Cell ExpiryOf(const Source& source, const Credential& credential) {
  const auto deadline = DayOf(credential.deadline_date());
  switch (credential.state()) {
    case Credential::STATE_EXPIRED:
      return StatusPip{Status::kOverdue, source(Word::kCredentialExpired)};
    case Credential::STATE_EXPIRING:
      if (!deadline || *deadline < source.today()) return StatusPip{Status::kOverdue, source(Word::kRenewalLate)};
      if (*deadline == source.today()) return StatusPip{Status::kAtRisk, source(Word::kDueToday)};
      return StatusPip{Status::kAtRisk, source.words().Count(Word::kDueInDays, *deadline - source.today())};
    case Credential::STATE_VALID:
      if (!deadline) return Plain("–");
      return StatusPip{Status::kDone, source(Word::kCredentialValid)};
    default:
      return Plain("–");
  }
}

TableRow RowOf(const Source& source, const Credential& credential) {
  Text title{Run{credential.title(), Style::kBold, credential.uri()}};
  if (!credential.issuer().empty()) title.push_back({absl::StrCat("\n", credential.issuer()), Style::kMuted});
  const std::string since =
      source.ShortDate(credential.has_start_date() ? credential.start_date() : credential.issue_date());
  const std::string until = source.ShortDate(credential.deadline_date());
  return {{std::move(title), Plain(WordOf(source, credential.kind())), Plain(since.empty() ? "–" : since),
           Plain(until.empty() ? "–" : until), ExpiryOf(source, credential)}};
}

void AddCredentials(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kItem), 3},
                   {source(Word::kKind), 1.3},
                   {source(Word::kIssued), 1.2, Align::kStart, true},
                   {source(Word::kValidUntil), 1.2, Align::kStart, true},
                   {source(Word::kState), 1.6}};
  TableGroup rows;
  int64_t left_out = 0;
  for (const Credential& credential : source.snapshot().credentials()) {
    if (rows.rows.size() < kMostCredentials) {
      rows.rows.push_back(RowOf(source, credential));
    } else {
      ++left_out;
    }
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kCredentials)}, std::move(table), out);
  AddMore(source, left_out, out);
}

void AddContactsDue(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kContact), 3},
                   {source(Word::kLastContact), 1.4, Align::kStart, true},
                   {source(Word::kDue), 1.4, Align::kStart, true},
                   {source(Word::kState), 1.6}};
  TableGroup rows;
  int64_t left_out = 0;
  for (const DueContact& due : source.snapshot().due_contacts()) {
    if (rows.rows.size() >= kMostContacts) {
      ++left_out;
      continue;
    }
    Text who = Styled(due.contact().display_name(), Style::kBold);
    if (!due.contact().organization().empty()) {
      who.push_back({absl::StrCat("\n", due.contact().organization()), Style::kMuted});
    }
    const std::string last = source.ShortDate(due.contact().last_contact_date());
    const StatusPip pip = due.days_overdue() > 0
                              ? StatusPip{Status::kOverdue, source.words().Count(Word::kSinceDays, due.days_overdue())}
                              : StatusPip{Status::kAtRisk, source(Word::kDueToday)};
    rows.rows.push_back({{std::move(who), Plain(last.empty() ? "–" : last),
                          Plain(source.ShortDate(due.contact().next_contact_date())), pip}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kContactsDue)}, std::move(table), out);
  AddMore(source, left_out, out);
}

}  // namespace

void AddStanding(const Source& source, Blocks& out) {
  Blocks body;
  AddBrand(source, body);
  AddCredentials(source, body);
  AddContactsDue(source, body);
  if (body.empty()) return;
  Add(out, Heading{1, source(Word::kStanding), source(Word::kStandingLead)});
  AddAll(std::move(body), out);
}

}  // namespace milepost::report
