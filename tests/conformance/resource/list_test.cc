// What every List promises.
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "tests/conformance/resource/suite.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;

constexpr int kDefaultSize = 50;

std::vector<std::string> NamesIn(const Message& page) {
  const auto* items = page.GetDescriptor()->field(0);
  std::vector<std::string> names;
  for (int i = 0; i < page.GetReflection()->FieldSize(page, items); ++i) {
    names.push_back(NameOf(page.GetReflection()->GetRepeatedMessage(page, items, i)));
  }
  return names;
}

TEST_P(ListSuite, RefusesANegativeSize) {
  ExpectViolation(methods_.list, *ListRequest("page_size: -1"), "page_size");
  ExpectViolation(methods_.list, *ListRequest("page_size: -2147483648"), "page_size");
}

TEST_P(ListSuite, GivesFiftyUnlessAskedOtherwise) {
  for (int i = 0; i <= kDefaultSize; ++i) Make();
  const Answer page = Call(methods_.list, *ListRequest());
  ASSERT_THAT(page, Succeeds());
  EXPECT_EQ(NamesIn(*page.message).size(), kDefaultSize);
  EXPECT_NE(GetText(*page.message, "next_page_token"), "");
  EXPECT_GT(NamesIn(*Call(methods_.list, *ListRequest("page_size: 2147483647")).message).size(), kDefaultSize);
}

TEST_P(ListSuite, PagesAreDisjointAndCompleteWhileRowsAreInserted) {
  std::set<std::string> before;
  for (int i = 0; i < 7; ++i) before.insert(NameOf(*Make()));
  std::map<std::string, int> seen;
  std::string token;
  int size = 2;
  do {
    MessagePtr request = ListRequest(absl::StrCat("page_size: ", size));
    SetText("page_token", token, request.get());
    const Answer page = Call(methods_.list, *request);
    ASSERT_THAT(page, Succeeds());
    EXPECT_LE(NamesIn(*page.message).size(), static_cast<std::size_t>(size));
    for (const std::string& name : NamesIn(*page.message)) ++seen[name];
    token = GetText(*page.message, "next_page_token");
    if (seen.size() < 6) Make();
    size = seen.size() > 40 ? 1000 : 3;  // the size may change between pages
  } while (!token.empty());
  for (const std::string& name : before) EXPECT_EQ(seen[name], 1) << name;
  for (const auto& [name, times] : seen) EXPECT_EQ(times, 1) << name;
}

TEST_P(ListSuite, AsksForTheSameQueryWithEveryToken) {
  for (int i = 0; i < 3; ++i) Make();
  const Answer page = Call(methods_.list, *ListRequest("page_size: 1"));
  ASSERT_THAT(page, Succeeds());
  const std::string token = GetText(*page.message, "next_page_token");
  ASSERT_NE(token, "");
  std::vector<MessagePtr> others;
  others.push_back(ListRequest("filter: 'create_time >= 2000-01-01T00:00:00Z'"));
  others.push_back(ListRequest("order_by: 'create_time desc'"));
  if (methods_.list->input_type()->FindFieldByName("show_deleted") != nullptr) {
    others.push_back(ListRequest("show_deleted: true"));
  }
  for (const MessagePtr& request : others) {
    EXPECT_THAT(Call(methods_.list, *request), Succeeds());
    SetText("page_token", token, request.get());
    EXPECT_THAT(Call(methods_.list, *request), FailsWith(StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
  }
}

TEST_P(ListSuite, RefusesADamagedToken) {
  for (int i = 0; i < 2; ++i) Make();
  const Answer page = Call(methods_.list, *ListRequest("page_size: 1"));
  ASSERT_THAT(page, Succeeds());
  const std::string good = GetText(*page.message, "next_page_token");
  std::vector<std::string> damaged = {"x", "%%%", good + "A", good.substr(1), good.substr(0, good.size() - 2)};
  for (std::size_t at = 0; at < good.size(); at += 7) {
    damaged.push_back(good);
    damaged.back()[at] = damaged.back()[at] == 'A' ? 'B' : 'A';
  }
  for (const std::string& token : damaged) {
    if (token == good) continue;
    MessagePtr request = ListRequest("page_size: 1");
    SetText("page_token", token, request.get());
    EXPECT_THAT(Call(methods_.list, *request), FailsWith(StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID")) << token;
  }
}

TEST_P(ListSuite, RefusesFiltersAndOrdersItDoesNotKnow) {
  for (const char* filter : {"nonsense = 1", "create_time", "create_time = yesterday", "create_time > '", "((("}) {
    MessagePtr request = ListRequest();
    SetText("filter", filter, request.get());
    EXPECT_THAT(Call(methods_.list, *request), FailsWith(StatusCode::kInvalidArgument, "FILTER_INVALID")) << filter;
  }
  for (const char* order : {"nonsense", "create_time sideways", "create_time,,", "create_time, create_time"}) {
    MessagePtr request = ListRequest();
    SetText("order_by", order, request.get());
    EXPECT_THAT(Call(methods_.list, *request), FailsWith(StatusCode::kInvalidArgument, "FILTER_INVALID")) << order;
  }
}

TEST_P(ListSuite, OrdersByTimeOfCreationBothWays) {
  for (int i = 0; i < 4; ++i) Make();
  const auto up = Names("order_by: 'create_time'");
  auto down = Names("order_by: 'create_time desc'");
  std::reverse(down.begin(), down.end());
  EXPECT_THAT(up, ::testing::UnorderedElementsAreArray(down));
}

TEST_P(PersonalListSuite, ShowsAStrangerNothing) {
  Make();
  EXPECT_THAT(Call(Stranger(), methods_.list, *ListRequest()),
              FailsWith(StatusCode::kPermissionDenied, "NOT_PERMITTED"));
}

TEST_P(PersonalListSuite, ATokenGrantsNoRights) {
  for (int i = 0; i < 2; ++i) Make();
  const Answer page = Call(methods_.list, *ListRequest("page_size: 1"));
  MessagePtr request = ListRequest("page_size: 1");
  SetText("page_token", GetText(*page.message, "next_page_token"), request.get());
  EXPECT_THAT(Call(Stranger(), methods_.list, *request), FailsWith(StatusCode::kPermissionDenied, "NOT_PERMITTED"));
}

}  // namespace
}  // namespace milepost::conformance
