import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who acknowledged a test was one of two; now it is whom it was sent to. The column stays."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("surveys", "0060_flags_stay_due"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameField("alerttest", "acknowledged_by", "person"),
                migrations.AlterField(
                    model_name="alerttest",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        db_column="acknowledged_by_id",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ]
        )
    ]
