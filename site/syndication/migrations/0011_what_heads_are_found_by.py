"""Lets lists find heads by when they were published and by facets."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Min, OuterRef, Subquery


def remember_when_they_were_published(apps, schema_editor):
    """Take the moment from the first change of each, which is the one that made it public."""
    publications = apps.get_model("syndication", "Publication").objects
    changes = apps.get_model("syndication", "Change").objects
    first = changes.filter(publication=OuterRef("pk")).order_by()
    first = first.values("publication").annotate(first=Min("at")).values("first")
    publications.exclude(state="held").update(published_at=Subquery(first))


class Migration(migrations.Migration):
    dependencies = [("syndication", "0010_editions_as_linked_data")]

    operations = (
        migrations.AddField(
            model_name="publication",
            name="published_at",
            field=models.DateTimeField(
                blank=True,
                help_text="When it was released for everybody for the first time.",
                null=True,
            ),
        ),
        migrations.CreateModel(
            name="Facet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20)),
                ("value", models.CharField(max_length=80)),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facets",
                        to="syndication.publication",
                    ),
                ),
            ],
            options={"ordering": ["name", "value"]},
        ),
        migrations.AddConstraint(
            model_name="facet",
            constraint=models.UniqueConstraint(
                fields=("name", "value", "publication"), name="facet_once"
            ),
        ),
        migrations.RunPython(remember_when_they_were_published, migrations.RunPython.noop),
    )
