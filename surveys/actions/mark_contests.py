"""Keep for whoever contested a theme that it was changed since: then they can be told so."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from changeprojects.selectors import says_the_same
from surveys.models import Coding, Contest, NoTheme, Reading, SurveyDeployment, Theme

# What coders go by, and the codebook; what the public was told of a theme stays.
_WORDS = ("definition", "include", "exclude")


def mark_reworded(before: Theme, after: Theme) -> None:
    """Mark who contested a theme and waits, if its words are others and not only other signs."""
    same = (says_the_same(getattr(before, name), getattr(after, name)) for name in _WORDS)
    if not all(same):
        Contest.objects.open().filter(theme=after).update(reworded_since=True)


def mark_recoded(themes: Iterable[UUID]) -> None:
    """Mark who contested one of these themes and waits: other answers belong to it now."""
    Contest.objects.open().filter(theme__in=list(themes)).update(recoded_since=True)


@contextmanager
def marking_recoded(deployment: SurveyDeployment, answers: Collection[UUID]) -> Iterator[None]:
    """Mark who waits if other of these answers belong to a theme afterwards.

    Who codes what nobody had read goes on with the work, and changes nothing. Two queries more
    before and one after; one if nobody waits.
    """
    if not Contest.objects.open().filter(theme__deployment=deployment).exists():
        yield
        return
    before = _themes_of(answers)
    read = before.keys() | set(
        NoTheme.objects.filter(answer__in=answers, reading=Reading.FIRST).values_list(
            "answer", flat=True
        )
    )
    yield
    after = _themes_of(answers)
    changed = (before.get(one, set()) ^ after.get(one, set()) for one in read)
    if moved := set[UUID]().union(*changed):
        mark_recoded(moved)


def _themes_of(answers: Collection[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    codings = Coding.objects.filter(answer__in=answers, reading=Reading.FIRST)
    for answer, theme in codings.values_list("answer", "theme"):
        found.setdefault(answer, set()).add(theme)
    return found
