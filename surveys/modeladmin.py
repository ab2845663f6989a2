"""How staff open a survey to people, stop it and close it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import display
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.forms import CheckboxSelectMultiple, MultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.log_actions import log
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import CreateView, EditView

from changeprojects.models import PilotSite
from changeprojects.registers import (
    ProjectFilter,
    SafeModelAdmin,
    SafePermissionHelper,
)
from surveys.actions.record_leads import ROLES, record_leads
from surveys.actions.watch_addresses import in_words
from surveys.engine.helplines import helpline
from surveys.engine.languages import BASE, name_of
from surveys.engine.phrases import forms_in
from surveys.exceptions import Reason
from surveys.histories import DeploymentHistory
from surveys.models import SurveyDeployment
from surveys.rules.cover import NO_CONTACT_KEEPER
from surveys.rules.dates import wrong_order
from surveys.rules.promises import broken_promises
from surveys.rules.readiness import unreachable
from surveys.selectors.cover import able_leads, unproven_in
from surveys.selectors.keepers import without_keeper
from surveys.selectors.notices import reasons_against_opening

Status = SurveyDeployment.Status
MOVES = {
    Status.DRAFT: ("open",),
    Status.OPEN: ("suspend", "close"),
    Status.SUSPENDED: ("open", "close"),
    Status.CLOSED: (),
}
OPENS_HELP = "From then on people can answer, once you have opened the survey."
CLOSES_HELP = "After it nobody can begin. Whoever has begun has 15 minutes more."
VERSION_HELP = (
    "Publish the survey first; each publication is a version to choose here. Once this is saved, "
    "you can choose in which of its languages and formats people may read it."
)
ACCESS_HELP = (
    "Invitations are codes on paper; nobody can tell which answers came by which. At a shared "
    "tablet each person begins afresh. Public pages lead only to what everybody may answer on "
    "their own yes. It cannot be changed once it is open."
)
SITE_HELP = (
    "If only the people of one site are asked: its address is its own. Once a pilot is saved, its "
    "sites alone are offered."
)
OWN_WORDS_ONLY = "Only as it was written"
EDITED = "surveys.edited"
LABELS = {"open": "Open", "suspend": "Stop now", "close": "Close"}


def site_in_its_pilot(site: PilotSite) -> str:
    """Return what tells a site from every other: its pilot, its agency and its team."""
    team = f", {site.team_name}" if site.team_name else ""
    return f"{site.pilot.title}: {site.agency}{team}"


class DeploymentForm(WagtailAdminModelForm):
    """Lets an unfinished deployment be saved, but takes nothing away from an open one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "deputy"):
            present = getattr(self.instance, f"{name}_id")
            chosen = able_leads() | get_user_model().objects.filter(pk=present)
            self.fields[name].queryset = chosen.distinct().order_by("username")
        self._offer_sites()
        self._offer_forms()

    def _offer_sites(self) -> None:
        sites = self.fields["site"].queryset.select_related("agency", "pilot")
        if pilot := self.instance.pilot_id:
            sites = sites.filter(Q(pilot=pilot) | Q(pk=self.instance.site_id))
        self.fields["site"].queryset = sites
        self.fields["site"].label_from_instance = site_in_its_pilot

    def _offer_forms(self) -> None:
        # What was ticked for an older version stays to be seen, and to be unticked.
        version, ticked = self.instance.version, self.instance.forms or ()
        offered = dict.fromkeys((*(forms_in(version.schema) if version else ()), *ticked))
        offered.pop(BASE, None)
        if not offered:
            del self.fields["forms"]
            return
        field = self.fields["forms"]
        self.fields["forms"] = MultipleChoiceField(
            label=field.label,
            help_text=field.help_text,
            required=False,
            widget=CheckboxSelectMultiple,
            choices=[(BASE, OWN_WORDS_ONLY), *((form, name_of(form)) for form in offered)],
        )

    def clean_forms(self) -> list[str] | None:
        """Store nothing if people may read it in all of them; refuse “only” beside others."""
        forms: list[str] = self.cleaned_data["forms"]
        if BASE in forms and len(forms) > 1:
            raise ValidationError(f"Tick “{OWN_WORDS_ONLY}” or others, not both.")
        return forms or None

    def clean_helplines(self) -> str:
        """Refuse a line by which nobody is reached, as soon as it is typed."""
        lines: str = self.cleaned_data["helplines"]
        helplines = [helpline(line) for line in lines.splitlines() if line.strip()]
        if reasons := unreachable(helplines):
            raise ValidationError([reason.message for reason in reasons])
        return lines

    def clean(self) -> dict[str, Any]:
        """Refuse to go back on what people were told, or to leave them without cover."""
        cleaned = super().clean()
        if self.instance.status != Status.DRAFT:
            for reason in broken_promises(self.instance, cleaned):
                self.add_error(reason.field, reason.message)
        if not self.errors:
            self._keep_first_day(cleaned)
            for name, value in cleaned.items():
                setattr(self.instance, name, value)
            for reason in self._reasons():
                self.add_error(reason.field, reason.message)
        return cleaned

    def _keep_first_day(self, cleaned: dict[str, Any]) -> None:
        told = self.instance.feedback_due_on
        is_later = told and cleaned.get("feedback_due_on", told) != told
        if is_later and self.instance.status != Status.DRAFT:
            self.instance.first_feedback_due_on = self.instance.first_feedback_due_on or told

    def _reasons(self) -> Iterable[Reason]:
        if self.instance.status != Status.OPEN:
            return wrong_order(self.instance)
        reasons = reasons_against_opening(self.instance)
        # What was in order when it was opened does not stand in the way of a correction: a test
        # that has run out asks for a new one, an older version may say less than one has to now.
        changed = set(self.changed_data)
        old = {"no_tested_alert"} if not {"lead", "deputy"} & changed else set()
        old |= {"no_readers"} if "version" not in changed else set()
        # Nothing in this form brings one, and data stewards are told.
        old.add("no_contact_keeper")
        return [reason for reason in reasons if reason.code not in old]

    def clean_site(self) -> Any:
        """Refuse a site of another pilot: its people would be counted in the wrong place."""
        site, pilot = self.cleaned_data["site"], self.cleaned_data.get("pilot")
        if site and (pilot is None or site.pilot_id != pilot.pk):
            self.add_error("site", "Choose a site of this pilot.")
        return site

    def clean_version(self) -> Any:
        """Refuse no version once people may have answered one."""
        version = self.cleaned_data["version"]
        if self.instance.version and self.instance.status != Status.DRAFT and version is None:
            self.add_error("version", "People have answered this survey. Make a new deployment.")
        return version


