"""Lets the database itself refuse to change what people were asked."""

from django.db import migrations

REFUSAL = "A published version of a survey is never changed or deleted."
TABLE = "surveys_surveyversion"
# The demonstration goes as a whole. A version that somebody answered is held by a foreign key.
OF_DEMONSTRATION = "EXISTS (SELECT 1 FROM surveys_survey WHERE id = OLD.survey_id AND is_demo)"
KEYS = (("id",), ("survey_id", "number"))
_found = " OR ".join(
    "(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in KEYS
)
SQLITE = {
    # No trigger on deleting: one that asks another table stands in the way when that is rebuilt.
    "update": f"UPDATE ON {TABLE}",
    # REPLACE deletes the old row without asking the trigger above.
    "replace": f"INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE {_found})",  # noqa: S608
}
POSTGRESQL = [
    f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger AS $$ BEGIN "
    # One IF in the other: a statement that empties the table has no OLD.
    f"IF TG_OP = 'DELETE' THEN IF {OF_DEMONSTRATION} THEN RETURN OLD; END IF; END IF; "
    f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END; $$ LANGUAGE plpgsql",
    f"CREATE TRIGGER {TABLE}_refuse BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_refuse_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for event, when in SQLITE.items():
            schema_editor.execute(
                f"CREATE TRIGGER {TABLE}_refuse_{event} BEFORE {when} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
    elif schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {TABLE}_refuse() CASCADE")
    elif schema_editor.connection.vendor == "sqlite":
        for event in SQLITE:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_refuse_{event}")


class Migration(migrations.Migration):
    dependencies = (("surveys", "0056_mixed_answers_and_trials"),)

    operations = (migrations.RunPython(install, remove),)
