"""Themes: the list, and the form to create or change one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from surveys.access import NOT_LET, Action
from surveys.actions.save_theme import save_theme
from surveys.admin_views.base import DeploymentView
from surveys.admin_views.theme_form import ThemeForm
from surveys.exceptions import CodebookFixed, NotSorted, ThemeWritten
from surveys.models import Theme
from surveys.selectors.codebook import stamp_of_theme
from surveys.selectors.themes import theme_rows


class ThemeList(DeploymentView):
    """The themes of a deployment; for whoever may read them, in about how many answers each is."""

    action = Action.SEE_THEMES
    tab = "themes"
    page_title = "Themes"
    template_name = "surveys/admin/themes.html"

    def get_header_buttons(self) -> list[HeaderButton]:
        """Return the button that adds a theme, for whoever may."""
        if Action.EDIT_THEMES not in self.offered:
            return []
        url = reverse("voice:theme_add", args=[self.deployment.pk])
        return [HeaderButton(label="Add a theme", url=url, icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the themes, and why they cannot be changed."""
        return super().get_context_data(**kwargs) | {
            "rows": theme_rows(self.deployment, counted=Action.READ_ANSWERS in self.offered),
            "may_count": Action.READ_ANSWERS in self.offered,
            "may_edit": Action.EDIT_THEMES in self.offered,
            "may_code": Action.CODE_ANSWERS in self.offered,
            "may_sort": Action.SORT_CARDS in self.offered,
            "may_see_contests": Action.SEE_CONTESTS in self.offered,
            "not_let": "" if Action.CODE_ANSWERS in self.offered else NOT_LET,
        }


class ThemeView(DeploymentView):
    """A page under the themes of a survey."""

    action = Action.EDIT_THEMES
    tab = "themes"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where the page is: under the themes of the survey."""
        *above, current = super().get_breadcrumbs_items()
        themes = reverse("voice:themes", args=[self.deployment.pk])
        return [*above, {"url": themes, "label": "Themes"}, current]


class ThemeAdd(ThemeView):
    """The form for a new theme."""

    page_title = "New theme"
    submit_button_label = "Add theme"
    template_name = "surveys/admin/theme_form.html"

    @cached_property
    def theme(self) -> Theme | None:
        """The theme that is changed; none while it is new."""
        return None

    @cached_property
    def seen(self) -> str:
        """The stamp of the theme as whoever fills the form in was shown it; none of a new one."""
        return ""

    def get_form(self) -> ThemeForm:
        """Return the form, filled with what was sent if anything was."""
        sent = self.request.POST if self.request.method == "POST" else None
        return ThemeForm(sent, instance=self.theme, deployment=self.deployment)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save the theme and go back to the list; or show what to mend."""
        form = self.get_form()
        theme = self.save(form) if form.is_valid() else None
        if theme is None:
            messages.validation_error(request, "The theme is not saved yet.", form)
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, f"Saved the theme “{theme.name}”.")
        return redirect("voice:themes", self.deployment.pk)

    def save(self, form: ThemeForm) -> Theme | None:
        """Save the theme of a valid form; None if it cannot be, with the reason in the form."""
        try:
            return self.store(form)
        except (CodebookFixed, NotSorted) as refused:
            form.refuse(refused)
            return None

    def store(self, form: ThemeForm) -> Theme:
        """Save the theme of a valid form, or raise what stands in the way."""
        return save_theme(form, by=self.person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form."""
        form = kwargs.pop("form", None) or self.get_form()
        return super().get_context_data(**kwargs) | {
            "form": form,
            "theme": self.theme,
            "seen": self.seen,
            "media": form.media,
            "action_url": self.request.path,
            "submit_button_label": self.submit_button_label,
            "submit_button_active_label": "Saving…",
        }


class ThemeEdit(ThemeAdd):
    """The form for a theme that exists."""

    page_title = "Change theme"
    submit_button_label = "Save"

    @cached_property
    def theme(self) -> Theme | None:
        """The theme that the address names; 404 if this deployment has none such.

        What was sent for one that was merged meanwhile is not lost: it is refused with a reason.
        """
        themes = self.deployment.themes
        found = themes.all() if self.request.method == "POST" else themes.in_use()
        return get_object_or_404(found, pk=self.kwargs["theme"])

    @cached_property
    def seen(self) -> str:
        """The stamp that came with what was sent; of the theme as it is stored otherwise."""
        if self.request.method == "POST":
            return self.request.POST.get("seen", "")
        return stamp_of_theme(self.theme) if self.theme else ""

    def save(self, form: ThemeForm) -> Theme | None:
        """Save it; None if it cannot be, or a colleague has: then the form shows both."""
        try:
            return super().save(form)
        except ThemeWritten:
            stored = Theme.objects.get(pk=form.instance.pk)
            self.seen = stamp_of_theme(stored)
            form.show_beside(stored)
            return None

    def store(self, form: ThemeForm) -> Theme:
        """Save it, if it is stored as it was shown."""
        return save_theme(form, by=self.person, seen=self.seen)
