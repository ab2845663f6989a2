"""Take out of the log which answers were read, or decided about, in the week in which they came."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

# What names rows of one kind in the data of an entry, and what leads from a row to its week.
LISTS = {
    "answers": ("Answer", "response__received_week"),
    "responses": ("Response", "received_week"),
}
ONES = {
    "response": ("Response", "received_week"),
    "quote": ("Quote", "answer__response__received_week"),
    "sort": ("CardSort", "cards__answer__response__received_week"),
}
ACTIONS = (
    "surveys.opened_to_screen",
    "surveys.screened",
    "surveys.read_answers",
    "surveys.code_answers",
    "surveys.quoted",
    "surveys.sorted_cards",
    "surveys.read_contests",
    "surveys.raw_export_made",
)


def forget(apps, schema_editor):
    """Name in no entry what came in its own week, and no contest in any."""
    entries = apps.get_model("wagtailcore", "ModelLogEntry").objects
    written = entries.filter(action__in=ACTIONS).values_list("pk", "timestamp", "data")
    for pk, moment, data in list(written):
        told = _without(apps, data, _monday(moment))
        if told != data:
            entries.filter(pk=pk).update(data=told)


def _monday(moment):
    day = timezone.localdate(moment)
    return day - timedelta(days=day.weekday())


def _without(apps, data, week):
    if "contest" in data or "contests" in data:
        return {"to": data["to"]} if "to" in data else {}
    for of, (model, path) in LISTS.items():
        if data.get(of):
            came = _weeks(apps, model, path, data[of])
            over = [pk for pk in data[of] if pk not in came or came[pk] < week]
            if len(over) < len(data[of]):
                data = {**data, of: over, "week": week.isoformat()}
    for of, (model, path) in ONES.items():
        if of in data:
            came = _weeks(apps, model, path, [data[of]]).get(data[of])
            if came is not None and came >= week:
                data = {"week": week.isoformat()}
    return data


def _weeks(apps, model, path, keys):
    rows = apps.get_model("surveys", model).objects.filter(pk__in=keys, **{f"{path}__isnull": False})
    return {str(pk): week for pk, week in rows.order_by(path).values_list("pk", path)}


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0083_what_a_definition_is_for"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
