"""What all questions have, and those that are answered by choosing.

Every question can be skipped; that is not a choice an editor can take away.
"""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from changeprojects.blocks.ticks import TickBlock
from surveys.editing.in_words import InWords
from surveys.editing.words import (
    AnswerWordsBlock,
    EndsWordsBlock,
    QuestionWordsBlock,
    picture_block,
)

KEY_HELP = (
    "A word for the question in tables and rules, for instance “explained”. "
    "People who answer do not see it. Empty: made from the question."
)
FACES = (3, 5)
# What every question has behind the cog.
SETTINGS = ["picture", "key", "sensitive", "personal", "others"]


class OptionBlock(InWords, blocks.StructBlock):
    """One answer to choose."""

    label = blocks.CharBlock(
        max_length=160, label="Words", help_text="As people would say it, in a few words."
    )
    picture = picture_block()
    value = blocks.RegexBlock(
        regex=r"^[a-z0-9][a-z0-9-]*$",
        max_length=60,
        required=False,
        label="Short name",
        help_text="For tables. Empty: made from the words, and kept when the words change.",
        error_messages={"invalid": "Use small letters, digits and hyphens."},
    )
    helped = TickBlock(
        required=False,
        label="Somebody helped",
        help_text="Tick it if whoever chooses this had help with the questions. What they say is "
        "then told apart from what people say alone, and the next page asks whoever helps not to "
        "answer for them.",
    )
    others = blocks.ListBlock(
        AnswerWordsBlock(),
        min_num=0,
        default=[],
        label="In other words",
        help_text="The same answer in Easy Read or another language.",
    )

    class Meta:
        icon = "radio-full"
        label = "Answer"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label"], settings=["picture", "helped", "value", "others"]
        )


def new_answer(label: str) -> dict[str, Any]:
    """Return an answer for a list to begin with, whole: the form writes “undefined” into gaps."""
    return {"label": label, "picture": None, "value": "", "others": [], "helped": False}


class QuestionBlock(blocks.StructBlock):
    """What all questions have."""

    label = blocks.CharBlock(
        max_length=200, label="Question", help_text="One thing only, in up to 15 plain words."
    )
    help = blocks.CharBlock(
        max_length=250, required=False, label="Hint", help_text="One line under the question."
    )
    picture = picture_block()
    key = blocks.RegexBlock(
        regex=r"^[a-z0-9][a-z0-9_-]*$",
        max_length=60,
        required=False,
        label="Short name",
        help_text=KEY_HELP,
        error_messages={"invalid": "Use small letters, digits, hyphens and underscores."},
    )
    sensitive = TickBlock(
        required=False,
        label="It may be hard to answer",
        help_text="People then read a page before it, where they may go on, skip or stop. We look "
        "whether it stands in a good place and help is named after it.",
    )
    personal = TickBlock(
        required=False,
        label="It tells who somebody is",
        help_text="Age, place, job and the like. We then reckon whether answers point to a person.",
    )
    others = blocks.ListBlock(
        QuestionWordsBlock(),
        min_num=0,
        default=[],
        label="In other forms",
        help_text="The same question in Easy Read, another language, sound or BSL film.",
    )


