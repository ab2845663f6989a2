"""Rows below an entry as they were sent, each held to the stored row that it is about."""

from typing import Any

from django.db.models import UniqueConstraint
from django.forms.formsets import (
    DELETION_FIELD_NAME,
    INITIAL_FORM_COUNT,
    ORDERING_FIELD_NAME,
    TOTAL_FORM_COUNT,
)
from django.forms.models import model_to_dict

Row = dict[str, Any]


def rows_of(formset: Any) -> list[Row] | None:
    """Return the rows as they would be stored, in their order; None if that cannot be told."""
    if not (formset.can_order and formset.is_valid()):
        return None
    return [model_to_dict(one.instance) for one in formset.ordered_forms]


def rows_that_came(formset: Any, entry: Any, data: Any) -> list[Row] | None:
    """Return the rows that were sent, also those that are stored no more; None as in `rows_of`.

    `data` is a copy of what was sent; it is written into.
    """
    came = _bound(formset, entry, data)
    stored = _stored(came, entry)
    rows = sorted(_sent(came), key=lambda row: row["id"] not in stored)
    numbers = [row["id"] for row in rows]
    for row in rows:
        # What is stored no more is valid only as new.
        row["id"] = row["id"] if row["id"] in stored else ""
    anew = _bound_anew(came, entry, rows)
    found = rows_of(anew)
    if found is None:
        return None
    shown = dict(zip(anew.forms, numbers, strict=True))
    for row, form in zip(found, anew.ordered_forms, strict=True):
        if shown[form]:
            row |= {"id": came.model._meta.pk.to_python(shown[form]), came.fk.name: entry.pk}
    return found


def as_stored(formset: Any, entry: Any) -> Any:
    """Return the formset with the rows that are stored, and no others."""
    return _bound_anew(formset, entry, list(_stored(formset, entry).values()))


def as_new(formset: Any, entry: Any) -> Any:
    """Return the formset with the rows that were sent, all of them new."""
    return _bound_anew(formset, entry, [row | {"id": ""} for row in _sent(formset)])


def recognised(formset: Any, entry: Any) -> Any:
    """Return the formset in which a new row that is stored already is no new one.

    Two rows are the same if they agree in what may stand below an entry only once.
    """
    rows, stored = _sent(formset), _stored(formset, entry)
    if not _recognise(formset, rows, stored):
        return formset
    return _bound_anew(formset, entry, rows)


def with_others(formset: Any, entry: Any) -> tuple[Any, bool]:
    """Return the formset with the stored rows that were not sent, and whether there are any.

    They stand last, but before new rows in which something is wrong. What was sent, and is
    stored no more, is sent as new: the form could not be sent again otherwise.
    """
    rows, stored = _sent(formset), _stored(formset, entry)
    _recognise(formset, rows, stored)
    for row in rows:
        if row["id"] not in stored:
            row["id"] = ""
    others = [stored[key] for key in _unsent(rows, stored)]
    for number, row in enumerate(others, start=len(rows) + 1):
        row[ORDERING_FIELD_NAME] = number
    return _bound_anew(formset, entry, [*rows, *others]), bool(others)


def _sent(formset: Any) -> list[Row]:
    """Return what was sent, row by row, each with its number as text; empty if it is new."""
    rows = []
    for number in range(formset.total_form_count()):
        start = f"{formset.add_prefix(number)}-"
        keys = [key for key in formset.data if key.startswith(start)]
        row = {key.removeprefix(start): _read(formset.data, key) for key in keys}
        is_new = number >= formset.initial_form_count()
        row["id"] = "" if is_new else str(row.get("id", ""))
        rows.append(row)
    return rows


def _stored(formset: Any, entry: Any) -> dict[str, Row]:
    """Return the rows of the entry as a form sends them, by their numbers."""
    shown = type(formset)(
        instance=entry, prefix=formset.prefix, form_kwargs=formset.form_kwargs
    ).initial_forms
    return {
        str(one.instance.pk): {
            name: "" if one[name].value() is None else one[name].value()
            for name in one.fields
            if name != DELETION_FIELD_NAME
        }
        for one in shown
    }


def _recognise(formset: Any, rows: list[Row], stored: dict[str, Row]) -> bool:
    """Give rows that are stored already, and were sent as others, their numbers."""
    once = _told_apart_by(formset)
    found = False
    for row in rows:
        # What was typed and taken away again is about no row that is stored.
        if not once or row["id"] in stored or row.get(DELETION_FIELD_NAME):
            continue
        key = next(
            (key for key in _unsent(rows, stored) if _agree(row, stored[key], once)), row["id"]
        )
        found = found or key != row["id"]
        row["id"] = key
    return found


def _unsent(rows: list[Row], stored: dict[str, Row]) -> list[str]:
    sent = {row["id"] for row in rows}
    return [key for key in stored if key not in sent]


def _agree(row: Row, other: Row, names: list[str]) -> bool:
    return all(str(row.get(name, "")).strip() == str(other[name]) for name in names)


def _told_apart_by(formset: Any) -> list[str]:
    """Return the fields that differ between the rows of one entry; none if no rule says so."""
    above = formset.fk.name
    for one in formset.model._meta.constraints:
        if isinstance(one, UniqueConstraint) and above in one.fields:
            names = [name for name in one.fields if name != above]
            if set(names) <= set(formset.form.base_fields):
                return names
    return []


def _bound_anew(formset: Any, entry: Any, rows: list[Row]) -> Any:
    """Write the rows into the data, those that are stored first, and read them anew."""
    data = formset.data
    for number in range(formset.total_form_count()):
        start = f"{formset.add_prefix(number)}-"
        for key in [key for key in data if key.startswith(start)]:
            del data[key]
    in_order = sorted(rows, key=lambda row: row["id"] == "")
    for number, row in enumerate(in_order):
        for name, value in row.items():
            _write(data, f"{formset.add_prefix(number)}-{name}", value)
    counted = {
        TOTAL_FORM_COUNT: len(rows),
        INITIAL_FORM_COUNT: sum(row["id"] != "" for row in rows),
    }
    for name, number in counted.items():
        data[f"{formset.management_form.prefix}-{name}"] = str(number)
    return _bound(formset, entry, data)


def _bound(formset: Any, entry: Any, data: Any) -> Any:
    return type(formset)(
        data,
        formset.files,
        instance=entry,
        prefix=formset.prefix,
        form_kwargs=formset.form_kwargs,
    )


def _read(data: Any, key: str) -> Any:
    values = data.getlist(key) if hasattr(data, "getlist") else data[key]
    return values[0] if isinstance(values, list) and len(values) == 1 else values


def _write(data: Any, key: str, value: Any) -> None:
    if isinstance(value, list) and hasattr(data, "setlist"):
        data.setlist(key, value)
    else:
        data[key] = value
