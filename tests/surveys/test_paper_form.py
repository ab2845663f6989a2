"""What people read on the paper form before they answer, and what stays theirs of it."""

from datetime import date

import pypdfium2
import pytest
from django.urls import reverse

from surveys.documents.paper_form import paper_form
from surveys.documents.papers import ROOM_UNDER_A_QUESTION, Print, SurveyPaper
from surveys.engine.phrasebook import PHRASES, SHIPPED
from tests.factories.surveys import (
    OpenDeploymentFactory,
    frozen_version,
    published_notice,
)
from tests.surveys.evidence import made
from tests.surveys.test_words import pages, translation

pytestmark = pytest.mark.django_db
# Each language says the same; what stands in braces is put in on the paper.
BEFORE = ("readers", "happens", "told_by", "paper_code_how", "paper_typed", "kept_until")
CONSENT = ("take_part", "take_part_yes", "paper_no")
QUOTE = ("quote", "quote_yes", "quote_summary", "quote_no")
SLIP = ("paper_slip_wait", "paper_slip_take", "paper_slip_word", "use_back_until", "use_read")
HEAR = ("hear", "paper_hear", "hear_results", "hear_talk", "contact", "safe", "hear_agree")
DATES = {"feedback_due_on": date(2027, 3, 4), "withdraw_until": date(2027, 1, 31)}


@pytest.fixture(scope="module")
def in_three(for_all_tests):
    """A deployment in English, Welsh and Urdu, with a notice in each."""
    for form in ("en-gb", "cy", "ur"):
        published_notice("parent_carer", form, privacy=f"Ŵy a dŷ, {form}.")
    languages = [translation("cy"), translation("ur")]
    version = frozen_version(steps=pages(sensitive=False), translations=languages)
    return OpenDeploymentFactory(version=version, access="invitation", **DATES)


@pytest.fixture
def written(monkeypatch):
    """Prints the form, and returns all that was written on it, in the order of reading."""
    seen, make = [], Print.made
    monkeypatch.setattr(Print, "made", lambda one, p: seen.append(p.written) or make(one, p))

    def words(deployment, form=""):
        paper_form(deployment, form)
        return seen[-1]

    return words


def in_order(words, names, phrases):
    """Say where each phrase begins; before its first place in braces it is the same for all."""
    return [words.index(phrases[name].partition("{")[0].strip()) for name in names]


@pytest.mark.parametrize("form", ["", "cy", "ur"])
def test_it_says_who_asks_what_for_and_how_to_say_no_before_it_asks(in_three, written, form):
    words = written(in_three, form)
    phrases = PHRASES | SHIPPED.get(form, {})
    before = in_order(words, [*BEFORE[:2], *BEFORE[3:]], phrases)
    consent = in_order(words, CONSENT, phrases)
    assert max(before) < words.index("Ŵy a dŷ") < min(consent)
    assert phrases["told_by"].partition("{date}")[2] in words
    yes, no, nothing = (phrases[name] for name in ("take_part_yes", "take_part_no", "paper_no"))
    assert f"{yes}{no}{nothing}" in words


@pytest.mark.parametrize("form", ["", "cy", "ur"])
def test_each_permission_stands_apart_and_the_slip_says_what_the_code_is_for(
    in_three, written, form
):
    words = written(in_three, form)
    phrases = PHRASES | SHIPPED.get(form, {})
    for names in (QUOTE, HEAR):
        in_order(words, names, phrases)
    parts = [name for name in SLIP if not phrases[name].startswith("{")]
    quote, slip = in_order(words, ["quote"], phrases), in_order(words, parts, phrases)
    assert max(quote) < min(slip)
    assert phrases["use_back_until"].replace("{date}", "").strip()[:8] in words
    assert reverse("surveys:look_up") in words


def sheets(deployment):
    """The words of each page; a sheet that is printed on both sides begins with an odd one."""
    document = pypdfium2.PdfDocument(paper_form(deployment))
    return [page.get_textpage().get_text_range() for page in document]


def page_with(found, words):
    (place,) = [number for number, text in enumerate(found, start=1) if words in text]
    return place


def test_what_is_kept_handed_in_or_torn_off_is_never_on_the_back_of_another(in_three):
    found = sheets(in_three)
    for words in ("You can keep this sheet", "Yes, I want to take part", "The code is made"):
        assert page_with(found, words) % 2 == 1
    slip = page_with(found, "The code is made")
    assert found[slip].strip() == ""
    assert page_with(found, "Do you want to hear from us?") == slip + 2


def test_the_slip_tells_nobody_what_it_is_about(in_three):
    found = sheets(in_three)
    slip = found[page_with(found, "The code is made") - 1]
    assert "31 January 2027" in slip
    assert "changeprojects.example/s/receipt/" in slip
    for words in (in_three.version.schema["title"], in_three.project.title, "helpline"):
        assert words not in slip


def told_together(write):
    """Write something once at every height of a page; say where its three parts came to stand."""
    paper = SurveyPaper()
    for number in range(38):
        paper.add_page()
        for _ in range(number):
            paper.words("-", space=0)
        write(paper, f"Head{number}.", f"Under{number}.", f"Last{number}.")
    pages_ = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper.bytes())]
    for number in range(38):
        yield [page_with(pages_, f"{name}{number}.") for name in ("Head", "Under", "Last")]


def test_numbers_to_ring_stand_on_the_page_of_what_leads_to_them():
    places = [*told_together(lambda paper, *parts: paper.together(*parts))]
    assert all(len(set(one)) == 1 for one in places)
    assert len({one[0] for one in places}) == len(places)


def test_a_question_stands_on_the_page_of_its_first_answers():
    def write(paper, question, *answers):
        paper.heading(question, 14, under=ROOM_UNDER_A_QUESTION)
        for answer in answers:
            paper.box(answer)

    assert all(len(set(one)) == 1 for one in told_together(write))


@pytest.mark.parametrize("form", ["", "cy", "ur"])
def test_paper_says_that_it_has_nothing_to_press(in_three, written, form):
    phrases = PHRASES | SHIPPED.get(form, {})
    words = written(in_three, form)
    places = in_order(words, ["paper_no_button", "danger", "talk_if", "take_part"], phrases)
    assert places == sorted(places)


@pytest.mark.parametrize("access", [None, "tablet"])
def test_staff_are_told_of_the_same_slip(client, access):
    deployment = OpenDeploymentFactory(access=access)
    client.force_login(made.user("Screeners"))
    page = client.get(reverse("survey_deployment_enter", args=[deployment.pk])).content.decode()
    assert f"the page “{PHRASES['code']}” of their form" in page
    assert "tear the slip off" in page
    assert f"“{PHRASES['hear']}”" in page
    assert "their part of the form" not in page
