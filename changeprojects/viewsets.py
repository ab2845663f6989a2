"""What editors keep once and choose in many places."""

from django.urls import URLPattern
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from changeprojects.models import Helpline


class ChosenAlone(SnippetChooserViewSet):
    """A chooser in which nothing is made; Wagtail's address for that breaks without a form."""

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses at which something is chosen."""
        return [one for one in super().get_urlpatterns() if one.name != "create"]


class HelplineViewSet(SnippetViewSet):
    """Helplines in the admin."""

    model = Helpline
    chooser_viewset_class = ChosenAlone
    icon = "help"
    menu_label = "Helplines"
    add_to_admin_menu = False
    list_display = ["name", "phone", "hours", "checked_on"]
    search_fields = ["name", "phone"]
    list_export = ["name", "phone", "text_number", "url", "hours", "checked_on"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("text_number")]),
        FieldPanel("url"),
        FieldPanel("hours"),
        FieldPanel("checked_on"),
    ]
