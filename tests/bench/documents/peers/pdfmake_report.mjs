// The portable report by pdfmake: pdfmake_report.mjs REPORT.json OUT.pdf
import fs from "node:fs";
import { createRequire } from "node:module";
import pdfmake from "pdfmake";
import { serve } from "./serve.mjs";

const [data, out] = process.argv.slice(2);
const report = JSON.parse(fs.readFileSync(data, "utf8"));
const faces = ["Light", "Regular", "Italic", "Semibold", "Bold", "BoldItalic"];
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

const rounded = (value) => Math.round(value * 100) / 100;

// The canvas knows no curves but whole ellipses and the corners of rectangles: others become short lines.
function flattened(d) {
  const steps = 6;
  const points = [];
  for (const [name, ...p] of d) {
    if (name === "Z") continue;
    const { x, y } = points.at(-1) ?? { x: p[0], y: p[1] };
    for (let i = 1; name === "C" && i < steps; ++i) {
      const t = i / steps;
      const u = 1 - t;
      const at = (from, k) =>
        rounded(u ** 3 * from + 3 * u * u * t * p[k] + 3 * u * t * t * p[k + 2] + t ** 3 * p[k + 4]);
      points.push({ x: at(x, 0), y: at(y, 1) });
    }
    points.push({ x: p.at(-2), y: p.at(-1) });
  }
  return points;
}

function outline(d) {
  const closed = d.at(-1)[0] === "Z";
  const curves = d.filter(([name]) => name === "C").length;
  if (!closed || curves !== 4) return { type: "polyline", points: flattened(d), closePath: closed };
  const ends = d.slice(0, -1).map((step) => step.slice(-2));
  const [left, right] = [Math.min, Math.max].map((best) => best(...ends.map(([x]) => x)));
  const [top, bottom] = [Math.min, Math.max].map((best) => best(...ends.map(([, y]) => y)));
  const [w, h] = [rounded(right - left), rounded(bottom - top)];
  return d.some(([name]) => name === "L")
    ? { type: "rect", x: left, y: top, w, h, r: rounded(d[0][1] - left) }
    : { type: "ellipse", x: left + w / 2, y: top + h / 2, r1: w / 2, r2: h / 2 };
}

// Shapes, then the words over them. A quarter faster than SVG, which pdfmake draws too.
function drawing(figure) {
  const ascent = 0.987; // of Lato
  const shapes = figure.items.filter((item) => item.d);
  const canvas = shapes.map((item) => ({
    ...outline(item.d),
    color: item.fill,
    lineColor: item.stroke,
    lineWidth: item.lw,
    ...(item.dash ? { dash: { length: item.dash } } : item.round && { lineCap: "round" }),
  }));
  canvas.push({ type: "polyline", points: [{ x: figure.w, y: figure.h }] }); // draws nothing, but is measured
  const words = figure.items.filter((item) => item.t !== undefined);
  const texts = words.map(({ t, f, s, c, x, y }) => ({
    text: t,
    font: f,
    fontSize: s,
    color: c,
    noWrap: true,
    relativePosition: { x, y: y - s * ascent - figure.h },
  }));
  return { stack: [{ canvas }, ...texts] };
}

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
      return spaced(block, drawing(block));
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

const words = report.running;
// Made anew for every page: the layout moves what it places.
const rule = () => ({
  canvas: [
    { type: "line", x1: 0, y1: 0, x2: report.width - 2 * report.margin, y2: 0, lineWidth: 0.6, lineColor: "#d3dce3" },
  ],
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

const [first, ...rest] = report.blocks;

function make() {
  const content = first.bleed
    ? [
        { ...drawing(first), absolutePosition: { x: 0, y: 0 } },
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
