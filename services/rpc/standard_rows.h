// The rows of a resource's standard methods, for services that add nothing to them.
#pragma once

#include <string>

#include "services/rpc/resource.h"

namespace milepost::rpc {

template <class Req, class T>
Method GetRow(std::string name, const Resource<T>& resource) {
  return Read<Req, T>(std::move(name), [&resource](store::Reader& reader, Call& call, const Req& request, T& reply) {
    return resource.Get(reader, call, request.name(), &reply);
  });
}

// `items`: &ListGoalsResponse::mutable_goals.
template <class Req, class Res, class T>
Method ListRow(std::string name, const Resource<T>& resource, google::protobuf::RepeatedPtrField<T>* (Res::*items)()) {
  return Read<Req, Res>(
      std::move(name), [&resource, items](store::Reader& reader, Call& call, const Req& request, Res& reply) {
        return resource.List(reader, call, ListArgsOf(request), (reply.*items)(), reply.mutable_next_page_token());
      });
}

// `id` and `body`: &CreateGoalRequest::goal_id, &CreateGoalRequest::goal.
template <class Req, class T>
Method CreateRow(std::string name, const Resource<T>& resource, const std::string& (Req::*id)() const,
                 const T& (Req::*body)() const) {
  return Write<Req, T>(std::move(name),
                       [&resource, id, body](store::Transaction& tx, Call& call, const Req& request, T& reply) {
                         std::string_view parent;
                         if constexpr (requires { request.parent(); }) parent = request.parent();
                         return resource.Create(tx, call, parent, (request.*id)(), (request.*body)(), &reply);
                       });
}

// `body`: &UpdateGoalRequest::goal.
template <class Req, class T>
Method UpdateRow(std::string name, const Resource<T>& resource, const T& (Req::*body)() const) {
  return Write<Req, T>(std::move(name),
                       [&resource, body](store::Transaction& tx, Call& call, const Req& request, T& reply) {
                         return resource.Update(tx, call, (request.*body)(), request.update_mask(), &reply);
                       });
}

}  // namespace milepost::rpc
