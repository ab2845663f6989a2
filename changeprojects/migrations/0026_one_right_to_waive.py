"""Whoever may record a difference may waive a rule with it: there is no second right."""

from django.db import migrations


def take_away(apps, schema_editor):
    apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="changeprojects", codename="grant_waiver"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("changeprojects", "0025_notes_choose_their_change")]

    operations = [
        migrations.AlterModelOptions(
            name="waiver",
            options={"ordering": ["project", "granted_on"], "verbose_name": "difference"},
        ),
        migrations.RunPython(take_away, migrations.RunPython.noop),
    ]
