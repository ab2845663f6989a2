"""Invented questions: what is found in how they are put, and what must be left alone."""

import pytest

from tests.surveys.editing.test_invented_questions import YES_NO, chosen, survey, warned, written

TWO_IN_ONE = [
    ("Was your worker friendly, honest or kind?", YES_NO),
    ("Was your worker kind or honest?", YES_NO),
    ("Did they listen, explain, or help?", YES_NO),
    ("Were the letters clear, short and polite?", YES_NO),
    ("How clear or helpful was the letter?", ("Very", "A bit")),
    ("Was it fair and/or kind?", YES_NO),
    ("Did the worker listen to you or explain what would happen?", YES_NO),
    ("Was the worker kind & helpful?", YES_NO),
    ("Was the worker kind/helpful?", YES_NO),
]
ONE_ALONE = [
    ("Was it good or bad?", ("Good", "Bad")),
    ("Were the words easy or hard?", ("Easy", "Hard")),
    ("Did people listen or not listen?", ("They listened", "They did not listen")),
    ("Would you like to come by bus, train or car?", ("Bus", "Train", "Car")),
    ("Was it too long or too short?", ("Too long", "Too short", "Right")),
    ("Did your mum or dad come with you?", YES_NO),
    ("Are you a parent or carer?", YES_NO),
    ("Did a friend or a worker go with you?", YES_NO),
    ("Which was better: texts, calls or letters?", ("Texts", "Calls", "Letters")),
    ("Have you been once or twice?", ("Once", "Twice")),
    ("Was it better or worse this time?", ("Better", "Worse", "The same")),
    ("Is it online or in person?", ("Online", "In person")),
    ("Did your mum & dad come?", YES_NO),
    ("Do you shop at Marks & Spencer?", YES_NO),
    ("Are you a parent/carer?", YES_NO),
    ("Did he/she listen?", YES_NO),
    ("Could you ring somebody 24/7?", YES_NO),
    ("Did they call or text you?", YES_NO),
    ("Did you know who to call or ask?", YES_NO),
    ("Did they let you say or ask what you wanted?", YES_NO),
    ("Did they tell you the day or the time?", YES_NO),
    ("Did you see a worker or a teacher?", YES_NO),
]


@pytest.mark.parametrize(("label", "words"), TWO_IN_ONE)
def test_two_questions_in_one_are_told(label, words):
    assert "two_in_one" in warned(survey(chosen(label, words)))


@pytest.mark.parametrize(("label", "words"), ONE_ALONE)
def test_one_question_with_answers_in_it_is_left_alone(label, words):
    assert "two_in_one" not in warned(survey(chosen(label, words)))


LEADING = [
    "Most parents found it helpful. Did you?",
    "Many young people like the new plan. How is it for you?",
    "Everyone says that it works. What do you think?",
    "The pack is a great help. How do you use it?",
    "Like most parents, did you find it useful?",
    "Did it help you, as it helped others?",
    "How much did you enjoy the meeting?",
    "Research shows that it works. Did it work for you?",
]
NOT_LEADING = [
    "Think of a good day. What happened?",
    "We want to know what was good. What was it?",
    "Think of the last meeting. Did you understand it?",
    "Some people found it helpful; some did not. How was it?",
    "Most weeks there was a meeting. Did you go?",
    "Did you find it easy or hard?",
    "Who else likes the meeting?",
    "How was it for others?",
]


@pytest.mark.parametrize("label", LEADING)
def test_what_leads_to_one_answer_is_told(label):
    assert "leading" in warned(survey(written(label)))


@pytest.mark.parametrize("label", NOT_LEADING)
def test_what_leaves_every_answer_open_is_left_alone(label):
    assert "leading" not in warned(survey(written(label)))
