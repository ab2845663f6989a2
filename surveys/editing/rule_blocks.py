"""When a page is shown, chosen in a form: answers joined by all, any or none.

A question is kept by the id of its block, so that it may be reworded. The admin lists those of
earlier pages (`static/surveys/admin/rules.js`), also ones that were not saved yet. What was typed
in older surveys, words or a short name, holds as well.
"""

from wagtail import blocks

from surveys.editing.in_words import InWords
from surveys.engine.rules import IS, OPS

JOINS = [
    ("all", "all of these are true"),
    ("any", "any of these is true"),
    ("none", "none of these is true"),
]
VALUE_HELP = "The words or the short name of the answer, or a number. Empty for “was answered”."


class AnswerRuleBlock(InWords, blocks.StructBlock):
    """One answer to an earlier question."""

    question = blocks.CharBlock(
        max_length=200,
        label="The question",
        help_text="A question on an earlier page.",
    )
    op = blocks.ChoiceBlock(
        choices=list(OPS.items()), default=IS, label="…", help_text="How the answer is compared."
    )
    value = blocks.CharBlock(max_length=160, required=False, label="Answer", help_text=VALUE_HELP)

    class Meta:
        icon = "help"
        label = "An answer"
        label_format = "{op} {value}"


class RuleGroupBlock(InWords, blocks.StructBlock):
    """Answers that belong together, as in brackets."""

    join = blocks.ChoiceBlock(
        choices=JOINS, default="any", label="True if", help_text="How the answers are joined."
    )
    answers = blocks.ListBlock(
        AnswerRuleBlock(), min_num=1, label="Answers", help_text="One or more answers."
    )

    class Meta:
        icon = "list-ul"
        label = "A group of answers"
        label_format = "{join}"


class FurtherRulesBlock(blocks.StreamBlock):
    """What else has to be true."""

    answer = AnswerRuleBlock()
    group = RuleGroupBlock()

    class Meta:
        required = False


class RuleBlock(blocks.StructBlock):
    """When the page is shown; empty means always."""

    question = blocks.CharBlock(
        max_length=200,
        required=False,
        label="Only if the question",
        help_text="A question on an earlier page. Empty: always shown.",
    )
    op = blocks.ChoiceBlock(
        choices=list(OPS.items()),
        default=IS,
        required=False,
        label="…",
        help_text="How the answer is compared.",
    )
    value = blocks.CharBlock(max_length=160, required=False, label="Answer", help_text=VALUE_HELP)
    join = blocks.ChoiceBlock(
        choices=JOINS,
        default="all",
        required=False,
        label="And the answers below",
        help_text="Only matters with more than one answer. The one above is counted too.",
    )
    more = FurtherRulesBlock(
        required=False, label="More answers", help_text="Only if one answer is not enough."
    )

    class Meta:
        icon = "view"
        label = "Show this page only if"
