"""Lerato Mokoena, registered nurse on the way to nurse manager: a plan from HR's template, more work than hours, a
leave for her family that costs her nothing, a licence renewed in time, and a well-being that is nobody else's."""

from world import says, see, silent

ME = "profiles/lerato"
GOALS = f"{ME}/goals/"
LICENCE = f"{ME}/credentials/licence"
SECRETS = ("I cry in the car", "My mother needs me", "Sleep seven hours")


def live(world):
    lerato, nomsa = world.caller("lerato"), world.caller("nomsa")
    admin, grace = world.caller("grace", roles="hr_admin"), world.caller("grace")
    knows_herself(world, lerato, nomsa)
    plan, course, rota, coach = gets_a_plan(world, lerato, nomsa, admin)
    agrees(world, lerato, nomsa, grace, plan, course)
    works(world, lerato, nomsa, plan, course, rota)
    takes_leave(world, lerato, nomsa, plan, course, rota, coach)
    is_away(world, lerato, nomsa, grace, plan, course)
    returns(world, lerato, nomsa, course, rota)
    renews(world, lerato, grace)
    ends(world, lerato, nomsa, grace, plan, course, rota, coach)


def knows_herself(world, lerato, nomsa):
    world.day("2026-01-06")
    lerato("UpdateDevelopment", development=dict(
        name=f"{ME}/development", etag=lerato.etag("GetDevelopment", name=f"{ME}/development"), direction="DECIDED",
        target_role="roles/nurse-manager", weekly_capacity_hours=3.0, boundaries=["no study after 21:00"],
        values=[dict(id="family", label="Family", rank=1, satisfaction=3)], audience=["MANAGER"]))
    for skill, level, source in (("coordination", 3, "MANAGER"), ("coaching", 2, "SELF")):
        lerato("AssessSkill", parent=ME, skill_assessment=dict(skill=f"skills/{skill}", level=level, source=source,
                                                               audience=["MANAGER"]))
    # (3 x 3/4 + 1 x 2/3) / 4
    see(nomsa("GetSkillGap", parent=ME), readiness=0.7292, assessed_count=2, required_count=2)
    lerato.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CreateCredential", parent=ME, credential=dict(
        kind="LICENSE", title="Registered nurse", issue_date="2024-10-01", expire_date="2023-09-30"))
    # 30 September is 267 days away.
    see(lerato("CreateCredential", parent=ME, credential_id="licence", credential=dict(
        kind="LICENSE", title="Registered nurse", issuer="Nursing Council", issue_date="2024-10-01",
        expire_date="2026-09-30", serial_number="RN-20417", audience=["MANAGER", "HR"])),
        state="VALID", days_left=267, deadline_date="2026-09-30")
    # Hers alone, and beside any plan.
    lerato("CreateGoal", parent=ME, goal_id="sleep", initial_state="ACTIVE", goal=dict(title="Sleep seven hours"))


