"""Let programme managers revoke a product that nobody may read any more."""

from django.db import migrations, models

CODENAME = "revoke_productpage"
NAME = "Can revoke products for ever"


def allow(apps, schema_editor):
    # Django makes permissions only after all migrations; it finds this one and keeps it.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="changeprojects", model="productpage"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=CODENAME, defaults={"name": NAME}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="Programme managers"):
        group.permissions.add(permission)


def allow_no_more(apps, schema_editor):
    apps.get_model("auth", "Permission").objects.filter(codename=CODENAME).delete()


class Migration(migrations.Migration):
    dependencies = [("changeprojects", "0013_projects_start_the_usual_way")]

    operations = [
        migrations.AlterModelOptions(
            name="productpage",
            options={
                "permissions": [("withdraw_productpage", "Can withdraw products"), (CODENAME, NAME)],
                "verbose_name": "product",
                "verbose_name_plural": "products",
            },
        ),
        migrations.AlterField(
            model_name="productpage",
            name="status",
            field=models.CharField(
                choices=[
                    ("offered", "Offered to readers"),
                    ("withdrawn", "Withdrawn"),
                    ("revoked", "Revoked"),
                ],
                db_default="offered",
                default="offered",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.RunPython(allow, allow_no_more),
    ]
