"""The second half of Amara's year: a review that keeps the plan, a certificate, a wider role that makes her plan a new
one, goals closed, the plan closed, and what is unfinished carried into 2027."""

from world import says, see, silent

ME = "profiles/amara"
PLAN = f"{ME}/plans/architect-2026"
GOALS = f"{ME}/goals/"
PRIYA = f"{ME}/mentorships/priya"
DESIGNS = GOALS + "lead-designs"
MODELS = GOALS + "threat-models"


def live(world, amara, helen, priya):
    keeps_the_plan(world, amara, helen)
    passes_the_exam(world, amara, helen)
    grows_out_of_the_plan(world, amara, helen, priya)
    first, draft = two_at_one_draft(world, amara)
    agrees_anew(world, amara, helen, first, draft)
    closes_goals(world, amara, helen)
    closes_the_plan(world, amara, helen, priya)
    carries_on(world, amara)
    was_told(amara, helen, priya)


def keeps_the_plan(world, amara, helen):
    world.day("2026-07-14")
    assert not helen("ListReviewsDue", parent="profiles/-", due_by_date="2026-07-13").get("reviews_due")
    see(helen("ListReviewsDue", parent="profiles/-"), reviews_due__0__plan=PLAN, reviews_due__0__profile=ME,
        reviews_due__0__due_date="2026-07-14", reviews_due__0__last_review_date="2026-01-14",
        reviews_due__0__overdue_days=None, reviews_due__0__in_review=None)
    amara.told(ME, "milepost.plan.review_due.v1", PLAN)
    world.day("2026-07-15")
    see(helen("ListReviewsDue", parent="profiles/-"), reviews_due__0__overdue_days=1)
    helen.refused("PERMISSION_DENIED", "NOT_PERMITTED", "StartReview", parent=PLAN, plan_review=dict(kind="SCHEDULED"))
    review = amara("StartReview", parent=PLAN, plan_review_id="summer", plan_review=dict(
        kind="SCHEDULED", attendees=["profiles/helen"], agenda="Half-time"))
    see(helen("GetPlan", name=PLAN), state="IN_REVIEW", open_review=review["name"])
    # What was agreed stays in force meanwhile.
    amara.refused("FAILED_PRECONDITION", "GOAL_UNDER_AGREEMENT", "UpdateGoal", update_mask="due_date",
                  goal=dict(name=DESIGNS, due_date="2027-06-30"))
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "StartReview", parent=PLAN,
                  plan_review=dict(kind="CLOSING"))  # one at a time
    see(amara("CompleteReview", name=review["name"], outcome="KEEP", summary="On course."), outcome="KEEP")
    see(amara("GetPlan", name=PLAN), state="AGREED", last_review_date="2026-07-15", next_review_date="2027-01-15")
    # One long goal among the short ones, 3 + 2 + 1 + 1 of 9: neither too many short wins nor too few.
    amara("CreateGoal", parent=ME, goal_id="product-line", initial_state="ACTIVE", goal=dict(
        title="Own the shape of one product line", start_date="2026-07-15", due_date="2029-12-31", weight=2.0,
        importance=5, stretch=True, value_ids=["craft"]))
    see(amara("GetPlanBalance", parent=ME), short_share=0.7778, long_weight=2.0, flagged=None)
    development = amara("GetDevelopment", name=f"{ME}/development")
    amara("UpdateDevelopment", update_mask="share_well_being,boundaries", development=dict(
        name=f"{ME}/development", etag=development["etag"], share_well_being=True, boundaries=["Fridays end at four"]))
    hers = amara.document(ME, "PROGRESS")
    says(hers, "Well-being", "Shown because the owner chose to share it.", "Energy", "Stress")  # [well-being]
    silent(hers, "Sleeping badly")  # her own words stay in her journal
    feedback = amara("ListFeedback", parent=ME)["feedback"][0]
    helen.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetFeedback", name=feedback["name"])
    amara("ShareFeedback", name=feedback["name"], audience=["MANAGER"])
    hers = helen.document(ME, "PROGRESS")
    says(hers, "You show the cost first.")  # shared with her now, and only that
    silent(hers, "Well-being")
    says(amara.document(ME, "PLAN"), "Fridays end at four", "STRETCH", "Own the shape of one product line", "Long term",
         "15 Jul 2026", "15 January 2027")  # [short-and-long-term] [calculated-risks] [reviews]


