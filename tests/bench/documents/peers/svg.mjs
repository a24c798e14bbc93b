// A figure of the portable report as SVG.
const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

export const outline = (item) => item.d.map(([name, ...points]) => name + points.join(" ")).join("");

export function toSvg(figure) {
  const items = figure.items.map((item) => {
    if (item.t !== undefined) {
      return `<text x="${item.x}" y="${item.y}" font-family="${item.f}" font-size="${item.s}" fill="${item.c}"
        xml:space="preserve">${escaped(item.t)}</text>`;
    }
    const stroke = item.stroke
      ? ` stroke="${item.stroke}" stroke-width="${item.lw}"` +
        (item.dash ? ` stroke-dasharray="${item.dash}"` : item.round ? ` stroke-linecap="round"` : "")
      : "";
    return `<path d="${outline(item)}" fill="${item.fill ?? "none"}"${stroke}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${figure.w}" height="${figure.h}"
    viewBox="0 0 ${figure.w} ${figure.h}">${items.join("")}</svg>`;
}
