#!/usr/bin/env python3
"""A pack of documents for a manager and for a mentor: with one person that fails, killed in the middle, and gone on with."""

import hashlib
import json
import pathlib
import signal
import subprocess
import sys
import time
import unittest

import house

PEOPLE = 24


class Pack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = house.scratch()
        cls.folder = pathlib.Path(cls.scratch.name)
        team = "".join(
            f"- {{id: p{i:02}, profile: {{display_name: Person {i:02}, manager: profiles/boss}}, "
            f"goals: [{{id: g, title: Goal of {i:02}, audience: [manager], initial_state: active}}]}}\n"
            for i in range(PEOPLE))
        people = cls.folder / "people.yaml"
        people.write_text("people:\n- {id: boss, profile: {display_name: The Boss}}\n"
                          "- {id: stranger, profile: {display_name: A Stranger}}\n" + team)
        cls.server = house.Server(cls.folder, "--drain-timeout-s=0").start()
        cls.server.run("import", str(people))

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.scratch.cleanup()

    def pack(self, name, *arguments, check=True):
        return self.server.run("pack", "--out", str(self.folder / name), *arguments, who="boss", check=check)

    def manifest(self, name):
        return json.loads((self.folder / name / "manifest.json").read_text())

    def assert_whole(self, name, items):
        """Every item has its file with the size and hash that the manifest says, and no other file is there."""
        for item in items:
            data = (self.folder / name / item["file"]).read_bytes()
            self.assertTrue(data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"), item["file"])
            self.assertEqual(hashlib.sha256(data).hexdigest(), item["sha256"])
            self.assertEqual(len(data), item["bytes"])
            self.assertGreater(item["pages"], 0)
        self.assertEqual({path.name for path in (self.folder / name).iterdir()},
                         {item["file"] for item in items} | {"manifest.json"})

    def reports_left(self):
        return sum(len(self.server.ask("list", f"profiles/p{i:02}/reports", who="boss")) for i in range(PEOPLE))

    def test_makes_a_document_about_everybody_of_the_team(self):
        done = self.pack("team", "--team", "--kind", "plan,brief")
        self.assertIn(f"{2 * PEOPLE} of {2 * PEOPLE} documents: {2 * PEOPLE} made, 0 were there, 0 failed", done.stdout)
        items = self.manifest("team")["items"]
        self.assertEqual({(item["person"], item["kind"]) for item in items},
                         {(f"profiles/p{i:02}", kind) for i in range(PEOPLE) for kind in ("plan", "brief")})
        self.assert_whole("team", items)
        self.assertEqual(self.reports_left(), 0)
        again = self.pack("team", "--team", "--kind", "plan,brief")
        self.assertIn(f"0 made, {2 * PEOPLE} were there, 0 failed", again.stdout)
        self.assertEqual(self.manifest("team")["items"], items)

    def test_goes_on_after_one_who_is_not_shared_with_the_caller(self):
        done = self.pack("mixed", "p00", "stranger", "p01", check=False)
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn("profiles/stranger: plan:", done.stderr)
        items = self.manifest("mixed")["items"]
        self.assertEqual([item["person"] for item in items if "error" in item], ["profiles/stranger"])
        error = items[1]["error"]
        self.assertEqual((error["code"], error["reason"]), ("PERMISSION_DENIED", "NOT_PERMITTED"))
        self.assertTrue(error["message"] and error["whatToDo"])
        self.assert_whole("mixed", [item for item in items if "error" not in item])

    def test_a_run_that_was_killed_is_gone_on_with(self):
        folder = self.folder / "killed"
        command = [house.MILEPOST, f"--server={self.server.address}", "--as=boss", "pack", "--team", "--concurrency=2",
                   "--kind=plan,progress", "--out", str(folder)]
        kills, total = 0, 2 * PEOPLE
        while kills < 20:
            run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=house.ENVIRONMENT)
            before = len(list(folder.glob("*.pdf"))) if folder.exists() else 0
            while run.poll() is None and len(list(folder.glob("*.pdf"))) < min(before + 5, total):
                time.sleep(0.001)
            run.send_signal(signal.SIGKILL)
            run.communicate()
            kills += 1
            for path in folder.glob("*.pdf"):  # never half of a file under its own name
                self.assertTrue(path.read_bytes().rstrip().endswith(b"%%EOF"), path)
            if len(list(folder.glob("*.pdf"))) == total:
                break
        self.assertGreaterEqual(kills, 2)
        made = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.pdf")}
        damaged = sorted(made)[3]
        (folder / damaged).write_bytes(b"%PDF-1.4 cut off")
        done = self.pack("killed", "--team", "--kind", "plan,progress")
        print(f"{kills} kills; then {done.stdout.strip()}")
        items = self.manifest("killed")["items"]
        self.assertEqual(len(items), total)
        self.assert_whole("killed", items)
        self.assertEqual(self.reports_left(), 0, "nothing stays on the server, whenever the run was killed")

    def test_another_paper_needs_another_folder(self):
        self.pack("paper", "p00", "--paper", "a4")
        done = self.pack("paper", "p00", "--paper", "letter", check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("another folder", done.stderr)

    def test_nobody_is_no_pack(self):
        done = self.pack("nobody", "--mentees", check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("nobody is named", done.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
