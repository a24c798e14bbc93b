// The report through libharu's ordinary calls alone, as its manual has it.
#ifndef MILEPOST_TESTS_BENCH_DOCUMENTS_PLAIN_LIBHARU_H_
#define MILEPOST_TESTS_BENCH_DOCUMENTS_PLAIN_LIBHARU_H_

#include <string>

#include "absl/status/statusor.h"
#include "reportgen/layout/page.h"
#include "reportgen/text/font_library.h"

namespace milepost::report {

// libharu lays nothing out: it is handed finished lines. Its fonts are read anew for every document, for a font belongs
// to one.
absl::StatusOr<std::string> DrawPlainly(const LaidOut& laid_out, const FontDirectories& fonts);

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_BENCH_DOCUMENTS_PLAIN_LIBHARU_H_
