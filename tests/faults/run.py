#!/usr/bin/env python3
"""Plants one fault at a time in a copy of the source tree and expects a named test to turn red.

Usage: ./dev faults [--only TEXT] [--list]
Every test is first seen green without a fault. Exit status: 0 if every fault was seen, 1 if one went unnoticed.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time

from faults import FAULTS

SOURCE = pathlib.Path(__file__).resolve().parents[2]
COPY = SOURCE / "build/faults/source"
BUILD = COPY / "build/faults"


def environment():
    """One cache for the tree and its copy: paths count from the copy's root."""
    return {**os.environ, "CCACHE_BASEDIR": str(COPY), "CCACHE_NOHASHDIR": "1",
            "CCACHE_SLOPPINESS": "pch_defines,time_macros"}


def copy_tree():
    """Brings the copy up to date; files that did not change keep their times, so that little is built anew."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=SOURCE,
                            capture_output=True, check=True).stdout.decode().split("\0")
    files = {name for name in listed if name and (SOURCE / name).is_file()}
    for name in files:
        target = COPY / name
        data = (SOURCE / name).read_bytes()
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            shutil.copymode(SOURCE / name, target)
    for path in COPY.rglob("*"):
        relative = path.relative_to(COPY)
        if path.is_file() and relative.parts[0] != "build" and str(relative) not in files:
            path.unlink()


def configure():
    subprocess.run(["cmake", "--preset", "dev", "-B", str(BUILD)], cwd=COPY, check=True, env=environment(),
                   stdout=subprocess.DEVNULL)


def build(target):
    """Whether the target builds; None stands for a compiler that refuses."""
    done = subprocess.run(["cmake", "--build", str(BUILD), "--target", target, "--parallel",
                           os.environ.get("MILEPOST_JOBS", str(os.cpu_count()))],
                          env=environment(), capture_output=True, text=True)
    if done.returncode != 0:
        print("\n".join(line for line in done.stdout.splitlines() if "error" in line)[:2000])
    return done.returncode == 0


def passes(fault):
    """Whether the fault's tests pass in the copy as it is, and that there are any."""
    program = next(path for path in BUILD.rglob(fault.target) if path.is_file() and os.access(path, os.X_OK))
    done = subprocess.run([program, f"--gtest_filter={fault.tests}", "--gtest_brief=1"], capture_output=True, text=True,
                          timeout=120, cwd=COPY)
    ran = "0 tests from 0 test suites ran" not in done.stdout
    if not ran:
        raise SystemExit(f"{fault.name}: no test matches {fault.tests}")
    return done.returncode == 0


def try_fault(fault):
    """What became of one fault: `red` is what it should be."""
    path = COPY / fault.file
    original = path.read_text()
    path.write_text(original.replace(fault.text, fault.replacement))
    try:
        if not build(fault.target):
            return "does not compile"
        try:
            return "UNNOTICED" if passes(fault) else "red"
        except subprocess.TimeoutExpired:
            return "red"  # it hangs
    finally:
        path.write_text(original)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="faults whose name or target contains this")
    parser.add_argument("--list", action="store_true", help="list them and stop")
    arguments = parser.parse_args()
    chosen = [fault for fault in FAULTS if arguments.only in fault.name or arguments.only in fault.target]
    if arguments.list:
        for fault in chosen:
            print(f"{fault.name:55} {fault.target:25} {fault.tests}")
        return 0
    COPY.mkdir(parents=True, exist_ok=True)
    copy_tree()
    configure()
    green = {}
    results = {}
    for fault in chosen:
        begin = time.monotonic()
        key = (fault.target, fault.tests)
        if key not in green:
            green[key] = build(fault.target) and passes(fault)
        results[fault.name] = try_fault(fault) if green[key] else "red without it"
        print(f"{results[fault.name]:18} {fault.name:55} {fault.target} {fault.tests} "
              f"({time.monotonic() - begin:.0f} s)", flush=True)
    seen = sum(result == "red" for result in results.values())
    print(f"{seen} of {len(results)} faults were seen")
    return 0 if seen == len(results) else 1


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    sys.exit(main())
