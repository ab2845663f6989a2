"""Forms that know what they showed, so that nobody takes back unseen what a colleague saved."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.models import model_to_dict
from wagtail.admin.forms import WagtailAdminModelForm

from changeprojects.exceptions import WrittenMeanwhile
from changeprojects.sent_rows import (
    as_new,
    as_stored,
    recognised,
    rows_of,
    rows_that_came,
    with_others,
)
from syndication.actions.change_number import hold_counter

# It may have been somebody else, the same person in another window, a move or a nightly job.
_FIRST = (
    "This was saved again after you opened it, so what you sent now is not saved yet. Read below "
    "what is different, then save again."
)
_SAVED = (
    "Something else was saved here after you opened the form. You changed nothing here: this is "
    "what is saved now."
)
_YOURS = (
    "Something else was saved here after you opened the form. This is what you sent: saved again, "
    "it takes the place of what is saved now, which you find {where}."
)
_INSPECT = "under “Inspect” in the list"
_ROWS = (
    "Something else was saved under “{name}” after you opened the form. Below stands what you "
    "sent: saved again, it takes the place of what is saved now, which you find under “Inspect” in "
    "the list."
)
_ADDED = "What was added since stands there too: delete what is not wanted."
_SAVED_ROWS = (
    "Something else was saved under “{name}” after you opened the form. You changed nothing there: "
    "below stands what is saved now."
)
# Whoever may add none has nothing but this page.
_GONE_NOW = (
    "This was deleted a moment ago. Copy what you need from here before you go on: it is not saved."
)
_GONE = (
    "This was deleted after you opened it. Below stands what you sent: saved again, it becomes a "
    "new entry."
)


class StampField(forms.CharField):
    """A mark of each field as it was shown; nobody types it, and it is no change."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return False."""
        return False


