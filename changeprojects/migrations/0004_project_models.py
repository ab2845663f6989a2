"""Make the models of projects that the programme begins with."""

from django.db import migrations

# code: title, for what, whether it is the usual one, {rule: (severity, numbers)}
MODELS = {
    "seed-2005": (
        "The usual way",
        "A team of up to seven agencies, formed by an open call, for eighteen months to two years.",
        True,
        {
            "B04": ("block", {"most": 7}),
            "W01": ("warn", {"least": 18, "most": 24}),
            "B03": ("block", {"days": 14}),
            "B02": ("block", {"least": 1}),
        },
    ),
    "rip-3-year": (
        "Three years",
        "A larger team, a longer time, and a pilot with other agencies.",
        False,
        {
            "B04": ("block", {"most": 10}),
            "W01": ("warn", {"least": 30, "most": 36}),
            "B02": ("block", {"least": 3}),
        },
    ),
    "small-local": (
        "Small and local",
        "A few agencies that work near each other. No open call, and a light evaluation.",
        False,
        {
            "B04": ("block", {"most": 4}),
            "W01": ("warn", {"least": 4, "most": 12}),
            "B03": ("off", {}),
            "B06": ("warn", {}),
            "B06-pilot": ("warn", {}),
            "B07": ("warn", {}),
        },
    ),
    "event-led": (
        "Led by an event",
        "Ends in an event that shares what was learned. No pilot.",
        False,
        {
            "W01": ("warn", {"least": 3, "most": 9}),
            "B03": ("warn", {}),
            "B06": ("warn", {}),
            "B06-pilot": ("warn", {}),
            "B07": ("warn", {}),
            "B09": ("off", {}),
        },
    ),
}


def make_models(apps, schema_editor):
    ProjectModel = apps.get_model("changeprojects", "ProjectModel")
    RuleSetting = apps.get_model("changeprojects", "RuleSetting")
    for code, (title, summary, is_default, rules) in MODELS.items():
        model, is_new = ProjectModel.objects.get_or_create(
            code=code, defaults={"title": title, "summary": summary, "is_default": is_default}
        )
        if not is_new:
            continue
        for order, (rule, (severity, params)) in enumerate(rules.items()):
            RuleSetting.objects.create(
                model=model, code=rule, severity=severity, params=params, sort_order=order
            )


def remove_models(apps, schema_editor):
    apps.get_model("changeprojects", "ProjectModel").objects.filter(code__in=MODELS).delete()


class Migration(migrations.Migration):
    dependencies = [("changeprojects", "0003_publishers_approve")]

    operations = [migrations.RunPython(make_models, remove_models)]
