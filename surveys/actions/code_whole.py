"""Let codings of words stand for the whole answer, when the words move."""

from surveys.models import Answer


def code_whole(answer: Answer) -> None:
    """Tie the themes of `answer` to all of it: a screener changes what coders read of it.

    The places where the words were would lead to others. No theme is lost. The caller holds
    the transaction.
    """
    of_words = answer.codings.exclude(end=0).order_by("start", "pk")
    seen = set(answer.codings.filter(end=0).values_list("theme", "reading"))
    for coding in of_words:
        if (coding.theme_id, coding.reading) in seen:
            coding.delete()
            continue
        seen.add((coding.theme_id, coding.reading))
        coding.start = coding.end = 0
        coding.save(update_fields=["start", "end"])
