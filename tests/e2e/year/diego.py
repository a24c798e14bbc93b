"""Diego Fernández, marketing specialist in Madrid, still exploring and without a mentor: vague words rewritten, a talk
too late, a course given up, a yearly review missed. His documents are Spanish."""

from world import says, see, silent

ME = "profiles/diego"
PLAN = f"{ME}/plans/explorar"
GOALS = f"{ME}/goals/"


def live(world):
    diego, carla, helen = (world.caller(name) for name in ("diego", "carla", "helen"))
    knows_himself(world, diego, carla)
    declines(world, diego)
    drafts(world, diego)
    agrees(world, diego, carla)
    works(world, diego, carla)
    is_told(world, diego, carla, helen)
    changes(world, diego, carla)
    stands_in_june(world, diego, carla, helen)
    talks_to_himself(world, diego)
    ends(world, diego, carla)
    tries_everything(world, diego)


def knows_himself(world, diego, carla):
    world.day("2026-01-07")
    diego("UpdateDevelopment", development=dict(
        name=f"{ME}/development", etag=diego.etag("GetDevelopment", name=f"{ME}/development"),
        direction="EXPLORING", purpose_statement="Contar historias que ayuden a decidir mejor.",
        values=[dict(id="creatividad", label="Creatividad", rank=1, satisfaction=2),
                dict(id="familia", label="Familia", rank=2, satisfaction=4)],
        interests=[dict(label="Contar historias", riasec="ARTISTIC", intensity=5),
                   dict(label="Convencer a un público", riasec="ENTERPRISING", intensity=4)],
        strengths=[dict(kind="STRENGTH", label="Escribir con claridad", evidence="El boletín, leído por el 61 %"),
                   dict(kind="DEVELOPMENT_AREA", label="Hablar en público")],
        brand_items=[dict(kind="RESUME", state="OUTDATED", review_date="2024-05-10"),
                     dict(kind="ONLINE_PROFILE", state="CURRENT", uri="https://example.org/diego"),
                     dict(kind="PORTFOLIO", state="MISSING")],
        assessment_results=[dict(instrument="O*NET Interest Profiler", assess_date="2025-11-15",
                                 summary="Artístico y emprendedor")],
        weekly_capacity_hours=5.0, audience=["MANAGER"]))
    see(carla("GetDevelopment", name=f"{ME}/development"), direction="EXPLORING", values__0__label="Creatividad",
        interests__1__riasec="ENTERPRISING", brand_items__2__state="MISSING")
    # No direction is no fault: nothing to compare with, and said so.
    diego.refused("FAILED_PRECONDITION", "RULE_BROKEN", "GetSkillGap", parent=ME)


def declines(world, diego):
    onboarding = f"{ME}/plans/incorporacion"
    plan = diego("CreatePlan", parent=ME, plan_id="incorporacion",
                 plan=dict(display_name="Primeros meses", kind="ONBOARDING"))
    diego.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "DeclinePlan", name=onboarding, etag=plan["etag"])  # no reason
    plan = see(diego("DeclinePlan", name=onboarding, etag=plan["etag"], reason="Llevo tres años en este puesto"),
               state="DECLINED", reason="Llevo tres años en este puesto")
    for method, more in (("SubmitPlan", {}), ("DeclinePlan", dict(reason="Otra vez")), ("CancelPlan",
                                                                                       dict(reason="Ya no"))):
        diego.refused("FAILED_PRECONDITION", "STATE_FORBIDS", method, name=onboarding, etag=plan["etag"], **more)


