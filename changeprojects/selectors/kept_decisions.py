"""Decisions that a released final version rests on; they are not taken back."""

from changeprojects.editions import released_versions
from changeprojects.models import ProductPage, Recommendation


def final_that_answers(recommendation: Recommendation) -> str | None:
    """Return which public final version says that it answers the recommendation, or None.

    The recommendation is meant as it is stored, whatever it was changed to since.
    """
    stored = Recommendation.objects.filter(pk=recommendation.pk).first()
    if stored is None:
        return None
    products = ProductPage.objects.child_of(stored.project).select_related("locale")
    for product in products:
        for one in released_versions(product.translation_key, product.locale.language_code):
            codes = {(entry["recommendation"] or {}).get("code") for entry in one.changes}
            if one.public and one.stage == "final" and stored.code in codes:
                return f"{one.title} {one.version}"
    return None


def fault_in_decision(recommendation: Recommendation) -> dict[str, str]:
    """Return a sentence by the name of its field if a released version forbids the change.

    The decision may become another one, but there stays one; and the recommendation
    stays what the version calls it, in the project where the version is.
    """
    stored = Recommendation.objects.filter(pk=recommendation.pk).first()
    if stored is None:
        return {}
    changed = {
        "decision": stored.is_decided and not recommendation.is_decided,
        "code": stored.code != recommendation.code,
        "project": stored.project_id != recommendation.project_id,
    }
    names = [name for name, is_changed in changed.items() if is_changed]
    final = final_that_answers(stored) if names else None
    if final is None:
        return {}
    sentences = {
        "decision": f"{final} answers this: choose a decision, or keep the one there is.",
        "code": f"{final} answers this by its code: keep the code.",
        "project": f"{final} answers this: keep it in its project.",
    }
    return {name: sentences[name] for name in names}
