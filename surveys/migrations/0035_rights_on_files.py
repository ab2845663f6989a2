"""Let survey managers choose and upload what their questions show: pictures, sounds and films."""

from django.db import migrations

FILES = (("wagtaildocs", "document"), ("wagtailimages", "image"))


def give_rights(apps, schema_editor):
    managers = apps.get_model("auth", "Group").objects.get(name="Survey managers")
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for app_label, model in FILES:
        for verb in ("choose", "add", "change"):
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=managers,
                collection=root,
                permission=permission(apps, app_label, model, f"{verb}_{model}"),
            )


def permission(apps, app_label, model, codename):
    # Django makes permissions only after all migrations; it finds these and keeps them.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": "Can " + codename.replace("_", " ")},
    )
    return found


class Migration(migrations.Migration):
    dependencies = (
        ("surveys", "0034_contests"),
        ("wagtailcore", "0053_locale_model"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    )

    # The rights go with the group.
    operations = (migrations.RunPython(give_rights, migrations.RunPython.noop),)
