"""The register of deployments, and what is done from it."""

from typing import Any

from django.contrib.admin import display
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.log_actions import log
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import CreateView, EditView

from changeprojects.registers import (
    DeletionRefused,
    ProjectFilter,
    SafeDeleteView,
    SafeModelAdmin,
    SafePermissionHelper,
)
from surveys.actions.record_leads import ROLES, record_leads
from surveys.actions.watch_addresses import in_words
from surveys.engine.languages import name_of
from surveys.engine.phrases import forms_in
from surveys.histories import DeploymentHistory
from surveys.modeladmin.form import DeploymentForm
from surveys.models import SurveyDeployment
from surveys.rules.cover import NO_CONTACT_KEEPER
from surveys.selectors.cover import unproven_in
from surveys.selectors.deployments import why_it_stays
from surveys.selectors.keepers import without_keeper

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
EDITED = "surveys.edited"
LABELS = {"open": "Open", "suspend": "Stop now", "close": "Close"}


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

    instance: SurveyDeployment

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
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check and save the row as it stands now: until then nobody stops or closes the survey."""
        self.instance = _locked(self.instance.pk)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: DeploymentForm) -> HttpResponse:
        """Save, and log it once: not as the package does, which names no field."""
        before = SurveyDeployment.objects.values(*ROLES).get(pk=self.instance.pk)
        response = super(EditView, self).form_valid(form)
        log(
            self.instance,
            EDITED,
            content_changed=form.has_changed(),
            data={"fields": form.changed_data},
        )
        record_leads(self.instance, before, by=self.request.user)
        return response


class DeploymentDeleteView(SafeDeleteView):
    """Deletes a draft by which nobody was asked yet, or says why not."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask whether to delete it, unless it has to stay."""
        if why := why_it_stays(self.instance):
            messages.error(request, why)
            return redirect(self.index_url)
        return super().get(request, *args, **kwargs)

    def delete_instance(self) -> None:
        """Delete; raise `DeletionRefused` if somebody opened it or invited people meanwhile."""
        if why := why_it_stays(_locked(self.instance.pk)):
            raise DeletionRefused(why)
        super().delete_instance()


def _locked(pk: int) -> SurveyDeployment:
    """Return the deployment as it is now, locked until the transaction ends."""
    return get_object_or_404(SurveyDeployment.objects.select_for_update(), pk=pk)


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
    delete_view_class = DeploymentDeleteView
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
