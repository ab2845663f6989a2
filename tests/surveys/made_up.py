"""Surveys and answers that hypothesis makes up, of every kind of question and of rule.

What stands here knows surveys as an editor writes them, and reckons by itself who is asked what:
it imports nothing of the engine that it is held against.
"""

import re
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.factories.surveys import asked, information, items, option, step

WORDS = ("Ay", "Bee", "Cee", "Dee", "Ee")
DECLINED, NONE = "rather-not-say", "none-of-these"
PARTS = ["first-name", "carer-name", "birth-day", "older"]
LOWEST, HIGHEST = 2, 40
MOST = 2
LONGEST = {"text": 200, "short": 50}
TICKED = ("several", "top")
CHOSEN = ("single", "yes_no", "faces", "pictures", "scale", "consent", *TICKED)
KINDS = (*CHOSEN, "text", "short", "number", "month", "code")
# No letter that browsers do not send, none that a line of text loses on the way.
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
TEXTS = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)


@dataclass(frozen=True)
class Question:
    """A question as the tests know it: its kind, and what may be chosen."""

    key: str
    kind: str
    values: tuple[str, ...] = ()
    must_choose: bool = False

    @property
    def alone(self):
        """What may only be chosen by itself, or beside an empty box."""
        if self.kind == "consent":
            return ()
        return (NONE, DECLINED) if self.kind in TICKED else (DECLINED,)

    def block(self, image):
        """The block of the editor, as it is stored; `image` is the key of a picture."""
        extra = {"rather_not_say": True}
        if self.kind in ("single", "faces", "pictures", *TICKED):
            extra["options"] = [option(word) for word in WORDS[: len(self.values)]]
        if self.kind == "pictures":
            for one in extra["options"]:
                one["value"]["picture"] = {"image": image, "alt_text": "A", "decorative": False}
        extra |= {"none_of_these": True} if self.kind in TICKED else {}
        extra |= {"most": MOST} if self.kind == "top" else {}
        extra |= {"low": "Never", "high": "Always"} if self.kind == "scale" else {}
        extra |= {"lowest": LOWEST, "highest": HIGHEST} if self.kind == "number" else {}
        extra |= {"parts": PARTS} if self.kind == "code" else {}
        extra |= {"max_length": LONGEST[self.kind]} if self.kind in LONGEST else {}
        if self.kind == "consent":
            extra = {"statement": "We ask again.", "must_choose": self.must_choose}
        return asked(self.kind, self.key, f"{self.key}?", **extra)


@dataclass(frozen=True)
class Page:
    """One page: its questions, and when it is shown, as an editor chose it."""

    slug: str
    questions: tuple[Question, ...]
    rule: dict | None = None
    says_more: bool = False

    def block(self, image):
        """The page as it is stored."""
        notes = [information("You can skip any.", heading="Read")] if self.says_more else []
        made = step(*notes, *(one.block(image) for one in self.questions))
        made["value"]["show_if"] = self.rule or {"question": ""}
        return made


@dataclass(frozen=True)
class Answer:
    """What a browser sends for a question, what is stored then, and what a rule sees of it."""

    sent: dict = field(default_factory=dict)
    stored: object = None
    seen: tuple[str, ...] = ()


NOTHING = Answer()


def values_of(kind):
    """Return what may be chosen of a kind with fixed answers."""
    fixed = {
        "yes_no": ("yes", "no", "not-sure"),
        "consent": ("yes", "no"),
        "scale": tuple(str(number) for number in range(11)),
    }
    return fixed.get(kind, tuple(word.lower() for word in WORDS[:3]) if kind in CHOSEN else ())


# ── What is answered ─────────────────────────────────────────────────────────────


def answers_to(question):
    """Return a strategy of good answers to `question`, none at all among them."""
    key = question.key
    ways = [] if question.must_choose else [st.just(NOTHING)]
    if question.kind in TICKED:
        most = MOST if question.kind == "top" else len(question.values)
        some = st.lists(st.sampled_from(question.values), min_size=1, max_size=most, unique=True)
        ways.append(some.map(lambda ticks: Answer({f"q-{key}": ticks}, ticks, tuple(ticks))))
        ways += [st.just(Answer({f"q-{key}": [one]}, [one], (one,))) for one in question.alone]
        return st.one_of(ways)
    offered = question.values + question.alone
    if offered:
        one = st.sampled_from(offered)
        ways.append(one.map(lambda value: Answer({f"q-{key}": value}, value, (value,))))
    if question.kind not in CHOSEN:
        ways.append(_WRITTEN[question.kind](f"t-{key}"))
    return st.one_of(ways)


