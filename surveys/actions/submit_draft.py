"""Send the answers: from a draft to a response that nobody can lead back to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from surveys.actions.tally import tally
from surveys.engine.answers import kept_as
from surveys.engine.helped import had_help
from surveys.engine.questions import Question, Schema
from surveys.models import Answer, ConsentRecord, Draft, DraftStep, Response
from surveys.rules.expiry import expiry_of_sent
from surveys.rules.weeks import monday_of


@dataclass(frozen=True, slots=True)
class Submission:
    """What is sent: the questions on the way, the answers by key, the permission to quote.

    `notice` is the key of the version that was shown before, `mode` how staff said that the
    answers were given: alone, if nobody said anything.
    """

    schema: Schema
    questions: Sequence[Question]
    answers: Mapping[str, Any]
    quote_permission: str
    withdraw_lookup: str
    notice: int | None = None
    mode: str = Response.Mode.SELF


def submit_draft(draft: Draft, read: Callable[[], Submission]) -> bool:
    """Turn `draft` into one unlinked response; False if there is nothing to send any more.

    The idempotency key is the draft: however often and from however many tabs it is
    sent, one response exists. In one transaction the draft is marked, the response, its
    answers and the record of consent are written, and the draft's pages deleted.

    `read` is asked what to send once nobody else can write; if it raises, nothing was sent.
    """
    with transaction.atomic():
        # Marking it also locks it: whoever sends or writes at the same time waits, then finds it.
        unsent = Draft.objects.filter(pk=draft.pk, is_sent=False)
        left = {"resume_lookup": None, "sealed_key": None, "expires_at": expiry_of_sent()}
        if not unsent.update(is_sent=True, **left):
            return False
        _write(draft, read())
        tally(draft.deployment_id, "sent")
        DraftStep.objects.filter(draft_id=draft.pk).wipe()
    return True


def _write(draft: Draft, submission: Submission) -> None:
    response = Response.objects.create(
        deployment_id=draft.deployment_id,
        version_id=draft.version_id,
        received_week=monday_of(timezone.localdate()),
        mode=_mode(submission),
        language=submission.schema.page_language,
        quote_permission=submission.quote_permission,
        withdraw_lookup=submission.withdraw_lookup,
        is_demo=draft.deployment.is_demo,
    )
    Answer.objects.bulk_create(
        _answer(response, question, submission.answers.get(question.key))
        for question in submission.questions
    )
    ConsentRecord.objects.create(
        response=response,
        notice_digest=submission.schema.consent_digest,
        notice_id=submission.notice,
        route=draft.deployment.consent_route,
        reference=draft.deployment.consent_reference,
        language=submission.schema.spoken or submission.schema.language,
    )


def _mode(submission: Submission) -> str:
    # On paper stays on paper, whoever held the pen: staff saw the sheet.
    alone = submission.mode == Response.Mode.SELF
    if alone and had_help(submission.questions, submission.answers):
        return Response.Mode.SUPPORTED
    return submission.mode


def _answer(response: Response, question: Question, given: Any) -> Answer:
    text, value = kept_as(question, given)
    return Answer(response=response, question=question.id, key=question.key, text=text, value=value)
