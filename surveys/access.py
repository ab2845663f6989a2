"""Who may do what with what people said: the only place where that is decided.

Rights follow from being in a group now, and to read what people wrote also from a grant that
holds today. Django's permissions are never asked, so being a superuser gives nothing here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group
from django.db.models import Exists
from django.utils import timezone
from django.utils.formats import date_format

from surveys.engine.disclosure import enough
from surveys.models import AccessGrant, Reading, SafeguardingFlag, SurveyDeployment
from surveys.selectors.counts import base_of, thresholds_of
from surveys.selectors.deleted import answers_deleted_on
from surveys.selectors.grants import let_read_in
from surveys.selectors.readings import reading_of
from surveys.selectors.safeguarding import flags_of

ANALYSTS = "Analysts"
CODERS = "Coders"
SCREENERS = "Screeners"
SURVEY_MANAGERS = "Survey managers"
SAFEGUARDING_LEADS = "Safeguarding leads"
CONTACT_KEEPERS = "Contact keepers"
DATA_STEWARDS = "Data stewards"
VOICE_GROUPS = (
    ANALYSTS,
    CODERS,
    SCREENERS,
    SURVEY_MANAGERS,
    SAFEGUARDING_LEADS,
    CONTACT_KEEPERS,
    DATA_STEWARDS,
)

Actor = AbstractBaseUser | AnonymousUser


class Action(StrEnum):
    """What can be asked for."""

    SEE_DEPLOYMENTS = "see_deployments"
    SEE_RESULTS = "see_results"
    SEE_THEMES = "see_themes"
    EDIT_THEMES = "edit_themes"
    SEE_CONTESTS = "see_contests"
    READ_ANSWERS = "read_answers"
    CODE_ANSWERS = "code_answers"
    QUOTE = "quote"
    SORT_CARDS = "sort_cards"
    SCREEN = "screen"
    SCREEN_AGAIN = "screen_again"
    RAISE_CONCERN = "raise_concern"
    HANDLE_FLAGS = "handle_flags"
    ASK_FOR_ALERT_TEST = "ask_for_alert_test"
    SUSPEND = "suspend"
    READ_CONTACTS = "read_contacts"
    SEE_PROGRESS = "see_progress"
    INVITE = "invite"
    ENTER_ANSWERS = "enter_answers"
    SEE_EXPORTS = "see_exports"
    EXPORT_TABLES = "export_tables"
    EXPORT_CODEBOOK = "export_codebook"
    EXPORT_RAW = "export_raw"
    LET_READ = "let_read"


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes or no, and in the latter case one sentence that says why."""

    ok: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ok


