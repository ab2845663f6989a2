"""The editor of released pages: Wagtail's own, with a side panel that reads the rules."""

from typing import Any

from django.apps import apps
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from changeprojects.admin_views.readiness import ReadinessSidePanel
from changeprojects.models import ReleasedPage


class ReleasedCreateView(CreateView):
    """The form of a new page; its panel is filled in as soon as the draft is saved."""

    def get_side_panels(self) -> Any:
        """Return Wagtail's panels and the rules."""
        panels = super().get_side_panels()
        panels.append(ReadinessSidePanel(self.page, self.request))
        return panels


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
