"""A project is listed by publishing it: the right that named this as a move says so no more."""

from django.db import migrations

APPROVE = ("approve_changeprojectpage", "Can approve, decline, confirm, stop and complete")
LEAD = "lead_changeprojectpage"
NAMES = {False: "Can list projects, open calls and hold reviews", True: "Can open calls and hold reviews"}


def rename(is_new):
    """Name the right that is stored already; Django makes rights, and renames none."""

    def run(apps, schema_editor):
        rights = apps.get_model("auth", "Permission").objects
        rights.filter(codename=LEAD).update(name=NAMES[is_new])

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0015_products_name_kinds_of_readers"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="changeprojectpage",
            options={
                "permissions": [APPROVE, (LEAD, NAMES[True])],
                "verbose_name": "Change Project",
                "verbose_name_plural": "Change Projects",
            },
        ),
        migrations.RunPython(rename(is_new=True), rename(is_new=False)),
    ]
