"""Amara's year until the end of June: a mentor and what the two promise each other, measurements, a fortnightly look
back, feedback, and where everything stands on 30 June."""

from world import says, see, silent

ME = "profiles/amara"
PLAN = f"{ME}/plans/architect-2026"
GOALS = f"{ME}/goals/"
PRIYA = f"{ME}/mentorships/priya"
FIRST = f"{PRIYA}/sessions/first"


def live(world, amara, helen, priya):
    finds_a_mentor(world, amara, helen, priya)
    begins(world, amara, priya)
    looks_back(world, amara, priya)
    stands_in_june(world, amara, helen, priya)
    prepares(world, amara, helen, priya)
    reads(amara, helen, priya)


def finds_a_mentor(world, amara, helen, priya):
    world.day("2026-01-20")
    amara.refused("FAILED_PRECONDITION", "RULE_BROKEN", "CreateMentorship", parent=ME,
                  mentorship=dict(mentor=ME, focus_skills=["skills/architecture"]))  # nobody mentors themselves
    priya.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetPlan", name=PLAN)
    amara("CreateMentorship", parent=ME, mentorship_id="priya", mentorship=dict(
        mentor="profiles/priya", focus_skills=["skills/architecture"], cadence_days=14,
        agreement="Every other Tuesday; what is said stays here."))
    see(priya("AcceptMentorship", name=PRIYA), state="ACTIVE", start_date="2026-01-20")
    see(priya("GetPlan", name=PLAN), state="AGREED")  # now she is Amara's mentor
    session = amara("CreateSession", parent=PRIYA, session_id="first", session=dict(
        scheduled_time="2026-01-27T15:00:00Z", duration_minutes=45,
        agenda=[dict(id="backbone", text="Who must say yes to the event backbone?")]))
    see(priya("UpdateSession", update_mask="agenda", session=dict(
        name=FIRST, etag=session["etag"], agenda=session["agenda"] + [dict(id="board", text="What the board asks")])),
        agenda__0__raised_by="MENTEE", agenda__1__raised_by="MENTOR")
    helen.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetSession", name=FIRST)

    world.day("2026-01-27", "16:00:00")
    held = see(priya("HoldSession", name=FIRST, shared_notes="Show what it costs before what it is."),
               state="HELD", held_date="2026-01-27")
    amara("UpdateSession", update_mask="commitments", session=dict(name=FIRST, etag=held["etag"], commitments=[
        dict(id="onepager", who="MENTEE", what="Draft a page on the cost of the backbone", due_date="2026-02-10"),
        dict(id="payments", who="MENTOR", what="Introduce Amara to the lead of Payments", due_date="2026-02-17"),
        dict(id="talk", who="MENTEE", what="Record one talk and watch it")]))
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "CancelSession", name=FIRST)  # it took place


