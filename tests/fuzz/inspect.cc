#include "tests/fuzz/inspect.h"

#include <algorithm>
#include <exception>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "reportgen/text/unicode.h"

namespace milepost::fuzz {
namespace {

// Thrown through libqpdf, which knows no other way to stop.
struct Wrong : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void Require(bool holds, const std::string& what) {
  if (!holds) throw Wrong(what);
}

// How many operands an operator has; those a document of ours may use.
const std::map<std::string, size_t>& Operators() {
  static const auto& operators = *new std::map<std::string, size_t>{
      {"q", 0},  {"Q", 0},  {"cm", 6}, {"w", 1},  {"J", 1},  {"j", 1},  {"d", 2},  {"m", 2},   {"l", 2},   {"c", 6},
      {"h", 0},  {"re", 4}, {"S", 0},  {"f", 0},  {"B", 0},  {"n", 0},  {"W", 0},  {"BT", 0},  {"ET", 0},  {"Tf", 2},
      {"Td", 2}, {"Ts", 1}, {"TJ", 1}, {"Tj", 1}, {"rg", 3}, {"RG", 3}, {"Do", 1}, {"BMC", 1}, {"BDC", 2}, {"EMC", 0},
      {"gs", 1}, {"g", 1},  {"G", 1},  {"s", 0},  {"b", 0},  {"Tc", 1}, {"Tm", 6}};
  return operators;
}

// Reads the operators of one page.
class PageReader : public QPDFObjectHandle::ParserCallbacks {
 public:
  PageReader(double width, double height, const std::set<std::string>& fonts)
      : width_(width), height_(height), fonts_(fonts) {}

  void handleObject(QPDFObjectHandle object) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    const std::string name = object.getOperatorValue();
    const auto known = Operators().find(name);
    Require(known != Operators().end(), "a page has an unknown operator: " + name);
    Require(operands_.size() == known->second, "a page's operator has other operands: " + name);
    Apply(name);
    operands_.clear();
  }
  void handleEOF() override {
    Require(operands_.empty(), "a page ends in operands");
    Require(text_ == 0 && marked_ == 0 && saved_ == 0, "a page ends within text, a mark or a saved state");
  }

  int marks() const { return marks_; }

 private:
  void Apply(const std::string& name) {
    Nest("BT", "ET", name, text_);
    Nest("q", "Q", name, saved_);
    Nest(name == "BMC" ? "BMC" : "BDC", "EMC", name, marked_);
    Require(text_ <= 1 && marked_ <= 1, "text or marks are nested");
    if (name == "BDC") {
      Require(operands_[1].getKey("/MCID").isInteger(), "a mark has no number");
      Require(operands_[1].getKey("/MCID").getIntValueAsInt() == marks_++, "marks are not numbered in order");
    }
    if (name == "Tf") Require(fonts_.count(operands_[0].getName()) == 1, "a page uses a font it does not have");
    if (name == "Td") {
      const double x = operands_[0].getNumericValue();
      const double y = operands_[1].getNumericValue();
      Require(x > -1 && x < width_ && y > 0 && y < height_, absl::StrCat("text begins off the paper: ", x, ", ", y));
    }
  }
  static void Nest(const std::string& opens, const std::string& closes, const std::string& name, int& depth) {
    if (name == opens) ++depth;
    if (name == closes) Require(--depth >= 0, name + " closes nothing");
  }

  const double width_, height_;
  const std::set<std::string>& fonts_;
  std::vector<QPDFObjectHandle> operands_;
  int text_ = 0, marked_ = 0, saved_ = 0, marks_ = 0;
};

class Inspection {
 public:
  explicit Inspection(const std::string& pdf) {
    qpdf_.setSuppressWarnings(true);
    qpdf_.setAttemptRecovery(false);
    qpdf_.processMemoryFile("document", pdf.data(), pdf.size());
  }

  void Run(int pages) {
    const std::vector<QPDFObjectHandle>& all = qpdf_.getAllPages();
    Require(all.size() == static_cast<size_t>(pages), absl::StrCat("the file has ", all.size(), " pages, not ", pages));
    for (const QPDFObjectHandle& page : all) pages_.insert(page.getObjGen());
    for (QPDFObjectHandle& object : qpdf_.getAllObjects()) {
      if (object.isStream()) object.getStreamData(qpdf_dl_all);
    }
    Properties();
    QPDFObjectHandle tags = qpdf_.getRoot().getKey("/StructTreeRoot");
    Require(tags.isDictionary(), "there are no tags");
    QPDFObjectHandle parents = tags.getKey("/ParentTree").getKey("/Nums");
    for (size_t i = 0; i < all.size(); ++i) Page(all[i], parents.getArrayItem(static_cast<int>(2 * i + 1)));
    Element(tags.getKey("/K").getArrayItem(0), 0);
    QPDFObjectHandle outline = qpdf_.getRoot().getKey("/Outlines");
    if (outline.isDictionary()) Bookmarks(outline, 0);
    for (const QPDFExc& warning : qpdf_.getWarnings()) throw Wrong(warning.what());
  }

