"""The databases' own index of the passages, and the passages of what is public already."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Case, When

from syndication.full_text import storage
from syndication.passages import sections_of


def install_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    storage.install(schema_editor.connection)


def remove_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    storage.remove(schema_editor.connection)


def write_passages(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    passages = apps.get_model("syndication", "Passage").objects
    editions = apps.get_model("syndication", "Edition").objects
    final_first = Case(When(stage="final", then=0), default=1)
    live = apps.get_model("syndication", "Publication").objects.filter(state="live")
    for publication in live.order_by("pk").iterator(chunk_size=50):
        public = editions.filter(publication=publication, public=True)
        current = public.order_by(final_first, "-major", "-minor").first()
        sections = sections_of(publication.document, current.html if current else "")
        passages.bulk_create(
            passages.model(
                publication=publication,
                language=publication.language,
                position=position,
                anchor=one.anchor,
                title=one.title,
                heading=one.heading,
                text=one.text,
            )
            for position, one in enumerate(sections)
        )


class Migration(migrations.Migration):
    dependencies = [("syndication", "0004_search")]
    operations = [
        migrations.RunPython(install_index, remove_index),
        migrations.RunPython(write_passages, migrations.RunPython.noop),
    ]
