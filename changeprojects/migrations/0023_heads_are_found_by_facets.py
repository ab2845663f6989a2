"""Lets lists find heads that were released before by topic, agency and kind of readers."""

import orjson
from django.db import migrations
from django.utils.text import slugify


def write_facets(apps, schema_editor):
    """Take them from the heads, which say all of it; `Document.facets` gives them from now on."""
    Facet = apps.get_model("syndication", "Facet")
    live = apps.get_model("syndication", "Publication").objects.filter(state="live")

    def note(publications, name, value):
        for publication in publications:
            Facet.objects.get_or_create(publication=publication, name=name, value=value)

    def heads(kind):
        for head in live.filter(kind=kind).iterator(chunk_size=100):
            yield head, orjson.loads(head.document)

    for head, document in heads("product"):
        for audience in document.get("audience_kinds", ()):
            note([head], "audience", audience["code"])
    for head, document in heads("change-project"):
        for topic in document.get("origin", {}).get("topics", ()):
            if code := slugify(topic["statement"])[:80].rstrip("-"):
                note([head], "about", code)
    for head, document in heads("agency"):
        told = [*document.get("projects", ()), *document.get("pilots", ())]
        part_of = live.filter(identifier__in=[one["id"] for one in told]).defer("document")
        note(part_of, "agency", str(head.identifier))


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0022_quotes_in_products"),
        ("syndication", "0011_what_heads_are_found_by"),
    ]

    operations = (migrations.RunPython(write_facets, migrations.RunPython.noop),)
