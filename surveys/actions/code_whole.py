"""Let codings of words stand for the whole answer, when the words move."""

from surveys.models import Answer


def code_whole(answer: Answer) -> None:
    """Tie the themes of `answer` to all of it: a screener changes what coders read of it.

    The places where the words were would lead to others. No theme is lost. The caller holds
    the transaction.
    """
    of_words = answer.codings.exclude(end=0).order_by("start", "pk")
    seen = {(one.theme_id, one.reading): one for one in answer.codings.filter(end=0)}
    for coding in of_words:
        if same := seen.get((coding.theme_id, coding.reading)):
            same.take_over(coding)
            same.save(update_fields=["themes_before"])
            coding.delete()
            continue
        seen[coding.theme_id, coding.reading] = coding
        coding.start = coding.end = 0
        coding.save(update_fields=["start", "end"])
