// The portable report by pdfmake: pdfmake_report.mjs REPORT.json OUT.pdf
import fs from "node:fs";
import { createRequire } from "node:module";
import pdfmake from "pdfmake";
import { serve } from "./serve.mjs";
import { toSvg } from "./svg.mjs";

const [data, out] = process.argv.slice(2);
const report = JSON.parse(fs.readFileSync(data, "utf8"));
const faces = ["Light", "Regular", "Italic", "Medium", "Semibold", "Bold", "BoldItalic", "Heavy"];
const lineHeight = 1.2; // of Lato

const lato = "/usr/share/fonts/truetype/lato/Lato-";
pdfmake.setFonts(Object.fromEntries(faces.map((face) => [face, { normal: `${lato}${face}.ttf` }])));
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(lato));

const spaced = (block, node) => (block.gap ? { ...node, margin: [0, block.gap, 0, 0] } : node);

const run = ({ t, f, c, u, s, l }) => ({
  text: t,
  font: f,
  color: c,
  ...((u || s) && { decoration: u ? "underline" : "lineThrough" }),
  ...(l && { link: l }),
});

function grid(block) {
  const rows = block.rows;
  const body = rows.map((row) =>
    row.cells.flatMap((cell) => [
      { stack: cell.blocks.map(node), colSpan: cell.span ?? 1 },
      ...Array.from({ length: (cell.span ?? 1) - 1 }, () => ({})),
    ]),
  );
  const colour = (i) => rows[i - 1]?.bottom ?? rows[i]?.top;
  const layout = {
    hLineWidth: (i) => (colour(i) ? 0.6 : 0),
    hLineColor: colour,
    vLineWidth: () => 0,
    fillColor: (i) => rows[i].fill ?? null,
    paddingLeft: () => rows.at(-1).px,
    paddingRight: () => rows.at(-1).px,
    paddingTop: (i) => rows[i].py,
    paddingBottom: (i) => rows[i].py,
  };
  const padding = 2 * rows.at(-1).px;
  const widths = block.widths.map((width) => Math.max(width - padding, 0));
  return { table: { widths, headerRows: block.head ?? 0, dontBreakRows: true, body }, layout };
}

function panel(block) {
  const layout = {
    hLineWidth: (i, table) => (i === 0 || i === table.table.body.length ? 0.6 : 0),
    hLineColor: block.edge,
    vLineWidth: (i) => (i === 0 ? 3 : 0.6),
    vLineColor: (i) => (i === 0 ? block.accent : block.edge),
    fillColor: block.fill,
    paddingLeft: () => block.px - 3,
    paddingRight: () => block.px - 1,
    paddingTop: (i) => (i === 0 ? block.py : 0),
    paddingBottom: (i, table) => (i === table.table.body.length - 1 ? block.py : 0),
  };
  return { table: { widths: ["*"], body: block.blocks.map((inner) => [node(inner)]) }, layout };
}

function node(block) {
  switch (block.k) {
    case "text":
      return spaced(block, {
        text: block.runs.map(run),
        fontSize: block.size,
        lineHeight: block.leading / block.size / lineHeight,
        alignment: block.align ?? "left",
      });
    case "figure":
      return spaced(block, { svg: block.svg, width: block.w, height: block.h });
    case "grid":
      return spaced(block, grid(block));
    case "panel":
      return spaced(block, panel(block));
    case "keep":
      return spaced(block, { stack: block.blocks.map(node), unbreakable: true });
    default:
      return { text: "", pageBreak: "before" };
  }
}

// Figures become SVG once, as an application would keep its drawings.
function drawFigures(blocks) {
  for (const block of blocks) {
    if (block.k === "figure") block.svg = toSvg(block);
    drawFigures(block.blocks ?? []);
    for (const row of block.rows ?? []) row.cells.forEach((cell) => drawFigures(cell.blocks));
  }
}

const words = report.running;
// Made anew for every page: the layout moves what it places.
const rule = () => ({
  canvas: [{ type: "line", x1: 0, y1: 0, x2: report.width - 2 * report.margin, y2: 0, lineWidth: 0.6, lineColor: "#d3dce3" }],
});
const header = (page) =>
  page > 1 && {
    margin: [report.margin, 28, report.margin, 0],
    stack: [
      { text: [{ text: words.title, font: "Bold" }, `  ${words.person}`], fontSize: 7.6, margin: [0, 0, 0, 7] },
      rule(),
    ],
  };
const footer = (page) => ({
  margin: [report.margin, report.margin_bottom - 40, report.margin, 0],
  fontSize: 7.4,
  stack: [
    rule(),
    {
      margin: [0, 4, 0, 0],
      columns: [
        words.confidentiality,
        { text: `${words.revision}    ${words.hash}    ${words.page.replace("{page}", page)}`, alignment: "right" },
      ],
    },
  ],
});

drawFigures(report.blocks);
const [first, ...rest] = report.blocks;

function make() {
  const content = first.bleed
    ? [
        { svg: first.svg, width: first.w, height: first.h, absolutePosition: { x: 0, y: 0 } },
        { text: "", fontSize: 1, margin: [0, first.h - report.margin_top, 0, 0] },
        ...rest.map(node),
      ]
    : report.blocks.map(node);
  const definition = {
    pageSize: { width: report.width, height: report.height },
    pageMargins: [report.margin, report.margin_top, report.margin, report.margin_bottom],
    info: { title: report.title, author: report.author },
    language: report.language,
    compress: true,
    defaultStyle: { font: "Regular", fontSize: 9.6 },
    header,
    footer,
    content,
  };
  return pdfmake.createPdf(definition).getBuffer();
}

const { version } = createRequire(import.meta.url)("pdfmake/package.json");
await serve(version, make, out);
