"""End a second reading, so that the codes of both can be compared."""

from collections import defaultdict
from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can, may_open
from surveys.actions.keep_codebook import keep_codebook
from surveys.exceptions import NotSecond, Reason
from surveys.models import CodedTwice, Coding, Reading, SecondReading, SurveyDeployment
from surveys.selectors.readings import read_twice


@transaction.atomic
def end_second_reading(deployment: SurveyDeployment, *, by: Actor) -> SecondReading:
    """Say that the second coder is done; there is no way back, since both see the codes now.

    What both had coded is kept as it is at this moment, and compared for good.

    Raises `PermissionDenied` if `by` may not code answers here, `NotSecond` with a sentence if
    none goes on, it is somebody else's who may go on, or nothing could be compared.
    """
    decision = can(by, Action.CODE_ANSWERS, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    going_on = SecondReading.objects.select_for_update(of=("self",)).select_related("coder")
    second = going_on.filter(deployment=deployment, done_at=None).first()
    if second is None:
        raise NotSecond([Reason("none_goes_on", "No second reading goes on here.")])
    twice = list(_as_coded(deployment))
    # Others end what there is, also if it is nothing.
    if not codes_no_more(second):
        _raise_if_too_early(second, by, twice)
    second.codebook = keep_codebook(deployment)
    second.done_at = timezone.now()
    second.save(update_fields=["codebook", "done_at"])
    CodedTwice.objects.bulk_create(twice)
    log(instance=deployment, action="surveys.second_reading", user=by, data={"done": True})
    return second


def codes_no_more(second: SecondReading) -> bool:
    """Say whether its coder may not go on: no account, out of the group, or let read no more.

    Where only too few have answered by now they may go on later, and nobody else could end it.
    """
    if second.coder is None:
        return True
    return not may_open(second.coder, Action.CODE_ANSWERS, second.deployment)


def _raise_if_too_early(second: SecondReading, by: Actor, twice: list[CodedTwice]) -> None:
    if second.coder_id != by.pk:
        message = "Only the second coder says when they are done."
        raise NotSecond([Reason("not_yours", message)])
    if not twice:
        message = (
            "Nothing that the others coded is coded by you yet, so nothing could be compared. "
            "Code some answers first, or wait until the others have coded yours."
        )
        raise NotSecond([Reason("nothing_coded", message)])


def _as_coded(deployment: SurveyDeployment) -> Iterator[CodedTwice]:
    read = set(read_twice(deployment).values_list("pk", flat=True))
    given = defaultdict(set)
    coded = Coding.objects.filter(answer__response__deployment=deployment)
    for answer, reading, code in coded.values_list("answer", "reading", "theme__code"):
        given[answer, reading].add(code)
    for answer in read:
        first, second = (sorted(given[answer, one]) for one in (Reading.FIRST, Reading.SECOND))
        yield CodedTwice(answer_id=answer, first=first, second=second)
