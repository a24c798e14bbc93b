#include <algorithm>
#include <cmath>

#include "reportgen/layout/build.h"

namespace milepost::report {
namespace {

constexpr double kTop = 40;
constexpr double kRingRadius = 42, kRingLine = 9;
constexpr double kOnBaseline = 0.65;  // brings a fact's value to the baseline of its label

// The largest size not above the style's at which the text needs no more than two lines; never below 60 % of it, where
// it may take four. The band is one page's: what is longer is cut, and said so.
SetText FitText(Context& context, const std::string& text, TypeStyle style, double width) {
  constexpr size_t kMostLines = 4;
  const double least = style.size * 0.6;
  const double ratio = style.leading / style.size;
  for (;;) {
    const StyledText run{text, style};
    SetText set = context.typesetter.Set(absl::MakeConstSpan(&run, 1), width);
    if (set.lines.size() > 2 && style.size > least) {
      style = Sized(style, style.size * 0.93, style.size * 0.93 * ratio);
      continue;
    }
    if (set.lines.size() > kMostLines) {
      set.lines.resize(kMostLines);
      context.warnings.insert("a text on the cover is cut");
    }
    return set;
  }
}

double DrawFitted(Canvas& canvas, double x, double y, double width, const std::string& text, const TypeStyle& style,
                  Align align = Align::kStart) {
  return text.empty() ? 0 : canvas.Lines(x, y, width, FitText(canvas.context(), text, style, width), align);
}

void DrawRing(Canvas& canvas, const RingChart& ring, double x, double y) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  canvas.set_element(context.NewElement(Role::kFigure, context.parent, ring.value + " " + ring.label));
  const double fraction = Fraction(ring.fraction, context);
  canvas.Ring(x, y, kRingRadius, Mix(palette.navy_mid, palette.white, 0.14), kRingLine);
  if (fraction > 0) canvas.Ring(x, y, kRingRadius, palette.mint, kRingLine, 0, fraction);
  const TypeStyle value{Face::kLight, 24, 28, palette.white, 0, true};
  canvas.Text(x, y + 8.4, ring.value, value, Align::kCentre);
  const TypeStyle label = Sized(Coloured(context.styles.small, palette.sky), 8, 10.6);
  DrawFitted(canvas, x - 52, y + kRingRadius + 12, 104, ring.label, label, Align::kCentre);
}

// "Role -> target role", with an arrow drawn between.
double DrawRoles(Canvas& canvas, const Cover& cover, double x, double y, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const TypeStyle plain{Face::kRegular, 10.5, 15, palette.sky};
  const TypeStyle strong{Face::kBold, 10.5, 15, palette.white};
  if (cover.role.empty() && cover.target_role.empty()) return 0;
  const double role = cover.role.empty() ? 0 : context.typesetter.Width(cover.role, plain);
  const double arrow = cover.role.empty() || cover.target_role.empty() ? 0 : 44;
  const double target = context.typesetter.Width(cover.target_role, strong);
  const bool one_line = role + arrow + target <= width;
  const double used = DrawFitted(canvas, x, y, width, cover.role, plain);
  if (cover.target_role.empty()) return used;
  const double target_y = one_line ? y : y + used;
  const double start = one_line ? x + role + (arrow > 0 ? 11 : 0) : x;
  if (arrow > 0) {
    const double middle = target_y + 7.4;
    canvas.Stroke(start, middle, start + 18, middle, palette.mist, 1.1);
    canvas.Polygon({{start + 17, middle - 3}, {start + 22, middle}, {start + 17, middle + 3}}, palette.mist);
  }
  const double text_x = arrow > 0 ? start + 32 : start;
  const double height = DrawFitted(canvas, text_x, target_y, width - (text_x - x), cover.target_role, strong);
  return one_line ? std::max(used, height) : used + height;
}

double DrawFacts(Canvas& canvas, const std::vector<Labelled>& facts, double x, double y, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const TypeStyle label{Face::kRegular, 8.4, 13, palette.mist};
  const TypeStyle value{Face::kSemibold, 8.4, 13, palette.white};
  double pen = x;
  double top = y;
  for (const Labelled& fact : facts) {
    const double label_width = context.typesetter.Width(fact.label, label);
    const double natural = context.typesetter.Width(fact.value, value);
    const double value_width = std::min(natural, width - label_width - 5);
    if (pen > x && pen + label_width + 5 + value_width > x + width) {
      pen = x;
      top += 13;
    }
    canvas.Text(pen, top + 9.5, fact.label, label);
    const LineLimit one(context.typesetter, 1);
    canvas.Wrapped(pen + label_width + 5, top + kOnBaseline, value_width + 0.1, fact.value, value);
    pen += label_width + value_width + 5 + 20;
  }
  return facts.empty() ? 0 : top + 13 - y;
}

void DrawBackground(Canvas& canvas, double paper, double top, double bottom) {
  const Palette& palette = canvas.context().theme.palette;
  const double height = bottom - top;
  const double slope = height * 0.55;
  canvas.Rect(0, top, paper, height, palette.navy);
  canvas.Polygon({{paper * 0.54, top}, {paper, top}, {paper, bottom}, {paper * 0.54 + slope, bottom}},
                 palette.navy_mid);
  canvas.Polygon({{paper * 0.81, top}, {paper, top}, {paper, top + height * 0.56}}, palette.navy_light);
  canvas.Rect(0, bottom, paper, 4, palette.teal);
}

// Sizes and distances of the band.
struct Band {
  double logo_area = 2700, logo_height = 54;
  double top = kTop;
  double below_overline = 8, below_title = 11, below_roles = 9;
  double title = 31;
  double foot = 22, after = 24;
};
constexpr Band kSlim = {1300, 34, 24, 4, 4, 5, 22, 14, 14};

// The organization's logo: wide, square and tall ones take the same area, so that none outweighs the title.
class Logo {
 public:
  Logo(const Theme& theme, const Band& band) : theme_(theme) {
    if (theme.logo == nullptr) return;
    const double ratio = static_cast<double>(theme.logo->width) / theme.logo->height;
    height_ = std::min(std::sqrt(band.logo_area / ratio), band.logo_height);
    width_ = height_ * ratio;
  }