def gets_a_plan(world, lerato, nomsa, admin):
    goals = [
        dict(title="Complete the ward leadership course", why="Nobody should learn to lead by accident.", weight=3.0,
             start_day=0, due_day=119, metric=dict(unit="hours", start=0.0, target=60.0),
             action_items=[dict(title="Attend the modules", category="EDUCATION", support="The ward covers Thursdays",
                                due_day=112, planned_hours=60.0)]),
        dict(title="Lead the rota for two quarters", weight=2.0, start_day=0, due_day=179,
             milestones=[dict(title="First quarter", due_day=79), dict(title="Second quarter", due_day=171)],
             action_items=[dict(title="Draft the rota rules", due_day=42, planned_hours=8.0)]),
        dict(title="Coach one new nurse to sign-off", skills=["skills/coaching"], start_day=0, due_day=300,
             action_items=[dict(title="Agree on a weekly hour", due_day=100)])]
    template = dict(display_name="Nurse manager in a year", kind="PLAN", unit="Care", role="roles/nurse-manager",
                    plan=dict(vision="A ward that runs well on my day off.", period_months=12,
                              review_interval_months=6), goals=goals)
    lerato.refused("PERMISSION_DENIED", "NOT_PERMITTED", "CreateTemplate", template=template)
    made = admin("CreateTemplate", template_id="nurse-manager", template=template)
    world.day("2026-01-09")
    apply = dict(name=made["name"], profile=ME, start_date="2026-01-12")
    applied = see(admin("ApplyTemplate", **apply), template_etag=made["etag"], goals__3=None)
    admin.refused("FAILED_PRECONDITION", "RULE_BROKEN", "ApplyTemplate", **apply)  # her plan is open
    plan, (course, rota, coach) = applied["plan"], applied["goals"]
    world.signs_generated_ids()
    see(lerato("GetPlan", name=plan), state="DRAFT", display_name="Nurse manager in a year", template=made["name"],
        template_etag=made["etag"], start_date="2026-01-12", review_interval_months=6)
    # Proposed to her, and counted from 12 January: 119, 179 and 300 days.
    see(lerato("GetGoal", name=course), state="PROPOSED", due_date="2026-05-11", role="roles/nurse-manager",
        action_items__0__due_date="2026-05-04", action_items__0__planned_hours=60.0, plan=plan)
    see(lerato("GetGoal", name=rota), due_date="2026-07-10", milestones__0__due_date="2026-04-01")
    # What HR says in February's template is not what she was given in January.
    goals[0]["title"] = "Complete the new ward leadership course"
    admin("UpdateTemplate", update_mask="goals", template=dict(name=made["name"], etag=made["etag"], goals=goals))
    see(lerato("GetGoal", name=course), title="Complete the ward leadership course", template_etag=made["etag"])
    nomsa.refused("PERMISSION_DENIED", "NOT_PERMITTED", "AcceptGoal", name=course)  # hers to accept
    world.day("2026-01-12")
    for goal in (course, rota, coach):
        lerato("AcceptGoal", name=goal)
        see(lerato("StartGoal", name=goal), state="ACTIVE")
    return plan, course, rota, coach


def agrees(world, lerato, nomsa, grace, plan, course):
    lerato("UpdatePlan", update_mask="audience", plan=dict(name=plan, etag=lerato.etag("GetPlan", name=plan),
                                                           audience=["MANAGER", "HR"]))
    # 60 hours over 112 days are 3.75 a week, 8 over 42 days 1.3333: more than the three she has.
    see(lerato("GetWorkload", parent=ME), weekly_hours=5.0833, weekly_capacity_hours=3.0, load=1.6944, overloaded=True,
        counted_action_items=2, uncounted_action_items=1)
    # S: "complete" 2; M 2; A: too much in all 0; R: a role and a why 2; T: a step before the end 2. A zero: not SMART.
    lint = see(lerato("LintGoal", parent=ME, name=course), score=8, verdict="NEEDS_WORK",
               findings__0__rule_id="smart.achievable.capacity", findings__0__severity="ERROR")
    assert lint["letters"][2] == dict(letter="A"), lint
    lint = lerato("LintPlan", name=plan)
    see(lint, goals__0__goal=course, goals__0__assessment__score=8, goals__3=None)
    submitted = lerato("SubmitPlan", name=plan, etag=lerato.etag("GetPlan", name=plan))
    terms = lerato("GetPlanRevision", name=submitted["current_revision"])
    lerato("SignPlan", name=plan, role="EMPLOYEE", sha256=terms["sha256"])
    grace.refused("FAILED_PRECONDITION", "RULE_BROKEN", "SignPlan", name=plan, role="MANAGER", sha256=terms["sha256"])
    world.day("2026-01-15")
    see(nomsa("SignPlan", name=plan, role="MANAGER", sha256=terms["sha256"]), state="AGREED",
        next_review_date="2026-07-15", review_due_date="2026-07-15")
    text = nomsa.document(ME, "PLAN")
    says(text, "Nurse manager in a year", "A ward that runs well on my day off.", "no study after 21:00",
         "Registered nurse", "Nursing Council", "30 Sept 2026")
    silent(text, *SECRETS)


