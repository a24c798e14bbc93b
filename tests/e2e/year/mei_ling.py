"""陳美玲, accountant in Taipei on the way to data scientist: what carries over, which ways she compared and left, a
rejection and what it taught, a test that moved the numbers. Her documents are Chinese."""

from world import says, see, silent

ME = "profiles/mei-ling"
ROLE = "roles/data-scientist-taipei"
PLAN = f"{ME}/plans/zhuan-hang"
GOALS = f"{ME}/goals/"


def live(world):
    mei, anjali, grace = world.caller("mei-ling"), world.caller("anjali"), world.caller("grace", roles="hr_admin")
    requires(grace)
    knows_her_skills(world, mei, anjali)
    asks_around(world, mei, anjali)
    compares(world, mei, anjali)
    plans(world, mei, anjali)
    is_rejected(world, mei, anjali)
    stands_in_june(world, mei, anjali)
    passes(world, mei)
    ends(world, mei, anjali)


def dense(text):
    """Chinese breaks lines where it likes: without the white space that stands there then."""
    return text.replace(" ", "")


def requires(grace):
    grace("CreateSkill", skill_id="machine-learning", skill=dict(display_name="機器學習", reuse_level="SECTOR"))
    grace("CreateRole", role_id="data-scientist-taipei", role=dict(display_name="資料科學家", requirements=[
        dict(skill=f"skills/{skill}", required_level=level, importance=importance) for skill, level, importance in (
            ("python", 5, "CRITICAL"), ("statistics", 5, "IMPORTANT"), ("speaking", 4, "IMPORTANT"),
            ("coordination", 4, "USEFUL"), ("machine-learning", 5, "IMPORTANT"))]))


def knows_her_skills(world, mei, anjali):
    world.day("2026-01-05")
    mei("UpdateDevelopment", development=dict(
        name=f"{ME}/development", etag=mei.etag("GetDevelopment", name=f"{ME}/development"), direction="PIVOTING",
        target_role=ROLE, purpose_statement="讓數字說出人們需要知道的事。", weekly_capacity_hours=8.0,
        values=[dict(id="curiosity", label="求知", rank=1, satisfaction=2)], audience=["MANAGER"]))
    for skill, level, source, shared in (("python", 4, "SELF", True), ("python", 3, "MANAGER", True),
                                         ("statistics", 4, "SELF", False), ("speaking", 4, "PEER", True),
                                         ("coordination", 5, "MANAGER", True)):
        mei("AssessSkill", parent=ME, skill_assessment=dict(skill=f"skills/{skill}", level=level, source=source,
                                                            audience=["MANAGER"] if shared else []))
    # (3 x 3/5 + 2 x 4/5 + 2 x 4/4 + 1 x 4/4 + 2 x 0) / 10. Five in coordination is worth no more than four.
    # By weighted gap: machine learning 2 x 5, Python 3 x 2, statistics 2 x 1. Her manager sees one level less of Python
    # than she does.
    gap = see(mei("GetSkillGap", parent=ME), readiness=0.64, assessed_count=4, required_count=5,
              role_display_name="資料科學家")
    see(gap, items__0__skill="skills/machine-learning", items__0__current_level=None, items__0__gap=5,
        items__1__skill="skills/python", items__1__current_level=3, items__1__source="MANAGER",
        items__1__perception_delta=1, items__2__skill="skills/statistics", items__2__gap=1)
    # Speaking (2) and coordination (1) carry over and suffice: 3 of 10. Python and statistics belong to a sector.
    see(mei("ListTransferableSkills", parent=ME), coverage=0.3, met_importance=3, required_importance=10,
        transferable_skills__0__skill="skills/speaking", transferable_skills__0__met=True,
        transferable_skills__1__skill="skills/coordination", transferable_skills__2=None)
    # Against the organization's general role: Python 5 (3), statistics 4 (2), speaking 2 (1); speaking alone carries
    # over: 1 of 6. Readiness (3 x 3/5 + 2 x 1 + 1 x 1) / 6.
    see(mei("ListTransferableSkills", parent=ME, role="roles/data-scientist"), coverage=0.1667)
    see(mei("GetSkillGap", parent=ME, role="roles/data-scientist"), readiness=0.8)
    # A number is the same for everybody who may know it, and statistics are hers alone.
    anjali.refused("PERMISSION_DENIED", "NOT_PERMITTED", "GetSkillGap", parent=ME)
    anjali.refused("PERMISSION_DENIED", "NOT_PERMITTED", "ListTransferableSkills", parent=ME)


