"""What people wrote who contest a theme is screened by a person, as answers are."""

from typing import Any

from django.db import migrations, models


def screen_again(apps: Any, schema_editor: Any) -> None:
    """Let everything that was cleared without a person's redactions wait for a screener again."""
    contests = apps.get_model("surveys", "Contest").objects.using(schema_editor.connection.alias)
    contests.filter(screening="cleared", text__isnull=False).update(screening="received")


class Migration(migrations.Migration):

    dependencies = [("surveys", "0040_cards_as_read")]

    operations = [
        migrations.AddField(
            model_name="contest",
            name="aside_because",
            field=models.CharField(
                choices=[
                    ("off_topic", "About something else"),
                    ("hostile", "Hostile"),
                    ("duplicate", "Sent twice"),
                ],
                max_length=10,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="contest",
            name="taken_out",
            field=models.JSONField(
                help_text="Places, and why, as a screener chose them; none before that.", null=True
            ),
        ),
        migrations.RunPython(screen_again, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="contest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("screening", "cleared"), _negated=True),
                    ("text__isnull", True),
                    ("taken_out__isnull", False),
                    _connector="OR",
                ),
                name="contest_read_by_a_person",
            ),
        ),
    ]
