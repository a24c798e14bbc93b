#!/usr/bin/env python3
"""The demo: 18 documents, the same bytes twice, and every number in them is the one that the API answers."""

import hashlib
import math
import pathlib
import re
import subprocess
import sys
import time
import unittest

import house

NAMES = {"amara": "Amara Okafor", "tomasz": "Tomasz Zieliński", "lerato": "Lerato Mokoena", "mei-ling": "陳美玲",
         "diego": "Diego Fernández"}
MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru".split(),
    "es": "ene feb mar abr may jun jul ago sep oct nov dic".split(),
}
NONE = "–"


def percent(share):
    """Rounded half away from zero, as the documents round."""
    return int(math.copysign(math.floor(abs(share) * 100 + 0.5 + 1e-9), share))


def number(text):
    """A printed number: decimal comma or point, a minus sign of typography."""
    return float(text.replace(",", ".").replace("−", "-").replace("+", ""))


def plain(value, digits):
    """A number with at most so many digits after the point, none for nothing."""
    scale = 10**digits
    return math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9), value) / scale


def percents(line):
    return [int(found) for found in re.findall(r"(\d+)\s?%", line)]


def day(text):
    """(year, month, day) of a short printed date."""
    if found := re.fullmatch(r"(\d+)年(\d+)月(\d+)日", text):
        return tuple(map(int, found.groups()))
    found = re.fullmatch(r"(\d+) (\w+)\.? (\d+)", text)
    if not found:
        return None
    for months in MONTHS.values():
        if found[2] in months:
            return int(found[3]), months.index(found[2]) + 1, int(found[1])
    return None


def date_of(message):
    return (message["year"], message["month"], message["day"])


class Document:
    def __init__(self, path):
        self.text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
        self.pages = [page.splitlines() for page in self.text.split("\f")]
        self.lines = self.text.splitlines()

    def rows_of(self, title):
        """The lines with a percentage whose first cell begins the title (long titles go on in the next line)."""
        rows = []
        for line in self.lines:
            cell = re.split(r"\s{2,}", line.strip())[0]
            whole = cell == title or (len(cell) >= 12 and title.startswith(cell))
            if whole and percents(line[line.index(cell) + len(cell):]):
                rows.append(line[line.index(cell) + len(cell):])
        return rows


