"""The rows of a “You said, we did” page that say a theme plainly."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from wagtail.admin.forms import WagtailAdminModelForm

_OTHER_SURVEY = "This theme belongs to another survey. Choose one of the survey of this page."
_NOT_ASKED = "This theme does not ask for that. Choose what it asks for, or nothing."
_TWICE = "There is a row for this already. Write in that one."


class SaidPlainlyForm(WagtailAdminModelForm):
    """One row: it offers the themes that it is given, and what they ask for."""

    def __init__(self, *args: Any, themes: QuerySet[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if themes is None:
            return
        self.fields["theme"].queryset = themes
        asked = self.fields["recommendation"]
        asked.queryset = asked.queryset.filter(themes__in=themes).distinct().order_by("code")


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


def _filled(formset: Any) -> Iterator[ModelForm]:
    return (
        form
        for form in formset.forms
        if form not in formset.deleted_forms and form.cleaned_data.get("theme")
    )