def passes_the_exam(world, amara, helen):
    amara("CreateCredential", parent=ME, credential_id="guild", credential=dict(
        kind="MEMBERSHIP", title="Architects' guild", renewal_date="2026-10-15", audience=["MANAGER"]))
    world.day("2026-08-20")
    # 56 days to 15 October.
    see(amara("ListExpiringCredentials", parent=ME), expiring_credentials__0__credential__name=f"{ME}/credentials/guild",
        expiring_credentials__0__days_to_deadline=56, expiring_credentials__0__credential__state="EXPIRING")
    amara.told(ME, "milepost.credential.expiring.v1", f"{ME}/credentials/guild")
    amara("AchieveMilestone", name=GOALS + "certificate", milestone_id="exam", evidence="Passed on the first try")
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "ClaimReward", name=GOALS + "certificate", reward_id="press")
    see(amara("CloseGoal", name=GOALS + "certificate", outcome="EXCEEDED", lesson="Mock exams are worth it."),
        state="COMPLETED", rewards__0__state="EARNED", status__health="DONE", status__progress=1.0)
    see(amara("ClaimReward", name=GOALS + "certificate", reward_id="press"), rewards__0__state="CLAIMED")
    # To 20 August 2028 there are 365 + 366 days.
    see(amara("CreateCredential", parent=ME, credential_id="cloud", credential=dict(
        kind="CERTIFICATION", title="Professional cloud architect", issuer="Open Cloud Academy",
        issue_date="2026-08-20", expire_date="2028-08-20", skills=["skills/architecture"],
        uri="https://verify.example.org/4711", audience=["MENTOR", "MANAGER"])), state="VALID", days_left=731)
    amara("AssessSkill", parent=ME, skill_assessment=dict(
        skill="skills/architecture", level=4, source="CREDENTIAL", credential=f"{ME}/credentials/cloud",
        audience=["MENTOR", "MANAGER"]))
    # A credential counts before the manager's 3: (3 x 4/5 + 2 x 4/4) / 5 = 4.4 / 5
    gap = see(helen("GetSkillGap", parent=ME), readiness=0.88)
    architecture = next(item for item in gap["items"] if item["skill"] == "skills/architecture")
    see(architecture, current_level=4, source="CREDENTIAL", previous_level=3, gap=1)
    says(helen.document(ME, "PLAN"), "88%", "Professional cloud architect", "20 Aug 2028", "Architects' guild",
         "15 Oct 2026")  # [credentials] [associations]


def grows_out_of_the_plan(world, amara, helen, priya):
    """Her role grows to two product lines: the review that this asks for ends in a new revision."""
    world.day("2026-09-01")
    change = amara("ReportChange", parent=ME, circumstance_change_id="scope", circumstance_change=dict(
        kind="ROLE", note="Two product lines instead of one.", audience=["MENTOR", "MANAGER"]))
    see(amara("GetPlan", name=PLAN), review_due_date="2026-09-01", next_review_date="2027-01-15")
    see(helen("ListReviewsDue", parent="profiles/-"), reviews_due__0__due_date="2026-09-01")
    amara.told(ME, "milepost.plan.review_due.v1", PLAN, PLAN)  # in July, and now
    prompts = {prompt["id"] for prompt in priya("PrepareSession", parent=ME)["prompts"]}
    assert "options.adapt" in prompts and "reality.overdue" not in prompts, prompts
    world.day("2026-09-03")
    amara.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "StartReview", parent=PLAN, plan_review=dict(kind="TRIGGERED"))
    review = amara("StartReview", parent=PLAN, plan_review_id="scope", plan_review=dict(
        kind="TRIGGERED", change=change["name"]))
    see(amara("GetCircumstanceChange", name=change["name"]), handle_date="2026-09-03", handled_by=review["name"])
    amara("CreateGoal", parent=ME, goal_id="threat-models", initial_state="ACTIVE", goal=dict(
        title="Run a threat model for each service", plan=PLAN, start_date="2026-09-03", due_date="2026-12-31",
        metric=dict(unit="models", start=0.0, target=4.0),
        action_items=[dict(id="workshop", title="Hold the first workshop", due_date="2026-09-30")]))
    amara("CompleteReview", name=review["name"], outcome="REVISE", summary="Fewer designs, larger ones")
    plan = see(amara("GetPlan", name=PLAN), state="AGREED", last_review_date="2026-09-03",
               next_review_date="2027-03-03")
    see(amara("GetPlanRevision", name=plan["agreed_revision"]), number=2, state="AGREED")
    see(amara("GetPlanRevision", name=plan["draft_revision"]), number=3, state="DRAFT",
        base_revision=plan["agreed_revision"], reason="Fewer designs, larger ones", sha256=None)
    amara.refused("FAILED_PRECONDITION", "RULE_BROKEN", "RevisePlan", name=PLAN, etag=plan["etag"], reason="Once more")


