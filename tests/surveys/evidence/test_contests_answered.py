"""Who contested a theme is told of a change, and it is counted, once somebody made one."""

import pytest
from django.urls import reverse

from surveys.actions.answer_contests import answer_contests
from surveys.actions.begin_second_reading import begin_second_reading
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.merge_themes import merge_themes
from surveys.actions.save_theme import save_theme
from surveys.actions.split_theme import split_theme
from surveys.admin_views.theme_form import ThemeForm
from surveys.exceptions import WrongStatus
from surveys.models import Contest, Response, ThemeReview
from surveys.selectors.scorecard import scorecard
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
KEPT, REWORDED, RECODED = ThemeReview.Outcome


@pytest.fixture
def theme(db):
    """A theme that all people but one are in."""
    found = made.deployment()
    made.responses(found, 11)
    theme = made.theme(found, people=11)
    made.answer(made.responses(found, 1)[0], made.WORDS, text="Words.")
    return theme


@pytest.fixture
def analyst():
    return made.user("Analysts")


def contest(theme):
    """Let somebody say without a word that `theme` is not what they meant."""
    response = Response.objects.filter(answers__codings__theme=theme, contests=None).first()
    return Contest.objects.create(response=response, theme=theme)


def reword(theme, by, **changes):
    names = ("code", "name", "definition", "include", "exclude", "you_said")
    sent = {name: getattr(theme, name) for name in names} | changes
    form = ThemeForm(sent, instance=theme, deployment=theme.deployment)
    assert form.is_valid(), form.errors
    save_theme(form, by=by)


def code(answer, by, *, given=(), taken=()):
    change = CodingChange(
        given=frozenset(one.pk for one in given), taken=frozenset(one.pk for one in taken)
    )
    assert code_answers(answer.response.deployment, {answer.pk: change}, by=by) == 1


def take_out(theme, by):
    code(theme.codings.first().answer, by, taken=[theme])


def split_off(theme, by):
    sent = {"code": "T9", "name": "New", "definition": "-", "you_said": "You waited."}
    form = ThemeForm(sent, deployment=theme.deployment)
    split_theme(theme, form, [theme.codings.first().pk], by=by)


def merge_another(theme, by):
    other = made.theme(theme.deployment, "T2")
    other.codings.create(answer=uncoded(theme))
    merge_themes(other, theme, by=by)


def uncoded(theme):
    return Response.objects.get(deployment=theme.deployment, answers__codings=None).answers.get()


def refusal(theme, outcome, by):
    with pytest.raises(WrongStatus) as refused:
        answer_contests(theme, outcome, "We looked again.", by=by)
    return [(one.code, one.field) for one in refused.value.reasons]


def counted():
    score = scorecard((), ()).contested
    return (score.answered, score.changed)


@pytest.mark.parametrize("outcome", [REWORDED, RECODED])
def test_nobody_is_told_of_a_change_that_nobody_made(theme, analyst, outcome):
    contest(theme)
    assert refusal(theme, outcome, analyst) == [("not_changed", "outcome")]
    assert counted() == (0, 0)
    answer_contests(theme, KEPT, "We looked again.", by=analyst)
    assert counted() == (1, 0)


@pytest.mark.parametrize("field", ["definition", "include", "exclude"])
def test_other_words_for_what_belongs_to_it_are_a_change(theme, analyst, field):
    contest(theme)
    reword(theme, analyst, **{field: "Says that nobody asked them first."})
    assert refusal(theme, RECODED, analyst) == [("not_changed", "outcome")]
    answer_contests(theme, REWORDED, "We looked again.", by=analyst)
    assert counted() == (1, 1)


def test_other_signs_are_none(theme, analyst):
    reword(theme, analyst, definition="Nobody asked them")
    contest(theme)
    reword(theme, analyst, definition="Nobody asked them.")
    assert refusal(theme, REWORDED, analyst) == [("not_changed", "outcome")]


@pytest.mark.parametrize("change", [take_out, split_off, merge_another])
def test_other_answers_in_it_are_a_change(theme, analyst, change):
    contest(theme)
    change(theme, analyst)
    assert refusal(theme, REWORDED, analyst) == [("not_changed", "outcome")]
    answer_contests(theme, RECODED, "We looked again.", by=analyst)
    assert counted() == (1, 1)


def test_an_answer_that_had_another_theme_and_has_this_one_too_is_a_change(theme, analyst):
    contest(theme)
    found = uncoded(theme)
    found.codings.create(theme=made.theme(theme.deployment, "T2"))
    code(found, analyst, given=[theme])
    answer_contests(theme, RECODED, "We looked again.", by=analyst)


def test_coding_what_nobody_had_read_is_none(theme, analyst):
    contest(theme)
    code(uncoded(theme), analyst, given=[theme])
    assert refusal(theme, RECODED, analyst) == [("not_changed", "outcome")]


def test_what_a_second_coder_says_apart_is_none(theme, analyst):
    contest(theme)
    coder, other = made.user("Coders"), made.theme(theme.deployment, "T2")
    begin_second_reading(theme.deployment, by=coder)
    code(theme.codings.first().answer, coder, given=[other])
    code(theme.codings.first().answer, coder, taken=[other], given=[theme])
    assert refusal(theme, RECODED, analyst) == [("not_changed", "outcome")]


@pytest.mark.parametrize(("change", "outcome"), [(reword, REWORDED), (take_out, RECODED)])
def test_what_was_changed_before_they_said_so_is_none(theme, analyst, change, outcome):
    more = {"definition": "Nobody asked them."} if change is reword else {}
    change(theme, analyst, **more)
    contest(theme)
    assert refusal(theme, outcome, analyst) == [("not_changed", "outcome")]


def test_one_change_is_told_once(theme, analyst):
    contest(theme)
    reword(theme, analyst, definition="Nobody asked them.")
    answer_contests(theme, REWORDED, "We looked again.", by=analyst)
    contest(theme)
    assert refusal(theme, REWORDED, analyst) == [("not_changed", "outcome")]


def test_a_change_to_another_theme_is_none(theme, analyst):
    contest(theme)
    other = made.theme(theme.deployment, "T2")
    found = uncoded(theme)
    found.codings.create(theme=other)
    reword(other, analyst, definition="Nobody asked them.")
    code(found, analyst, taken=[other])
    assert refusal(theme, REWORDED, analyst) == [("not_changed", "outcome")]
    assert refusal(theme, RECODED, analyst) == [("not_changed", "outcome")]


def test_the_desk_says_beside_the_field_what_to_do_first(client, theme, analyst):
    contest(theme)
    client.force_login(analyst)
    address = reverse("voice:theme_contests", args=[theme.deployment.pk, theme.pk])
    sent = {"outcome": "reworded", "reason": "It was about waiting."}
    html = client.post(address, sent).content.decode()
    assert "Since they said so nobody changed the words that say what belongs to it" in html
    assert html.count("error-message") == 1
    assert "It was about waiting." in html
    assert not ThemeReview.objects.exists()
