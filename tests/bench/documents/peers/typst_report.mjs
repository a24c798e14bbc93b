// The portable report by Typst, compiled in this process: typst_report.mjs REPORT.json OUT.pdf
import path from "node:path";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { serve } from "./serve.mjs";
import fs from "node:fs";

const here = import.meta.dirname;
const [data, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({
  workspace: here,
  fontArgs: [{ fontPaths: ["/usr/share/fonts/truetype/lato"] }],
});
compiler.mapShadow(path.join(here, "report.json"), fs.readFileSync(data));

// What it remembers of the last document is dropped, as another person's report would find nothing of its own there.
function make() {
  const bytes = compiler.pdf({ mainFilePath: path.join(here, "report.typ") }, { pdfTags: false });
  compiler.evictCache(0);
  return bytes;
}

const { version } = createRequire(import.meta.url)("@myriaddreamin/typst-ts-node-compiler/package.json");
await serve(`ts ${version}`, make, out);
