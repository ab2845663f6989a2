"""Other words for the same thing: languages, Easy Read, sound, film; and pictures."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageBlockComparison

from changeprojects.blocks.ticks import TickBlock
from surveys.editing.in_words import InWords
from surveys.engine.frozen_schema import PLACE_OF_BASE
from surveys.engine.languages import form_choices, translation_choices
from surveys.engine.phrasebook import GROUPS, marks_of

PICTURE_HELP = (
    "Say in “Alt text” what the picture tells; tick “decorative” if the words beside it say the "
    "same. The picture is kept with the version when you publish."
)
_BRACKET = re.compile("[{}]")
_NO_PLACE = (
    "People would read these brackets. Write {base} under “What” for how many people have to "
    "answer, in small letters and without spaces, and no other brackets of this kind."
)
# Under which name a translation holds each part of what the pages say.
FIELDS = {
    "phrases": "Buttons and headings",
    "phrases_around": "Around every page",
    "phrases_first": "On the first page",
    "phrases_safety": "How to stay safe",
    "phrases_help": "Asking for help",
    "phrases_codes": "Codes, and coming back",
    "phrases_sent": "After sending",
    "phrases_told": "What became of it",
    "phrases_mistakes": "What may be wrong with an answer",
    "phrases_stops": "When it does not go on",
    "phrases_paper": "On paper",
    "phrases_equality": "Questions about people, asked apart",
}
PHRASES_HELP = "What you leave empty is said as it comes with the site, or else in English."
PARTS_HELP = {
    "image": "One that says the same as the words beside it.",
    "decorative": "Tick it if nothing is lost without the picture.",
    "alt_text": "What the picture tells, for people who do not see it.",
}


class PictureComparison(ImageBlockComparison):
    """What became of a picture from one revision to another; Wagtail knows none without one."""

    def htmlvalue(self, val: Any) -> str:
        """Return the picture and its words, or nothing where there is none."""
        is_there = val["image"] if isinstance(val, dict) else val
        return str(super().htmlvalue(val)) if is_there else ""

    def htmldiff(self) -> str:
        """Return what changed; what comes or goes is shown by itself, and no picture as nothing.

        A picture of which something else is said is shown once: it did not give way to another.
        """
        if self.val_a["image"] and self.val_b["image"]:
            if self.val_a["image"].pk == self.val_b["image"].pk:
                self.val_b["image"] = self.val_a["image"]
            return str(super().htmldiff())
        return format_html_join(
            "",
            '<div class="{}">{}</div>',
            (
                (kind, mark_safe(self.htmlvalue(value)))  # noqa: S308  # escaped by Wagtail
                for kind, value in (("deletion", self.val_a), ("addition", self.val_b))
                if value["image"]
            ),
        )


class PictureBlock(ImageBlock):
    """A picture with its words; each of its fields says what belongs there."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002  as Wagtail calls it
        super().__init__(required=required, **kwargs)
        tick = TickBlock(default=False, required=False, label=self.child_blocks["decorative"].label)
        tick.set_name("decorative")
        self.child_blocks["decorative"] = tick
        for name, words in PARTS_HELP.items():
            self.child_blocks[name].field.help_text = words

    def get_comparison_class(self) -> type[PictureComparison]:
        """Return what compares two pictures, or a picture and none."""
        return PictureComparison


def picture_block() -> PictureBlock:
    """Return the block of a picture that may be left out."""
    return PictureBlock(required=False, label="Picture", help_text=PICTURE_HELP)


def alt_block() -> blocks.CharBlock:
    """Return the block of what a picture tells, in one other form."""
    return blocks.CharBlock(
        max_length=250,
        required=False,
        label="Alt text",
        help_text="What the picture tells, said so. Empty if it has no alt text.",
    )


class AnswerWordsBlock(InWords, blocks.StructBlock):
    """The words of one answer in one other form."""

    form = blocks.ChoiceBlock(
        choices=translation_choices(), label="In", help_text="Easy Read or a language."
    )
    words = blocks.CharBlock(
        max_length=200, label="Words", help_text="The same answer, said so. It is counted as one."
    )
    alt = alt_block()

    class Meta:
        icon = "globe"
        label = "Other words"
        label_format = "{form}: {words}"


