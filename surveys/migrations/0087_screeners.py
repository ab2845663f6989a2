"""Calls the group that reads answers first what every page calls it: Screeners."""

from django.db import migrations

OLD, NEW = "Voice moderators", "Screeners"


def to_screeners(apps, schema_editor):
    """Give it the new name; who is in it and what they may do stays."""
    rename(apps, OLD, NEW)


def to_moderators(apps, schema_editor):
    """Give it the old name again."""
    rename(apps, NEW, OLD)


def rename(apps, old, new):
    groups = apps.get_model("auth", "Group").objects
    # Rights go by the name: whoever is in a group of the site's own that is called so gets none.
    for other in groups.filter(name=new):
        groups.filter(pk=other.pk).update(name=f"{new} ({other.pk})")
    groups.filter(name=old).update(name=new)


class Migration(migrations.Migration):
    dependencies = (
        ("surveys", "0086_contests_by_what_changed"),
        ("surveys", "0002_voice_groups"),
    )

    operations = (migrations.RunPython(to_screeners, to_moderators),)