def drafts(world, diego):
    world.day("2026-01-12")
    # A declined plan of another kind is not in the way.
    see(diego("CreatePlan", parent=ME, plan_id="explorar", plan=dict(
        display_name="Un año para explorar", vision="Saber en qué trabajo mis historias cuentan.",
        start_date="2026-01-12", end_date="2026-12-31", review_interval_months=12)), state="DRAFT")
    diego("CreateGoal", parent=ME, goal_id="liderazgo", initial_state="ACTIVE",
          goal=dict(plan=PLAN, title="Be better at leadership"))
    # S: no verb of doing, and "better" is vague 0; M 0; A 0; R 0; T 0. Seven things to say: verb, vague word, measure,
    # first step, link, why, due date.
    lint = see(diego("LintGoal", parent=ME, name=GOALS + "liderazgo"), score=None, verdict="NOT_SMART")
    assert sorted(finding["rule_id"] for finding in lint["findings"]) == [
        "smart.achievable.action", "smart.measurable.measure", "smart.relevant.link", "smart.relevant.why",
        "smart.specific.action-verb", "smart.specific.vague-word", "smart.time-bound.due-date"], lint
    better = dict(name=GOALS + "liderazgo", title="Dirigir dos retrospectivas del equipo",
                  why="Quiero saber si guiar a otros es lo mío.", start_date="2026-01-12", due_date="2026-06-30")
    diego("UpdateGoal", goal=better)
    # S: "dirigir", nothing vague 2; M: "dos" is a number 1; A: no step 0; R: a why 1; T: 169 days without a checkpoint
    # 1. Five is enough for NEEDS_WORK.
    see(diego("LintGoal", parent=ME, name=GOALS + "liderazgo"), score=5, verdict="NEEDS_WORK")
    diego("UpdateGoal", goal=dict(
        better, etag=diego.etag("GetGoal", name=GOALS + "liderazgo"), due_date="2026-03-31", weight=2.0,
        value_ids=["creatividad"], metric=dict(unit="retrospectivas", start=0.0, target=2.0),
        action_items=[dict(id="formato", title="Elegir el formato con Carla", support="Carla presta su guion",
                           due_date="2026-02-06")],
        rewards=[dict(id="cena", description="Cena con Lucía")]))
    # S 2; M: a metric 2; A: a step with support 2; R: a value and a why 2; T: 78 days, within 90, 2.
    see(diego("LintGoal", parent=ME, name=GOALS + "liderazgo"), score=10, verdict="SMART", findings=None)
    common = dict(plan=PLAN, start_date="2026-01-12")
    diego("CreateGoal", parent=ME, goal_id="charlas", initial_state="ACTIVE", goal=dict(
        common, title="Dar dos charlas en congresos del sector", due_date="2026-06-15", weight=3.0,
        metric=dict(unit="charlas", start=0.0, target=2.0), priority="ESSENTIAL", importance=4,
        action_items=[dict(id="propuesta", title="Enviar la propuesta", due_date="2026-02-20")],
        obstacles=[dict(id="nervios", description="Los nervios ante la sala", likelihood=4, impact=3,
                        cue="me tiembla la voz", response="cuento la primera anécdota")]))
    diego("CreateGoal", parent=ME, goal_id="areas", initial_state="ACTIVE", goal=dict(
        common, title="Entrevistar a cuatro personas de otras áreas", due_date="2026-12-15", weight=1.0,
        expected_curve="STEP", milestones=[dict(id="producto", title="Una de producto", due_date="2026-04-30"),
                                           dict(id="resto", title="Las otras tres", due_date="2026-10-31",
                                                weight=3.0)]))
    diego("CreateGoal", parent=ME, goal_id="curso", initial_state="ACTIVE", goal=dict(
        common, title="Completar el curso de analítica", due_date="2026-09-30", weight=1.0,
        metric=dict(unit="horas", start=0.0, target=40.0),
        milestones=[dict(id="mitad", title="Veinte horas", due_date="2026-05-31")]))
    diego("CreateGoal", parent=ME, goal_id="portafolio", initial_state="ACTIVE", goal=dict(
        common, title="Publicar cuatro proyectos en un portafolio", due_date="2026-12-31", weight=1.0,
        metric=dict(unit="proyectos", start=0.0, target=4.0),
        action_items=[dict(id="sitio", title="Preparar el sitio", due_date="2026-09-29", planned_hours=20.0)]))


