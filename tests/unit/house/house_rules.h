// The house's order, as rules over source text: who may include whom, how long a file may be, what names say nothing.
#ifndef MILEPOST_TESTS_UNIT_HOUSE_HOUSE_RULES_H_
#define MILEPOST_TESTS_UNIT_HOUSE_HOUSE_RULES_H_

#include <string>
#include <string_view>
#include <vector>

namespace milepost::house {

struct File {
  std::string path;  // from the repository's root
  std::string text;
};

// All C++ files below `folder` of the repository at `root`, in the order of their paths.
std::vector<File> ReadFiles(const std::string& root, std::string_view folder);

// Each finding is one line: `path:line: what is wrong`. Empty: all is well.
std::vector<std::string> WrongIncludes(const File& file);
std::vector<std::string> WrongNames(const File& file);
std::vector<std::string> TooLong(const File& file);

}  // namespace milepost::house

#endif  // MILEPOST_TESTS_UNIT_HOUSE_HOUSE_RULES_H_
