"""What waits for whoever sits down at the editors' desk, and which projects go on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db.models import F, Model, OuterRef, QuerySet, Subquery
from wagtail.permission_policies.pages import PagePermissionPolicy

from changeprojects import clock
from changeprojects.models import (
    Adaptation,
    BudgetLine,
    ChangeProjectPage,
    Evaluation,
    ExpressionOfInterest,
    Recommendation,
    Review,
    Stage,
)
from surveys.access import Action, can
from surveys.models import Response, SafeguardingFlag
from surveys.selectors.grants import let_read_in
from surveys.selectors.safeguarding import alert_tests_of, flags_of

_Status = ChangeProjectPage.Status
ENDED = (_Status.DECLINED, _Status.COMPLETED, _Status.STOPPED)
NOT_BEGUN = (_Status.IDEA, _Status.PLANNED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Some things of one kind that somebody should see to, and the list that shows them.

    `route` is the name of the page on which they stand, `narrowed` how it is narrowed to them.
    """

    count: int
    one: str
    many: str
    route: str
    narrowed: str = ""

    @property
    def words(self) -> str:
        """What waits, in words."""
        return f"{self.count} {self.one if self.count == 1 else self.many}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Entries of one register that wait for whoever has a right."""

    right: str
    entries: QuerySet[Model]
    one: str
    many: str
    narrowed: str = ""


def waiting_for(user: AbstractUser) -> list[Waiting]:
    """Return what waits for this user, people before papers; nothing that they may not do."""
    found = (*_people(user), *_papers(user))
    return [one for one in found if one.count]


def projects_going_on(user: AbstractUser) -> QuerySet[ChangeProjectPage]:
    """Return the projects that have begun and not ended, of those that this user may edit."""
    pages = PagePermissionPolicy(ChangeProjectPage).instances_user_has_permission_for(
        user, "change"
    )
    mine = ChangeProjectPage.objects.filter(pk__in=pages.values("pk"))
    return mine.exclude(status__in=(*ENDED, *NOT_BEGUN)).order_by("title")


def _people(user: AbstractUser) -> Iterator[Waiting]:
    if can(user, Action.HANDLE_FLAGS):
        flags = flags_of(user).filter(state=SafeguardingFlag.State.NEW).count()
        yield Waiting(flags, "concern is new", "concerns are new", "safeguarding:inbox")
        tests = alert_tests_of(user).count()
        yield Waiting(
            tests, "test alert to acknowledge", "test alerts to acknowledge", "safeguarding:inbox"
        )
    if can(user, Action.SCREEN):
        received = Response.objects.filter(
            deployment__in=let_read_in(user),
            screening=Response.Screening.RECEIVED,
            answers__text__isnull=False,
        )
        yield Waiting(
            received.distinct().count(),
            "response to screen",
            "responses to screen",
            "voice:deployments",
        )


def _papers(user: AbstractUser) -> Iterator[Waiting]:
    for kind in (*_undecided(), *_unseen()):
        if user.has_perm(f"changeprojects.{kind.right}"):
            name = kind.entries.model._meta.model_name
            route = f"changeprojects_{name}_modeladmin_index"
            yield Waiting(kind.entries.count(), kind.one, kind.many, route, kind.narrowed)


def _undecided() -> Iterator[_Kind]:
    yield _Kind(
        "decide_expressionofinterest",
        ExpressionOfInterest.objects.filter(status=ExpressionOfInterest.Status.SUBMITTED),
        "expression of interest to decide on",
        "expressions of interest to decide on",
        "status__exact=submitted",
    )
    yield _Kind(
        "allocate_budgetline",
        BudgetLine.objects.filter(status=BudgetLine.Status.PROPOSED),
        "budget line to set money aside for",
        "budget lines to set money aside for",
        "status__exact=proposed",
    )
    yield _Kind(
        "change_recommendation",
        Recommendation.objects.filter(decision=Recommendation.Decision.UNDECIDED),
        "recommendation without a decision",
        "recommendations without a decision",
        "decision__exact=undecided",
    )
    yield _Kind(
        "sign_off_evaluation",
        Evaluation.objects.filter(status=Evaluation.Status.DRAFT_REPORT),
        "evaluation to sign off",
        "evaluations to sign off",
        "status__exact=draft_report",
    )


def _unseen() -> Iterator[_Kind]:
    yield _Kind(
        "change_adaptation",
        Adaptation.objects.filter(status=Adaptation.Status.RECORDED),
        "adaptation of a site to look at",
        "adaptations of sites to look at",
        "status__exact=recorded",
    )
    yield _Kind(
        "change_stage",
        Stage.objects.filter(status=Stage.Status.ACTIVE, planned_end__lt=clock.today()),
        "stage goes on after its planned end",
        "stages go on after their planned end",
        "status__exact=active",
    )
    yield _Kind("change_review", _reviews_due(), "review is due", "reviews are due")


def _reviews_due() -> QuerySet[Review]:
    # A review that was followed by another is due no more.
    last = Review.objects.filter(project=OuterRef("project")).order_by("-held_on", "-pk")
    newest = Review.objects.annotate(last=Subquery(last.values("pk")[:1])).filter(pk=F("last"))
    return newest.filter(next_due__lte=clock.today())