def edited(terms):
    """The terms with a smaller number of larger designs, earlier, and with the new goal; the cancelled one is gone."""
    goals = [goal for goal in terms["goals"] if goal["goal"] != GOALS + "conference"]
    for goal in goals:
        if goal["goal"] == DESIGNS:
            goal["metric"]["target"] = 3.0
            goal["due_date"] = "2026-11-30"
    return dict(terms, goals=goals + [dict(
        goal=MODELS, title="Run a threat model for each service", start_date="2026-09-03", due_date="2026-12-31",
        metric=dict(unit="models", start=0.0, target=4.0), weight=1.0,
        action_items=[dict(id="workshop", title="Hold the first workshop", due_date="2026-09-30")])])


def two_at_one_draft(world, amara):
    """Amara edits at her desk and on her telephone: the second to save is told, and neither edit is lost."""
    world.day("2026-09-04")
    plan = amara("GetPlan", name=PLAN)
    desk = amara("GetPlanRevision", name=plan["draft_revision"])
    telephone = amara("GetPlanRevision", name=plan["draft_revision"])
    amara.refused("INVALID_ARGUMENT", "ETAG_REQUIRED", "UpdatePlanRevision", update_mask="draft_terms",
                  plan_revision=dict(name=desk["name"], draft_terms=desk["draft_terms"]))
    amara("UpdatePlanRevision", update_mask="draft_terms", plan_revision=dict(
        name=desk["name"], etag=desk["etag"], draft_terms=edited(desk["draft_terms"])))
    vision = "I own the shape of two product lines."
    amara.refused("ABORTED", "ETAG_MISMATCH", "UpdatePlanRevision", update_mask="draft_terms", plan_revision=dict(
        name=desk["name"], etag=telephone["etag"], draft_terms=dict(telephone["draft_terms"], vision=vision)))
    telephone = amara("GetPlanRevision", name=desk["name"])
    both = amara("UpdatePlanRevision", update_mask="draft_terms.vision", plan_revision=dict(
        name=desk["name"], etag=telephone["etag"], draft_terms=dict(
            display_name=telephone["draft_terms"]["display_name"], vision=vision)))
    see(both, draft_terms__vision=vision)
    moved = next(goal for goal in both["draft_terms"]["goals"] if goal["goal"] == DESIGNS)
    see(moved, due_date="2026-11-30", metric__target=3.0)
    # What is only being written moves nothing: 2 of 4 until it is agreed.
    see(amara("GetGoal", name=DESIGNS), metric__target=4.0, due_date="2026-12-31", status__progress=0.5)
    return plan["agreed_revision"], desk["name"]