def agrees(world, diego, carla):
    world.day("2026-01-20")
    lint = diego("LintPlan", name=PLAN)
    # In the order of their names. "charlas": S 2, M 2, A: a step without support, but an if-then plan 2, R: nothing 0,
    # T: the step is due before the end 2: 8 points, but a zero.
    assert [goal["goal"].removeprefix(GOALS) for goal in lint["goals"]] == [
        "areas", "charlas", "curso", "liderazgo", "portafolio"], lint
    see(lint, goals__1__assessment__score=8, goals__1__assessment__verdict="NEEDS_WORK",
        goals__3__assessment__score=10, goals__3__assessment__verdict="SMART")
    plan = diego("SubmitPlan", name=PLAN, etag=diego.etag("GetPlan", name=PLAN))
    first = see(diego("GetPlanRevision", name=plan["current_revision"]), number=1, state="SUBMITTED")
    diego("SignPlan", name=PLAN, role="EMPLOYEE", sha256=first["sha256"])
    # A year after the agreement.
    see(carla("SignPlan", name=PLAN, role="MANAGER", sha256=first["sha256"]), state="AGREED",
        next_review_date="2027-01-20", review_due_date="2027-01-20", agreed_revision=first["name"])
    text = diego.document(ME, "PLAN")
    says(text, "Plan de desarrollo profesional", "Un año para explorar", "Todavía explorando",
         "¿Qué tres tareas del último mes repetirías mañana con gusto?", "Creatividad", "Contar historias", "Artístico",
         "Emprendedor", "Escribir con claridad", "Hablar en público", "O*NET Interest Profiler", "Currículum",
         "Desactualizado", "Portafolio", "Falta", "Sin mentor, y está bien así", "Tener mentor es opcional.")  # [direction]


def works(world, diego, carla):
    world.day("2026-01-27")
    # Fortnights are counted from 1970-01-01; one begins on 1 January 2026, day 20454 = 1461 x 14, and so on.
    diego("CreateJournalEntry", parent=ME, journal_entry_id="enero", journal_entry=dict(
        entry_date="2026-01-13", check_in=dict(went_well="El plan está escrito")))
    diego("CreateJournalEntry", parent=ME, journal_entry_id="febrero", journal_entry=dict(
        check_in=dict(challenge="Elegir una sola propuesta", next="Pedir opinión a Carla")))
    world.day("2026-02-10")
    diego("CreateJournalEntry", parent=ME, journal_entry_id="retro", journal_entry=dict(
        check_in=dict(learned="El silencio también dirige")))
    diego("RecordProgress", parent=GOALS + "liderazgo", entry_id="primera", entry=dict(value=1.0))
    # 1 of 2; e = 29 / 78 days; .1282 ahead.
    see(diego("GetGoal", name=GOALS + "liderazgo"), status__progress=0.5, status__expected=0.3718,
        status__health="AHEAD")
    win = diego("CreateJournalEntry", parent=ME, journal_entry_id="doce", journal_entry=dict(
        goal=GOALS + "liderazgo", audience=["MANAGER"],
        achievement=dict(title="Doce personas hablaron en la retro", kind="QUICK_WIN", impact="Dos mejoras en marcha")))
    # The fortnights of 1, 15 and 29 January each have a check-in.
    see(diego("GetMotivationSnapshot", parent=ME), streak=3, check_in_count=3, current_period_done=True,
        current_period_start_date="2026-01-29", uncelebrated_count=1,
        quick_wins__0__achievement__title="Doce personas hablaron en la retro")
    diego("MarkCelebrated", name=win["name"])
    see(diego("GetMotivationSnapshot", parent=ME), uncelebrated_count=None, quick_wins__0__name=win["name"])
    see(carla("GetJournalEntry", name=win["name"]), achievement__kind="QUICK_WIN")
    carla.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetJournalEntry", name=f"{ME}/journal/retro")