class Demo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = house.scratch()
        cls.hashes, cls.answers, cls.documents = [], {}, {}
        for run in ("first", "second"):
            directory = pathlib.Path(cls.scratch.name, run)
            directory.mkdir()
            with house.Server(directory, "--drain-timeout-s=0") as server:
                cls.wait_for(lambda: "swept in" in server.output())  # which counted nobody
                done = server.run("import", *house.DEMO)
                print(done.stdout.strip().splitlines()[-1])
                for person in NAMES:
                    for kind in ("plan", "progress"):
                        out = directory / f"{person}-{kind}.pdf"
                        server.run("report", person, "--kind", kind, "--out", str(out), who=person)
                    server.run("brief", person, "--out", str(directory / f"{person}-brief.pdf"), who=person)
                for kind in ("team-summary", "blank-form"):
                    server.run("report", "helen", "--kind", kind, "--out", str(directory / f"{kind}.pdf"), who="helen")
                if run == "first":
                    for person in NAMES:
                        cls.answers[person] = cls.ask(server, person)
                        cls.documents[person] = {
                            kind: Document(directory / f"{person}-{kind}.pdf") for kind in ("plan", "progress")}
                    cls.team = server.ask("call", "GoalsService.ListReportSummaries", "{parent: profiles/helen}",
                                          who="helen")["reportSummaries"]
                assert server.stop()[0] == 0
            cls.roll_up(directory)
            files = sorted(directory.glob("*.pdf"))
            cls.hashes.append({file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files})

    @staticmethod
    def wait_for(condition):
        deadline = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < deadline, "not within 30 s"
            time.sleep(0.05)

    @classmethod
    def roll_up(cls, directory):
        """People are counted when a server starts, if they have not been that day: the first one had nobody to count."""
        with house.Server(directory, "--drain-timeout-s=0") as server:
            def summary():
                return server.ask("--roles=hr_admin", "call", "GoalsService.GetOrganizationSummary", "{}",
                                  who="profiles/olga")
            cls.wait_for(lambda: "asOfTime" in summary())
            cls.organization = summary()
            server.run("--roles=hr_admin", "report", "olga", "--kind", "roll-up", "--out",
                       str(directory / "roll-up.pdf"), who="profiles/olga")
            cls.generate(directory / "nobodys-roll-up.PDF", "--server", server.address, "--as=hr-desk",
                         "--roles=hr_admin", "--kind=roll-up", "--locale=pl")
            cls.generate(directory / "offline-form.PDF", "--kind=blank-form", "--paper=letter", "--locale=es")

    @classmethod
    def generate(cls, out, *arguments):
        """The generator by itself; in capitals, so that its files are not among the documents of the demo."""
        subprocess.run([house.MILEPOST_REPORT, "--out", out, *arguments], check=True, capture_output=True,
                       env=house.ENVIRONMENT)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def ask(cls, server, person):
        parent = f"profiles/{person}"
        return {
            "goals": server.ask("list", f"{parent}/goals", "--all", who=person),
            "plans": server.ask("list", f"{parent}/plans", "--all", who=person),
            "gap": server.ask("gap", person, who=person),
            "workload": server.ask("workload", person, who=person),
            "balance": server.ask("balance", person, who=person),
            "motivation": server.ask("motivation", person, who=person),
            "learning": server.ask("learning", person, who=person),
        }

    def test_makes_a_plan_a_progress_report_and_a_brief_of_everybody_and_three_about_no_single_person(self):
        about_people = [f"{person}-{kind}.pdf" for person in NAMES for kind in ("plan", "progress", "brief")]
        self.assertEqual(sorted(self.hashes[0]),
                         sorted([*about_people, "team-summary.pdf", "roll-up.pdf", "blank-form.pdf"]))

    def test_prints_the_teams_figures_as_the_api_answers_them(self):
        document = Document(pathlib.Path(self.scratch.name, "first", "team-summary.pdf"))
        strip = next(line for line in document.pages[0] if re.match(r"\s+\d+ ?/ ?\d+\s", line))
        agreed, well = re.findall(r"(\d+) ?/ ?(\d+)", strip)
        states = [plan["state"] for person in self.team for plan in person.get("plans", [])]
        self.assertEqual(agreed, (str(sum(s in ("STATE_AGREED", "STATE_IN_REVIEW") for s in states)),
                                  str(len(self.team))))
        health = {}
        for person in self.team:
            for one in person["counts"].get("healths", []):
                health[one["health"]] = health.get(one["health"], 0) + one["count"]
        judged = sum(n for name, n in health.items() if name not in ("HEALTH_DONE", "HEALTH_PAUSED"))
        self.assertEqual(well, (str(health.get("HEALTH_AHEAD", 0) + health.get("HEALTH_ON_TRACK", 0)), str(judged)))
        for person in self.team:
            for plan in person.get("plans", []):
                self.assertTrue(any(percents(line) == [percent(plan["progress"])] for line in document.lines), plan)

    def test_prints_the_roll_up_as_the_api_answers_it(self):
        document = Document(pathlib.Path(self.scratch.name, "first", "roll-up.pdf"))
        total = self.organization["total"]
        strip = next(line for line in document.pages[0] if len(percents(line)) == 2)
        self.assertEqual(percents(strip), [percent(total["openPlanShare"]), percent(total["agreedShare"])])
        shown = [unit for unit in self.organization["units"] if not unit.get("suppressed")]
        self.assertEqual([unit["unit"] for unit in shown], ["Engineering"], "the one unit with five people or more")
        for unit in self.organization["units"]:
            row = next(line for line in document.lines if re.match(rf"\s+{unit['unit']}\s{{2,}}", line))
            if unit in shown:
                self.assertEqual(percents(row), [percent(unit["openPlanShare"]), percent(unit["agreedShare"])])
            else:
                self.assertFalse(re.search(r"\d", row), f"a number of a withheld unit: {row}")

    def test_makes_a_roll_up_for_somebody_without_a_profile_in_their_language(self):
        document = Document(pathlib.Path(self.scratch.name, "first", "nobodys-roll-up.PDF"))
        self.assertIn("Cała organizacja", document.text)
        total = self.organization["total"]
        strip = next(line for line in document.pages[0] if len(percents(line)) == 2)
        self.assertEqual(percents(strip), [percent(total["openPlanShare"]), percent(total["agreedShare"])])

    def test_makes_a_form_without_any_server(self):
        document = Document(pathlib.Path(self.scratch.name, "first", "offline-form.PDF"))
        self.assertIn("Plan de desarrollo profesional", document.text)
        self.assertEqual(document.text.count("\f"), 6, "pages")

    def test_makes_a_form_that_names_nobody(self):
        form = Document(pathlib.Path(self.scratch.name, "first", "blank-form.pdf"))
        self.assertNotIn("Helen", form.text)
        self.assertEqual(form.text.count("\f"), 6, "pages")

    def test_makes_briefs_of_one_page_that_name_their_person(self):
        for person, name in NAMES.items():
            brief = Document(pathlib.Path(self.scratch.name, "first", f"{person}-brief.pdf"))
            self.assertEqual(brief.text.count("\f"), 1, person)
            self.assertIn(name, brief.text, person)

    def test_makes_the_same_bytes_twice(self):
        self.assertEqual(self.hashes[0], self.hashes[1])

    def test_makes_files_that_qpdf_finds_no_fault_in(self):
        for file in pathlib.Path(self.scratch.name, "first").glob("*.pdf"):
            done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_reads_back_the_names(self):
        for person, name in NAMES.items():
            for kind, document in self.documents[person].items():
                self.assertIn(name, document.text, f"{person} {kind}")

    def test_prints_the_numbers_of_goals_as_the_api_answers_them(self):
        checked = 0
        for person, answer in self.answers.items():
            for kind, document in self.documents[person].items():
                for goal in answer["goals"]:
                    status = goal.get("status", {})
                    for row in document.rows_of(goal["title"]):
                        where = f"{person} {kind} {goal['title']}: {row.strip()}"
                        self.assertIn("progress", status, f"a number that the API lacks: {where}")
                        printed = percents(row)
                        self.assertEqual(printed[0], percent(status["progress"]), where)
                        checked += 1
                        if len(printed) > 1 and kind == "progress":
                            self.assertEqual(printed[1], percent(status["expected"]), where)
                            checked += 1 + self.check_pace(row, status, where)
        print(f"{checked} numbers of goals are those of the API")
        self.assertGreater(checked, 80)

    def check_pace(self, row, status, where):
        """Pace, projected finish and slip stand behind the two percentages of the table."""
        cells = re.split(r"\s{2,}", row[row.rindex("%") + 1:].strip())
        self.assertGreaterEqual(len(cells), 3, where)
        pace, finish, slip = cells[:3]
        if pace == NONE:
            self.assertNotIn("pace", status, where)
        else:
            self.assertAlmostEqual(number(pace), plain(status["pace"], 2), places=6, msg=where)
        if finish == NONE:
            self.assertNotIn("projectedFinishDate", status, where)
            self.assertEqual(slip, NONE, where)
            return 3
        self.assertEqual(day(finish), date_of(status["projectedFinishDate"]), where)
        self.assertEqual(int(number(slip.split(" ")[0])), status.get("slipDays", 0), where)
        return 3

    def test_prints_the_goal_cards_as_the_api_answers_them(self):
        words = ("Progress", "Postęp", "Progreso", "Avance", "進度")
        for person, answer in self.answers.items():
            known = [(percent(goal["status"]["progress"]),
                      percent(goal["status"]["expected"]) if "expected" in goal["status"] else None)
                     for goal in answer["goals"] if "progress" in goal.get("status", {})]
            cards = [percents(line) for line in self.documents[person]["plan"].lines
                     if line.strip().startswith(words) and percents(line)]
            self.assertTrue(cards or person == "diego", person)
            for card in cards:
                matching = [pair for pair in known if pair[0] == card[0] and (len(card) < 2 or pair[1] == card[1])]
                self.assertTrue(matching, f"{person}: {card} is no goal's")

    def test_prints_the_plans_figures_as_the_api_answers_them(self):
        for person, answer in self.answers.items():
            top = self.documents[person]["plan"].pages[0][:24]
            printed = sorted(found for line in top for found in percents(line))
            plan = answer["plans"][0]
            expected = [percent(plan["progress"])]
            if answer["gap"] and "readiness" in answer["gap"]:
                expected.append(percent(answer["gap"]["readiness"]))
            if "shortShare" in answer["balance"]:
                expected.append(percent(answer["balance"]["shortShare"]))
            self.assertEqual(printed, sorted(expected), f"{person}: progress, readiness and short-term share")

    def test_prints_streak_hours_and_overdue_goals_as_the_api_answers_them(self):
        for person, answer in self.answers.items():
            document = self.documents[person]["progress"]
            strip = next(line for line in document.pages[0] if re.match(r"\s+\d+/\d+\s", line))
            on_track, overdue, streak, hours = re.split(r"\s{2,}", strip.strip())[:4]
            health = [goal["status"].get("health") for goal in answer["goals"] if not goal.get("archived")]
            self.assertEqual(int(on_track.split("/")[0]), sum(h in ("HEALTH_AHEAD", "HEALTH_ON_TRACK") for h in health),
                             person)
            self.assertEqual(int(overdue), health.count("HEALTH_OVERDUE"), person)
            self.assertEqual(int(streak), answer["motivation"].get("streak", 0), person)
            self.assertAlmostEqual(number(re.match(r"[\d.,]+", hours)[0]),
                                   plain(answer["learning"].get("totalHours", 0), 1), msg=person)

    def test_prints_the_workload_as_the_api_answers_it(self):
        for person, answer in self.answers.items():
            workload = answer["workload"]
            numbers = [plain(workload.get("weeklyHours", 0), 1), plain(workload.get("weeklyCapacityHours", 0), 1)]
            lines = [[number(found) for found in re.findall(r"\d+(?:[.,]\d+)?", line)]
                     for line in self.documents[person]["plan"].lines]
            self.assertTrue(any(all(n in line for n in numbers) for line in lines), f"{person}: {numbers}")


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    unittest.main(verbosity=2)
