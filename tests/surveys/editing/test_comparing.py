"""Two revisions side by side: whatever was added, taken out, moved or worded otherwise."""

import copy
import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.admin.compare import StreamFieldComparison
from wagtail.blocks import StreamValue

from changeprojects.blocks.sections import SectionContent
from changeprojects.models import ProductPage
from surveys.editing.blocks import QuestionsBlock
from surveys.models import Notice, Survey
from tests.factories.surveys import SurveyFactory, asked, items, option, step
from tests.surveys.editing.test_question_types import picture
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db


def compared(field, before, after):
    """What the page that compares two revisions says of one field."""
    made_of = (StreamValue(field.stream_block, raw, is_lazy=True) for raw in (before, after))
    shown = StreamFieldComparison(field, *(field.model(**{field.name: one}) for one in made_of))
    return BeautifulSoup(shown.htmldiff(), "html.parser")


def of(model, name):
    return model._meta.get_field(name)


def stored(name, block, **changes):
    """A block as the form adds it, as it is stored."""
    value = block.get_prep_value(block.get_default())
    value = value | changes if changes else value
    return {"type": name, "id": str(uuid.uuid4()), "value": value}


def on_a_page(name, block, **changes):
    page = step(stored(name, block, **changes))
    return page | {"value": page["value"] | {"coming": "About it.", "coming_others": items()}}


def in_a_section(name, block):
    body = of(ProductPage, "body").stream_block
    (kind,) = body.child_blocks
    return stored(kind, body.child_blocks[kind], content=[stored(name, block)])


STEPS = of(Survey, "steps")
ALONE = [
    (field, stored(name, block))
    for field in (of(Survey, "translations"), of(Survey, "readers"), of(Notice, "parts"))
    for name, block in field.stream_block.child_blocks.items()
]
ASKED = [(STEPS, on_a_page(*kind)) for kind in QuestionsBlock().child_blocks.items()]
WRITTEN = [
    (of(ProductPage, "body"), in_a_section(*kind)) for kind in SectionContent().child_blocks.items()
]


@pytest.mark.parametrize(("field", "one"), [*ALONE, *ASKED, *WRITTEN])
def test_every_block_compares_when_it_comes_goes_and_stays(field, one):
    assert compared(field, [], [one]).select(".addition")
    assert compared(field, [one], []).select(".deletion")
    assert not compared(field, [one], [one]).select(".addition, .deletion")


@pytest.mark.parametrize("name", QuestionsBlock().child_blocks)
def test_every_kind_of_question_compares_when_it_comes_goes_and_is_reworded(name):
    block = QuestionsBlock().child_blocks[name]
    words = "text" if name == "info" else "label"
    before = on_a_page(name, block, **{words: "Was it fair?"})
    after = copy.deepcopy(before)
    after["value"]["questions"][0]["value"][words] = "Was it kind?"
    shown = compared(STEPS, [before], [after])
    assert "kind" in shown.select_one(".addition").get_text()
    assert "fair" in shown.select_one(".deletion").get_text()
    more = copy.deepcopy(before)
    more["value"]["questions"].append(stored(name, block, **{words: "Was it long?"}))
    for pages, found in (((before, more), ".addition"), ((more, before), ".deletion")):
        (told,) = compared(STEPS, [pages[0]], [pages[1]]).select(found)
        assert "Was it long?" in told.get_text()
        assert "Alt text" not in told.get_text()


def test_pages_that_change_places_compare():
    pages = [step(asked("yes_no", key, f"Was it {key}?")) for key in ("fair", "kind")]
    assert "Was it kind?" in compared(STEPS, pages, pages[::-1]).get_text()


def test_a_picture_that_comes_goes_or_gives_way_to_another_is_shown():
    red, blue = picture(colour="red"), picture(colour="blue")

    def page(image, alt=""):
        one = option("At home") | {"id": "6f0ab7c5-6df5-4b2c-8a39-6b7a1b7b8f5e"}
        shown = {"image": image and image.pk, "alt_text": alt, "decorative": False}
        one["value"]["picture"] = shown
        asks = asked("single", "where", "Where?", options=[one, option("At school")])
        ids = {"id": "0f9aa3c2-0b53-4c5d-9a66-1d6c9c27f5a1"}
        return step(asks | ids) | ids

    def told(before, after):
        shown = compared(STEPS, [before], [after])
        return len(shown.select(".addition img")), len(shown.select(".deletion img"))

    assert told(page(None), page(red, "A red door")) == (1, 0)
    assert told(page(red, "A red door"), page(None)) == (0, 1)
    assert told(page(red, "A red door"), page(blue, "A blue door")) == (1, 1)


