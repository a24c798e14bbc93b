#include "tests/fuzz/targets.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "reportgen/report.h"
#include "reportgen/snapshot_file.h"
#include "reportgen/text/typesetter.h"
#include "reportgen/text/unicode.h"
#include "tests/fuzz/inspect.h"
#include "tests/fuzz/nasty.h"

namespace milepost::fuzz {
namespace {

using report::FileForm;
using report::FontLibrary;
using report::RenderedReport;
using snapshot::v1::ReportSnapshot;

bool IsFileName(const std::string& name) {
  constexpr size_t kMostBytes = 255;
  const auto unfit = [](char c) { return c == '/' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return name.size() > 4 && name.size() <= kMostBytes && std::none_of(name.begin(), name.end(), unfit) &&
         !report::Decode(name).malformed;
}

bool IsJson(const std::string& text) {
  google::protobuf::Value value;
  return google::protobuf::util::JsonStringToMessage(text, &value).ok();
}

// In no order, and without what the end of a line may drop.
std::u32string Marks(std::u32string text) {
  std::erase_if(text, [](char32_t c) {
    return c == ' ' || c == '\n' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
  });
  std::sort(text.begin(), text.end());
  return text;
}

std::string CheckLines(const report::SetText& set, double width, const std::u32string& said) {
  constexpr double kRounding = 0.01;
  std::u32string drawn;
  for (const report::Line& line : set.lines) {
    size_t clusters = 0;
    for (const report::GlyphRun& run : line.runs) {
      drawn += report::Decode(run.text).text;
      for (const report::Glyph& glyph : run.glyphs) {
        clusters += Marks(report::Decode(run.text.substr(glyph.offset, glyph.length)).text).empty() ? 0 : 1;
      }
    }
    if (line.width > width + kRounding && clusters > 1) return absl::StrCat("a line is ", line.width, " of ", width);
  }
  return Marks(drawn) == Marks(said) ? "" : "code points are lost or added";
}

}  // namespace

std::string TrySnapshot(const ReportSnapshot& snapshot, const FontLibrary& fonts, Tally& tally) {
  ++tally.tried;
  // Half of them in each form; a snapshot that fails does so again.
  const FileForm form = snapshot.ByteSizeLong() % 2 == 0 ? FileForm::kArchive : FileForm::kCompact;
  const absl::StatusOr<RenderedReport> one = RenderReport(snapshot, fonts, {}, form);
  // A copy's maps have another order in memory.
  const absl::StatusOr<RenderedReport> two = RenderReport(ReportSnapshot(snapshot), fonts, {}, form);
  if (one.status() != two.status()) return "a second time ends otherwise";
  if (!one.ok()) {
    ++tally.refused;
    const bool foreseen = absl::IsInvalidArgument(one.status()) || absl::IsResourceExhausted(one.status());
    return foreseen ? "" : one.status().ToString();
  }
  ++tally.documents;
  tally.pages += static_cast<uint64_t>(one->page_count);
  tally.warned += one->warnings.empty() ? 0 : 1;
  if (one->pdf != two->pdf) return "a second time gives other bytes";
  if (one->warnings != two->warnings) return "a second time gives other warnings";
  if (!IsFileName(one->file_name)) return "no file name: " + one->file_name;
  if (std::string wrong = Inspect(one->pdf, one->page_count); !wrong.empty()) return wrong;
  constexpr uint64_t kDumpEach = 16;
  if (tally.tried % kDumpEach != 1) return "";
  const absl::StatusOr<std::string> dump = DumpReportLayout(snapshot, fonts);
  return dump.ok() && IsJson(*dump) ? "" : "the dump of the layout is no JSON";
}

std::string TryText(uint64_t seed, const FontLibrary& fonts, Tally& tally) {
  ++tally.tried;
  Random random(seed);
  constexpr double kWidths[] = {0, 1, 7, 40, 120, 499.2};
  const double width = std::max(1.0, random.OneOf(kWidths));
  std::vector<std::string> texts;
  for (size_t i = 1 + random.Below(3); i > 0; --i) texts.push_back(NastyText(random));
  std::vector<report::StyledText> runs;
  std::u32string said;
  for (const std::string& text : texts) {
    report::StyledText run{text};
    run.style.face = static_cast<report::Face>(random.Below(report::kFaceCount));
    run.style.size = 4 + static_cast<double>(random.Below(30));
    run.style.tracking = random.Chance(20) ? 0.4 : 0;
    run.style.tabular = random.Chance(20);
    runs.push_back(run);
    said += report::Decode(text).text;
  }
  report::Typesetter typesetter(fonts, random.Chance(80) ? "en" : "zh-Hant");
  const report::SetText set = typesetter.Set(runs, width);
  ++tally.documents;
  tally.warned += typesetter.warnings().empty() ? 0 : 1;
  if (std::string wrong = CheckLines(set, width, said); !wrong.empty()) return wrong;
  const size_t most = 1 + random.Below(4);
  const report::LineLimit limit(typesetter, most);
  return typesetter.Set(runs, width).lines.size() <= most ? "" : "a text has more lines than it may have";
}

std::string TryFile(uint64_t seed, const std::vector<ReportSnapshot>& real, const FontLibrary& fonts, Tally& tally) {
  Random random(seed);
  const ReportSnapshot& snapshot = random.OneOf(real);
  constexpr const char* kForms[] = {".binpb", ".textproto", ".json"};
  const std::string form = random.OneOf(kForms);
  std::string bytes;
  if (form == ".binpb") {
    bytes = snapshot.SerializeAsString();
  } else if (form == ".json") {
    (void)google::protobuf::util::MessageToJsonString(snapshot, &bytes);
  } else {
    google::protobuf::TextFormat::PrintToString(snapshot, &bytes);
  }
  const auto path = std::filesystem::temp_directory_path() / absl::StrCat("milepost-fuzz-", getpid(), form);
  std::ofstream(path, std::ios::binary) << Damaged(bytes, random);
  const absl::StatusOr<ReportSnapshot> read = report::ReadSnapshotFile(path.string());
  std::filesystem::remove(path);
  if (read.ok()) return TrySnapshot(*read, fonts, tally);
  ++tally.tried;
  ++tally.refused;
  return absl::IsInvalidArgument(read.status()) ? "" : read.status().ToString();
}

}  // namespace milepost::fuzz
