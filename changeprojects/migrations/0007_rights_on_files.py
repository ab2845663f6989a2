"""Let those who write products keep helplines, documents and pictures for them."""

from django.db import migrations

WRITERS = ("Programme managers", "Programme editors")
# Those who approve and those who evaluate see what a product has, and change nothing of it.
READERS = ("Publishers", "Evaluators")
FILES = (("wagtaildocs", "document"), ("wagtailimages", "image"))


def give_rights(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name in (*WRITERS, *READERS):
        group, _ = Group.objects.get_or_create(name=name)
        writes = name in WRITERS
        for verb in ("view", "add", "change") if writes else ("view",):
            codename = f"{verb}_helpline"
            group.permissions.add(permission(apps, "changeprojects", "helpline", codename))
        for app_label, model in FILES:
            for verb in ("choose", "add", "change") if writes else ("choose",):
                open_collections(apps, group, permission(apps, app_label, model, f"{verb}_{model}"))


def open_collections(apps, group, right):
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
        group=group, collection=root, permission=right
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
    dependencies = [
        ("changeprojects", "0006_more_about_products"),
        ("wagtailcore", "0053_locale_model"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    # The rights go with the groups.
    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