class ShowsAnswers:
    """Shows in its preview the answers that are always the same, which no editor writes."""

    always: tuple[str, ...] = ()

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add these answers."""
        context: dict[str, Any] = super().get_context(  # type: ignore[misc]  # a block's own
            value, parent_context=parent_context
        )
        return context | {"always": self.always}


class MayDeclineBlock(QuestionBlock):
    """A question beside which people can say that they would rather not say."""

    rather_not_say = TickBlock(
        required=False,
        default=True,
        label="Add “I’d rather not say”",
        help_text="Untick only if one of your own answers says the same.",
    )


class SingleChoiceBlock(MayDeclineBlock):
    """A question with one answer."""

    options = blocks.ListBlock(
        OptionBlock(), min_num=2, max_num=12, label="Answers", help_text="At least two."
    )
    mixed = TickBlock(
        required=False,
        label="In another order for each person",
        help_text="Only if the answers have no order of their own. What stands first is chosen "
        "more often. Each person always sees the same order; on paper it is as written here.",
    )

    def get_default(self) -> blocks.StructValue:
        """Begin with as many empty answers as are needed: the form calls fewer wrong at once."""
        value = super().get_default()
        answers = self.child_blocks["options"]
        while len(value["options"]) < answers.meta.min_num:
            value["options"].append(answers.child_block.get_default())
        return value

    class Meta:
        icon = "radio-full"
        label = "One answer"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "options"], settings=[*SETTINGS, "mixed", "rather_not_say"]
        )
        description = "People choose one answer from a list."
        template = "surveys/forms/blocks/choices.html"
        preview_value = {
            "label": "Did anyone tell you what happened next?",
            "help": "After you said what you think.",
            "options": [{"label": "Yes"}, {"label": "A bit"}, {"label": "No"}],
            "rather_not_say": True,
        }


class SeveralChoicesBlock(SingleChoiceBlock):
    """A question with as many answers as fit."""

    none_of_these = TickBlock(
        required=False,
        default=True,
        label="Add “None of these”",
        help_text="Whoever chooses it chooses nothing else.",
    )

    class Meta:
        icon = "list-ul"
        label = "Several answers"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "options"],
            settings=[*SETTINGS, "mixed", "none_of_these", "rather_not_say"],
        )
        description = "People tick every answer that fits."
        template = "surveys/forms/blocks/choices.html"
        preview_value = {
            "label": "What would make it easier to speak up?",
            "help": "Tick as many as you like.",
            "options": [{"label": "Texting"}, {"label": "Bringing a friend"}],
            "rather_not_say": True,
            "none_of_these": True,
        }


class TopChoicesBlock(SeveralChoicesBlock):
    """The few answers that matter most, in no order: nothing is dragged."""

    most = blocks.IntegerBlock(
        default=3,
        min_value=2,
        max_value=5,
        label="How many",
        help_text="People can tick so many, or fewer.",
    )

    class Meta:
        icon = "pick"
        label = "The most important ones"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "options", "most"],
            settings=[*SETTINGS, "mixed", "none_of_these", "rather_not_say"],
        )
        description = "People tick the few answers that matter most to them, usually three."
        template = "surveys/forms/blocks/choices.html"
        preview_value = {
            "label": "Which of these would help you most?",
            "help": "Choose up to 3.",
            "options": [{"label": "More time"}, {"label": "Plain words"}, {"label": "A friend"}],
            "most": 3,
            "rather_not_say": True,
            "none_of_these": True,
        }


class YesNoBlock(ShowsAnswers, MayDeclineBlock):
    """Yes, no or not sure."""

    always = ("Yes", "No", "I’m not sure")

    class Meta:
        icon = "help"
        label = "Yes, no or not sure"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help"], settings=[*SETTINGS, "rather_not_say"]
        )
        description = "People answer yes, no or “I’m not sure”. The answers are always the same."
        template = "surveys/forms/blocks/choices.html"
        preview_value = {
            "label": "Did you know why you were meeting?",
            "rather_not_say": True,
        }


class FacesBlock(SingleChoiceBlock):
    """Three or five faces, each with its words."""

    # Faces go from the happiest to the unhappiest.
    mixed = None  # type: ignore[assignment]  # Wagtail takes away a part that is set to nothing
    options = blocks.ListBlock(
        OptionBlock(),
        min_num=FACES[0],
        max_num=FACES[1],
        default=[new_answer("Good"), new_answer("In the middle"), new_answer("Bad")],
        label="Faces",
        help_text="Three or five words, from the happiest face to the unhappiest.",
    )

    class Meta:
        icon = "openquote"
        label = "Faces"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "options"], settings=[*SETTINGS, "rather_not_say"]
        )
        description = "Three or five faces with words, for feelings. The words are always shown."
        template = "surveys/forms/blocks/choices.html"
        preview_value = {
            "label": "How was the meeting?",
            "options": [{"label": "Good"}, {"label": "In the middle"}, {"label": "Bad"}],
            "rather_not_say": True,
        }

    def clean(self, value: Any) -> Any:
        """Refuse four faces: they have no middle and no even steps."""
        cleaned = super().clean(value)
        if len(cleaned["options"]) not in FACES:
            raise blocks.StructBlockValidationError(
                {"options": ValidationError("Write three or five words, one for each face.")}
            )
        return cleaned


class PicturesBlock(SingleChoiceBlock):
    """One picture of several."""

    options = blocks.ListBlock(
        OptionBlock(),
        min_num=2,
        max_num=6,
        label="Pictures",
        help_text="Each with a picture (behind the cog) and words. Two to six.",
    )

    class Meta:
        icon = "image"
        label = "Pictures"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "options"], settings=[*SETTINGS, "mixed", "rather_not_say"]
        )
        description = "People choose one of a few pictures, each with its words."
        template = "surveys/forms/blocks/choices.html"
        preview_value = {
            "label": "Where would you like to meet?",
            "options": [{"label": "At home"}, {"label": "At school"}],
            "rather_not_say": True,
        }


class ScaleBlock(ShowsAnswers, MayDeclineBlock):
    """A number from 0 to 10 between two words."""

    always = tuple(str(number) for number in range(11))

    low = blocks.CharBlock(
        max_length=60, default="Not at all", label="What 0 means", help_text="Said beside the 0."
    )
    high = blocks.CharBlock(
        max_length=60, default="Completely", label="What 10 means", help_text="Said beside the 10."
    )
    ends = blocks.ListBlock(
        EndsWordsBlock(),
        min_num=0,
        default=[],
        label="Both ends in other words",
        help_text="What 0 and 10 mean, in Easy Read or another language.",
    )

    class Meta:
        icon = "order"
        label = "From 0 to 10"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "low", "high"],
            settings=[*SETTINGS, "ends", "rather_not_say"],
        )
        description = "People choose a number from 0 to 10. Both ends are said in words."
        template = "surveys/forms/blocks/choices.html"
        preview_value = {
            "label": "How safe did you feel?",
            "low": "Not at all",
            "high": "Completely",
            "rather_not_say": True,
        }


class AgreementBlock(ShowsAnswers, QuestionBlock):
    """A statement to agree to, with a yes and a no."""

    always = ("Yes, I agree", "No")

    statement = blocks.TextBlock(
        max_length=1200, label="Statement", help_text="What people agree to, in plain sentences."
    )
    must_choose = TickBlock(
        required=False,
        label="Ask for a yes or a no",
        help_text="Nobody can skip it then. Both answers are fine and both lead on.",
    )

    class Meta:
        icon = "check"
        label = "Agreement"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "statement"], settings=["help", *SETTINGS, "must_choose"]
        )
        description = "A statement that people agree to or not, for instance to be asked again."
        template = "surveys/forms/blocks/choices.html"
        preview_value = {
            "label": "May we ask you again in three months?",
            "statement": "We would ask you through your group. You can say no then too.",
        }
