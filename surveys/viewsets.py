"""How editors write surveys."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms.models import construct_instance
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.side_panels import StatusSidePanel
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.blocks import StreamValue
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import (
    CollectWorkflowActionDataView,
    ConfirmWorkflowCancellationView,
    CreateView,
    EditView,
    SnippetViewSet,
    UnpublishView,
    WorkflowActionView,
    WorkflowPreviewView,
)

from changeprojects.editing.chosen_files import check_added
from surveys.authoring.panel import FindingsSidePanel
from surveys.authoring.trial import trial
from surveys.compiler import faults_of, unsaid
from surveys.editing.block_errors import errors_at_blocks
from surveys.models import Survey
from surveys.selectors.deployments import open_deployments_of

HELP = (
    "<p>One question on a page is easiest to answer. Every question can be skipped. "
    "Ask only what you will use, and put hard questions in the middle.</p>"
    "<p>To show a page only to some people, open its settings (the cog) and choose an earlier "
    "question and an answer.</p>"
    "<p>“Check and routes” beside this form says what to mend, shows where each answer leads, "
    "and lets you try the survey without storing anything.</p>"
    "<p>When you publish, the survey is frozen as a numbered version. "
    "People who have already started finish the version they started.</p>"
)


class SurveyForm(WagtailAdminModelForm):
    """Lets anything be saved as a draft; what is published has to hold together."""

    def clean_steps(self) -> StreamValue:
        """Refuse a picture, sound or film that this editor may not choose."""
        steps: StreamValue = self.cleaned_data["steps"]
        check_added(steps, self.instance.steps, self.for_user)
        return steps

    def clean(self) -> dict[str, Any]:
        """Show in the form what forbids publishing, on the pages where it is."""
        cleaned = super().clean()
        publishes = "action-publish" in self.data or "action-submit" in self.data
        if publishes and "steps" in cleaned and not self.errors:
            # All of it, also a language that was only now added; Django does so after this.
            construct_instance(self, self.instance)
            if faults := faults_of(self.instance):
                self.add_error("steps", errors_at_blocks(faults, cleaned["steps"]))
            for fault in unsaid(self.instance):
                if fault.code == "no_readers":
                    self.add_error("readers", f"{fault.message} {fault.mend}")
        return cleaned


class NoChooser(SnippetChooserViewSet):
    """Nothing chooses a survey; a list of drafts for everybody at the desk is not offered."""

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return no address."""
        return []


def _may_know(request: HttpRequest) -> None:
    """Refuse whoever may not know of the survey: Wagtail tells its title to the whole desk."""
    if not request.user.has_perm("surveys.view_survey"):
        raise PermissionDenied


class QuietWorkflowPreview(WorkflowPreviewView):
    """Says that nothing waits for approval only to those who may know of the survey."""

    def add_error_message(self) -> None:
        """Name the survey, or refuse."""
        _may_know(self.request)
        super().add_error_message()


class QuietWorkflowAction(WorkflowActionView):
    """Lets those approve who are asked to; says to no others that nothing waits."""

    def add_not_in_moderation_error(self) -> None:
        """Name the survey, or refuse."""
        _may_know(self.request)
        super().add_not_in_moderation_error()


class QuietWorkflowData(CollectWorkflowActionDataView):
    """The same where an approval is given with a comment."""

    def add_not_in_moderation_error(self) -> None:
        """Name the survey, or refuse."""
        _may_know(self.request)
        super().add_not_in_moderation_error()


class QuietWorkflowCancellation(ConfirmWorkflowCancellationView):
    """Tells only those who may know of the survey whether it waits for approval, and where."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask whether to publish all the same, or refuse."""
        _may_know(request)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class QuietUnpublish(UnpublishView):
    """Says where people go on answering: what they were given is a version, which stays.

    Nothing of Wagtail’s own count of uses: deployments are of versions, so it never knows of one.
    """

    template_name = "surveys/forms/survey_unpublish.html"

    def get_usage_url(self) -> None:
        """Return no address."""
        return

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the deployments at which people can answer now."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"open_deployments": open_deployments_of(self.object)}


def _without_usage(panels: list[Any]) -> list[Any]:
    """Return the panels, of which none counts uses: Wagtail never knows of a deployment."""
    for panel in panels:
        if isinstance(panel, StatusSidePanel):
            panel.usage_url = None
    return panels


class SurveyCreateView(CreateView):
    """The form of a new survey; its panel is filled in as soon as the draft is saved."""

    def get_side_panels(self) -> Any:
        """Return Wagtail’s panels and ours."""
        panels = _without_usage(super().get_side_panels())
        panels.append(FindingsSidePanel(self.form.instance, self.request))
        return panels


class SurveyEditView(EditView):
    """The form of a survey that has a draft."""

    def get_side_panels(self) -> Any:
        """Return Wagtail’s panels and ours, also after each saving."""
        panels = _without_usage(super().get_side_panels())
        panels.append(FindingsSidePanel(self.object, self.request))
        return panels


class SurveyViewSet(SnippetViewSet):
    """Surveys in the admin."""

    model = Survey
    icon = "form"
    menu_label = "Surveys"
    menu_name = "surveys"
    menu_hook = "register_voice_menu_item"
    menu_order = 100
    list_display = ["title", "audience", "safety_profile", UpdatedAtColumn()]
    list_filter = ["safety_profile"]
    search_fields = ["title", "audience"]
    copy_view_enabled = False
    chooser_viewset_class = NoChooser
    add_view_class = SurveyCreateView
    edit_view_class = SurveyEditView
    unpublish_view_class = QuietUnpublish
    workflow_preview_view_class = QuietWorkflowPreview
    workflow_action_view_class = QuietWorkflowAction
    collect_workflow_action_data_view_class = QuietWorkflowData
    confirm_workflow_cancellation_view_class = QuietWorkflowCancellation
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    HelpPanel(content=HELP),
                    FieldPanel("title"),
                    FieldPanel("audience"),
                    FieldPanel("notice_for"),
                    FieldPanel("people_asked"),
                    FieldPanel(
                        "steps",
                        help_text="What people see, page by page, in order. Press + to add one.",
                    ),
                ],
                heading="Questions",
            ),
            ObjectList(
                [
                    FieldPanel("intro"),
                    FieldPanel("readers"),
                    FieldPanel("what_happens"),
                    FieldPanel("consent_text"),
                    FieldPanel("minutes"),
                    FieldPanel("translations"),
                ],
                heading="What people read first",
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel("safety_profile"),
                            FieldPanel("is_easy_read"),
                            FieldPanel("asks_equality"),
                            FieldPanel("purpose"),
                            FieldPanel("expected_people"),
                            FieldPanel("reading_age"),
                            FieldPanel("tried_with"),
                        ],
                        heading="Settings",
                    )
                ],
                heading="Settings",
            ),
        ],
        base_form_class=SurveyForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the trial, which stores nothing."""
        return [*super().get_urlpatterns(), path("try/<int:pk>/", trial, name="trial")]
