"""The portable report as HTML by WeasyPrint: weasyprint_report.py REPORT.json OUT.pdf"""
import html
import json
import logging
import sys

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from serve import serve

FACES = {"Light": "300", "Regular": "400", "Italic": "italic 400", "Semibold": "600", "Bold": "700",
         "BoldItalic": "italic 700"}


def style_of(block, more=""):
    gap = f"margin-top:{block['gap']}pt;" if block.get("gap") else ""
    stay = "break-after:avoid;" if block.get("next") else ""
    return f'style="{gap}{stay}{more}"'


def svg(block, style):
    items = []
    for item in block["items"]:
        if "t" in item:
            face = FACES[item["f"]].split()
            slant = ' font-style="italic"' if len(face) > 1 else ""
            items.append(f'<text x="{item["x"]}" y="{item["y"]}" font-family="Lato" font-size="{item["s"]}" '
                         f'font-weight="{face[-1]}"{slant} fill="{item["c"]}">{html.escape(item["t"])}</text>')
            continue
        path = "".join(step[0] + " ".join(map(str, step[1:])) for step in item["d"])
        stroke = f' stroke="{item["stroke"]}" stroke-width="{item["lw"]}"' if "stroke" in item else ""
        if "dash" in item:
            stroke += f' stroke-dasharray="{item["dash"]}"'
        elif item.get("round"):
            stroke += ' stroke-linecap="round"'
        items.append(f'<path d="{path}" fill="{item.get("fill", "none")}"{stroke}/>')
    return (f'<svg {style} xmlns="http://www.w3.org/2000/svg" width="{block["w"]}pt" height="{block["h"]}pt" '
            f'viewBox="0 0 {block["w"]} {block["h"]}">{"".join(items)}</svg>')


def words(run):
    text = html.escape(run["t"]).replace("\n", "<br>")
    line = "underline" if run.get("u") else "line-through" if run.get("s") else "none"
    text = f'<span class="{run["f"]}" style="color:{run["c"]};text-decoration:{line}">{text}</span>'
    return f'<a href="{html.escape(run["l"])}">{text}</a>' if run.get("l") else text


def grid(block):
    rows = []
    for row in block["rows"]:
        look = f"padding:{row['py']}pt {row['px']}pt;"
        look += f"background:{row['fill']};" if "fill" in row else ""
        look += f"border-top:0.6pt solid {row['top']};" if "top" in row else ""
        look += f"border-bottom:0.6pt solid {row['bottom']};" if "bottom" in row else ""
        cells = (f'<td colspan="{int(cell.get("span", 1))}" style="{look}">{flow(cell["blocks"])}</td>'
                 for cell in row["cells"])
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head = int(block.get("head", 0))
    columns = "".join(f'<col style="width:{width}pt">' for width in block["widths"])
    return (f'<table {style_of(block)}><colgroup>{columns}</colgroup><thead>{"".join(rows[:head])}</thead>'
            f'<tbody>{"".join(rows[head:])}</tbody></table>')


def flow(blocks):
    out = []
    for block in blocks:
        kind = block["k"]
        if kind == "text":
            look = (f"font-size:{block['size']}pt;line-height:{block['leading']}pt;"
                    f"text-align:{block.get('align', 'left')}")
            out.append(f"<p {style_of(block, look)}>{''.join(map(words, block['runs']))}</p>")
        elif kind == "figure":
            out.append(svg(block, style_of(block)))
        elif kind == "grid":
            out.append(grid(block))
        elif kind == "panel":
            look = (f"background:{block['fill']};border:0.6pt solid {block['edge']};"
                    f"border-left:3pt solid {block['accent']};padding:{block['py']}pt {block['px']}pt")
            out.append(f"<div {style_of(block, look)}>{flow(block['blocks'])}</div>")
        elif kind == "keep":
            out.append(f"<div {style_of(block, 'break-inside:avoid')}>{flow(block['blocks'])}</div>")
        else:
            out.append('<div style="break-after:page"></div>')
    return "".join(out)


def page_of(report):
    blocks, running, margin = report["blocks"], report["running"], report["margin"]
    cover, first_top = "", report["margin_top"]
    if blocks[0].get("bleed"):
        place = f'style="position:absolute;left:-{margin}pt;top:-{blocks[0]["h"] + blocks[1].get("gap", 0)}pt"'
        cover, first_top = svg(blocks[0], place), blocks[0]["h"] + blocks[1].get("gap", 0)
        blocks = blocks[1:]
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in running.items()}
    before, after = (json.dumps(part, ensure_ascii=False) for part in running["page"].split("{page}"))
    faces = "".join(f".{name}{{font:{value} 1em/inherit Lato;font-weight:{value.split()[-1]};"
                    f"font-style:{'italic' if 'italic' in value else 'normal'}}}" for name, value in FACES.items())
    css = f"""
      @page {{ size: {report['width']}pt {report['height']}pt;
        margin: {report['margin_top']}pt {margin}pt {report['margin_bottom']}pt;
        @top-left {{ content: {quoted['title']} "  " {quoted['person']}; font: 7.6pt Lato; padding-bottom: 16pt;
          vertical-align: bottom; white-space: pre }}
        @bottom-left {{ content: {quoted['confidentiality']}; font: 7.4pt Lato; padding-top: 14pt }}
        @bottom-right {{ content: {quoted['revision']} "  " {quoted['hash']} "  " {before} counter(page) {after};
          font: 7.4pt Lato; padding-top: 14pt }} }}
      @page :first {{ margin-top: {first_top}pt; @top-left {{ content: none }} }}
      body {{ font: 9.6pt Lato; margin: 0 }}
      p {{ margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; orphans: 2; widows: 2 }}
      svg {{ display: block; overflow: visible }} a {{ color: inherit }}
      table {{ border-collapse: collapse; table-layout: fixed; width: 100% }}
      td {{ vertical-align: top; padding: 0 }} tr {{ break-inside: avoid }} {faces}"""
    return (f'<html lang="{report["language"]}"><head><title>{html.escape(report["title"])}</title>'
            f"<style>{css}</style></head><body>{cover}{flow(blocks)}</body></html>")


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source:
        REPORT = json.load(source)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    FONTS = FontConfiguration()
    serve(weasyprint.__version__, lambda: weasyprint.HTML(string=page_of(REPORT)).write_pdf(font_config=FONTS),
          sys.argv[2])
