"""What stands in one cell of a register: on a page for staff, and in a file."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils import timezone

# As OWASP lists them under "CSV injection"; the wide forms are read as the narrow ones in
# East Asian editions of the programs.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001

# Where a cell begins if a program parts them elsewhere than the file does: at semicolons where
# commas part numbers. Quotes are no help in any but the first cell of a line.
_INNER_STARTS = re.compile(r"([;\t\r\n]\"*)(?=[=+\-@＝＋－＠])")  # noqa: RUF001

# What a move was made for is called from inside by the models.
_LABELS = {"status reason": "reason given"}


def neutral_cell(value: Any) -> Any:
    """Return `value` so that a spreadsheet program reads text as text, never as a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def neutral_csv_cell(value: Any) -> Any:
    """Return the same for a file of text, in which a program may part a cell in its middle."""
    if isinstance(value, str):
        return neutral_cell(_INNER_STARTS.sub(r"\1'", value))
    return value


def neutral_in(export_format: str, value: Any) -> Any:
    """Return a cell of a file of this form, "csv" or "xlsx", harmless to what opens it."""
    return neutral_csv_cell(value) if export_format == "csv" else neutral_cell(value)


def known_as(entry: Model) -> str:
    """Return how an entry is called on pages for staff; histories keep `str(entry)` alone."""
    return str(getattr(entry, "known_as", entry))


def yes_or_no(answer: bool) -> str:  # noqa: FBT001  it is the answer itself
    """Return "Yes" or "No", for the columns of a list."""
    return "Yes" if answer else "No"


def label_of(name: str | Callable[[Any], Any], model: type[Model], model_admin: Any = None) -> str:
    """Return what staff call a field, an attribute, or what a function of an entry tells."""
    label = str(label_for_field(name, model, model_admin))
    return _LABELS.get(label, label)


def in_words(entry: Model, name: str, model_admin: Any = None) -> Any:
    """Return what an entry has under `name`, as staff read it; nothing as an empty text.

    `name` is a field, an attribute of the entry or a method of the register. Choices, a yes
    or a no and other entries come in words; numbers and days stay what they are.
    """
    try:
        field, _, value = lookup_field(name, entry, model_admin)
    except ObjectDoesNotExist:
        return ""
    if field is not None and getattr(field, "choices", None):
        value = getattr(entry, f"get_{field.name}_display")()
    if isinstance(value, bool):
        return yes_or_no(value)
    if isinstance(value, Model):
        return known_as(value)
    return "" if value is None else value


def in_a_file(value: Any) -> Any:
    """Return the value of a cell for a file: times as the clock on the wall shows them."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.make_naive(value)
    return value
