"""Lets a survey say that it asks those who work in services, not those who use them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0005_summaries_have_real_versions")]

    operations = (
        migrations.AddField(
            model_name="survey",
            name="people_asked",
            field=models.CharField(
                blank=True,
                choices=[
                    (None, "People who use services"),
                    ("workers", "People who work in services"),
                ],
                help_text=(
                    "A pilot has heard the people it is for only if those who use services answer."
                ),
                max_length=15,
                null=True,
            ),
        ),
    )
