// What the parts of the snapshot builder share: reading lists to their end, and putting up with what is refused.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "google/api/resource.pb.h"
#include "google/protobuf/message.h"
#include "google/protobuf/repeated_field.h"
#include "services/rpc/dates.h"
#include "services/rpc/errors.h"
#include "services/rpc/peers.h"

namespace milepost::reports {

// What the reader may not see, and what is not there, is left out without a word.
inline absl::Status Tolerate(absl::Status status) {
  const bool left_out = absl::IsPermissionDenied(status) || absl::IsNotFound(status) ||
                        rpc::HasReason(status, type::v1::ERROR_REASON_RULE_BROKEN);
  return left_out ? absl::OkStatus() : status;
}

// Reads a whole list of `peer` into `items`; `of` gives a reply's items.
template <class Peer, class Method, class Req, class T, class Of>
absl::Status ReadAll(Peer& peer, const rpc::Call& call, Method method, const Req& request,
                     google::protobuf::RepeatedPtrField<T>* items, Of of) {
  return Tolerate(rpc::EachPage(peer, call, method, request, [&](auto& reply) {
    for (auto& item : *of(reply)) *items->Add() = std::move(item);
  }));
}

// What an item says without names, which may be generated, its own or another's: equal data gives equal documents.
template <class T>
std::string WordsOf(T item) {
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  item.GetReflection()->ListFields(item, &fields);
  for (const auto* field : fields) {
    if (field->options().HasExtension(google::api::resource_reference)) item.GetReflection()->ClearField(&item, field);
  }
  item.clear_name();
  return item.SerializeAsString();
}

// The newest day first; of one day, by what they say.
template <class T, class DayOf>
void SortByDay(google::protobuf::RepeatedPtrField<T>* items, DayOf day_of) {
  std::stable_sort(items->begin(), items->end(), [&](const T& a, const T& b) {
    const absl::CivilDay left = rpc::ToCivil(day_of(a)).value_or(absl::CivilDay::min());
    const absl::CivilDay right = rpc::ToCivil(day_of(b)).value_or(absl::CivilDay::min());
    return left != right ? left > right : WordsOf(a) < WordsOf(b);
  });
}

// The newest moment first; of one moment, by what they say.
template <class T, class TimeOf>
void SortByTime(google::protobuf::RepeatedPtrField<T>* items, TimeOf time_of) {
  std::stable_sort(items->begin(), items->end(), [&](const T& a, const T& b) {
    const int64_t left = time_of(a).seconds(), right = time_of(b).seconds();
    return left != right ? left > right : WordsOf(a) < WordsOf(b);
  });
}

}  // namespace milepost::reports
