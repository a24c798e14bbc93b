// Skills, roles and templates are deprecated, never deleted: others refer to them.
#pragma once

#include <string>
#include <utility>

#include "services/rpc/method.h"
#include "services/rpc/resource.h"

namespace milepost::catalog {

inline constexpr char kInUse[] = "IN_USE";
inline constexpr char kDeprecated[] = "DEPRECATED";

// The stored resource of that name, whoever asks; nothing if there is none.
template <class T>
absl::StatusOr<std::optional<store::Record<T>>> Find(const rpc::Resource<T>& resource, store::Reader& reader,
                                                     const rpc::Call& call, std::string_view name) {
  auto key = resource.shape().KeyOf(call, name);
  if (!key.ok()) return key.status();
  return resource.table().Get(reader, key->view());
}

// RULE_BROKEN unless `replacement` is empty or another one in use.
template <class T>
absl::Status CheckReplacement(const rpc::Resource<T>& resource, store::Reader& reader, const rpc::Call& call,
                              std::string_view name, std::string_view replacement) {
  if (replacement.empty()) return absl::OkStatus();
  auto found = Find(resource, reader, call, replacement);
  if (!found.ok()) return found.status();
  const bool usable = found->has_value() && !(*found)->message.deprecated() && replacement != name;
  return usable
             ? absl::OkStatus()
             : rpc::RuleBroken("replacement", replacement,
                               "replaced_by is not another one in use. Name one that is there and not deprecated, or "
                               "leave it empty.");
}

template <class Req, class T>
rpc::Method DeprecateRow(std::string name, const rpc::Resource<T>& resource) {
  return rpc::Write<Req, T>(
      std::move(name), [&resource](store::Transaction& tx, rpc::Call& call, const Req& request, T& reply) {
        const auto change = [&](T& changed) -> absl::Status {
          if (changed.deprecated()) return rpc::StateForbids(request.name(), kDeprecated, {kInUse});
          absl::Status status = CheckReplacement(resource, tx, call, request.name(), request.replaced_by());
          if (!status.ok()) return status;
          changed.set_deprecated(true);
          changed.set_replaced_by(request.replaced_by());
          rpc::SetTimestamp(call.now, changed.mutable_deprecate_time());
          return absl::OkStatus();
        };
        return resource.Apply(tx, call, request.name(), request.etag(), "deprecated", change, &reply);
      });
}

template <class Req, class T>
rpc::Method RestoreRow(std::string name, const rpc::Resource<T>& resource) {
  return rpc::Write<Req, T>(
      std::move(name), [&resource](store::Transaction& tx, rpc::Call& call, const Req& request, T& reply) {
        const auto change = [&](T& changed) -> absl::Status {
          if (!changed.deprecated()) return rpc::StateForbids(request.name(), kInUse, {kDeprecated});
          changed.clear_deprecated();
          changed.clear_replaced_by();
          changed.clear_deprecate_time();
          return absl::OkStatus();
        };
        return resource.Apply(tx, call, request.name(), request.etag(), "restored", change, &reply);
      });
}

}  // namespace milepost::catalog