def works(world, lerato, nomsa, plan, course, rota):
    world.day("2026-02-20")
    steps = lerato("GetGoal", name=rota)["action_items"]
    lerato("CompleteActionItem", name=rota, action_item_id=steps[0]["id"])
    # 12 weeks before the end of the modules there are 73 days left: 60 / (73 / 7).
    see(lerato("GetWorkload", parent=ME), weekly_hours=5.7534, overloaded=True, counted_action_items=1)
    world.day("2026-04-01")
    milestones = lerato("GetGoal", name=rota)["milestones"]
    lerato("AchieveMilestone", name=rota, milestone_id=milestones[0]["id"])
    for day in ("2026-04-02", "2026-04-16"):
        world.day(day)
        lerato("CreateJournalEntry", parent=ME, journal_entry=dict(check_in=dict(went_well="The rota holds")))
    lerato("RecordProgress", parent=course, entry_id="april", entry=dict(value=24.0))
    world.day("2026-04-20")
    # Course: 24 of 60; e = 98 / 119 days; 12 January and ceil(98 / .4) = 245 days. Rota: 1 of 2; e = 98 / 179.
    see(lerato("GetGoal", name=course), status__progress=0.4, status__expected=0.8235, status__health="OFF_TRACK",
        status__projected_finish_date="2026-09-14")
    see(lerato("GetGoal", name=rota), status__progress=0.5, status__expected=0.5475, status__health="ON_TRACK")
    see(lerato("GetPlan", name=plan), progress=0.3667)  # (3 x .4 + 2 x .5 + 1 x 0) / 6
    pulse = dict(energy=1, stress=5, balance=1, note="I cry in the car")
    lerato.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CreateJournalEntry", parent=ME,
                   journal_entry=dict(audience=["MANAGER"], pulse=pulse))
    entry = lerato("CreateJournalEntry", parent=ME, journal_entry_id="pulse", journal_entry=dict(pulse=pulse))
    nomsa.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetJournalEntry", name=entry["name"])
    see(nomsa("ListJournalEntries", parent=ME), journal_entries=None)
    see(nomsa("ListGoals", parent=ME), goals__2__plan=plan, goals__3=None)  # the three of the plan


