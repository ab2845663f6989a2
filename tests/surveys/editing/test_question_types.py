"""Each kind of question, asked and answered through the real wizard."""

import io
import re

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.blocks.stream_block import StreamBlockAdapter, StreamBlockValidationError
from wagtail.images import get_image_model

from surveys.editing.blocks import QuestionsBlock
from surveys.engine.frozen_schema import schema_from
from surveys.engine.matching import differences
from surveys.models import Answer, Response
from tests.factories.surveys import (
    OpenDeploymentFactory,
    asked,
    frozen_version,
    information,
    option,
    step,
)
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db

PARTS = ["first-name", "carer-name", "birth-day", "older"]
CODE = {"t-x.first-name": "é", "t-x.carer-name": "B", "t-x.birth-day": "07", "t-x.older": "0"}
REFUSED = {"q-x": "rather-not-say"}
# Kind, its settings, what a browser sends, what people check, what is stored.
ANSWERS = [
    ("single", {"options": ["Yes", "No"]}, {"q-x": "no"}, "No", "no"),
    (
        "several",
        {"options": ["Texts", "Calls"]},
        {"q-x": ["texts", "calls"]},
        "Texts, Calls",
        ["texts", "calls"],
    ),
    (
        "top",
        {"options": ["A", "B", "C", "D"], "most": 3},
        {"q-x": ["a", "d"]},
        "A, D",
        ["a", "d"],
    ),
    ("yes_no", {}, {"q-x": "not-sure"}, "I’m not sure", "not-sure"),
    ("faces", {"options": ["Good", "Middling", "Bad"]}, {"q-x": "bad"}, "Bad", "bad"),
    ("scale", {"low": "Never", "high": "Always"}, {"q-x": "10"}, "10: Always", "10"),
    ("scale", {"low": "Never", "high": "Always"}, {"q-x": "0"}, "0: Never", "0"),
    ("number", {"lowest": 0, "highest": 1500}, {"t-x": " 1,200 "}, "1200", "1200"),
    ("number", {"lowest": 0, "highest": 20}, {"t-x": "0"}, "0", "0"),
    ("month", {}, {"t-x.month": "march", "t-x.year": "2024"}, "March 2024", "2024-03"),
    ("month", {}, {"t-x.month": "3", "t-x.year": "2024"}, "March 2024", "2024-03"),
    ("consent", {"statement": "We ask again."}, {"q-x": "yes"}, "Yes, I agree", "yes"),
]
DECLINED = [row[0:2] for row in ANSWERS if row[0] != "consent"]
DECLINED += [("text", {}), ("short", {"max_length": 50}), ("code", {"parts": PARTS})]


def person_for(kind, **extra):
    pages = [step(asked(kind, "x", "How was it?", **extra))]
    return Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))


def send(kind, extra, sent):
    """Answer one question and send it; return the last page, as read, and the answer."""
    person = person_for(kind, **extra)
    person.agree()
    assert person.post("1", sent)["Location"] == person.url("check")
    page = person.get("check").content.decode()
    person.send()
    return page, Answer.objects.get()


@pytest.mark.parametrize(("kind", "extra", "sent", "words", "value"), ANSWERS)
def test_an_answer_is_checked_in_words_and_stored(kind, extra, sent, words, value):
    page, answer = send(kind, extra, sent)
    assert re.search(rf'<dd class="cp-wide">{re.escape(words)}</dd>', page)
    assert answer.value == value
    assert answer.text is None


@pytest.mark.parametrize(("kind", "extra"), DECLINED)
def test_everybody_may_rather_not_say(kind, extra):
    page, answer = send(kind, extra, REFUSED)
    assert "I’d rather not say" in page
    assert answer.value in ("rather-not-say", ["rather-not-say"])
    assert answer.text is None


@pytest.mark.parametrize(("kind", "extra"), [*DECLINED, ("consent", {"statement": "X."})])
def test_every_kind_can_be_skipped(kind, extra):
    person = person_for(kind, **extra)
    person.agree()
    assert 'name="skip"' in person.get("1").content.decode()
    assert person.post("1", {"skip": "1"})["Location"] == person.url("check")
    assert "Not answered" in person.get("check").content.decode()
    person.send()
    assert Answer.objects.values_list("value", "text").get() == (None, None)


def test_a_few_own_words_stand_on_one_line_and_are_encrypted():
    person = person_for("short", max_length=20)
    person.agree()
    page = person.get("1").content.decode()
    assert '<input type="text" id="t-x"' in page
    assert "<textarea" not in page
    assert "5 letters too long" in person.post_and_see("1", {"t-x": "x" * 25})
    person.post("1", {"t-x": "A kind word"})
    person.send()
    answer = Answer.objects.get()
    assert (answer.text, answer.value) == ("A kind word", None)
    assert Answer.objects.values_list("text", flat=True).get().startswith("v1.")


