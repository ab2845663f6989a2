"""The codebook: how the themes came about, and merging and splitting them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.merge_themes import merge_themes, while_read, why_gone
from surveys.actions.read_answers import read_answers
from surveys.actions.split_theme import split_theme
from surveys.admin_views.theme_form import MergeForm, ThemeForm
from surveys.admin_views.themes import ThemeView
from surveys.exceptions import CodebookFixed, Reason
from surveys.models import Coding, Theme
from surveys.selectors.answers import words_coded_with

# More digits than any key has, and fewer than a database refuses.
_LONGEST = 16


class Codebook(ThemeView):
    """The themes as they mean now, and each change that led there, the newest first."""

    action = Action.SEE_THEMES
    page_title = "Codebook"
    template_name = "surveys/admin/codebook.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the themes and the part of the history that the address asks for."""
        history = self.deployment.codebooks.newest_first().select_related("by")
        return super().get_context_data(**kwargs) | {
            "themes": self.deployment.themes.in_use(),
            "merged": self.deployment.themes.exclude(merged_into=None).select_related(
                "merged_into"
            ),
            "history": self.part(history),
        }


class _OneTheme(ThemeView):
    """A page about one theme in use, which a second reading may forbid."""

    @cached_property
    def theme(self) -> Theme:
        """The theme that the address names; 404 if this survey uses none such.

        What was sent for one that was merged meanwhile is not lost: it is refused with a reason.
        """
        themes = self.deployment.themes
        found = themes.all() if self.request.method == "POST" else themes.in_use()
        theme: Theme = get_object_or_404(found, pk=self.kwargs["theme"])
        theme.deployment = self.deployment
        return theme

    def refuse(self, refused: CodebookFixed, **context: Any) -> HttpResponse:
        """Show the page again with why it was refused."""
        for reason in refused.reasons:
            messages.error(self.request, reason.message)
        return self.render_to_response(self.get_context_data(**context))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the theme, and why nothing can be done now."""
        reasons = " ".join(one.message for one in self._reasons())
        return super().get_context_data(**kwargs) | {"theme": self.theme, "reason": reasons}

    def _reasons(self) -> list[Reason]:
        return [*while_read(self.deployment), *why_gone(self.theme)]


class ThemeMerge(_OneTheme):
    """Asks into which theme another goes, and does it."""

    page_title = "Merge theme"
    template_name = "surveys/admin/theme_merge.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Merge them and go back to the list; or show what to mend."""
        form = MergeForm(request.POST, theme=self.theme)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        into: Theme = form.cleaned_data["into"]
        try:
            merge_themes(self.theme, into, by=self.person)
        except CodebookFixed as refused:
            return self.refuse(refused, form=form)
        messages.success(request, f"“{self.theme.name}” is part of “{into.name}” now.")
        return redirect("voice:themes", self.deployment.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form."""
        form = kwargs.pop("form", None) or MergeForm(theme=self.theme)
        return super().get_context_data(**kwargs) | {"form": form}


class ThemeSplit(_OneTheme):
    """Shows what was coded with a theme, and takes what is chosen of it to a new one."""

    page_title = "Split theme"
    template_name = "surveys/admin/theme_split.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Split it and go back to the list; or show what to mend."""
        form = ThemeForm(request.POST, deployment=self.deployment)
        if not form.is_valid():
            messages.validation_error(request, "The theme is not split yet.", form)
            return self.render_to_response(self.get_context_data(form=form))
        chosen = {int(one) for one in request.POST.getlist("coding") if _is_number(one)}
        try:
            new = split_theme(self.theme, form, chosen, by=self.person)
        except CodebookFixed as refused:
            return self.refuse(refused, form=form)
        messages.success(request, f"“{new.name}” is a theme of its own now.")
        return redirect("voice:themes", self.deployment.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form, and what was coded with the theme unless nobody may read it now."""
        form = kwargs.pop("form", None) or ThemeForm(deployment=self.deployment)
        context = super().get_context_data(**kwargs) | {"form": form, "media": form.media}
        decision = can(self.request.user, Action.READ_ANSWERS, self.deployment)
        if context["reason"] or not decision:
            return context | {"reason": context["reason"] or decision.reason}
        codings = words_coded_with(self.theme)
        read_answers(self.deployment, {one.answer for one in codings}, by=self.person, codes=True)
        chosen = set(self.request.POST.getlist("coding"))
        codes = {str(pk): code for pk, code in self.deployment.themes.values_list("pk", "code")}
        return context | {
            "codings": [
                (
                    one,
                    _words(one),
                    str(one.pk) in chosen,
                    [codes.get(was, "") for was in one.earlier],
                )
                for one in codings
            ]
        }


def _words(coding: Coding) -> str:
    text = coding.answer.redacted_text
    return text if coding.is_whole else text[coding.start : coding.end]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST
