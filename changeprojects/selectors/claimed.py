"""What is said beside a decision, and claims that something was done that nobody can look at."""

from collections.abc import Iterable

from changeprojects.models import Recommendation
from changeprojects.rules.claimed_deeds import claimed_deed
from changeprojects.selectors.asked import asked_since
from changeprojects.selectors.proof import proof_of

# What the public reads of each, whatever was decided; and what it reads of a decision.
_ASKED = ("code", "text")
_ANSWER = ("answer", "reason", "decided_by", "owner")
WHAT_TO_DO = (
    "Nothing that readers can look at shows it. Name it in a change entry, or choose an event that "
    "took place: then this can be said. Or write what will be done, with a day; or why not, "
    "without saying that something was done."
)


def fault_in_claims(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    """Return a sentence by the name of each field newly said that claims what nothing proves.

    A deed may be told, also one that was done instead of what was declined, while a released
    change or an event that took place shows that it is an answer to the recommendation.
    """
    names = [*_ASKED, *(_ANSWER if recommendation.is_decided else ())]
    if recommendation.decision == stored.decision:
        names = [one for one in names if getattr(recommendation, one) != getattr(stored, one)]
    found = {name: claimed_in(recommendation, [name]) for name in names}
    found = {name: words for name, words in found.items() if words}
    if not found or _is_proven(recommendation):
        return {}
    return {name: f"“{words}” says that it was done. {WHAT_TO_DO}" for name, words in found.items()}


def claimed_in(recommendation: Recommendation, names: Iterable[str] = _ANSWER) -> str:
    """Return the first words of these fields that claim that something was done, or nothing."""
    doers = (recommendation.owner, recommendation.decided_by)
    claims = (claimed_deed(getattr(recommendation, name), doers) for name in names)
    return next(filter(None, claims), "")


def _is_proven(recommendation: Recommendation) -> bool:
    """Return whether readers can look at what shows it, whatever was decided."""
    if recommendation.pk is None:
        return False  # Nothing names it yet.
    since = asked_since(recommendation)
    return since is not None and proof_of(recommendation, since=since) is not None
