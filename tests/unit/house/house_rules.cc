#include "tests/unit/house/house_rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace milepost::house {
namespace {

// Who may include what. The first row whose folder begins a file's path is its row. A room may always include itself;
// `milepost/` are the generated protos, `grpc` is gRPC with the generated stubs. Libraries not named here are free.
struct Row {
  std::string_view room;
  std::string_view may_include;
};
constexpr Row kTable[] = {
    {"proto/", "milepost/type/"},

    {"services/store/", ""},
    {"services/access/", "services/store/ milepost/type/"},
    {"services/rpc/", "services/access/ services/store/ milepost/type/ milepost/internal/ grpc"},
    {"services/reports/", "services/rpc/ services/access/ services/store/ milepost/ grpc reportgen/report.h"},
    {"services/*/", "services/rpc/ services/access/ services/store/ milepost/ grpc"},
    {"services/", "services/ milepost/ grpc reportgen/report.h"},

    {"reportgen/document/", ""},
    {"reportgen/image/", "reportgen/document/"},
    {"reportgen/theme/", "reportgen/document/ reportgen/image/ milepost/snapshot/"},
    {"reportgen/text/", "reportgen/document/"},
    {"reportgen/layout/", "reportgen/document/ reportgen/text/"},
    {"reportgen/pdf/", "reportgen/document/ reportgen/text/ reportgen/layout/"},
    {"reportgen/finish/", ""},
    {"reportgen/compose/", "reportgen/document/ milepost/"},
    {"reportgen/main.cc", "reportgen/ clients/cpp/ milepost/ grpc"},  // a program stands above both rooms
    {"reportgen/", "reportgen/ milepost/"},

    {"clients/cpp/", "milepost/ grpc"},
    {"clients/*/", "clients/cpp/ milepost/ grpc"},
};

// Libraries that stay behind one door.
constexpr Row kDoors[] = {
    {"hpdf", "reportgen/pdf/"},           {"png.h", "reportgen/image/"},
    {"qpdf/", "reportgen/finish/"},       {"turbojpeg.h", "reportgen/image/"},
    {"sqlite3", "services/store/sqlite"}, {"libpq-fe.h", "services/store/postgres"},
    {"zip.h", "clients/cli/zip_file"},
};

// The folder that a pattern matches at the start of a path, or nothing. `*` stands for one folder's name.
std::string_view Match(std::string_view pattern, std::string_view path) {
  const size_t star = pattern.find('*');
  if (star == std::string_view::npos) return path.starts_with(pattern) ? pattern : std::string_view();
  if (!path.starts_with(pattern.substr(0, star))) return {};
  const size_t end = path.find('/', star);
  return end == std::string_view::npos ? std::string_view() : path.substr(0, end + 1);
}

bool IsGrpc(std::string_view header) {
  return header.starts_with("grpc/") || header.starts_with("grpcpp/") ||
         header.find(".grpc.pb.") != std::string_view::npos;
}

bool IsOurs(std::string_view header) {
  for (std::string_view start : {"services/", "reportgen/", "clients/", "proto/", "milepost/", "tests/"}) {
    if (header.starts_with(start)) return true;
  }
  return false;
}

bool Allowed(std::string_view path, std::string_view header) {
  for (const Row& door : kDoors) {
    if (header.starts_with(door.room)) return path.starts_with(door.may_include);
  }
  if (!IsOurs(header) && !IsGrpc(header)) return true;
  for (const Row& row : kTable) {
    const std::string_view room = Match(row.room, path);
    if (room.empty()) continue;
    if (header.starts_with(room)) return true;
    std::istringstream others{std::string(row.may_include)};
    for (std::string other; others >> other;) {
      if (IsGrpc(header) ? other == "grpc" : header.starts_with(other)) return true;
    }
    return false;
  }
  return false;
}

template <typename Judge>
std::vector<std::string> EachLine(const File& file, Judge judge) {
  std::vector<std::string> findings;
  std::istringstream text(file.text);
  int number = 0;
  for (std::string line; std::getline(text, line);) {
    ++number;
    const std::string fault = judge(line);
    if (!fault.empty()) findings.push_back(file.path + ":" + std::to_string(number) + ": " + fault);
  }
  return findings;
}

}  // namespace

std::vector<File> ReadFiles(const std::string& root, std::string_view folder) {
  namespace fs = std::filesystem;
  std::vector<File> files;
  const fs::path start = fs::path(root) / folder;
  if (!fs::exists(start)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(start)) {
    const std::string extension = entry.path().extension();
    if (extension != ".cc" && extension != ".h") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({fs::relative(entry.path(), root), std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

std::vector<std::string> WrongIncludes(const File& file) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
  return EachLine(file, [&](const std::string& line) -> std::string {
    std::smatch include;
    if (!std::regex_search(line, include, kInclude) || Allowed(file.path, include[1].str())) return "";
    return "may not include " + include[1].str();
  });
}

std::vector<std::string> WrongNames(const File& file) {
  static const std::regex kEmptyWord(R"re(\b(?:class|struct)\s+(\w*(?:Impl|Manager|Helper|Util)s?)\b)re");
  static const std::regex kPutOff(R"re(\b(TODO|FIXME|XXX)\b)re");
  return EachLine(file, [&](const std::string& line) -> std::string {
    std::smatch found;
    if (std::regex_search(line, found, kEmptyWord)) return "says nothing by the name " + found[1].str();
    if (std::regex_search(line, found, kPutOff)) return "puts work off: " + found[1].str();
    return "";
  });
}

std::vector<std::string> TooLong(const File& file) {
  constexpr int kMostLines = 400;
  const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
  if (lines <= kMostLines) return {};
  return {file.path + ":" + std::to_string(lines) + ": is longer than " + std::to_string(kMostLines) + " lines"};
}

}  // namespace milepost::house
