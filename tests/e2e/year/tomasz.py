"""Tomasz Zieliński, HR specialist on the way to HR manager: begins with his organization's template, asks people who do
the work, learns that he sees his coaching too kindly, and closes one goal at four of five. His documents are Polish."""

import tomasz_autumn
from world import says, see, silent

ME = "profiles/tomasz"
OPTIONS = f"{ME}/careerOptions/"
CONTACTS = f"{ME}/contacts/"


def live(world):
    tomasz, grace = world.caller("tomasz"), world.caller("grace")
    hr = world.caller("grace", roles="hr_admin")
    world.signs_generated_ids()
    plan, goals = template(world, tomasz, hr)
    himself(world, tomasz)
    agrees(world, tomasz, grace, plan, goals)
    options(world, tomasz, grace)
    people(world, tomasz, goals)
    summer(world, tomasz, grace, plan, goals)
    tomasz_autumn.live(world, tomasz, grace, plan, goals)


def template(world, tomasz, hr):
    """HR writes once what every future HR manager begins with, and gives it to Tomasz from 1 March."""
    world.day("2026-02-20")
    made = hr("CreateTemplate", template_id="hr-manager", template=dict(
        display_name="Droga do roli menedżera HR", kind="PLAN", role="roles/hr-manager",
        plan=dict(vision="Zespół, który sam się uczy.", period_months=10, review_interval_months=6),
        goals=[dict(title="Ukończyć kurs zarządzania ludźmi", why="Rola wymaga podstaw.", weight=2.0,
                    skills=["skills/coaching"], due_day=213, metric=dict(unit="godz.", start=0.0, target=40.0),
                    action_items=[dict(title="Zapisać się na kurs", category="EDUCATION", due_day=14,
                                       planned_hours=2.0, support="Grażyna z działu szkoleń")]),
               dict(title="Przeprowadzić pięć rozmów informacyjnych", why="Chcę wiedzieć, jak wygląda dzień menedżera.",
                    due_day=183, metric=dict(unit="rozmów", start=0.0, target=5.0),
                    action_items=[dict(title="Spisać listę rozmówców", category="EXPOSURE", due_day=31)]),
               dict(title="Poprowadzić dwie rozmowy coachingowe", why="Coachingu uczy się w rozmowie.",
                    due_day=275, action_items=[dict(title="Pierwsza rozmowa", category="EXPERIENCE", due_day=120),
                                               dict(title="Druga rozmowa", category="EXPERIENCE", due_day=250)])]))
    tomasz.refused("PERMISSION_DENIED", "NOT_PERMITTED", "ApplyTemplate", name="templates/hr-manager",
                   profile="profiles/amara", start_date="2026-03-01")
    given = hr("ApplyTemplate", name="templates/hr-manager", profile=ME, start_date="2026-03-01")
    see(given, template_etag=made["etag"])
    plan = see(tomasz("GetPlan", name=given["plan"]), state="DRAFT", display_name="Droga do roli menedżera HR",
               start_date="2026-03-01", vision="Zespół, który sam się uczy.", template="templates/hr-manager")
    course, interviews, coaching = given["goals"]
    # 1 March + 213 days; a goal that HR gives is proposed until its owner accepts it.
    see(tomasz("GetGoal", name=course), state="PROPOSED", plan=plan["name"], start_date="2026-03-01",
        due_date="2026-09-30", role="roles/hr-manager", template="templates/hr-manager",
        action_items__0__due_date="2026-03-15")
    see(tomasz("GetGoal", name=interviews), due_date="2026-08-31")  # 1 March + 183 days
    see(tomasz("GetGoal", name=coaching), due_date="2026-12-01")  # 1 March + 275 days
    # There is one open plan: the template does not make a second one.
    hr.refused("FAILED_PRECONDITION", "RULE_BROKEN", "ApplyTemplate", name="templates/hr-manager", profile=ME,
               start_date="2026-04-01")
    # Whatever HR does to the template, what was made from it stays.
    changed = hr("UpdateTemplate", update_mask="display_name", template=dict(
        name="templates/hr-manager", etag=made["etag"], display_name="Menedżer HR, wersja 2"))
    hr("DeprecateTemplate", name="templates/hr-manager", etag=changed["etag"])
    hr.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "ApplyTemplate", name="templates/hr-manager",
               profile="profiles/amara", start_date="2026-03-01")
    see(tomasz("GetPlan", name=plan["name"]), display_name="Droga do roli menedżera HR", etag=plan["etag"],
        template_etag=made["etag"])
    return plan["name"], (course, interviews, coaching)


