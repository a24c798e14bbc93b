// How a document lies in its file; what it says is the same.
#ifndef MILEPOST_REPORTGEN_DOCUMENT_FILE_FORM_H_
#define MILEPOST_REPORTGEN_DOCUMENT_FILE_FORM_H_

namespace milepost::report {

enum class FileForm {
  kArchive,  // PDF/A-1b, and says so: every object in plain
  kCompact,  // PDF 1.5, half the bytes: what is no stream is packed, which PDF/A-1 forbids
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_DOCUMENT_FILE_FORM_H_
