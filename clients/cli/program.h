#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace milepost::cli {

// The program `milepost` without its process: runs one command and returns the exit code (see ExitCode). `arguments`
// are those after the program's name.
int RunProgram(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace milepost::cli
