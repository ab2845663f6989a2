"""The editor of released pages: Wagtail's own, with a side panel that reads the rules."""

from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from changeprojects.admin_views.readiness import ReadinessSidePanel
from changeprojects.models import ChangeProjectPage, PriorityTopic, ReleasedPage


class ReleasedCreateView(CreateView):
    """The form of a new page; its panel is filled in as soon as the draft is saved."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it; a project that is begun from a topic has that chosen already."""
        if isinstance(self.page, ChangeProjectPage):
            self.page.topics = _topics_asked(request)
        return super().get(request)

    def get_side_panels(self) -> Any:
        """Return Wagtail's panels and the rules."""
        panels = super().get_side_panels()
        panels.append(ReadinessSidePanel(self.page, self.request))
        return panels


def _topics_asked(request: HttpRequest) -> list[PriorityTopic]:
    """Return the topic that the address names; none if it names none."""
    field = forms.ModelChoiceField(PriorityTopic.objects.all(), required=False)
    try:
        topic = field.clean(request.GET.get("topic"))
    except ValidationError:
        return []
    return [topic] if topic else []


class ReleasedEditView(EditView):
    """The form of a page that has a draft."""

    def get_side_panels(self) -> Any:
        """Return Wagtail's panels and the rules, also after each automatic saving."""
        panels = super().get_side_panels()
        panels.append(ReadinessSidePanel(self.page, self.request))
        return panels


class ReleasedPageViewSet(PageViewSet):
    """The admin views of one kind of released page."""

    add_view_class = ReleasedCreateView
    edit_view_class = ReleasedEditView
    # The list of what lies below a page stays Wagtail's own.
    parent_models: list[type[Page]] = []


def released_page_viewsets() -> list[ReleasedPageViewSet]:
    """Return the views of every kind of released page, whichever app it belongs to."""
    return [
        ReleasedPageViewSet(f"released_{model._meta.model_name}", model=model)
        for model in apps.get_models()
        if issubclass(model, ReleasedPage)
    ]
