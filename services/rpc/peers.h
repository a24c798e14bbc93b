// How services speak to one another: through their protos, over a channel that app.cc binds. A peer hosted in this
// process is reached over gRPC's in-process transport, which still serializes, so that nobody leans on shared memory.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/support/channel_arguments.h>

#include <memory>
#include <mutex>
#include <string>
#include <type_traits>

#include "absl/status/status.h"
#include "services/rpc/call.h"

namespace milepost::rpc {

// How a channel to peers behaves: no limit on what a peer answers (a snapshot of a long life is large), and calls that
// a peer could not take are tried again for a second or so. What services ask of one another is idempotent.
grpc::ChannelArguments PeerArguments();

class Peers {
 public:
  // `secret` is what InternalAuthenticator of every peer knows.
  explicit Peers(std::string secret) : secret_(std::move(secret)) {}

  // Once, before the first call.
  void Bind(std::shared_ptr<grpc::Channel> channel) { channel_ = std::move(channel); }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

  // Prepares a call to a peer: the caller's identity, domain time and trace go along, and what is left of the deadline.
  // `as_service` calls for the installation itself instead of for the caller.
  void Prepare(const Call& call, bool as_service, grpc::ClientContext* context) const;

 private:
  const std::string secret_;
  std::shared_ptr<grpc::Channel> channel_;
};

// The largest page that lists give.
inline constexpr int kPeerPageSize = 1'000;

// What a peer answered, with our error details.
absl::Status PeerStatus(const grpc::Status& status);

// One peer service: `Peer<goals::v1::GoalsService> goals(peers); goals.Call(call, &Stub::GetGoal, request, &reply)`.
template <class Service>
class Peer {
 public:
  explicit Peer(const Peers& peers) : peers_(peers) {}

  template <class Req, class Res>
  absl::Status Call(const rpc::Call& call,
                    grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Req&, Res*), const Req& request,
                    Res* reply, bool as_service = false) {
    std::call_once(once_, [this] { stub_ = Service::NewStub(peers_.channel()); });
    grpc::ClientContext context;
    peers_.Prepare(call, as_service, &context);
    return PeerStatus(((*stub_).*method)(&context, request, reply));
  }

 private:
  const Peers& peers_;
  std::once_flag once_;
  std::unique_ptr<typename Service::Stub> stub_;
};

// Reads a list of a peer to its end: `take(reply)` gets page after page.
template <class Service, class Req, class Res, class Take>
absl::Status EachPage(Peer<Service>& peer, const Call& call,
                      grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Req&, Res*),
                      std::type_identity_t<Req> request, Take take, bool as_service = false) {
  request.set_page_size(kPeerPageSize);
  do {
    Res reply;
    absl::Status status = peer.Call(call, method, request, &reply, as_service);
    if (!status.ok()) return status;
    take(reply);
    request.set_page_token(reply.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

}  // namespace milepost::rpc
