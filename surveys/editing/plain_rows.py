"""The rows of a “You said, we did” page that say a theme plainly."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from wagtail.admin.forms import WagtailAdminModelForm

_OTHER_SURVEY = "This theme belongs to another survey. Choose one of the survey of this page."
_NOT_ASKED = "This theme does not ask for that. Choose what it asks for, or nothing."
_TWICE = "There is a row for this already. Write in that one."


def merged_note(theme: Any) -> str:
    """Return what became of a row about a theme that was merged, and what to do with its words."""
    into = theme.merged_into
    return (
        f"“{theme.name}” was merged into “{into.name}”: this row stands nowhere. Choose {into} in "
        "it, or take its words into the row of that theme and delete it."
    )


class SaidPlainlyForm(WagtailAdminModelForm):
    """One row: it offers the themes that it is given, and what they ask for."""

    def __init__(self, *args: Any, themes: QuerySet[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if themes is None:
            return
        chooser, chosen = self.fields["theme"], self.instance.theme_id
        chooser.queryset = themes
        # Not taken from the list: a draft is never held up, and whoever typed a row keeps it.
        chooser.label_from_instance = _called
        if chosen and self.instance.theme.merged_into:
            chooser.help_text = merged_note(self.instance.theme)
        asked = self.fields["recommendation"]
        asked.queryset = asked.queryset.filter(themes__in=themes).distinct().order_by("code")


def _called(theme: Any) -> str:
    """Return how a theme is offered: what was merged says into what."""
    return f"{theme} (merged into {theme.merged_into})" if theme.merged_into else str(theme)


def rows_fit(formset: Any, deployment: Any) -> bool:
    """Return whether each valid row is about a theme of the survey, once; say what is wrong."""
    seen: set[tuple[Any, Any]] = set()
    forms = list(_filled(formset))
    for form in forms:
        theme, asked = form.cleaned_data["theme"], form.cleaned_data["recommendation"]
        if theme.deployment_id != deployment.pk:
            form.add_error("theme", _OTHER_SURVEY)
        elif asked and not theme.recommendations.filter(pk=asked.pk).exists():
            form.add_error("recommendation", _NOT_ASKED)
        elif (theme, asked) in seen:
            form.add_error("theme", _TWICE)
        seen.add((theme, asked))
    return not any(form.errors for form in forms)


def tell_row(formset: Any, finding: Any) -> bool:
    """Say beside the field of its row what was found; return whether there is such a row."""
    row, field = finding.in_row
    kept = (one for one in formset.forms if one not in formset.deleted_forms)
    form = next((one for one in kept if one.instance == row), None)
    if form:
        form.add_error(field, finding.message)
    return form is not None


def _filled(formset: Any) -> Iterator[ModelForm]:
    return (
        form
        for form in formset.forms
        if form not in formset.deleted_forms and form.cleaned_data.get("theme")
    )