def _words(name):
    return TEXTS.map(lambda text: Answer({name: text}, text, ("written",)))


def _number(name):
    numbers = st.integers(LOWEST, HIGHEST).map(str)
    return numbers.map(lambda number: Answer({name: f" {number} "}, number, (number,)))


def _month(name):
    def made(year, month):
        sent = {f"{name}.month": str(month), f"{name}.year": str(year)}
        return Answer(sent, f"{year}-{month:02}", ("written",))

    return st.builds(made, st.integers(1950, 2029), st.integers(1, 12))


def _code(name):
    def made(letter, number):
        typed = {"first-name": letter, "carer-name": "é", "birth-day": number, "older": "0"}
        return Answer({f"{name}.{part}": typed[part] for part in PARTS}, PARTS, ("written",))

    return st.builds(made, st.sampled_from("AbçД"), st.integers(1, 31).map(str))


_WRITTEN = {"text": _words, "short": _words, "number": _number, "month": _month, "code": _code}


def boxes_of(question):
    """Return the names of the boxes of a question; none of one that is only chosen."""
    if question.kind in CHOSEN:
        return []
    ends = {"month": (".month", ".year"), "code": tuple(f".{part}" for part in PARTS)}
    return [f"t-{question.key}{end}" for end in ends.get(question.kind, ("",))]


def typed_in(question, fields):
    """Return what is kept of the boxes of a question."""
    return [cleaned(listed(fields.get(name, ""))[-1]) for name in boxes_of(question)]


def offered_in(question, fields):
    """Return those of the answers sent that may be chosen."""
    pressed = listed(fields.get(f"q-{question.key}", []))
    return [value for value in pressed if value in question.values + question.alone]


def ticked_in(question, fields):
    """Return what has to be ticked where the question is shown again."""
    offered = offered_in(question, fields)
    return set(offered if question.kind in TICKED else offered[-1:])


def seen_in(question, fields):
    """Return what a rule sees of anything at all that was sent for `question`."""
    offered = offered_in(question, fields)
    if question.kind in TICKED:
        ticks = set(offered)
        too_many = question.kind == "top" and len(ticks) > MOST
        is_wrong = too_many or (len(ticks) > 1 and ticks & set(question.alone))
        return () if is_wrong else tuple(offered)
    typed = typed_in(question, fields)
    if not any(text.strip() for text in typed):
        return tuple(offered[-1:])
    if question.kind != "number":
        return ("written",)
    number = number_in(typed[0])
    if number is None:
        return tuple(offered[-1:])
    return (str(number),) if LOWEST <= number <= HIGHEST else ()


def number_in(text):
    """Return a whole number of up to nine digits, or nothing."""
    plain = "".join(text.replace(",", "").split())
    return int(plain) if re.fullmatch("[0-9]{1,9}", plain) else None


def stored_in(question, fields):
    """Return what has to be stored of fields in which nothing is wrong."""
    offered, typed = offered_in(question, fields), typed_in(question, fields)
    if question.kind in TICKED:
        return offered or None
    if not any(text.strip() for text in typed):
        return offered[-1] if offered else None
    if question.kind == "month":
        return f"{number_in(typed[1]):04}-{number_in(typed[0]):02}"
    return str(number_in(typed[0])) if question.kind == "number" else typed[0]


def is_stored(question, answer, said):
    """Say whether `answer` is stored as it was `said`; a code only as marks that tell nothing."""
    if question.kind == "code" and isinstance(answer.value, list):
        return all(not mark or re.fullmatch("[0-9a-f]{32}", mark) for mark in answer.value)
    if question.kind in LONGEST and said != DECLINED:
        return (answer.text or "").strip() == (said or "").strip()
    if question.kind in TICKED:
        return sorted(set(answer.value or [])) == sorted(set(said or []))
    return answer.value == said


def listed(sent):
    """Return what is sent under one name as a list; nothing sent is one empty text."""
    return (sent or [""]) if isinstance(sent, list) else [sent]