def takes_leave(world, lerato, nomsa, plan, course, rota, coach):
    change = lerato("ReportChange", parent=ME, circumstance_change_id="leave", circumstance_change=dict(
        kind="LEAVE", start_date="2026-05-11", end_date="2026-08-02", note="My mother needs me"))["name"]
    nomsa.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetCircumstanceChange", name=change)
    see(nomsa("ListCircumstanceChanges", parent=ME), circumstance_changes=None)
    # The leave comes before 15 July; that something is due is told to whoever signed, why is not.
    see(nomsa("GetPlan", name=plan), review_due_date="2026-05-11", next_review_date="2026-07-15")
    for day in ("2026-04-30", "2026-05-08"):
        world.day(day)
        lerato("CreateJournalEntry", parent=ME, journal_entry=dict(check_in=dict(challenge="Two homes")))
    see(nomsa("ListReviewsDue", parent="profiles/-", due_by_date="2026-05-11"), reviews_due__0__plan=plan,
        reviews_due__0__overdue_days=-3)
    lerato.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "StartReview", parent=plan,
                   plan_review=dict(kind="TRIGGERED"))  # by what?
    review = lerato("StartReview", parent=plan, plan_review_id="leave",
                    plan_review=dict(kind="TRIGGERED", change=change, attendees=["profiles/nomsa"]))
    see(lerato("GetPlan", name=plan), state="IN_REVIEW", review_due_date="2026-07-15")
    see(lerato("GetCircumstanceChange", name=change), handle_date="2026-05-08", handled_by=review["name"])
    for goal in (course, rota, coach):
        lerato.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "HoldGoal", name=goal)  # without a reason
        see(lerato("HoldGoal", name=goal, reason="Family leave"), state="ON_HOLD", status__health="PAUSED")
    # The reason of the revision is read by those who sign it.
    see(lerato("CompleteReview", name=review["name"], outcome="REVISE", summary="Twelve weeks of family leave"),
        outcome="REVISE")
    revised = see(lerato("GetPlan", name=plan), state="AGREED", last_review_date="2026-05-08",
                  next_review_date="2026-11-08")
    draft = see(lerato("GetPlanRevision", name=revised["draft_revision"]), number=2, state="DRAFT",
                reason="Twelve weeks of family leave")
    terms = draft["draft_terms"]
    for goal in terms["goals"]:
        if goal["goal"] == course:
            goal["due_date"] = "2026-11-30"
            goal["action_items"][0]["due_date"] = "2026-11-09"
        elif goal["goal"] == rota:
            goal["due_date"] = "2026-11-20"
            goal["milestones"][1]["due_date"] = "2026-10-30"
    edit = dict(update_mask="draftTerms", plan_revision=dict(name=draft["name"], etag=draft["etag"], draft_terms=terms))
    lerato("UpdatePlanRevision", **edit)
    lerato.refused("ABORTED", "ETAG_MISMATCH", "UpdatePlanRevision", **edit)  # from another window
    # 11 May to 30 November: 203 days; 4 May to 9 November: 189. 10 July to 20 November: 133; 2 July to 30 October: 120.
    diff = [(change["goal"], change["kind"], change["days_moved"])
            for change in lerato("DiffRevisions", name=draft["name"])["changes"]]
    assert diff == [(course, "MOVED", 203), (course, "MOVED", 189), (rota, "MOVED", 133), (rota, "MOVED", 120)], diff
    lerato("SubmitPlan", name=plan, etag=lerato.etag("GetPlan", name=plan))
    second = lerato("GetPlanRevision", name=draft["name"])
    lerato("SignPlan", name=plan, role="EMPLOYEE", sha256=second["sha256"])
    see(lerato("GetGoal", name=course), due_date="2026-05-11")  # until both have signed
    see(nomsa("SignPlan", name=plan, role="MANAGER", sha256=second["sha256"]), agreed_revision=draft["name"])
    see(lerato("GetGoal", name=course), due_date="2026-11-30", state="ON_HOLD")


def is_away(world, lerato, nomsa, grace, plan, course):
    world.day("2026-06-30")
    # Nothing counts while everything of the plan rests, and nothing is overdue.
    see(lerato("GetPlan", name=plan), progress=None, state="AGREED")
    see(lerato("GetWorkload", parent=ME), weekly_hours=None, overloaded=None)
    # July to September: 31 + 31 + 30 = 92 days to the licence's last.
    see(lerato("ListExpiringCredentials", parent=ME), expiring_credentials=None)
    see(lerato("ListExpiringCredentials", parent=ME, within_days=92), expiring_credentials__0__days_to_deadline=92)
    text = nomsa.document(ME, "PROGRESS", period_start_date="2026-01-01")
    says(text, "Complete the ward leadership course", "On hold", "Family leave",
         "Revision 2 Agreed Twelve weeks of family leave", "Revision 1 Superseded")
    silent(text, *SECRETS)
    world.day("2026-07-02")
    see(lerato("GetCredential", name=LICENCE), state="EXPIRING", days_left=90)
    for reader in (lerato, nomsa):
        see(reader("ListExpiringCredentials", parent=ME), expiring_credentials__0__credential__name=LICENCE,
            expiring_credentials__0__days_to_deadline=90, expiring_credentials__1=None)
        reader.told(ME, "milepost.credential.expiring.v1", LICENCE)
    says(nomsa.document(ME, "PLAN"), "Nursing Council", "30 Sept 2026", "90 days left")
    see(grace("ListUnitExpiringCredentials", unit="Care"), expiring_credentials__0__profile=ME)
    nomsa.refused("PERMISSION_DENIED", "NOT_PERMITTED", "ListUnitExpiringCredentials", unit="Care")
    # Fortnights begin on 26 March, 9 and 23 April, 7 May: each has a check-in. Those of 21 May, 4 and 18 June lie
    # wholly inside the leave and are passed over, though one goal of hers is not on hold.
    see(lerato("GetMotivationSnapshot", parent=ME), streak=4, check_in_count=4,
        current_period_start_date="2026-07-02")


