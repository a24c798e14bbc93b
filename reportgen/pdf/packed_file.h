// A file of PDF 1.5: what is no stream lies in compressed streams of objects, and the table of where everything is, is
// one, too (ISO 32000-1, 7.5.7 and 7.5.8). A tagged document has a thousand small objects, which so take a tenth.
#ifndef MILEPOST_REPORTGEN_PDF_PACKED_FILE_H_
#define MILEPOST_REPORTGEN_PDF_PACKED_FILE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reportgen/pdf/compressor.h"

namespace milepost::report {

class PackedFile {
 public:
  // For the objects 1 to `objects`, which are added in this order. `begin`: what is before the first of them.
  PackedFile(int objects, std::string_view begin, Compressor& compressor);

  // From "<<" to "endstream".
  void AddStream(std::string_view body);
  void AddObject(std::string_view body);

  // The file, once; `trailer`: entries that lead to the catalog and what else is known of the file.
  std::string Close(std::string_view trailer);
  // Where the table begins in it, its dictionary with the trailer's entries first.
  size_t table_at() const { return table_at_; }

 private:
  struct Place {
    uint8_t kind;    // 0: nowhere, 1: a place of its own, 2: in a stream of objects
    uint32_t where;  // the byte it begins with, or the stream's number
    uint16_t index;  // in the stream
  };
  void WritePack();
  // Of an object that begins here.
  Place Here() const { return {1, static_cast<uint32_t>(file_.size()), 0}; }
  std::string Table() const;

  Compressor& compressor_;
  std::string file_;
  std::vector<Place> places_;   // by number
  size_t next_ = 1;             // the number of the object that is added next
  std::string heads_, bodies_;  // of the objects in the stream that is being filled
  uint16_t packed_ = 0;         // how many they are
  size_t table_at_ = 0;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_PACKED_FILE_H_