def cleaned(text):
    """Return what is kept of a text: without NUL, with plain line ends."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


# ── Who is asked what ────────────────────────────────────────────────────────────


def way(pages, seen_by_key):
    """Return the pages on which somebody with these answers comes, in order."""
    on_the_way, seen = [], {}
    for page in pages:
        if page.rule and not _shown(page.rule, seen):
            continue
        on_the_way.append(page)
        seen |= {one.key: seen_by_key.get(one.key, ()) for one in page.questions}
    return on_the_way


def _shown(rule, seen):
    more = [
        _joined(one["value"]["join"], [_true(leaf["value"], seen) for leaf in _leaves(one)])
        if one["type"] == "group"
        else _true(one["value"], seen)
        for one in rule["more"]
    ]
    return _joined(rule["join"], [_true(rule, seen), *more])


def _leaves(group):
    return group["value"]["answers"]


def _joined(join, parts):
    return {"all": all(parts), "any": any(parts), "none": not any(parts)}[join]


def _true(leaf, seen):
    said, value = seen.get(leaf["question"], ()), leaf["value"]
    number = int(value) if value.isdecimal() else 0
    one = int(said[0]) if len(said) == 1 and said[0].isdecimal() else None
    told = set(said) - {DECLINED}
    return {
        "is": lambda: list(said) == [value],
        "is_not": lambda: value not in said,
        "includes": lambda: value in said,
        "includes_not": lambda: value not in said,
        "answered": lambda: bool(told),
        "not_answered": lambda: not told,
        "more": lambda: one is not None and one > number,
        "less": lambda: one is not None and one < number,
        "at_least": lambda: len(told - {NONE}) >= number,
    }[leaf["op"]]()


# ── Surveys ──────────────────────────────────────────────────────────────────────


@st.composite
def rules(draw, before):
    """Draw when a page is shown, by the questions `before` it: a tree, or one answer."""
    leaf = st.sampled_from(before).flatmap(_leaf)
    rule = draw(leaf) | {"join": draw(st.sampled_from(["all", "any", "none"]))}
    groups = st.builds(
        lambda join, leaves: {
            "type": "group",
            "value": {"join": join, "answers": items(*leaves)},
        },
        st.sampled_from(["all", "any", "none"]),
        st.lists(leaf, min_size=1, max_size=3),
    )
    further = st.one_of(leaf.map(lambda one: {"type": "answer", "value": one}), groups)
    return rule | {"more": draw(st.lists(further, max_size=2))}


def _leaf(question):
    ways = [st.tuples(st.sampled_from(["answered", "not_answered"]), st.just(""))]
    values = question.values + question.alone if question.kind in CHOSEN else ()
    if question.kind == "number":
        values = tuple(str(number) for number in range(LOWEST - 1, HIGHEST + 2))
    if values:
        compared = st.sampled_from(["is", "is_not", "includes", "includes_not"])
        ways.append(st.tuples(compared, st.sampled_from(values)))
    if question.kind in ("number", "scale"):
        limits = st.integers(0, HIGHEST).map(str)
        ways += [st.tuples(st.just(op), limits) for op in ("more", "less")]
    if question.kind in TICKED:
        ways.append(st.tuples(st.just("at_least"), st.integers(0, 3).map(str)))
    return st.one_of(ways).map(
        lambda chosen: {"question": question.key, "op": chosen[0], "value": chosen[1]}
    )


@st.composite
def surveys(draw):
    """Draw the pages of a survey, of all kinds of questions and with all kinds of rules."""
    pages, before = [], []
    for number in range(1, draw(st.integers(2, 7)) + 1):
        kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=2))
        questions = tuple(
            Question(
                f"k{number}-{place}",
                kind,
                values_of(kind),
                must_choose=kind == "consent" and draw(st.booleans()),
            )
            for place, kind in enumerate(kinds)
        )
        rule = draw(st.none() | rules(before)) if before else None
        pages.append(Page(str(number), questions, rule, says_more=draw(st.booleans())))
        before += questions
    return pages


@st.composite
def answers_on(draw, page):
    """Draw an answer to each question of `page`."""
    return {one.key: draw(answers_to(one)) for one in page.questions}
