"""Calls a survey that was stopped what the button and the log call it."""

from django.db import migrations, models

STATUSES = [
    ("draft", "Draft"),
    ("open", "Open"),
    ("suspended", "Stopped for now"),
    ("closed", "Closed"),
]


class Migration(migrations.Migration):
    dependencies = (("surveys", "0087_screeners"),)

    operations = (
        migrations.AlterField(
            model_name="surveydeployment",
            name="status",
            field=models.CharField(
                choices=STATUSES, default="draft", editable=False, max_length=10
            ),
        ),
    )
