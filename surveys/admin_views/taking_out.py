"""The fields with which a screener decides what is taken out of somebody's words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError

from surveys.actions.screen_response import Clear
from surveys.engine.redaction import Span, Why, find
from surveys.exceptions import Reason
from surveys.models import Response
from surveys.selectors.screening import Proposal, Waiting

_KEEP = "keep"
TAKE_OUT = [(_KEEP, "Leave it in"), *((why.value, f"Take out: {why.value}") for why in Why)]
WHY = [(why.value, why.value.capitalize()) for why in Why]

# What a screener looks at, by what stands in the address.
SHOWN = {
    "waiting": (Response.Screening.RECEIVED, "To screen"),
    "aside": (Response.Screening.SET_ASIDE, "Set aside"),
    "cleared": (Response.Screening.CLEARED, "Cleared"),
}

Sent = Mapping[str, str]
Unread = Iterable[Reason]


@dataclass(frozen=True, slots=True)
class TakingOut:
    """Words with a field for each part that was found: its name, the part and what is chosen.

    `more` are words that somebody adds, and `why` is why they are taken out.
    `looked` is whether somebody says that they read it and nothing needs taking out, and
    `unread` what to do if nobody does.
    """

    waiting: Waiting
    found: tuple[tuple[str, Proposal, str], ...]
    more: str
    why: str
    looked: bool
    unread: str = ""


def fields_of(waiting: Waiting, sent: Sent, unread: Unread = ()) -> TakingOut:
    """Return the fields, filled with what was sent, or else with what was taken out before."""
    found = ((_name(waiting.of, one.span), one) for one in waiting.proposals)
    return TakingOut(
        waiting,
        tuple((name, one, sent.get(name, one.taken_out)) for name, one in found),
        sent.get(_more(waiting), ""),
        sent.get(_why(waiting), ""),
        _looked(waiting) in sent,
        next((one.message for one in unread if one.field == str(waiting.of)), ""),
    )


def cleared(waiting: Iterable[Waiting], sent: Sent) -> Clear:
    """Return what a person decided to take out of all these words, and what they read.

    Raises `ValidationError` where something proposed was not decided, words to take out do not
    stand there, or nobody says why they are taken out.
    """
    words = list(waiting)
    return Clear(
        {one.of: list(_spans(one, sent)) for one in words},
        read={one.of for one in words if _looked(one) in sent},
    )


def _spans(waiting: Waiting, sent: Sent) -> Iterator[Span]:
    for proposal in waiting.proposals:
        decided = sent.get(_name(waiting.of, proposal.span), "")
        if decided == _KEEP:
            continue
        if decided not in list(Why):
            raise ValidationError("Decide about everything that was found, then clear it.")
        yield Span(proposal.span.start, proposal.span.end, Why(decided))
    added = [words for words in sent.get(_more(waiting), "").splitlines() if words.strip()]
    why = sent.get(_why(waiting), "")
    if added and why not in list(Why):
        raise ValidationError("Say why the words that you added are taken out.")
    for words in added:
        found = find(waiting.text, words, Why(why))
        if not found:
            raise ValidationError("Some words to take out are not in the answer. Copy them.")
        yield from found


def _name(of: UUID, span: Span) -> str:
    return f"span-{of}-{span.start}-{span.end}"


def _more(waiting: Waiting) -> str:
    return f"more-{waiting.of}"


def _why(waiting: Waiting) -> str:
    return f"why-{waiting.of}"


def _looked(waiting: Waiting) -> str:
    return f"looked-{waiting.of}"