def is_told(world, diego, carla, helen):
    lead = GOALS + "liderazgo"
    carla.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CreateFeedback", parent=ME, feedback=dict(goal=lead))  # what?
    helen.refused("PERMISSION_DENIED", "NOT_PERMITTED", "CreateFeedback", parent=ME, feedback=dict(strength="Bien"))
    given = see(carla("CreateFeedback", parent=ME, feedback=dict(
        goal=lead, strength="Diste la palabra a quien calla", suggestion="Cierra con quién hace qué")), kind="BOTH",
        state="GIVEN", author="profiles/carla", author_party="MANAGER")
    see(diego("AcknowledgeFeedback", name=given["name"], response="Lo probaré en marzo"), state="ACKNOWLEDGED",
        response="Lo probaré en marzo")
    diego.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "AcknowledgeFeedback", name=given["name"])
    # A colleague elsewhere speaks when asked.
    asked = see(diego("RequestFeedback", parent=ME, feedback_id="helen", feedback=dict(
        author="profiles/helen", question="¿Se entendió la historia?")), state="REQUESTED")
    diego.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "AcknowledgeFeedback", name=asked["name"])  # of what?
    carla.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GiveFeedback", name=asked["name"], strength="Sí")
    see(helen("GiveFeedback", name=asked["name"], strength="Desde la primera frase"), state="GIVEN", kind="STRENGTH",
        author_party="ANYONE")
    see(diego("ListFeedback", parent=ME, filter="state = GIVEN"), feedback__0__name=asked["name"], feedback__1=None)
    carla.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetFeedback", name=asked["name"])  # not shared with her


def changes(world, diego, carla):
    world.day("2026-02-12")
    course = GOALS + "curso"
    diego.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CancelGoal", name=course)  # without a reason
    see(diego("CancelGoal", name=course, reason="Recorte del presupuesto de formación"), state="CANCELLED",
        status__health=None)
    # 1 of the 5 goals agreed on: 20 % suggest no review yet.
    see(diego("GetPlan", name=PLAN), review_suggested=None)
    world.day("2026-02-16")
    plan = see(diego("RevisePlan", name=PLAN, etag=diego.etag("GetPlan", name=PLAN),
                     reason="La renovación de la web se retrasa"), state="AGREED")
    draft = see(diego("GetPlanRevision", name=plan["draft_revision"]), number=2, state="DRAFT",
                base_revision=plan["agreed_revision"])
    terms = draft["draft_terms"]
    assert [goal["goal"].removeprefix(GOALS) for goal in terms["goals"]] == ["areas", "charlas", "liderazgo",
                                                                             "portafolio"], terms
    terms["goals"][3]["due_date"] = "2027-06-30"
    draft = diego("UpdatePlanRevision", update_mask="draftTerms",
                  plan_revision=dict(name=draft["name"], etag=draft["etag"], draft_terms=terms))
    # One cancelled, one moved: 2 of 5.
    see(diego("GetPlan", name=PLAN), review_suggested=True, agreed_revision=plan["agreed_revision"])
    see(diego("GetGoal", name=GOALS + "portafolio"), due_date="2026-12-31", horizon="SHORT")  # still in force
    # 31 December to 30 June: 181 days.
    diff = diego("DiffRevisions", name=draft["name"])
    moved = [change for change in diff["changes"] if change["goal"] == GOALS + "portafolio"]
    assert len(moved) == 1, diff
    see(moved[0], field_path="due_date", kind="MOVED", old_text="2026-12-31", new_text="2027-06-30", days_moved=181)
    gone = [change for change in diff["changes"] if change["goal"] == course]
    see(gone, **{"0__kind": "REMOVED"})
    diego("SubmitPlan", name=PLAN, etag=diego.etag("GetPlan", name=PLAN))
    second = see(diego("GetPlanRevision", name=draft["name"]), state="SUBMITTED")
    diego("SignPlan", name=PLAN, role="EMPLOYEE", sha256=second["sha256"])
    world.day("2026-02-18")
    see(carla("SignPlan", name=PLAN, role="MANAGER", sha256=second["sha256"]), state="AGREED",
        agreed_revision=draft["name"], last_review_date="2026-02-18", next_review_date="2027-02-18",
        review_suggested=None)
    see(diego("GetPlanRevision", name=plan["agreed_revision"]), state="SUPERSEDED")
    # More than twelve months from 12 January 2026 on.
    see(diego("GetGoal", name=GOALS + "portafolio"), due_date="2027-06-30", horizon="MEDIUM")


