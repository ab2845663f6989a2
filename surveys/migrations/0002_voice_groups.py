"""Creates the groups whose members work with surveys and with what people said."""

from django.db import migrations

GROUPS = ("Analysts", "Voice moderators", "Survey managers", "Safeguarding leads")
# What people said is nobody's by these rights: access.py decides that by group alone.
SURVEY_MANAGER_RIGHTS = {
    "survey": ("view", "add", "change", "publish", "lock", "unlock"),
    "surveydeployment": ("view", "add", "change"),
}


def create_groups(apps, schema_editor):
    """Let the groups into the admin, and survey managers to the surveys and deployments."""
    Group = apps.get_model("auth", "Group")
    access = permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")
    for name in GROUPS:
        Group.objects.get_or_create(name=name)[0].permissions.add(access)
    managers = Group.objects.get(name="Survey managers")
    for model, verbs in SURVEY_MANAGER_RIGHTS.items():
        for verb in verbs:
            managers.permissions.add(
                permission(apps, "surveys", model, f"{verb}_{model}", f"Can {verb} {model}")
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


class Migration(migrations.Migration):
    dependencies = (
        ("surveys", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    )

    operations = (migrations.RunPython(create_groups, migrations.RunPython.noop),)
