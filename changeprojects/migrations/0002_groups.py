"""Make the groups of the programme, with their rights on the registers."""

from django.db import migrations

EDITED = (
    "agency",
    "person",
    "agencymembership",
    "prioritytopic",
    "teamagency",
    "teamperson",
    "stage",
    "shapingdecision",
    "budgetline",
    "review",
    "recommendation",
    "pilotsite",
    "adaptation",
    "evaluation",
)
DECIDED = ("waiver", "selectionappraisal", "projectmodel")
READ = ("expressionofinterest",)
# What each group may do with the registers.
RIGHTS = {
    "Programme managers": {
        "view": (*EDITED, *DECIDED, *READ),
        "add": (*EDITED, *DECIDED),
        "change": (*EDITED, *DECIDED),
    },
    "Programme editors": {"view": (*EDITED, *DECIDED), "add": EDITED, "change": EDITED},
    "Publishers": {"view": (*EDITED, *DECIDED), "change": ("budgetline",)},
    "Evaluators": {
        "view": ("pilotsite", "adaptation", "evaluation", "recommendation"),
        "add": ("evaluation", "recommendation"),
        "change": ("evaluation",),
    },
    "Link officers": {},
}
# Whoever is held to a budget does not set it aside; whoever proposes does not approve.
SPECIAL = {
    "Programme managers": (
        ("changeprojectpage", "approve_changeprojectpage"),
        ("changeprojectpage", "lead_changeprojectpage"),
        ("pilotpage", "run_pilotpage"),
        ("eventpage", "hold_eventpage"),
        ("budgetline", "allocate_budgetline"),
        ("waiver", "grant_waiver"),
        ("expressionofinterest", "decide_expressionofinterest"),
    ),
    "Programme editors": (
        ("changeprojectpage", "lead_changeprojectpage"),
        ("eventpage", "hold_eventpage"),
    ),
    "Publishers": (("budgetline", "allocate_budgetline"),),
    "Evaluators": (("evaluation", "sign_off_evaluation"),),
    "Link officers": (("expressionofinterest", "send_expressionofinterest"),),
}
NO_DESK = ("Link officers",)


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    access = permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")
    for name, verbs in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        rights = [(model, f"{verb}_{model}") for verb, models in verbs.items() for model in models]
        for model, codename in (*rights, *SPECIAL[name]):
            label = "Can " + codename.replace("_", " ")
            group.permissions.add(permission(apps, "changeprojects", model, codename, label))
        if name not in NO_DESK:
            group.permissions.add(access)


def permission(apps, app_label, model, codename, name):
    # Django makes permissions only after all migrations; it finds these and keeps them.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return found


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
