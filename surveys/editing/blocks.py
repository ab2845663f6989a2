"""What a survey is built from in the editor: pages, questions, options, a rule.

Every question can be skipped; that is not a choice an editor can take away.
"""

from wagtail import blocks

KEY_HELP = (
    "A word for the question in tables and rules, for instance “explained”. "
    "People who answer do not see it. Empty: made from the question."
)


class OptionBlock(blocks.StructBlock):
    """One answer to choose."""

    label = blocks.CharBlock(max_length=160, label="Words")
    value = blocks.RegexBlock(
        regex=r"^[a-z0-9][a-z0-9-]*$",
        max_length=60,
        required=False,
        label="Short name",
        help_text="For tables. Empty: made from the words, and kept when the words change.",
        error_messages={"invalid": "Use small letters, digits and hyphens."},
    )

    class Meta:
        icon = "radio-full"
        label = "Answer"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(children=["label"], settings=["value"])


class QuestionBlock(blocks.StructBlock):
    """What all questions have."""

    label = blocks.CharBlock(
        max_length=200, label="Question", help_text="One thing only, in up to 15 plain words."
    )
    help = blocks.CharBlock(
        max_length=250, required=False, label="Hint", help_text="One line under the question."
    )
    key = blocks.RegexBlock(
        regex=r"^[a-z0-9][a-z0-9_-]*$",
        max_length=60,
        required=False,
        label="Short name",
        help_text=KEY_HELP,
        error_messages={"invalid": "Use small letters, digits, hyphens and underscores."},
    )


class SingleChoiceBlock(QuestionBlock):
    """A question with one answer."""

    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=12, label="Answers")
    rather_not_say = blocks.BooleanBlock(
        required=False,
        default=True,
        label="Add “I’d rather not say”",
        help_text="Untick only if one of your own answers says the same.",
    )

    class Meta:
        icon = "radio-full"
        label = "One answer"
        label_format = "{label}"
        form_layout = blocks.BlockGroup(
            children=["label", "help", "options"], settings=["key", "rather_not_say"]
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

    none_of_these = blocks.BooleanBlock(
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
            settings=["key", "none_of_these", "rather_not_say"],
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


class FreeTextBlock(QuestionBlock):
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
        form_layout = blocks.BlockGroup(children=["label", "help", "max_length"], settings=["key"])
        description = "People write in their own words. What they write is encrypted."
        template = "surveys/forms/blocks/text.html"
        preview_value = {
            "label": "What would have made it easier for you?",
            "help": "A few words are enough. Please leave out names and places.",
            "max_length": 2000,
        }


class QuestionsBlock(blocks.StreamBlock):
    """The questions of one page; one is best."""

    single = SingleChoiceBlock()
    several = SeveralChoicesBlock()
    text = FreeTextBlock()

    class Meta:
        icon = "help"
        min_num = 1
        max_num = 6


class RuleBlock(blocks.StructBlock):
    """When the page is shown; empty means always."""

    question = blocks.CharBlock(
        max_length=60,
        required=False,
        label="Only if the question",
        help_text="Short name of a question on an earlier page. Empty: always show this page.",
    )
    op = blocks.ChoiceBlock(
        choices=[("is", "is"), ("is_not", "is not"), ("includes", "includes")],
        default="is",
        required=False,
        label="…",
    )
    value = blocks.CharBlock(
        max_length=160,
        required=False,
        label="Answer",
        help_text="The words or the short name of the answer.",
    )

    class Meta:
        icon = "view"
        label = "Show this page only if"


class StepBlock(blocks.StructBlock):
    """One page of the survey."""

    title = blocks.CharBlock(
        max_length=120,
        required=False,
        help_text="A heading, shown only when the page has several questions.",
    )
    slug = blocks.RegexBlock(
        regex=r"^[a-z0-9][a-z0-9-]*$",
        max_length=40,
        required=False,
        label="Address",
        help_text="It stands in the browser’s history, so keep it dull. Empty: the page’s number.",
        error_messages={"invalid": "Use small letters, digits and hyphens."},
    )
    questions = QuestionsBlock()
    show_if = RuleBlock(required=False)

    class Meta:
        icon = "doc-empty"
        label = "Page"
        label_format = "{title} {questions}"
        form_layout = blocks.BlockGroup(
            children=["questions"], settings=["show_if", "title", "slug"]
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


class ReaderBlock(blocks.StructBlock):
    """Who reads the answers, or does not."""

    who = blocks.CharBlock(max_length=80, help_text="For instance: The analysts in our team")
    what = blocks.CharBlock(max_length=240, help_text="For instance: They read it as you wrote it.")

    class Meta:
        icon = "user"
        label = "Who"
        label_format = "{who}"


class ReadersBlock(blocks.StreamBlock):
    """Who reads what people say."""

    reader = ReaderBlock()