def asks_around(world, mei, anjali):
    world.day("2026-01-12")
    lin, wu = f"{ME}/contacts/lin", f"{ME}/contacts/wu"
    # A contact is due from its making on: 12 January and thirty days.
    see(mei("CreateContact", parent=ME, contact_id="lin", contact=dict(
        display_name="林志明", relation="EXPERT", organization="晨光數據", channel="IN_PERSON", cadence_days=30)),
        next_contact_date="2026-02-11", last_contact_date=None)
    world.day("2026-02-05")
    mei.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "LogInteraction", parent=ME, interaction=dict(
        kind="MEETING", contact=lin, interaction_date="2026-02-06"))  # tomorrow
    mei.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "LogInteraction", parent=ME, interaction=dict(
        kind="MEETING", contact="profiles/anjali/contacts/lin"))
    mei.refused("FAILED_PRECONDITION", "RULE_BROKEN", "LogInteraction", parent=ME, interaction=dict(
        kind="MEETING", contact=f"{ME}/contacts/nobody"))
    mei("LogInteraction", parent=ME, interaction_id="first", interaction=dict(
        kind="INFORMATIONAL_INTERVIEW", contact=lin, subject="資料科學家的一天", questions=["一週怎麼過？", "會計背景有用嗎？"],
        learned="會計的嚴謹在模型驗證上很吃香", fit=5, referrals=["吳雅婷"],
        next_step=dict(what="寄感謝信", due_date="2026-02-08")))
    # 5 February and thirty days: 23 to the end of the month, 7 more.
    see(mei("GetContact", name=lin), last_contact_date="2026-02-05", next_contact_date="2026-03-07")
    mei("CreateContact", parent=ME, contact_id="wu", contact=dict(
        display_name="吳雅婷", relation="EXPERT", organization="海峽銀行", cadence_days=60))
    world.day("2026-02-06")
    note = mei("GetInteraction", name=f"{ME}/interactions/first")
    see(mei("UpdateInteraction", update_mask="thankYouSent,nextStep", interaction=dict(
        name=note["name"], thank_you_sent=True, next_step=dict(note["next_step"], done=True))),
        thank_you_sent=True, next_step__done=True, learned=note["learned"])
    world.day("2026-02-20")
    mei("LogInteraction", parent=ME, interaction_id="second", interaction=dict(
        kind="INFORMATIONAL_INTERVIEW", contact=wu, subject="外部稽核的旺季", learned="每年一月到四月沒有週末", fit=2,
        thank_you_sent=True))
    see(mei("GetContact", name=wu), next_contact_date="2026-04-21")  # 8 + 31 + 21 days
    see(mei("ListDueContacts", parent=ME), due_contacts=None)
    world.day("2026-03-17")
    see(mei("ListDueContacts", parent=ME), due_contacts__0__contact__name=lin, due_contacts__0__days_overdue=10,
        due_contacts__1=None)
    mei.told(ME, "milepost.contact.due.v1", lin)
    mei("LogInteraction", parent=ME, interaction=dict(kind="MESSAGE", contact=lin))
    see(mei("ListDueContacts", parent=ME), due_contacts=None)
    see(mei("ListInteractions", parent=ME, filter="kind = INFORMATIONAL_INTERVIEW", order_by="interaction_date"),
        interactions__0__fit=5, interactions__1__fit=2, interactions__2=None)
    # Whom she knows is her affair.
    see(anjali("ListContacts", parent=ME), contacts=None)
    see(anjali("ListInteractions", parent=ME), interactions=None)


