"""What released versions say of recommendations; nobody makes it say something else afterwards."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta

from django.utils.formats import date_format

from changeprojects.clock import today
from changeprojects.editions import Released, released_versions
from changeprojects.models import ChangeProjectPage, ProductPage, Recommendation
from changeprojects.rules import evidence
from changeprojects.rules.real_words import (
    names_somebody,
    only_hides,
    says_something,
    says_the_same,
)
from changeprojects.selectors.asked import is_for
from changeprojects.selectors.came_from import fault_in_round
from changeprojects.selectors.claimed import fault_in_claims
from changeprojects.selectors.proof import is_shown_at_event
from syndication.models import Publication

# What the public reads as the decision; another word in it is another decision.
_DECISION = ("decision", "answer", "reason", "decided_by", "decided_on")
_FEW_WORDS = {
    "answer": "Say in a few words what was done, will be done or cannot be done.",
    "reason": "Say in a few words why: people read it.",
}
_NOBODY = {
    "decided_by": "Write in words which role or agency decided: people read it.",
    "owner": "Write in words which role or agency does it: people read it.",
}
# Nobody can be held to a promise for a day much after the decision.
_LONGEST = timedelta(days=3653)


def final_that_counts_on(recommendation: Recommendation) -> Released | None:
    """Return the newest public final version that came out on the decision, or None.

    No final version comes out while anything is undecided, so each counts on whatever had
    been decided by its day. The recommendation is meant as it is given.
    """
    if recommendation.decided_on is None or not recommendation.is_decided:
        return None
    finals = (
        one
        for one in _versions(recommendation.project)
        if one.public and one.stage == "final" and one.released_on >= recommendation.decided_on
    )
    return max(finals, key=lambda one: one.released_at, default=None)


def is_decided_anew(recommendation: Recommendation, stored: Recommendation) -> bool:
    """Return whether what was decided stays readable beside what is decided now."""
    if not stored.is_decided or not _differs(recommendation, stored, _DECISION):
        return False
    if is_public(stored):
        return True
    return stored.former_decisions.exists() or final_that_counts_on(stored) is not None


def fault_in_decision(recommendation: Recommendation) -> dict[str, str]:
    """Return a sentence by the name of its field if a released version forbids the change.

    Whatever is asked of a project stays with it: moved away, it would be answered nowhere. The
    decision may become another one, but once the public has read one there stays one, and
    another one has a day of its own. None is of a day before it was asked for. What the public
    has read was asked for stays so, its code and its words: decided, it would be the answer to
    something else. No other recommendation takes its code, also not once it was deleted. What
    nobody can look at is not said to be done.
    """
    stored = Recommendation.objects.filter(pk=recommendation.pk).first()
    faults = _taken_code(recommendation, stored) | fault_in_round(recommendation, stored)
    if stored is None:
        nothing = Recommendation()
        said = fault_in_claims(recommendation, nothing) | _empty_words(recommendation, nothing)
        return faults | said
    return (
        fault_in_claims(recommendation, stored)
        | _changed_words(recommendation, stored)
        | faults
        | _empty_words(recommendation, stored)
        | _moved_away(recommendation, stored)
        | _taken_back(recommendation, stored)
        | _undated(recommendation, stored)
    )


def _taken_code(recommendation: Recommendation, stored: Recommendation | None) -> dict[str, str]:
    is_same = stored and (stored.project_id, stored.code) == (
        recommendation.project_id,
        recommendation.code,
    )
    if is_same or not recommendation.project_id:
        return {}
    named = next(_naming(recommendation.project, recommendation.code), None)
    if named is None:
        return {}
    sentence = f"{_called(named)} names another recommendation by this code: choose another code."
    return {"code": sentence}


def _empty_words(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    """Return a fault for each thing newly said that tells its readers nothing."""
    if not recommendation.is_decided:
        return {}
    few = _unsaid(recommendation, stored, _FEW_WORDS, says_something)
    nobody = _unsaid(recommendation, stored, _NOBODY, names_somebody)
    return few | nobody | _never(recommendation, stored)


def _unsaid(
    recommendation: Recommendation,
    stored: Recommendation,
    sentences: Mapping[str, str],
    says: Callable[[str], bool],
) -> dict[str, str]:
    """Return the sentence of each field that is filled in anew and does not say what it should."""
    changed = _differs(recommendation, stored, sentences)
    said = {name: getattr(recommendation, name) for name in changed}
    return {name: sentences[name] for name, words in said.items() if words and not says(words)}


def _never(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    """Return a fault for a day so far off that nobody can be held to it."""
    changed = _differs(recommendation, stored, ("due", "decided_on", "decision"))
    due, decided = recommendation.due, recommendation.decided_on
    if not (changed and due and decided) or due - decided <= _LONGEST:
        return {}
    last = date_format(decided + _LONGEST, "j F Y")
    return {"due": f"Write a day within ten years of the decision, {last} at the latest."}


def _moved_away(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    if recommendation.project_id == stored.project_id:
        return {}
    sentence = f"It was asked of “{stored.project}”, which has to answer it: keep that project. "
    return {"project": f"{sentence}What another project is asked for is another recommendation."}


def _taken_back(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    if not stored.is_decided or recommendation.is_decided:
        return {}
    final = final_that_counts_on(stored)
    if final is None and not is_public(stored):
        return {}
    why = f"{_called(final)} answers this" if final else "The public has read what was decided"
    return {"decision": f"{why}: choose a decision, or keep the one there is."}


def _undated(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    """Return a fault if another decision would stand under the day of the former one."""
    if not recommendation.is_decided or not is_decided_anew(recommendation, stored):
        return {}
    final = final_that_counts_on(stored)
    days = [stored.decided_on, final.released_on if final else None]
    first = max(day for day in days if day)
    day = recommendation.decided_on
    if day and first <= day and (day != stored.decided_on or day == today()):
        return {}
    since = date_format(first, "j F Y")
    why = f"{_called(final)} counts on what was decided" if final else "The public has read it"
    return {
        "decided_on": f"{why}. Write the day of the new decision, after {since} or today. What "
        "was decided before stays readable beside it."
    }


def _changed_words(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    changed = list(_differs(recommendation, stored, ("code", "text")))
    why = _why_it_stays(stored) if changed else None
    # Who is named can be taken out of words of which no other letter may change.
    is_mended = only_hides(stored.text, recommendation.text) and _stays_shown(
        recommendation, stored
    )
    if why is None and was_read(stored.project):
        why = "The public has read this"
        is_mended = says_the_same(stored.text, recommendation.text)
    if is_mended:
        changed = [name for name in changed if name != "text"]
    if why is None:
        return {}
    sentences = {
        "code": f"{why} by its code: keep the code.",
        "text": f"{why} in these words: keep the words. If something else is asked for, add a new "
        "recommendation. If somebody is named, write [name] there instead.",
    }
    return {name: sentences[name] for name in changed}


def _stays_shown(recommendation: Recommendation, stored: Recommendation) -> bool:
    """Return whether what was told as its answer is for it still: names go one by one, too."""
    named = [
        entry["recommendation"]
        for version in _naming(stored.project, stored.code)
        for entry in version.changes
    ]
    told = [one for one in (*named, stored.carried_out_as) if is_for(one, stored)]
    return all(is_for(one, recommendation) for one in told)


def _why_it_stays(stored: Recommendation) -> str | None:
    """Return what answers the recommendation, as the beginning of a sentence."""
    if named := next(_naming(stored.project, stored.code), None):
        return f"{_called(named)} answers this"
    if stored.carried_out_as or is_shown_at_event(stored):
        return "Readers were told that an event answers this"
    final = final_that_counts_on(stored)
    return f"{_called(final)} counts on what was decided about this" if final else None


def _naming(project: ChangeProjectPage, code: str) -> Iterator[Released]:
    """Yield the public versions with a change that was made because of the recommendation."""
    for one in _versions(project):
        codes = {(entry["recommendation"] or {}).get("code") for entry in one.changes}
        if one.public and code in codes:
            yield one


def _versions(project: ChangeProjectPage) -> Iterator[Released]:
    products = ProductPage.objects.child_of(project).select_related("locale").order_by("path")
    for product in products:
        yield from released_versions(product.translation_key, product.locale.language_code)


def _differs(
    recommendation: Recommendation, stored: Recommendation, names: Iterable[str]
) -> list[str]:
    return [name for name in names if getattr(stored, name) != getattr(recommendation, name)]


def _called(version: Released) -> str:
    return f"{version.title} {version.version}"


def is_asked(recommendation: Recommendation) -> bool:
    """Return whether somebody asked for it: people in a theme, a test round or an evaluation."""
    if recommendation.source in (Recommendation.Source.TEST, Recommendation.Source.EVALUATION):
        return True
    known = evidence.is_known(evidence.THEMES_ASKING)
    return known and evidence.tells(evidence.THEMES_ASKING, recommendation) > 0


def is_public(recommendation: Recommendation) -> bool:
    """Return whether the public has read what was decided about it."""
    return recommendation.is_decided and was_read(recommendation.project)


def was_read(project: ChangeProjectPage) -> bool:
    """Return whether the project is public or ever was: what was read is not unread.

    While it is taken back, nobody can rewrite unseen what it told.
    """
    released = Publication.objects.filter(identifier=project.translation_key)
    return released.exclude(state=Publication.State.HELD).exists()
