#!/usr/bin/env python3
"""Every fault still fits: its text occurs exactly once in its file, and the test that must notice it exists."""

import pathlib
import re
import sys

from faults import FAULTS

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def main():
    tests = set()
    for path in (SOURCE / "tests").rglob("*.cc"):
        tests |= set(re.findall(r"TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)", path.read_text()))
    wrong = []
    for fault in FAULTS:
        count = (SOURCE / fault.file).read_text().count(fault.text)
        if count != 1:
            wrong.append(f"{fault.name}: its text occurs {count} times in {fault.file}")
        if tuple(re.search(r"(\w+)\.(\w+)", fault.tests).groups()) not in tests:
            wrong.append(f"{fault.name}: there is no test {fault.tests}")
    if len({fault.name for fault in FAULTS}) != len(FAULTS):
        wrong.append("two faults have one name")
    print("\n".join(wrong) or f"{len(FAULTS)} faults fit")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
