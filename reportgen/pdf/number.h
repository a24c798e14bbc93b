// Numbers as PDF writes them: fixed point, no exponent, no locale.
#ifndef MILEPOST_REPORTGEN_PDF_NUMBER_H_
#define MILEPOST_REPORTGEN_PDF_NUMBER_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace milepost::report {

// PDF 1.4 readers need not know coordinates beyond this.
inline constexpr double kFarthest = 14400;

// `value` to a hundredth, limited to +-kFarthest; 0 for what is not a number.
double Drawable(double value);

void AppendInteger(int64_t value, std::string& out);
// Drawable(value) with up to two decimals and none that are zero.
void AppendNumber(double value, std::string& out);
// The same of each, with blanks between them.
std::string Numbers(std::initializer_list<double> values);
void AppendHex16(uint32_t value, std::string& out);  // four digits
// As much of it as a string may hold: PDF/A-1 allows 65,535 bytes, and UTF-16 needs at most two for each of UTF-8.
std::string_view Storable(std::string_view utf8);
// UTF-8, as much as is storable, as a string of PDF with its delimiters.
std::string TextString(std::string_view utf8);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_NUMBER_H_