def agrees_anew(world, amara, helen, first, draft):
    world.day("2026-09-07")
    submitted = amara("SubmitPlan", name=PLAN, etag=amara.etag("GetPlan", name=PLAN))
    see(submitted, state="AWAITING_AGREEMENT", current_revision=draft, agreed_revision=first)
    old = amara("GetPlanRevision", name=draft)["sha256"]
    amara("SignPlan", name=PLAN, role="EMPLOYEE", sha256=old)
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "UpdatePlanRevision", update_mask="draft_terms",
                  plan_revision=dict(name=draft, etag=amara.etag("GetPlanRevision", name=draft), draft_terms=dict(
                      display_name="Other words")))
    # She takes it back for one more word: her own signature is void, and Helen cannot sign the old words.
    plan = see(amara("WithdrawPlan", name=PLAN, etag=amara.etag("GetPlan", name=PLAN), reason="One word more"),
               state="AGREED", agreed_revision=first)
    see(amara("GetPlanRevision", name=draft), state="WITHDRAWN")
    helen.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "SignPlan", name=PLAN, role="MANAGER", sha256=old)
    again = see(amara("GetPlanRevision", name=plan["draft_revision"]), number=4, state="DRAFT", sign_offs=None)
    amara("UpdatePlanRevision", update_mask="draft_terms.display_name,draft_terms.vision", plan_revision=dict(
        name=again["name"], etag=again["etag"], draft_terms=dict(
            display_name="Towards solution architecture", vision="I own the shape of two product lines, and rest.")))
    amara("SubmitPlan", name=PLAN, etag=amara.etag("GetPlan", name=PLAN))
    revision = see(amara("GetPlanRevision", name=again["name"]), state="SUBMITTED", sign_offs=None)
    assert revision["sha256"] != old
    helen.refused("ABORTED", "ETAG_MISMATCH", "SignPlan", name=PLAN, role="MANAGER", sha256=old)
    amara("SignPlan", name=PLAN, role="EMPLOYEE", sha256=revision["sha256"])

    world.day("2026-09-08")
    # 2 of 4 designs; e = 250 / 364 days, 19 points more.
    see(amara("GetGoal", name=DESIGNS), status__progress=0.5, status__expected=0.6868, status__health="AT_RISK")
    see(helen("SignPlan", name=PLAN, role="MANAGER", sha256=revision["sha256"]), state="AGREED",
        agreed_revision=again["name"], draft_revision=None, vision="I own the shape of two product lines, and rest.")
    see(amara("GetPlanRevision", name=first), state="SUPERSEDED")
    # 2 of 3; e = 250 / 333 days, 8 points more; 1 January + 250 / (2/3) = 375 days; 11 January is 42 days late.
    see(amara("GetGoal", name=DESIGNS), metric__target=3.0, due_date="2026-11-30", status__progress=0.6667,
        status__expected=0.7508, status__health="ON_TRACK", status__projected_finish_date="2027-01-11",
        status__slip_days=42)
    see(helen("GetPlan", name=PLAN), progress=0.5833)  # (3 x 2/3 + 2 x .75 + 0) / 6
    changes = {(change.get("goal", ""), change.get("field_path", "")): change
               for change in helen("DiffRevisions", name=again["name"])["changes"]}
    see(changes["", "vision"], kind="CHANGED", old_text="I own the shape of one product line.",
        new_text="I own the shape of two product lines, and rest.")
    see(changes[DESIGNS, "due_date"], kind="MOVED", old_text="2026-12-31", new_text="2026-11-30", days_moved=-31)
    see(changes[DESIGNS, "metric.target"], kind="CHANGED", old_text="4", new_text="3")
    see(changes[MODELS, ""], kind="ADDED")
    see(changes[GOALS + "conference", ""], kind="REMOVED")
    assert len(changes) == 5, changes
    # Half a year ago it was as it was then.
    then = see(helen("GetPlanAsOf", name=PLAN, as_of_date="2026-06-30"), revision__number=2, progress=0.6)
    see(next(goal for goal in then["goals"] if goal["name"] == DESIGNS), metric__target=4.0, status__progress=0.5)
    text = helen.document(ME, "PLAN")
    says(text, "Two product lines instead of one.", "Fewer designs, larger ones", "30 Nov 2026",
         "31 Dec 2026")  # [changed-circumstances]


