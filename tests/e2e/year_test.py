#!/usr/bin/env python3
"""A year of each of the five people through the public API, with the clock set day by day. Every expectation was worked
out by hand from the formulas. Each year is lived twice: the second time the server is killed and started again before
every day, and everything it answers must be the same."""

import importlib
import pathlib
import subprocess
import sys
import unittest

import house

STORIES = pathlib.Path(__file__).parent / "year"
sys.path[:0] = [str(STORIES), str(house.BUILD / "python")]
PEOPLE = sorted(story.stem for story in STORIES.glob("*.py") if "\ndef live(world):" in story.read_text())


class Year(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run([house.SOURCE / "clients/python/generate.sh", house.BUILD], check=True)

    def live(self, person, restarts):
        cast, world_module, story = (importlib.import_module(name) for name in ("cast", "world", person))
        with house.scratch() as scratch:
            world = world_module.World(scratch, restarts)
            try:
                cast.gather(world)
                story.live(world)
                return world.transcript
            finally:
                world.close()

    def year(self, person):
        straight = self.live(person, restarts=False)
        print(f"{person}: {len(straight)} calls")
        restarted = self.live(person, restarts=True)
        self.assertEqual(len(straight), len(restarted))
        for one, other in zip(straight, restarted):
            self.assertEqual(one, other)


for person in PEOPLE:
    setattr(Year, f"test_of_{person}", lambda self, person=person: self.year(person))

if __name__ == "__main__":
    unittest.main(verbosity=2)
