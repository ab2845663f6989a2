"""Pilots, where they run, what sites do otherwise, and what evaluations found."""

from typing import Any, ClassVar

from django.contrib.admin import display
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_modeladmin.helpers import PageAdminURLHelper

from changeprojects.forms import RegisterForm
from changeprojects.modeladmin.register import Register
from changeprojects.models import Adaptation, ChangeProjectPage, Evaluation, PilotPage, PilotSite
from changeprojects.registers import (
    NarrowingFilter,
    Part,
    ReadOnlyPermissionHelper,
    RelationFilter,
    yes_or_no,
)
from changeprojects.rights import Requester
from changeprojects.selectors.pilots import projects_with_pilots, with_project_titles

_PAGES = PagePermissionPolicy()


class PilotFilter(RelationFilter):
    """Entries of one pilot."""

    title = "pilot"
    parameter_name = "pilot"
    relation = form_field = "pilot"


class PilotOfSiteFilter(RelationFilter):
    """What sites of one pilot did."""

    title = "pilot"
    parameter_name = "pilot"
    relation = "site__pilot"


class ProjectOfPilotFilter(NarrowingFilter):
    """Entries about pilots of one project; a pilot belongs to the project above it."""

    title = "project"
    parameter_name = "project"
    pilot: ClassVar[str] = "pilot"

    @classmethod
    def offered(cls, model: type[Model]) -> QuerySet[Any]:
        """Return all projects."""
        return ChangeProjectPage.objects.all()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        """Return the projects that have pilots, and the one that is asked for."""
        offered = dict(projects_with_pilots().values_list("pk", "title"))
        if (project := self.asked(request, model_admin.model)) is not None:
            offered.setdefault(project.pk, project.title)
        return list(offered.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the entries about pilots of the chosen project; all if none is chosen."""
        project = self.asked(request, queryset.model)
        if project is None:
            return queryset
        return queryset.filter(**{f"{self.pilot}__in": PilotPage.objects.child_of(project)})


class ProjectFilterOfPilots(ProjectOfPilotFilter):
    """Pilots of one project."""

    pilot = "pk"


class ProjectFilterOfAdaptations(ProjectOfPilotFilter):
    """What sites of one project's pilots did."""

    pilot = "site__pilot"


class PilotPermissionHelper(ReadOnlyPermissionHelper):
    """Whoever may see where pilots run may see the pilots.

    Rights on pages are given by their place in the tree, and no form of ours offers a right
    to view all pages of one kind.
    """

    def user_can_list(self, user: Requester) -> bool:
        """Return whether the user may see the sites."""
        return bool(user.has_perm("changeprojects.view_pilotsite"))  # type: ignore[union-attr]  # everybody who asks has it

    def user_has_any_permissions(self, user: Requester) -> bool:
        """Return the same: other rights on pilots are no right to read here."""
        return self.user_can_list(user)

    def user_can_edit_obj(self, user: Requester, obj: Model) -> bool:
        """Return whether the editor of pages lets the user in; the register itself has no form."""
        return bool(_PAGES.user_has_permission_for_instance(user, "change", obj))


class PilotAdmin(Register):
    """All pilots, to be found and read; they are written in the editor of pages."""

    model = PilotPage
    permission_helper_class = PilotPermissionHelper
    url_helper_class = PageAdminURLHelper
    menu_icon = "crosshairs"
    list_display = ("title", "project_title", "product", "version", "status", "from_day", "to_day")
    list_filter = (ProjectFilterOfPilots, "status")
    list_export = (*list_display, "aims", "status_reason")
    list_select_related = ("product",)
    search_fields = ("title", "project_name", "product__title")
    ordering = ("title",)
    inspect_view_fields = [
        "project",
        "product",
        "version",
        "aims",
        "status",
        "status_reason",
        "opens_on",
        "closes_on",
        "opened_on",
        "closed_on",
    ]
    inspect_parts = (
        Part(
            "sites", "Sites", ("agency", "team_name", "status", "from_date", "to_date"), ("agency",)
        ),
    )

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        # To the package a page is something to add, copy and unpublish here.
        self.is_pagemodel = False

    @staticmethod
    @display(description="project", ordering="project_name")
    def project_title(pilot: Any) -> str:
        """Return the title of the project that the pilot belongs to."""
        return str(pilot.project_name or "")

    @staticmethod
    @display(description="from", ordering="opens_on")
    def from_day(pilot: PilotPage) -> Any:
        """Return the day on which it opened, or is planned to open."""
        return pilot.first_day

    @staticmethod
    @display(description="to", ordering="closes_on")
    def to_day(pilot: PilotPage) -> Any:
        """Return the day on which it closed, or is planned to close."""
        return pilot.last_day

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return all pilots, each with the title of its project."""
        return with_project_titles(super().get_queryset(request))

    def get_admin_urls_for_registration(self) -> tuple[Any, ...]:
        """Return the addresses of the list and of one pilot; the editor of pages has the rest."""
        names = [self.url_helper.get_action_url_name(action) for action in ("index", "inspect")]
        urls = super().get_admin_urls_for_registration()
        return tuple(one for one in urls if one.name in names)

    def get_permissions_for_registration(self) -> QuerySet[Any]:
        """Return none: rights on pages are given by their place in the tree."""
        return super().get_permissions_for_registration().none()

    def register_admin_url_finders(self) -> None:
        """Leave it to Wagtail where pages are edited."""


class PilotSiteAdmin(Register):
    """Where pilots run."""

    model = PilotSite
    menu_icon = "site"
    list_display = ("agency", "pilot", "status", "from_date", "to_date")
    list_filter = (ProjectOfPilotFilter, PilotFilter, "status")
    list_export = list_display
    list_select_related = ("agency", "pilot")
    search_fields = ("agency__name", "pilot__title")
    inspect_view_fields = [
        "agency",
        "pilot",
        "status",
        "status_reason",
        "team_name",
        "safeguarding_contact",
        "local_contact",
        "staff_count",
        "from_date",
        "to_date",
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("pilot", help_text="The pilot in which it takes part."),
                    FieldPanel("agency", help_text="The agency whose site it is."),
                ]
            ),
            FieldPanel("safeguarding_contact"),
            FieldPanel("local_contact"),
            FieldRowPanel([FieldPanel("team_name"), FieldPanel("staff_count")]),
            FieldRowPanel(
                [
                    FieldPanel(
                        "from_date",
                        help_text="The first day; written when the site starts, if empty.",
                    ),
                    FieldPanel(
                        "to_date",
                        help_text="The last day; written when the site finishes, if empty.",
                    ),
                ]
            ),
        ],
        base_form_class=RegisterForm,
    )


class AdaptationAdmin(Register):
    """What sites did otherwise; an editor looks at it before the public does."""

    model = Adaptation
    menu_icon = "edit"
    list_display = ("agency", "pilot", "what", "recorded_on", "planned", "status")
    list_filter = (ProjectFilterOfAdaptations, PilotOfSiteFilter, "status")
    list_export = ("agency", "pilot", "recorded_on", "what", "why", "planned", "status")
    search_fields = ("site__agency__name", "site__pilot__title", "what")
    list_select_related = ("site__agency", "site__pilot")
    inspect_view_fields = ["agency", "pilot", "recorded_on", "what", "why", "planned", "status"]
    edit_handler = ObjectList(
        [
            FieldPanel("site", help_text="The site that did it."),
            FieldPanel("what"),
            FieldPanel("why"),
            FieldRowPanel(
                [
                    FieldPanel(
                        "was_planned",
                        help_text="Tick it if they meant to do so from the beginning.",
                    ),
                    FieldPanel("recorded_on", help_text="The day on which the site told it."),
                ]
            ),
            FieldPanel("status"),
        ],
        base_form_class=RegisterForm,
    )

    @staticmethod
    @display(description="agency", ordering="site__agency__name")
    def agency(adaptation: Adaptation) -> str:
        """Return the agency whose site did it."""
        return str(adaptation.site.agency)

    @staticmethod
    @display(description="pilot", ordering="site__pilot__title")
    def pilot(adaptation: Adaptation) -> str:
        """Return the title of the pilot that the site takes part in."""
        return str(adaptation.site.pilot.title)

    @staticmethod
    @display(description="planned", ordering="was_planned")
    def planned(adaptation: Adaptation) -> str:
        """Return whether it was planned before the pilot began, in a word."""
        return yes_or_no(adaptation.was_planned)


class EvaluationAdmin(Register):
    """Evaluations of pilots."""

    model = Evaluation
    menu_icon = "search"
    list_display = ("pilot", "design", "independence", "status", "signed_off_on")
    list_filter = (ProjectOfPilotFilter, PilotFilter, "status", "design", "independence")
    list_export = (
        *list_display,
        "questions",
        "evidence_level",
        "evaluated_by",
        "findings",
        "harms",
        "limitations",
        "report_url",
    )
    list_select_related = ("pilot",)
    search_fields = ("pilot__title",)
    inspect_view_fields = [
        "pilot",
        "status",
        "questions",
        "design",
        "evidence_level",
        "independence",
        "evaluated_by",
        "findings",
        "harms",
        "limitations",
        "report_url",
        "signed_off_on",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("pilot", help_text="The pilot it is about. A pilot has one evaluation."),
            FieldPanel("questions"),
            FieldRowPanel(
                [
                    FieldPanel("design", help_text="How it was found out."),
                    FieldPanel("evidence_level"),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel(
                        "independence", help_text="How near the evaluators are to the work."
                    ),
                    FieldPanel("evaluated_by"),
                ]
            ),
            FieldPanel("findings"),
            FieldPanel("harms"),
            FieldPanel("limitations"),
            FieldPanel(
                "report_url", help_text="Where everybody can read the whole report. Optional."
            ),
        ],
        base_form_class=RegisterForm,
    )
