"""Something to do: exercises, checklists, examples, tips."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from changeprojects.blocks.grown import GrownBlock
from changeprojects.blocks.ticks import TickBlock

_TEMPLATES = "changeprojects/blocks"


class ExerciseBlock(GrownBlock):
    """Something a team does together; it can be printed alone."""

    title = blocks.CharBlock(max_length=120, help_text="What the team does, in a few words.")
    purpose = blocks.CharBlock(
        max_length=200, required=False, help_text="What a team can do after it."
    )
    for_whom = blocks.CharBlock(
        max_length=120, label="For", help_text="Who does it, as in: a team of 3 to 8."
    )
    minutes = blocks.IntegerBlock(
        min_value=1, max_value=480, help_text="How long it takes, talking about it included."
    )
    bring = blocks.CharBlock(
        max_length=200, required=False, help_text="What to have at hand before it begins."
    )
    steps = blocks.ListBlock(
        blocks.TextBlock(label="Step"),
        min_num=1,
        help_text="What to do, one thing at a time, in the order in which it is done.",
    )
    for_leader = blocks.TextBlock(
        required=False,
        label="For the person leading",
        help_text="What only the one who leads it has to know. The public can read it.",
    )

    # What older editions do not have is left out where it is empty: they stay word for word.
    added_later = ("purpose",)

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the number that the section gives, or "1a" when shown alone."""
        context = super().get_context(value, parent_context=parent_context)
        context["exercise_number"] = context.get("exercise_number", "1a")
        return context

    class Meta:
        icon = "group"
        label = "Exercise"
        group = "To do"
        description = "Something a team does together. It can be printed alone."
        template = f"{_TEMPLATES}/exercise.html"
        preview_value = {
            "title": "Read it as the parent",
            "purpose": "",
            "for_whom": "Supervision, or a team of 3 to 8",
            "minutes": 25,
            "bring": "One page of a statement, names removed",
            "steps": ["Read the page in silence.", "Pick one sentence. Rewrite it."],
            "for_leader": "Do not use a case that someone in the room is working on.",
        }


class ChecklistBlock(blocks.StructBlock):
    """Short points to tick off."""

    items = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label="Point"),
        min_num=1,
        help_text="Each point is one thing that is true or not yet, as in: names are right.",
    )

    class Meta:
        icon = "tick-inverse"
        label = "Checklist"
        group = "To do"
        description = "Short points to tick off."
        template = f"{_TEMPLATES}/checklist.html"
        preview_value = {"items": ["Names are right", "Each fact says where it came from"]}


class WorkedExampleBlock(blocks.StructBlock):
    """A sentence as it should not be, and as it should."""

    not_this = blocks.TextBlock(label="Not", help_text="The sentence as it should not be.")
    but_this = blocks.TextBlock(label="But", help_text="The same said as it should be.")

    class Meta:
        icon = "edit"
        label = "Worked example"
        group = "To do"
        description = "A sentence as it should not be, and as it should."
        template = f"{_TEMPLATES}/worked_example.html"
        preview_value = {
            "not_this": "Ms A often misses appointments.",
            "but_this": "Ms A missed two of five appointments in March (clinic letter).",
        }


class PracticeTipBlock(blocks.StructBlock):
    """Something that helped somebody do it."""

    text = blocks.TextBlock(help_text="What to do, in one or two sentences.")
    from_whom = blocks.CharBlock(
        max_length=120,
        required=False,
        label="From",
        help_text="A role or an agency that may be named, as in: a team manager. Never a person.",
    )

    class Meta:
        icon = "pick"
        label = "Practice tip"
        group = "To do"
        description = "A small thing that helped somebody do it."
        template = f"{_TEMPLATES}/practice_tip.html"
        preview_value = {
            "text": "Book the room for the sharing meeting on the day the case is allocated.",
            "from_whom": "A team manager",
        }


class CaseExampleBlock(blocks.StructBlock):
    """What happened to somebody who does not exist, or who agreed to be told about."""

    title = blocks.CharBlock(max_length=120, help_text="As in: Ms A reads the draft.")
    text = blocks.TextBlock(help_text="What happened. Leave out all by which people are known.")
    is_fictional = TickBlock(
        required=False,
        default=True,
        label="Made up",
        help_text="Nobody is told about here, and nobody can be taken for somebody.",
    )
    consent = blocks.CharBlock(
        max_length=120,
        required=False,
        label="Consent",
        help_text="If it is not made up: where the written consent is kept. Not public.",
    )

    def get_api_representation(
        self, value: blocks.StructValue, context: Any = None
    ) -> dict[str, Any]:
        """Return the words and whether they are made up; never where a consent is kept."""
        return {
            "title": value["title"],
            "text": value["text"],
            "is_fictional": bool(value["is_fictional"]),
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a real case without a consent."""
        cleaned: blocks.StructValue = super().clean(value)
        if not cleaned["is_fictional"] and not cleaned["consent"].strip():
            message = "Say that it is made up, or write where the written consent is kept."
            raise blocks.StructBlockValidationError({"consent": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "user"
        label = "Case example"
        group = "To do"
        description = "What happened to somebody: made up, or told with written consent."
        template = f"{_TEMPLATES}/case_example.html"
        preview_value = {
            "title": "Ms A reads the draft",
            "text": "Ms A reads it with her support worker and puts a cross on one line.",
            "is_fictional": True,
            "consent": "",
        }
