#include "reportgen/theme/parse_theme.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "milepost/snapshot/v1/theme.pb.h"
#include "reportgen/image/decode.h"
#include "reportgen/image/picture.h"
#include "reportgen/theme/palette_checks.h"
#include "reportgen/theme/palette_fit.h"

namespace milepost::report {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Struct;
using google::protobuf::Value;
using Faults = std::vector<std::string>;

constexpr size_t kMostName = 80, kMostFooter = 120;  // characters
constexpr int64_t kLogoPixels = 200'000;             // 600 an inch at the size at which a logo is drawn

// Fills a message of texts, bytes and messages of these; protobuf's own reader would stop at the first fault.
class Filler {
 public:
  explicit Filler(Faults& faults) : faults_(faults) {}

  void Fill(const Struct& from, const std::string& path, Message& to) {
    const std::map<std::string, const Value*> sorted = [&] {
      std::map<std::string, const Value*> values;
      for (const auto& [name, value] : from.fields()) values[name] = &value;
      return values;
    }();
    for (const auto& [name, value] : sorted) {
      if (const FieldDescriptor* field = Find(*to.GetDescriptor(), name)) {
        Set(*value, *field, path + name, to);
      } else {
        faults_.push_back(absl::StrCat(path, name, ": is unknown; known are ", Known(*to.GetDescriptor())));
      }
    }
  }

 private:
  static const FieldDescriptor* Find(const Descriptor& type, const std::string& name) {
    for (int i = 0; i < type.field_count(); ++i) {
      if (type.field(i)->json_name() == name || type.field(i)->name() == name) return type.field(i);
    }
    return nullptr;
  }
  static std::string Known(const Descriptor& type) {
    std::vector<std::string> names;
    for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->json_name());
    return absl::StrJoin(names, ", ");
  }

  void Set(const Value& value, const FieldDescriptor& field, const std::string& path, Message& to) {
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (value.kind_case() != Value::kStructValue) {
        faults_.push_back(absl::StrCat(path, ": is no object; write { and } around its fields"));
        return;
      }
      Fill(value.struct_value(), path + ".", *to.GetReflection()->MutableMessage(&to, &field));
      return;
    }
    std::string text = value.string_value();
    if (value.kind_case() != Value::kStringValue) {
      faults_.push_back(absl::StrCat(path, ": is no text; write it in quotation marks"));
    } else if (field.type() == FieldDescriptor::TYPE_BYTES && !absl::Base64Unescape(value.string_value(), &text)) {
      faults_.push_back(absl::StrCat(path, ": is not base64; name a file in logoFile instead"));
    } else {
      to.GetReflection()->SetString(&to, &field, std::move(text));
    }
  }

  Faults& faults_;
};

void CheckLine(std::string_view name, const std::string& text, size_t most, Faults& faults) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const auto length = static_cast<size_t>(std::count_if(text.begin(), text.end(), begins));
  if (length > most) {
    faults.push_back(absl::StrCat(std::string(name), ": has ", length, " characters, at most ", most, "; shorten it"));
  }
  const auto controls = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), controls)) {
    faults.push_back(absl::StrCat(std::string(name), ": has a control character; write one line"));
  }
}

std::optional<Colour> ColourOf(const std::string& text) {
  const bool digits = text.find_first_not_of("0123456789abcdefABCDEF", 1) == text.npos;
  if (text.size() != 7 || text[0] != '#' || !digits) return std::nullopt;
  return Rgb(static_cast<uint32_t>(std::stoul(text.substr(1), nullptr, 16)));
}

// The colours that are given, and what follows from them.
Palette PaletteOf(const snapshot::v1::Theme::Palette& given, Faults& faults) {
  Palette palette;
  std::vector<Hue> fixed;
  for (const Swatch& swatch : Swatches()) {
    const FieldDescriptor* field = given.GetDescriptor()->FindFieldByName(std::string(swatch.name));
    const std::string text = given.GetReflection()->GetString(given, field);
    if (text.empty()) continue;
    if (const std::optional<Colour> colour = ColourOf(text)) {
      palette.*swatch.colour = *colour;
      std::copy_if(kHues.begin(), kHues.end(), std::back_inserter(fixed),
                   [&](Hue hue) { return NameOf(hue) == swatch.name; });
    } else {
      faults.push_back(absl::StrCat("palette.", std::string(swatch.name), ": ", text,
                                    " is no colour; write # and six hexadecimal digits, such as #08527F"));
    }
  }
  palette = Fitted(palette, fixed);
  if (!given.band().empty()) {
    palette.sky = Mix(palette.navy, palette.white, 0.84);
    palette.mist = Mix(palette.navy, palette.white, 0.68);
  }
  if (!given.band().empty() || !given.brand().empty()) {
    palette.navy_mid = Mix(palette.navy, palette.brand, 0.28);
    palette.navy_light = Mix(palette.navy, palette.brand, 0.6);
    // The band's lighter part carries words: where they could not be read it is as dark as the rest.
    if (Contrast(palette.mist, palette.navy_mid) < kTextContrast) palette.navy_mid = palette.navy;
  }
  return palette;
}

