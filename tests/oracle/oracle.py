"""An independent computation of the rules, from the written formulas, in exact fractions.

expected(case) takes a Case in its JSON form (case.proto) and returns the Answer in its JSON form. As a program it reads
cases from standard input and prints answers, one JSON line each.
"""

import json
import math
import sys
from datetime import date, timedelta
from fractions import Fraction

TOLERANCE = Fraction(1, 10**9)
PRIORITIES = {"PRIORITY_HELPFUL": 1, "PRIORITY_NEEDED": 2, "PRIORITY_ESSENTIAL": 3}
IMPORTANCES = {"IMPORTANCE_USEFUL": 1, "IMPORTANCE_IMPORTANT": 2, "IMPORTANCE_CRITICAL": 3}
SOURCES = {"SELF": 1, "PEER": 2, "MENTOR": 3, "MANAGER": 4, "TEST": 5, "CREDENTIAL": 5}
SEVERITIES = ["AHEAD", "ON_TRACK", "NOT_STARTED", "AT_RISK", "OFF_TRACK", "OVERDUE"]


def day(value):
    return date(value["year"], value["month"], value["day"]) if value else None


def json_date(value):
    return {"year": value.year, "month": value.month, "day": value.day}


def clamp(value):
    return min(max(value, Fraction(0)), Fraction(1))


def weight(thing):
    return Fraction(thing.get("weight", 1))


def below(a, b):
    return a < b - TOLERANCE


# --- progress ---------------------------------------------------------------------------------------------------------


def counted(part):
    """The p with which a part (state, p, outcome, deleted) enters the roll-up, or None."""
    if part["deleted"] or part["state"] in ("PROPOSED", "REJECTED", "CANCELLED", "ON_HOLD"):
        return None
    if part["state"] == "COMPLETED":
        if part["outcome"] in ("ACHIEVED", "EXCEEDED"):
            return Fraction(1)
        return Fraction(0) if part["p"] is None else part["p"]
    return part["p"]


def roll_up(parts):
    """The weighted mean of what counts, and how many did."""
    pairs = [(part["weight"], counted(part)) for part in parts]
    pairs = [(w, p) for w, p in pairs if p is not None]
    total = sum(w for w, _ in pairs)
    return (sum(w * p for w, p in pairs) / total if total else None), len(pairs)


def goal_part(goal, p):
    closings = goal.get("closings", [])
    return {
        "weight": weight(goal),
        "p": p,
        "state": goal["state"].removeprefix("STATE_"),
        "outcome": closings[-1]["outcome"].removeprefix("OUTCOME_") if closings else None,
        "deleted": "delete_time" in goal,
    }


def milestone_part(milestone):
    done = Fraction(1 if "achieve_date" in milestone else 0)
    return {"weight": weight(milestone), "p": done, "state": "ACTIVE", "outcome": None, "deleted": False}


def progress_of(goal, children, today):
    """p, raw ratio, current value, whether measured, source and number of parts."""
    found = {"p": None, "raw": None, "current": None, "measured": False, "source": None}
    metric = goal.get("metric")
    if metric:
        start, target = Fraction(metric["start"]), Fraction(metric["target"])
        found["measured"] = "value" in goal.get("measurement", {})
        found["current"] = Fraction(goal["measurement"]["value"]) if found["measured"] else start
        found["raw"] = (found["current"] - start) / (target - start)
    rolled, found["parts"] = roll_up(children + [milestone_part(m) for m in goal.get("milestones", [])])
    actions = goal.get("action_items", [])
    override = goal.get("manual_override")
    if override and day(override["expire_date"]) >= today:
        found["p"], found["source"] = clamp(Fraction(override["progress"])), "MANUAL_OVERRIDE"
    elif metric:
        found["p"], found["source"] = clamp(found["raw"]), "METRIC"
    elif rolled is not None:
        found["p"], found["source"] = rolled, "ROLL_UP"
    elif actions:
        found["p"] = Fraction(sum("complete_date" in action for action in actions), len(actions))
        found["source"] = "ACTION_ITEMS"
    return found