def stands_in_june(world, diego, carla, helen):
    world.day("2026-03-05")
    diego("RecordProgress", parent=GOALS + "charlas", entry_id="madrid", entry=dict(value=1.0, note="Madrid"))
    # e = 52 / 154 days; .1623 ahead.
    see(diego("GetGoal", name=GOALS + "charlas"), status__expected=0.3377, status__health="AHEAD")
    # No check-in in the fortnight of 12 February; that of the 26th is not over. The three count no more.
    see(diego("GetMotivationSnapshot", parent=ME), streak=None, check_in_count=3)
    world.day("2026-03-27")
    diego("RecordProgress", parent=GOALS + "liderazgo", entry_id="tercera", entry=dict(value=3.0))
    # Raw values are kept, what is shown is clamped.
    see(diego("GetGoal", name=GOALS + "liderazgo"), status__raw_ratio=1.5, status__progress=1.0)
    diego.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "ClaimReward", name=GOALS + "liderazgo", reward_id="cena")
    see(diego("CloseGoal", name=GOALS + "liderazgo", outcome="EXCEEDED", gas_score=1), state="COMPLETED",
        status__health="DONE", rewards__0__state="EARNED")
    see(diego("ClaimReward", name=GOALS + "liderazgo", reward_id="cena"), rewards__0__state="CLAIMED")
    world.day("2026-04-20")
    diego("AchieveMilestone", name=GOALS + "areas", milestone_id="producto", evidence="Una tarde con Inés")
    diego("RecordProgress", parent=GOALS + "portafolio", entry_id="uno", entry=dict(value=1.0))
    world.day("2026-06-15")
    see(diego("GetGoal", name=GOALS + "charlas"), status__health="OFF_TRACK")  # the last day is not past; .5 behind
    world.day("2026-06-30")
    # 0 -> 2, now 1, due 15 Jun.
    see(diego("GetGoal", name=GOALS + "charlas"), status__progress=0.5, status__health="OVERDUE")
    diego.told(ME, "milepost.goal.overdue.v1", GOALS + "charlas")
    carla.told(ME, "milepost.goal.overdue.v1", GOALS + "charlas")
    # STEP: the milestone of weight 1 of 4 is due, and it is done.
    see(diego("GetGoal", name=GOALS + "areas"), status__progress=0.25, status__expected=0.25,
        status__health="ON_TRACK")
    # (3 x .5 + 2 x 1 + 1 x .25 + 1 x .25) / 7; the cancelled one does not count.
    see(diego("GetPlan", name=PLAN), progress=0.5714)
    # Active: 3 + 1 short, 1 medium. Exactly 80 % is not above it.
    see(diego("GetPlanBalance", parent=ME), short_weight=4.0, medium_weight=1.0, short_share=0.8, flagged=None)
    # 20 hours over 91 days are 13 weeks; the proposal has no hours.
    see(diego("GetWorkload", parent=ME), weekly_hours=1.5385, load=0.3077, overloaded=None, counted_action_items=1,
        uncounted_action_items=1)
    text = diego.document(ME, "PROGRESS", period_start_date="2026-01-01")
    says(text, "Informe de progreso", "Dar dos charlas en congresos del sector", "50 %", "Vencido",
         "Recorte del presupuesto de formación", "Doce personas hablaron en la retro", "Logro rápido",
         "Diste la palabra a quien calla", "Lo probaré en marzo")
    text = carla.document(ME, "PROGRESS", period_start_date="2026-01-01")
    says(text, "Confidencial – compartido con el responsable", "Doce personas hablaron en la retro")
    silent(text, "El silencio también dirige", "Desde la primera frase")  # his own reflections, and Helen's words
    helen.refused("PERMISSION_DENIED", "NOT_PERMITTED", "CreateReport", parent=ME, report=dict(kind="PROGRESS"))


