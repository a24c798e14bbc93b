#include "clients/cli/pack.h"

#include <fcntl.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <openssl/sha.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/session.h"
#include "clients/cli/zip_file.h"
#include "clients/cpp/retry.h"

namespace milepost::cli {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;

constexpr int kFormat = 1;
constexpr char kManifest[] = "manifest.json";

std::string PathOf(const std::string& folder) { return absl::StrCat(folder, "/", kManifest); }

std::string Quoted(const std::string& text) {
  Value value;
  value.set_string_value(text);
  return ToJson(value, false);
}

// One member of an object, unless it says nothing.
void AddMember(const char* name, const std::string& text, std::vector<std::string>& members) {
  if (!text.empty()) members.push_back(absl::StrCat(Quoted(name), ": ", Quoted(text)));
}

std::string ErrorJson(const PackError& error) {
  std::vector<std::string> members;
  AddMember("code", error.code, members);
  AddMember("reason", error.reason, members);
  AddMember("message", error.message, members);
  AddMember("whatToDo", error.what_to_do, members);
  return absl::StrCat("{", absl::StrJoin(members, ", "), "}");
}

std::string ItemJson(const PackItem& item) {
  std::vector<std::string> members;
  AddMember("person", item.person, members);
  AddMember("kind", item.kind, members);
  AddMember("file", item.File(), members);
  AddMember("sha256", item.sha256, members);
  if (!item.sha256.empty()) {
    members.push_back(absl::StrCat("\"bytes\": ", item.bytes));
    members.push_back(absl::StrCat("\"pages\": ", item.pages));
    const auto quote = [](std::string* out, const std::string& warning) { absl::StrAppend(out, Quoted(warning)); };
    members.push_back(absl::StrCat("\"warnings\": [", absl::StrJoin(item.warnings, ", ", quote), "]"));
  }
  if (item.error.has_value()) members.push_back(absl::StrCat("\"error\": ", ErrorJson(*item.error)));
  AddMember("requestId", item.request_id, members);
  AddMember("report", item.report, members);
  return absl::StrCat("    {", absl::StrJoin(members, ", "), "}");
}

// Members of an object that was read; what is missing or of another type is empty.
class Object {
 public:
  explicit Object(const Value& value) : fields_(value.struct_value().fields()) {}
  explicit Object(const Struct& message) : fields_(message.fields()) {}

  const Value& At(const std::string& name) const {
    const auto it = fields_.find(name);
    return it == fields_.end() ? Value::default_instance() : it->second;
  }
  std::string Text(const std::string& name) const { return At(name).string_value(); }
  int64_t Number(const std::string& name) const { return static_cast<int64_t>(At(name).number_value()); }

 private:
  const google::protobuf::Map<std::string, Value>& fields_;
};

PackItem ItemFrom(const Object& object) {
  PackItem item{.person = object.Text("person"),
                .kind = object.Text("kind"),
                .request_id = object.Text("requestId"),
                .report = object.Text("report"),
                .sha256 = object.Text("sha256"),
                .bytes = object.Number("bytes"),
                .pages = object.Number("pages")};
  for (const Value& warning : object.At("warnings").list_value().values()) {
    item.warnings.push_back(warning.string_value());
  }
  if (object.At("error").has_struct_value()) {
    const Object error(object.At("error"));
    item.error = PackError{error.Text("code"), error.Text("reason"), error.Text("message"), error.Text("whatToDo")};
  }
  return item;
}

std::string Sha256Of(const std::string& bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return absl::BytesToHexString(std::string(reinterpret_cast<char*>(digest), sizeof digest));
}

}  // namespace

std::string PackItem::File() const { return absl::StrCat(person.substr(person.rfind('/') + 1), "-", kind, ".pdf"); }

void Pack::Want(const std::string& person, const std::string& kind) {
  const bool known = std::any_of(items.begin(), items.end(),
                                 [&](const PackItem& item) { return item.person == person && item.kind == kind; });
  if (!known) items.push_back({.person = person, .kind = kind, .request_id = client::NewRequestId()});
}

absl::StatusOr<Pack> ReadPack(const std::string& folder) {
  std::ifstream file(PathOf(folder), std::ios::binary);
  if (!file) return absl::NotFoundError(absl::StrCat("there is no ", PathOf(folder)));
  const std::string json(std::istreambuf_iterator<char>(file), {});
  Struct read;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &read);
  const Object manifest(read);
  if (!status.ok() || manifest.Number("format") != kFormat) {
    return absl::InvalidArgumentError(absl::StrCat(PathOf(folder), " is no manifest of this program"));
  }
  Pack pack{.paper = manifest.Text("paper"), .since = manifest.Text("since")};
  for (const Value& item : manifest.At("items").list_value().values()) pack.items.push_back(ItemFrom(Object(item)));
  return pack;
}

std::string PackJson(const Pack& pack) {
  const auto line = [](std::string* out, const PackItem& item) { absl::StrAppend(out, ItemJson(item)); };
  return absl::StrCat("{\n  \"format\": ", kFormat, ",\n  \"paper\": ", Quoted(pack.paper),
                      ",\n  \"since\": ", Quoted(pack.since), ",\n  \"items\": [\n",
                      absl::StrJoin(pack.items, ",\n", line), "\n  ]\n}\n");
}

absl::Status WritePack(const Pack& pack, const std::string& folder) {
  const std::string path = PathOf(folder), partial = absl::StrCat(path, ".part");
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  file << PackJson(pack);
  file.close();
  if (file && std::rename(partial.c_str(), path.c_str()) == 0) return absl::OkStatus();
  absl::Status status = absl::FailedPreconditionError(absl::StrCat("cannot write ", path, ": ", std::strerror(errno)));
  std::remove(partial.c_str());
  return status;
}

bool IsThere(const PackItem& item, const std::string& folder) {
  if (item.sha256.empty()) return false;
  std::ifstream file(absl::StrCat(folder, "/", item.File()), std::ios::binary);
  return file && Sha256Of(std::string(std::istreambuf_iterator<char>(file), {})) == item.sha256;
}

absl::StatusOr<int64_t> ZipPack(const Pack& pack, const std::string& folder, const std::string& file) {
  std::vector<ZipEntry> entries = {{.name = kManifest, .path = PathOf(folder), .deflate = true}};
  for (const PackItem& item : pack.items) {
    if (!IsThere(item, folder)) continue;
    entries.push_back({.name = item.File(), .path = absl::StrCat(folder, "/", item.File())});
  }
  const auto documents = static_cast<int64_t>(entries.size()) - 1;
  if (documents == 0) {
    return absl::FailedPreconditionError(absl::StrCat("no document is there, so ", file, " is not written"));
  }
  if (absl::Status status = WriteZip(file, entries); !status.ok()) return status;
  return documents;
}

absl::StatusOr<std::unique_ptr<PackLock>> PackLock::Of(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return absl::InvalidArgumentError(absl::StrCat("cannot open ", folder, ": ", std::strerror(errno)));
  }
  std::unique_ptr<PackLock> lock(new PackLock(descriptor));
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  return absl::FailedPreconditionError(absl::StrCat("another run is making the pack in ", folder));
}

PackLock::~PackLock() { close(descriptor_); }

void Renew(PackItem& item) { item = {.person = item.person, .kind = item.kind, .request_id = client::NewRequestId()}; }

}  // namespace milepost::cli