def closes_goals(world, amara, helen):
    world.day("2026-11-24")
    amara("CancelSession", name=f"{PRIYA}/sessions/july", reason="Priya was ill")
    amara("CreateSession", parent=PRIYA, session_id="november", session=dict(scheduled_time="2026-11-24T08:00:00Z"))
    see(amara("HoldSession", name=f"{PRIYA}/sessions/november", shared_notes="Close what is done."), state="HELD")
    world.day("2026-12-01")
    see(amara("GetGoal", name=DESIGNS), status__health="OVERDUE")
    amara.told(ME, "milepost.goal.overdue.v1", GOALS + "juniors", DESIGNS)
    prompts = {prompt["id"] for prompt in amara("PrepareSession", parent=ME)["prompts"]}
    assert "reality.overdue" in prompts and "options.adapt" not in prompts, prompts
    says(amara.document(ME, "BRIEF"), "Overdue")
    world.day("2026-12-10")
    amara.told(ME, "milepost.goal.overdue.v1", GOALS + "juniors", DESIGNS)  # told once, not every day
    amara("RecordProgress", parent=DESIGNS, entry=dict(value=3.0))
    amara("RecordProgress", parent=GOALS + "review-time", entry=dict(value=22.0))
    amara("RecordProgress", parent=MODELS, entry=dict(value=1.0))
    amara("AchieveMilestone", name=GOALS + "juniors", milestone_id="tunde")
    see(amara("GetGoal", name=GOALS + "review-time"), status__progress=1.0, status__raw_ratio=1.0833)  # 26 of 24 h
    amara.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CloseGoal", name=DESIGNS, outcome="ACHIEVED", gas_score=3)
    amara("CloseGoal", name=DESIGNS, outcome="ACHIEVED", gas_score=0, lesson="Pilots first.")
    amara("CloseGoal", name=GOALS + "review-time", outcome="EXCEEDED", gas_score=1)
    see(amara("CloseGoal", name=GOALS + "juniors", outcome="PARTIALLY_ACHIEVED", gas_score=-1,
              lesson="Two juniors need two calendars."), closings__0__progress=0.5)
    # x 0, 1, -1 with w 3, 2, 1: 50 + 10 / sqrt(.7 x 14 + .3 x 36) = 50 + 10 / sqrt(20.6)
    see(amara("GetGoalAttainment", parent=ME), t_score=52.2033, unscored_count=1)
    # Of the plan alone, x 0, 1 with w 3, 2: 50 + 20 / sqrt(.7 x 13 + .3 x 25) = 50 + 20 / sqrt(16.6)
    see(amara("GetGoalAttainment", parent=ME, plan=PLAN), t_score=54.9088, unscored_count=None)
    text = amara.document(ME, "PROGRESS", period_start_date="2026-07-01")
    says(text, "T-score 52.2.", "1 closed goal has no score", "Two juniors need two calendars.", "Partly achieved", "Exceeded")
    silent(helen.document(ME, "PROGRESS", period_start_date="2026-07-01"), "T-score", "Two juniors")


def closes_the_plan(world, amara, helen, priya):
    world.day("2026-12-18")
    amara("CompleteMentorship", name=PRIYA)
    priya.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetPlan", name=PLAN)  # at once
    review = amara("StartReview", parent=PLAN, plan_review=dict(kind="CLOSING"))
    amara.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CompleteReview", name=review["name"], outcome="CLOSE")
    amara("CompleteReview", name=review["name"], outcome="CLOSE", summary="Three designs in production.")
    # Both closed goals count 1, and one of four models: (3 + 2 + .25) / 6
    plan = see(helen("GetPlan", name=PLAN), state="COMPLETED", complete_date="2026-12-18", progress=0.875,
               reason="Three designs in production.")
    for method, more in (("UpdatePlan", None), ("SubmitPlan", {}), ("RevisePlan", dict(reason="More")),
                         ("WithdrawPlan", {}), ("CancelPlan", dict(reason="No")), ("DeclinePlan", dict(reason="No"))):
        request = dict(name=PLAN, etag=plan["etag"], **more) if more is not None else dict(
            update_mask="vision", plan=dict(name=PLAN, etag=plan["etag"], vision="Another"))
        amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", method, **request)
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "StartReview", parent=PLAN,
                  plan_review=dict(kind="SCHEDULED"))
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "UpdatePlanReview", update_mask="notes", plan_review=dict(
        name=review["name"], etag=amara.etag("GetPlanReview", name=review["name"]), notes="Afterthought"))
    amara.refused("FAILED_PRECONDITION", "GOAL_UNDER_AGREEMENT", "UpdateGoal", update_mask="title",
                  goal=dict(name=MODELS, title="Fewer models"))


