"""Questions that people answer by writing: words, a number, a month, a code."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from surveys.editing.question_blocks import SETTINGS, MayDeclineBlock
from surveys.engine.matching import PARTS
from surveys.engine.phrasebook import PHRASES

FEWEST_PARTS = 4


class FreeTextBlock(MayDeclineBlock):
    """A question answered in one's own words."""

    max_length = blocks.IntegerBlock(
        default=2000,
        min_value=50,
        max_value=4000,
        label="Longest answer",
        help_text="In letters. 2,000 is about a page.",
    )

    class Meta:
        icon = "edit"
        label = "Own words"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "max_length"], settings=[*SETTINGS, "rather_not_say"]
        )
        description = "People write in their own words. What they write is encrypted."
        template = "surveys/forms/blocks/text.html"
        preview_value = {
            "label": "What would have made it easier for you?",
            "help": "A few words are enough. Please leave out names and places.",
            "max_length": 2000,
        }


class ShortTextBlock(MayDeclineBlock):
    """A question answered in a few own words, on one line."""

    max_length = blocks.IntegerBlock(
        default=100,
        min_value=10,
        max_value=200,
        label="Longest answer",
        help_text="In letters. 100 are some fifteen words.",
    )

    class Meta:
        icon = "minus"
        label = "A few own words"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "max_length"], settings=[*SETTINGS, "rather_not_say"]
        )
        description = "One line for a few own words. What people write is encrypted."
        template = "surveys/forms/blocks/line.html"
        preview_value = {"label": "What is the best word for it?", "max_length": 100}


class NumberBlock(MayDeclineBlock):
    """A whole number, told later only in steps."""

    lowest = blocks.IntegerBlock(
        default=0, min_value=0, label="Lowest", help_text="The smallest number that can be true."
    )
    highest = blocks.IntegerBlock(
        default=20, min_value=1, label="Highest", help_text="The largest number that can be true."
    )

    class Meta:
        icon = "order-up"
        label = "Whole number"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "lowest", "highest"],
            settings=[*SETTINGS, "rather_not_say"],
        )
        description = "People write a whole number. Results tell it in steps, never one by one."
        template = "surveys/forms/blocks/line.html"
        preview_value = {"label": "How many workers did you have?", "lowest": 0, "highest": 20}

    def clean(self, value: Any) -> Any:
        """Refuse limits between which there is no number."""
        cleaned = super().clean(value)
        if cleaned["lowest"] >= cleaned["highest"]:
            raise blocks.StructBlockValidationError(
                {"highest": ValidationError("Write a number above the lowest one.")}
            )
        return cleaned


class MonthBlock(MayDeclineBlock):
    """A month and a year, never a day."""

    class Meta:
        icon = "calendar-alt"
        label = "Month and year"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help"], settings=[*SETTINGS, "rather_not_say"]
        )
        description = "People write a month and a year. No day: it could tell who somebody is."
        template = "surveys/forms/blocks/line.html"
        preview_value = {"label": "When did the help begin?", "help": "Month and year."}


class CodeBlock(MayDeclineBlock):
    """A code that a person can make again later, so that before and after can be compared."""

    parts = blocks.MultipleChoiceBlock(
        choices=[(part.key, PHRASES[part.phrase]) for part in PARTS.values()],
        default=list(PARTS)[:5],
        label="Parts",
        help_text=(
            "At least four. Use the same ones every time, and only where at least 30 people "
            "answer. What people write is kept as a scrambled mark that cannot be read back."
        ),
    )

    class Meta:
        icon = "key"
        label = "Code for before and after"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "parts"], settings=[*SETTINGS, "rather_not_say"]
        )
        description = (
            "People make a code of small parts, the same each time. "
            "Two answers can be matched without a name."
        )
        template = "surveys/forms/blocks/line.html"
        preview_value = {
            "label": "Please make your code",
            "help": "So that we can compare your answers without knowing who you are.",
            "parts": ["first-name", "carer-name", "birth-day", "older"],
        }

    def clean(self, value: Any) -> Any:
        """Refuse a code of too few parts: too many people would have the same."""
        cleaned = super().clean(value)
        if len(cleaned["parts"]) < FEWEST_PARTS:
            raise blocks.StructBlockValidationError(
                {"parts": ValidationError("Choose at least four parts.")}
            )
        return cleaned
