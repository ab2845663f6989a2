"""Who sends for an agency is its link officer, by membership: there is no permission for it."""

from django.db import migrations


def remove_permission(apps, schema_editor):
    permissions = apps.get_model("auth", "Permission").objects
    permissions.filter(codename="send_expressionofinterest").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0004_project_models"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="expressionofinterest",
            options={
                "ordering": ["call", "agency"],
                "permissions": [
                    ("decide_expressionofinterest", "Can decide on expressions of interest")
                ],
                "verbose_name": "expression of interest",
                "verbose_name_plural": "expressions of interest",
            },
        ),
        migrations.RunPython(remove_permission, migrations.RunPython.noop),
    ]
