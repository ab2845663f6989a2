"""What a product owes its readers: help, practical parts, evidence, and how it came about."""

from typing import Any

from django.core.exceptions import ValidationError

from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import is_learning_report, live_parts, public_products
from changeprojects.rules.lix import lix
from changeprojects.rules.notes import noting_changes_of
from changeprojects.rules.rulebook import Params, Severity

PUBLIC = {"pilot", "final"}
PRACTICAL = {"exercise", "checklist", "worked_example"}
EASY_READ = "easy_read"


def _blocks(product: Any) -> list[tuple[Any, Any]]:
    return [(section, block) for section in product.body for block in section.value["content"]]


@registered
class EverybodyCanReadIt(Rule):
    """B12: what is public has text that everybody can read, and says how to reuse it."""

    code = "B12"
    asks = "The version has a text, and readers know how they may reuse it."
    message = "Write at least one section and choose a licence before you release this."
    field = "body"

    def applies(self, subject: Any) -> bool:
        """Return whether the version is public."""
        return subject.stage in PUBLIC

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether there is a section and a licence."""
        return len(subject.body) > 0 and bool(subject.licence.strip())


@registered
class EveryBlockIsComplete(Rule):
    """B19: no part of a version lacks what its readers need: an end of a sentence, a source."""

    code = "B19"
    asks = "Every part of the text is complete."
    message = "Fill in what is missing in the text."
    field = "body"

    def applies(self, subject: Any) -> bool:
        """Return whether there is a text."""
        return len(subject.body) > 0

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether no block lacks anything."""
        return not self._incomplete(subject)

    def explain(self, subject: Any, params: Params) -> str:
        """Return in which blocks something is missing."""
        names = ", ".join(self._incomplete(subject))
        return f"Fill in what is missing in {names}." if names else self.message

    def _incomplete(self, product: Any) -> list[str]:
        with noting_changes_of(product):
            return [
                f"“{section.value['heading']}”, {block.block.label.lower()}"
                for section, block in _blocks(product)
                if not _is_complete(block)
            ]


def _is_complete(block: Any) -> bool:
    try:
        block.block.clean(block.value)
    except ValidationError:
        return False
    return True


@registered
class EventSharesIt(Rule):
    """W03: an event shares what is released."""

    code = "W03"
    severity = Severity.WARN
    asks = "An event shares this version."
    message = "Plan an event at which this version is shared, or say why there is none."

    def applies(self, subject: Any) -> bool:
        """Return whether the version is public."""
        return subject.stage in PUBLIC and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether an event of the project names the product."""
        project = subject.project
        events = live_parts(project, "event") if project else []
        return any(one.product_id == subject.pk for one in events)


@registered
class SummaryIsPlain(Rule):
    """W06: everybody can read the first thing that is said about a product."""

    code = "W06"
    severity = Severity.WARN
    asks = "The summary is in plain words and short sentences, with a LIX of at most {most}."
    message = "Write the summary in shorter sentences and shorter words."
    params = {"most": 40}
    field = "plain_summary"

    def applies(self, subject: Any) -> bool:
        """Return whether the version is public, and has a summary."""
        return subject.stage in PUBLIC and bool(subject.plain_summary.strip())

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the summary is no harder to read than it may be."""
        return lix(subject.plain_summary) <= params["most"]

    def explain(self, subject: Any, params: Params) -> str:
        """Return how hard it is and how hard it may be."""
        return (
            f"{self.message} Its readability index (LIX) is {lix(subject.plain_summary)}; "
            f"{params['most']} or less is plain."
        )


@registered
class EasyReadExists(Rule):
    """W06, second half: people with a learning disability find a version made for them."""

    code = "W06-easy-read"
    severity = Severity.WARN
    asks = "There is an Easy Read version."
    message = "Release a product of the kind “Easy Read” in this project, made with its readers."

    def applies(self, subject: Any) -> bool:
        """Return whether the version is public."""
        return subject.stage in PUBLIC and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the product is one, or its project has one that readers can read."""
        if subject.kind == EASY_READ:
            return True
        project = subject.project
        return project is not None and any(
            one.kind == EASY_READ for one in public_products(project)
        )


@registered
class FinalHasMoreHelp(Rule):
    """W04: readers of a final version find further help."""

    code = "W04"
    severity = Severity.WARN
    asks = "The project links to further help for readers."
    message = "Add a film, a course or a forum under “More help for readers” of the project."

    def applies(self, subject: Any) -> bool:
        """Return whether this is a final version."""
        return subject.stage == "final" and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the project has such a link."""
        project = subject.project
        return project is not None and len(project.support.all()) > 0


@registered
class ComesFromPracticalWork(Rule):
    """W14: a product comes out of practical work that is written down."""

    code = "W14"
    severity = Severity.WARN
    asks = "The practical work it came from is written down."
    message = "Add the practical work it came from, under “Release”."
    field = "made_from"

    def applies(self, subject: Any) -> bool:
        """Return whether the version is public."""
        return subject.stage in PUBLIC and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether there is an activity."""
        return len(subject.made_from.all()) > 0


@registered
class EverySectionHasEvidence(Rule):
    """W15: each section says on what it rests, and be it practice knowledge."""

    code = "W15"
    severity = Severity.WARN
    asks = "Every section says on what evidence it rests."
    message = "Add an evidence block to every section; practice knowledge counts."
    field = "body"

    def applies(self, subject: Any) -> bool:
        """Return whether the version is public, and has a section."""
        is_public = subject.stage in PUBLIC and not is_learning_report(subject)
        return is_public and len(subject.body) > 0

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether no section is without."""
        return not self._without(subject)

    def explain(self, subject: Any, params: Params) -> str:
        """Return which sections have none."""
        names = ", ".join(f"“{heading}”" for heading in self._without(subject))
        return f"Add an evidence block to {names}; practice knowledge counts."

    def _without(self, product: Any) -> list[str]:
        return [
            section.value["heading"]
            for section in product.body
            if not any(block.block_type == "evidence" for block in section.value["content"])
        ]


@registered
class SomethingToDo(Rule):
    """W16: a product is practical: it has something to do in it."""

    code = "W16"
    severity = Severity.WARN
    asks = "There is an exercise, a checklist or a worked example in it."
    message = "Add an exercise, a checklist or a worked example."
    field = "body"

    def applies(self, subject: Any) -> bool:
        """Return whether the version is public."""
        return subject.stage in PUBLIC and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether one of its blocks is practical."""
        return any(block.block_type in PRACTICAL for _, block in _blocks(subject))