def himself(world, tomasz):
    world.day("2026-02-23")
    development = tomasz("GetDevelopment", name=f"{ME}/development")
    tomasz("UpdateDevelopment", update_mask="values,interests,strengths,brand_items,target_role,direction,"
           "weekly_capacity_hours,audience", development=dict(
               name=f"{ME}/development", etag=development["etag"], target_role="roles/hr-manager", direction="DECIDED",
               values=[dict(id="zaufanie", label="Zaufanie", rank=1, satisfaction=3)],
               interests=[dict(label="Rozwój ludzi", riasec="SOCIAL", intensity=5)],
               strengths=[dict(kind="STRENGTH", label="Słucha, zanim odpowie", evidence="Ankieta zespołu 2025"),
                          dict(kind="DEVELOPMENT_AREA", label="Trudne rozmowy")],
               brand_items=[dict(kind="RESUME", state="OUTDATED", review_date="2024-11-05"),
                            dict(kind="ONLINE_PROFILE", state="MISSING")],
               weekly_capacity_hours=4.0, audience=["MANAGER"]))
    for skill, level, source in (("coaching", 4, "SELF"), ("coaching", 2, "MANAGER"), ("speaking", 3, "SELF")):
        tomasz("AssessSkill", parent=ME, skill_assessment=dict(skill=f"skills/{skill}", level=level, source=source,
                                                               audience=["MANAGER"]))
    # The manager's view counts before his own: (3 x 2/4 + 2 x 3/3) / 5; own view minus theirs: 4 - 2.
    gap = see(tomasz("GetSkillGap", parent=ME), readiness=0.7, items__0__skill="skills/coaching",
              items__0__current_level=2, items__0__self_level=4, items__0__perception_delta=2, items__0__gap=2)
    see(gap, items__1__perception_delta=None)
    # Both skills carry over by their kind; only speaking (importance 2 of 5) is at the level required.
    see(tomasz("ListTransferableSkills", parent=ME), coverage=0.4, met_importance=2, required_importance=5,
        transferable_skills__0__skill="skills/speaking", transferable_skills__0__met=True,
        transferable_skills__1__met=None)


def agrees(world, tomasz, grace, plan, goals):
    world.day("2026-03-02")
    tomasz("UpdatePlan", update_mask="audience", plan=dict(name=plan, etag=tomasz.etag("GetPlan", name=plan),
                                                          audience=["MANAGER"]))
    for goal in goals:
        tomasz.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "StartGoal", name=goal)  # nobody accepted it yet
        tomasz("AcceptGoal", name=goal, etag=tomasz.etag("GetGoal", name=goal))
        see(tomasz("StartGoal", name=goal, etag=tomasz.etag("GetGoal", name=goal)), state="ACTIVE")
    # S: "ukończyć" and no vague word 2; M: a metric 2; A: an action with support 2; R: a role and a why 2; T: an action
    # due before the end 2. The third goal: "poprowadzić" 2; no measure, but a number 1; actions without help 1; 2; 2.
    lint = tomasz("LintPlan", name=plan)
    scores = {item["goal"]: (item["assessment"]["score"], item["assessment"]["verdict"]) for item in lint["goals"]}
    assert scores[goals[0]] == (10, "SMART") and scores[goals[2]] == (8, "SMART"), scores
    submitted = tomasz("SubmitPlan", name=plan, etag=tomasz.etag("GetPlan", name=plan))
    sha256 = tomasz("GetPlanRevision", name=submitted["current_revision"])["sha256"]
    tomasz.refused("FAILED_PRECONDITION", "RULE_BROKEN", "SignPlan", name=plan, role="MANAGER", sha256=sha256)
    tomasz("SignPlan", name=plan, role="EMPLOYEE", sha256=sha256)
    see(grace("SignPlan", name=plan, role="MANAGER", sha256=sha256, comment="Powodzenia!"), state="AGREED",
        next_review_date="2026-09-02")


