"""Invented questions: what the lists of words find in them, and what they must leave alone."""

from dataclasses import replace

import pytest

from surveys.engine.advice import advice
from surveys.engine.lint import lint
from surveys.engine.questions import Note, Option, Question, Schema, Step, Words

YES_NO = ("Yes", "No")


def chosen(label, words=YES_NO, **extra):
    options = tuple(Option(word.lower().replace(" ", "-"), word) for word in words)
    return Question("id-q", "q", "single", label, options=options, **extra)


def written(label, **extra):
    return Question("id-q", "q", extra.pop("type", "text"), label, max_length=100, **extra)


def survey(question, profile="standard", coming="", **extra):
    """The question between two easy ones."""
    first = Step("id-1", "1", "", (Question("a", "a", "text", "What was good?"),))
    asked = Step("id-2", "2", "", (question,), coming=coming)
    last = Step("id-3", "3", "", (Question("z", "z", "text", "What would you change?"),))
    words = {"intro": "Hello.", "consent_text": "I agree."} | extra
    return Schema(
        "T",
        words.pop("intro"),
        "All",
        profile,
        "en-gb",
        words.pop("consent_text"),
        "",
        (first, asked, last),
        **words,
    )


def warned(schema):
    return {fault.code for fault in advice(schema)}


def refused(schema):
    return {fault.code for fault in lint(schema)}


SOUNDS_HARD = [
    "Did he hit you?",
    "Has a partner ever pushed you?",
    "Did anybody push you or your child?",
    "Were you locked in a room?",
    "Did he ever lock you out?",
    "Have you lost a baby?",
    "Did you lose your mum when you were small?",
    "Did social services remove your child?",
    "Was your baby removed?",
    "Who took your children away?",
    "When did you go into care?",
    "Does he check your phone?",
    "Has anyone gone through or tracked your messages?",
    "Did someone call you names?",
    "Does he control your money?",
    "Does anyone stop you seeing friends?",
    "Were you blamed? Who blamed you?",
    "Did he ever grab you?",
    "Was a knife or another weapon used?",
    "Do you have flashbacks?",
    "Did anyone hit, slap or kick?",
    "Was your baby taken at birth?",
    "Were your children taken by social services?",
    "Does he give you money?",
    "Does your partner keep your documents?",
    "Do you have to ask him for money?",
    "Did your husband tell you who you may see?",
    "Is he jealous?",
    "Did you have to call the police?",
    "What did he do to you?",
]
SOUNDS_EASY = [
    "Did he call you?",
    "How often do you check your phone for a text from us?",
    "Did someone take your child to the first meeting?",
    "Did you lose your letter?",
    "Which button did you push?",
    "Was what you said kept in a locked cupboard?",
    "What stops you from coming to meetings?",
    "Did the worker remove what was wrong in the report?",
    "Did you lock the door when you left?",
    "Did the baby clinic help?",
    "Would a friend beside you help?",
    "Did your social worker read what you wrote?",
    "What care do you get?",
    "Did they take your views into account?",
    "Was the meeting cut short?",
    "Did your social worker give you money for the bus?",
    "Did they give you the papers before the meeting?",
    "Did he let you speak?",
    "How can people follow us?",
    "Did anyone follow you up after the meeting?",
    "Were you told what to wear to court?",
    "Did they put you down for the next meeting?",
    "Did you kick off the meeting?",
    "Was your child taken to the clinic by bus?",
    "Were your child’s wishes taken into account?",
    "How many meetings did you miss because of her illness?",
    "Did she shake your hand?",
]


@pytest.mark.parametrize("label", SOUNDS_HARD)
def test_what_sounds_hard_and_nobody_marked_is_told(label):
    plain = survey(chosen(label))
    assert "not_marked_hard" in warned(plain)
    assert not refused(plain)


@pytest.mark.parametrize("label", SOUNDS_EASY)
def test_what_only_looks_like_it_is_left_alone(label):
    assert not {"not_marked_hard", "no_support"} & warned(survey(chosen(label)))
    assert not refused(survey(chosen(label), profile="high"))


@pytest.mark.parametrize("label", SOUNDS_HARD)
def test_where_somebody_may_be_watching_it_is_refused_until_it_is_marked(label):
    watched = survey(chosen(label), profile="high")
    assert refused(watched) == {"not_marked_hard"}
    assert "not_marked_hard" not in warned(watched)
    (fault,) = lint(watched)
    assert fault.question == "id-q"
    assert "tick “It may be hard to answer”" in fault.mend
    assert not refused(survey(chosen(label, sensitive=True), profile="high"))
    assert not refused(survey(chosen(label), profile="high", coming="About him."))


def test_easy_read_words_that_sound_hard_count_too():
    said = {"easy-read": Words(label="Did he hit you?")}
    assert "not_marked_hard" in warned(survey(chosen("How was he?", says=said)))


