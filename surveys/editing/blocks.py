"""What a survey is built from in the editor: pages with questions and information."""

from wagtail import blocks

from changeprojects.blocks.ticks import TickBlock
from surveys.editing.question_blocks import (
    AgreementBlock,
    FacesBlock,
    OptionBlock,
    PicturesBlock,
    QuestionBlock,
    ScaleBlock,
    SeveralChoicesBlock,
    SingleChoiceBlock,
    TopChoicesBlock,
    YesNoBlock,
)
from surveys.editing.rule_blocks import RuleBlock
from surveys.editing.words import (
    ComingWordsBlock,
    InformationWordsBlock,
    ReaderBlock,
    TranslationsBlock,
    picture_block,
)
from surveys.editing.written_blocks import (
    CodeBlock,
    FreeTextBlock,
    MonthBlock,
    NumberBlock,
    ShortTextBlock,
)

__all__ = ["OptionBlock", "QuestionBlock", "ReadersBlock", "StepsBlock", "TranslationsBlock"]


class InformationBlock(blocks.StructBlock):
    """Something to read; nothing to answer."""

    heading = blocks.CharBlock(
        max_length=120, required=False, help_text="A few words. Empty: no heading."
    )
    text = blocks.TextBlock(max_length=2000, help_text="Short sentences; a paragraph a line.")
    picture = picture_block()
    support = TickBlock(
        required=False,
        label="It says where to get help",
        help_text="Tick it if people read here whom they can talk to.",
    )
    others = blocks.ListBlock(
        InformationWordsBlock(),
        min_num=0,
        default=[],
        label="In other forms",
        help_text="The same text in Easy Read or another language.",
    )

    class Meta:
        icon = "info-circle"
        label = "Information"
        label_format = "{heading} {text}"
        form_layout = blocks.BlockGroup(
            children=["heading", "text"], settings=["picture", "support", "others"]
        )
        description = "Something to read before the next question, or on a page of its own."
        template = "surveys/forms/blocks/information.html"
        preview_value = {
            "heading": "The next questions are about the meeting",
            "text": "You can skip any of them.",
        }


class QuestionsBlock(blocks.StreamBlock):
    """What stands on one page; one question is best."""

    single = SingleChoiceBlock(group="Choosing")
    several = SeveralChoicesBlock(group="Choosing")
    top = TopChoicesBlock(group="Choosing")
    yes_no = YesNoBlock(group="Choosing")
    faces = FacesBlock(group="Choosing")
    pictures = PicturesBlock(group="Choosing")
    scale = ScaleBlock(group="Choosing")
    text = FreeTextBlock(group="Writing")
    short = ShortTextBlock(group="Writing")
    number = NumberBlock(group="Writing")
    month = MonthBlock(group="Writing")
    code = CodeBlock(group="Writing")
    info = InformationBlock(group="Reading and agreeing")
    consent = AgreementBlock(group="Reading and agreeing")

    class Meta:
        icon = "help"
        # No fewest: a page that was just added would be wrong before anybody could write on it.
        max_num = 6


class StepBlock(blocks.StructBlock):
    """One page of the survey.

    Its address is its number, which nobody chooses: addresses stay in the browser’s history.
    """

    title = blocks.CharBlock(
        max_length=120,
        required=False,
        help_text="A heading, shown only when the page has several questions.",
    )
    questions = QuestionsBlock()
    coming = blocks.TextBlock(
        max_length=500,
        required=False,
        label="What is coming",
        help_text="If the page is hard to answer. People read it on a page before, where they may "
        "go on, skip or stop; so they do if a question is marked as hard. A sentence a line.",
    )
    coming_others = blocks.ListBlock(
        ComingWordsBlock(),
        min_num=0,
        default=[],
        label="This page in other forms",
        help_text="What is coming and the heading, in Easy Read or another language.",
    )
    show_if = RuleBlock(required=False)

    class Meta:
        icon = "doc-empty"
        label = "Page"
        label_format = "{title} {questions}"
        form_layout = blocks.BlockGroup(
            children=["questions"], settings=["show_if", "coming", "coming_others", "title"]
        )
        description = "One page, best with one question."
        template = "surveys/forms/blocks/step.html"
        preview_value = {
            "questions": [
                ("text", {"label": "What should stay the same?", "help": "", "max_length": 2000})
            ]
        }


class StepsBlock(blocks.StreamBlock):
    """The pages of a survey in order."""

    step = StepBlock()

    class Meta:
        # Folded pages show their questions: the survey reads as a list.
        collapsed = True


class ReadersBlock(blocks.StreamBlock):
    """Who reads what people say."""

    reader = ReaderBlock()
