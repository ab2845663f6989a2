"""Say which themes answers, or words of them, belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.keep_codebook import keep_codebook
from surveys.actions.mark_contests import marking_recoded
from surveys.engine.spans import digest_of, inside
from surveys.exceptions import NotSecond, Reason
from surveys.models import Answer, CodebookVersion, Coding, NoTheme, Reading, SurveyDeployment
from surveys.rules.named_in_log import named
from surveys.selectors.answers import readable_answers
from surveys.selectors.readings import reading_of

_OVER = (
    "Your second reading is over, and this page was opened before. The themes were not saved. The "
    "codes that you see now are those of the first reading."
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of an answer that belong to a theme: from `start` to before `end`."""

    theme: UUID
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CodingChange:
    """What one person changed at one answer: themes given to it and taken from it.

    A change and not the whole set, so that two people who code the same answer at the
    same time do not undo each other's work. `marked` and `unmarked` are words in the text with
    the digest `of`: if a screener took out more meanwhile, places in it mean nothing any more
    and are left out. `fits_none` says that no theme fits, or no longer that.
    """

    given: frozenset[UUID] = frozenset()
    taken: frozenset[UUID] = frozenset()
    marked: frozenset[Marked] = frozenset()
    unmarked: frozenset[Marked] = frozenset()
    of: str = ""
    fits_none: bool | None = None


@dataclass(frozen=True, slots=True)
class _Coder:
    """Who codes, in which reading, with which themes: by their ids, and those merged into them."""

    by: Actor
    reading: Reading
    codebook: CodebookVersion
    themes: Mapping[UUID, UUID]
    group: Coding.CoderGroup


def code_answers(
    deployment: SurveyDeployment,
    changes: Mapping[UUID, CodingChange],
    *,
    by: Actor,
    shown: Reading = Reading.FIRST,
) -> int:
    """Apply `changes`, by answer, and return how many answers changed.

    Answers and themes of other deployments are left alone, and answers not
    cleared. What whoever reads second says is kept apart from what the others said.
    `shown` is the second reading if the codes that were changed were shown as those.

    Raises `PermissionDenied` with a reason if `by` may not code answers here, `NotSecond` if the
    second reading that was shown is over: what was taken from it would go from the first.
    """
    decision = can(by, Action.CODE_ANSWERS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    if not changes:
        return 0
    with transaction.atomic():
        # It holds the themes: nobody ends a reading meanwhile.
        codebook = keep_codebook(deployment)
        reading = reading_of(deployment, by.pk)
        if shown == Reading.SECOND and reading == Reading.FIRST:
            raise NotSecond([Reason("over", _OVER)])
        coder = _Coder(by, reading, codebook, _themes(deployment), _group_of(by))
        answers = readable_answers(deployment).filter(pk__in=changes)
        found = answers.select_related("response").prefetch_related("redactions")
        with marking_recoded(deployment, changes.keys()):
            changed = [one for one in found if _code(one, changes[one.pk], coder)]
        if changed:
            came = [(one.pk, one.response.received_week) for one in changed]
            data = named("answers", came, today=timezone.localdate())
            data["reading"] = coder.reading.value
            log(instance=deployment, action="surveys.code_answers", user=by, data=data)
    return len(changed)


def _group_of(by: Actor) -> Coding.CoderGroup:
    """Return whom a coder is one of, as their account says; whoever may do everything is staff."""
    if not isinstance(by, AbstractUser) or by.is_superuser:
        return Coding.CoderGroup.STAFF
    says_so = by.has_perm("surveys.code_as_service_user")
    return Coding.CoderGroup.SERVICE_USER if says_so else Coding.CoderGroup.STAFF


def _themes(deployment: SurveyDeployment) -> dict[UUID, UUID]:
    """Return every theme with the one that is in use now: whoever coded meanwhile is not lost."""
    rows = deployment.themes.values_list("pk", "merged_into")
    return {pk: merged_into or pk for pk, merged_into in rows}


def _code(answer: Answer, change: CodingChange, coder: _Coder) -> bool:
    known = coder.themes.get
    # Whoever takes away a theme that was merged meanwhile does not speak of the other.
    taken = {one for one in change.taken if known(one) == one}
    given = {theme for one in change.given if (theme := known(one))} - taken
    marked = _known_words(answer, change, coder, change.marked)
    unmarked = _known_words(answer, change, coder, change.unmarked)
    codings = Coding.objects.filter(answer=answer, reading=coder.reading)
    codings.filter(theme__in=taken).delete()
    for one in unmarked:
        codings.filter(theme=one.theme, start=one.start, end=one.end).delete()
    # Whoever says which words they are means these, and no longer the whole.
    codings.filter(theme__in={one.theme for one in marked}, end=0).delete()
    _add(answer, marked, coder)
    whole = given - set(codings.filter(theme__in=given).values_list("theme", flat=True))
    _add(answer, {Marked(theme, 0, 0) for theme in whole}, coder)
    said = _say_none(answer, change, coder)
    return bool(taken | given | marked | unmarked) or said


def _known_words(
    answer: Answer, change: CodingChange, coder: _Coder, words: frozenset[Marked]
) -> set[Marked]:
    text = answer.redacted_text
    if not words or digest_of(text) != change.of:
        return set()
    return {
        Marked(theme, one.start, one.end)
        for one in words
        if (theme := coder.themes.get(one.theme)) and inside(one.start, one.end, text)
    }


def _add(answer: Answer, words: set[Marked], coder: _Coder) -> None:
    Coding.objects.bulk_create(
        (
            Coding(
                answer=answer,
                theme_id=one.theme,
                start=one.start,
                end=one.end,
                reading=coder.reading,
                codebook=coder.codebook,
                coder_id=coder.by.pk,
                coder_group=coder.group,
            )
            for one in words
        ),
        ignore_conflicts=True,
    )


def _say_none(answer: Answer, change: CodingChange, coder: _Coder) -> bool:
    """Keep that no theme fits, as long as none is given; return whether that was changed."""
    none = NoTheme.objects.filter(answer=answer, reading=coder.reading)
    if Coding.objects.filter(answer=answer, reading=coder.reading).exists():
        none.delete()
        return False
    if change.fits_none:
        NoTheme.objects.get_or_create(
            answer=answer,
            reading=coder.reading,
            defaults={"codebook": coder.codebook, "coder_id": coder.by.pk},
        )
    elif change.fits_none is False:
        none.delete()
    return change.fits_none is not None
