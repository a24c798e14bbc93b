#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "clients/cli/program.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // `milepost list ... | head` is no failure
  return milepost::cli::RunProgram(std::vector<std::string>(argv + 1, argv + argc), std::cout, std::cerr);
}
