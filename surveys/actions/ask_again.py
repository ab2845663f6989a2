"""Ask what the form of a theme asks once more, where nobody can change anything meanwhile."""

from collections.abc import Iterator
from copy import copy

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import ModelForm

from surveys.exceptions import CodebookFixed, Reason, ThemeWritten
from surveys.models import Theme
from surveys.selectors.codebook import stamp_of_theme


def ask_again(form: ModelForm, stored: Theme | None, *, seen: str | None = None) -> ModelForm:
    """Return what was sent with `form`, over the theme as it is stored, with every rule met.

    `form` was checked before: by then another theme may have its code, a page that tells the
    theme may have come out, a colleague may have saved it. `seen` is the stamp of the theme as it
    was shown to whoever filled the form in, if it was shown; a new one is not `stored` yet.
    The caller holds the codebook.

    Raises `ThemeWritten` if something else is stored by now, `CodebookFixed` with what the
    form says beside each field.
    """
    if stored is None:
        again = copy(form)
        again.full_clean()
    else:
        again = type(form)(form.data, instance=copy(stored))
        # Whoever presses twice sends what is stored already: that is no news.
        if seen is not None and again.has_changed() and stamp_of_theme(stored) != seen:
            raise ThemeWritten
    if not again.is_valid():
        raise CodebookFixed(list(_faults(again)))
    return again


def _faults(form: ModelForm) -> Iterator[Reason]:
    for field, errors in form.errors.get_json_data().items():
        for error in errors:
            name = "" if field == NON_FIELD_ERRORS else field
            yield Reason(error["code"] or "form", error["message"], name)
