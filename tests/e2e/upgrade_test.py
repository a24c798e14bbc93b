#!/usr/bin/env python3
"""A database as the first schema left it: today's server takes it over and loses nothing.

data/first-schema.sql.gz is a dump of what a server of the first schema held after importing one of the five people
(goals, a signed plan, measurements, a journal, a mentorship); nobody writes it anew.
"""

import gzip
import pathlib
import shutil
import sqlite3
import subprocess
import unittest

from house import MILEPOSTD, Server, scratch

DUMP = pathlib.Path(__file__).parent / "data/first-schema.sql.gz"


def restore(path):
    database = sqlite3.connect(path)
    database.executescript(gzip.decompress(DUMP.read_bytes()).decode())
    database.close()


def first_columns():
    """The tables of the dump that the upgrade has no reason to change, each with the columns that it has there."""
    with scratch() as directory:
        restore(f"{directory}/first.db")
        database = sqlite3.connect(f"{directory}/first.db")
        columns = {table: [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
                   for table in ("people", "edges", "events", "request_log", "skills", "roles", "skill_assessments",
                                 "progress_entries", "plan_revisions", "journal_entries", "mentorships")}
        database.close()
    columns["journal_entries"].remove("audience")  # of pulses: see below
    return columns


def rows(path):
    """Every row of these tables, as far as the first schema knew columns; without the ends of edges to mentors, which
    now name the mentorship, too."""
    database = sqlite3.connect(path)
    found = {table: database.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2, 3").fetchall()
             for table, columns in first_columns().items()}
    database.close()
    found["edges"] = [(key, kind, other.split("/")[0]) for key, kind, other in found["edges"]]
    return found


class Upgrade(unittest.TestCase):
    def setUp(self):
        self.scratch = scratch()
        self.addCleanup(self.scratch.cleanup)
        self.path = pathlib.Path(self.scratch.name)
        restore(self.path / "milepost.db")

    def test_what_was_stored_is_there_and_computed_as_before(self):
        with Server(self.path) as server:
            goals = {goal["name"].split("/")[-1]: goal
                     for goal in server.ask("list", "profiles/amara/goals", "--all", who="amara")}
            self.assertEqual(len(goals), 8)
            self.assertEqual(goals["lead-designs"]["status"]["progress"], 0.5)  # 1 of 2
            self.assertEqual(goals["review-turnaround"]["status"]["progress"], 0.75)  # 48 -> 30 of 48 -> 24
            self.assertEqual(goals["conference-talk"]["state"], "STATE_CANCELLED")
            self.assertEqual(server.ask("motivation", "amara", who="amara")["streak"], 5)
            plan = server.ask("get", "profiles/amara/plans/growth-2026", who="amara")
            self.assertEqual(plan["state"], "STATE_AGREED")

    def test_the_signed_revision_keeps_the_bytes_that_were_signed(self):
        before = rows(self.path / "milepost.db")["plan_revisions"]
        with Server(self.path) as server:
            revision = server.ask("list", "profiles/amara/plans/growth-2026/revisions", who="amara")[0]
        self.assertRegex(revision["sha256"], "^[0-9a-f]{64}$")
        self.assertIn(revision["sha256"].encode(), b"".join(bytes(cell) for row in before for cell in row
                                                            if isinstance(cell, bytes)))
        self.assertEqual(rows(self.path / "milepost.db")["plan_revisions"], before)

    def test_what_came_later_works_on_it(self):
        with Server(self.path) as server:
            due = server.ask("reviews-due", "amara", who="amara")
            self.assertEqual(due.get("reviews_due", []), [])  # on 30 June; due on 12 July
            due = server.run("--output=json", "--time=2026-07-13T09:00:00Z", "reviews-due", "amara", who="amara")
            self.assertIn("profiles/amara/plans/growth-2026", due.stdout)
            server.run("brief", "amara", "--out", str(self.path / "brief.pdf"), who="priya")
            self.assertTrue((self.path / "brief.pdf").read_bytes().startswith(b"%PDF-"))
            server.run("record", "profiles/amara/goals/lead-designs", "2", who="amara")
            goal = server.ask("get", "profiles/amara/goals/lead-designs", who="amara")
            self.assertEqual(goal["status"]["progress"], 1)

    def test_migrating_by_hand_keeps_every_old_row(self):
        before = rows(self.path / "milepost.db")
        done = subprocess.run([MILEPOSTD, "migrate", f"--database=sqlite:{self.path}/milepost.db"],
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(rows(self.path / "milepost.db"), before)
        database = sqlite3.connect(self.path / "milepost.db")
        pulses = database.execute("SELECT DISTINCT audience FROM journal_entries WHERE kind = 'PULSE'").fetchall()
        self.assertEqual(pulses, [(0,)])  # once shared with mentors, now nobody's but the owner's
        database.close()
        again = subprocess.run([MILEPOSTD, "migrate", f"--database=sqlite:{self.path}/milepost.db"],
                               capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(again.returncode, 0, again.stderr)

    def test_a_step_that_was_changed_afterwards_is_refused_and_changes_nothing(self):
        path = self.path / "milepost.db"
        database = sqlite3.connect(path)
        database.execute("UPDATE schema_migrations SET checksum = 'other' WHERE component = 'goals'")
        database.commit()
        database.close()
        shutil.copy(path, self.path / "copy.db")
        done = subprocess.run([MILEPOSTD, "migrate", f"--database=sqlite:{path}"], capture_output=True, text=True,
                              timeout=60, check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("goals", done.stderr)
        self.assertEqual(rows(path), rows(self.path / "copy.db"))


if __name__ == "__main__":
    unittest.main()
