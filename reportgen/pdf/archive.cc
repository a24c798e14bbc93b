#include "reportgen/pdf/archive.h"

#include <lcms2.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "reportgen/pdf/number.h"
#include "reportgen/text/unicode.h"

namespace milepost::report {
namespace {

// One line that XML and a PDF's strings can both hold: what they say has to agree.
std::string OneLine(const std::string& text) {
  std::u32string line = Decode(text).text;
  for (char32_t& c : line) {
    if (c == '\n') c = ' ';
    if (c == 0xFFFE || c == 0xFFFF) c = 0xFFFD;
  }
  return std::string(Storable(ToUtf8(line)));
}

Properties InOneLine(const Properties& properties) {
  constexpr int64_t kLastSecond = 253'402'300'799;  // of the year 9999: both write years in four digits
  return {OneLine(properties.title),
          OneLine(properties.author),
          OneLine(properties.subject),
          properties.language,
          std::clamp(properties.created, absl::UnixEpoch(), absl::FromUnixSeconds(kLastSecond)),
          properties.form};
}

std::string Escaped(std::string_view text) {
  return absl::StrReplaceAll(absl::string_view(text.data(), text.size()),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}});
}

std::string Element(const char* name, std::string_view text) {
  return absl::StrCat("<", name, ">", Escaped(text), "</", name, ">\n");
}

std::string Listed(const char* name, const char* list, const char* attributes, std::string_view text) {
  if (text.empty()) return "";
  return absl::StrCat("<", name, "><rdf:", list, "><rdf:li", attributes, ">", Escaped(text), "</rdf:li></rdf:", list,
                      "></", name, ">\n");
}

std::string XmpOf(const Properties& properties) {
  const std::string created = absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", properties.created, absl::UTCTimeZone());
  const bool archive = properties.form == FileForm::kArchive;
  const std::string claim = archive ? Element("pdfaid:part", "1") + Element("pdfaid:conformance", "B") : std::string();
  return absl::StrCat(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n",
      Listed("dc:title", "Alt", " xml:lang=\"x-default\"", properties.title),
      Listed("dc:creator", "Seq", "", properties.author),
      Listed("dc:description", "Alt", " xml:lang=\"x-default\"", properties.subject),
      Element("xmp:CreateDate", created), Element("pdf:Producer", kProducer), claim,
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
}

struct Close {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
  void operator()(cmsToneCurve* curve) const { cmsFreeToneCurve(curve); }
};

// The curve of sRGB (IEC 61966-2-1) as a table, for version 2 knows no formulas. Straight lines between 256 points miss
// it by less than a hundred-thousandth; the library's own table has 4,096 and takes eight thousand bytes of every file.
std::unique_ptr<cmsToneCurve, Close> MakeCurve() {
  constexpr cmsFloat64Number kFormula[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  constexpr int kPoints = 256, kLinearThenPower = 4;
  const std::unique_ptr<cmsToneCurve, Close> exact(cmsBuildParametricToneCurve(nullptr, kLinearThenPower, kFormula));
  cmsUInt16Number table[kPoints];
  for (int i = 0; i < kPoints; ++i) {
    const auto value = cmsEvalToneCurveFloat(exact.get(), static_cast<cmsFloat32Number>(i) / (kPoints - 1));
    table[i] = static_cast<cmsUInt16Number>(std::lround(value * 65'535));
  }
  return std::unique_ptr<cmsToneCurve, Close>(cmsBuildTabulatedToneCurve16(nullptr, kPoints, table));
}

// An ICC profile of version 2, which PDF 1.4 knows; without the time at which it was made.
std::string MakeSrgbProfile() {
  constexpr std::size_t kTime = 24, kTimeBytes = 12;  // in the header
  constexpr cmsCIExyY kWhite = {0.3127, 0.3290, 1};
  constexpr cmsCIExyYTRIPLE kPrimaries = {{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
  const auto curve = MakeCurve();
  cmsToneCurve* const curves[] = {curve.get(), curve.get(), curve.get()};
  const std::unique_ptr<void, Close> profile(cmsCreateRGBProfile(&kWhite, &kPrimaries, curves));
  cmsSetProfileVersion(profile.get(), 2.1);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile.get(), nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(profile.get(), bytes.data(), &size);
  if (bytes.size() > kTime + kTimeBytes) bytes.replace(kTime, kTimeBytes, kTimeBytes, '\0');
  return bytes;
}

}  // namespace

void SetProperties(HaruDocument& haru, const Properties& given) {
  const Properties properties = InOneLine(given);
  haru.SetInfo("Title", properties.title);
  haru.SetInfo("Author", properties.author);
  haru.SetInfo("Subject", properties.subject);
  haru.SetInfo("Producer", kProducer);
  haru.SetCreationDate(absl::FormatTime("D:%Y%m%d%H%M%SZ", properties.created, absl::UTCTimeZone()));
  haru.SetCatalog("Metadata", haru.AddPlainStream("/Type /Metadata /Subtype /XML\n", XmpOf(properties)));
}

void SetOutputIntent(HaruDocument& haru) {
  static const std::string* const kProfile = new std::string(MakeSrgbProfile());
  const int profile = haru.AddStream("/N 3", *kProfile);
  haru.SetCatalogList("OutputIntents",
                      haru.AddObject(absl::StrCat("/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB "
                                                  "IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile ",
                                                  profile, " 0 R\n")));
}

}  // namespace milepost::report
