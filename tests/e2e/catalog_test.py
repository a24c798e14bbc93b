#!/usr/bin/env python3
"""An hour of an HR administrator: a catalog from CSV files, twice, and a template for a whole unit."""

import json
import pathlib
import re
import unittest

import house

SKILLS = 5000
BROKEN = {1000: '2.X.999,"Half a quote', 2500: "2.X.2499,Too,many,fields,here", 4001: ",No code,"}
PEOPLE = [f"nurse-{i}" for i in range(12)]


def skills_csv(path):
    """SKILLS lines below the header, three of them broken, as a spreadsheet saves them: a byte order mark, CR LF."""
    lines = ["Element ID,Element Name,Description"]
    lines += [BROKEN.get(i + 2, f'2.X.{i},"Skill, number {i}",What skill {i} is') for i in range(SKILLS)]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode() + b"\r\n")
    return path


def counts(text):
    found = re.search(r"(\d+) created, (\d+) updated, (\d+) unchanged, (\d+) failed", text)
    return tuple(map(int, found.groups()))


class Catalog(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = house.scratch()
        cls.addClassCleanup(cls.directory.cleanup)
        cls.path = pathlib.Path(cls.directory.name)
        cls.server = cls.enterClassContext(house.Server(cls.path))
        people = {"people": [{"id": person, "profile": {"display_name": person.title(), "unit": "Ward 7"}}
                             for person in PEOPLE]}
        (cls.path / "people.json").write_text(json.dumps(people))
        cls.server.run("import", str(cls.path / "people.json"))

    def as_hr(self, *arguments, **options):
        return self.server.run("--roles=hr_admin", *arguments, who="hr-desk", **options)

    def stored(self, collection, text_filter):
        return self.server.ask("list", collection, "--all", "--filter", text_filter, who="nurse-1")

    def test_a_catalog_is_imported_once_however_often_it_is_run(self):
        file = str(skills_csv(self.path / "skills.csv"))
        command = ["import-skills", "--format=onet", "--catalog-version=30.0", file]
        tried = self.as_hr(*command, "--dry-run", check=False)
        self.assertEqual((tried.returncode, counts(tried.stdout)), (2, (SKILLS - 3, 0, 0, 3)))
        self.assertEqual(self.stored("skills", 'display_name >= "Skill, " AND display_name < "Skill-"'), [])

        first = self.as_hr(*command, check=False)
        self.assertEqual((first.returncode, counts(first.stdout)), (2, (SKILLS - 3, 0, 0, 3)))
        for line, column in ((1000, 2), (2500, 5), (4001, 1)):
            self.assertRegex(first.stderr, rf"skills\.csv: line {line}, column {column}\b")
        skill = self.server.ask("get", "skills/onet-2-x-7", who="nurse-1")
        self.assertEqual(skill["displayName"], "Skill, number 7")
        self.assertEqual(skill["externalReferences"], [{"catalog": "CATALOG_ONET", "code": "2.X.7", "version": "30.0"}])

        second = self.as_hr(*command, check=False)
        self.assertEqual((second.returncode, counts(second.stdout)), (2, (0, 0, SKILLS - 3, 3)))
        self.assertEqual(self.server.ask("get", "skills/onet-2-x-7", who="nurse-1"), skill)

    def test_the_sample_of_onet_is_taken(self):
        sample = str(house.SOURCE / "clients/catalogs/onet-skills.csv")
        done = self.as_hr("import-skills", "--format=onet", sample)
        self.assertEqual(counts(done.stdout), (10, 0, 0, 0))
        self.assertEqual(self.server.ask("get", "skills/onet-2-b-2-i", who="nurse-1")["displayName"],
                         "Complex Problem Solving")

    def test_requirements_become_a_role_and_follow_the_file(self):
        file = self.path / "requirements.csv"
        header = "O*NET-SOC Code,Title,Element ID,Element Name,Scale ID,Data Value\n"
        row = "29-1141.00,Registered Nurses,2.A.1.b,Active Listening,{},{}\n"
        for level, expected in (("4.25", (0, "competent")), ("6.3", (1, "expert"))):
            file.write_text(header + row.format("IM", "4.12") + row.format("LV", level))
            done = self.as_hr("import-skills", "--format=onet", str(file))
            self.assertEqual(counts(done.stdout), (1 - expected[0], expected[0], 0, 0))
            role = self.server.ask("get", "roles/onet-29-1141-00", who="nurse-1")
            self.assertEqual(role["requirements"][0]["levelName"], expected[1])
            self.assertEqual(role["requirements"][0]["importance"], "IMPORTANCE_CRITICAL")

    def test_a_template_is_applied_to_a_unit_by_one_command(self):
        template = {"display_name": "Lead a ward", "kind": "plan", "plan": {"period_months": 6},
                    "goals": [{"title": "Plan the roster", "due_day": 90, "action_items": [{"title": "Draft it"}]},
                              {"title": "Read the budget", "due_day": 180}]}
        (self.path / "template.json").write_text(json.dumps(template))
        self.as_hr("create", "templates", "--id=ward", "--file", str(self.path / "template.json"))
        # One of them has a plan already, so that person cannot get another.
        self.server.run("create", "profiles/nurse-3/plans", "display_name=My own", who="nurse-3")
        listed = self.path / "people.txt"
        listed.write_text("# the night shift\nnurse-1\nprofiles/nobody\n\nnurse-1\n")
        command = ["template", "apply", "templates/ward", "--start=2026-07-01"]

        some = self.as_hr(*command, "--to", str(listed), check=False)
        self.assertEqual(some.returncode, 3)
        self.assertIn("1 of 2 people have it, 1 failed", some.stdout)
        self.assertIn("profiles/nobody: ", some.stderr)

        for _ in range(2):
            done = self.as_hr(*command, "--unit", "Ward 7", check=False)
            self.assertEqual(done.returncode, 5)
            self.assertIn("11 of 12 people have it, 1 failed", done.stdout)
            self.assertIn("profiles/nurse-3: ", done.stderr)
        for person in PEOPLE:
            plans = self.server.ask("list", f"profiles/{person}/plans", who=person)
            goals = self.server.ask("list", f"profiles/{person}/goals", who=person)
            if person == "nurse-3":
                self.assertEqual([plan["displayName"] for plan in plans], ["My own"])
                self.assertEqual(goals, [])
                continue
            self.assertEqual([(plan["displayName"], plan["state"], plan["template"]) for plan in plans],
                             [("Lead a ward", "STATE_DRAFT", "templates/ward")])
            self.assertEqual(sorted((goal["title"], goal["state"]) for goal in goals),
                             [("Plan the roster", "STATE_PROPOSED"), ("Read the budget", "STATE_PROPOSED")])

    def test_what_is_deprecated_is_refused_for_new_roles(self):
        for skill in ("fax", "e-mail"):
            self.as_hr("create", "skills", f"--id={skill}", f"display_name={skill}")
        self.as_hr("deprecate", "skills/fax", "--replaced-by=skills/e-mail")
        refused = self.as_hr("create", "roles", "display_name=Clerk", "requirements=[{skill: skills/fax, required_level: 2}]",
                             check=False)
        self.assertEqual(refused.returncode, 5)
        self.assertIn("skills/e-mail", refused.stderr)
        self.as_hr("restore", "skills/fax")
        self.as_hr("create", "roles", "display_name=Clerk", "requirements=[{skill: skills/fax, required_level: 2}]")


if __name__ == "__main__":
    unittest.main()
