"""Creates the group whose members code answers, and decide nothing about themes or quotes."""

from django.db import migrations


def create_group(apps, schema_editor):
    """Let it into the admin; what it may open is decided by the group alone."""
    access = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Coders")
    group.permissions.add(access)


class Migration(migrations.Migration):
    dependencies = (
        ("surveys", "0076_grants_stay"),
        ("surveys", "0002_voice_groups"),
    )

    operations = (migrations.RunPython(create_group, migrations.RunPython.noop),)
