"""What is said beside a decision, and claims that something was done that nobody can look at."""

from collections.abc import Iterable

from changeprojects.models import Recommendation
from changeprojects.rules.claimed_deeds import claimed_deed
from changeprojects.rules.typed_numbers import typed_number
from changeprojects.selectors.asked import asked_since
from changeprojects.selectors.proof import proof_of

# What the public reads of each, whatever was decided; and what it reads of a decision.
_ASKED = ("code", "text")
_ANSWER = ("answer", "reason", "decided_by", "owner")
_WILL = "Write what will be done, as “We will …”, with owner and day; or what cannot be."
_SHOW_IT = (
    "If it was done, name it in a change entry, or choose its event under “Carried out at”: then "
    "this can be said."
)
_INSTEAD = {
    "code": "Write a short code, as in REC-02.",
    "text": "Write what should be done.",
    "answer": f"{_WILL} {_SHOW_IT}",
    "reason": f"Write only why. {_SHOW_IT}",
    "decided_by": "Write only which role or agency decided.",
    "owner": "Write only which role or agency does it.",
}


def fault_in_claims(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    """Return a sentence by the name of each field newly said that says what it may not.

    That is how many people said something, exactly, for the public reads it at once; and a deed
    that nothing proves. A deed may be told, also one that was done instead of what was declined,
    while a released change or an event that took place shows that it is an answer to the
    recommendation.
    """
    names = [*_ASKED, *(_ANSWER if recommendation.is_decided else ())]
    if recommendation.decision == stored.decision:
        names = [one for one in names if getattr(recommendation, one) != getattr(stored, one)]
    typed = {name: typed_number(getattr(recommendation, name)) for name in names}
    claimed = {name: claimed_in(recommendation, [name]) for name in names}
    if any(claimed.values()) and is_proven(recommendation):
        claimed = {}
    claims = {
        name: f"{unshown(words)} {_INSTEAD[name]}" for name, words in claimed.items() if words
    }
    return claims | {name: exact_number(words) for name, words in typed.items() if words}


def exact_number(words: str) -> str:
    """Return the sentence that refuses words that tell exactly how many people said something."""
    return (
        f"“{words}” tells exactly how many people. Take the number out: the page tells by itself "
        "how many, as far as that gives nobody away."
    )


def unshown(words: str) -> str:
    """Return the sentence that refuses words that claim a deed; what to write follows it."""
    return f"“{words}” says that it was done, and nothing that readers can look at shows it."


def claimed_in(recommendation: Recommendation, names: Iterable[str] = _ANSWER) -> str:
    """Return the first words of these fields that claim that something was done, or nothing."""
    doers = (recommendation.owner, recommendation.decided_by)
    claims = (claimed_deed(getattr(recommendation, name), doers) for name in names)
    return next(filter(None, claims), "")


def is_proven(recommendation: Recommendation) -> bool:
    """Return whether readers can look at what shows it, whatever was decided."""
    if recommendation.pk is None:
        return False  # Nothing names it yet.
    since = asked_since(recommendation)
    return since is not None and proof_of(recommendation, since=since) is not None
