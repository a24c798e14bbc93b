// Tags: which part of the pages is a heading, a cell, a figure - for readers who hear the document, and for programs.
#ifndef MILEPOST_REPORTGEN_PDF_TAGS_H_
#define MILEPOST_REPORTGEN_PDF_TAGS_H_

#include <string>
#include <vector>

#include "reportgen/layout/page.h"
#include "reportgen/pdf/haru.h"

namespace milepost::report {

class Tags {
 public:
  explicit Tags(const std::vector<Element>& elements);

  void BeginPage();
  // Adds the operators that go before an item of this element, so that it lies in marked content of its own element;
  // decoration is marked as an artifact. Nothing while the same element goes on.
  void Mark(int element, std::string& operators);
  void EndPage(std::string& operators) const;

  // Writes the tree of what was marked, and the way back from every page's marked content to it.
  void Write(HaruDocument& haru, const std::vector<HPDF_Page>& pages) const;

 private:
  struct Content {
    int page, id;  // marked content is numbered on each page from 0
  };
  struct Node {
    bool artifact = false;
    bool used = false;  // it or something below it is on a page
    std::vector<Content> contents;
    std::vector<int> children;
  };
  void AppendKids(int element, const std::vector<int>& objects, const std::vector<int>& pages,
                  std::string& entries) const;

  const std::vector<Element>& elements_;
  std::vector<Node> nodes_;
  std::vector<std::vector<int>> owners_;  // of each page's marked content, by its number: the element
  int open_ = -1;                         // the element whose marked content is open
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_TAGS_H_
