#!/usr/bin/env python3
"""A pack of documents for a manager and for a mentor: with one person that fails, killed in the middle, gone on with, and
as one ZIP file."""

import hashlib
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import time
import unittest
import zipfile

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

    def pack(self, name, *arguments, check=True, **options):
        return self.server.run("pack", "--out", str(self.folder / name), *arguments, who="boss", check=check, **options)

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

    def assert_zip(self, file, name, items):
        """The ZIP file holds the folder's manifest and then these items with the hashes that the manifest says."""
        with zipfile.ZipFile(file) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.namelist(), ["manifest.json"] + [item["file"] for item in items])
            self.assertEqual(archive.read("manifest.json"), (self.folder / name / "manifest.json").read_bytes())
            for item in items:
                self.assertEqual(hashlib.sha256(archive.read(item["file"])).hexdigest(), item["sha256"])
            for entry in archive.infolist():
                text = entry.filename == "manifest.json"
                self.assertEqual(entry.compress_type, zipfile.ZIP_DEFLATED if text else zipfile.ZIP_STORED)
                self.assertEqual(entry.date_time, (1980, 1, 1, 0, 0, 0))

    def test_a_zip_holds_what_the_folder_holds(self):
        file = self.folder / "zipped.zip"
        file.write_text("This was no ZIP file.")
        done = self.pack("zipped", "p05", "p03", "p04", "--kind", "progress,plan", "--zip", str(file))
        self.assertIn("zipped.zip: 6 documents and the manifest", done.stdout)
        items = self.manifest("zipped")["items"]
        self.assertEqual([(item["person"], item["kind"]) for item in items],
                         [(f"profiles/p{i}", kind) for i in ("05", "03", "04") for kind in ("progress", "plan")])
        self.assert_zip(file, "zipped", items)
        self.assert_whole("zipped", items)

    def test_the_same_pack_gives_the_same_zip_whenever_it_is_made(self):
        files = [self.folder / "first.zip", self.folder / "second.zip"]
        self.pack("same", "p06", "p07", "--zip", str(files[0]))
        for path in (self.folder / "same").iterdir():
            os.utime(path, (1_000_000_000, 1_000_000_000))
            path.chmod(0o600)
        self.pack("same", "p06", "p07", "--zip", str(files[1]))
        self.assertEqual(files[0].read_bytes(), files[1].read_bytes())

    def test_after_a_failure_the_zip_holds_the_others(self):
        file = self.folder / "others.zip"
        done = self.pack("others", "p00", "stranger", "p01", "--zip", str(file), check=False)
        self.assertEqual(done.returncode, 4, done.stderr)
        items = self.manifest("others")["items"]
        self.assertEqual([item["person"] for item in items if "error" in item], ["profiles/stranger"])
        self.assert_zip(file, "others", [items[0], items[2]])

    def test_of_nothing_there_is_no_zip(self):
        file = self.folder / "nothing.zip"
        done = self.pack("nothing", "stranger", "--zip", str(file), check=False)
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn(f"no document is there, so {file} is not written", done.stderr)
        self.assertFalse(file.exists())

    def test_a_zip_that_cannot_be_written_is_refused_before_any_document_is_made(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        for file, why in ((self.folder / "missing" / "a.zip", "No such file or directory"),
                          (self.folder, "it is a directory"), (pipe, "it is no ordinary file")):
            done = self.pack("refused", "p00", "--zip", str(file), check=False)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(f"cannot write {file}: ", done.stderr)
            self.assertIn(why, done.stderr)
            self.assertFalse((self.folder / "refused").exists())

    def test_a_zip_never_takes_the_place_of_the_packs_own_files(self):
        self.pack("own", "p00")
        before = self.manifest("own")
        done = self.pack("own", "p00", "--zip", str(self.folder / "own" / "manifest.json"), check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("manifest.json: it would lie among the pack's own files", done.stderr)
        self.assertEqual(self.manifest("own"), before)

    def test_a_zip_that_the_disk_has_no_room_for_leaves_the_one_before(self):
        place = self.folder / "full"
        place.mkdir()
        file = place / "a.zip"
        file.write_bytes(b"the one before")
        self.pack("room", "p00", "p01", "p02")
        room = max(item["bytes"] for item in self.manifest("room")["items"]) * 2

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails as on a full disk
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

        done = self.pack("room", "p00", "p01", "p02", "--zip", str(file), check=False, preexec_fn=limit)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn(f"cannot write {file}: ", done.stderr)
        self.assertEqual([(path.name, path.read_bytes()) for path in place.iterdir()], [("a.zip", b"the one before")])


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
