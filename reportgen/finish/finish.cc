#include "reportgen/finish/finish.h"

#include <algorithm>
#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "absl/strings/str_cat.h"

namespace milepost::report {
namespace {

constexpr size_t kMostPasswordBytes = 127;

// Takes the claim to be PDF/A out of the XMP packet.
void DropArchiveClaim(QPDF& pdf) {
  QPDFObjectHandle metadata = pdf.getRoot().getKey("/Metadata");
  if (!metadata.isStream()) return;
  const auto buffer = metadata.getRawStreamData();
  std::string xmp(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  for (const char* name : {"pdfaid:part", "pdfaid:conformance"}) {
    const std::string open = absl::StrCat("<", name, ">"), close = absl::StrCat("</", name, ">\n");
    const size_t begin = xmp.find(open), end = xmp.find(close);
    if (begin < end && end != xmp.npos) xmp.erase(begin, end + close.size() - begin);
  }
  metadata.replaceStreamData(xmp, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

std::string Write(std::string_view bytes, const Finishing& finishing) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("document", bytes.data(), bytes.size());
  const bool encrypted = !finishing.password.empty();
  if (encrypted) DropArchiveClaim(pdf);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_disable);  // PDF 1.4 knows none
  writer.setNewlineBeforeEndstream(true);      // PDF/A asks for it
  writer.setLinearization(finishing.linearize);
  if (encrypted) {
    // One password for reader and owner: an owner's that is empty would open the file to everybody.
    const char* password = finishing.password.c_str();
    writer.setR6EncryptionParameters(password, password, true, true, true, true, true, true, qpdf_r3p_full, true);
  } else {
    writer.setDeterministicID(true);
  }
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

}  // namespace

absl::Status CheckPassword(std::string_view password) {
  if (password.empty()) return absl::InvalidArgumentError("the password is empty; write one line");
  if (password.size() > kMostPasswordBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("the password has ", password.size(), " bytes, at most ", kMostPasswordBytes, "; shorten it"));
  }
  const auto controls = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(password.begin(), password.end(), controls)) {
    return absl::InvalidArgumentError("the password has a control character; write one line");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> Finish(std::string_view pdf, const Finishing& finishing) {
  if (!finishing.password.empty()) {
    if (absl::Status fit = CheckPassword(finishing.password); !fit.ok()) return fit;
  }
  try {
    return Write(pdf, finishing);
  } catch (const std::exception& failure) {
    return absl::InternalError(absl::StrCat("the document cannot be finished: ", failure.what()));
  }
}

}  // namespace milepost::report
