"""The counter's row, and triggers that refuse to change editions and changes."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from syndication import frozen_rows


def create_counter(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("syndication", "ChangeCounter").objects.get_or_create(pk=1)


def install_triggers(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    frozen_rows.install(schema_editor.connection)


def remove_triggers(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    frozen_rows.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("syndication", "0001_initial")]
    operations = [
        migrations.RunPython(create_counter, migrations.RunPython.noop),
        migrations.RunPython(install_triggers, remove_triggers),
    ]
