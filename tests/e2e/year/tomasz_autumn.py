"""The second half of Tomasz's year: a goal closed at four of five, a review that keeps the plan, a reorganization that
changes nothing, a better judgement of his coaching, the end of the plan and the beginning of the next."""

from world import says, see, silent

ME = "profiles/tomasz"


def live(world, tomasz, grace, plan, goals):
    closes_short(world, tomasz, goals)
    keeps_the_plan(world, tomasz, grace, plan)
    finishes_the_course(world, tomasz, goals)
    reorganized(world, tomasz, grace, plan)
    judged_again(world, tomasz)
    ends(world, tomasz, grace, plan, goals)


def closes_short(world, tomasz, goals):
    course, interviews, _ = goals
    world.day("2026-07-21")
    tomasz("RecordProgress", parent=interviews, entry=dict(value=4.0))
    world.day("2026-09-01")
    # It was due yesterday: the sweep tells it once, whatever else the day brings.
    see(tomasz("GetGoal", name=interviews), status__health="OVERDUE", status__progress=0.8)
    tomasz.told(ME, "milepost.goal.overdue.v1", interviews)
    brief = tomasz.document(ME, "BRIEF")
    says(brief, "Przeprowadzić pięć rozmów informacyjnych", "Po terminie")
    world.day("2026-09-04")
    tomasz.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CloseGoal", name=interviews, outcome="NOT_ACHIEVED")
    see(tomasz("CloseGoal", name=interviews, outcome="PARTIALLY_ACHIEVED", gas_score=-1,
               lesson="W wakacje nikt nie ma czasu: umawiać się w maju."),
        state="COMPLETED", closings__0__outcome="PARTIALLY_ACHIEVED", closings__0__progress=0.8,
        closings__0__gas_score=-1, status__health="DONE")
    tomasz.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "RecordProgress", parent=interviews, entry=dict(value=5.0))
    tomasz("RecordProgress", parent=course, entry=dict(value=20.0))
    # A goal that was closed short of its target keeps what it reached: (2 x 20/40 + .8 + .5) / 4
    see(tomasz("GetPlan", name=tomasz("GetGoal", name=course)["plan"]), progress=0.575)
    text = tomasz.document(ME, "PROGRESS")
    says(text, "W wakacje nikt nie ma czasu: umawiać się w maju.", "Częściowo osiągnięty", "80%")


def keeps_the_plan(world, tomasz, grace, plan):
    """The review was due on 2 September; Grace sees it in her list until it is held."""
    tomasz.told(ME, "milepost.plan.review_due.v1", plan)
    due = grace("ListReviewsDue", parent="profiles/-")
    see(due, reviews_due__0__plan=plan, reviews_due__0__due_date="2026-09-02", reviews_due__0__overdue_days=2)
    assert len(due["reviews_due"]) == 1, due
    review = see(tomasz("StartReview", parent=plan, plan_review_id="september", plan_review=dict(
        kind="SCHEDULED", agenda="Kurs, coaching, budżet", attendees=["profiles/grace"])), state="OPEN")
    see(tomasz("GetPlan", name=plan), state="IN_REVIEW", open_review=review["name"])
    tomasz("UpdatePlanReview", update_mask="notes", plan_review=dict(
        name=review["name"], etag=review["etag"], notes="Kurs przyspiesza, reszta bez zmian."))
    see(tomasz("CompleteReview", name=review["name"], outcome="KEEP", summary="Plan zostaje."), state="COMPLETED",
        outcome="KEEP", complete_date="2026-09-04")
    # Six months from today's review, not from the day it was due.
    see(tomasz("GetPlan", name=plan), state="AGREED", last_review_date="2026-09-04", next_review_date="2027-03-04")
    assert not grace("ListReviewsDue", parent="profiles/-").get("reviews_due")
    tomasz.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "CompleteReview", name=review["name"], outcome="KEEP")


def finishes_the_course(world, tomasz, goals):
    world.day("2026-09-25")
    tomasz("RecordProgress", parent=goals[0], entry=dict(value=40.0, note="Egzamin zdany"))
    see(tomasz("CloseGoal", name=goals[0], outcome="ACHIEVED", gas_score=0, lesson="Dwie godziny rano, nie wieczorem."),
        status__progress=1.0)
    tomasz("CreateCredential", parent=ME, credential_id="course", credential=dict(
        kind="EDUCATION", title="Kurs zarządzania ludźmi, 40 godz.", issuer="Wyższa Szkoła Zarządzania",
        issue_date="2026-09-25", audience=["MANAGER"]))
    development = tomasz("GetDevelopment", name=f"{ME}/development")
    tomasz("UpdateDevelopment", update_mask="brand_items", development=dict(
        name=f"{ME}/development", etag=development["etag"],
        brand_items=[dict(kind="RESUME", state="CURRENT", review_date="2026-09-25"),
                     dict(kind="ONLINE_PROFILE", state="CURRENT", uri="https://people.example.org/tomasz")]))
    text = tomasz.document(ME, "PLAN")
    says(text, "Kurs zarządzania ludźmi, 40 godz.", "Wyższa Szkoła Zarządzania")  # [credentials]
    says(text, "Życiorys", "Aktualne")
    silent(text, "Nieaktualne")


