"""Indexes for lists that are narrowed by date."""

from django.db import migrations, models


class Migration(migrations.Migration):
    # Apart from the rows that were changed before: PostgreSQL indexes none with checks waiting.
    dependencies = [("syndication", "0011_what_heads_are_found_by")]

    operations = (
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                fields=["kind", "state", "published_at"], name="publication_list_published"
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                fields=["kind", "state", "released_at"], name="publication_list_modified"
            ),
        ),
    )