def compares(world, mei, anjali):
    world.day("2026-03-18")
    pay = lambda low, high: dict(min_amount=f"TWD {low}", max_amount=f"TWD {high}", source="求職網調查")
    mei("CreateCareerOption", parent=ME, career_option_id="data", career_option=dict(
        role=ROLE, industry="資訊服務", demand="VERY_HIGH", salary=pay(1400000, 1800000), fit=5, growth=5,
        balance_rating=4))
    mei("CreateCareerOption", parent=ME, career_option_id="audit", career_option=dict(
        title="外部稽核", industry="會計", demand="MODERATE", salary=pay(1000000, 1400000), fit=2, growth=2,
        balance_rating=2))
    mei("CreateCareerOption", parent=ME, career_option_id="bakery", career_option=dict(
        title="自營烘焙坊", industry="餐飲", demand="LOW", fit=3, growth=3, balance_rating=1))
    mei.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CreateCareerOption", parent=ME,
                career_option=dict(industry="什麼都行"))  # neither role nor title
    # Six criteria: fit, growth, balance, demand as (value - 1) / 4, the middle of the salary by the largest, readiness.
    # data: 1 + 1 + .75 + 1 + 1 + .64 = 5.39; audit: .25 + .25 + .25 + .5 + 1.2 / 1.6 + .5 (no role) = 2.5;
    # bakery: .5 + .5 + 0 + .25 + .5 (no salary) + .5 (no role) = 2.25; each by 6.
    rows = mei("CompareCareerOptions", parent=ME)
    see(rows, criteria=["FIT", "GROWTH", "BALANCE", "DEMAND", "SALARY", "READINESS"])
    see(rows, rows__0__career_option__name=f"{ME}/careerOptions/data", rows__0__score=0.8983, rows__0__rank=1,
        rows__0__display_title="資料科學家", rows__0__readiness=0.64, rows__0__assessed_count=4,
        rows__1__display_title="外部稽核", rows__1__score=0.4167, rows__1__readiness=None,
        rows__2__display_title="自營烘焙坊", rows__2__score=0.375)
    # Of the two without a role, readiness is no criterion: audit 2 / 5 with a salary of its own size 1: (.25 + .25 +
    # .25 + .5 + 1) / 5 = .45; bakery (.5 + .5 + 0 + .25 + .5) / 5 = .35.
    see(mei("CompareCareerOptions", parent=ME, names=[f"{ME}/careerOptions/bakery", f"{ME}/careerOptions/audit"]),
        rows__0__score=0.45, rows__1__score=0.35, criteria=["FIT", "GROWTH", "BALANCE", "DEMAND", "SALARY"])
    option = lambda name, **values: dict(name=f"{ME}/careerOptions/{name}", **values)
    mei.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "UpdateCareerOption",
                career_option=option("audit", verdict="REJECT"))  # without why
    for name, verdict, why in (("data", "PURSUE", "最適合，也最有成長"), ("audit", "REJECT", "旺季時看不到孩子"),
                               ("bakery", "REJECT", "收入撐不起房貸")):
        mei("UpdateCareerOption", career_option=option(name, verdict=verdict, verdict_reason=why))
    # A verdict is no figure.
    see(mei("CompareCareerOptions", parent=ME), rows__0__score=0.8983, rows__2__score=0.375)
    see(mei("ListCareerOptions", parent=ME, filter="verdict = REJECT", order_by="fit desc"),
        career_options__0__title="自營烘焙坊", career_options__1__title="外部稽核", career_options__2=None)
    see(anjali("ListCareerOptions", parent=ME), career_options=None)
    text = dense(mei.document(ME, "PLAN"))
    says(text, "陳美玲", "資料科學家", "準備度64%", "轉換方向", "機器學習", "30%", "外部稽核", "旺季時看不到孩子", "自營烘焙坊",
         "收入撐不起房貸", "林志明", "會計的嚴謹在模型驗證上很吃香", "讓數字說出人們需要知道的事。")


