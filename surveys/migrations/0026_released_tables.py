"""Keeps every table that was told, with its audit, and moves the counts kept so far into them."""

import uuid
from collections import defaultdict

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

REFUSAL = "A released table is never changed or deleted."
TABLE = "surveys_releasedtable"
KEYS = (("id",), ("summary", "version", "name"))
_found = " OR ".join(
    "(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in KEYS
)
SQLITE = {
    "update": f"UPDATE ON {TABLE}",
    "delete": f"DELETE ON {TABLE} WHEN NOT OLD.is_demo",
    # REPLACE deletes the old row without asking the trigger above.
    "replace": f"INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE {_found})",  # noqa: S608
}
POSTGRESQL = [
    f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger AS $$ BEGIN "
    "IF TG_OP = 'DELETE' THEN IF OLD.is_demo THEN RETURN OLD; END IF; END IF; "
    f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
    "END; $$ LANGUAGE plpgsql",
    f"CREATE TRIGGER {TABLE}_refuse BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_refuse_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]


def move_counts(apps, schema_editor):
    """Make a table of the true counts behind each release; nobody audited those then."""
    releases = defaultdict(dict)
    for row in apps.get_model("surveys", "ReleasedCount").objects.order_by("pk"):
        releases[row.deployment_id, row.summary, row.version][row.measure] = row.count
    deployments = apps.get_model("surveys", "SurveyDeployment").objects.in_bulk()
    apps.get_model("surveys", "ReleasedTable").objects.bulk_create(
        apps.get_model("surveys", "ReleasedTable")(
            deployment_id=deployment,
            source="summary",
            summary=summary,
            version=version,
            name="themes",
            base=(counts["base"] + 2) // 5 * 5,
            cells={"all": {}},
            counts={"all": counts},
            told_of={
                "shape": "some of",
                "people": counts["base"],
                "groups": {},
                "sizes": {},
                "merged": {},
            },
            audit={"moved": True},
            released_at=timezone.now(),
            is_demo=deployments[deployment].is_demo,
        )
        for (deployment, summary, version), counts in releases.items()
    )


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
    dependencies = (("surveys", "0025_kinds_have_plain_names"),)

    operations = (
        migrations.CreateModel(
            name="ReleasedTable",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("source", models.CharField(choices=[("summary", "A public summary"), ("results", "Results for staff")], max_length=8)),
                ("summary", models.UUIDField(help_text="Public identifier of the page that tells it.", null=True)),
                ("version", models.CharField(blank=True, max_length=12)),
                ("name", models.CharField(help_text="What was counted, by what.", max_length=120)),
                ("base", models.PositiveIntegerField(help_text="Rounded.")),
                ("cells", models.JSONField(help_text="By group and answer what is told; empty where hidden.")),
                ("counts", models.JSONField(help_text="By group and answer how many people it were.")),
                ("told_of", models.JSONField(help_text="Which groups of people it tells about, and their sizes.")),
                ("audit", models.JSONField(help_text="What a reader can prove of each cell.")),
                ("released_at", models.DateTimeField()),
                ("is_demo", models.BooleanField(default=False)),
                ("deployment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="released_tables", to="surveys.surveydeployment")),
            ],
            options={
                "ordering": ["released_at", "pk"],
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("summary", "version", "name"), name="released_table_once")],
            },
        ),
        migrations.RunPython(move_counts, migrations.RunPython.noop),
        migrations.RunPython(install, remove),
    )