def begins(world, amara, priya):
    world.day("2026-02-10")
    amara("RecordProgress", parent=GOALS + "lead-designs", entry_id="one", entry=dict(value=1.0, note="Event backbone"))
    amara("CompleteActionItem", name=GOALS + "lead-designs", action_item_id="shadow", spent_hours=12.0,
          etag=amara.etag("GetGoal", name=GOALS + "lead-designs"))
    see(amara("KeepCommitment", name=FIRST, commitment_id="onepager"), commitments__0__done_time="2026-02-10T09:00:00Z")
    amara.refused("FAILED_PRECONDITION", "ELEMENT_COMPLETED", "ReleaseCommitment", name=FIRST,
                  commitment_id="onepager", reason="Too late")
    # Two goals beside the plan: one steps from milestone to milestone, one has a child's worth of parts.
    amara("CreateGoal", parent=ME, goal_id="certificate", initial_state="ACTIVE", goal=dict(
        title="Pass the cloud certification", why="It closes my gap.", importance=4, expected_curve="STEP",
        start_date="2026-02-01", due_date="2026-08-31", audience=["MENTOR", "MANAGER"],
        skills=["skills/architecture"],
        milestones=[dict(id="syllabus", title="Syllabus worked through", due_date="2026-04-30"),
                    dict(id="practice", title="Practice exam passed", due_date="2026-06-15"),
                    dict(id="exam", title="Exam passed", due_date="2026-08-31", weight=2.0)],
        rewards=[dict(id="press", description="The small etching press")]))
    amara("CreateGoal", parent=ME, goal_id="juniors", initial_state="ACTIVE", goal=dict(
        title="Mentor two juniors to a first design", priority="HELPFUL", importance=4, confidence=6,
        start_date="2026-02-01", due_date="2026-11-30", audience=["MENTOR"],
        milestones=[dict(id="tunde", title="Tunde presents", due_date="2026-06-15"),
                    dict(id="sofia", title="Sofia presents", due_date="2026-11-15")],
        action_items=[dict(id="pairing", title="Pair for an hour each week", category="EXPOSURE",
                           due_date="2026-11-30", planned_hours=40.0, spent_hours=18.0)],
        obstacles=[dict(id="shifts", description="Tunde is on call", likelihood=4, impact=4,
                        cue="Tunde's week is full of pages", response="we pair on the incident instead")]))

    world.day("2026-02-18")
    amara.told(ME, "milepost.commitment.overdue.v1", FIRST)
    late = see(amara("ListCommitments", parent=ME, status="OVERDUE"), commitments__0__commitment__id="payments")
    assert len(late["commitments"]) == 1, late
    world.day("2026-03-02")
    see(priya("ReleaseCommitment", name=FIRST, commitment_id="payments", reason="Payments has no lead at the moment"),
        commitments__1__release_reason="Payments has no lead at the moment")
    see(amara("CancelGoal", name=GOALS + "conference", etag=amara.etag("GetGoal", name=GOALS + "conference"),
              reason="The conference was called off"), state="CANCELLED")
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "StartGoal", name=GOALS + "conference",
                  etag=amara.etag("GetGoal", name=GOALS + "conference"))