def plans(world, mei, anjali):
    world.day("2026-03-20")
    # "更好" is vague, and nothing is done: 0.
    see(mei("LintGoal", parent=ME, goal=dict(title="把程式學得更好")), score=None, verdict="NOT_SMART")
    mei("CreatePlan", parent=ME, plan_id="zhuan-hang", plan=dict(
        display_name="轉換跑道：資料科學", vision="兩年內以資料科學家的身分工作。", start_date="2026-01-19",
        end_date="2026-12-31"))
    common = dict(plan=PLAN, start_date="2026-01-19")
    mei("CreateGoal", parent=ME, goal_id="python", initial_state="ACTIVE", goal=dict(
        common, title="完成四個 Python 專案", why="作品比證書更能說服人。", due_date="2026-12-31", weight=3.0,
        skills=["skills/python"], role=ROLE, priority="ESSENTIAL", importance=5, stretch=True,
        metric=dict(unit="個專案", start=0.0, target=4.0),
        action_items=[dict(id="topic", title="選定公開資料", due_date="2026-04-15", support="林志明推薦資料集",
                           category="EXPERIENCE")]))
    # S: "完成", nothing vague 2; M 2; A: a step with support 2; R: role, skill and a why 2; T: a step before the end 2.
    see(mei("LintGoal", parent=ME, name=GOALS + "python"), score=10, verdict="SMART")
    mei("CreateGoal", parent=ME, goal_id="selection", initial_state="ACTIVE", goal=dict(
        common, title="通過內部資料科學家甄選", due_date="2026-05-31", weight=2.0, confidence=3,
        milestones=[dict(id="paper", title="書面審查", due_date="2026-04-10"),
                    dict(id="interview", title="面試", due_date="2026-05-22")]))
    mei("CreateGoal", parent=ME, goal_id="exam", initial_state="ACTIVE", goal=dict(
        common, title="取得 Python 與機器學習測驗成績", due_date="2026-09-30", weight=1.0, expected_curve="STEP",
        action_items=[dict(id="register", title="報名", due_date="2026-06-12"),
                      dict(id="sit", title="應試", due_date="2026-08-20")]))
    # Five years ahead, so that the near does not hide the far: 3 + 2 + 1 short, 4 long, .6 of 10.
    see(mei("CreateGoal", parent=ME, goal_id="team", initial_state="ACTIVE", goal=dict(
        plan=PLAN, title="帶領三人的資料團隊", start_date="2026-01-19", due_date="2031-01-18", weight=4.0,
        expected_curve="NONE", milestones=[dict(id="first", title="第一位組員")])), horizon="LONG")
    see(mei("GetPlanBalance", parent=ME), short_share=0.6, long_weight=4.0, flagged=None)
    # exam: S 2, M 0, A: a step 1, R 0, T 2. python as above. selection: S 2, M: two milestones 2, A 0, R 0, T 2.
    # team: S 2, M: "三人" is a number 1, A 0, R 0, T: a date 1.
    lint = mei("LintPlan", name=PLAN)
    assert [(goal["goal"].removeprefix(GOALS), goal["assessment"]["score"], goal["assessment"]["verdict"])
            for goal in lint["goals"]] == [("exam", 5, "NEEDS_WORK"), ("python", 10, "SMART"),
                                           ("selection", 6, "NEEDS_WORK"), ("team", 4, "NOT_SMART")], lint
    plan = mei("SubmitPlan", name=PLAN, etag=mei.etag("GetPlan", name=PLAN))
    terms = mei("GetPlanRevision", name=plan["current_revision"])
    mei("SignPlan", name=PLAN, role="EMPLOYEE", sha256=terms["sha256"])
    # In Taipei it is the 24th already, and dates are hers.
    world.day("2026-03-23", hour="17:00:00")
    see(anjali("SignPlan", name=PLAN, role="MANAGER", sha256=terms["sha256"]), state="AGREED",
        last_review_date="2026-03-24", next_review_date="2026-09-24")