  // Of the white strip above the band, and of the white plate at the right of it; 0 without a logo.
  double StripHeight() const { return Padded(height_, kStripPad); }
  double PlateWidth() const { return Padded(width_, kPlatePad); }
  // What the plate and a gap take from the words.
  double RoomBeside() const { return theme_.logo == nullptr ? 0 : PlateWidth() + 14; }

  void DrawOnStrip(Canvas& canvas, double left) const { Draw(canvas, left, kStripPad); }
  void DrawOnPlate(Canvas& canvas, double right, double middle) const {
    if (theme_.logo == nullptr) return;
    const double top = middle - Padded(height_, kPlatePad) / 2;
    canvas.set_element(kArtifactElement);
    canvas.Rect(right - PlateWidth(), top, PlateWidth(), Padded(height_, kPlatePad), theme_.palette.white,
                theme_.radius);
    Draw(canvas, right - PlateWidth() + kPlatePad, top + kPlatePad);
  }

 private:
  static constexpr double kStripPad = 18, kPlatePad = 9;

  double Padded(double size, double pad) const { return theme_.logo == nullptr ? 0 : size + 2 * pad; }
  void Draw(Canvas& canvas, double x, double y) const {
    if (theme_.logo == nullptr) return;
    Context& context = canvas.context();
    canvas.set_element(context.NewElement(Role::kFigure, context.parent, theme_.organization));
    canvas.Image(x, y, width_, height_, theme_.logo);
  }

  const Theme& theme_;
  double width_ = 0, height_ = 0;
};

}  // namespace

void Build(const Cover& cover, Context& context, double width, Nodes& out) {
  const Palette& palette = context.theme.palette;
  const double margin = context.theme.margin;
  const double paper = context.page_width;
  const double left = context.left;
  // A low band keeps the page for what comes below it: the logo stands in the band.
  const bool beside = cover.slim && !cover.ring;
  const Band band = cover.slim ? kSlim : Band{.title = context.theme.type.cover};
  const LineLimit limit(context.typesetter, cover.slim ? 1 : 0);
  const Logo logo(context.theme, band);
  const double strip = beside ? 0 : logo.StripHeight();
  const double text_width = cover.ring ? width - 2 * kRingRadius - 44 : beside ? width - logo.RoomBeside() : width;
  context.left = 0;  // placed from the paper's corner
  Canvas words(context, kArtifactElement);
  if (!beside) logo.DrawOnStrip(words, margin);
  double y = strip + band.top;
  words.set_element(context.NewElement(Role::kParagraph, context.parent));
  const TypeStyle over = Coloured(context.styles.overline, palette.mist);
  y += DrawFitted(words, margin, y, text_width, cover.overline, over) + band.below_overline;
  words.set_element(context.NewElement(Role::kTitle, context.parent));
  words.Mark(1, cover.title);
  const SetText title =
      FitText(context, cover.title, {Face::kLight, band.title, band.title * 1.2, palette.white}, text_width);
  y += words.Lines(margin - 1, y, text_width, title) + band.below_title;
  words.set_element(context.NewElement(Role::kParagraph, context.parent));
  if (!cover.name.empty()) {
    y += DrawFitted(words, margin, y, text_width, cover.name, {Face::kSemibold, 17, 22, palette.white}) + 3;
  }
  y += DrawRoles(words, cover, margin, y, text_width) + band.below_roles;
  y += DrawFacts(words, cover.facts, margin, y, text_width);
  const double height = std::max(y + band.foot, cover.ring ? strip + 200.0 : 0.0);
  if (cover.ring) DrawRing(words, *cover.ring, paper - margin - kRingRadius - 10, strip + (height - strip) * 0.47);
  if (beside) logo.DrawOnPlate(words, paper - margin, height / 2);
  Canvas background(context, kArtifactElement);
  DrawBackground(background, paper, strip, height);
  Piece piece = background.Finish(height + 4);
  Piece front = words.Finish(0);
  piece.bookmarks = std::move(front.bookmarks);
  for (Item& item : front.items) piece.items.push_back(std::move(item));
  context.left = left;
  Node node = PieceNode(context, std::move(piece), 0, band.after);
  node.full_bleed = out.empty();  // anywhere but first it would cover what is there
  if (node.full_bleed) {
    out.push_back(std::move(node));
  } else {
    context.warnings.insert("a cover that is not the first block is left out");
  }
}

}  // namespace milepost::report