def options(world, tomasz, grace):
    """Three ways, side by side."""
    world.day("2026-03-09")
    tomasz.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CreateCareerOption", parent=ME,
                   career_option=dict(title="Urlop", verdict="REJECT"))  # a verdict needs a reason
    tomasz("CreateCareerOption", parent=ME, career_option_id="hr-manager", career_option=dict(
        role="roles/hr-manager", industry="Produkcja", demand="HIGH", fit=5, growth=4, balance_rating=3,
        salary=dict(min_amount="PLN 150000", max_amount="PLN 190000", source="Raport płacowy 2026"),
        verdict="PURSUE", verdict_reason="Tu łączą się ludzie i decyzje.", audience=["MANAGER"]))
    tomasz("CreateCareerOption", parent=ME, career_option_id="training", career_option=dict(
        title="Kierownik szkoleń", demand="MODERATE", fit=4, growth=3, balance_rating=4,
        salary=dict(min_amount="PLN 120000", max_amount="PLN 152000", source="Raport płacowy 2026"),
        verdict="KEEP", verdict_reason="Gdyby rola menedżera się nie otworzyła."))
    tomasz("CreateCareerOption", parent=ME, career_option_id="own-firm", career_option=dict(
        title="Własna firma doradcza", demand="LOW", fit=3, growth=5, balance_rating=2,
        verdict="REJECT", verdict_reason="Za duże ryzyko przy małych dzieciach."))
    # Of 1 to 5, (value - 1) / 4; pay is the middle of the range by the largest one; what is not said counts .5:
    # (fit 1 + growth .75 + balance .5 + demand .75 + pay 170/170 + readiness .7) / 6 = 4.7 / 6
    # (.75 + .5 + .75 + .5 + 136/170 + .5) / 6 = 3.8 / 6;  (.5 + 1 + .25 + .25 + .5 + .5) / 6 = 3 / 6
    see(tomasz("CompareCareerOptions", parent=ME), rows__0__career_option__name=OPTIONS + "hr-manager",
        rows__0__score=0.7833, rows__0__display_title="HR manager", rows__0__readiness=0.7,
        rows__1__career_option__name=OPTIONS + "training", rows__1__score=0.6333,
        rows__2__career_option__name=OPTIONS + "own-firm", rows__2__score=0.5, rows__2__rank=3)
    seen = see(grace("CompareCareerOptions", parent=ME), rows__0__career_option__name=OPTIONS + "hr-manager",
               rows__0__score=0.7833)
    assert len(seen["rows"]) == 1, seen
    grace.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetCareerOption", name=OPTIONS + "own-firm")


def people(world, tomasz, goals):
    """Three informational interviews, and who is due for a word."""
    world.day("2026-03-16")
    for contact, label, relation, channel, cadence in (
            ("zaneta", "Żaneta Wójcik", "EXPERT", "IN_PERSON", 60),
            ("lukasz", "Łukasz Dąbrowski", "PEER", "VIDEO", 90)):
        tomasz("CreateContact", parent=ME, contact_id=contact, contact=dict(
            display_name=label, relation=relation, channel=channel, cadence_days=cadence))
    # Never spoken to: due a cadence after the day he wrote her down. 16 March + 60 days.
    see(tomasz("GetContact", name=CONTACTS + "zaneta"), last_contact_date=None, next_contact_date="2026-05-15")
    tomasz.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "LogInteraction", parent=ME, interaction=dict(
        kind="MEETING", contact=CONTACTS + "zaneta", interaction_date="2026-03-17"))  # tomorrow
    interview(world, tomasz, goals[1], 1.0, "2026-04-14", dict(
        contact=CONTACTS + "zaneta", questions=["Co zajmuje pani pół dnia?"], fit=4, thank_you_sent=True,
        learned="Pół dnia to rozmowy, których nikt nie widzi.", referrals=["Łukasz Dąbrowski"]))
    interview(world, tomasz, goals[1], 2.0, "2026-05-12", dict(
        contact=CONTACTS + "lukasz", fit=5, learned="Budżetu uczy się na błędach.",
        next_step=dict(what="Poprosić o wgląd w budżet działu", due_date="2026-07-15")))
    tomasz("RecordProgress", parent=goals[0], entry=dict(value=8.0, effective_date="2026-05-10"))
    world.day("2026-06-15")
    tomasz("CreateContact", parent=ME, contact_id="piotr", contact=dict(
        display_name="Piotr Nowak", relation="RECRUITER", channel="SOCIAL_NETWORK", cadence_days=14))
    interview(world, tomasz, goals[1], 3.0, "2026-06-16", dict(
        contact=CONTACTS + "piotr", fit=2, learned="Rynek szuka ludzi z doświadczeniem w zmianie."))
    tomasz("LogInteraction", parent=ME, interaction_id="kongres", interaction=dict(
        kind="EVENT", subject="Kongres Kadry 2026", learned="Trzy nowe twarze.", interaction_date="2026-06-10"))
    tomasz("CompleteActionItem", name=goals[2], complete_date="2026-06-12",
           action_item_id=tomasz("GetGoal", name=goals[2])["action_items"][0]["id"])
    for date, title, category, hours in (("2026-05-10", "Kurs: moduły 1 i 2", "EDUCATION", 8.0),
                                         ("2026-06-12", "Rozmowa coachingowa z Olą", "EXPERIENCE", 10.0),
                                         ("2026-06-16", "Trzy rozmowy informacyjne", "EXPOSURE", 2.0)):
        tomasz("CreateJournalEntry", parent=ME, journal_entry=dict(
            entry_date=date, activity=dict(title=title, category=category, hours=hours)))


