#include "reportgen/finish/finish.h"

#include <qpdf/qpdf-c.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "absl/strings/str_cat.h"

namespace milepost::report {
namespace {

constexpr size_t kMostPasswordBytes = 127;

// libqpdf by its C interface, which turns its exceptions into codes.
class Qpdf {
 public:
  Qpdf() : data_(qpdf_init()) {
    qpdf_silence_errors(data_);
    qpdf_set_suppress_warnings(data_, QPDF_TRUE);
  }
  ~Qpdf() { qpdf_cleanup(&data_); }
  Qpdf(const Qpdf&) = delete;
  Qpdf& operator=(const Qpdf&) = delete;

  absl::Status Read(std::string_view pdf) {
    return Check(qpdf_read_memory(data_, "document", pdf.data(), pdf.size(), nullptr));
  }

  // Takes the claim to be PDF/A out of the XMP packet.
  void DropArchiveClaim() {
    const qpdf_oh metadata = qpdf_oh_get_key(data_, qpdf_get_root(data_), "/Metadata");
    unsigned char* bytes = nullptr;
    size_t size = 0;
    if (!qpdf_oh_is_stream(data_, metadata)) return;
    qpdf_oh_get_stream_data(data_, metadata, qpdf_dl_none, nullptr, &bytes, &size);
    const std::unique_ptr<unsigned char, decltype(&free)> frees(bytes, free);
    std::string xmp(reinterpret_cast<const char*>(bytes), size);
    for (const char* name : {"pdfaid:part", "pdfaid:conformance"}) {
      const std::string open = absl::StrCat("<", name, ">"), close = absl::StrCat("</", name, ">\n");
      const size_t begin = xmp.find(open), end = xmp.find(close);
      if (begin < end && end != xmp.npos) xmp.erase(begin, end + close.size() - begin);
    }
    const qpdf_oh none = qpdf_oh_new_null(data_);
    qpdf_oh_replace_stream_data(data_, metadata, reinterpret_cast<const unsigned char*>(xmp.data()), xmp.size(), none,
                                none);
  }

  absl::StatusOr<std::string> Write(const Finishing& finishing) {
    if (absl::Status begun = Check(qpdf_init_write_memory(data_)); !begun.ok()) return begun;
    qpdf_set_decode_level(data_, qpdf_dl_none);
    qpdf_set_compress_streams(data_, QPDF_TRUE);  // those it makes itself: of objects
    qpdf_set_object_stream_mode(data_, qpdf_o_preserve);
    qpdf_set_newline_before_endstream(data_, QPDF_TRUE);  // PDF/A asks for it
    qpdf_set_linearization(data_, finishing.linearize ? QPDF_TRUE : QPDF_FALSE);
    if (finishing.password.empty()) {
      qpdf_set_deterministic_ID(data_, QPDF_TRUE);
    } else {
      // One password for reader and owner: an owner's that is empty would open the file to everybody.
      const char* password = finishing.password.c_str();
      qpdf_set_r6_encryption_parameters2(data_, password, password, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                         QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
    }
    if (absl::Status written = Check(qpdf_write(data_)); !written.ok()) return written;
    return std::string(reinterpret_cast<const char*>(qpdf_get_buffer(data_)), qpdf_get_buffer_length(data_));
  }

 private:
  absl::Status Check(QPDF_ERROR_CODE code) {
    if ((code & QPDF_ERRORS) == 0) return absl::OkStatus();
    const char* why = qpdf_get_error_full_text(data_, qpdf_get_error(data_));
    return absl::InternalError(absl::StrCat("the document cannot be finished: ", why));
  }

  qpdf_data data_;
};

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

absl::StatusOr<std::string> Finish(std::string pdf, const Finishing& finishing) {
  if (finishing.password.empty() && !finishing.linearize) return pdf;
  if (!finishing.password.empty()) {
    if (absl::Status fit = CheckPassword(finishing.password); !fit.ok()) return fit;
  }
  Qpdf qpdf;
  if (absl::Status read = qpdf.Read(pdf); !read.ok()) return read;
  if (!finishing.password.empty()) qpdf.DropArchiveClaim();
  return qpdf.Write(finishing);
}

}  // namespace milepost::report