def test_other_words_for_the_same_picture_are_a_change():
    red = picture(colour="red")

    def page(where, alt, *, decorative=False):
        shown = {"image": red.pk, "alt_text": alt, "decorative": decorative}
        one = option("At home") | {"id": "6f0ab7c5-6df5-4b2c-8a39-6b7a1b7b8f5e"}
        other = option("At school") | {"id": "1d3c0e0e-92b0-4a3c-b5f1-6f3c5f8b7a10"}
        said = {"type": "item", "id": "2b0a55a8-3f3c-4a53-9e0b-51a9f2f6f7c1"}
        asks = asked("single", "where", "Where?", options=[one, other])
        asks |= {"id": "0f9aa3c2-0b53-4c5d-9a66-1d6c9c27f5a1"}
        asks["value"]["others"] = [said | {"value": {"form": "cy", "label": "Ble?"}}]
        in_welsh = asks["value"]["others"][0]
        block = {"question": asks, "answer": one, "translation": in_welsh}[where]
        block["value"]["picture"] = shown
        return step(asks) | {"id": asks["id"]}

    def told(before, after):
        return compared(STEPS, [before], [after])

    for where in ("question", "answer", "translation"):
        door = page(where, "A red door")
        shown = told(door, page(where, "A red gate"))
        assert [one.get_text() for one in shown.select(".addition")] == ["gate"], where
        assert [one.get_text() for one in shown.select(".deletion")] == ["door"]
        ticked = told(door, page(where, "A red door", decorative=True))
        assert "Yes" in ticked.select_one(".addition").get_text()
        assert not told(door, door).select(".addition, .deletion")


def test_answers_are_compared_in_words():
    kind, words = (
        QuestionsBlock().child_blocks["single"],
        {"form": "easy-read", "words": "It was ok"},
    )
    before = option("Good")
    before["value"] |= {"helped": True, "others": items(words | {"alt": ""})}
    asks = on_a_page("single", kind, label="How?", options=[before, option("Bad")])
    (told,) = compared(STEPS, [], [asks]).select(".addition")
    said = " ".join(told.get_text().split())
    answer = "“Good” (Somebody helped; In other words: “Easy Read” (Words: It was ok))"
    assert f"Answers {answer} “Bad” Picture" in said
    assert "ListValue" not in said


def test_an_editor_reads_what_changed_of_a_survey(client):
    survey = SurveyFactory()
    first = survey.save_revision()
    block = QuestionsBlock().child_blocks["info"]
    ending = on_a_page("info", block, heading="", text="It is over.")
    survey.steps = [*survey.steps.get_prep_value(), ending]
    last = survey.save_revision()
    client.force_login(made.user("Survey managers"))
    for ids in ((first.pk, last.pk), (last.pk, first.pk)):
        answer = client.get(
            reverse("wagtailsnippets_surveys_survey:revisions_compare", args=[survey.pk, *ids])
        )
        assert answer.status_code == 200
        assert "It is over." in answer.content.decode()


def test_an_editor_reads_yes_and_no_and_that_a_picture_is_worded_otherwise(client):
    survey, image = SurveyFactory(is_easy_read=False), picture()
    ids = {"id": "0f9aa3c2-0b53-4c5d-9a66-1d6c9c27f5a1"}

    def revision(alt, *, sensitive):
        asks = asked("yes_no", "fair", "Was it fair?", sensitive=sensitive) | ids
        asks["value"]["picture"] = {"image": image.pk, "alt_text": alt, "decorative": False}
        survey.steps = [step(asks) | ids]
        survey.is_easy_read = sensitive
        return survey.save_revision().pk

    first, second = revision("A door", sensitive=False), revision("A gate", sensitive=False)
    third = revision("A gate", sensitive=True)
    client.force_login(made.user("Survey managers"))

    def seen(*ids):
        name = "wagtailsnippets_surveys_survey:revisions_compare"
        page = client.get(reverse(name, args=[survey.pk, *ids]))
        return BeautifulSoup(page.content, "html.parser").select_one(".w-comparison, main")

    shown = seen(first, second)
    assert [one.get_text() for one in shown.select(".addition")] == ["gate"]
    shown = seen(second, third)
    assert {one.get_text() for one in shown.select(".addition")} == {"Yes"}
    assert {one.get_text() for one in shown.select(".deletion")} == {"No"}
    assert "True" not in shown.get_text()
    assert "False" not in shown.get_text()
