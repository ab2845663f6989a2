"""Let programme managers withdraw a product that nobody should use any more."""

from django.db import migrations, models

CODENAME = "withdraw_productpage"


def allow(apps, schema_editor):
    # Django makes permissions only after all migrations; it finds this one and keeps it.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="changeprojects", model="productpage"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=CODENAME, defaults={"name": "Can withdraw products"}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="Programme managers"):
        group.permissions.add(permission)


def allow_no_more(apps, schema_editor):
    apps.get_model("auth", "Permission").objects.filter(codename=CODENAME).delete()


class Migration(migrations.Migration):
    dependencies = [("changeprojects", "0009_words_about_amounts")]

    operations = [
        migrations.AlterModelOptions(
            name="productpage",
            options={"permissions": [(CODENAME, "Can withdraw products")]},
        ),
        migrations.AddField(
            model_name="productpage",
            name="status",
            field=models.CharField(
                choices=[("offered", "Offered to readers"), ("withdrawn", "Withdrawn")],
                db_default="offered",
                default="offered",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="productpage",
            name="status_reason",
            field=models.TextField(blank=True, db_default="", editable=False),
        ),
        migrations.AddField(
            model_name="productpage",
            name="withdrawn_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(allow, allow_no_more),
    ]