def is_rejected(world, mei, anjali):
    world.day("2026-04-10")
    mei("AchieveMilestone", name=GOALS + "selection", milestone_id="paper")
    # 1 of 2; e = 81 / 132 days, .1136 behind: AT_RISK by itself; a confidence of 3 would have raised it.
    see(mei("GetGoal", name=GOALS + "selection"), status__progress=0.5, status__expected=0.6136,
        status__health="AT_RISK")
    world.day("2026-05-20")
    mei.refused("INVALID_ARGUMENT", "INVALID_FIELDS", "CloseGoal", name=GOALS + "selection", outcome="NOT_ACHIEVED")
    see(mei("CloseGoal", name=GOALS + "selection", outcome="NOT_ACHIEVED", gas_score=-1,
            lesson="面試前先找人練習講案例"), state="COMPLETED", closings__0__outcome="NOT_ACHIEVED",
        closings__0__lesson="面試前先找人練習講案例", closings__0__progress=0.5)
    mei("CreateJournalEntry", parent=ME, journal_entry_id="no", journal_entry=dict(
        goal=GOALS + "selection", setback=dict(what="甄選面試未通過", lesson="會做不等於會說", change_made="每月公開分享一次專案")))
    world.day("2026-05-25")
    change = see(mei("ReportChange", parent=ME, circumstance_change_id="road", circumstance_change=dict(
        kind="GOAL_SHIFT", note="甄選明年才再開，改走專案路線", audience=["MANAGER"])), handle_date=None)
    # Due at once, not only on 24 September.
    plan = see(mei("GetPlan", name=PLAN), review_due_date="2026-05-25", next_review_date="2026-09-24")
    mei("CreateGoal", parent=ME, goal_id="talk", initial_state="ACTIVE", goal=dict(
        plan=PLAN, title="發表三次專案分享", start_date="2026-05-25", due_date="2026-12-18", weight=2.0,
        metric=dict(unit="次", start=0.0, target=3.0), action_items=[dict(id="date", title="約定第一次")]))
    plan = mei("RevisePlan", name=PLAN, etag=plan["etag"], reason="甄選未通過，以專案證明能力", change=change["name"])
    draft = see(mei("GetPlanRevision", name=plan["draft_revision"]), number=2, state="DRAFT", change=change["name"])
    see(mei("GetCircumstanceChange", name=change["name"]), handle_date="2026-05-25", handled_by=draft["name"])
    see(mei("GetPlan", name=PLAN), review_due_date="2026-09-24")
    terms = draft["draft_terms"]
    for goal in terms["goals"]:
        if goal["goal"] == GOALS + "python":
            goal["due_date"] = "2026-11-30"
    terms["goals"] = [goal for goal in terms["goals"] if goal["goal"] != GOALS + "talk"] + [dict(
        goal=GOALS + "talk", title="發表三次專案分享", start_date="2026-05-25", due_date="2026-12-18", weight=2.0,
        metric=dict(unit="次", start=0.0, target=3.0), action_items=[dict(id="date", title="約定第一次")])]
    draft = mei("UpdatePlanRevision", update_mask="draftTerms",
                plan_revision=dict(name=draft["name"], etag=draft["etag"], draft_terms=terms))
    # 31 December to 30 November: 31 days earlier.
    diff = {(change["goal"].removeprefix(GOALS), change.get("field_path", "")): change
            for change in mei("DiffRevisions", name=draft["name"])["changes"]}
    see(diff[("python", "due_date")], kind="MOVED", days_moved=-31)
    see(diff[("talk", "")], kind="ADDED", goal_title="發表三次專案分享")
    mei("SubmitPlan", name=PLAN, etag=mei.etag("GetPlan", name=PLAN))
    draft = mei("GetPlanRevision", name=draft["name"])
    mei("SignPlan", name=PLAN, role="EMPLOYEE", sha256=draft["sha256"])
    world.day("2026-05-28")
    see(anjali("SignPlan", name=PLAN, role="MANAGER", sha256=draft["sha256"]), state="AGREED",
        agreed_revision=draft["name"], last_review_date="2026-05-28", next_review_date="2026-11-28")


def stands_in_june(world, mei, anjali):
    world.day("2026-06-10")
    for entry, value, day in (("tax", 1.0, "2026-05-30"), ("churn", 2.0, "2026-06-10")):
        mei("RecordProgress", parent=GOALS + "python", entry_id=entry, entry=dict(value=value, effective_date=day))
    mei("CompleteActionItem", name=GOALS + "exam", action_item_id="register")
    for title, category, hours in (("稅務資料專案", "EXPERIENCE", 30.0), ("讀書會", "EXPOSURE", 6.0),
                                   ("統計課程", "EDUCATION", 24.0)):
        mei("CreateJournalEntry", parent=ME, journal_entry=dict(
            activity=dict(title=title, category=category, hours=hours)))
    # 30, 6 and 24 of 60 hours.
    see(mei("GetLearningSummary", parent=ME), total_hours=60.0, shares__0__share=0.5, shares__1__share=0.1,
        shares__2__share=0.4)
    # Half past midnight on 30 June in Taipei. 2 of 4; e = 162 / 315 days, pace .5 / .5143; 19 January + 324 days is
    # 9 December, nine days late.
    world.day("2026-06-29", hour="16:30:00")
    see(mei("GetGoal", name=GOALS + "python"), status__as_of_date="2026-06-30", status__progress=0.5,
        status__expected=0.5143, status__health="ON_TRACK", status__pace=0.9722,
        status__projected_finish_date="2026-12-09", status__slip_days=9)
    # STEP without milestones: nothing is expected before 75 % of the time; one of two steps is done.
    see(mei("GetGoal", name=GOALS + "exam"), status__progress=0.5, status__progress_source="ACTION_ITEMS",
        status__expected=0.0, status__health="AHEAD")
    # A long goal without expectation has no health. The rest: (3 x .5 + 2 x .5 + 1 x .5 + 2 x 0 + 4 x 0) / 12.
    see(mei("GetGoal", name=GOALS + "team"), status__health=None, status__progress=0.0)
    see(mei("GetPlan", name=PLAN), progress=0.25)
    text = dense(mei.document(ME, "PROGRESS", period_start_date="2026-01-01"))
    says(text, "進度報告", "完成四個Python專案", "50%", "如期", "挫折與學習", "甄選面試未通過", "會做不等於會說", "每月公開分享一次專案",
         "面試前先找人練習講案例", "未達成", "2026年3月24日第1版")  # signed at one in the morning of the 24th in Taipei
    text = dense(anjali.document(ME, "PROGRESS", period_start_date="2026-01-01"))
    says(text, "完成四個Python專案", "面試前先找人練習講案例")  # under the plan that she signed
    silent(text, "甄選面試未通過", "林志明", "讀書會")
    text = dense(mei.document(ME, "BRIEF"))
    says(text, "完成四個Python專案")


