"""Other words for the same thing: languages, Easy Read, sound, film; and pictures."""

from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from surveys.engine.languages import form_choices, translation_choices
from surveys.engine.phrases import PHRASES

PICTURE_HELP = (
    "Say in “Alt text” what the picture tells; tick “decorative” if the words beside it say the "
    "same. The picture is kept with the version when you publish."
)
PARTS_HELP = {
    "image": "One that says the same as the words beside it.",
    "decorative": "Tick it if nothing is lost without the picture.",
    "alt_text": "What the picture tells, for people who do not see it.",
}


class PictureBlock(ImageBlock):
    """A picture with its words; each of its fields says what belongs there."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002  as Wagtail calls it
        super().__init__(required=required, **kwargs)
        for name, words in PARTS_HELP.items():
            self.child_blocks[name].field.help_text = words


def picture_block() -> PictureBlock:
    """Return the block of a picture that may be left out."""
    return PictureBlock(required=False, label="Picture", help_text=PICTURE_HELP)


class AnswerWordsBlock(blocks.StructBlock):
    """The words of one answer in one other form."""

    form = blocks.ChoiceBlock(
        choices=translation_choices(), label="In", help_text="Easy Read or a language."
    )
    words = blocks.CharBlock(
        max_length=200, label="Words", help_text="The same answer, said so. It is counted as one."
    )

    class Meta:
        icon = "globe"
        label = "Other words"
        label_format = "{form}: {words}"


class EndsWordsBlock(blocks.StructBlock):
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


class QuestionWordsBlock(blocks.StructBlock):
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
    picture = picture_block()
    sound = DocumentChooserBlock(
        required=False, label="Sound", help_text="An MP3 file: the question and answers, spoken."
    )
    film = DocumentChooserBlock(
        required=False, label="Film", help_text="An MP4 file, for instance in BSL."
    )

    class Meta:
        icon = "globe"
        label = "In another form"
        label_format = "{form}: {label}"


class InformationWordsBlock(blocks.StructBlock):
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

    class Meta:
        icon = "globe"
        label = "Other words"
        label_format = "{form}: {heading}"


class ComingWordsBlock(blocks.StructBlock):
    """What is said before a hard page, in one other form."""

    form = blocks.ChoiceBlock(
        choices=translation_choices(), label="In", help_text="Easy Read or a language."
    )
    words = blocks.TextBlock(
        max_length=500, label="Words", help_text="The same, said so; a sentence a line."
    )

    class Meta:
        icon = "globe"
        label = "Other words"
        label_format = "{form}: {words}"


class PhrasesBlock(blocks.StructBlock):
    """What the pages say beside the questions, in one other form; each may stay in English."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            [
                (
                    name,
                    blocks.CharBlock(
                        required=False,
                        max_length=200,
                        label=english,
                        help_text="Left empty, it stays in English.",
                    ),
                )
                for name, english in PHRASES.items()
            ],
            **kwargs,
        )

    class Meta:
        icon = "globe"
        collapsed = True


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
    phrases = PhrasesBlock(
        required=False,
        label="Buttons and headings",
        help_text="What you leave empty is shown in English.",
    )

    class Meta:
        icon = "globe"
        label = "Language or Easy Read"
        label_format = "{form}: {title}"


class TranslationsBlock(blocks.StreamBlock):
    """The forms in which the whole survey is offered."""

    translation = TranslationBlock()
