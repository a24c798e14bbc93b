"""The organization that every story plays in: people, skills and roles, made through the API."""


def gather(world):
    """Profiles by the directory's sync, skills and roles by HR. Opens on 2 January 2026."""
    world.day("2026-01-02")
    sync = world.caller("directory-sync", roles="service")
    for person, values in {
        "helen": dict(display_name="Helen Brandt", unit="Engineering"),
        "priya": dict(display_name="Priya Raman", unit="Engineering"),
        "grace": dict(display_name="Grace Lindqvist", unit="People", hr_partner_units=["Engineering", "People", "Care",
                                                                                       "Finance", "Marketing"]),
        "amara": dict(display_name="Amara Okafor", title="Senior software developer", unit="Engineering",
                      manager="profiles/helen", time_zone="Europe/London", locale="en-GB"),
        "tomasz": dict(display_name="Tomasz Zieliński", title="HR specialist", unit="People",
                       manager="profiles/grace", time_zone="Europe/Warsaw", locale="pl-PL"),
        "nomsa": dict(display_name="Nomsa Dube", unit="Care"),
        "lerato": dict(display_name="Lerato Mokoena", title="Registered nurse", unit="Care",
                       manager="profiles/nomsa", time_zone="Africa/Johannesburg", locale="en-ZA"),
        "anjali": dict(display_name="Anjali Rao", unit="Finance"),
        "mei-ling": dict(display_name="陳美玲 (Mei-Ling Chen)", title="Accountant", unit="Finance",
                         manager="profiles/anjali", time_zone="Asia/Taipei", locale="zh-Hant"),
        "carla": dict(display_name="Carla Ruiz", unit="Marketing"),
        "diego": dict(display_name="Diego Fernández", title="Marketing specialist", unit="Marketing",
                      manager="profiles/carla", time_zone="Europe/Madrid", locale="es-ES"),
    }.items():
        sync("CreateProfile", profile_id=person, profile=values)
    hr = world.caller("grace", roles="hr_admin")
    for skill, label, reuse in (("architecture", "Solution architecture", "OCCUPATION"),
                                ("speaking", "Speaking", "TRANSVERSAL"),
                                ("coordination", "Coordination", "CROSS_SECTOR"),
                                ("python", "Python", "SECTOR"),
                                ("statistics", "Statistics", "SECTOR"),
                                ("coaching", "Coaching", "CROSS_SECTOR")):
        hr("CreateSkill", skill_id=skill, skill=dict(display_name=label, reuse_level=reuse))
    for role, label, needs in (
            # w: CRITICAL 3, IMPORTANT 2, USEFUL 1
            ("architect", "Solution architect", [("architecture", 5, "CRITICAL"), ("speaking", 4, "IMPORTANT")]),
            ("hr-manager", "HR manager", [("coaching", 4, "CRITICAL"), ("speaking", 3, "IMPORTANT")]),
            ("nurse-manager", "Nurse manager", [("coordination", 4, "CRITICAL"), ("coaching", 3, "USEFUL")]),
            ("data-scientist", "Data scientist", [("python", 5, "CRITICAL"), ("statistics", 4, "IMPORTANT"),
                                                  ("speaking", 2, "USEFUL")])):
        hr("CreateRole", role_id=role, role=dict(display_name=label, requirements=[
            dict(skill=f"skills/{skill}", required_level=level, importance=importance)
            for skill, level, importance in needs]))
