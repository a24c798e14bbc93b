"""The portable report by ReportLab's platypus: reportlab_report.py REPORT.json OUT.pdf"""
import io
import json
import sys
from xml.sax.saxutils import escape

import reportlab
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (BaseDocTemplate, Flowable, Frame, KeepTogether, PageBreak, PageTemplate, Paragraph,
                                Table, TableStyle)

from serve import serve

rl_config.useA85 = 0  # binary streams, a fifth smaller
rl_config.pageCompression = 1
FACES = ("Light", "Regular", "Italic", "Semibold", "Bold", "BoldItalic")
ALIGN = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}
COLOURS = {}
STYLES = {}


def colour(name):
    if name not in COLOURS:
        COLOURS[name] = HexColor(name)
    return COLOURS[name]


def draw_items(canvas, items, x, top):
    """Items hang from (x, top), y downwards."""
    for item in items:
        if "t" in item:
            canvas.setFillColor(colour(item["c"]))
            canvas.setFont(item["f"], item["s"])
            canvas.drawString(x + item["x"], top - item["y"], item["t"])
            continue
        path = canvas.beginPath()
        for step in item["d"]:
            name = step[0]
            points = [x + v if i % 2 == 0 else top - v for i, v in enumerate(step[1:])]
            {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[name](*points)
        if "fill" in item:
            canvas.setFillColor(colour(item["fill"]))
        if "stroke" in item:
            canvas.setStrokeColor(colour(item["stroke"]))
            canvas.setLineWidth(item["lw"])
            canvas.setDash([item["dash"]] if "dash" in item else [])
            canvas.setLineCap(1 if item.get("round") and "dash" not in item else 0)
        canvas.drawPath(path, stroke="stroke" in item, fill="fill" in item)


class Figure(Flowable):
    def __init__(self, block, gap, outermost):
        super().__init__()
        self.block, self.width, self.height, self.spaceBefore = block, block["w"], block["h"], gap
        self.keepWithNext = outermost and block.get("next", False)

    def wrap(self, *_):
        return self.width, self.height

    def draw(self):
        draw_items(self.canv, self.block["items"], 0, self.height)


def style_of(block, gap, outermost):
    key = (block["size"], block["leading"], block.get("align", "left"), gap, outermost and block.get("next", False))
    if key not in STYLES:
        STYLES[key] = ParagraphStyle(str(key), fontName="Regular", fontSize=key[0], leading=key[1],
                                     alignment=ALIGN[key[2]], spaceBefore=gap, keepWithNext=key[4])
    return STYLES[key]


def markup(block):
    """What Paragraph reads; made once, as an application's templates are."""
    if "markup" not in block:
        words = []
        for run in block["runs"]:
            text = escape(run["t"]).replace("\n", "<br/>").replace("  ", "&nbsp;&nbsp;")
            text = f'<font name="{run["f"]}" color="{run["c"]}">{text}</font>'
            if run.get("u"):
                text = f"<u>{text}</u>"
            if run.get("s"):
                text = f"<strike>{text}</strike>"
            if run.get("l"):
                text = f'<a href="{escape(run["l"])}">{text}</a>'
            words.append(text)
        block["markup"] = "".join(words)
    return block["markup"]


def make_grid(block, gap, outermost):
    rows, commands = [], [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for y, row in enumerate(block["rows"]):
        cells = []
        for cell in row["cells"]:
            if cell.get("span", 1) > 1:
                commands.append(("SPAN", (len(cells), y), (len(cells) + int(cell["span"]) - 1, y)))
            cells.append(make_flow(cell["blocks"], block["widths"][len(cells)], False))
            cells.extend([""] * (int(cell.get("span", 1)) - 1))
        rows.append(cells)
        for side, value in (("LEFT", "px"), ("RIGHT", "px"), ("TOP", "py"), ("BOTTOM", "py")):
            commands.append((side + "PADDING", (0, y), (-1, y), row[value]))
        if "fill" in row:
            commands.append(("BACKGROUND", (0, y), (-1, y), colour(row["fill"])))
        if "top" in row:
            commands.append(("LINEABOVE", (0, y), (-1, y), 0.6, colour(row["top"])))
        if "bottom" in row:
            commands.append(("LINEBELOW", (0, y), (-1, y), 0.6, colour(row["bottom"])))
    table = Table(rows, colWidths=block["widths"], repeatRows=int(block.get("head", 0)), style=TableStyle(commands),
                  spaceBefore=gap, hAlign="LEFT")
    table.keepWithNext = outermost and block.get("next", False)
    return table


def make_panel(block, gap, width):
    """A table of one column, so that it may be parted between its rows."""
    rows = [[flowable] for flowable in make_flow(block["blocks"], width - 2 * block["px"], False)]
    commands = [("LEFTPADDING", (0, 0), (-1, -1), block["px"]), ("RIGHTPADDING", (0, 0), (-1, -1), block["px"]),
                ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, 0), block["py"]), ("BOTTOMPADDING", (0, -1), (-1, -1), block["py"]),
                ("BACKGROUND", (0, 0), (-1, -1), colour(block["fill"])),
                ("BOX", (0, 0), (-1, -1), 0.6, colour(block["edge"])),
                ("LINEBEFORE", (0, 0), (0, -1), 3, colour(block["accent"]))]
    for y, inner in enumerate(block["blocks"]):
        if y > 0:
            commands.append(("TOPPADDING", (0, y), (0, y), inner.get("gap", 0)))
    return Table(rows, colWidths=[width], style=TableStyle(commands), spaceBefore=gap, hAlign="LEFT")


