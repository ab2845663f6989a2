"""Lets the database refuse to change a published notice, and survey managers write notices."""

from django.db import migrations

REFUSAL = "A published notice is never changed or deleted."
TABLE = "surveys_noticeversion"
VERBS = ("view", "add", "change", "publish")
# The demonstration goes as a whole. A notice that somebody agreed to is held by a foreign key.
OF_DEMONSTRATION = "EXISTS (SELECT 1 FROM surveys_notice WHERE id = OLD.notice_id AND is_demo)"
SQLITE = [
    f"CREATE TRIGGER {TABLE}_refuse_{event.lower()} BEFORE {event} ON {TABLE} {when}"
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for event, when in (("UPDATE", ""), ("DELETE", f"WHEN NOT {OF_DEMONSTRATION} "))
]
POSTGRESQL = [
    f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger AS $$ BEGIN "
    # One IF in the other: a statement that empties the table has no OLD.
    f"IF TG_OP = 'DELETE' THEN IF {OF_DEMONSTRATION} THEN RETURN OLD; END IF; END IF; "
    f"RAISE EXCEPTION '{REFUSAL}' "
    "USING ERRCODE = 'integrity_constraint_violation'; END; $$ LANGUAGE plpgsql",
    f"CREATE TRIGGER {TABLE}_refuse BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_refuse_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]


def install(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {TABLE}_refuse() CASCADE")
        return
    for event in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_refuse_{event}")


def let_managers_write(apps, schema_editor):
    """Give survey managers the rights that they have for surveys."""
    managers = apps.get_model("auth", "Group").objects.get(name="Survey managers")
    # Django makes permissions only after all migrations; it finds these and keeps them.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="surveys", model="notice"
    )
    for verb in VERBS:
        right, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type,
            codename=f"{verb}_notice",
            defaults={"name": f"Can {verb} notice"},
        )
        managers.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = (("surveys", "0021_notices"),)

    operations = (
        migrations.RunPython(install, remove),
        migrations.RunPython(let_managers_write, migrations.RunPython.noop),
    )
