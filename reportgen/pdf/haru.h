// libharu, kept behind this header: pages, outline, links and the file's frame are its own; dictionaries and streams
// are ours, finished and compressed, through its object layer. Everything here throws HaruFailure, which WritePdf alone
// catches.
#ifndef MILEPOST_REPORTGEN_PDF_HARU_H_
#define MILEPOST_REPORTGEN_PDF_HARU_H_

#include <hpdf.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reportgen/document/file_form.h"

namespace milepost::report {

struct HaruFailure {
  unsigned long error = 0, detail = 0;
};

class HaruDocument {
 public:
  explicit HaruDocument(std::string_view language);
  ~HaruDocument();
  HaruDocument(const HaruDocument&) = delete;
  HaruDocument& operator=(const HaruDocument&) = delete;

  HPDF_Page AddPage(double width, double height);
  // The operators that draw the page; once a page.
  void SetContent(HPDF_Page page, std::string_view operators);

  // A dictionary with these entries, as an object; returns its number, to be written as "N 0 R".
  int AddObject(std::string entries);
  // Gives an object other entries.
  void Fill(int object, std::string entries);
  // A compressed stream with these further entries.
  int AddStream(std::string entries, std::string_view bytes);
  // The same as it is, for readers that know no compression.
  int AddPlainStream(std::string entries, std::string_view bytes);
  // The resources all pages share: the entries of their dictionary.
  void SetResources(std::string entries);

  // Of the catalog: an object, or a list that has it alone.
  void SetCatalog(const char* key, int object);
  void SetCatalogList(const char* key, int object);
  void SetNumber(HPDF_Page page, const char* key, int number);
  int NumberOf(HPDF_Page page) const;

  void AddBookmark(int level, std::string_view title, HPDF_Page page, double y_from_bottom);
  // What can be clicked on the page; its objects.
  void SetAnnotations(HPDF_Page page, const std::vector<int>& objects);
  // UTF-8.
  void SetInfo(const char* key, std::string_view text);
  // D:YYYYMMDDHHMMSSZ
  void SetCreationDate(const std::string& date);

  // The file. Its two /ID strings are made of its own bytes.
  std::string Save(FileForm form);

 private:
  struct Objects;  // how the library keeps things

  std::unique_ptr<Objects> objects_;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_HARU_H_
