// How an engine in Node answers run.py; see document_bench.cc.
import fs from "node:fs";
import readline from "node:readline";

// make() lays out and returns, or promises, the PDF's bytes.
export async function serve(version, make, out) {
  fs.writeFileSync(out, await make());
  console.log(`ready ${version}`);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const begin = performance.now();
    for (let i = 0; i < Number(line); ++i) await make();
    console.log(performance.now() - begin);
  }
}
