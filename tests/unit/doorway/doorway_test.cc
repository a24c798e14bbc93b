// The way in: what every call meets before and after its body.
#include <atomic>
#include <stdexcept>
#include <thread>

#include "google/rpc/error_details.pb.h"
#include "services/store/floor_schema.h"
#include "services/store/migrate.h"
#include "services/store/open.h"
#include "services/store/query.h"
#include "tests/unit/doorway/house.h"

namespace milepost::rpc {
namespace {

using absl::StatusCode;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Doorway, RefusesCallsThatNameNobody) {
  House house;
  bool ran = false;
  house.bodies().read = [&](Call&) {
    ran = true;
    return absl::OkStatus();
  };
  const std::vector<std::function<void(grpc::ClientContext&)>> kWays = {
      [](grpc::ClientContext&) {},
      [](grpc::ClientContext& context) { context.AddMetadata("x-milepost-principal", ""); },
      [](grpc::ClientContext& context) {
        context.AddMetadata("x-milepost-principal", "profiles/ann");
        context.AddMetadata("x-milepost-roles", "king");
      },
      [](grpc::ClientContext& context) {
        context.AddMetadata("x-milepost-principal", "profiles/ann");
        context.AddMetadata("x-milepost-time", "yesterday");
      }};
  for (const auto& prepare : kWays) {
    const absl::Status status = house.Read(prepare);
    EXPECT_EQ(status.code(), StatusCode::kUnauthenticated) << status;
    EXPECT_EQ(Reason(status), "CREDENTIAL_INVALID");
  }
  EXPECT_FALSE(ran);
}

TEST(Doorway, ExceptionsBecomeOneGenericAnswer) {
  House house;
  house.bodies().read = [](Call&) -> absl::Status { throw std::runtime_error("the secret of ann"); };
  house.bodies().orchestrate = [](Call&) -> absl::Status { throw 42; };
  house.bodies().write = [](store::Transaction&, Call&) -> absl::Status { throw std::bad_alloc(); };
  house.bodies().stream = [](int64_t step) -> absl::StatusOr<bool> {
    if (step == 2) throw std::logic_error("the secret of ann");
    return true;
  };
  int messages = 0;
  const absl::Status statuses[] = {house.Read(), house.Write(), house.Orchestrate(), house.Stream(&messages)};
  EXPECT_EQ(messages, 2);
  std::vector<std::string> ids;
  for (const absl::Status& status : statuses) {
    EXPECT_EQ(status.code(), StatusCode::kInternal) << status;
    EXPECT_EQ(Reason(status), "INTERNAL_FAULT");
    EXPECT_THAT(status.ToString(), Not(HasSubstr("secret")));
    google::rpc::RequestInfo info;
    EXPECT_TRUE(FindDetail(status, &info));
    ids.push_back(info.request_id());
    EXPECT_NE(info.request_id(), "");
  }
  house.bodies() = Bodies();
  EXPECT_TRUE(house.Read().ok());
  EXPECT_TRUE(house.Write().ok());
  EXPECT_TRUE(house.Orchestrate().ok());
  const auto lines = house.Log();
  ASSERT_EQ(lines.size(), 7u);
  auto logged = House::Field(lines, "request_id");
  logged.resize(4);
  EXPECT_EQ(logged, ids) << "the client quotes what the log has";
  EXPECT_THAT(House::Field(lines, "fault")[0], HasSubstr("the secret of ann"));
  EXPECT_EQ(House::Field(lines, "severity")[0], "ERROR");
}

TEST(Doorway, AStoresWordsStayInTheLog) {
  House house;
  house.bodies().write = [](store::Transaction& tx, Call&) { return tx.Execute("INSERT INTO nowhere VALUES (1)", {}); };
  const absl::Status status = house.Write();
  EXPECT_EQ(status.code(), StatusCode::kInternal) << status;
  EXPECT_THAT(status.ToString(), Not(HasSubstr("nowhere")));
}

TEST(Doorway, ABodyThatThrowsLeavesNothingBehind) {
  House house;
  house.bodies().write = [](store::Transaction& tx, Call&) -> absl::Status {
    EXPECT_TRUE(tx.Execute("UPDATE people SET unit = 'changed'", {}).ok());
    throw std::runtime_error("too late");
  };
  EXPECT_FALSE(house.Write().ok());
  std::string unit = "?";
  house.bodies().write = [&](store::Transaction& tx, Call&) {
    return store::QueryOne(tx, "SELECT unit FROM people", {},
                           [&](const store::Row& row) { unit = std::string(row.Text(0)); })
        .status();
  };
  EXPECT_TRUE(house.Write().ok());
  EXPECT_EQ(unit, "");
}

TEST(Doorway, TellsBodiesTheDomainsTime) {
  House house;
  absl::Time seen;
  house.bodies().read = [&](Call& call) {
    seen = call.now;
    return absl::OkStatus();
  };
  EXPECT_TRUE(house.Read().ok());
  EXPECT_EQ(absl::FormatTime(seen, absl::UTCTimeZone()), "2026-06-30T12:00:00+00:00");
  EXPECT_TRUE(house
                  .Read([](grpc::ClientContext& context) {
                    House::Prepare(context);
                    context.AddMetadata("x-milepost-time", "2025-01-02T03:04:05Z");
                  })
                  .ok());
  EXPECT_EQ(absl::FormatTime(seen, absl::UTCTimeZone()), "2025-01-02T03:04:05+00:00");
}

TEST(Doorway, LogsOneObjectACallWithoutNamesOrTexts) {
  House house;
  EXPECT_TRUE(house.Read().ok());
  EXPECT_TRUE(house.Write("a \"private\" text\n").ok());
  EXPECT_FALSE(house.Read([](grpc::ClientContext&) {}).ok());
  EXPECT_TRUE(house
                  .Orchestrate([](grpc::ClientContext& context) {
                    House::Prepare(context);
                    context.AddMetadata("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
                  })
                  .ok());
  EXPECT_FALSE(house
                   .Write(
                       "",
                       [](grpc::ClientContext& context) {
                         House::Prepare(context);
                         context.AddMetadata("traceparent", "ann was here");
                       },
                       "ann was here")
                   .ok());
  const std::string text = house.LogText();
  for (const char* word : {"profiles/", "ann", "private", "SQL", "skills/"}) EXPECT_THAT(text, Not(HasSubstr(word)));
  const auto lines = house.Log();
  EXPECT_THAT(
      House::Field(lines, "method"),
      ElementsAre("/milepost.catalog.v1.CatalogService/GetSkill", "/milepost.catalog.v1.CatalogService/CreateSkill",
                  "/milepost.catalog.v1.CatalogService/GetSkill", "/milepost.catalog.v1.CatalogService/GetRole",
                  "/milepost.catalog.v1.CatalogService/CreateSkill"));
  EXPECT_THAT(House::Field(lines, "code"), ElementsAre("OK", "OK", "UNAUTHENTICATED", "OK", "INVALID_ARGUMENT"));
  EXPECT_THAT(House::Field(lines, "reason"), ElementsAre("", "", "CREDENTIAL_INVALID", "", "INVALID_FIELDS"));
  EXPECT_THAT(House::Field(lines, "traceparent")[3], HasSubstr("0af7651916cd43dd8448eb211c80319c"));
  const auto callers = House::Field(lines, "caller");
  EXPECT_EQ(callers[0], callers[1]) << "one caller has one pseudonym";
  EXPECT_EQ(callers[0].size(), 8u);
  EXPECT_GT(lines[1].fields().at("request_bytes").number_value(), 20);
  EXPECT_GE(lines[1].fields().at("duration_us").number_value(), 0);
}

TEST(Doorway, WritesGoToTheStoreTwiceTheSame) {
  HouseOptions options;
  auto store = store::Open({.url = "sqlite::memory:", .rehearse_bodies = true});
  ASSERT_TRUE(store.ok());
  ASSERT_TRUE(store::Migrate(**store, {store::FloorSchema()}, absl::Now()).ok());
  options.store = *std::move(store);
  House house(std::move(options));
  std::vector<std::string> ids;
  house.bodies().write = [&](store::Transaction&, Call& call) {
    ids.push_back(call.NewId('s') + call.NewId('s'));
    return absl::OkStatus();
  };
  EXPECT_TRUE(house.Write().ok());
  ASSERT_EQ(ids.size(), 2u) << "the body was rehearsed";
  EXPECT_EQ(ids[0], ids[1]) << "ids are drawn once";
}

// A store that forgets what it was given.
class ForgetfulStore final : public store::Database {
 public:
  absl::Status Read(const store::ReadOptions&, absl::FunctionRef<absl::Status(store::Reader&)>) override {
    return absl::UnavailableError("forgotten");
  }
  void Transact(absl::Time, store::Body, store::Done) override {}
  absl::Status CheckWritable() override { return absl::OkStatus(); }
  void Close() override {}
};

TEST(Doorway, ACallThatIsDroppedIsAnsweredAllTheSame) {
  HouseOptions options;
  options.store = std::make_unique<ForgetfulStore>();
  House house(std::move(options));
  const absl::Status status = house.Write();
  EXPECT_EQ(status.code(), StatusCode::kInternal) << status;
  EXPECT_EQ(Reason(status), "INTERNAL_FAULT");
  EXPECT_EQ(Reason(house.Read()), "BACKEND_UNAVAILABLE");
  EXPECT_THAT(House::Field(house.Log(), "code"), ElementsAre("INTERNAL", "UNAVAILABLE"));
}

TEST(Doorway, ServesOnlyRowsThatFitTheContract) {
  const auto bodies = std::make_shared<Bodies>();
  auto store = store::Open({.url = "sqlite::memory:"});
  const auto authenticator = DevelopmentAuthenticator();
  const auto clock = MakeClock("system");
  store::IdSource ids;
  std::vector<std::unique_ptr<Workers>> workers;
  CallLog log(nullptr);
  const DoorDeps deps{**store, *authenticator, **clock, ids, workers, log};
  const auto refused = [&](std::function<void(ServiceRows&)> spoil) {
    ServiceRows rows = CatalogRows(bodies);
    spoil(rows);
    const absl::Status status = MakeDoor(deps, std::move(rows)).status();
    EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition) << status;
    return std::string(status.message());
  };
  EXPECT_TRUE(MakeDoor(deps, CatalogRows(bodies)).ok());
  EXPECT_THAT(refused([](ServiceRows& rows) { rows.methods.pop_back(); }), HasSubstr("without a row"));
  EXPECT_THAT(refused([](ServiceRows& rows) { rows.methods.push_back(rows.methods[0]); }), HasSubstr("two rows"));
  EXPECT_THAT(refused([](ServiceRows& rows) { rows.methods[0].name = "Dance"; }), HasSubstr("Dance"));
  EXPECT_THAT(refused([](ServiceRows& rows) { rows.methods[0].reply = rows.methods[2].reply; }), HasSubstr("types"));
  EXPECT_THAT(refused([](ServiceRows& rows) { rows.methods[0].kind = Kind::kStream; }), HasSubstr("streams"));
  EXPECT_THAT(refused([](ServiceRows& rows) { rows.name = "milepost.Nothing"; }), HasSubstr("milepost.Nothing"));
}

}  // namespace
}  // namespace milepost::rpc
