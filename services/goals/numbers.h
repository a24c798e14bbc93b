// The tolerance that every comparison and ceiling of computed values carries.
#pragma once

namespace milepost::goals {

inline constexpr double kTolerance = 1e-9;

// a < b, and not merely by rounding.
inline bool Less(double a, double b) { return a < b - kTolerance; }

// a <= b, or above it only by rounding.
inline bool AtMost(double a, double b) { return a <= b + kTolerance; }

inline bool IsZero(double a) { return a <= kTolerance && a >= -kTolerance; }

}  // namespace milepost::goals
