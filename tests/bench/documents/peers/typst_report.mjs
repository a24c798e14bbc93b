// The portable report by Typst, compiled in this process: typst_report.mjs plain|tagged REPORT.json OUT.pdf
// As `tagged` it makes PDF/A-1a, the nearest to what we make; `plain` spares it that.
import fs from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { serve } from "./serve.mjs";

const here = import.meta.dirname;
const [form, data, out] = process.argv.slice(2);
const options = form === "tagged" ? { pdfTags: true, pdfStandard: "a-1a" } : { pdfTags: false };
const compiler = NodeCompiler.create({
  workspace: here,
  fontArgs: [{ fontPaths: ["/usr/share/fonts/truetype/lato"] }],
});
compiler.mapShadow(path.join(here, "report.json"), fs.readFileSync(data));

// What it remembers of the last document is dropped: another person's report would find little of use there.
// (Kept, with every word of every document another one, it made 187 ms of 199.)
function make() {
  const bytes = compiler.pdf({ mainFilePath: path.join(here, "report.typ") }, options);
  compiler.evictCache(0);
  return bytes;
}

// The file says which Typst is inside the package.
const version = make().toString("latin1").match(/Typst ([\d.]+)/)[1];
await serve(version, make, out);