class EndsWordsBlock(InWords, blocks.StructBlock):
    """The words for both ends of a scale in one other form."""

    form = blocks.ChoiceBlock(
        choices=translation_choices(), label="In", help_text="Easy Read or a language."
    )
    low = blocks.CharBlock(max_length=60, label="What 0 means", help_text="In these words.")
    high = blocks.CharBlock(max_length=60, label="What 10 means", help_text="In these words.")

    class Meta:
        icon = "globe"
        label = "Both ends"
        label_format = "{form}: {low}, {high}"


class QuestionWordsBlock(InWords, blocks.StructBlock):
    """One question in one other form: words, a picture, a sound, a film."""

    form = blocks.ChoiceBlock(
        choices=form_choices(),
        label="In",
        help_text="Easy Read, a language, British Sign Language, or English to be heard.",
    )
    label = blocks.CharBlock(
        max_length=250,
        required=False,
        label="Question",
        help_text="The same question, said so. Empty for a sound or a film alone.",
    )
    help = blocks.CharBlock(
        max_length=250, required=False, label="Hint", help_text="The line under the question."
    )
    alt = alt_block()
    picture = picture_block()
    sound = DocumentChooserBlock(
        required=False, label="Sound", help_text="An MP3 file: the question and answers, spoken."
    )
    film = DocumentChooserBlock(
        required=False,
        label="Film",
        help_text="An MP4 file, for instance in BSL: it says what the words say, no more.",
    )
    captions = DocumentChooserBlock(
        required=False,
        label="Captions",
        help_text="A VTT file: what is spoken in the film, if anything is.",
    )

    class Meta:
        icon = "globe"
        label = "In another form"
        label_format = "{form}: {label}"


class InformationWordsBlock(InWords, blocks.StructBlock):
    """A piece of information in one other form."""

    form = blocks.ChoiceBlock(
        choices=translation_choices(), label="In", help_text="Easy Read or a language."
    )
    heading = blocks.CharBlock(
        max_length=160, required=False, help_text="The same heading, said so."
    )
    text = blocks.TextBlock(
        max_length=3000, label="Text", help_text="The same text, said so; a paragraph a line."
    )
    alt = alt_block()

    class Meta:
        icon = "globe"
        label = "Other words"
        label_format = "{form}: {heading}"


class ReaderBlock(InWords, blocks.StructBlock):
    """Who reads the answers, or does not."""

    who = blocks.CharBlock(max_length=80, help_text="For instance: The screeners in our team")
    what = blocks.CharBlock(
        max_length=240,
        help_text="For instance: They read it as you wrote it, and take out names. Name analysts, "
        "coders, groups that sort cards and the safeguarding lead too. Write {base} for how many "
        "have to answer before analysts read.",
    )

    class Meta:
        icon = "user"
        label = "Who"
        label_format = "{who}"

    def clean(self, value: Any) -> Any:
        """Refuse a place that no number is put into: people would read its brackets."""
        cleaned = super().clean(value)
        places = {"who": "", "what": PLACE_OF_BASE}
        faults = {
            name: ValidationError(_NO_PLACE)
            for name, known in places.items()
            if _BRACKET.search(cleaned[name].replace(known, ""))
        }
        if faults:
            raise blocks.StructBlockValidationError(faults)
        return cleaned


class ComingWordsBlock(InWords, blocks.StructBlock):
    """The heading of a page and what is said before it if it is hard, in one other form."""

    form = blocks.ChoiceBlock(
        choices=translation_choices(), label="In", help_text="Easy Read or a language."
    )
    words = blocks.TextBlock(
        max_length=500,
        required=False,
        label="What is coming",
        help_text="The same, said so; a sentence a line.",
    )
    title = blocks.CharBlock(
        max_length=120, required=False, label="Title", help_text="The same heading, said so."
    )

    class Meta:
        icon = "globe"
        label = "Other words"
        label_format = "{form}: {words}"