 private:
  // XML's characters only, and the date that Info and XMP write alike.
  void Properties() {
    const auto buffer = qpdf_.getRoot().getKey("/Metadata").getStreamData(qpdf_dl_all);
    const std::string xmp(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    const std::string mark = "\uFEFF";  // that XMP begins with and our texts do without
    const std::string said = xmp.substr(std::min(xmp.size(), xmp.find(mark) + mark.size()));
    Require(report::ToUtf8(report::Decode(said).text) == said && said.find("\uFFFE") == said.npos &&
                said.find("\uFFFF") == said.npos,
            "the metadata are no XML");
    const std::string date = qpdf_.getTrailer().getKey("/Info").getKey("/CreationDate").getStringValue();
    Require(date.size() == 17 && date.find_first_not_of("0123456789", 2) == 16, "no date: " + date);
  }

  void Page(QPDFObjectHandle page, QPDFObjectHandle owners) {
    QPDFObjectHandle box = page.getKey("/MediaBox");
    PageReader reader(box.getArrayItem(2).getNumericValue(), box.getArrayItem(3).getNumericValue(),
                      Fonts(page.getKey("/Resources").getKey("/Font")));
    page.parsePageContents(&reader);
    Require(owners.isArray() && owners.getArrayNItems() == reader.marks(), "a page's marks and their owners differ");
    for (QPDFObjectHandle& owner : owners.aitems()) Require(owner.isDictionary(), "a mark's owner does not exist");
    QPDFObjectHandle links = page.getKey("/Annots");
    if (!links.isArray()) return;
    for (QPDFObjectHandle& link : links.aitems()) {
      Require(link.getKey("/Dest").isArray() != link.getKey("/A").isDictionary(), "a link leads nowhere, or twice");
      if (link.hasKey("/Dest")) Target(link.getKey("/Dest"));
    }
  }

  // The names of the fonts, which all pages share.
  const std::set<std::string>& Fonts(QPDFObjectHandle fonts) {
    if (!fonts_.empty()) return fonts_;
    for (const std::string& name : fonts.getKeys()) {
      QPDFObjectHandle font = fonts.getKey(name);
      QPDFObjectHandle file =
          font.getKey("/DescendantFonts").getArrayItem(0).getKey("/FontDescriptor").getKey("/FontFile2");
      Require(file.isStream() && font.getKey("/ToUnicode").isStream(), "a font is not embedded with its meaning");
      fonts_.insert(name);
    }
    return fonts_;
  }

  void Element(QPDFObjectHandle element, int depth) {
    constexpr int kDeepest = 100;
    Require(element.isDictionary() && element.getKey("/S").isName() && depth < kDeepest, "an element is none");
    QPDFObjectHandle kids = element.getKey("/K");
    if (kids.isInteger()) return;  // one mark alone
    for (QPDFObjectHandle& kid : kids.aitems()) {
      if (kid.isDictionary() && kid.hasKey("/MCID")) {
        Require(pages_.count(kid.getKey("/Pg").getObjGen()) == 1, "an element's mark is on no page");
      } else if (!kid.isInteger()) {
        Element(kid, depth + 1);
      }
    }
  }

  void Bookmarks(QPDFObjectHandle above, int depth) {
    constexpr int kDeepest = 10;
    Require(depth < kDeepest, "bookmarks nest without end");
    size_t left = 1 << 20;
    for (QPDFObjectHandle mark = above.getKey("/First"); !mark.isNull(); mark = mark.getKey("/Next")) {
      Require(--left > 0, "bookmarks have no last one");
      Require(mark.getKey("/Title").isString(), "a bookmark has no title");
      Target(mark.getKey("/Dest"));
      Bookmarks(mark, depth + 1);
    }
  }

  void Target(QPDFObjectHandle destination) {
    Require(destination.isArray() && pages_.count(destination.getArrayItem(0).getObjGen()) == 1,
            "a link or bookmark leads to no page");
  }

  QPDF qpdf_;
  std::set<QPDFObjGen> pages_;
  std::set<std::string> fonts_;
};

}  // namespace

std::string Inspect(const std::string& pdf, int pages) {
  try {
    Inspection(pdf).Run(pages);
    return "";
  } catch (const std::exception& error) {
    return error.what();
  }
}

}  // namespace milepost::fuzz
