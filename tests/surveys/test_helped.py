"""Whoever says that somebody helped is marked as helped; the helper is told not to answer."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from surveys.compiler import digest_of
from surveys.documents.paper_form import paper_form
from surveys.engine.frozen_schema import schema_from
from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.models import DraftStep, Response
from tests.factories.changeprojects import UserFactory
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SurveyFactory,
    asked,
    frozen_version,
    items,
    option,
    single,
    step,
    text,
)
from tests.reader import words_on_paper
from tests.surveys.editing.test_trial import Trial, every_row
from tests.surveys.test_switching import OWN
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
TOLD = [PHRASES[name] for name in ("helper", "helper_may", "helper_not")]
HELPERS = ["No one", "Someone I picked", "A worker"]


def helper(kind="single", helped=HELPERS[1:], **extra):
    """Who helped, with the answers that say so marked."""
    options = [option(label) for label in HELPERS]
    for one in options:
        one["value"]["helped"] = one["value"]["label"] in helped
    return asked(kind, "helper", "Who helped you with this?", options=options, **extra)


def pages(**extra):
    return [
        step(single("first", "Did you have time?", ["Yes", "No"])),
        step(helper(**extra), rule=("first", "is", "yes")),
        step(text("good", "What was good?")),
        step(text("bad", "What was bad?")),
    ]


@pytest.fixture
def person():
    return at(pages())


def at(steps, **extra):
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=steps, **extra)))
    person.agree()
    return person


def answer(person, **chosen):
    person.post("1", {"q-first": "yes"})
    return person.post_and_see("2", {"q-helper": chosen["helper"]})


def told_in(html):
    return [words for words in TOLD if words in html]


def mode_of_sent(person):
    for page in ("3", "4"):
        person.post(page, {"skip": "1"})
    assert person.send().status_code == 303
    return Response.objects.get().mode


@pytest.mark.parametrize(
    ("helped_by", "mode"),
    [("no-one", "self"), ("someone-i-picked", "supported"), ("a-worker", "supported")],
)
def test_the_answer_says_whether_somebody_helped(person, helped_by, mode):
    html = answer(person, helper=helped_by)
    assert "What was good?" in html
    assert told_in(html) == (TOLD if mode == "supported" else [])
    assert mode_of_sent(person) == mode


def test_only_the_next_page_and_the_last_one_speak_to_the_helper(person):
    answer(person, helper="a-worker")
    assert told_in(person.post_and_see("3", {"skip": "1"})) == []
    assert told_in(person.post_and_see("4", {"skip": "1"})) == TOLD
    for page, told in (("1", []), ("2", []), ("3", TOLD)):
        assert told_in(person.get(page).content.decode()) == told


def test_whoever_takes_it_back_answered_alone(person):
    answer(person, helper="a-worker")
    assert told_in(answer(person, helper="no-one")) == []
    assert mode_of_sent(person) == "self"


def test_a_helper_on_a_page_that_is_passed_by_does_not_count(person):
    answer(person, helper="a-worker")
    html = person.post_and_see("1", {"q-first": "no"})
    assert told_in(html) == []
    assert mode_of_sent(person) == "self"


def test_one_of_several_answers_is_enough():
    person = at([step(helper("several", none_of_these=True)), step(text("good", "What was good?"))])
    html = person.post_and_see("1", {"q-helper": ["no-one", "a-worker"]})
    assert told_in(html) == TOLD
    person.post("2", {"skip": "1"})
    person.send()
    assert Response.objects.get().mode == "supported"


def test_before_hard_questions_the_helper_is_told_as_well():
    person = at([step(helper()), step(single("hard", "Was it hard?", ["Yes"], sensitive=True))])
    html = person.post_and_see("1", {"q-helper": "a-worker"})
    assert PHRASES["hard_one"] in html
    assert told_in(html) == TOLD


@pytest.mark.parametrize(("entered", "mode"), [("paper", "paper"), ("supported", "supported")])
@pytest.mark.parametrize("helped_by", ["no-one", "a-worker"])
def test_what_staff_say_comes_first(client, entered, mode, helped_by):
    screener = UserFactory()
    screener.groups.add(Group.objects.get(name="Screeners"))
    client.force_login(screener)
    deployment = OpenDeploymentFactory(version=frozen_version(steps=pages()))
    client.post(reverse("survey_deployment_enter", args=[deployment.pk]), {"mode": entered})
    person = Person(deployment, client)
    person.post("consent", {"q-agree": "yes"})
    answer(person, helper=helped_by)
    assert mode_of_sent(person) == mode


def test_nothing_is_stored_but_how_it_was_answered(person):
    answer(person, helper="a-worker")
    stored = {tag for (tag,) in DraftStep.objects.values_list("step")}
    assert len(stored) == 3
    mode_of_sent(person)
    fields = {field.attname for field in Response._meta.concrete_fields}
    assert not [name for name in fields if "help" in name]
    assert not DraftStep.objects.exists()


def in_other_words(form):
    said = items({"form": form, "words": "؟"})
    steps = pages()
    for page in steps:
        for question in page["value"]["questions"]:
            question["value"]["others"] = items({"form": form, "label": "؟", "help": ""})
            for one in question["value"].get("options", ()):
                one["value"]["others"] = said
    return {"steps": steps, "translations": [translation(form)]}


def translation(form):
    return {"type": "translation", "value": OWN | {"form": form}}


@pytest.mark.parametrize("form", ["cy", "ur"])
def test_the_helper_is_told_in_the_language_of_the_page_and_may_switch(form):
    person = at(**in_other_words(form))
    answer(person, helper="a-worker")
    html = person.post_and_see("3", {"t-good": "kept", "in": form})
    assert all(SHIPPED[form][name] in html for name in ("helper", "helper_may", "helper_not"))
    assert "kept" in html
    assert told_in(person.post_and_see("3", {"t-good": "kept", "in": ""})) == TOLD


def test_easy_read_says_each_thing_on_a_line_of_its_own():
    person = at(pages(), is_easy_read=True)
    html = answer(person, helper="a-worker")
    assert 'class="cp-easy"' in html
    for words in TOLD[1:]:
        assert f"<p>{words}</p>" in html


def test_the_paper_form_says_it_at_the_question():
    paper = words_on_paper(paper_form(OpenDeploymentFactory(version=frozen_version(steps=pages()))))
    plain = " ".join(paper.split())
    assert plain.index("A worker") < plain.index(TOLD[1]) < plain.index("What was good?")
    bare = [step(helper(helped=())), step(text("good", "What was good?"))]
    deployment = OpenDeploymentFactory(version=frozen_version(steps=bare))
    assert TOLD[1] not in " ".join(words_on_paper(paper_form(deployment)).split())


def test_what_is_marked_is_frozen_and_what_is_not_stays_as_it_was():
    (page,) = frozen_version(steps=[step(helper())]).schema["steps"]
    marks = [one.get("helped") for one in page["questions"][0]["options"]]
    assert marks == [None, True, True, None]
    same = helper(helped=())
    unmarked = frozen_version(steps=[step(same)])
    for one in same["value"]["options"]:
        del one["value"]["helped"]
    assert digest_of(frozen_version(steps=[step(same)]).schema["steps"][0]["questions"][0]) == (
        digest_of(unmarked.schema["steps"][0]["questions"][0])
    )


def test_marks_survive_reading_and_other_words():
    schema = schema_from(frozen_version(**in_other_words("ur")).schema).read_in("ur")
    helper_ = next(one for one in schema.questions if one.key == "helper")
    assert [one.helped for one in helper_.options] == [False, True, True, False]


def test_a_trial_says_it_and_stores_nothing(client):
    survey = SurveyFactory(live=False, steps=pages())
    survey.save_revision()
    author = UserFactory()
    author.groups.add(Group.objects.get(name="Survey managers"))
    client.force_login(author)
    before = every_row()
    trial = Trial(client, survey)
    trial.agree()
    trial.press(q_first="yes")
    assert told_in(trial.press(q_helper="a-worker")) == TOLD
    assert told_in(trial.press()) == []
    assert every_row() == before