NEED_NOT = "You do not have to say anything about violence"
ASKS_NOTHING = [
    NEED_NOT,
    f"{NEED_NOT}. What would you like to tell us?",
    "What helped? You don’t have to tell us who hurt you.",
    "You need not explain why he hit you. How was the meeting?",
    "What helped?\nNobody has to talk about the death of somebody.",
]
ASKS_ALL_THE_SAME = [
    "You do not have to answer. Did he hit you?",
    "You do not have to answer, but did he hit you?",
    f"{NEED_NOT}, only whether he hit you.",
    f"{NEED_NOT}: tick what he did to you.",
    f"{NEED_NOT}, do you?",
    f"Were you told: “{NEED_NOT}”?",
    "Did somebody say that you do not have to talk about violence?",
    "You do not have to live with violence.",
    "You have to say something about violence.",
]


def where_it_may_stand(words):
    """A question that is put so, one with it in the line under it, and with it beside it."""
    return chosen(words), chosen("How was it?", help=words)


@pytest.mark.parametrize("words", ASKS_NOTHING)
def test_that_nobody_has_to_tell_of_something_asks_for_nothing(words):
    for one in where_it_may_stand(words):
        assert not {"not_marked_hard", "no_support"} & warned(survey(one))
        assert not refused(survey(one, profile="high"))
    assert not refused(beside(note=words, profile="high"))


@pytest.mark.parametrize("words", ASKS_ALL_THE_SAME)
def test_what_is_asked_beside_it_is_heard_all_the_same(words):
    for one in where_it_may_stand(words):
        assert refused(survey(one, profile="high")) == {"not_marked_hard"}
    assert refused(beside(note=words, profile="high")) == {"page_not_marked_hard"}


HIT, EASY = ("He hit me", "He went out"), ("He rang me", "A drug and alcohol worker")


@pytest.mark.parametrize(
    ("hard", "easy"),
    [
        (chosen("Which of these?", HIT), chosen("Which of these?", EASY)),
        (chosen("Did it?", help="Being hit or choked."), chosen("Did it?", help="Being late.")),
        (
            chosen("Did it?", says={"easy-read": Words(help="He hit you.")}),
            chosen("Did it?", says={"cy": Words(help="He hit you.")}),
        ),
        (
            chosen("Did it?", help="We may ask if you are harmed."),
            chosen("Did it?", help="We may ask if you are harmed.", look="consent"),
        ),
    ],
)
def test_answers_and_the_line_under_a_question_sound_hard_as_its_label_does(hard, easy):
    assert {"not_marked_hard", "no_support"} <= warned(survey(hard))
    assert refused(survey(hard, profile="high")) == {"not_marked_hard"}
    assert not {"not_marked_hard", "no_support"} & warned(survey(easy))
    assert not refused(survey(easy, profile="high"))


def test_the_words_that_sound_hard_are_said_where_they_are_not_the_label():
    (fault,) = lint(survey(chosen("Which of these?", HIT), profile="high"))
    assert fault.message == (
        "“Which of these?” sounds hard to answer (“He hit me”) and is not marked as hard."
    )


def beside(question=None, note="", supports=False, **page):
    """A survey whose middle page has a title or something to read beside its question."""
    notes = (Note("id-n", "", note),) if note else ()
    whole = survey(question or chosen("How often?"), profile=page.pop("profile", "high"))
    first, asked, last = whole.steps
    asked = replace(asked, notes=notes, supports=supports, **page)
    return replace(whole, steps=(first, asked, last))


@pytest.mark.parametrize(
    "page",
    [
        {"note": "Some partners rape or beat people."},
        {"title": "Violence at home"},
        {"title": "At home", "title_says": {"easy-read": "Being hit or kicked"}},
    ],
)
def test_what_is_hard_to_read_beside_a_question_is_told_and_refused_where_somebody_watches(page):
    assert refused(beside(**page)) == {"page_not_marked_hard"}
    assert "page_not_marked_hard" in warned(beside(profile="standard", **page))
    assert not refused(beside(**page, coming="It is about violence."))
    assert not refused(beside(chosen("How often?", sensitive=True), **page))


def test_what_names_help_or_only_leads_over_is_not_hard_to_read():
    helps = "Were you hit? Ring 01632 960 123."
    assert not refused(beside(note=helps, supports=True))
    assert refused(beside(note=helps)) == {"page_not_marked_hard"}
    assert not refused(beside(note="A domestic abuse helpline reads this."))
    whole = beside(note=helps)
    pages = tuple(replace(page, questions=()) if page.notes else page for page in whole.steps)
    assert not refused(replace(whole, steps=pages))


