"""Remembers of each publication whether it belongs to a demonstration."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("syndication", "0007_what_is_kept")]

    operations = (
        migrations.AddField(
            model_name="publication",
            name="is_demo",
            field=models.BooleanField(
                "demonstration", help_text="Made up, with all its editions.", null=True
            ),
        ),
    )
