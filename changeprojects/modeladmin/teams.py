"""Who is in the team of a project: agencies, and people by what they bring."""

from django.contrib.admin import display
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from changeprojects.forms import RegisterForm, TeamPersonForm
from changeprojects.modeladmin.register import ProjectRegister
from changeprojects.models import TeamAgency, TeamPerson
from changeprojects.models.team import CREDIT_ROLES
from changeprojects.registers import ProjectFilter


class TeamAgencyAdmin(ProjectRegister):
    """Agencies in teams."""

    model = TeamAgency
    menu_icon = "group"
    list_display = ("agency", "project_title", "role", "joined_on", "left_on")
    list_filter = (ProjectFilter, "role")
    list_export = list_display
    list_select_related = ("project", "agency")
    search_fields = ("agency__name", "project__title")
    inspect_view_fields = ["project", "agency", "role", "joined_on", "left_on"]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("project", help_text="The project whose team it is in."),
                    FieldPanel("agency", help_text="Only partner agencies take one of the places."),
                ]
            ),
            FieldPanel("role", help_text="A lead agency speaks for the team."),
            FieldRowPanel(
                [
                    FieldPanel("joined_on", help_text="The first day in the team."),
                    FieldPanel("left_on"),
                ]
            ),
        ],
        base_form_class=RegisterForm,
    )


class TeamPersonAdmin(ProjectRegister):
    """People in teams, by what they bring."""

    model = TeamPerson
    menu_icon = "user"
    list_display = ("group", "project_title", "agency", "level", "left_on")
    list_filter = (ProjectFilter, "group", "level")
    # A place is known by its group: who holds it is read at the desk and in no file.
    list_export = (*list_display, "joined_on")
    list_select_related = ("project", "agency")
    search_fields = ("agency__name", "project__title")
    inspect_view_fields = [
        "project",
        "group",
        "person",
        "agency",
        "level",
        "contributor_roles",
        "joined_on",
        "left_on",
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("project", help_text="The project in whose team they are."),
                    FieldPanel("agency"),
                ]
            ),
            FieldRowPanel([FieldPanel("group"), FieldPanel("level")]),
            FieldPanel("person"),
            FieldPanel("credit_roles"),
            FieldRowPanel(
                [
                    FieldPanel("joined_on", help_text="The first day in the team, if you know it."),
                    FieldPanel("left_on", help_text="Empty as long as they are in the team."),
                ]
            ),
        ],
        base_form_class=TeamPersonForm,
    )

    @staticmethod
    @display(description="contributor roles")
    def contributor_roles(place: TeamPerson) -> str:
        """Return what the person did, in the words of CRediT."""
        known = dict(CREDIT_ROLES)
        return "\n".join(known.get(one, one) for one in place.credit_roles)
