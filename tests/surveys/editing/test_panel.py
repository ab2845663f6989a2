"""What authors are told beside the form: findings, and where each answer leads."""

import re
from xml.etree import ElementTree

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from surveys.authoring.reading import Reading
from surveys.engine.diagram import GAP, HEIGHT
from tests.factories.surveys import SurveyFactory, asked, court_steps, single, step, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    user = get_user_model().objects.create_user("author", "author@agency.example", "x")
    user.groups.add(Group.objects.get(name="Survey managers"))
    client.force_login(user)
    return client


def panel(client, **survey):
    written = SurveyFactory(live=False, **survey)
    written.save_revision()
    page = client.get(reverse("wagtailsnippets_surveys_survey:edit", args=[written.pk]))
    assert page.status_code == 200
    html = page.content.decode()
    return html[html.index('class="sv-findings"') :].split("</template>")[0]


def test_the_text_says_where_each_answer_leads(author):
    html = " ".join(panel(author, steps=court_steps()).split())
    assert "<strong>Page 1:</strong> Did someone explain what would happen?" in html
    assert "<li>Yes: Page 2</li>" in html
    assert "<li>No, I’d rather not say, no answer: Page 3</li>" in html
    assert "Shown only if “Did someone explain what would happen?” is “Yes”." in html
    assert "Then: Check your answers." in html
    assert "Nothing stands against publishing." in html


def test_the_drawing_is_told_to_those_who_cannot_see_it_and_shows_every_page(author):
    html = panel(author, steps=court_steps())
    svg = ElementTree.fromstring(re.search(r"<svg.*?</svg>", html, re.DOTALL).group())
    space = "{http://www.w3.org/2000/svg}"
    assert svg.get("role") == "img"
    named = [svg.find(f".//*[@id='{id_}']").text for id_ in svg.get("aria-labelledby").split()]
    assert named[0] == "The ways through this survey"
    assert "says the same in words" in named[1]
    assert len(svg.findall(f".//{space}rect")) == 6
    ways = [way.get("d") for way in svg.findall(f"{space}path")]
    assert len(ways) == 6
    assert len(set(ways)) == 6
    words = {one.text for one in svg.findall(f"{space}text")}
    assert words == {"Yes", "No, I’d rather not say, n…"}


def test_a_page_that_nobody_can_reach_is_drawn_as_such(author):
    pages = [*court_steps()[:1], step(text("b", "Why?"), rule=("explained", "is", "maybe"))]
    html = panel(author, steps=pages)
    assert "(never reached)" in html
    assert "Nobody can come here." in html


def test_errors_and_warnings_lead_to_their_question(author):
    double = asked("yes_no", "x", "Was it fair and kind?")
    again = text("x", "What else?")
    pages = [*court_steps(), step(double), step(again)]
    html = panel(author, steps=pages)
    assert "1 thing to mend before you can publish." in html
    assert "“What else?” is called “x”, as one before it is." in html
    assert f'href="#block-{again["id"]}-section"' in html
    assert f'href="#block-{double["id"]}-section"' in html
    assert f'data-finding="{double["id"]}"' in html
    assert "Make two questions of it" in html
    assert "<code>two_in_one</code>" in html


def test_languages_whose_words_nobody_counted_are_named(author):
    unnamed = " ".join(panel(author, steps=court_steps()).split())
    assert (
        "whether a question sounds hard and whether it asks who somebody is are checked in English "
        "and in Easy Read only"
    ) in unnamed
    assert "Not checked:" not in unnamed
    forms = [
        {"type": "translation", "value": {"form": form, "title": "T"}} for form in ("cy", "ur")
    ]
    named = " ".join(panel(author, steps=court_steps(), translations=forms).split())
    assert "Not checked: Welsh, Urdu. Let somebody read these who speaks them." in named


def test_what_editors_write_is_shown_as_text(author):
    html = panel(author, steps=[step(single("a", "<script>x</script>?", ["<b>", "No"]))])
    assert "<script>x" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("steps", [[], [step()], [step(single("", "", []))]])
def test_an_unfinished_draft_has_a_panel_too(author, steps):
    assert "to mend before you can publish" in panel(author, steps=steps)


def test_a_new_survey_has_a_panel_that_asks_to_save(author):
    page = author.get(reverse("wagtailsnippets_surveys_survey:add"))
    assert "Save the draft: then it is checked here" in page.content.decode()


def test_the_page_before_hard_questions_and_the_way_past_them_are_drawn_and_told():
    hard = [step(single(key, f"{key}?", ["Yes", "No"], sensitive=True)) for key in ("h", "i")]
    hard[1]["value"]["show_if"] |= {"question": "h", "value": "yes"}
    easy = [step(single(key, f"{key}?", ["Yes", "No"])) for key in ("a", "b")]
    reading = Reading(SurveyFactory(steps=[easy[0], *hard, easy[1]]))
    told = {stop.name: [(one.when, one.to) for one in stop.exits] for stop in reading.stops}
    assert list(told) == ["Page 1", "Before page 2", "Page 2", "Page 3", "Page 4"]
    assert told["Page 1"] == [("", "Before page 2")]
    assert told["Before page 2"] == [("Go on", "Page 2"), ("Skip these questions", "Page 4")]
    assert {to for _, to in told["Page 2"]} == {"Page 3", "Page 4"}
    assert all(stop.is_reached for stop in reading.stops)
    assert [box.title for box in reading.diagram.boxes][1:4] == [
        "Page 1",
        "Before page 2",
        "Page 2",
    ]
    assert "Skip these questions" in {arrow.words for arrow in reading.diagram.arrows}


def test_ways_past_pages_have_lanes_of_their_own():
    yes = {f"k{n}": step(single(f"k{n}", f"Q{n}?", ["Yes", "No"])) for n in range(6)}
    pages = list(yes.values())
    for number in (2, 3, 4):
        pages[number]["value"]["show_if"] |= {"question": "k1", "value": "yes"}
    pages[5]["value"]["show_if"] |= {"question": "k0", "value": "yes"}
    drawing = Reading(SurveyFactory(steps=pages)).diagram
    jumps = [arrow.path for arrow in drawing.arrows if "H" in arrow.path]
    lanes = [re.match(r"M\d+ \d+H(\d+)V", path).group(1) for path in jumps]
    assert len(jumps) == len(set(jumps)) >= 2
    assert len(set(lanes)) == len(lanes)
    assert all(box.y % (HEIGHT + GAP) == 4 for box in drawing.boxes)