ASKS_WHO = [
    "Name and address",
    "Name, age and town",
    "What is your name?",
    "Your name",
    "Full name",
    "What’s your child’s name?",
    "Please write down your first name and surname.",
    "What is your date of birth?",
    "When were you born?",
    "What is your address?",
    "Your e-mail address",
    "E-mail",
    "What is your postcode?",
    "Who is your social worker?",
    "Who was the judge?",
    "Which worker did you speak to?",
    "What is your NHS number?",
    "Your phone number",
    "How can we contact you?",
    "Which school do you go to?",
    "What is the name of your school?",
    "Where do you live?",
    "What is your case number?",
]
ASKS_NOBODY = [
    "What would be a good name for the pack?",
    "What did they call you in the report?",
    "What should we address first?",
    "How did they address your worries?",
    "What helped at school?",
    "What is school like for you?",
    "Who helped you most?",
    "How many phone calls did you get?",
    "How many people were in the room?",
    "How would you like to be contacted?",
    "What did the social worker do well?",
    "What would you tell the judge?",
    "What would make where you live better?",
    "How many weeks did you wait?",
]


@pytest.mark.parametrize("type_", ["text", "number"])
@pytest.mark.parametrize("label", ASKS_WHO)
def test_a_question_that_asks_for_who_somebody_is_is_told(label, type_):
    question = written(label, type=type_)
    assert "names_somebody" in warned(survey(question))
    assert not refused(survey(question))
    assert "names_somebody" in warned(survey(written(label, look="short")))
    assert "names_somebody" not in warned(survey(chosen(label)))


@pytest.mark.parametrize("label", ASKS_NOBODY)
def test_a_question_that_asks_for_nobody_is_left_alone(label):
    assert "names_somebody" not in warned(survey(written(label)))
    assert not refused(survey(written(label), profile="high"))


@pytest.mark.parametrize(
    "told",
    [
        {"profile": "high"},
        {"intro": "This survey is anonymous."},
        {"consent_text": "I know that nobody can tell who said it."},
        {"what_happens": ("We do not ask for your name.",)},
    ],
)
def test_who_somebody_is_is_not_asked_where_they_were_told_that_nobody_will_know(told):
    schema = survey(written("What is your name?"), **told)
    assert refused(schema) == {"names_somebody"}
    assert "names_somebody" not in warned(schema)
    assert not refused(survey(written("What helped?"), **told))


@pytest.mark.parametrize(
    ("asks", "leaves_it"),
    [
        ("Write your full name and your address.", "Please do not write your full name."),
        ("Your name.", "What you would name it."),
        ("Say what you like. Put your name at the end.", "Leave out your name and address."),
        ("Your full name, not your nickname.", "In your own words, never your full name."),
    ],
)
def test_who_somebody_is_is_not_asked_in_the_line_under_a_question_or_beside_it(asks, leaves_it):
    told = {"intro": "This survey is anonymous."}
    assert refused(survey(written("About you", help=asks), **told)) == {"names_somebody"}
    assert "names_somebody" in warned(survey(written("About you", help=asks)))
    assert not refused(survey(written("About you", help=leaves_it), **told))
    assert not refused(survey(chosen("About you", help=asks), **told))
    assert refused(beside(written("Well?"), note=f"{asks} Tell us who you are.")) == {
        "names_somebody"
    }
    assert not refused(beside(written("Well?"), note=f"{leaves_it} Our phone number is 0."))
    in_easy_read = {"says": {"easy-read": Words(help=asks)}}
    assert refused(survey(written("About you", **in_easy_read), **told)) == {"names_somebody"}


@pytest.mark.parametrize(
    "note",
    [
        "If you need help, our phone number is 01632 960 123.",
        "Give us a ring: the phone number is 01632 960 123.",
        "You can write to our e-mail address.",
        "Your social worker and your school do not read it.",
        "Say it in your own words.",
    ],
)
def test_what_a_page_says_of_its_own_number_asks_for_nobodys(note):
    assert not refused(beside(written("Well?"), note=note))


def test_a_page_that_names_help_may_say_where_to_write_who_one_is():
    asks = "Write your full name to help@agency.example."
    assert refused(beside(written("Well?"), note=asks)) == {"names_somebody"}
    assert not refused(beside(written("Well?"), note=asks, supports=True))


def test_a_heading_asks_as_a_question_does():
    assert refused(beside(written("Please write"), title="Your full name")) == {"names_somebody"}
    assert not refused(beside(written("Please write"), title="Your words"))


def test_what_people_read_of_leaving_names_out_is_no_promise():
    told = {"intro": "Please leave out names. We know who asked you."}
    assert not refused(survey(written("What is your name?"), **told))


def test_the_lists_read_english_alone_in_whatever_form_it_stands():
    hidden = {"says": {"easy-read": Words("Did he hit you?")}}
    assert "not_marked_hard" in warned(survey(chosen("How was it?", **hidden)))
    for other in ({"says": {"cy": Words("Did he hit you?")}}, {"language": "cy"}):
        label = "Did he hit you?" if "language" in other else "How was it?"
        assert "not_marked_hard" not in warned(survey(chosen(label, **other)))
        asked = written(label="What is your name?" if "language" in other else "Why?", **other)
        assert "names_somebody" not in warned(survey(asked))