def carries_on(world, amara):
    world.day("2027-01-04")
    following = see(amara("CopyPlanForward", name=PLAN, plan_id="architect-2027", start_date="2027-01-01",
                          end_date="2027-12-31", display_name="Solution architect, first year"),
                    state="DRAFT", copied_from=PLAN, start_date="2027-01-01")
    amara.refused("FAILED_PRECONDITION", "RULE_BROKEN", "CopyPlanForward", name=PLAN, plan_id="architect-2028",
                  start_date="2028-01-01", end_date="2028-12-31")  # carried on already
    goals = amara("ListGoals", parent=ME, filter=f'plan = "{following["name"]}"')["goals"]
    assert len(goals) == 1, goals
    # The copy goes on where the old one ended: from 1 to 4, none of it done.
    see(goals[0], title="Run a threat model for each service", state="ACCEPTED", copied_from=MODELS,
        metric__start=1.0, metric__target=4.0, start_date="2027-01-01", due_date="2027-12-31", measurement=None)
    see(amara("GetGoal", name=MODELS), archived=True, carried_to=goals[0]["name"])
    see(amara("ArchivePlan", name=PLAN, etag=amara.etag("GetPlan", name=PLAN)), state="ARCHIVED",
        carried_to=following["name"])
    amara.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "ArchivePlan", name=PLAN,
                  etag=amara.etag("GetPlan", name=PLAN))
    says(amara.document(ME, "PLAN"), "Solution architect, first year", "Draft")


def was_told(amara, helen, priya):
    """The year once more, as the feed told it: what people did in their order, and each day's fact once."""
    plan = [event["type"].split(".")[-2] for event in amara.events(ME)
            if event.get("resource") == PLAN and event["actor"] != "milepost"]
    assert plan == [
        "created", "submitted", "signed", "changes_requested", "submitted", "signed", "agreed",  # January
        "review_started", "reviewed",  # July: kept
        "review_started", "reviewed", "submitted", "signed", "withdrawn", "submitted", "signed", "agreed",  # September
        "review_started", "reviewed", "carried", "archived"], plan  # the end
    ids = [event["id"] for event in amara.events(ME)]
    assert ids == sorted(ids) and len(ids) == len(set(ids))
    # A watch goes on exactly where a list stopped.
    page = amara.world.call(amara.metadata, "ListEvents", dict(parent=ME, page_size=10), noted=False)
    assert [event["id"] for event in page["events"]] == ids[:10]
    rest = amara.watched(ME, page["cursor"], len(ids) - 10)
    assert [event["id"] for event in rest] == ids[10:]
    swept = [(event["type"], event["resource"]) for event in amara.events(ME) if event["actor"] == "milepost"]
    for kind, resource, count in (
            ("milepost.commitment.overdue.v1", f"{PRIYA}/sessions/first", 1),
            ("milepost.milestone.overdue.v1", GOALS + "juniors", 2),  # Tunde's in June, Sofia's in November
            ("milepost.goal.overdue.v1", GOALS + "juniors", 1),
            ("milepost.goal.overdue.v1", DESIGNS, 1),
            ("milepost.plan.review_due.v1", PLAN, 2),  # in July, and with the change in September
            ("milepost.credential.expiring.v1", f"{ME}/credentials/guild", 1)):
        assert swept.count((kind, resource)) == count, (kind, resource, swept)
    seen = {event.get("resource", "") for event in helen.events(ME)}
    assert PLAN in seen and not any("/journal/tired" in name or "/sessions/" in name or "juniors" in name
                                    for name in seen), seen
    priya.refused("PERMISSION_DENIED", "NOT_PERMITTED", "ListEvents", parent=ME)  # no longer her mentor