def reorganized(world, tomasz, grace, plan):
    """A change makes a review due at once; that it changes nothing is an answer too."""
    world.day("2026-10-05")
    change = tomasz("ReportChange", parent=ME, circumstance_change_id="reorg", circumstance_change=dict(
        kind="REORG", note="Dział łączy się z rekrutacją.", audience=["MANAGER"]))
    see(change, start_date="2026-10-05", handle_date=None)
    see(tomasz("GetPlan", name=plan), review_due_date="2026-10-05", next_review_date="2027-03-04")
    tomasz.told(ME, "milepost.plan.review_due.v1", plan, plan)  # in September, and now
    see(grace("ListReviewsDue", parent="profiles/-"), reviews_due__0__plan=plan)
    see(tomasz("HandleChange", name=change["name"], handling="Z Grażyną: cele zostają te same."),
        handle_date="2026-10-05", handled_by=None)
    tomasz.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "HandleChange", name=change["name"], handling="Znowu")
    see(tomasz("GetPlan", name=plan), state="AGREED", review_due_date="2027-03-04")
    says(tomasz.document(ME, "PLAN"), "Dział łączy się z rekrutacją.", "Z Grażyną: cele zostają te same.")


def judged_again(world, tomasz):
    world.day("2026-11-20")
    tomasz("AssessSkill", parent=ME, skill_assessment=dict(skill="skills/coaching", level=3, source="MANAGER",
                                                           evidence="Rozmowa z Olą", audience=["MANAGER"]))
    # (3 x 3/4 + 2 x 3/3) / 5 = 4.25 / 5; he is one above her view now.
    see(tomasz("GetSkillGap", parent=ME), readiness=0.85, items__0__current_level=3, items__0__previous_level=2,
        items__0__perception_delta=1)
    says(tomasz.document(ME, "PLAN"), "85%", "Rozmowa z Olą")


def ends(world, tomasz, grace, plan, goals):
    world.day("2026-12-15")
    # x = 0 with weight 2, x = -1 with weight 1: 50 - 10 x 1 / sqrt(.7 x 5 + .3 x 9) = 50 - 10 / sqrt(6.2)
    see(tomasz("GetGoalAttainment", parent=ME, plan=plan), t_score=45.9839, unscored_count=None)
    says(tomasz.document(ME, "PROGRESS", period_start_date="2026-07-01"), "Wynik T: 46.",
         "Przeprowadzić pięć rozmów informacyjnych", "Dwie godziny rano, nie wieczorem.")
    see(tomasz("GetGoal", name=goals[2]), status__health="OVERDUE", status__progress=0.5)
    review = tomasz("StartReview", parent=plan, plan_review=dict(kind="CLOSING"))
    tomasz.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CompleteReview", name=review["name"], outcome="CLOSE")
    tomasz("CompleteReview", name=review["name"], outcome="CLOSE", summary="Dwa z trzech; coaching idzie dalej.")
    # (2 x 1 + .8 + .5) / 4
    see(tomasz("GetPlan", name=plan), state="COMPLETED", complete_date="2026-12-15", progress=0.825,
        reason="Dwa z trzech; coaching idzie dalej.")
    tomasz.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CopyPlanForward", name=plan, start_date="2027-01-01",
                   end_date="2027-12-31", goals=[goals[0]])  # it is finished
    following = see(tomasz("CopyPlanForward", name=plan, plan_id="hr-2027", start_date="2027-01-01",
                           end_date="2027-12-31"), state="DRAFT", copied_from=plan, current_revision=None)
    see(tomasz("GetPlan", name=plan), carried_to=following["name"])
    copies = tomasz("ListGoals", parent=ME, filter=f'plan = "{following["name"]}"')["goals"]
    assert len(copies) == 1, copies
    # Only what was not finished, from the new first day; 1 December lies before it, so it is due on the last day.
    see(copies[0], title="Poprowadzić dwie rozmowy coachingowe", state="ACCEPTED", copied_from=goals[2],
        start_date="2027-01-01", due_date="2027-12-31")
    see(tomasz("GetGoal", name=goals[2]), archived=True, carried_to=copies[0]["name"], state="ACTIVE")
    see(tomasz("ArchivePlan", name=plan, etag=tomasz.etag("GetPlan", name=plan)), state="ARCHIVED")
    says(tomasz.document(ME, "PLAN"), "Poprowadzić dwie rozmowy coachingowe", "Szkic")