def test_words_that_say_rather_not_say_are_words():
    _, answer = send("short", {"max_length": 50}, {"t-x": "rather-not-say"})
    assert (answer.text, answer.value) == ("rather-not-say", None)


@pytest.mark.parametrize("kind", ["text", "short", "number"])
def test_an_answer_and_a_refusal_together_are_asked_again_and_nothing_is_lost(kind):
    person = person_for(kind)
    person.agree()
    page = person.post_and_see("1", {"t-x": "12", "q-x": "rather-not-say"})
    assert "Keep one of the two" in page
    assert "We have kept what you wrote" in page
    assert 'value="rather-not-say" checked' in page
    assert 'value="12"' in page or "12</textarea>" in page
    assert person.get("check")["Location"] == person.url("1")


@pytest.mark.parametrize(
    ("kind", "extra", "sent", "said"),
    [
        ("number", {"lowest": 1, "highest": 9}, {"t-x": "many"}, "a whole number in digits"),
        ("number", {"lowest": 1, "highest": 9}, {"t-x": "2.5"}, "a whole number in digits"),
        ("number", {"lowest": 1, "highest": 9}, {"t-x": "-3"}, "a whole number in digits"),
        ("number", {"lowest": 1, "highest": 9}, {"t-x": "0"}, "Write 1 or more"),
        ("number", {"lowest": 1, "highest": 9}, {"t-x": "10"}, "Write 9 or less"),
        ("month", {}, {"t-x.month": "13", "t-x.year": "2024"}, "Write the month too"),
        ("month", {}, {"t-x.month": "Ma", "t-x.year": "2024"}, "Write the month too"),
        ("month", {}, {"t-x.month": "5", "t-x.year": ""}, "Write the year too"),
        ("month", {}, {"t-x.month": "5", "t-x.year": "24"}, "Write the year too"),
        ("code", {"parts": PARTS}, CODE | {"t-x.birth-day": "32"}, "Look at this again: Day"),
        ("code", {"parts": PARTS}, CODE | {"t-x.first-name": "7"}, "Look at this again: First"),
        (
            "top",
            {"options": ["A", "B", "C"], "most": 2},
            {"q-x": ["a", "b", "c"]},
            "You chose 3. Choose up to 2",
        ),
        ("yes_no", {}, {"q-x": "maybe"}, "Choose one of the answers below"),
        ("scale", {}, {"q-x": "11"}, "Choose one of the answers below"),
    ],
)
def test_what_does_not_fit_is_explained_and_kept(kind, extra, sent, said):
    person = person_for(kind, **extra)
    person.agree()
    page = person.post_and_see("1", sent)
    assert said in page
    assert 'role="alert"' in page
    for name, typed in sent.items():
        assert name.startswith("q-") or f'name="{name}" value="{typed}"' in page
    assert not Response.objects.exists()


def test_an_agreement_that_asks_for_a_yes_or_a_no_cannot_be_skipped_and_takes_both():
    person = person_for("consent", statement="We would ask you again.", must_choose=True)
    person.agree()
    page = person.get("1").content.decode()
    assert 'name="skip"' not in page
    assert "I’d rather not say" not in page
    assert "Choose yes or no. Both are fine" in person.post_and_see("1", {"skip": "1"})
    assert person.post("1", {"q-x": "no"})["Location"] == person.url("check")
    person.send()
    assert Answer.objects.get().value == "no"


def test_a_code_is_stored_as_marks_that_match_and_cannot_be_read():
    _, first = send("code", {"parts": PARTS}, CODE)
    assert len(first.value) == len(PARTS)
    assert all(re.fullmatch("[0-9a-f]{32}", mark) for mark in first.value)
    person = Person(first.response.deployment)
    person.agree()
    person.post("1", CODE | {"t-x.first-name": "E", "t-x.older": "", "t-x.birth-day": "7"})
    assert "E, B, 7, –" in person.get("check").content.decode()
    person.send()
    second = Answer.objects.exclude(pk=first.pk).get()
    assert second.value[:3] == first.value[:3]
    assert differences(first.value, second.value) == 1


def test_the_same_code_in_another_survey_has_other_marks():
    _, first = send("code", {"parts": PARTS}, CODE)
    person = person_for("code", parts=PARTS)
    person.agree()
    person.post("1", CODE)
    person.send()
    second = Answer.objects.exclude(pk=first.pk).get()
    assert not set(first.value) & set(second.value)


