"""Make the groups of the programme, with their rights on the registers."""

from django.db import migrations

RIGHTS = {
    "Programme editors": ("view", "add", "change"),
    "Publishers": ("view",),
}
REGISTERS = ("agency", "budgetline", "recommendation")
# Whoever is held to a budget does not set it aside.
ALLOCATING = {
    "change_budgetline": "Can change budgetline",
    "allocate_budgetline": "Can set money aside, and change what is set aside",
}


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    access = permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")
    for name, verbs in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(access)
        for model in REGISTERS:
            for verb in verbs:
                group.permissions.add(
                    permission(
                        apps, "changeprojects", model, f"{verb}_{model}", f"Can {verb} {model}"
                    )
                )
    for codename, name in ALLOCATING.items():
        Group.objects.get(name="Publishers").permissions.add(
            permission(apps, "changeprojects", "budgetline", codename, name)
        )


def permission(apps, app_label, model, codename, name):
    # Django makes permissions only after all migrations; it finds these and keeps them.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return found


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
