"""Lets the log of a made-up safeguarding flag be deleted with the demonstration, and no other.

Whoever builds the table anew has to write these triggers anew too.
"""

from django.db import migrations, models

REFUSAL = "The safeguarding log is never changed or deleted."
TABLE = "surveys_safeguardingevent"
BEFORE = ("id", "flag_id", "at", "by_id", "kind", "state")
KEPT = (*BEFORE, "is_demo")
# No promise is shorter than a year; the job that does it waits as long as the site promises.
A_YEAR = 364


def _sqlite(kept, deletable):
    raised = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in kept)
    old_note = f"NEW.note IS NULL AND {same} AND OLD.at < datetime('now', '-{A_YEAR} days')"
    return (
        f"DROP TRIGGER IF EXISTS {TABLE}_refuse_update",
        f"DROP TRIGGER IF EXISTS {TABLE}_refuse_delete",
        f"CREATE TRIGGER {TABLE}_refuse_update BEFORE UPDATE ON {TABLE} "
        f"WHEN NOT ({old_note}) {raised}",
        f"CREATE TRIGGER {TABLE}_refuse_delete BEFORE DELETE ON {TABLE} {deletable} {raised}",
    )


def _postgresql(kept, deletable):
    same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in kept)
    return (
        f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' THEN IF NEW.note IS NULL AND {same} "
        f"AND OLD.at < now() - interval '{A_YEAR} days' THEN RETURN NEW; END IF; END IF; "
        f"{deletable} "
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END; $$ LANGUAGE plpgsql",
    )


def _run(schema_editor, sqlite, postgresql):
    statements = {"sqlite": sqlite, "postgresql": postgresql}
    for statement in statements.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def allow(apps, schema_editor):
    _run(
        schema_editor,
        _sqlite(KEPT, "WHEN OLD.is_demo IS NOT 1"),
        _postgresql(
            KEPT,
            "IF TG_OP = 'DELETE' THEN IF OLD.is_demo THEN RETURN OLD; END IF; END IF;",
        ),
    )


def refuse(apps, schema_editor):
    _run(schema_editor, _sqlite(BEFORE, ""), _postgresql(BEFORE, ""))


class Migration(migrations.Migration):
    dependencies = (("surveys", "0062_who_reads_it"),)

    operations = (
        migrations.AddField(
            "safeguardingevent",
            "is_demo",
            models.BooleanField(editable=False, null=True, verbose_name="demonstration"),
        ),
        migrations.RunPython(allow, refuse),
    )