def looks_back(world, amara, priya):
    """A look back every fortnight, and what happened in between."""
    def writes(entry_id, date=None, audience=("MENTOR",), **content):
        if date:
            world.day(date)
        amara("CreateJournalEntry", parent=ME, journal_entry_id=entry_id,
              journal_entry=dict(audience=list(audience), **content))

    writes("check-1", "2026-04-28", check_in=dict(went_well="Two leads read the page.", next="Ask for the decision."))
    amara("AchieveMilestone", name=GOALS + "certificate", milestone_id="syllabus", achieve_date="2026-04-26")
    writes("storage", audience=(), setback=dict(what="The storage proposal failed.", change_made="Cost comes first now.",
                                                lesson="I argued for elegance where they asked for cost."))
    writes("check-2", "2026-05-12", check_in=dict(challenge="Payments waits for the audit."))
    writes("check-3", "2026-05-26", check_in=dict(learned="A pilot is a cheaper yes."))
    writes("pilot", audience=(), activity=dict(title="Pilot of the backbone", category="EXPERIENCE", hours=42.0))
    writes("board", audience=(), activity=dict(title="Guest of the board", category="EXPOSURE", hours=12.0))
    writes("course", audience=(), activity=dict(title="Course for the exam", category="EDUCATION", hours=6.0,
                                                cost="GBP 390"))
    world.day("2026-05-29")
    amara("AchieveMilestone", name=GOALS + "lead-designs", milestone_id="first", evidence="Decision record 41",
          etag=amara.etag("GetGoal", name=GOALS + "lead-designs"))
    amara("RecordProgress", parent=GOALS + "lead-designs", entry_id="two", entry=dict(value=2.0))
    amara("RecordProgress", parent=GOALS + "review-time", entry_id="may", entry=dict(value=30.0))
    amara.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "RecordProgress", parent=GOALS + "review-time",
                  entry=dict(value=24.0, effective_date="2026-05-30"))  # the future
    given = see(priya("CreateFeedback", parent=ME, feedback=dict(
        goal=GOALS + "lead-designs", strength="You show the cost first.",
        suggestion="Ask for the decision in your first sentence.")), state="GIVEN", kind="BOTH",
        author="profiles/priya", author_party="MENTOR")
    writes("check-4", "2026-06-09", check_in=dict(went_well="The pilot holds under load."))
    see(amara("AcknowledgeFeedback", name=given["name"], response="In the next review I will."),
        state="ACKNOWLEDGED", acknowledge_time="2026-06-09T09:00:00Z")
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "AcknowledgeFeedback", name=given["name"])
    amara("AchieveMilestone", name=GOALS + "certificate", milestone_id="practice", evidence="84 %")
    writes("accepted", audience=("MENTOR", "MANAGER"), goal=GOALS + "lead-designs", achievement=dict(
        title="Event backbone accepted by two teams", kind="RESULT", impact="Removes 14 links."))
    see(amara("GetMotivationSnapshot", parent=ME), uncelebrated_count=1)
    amara("MarkCelebrated", name=f"{ME}/journal/accepted")
    see(amara("GetMotivationSnapshot", parent=ME), uncelebrated_count=None)
    amara.refused("FAILED_PRECONDITION", "RULE_BROKEN", "MarkCelebrated", name=f"{ME}/journal/storage")
    writes("check-5", "2026-06-23", audience=("MENTOR", "MANAGER"), check_in=dict(went_well="84 % in the practice."))
    writes("diagram", audience=("MENTOR",), achievement=dict(title="Drew the backbone on one page", kind="QUICK_WIN"))
    writes("early", audience=(), entry_date="2026-06-09", pulse=dict(energy=4, stress=2, balance=4))
    writes("tired", audience=(), pulse=dict(energy=2, stress=4, balance=3, note="Sleeping badly before decisions."))
    amara.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CreateJournalEntry", parent=ME,
                  journal_entry=dict(audience=["MENTOR"], pulse=dict(energy=2)))  # a pulse is nobody else's


def stands_in_june(world, amara, helen, priya):
    world.day("2026-06-30")
    # 2 of 4; e = 180 / 364 days; pace .5 / .4945; 1 January + ceil(180 / .5) days.
    see(amara("GetGoal", name=GOALS + "lead-designs"), status__progress=0.5, status__expected=0.4945,
        status__health="ON_TRACK", status__pace=1.0111, status__projected_finish_date="2026-12-27")
    # 18 of the 24 hours are won.
    see(priya("GetGoal", name=GOALS + "review-time"), status__progress=0.75, status__health="AHEAD")
    # Milestones of weight 2 of 4 are reached, and as many were due.
    see(helen("GetGoal", name=GOALS + "certificate"), status__progress=0.5, status__expected=0.5,
        status__progress_source="ROLL_UP", status__health="ON_TRACK")
    # Nothing of two parts; e = 149 / 302 days; Tunde's milestone was due a fortnight ago.
    see(priya("GetGoal", name=GOALS + "juniors"), status__progress=0.0, status__expected=0.4934, status__stale=True,
        status__health="OFF_TRACK", status__overdue_milestone_ids=["tunde"], status__quiet_days=149)
    helen.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetGoal", name=GOALS + "juniors")
    amara.told(ME, "milepost.milestone.overdue.v1", GOALS + "juniors")
    # What comes first: 3 x 5, then 2 x 4 by the earlier due date, then 1 x 4.
    order = [goal["name"].removeprefix(GOALS) for goal in
             amara("ListGoals", parent=ME, filter="state = ACTIVE", order_by="priority desc, due_date")["goals"]]
    assert order == ["lead-designs", "certificate", "review-time", "juniors"], order
    points = amara("GetProgressSeries", parent=GOALS + "lead-designs")["points"]
    assert points == [dict(effective_date="2026-02-10", value=1.0), dict(effective_date="2026-05-29", value=2.0)], points
    judged = amara("ListSkillAssessments", parent=ME, filter='skill = "skills/architecture"')["skill_assessments"]
    see(judged, **{"0__level": 3, "0__source": "MANAGER"})
    # The second goal: "cut" 2, a metric 2, no action 0, neither link nor why 0, a due date without checkpoint 1.
    lint = {item["goal"]: item["assessment"]["score"] for item in amara("LintPlan", name=PLAN)["goals"]}
    assert lint == {GOALS + "lead-designs": 10, GOALS + "review-time": 5}, lint
    # (3 x .5 + 2 x .75) / 5: the cancelled goal does not count, and the two beside the plan are not in it.
    see(helen("GetPlan", name=PLAN), progress=0.6)
    # All active goals are short, 3 + 2 + 1 + 1 of 7: too much of a good thing.
    see(amara("GetPlanBalance", parent=ME), short_share=1.0, flagged=True)
    # 22 hours of pairing in the 153 days to 30 November; 6 hours a week are set aside.
    see(amara("GetWorkload", parent=ME), weekly_hours=1.0065, load=0.1678, overloaded=None)
    # Fortnights are counted from 1 January 1970: 30 June lies in that from 18 June to 1 July. Each of the four before
    # it has a check-in (28 April, 12 and 26 May, 9 June), and so has it (23 June); that of 9 April has none.
    see(amara("GetMotivationSnapshot", parent=ME), streak=5, check_in_count=5, current_period_done=True,
        current_period_start_date="2026-06-18", uncelebrated_count=1, accountability_partners=["profiles/priya"],
        quick_wins__0__achievement__title="Drew the backbone on one page")
    # 42, 12 and 6 of 60 hours.
    see(amara("GetLearningSummary", parent=ME), total_hours=60.0, shares__0__share=0.7, shares__1__share=0.2,
        shares__2__share=0.1)