def returns(world, lerato, nomsa, course, rota):
    world.day("2026-08-10")
    lerato("CreateJournalEntry", parent=ME, journal_entry=dict(check_in=dict(went_well="Back, and missed")))
    lerato("CreateJournalEntry", parent=ME, journal_entry=dict(pulse=dict(energy=4, stress=2, balance=4)))
    # The fortnight of 30 July, and the four before the leave.
    see(lerato("GetMotivationSnapshot", parent=ME), streak=5, current_period_start_date="2026-07-30")
    for goal in (course, rota):
        see(lerato("ResumeGoal", name=goal), state="ACTIVE")
    world.day("2026-08-17")
    goal = lerato("GetGoal", name=course)
    # Hours spent are no term of the agreement: 36 are left for the 84 days to 9 November, three a week.
    lerato("UpdateGoal", update_mask="actionItems", goal=dict(name=course, etag=goal["etag"], action_items=[
        dict(goal["action_items"][0], spent_hours=24.0)]))
    see(lerato("GetWorkload", parent=ME), weekly_hours=3.0, load=1.0, overloaded=None, counted_action_items=1)
    see(lerato("LintGoal", parent=ME, name=course), score=10, verdict="SMART")
    # 24 of 60; e = 217 / 322 days, .2739 behind.
    see(lerato("GetGoal", name=course), status__expected=0.6739, status__health="OFF_TRACK")
    text = lerato.document(ME, "PROGRESS", period_start_date="2026-01-01")
    says(text, "My mother needs me", "Dealt with", "Sleep seven hours")  # her own copy
    silent(text, "I cry in the car", "Well-being")  # not on paper unless she says so
    development = lerato("GetDevelopment", name=f"{ME}/development")
    lerato("UpdateDevelopment", update_mask="shareWellBeing", development=dict(
        name=development["name"], etag=development["etag"], share_well_being=True))
    says(lerato.document(ME, "PROGRESS", period_start_date="2026-01-01"), "Well-being", "Stress")
    silent(nomsa.document(ME, "PROGRESS", period_start_date="2026-01-01"), "Well-being", *SECRETS)
    brief = nomsa.document(ME, "BRIEF")
    says(brief, "Complete the ward leadership course")
    silent(brief, *SECRETS)


def renews(world, lerato, grace):
    world.day("2026-09-10")
    licence = see(lerato("GetCredential", name=LICENCE), state="EXPIRING", days_left=20)
    # 10 September 2026 to 30 September 2028: 20 days and two years, one of them a leap year.
    see(lerato("UpdateCredential", update_mask="issueDate,expireDate", credential=dict(
        name=LICENCE, etag=licence["etag"], issue_date="2026-09-10", expire_date="2028-09-30")), state="VALID",
        days_left=751)
    see(lerato("ListExpiringCredentials", parent=ME), expiring_credentials=None)
    see(grace("ListUnitExpiringCredentials", unit="Care"), expiring_credentials=None)
    world.day("2026-10-01")
    lerato.told(ME, "milepost.credential.expiring.v1", LICENCE)  # once, and not again