def talks_to_himself(world, diego):
    # No mentor is needed to prepare. By urgency: 3 x 4; then 2 x 3 twice, the earlier due date first.
    brief = see(diego("PrepareSession", parent=ME), mentorship=None, mentor=None, exploring=True,
                since_date="2026-05-31", risk__goal__goal=GOALS + "charlas", risk__goal__health="OVERDUE",
                risk__cue="me tiembla la voz", risk__response="cuento la primera anécdota")
    assert [goal["goal"].removeprefix(GOALS) for goal in brief["focus_goals"]] == ["charlas", "areas", "portafolio"]
    # 5 March to 30 June: 26 + 30 + 31 + 30 days; 20 April: 71.
    see(brief, stale_goals__0__goal=GOALS + "charlas", stale_goals__0__quiet_days=117, stale_goals__1__quiet_days=71)
    # Overdue asks for reality, exploring for ways, what is stale for will; and five in the order of GROW.
    parts = [prompt["part"] for prompt in brief["prompts"]]
    assert len(parts) == 5 and parts == sorted(parts, key=["GOAL", "REALITY", "OPTIONS", "WILL"].index), brief
    asked = {prompt["id"]: {one["key"]: one["value"] for one in prompt.get("parameters", [])}
             for prompt in brief["prompts"]}
    assert asked["reality.overdue"] == dict(goal="Dar dos charlas en congresos del sector", days="15"), asked
    assert "options.explore" in asked and asked["will.restart"]["days"] == "117", asked
    says(diego.document(ME, "BRIEF"), "Dar dos charlas en congresos del sector", "me tiembla la voz",
         "cuento la primera anécdota", "¿Qué rumbo podrías probar en pequeño en las próximas dos semanas?")


def ends(world, diego, carla):
    world.day("2026-11-05")
    diego("RecordProgress", parent=GOALS + "charlas", entry_id="sevilla", entry=dict(value=2.0, note="Sevilla"))
    see(diego("CloseGoal", name=GOALS + "charlas", outcome="ACHIEVED", gas_score=0), state="COMPLETED",
        status__health="DONE", closings__0__close_date="2026-11-05")
    see(diego.told(ME, "milepost.milestone.overdue.v1", GOALS + "areas"), **{
        "0__changed_paths": ["milestones.resto"], "0__actor": "milepost"})
    world.day("2026-12-10")
    # Both milestones are due, weight 1 of 4 is done, and the goal's own day is still to come.
    see(diego("GetGoal", name=GOALS + "areas"), status__expected=1.0, status__health="OFF_TRACK",
        status__overdue_milestone_ids=["resto"])
    diego.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CloseGoal", name=GOALS + "areas", outcome="NOT_ACHIEVED")
    see(diego("CloseGoal", name=GOALS + "areas", outcome="NOT_ACHIEVED", gas_score=-1,
              lesson="Pedir la cita el mismo día, no al trimestre siguiente"), state="COMPLETED")
    # x = 0, 1, -1 with weights 3, 2, 1: 50 + 10 / sqrt(.7 x 14 + .3 x 36).
    see(diego("GetGoalAttainment", parent=ME, plan=PLAN), t_score=52.2033, unscored_count=None)
    world.day("2027-02-18", hour="08:00:00")
    see(diego("ListReviewsDue", parent=ME), reviews_due__0__overdue_days=None)  # due today
    world.day("2027-03-02")
    # Nobody came on 18 February: 10 + 2 days.
    see(carla("ListReviewsDue", parent="profiles/-"), reviews_due__0__plan=PLAN, reviews_due__0__profile=ME,
        reviews_due__0__due_date="2027-02-18", reviews_due__0__overdue_days=12, reviews_due__1=None)
    # Each date told once, however often the server swept and was started.
    diego.told(ME, "milepost.plan.review_due.v1", PLAN)
    diego.told(ME, "milepost.goal.overdue.v1", GOALS + "charlas")
    diego.told(ME, "milepost.milestone.overdue.v1", GOALS + "areas")
    # As it was: the numbers of that day, from that day's entries.
    then = see(diego("GetPlanAsOf", name=PLAN, as_of_date="2026-06-30"), progress=0.5714, revision__number=2)
    see(then, goals__1__name=GOALS + "charlas", goals__1__state="ACTIVE", goals__1__status__progress=0.5,
        goals__2__state="COMPLETED", goals__4=None)
    review = see(diego("StartReview", parent=PLAN, plan_review_id="cierre", plan_review=dict(
        kind="CLOSING", agenda="Qué nos llevamos")), state="OPEN", start_date="2027-03-02")
    see(diego("GetPlan", name=PLAN), state="IN_REVIEW", open_review=review["name"])
    see(carla("ListReviewsDue", parent="profiles/-"), reviews_due__0__in_review=True)
    diego.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CompleteReview", name=review["name"], outcome="CLOSE")
    see(diego("CompleteReview", name=review["name"], outcome="CLOSE", summary="Contar historias en producto"),
        state="COMPLETED", outcome="CLOSE", complete_date="2027-03-02")
    # (3 x 1 + 2 x 1 + 1 x .25 + 1 x .25) / 7: a goal not achieved keeps what it reached.
    plan = see(diego("GetPlan", name=PLAN), state="COMPLETED", progress=0.7857, complete_date="2027-03-02",
               reason="Contar historias en producto", review_due_date=None)
    see(carla("ListReviewsDue", parent="profiles/-"), reviews_due=None)
    diego.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "UpdatePlan", update_mask="vision",
                  plan=dict(name=PLAN, etag=plan["etag"], vision="Otra"))
    see(diego("CopyPlanForward", name=PLAN, plan_id="siguiente", display_name="Historias en producto",
              start_date="2027-03-02", end_date="2027-12-31"), state="DRAFT", copied_from=PLAN)
    old = see(diego("GetGoal", name=GOALS + "portafolio"), archived=True, state="ACTIVE")
    # Three of four are left to do.
    see(diego("GetGoal", name=old["carried_to"]), state="ACCEPTED", metric__start=1.0, metric__target=4.0,
        plan=f"{ME}/plans/siguiente", copied_from=GOALS + "portafolio", status__measured=None)
    see(diego("ListGoals", parent=ME, filter=f'plan = "{ME}/plans/siguiente"'), goals__1=None)
    diego.refused("FAILED_PRECONDITION", "RULE_BROKEN", "CopyPlanForward", name=PLAN, plan_id="otra-vez",
                  start_date="2027-03-02", end_date="2027-12-31")
    see(diego("ArchivePlan", name=PLAN, etag=diego.etag("GetPlan", name=PLAN)), state="ARCHIVED")