bool LeadsElsewhere(const std::string& file) {
  const std::vector<std::string> parts = absl::StrSplit(file, '/');
  return file[0] == '/' || std::find(parts.begin(), parts.end(), "..") != parts.end();
}

// Whether enough of it differs from the paper to be seen.
bool Shows(const Image& opaque, Colour ground) {
  constexpr double kSeen = 1.5;
  size_t seen = 0;
  const size_t pixels = opaque.rgba.size() / 4;
  for (size_t at = 0; at < opaque.rgba.size(); at += 4) {
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(opaque.rgba[at + i]); };
    if (Contrast({byte(0), byte(1), byte(2)}, ground) >= kSeen) ++seen;
  }
  return seen * 200 >= pixels;
}

std::shared_ptr<const Picture> LogoOf(const snapshot::v1::Theme& given, Colour ground, const ReadLogo& read,
                                      Faults& faults) {
  if (given.logo().empty() && given.logo_file().empty()) return nullptr;
  const std::string name =
      given.logo().empty() ? absl::StrCat("logoFile: ", given.logo_file()) : std::string("logo: it");
  const auto refuse = [&](absl::string_view why) {
    faults.push_back(absl::StrCat(name, " ", why));
    return nullptr;
  };
  if (given.organization().empty()) faults.push_back("organization: is missing; name who the logo stands for");
  if (!given.logo().empty() && !given.logo_file().empty()) return refuse("is given beside logo; keep one of the two");
  if (given.logo().empty() && LeadsElsewhere(given.logo_file())) {
    return refuse("leads out of the theme's folder; put the logo beside the theme file");
  }
  absl::StatusOr<std::string> bytes = given.logo().empty() ? read(given.logo_file()) : given.logo();
  if (!bytes.ok()) {
    faults.push_back(absl::StrCat("logoFile: ", bytes.status().message(), "; put the logo beside the theme file"));
    return nullptr;
  }
  const absl::StatusOr<Image> image = DecodeImage(*bytes);
  if (!image.ok()) return refuse(image.status().message());
  const Image opaque = OnGround(*image, ground, kLogoPixels);
  if (!Shows(opaque, ground)) return refuse("vanishes on white paper; give the version for light grounds");
  return std::make_shared<const Picture>(PictureOf(opaque));
}

}  // namespace

absl::StatusOr<Theme> ParseTheme(std::string_view json, const ReadLogo& read_logo) {
  Struct fields;
  const auto parsed = google::protobuf::util::JsonStringToMessage(std::string(json), &fields);
  if (!parsed.ok()) {
    // What protobuf says, the place, and a caret below it: a line each.
    const std::vector<std::string> lines = absl::StrSplit(std::string(parsed.message()), '\n');
    const std::string near = lines.size() > 1 && !lines[1].empty() ? absl::StrCat(" near ", lines[1]) : "";
    return absl::InvalidArgumentError(absl::StrCat("is no JSON object: ", lines[0], near));
  }
  Faults faults;
  snapshot::v1::Theme given;
  Filler(faults).Fill(fields, "", given);
  CheckLine("organization", given.organization(), kMostName, faults);
  CheckLine("footer", given.footer(), kMostFooter, faults);
  Theme theme;
  theme.organization = given.organization();
  theme.footer = given.footer();
  theme.palette = PaletteOf(given.palette(), faults);
  theme.logo = LogoOf(given, theme.palette.white, read_logo, faults);
  for (std::string& fault : PaletteFaults(theme.palette)) faults.push_back(std::move(fault));
  if (faults.empty()) return theme;
  return absl::InvalidArgumentError(absl::StrJoin(faults, "\n"));
}

}  // namespace milepost::report
