"""Random cases for the oracle, weighted towards the edges of the rules. A seed gives the same cases everywhere."""

from datetime import date, timedelta

from oracle import expected_progress, json_date

STATES = ["ACTIVE"] * 10 + ["COMPLETED"] * 3 + ["ON_HOLD", "ON_HOLD", "PROPOSED", "ACCEPTED", "REJECTED", "CANCELLED"]
OUTCOMES = ["NOT_ACHIEVED", "PARTIALLY_ACHIEVED", "ACHIEVED", "EXCEEDED"]
# Distances around a threshold: none, by rounding, within the tolerance of 1e-9, beyond it. Odd ones, so that no mean of
# them lies on the tolerance itself, where the two sides may honestly differ.
NUDGES = [0, 0, 0, 1e-15, -1e-15, 4.3e-10, -4.3e-10, 3.7e-9, -3.7e-9, 1e-3, -1e-3]
TODAYS = [date(2026, 6, 30), date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), date(2026, 1, 1),
          date(2026, 12, 31)]


class Generator:
    def __init__(self, random):
        self.random = random
        self.today = TODAYS[0]

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *values):
        return self.random.choice(values)

    def near(self, *distances):
        """A day so far from today, or any day of some years around it."""
        days = self.random.choice(distances) if self.chance(0.8) else self.random.randint(-1500, 1500)
        return json_date(self.today + timedelta(days))

    def weight(self):
        return self.pick(0.001, 0.5, 1, 1, 2, 3, 7.25, 100, self.random.uniform(0.01, 100))

    def dates(self):
        """Start and due; sometimes one, one day, or on today; often a window in which thresholds are hit exactly."""
        kind = self.random.randrange(8)
        if kind == 0:
            one = self.near(-1, 0, 1)
            return {"start_date": one, "due_date": one}
        if kind == 1:
            return self.pick({}, {"start_date": self.near(-40, 0, 3)}, {"due_date": self.near(-1, 0, 1, 90)})
        if kind == 2:  # horizons: twelve months and three years, and a day more
            start = date(self.today.year - 1, self.pick(2, 3), self.pick(1, 28))
            due = start.replace(year=start.year + self.pick(1, 3)) + timedelta(self.pick(-1, 0, 1))
            return {"start_date": json_date(start), "due_date": json_date(due)}
        span = self.pick(1, 2, 7, 20, 100, 364, 1000, 1000, self.random.randint(1, 4000))
        passed = self.pick(0, 1, span, span + 1, span - 1, -1, span // 10, span // 4, span // 2, 3 * span // 4,
                           self.random.randint(-span, 2 * span))
        start = self.today - timedelta(passed)
        return {"start_date": json_date(start), "due_date": json_date(start + timedelta(span))}

    def wanted_progress(self, goal):
        """A p where something changes: at the ends, or at a band's distance from what is expected."""
        e = expected_progress(goal, self.today)
        if e is None or self.chance(0.4):
            return self.pick(0, 0, 1, 1, 0.5, 1e-12, 1 - 1e-12, 3.7e-9, 1 - 3.7e-9, 1e-6, self.random.random())
        return float(e) + self.pick(0, 0.1, -0.1, 0.25, -0.25) + self.pick(*NUDGES)

    def metric(self, goal):
        start, target = self.pick(
            (0, 1), (0, 1), (0, 4), (48, 24), (1, 0), (-3, 5), (0, 1e12), (1e12, -1e12), (0, 1e-9), (1e6, 1e6 + 1),
            (self.random.uniform(-100, 100), self.random.uniform(101, 300)))
        goal["metric"] = {"start": start, "target": target}
        if self.chance(0.85):
            p = self.wanted_progress(goal) if self.chance(0.9) else self.random.uniform(-2, 3)
            goal["measurement"] = {"value": start + p * (target - start),
                                   "effective_date": self.near(0, -1, -27, -28, -29, -30, -31, -32, -60)}

    def milestone(self, number):
        milestone = {"id": f"m{number}", "title": "m"}
        if self.chance(0.75):
            milestone["due_date"] = self.near(-1, 0, 1, -30, 30)
        if self.chance(0.5):
            milestone["weight"] = self.weight()
        if self.chance(0.5):
            milestone["achieve_date"] = self.near(0, -1, -29, -30, -31)
        return milestone

    def action(self, number):
        action = {"id": f"a{number}", "title": "a"}
        if self.chance(0.8):
            action["due_date"] = self.near(-1, 0, 1, 6, 7, 8, 14, 60)
        if self.chance(0.8):
            action["planned_hours"] = self.pick(0, 1, 3, 10, 10000, self.random.uniform(0, 50))
        if self.chance(0.4):
            action["spent_hours"] = self.pick(0, 1, 3, 10, self.random.uniform(0, 50))
        if self.chance(0.4):
            action["complete_date"] = self.near(0, -1, -29, -30, -31)
        return action

    def goal(self, number, parents):
        goal = {"name": f"profiles/p/goals/g{number}", "title": "g", "state": "STATE_" + self.random.choice(STATES)}
        parents = [parent for parent in parents if parent["depth"] < 4]
        depth = 1
        if parents and self.chance(0.7):
            parent = self.random.choice(parents)
            goal["parent_goal"], depth = parent["name"], parent["depth"] + 1
        goal.update(self.dates())
        if self.chance(0.4):
            goal["expected_curve"] = "EXPECTED_CURVE_" + self.pick("LINEAR", "STEP", "STEP", "NONE")
        if self.chance(0.4):
            goal["milestones"] = [self.milestone(i) for i in range(self.random.randint(1, 4))]
        if self.chance(0.4):
            goal["action_items"] = [self.action(i) for i in range(self.random.randint(1, 4))]
        if self.chance(0.6):
            self.metric(goal)
        if self.chance(0.15):
            progress = min(max(self.wanted_progress(goal), 0), 1)
            goal["manual_override"] = {"progress": progress, "reason": "r", "expire_date": self.near(-1, 0, 1)}
        self.judgements(goal)
        return goal, {"name": goal["name"], "depth": depth}

    def judgements(self, goal):
        if self.chance(0.5):
            goal["weight"] = self.weight()
        if self.chance(0.3):
            goal["confidence"] = self.pick(1, 3, 4, 10)
        if self.chance(0.5):
            goal["priority"] = "PRIORITY_" + self.pick("HELPFUL", "NEEDED", "ESSENTIAL")
        if self.chance(0.5):
            goal["importance"] = self.random.randint(1, 5)
        if goal["state"] == "STATE_COMPLETED" or self.chance(0.1):
            goal["closings"] = [{"outcome": "OUTCOME_" + self.random.choice(OUTCOMES)}
                                for _ in range(self.pick(1, 1, 2))]
        if self.chance(0.05):
            goal["delete_time"] = "2026-01-01T00:00:00Z"

    def skills(self, case):
        names = [f"skills/s{i}" for i in range(self.random.randint(0, 5))]
        case["requirements"] = [{"skill": name, "required_level": self.random.randint(1, 5),
                                 "importance": "IMPORTANCE_" + self.pick("USEFUL", "IMPORTANT", "CRITICAL")}
                                for name in names]
        case["assessments"] = []
        for i in range(self.random.randint(0, 8) if names else 0):
            source = self.pick("SELF", "SELF", "PEER", "MENTOR", "MANAGER", "TEST", "CREDENTIAL")
            assessment = {"name": f"profiles/p/skillAssessments/a{i}", "source": "SOURCE_" + source,
                          "skill": self.random.choice(names + ["skills/other"]),
                          "level": self.random.randint(1, 5), "assess_date": self.near(1, 0, -1, -2, -100),
                          "create_time": f"2026-01-01T00:00:{(i * 37) % 60:02d}Z"}
            if self.chance(0.3):
                assessment["expire_date"] = self.near(-1, 0, 1, -2)
            case["assessments"].append(assessment)

    def check_ins(self, case):
        cadence = case["cadence_days"]
        begin = self.today - timedelta((self.today - date(1970, 1, 1)).days % cadence)
        days = [begin - timedelta(cadence * ago + self.pick(0, 0, 1, -(cadence - 1)))
                for ago in range(self.random.randint(0, 9)) if self.chance(0.8)]
        case["check_ins"] = [json_date(d) for d in days] + [self.near(0, 1) for _ in range(self.pick(0, 0, 1))]
        case["leaves"] = []
        for _ in range(self.pick(0, 0, 1, 2)):
            first = begin - timedelta(cadence * self.random.randint(0, 8) + self.pick(0, 0, 1, -1))
            last = first + timedelta(cadence * self.random.randint(1, 3) - self.pick(0, 1, 1, 2))
            case["leaves"].append({"first": json_date(first), "last": json_date(last)})

    def case(self, number):
        self.today = self.random.choice(TODAYS) if self.chance(0.7) else date(2020, 1, 1) + timedelta(
            self.random.randint(0, 5000))
        case = {"id": number, "today": json_date(self.today),
                "cadence_days": self.pick(1, 7, 14, 14, 14, 15, 16, 30, 90)}
        goals, parents = [], []
        for i in range(self.pick(0, 1, 1, 2, 3, 4, 6, 9)):
            goal, parent = self.goal(i, parents)
            goals.append(goal)
            parents.append(parent)
        case["goals"] = goals
        if self.chance(0.7):
            case["weekly_capacity_hours"] = self.pick(0, 3, 10, 10, self.random.uniform(0, 40))
        case["gas_scores"] = [{"score": self.random.randint(-2, 2), "weight": self.weight()}
                              for _ in range(self.random.randint(0, 4))]
        self.skills(case)
        self.check_ins(case)
        return case
