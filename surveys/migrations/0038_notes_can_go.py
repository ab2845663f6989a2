"""Lets the database let one thing happen to the safeguarding log: an old note can go.

Everything else of an entry stays as it was written, and no note becomes another. Whoever builds the
table anew has to write these triggers anew too.
"""

from django.db import migrations

REFUSAL = "The safeguarding log is never changed or deleted."
TABLE = "surveys_safeguardingevent"
KEPT = ("id", "flag_id", "at", "by_id", "kind", "state")
# No promise is shorter than a year; the job that does it waits as long as the site promises.
A_YEAR = 364
SQLITE = (
    f"CREATE TRIGGER {TABLE}_refuse_update BEFORE UPDATE ON {TABLE} WHEN NOT (NEW.note IS NULL AND "
    + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in KEPT)
    + f" AND OLD.at < datetime('now', '-{A_YEAR} days')) "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
)
ALWAYS = (
    f"CREATE TRIGGER {TABLE}_refuse_update BEFORE UPDATE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
)
POSTGRESQL = (
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger AS $$ BEGIN "
    "IF TG_OP = 'UPDATE' THEN IF NEW.note IS NULL AND "
    + " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in KEPT)
    + f" AND OLD.at < now() - interval '{A_YEAR} days' THEN RETURN NEW; END IF; END IF; "
    f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END; $$ LANGUAGE plpgsql"
)
BEFORE = (
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger AS $$ BEGIN "
    f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END; $$ LANGUAGE plpgsql"
)


def _run(schema_editor, sqlite, postgresql):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_refuse_update")
        schema_editor.execute(sqlite)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(postgresql)


def install(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def remove(apps, schema_editor):
    _run(schema_editor, ALWAYS, BEFORE)


class Migration(migrations.Migration):
    dependencies = (("surveys", "0037_flags_are_wiped"),)

    operations = (migrations.RunPython(install, remove),)