def make_flow(blocks, width, outermost):
    """Within a cell nothing may ask to stay together: platypus measures such a row as endless."""
    flow = []
    for block in blocks:
        gap, kind = block.get("gap", 0), block["k"]
        if kind == "text":
            flow.append(Paragraph(markup(block), style_of(block, gap, outermost)))
        elif kind == "figure":
            flow.append(Figure(block, gap, outermost))
        elif kind == "grid":
            flow.append(make_grid(block, gap, outermost))
        elif kind == "panel":
            flow.append(make_panel(block, gap, width))
        elif kind == "keep":
            inner = make_flow(block["blocks"], width, outermost)
            inner[0].spaceBefore = gap
            flow.extend([KeepTogether(inner)] if outermost else inner)
        else:
            flow.append(PageBreak())
    return flow


class Report:
    def __init__(self, report):
        self.report = report
        blocks = report["blocks"]
        self.cover = blocks[0] if blocks[0].get("bleed") else None
        self.blocks = blocks[1:] if self.cover else blocks

    def frame(self, top):
        report = self.report
        return Frame(report["margin"], report["margin_bottom"], report["width"] - 2 * report["margin"],
                     report["height"] - report["margin_bottom"] - top, 0, 0, 0, 0)

    def running(self, canvas, doc):
        report, words, right = self.report, self.report["running"], self.report["width"] - self.report["margin"]
        top, left = report["height"], report["margin"]
        canvas.setStrokeColor(colour("#d3dce3"))
        canvas.setLineWidth(0.6)
        canvas.setFillColor(colour("#48526a"))
        if doc.page > 1:
            canvas.setFont("Bold", 7.6)
            canvas.drawString(left, top - 36, words["title"])
            canvas.setFont("Regular", 7.6)
            canvas.drawString(left + 100, top - 36, words["person"])
            canvas.line(left, top - 44, right, top - 44)
        canvas.line(left, 40, right, 40)
        canvas.setFont("Regular", 7.4)
        canvas.drawString(left, 27, words["confidentiality"])
        canvas.drawRightString(right - 100, 27, words["revision"])
        canvas.drawRightString(right - 50, 27, words["hash"])
        canvas.drawRightString(right, 27, words["page"].replace("{page}", str(doc.page)))

    def first_page(self, canvas, doc):
        if self.cover:
            draw_items(canvas, self.cover["items"], 0, self.report["height"])
        self.running(canvas, doc)

    def make(self):
        report, out = self.report, io.BytesIO()
        doc = BaseDocTemplate(out, pagesize=(report["width"], report["height"]), title=report["title"],
                              author=report["author"], lang=report["language"], invariant=1)
        top = self.cover["h"] + self.blocks[0].get("gap", 0) if self.cover else report["margin_top"]
        doc.addPageTemplates([
            PageTemplate("first", [self.frame(top)], onPage=self.first_page, autoNextPageTemplate="later"),
            PageTemplate("later", [self.frame(report["margin_top"])], onPage=self.running)])
        doc.build(make_flow(self.blocks, report["width"] - 2 * report["margin"], True))
        return out.getvalue()


if __name__ == "__main__":
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, f"/usr/share/fonts/truetype/lato/Lato-{face}.ttf"))
    with open(sys.argv[1], encoding="utf-8") as source:
        REPORT = Report(json.load(source))
    serve(reportlab.Version, REPORT.make, sys.argv[2])
