"""The oracle must itself know the worked examples, to their printed digits."""

import unittest

import oracle

TODAY = {"year": 2026, "month": 6, "day": 30}


def date_of(text):
    year, month, day = map(int, text.split("-"))
    return {"year": year, "month": month, "day": day}


def status(start, target, value, first, last):
    goal = {"name": "g", "state": "STATE_ACTIVE", "start_date": date_of(first), "due_date": date_of(last),
            "metric": {"start": start, "target": target}, "measurement": {"value": value}}
    return oracle.expected({"id": 1, "today": TODAY, "cadence_days": 14, "goals": [goal]})["statuses"][0]


class WorkedExamples(unittest.TestCase):
    def test_half_way_in_the_middle_of_the_year(self):
        found = status(0, 4, 2, "2026-01-01", "2026-12-31")
        self.assertEqual((found["progress"], round(found["expected"], 4), round(found["pace"], 3)),
                         (0.5, 0.4945, 1.011))
        self.assertEqual((found["health"], found["projected_finish_date"]), ("HEALTH_ON_TRACK", date_of("2026-12-27")))

    def test_a_falling_value(self):
        found = status(48, 24, 30, "2026-01-01", "2026-12-31")
        self.assertEqual((found["progress"], found["health"]), (0.75, "HEALTH_AHEAD"))

    def test_eight_of_forty_hours(self):
        found = status(0, 40, 8, "2026-03-01", "2026-09-30")
        self.assertEqual((found["progress"], round(found["expected"], 4)), (0.2, 0.5681))
        self.assertEqual((found["health"], found["projected_finish_date"]), ("HEALTH_OFF_TRACK", date_of("2027-10-27")))

    def test_a_missed_due_date(self):
        self.assertEqual(status(0, 2, 1, "2026-01-01", "2026-06-15")["health"], "HEALTH_OVERDUE")

    def test_nothing_done_in_the_first_days(self):
        self.assertEqual(status(0, 5, 0, "2026-06-20", "2026-12-31")["health"], "HEALTH_NOT_STARTED")

    def test_roll_up(self):
        def goal(weight, p, state="STATE_ACTIVE"):
            return oracle.goal_part({"weight": weight, "state": state}, oracle.Fraction(p))

        p, count = oracle.roll_up([goal(3, 0.5), goal(2, 0.75), goal(1, 1, "STATE_CANCELLED")])
        self.assertEqual((float(p), count), (0.6, 2))

    def test_goal_attainment(self):
        scores = [{"score": 0, "weight": 3}, {"score": 1, "weight": 2}, {"score": -1, "weight": 1}]
        self.assertEqual(round(oracle.gas(scores), 3), 52.203)

    def test_readiness(self):
        required = [("a", 5, "CRITICAL"), ("b", 5, "IMPORTANT"), ("c", 4, "IMPORTANT"), ("d", 4, "USEFUL"),
                    ("e", 5, "IMPORTANT")]
        levels = {"a": 3, "b": 4, "c": 4, "d": 5}
        gap = oracle.skill_gap({
            "requirements": [{"skill": s, "required_level": n, "importance": "IMPORTANCE_" + i}
                             for s, n, i in required],
            "assessments": [{"skill": s, "level": n, "source": "SOURCE_SELF", "assess_date": TODAY, "create_time": ""}
                            for s, n in levels.items()]}, oracle.day(TODAY))
        self.assertEqual((round(gap["readiness"], 9), gap["assessed_count"], gap["required_count"]), (0.64, 4, 5))


if __name__ == "__main__":
    unittest.main()
