#include "reportgen/pdf/tags.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "reportgen/pdf/number.h"

namespace milepost::report {
namespace {

constexpr int kNothing = -1;

std::string To(int object) { return absl::StrCat(object, " 0 R"); }

absl::string_view NameOfRole(Role role) {
  const std::string_view name = NameOf(role);
  return {name.data(), name.size()};
}

}  // namespace

Tags::Tags(const std::vector<Element>& elements) : elements_(elements), nodes_(elements.size()) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const int parent = elements[i].parent;
    const bool below_artifact = parent >= 0 && nodes_[static_cast<std::size_t>(parent)].artifact;
    nodes_[i].artifact = elements[i].role == Role::kArtifact || below_artifact;
    if (parent >= 0) nodes_[static_cast<std::size_t>(parent)].children.push_back(static_cast<int>(i));
  }
}

void Tags::BeginPage() {
  owners_.emplace_back();
  open_ = kNothing;
}

void Tags::Mark(int element, std::string& operators) {
  Node& node = nodes_[static_cast<std::size_t>(element)];
  const int marked = node.artifact ? kArtifactElement : element;
  if (marked == open_) return;
  EndPage(operators);
  open_ = marked;
  if (node.artifact) {
    operators += "/Artifact BMC\n";
    return;
  }
  const int page = static_cast<int>(owners_.size()) - 1;
  std::vector<int>& owners = owners_.back();
  const int id = static_cast<int>(owners.size());
  owners.push_back(element);
  node.contents.push_back({page, id});
  for (int above = element; above >= 0 && !nodes_[static_cast<std::size_t>(above)].used;) {
    nodes_[static_cast<std::size_t>(above)].used = true;
    above = elements_[static_cast<std::size_t>(above)].parent;
  }
  absl::StrAppend(&operators, "/", NameOfRole(elements_[static_cast<std::size_t>(element)].role), "<</MCID ", id,
                  ">>BDC\n");
}

void Tags::EndPage(std::string& operators) const {
  if (open_ != kNothing) operators += "EMC\n";
}

// What is marked on the element's own page is a bare number; what goes on elsewhere says its page.
std::string Tags::Kids(int element, const std::vector<int>& objects, const std::vector<int>& pages) const {
  const Node& node = nodes_[static_cast<std::size_t>(element)];
  std::string entries, kids;
  for (const Content& content : node.contents) {
    const int page = pages[static_cast<std::size_t>(content.page)];
    if (entries.empty()) entries = absl::StrCat("/Pg ", To(page));
    if (content.page == node.contents.front().page) {
      absl::StrAppend(&kids, kids.empty() ? "" : " ", content.id);
    } else {
      absl::StrAppend(&kids, "<</Type/MCR/Pg ", To(page), "/MCID ", content.id, ">>");
    }
  }
  for (const int child : node.children) {
    if (nodes_[static_cast<std::size_t>(child)].used) {
      absl::StrAppend(&kids, kids.empty() ? "" : " ", To(objects[static_cast<std::size_t>(child)]));
    }
  }
  const bool one = node.contents.size() == 1 && kids.find(' ') == std::string::npos;
  return absl::StrCat(entries, one ? "/K " : "/K[", kids, one ? "" : "]");
}

void Tags::Write(HaruDocument& haru, const std::vector<HPDF_Page>& pages) const {
  std::vector<int> page_objects, objects(elements_.size(), 0);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    page_objects.push_back(haru.NumberOf(pages[i]));
    haru.SetNumber(pages[i], "StructParents", static_cast<int>(i));
  }
  const int root = haru.AddObject("");
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (nodes_[i].used) objects[i] = haru.AddObject("");
  }
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (!nodes_[i].used) continue;
    const Element& element = elements_[i];
    const int parent = element.parent < 0 ? root : objects[static_cast<std::size_t>(element.parent)];
    std::string entries = absl::StrCat("/S/", NameOfRole(element.role), "/P ", To(parent),
                                       Kids(static_cast<int>(i), objects, page_objects));
    if (!element.alt.empty()) absl::StrAppend(&entries, "/Alt ", TextString(element.alt));
    haru.Fill(objects[i], entries + "\n");
  }
  std::string numbers;
  for (std::size_t page = 0; page < owners_.size(); ++page) {
    absl::StrAppend(&numbers, " ", page, " [");
    for (const int owner : owners_[page]) {
      absl::StrAppend(&numbers, To(objects[static_cast<std::size_t>(owner)]), " ");
    }
    numbers += "]";
  }
  const int parents = haru.AddObject(absl::StrCat("/Nums [", numbers, "]\n"));
  haru.Fill(root, absl::StrCat("/Type /StructTreeRoot /K [", To(objects[kDocumentElement]), "] /ParentTree ",
                               To(parents), " /ParentTreeNextKey ", owners_.size(), "\n"));
  haru.SetCatalog("StructTreeRoot", root);
  haru.SetCatalog("MarkInfo", haru.AddObject("/Marked true\n"));
}

}  // namespace milepost::report