def passes(world, mei):
    world.day("2026-08-20")
    # (3 x 4/5 + 2 x 4/5 + 2 + 1 + 0) / 10: a test counts more than the manager, and agrees with her.
    mei("AssessSkill", parent=ME, skill_assessment=dict(skill="skills/python", level=4, source="TEST",
                                                        evidence="812 分"))
    see(mei("GetSkillGap", parent=ME), readiness=0.7, assessed_count=4, items__1__skill="skills/python",
        items__1__current_level=4, items__1__previous_level=3, items__1__perception_delta=0)
    # + 2 x 2/5.
    mei("AssessSkill", parent=ME, skill_assessment=dict(skill="skills/machine-learning", level=2, source="TEST"))
    see(mei("GetSkillGap", parent=ME), readiness=0.78, assessed_count=5, items__0__gap=3)
    mei("CompleteActionItem", name=GOALS + "exam", action_item_id="sit")
    see(mei("CloseGoal", name=GOALS + "exam", outcome="ACHIEVED", gas_score=1), status__health="DONE")
    see(mei("CompareCareerOptions", parent=ME), rows__0__score=0.9217)  # (4.75 + .78) / 6
    world.day("2026-11-10")
    mei("RecordProgress", parent=GOALS + "python", entry_id="third", entry=dict(value=3.0))
    mei("RecordProgress", parent=GOALS + "talk", entry_id="all", entry=dict(value=3.0))
    mei("CloseGoal", name=GOALS + "talk", outcome="ACHIEVED")


def ends(world, mei, anjali):
    world.day("2026-11-30")
    see(mei("ListReviewsDue", parent=ME), reviews_due__0__overdue_days=2)
    mei("StartReview", parent=PLAN, plan_review_id="autumn", plan_review=dict(kind="SCHEDULED", attendees=[
        "profiles/anjali"]))
    mei.refused("FAILED_PRECONDITION", "STATE_FORBIDS", "StartReview", parent=PLAN,
                plan_review=dict(kind="SCHEDULED"))  # one is open
    see(mei("CompleteReview", name=f"{PLAN}/reviews/autumn", outcome="KEEP", summary="照舊，多寫一點"),
        outcome="KEEP", complete_date="2026-11-30")
    see(mei("GetPlan", name=PLAN), state="AGREED", last_review_date="2026-11-30", next_review_date="2027-05-30")
    world.day("2027-01-11")
    # Selection -1 x 2, exam 1 x 1; talk without a score: 50 + 10 x (-1) / sqrt(.7 x 5 + .3 x 9) = 50 - 10 / 2.48998.
    see(mei("GetGoalAttainment", parent=ME, plan=PLAN), t_score=45.9839, unscored_count=1)
    # 3 of 4, past its last day.
    see(mei("GetGoal", name=GOALS + "python"), status__progress=0.75, status__health="OVERDUE")
    mei("StartReview", parent=PLAN, plan_review_id="closing", plan_review=dict(kind="CLOSING"))
    mei("CompleteReview", name=f"{PLAN}/reviews/closing", outcome="CLOSE", summary="三個專案，一條路")
    # (3 x .75 + 2 x .5 + 1 x 1 + 2 x 1 + 4 x 0) / 12: what was not achieved keeps its half.
    see(mei("GetPlan", name=PLAN), state="COMPLETED", progress=0.5208)
    mei("CopyPlanForward", name=PLAN, plan_id="di-er-nian", display_name="第二年：上場", start_date="2027-01-11",
        end_date="2027-12-31", goals=[GOALS + "python"])
    ahead = mei("GetGoal", name=GOALS + "python")["carried_to"]
    see(mei("GetGoal", name=ahead), state="ACCEPTED", metric__start=3.0, metric__target=4.0,
        plan=f"{ME}/plans/di-er-nian", copied_from=GOALS + "python")
    # What was not named stays where it is.
    see(mei("GetGoal", name=GOALS + "team"), carried_to=None, archived=None, state="ACTIVE")
    says(dense(mei.document(ME, "PLAN")), "第二年：上場", "完成四個Python專案", "準備度78%")
