"""Passages, in which people search, and an index by which an address is looked up."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("syndication", "0003_assets")]
    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=12)),
                ("position", models.PositiveIntegerField(help_text="0 is the head; sections follow from 1.")),
                ("anchor", models.CharField(blank=True, help_text="Where on the page it begins.", max_length=200)),
                ("title", models.TextField(blank=True, help_text="Of the publication; in its head alone.")),
                ("heading", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("publication", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="syndication.publication")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("publication", "position"), name="passage_once")
                ]
            },
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["path"], name="publication_path"),
        ),
    ]
