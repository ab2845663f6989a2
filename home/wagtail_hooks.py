"""What the site adds to the editors' desk: its own ink, care for days, what waits for whom."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from home.selectors.waiting import projects_going_on, waiting_for

# As many projects as one looks through without searching.
MOST_PROJECTS = 12


@hooks.register("insert_global_admin_css")
def own_ink() -> SafeString:
    """Colour the admin in the ink of the site."""
    return format_html('<link rel="stylesheet" href="{}">', static("site/admin.css"))


@hooks.register("insert_global_admin_js")
def days_as_typed() -> SafeString:
    """Keep what an editor types for a day, and make one thing, not two, of a new form."""
    return format_html('<script src="{}"></script>', static("site/admin.js"))


class WaitingPanel(Component):
    """What waits for whoever opens the desk, and the projects they work on."""

    name = "waiting"
    template_name = "home/admin/waiting.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what waits, and at most `MOST_PROJECTS` projects."""
        user = parent_context["request"].user
        projects = list(projects_going_on(user)[: MOST_PROJECTS + 1])
        return {
            "waiting": waiting_for(user),
            "projects": projects[:MOST_PROJECTS],
            "has_more": len(projects) > MOST_PROJECTS,
            "may_see_stages": user.has_perm("changeprojects.view_stage"),
        }


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """Put what waits before what Wagtail tells."""
    panels.insert(0, WaitingPanel())
