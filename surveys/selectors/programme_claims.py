"""What words above the numbers of the programme may not say."""

from changeprojects.selectors import claimed_deed, claims_everything, exact_number, typed_number
from surveys.selectors.own_words import without_name
from surveys.selectors.voice import score_today

_INSTEAD = "Write what this page is for; below stands what became of each thing."


def fault_above(text: str) -> str:
    """Return why a text, or a title, may not stand above what was asked for; nothing if it may.

    It tells of something done once something is proven, and of everything once everything is, as
    all public documents have it now. It holds no exact number of people. Two queries, if any.
    """
    if words := typed_number(text):
        return exact_number(words)
    said = without_name(text)
    words = claimed_deed(said)
    if not words:
        return ""
    score = score_today()
    if not score.proven:
        return f"“{words}” says that it was done, and nothing is shown to be done. {_INSTEAD}"
    if score.proven < score.asked and (words := claims_everything(said)):
        return (
            f"“{words}” says that it was done, and not everything is shown to be done. {_INSTEAD}"
        )
    return ""
