"""Asks the rules (the driver's path is the argument) and the oracle the same questions and compares their answers."""

import json
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from generate import Generator
from oracle import expected

TOLERANCE = 1e-9
DEFAULT_SEED = 20260630
DEFAULT_CASES = 10000


def differences(want, got, path=""):
    """Where two JSON values differ by more than the tolerance, relative for numbers above 1."""
    if isinstance(want, dict) and isinstance(got, dict):
        for field in sorted(want.keys() | got.keys()):
            yield from differences(want.get(field), got.get(field), f"{path}.{field}")
    elif isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        for i, (a, b) in enumerate(zip(want, got)):
            yield from differences(a, b, f"{path}[{i}]")
    elif isinstance(want, (int, float)) and isinstance(got, (int, float)) and type(want) is not bool:
        if not abs(want - got) <= TOLERANCE * max(1, abs(want), abs(got)):
            yield f"{path}: expected {want}, got {got}"
    elif want != got and not (want in (None, []) and got in (None, [])):  # JSON leaves empty lists out
        yield f"{path}: expected {want}, got {got}"


def normalized(answer):
    """Gaps of equal size may come in any order, but the larger come first."""
    items = answer["skill_gap"].pop("items", [])
    sizes = [item.get("gap", 0) * item["importance"] for item in items]
    answer["skill_gap"]["items"] = sorted(items, key=lambda item: item["skill"])
    answer["skill_gap"]["sizes"] = sizes
    return answer


def wanted(case):
    answer = normalized(expected(case))
    answer["skill_gap"]["sizes"].sort(reverse=True)
    return answer


def ask(driver, cases):
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    return subprocess.run([driver], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


def main():
    seed = int(os.environ.get("MILEPOST_ORACLE_SEED", DEFAULT_SEED))
    count = int(os.environ.get("MILEPOST_ORACLE_CASES", DEFAULT_CASES))
    print(f"seed {seed}, {count} cases", flush=True)
    began = time.monotonic()
    generator = Generator(random.Random(seed))
    cases = [generator.case(number) for number in range(1, count + 1)]
    with ThreadPoolExecutor(1) as beside:  # the driver runs while the oracle computes
        running = beside.submit(ask, sys.argv[1], cases)
        wants = [wanted(case) for case in cases]
        answers = running.result()
    if len(answers) != count:
        sys.exit(f"{len(answers)} answers to {count} cases")
    wrong, goals, healths = 0, 0, {}
    for case, want, line in zip(cases, wants, answers):
        found = list(differences(want, normalized(json.loads(line))))
        goals += len(case["goals"])
        for status in want["statuses"]:
            health = status.get("health", "none").removeprefix("HEALTH_")
            healths[health] = healths.get(health, 0) + 1
        if found:
            wrong += 1
            if wrong <= 5:
                print(json.dumps(case), *found, sep="\n  ")
    print(f"{goals} goals: {dict(sorted(healths.items()))}; {wrong} cases differ; {time.monotonic() - began:.1f} s")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