def prepares(world, amara, helen, priya):
    """What is worth knowing before the session of 7 July."""
    amara("CreateSession", parent=PRIYA, session_id="july", session=dict(
        scheduled_time="2026-07-07T15:00:00Z", agenda=[dict(text="How to win the identity team")]))
    brief = see(priya("PrepareSession", parent=ME), mentorship=PRIYA, since_date="2026-01-27", cadence_days=14,
                next_date="2026-07-21", last_session__name=FIRST, next_session__agenda__0__raised_by="MENTEE")
    # By due date, those without one last: kept, released, open.
    kept = [(item["commitment"]["id"], item["status"]) for item in brief["commitments"]]
    assert kept == [("onepager", "KEPT"), ("payments", "RELEASED"), ("talk", "OPEN")], kept
    # 3 x 5; of two that are worth 2 x 4 the one due in August first.
    focus = [(goal["goal"], goal["urgency"]) for goal in brief["focus_goals"]]
    assert focus == [(GOALS + "lead-designs", 15), (GOALS + "certificate", 8), (GOALS + "review-time", 8)], focus
    see(brief, risk__goal__goal=GOALS + "juniors", risk__goal__health="OFF_TRACK", risk__obstacle="Tunde is on call",
        stale_goals__0__goal=GOALS + "juniors", exploring=None)
    wins = [(win["title"], win.get("celebrated", False)) for win in brief["wins"]]
    assert wins == [("Drew the backbone on one page", False), ("Event backbone accepted by two teams", True)], wins
    assert "storage" not in str(brief), "a setback that is not shared"
    parts = [prompt["part"] for prompt in brief["prompts"]]
    assert len(parts) == 5 and parts == sorted(parts, key=["LOOK_BACK", "GOAL", "REALITY", "OPTIONS", "WILL"].index)
    # A win -> celebrate; something quiet for long -> begin again; something promised and open -> how does it stand;
    # an if-then plan -> that. Nothing is overdue, nothing changed, and she knows where she goes.
    prompts = {prompt["id"]: prompt for prompt in brief["prompts"]}
    assert {"goal.celebrate", "reality.commitments", "options.if-then", "will.restart"} < set(prompts), prompts
    assert not {"reality.overdue", "options.adapt", "options.explore"} & set(prompts), prompts
    see(prompts["will.restart"], parameters__0__value="Mentor two juniors to a first design",
        parameters__1__value="149")
    assert sum(timing["minutes"] for timing in brief["timings"]) == 60, brief["timings"]
    alone = see(helen("PrepareSession", parent=ME), mentorship=None, last_session=None, commitments=None)
    assert GOALS + "juniors" not in str(alone) and "Draft a page" not in str(alone)


