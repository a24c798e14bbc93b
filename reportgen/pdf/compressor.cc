#include "reportgen/pdf/compressor.h"

#include <libdeflate.h>

#include <new>

namespace milepost::report {

Compressor::Compressor() : state_(libdeflate_alloc_compressor(1)) {
  if (state_ == nullptr) throw std::bad_alloc();
}

Compressor::~Compressor() { libdeflate_free_compressor(state_); }

std::string Compressor::Deflate(std::string_view bytes) {
  std::string out(libdeflate_zlib_compress_bound(state_, bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(state_, bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace milepost::report
