"""What the voice pages of the admin have in common: rights first, then one deployment."""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from surveys.access import Action, Actor, can, gone, may_open, needs_a_grant, which_about
from surveys.actions.watch_addresses import in_words
from surveys.admin_views.unheard import say_nobody_was_told
from surveys.models import SurveyDeployment
from surveys.rules.cover import NO_CONTACT_KEEPER
from surveys.selectors.cover import unproven_in
from surveys.selectors.deleted import answers_deleted_on
from surveys.selectors.keepers import without_keeper

Row = TypeVar("Row", bound=Model)


class VoiceView(WagtailAdminTemplateMixin, View):
    """A page for members of some groups. Refuses everybody else before anything is read."""

    action: ClassVar[Action]
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may; raise `PermissionDenied` for the others.

        Whoever is worried about somebody, and may no more, reads that nobody was told.
        """
        decision = can(request.user, self.action)
        if not decision:
            say_nobody_was_told(request)
            raise PermissionDenied(decision.reason)
        return self.answered(request, *args, **kwargs)

    def answered(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer somebody whose group may open the page."""
        return super().dispatch(request, *args, **kwargs)

    @property
    def person(self) -> AbstractBaseUser:
        """Who asks, by name: what is done with answers is recorded as somebody's."""
        user = self.request.user
        if not user.is_authenticated:
            raise PermissionDenied
        return user

    def part(self, rows: QuerySet[Row], name: str = "p", size: int = 50) -> Page[Row]:
        """Return the part of a list that the address asks for as `name`; the first otherwise."""
        return Paginator(rows, size).get_page(self.request.GET.get(name))

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page."""
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where the page is: under Voice."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("voice:deployments"), "label": "What people said"},
        ]


class VoicePage(VoiceView):
    """A page below the list of surveys that is about all of them: it is called by its own name."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where the page is: under the list of surveys, then itself."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class DeploymentView(VoiceView):
    """A page about one deployment, with links to the others about it."""

    tab: ClassVar[str]
    # What is fetched with the deployment in one query.
    fetched: ClassVar[tuple[str, ...]] = ("version", "project", "pilot", "site__agency")

    def answered(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead whoever was not let read here back to the list, and say whom to ask."""
        if needs_a_grant(self.action):
            decision = may_open(request.user, self.action, self.deployment)
            if not decision:
                say_nobody_was_told(request)
                messages.error(request, decision.reason)
                return redirect("voice:deployments")
        return super().answered(request, *args, **kwargs)

    @cached_property
    def deployment(self) -> SurveyDeployment:
        """The deployment that the address names; 404 if there is none."""
        deployments = SurveyDeployment.objects.select_related(*self.fetched)
        return get_object_or_404(deployments, pk=self.kwargs["deployment"])

    @cached_property
    def offered(self) -> frozenset[Action]:
        """What this person may open about the deployment: a page leads nowhere else."""
        return which_about(self.request.user, Action, [self.deployment])[self.deployment.pk]

    def get_page_subtitle(self) -> str:
        """Return the survey's title: which survey this is about."""
        return survey_title(self.deployment)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return where the page is: the survey, then the page itself."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the deployment, the tabs that this person may open, and whether answers are gone."""
        deleted = answers_deleted_on(self.deployment)
        return super().get_context_data(**kwargs) | {
            "gone": gone(deleted) if deleted else "",
            "deployment": self.deployment,
            "unproven": unproven_of(self.request.user, [self.deployment]),
            "keeperless": keeperless_in([self.deployment]),
            "survey_title": survey_title(self.deployment),
            "tabs": self._tabs(),
        }

    def _tabs(self) -> list[dict[str, Any]]:
        pages = (
            ("screening", "Screening", Action.SCREEN),
            ("results", "Results", Action.SEE_RESULTS),
            ("answers", "Answers", Action.READ_ANSWERS),
            ("themes", "Themes", Action.SEE_THEMES),
            ("quotes", "Quotes", Action.QUOTE),
            ("exports", "Exports", Action.SEE_EXPORTS),
        )
        return [
            {
                "label": label,
                "url": reverse(f"voice:{name}", args=[self.deployment.pk]),
                "current": name == self.tab,
            }
            for name, label, action in pages
            if action in self.offered
        ]


def unproven_of(
    person: Actor, deployments: Collection[SurveyDeployment]
) -> list[dict[str, object]]:
    """Return the open ones of which no test has reached lead or deputy, and what can be done."""
    found = unproven_in(deployments)
    if not found:
        return []
    may_test = can(person, Action.ASK_FOR_ALERT_TEST).ok
    return [
        {
            "deployment": one,
            "title": survey_title(one),
            "roles": in_words(found[one.pk]),
            "may_test": may_test,
        }
        for one in deployments
        if one.pk in found
    ]


def keeperless_in(deployments: Iterable[SurveyDeployment]) -> list[dict[str, object]]:
    """Return those where nobody can open what people may have left, and what can be done."""
    found = without_keeper(deployments)
    return [
        {"deployment": one, "title": survey_title(one), "message": NO_CONTACT_KEEPER}
        for one in (deployments if found else ())
        if one.pk in found
    ]


def survey_title(deployment: SurveyDeployment) -> str:
    """Return the title of the survey that was opened, or its code while it has none."""
    version = deployment.version
    return str(version.schema["title"]) if version else str(deployment)