def ends(world, lerato, nomsa, grace, plan, course, rota, coach):
    lerato("RecordProgress", parent=course, entry_id="all", entry=dict(value=60.0))
    see(lerato("CloseGoal", name=course, outcome="ACHIEVED", gas_score=1), status__health="DONE")
    world.day("2026-10-28")
    lerato("AchieveMilestone", name=rota, milestone_id=lerato("GetGoal", name=rota)["milestones"][1]["id"])
    see(lerato("CloseGoal", name=rota, outcome="ACHIEVED", gas_score=0), state="COMPLETED")
    # 50 + 10 x (3 x 1 + 2 x 0) / sqrt(.7 x 13 + .3 x 25)
    see(lerato("GetGoalAttainment", parent=ME, plan=plan), t_score=57.3632, unscored_count=None)
    lerato("CreateCredential", parent=ME, credential_id="course", credential=dict(
        kind="CERTIFICATION", title="Ward leadership", issue_date="2026-10-28", expire_date="2028-10-27",
        skills=["skills/coordination"], audience=["MANAGER"]))
    lerato.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "AssessSkill", parent=ME, skill_assessment=dict(
        skill="skills/coordination", level=4, source="CREDENTIAL"))  # which?
    see(lerato("AssessSkill", parent=ME, skill_assessment=dict(
        skill="skills/coordination", level=4, source="CREDENTIAL", credential=f"{ME}/credentials/course",
        audience=["MANAGER"])), expire_date="2028-10-27")
    # (3 x 4/4 + 1 x 2/3) / 4
    see(nomsa("GetSkillGap", parent=ME), readiness=0.9167, items__1__source="CREDENTIAL", items__1__previous_level=3)
    world.day("2026-11-20")
    # Six months after the 8th of May, and twelve days gone by: her manager and her HR partner see when and whose.
    for reader in (nomsa, grace):
        see(reader("ListReviewsDue", parent="profiles/-"), reviews_due__0__plan=plan, reviews_due__0__profile=ME,
            reviews_due__0__due_date="2026-11-08", reviews_due__0__last_review_date="2026-05-08",
            reviews_due__0__overdue_days=12, reviews_due__1=None)
        reader.told(ME, "milepost.plan.review_due.v1", plan)
    # As it was in the leave.
    then = lerato("GetPlanAsOf", name=plan, as_of_date="2026-06-30")
    see(then, revision__number=2, progress=None, goals__0__state="ON_HOLD", goals__1__state="ON_HOLD",
        goals__2__state="ON_HOLD", goals__0__measurement__value=24.0)
    world.day("2026-12-14")
    review = lerato("StartReview", parent=plan, plan_review_id="closing",
                    plan_review=dict(kind="CLOSING", attendees=["profiles/nomsa"]))
    lerato("CompleteReview", name=review["name"], outcome="CLOSE", summary="Ready to stand in for Nomsa")
    # (3 x 1 + 2 x 1) / 5: what rests does not count.
    see(lerato("GetPlan", name=plan), state="COMPLETED", progress=1.0, reason="Ready to stand in for Nomsa")
    lerato.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "RevisePlan", name=plan,
                   etag=lerato.etag("GetPlan", name=plan), reason="One more thing")
    ahead = see(lerato("CopyPlanForward", name=plan, plan_id="second-year", display_name="Standing in",
                       start_date="2026-12-14", end_date="2027-12-13"), state="DRAFT", copied_from=plan)
    see(lerato("GetPlan", name=plan), carried_to=ahead["name"])
    carried = lerato("GetGoal", name=coach)["carried_to"]
    see(lerato("GetGoal", name=carried), state="ACCEPTED", plan=ahead["name"], copied_from=coach,
        title="Coach one new nurse to sign-off")
    see(lerato("ListGoals", parent=ME, filter=f'plan = "{ahead["name"]}"'), goals__0__name=carried, goals__1=None)
    lerato("ArchivePlan", name=plan, etag=lerato.etag("GetPlan", name=plan))
    for method, more in (("SubmitPlan", {}), ("ArchivePlan", {}), ("CancelPlan", dict(reason="No")),
                         ("RevisePlan", dict(reason="No"))):
        lerato.refused("FAILED_PRECONDITION", "STATE_FORBIDS", method, name=plan,
                       etag=lerato.etag("GetPlan", name=plan), **more)
    # A year's events never told anybody else about the journal, the leave or the sleep.
    told = {event["resource"] for event in nomsa.events(ME)}
    assert LICENCE in told and plan in told, told
    assert not {name for name in told if "/journal/" in name or "/changes/" in name or name == GOALS + "sleep"}, told
