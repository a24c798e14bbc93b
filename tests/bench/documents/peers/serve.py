"""How an engine in Python answers run.py; see document_bench.cc."""
import sys
import time


def serve(version, make, out):
    """make() lays out and returns the PDF's bytes."""
    with open(out, "wb") as file:
        file.write(make())
    print("ready", version, flush=True)
    for line in sys.stdin:
        begin = time.perf_counter()
        for _ in range(int(line)):
            make()
        print((time.perf_counter() - begin) * 1000, flush=True)