# Goals: what each verb is allowed from, and how to get to each state.
ALLOWED = {"PROPOSED": {"Accept", "Reject", "Cancel"}, "ACCEPTED": {"Start", "Hold", "Cancel"},
           "ACTIVE": {"Hold", "Close", "Cancel"}, "ON_HOLD": {"Resume", "Cancel"}, "COMPLETED": {"Reopen"},
           "REJECTED": {"Repropose"}, "CANCELLED": {"Repropose"}}
LEADS_TO = {"Accept": "ACCEPTED", "Reject": "REJECTED", "Start": "ACTIVE", "Hold": "ON_HOLD", "Resume": "ACTIVE",
            "Cancel": "CANCELLED", "Reopen": "ACTIVE", "Repropose": "PROPOSED", "Close": "COMPLETED"}
PATHS = {"PROPOSED": [], "ACCEPTED": ["Accept"], "ACTIVE": ["Accept", "Start"], "ON_HOLD": ["Accept", "Hold"],
         "COMPLETED": ["Accept", "Start", "Close"], "REJECTED": ["Reject"], "CANCELLED": ["Cancel"]}


def tries_everything(world, diego):
    world.day("2027-03-03")

    def more(verb):
        return dict(outcome="ACHIEVED") if verb == "Close" else dict(reason="Para probar")

    def fresh(state, why):
        path = f"prueba-{state}-{why}".lower().replace("_", "-")
        name = diego("CreateGoal", parent=ME, goal_id=path, goal=dict(title="Leer un libro"))["name"]
        for verb in PATHS[state]:
            diego(f"{verb}Goal", name=name, **more(verb))
        return name

    tried = 0
    for state, allowed in ALLOWED.items():
        stuck = fresh(state, "quieto")
        for verb, target in LEADS_TO.items():
            tried += 1
            if verb in allowed:
                see(diego(f"{verb}Goal", name=fresh(state, verb), **more(verb)), state=target)
            else:
                diego.refused("FAILED_PRECONDITION", "STATE_FORBIDS", f"{verb}Goal", name=stuck, **more(verb))
        # However often it was refused, nothing happened to it.
        goal = see(diego("GetGoal", name=stuck), state=state)
        assert len(goal["transitions"]) == 1 + len(PATHS[state]), goal
    assert tried == 7 * 9