# --- status -----------------------------------------------------------------------------------------------------------


def linear(start, due, today):
    if start is None or due is None:
        return None
    if start == due:
        return Fraction(1 if today >= due else 0)
    return clamp(Fraction((today - start).days, (due - start).days))


def expected_progress(goal, today):
    start, due = day(goal.get("start_date")), day(goal.get("due_date"))
    curve = goal.get("expected_curve", "EXPECTED_CURVE_LINEAR")
    if curve == "EXPECTED_CURVE_NONE":
        return None
    if curve != "EXPECTED_CURVE_STEP":
        return linear(start, due, today)
    milestones = goal.get("milestones", [])
    if not milestones:
        share = linear(start, due, today)
        return None if share is None else max(Fraction(0), 4 * share - 3)
    dated = [(weight(m), day(m.get("due_date")) or due) for m in milestones]  # without a date: due with the goal
    if all(when is None for _, when in dated):
        return None
    return sum(w for w, when in dated if when and when <= today) / sum(w for w, _ in dated)


def health_of(goal, p, e, today):
    """Health before anything raises it."""
    state = goal["state"].removeprefix("STATE_")
    if state == "COMPLETED":
        return "DONE"
    if state == "ON_HOLD":
        return "PAUSED"
    if state != "ACTIVE":
        return None
    due = day(goal.get("due_date"))
    if due and today > due and (p is None or below(p, 1)):
        return "OVERDUE"
    if p is None or e is None:
        return None
    gap = e - p
    if p <= TOLERANCE and below(e, Fraction(1, 10)):
        return "NOT_STARTED"
    if below(gap, Fraction(-1, 10)):
        return "AHEAD"
    if gap <= Fraction(1, 10) + TOLERANCE:
        return "ON_TRACK"
    return "AT_RISK" if gap <= Fraction(1, 4) + TOLERANCE else "OFF_TRACK"


def quiet_days(goal, today, children):
    if children and "metric" not in goal:
        return None
    steps = [m.get("achieve_date") for m in goal.get("milestones", [])]
    steps += [a.get("complete_date") for a in goal.get("action_items", [])]
    steps.append(goal.get("measurement", {}).get("effective_date"))
    steps = [day(step) for step in steps if step]
    if steps:
        return max(0, (today - max(steps)).days)
    start = day(goal.get("start_date"))
    return (today - start).days if start and start <= today else None


def forecast(goal, p, e, today, status):
    if p is None or e is None or p <= TOLERANCE or e <= TOLERANCE or not below(p, 1):
        return
    status["pace"] = float(p / e)
    start, due = day(goal.get("start_date")), day(goal.get("due_date"))
    if start is None or today < start:
        return
    needed = math.ceil(Fraction((today - start).days) / p - TOLERANCE)
    if needed > (date.max - start).days:
        return
    finish = start + timedelta(needed)
    status["projected_finish_date"] = json_date(finish)
    if due:
        status["slip_days"] = (finish - due).days


def judge(goal, status, today, cadence):
    """What is said only of goals that are being worked on."""
    late = [m["id"] for m in goal.get("milestones", [])
            if "due_date" in m and day(m["due_date"]) < today and "achieve_date" not in m]
    if late:
        status["overdue_milestone_ids"] = late
    if status.get("quiet_days", -1) >= max(2 * cadence, 30):
        status["stale"] = True
    health = status.get("health", "").removeprefix("HEALTH_")
    worried = late or goal.get("confidence", 10) <= 3
    if worried and health in SEVERITIES and SEVERITIES.index(health) < SEVERITIES.index("AT_RISK"):
        status["health"], status["raised"] = "HEALTH_AT_RISK", True


