#!/usr/bin/env python3
"""A client in another language, made from the protos alone, does a whole round against the real server."""

import hashlib
import os
import pathlib
import subprocess
import sys
import unittest

import house

CLIENTS = house.SOURCE / "clients/python"


class ForeignClient(unittest.TestCase):
    def test_creates_a_goal_records_progress_and_downloads_a_report(self):
        subprocess.run([CLIENTS / "generate.sh", house.BUILD], check=True)
        with house.scratch() as scratch, house.Server(scratch, "--drain-timeout-s=0") as server:
            server.run("import", *house.DEMO)
            out = pathlib.Path(scratch, "plan.pdf")
            done = subprocess.run(
                [sys.executable, CLIENTS / "milepost_example.py", "--server", server.address, "--out", out],
                capture_output=True, text=True,
                env={**house.ENVIRONMENT, "PYTHONPATH": str(house.BUILD / "python")})
            self.assertEqual(done.returncode, 0, done.stderr)
            created, recorded, made = done.stdout.strip().splitlines()
            print(done.stdout.strip())

            goal = server.ask("get", created.removeprefix("created "), who="amara")
            self.assertEqual(goal["title"], "Read 300 pages about mentoring")
            self.assertAlmostEqual(goal["status"]["progress"], 120 / 300)
            entry = server.ask("get", recorded.removeprefix("recorded "), who="amara")
            self.assertEqual(entry["value"], 120)
            data = out.read_bytes()
            self.assertIn(hashlib.sha256(data).hexdigest(), made)
            self.assertEqual(subprocess.run(["qpdf", "--check", out], capture_output=True).returncode, 0)
            text = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
            self.assertIn("Read 300 pages about mentoring", text)

    def test_tells_a_stranger_what_the_server_said(self):
        with house.scratch() as scratch, house.Server(scratch, "--drain-timeout-s=0") as server:
            server.run("import", *house.DEMO)
            done = subprocess.run(
                [sys.executable, CLIENTS / "milepost_example.py", "--server", server.address, "--principal",
                 "profiles/diego", "--out", os.devnull], capture_output=True, text=True,
                env={**house.ENVIRONMENT, "PYTHONPATH": str(house.BUILD / "python")})
            self.assertEqual(done.returncode, 1, done.stdout)
            self.assertIn("PERMISSION_DENIED", done.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