class OnlyDraftsGo(SafePermissionHelper):
    """A survey that people were asked is kept.

    The package would list everything that rests on it, and so how many people answered.
    """

    def user_can_delete_obj(self, user: Any, obj: SurveyDeployment) -> bool:
        """Return whether the user may delete a deployment that was never opened."""
        return obj.status == Status.DRAFT and bool(super().user_can_delete_obj(user, obj))


class DeploymentCreateView(CreateView):
    """Tells those who are named that they look after a new survey."""

    @transaction.atomic
    def form_valid(self, form: DeploymentForm) -> HttpResponse:
        """Save, and record who is lead and deputy."""
        response = super().form_valid(form)
        record_leads(self.instance, dict.fromkeys(ROLES), by=self.request.user)
        return response


class DeploymentEditView(EditView):
    """Writes into the log which fields were changed, and of what stood there who was lead."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, and say first if an alert, or contact details, may reach nobody."""
        if unproven := unproven_in([self.instance]).get(self.instance.pk):
            desk = messages.button(reverse("voice:deployments"), "Test it there")
            message = f"No test has shown yet that an alert reaches {in_words(unproven)}."
            messages.warning(request, message, buttons=[desk])
        if without_keeper([self.instance]):
            messages.warning(request, NO_CONTACT_KEEPER)
        return super().get(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form: DeploymentForm) -> HttpResponse:
        """Save, and log it once: not as the package does, which names no field."""
        found = SurveyDeployment.objects.select_for_update().filter(pk=self.instance.pk)
        before = found.values(*ROLES).get()
        response = super(EditView, self).form_valid(form)
        log(
            self.instance,
            EDITED,
            content_changed=form.has_changed(),
            data={"fields": form.changed_data},
        )
        record_leads(self.instance, before, by=self.request.user)
        return response