_GROUPS_THAT_MAY: dict[Action, frozenset[str]] = {
    Action.SEE_DEPLOYMENTS: frozenset(
        {ANALYSTS, CODERS, SCREENERS, SURVEY_MANAGERS, DATA_STEWARDS}
    ),
    Action.SEE_RESULTS: frozenset({ANALYSTS, SURVEY_MANAGERS}),
    Action.SEE_THEMES: frozenset({ANALYSTS, CODERS}),
    # Coders say what an answer is about, and not what themes there are or who is quoted.
    Action.EDIT_THEMES: frozenset({ANALYSTS}),
    # The one screens what was written, the other answers it.
    Action.SEE_CONTESTS: frozenset({ANALYSTS, SCREENERS}),
    Action.READ_ANSWERS: frozenset({ANALYSTS, CODERS}),
    Action.CODE_ANSWERS: frozenset({ANALYSTS, CODERS}),
    # One proposes and another one confirms; `confirm_quote` sees to it that they are two.
    Action.QUOTE: frozenset({ANALYSTS}),
    # Two of them as well: `confirm_cards` sees to it.
    Action.SORT_CARDS: frozenset({ANALYSTS}),
    Action.SCREEN: frozenset({SCREENERS}),
    # Whoever reads a name that slipped through hides it at once; clearing stays with screeners.
    Action.SCREEN_AGAIN: frozenset({ANALYSTS, CODERS, SCREENERS}),
    Action.RAISE_CONCERN: frozenset({ANALYSTS, CODERS, SCREENERS}),
    Action.HANDLE_FLAGS: frozenset({SAFEGUARDING_LEADS}),
    Action.ASK_FOR_ALERT_TEST: frozenset({SAFEGUARDING_LEADS, SURVEY_MANAGERS, DATA_STEWARDS}),
    Action.SUSPEND: frozenset({SAFEGUARDING_LEADS}),
    Action.READ_CONTACTS: frozenset({CONTACT_KEEPERS}),
    Action.SEE_PROGRESS: frozenset({ANALYSTS, SURVEY_MANAGERS}),
    Action.INVITE: frozenset({SURVEY_MANAGERS}),
    # They read answers whole in any case; whoever writes the questions does not.
    Action.ENTER_ANSWERS: frozenset({SCREENERS}),
    Action.SEE_EXPORTS: frozenset({ANALYSTS, SURVEY_MANAGERS, DATA_STEWARDS}),
    Action.EXPORT_TABLES: frozenset({ANALYSTS, SURVEY_MANAGERS}),
    Action.EXPORT_CODEBOOK: frozenset({ANALYSTS, DATA_STEWARDS}),
    # Reading at a desk is recorded answer by answer; what is taken away is beyond all that.
    Action.EXPORT_RAW: frozenset({DATA_STEWARDS}),
    # Others than themselves; `let_read` sees to it.
    Action.LET_READ: frozenset({DATA_STEWARDS}),
}
# A lead may do these only where they are the lead, or the deputy; or to stop it, were told of it.
_ONLY_OWN = frozenset({Action.HANDLE_FLAGS, Action.SUSPEND})
_NEEDS_A_BASE = frozenset(
    {
        Action.READ_ANSWERS,
        Action.CODE_ANSWERS,
        Action.QUOTE,
        Action.SORT_CARDS,
        Action.EXPORT_RAW,
    }
)
# What shows words of people or sorts them, or how to reach them: for these being in a group is
# not enough. A request for help is not among them: only the lead and the deputy read it, who are
# named for each survey.
_NEEDS_A_GRANT = frozenset(
    {
        # Merged or reworded, a theme says something else of what people wrote.
        Action.EDIT_THEMES,
        Action.SEE_CONTESTS,
        Action.READ_ANSWERS,
        Action.CODE_ANSWERS,
        Action.QUOTE,
        Action.SORT_CARDS,
        Action.SCREEN,
        Action.SCREEN_AGAIN,
        Action.READ_CONTACTS,
        Action.EXPORT_RAW,
    }
)
# What shows which answers others gave a theme, or put in a pile.
_SHOWS_CODES = frozenset({Action.QUOTE, Action.SORT_CARDS})
# Who may be let read: everybody else has nothing to read.
GROUPS_THAT_READ = frozenset().union(*(_GROUPS_THAT_MAY[one] for one in _NEEDS_A_GRANT))
NOT_LET = (
    "Nobody has let you read what people wrote in this project, or not any more. Ask a data "
    "steward, who says who may and until when."
)
READS_SECOND = (
    "You read this survey as the second coder, without seeing how others coded it, and this page "
    "shows that. Say that you are done first: Themes, then Second coder."
)


def can(actor: Actor, action: Action, obj: SurveyDeployment | None = None) -> Decision:
    """Decide whether `actor` may do `action`, on `obj` where it is about one deployment.

    Reads the actor's groups and grants afresh each time: a right that was taken away or is over
    is gone at the next request. A free text is readable only where enough people answered.
    """
    decision = may_open(actor, action, obj)
    if not decision:
        return decision
    if obj is not None and action in _ONLY_OWN and not _covers(actor, action, obj):
        return Decision(ok=False, reason="You are neither the lead nor the deputy of this survey.")
    if obj is not None and action in _SHOWS_CODES and reading_of(obj, actor.pk) == Reading.SECOND:
        return Decision(ok=False, reason=READS_SECOND)
    if obj is not None and action in _NEEDS_A_BASE:
        thresholds = thresholds_of(obj)
        if not enough(base_of(obj), thresholds):
            deleted = answers_deleted_on(obj)
            return Decision(ok=False, reason=gone(deleted) if deleted else too_few(thresholds.base))
    return Decision(ok=True)


