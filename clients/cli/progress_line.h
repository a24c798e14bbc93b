#pragma once

#include <ostream>
#include <string>

#include "absl/time/time.h"

namespace milepost::cli {

// Says how far a long command is: a bar on a terminal, else a line every few seconds.
class ProgressLine {
 public:
  explicit ProgressLine(std::ostream& err);

  // `share` in [0, 1]; `text` such as `12 of 40 records, 1 failed`. Draws seldom enough to be called for everything.
  void Update(double share, const std::string& text);

  // Makes room for other output.
  void Clear();

 private:
  std::ostream& err_;
  const bool terminal_;
  bool drawn_ = false;
  absl::Time last_;
};

}  // namespace milepost::cli