class DeploymentButtons(ButtonHelper):
    """Beside edit and delete: what can be done in the present status."""

    def get_buttons_for_obj(self, obj: SurveyDeployment, *args: Any, **kwargs: Any) -> list[Any]:
        """Return the buttons of one row."""
        buttons = super().get_buttons_for_obj(obj, *args, **kwargs)
        if not self.permission_helper.user_can_edit_obj(self.request.user, obj):
            return buttons
        buttons += [self._move(obj, move) for move in MOVES[Status(obj.status)]]
        return [*buttons, self._papers(obj)] if obj.version_id else buttons

    def _papers(self, obj: SurveyDeployment) -> dict[str, str]:
        return {
            "url": reverse("survey_deployment_papers", args=[obj.pk]),
            "label": "Print",
            "classname": self.finalise_classname(["button-small", "button-secondary"]),
            "title": f"Poster, paper form and invitations: survey {obj.code}",
        }

    def _move(self, obj: SurveyDeployment, move: str) -> dict[str, str]:
        return {
            "url": reverse("survey_deployment_move", args=[obj.pk, move]),
            "label": LABELS[move],
            "classname": self.finalise_classname(
                ["button-small", "no" if move == "suspend" else "button-secondary"]
            ),
            "title": f"{LABELS[move]}: survey {obj.code}",
        }


class DeploymentAdmin(SafeModelAdmin):
    """The register of deployments: what was arranged, never what anybody answered.

    A file leaves the desk, so it holds no address: whoever finds one in the memory of
    somebody's telephone could look up there what that person was asked about.
    """

    model = SurveyDeployment
    permission_helper_class = OnlyDraftsGo
    menu_icon = "globe"
    menu_order = 150
    add_to_admin_menu = False
    list_display = ("survey", "project", "wave", "status", "closes_at", "address")
    list_filter = (ProjectFilter, "status", "wave", "access")
    list_export = (
        "version",
        "project",
        "pilot",
        "site",
        "wave",
        "access",
        "target",
        "age_group",
        "consent_route",
        "status",
        "opens_at",
        "closes_at",
        "feedback_due_on",
        "withdraw_until",
        "answers_until",
        "min_base",
    )
    list_select_related = ("version", "project", "pilot", "site__agency")
    # Of the order of the model it could not say by which column it is.
    ordering = ("-opens_at", "code")
    inspect_view_fields = [
        "version",
        "project",
        "pilot",
        "site",
        "wave",
        "access",
        "target",
        "age_group",
        "consent_route",
        "consent_reference",
        "dpia_reference",
        "status",
        "opens_at",
        "closes_at",
        "feedback_due_on",
        "withdraw_until",
        "answers_until",
        "safeguarding_lead",
        "safeguarding_deputy",
        "helplines",
        "min_base",
        "offered_forms",
        "address",
    ]
    search_fields = ("code", "project__title", "version__survey__title")
    button_helper_class = DeploymentButtons
    history_view_class = DeploymentHistory
    create_view_class = DeploymentCreateView
    edit_view_class = DeploymentEditView
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("project", help_text="The project that asks."),
                    FieldPanel("pilot"),
                    FieldRowPanel([FieldPanel("site", help_text=SITE_HELP), FieldPanel("wave")]),
                    FieldPanel("version", help_text=VERSION_HELP),
                    FieldPanel("forms"),
                    FieldRowPanel(
                        [FieldPanel("access", help_text=ACCESS_HELP), FieldPanel("target")]
                    ),
                ],
                heading="Which survey, for whom",
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("opens_at", help_text=OPENS_HELP),
                            FieldPanel("closes_at", help_text=CLOSES_HELP),
                        ]
                    ),
                    FieldRowPanel([FieldPanel("feedback_due_on"), FieldPanel("withdraw_until")]),
                    FieldPanel("answers_until"),
                ],
                heading="Dates",
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [FieldPanel("safeguarding_lead"), FieldPanel("safeguarding_deputy")]
                    ),
                    FieldRowPanel([FieldPanel("lead"), FieldPanel("deputy")]),
                    FieldPanel("helplines"),
                    FieldRowPanel([FieldPanel("age_group"), FieldPanel("consent_route")]),
                    FieldPanel("consent_reference"),
                    FieldPanel("dpia_reference"),
                    FieldPanel("min_base"),
                ],
                heading="Safety",
            ),
        ],
        base_form_class=DeploymentForm,
    )

    @staticmethod
    @display(description="survey", ordering="version__survey__title")
    def survey(obj: SurveyDeployment) -> str:
        """Return which survey people are asked."""
        return str(obj.version or "Not chosen yet")

    @staticmethod
    @display(description="languages and formats")
    def offered_forms(obj: SurveyDeployment) -> str:
        """Return in which forms people here may read it, beside its own words."""
        forms = forms_in(obj.offered(obj.version)) if obj.version else ()
        return ", ".join(name_of(form) for form in forms) or "As it was written"

    def address(self, obj: SurveyDeployment) -> str:
        """Link to what people see; the address stands on the poster."""
        url = reverse("surveys:start", args=[obj.code])
        return format_html('<a href="{}" target="_blank" rel="noreferrer">{}</a>', url, url)
