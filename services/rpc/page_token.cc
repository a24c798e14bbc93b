#include "services/rpc/page_token.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "milepost/internal/v1/page_token.pb.h"
#include "services/rpc/errors.h"
#include "services/rpc/request_hash.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

constexpr std::size_t kBindingBytes = 16;
constexpr std::size_t kMaxTokenBytes = 64 * 1024;

void AddPart(std::string_view part, std::string* out) {
  // A length before each part: no two different lists of parts give the same bytes.
  for (uint64_t size = part.size(), i = 0; i < 8; ++i) out->push_back(static_cast<char>(size >> (8 * i)));
  out->append(part);
}

// Binds a token to its query, and its keys to the token, so that damage anywhere is seen.
std::string Binding(const PageQuery& query, const std::string& keys) {
  std::string parts;
  for (std::string_view part : {query.method, query.parent, query.filter, query.order_by}) AddPart(part, &parts);
  AddPart(query.show_deleted ? "1" : "0", &parts);
  AddPart(keys, &parts);
  return Sha256(parts).substr(0, kBindingBytes);
}

}  // namespace

std::string EncodePageToken(const PageQuery& query, absl::Span<const SortKey> keys) {
  internal::v1::PageToken token;
  for (const SortKey& key : keys) {
    if (const auto* number = std::get_if<int64_t>(&key)) {
      token.add_keys()->set_number(*number);
    } else {
      token.add_keys()->set_text(std::get<std::string>(key));
    }
  }
  token.set_query(Binding(query, token.SerializeAsString()));
  return absl::WebSafeBase64Escape(token.SerializeAsString());
}

absl::StatusOr<std::vector<SortKey>> DecodePageToken(const PageQuery& query, std::string_view token) {
  std::vector<SortKey> keys;
  if (token.empty()) return keys;
  std::string bytes;
  internal::v1::PageToken message;
  if (token.size() > kMaxTokenBytes || !absl::WebSafeBase64Unescape(store::Absl(token), &bytes) ||
      !message.ParseFromString(bytes)) {
    return PageTokenInvalid();
  }
  for (const auto& key : message.keys()) {
    if (key.has_number()) {
      keys.emplace_back(key.number());
    } else if (key.has_text() && key.text().find('\0') == std::string::npos) {
      keys.emplace_back(key.text());
    } else {
      return PageTokenInvalid();
    }
  }
  // Whatever else may be odd about a token shows when it is made again.
  if (keys.empty() || EncodePageToken(query, keys) != token) return PageTokenInvalid();
  return keys;
}

int EffectivePageSize(int page_size) { return page_size <= 0 ? kDefaultPageSize : std::min(page_size, kMaxPageSize); }

}  // namespace milepost::rpc
