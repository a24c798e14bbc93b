// Holds the house to its order: the rules are in house_rules.cc, the plan in ARCHITECTURE.md.
#include <gmock/gmock.h>

#include <functional>

#include "tests/unit/house/house_rules.h"

namespace milepost::house {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Includes(const std::string& path, const std::string& header) {
  return WrongIncludes({path, "// first line\n#include \"" + header + "\"\n"});
}

using Rule = std::function<std::vector<std::string>(const File&)>;

std::vector<std::string> Findings(std::initializer_list<const char*> folders, const Rule& rule) {
  std::vector<std::string> all;
  size_t read = 0;
  for (const char* folder : folders) {
    for (const File& file : ReadFiles(MILEPOST_SOURCE_DIR, folder)) {
      ++read;
      for (std::string& finding : rule(file)) all.push_back(std::move(finding));
    }
  }
  EXPECT_GT(read, 50u) << "the house's files were not found";
  return all;
}

TEST(House, EveryFileIncludesOnlyLowerFloors) {
  EXPECT_THAT(Findings({"services", "reportgen", "clients", "proto"}, WrongIncludes), IsEmpty());
}

TEST(House, NoFileIsLongerThanFourHundredLines) {
  EXPECT_THAT(Findings({"services", "reportgen", "clients", "proto", "tests"}, TooLong), IsEmpty());
}

TEST(House, EveryNameSaysSomethingAndNoWorkIsPutOff) {
  EXPECT_THAT(Findings({"services", "reportgen", "clients", "proto"}, WrongNames), IsEmpty());
}

TEST(HouseRules, AServiceMayNotIncludeItsNeighbor) {
  EXPECT_THAT(Includes("services/goals/goals_server.cc", "services/progress/progress_rules.h"),
              ElementsAre("services/goals/goals_server.cc:2: may not include services/progress/progress_rules.h"));
}

TEST(HouseRules, AServiceMayIncludeItselfTheFloorsBelowAndProtos) {
  for (const char* header : {"services/goals/goals_rules.h", "services/rpc/doorway.h", "services/access/viewer.h",
                             "services/store/database.h", "milepost/profiles/v1/profiles_service.grpc.pb.h"}) {
    EXPECT_THAT(Includes("services/goals/goals_server.cc", header), IsEmpty()) << header;
  }
}

TEST(HouseRules, NobodyLooksUpwards) {
  EXPECT_THAT(Includes("services/store/table.h", "services/access/viewer.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("services/access/viewer.h", "services/rpc/call.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("services/rpc/call.h", "services/goals/goals_rules.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("services/goals/goals_server.cc", "services/app.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("reportgen/text/shaper.cc", "reportgen/layout/page.h"), ::testing::SizeIs(1));
}

TEST(HouseRules, OnlyReportsAndTheAppMayUseTheGeneratorAndOnlyByItsFace) {
  EXPECT_THAT(Includes("services/app.cc", "reportgen/report.h"), IsEmpty());
  EXPECT_THAT(Includes("services/app.cc", "reportgen/text/font_library.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("services/reports/reports_server.cc", "reportgen/layout/page.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("services/reports/reports_server.cc", "reportgen/report.h"), IsEmpty());
  EXPECT_THAT(Includes("services/goals/goals_server.cc", "reportgen/report.h"), ::testing::SizeIs(1));
}

TEST(HouseRules, TheStoreAndTheAccessFloorKnowNoGrpc) {
  for (const char* header : {"grpcpp/grpcpp.h", "grpc/grpc.h", "milepost/goals/v1/goals_service.grpc.pb.h"}) {
    EXPECT_THAT(Includes("services/store/database.h", header), ::testing::SizeIs(1)) << header;
    EXPECT_THAT(Includes("services/access/viewer.h", header), ::testing::SizeIs(1)) << header;
    EXPECT_THAT(Includes("reportgen/compose/plan.cc", header), ::testing::SizeIs(1)) << header;
  }
  EXPECT_THAT(Includes("services/rpc/doorway.cc", "grpcpp/grpcpp.h"), IsEmpty());
}

TEST(HouseRules, ClientsKnowTheContractAndNothingOfTheServer) {
  EXPECT_THAT(Includes("clients/cli/get.cc", "clients/cpp/client.h"), IsEmpty());
  EXPECT_THAT(Includes("clients/cli/get.cc", "milepost/goals/v1/goal.pb.h"), IsEmpty());
  EXPECT_THAT(Includes("clients/cli/get.cc", "services/rpc/errors.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("clients/cli/get.cc", "reportgen/report.h"), ::testing::SizeIs(1));
}

TEST(HouseRules, OnlyTheGeneratorsProgramMayAskAServer) {
  EXPECT_THAT(Includes("reportgen/main.cc", "clients/cpp/client.h"), IsEmpty());
  EXPECT_THAT(Includes("reportgen/main.cc", "services/store/database.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("reportgen/report.cc", "clients/cpp/client.h"), ::testing::SizeIs(1));
  EXPECT_THAT(Includes("reportgen/report.cc", "grpcpp/grpcpp.h"), ::testing::SizeIs(1));
}

TEST(HouseRules, DriversStayBehindTheirDoors) {
  EXPECT_THAT(WrongIncludes({"services/store/sqlite_writer.h", "#include <sqlite3.h>\n"}), IsEmpty());
  EXPECT_THAT(WrongIncludes({"services/store/migrate.cc", "#include <sqlite3.h>\n"}), ::testing::SizeIs(1));
  EXPECT_THAT(WrongIncludes({"services/store/sqlite.cc", "#include <libpq-fe.h>\n"}), ::testing::SizeIs(1));
  EXPECT_THAT(WrongIncludes({"reportgen/pdf/file.cc", "#  include <hpdf.h>\n"}), IsEmpty());
  EXPECT_THAT(WrongIncludes({"reportgen/layout/page.cc", "#include <hpdf_objects.h>\n"}), ::testing::SizeIs(1));
  EXPECT_THAT(WrongIncludes({"reportgen/image/decode.cc", "#include <png.h>\n#include <turbojpeg.h>\n"}), IsEmpty());
  EXPECT_THAT(WrongIncludes({"reportgen/pdf/image.cc", "#include <png.h>\n"}), ::testing::SizeIs(1));
  EXPECT_THAT(WrongIncludes({"reportgen/pdf/render.cc", "#include <qpdf/QPDF.hh>\n"}), ::testing::SizeIs(1));
  EXPECT_THAT(WrongIncludes({"clients/cli/zip_file.cc", "#include <zip.h>\n"}), IsEmpty());
  EXPECT_THAT(WrongIncludes({"clients/cli/pack.cc", "#include <zip.h>\n"}), ::testing::SizeIs(1));
}

TEST(HouseRules, OutsideLibrariesAreFree) {
  EXPECT_THAT(Includes("services/store/database.h", "absl/status/status.h"), IsEmpty());
  EXPECT_THAT(WrongIncludes({"reportgen/text/shaper.cc", "#include <hb.h>\n"}), IsEmpty());
}

TEST(HouseRules, EmptyNamesAndPutOffWorkAreFound) {
  EXPECT_THAT(WrongNames({"a.h", "class StoreImpl {\n};\n"}), ElementsAre("a.h:1: says nothing by the name StoreImpl"));
  EXPECT_THAT(WrongNames({"a.h", "\nstruct Utils;\n"}), ElementsAre("a.h:2: says nothing by the name Utils"));
  EXPECT_THAT(WrongNames({"a.h", "class Implement; struct ManagerEdge; class Utility;\n"}), IsEmpty());
  EXPECT_THAT(WrongNames({"a.h",
                          "// TO"
                          "DO: later\n"}),
              ElementsAre("a.h:1: puts work off: TO"
                          "DO"));
}

TEST(HouseRules, TheFourHundredAndFirstLineIsTooMuch) {
  EXPECT_THAT(TooLong({"a.cc", std::string(400, '\n')}), IsEmpty());
  EXPECT_THAT(TooLong({"a.cc", std::string(401, '\n')}), ElementsAre("a.cc:401: is longer than 400 lines"));
}

}  // namespace
}  // namespace milepost::house
