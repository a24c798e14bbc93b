// One page, filled as well as what there is to say allows.
#include <algorithm>
#include <utility>

#include "reportgen/layout/build.h"

namespace milepost::report {
namespace {

constexpr int kMostLines = 60;  // no page has more

// A version's outer measures.
struct Size {
  double before = 0, height = 0, after = 0;
  bool empty = true;
};

class SheetBuilder {
 public:
  SheetBuilder(const Sheet& sheet, Context& context, double width, Nodes& out)
      : sheet_(sheet), context_(context), width_(width), out_(out) {}

  void Run() {
    double room = context_.room;
    if (out_.size() == 1 && out_.front().full_bleed) {
      pending_ = out_.front().after;
      room += context_.theme.margin_top - out_.front().piece.height;
    } else if (!out_.empty()) {
      Build(PageBreak(), context_, width_, out_);
    }
    const bool outer = std::exchange(context_.dense, true);
    MeasureAll();
    Choose(room);
    for (size_t i = 0; i < chosen_.size(); ++i) {
      if (!sheet_.parts[i].versions.empty()) BuildVersion(sheet_.parts[i].versions[chosen_[i]], out_);
    }
    NoteLines notes = sheet_.notes;
    while (notes.lines > 0 && Total(SizeOf(notes)) > room) --notes.lines;
    for (NoteLines more = notes; more.lines < kMostLines && Total(SizeOf(more)) <= room; ++more.lines) notes = more;
    if (notes.lines > 0) Build(notes, context_, width_, out_);
    Build(sheet_.foot, context_, width_, out_);
    context_.dense = outer;
  }

 private:
  void BuildVersion(const SheetVersion& version, Nodes& out) {
    const LineLimit limit(context_.typesetter, static_cast<size_t>(std::max(0, version.most_lines)));
    Build(version.blocks, context_, width_, out);
  }

  // What is only measured leaves neither structure nor panels behind.
  Size Measured(const std::function<void(Nodes&)>& build) {
    const size_t elements = context_.elements.size(), frames = context_.frames.size();
    Nodes nodes;
    build(nodes);
    context_.elements.resize(elements);
    context_.frames.resize(frames);
    if (nodes.empty()) return {};
    return {nodes.front().before, HeightOf(nodes), nodes.back().after, false};
  }

  Size SizeOf(const NoteLines& notes) {
    return notes.lines > 0 ? Measured([&](Nodes& nodes) { Build(notes, context_, width_, nodes); }) : Size();
  }

  void MeasureAll() {
    for (const SheetPart& part : sheet_.parts) {
      std::vector<Size>& sizes = sizes_.emplace_back();
      for (const SheetVersion& version : part.versions) {
        sizes.push_back(Measured([&](Nodes& nodes) { BuildVersion(version, nodes); }));
      }
      if (sizes.empty()) sizes.emplace_back();
    }
    chosen_.assign(sheet_.parts.size(), 0);
    foot_ = Measured([&](Nodes& nodes) { Build(sheet_.foot, context_, width_, nodes); });
  }

  // The height of the parts as chosen, with lines of this size below.
  double Total(const Size& notes) const {
    double height = 0, pending = pending_;
    const auto add = [&](const Size& size) {
      if (size.empty) return;
      height += std::max(pending, size.before) + size.height;
      pending = size.after;
    };
    for (size_t i = 0; i < chosen_.size(); ++i) add(sizes_[i][chosen_[i]]);
    add(notes);
    add(foot_);
    return height;
  }

  void Choose(double room) {
    NoteLines lines = sheet_.notes;
    while (lines.lines > 1 && Total(SizeOf(lines)) > room) --lines.lines;
    const Size notes = SizeOf(lines);
    while (!chosen_.empty() && Total(notes) > room) {
      chosen_.pop_back();
      context_.warnings.insert("a part of the page is left out");
    }
    for (bool grown = true; grown;) {
      grown = false;
      for (size_t i = 0; i < chosen_.size(); ++i) {
        if (chosen_[i] + 1 >= sheet_.parts[i].versions.size()) continue;
        ++chosen_[i];
        if (Total(notes) <= room) {
          grown = true;
        } else {
          --chosen_[i];
        }
      }
    }
  }

  const Sheet& sheet_;
  Context& context_;
  const double width_;
  Nodes& out_;
  double pending_ = 0;  // space wanted by what stands above
  std::vector<std::vector<Size>> sizes_;
  Size foot_;
  std::vector<size_t> chosen_;  // the version of each part that has room
};

}  // namespace

void Build(const Sheet& sheet, Context& context, double width, Nodes& out) {
  SheetBuilder(sheet, context, width, out).Run();
}

}  // namespace milepost::report
