"""Only programme managers decide what a project is asked to do; editors write it down."""

from django.db import migrations

CODENAME, NAME = "decide_recommendation", "Can decide what a project is asked to do"


def give(apps, schema_editor):
    """Give the right to the managers; whoever decides elsewhere gets it by hand."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="changeprojects", model="recommendation"
    )
    # Django makes permissions only after all migrations; it finds this one and keeps it.
    right, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=CODENAME, defaults={"name": NAME}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="Programme managers"):
        group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0029_decisions_stay_readable"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="recommendation",
            options={"ordering": ["project", "code"], "permissions": [(CODENAME, NAME)]},
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