def interview(world, tomasz, goal, value, date, what):
    world.day(date)
    tomasz("LogInteraction", parent=ME, interaction_id=f"interview-{value:.0f}", interaction=dict(
        what, kind="INFORMATIONAL_INTERVIEW", subject="Dzień menedżera HR"))
    tomasz("RecordProgress", parent=goal, entry=dict(value=value))


def summer(world, tomasz, grace, plan, goals):
    world.day("2026-06-30")
    # 8 of 40 h; e = 121 / 213 days; 1 March + 121 / .2 = 605 days; 27 days and a year late.
    see(tomasz("GetGoal", name=goals[0]), status__progress=0.2, status__expected=0.5681, status__health="OFF_TRACK",
        status__projected_finish_date="2027-10-27", status__slip_days=392)
    # 3 of 5; e = 121 / 183 days, 6 points more; 1 March + ceil(121 / .6) = 202 days; 19 days late.
    see(tomasz("GetGoal", name=goals[1]), status__progress=0.6, status__expected=0.6612, status__health="ON_TRACK",
        status__projected_finish_date="2026-09-19", status__slip_days=19)
    # One of two actions; e = 121 / 275 days.
    see(tomasz("GetGoal", name=goals[2]), status__progress=0.5, status__progress_source="ACTION_ITEMS",
        status__expected=0.44, status__health="ON_TRACK")
    see(grace("GetPlan", name=plan), progress=0.375)  # (2 x .2 + .6 + .5) / 4
    # Żaneta: 14 April + 60 days = 13 June. Piotr: 16 June + 14 days = today. Łukasz: not before 10 August.
    due = see(tomasz("ListDueContacts", parent=ME), due_contacts__0__contact__name=CONTACTS + "zaneta",
              due_contacts__0__days_overdue=17, due_contacts__1__contact__name=CONTACTS + "piotr",
              due_contacts__1__days_overdue=None)
    assert len(due["due_contacts"]) == 2, due
    assert not grace("ListDueContacts", parent=ME).get("due_contacts"), "contacts are not shared"
    # 10, 2 and 8 of 20 hours.
    see(tomasz("GetLearningSummary", parent=ME), total_hours=20.0, shares__0__share=0.5, shares__1__share=0.1,
        shares__2__share=0.4)
    tomasz.told(ME, "milepost.contact.due.v1", CONTACTS + "zaneta", CONTACTS + "piotr")

    text = tomasz.document(ME, "PLAN")
    says(text, "Plan rozwoju kariery", "Tomasz Zieliński", "Droga do roli menedżera HR", "Zespół, który sam się uczy.",
         "Ukończyć kurs zarządzania ludźmi", "Odbiega od planu", "Zaufanie")
    says(text, "Dopasowanie Rozwój Równowaga Popyt", "PLN 150 000 – PLN 190 000 Raport płacowy 2026, 9 mar 2026 70% 78%",
         "Kierownik szkoleń", "Za duże ryzyko przy małych dzieciach.")  # [career-options]
    says(text, "Żaneta Wójcik", "Pół dnia to rozmowy, których nikt nie widzi.",
         "Poprosić o wgląd w budżet działu")  # [informational-interviews]
    says(text, "Żaneta Wójcik 14 kwi 2026 13 cze 2026 17 dni po terminie",
         "Piotr Nowak 16 cze 2026 30 cze 2026 Dziś")  # [networking]
    says(text, "Umiejętności, które się przenoszą 40% wymagań", "Speaking")  # [transferable-skills]
    says(text, "Życiorys", "Nieaktualne", "Profil w sieci", "Brak")  # [personal-brand]
    says(text, "Słucha, zanim odpowie", "Trudne rozmowy")  # [strengths]
    text = grace.document(ME, "PLAN")
    says(text, "Ukończyć kurs zarządzania ludźmi", "HR manager")
    silent(text, "Żaneta", "Własna firma doradcza", "Za duże ryzyko", "Kongres Kadry")
    text = tomasz.document(ME, "PROGRESS")
    says(text, "Raport postępów", "20%", "57%", "27 paź 2027")  # [measuring-progress]
    says(text, "Kurs: moduły 1 i 2", "Rozmowa coachingowa z Olą", "20 h")  # [continuous-learning]
    brief = tomasz.document(ME, "BRIEF")
    says(brief, "Ukończyć kurs zarządzania ludźmi")
