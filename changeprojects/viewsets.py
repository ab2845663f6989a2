"""What editors keep once and choose in many places."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from changeprojects.models import Helpline


class HelplineViewSet(SnippetViewSet):
    """Helplines in the admin."""

    model = Helpline
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
