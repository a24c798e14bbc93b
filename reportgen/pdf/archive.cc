#include "reportgen/pdf/archive.h"

#include <lcms2.h>

#include <memory>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace milepost::report {
namespace {

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
  return absl::StrCat(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n",
      Listed("dc:title", "Alt", " xml:lang=\"x-default\"", properties.title),
      Listed("dc:creator", "Seq", "", properties.author),
      Listed("dc:description", "Alt", " xml:lang=\"x-default\"", properties.subject),
      Element("xmp:CreateDate", created), Element("pdf:Producer", kProducer), Element("pdfaid:part", "1"),
      Element("pdfaid:conformance", "B"), "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
}

// An ICC profile of version 2, which PDF 1.4 knows; without the time at which it was made.
std::string MakeSrgbProfile() {
  constexpr std::size_t kTime = 24, kTimeBytes = 12;  // in the header
  const std::unique_ptr<void, cmsBool (*)(cmsHPROFILE)> profile(cmsCreate_sRGBProfile(), cmsCloseProfile);
  cmsSetProfileVersion(profile.get(), 2.1);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile.get(), nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(profile.get(), bytes.data(), &size);
  if (bytes.size() > kTime + kTimeBytes) bytes.replace(kTime, kTimeBytes, kTimeBytes, '\0');
  return bytes;
}

}  // namespace

void SetProperties(HaruDocument& haru, const Properties& properties) {
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
