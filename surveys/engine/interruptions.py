"""The page before hard questions: it says what is coming, and lets people skip it or stop.

Hard questions that stand together are one run, with one such page before it. The page is
called after the first page of its run, so it is the same one whatever was answered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveys.engine.questions import Schema, Step

GO_ON, SKIP = "go-on", "skip"
CHOICES = frozenset({GO_ON, SKIP})
# No page of questions begins so, and the address tells nothing.
_MARK = "_"


@dataclass(frozen=True, slots=True)
class Interruption:
    """The page before a run of hard questions. `coming` are sentences, perhaps none."""

    slug: str
    coming: tuple[str, ...]
    count: int


def interruptions_of(schema: Schema) -> Mapping[str, Interruption]:
    """Return for each hard page (its address) the page that stands before its run."""
    return {step.slug: _before(run) for run in _runs(schema) for step in run}


def interruption_at(schema: Schema, slug: str) -> Interruption | None:
    """Return the interruption with the address `slug`, if there is one."""
    if not slug.startswith(_MARK):
        return None
    return next((one for one in interruptions_of(schema).values() if one.slug == slug), None)


def _before(run: list[Step]) -> Interruption:
    sentences = dict.fromkeys(line for step in run for line in step.coming.splitlines() if line)
    return Interruption(
        slug=f"{_MARK}{run[0].slug}",
        coming=tuple(sentences),
        count=sum(len(step.questions) for step in run),
    )


def _runs(schema: Schema) -> Iterator[list[Step]]:
    run: list[Step] = []
    for step in schema.steps:
        if step.is_hard:
            run.append(step)
        elif run:
            yield run
            run = []
    if run:
        yield run
