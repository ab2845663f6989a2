"""Say which themes answers belong to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Answer, Coding, Response, SurveyDeployment


@dataclass(frozen=True, slots=True)
class CodingChange:
    """What one person changed at one answer: themes given to it and taken from it.

    A change and not the whole set, so that two people who code the same answer at the
    same time do not undo each other's work.
    """

    given: frozenset[UUID] = frozenset()
    taken: frozenset[UUID] = frozenset()


def code_answers(
    deployment: SurveyDeployment,
    changes: Mapping[UUID, CodingChange],
    *,
    by: Actor,
) -> int:
    """Apply `changes`, by answer, and return how many answers changed.

    Answers and themes of other deployments are left alone, and answers not
    cleared. Raises `PermissionDenied` with a reason if `by` may not code answers here.
    """
    decision = can(by, Action.CODE_ANSWERS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    with transaction.atomic():
        changed = _apply(deployment, changes, by)
        if changed:
            data = {"answers": sorted(str(pk) for pk in changed)}
            log(instance=deployment, action="surveys.code_answers", user=by, data=data)
    return len(changed)


def _apply(
    deployment: SurveyDeployment, changes: Mapping[UUID, CodingChange], by: Actor
) -> Collection[UUID]:
    themes = set(deployment.themes.values_list("pk", flat=True))
    answers = Answer.objects.filter(
        response__deployment=deployment,
        response__screening=Response.Screening.CLEARED,
        pk__in=changes.keys(),
        text__isnull=False,
    )
    known = {pk: changes[pk] for pk in answers.values_list("pk", flat=True)}
    for pk, change in known.items():
        Coding.objects.filter(answer_id=pk, theme_id__in=change.taken & themes).delete()
    Coding.objects.bulk_create(
        (
            Coding(answer_id=pk, theme_id=theme, coder_id=by.pk)
            for pk, change in known.items()
            for theme in change.given & themes
        ),
        ignore_conflicts=True,
    )
    return [pk for pk, change in known.items() if (change.given | change.taken) & themes]
