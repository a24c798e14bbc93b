"""Amara Okafor, software developer on the way to solution architect: measured, mentored, agreed, changed, closed."""

import amara_autumn
import amara_spring
from world import see

ME = "profiles/amara"
PLAN = f"{ME}/plans/architect-2026"
GOALS = f"{ME}/goals/"


def live(world):
    amara, helen, priya, diego = (world.caller(name) for name in ("amara", "helen", "priya", "diego"))
    drafts(world, amara, diego)
    agrees(world, amara, helen, priya)
    amara_spring.live(world, amara, helen, priya)
    amara_autumn.live(world, amara, helen, priya)


def drafts(world, amara, diego):
    world.day("2026-01-05")
    development = amara("GetDevelopment", name=f"{ME}/development")
    amara("UpdateDevelopment", update_mask="values,purposeStatement,targetRole,weeklyCapacityHours,audience",
          development=dict(name=f"{ME}/development", etag=development["etag"], target_role="roles/architect",
                           values=[dict(id="craft", label="Craft", rank=1, satisfaction=4)],
                           purpose_statement="I build systems that let people rely on one another.",
                           weekly_capacity_hours=6.0, audience=["MENTOR", "MANAGER"]))
    for skill, level, source in (("architecture", 3, "MANAGER"), ("speaking", 4, "SELF")):
        amara("AssessSkill", parent=ME, skill_assessment=dict(skill=f"skills/{skill}", level=level, source=source,
                                                              audience=["MENTOR", "MANAGER"]))
    # (3 x 3/5 + 2 x 4/4) / 5 = 3.8 / 5
    see(amara("GetSkillGap", parent=ME), readiness=0.76, assessed_count=2, required_count=2)

    plan = amara("CreatePlan", parent=ME, plan_id="architect-2026", plan=dict(
        display_name="Towards solution architecture", vision="I own the shape of one product line.",
        start_date="2026-01-01", end_date="2026-12-31", review_interval_months=6, audience=["MENTOR", "MANAGER"],
        participants=[dict(profile="profiles/priya", contribution="Asks every second Tuesday")]))
    see(plan, state="DRAFT", next_review_date=None)
    amara.refused("FAILED_PRECONDITION", "RULE_BROKEN", "CreatePlan", parent=ME, plan_id="another",
                  plan=dict(display_name="A second one"))
    amara.refused("FAILED_PRECONDITION", "RULE_BROKEN", "SubmitPlan", name=PLAN, etag=plan["etag"])  # no goal yet
    diego.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetPlan", name=PLAN)

    common = dict(plan=PLAN, start_date="2026-01-01", due_date="2026-12-31")
    designs = amara("CreateGoal", parent=ME, goal_id="lead-designs", initial_state="ACTIVE", goal=dict(
        common, title="Lead two cross-team designs", why="Trust across teams is what an architect lives on.",
        weight=3.0, stretch=True, priority="ESSENTIAL", importance=5, role="roles/architect", value_ids=["craft"],
        metric=dict(unit="designs", start=0.0, target=4.0),
        milestones=[dict(id="first", title="First design accepted", due_date="2026-06-15")],
        action_items=[dict(id="shadow", title="Shadow an architecture board", due_date="2026-03-31",
                           support="Helen opens the door", planned_hours=12.0)],
        obstacles=[dict(id="time", description="Incidents eat the week", likelihood=4, impact=3,
                        cue="an incident lasts over a day", response="I hand over the next one")]))
    see(designs, state="ACTIVE", horizon="SHORT")
    # S: "lead" and no vague word 2; M: a metric 2; A: an action with support 2; R: a role and a why 2; T: due with a
    # checkpoint before it 2.
    see(amara("LintGoal", parent=ME, name=GOALS + "lead-designs"), score=10, verdict="SMART")
    vague = amara("LintGoal", parent=ME, goal=dict(title="Get better at coding"))
    see(vague, score=None, verdict="NOT_SMART")
    amara("CreateGoal", parent=ME, goal_id="review-time", initial_state="ACTIVE", goal=dict(
        common, title="Cut review turnaround to a day", weight=2.0, importance=4,
        metric=dict(unit="hours", start=48.0, target=24.0), milestones=[dict(id="half", title="36 hours")],
        rewards=[dict(id="sea", description="A weekend by the sea")]))
    amara("CreateGoal", parent=ME, goal_id="conference", initial_state="ACTIVE", goal=dict(
        common, title="Speak at a conference", weight=1.0, stretch=True,
        action_items=[dict(id="propose", title="Send a proposal", due_date="2026-02-28")]))


def agrees(world, amara, helen, priya):
    world.day("2026-01-09")
    plan = amara("SubmitPlan", name=PLAN, etag=amara.etag("GetPlan", name=PLAN), reason="Ready for the year")
    revision = see(amara("GetPlanRevision", name=plan["current_revision"]), number=1, state="SUBMITTED")
    see(plan, state="AWAITING_AGREEMENT")
    signed = see(amara("SignPlan", name=PLAN, role="EMPLOYEE", sha256=revision["sha256"]), state="AWAITING_AGREEMENT")
    # What was signed does not change, and neither does the signature go to other words.
    amara.refused("FAILED_PRECONDITION", "GOAL_UNDER_AGREEMENT", "UpdateGoal", update_mask="title",
                  goal=dict(name=GOALS + "lead-designs", title="Lead one design"))
    priya.refused("PERMISSION_DENIED", "NOT_PERMITTED", "SignPlan", name=PLAN, role="MENTOR",
                  sha256=revision["sha256"])
    world.day("2026-01-12")
    see(helen("RequestPlanChanges", name=PLAN, role="MANAGER", comment="Say by when the first design is done"),
        state="DRAFT")
    see(amara("GetPlanRevision", name=revision["name"]), state="WITHDRAWN")
    helen.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "SignPlan", name=PLAN, role="MANAGER",
                  sha256=revision["sha256"])
    amara("UpdateGoal", update_mask="milestones", goal=dict(
        name=GOALS + "lead-designs", etag=amara.etag("GetGoal", name=GOALS + "lead-designs"),
        milestones=[dict(id="first", title="First design accepted", due_date="2026-05-31")]))
    plan = amara("SubmitPlan", name=PLAN, etag=amara.etag("GetPlan", name=PLAN))
    revision = see(amara("GetPlanRevision", name=plan["current_revision"]), number=2, sign_offs=None)
    amara("SignPlan", name=PLAN, role="EMPLOYEE", sha256=revision["sha256"])
    world.day("2026-01-14")
    # Agreed on 14 January; the next review is due six months later.
    see(helen("SignPlan", name=PLAN, role="MANAGER", sha256=revision["sha256"]), state="AGREED",
        last_review_date="2026-01-14", next_review_date="2026-07-14")
    see(amara("GetPlanRevision", name=revision["name"]), state="AGREED")
