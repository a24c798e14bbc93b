// The bench of documents: the same report by this generator and by tools a user would pick instead.
//
//   ./dev bench documents [SNAPSHOT]     everything, interleaved in one run: tests/bench/documents/run.py
//
// This program is what run.py measures of ours and of plain libharu, and what writes the data file of the others:
//
//   document_bench export SNAPSHOT              the report as JSON (portable.h)
//   document_bench milepost|compact|libharu SNAPSHOT OUT.pdf
//
// An engine reads its data and fonts, writes OUT.pdf and says "ready VERSION"; then for every number N on a line of its
// input it makes the document N times and answers with the milliseconds all of them took. All engines speak like this.
// Ours makes everything that it makes in production (tags, bookmarks, links, metadata, PDF/A-1b), from the snapshot to
// the bytes. The others leave all that out. `compact` is the same in the compact form, as milepost-report --compact
// writes it: with all but the claim to be PDF/A, which of theirs Typst alone makes, when it is asked for tags.
#include <hpdf.h>

#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "reportgen/compose/compose.h"
#include "reportgen/layout/layout.h"
#include "reportgen/report.h"
#include "reportgen/snapshot_file.h"
#include "tests/bench/documents/plain_libharu.h"
#include "tests/bench/documents/portable.h"

namespace {

using milepost::report::FileForm;
using milepost::report::FontDirectories;
using milepost::report::FontLibrary;
using milepost::snapshot::v1::ReportSnapshot;
using Engine = std::function<absl::StatusOr<std::string>()>;

int Fail(const absl::Status& status) {
  std::cerr << "document_bench: " << status << "\n";
  return 1;
}

int Serve(const Engine& engine, const char* version, const std::string& path) {
  const absl::StatusOr<std::string> first = engine();
  if (!first.ok()) return Fail(first.status());
  if (absl::Status written = milepost::report::WriteWholeFile(path, *first); !written.ok()) return Fail(written);
  std::cout << "ready " << version << std::endl;
  for (int n = 0; std::cin >> n;) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < n; ++i) {
      if (absl::StatusOr<std::string> bytes = engine(); !bytes.ok()) return Fail(bytes.status());
    }
    std::cout << std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count()
              << std::endl;
  }
  return 0;
}

int Run(const std::string& mode, const std::string& snapshot_path, const std::string& out) {
  const absl::StatusOr<ReportSnapshot> snapshot = milepost::report::ReadSnapshotFile(snapshot_path);
  if (!snapshot.ok()) return Fail(snapshot.status());
  const FontDirectories directories;
  const auto fonts = FontLibrary::Load(directories);
  if (!fonts.ok()) return Fail(fonts.status());
  if (mode == "milepost" || mode == "compact") {
    const FileForm form = mode == "compact" ? FileForm::kCompact : FileForm::kArchive;
    const auto render = [&]() -> absl::StatusOr<std::string> {
      auto report = milepost::report::RenderReport(*snapshot, **fonts, {}, form);
      if (!report.ok()) return report.status();
      return std::move(report->pdf);
    };
    return Serve(render, "this tree", out);
  }
  const auto document = milepost::report::Compose(*snapshot);
  if (!document.ok()) return Fail(document.status());
  const auto laid_out = milepost::report::Lay(*document, milepost::report::Theme(), **fonts);
  if (!laid_out.ok()) return Fail(laid_out.status());
  if (mode == "libharu") {
    return Serve([&] { return milepost::report::DrawPlainly(*laid_out, directories); }, HPDF_VERSION_TEXT, out);
  }
  const auto json = milepost::report::PortableJson(*document, *laid_out, **fonts);
  if (!json.ok()) return Fail(json.status());
  std::cout << *json << "\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 2 ? argv[1] : "";
  const bool engine = mode == "milepost" || mode == "compact" || mode == "libharu";
  if ((mode == "export" && argc == 3) || (engine && argc == 4)) {
    return Run(mode, argv[2], argc > 3 ? argv[3] : "");
  }
  std::cerr << "document_bench export SNAPSHOT | milepost|compact|libharu SNAPSHOT OUT.pdf\n";
  return 64;
}