def status_of(goal, progress, today, cadence, children):
    p, e = progress["p"], expected_progress(goal, today)
    status = {"as_of_date": json_date(today),
              "urgency": PRIORITIES[goal.get("priority", "PRIORITY_NEEDED")] * goal.get("importance", 3)}
    for field, value in (("progress", p), ("raw_ratio", progress["raw"]), ("current", progress["current"]),
                         ("expected", e), ("gap", None if p is None or e is None else e - p)):
        if value is not None:
            status[field] = float(value)
    if progress["measured"]:
        status["measured"] = True
    if progress["source"]:
        status["progress_source"] = "PROGRESS_SOURCE_" + progress["source"]
    if progress["parts"]:
        status["part_count"] = progress["parts"]
    if (quiet := quiet_days(goal, today, children)) is not None:
        status["quiet_days"] = quiet
    if health := health_of(goal, p, e, today):
        status["health"] = "HEALTH_" + health
    forecast(goal, p, e, today, status)
    if goal["state"] == "STATE_ACTIVE":
        judge(goal, status, today, cadence)
    return status


# --- what a person has taken on ---------------------------------------------------------------------------------------


def months_later(start, months):
    """The same day of a later month, or its last."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for last in (start.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(start.day, last))
        except ValueError:
            continue
    raise AssertionError(start)


def horizon_of(goal):
    start, due = day(goal.get("start_date")), day(goal.get("due_date"))
    if not start or not due:
        return "HORIZON_UNSPECIFIED"
    if due <= months_later(start, 12):
        return "HORIZON_SHORT"
    return "HORIZON_MEDIUM" if due <= months_later(start, 36) else "HORIZON_LONG"


def balance_of(goals):
    sums = {"SHORT": Fraction(0), "MEDIUM": Fraction(0), "LONG": Fraction(0), "UNSPECIFIED": Fraction(0)}
    for goal in goals:
        sums[horizon_of(goal).removeprefix("HORIZON_")] += weight(goal)
    balance = {"short_weight": sums["SHORT"], "medium_weight": sums["MEDIUM"], "long_weight": sums["LONG"],
               "unknown_weight": sums["UNSPECIFIED"]}
    balance = {field: float(value) for field, value in balance.items() if value}
    if total := sums["SHORT"] + sums["MEDIUM"] + sums["LONG"]:
        share = sums["SHORT"] / total
        balance["short_share"] = float(share)
        if below(share, Fraction(1, 5)) or below(Fraction(4, 5), share):
            balance["flagged"] = True
    return balance


def workload_of(goals, capacity, today):
    load = {"as_of_date": json_date(today)}
    weekly, counts = Fraction(0), {"counted_action_items": 0, "uncounted_action_items": 0}
    for action in (action for goal in goals for action in goal.get("action_items", [])):
        if "complete_date" in action:
            continue
        if "due_date" not in action or "planned_hours" not in action:
            counts["uncounted_action_items"] += 1
            continue
        counts["counted_action_items"] += 1
        hours = max(Fraction(0), Fraction(action["planned_hours"]) - Fraction(action.get("spent_hours", 0)))
        weekly += hours / max(Fraction(1), Fraction((day(action["due_date"]) - today).days, 7))
    load.update({field: count for field, count in counts.items() if count})
    if weekly:
        load["weekly_hours"] = float(weekly)
    if capacity is not None:
        load["weekly_capacity_hours"] = capacity
        if capacity > 0:
            load["load"] = float(weekly / Fraction(capacity))
        if below(Fraction(capacity), weekly):
            load["overloaded"] = True
    return load


def gas(scores):
    if not scores:
        return None
    r = Fraction(3, 10)
    pairs = [(Fraction(item.get("score", 0)), Fraction(item["weight"])) for item in scores]
    square = (1 - r) * sum(w * w for _, w in pairs) + r * sum(w for _, w in pairs) ** 2
    return 50 + 10 * float(sum(w * x for x, w in pairs)) / math.sqrt(square)


# --- skills and streak ------------------------------------------------------------------------------------------------


def strength(assessment):
    return SOURCES[assessment["source"].removeprefix("SOURCE_")]


def effective(assessments, today):
    """The newest unexpired one of the strongest source, or None. Of one day: the one recorded last."""
    live = [a for a in assessments if day(a["assess_date"]) <= today
            and ("expire_date" not in a or day(a["expire_date"]) >= today)]
    if not live:
        return None
    strongest = max(map(strength, live))
    live = [a for a in live if strength(a) == strongest]
    return max(live, key=lambda a: (day(a["assess_date"]), a["create_time"]))


def gap_item(requirement, assessments, today):
    skill, required = requirement["skill"], requirement["required_level"]
    item = {"skill": skill, "skill_display_name": skill, "required_level": required,
            "importance": IMPORTANCES[requirement["importance"]]}
    own = [a for a in assessments if a["skill"] == skill]
    current = effective(own, today)
    itself = effective([a for a in own if a["source"] == "SOURCE_SELF"], today)
    others = effective([a for a in own if a["source"] != "SOURCE_SELF"], today)
    if current:
        item["current_level"], item["source"] = current["level"], current["source"]
        if before := effective(own, day(current["assess_date"]) - timedelta(1)):
            item["previous_level"] = before["level"]
    if itself:
        item["self_level"] = itself["level"]
    if itself and others:
        item["perception_delta"] = itself["level"] - others["level"]
    if gap := max(0, required - (current["level"] if current else 0)):
        item["gap"] = gap
    return item


def skill_gap(case, today):
    items = [gap_item(r, case.get("assessments", []), today) for r in case.get("requirements", [])]
    result = {"as_of_date": json_date(today), "items": items}
    if items:
        met = sum(Fraction(i["importance"] * min(i.get("current_level", 0), i["required_level"]), i["required_level"])
                  for i in items)
        result["readiness"] = float(met / sum(i["importance"] for i in items))
        result["required_count"] = len(items)
        if assessed := sum("current_level" in i for i in items):
            result["assessed_count"] = assessed
    return result


def streak(case, today):
    epoch, cadence = date(1970, 1, 1), case["cadence_days"]
    days = [day(d) for d in case.get("check_ins", []) if day(d) <= today]
    leaves = [(day(leave["first"]), day(leave["last"])) for leave in case.get("leaves", [])]

    def has_check_in(first):
        return any(first <= d < first + timedelta(cadence) for d in days)

    def is_neutral(first):
        return any(a <= first and first + timedelta(cadence - 1) <= b for a, b in leaves)

    current = today - timedelta((today - epoch).days % cadence)
    length, first = int(has_check_in(current)), current - timedelta(cadence)
    while first >= min(days, default=today) - timedelta(cadence) and (has_check_in(first) or is_neutral(first)):
        length += has_check_in(first)
        first -= timedelta(cadence)
    result = {"current_start": json_date(current), "length": length, "check_in_count": len(days),
              "current_done": has_check_in(current)}
    return {field: value for field, value in result.items() if value}


# --- all --------------------------------------------------------------------------------------------------------------


def expected(case):
    today, goals = day(case["today"]), case.get("goals", [])
    found = {}
    for goal in reversed(goals):  # children stand behind their parents
        parts = [goal_part(g, found[g["name"]]["p"]) for g in goals if g.get("parent_goal") == goal["name"]]
        found[goal["name"]] = progress_of(goal, parts, today)
    parents = {goal.get("parent_goal") for goal in goals}
    worked_on = [goal for goal in goals if goal["state"] == "STATE_ACTIVE" and "delete_time" not in goal]
    answer = {
        "id": case["id"],
        "statuses": [status_of(g, found[g["name"]], today, case["cadence_days"], g["name"] in parents)
                     for g in goals],
        "horizons": [horizon_of(goal) for goal in goals],
        "balance": balance_of(worked_on),
        "workload": workload_of(worked_on, case.get("weekly_capacity_hours"), today),
        "skill_gap": skill_gap(case, today),
        "streak": streak(case, today),
    }
    plan, _ = roll_up([goal_part(g, found[g["name"]]["p"]) for g in goals if "parent_goal" not in g])
    if plan is not None:
        answer["plan_progress"] = float(plan)
    if (score := gas(case.get("gas_scores", []))) is not None:
        answer["gas"] = score
    return answer


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(expected(json.loads(line)), ensure_ascii=False))
