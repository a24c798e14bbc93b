#!/usr/bin/env python3
"""kill -9 in the middle of an import, twenty times: what was acknowledged is there, whole, and once."""

import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

import house

KILLS = int(os.environ.get("MILEPOST_KILLS", "20"))
SEED = int(os.environ.get("MILEPOST_KILL_SEED", "20260630"))
PEOPLE, GOALS, ENTRIES = 30, 40, 60  # 30 x (1 profile + 40 goals + 60 journal entries) = 3,030 records
RECORDS = PEOPLE * (1 + GOALS + ENTRIES)
TABLES = {"goals": "goals", "journal": "journal_entries"}


def write_people(path):
    """Goals have ids; journal entries have none, so only their request_id keeps them from being written twice."""
    people = [{
        "id": f"person-{p}",
        "profile": {"display_name": f"Person {p}"},
        "goals": [{"id": f"goal-{g}", "title": f"Goal {g}"} for g in range(GOALS)],
        "journal": [{"check_in": {"learned": f"Lesson {e} of {p}"}} for e in range(ENTRIES)],
    } for p in range(PEOPLE)]
    path.write_text(json.dumps({"people": people}))


class Stored:
    """What a database holds, read from a copy, so that looking changes nothing."""

    def __init__(self, database, scratch):
        copy = pathlib.Path(scratch, "copy")
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for file in database.parent.glob(database.name + "*"):
            if not file.name.endswith(".lock"):
                shutil.copy(file, copy / file.name)
        connection = sqlite3.connect(copy / database.name)
        self.integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
        self.names, self.created = [], []
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "profiles" in tables:
            self.names += [f"profiles/{row[0]}" for row in connection.execute("SELECT id FROM profiles")]
            for collection, table in TABLES.items():
                self.names += [f"profiles/{owner}/{collection}/{id}" for owner, id in connection.execute(
                    f"SELECT people.name, {table}.id FROM {table} JOIN people USING (person_key)")]
            self.created = [row[0] for row in connection.execute(
                "SELECT resource FROM events WHERE type LIKE '%.created.v1' AND type NOT LIKE '%.development.%'")]
        connection.close()


class Kills(unittest.TestCase):
    def import_until(self, server, people, log, lines):
        """Imports until so many records are acknowledged, then kills the server, and the import with it."""
        command = [house.MILEPOST, f"--server={server.address}", "import", "--concurrency=8", f"--ack-log={log}",
                   str(people)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=house.ENVIRONMENT)
        while process.poll() is None:
            if log.exists() and log.read_bytes().count(b"\n") >= lines:
                break
            time.sleep(0.001)
        inside = process.poll() is None
        server.kill()
        process.send_signal(signal.SIGKILL)
        process.wait()
        return inside

    def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(self):
        generator = random.Random(SEED)
        print(f"seed {SEED}, {KILLS} kills, {RECORDS} records")
        inside = checked = 0
        with house.scratch() as scratch:
            people = pathlib.Path(scratch, "people.json")
            write_people(people)
            server = house.Server(scratch, "--log=none")
            for kill in range(KILLS):
                server.start().log.close()
                log = pathlib.Path(scratch, f"acknowledged-{kill}")
                step = RECORDS // (KILLS + 1)
                inside += self.import_until(server, people, log, kill * step + generator.randrange(1, step))
                # The last line may be cut short by the kill of the import itself.
                acknowledged = log.read_text().rpartition("\n")[0].splitlines()
                stored = Stored(server.database, scratch)
                self.assertEqual(stored.integrity, "ok")
                lost = set(acknowledged) - set(stored.names)
                self.assertFalse(lost, f"kill {kill}: {len(lost)} acknowledged records are lost")
                self.assertEqual(sorted(stored.names), sorted(stored.created), "a row and its event come together")
                checked += len(acknowledged)
                print(f"kill {kill + 1}: acknowledged {len(acknowledged)}, found {len(acknowledged) - len(lost)}, "
                      f"stored {len(stored.names)}, integrity {stored.integrity}")
            server.start().log.close()
            log = pathlib.Path(scratch, "acknowledged-at-last")
            done = server.run("import", "--concurrency=8", f"--ack-log={log}", str(people))
            self.assertEqual(server.stop()[0], 0)
            stored = Stored(server.database, scratch)
        print(done.stdout.strip().splitlines()[-1])
        print(f"{inside} of {KILLS} kills were inside the import, {checked} acknowledgements checked, "
              f"{len(stored.names)} records stored")
        self.assertEqual(inside, KILLS)
        self.assertEqual(stored.integrity, "ok")
        self.assertEqual(len(stored.names), RECORDS)
        self.assertEqual(len(set(stored.names)), RECORDS)
        self.assertEqual(sorted(stored.names), sorted(stored.created))


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
