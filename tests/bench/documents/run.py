#!/usr/bin/python3
"""The document bench: every engine makes the same report, turn by turn, in one run. ./dev bench documents [SNAPSHOT]

Each engine is a process that has read its fonts and data (document_bench.cc says how it is spoken to). It makes
documents for a second to warm up; then, in rounds, each gets about the same share of time. All share one core, so that
no engine is quicker for the threads it keeps: a server has as many cores as documents to make. Shown are the median of
the rounds by the clock, and the processor's time a document, which a busy machine bends less. Ratios are to ours, of the
processor's time and of bytes. At last, instructions a document of what is machine code.

The comparison counts only if all made the same thing, so this fails unless every file's text is ours, word for word,
and its pages are as many within one. Compared are all words (runs of characters that are no blanks) of the pages'
bodies as pdftotext reads them, with how often each comes, in whatever order; without what follows from where pages
end: the running heads and feet, and the heads of tables that come again on the next page.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PROGRAM = ROOT / "build/release/bin/document_bench"
OUT = ROOT / "out/bench"
HEAD, FOOT = 48, 42  # of a page: the height of what runs along
TICKS = os.sysconf("SC_CLK_TCK")
ROUND_MS = 500


def engines(snapshot, data):
    python = ["/usr/bin/python3", "-u"]  # Debian's, which knows Debian's packages
    peers = HERE / "peers"
    return {
        "milepost": [PROGRAM, "milepost", snapshot],
        "ours, compact": [PROGRAM, "compact", snapshot],
        "libharu": [PROGRAM, "libharu", snapshot],
        "ReportLab": [*python, peers / "reportlab_report.py", data],
        "Typst": ["node", peers / "typst_report.mjs", "plain", data],
        "Typst, tagged": ["node", peers / "typst_report.mjs", "tagged", data],
        "pdfmake": ["node", peers / "pdfmake_report.mjs", data],
        "WeasyPrint": [*python, peers / "weasyprint_report.py", data],
    }


class Engine:
    def __init__(self, name, command):
        self.name, self.file = name, OUT / (re.sub(r"\W+", "-", name.lower()) + ".pdf")
        self.rounds, self.made, self.cpu = [], 0, 0.0
        self.process = subprocess.Popen([*map(str, command), str(self.file)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        words = self.process.stdout.readline().split(maxsplit=1)
        if not words or words[0] != "ready":
            raise SystemExit(f"bench: {name} did not start")
        self.version = words[1].strip()
        self.batch = max(1, round(ROUND_MS / self.ask(1)))
        for _ in range(2):
            self.ask(self.batch)

    def cpu_ms(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / TICKS

    def ask(self, n):
        self.process.stdin.write(f"{n}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"bench: {self.name} stopped")
        return float(answer)

    def round(self):
        begin = self.cpu_ms()
        self.rounds.append(self.ask(self.batch) / self.batch)
        self.cpu += self.cpu_ms() - begin
        self.made += self.batch

    def finish(self):
        self.process.stdin.close()
        self.process.wait(30)


def output_of(*command):
    run = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        raise SystemExit(f"bench: {pathlib.Path(command[0]).name} failed")
    return run.stdout


def pages_of(pdf):
    return int(re.search(r"^Pages:\s+(\d+)", output_of("pdfinfo", pdf), re.M)[1])


def words_of(pdf, report):
    width, height = round(report["width"]), round(report["height"])
    box = ["-x", 0, "-W", width, "-enc", "UTF-8"]
    first = output_of("pdftotext", "-q", "-l", 1, *box, "-y", 0, "-H", height - FOOT, pdf, "-")
    rest = output_of("pdftotext", "-q", "-f", 2, *box, "-y", HEAD, "-H", height - FOOT - HEAD, pdf, "-")
    return collections.Counter(unicodedata.normalize("NFC", first + " " + rest).split())


def words_in(blocks):
    """The words of these blocks' texts, and of the texts in their tables."""
    words = collections.Counter()
    for block in blocks:
        for run in block.get("runs", []):
            words.update(run.get("t", "").split())
        for row in block.get("rows", []):
            words += words_in(part for cell in row["cells"] for part in cell["blocks"])
    return words


