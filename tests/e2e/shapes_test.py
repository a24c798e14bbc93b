#!/usr/bin/env python3
"""The server in its shapes and in trouble: peers over TCP, tokens, a second server, bad files, full disks, signals."""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import unittest

import house


def many_goals(path, person, count):
    """An import file with one person of so many goals."""
    goals = [{"id": f"goal-{g}", "title": f"Goal {g}", "description": "x" * 400} for g in range(count)]
    path.write_text(json.dumps({"people": [{"id": person, "profile": {"display_name": person}, "goals": goals}]}))


class Shapes(unittest.TestCase):
    def setUp(self):
        scratch = house.scratch()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def test_documents_wear_the_organizations_theme(self):
        theme = self.scratch / "theme.json"
        theme.write_text(json.dumps({"footer": "Northwind · people@northwind.example", "palette": {"brand": "#1F3A8A"}}))
        pages = {}
        for name, flags in (("own", ()), ("theirs", (f"--theme-file={theme}",))):
            directory = self.scratch / name
            directory.mkdir()
            with house.Server(directory, "--drain-timeout-s=0", *flags) as server:
                server.run("import", *house.DEMO)
                server.run("report", "--kind=brief", f"--out={directory}/brief.pdf", "amara", who="amara")
            pages[name] = subprocess.run(["pdftotext", directory / "brief.pdf", "-"], check=True, capture_output=True,
                                         text=True).stdout
        self.assertNotIn("Northwind", pages["own"])
        self.assertIn("Northwind · people@northwind.example", pages["theirs"])
        theme.write_text("{}]")
        done = subprocess.run([house.MILEPOSTD, "serve", f"--theme-file={theme}"], capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("theme.json: is no JSON object", done.stderr)

    def answers(self, *flags):
        """What a server says about two people, and the documents it makes."""
        directory = self.scratch / ("-".join(flags).replace("=", "-") or "plain")
        directory.mkdir()
        with house.Server(directory, "--drain-timeout-s=0", *flags) as server:
            server.run("import", *house.DEMO)
            said = {}
            for person in ("amara", "mei-ling"):
                for question in ("gap", "motivation", "learning", "workload", "balance"):
                    said[person, question] = server.ask(question, person, who=person)
                said[person, "goals"] = [goal["status"] for goal in
                                         server.ask("list", f"profiles/{person}/goals", "--all", who=person)]
                for kind in ("plan", "progress"):
                    out = directory / f"{person}-{kind}.pdf"
                    server.run("report", person, "--kind", kind, "--out", str(out), who=person)
                    said[person, kind] = hashlib.sha256(out.read_bytes()).hexdigest()
            self.assertEqual(server.stop()[0], 0)
        return said

    def test_gives_the_same_answers_when_its_services_meet_over_tcp(self):
        self.assertEqual(self.answers("--peers=in-process"), self.answers("--peers=network"))

    def test_lets_in_who_holds_a_token_and_nobody_else(self):
        tokens = self.scratch / "tokens"
        hashed = {word: hashlib.sha256(word.encode()).hexdigest() for word in ("sync-secret", "ann-secret", "read-secret")}
        tokens.write_text(f"# who may call\n{hashed['sync-secret']} directory-sync roles=service\n"
                          f"{hashed['ann-secret']} profiles/ann\n"
                          f"{hashed['read-secret']} profiles/ann scopes=profiles.read\n")
        with house.Server(self.scratch, "--drain-timeout-s=0", f"--token-file={tokens}", auth="token-file") as server:
            server.run("--token=sync-secret", "create", "profiles", "--id=ann", "display_name=Ann")
            server.run("--token=ann-secret", "create", "profiles/ann/goals", "title=Mine", "--initial-state=active")
            self.assertIn("Mine", server.run("--token=ann-secret", "list", "profiles/ann/goals").stdout)
            self.assertIn("Ann", server.run("--token=read-secret", "get", "profiles/ann").stdout)
            refusals = {
                "a wrong token": ("--token=guessed", "get", "profiles/ann"),
                "no token": ("get", "profiles/ann"),
                "development's word for it": ("--as=ann", "get", "profiles/ann"),
                "a scope that is missing": ("--token=read-secret", "list", "profiles/ann/goals"),
            }
            for what, arguments in refusals.items():
                done = server.run(*arguments, check=False)
                self.assertEqual(done.returncode, 4, f"{what}: {done.stdout}{done.stderr}")
                self.assertRegex(done.stderr, "token|scope", what)
                self.assertNotIn("Mine", done.stdout)
            for secret in hashed:
                self.assertNotIn(secret, server.output())

    def test_makes_a_roll_up_with_a_token_for_that_alone(self):
        with house.Server(self.scratch, "--drain-timeout-s=0") as server:
            server.run("import", *house.DEMO)
            server.stop()
        tokens = self.scratch / "tokens"
        tokens.write_text(f"{hashlib.sha256(b'secret').hexdigest()} analytics roles=auditor scopes=organization.read\n")
        with house.Server(self.scratch, "--drain-timeout-s=0", f"--token-file={tokens}", auth="token-file") as server:
            pdf = self.scratch / "roll-up.pdf"
            command = [house.MILEPOST_REPORT, f"--server={server.address}", "--token=secret", "--kind=roll-up",
                       f"--out={pdf}"]
            text, deadline = "", time.monotonic() + 30
            while "Largest skill gaps" not in text and time.monotonic() < deadline:  # the sweep at the start counts them
                subprocess.run(command, check=True, capture_output=True, env=house.ENVIRONMENT)
                text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
            self.assertIn("Solution architecture", text, "a skill's name, from the catalog that this token may not read")
            refused = server.run("--token=secret", "list", "skills", check=False)
            self.assertEqual(refused.returncode, 4, refused.stdout)

    def test_refuses_a_token_file_with_a_fault_and_names_the_line(self):
        tokens = self.scratch / "tokens"
        good = hashlib.sha256(b"x").hexdigest()
        for line, fault in ((f"{good} profiles/ann roles=king", "unknown role"), ("abc profiles/ann", "SHA-256"),
                            (f"{good} profiles/ann scopes=", "scopes=")):
            tokens.write_text(f"# one\n{line}\n")
            server = house.Server(self.scratch, f"--token-file={tokens}", auth="token-file")
            server.launch()
            self.assertNotEqual(server.process.wait(timeout=20), 0)
            server.log.close()
            self.assertIn(f"{tokens}:2:", server.output())
            self.assertIn(fault, server.output())

    def test_refuses_a_second_server_on_the_same_file(self):
        with house.Server(self.scratch, "--drain-timeout-s=0") as server:
            second = subprocess.run(
                [house.MILEPOSTD, "serve", "--listen=127.0.0.1:0", f"--database=sqlite:{server.database}"],
                capture_output=True, text=True, timeout=30, env=house.ENVIRONMENT)
            self.assertNotEqual(second.returncode, 0)
            self.assertIn(str(server.process.pid), second.stderr, "says which process holds it")
            server.run("create", "profiles", "--id=ann", "display_name=Ann", "--roles=service", who="directory-sync")

    def start_and_fail(self, database, command=house.MILEPOSTD, **options):
        done = subprocess.run([command, "serve", "--listen=127.0.0.1:0", f"--database=sqlite:{database}"],
                              capture_output=True, text=True, timeout=30, env=house.ENVIRONMENT, **options)
        self.assertNotEqual(done.returncode, 0)
        self.assertTrue(done.stderr.startswith("milepostd: "), done.stderr)
        return done.stderr

    def test_says_what_is_wrong_with_a_file_it_cannot_use(self):
        self.assertIn("missing", self.start_and_fail(self.scratch / "missing" / "milepost.db"))
        junk = self.scratch / "junk.db"
        junk.write_bytes(b"this is no database " * 100)
        self.assertIn("not a database", self.start_and_fail(junk))
        self.assertEqual(junk.read_bytes(), b"this is no database " * 100)

    def test_says_that_a_file_is_read_only(self):
        with house.Server(self.scratch, "--drain-timeout-s=0") as server:
            self.assertEqual(server.stop()[0], 0)
        program = shutil.copy(house.MILEPOSTD, self.scratch / "milepostd")  # where an unprivileged user finds it
        for path in (program, self.scratch):
            os.chmod(path, 0o755)
        for file in self.scratch.glob("milepost.db*"):
            os.chmod(file, 0o444 if "lock" not in file.name else 0o666)
        os.chmod(self.scratch, 0o555)
        drop = (lambda: os.setuid(65534)) if os.geteuid() == 0 else None  # root may write everywhere
        try:
            message = self.start_and_fail(server.database, command=program, preexec_fn=drop)
        finally:
            os.chmod(self.scratch, 0o755)
        self.assertRegex(message, "may not be written")

    def test_loses_nothing_acknowledged_when_the_disk_is_full(self):
        people, log = self.scratch / "people.json", self.scratch / "acknowledged"
        many_goals(people, "ann", 3000)
        with house.Server(self.scratch, "--log=none", largest_file=6 << 20) as server:
            done = server.run("--timeout-s=2", "import", "--stop-on-error", f"--ack-log={log}", str(people), check=False)
            self.assertNotEqual(done.returncode, 0)
            self.assertRegex(done.stdout + done.stderr, "(?i)full|space|large|unavailable|storage|store|outcome")
            self.assertIsNone(server.process.poll(), "a full disk is no reason to die")
        acknowledged = log.read_text().splitlines()
        self.assertGreater(len(acknowledged), 100)
        self.assertLess(len(acknowledged), 3000)
        with house.Server(self.scratch, "--drain-timeout-s=0") as server:
            goals = server.ask("list", "profiles/ann/goals", "--all", "--page-size=1000", who="ann")
            found = {goal["name"] for goal in goals} | {"profiles/ann"}
            print(f"full disk: acknowledged {len(acknowledged)}, found {len(found & set(acknowledged))}")
            self.assertFalse(set(acknowledged) - found)
            self.assertIn("3001 of 3001", server.run("import", str(people)).stdout)
            self.assertEqual(server.stop()[0], 0)
        connection = sqlite3.connect(server.database)
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchone()[0], "ok")
        connection.close()

    def test_check_config_lists_every_fault_at_once(self):
        done = subprocess.run(
            [house.MILEPOSTD, "check-config", "--listen=everywhere", "--auth=none", "--clock=fixed:noon", "--peers=pigeon",
             "--serve=goals", "--log=paper", "--workers=0", "--drain-timeout-s=-1"],
            capture_output=True, text=True, env=house.ENVIRONMENT)
        self.assertEqual(done.returncode, 1)
        for flag in ("--listen", "--auth", "--clock", "--peers", "--serve", "--log", "--workers", "--drain-timeout-s"):
            self.assertIn(flag, done.stderr)
        good = subprocess.run([house.MILEPOSTD, "check-config"], capture_output=True, text=True, env=house.ENVIRONMENT)
        self.assertEqual(good.returncode, 0)
        self.assertIn("listen = 127.0.0.1:50051", good.stdout)

    def test_stops_within_two_seconds_of_a_signal(self):
        for sign in (signal.SIGTERM, signal.SIGINT):
            with house.Server(self.scratch) as server:
                server.run("list", "skills", who="anybody")
                begin = time.monotonic()
                server.process.send_signal(sign)
                self.assertEqual(server.process.wait(timeout=30), 0)
                self.assertLess(time.monotonic() - begin, 2)

    def test_drains_at_the_first_signal_and_stops_at_once_at_the_second(self):
        people = self.scratch / "people.json"
        many_goals(people, "ann", 2000)
        with house.Server(self.scratch, "--drain-timeout-s=60") as server:
            server.run("import", "--concurrency=8", str(people))
            slow = []  # so many documents of so many goals take their time
            calls = [threading.Thread(target=lambda out=f"--out={self.scratch}/{i}.pdf": slow.append(
                server.run("--timeout-s=60", "report", "ann", out, who="ann", check=False))) for i in range(24)]
            for call in calls:
                call.start()
            time.sleep(0.5)
            self.assertTrue(any(call.is_alive() for call in calls), "the documents were made too soon for this test")
            server.process.terminate()
            time.sleep(0.5)
            self.assertIsNone(server.process.poll(), "the first signal waits for the calls that run")
            begin = time.monotonic()
            server.process.terminate()
            self.assertEqual(server.process.wait(timeout=30), 128 + signal.SIGTERM)
            self.assertLess(time.monotonic() - begin, 1)
            for call in calls:
                call.join()
            self.assertTrue(any(done.returncode != 0 for done in slow))
        with house.Server(self.scratch, "--drain-timeout-s=0") as server:
            self.assertEqual(len(server.ask("list", "profiles/ann/goals", "--all", "--page-size=1000", who="ann")), 2000)

    def test_milepost_report_refuses_a_snapshot_that_is_cut_short(self):
        snapshot, out = self.scratch / "amara.binpb", self.scratch / "out.pdf"
        with house.Server(self.scratch, "--drain-timeout-s=0") as server:
            server.run("import", *house.DEMO)
            server.run("snapshot", "amara", f"--out={snapshot}", who="amara")
            server.run("report", "amara", f"--out={self.scratch}/online.pdf", who="amara")
        command = [house.MILEPOST_REPORT, f"--snapshot={snapshot}", f"--out={out}"]
        whole = subprocess.run(command, capture_output=True, text=True, env=house.ENVIRONMENT)
        self.assertEqual(whole.returncode, 0, whole.stderr)
        self.assertEqual(out.read_bytes(), (self.scratch / "online.pdf").read_bytes(), "offline as online")
        out.unlink()
        data = snapshot.read_bytes()
        refused = 0
        for length in range(1, len(data), len(data) // 7):
            snapshot.write_bytes(data[:length])
            done = subprocess.run(command, capture_output=True, text=True, env=house.ENVIRONMENT)
            if done.returncode == 0:  # a cut between two fields leaves a message that is whole, though a shorter one
                out.unlink()
                continue
            refused += 1
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertFalse(out.exists(), "no part of a file is left behind")
        self.assertGreater(refused, 4)


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