class StampedForm(WagtailAdminModelForm):
    """A form of one entry; it carries a mark of each of its fields as they were shown.

    What was saved since is not overwritten unseen. If the same field was changed to something
    else than what is sent, nothing is stored: what was typed stands there again, with the field
    marked, and can be sent once more. A field that was left alone shows what is saved now, and so
    do rows of which none was changed. Marks are compared as the form arrives, and again before it
    is saved, while no other register is written (`hold_to_what_was_shown`).

    Sent with marks, but about no entry, it is of one that was deleted since: it says so, and stores
    what was typed as a new entry once it is sent again.
    """

    as_shown = StampField(required=False)
    formsets: dict[str, Any]
    # Where people find what stands in a field that “Inspect” leaves out.
    found_in: ClassVar[dict[str, str]] = {}

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        # What is shown again is partly what is saved now, so it is written into the data.
        self._came = data
        super().__init__(None if data is None else data.copy(), *args, **kwargs)
        entry = self.instance
        self._key = entry.pk
        self._loaded = {one.attname: getattr(entry, one.attname) for one in _columns(entry)}
        self._stored = entry
        self._is_of_deleted = bool(
            self.is_bound and not entry.pk and self.data.get(self.add_prefix("as_shown"))
        )
        if self.is_bound and entry.pk:
            self.formsets = {name: recognised(one, entry) for name, one in self.formsets.items()}
        elif self._is_of_deleted:
            self.formsets = {name: as_new(one, entry) for name, one in self.formsets.items()}
        self._saved = self.values_of(entry) if entry.pk else {}
        self.initial["as_shown"] = _marks(self._saved) if entry.pk else ""

    def values_of(self, entry: Any) -> dict[str, Any]:
        """Return what the fields of the form show of the entry, and the rows below it."""
        rows = {
            name: [model_to_dict(row) for row in getattr(entry, name).all()]
            for name in self.formsets
        }
        return model_to_dict(entry, fields=[*self.fields]) | rows

    def full_clean(self) -> None:
        """Check the form; what is wrong with it is told once it shows what is saved."""
        self._typed: dict[str, Any] = {}
        super().full_clean()
        if self._is_of_deleted:
            self.add_error(None, _GONE)
            self._put("as_shown", "")
        elif self.is_bound and self._key and any(self._conflicts()):
            self.tell_of_others()

    def clean(self) -> dict[str, Any]:
        """Keep what was typed: rules that look at several fields take out what they refuse."""
        cleaned: dict[str, Any] = super().clean()
        self._typed = dict(cleaned)
        return cleaned

    def hold_to_what_was_shown(self) -> None:
        """Let nobody else write now; raise `WrittenMeanwhile` if somebody has since it was shown.

        What this form does not write is taken as it is stored. Raises `ValidationError` if the
        entry was deleted. Call it in the transaction in which the entry is saved.
        """
        hold_counter()
        if not self._key:
            return
        stored = type(self.instance)._default_manager.filter(pk=self._key).first()
        if stored is None:
            raise ValidationError(_GONE_NOW)
        self._stored = stored
        self._saved = self.values_of(stored)
        if any(self._conflicts()):
            raise WrittenMeanwhile
        for name, value in self._loaded.items():
            if getattr(self.instance, name) == value:
                setattr(self.instance, name, getattr(stored, name))

    def stood_there(self, name: str, *, value: Any) -> bool:
        """Return whether the field showed this value as the form was opened."""
        return bool(self._key) and self._shown().get(name) == _mark(value)

    def tell_of_others(self) -> None:
        """Mark what was changed since, and show that where this person changed nothing."""
        found = list(self._conflicts())
        left_alone = [name for name in found if self._was_left_alone(name)]
        # What else is wrong is told as it is sent again: what is saved now may mend it.
        self.errors.clear()
        self.add_error(None, _FIRST)
        for name in found:
            if name in self.formsets:
                self._tell_of_rows(name, were_left_alone=name in left_alone)
            elif name in left_alone:
                self._put(name, self._saved[name])
                self.add_error(name, _SAVED)
            else:
                self.add_error(name, _YOURS.format(where=self.found_in.get(name, _INSPECT)))
        self._put("as_shown", _marks(self._saved))

    def _conflicts(self) -> Iterator[str]:
        """Yield what was changed since to something else than what is sent."""
        shown = self._shown()
        for name, value in self._saved.items():
            mark = _mark(value)
            if mark != shown.get(name) and mark != self._sent(name):
                yield name

    def _shown(self) -> dict[str, str]:
        """Return the marks that came with the form; without any, those as it came."""
        try:
            marks = json.loads(self.data.get(self.add_prefix("as_shown"), ""))
        except ValueError:
            marks = None
        return marks if isinstance(marks, dict) else json.loads(self.initial["as_shown"])

    def _sent(self, name: str) -> str | None:
        """Return the mark of what was typed; None if that cannot be told."""
        if name in self.formsets:
            rows = rows_of(self.formsets[name])
            return None if rows is None else _mark(rows)
        sent = self._typed | self.cleaned_data
        return _mark(sent[name]) if name in sent else None

    def _was_left_alone(self, name: str) -> bool:
        """Return whether what was typed is what was shown, whatever rules make of it."""
        typed = self._typed
        if name in self.formsets:
            rows = rows_that_came(self.formsets[name], self._stored, self._came.copy())
            typed = {} if rows is None else {name: rows}
        return name in typed and _mark(typed[name]) == self._shown().get(name)

    def _put(self, name: str, value: Any) -> None:
        key = self.add_prefix(name)
        if isinstance(value, list):
            keys = [getattr(one, "pk", one) for one in value]
            getattr(self.data, "setlist", self.data.__setitem__)(key, keys)
        else:
            self.data[key] = value

    def _tell_of_rows(self, name: str, *, were_left_alone: bool) -> None:
        """Say that rows were changed, and show those that are stored beside what was typed."""
        called = self.formsets[name].model._meta.verbose_name_plural
        if were_left_alone:
            self.formsets[name] = as_stored(self.formsets[name], self._stored)
            self.add_error(None, _SAVED_ROWS.format(name=called))
            return
        self.formsets[name], are_more = with_others(self.formsets[name], self._stored)
        told = [_ROWS.format(name=called), _ADDED] if are_more else [_ROWS.format(name=called)]
        self.add_error(None, " ".join(told))


def _columns(entry: Model) -> Any:
    return entry._meta.concrete_fields


def _marks(values: dict[str, Any]) -> str:
    return json.dumps({name: _mark(value) for name, value in values.items()})


def _mark(value: Any) -> str:
    """Return a mark that differs as soon as the value does."""
    text = json.dumps(_plain(value), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    """Return the value as a field shows it, however it is held."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, Decimal | datetime | str):
        return _written(value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if hasattr(value, "__iter__"):
        listed = list(value)
        is_choice = any(isinstance(one, Model) for one in listed)
        return sorted(one.pk for one in listed) if is_choice else [_plain(one) for one in listed]
    return value


def _written(value: Decimal | datetime | str) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime):
        # Fields know no seconds, and tell the hour of the place.
        return str(value.timestamp() // 60)
    # Browsers end lines in a way of their own, and fields strip what is typed.
    return value.replace("\r\n", "\n").strip()
