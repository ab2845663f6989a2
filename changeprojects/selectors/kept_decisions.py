"""What released versions say of recommendations; nobody makes it say something else afterwards."""

from collections.abc import Iterator

from changeprojects.editions import Released, released_versions
from changeprojects.models import ChangeProjectPage, ProductPage, Recommendation
from changeprojects.selectors.proof import is_shown_at_event


def final_that_answers(recommendation: Recommendation) -> str | None:
    """Return which public final version says that it answers the recommendation, or None.

    The recommendation is meant as it is stored, whatever it was changed to since.
    """
    stored = Recommendation.objects.filter(pk=recommendation.pk).first()
    named = _naming(stored.project, stored.code) if stored else ()
    return next((_called(one) for one in named if one.stage == "final"), None)


def fault_in_decision(recommendation: Recommendation) -> dict[str, str]:
    """Return a sentence by the name of its field if a released version forbids the change.

    The decision may become another one, but once the public has read one there stays one.
    What any public version names, or an event was seen to carry out, stays what it was then:
    its code, its words and its project. No other recommendation takes its code, also not once it was deleted.
    """
    stored = Recommendation.objects.filter(pk=recommendation.pk).first()
    faults = _taken_code(recommendation, stored)
    return faults | _changed_words(recommendation, stored) if stored else faults


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


def _changed_words(recommendation: Recommendation, stored: Recommendation) -> dict[str, str]:
    changed = [
        name
        for name in ("code", "text", "project_id")
        if getattr(stored, name) != getattr(recommendation, name)
    ]
    faults = {}
    if stored.is_decided and not recommendation.is_decided:
        final = final_that_answers(stored)
        if final or stored.project.live:
            why = f"{final} answers this" if final else "The public has read what was decided"
            words = f"{why}: choose a decision, or keep the one there is."
            faults["decision"] = words
    why = _why_it_stays(stored) if changed else None
    if why is None:
        return faults
    sentences = {
        "code": f"{why} by its code: keep the code.",
        "text": f"{why} in these words: keep the words. "
        "If something else is asked for, add a new recommendation.",
        "project_id": f"{why}: keep it in its project.",
    }
    return faults | {name.removesuffix("_id"): sentences[name] for name in changed}


def _why_it_stays(stored: Recommendation) -> str | None:
    """Return what answers the recommendation, as the beginning of a sentence."""
    if named := next(_naming(stored.project, stored.code), None):
        return f"{_called(named)} answers this"
    if stored.carried_out_as or is_shown_at_event(stored):
        return "Readers were told that an event answers this"
    return None


def _naming(project: ChangeProjectPage, code: str) -> Iterator[Released]:
    """Yield the public versions with a change that was made because of the recommendation."""
    products = ProductPage.objects.child_of(project).select_related("locale").order_by("path")
    for product in products:
        for one in released_versions(product.translation_key, product.locale.language_code):
            codes = {(entry["recommendation"] or {}).get("code") for entry in one.changes}
            if one.public and code in codes:
                yield one


def _called(version: Released) -> str:
    return f"{version.title} {version.version}"