def test_information_is_read_and_asks_for_nothing():
    pages = [
        step(information("First line.\nSecond line.", heading="About the meeting")),
        step(information("Skip any."), asked("yes_no", "x", "Was it fair?")),
    ]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))
    person.agree()
    page = person.get("1").content.decode()
    assert "<h1>About the meeting</h1>" in page
    assert "<p>Second line.</p>" in page
    assert 'name="skip"' not in page
    assert person.post("1")["Location"] == person.url("2")
    page = person.get("2").content.decode()
    assert page.index("Skip any.") < page.index("Was it fair?")
    person.post("2", {"q-x": "yes"})
    assert person.get("check").content.decode().count("<dt>") == 1
    person.send()
    assert Answer.objects.get().key == "x"


def picture(title="Map of the school", colour="red"):
    stored = io.BytesIO()
    Pillow.new("RGB", (900, 600), colour).save(stored, "PNG")
    stored.seek(0)
    return get_image_model().objects.create(
        title=title, file=ImageFile(stored, name="secret-topic.png")
    )


def pictured(label, image, **words):
    answer = option(label)
    answer["value"]["picture"] = {"image": image.pk, "alt_text": "", "decorative": False} | words
    return answer


def test_pictures_come_with_the_page_and_leave_no_address():
    home, school = picture(colour="red"), picture(colour="blue")
    options = [
        pictured("At home", home, decorative=True),
        pictured("At school", school, alt_text="A red door with a bell"),
    ]
    person = person_for("pictures", options=options)
    person.agree()
    page = person.get("1").content.decode()
    sources = re.findall(r'<img class="cp-picture" src="([^"]+)" alt="([^"]*)"', page)
    assert [alt for _, alt in sources] == ["", "A red door with a bell"]
    assert all(src.startswith("data:image/webp;base64,") for src, _ in sources)
    assert len({src for src, _ in sources}) == len(options)
    assert len(page) < 30_000
    assert "secret-topic" not in page
    person.post("1", {"q-x": "at-school"})
    person.send()
    assert Answer.objects.get().value == "at-school"


def test_a_version_keeps_its_pictures_when_the_image_is_deleted():
    home, school = picture(colour="red"), picture(colour="blue")
    options = [pictured("At home", home, alt_text="A"), pictured("School", school, alt_text="B")]
    version = frozen_version(steps=[step(asked("pictures", "x", "Where?", options=options))])
    before = schema_from(version.schema)
    home.delete()
    version.refresh_from_db()
    assert schema_from(version.schema) == before
    assert before.questions[0].options[0].picture.src


def test_a_question_may_have_a_picture_too():
    image = {"image": picture().pk, "alt_text": "A meeting room", "decorative": False}
    person = person_for("yes_no", picture=image)
    person.agree()
    assert 'alt="A meeting room"' in person.get("1").content.decode()


@pytest.mark.parametrize("count", [3, 5])
def test_faces_always_have_words(count):
    words = [f"Word {number}" for number in range(count)]
    person = person_for("faces", options=words)
    person.agree()
    page = person.get("1").content.decode()
    mouths = re.findall(r"M28 64Q50 (\d+) 72 64", page)
    assert len(mouths) == count
    assert mouths == sorted(mouths, reverse=True)
    assert all(f">{word}</label>" in page for word in words)


@pytest.mark.parametrize("name", list(QuestionsBlock().child_blocks))
def test_every_kind_is_told_to_editors(name):
    block = QuestionsBlock().child_blocks[name]
    assert block.meta.icon
    assert block.meta.label
    assert block.get_description()
    assert block.meta.preview_value
    html = block.render(block.get_preview_value(), context=block.get_preview_context({}, None))
    assert len(html) > 20
    helped = {
        child.name: getattr(child, "field", child.meta).help_text
        for child in block.child_blocks.values()
        if child.name != "picture"
    }
    assert [child for child, words in helped.items() if not words] == []


def test_a_page_that_was_just_added_is_not_called_wrong_and_is_not_published_empty():
    # The form says at once when fewer are there; publishing asks for one all the same.
    block = QuestionsBlock()
    assert StreamBlockAdapter().js_args(block)[-1]["minNum"] is None
    with pytest.raises(StreamBlockValidationError):
        block.clean(block.to_python([]))


@pytest.mark.parametrize(
    ("kind", "count"), [("single", 2), ("several", 2), ("top", 2), ("pictures", 2), ("faces", 3)]
)
def test_a_question_that_was_just_added_has_room_for_its_fewest_answers(kind, count):
    block = QuestionsBlock().child_blocks[kind]
    assert len(block.get_default()["options"]) == count
    assert len(block.get_default()["options"]) == count


def test_there_are_fourteen_kinds_and_no_grid_slider_upload_or_day_of_birth():
    assert set(QuestionsBlock().child_blocks) == {
        *("single", "several", "top", "yes_no", "faces", "pictures", "scale"),
        *("text", "short", "number", "month", "code", "info", "consent"),
    }