class PhraseBlock(blocks.CharBlock):
    """One phrase; what is put in and what leads on has to be in it as it is in English."""

    def clean(self, value: Any) -> Any:
        """Refuse words that lack a place in braces or a link in brackets, or have another."""
        cleaned = super().clean(value)
        if cleaned and marks_of(cleaned) != marks_of(str(self.label)):
            wanted = " ".join(marks_of(str(self.label))) or "neither braces nor brackets"
            raise ValidationError(f"Keep in it, as in the English words: {wanted}")
        return cleaned


class PhrasesBlock(blocks.StructBlock):
    """Some of what the pages say beside the questions, in one other form.

    `group` is a key of `FIELDS`. Migrations name the group and not its phrases: another phrase
    changes nothing that is stored.
    """

    def __init__(self, group: str, **kwargs: Any) -> None:
        self.group = group
        phrases = [
            (name, _phrase_block(english)) for name, english in GROUPS[FIELDS[group]].items()
        ]
        about = {"required": False, "label": FIELDS[group], "help_text": PHRASES_HELP}
        super().__init__(phrases, **about | kwargs)

    @classmethod
    def construct_from_lookup(cls, lookup: Any, group: str, **kwargs: Any) -> "PhrasesBlock":
        """Make the block that a migration names."""
        return cls(group, **kwargs)

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        """Say how the block is made: from the name of its group."""
        return f"{__name__}.PhrasesBlock", [self.group], {}

    def deconstruct_with_lookup(self, lookup: Any) -> tuple[str, list[str], dict[str, Any]]:
        """Say the same to a migration, whose lookup then knows no single phrase."""
        return self.deconstruct()

    class Meta:
        icon = "globe"
        collapsed = True


def _phrase_block(english: str) -> PhraseBlock:
    as_it_comes = "Left empty, it is said as it comes with the site, or else in English."
    return PhraseBlock(required=False, max_length=500, label=english, help_text=as_it_comes)


class TranslationBlock(blocks.StructBlock):
    """Everything that the survey itself says, in one other form.

    Whoever adds one offers the survey in that form: publishing then asks for the same form
    of every question and answer.
    """

    form = blocks.ChoiceBlock(
        choices=translation_choices(),
        label="In",
        help_text="Every question and answer has to be said in it too before you can publish.",
    )
    title = blocks.CharBlock(max_length=160, help_text="The title of the survey.")
    audience = blocks.CharBlock(max_length=120, help_text="For whom it is.")
    intro = blocks.TextBlock(label="Introduction", help_text="Who asks and why.")
    what_happens = blocks.TextBlock(
        required=False, label="What happens then", help_text="One sentence a line."
    )
    consent_text = blocks.TextBlock(label="Consent", help_text="What people agree to.")
    rather_not_say = blocks.CharBlock(
        max_length=80, label="“I’d rather not say”", help_text="This answer in these words."
    )
    none_of_these = blocks.CharBlock(
        max_length=80, label="“None of these”", help_text="This answer in these words."
    )
    yes = blocks.CharBlock(max_length=80, label="“Yes”", help_text="This answer in these words.")
    no = blocks.CharBlock(max_length=80, label="“No”", help_text="This answer in these words.")
    not_sure = blocks.CharBlock(
        max_length=80, label="“I’m not sure”", help_text="This answer in these words."
    )
    readers = blocks.ListBlock(
        ReaderBlock(),
        min_num=0,
        default=[],
        label="Who reads what people say",
        help_text="The same readers in these words, as many as in English.",
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__([(group, PhrasesBlock(group)) for group in FIELDS], **kwargs)

    class Meta:
        icon = "globe"
        label = "Language or Easy Read"
        label_format = "{form}: {title}"


class TranslationsBlock(blocks.StreamBlock):
    """The forms in which the whole survey is offered."""

    translation = TranslationBlock()
