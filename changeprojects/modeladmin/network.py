"""The network: agencies, people, what they do, and the topics they ask for."""

from typing import Any

from django.contrib.admin import display
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from changeprojects.forms import AgencyForm, RegisterForm
from changeprojects.modeladmin.register import MovesButtonHelper, Register
from changeprojects.models import (
    Agency,
    AgencyMembership,
    ChangeProjectPage,
    Person,
    PriorityTopic,
    ProjectIndexPage,
)
from changeprojects.registers import KeptPermissionHelper, Part, RelationFilter, yes_or_no


class AgencyAdmin(Register):
    """The agencies of the programme."""

    model = Agency
    permission_helper_class = KeptPermissionHelper
    menu_icon = "group"
    list_display = ("name", "kind", "region", "partner", "named")
    list_filter = ("kind", "is_partner")
    list_export = (
        "name",
        "slug",
        "kind",
        "region",
        "is_partner",
        "partner_from",
        "partner_until",
        "may_be_named",
    )
    search_fields = ("name", "region")
    inspect_view_fields = list(list_export)
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("name", help_text="The full name, as the agency writes it."),
                    FieldPanel("slug"),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel(
                        "kind",
                        help_text="Readers see it where the name is not public.",
                    ),
                    FieldPanel(
                        "region",
                        help_text="As in: North West. Leave it empty if it works everywhere.",
                    ),
                ]
            ),
            FieldPanel("is_partner"),
            FieldRowPanel(
                [
                    FieldPanel("partner_from", help_text="The first day, if you know it."),
                    FieldPanel("partner_until"),
                ]
            ),
            FieldPanel("may_be_named"),
        ],
        base_form_class=AgencyForm,
    )

    # In words: a list shows a plain yes or no with pictures of Django's own admin, which
    # is not here.
    @staticmethod
    @display(description="partner agency", ordering="is_partner")
    def partner(agency: Agency) -> str:
        """Return whether it is a partner, in a word."""
        return yes_or_no(agency.is_partner)

    @staticmethod
    @display(description="may be named", ordering="may_be_named")
    def named(agency: Agency) -> str:
        """Return whether the public may read its name, in a word."""
        return yes_or_no(agency.may_be_named)


class PersonAdmin(Register):
    """People who take part."""

    model = Person
    menu_icon = "user"
    list_display = ("display_name", "credit_consent")
    list_filter = ("credit_consent",)
    list_export = ("display_name", "orcid", "credit_consent")
    search_fields = ("display_name",)
    inspect_view_fields = ["display_name", "orcid", "credit_consent", "user"]
    edit_handler = ObjectList(
        [
            FieldPanel("display_name"),
            FieldPanel("credit_consent"),
            FieldPanel("orcid"),
            FieldPanel("user"),
        ],
        base_form_class=RegisterForm,
    )


class AgencyFilter(RelationFilter):
    """Entries of one agency."""

    title = "agency"
    parameter_name = "agency"
    relation = form_field = "agency"
    label_field = "name"


class AgencyMembershipAdmin(Register):
    """What people do at their agencies."""

    model = AgencyMembership
    menu_icon = "link"
    list_display = ("name", "agency", "function", "level", "to_date")
    list_filter = (AgencyFilter, "function", "level")
    list_export = ("name", "agency", "function", "level", "from_date", "to_date")
    list_select_related = ("person", "agency")
    search_fields = ("person__display_name", "agency__name")
    inspect_view_fields = ["person", "agency", "function", "level", "from_date", "to_date"]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("person", help_text="Somebody from the register “People”."),
                    FieldPanel("agency", help_text="The agency for which they do it."),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("function"),
                    FieldPanel("level", help_text="Where they stand in their agency."),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel(
                        "from_date",
                        help_text="The first day they act for it. Empty: they do already.",
                    ),
                    FieldPanel("to_date"),
                ]
            ),
        ],
        base_form_class=RegisterForm,
    )

    @staticmethod
    @display(description="person", ordering="person__display_name")
    def name(membership: AgencyMembership) -> str:
        """Return the name of the person."""
        return membership.person.known_as


class RoundFilter(RelationFilter):
    """Topics of one consultation round."""

    title = "round"
    parameter_name = "round"
    relation = form_field = "round"


class TopicButtonHelper(MovesButtonHelper):
    """Beside the buttons of a topic: the form of a project that answers it."""

    @cached_property
    def proposing(self) -> str:
        """Return the address of the form of a new project; empty for whoever may add none."""
        index = ProjectIndexPage.objects.first()
        if index is None or not index.permissions_for_user(self.request.user).can_add_subpage():
            return ""
        kind = (ChangeProjectPage._meta.app_label, ChangeProjectPage._meta.model_name)
        return reverse("wagtailadmin_pages:add", args=[*kind, index.pk])

    def get_buttons_for_obj(self, obj: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """Return the buttons of one row."""
        buttons = super().get_buttons_for_obj(obj, *args, **kwargs)
        if not self.proposing:
            return buttons
        start = {
            "url": f"{self.proposing}?topic={obj.pk}",
            "label": "Start a project from it",
            "classname": self.finalise_classname(["button-small", "button-secondary"]),
            "title": "Propose a project that answers this topic",
        }
        return [*buttons, start]


class PriorityTopicAdmin(Register):
    """What agencies ask for."""

    model = PriorityTopic
    button_helper_class = TopicButtonHelper
    menu_icon = "pick"
    list_display = ("statement", "round", "horizon", "need")
    list_filter = (RoundFilter, "horizon", "need")
    list_export = ("statement", "round", "horizon", "need")
    list_select_related = ("round",)
    search_fields = ("statement",)
    inspect_view_fields = list(list_export)
    inspect_parts = (
        Part("endorsements", "Agencies that stand behind it", ("agency", "note"), ("agency",)),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("round"),
            FieldPanel("statement"),
            FieldRowPanel(
                [
                    FieldPanel(
                        "horizon", help_text="Whether agencies need it now or see it coming."
                    ),
                    FieldPanel(
                        "need", help_text="Whether a service is missing, or a skill, or both."
                    ),
                ]
            ),
            InlinePanel(
                "endorsements",
                [
                    FieldPanel("agency", help_text="An agency that asked for it."),
                    FieldPanel("note"),
                ],
                heading="Agencies that stand behind it",
                label="Agency",
            ),
        ],
        base_form_class=RegisterForm,
    )


class NetworkRegisters(ModelAdminGroup):
    """The menu group of the network."""

    menu_label = "Network"
    menu_icon = "group"
    menu_order = 205
    items = (AgencyAdmin, PersonAdmin, AgencyMembershipAdmin, PriorityTopicAdmin)
