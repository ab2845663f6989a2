"""Files of released versions, and the triggers that refuse to change them."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from syndication import frozen_rows


def install_triggers(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    frozen_rows.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("syndication", "0002_freeze_editions")]
    operations = [
        migrations.CreateModel(
            name="Asset",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size", models.PositiveBigIntegerField()),
                ("created_at", models.DateTimeField()),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="EditionAsset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("media_type", models.CharField(max_length=100)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="syndication.asset",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="syndication.edition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["edition", "asset", "name"], name="edition_names_file_once"
                    )
                ]
            },
        ),
        # The tables take their triggers with them when they go.
        migrations.RunPython(install_triggers, migrations.RunPython.noop),
    ]
