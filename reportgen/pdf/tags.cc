#include "reportgen/pdf/tags.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "reportgen/pdf/number.h"

namespace milepost::report {
namespace {

constexpr int kNothing = -1;
constexpr std::size_t kUsualEntries = 64;  // bytes of an element

constexpr absl::string_view kReference = " 0 R";  // after an object's number

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
void Tags::AppendKids(int element, const std::vector<int>& objects, const std::vector<int>& pages,
                      std::string& entries) const {
  const Node& node = nodes_[static_cast<std::size_t>(element)];
  const auto used = [this](int child) { return nodes_[static_cast<std::size_t>(child)].used; };
  const bool one = node.contents.size() == 1 && std::none_of(node.children.begin(), node.children.end(), used);
  if (!node.contents.empty()) {
    absl::StrAppend(&entries, "/Pg ", pages[static_cast<std::size_t>(node.contents.front().page)], kReference);
  }
  entries += one ? "/K" : "/K[";
  for (const Content& content : node.contents) {
    if (content.page == node.contents.front().page) {
      absl::StrAppend(&entries, entries.back() == '[' ? "" : " ", content.id);
    } else {
      absl::StrAppend(&entries, "<</Type/MCR/Pg ", pages[static_cast<std::size_t>(content.page)], kReference, "/MCID ",
                      content.id, ">>");
    }
  }
  for (const int child : node.children) {
    if (!used(child)) continue;
    absl::StrAppend(&entries, entries.back() == '[' ? "" : " ", objects[static_cast<std::size_t>(child)], kReference);
  }
  if (!one) entries += "]";
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
    std::string entries;
    entries.reserve(kUsualEntries);
    absl::StrAppend(&entries, "/S/", NameOfRole(element.role), "/P ", parent, kReference);
    AppendKids(static_cast<int>(i), objects, page_objects, entries);
    if (!element.alt.empty()) absl::StrAppend(&entries, "/Alt ", TextString(element.alt));
    entries += "\n";
    haru.Fill(objects[i], std::move(entries));
  }
  std::string numbers;
  for (std::size_t page = 0; page < owners_.size(); ++page) {
    absl::StrAppend(&numbers, " ", page, " [");
    for (const int owner : owners_[page]) {
      absl::StrAppend(&numbers, objects[static_cast<std::size_t>(owner)], kReference, " ");
    }
    numbers += "]";
  }
  const int parents = haru.AddObject(absl::StrCat("/Nums [", numbers, "]\n"));
  haru.Fill(root, absl::StrCat("/Type /StructTreeRoot /K [", objects[kDocumentElement], kReference, "] /ParentTree ",
                               parents, kReference, " /ParentTreeNextKey ", owners_.size(), "\n"));
  haru.SetCatalog("StructTreeRoot", root);
  haru.SetCatalog("MarkInfo", haru.AddObject("/Marked true\n"));
}

}  // namespace milepost::report