def repeated(blocks):
    """What is set again where it goes on over a page: heads of tables, titles of their groups and of cards."""
    for block in blocks:
        inner = block.get("blocks", [])
        if block["k"] == "panel":
            yield words_in(inner[1:2])  # after the line above the title
        yield from repeated(inner)
        for index, row in enumerate(block.get("rows", [])):
            parts = [part for cell in row["cells"] for part in cell["blocks"]]
            if index < block.get("head", 0) or row["cells"][0].get("span", 1) > 1:
                yield words_in(parts)
            yield from repeated(parts)


def without(heads, words):
    """Without what is repeated, the longest first: a shorter one may be part of it."""
    for head in heads:
        while head and head <= words:
            words = words - head
    return words


def instructions(engine, snapshot, few=5, many=10):
    """A document's instructions: what `many` take more than `few`."""
    if not shutil.which("valgrind"):
        return None
    counts = []
    for n in (few, many):
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", PROGRAM, engine, snapshot,
                   OUT / "callgrind.pdf"]
        run = subprocess.run(command, input=f"{n}\n", capture_output=True, text=True, check=True)
        counts.append(int(re.search(r"Collected : (\d+)", run.stderr)[1]))
    return (counts[1] - counts[0]) / (many - few)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("snapshot", nargs="?", default=ROOT / "tests/golden/snapshots/amara.textproto")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", action="append", help="an engine to run besides ours; may be given again")
    parser.add_argument("--all-cores", action="store_true", help="let engines use more than one core")
    arguments = parser.parse_args()
    if not arguments.all_cores:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    OUT.mkdir(parents=True, exist_ok=True)
    data = OUT / "report.json"
    data.write_text(output_of(PROGRAM, "export", arguments.snapshot), encoding="utf-8")
    report = json.loads(data.read_text(encoding="utf-8"))

    commands = engines(arguments.snapshot, data)
    if arguments.only:
        commands = {name: command for name, command in commands.items()
                    if name == "milepost" or name in arguments.only}
    running = [Engine(name, command) for name, command in commands.items()]
    for _ in range(arguments.rounds):
        for engine in running:
            engine.round()
    for engine in running:
        engine.finish()

    ours, failed, heads = running[0], False, sorted(repeated(report["blocks"]), key=lambda head: -head.total())
    our_words, our_pages = words_of(ours.file, report), pages_of(ours.file)
    print(f"{'engine':<16}{'version':<12}{'ms':>9}{'cpu ms':>9}{'ratio':>8}{'bytes':>10}{'ratio':>8}{'pages':>7}"
          f"{'words':>7}{'missing':>9}{'extra':>7}")
    for engine in running:
        words, pages = words_of(engine.file, report), pages_of(engine.file)
        missing, extra = without(heads, our_words - words), without(heads, words - our_words)
        cpu, size = engine.cpu / engine.made, engine.file.stat().st_size
        print(f"{engine.name:<16}{engine.version[:11]:<12}{statistics.median(engine.rounds):>9.2f}{cpu:>9.2f}"
              f"{cpu / (ours.cpu / ours.made):>8.1f}{size:>10,}{size / ours.file.stat().st_size:>8.2f}{pages:>7}"
              f"{words.total():>7}{missing.total():>9}{extra.total():>7}")
        if missing or extra or abs(pages - our_pages) > 1:
            failed = True
            print(f"  not the same report: missing {list(missing)[:12]}, extra {list(extra)[:12]}")
    for name in ("milepost", "compact", "libharu"):
        count = instructions(name, arguments.snapshot)
        print(f"{name}: {count / 1e6:.1f} million instructions a document" if count else "no valgrind: nothing counted")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