def reads(amara, helen, priya):
    """What each of the three reads about 30 June, and what they do not."""
    plan = amara.document(ME, "PLAN")
    says(plan, "Towards solution architecture", "I own the shape of one product line.", "Priya Raman")  # [plan]
    says(plan, "I build systems that let people rely on one another.", "Trust across teams")  # [purpose]
    says(plan, "Craft", "4 of 5")  # [values]
    says(plan, "10 of 10", "5 of 10", "Add an action item")  # [smart]
    says(plan, "76%", "Solution architecture", "Speaking")  # [skills-inventory] [skill-gaps]
    says(plan, "First design accepted", "Shadow an architecture board", "31 May 2026")  # [break-down]
    says(plan, "an incident lasts over a day", "I hand over the next one")  # [obstacles]
    says(plan, "Essential", "Helpful")  # [priorities]
    says(plan, "short-term share", "100%")  # [balance]
    says(plan, "A weekend by the sea", "planned")
    signed, beside = plan.split("The signatures above do not cover these goals.")
    says(signed, "2/2", "plan goals on track or ahead")
    says(beside, "Pass the cloud certification", "Mentor two juniors to a first design")
    silent(signed, "certification", "juniors", "The small etching press")
    progress = amara.document(ME, "PROGRESS", period_start_date="2026-01-01")
    says(progress, "Lead two cross-team designs", "50%", "On track", "Cut review turnaround to a day", "75%", "Ahead",
         "27 Dec 2026")  # [measuring-progress]
    says(progress, "check-ins in a row", "Drew the backbone on one page")  # [motivation]
    says(progress, "A pilot is a cheaper yes.", "Ask for the decision.")  # [self-reflection]
    says(progress, "Event backbone accepted by two teams", "Celebrated", "Not yet")  # [achievements]
    says(progress, "The storage proposal failed.", "Cost comes first now.")  # [resilience]
    says(progress, "Pilot of the backbone", "70% · 42 h", "20% · 12 h", "10% · 6 h")  # [continuous-learning]
    says(progress, "You show the cost first.", "In the next review I will.",
         "1/2", "commitments kept", "Record one talk and watch it")  # [mentors-and-feedback]
    says(progress, "1 overdue step", "Tunde presents")  # [accountability]
    silent(plan + progress, "Well-being", "Sleeping badly")  # she has not opted in
    brief = amara.document(ME, "BRIEF")
    says(brief, "Draft a page on the cost of the backbone", "Lead two cross-team designs",
         "Tunde's week is full of pages", "we pair on the incident instead", "How to win the identity team", "21 July 2026")

    theirs = priya.document(ME, "PLAN") + priya.document(ME, "PROGRESS") + priya.document(ME, "BRIEF")
    says(theirs, "Mentor two juniors to a first design", "A pilot is a cheaper yes.")
    silent(theirs, "Sleeping badly", "The storage proposal failed", "Guest of the board")

    hers = helen.document(ME, "PLAN") + helen.document(ME, "PROGRESS") + helen.document(ME, "BRIEF")
    says(hers, "Lead two cross-team designs", "84 % in the practice.", "Event backbone accepted by two teams")
    silent(hers, "Sleeping badly", "The storage proposal failed", "A pilot is a cheaper yes", "juniors", "Tunde",
           "You show the cost first", "Draft a page", "Record one talk", "Show what it costs", "stays here")
