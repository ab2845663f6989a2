"""Lets each note name the change that it was about, by its place and what it answers."""

import json
from uuid import uuid4

from django.db import migrations
from wagtail.blocks import StreamValue

VOICE = "voice"


def choose(apps, schema_editor):
    """Give every change entry its own identifier, and rewrite notes in pages and their drafts.

    A note keeps its words and what it answers, so a version that is frozen can be released again
    word for word. One that fits no entry keeps the code of the recommendation, as before.
    """
    asked = dict(apps.get_model("changeprojects", "Recommendation").objects.values_list("pk", "code"))
    known = _identified(apps.get_model("changeprojects", "ChangeEntry"))
    products = apps.get_model("changeprojects", "ProductPage").objects
    entries = {}
    for entry in known.values():
        entries.setdefault(entry["product"], []).append(_told(entry, asked))
    for page in products.iterator(chunk_size=50):
        raw = json.loads(json.dumps(list(page.body.raw_data)))
        if rewrite(raw, entries.get(page.pk, [])):
            body = StreamValue(page.body.stream_block, raw, is_lazy=True)
            products.filter(pk=page.pk).update(body=body)
    _rewrite_drafts(apps, known, asked)


def _identified(model):
    columns = ("pk", "product", "reason", "block_ids", "recommendation")
    known = {}
    for entry in model.objects.order_by("sort_order", "pk").values(*columns):
        entry["identifier"] = str(uuid4())
        model.objects.filter(pk=entry["pk"]).update(identifier=entry["identifier"])
        known[entry["pk"]] = entry
    return known


def _rewrite_drafts(apps, known, asked):
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="changeprojects", content_type__model="productpage"
    )
    for revision in revisions.iterator(chunk_size=50):
        content = revision.content
        entries = content.get("change_entries", [])
        for entry in entries:
            found = known.get(entry.get("pk"))
            entry["identifier"] = found["identifier"] if found else str(uuid4())
        raw = json.loads(content["body"]) if content.get("body") else []
        rewrite(raw, [_told(entry, asked) for entry in entries])
        content["body"] = json.dumps(raw)
        revisions.filter(pk=revision.pk).update(content=content)


def _told(entry, asked):
    return {
        "identifier": str(entry["identifier"]),
        "reason": entry.get("reason"),
        "block_ids": entry.get("block_ids") or [],
        "code": asked.get(entry.get("recommendation"), ""),
    }


def rewrite(body, entries):
    """Let the notes in `body` name one of the entries; return whether there were any."""
    notes = [
        block
        for section in body
        for block in section["value"].get("content", ())
        if block["type"] == "because"
    ]
    for note in notes:
        value = note["value"]
        code = value.pop("recommendation", "") or ""
        value["change"] = _change(note.get("id"), code, entries) or code
    return bool(notes)


def _change(place, code, entries):
    fitting = [one for one in entries if one["reason"] == VOICE and one["code"] == code]
    here = [one for one in fitting if place in one["block_ids"]]
    return next((one["identifier"] for one in (here or (fitting if code else []))), "")


class Migration(migrations.Migration):
    dependencies = [
        ("changeprojects", "0024_notes_name_changes"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = (migrations.RunPython(choose, migrations.RunPython.noop),)
