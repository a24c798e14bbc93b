#include "tests/fuzz/apart.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "absl/strings/str_cat.h"

namespace milepost::fuzz {

void Tally::Say(const std::string& what) {
  const size_t length = std::min(what.size(), sizeof wrong - 1);
  std::copy_n(what.data(), length, wrong);
  wrong[length] = '\0';
}

void StillAlive(int limit_s) { alarm(static_cast<unsigned>(limit_s)); }

void Apart(int limit_s, Tally& tally, const std::function<void(Tally&)>& work) {
  void* memory = mmap(nullptr, sizeof(Tally), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) std::abort();
  Tally& shared = *new (memory) Tally(tally);
  fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) std::abort();
  if (child == 0) {
    StillAlive(limit_s);
    work(shared);
    std::exit(EXIT_SUCCESS);  // LeakSanitizer looks for leaks here
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  tally = shared;
  munmap(memory, sizeof(Tally));
  if (WIFSIGNALED(status)) {
    const bool hung = WTERMSIG(status) == SIGALRM;
    tally.Say(hung ? absl::StrCat("not done after ", limit_s, " s")
                   : absl::StrCat("died of signal ", WTERMSIG(status)));
  } else if (WEXITSTATUS(status) != EXIT_SUCCESS) {
    tally.Say(absl::StrCat("died with exit code ", WEXITSTATUS(status)));
  }
}

}  // namespace milepost::fuzz
