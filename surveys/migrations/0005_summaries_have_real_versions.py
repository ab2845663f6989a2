"""Lets the database's models know that a summary's version is checked at its field."""

from django.db import migrations, models

import changeprojects.models.agreed_dates


class Migration(migrations.Migration):
    dependencies = [("surveys", "0004_safety_profile_help")]

    operations = (
        migrations.AlterField(
            model_name="yousaidwedidpage",
            name="version",
            field=models.CharField(
                default="1.0",
                help_text="Two numbers with a dot. Raise it each time.",
                max_length=12,
                validators=[changeprojects.models.agreed_dates.check_version],
            ),
        ),
    )
