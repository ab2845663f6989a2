"""Which questions may be hard to answer: those marked so, and those whose words say so.

The list of words (`surveys.engine.hard_words_english`) finds too much and misses some, and there
is one for English alone: the form says in which languages nobody looked. What nobody marked has no
page before it that says what is coming; where somebody may be watching the screen, that is not
left to chance.

The lists serve who writes a survey. What is told of answers follows from marks alone: else a word
added here would change numbers that were told.
"""

from collections.abc import Iterator

from surveys.engine.findings import Fault
from surveys.engine.hard_words_english import sounds_hard, without_services
from surveys.engine.languages import BASE, language_of
from surveys.engine.questions import CONSENT, Question, Schema, Step

# Here what sounds hard has to be marked before anybody is asked.
HIGH = "high"
LONGEST_QUOTED = 60


def is_sensitive(question: Question) -> bool:
    """Say whether a question may be hard to answer: it says so, or its words do."""
    return question.sensitive or sounds_sensitive(question)


def sounds_sensitive(question: Question) -> bool:
    """Say whether the words of a question tell that it may be hard to answer, in any form.

    So may its label, the line under it and each of its answers. Words in a language without a list
    tell nothing.
    """
    return bool(_hard_words_of(question))


def labels_of(question: Question) -> Iterator[tuple[str, str]]:
    """Yield a question as it is put in each form with words for it, after their language."""
    yield question.language, question.label
    for form, words in question.says.items():
        if words.label:
            yield language_of(form, question.language), words.label


def lines_under(question: Question) -> Iterator[tuple[str, str]]:
    """Yield the line under a question in each form that has one, after its language."""
    yield question.help_language, question.help
    for form, words in question.says.items():
        yield language_of(form, question.language), words.help


def answers_of(question: Question) -> Iterator[tuple[str, str]]:
    """Yield each answer that somebody wrote in each form, after its language."""
    for option in question.options:
        if not option.exclusive:
            yield option.language or question.language, option.label
            for form, words in option.says.items():
                yield language_of(form, question.language), words


def read_beside(step: Step) -> Iterator[tuple[str, str, str]]:
    """Yield what people read on a page beside its questions: its language, it, and where it is.

    The last is the id of the block.
    """
    yield step.title_language, step.title, step.id
    for form, words in step.title_says.items():
        yield language_of(form), words, step.id
    for note in step.notes:
        yield note.heading_language, note.heading, note.id
        yield note.language, note.text, note.id
        for form, said in note.says.items():
            yield from ((language_of(form), words, note.id) for words in said.values())


def not_marked(schema: Schema) -> Iterator[Fault]:
    """Yield each question, and each page, that sounds hard with nothing before it that says so.

    A page whose settings say what is coming is marked. An agreement is read, not lived through.
    A page without a question asks nothing, and one that names help speaks of what it helps with.
    """
    refuses = schema.safety_profile == HIGH
    for step in schema.steps:
        if step.is_hard:
            continue
        faults = [*_hard_questions(step, refuses=refuses)]
        yield from faults or _hard_beside(step, refuses=refuses)


def _hard_questions(step: Step, *, refuses: bool) -> Iterator[Fault]:
    for question in step.questions:
        found = _hard_words_of(question)
        if found and question.look != CONSENT:
            where = "" if found == question.label else f" ({_quoted(found)})"
            message = f"“{question.label}” sounds hard to answer{where} and is not marked as hard."
            yield Fault("not_marked_hard", message, step.id, question.id, refuses=refuses)


def _hard_beside(step: Step, *, refuses: bool) -> Iterator[Fault]:
    """Yield the first that is hard to read beside the questions of a page that are not hard."""
    if not step.questions or step.supports:
        return
    for language, words, place in read_beside(step):
        if _is_found(language, without_services(words)):
            message = f"{_quoted(words)} sounds hard to read, and nothing before it says so."
            yield Fault("page_not_marked_hard", message, step.id, place, refuses=refuses)
            return


def _hard_words_of(question: Question) -> str:
    """Return the first words of a question that sound hard, or nothing."""
    for language, label in labels_of(question):
        if _is_found(language, label):
            return label
    # What is read under an agreement is what is agreed to.
    if question.look == CONSENT:
        return ""
    for language, words in (*lines_under(question), *answers_of(question)):
        if _is_found(language, without_services(words)):
            return words
    return ""


def _quoted(words: str) -> str:
    short = words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED].rstrip()} …"
    return f"“{short}”"


def _is_found(language: str, words: str) -> bool:
    return language == BASE and sounds_hard(words)
