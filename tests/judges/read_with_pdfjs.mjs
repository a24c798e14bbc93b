// read_with_pdfjs.mjs FILE.pdf...: pdf.js reads the same text on each page as poppler's pdftotext. Every run that pdf.js
// finds stands in pdftotext's page as it is, and both pages have the same characters equally often. Before that both are
// brought to NFC; white space goes, because each guesses it from distances; so do the invisible marks of direction
// (U+200E, U+200F, U+202A-202E, U+2066-2069), which each adds by its own rules. Lines stay lines (-layout): otherwise
// pdftotext takes a dash at the end of one for a hyphen of its own and drops it.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

const plain = text => text.normalize('NFC').replace(/[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '');
const characters = text => [...text].sort().join('');

// It complains, when loaded, of lacking what drawing needs; we only read.
const say = console.log;
console.log = console.warn = () => {};
const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs');

let failed = false;
for (const file of process.argv.slice(2)) {
  const pages = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], {encoding: 'utf8', maxBuffer: 1 << 28}).split('\f');
  const pdf = await getDocument({data: new Uint8Array(readFileSync(file))}).promise;
  for (let number = 1; number <= pdf.numPages; ++number) {
    const content = await (await pdf.getPage(number)).getTextContent();
    const there = plain(pages[number - 1]);
    const runs = content.items.map(item => plain(item.str));
    const odd = runs.filter(run => !there.includes(run));
    if (odd.length === 0 && characters(runs.join('')) === characters(there)) continue;
    failed = true;
    say(`${file}, page ${number}: read otherwise by pdf.js: ${odd.join(' | ') || 'fewer or more characters'}`);
  }
}
process.exit(failed ? 1 : 0);