def needs_a_grant(action: Action) -> bool:
    """Return whether somebody must have been let do it, beside being in a group."""
    return action in _NEEDS_A_GRANT


def may_open(actor: Actor, action: Action, obj: SurveyDeployment | None = None) -> Decision:
    """Decide the same by who `actor` is alone: their groups and, about `obj`, their grants."""
    groups = _GROUPS_THAT_MAY[action]
    is_granted = obj is not None and needs_a_grant(action)
    if obj is not None and is_granted and _is_member(actor, groups, obj.project_id):
        return Decision(ok=True)
    if not _is_member(actor, groups):
        return Decision(
            ok=False, reason=f"Only these groups may do this: {', '.join(sorted(groups))}."
        )
    return Decision(ok=False, reason=NOT_LET) if is_granted else Decision(ok=True)


def can_open(actor: AbstractBaseUser, flag: SafeguardingFlag) -> Decision:
    """Decide whether `actor` may read `flag` and act on it.

    Only the lead and the deputy of its survey; if nobody of them is left, any safeguarding
    lead, because it is to them that the alert went.
    """
    decision = can(actor, Action.HANDLE_FLAGS)
    if decision and not flags_of(actor).filter(pk=flag.pk).exists():
        return Decision(ok=False, reason="This is for the lead and the deputy of its survey.")
    return decision


def which(actor: Actor, actions: Iterable[Action]) -> frozenset[Action]:
    """Return which of these `actor` may do by their groups alone. One query for all of them.

    For what is offered on a page about all surveys; whoever does one of them asks `can` about
    the deployment.
    """
    if not (actor.is_authenticated and actor.is_active):
        return frozenset()
    groups = frozenset(Group.objects.filter(user=actor.pk).values_list("name", flat=True))
    return frozenset(action for action in actions if groups & _GROUPS_THAT_MAY[action])


def which_about(
    actor: Actor, actions: Iterable[Action], deployments: Iterable[SurveyDeployment]
) -> dict[int, frozenset[Action]]:
    """Return, by the id of each deployment, which of these `actor` may open about it.

    By their groups and what they were let read, as `may_open` decides. Two queries at most.
    """
    pks = [one.pk for one in deployments]
    known, let = which(actor, actions), frozenset[int]()
    if isinstance(actor, AbstractBaseUser) and known & _NEEDS_A_GRANT:
        let = frozenset(let_read_in(actor).filter(pk__in=pks).values_list("pk", flat=True))
    return {pk: known if pk in let else known - _NEEDS_A_GRANT for pk in pks}


def gone(day: date) -> str:
    """Return the sentence that says that the answers were deleted on `day`."""
    return (
        f"The answers were deleted on {date_format(day, 'j F Y')}, as the people who gave them "
        "were told. What was counted of them stays."
    )


def too_few(minimum: int) -> str:
    """Return the sentence that says why nothing is shown."""
    return (
        f"Fewer than {minimum} people have answered. "
        "With so few, an answer could be traced to a person, so nothing is shown."
    )


def _covers(actor: Actor, action: Action, deployment: SurveyDeployment) -> bool:
    if actor.pk in (deployment.lead_id, deployment.deputy_id):
        return True
    # Whoever stands in for both may have to stop it before they can find anybody who may.
    if action != Action.SUSPEND or not isinstance(actor, AbstractBaseUser):
        return False
    return flags_of(actor).filter(deployment=deployment).exists()


def _is_member(actor: Actor, groups: frozenset[str], project: int | None = None) -> bool:
    if not (actor.is_authenticated and actor.is_active):
        return False
    found = Group.objects.filter(user=actor.pk, name__in=groups)
    if project is not None:
        grants = AccessGrant.objects.filter(person=actor.pk).valid(timezone.localdate())
        found = found.filter(Exists(grants.about(project)))
    return found.exists()
