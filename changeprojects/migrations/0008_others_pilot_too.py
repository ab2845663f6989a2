"""Let projects of three years look for pilot sites outside their team."""

from django.db import migrations
from django.db.models import F, Max

CODE, RULE, OTHERS = "rip-3-year", "W19", {"others": 10}


def ask(apps, schema_editor):
    ProjectModel = apps.get_model("changeprojects", "ProjectModel")
    settings = apps.get_model("changeprojects", "RuleSetting").objects.filter(model__code=CODE)
    model = ProjectModel.objects.filter(code=CODE).first()
    if model is None or settings.filter(code=RULE).exists():
        return
    last = settings.aggregate(last=Max("sort_order"))["last"] or 0
    settings.model.objects.create(
        model=model, code=RULE, severity="warn", params=OTHERS, sort_order=last + 1
    )
    ProjectModel.objects.filter(pk=model.pk).update(version=F("version") + 1)


def ask_no_more(apps, schema_editor):
    settings = apps.get_model("changeprojects", "RuleSetting").objects
    settings.filter(model__code=CODE, code=RULE).delete()


class Migration(migrations.Migration):
    dependencies = [("changeprojects", "0007_rights_on_files")]

    operations = [migrations.RunPython(ask, ask_no_more)]
