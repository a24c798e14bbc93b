// Who calls: bearer tokens from a file, and what their scopes open.
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "absl/strings/escaping.h"
#include "google/rpc/error_details.pb.h"
#include "services/rpc/request_hash.h"
#include "tests/unit/doorway/house.h"

namespace milepost::rpc {
namespace {

using absl::StatusCode;
using ::testing::HasSubstr;

class TokenFiles : public ::testing::Test {
 protected:
  static std::string Hash(const std::string& token) { return absl::BytesToHexString(Sha256(token)); }
  absl::StatusOr<std::unique_ptr<Authenticator>> Load(const std::string& text) {
    std::ofstream(path_) << text;
    return TokenFileAuthenticator(path_);
  }
  static std::function<void(grpc::ClientContext&)> With(const std::string& authorization) {
    return [authorization](grpc::ClientContext& context) { context.AddMetadata("authorization", authorization); };
  }

  const std::string path_ = ::testing::TempDir() + "/milepost-tokens-" + std::to_string(getpid());
  ~TokenFiles() override { std::remove(path_.c_str()); }
};

TEST_F(TokenFiles, OpenWhatTheirLineSays) {
  auto loaded = Load("# who may call\n\n" + Hash("reader") + " profiles/ann scopes=catalog.read\n" + Hash("writer") +
                     " sync roles=service\n  " + Hash("both") +
                     "  sync  roles=service,hr_admin scopes=catalog.read,catalog.write \r\n");
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_TRUE((*loaded)->MayListenAnywhere());
  HouseOptions options;
  options.authenticator = *std::move(loaded);
  House house(std::move(options));
  EXPECT_TRUE(house.Read(With("Bearer reader")).ok());
  EXPECT_TRUE(house.Write("", With("Bearer writer")).ok());
  EXPECT_TRUE(house.Write("", With("Bearer both")).ok());
  const absl::Status refused = house.Write("", With("Bearer reader"));
  EXPECT_EQ(refused.code(), StatusCode::kPermissionDenied) << refused;
  EXPECT_EQ(Reason(refused), "SCOPE_MISSING");
  google::rpc::ErrorInfo info;
  EXPECT_TRUE(FindDetail(refused, &info));
  EXPECT_EQ(info.metadata().at("scope"), "catalog.write");
}

TEST_F(TokenFiles, RefuseWhoeverTheyDoNotKnow) {
  HouseOptions options;
  options.authenticator = *Load(Hash("known") + " profiles/ann roles=service\n");
  House house(std::move(options));
  EXPECT_TRUE(house.Read(With("Bearer known")).ok());
  for (const char* bad : {"Bearer unknown", "Bearer ", "known", "Basic known", "Bearer known "}) {
    const absl::Status status = house.Read(With(bad));
    EXPECT_EQ(status.code(), StatusCode::kUnauthenticated) << bad << status;
    EXPECT_EQ(Reason(status), "CREDENTIAL_INVALID");
  }
  EXPECT_EQ(Reason(house.Read([](grpc::ClientContext&) {})), "CREDENTIAL_INVALID");
  EXPECT_EQ(Reason(house.Read(House::Prepare)), "CREDENTIAL_INVALID") << "development metadata count for nothing";
}

TEST_F(TokenFiles, SayWhichLineIsWrong) {
  const std::string good = Hash("a") + " profiles/ann\n";
  const std::pair<std::string, std::string> kBad[] = {
      {good + "# fine\nnonsense profiles/ann\n", ":3:"}, {good + Hash("b") + "\n", ":2:"},
      {Hash("b") + " sync roles=king\n", ":1:"},         {Hash("b") + " sync colour=red\n", ":1:"},
      {Hash("b").substr(1) + " sync\n", ":1:"},          {good + good, ":2:"},
  };
  for (const auto& [text, where] : kBad) {
    const absl::Status status = Load(text).status();
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << text;
    EXPECT_THAT(std::string(status.message()), HasSubstr(where)) << text;
  }
  EXPECT_EQ(Load("# nobody\n").status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(TokenFileAuthenticator(path_ + "-missing").status().code(), StatusCode::kNotFound);
}

TEST(Internal, IsBelievedOnlyWithTheSecret) {
  const auto outside = DevelopmentAuthenticator();
  HouseOptions options;
  options.authenticator = InternalAuthenticator("the-secret", *outside);
  House house(std::move(options));
  const auto with = [](const std::string& secret, const std::string& forwarded, const std::string& level) {
    return [=](grpc::ClientContext& context) {
      context.AddMetadata("x-milepost-internal", secret);
      context.AddMetadata("x-milepost-forwarded", forwarded);
      context.AddMetadata("x-milepost-level", level);
    };
  };
  const access::Principal ann{"profiles/ann", 0, {}};
  EXPECT_TRUE(house.Read(with("the-secret", ForwardedPrincipal(ann, false), "0")).ok());
  for (const char* secret : {"", "the-secre", "the-secrets", "The-secret"}) {
    EXPECT_EQ(Reason(house.Read(with(secret, ForwardedPrincipal(ann, true), "0"))), "CREDENTIAL_INVALID") << secret;
  }
  for (const char* forwarded : {"", "x;;profiles/ann", "0;profiles/ann"}) {
    EXPECT_EQ(Reason(house.Read(with("the-secret", forwarded, "0"))), "CREDENTIAL_INVALID") << forwarded;
  }
  EXPECT_EQ(Reason(house.Read(with("the-secret", ForwardedPrincipal(ann, false), "x"))), "CREDENTIAL_INVALID");
  EXPECT_EQ(Reason(house.Orchestrate(with("the-secret", ForwardedPrincipal(ann, false), "1"))), "INTERNAL_FAULT")
      << "orchestrations nest no deeper than there are pools";
  EXPECT_TRUE(house.Read(House::Prepare).ok()) << "others are asked for their own credential";
}

}  // namespace
}  // namespace milepost::rpc
