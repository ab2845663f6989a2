"""Give what editors submit to the publishers, who may release it."""

from django.db import migrations

WAGTAILS, OURS = "Moderators approval", "Approval by a publisher"


def hand_over(apps, old, new, group):
    task = apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=old).first()
    if task:
        task.name = new
        task.save()
        task.groups.set(apps.get_model("auth", "Group").objects.filter(name=group))
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=old).update(name=new)


def to_publishers(apps, schema_editor):
    """Let the publishers decide; nobody is in the group that Wagtail made for it."""
    hand_over(apps, WAGTAILS, OURS, "Publishers")


def to_moderators(apps, schema_editor):
    hand_over(apps, OURS, WAGTAILS, "Moderators")


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0002_groups"),
        ("wagtailcore", "0048_add_default_workflows"),
    ]

    operations = [migrations.RunPython(to_publishers, to_moderators)]
