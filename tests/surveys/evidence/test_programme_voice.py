"""The page of the whole programme, and its versions for young people and in Easy Read."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeProjectPage
from surveys.actions.close_deployment import close_deployment
from surveys.engine.reading import long_sentences
from surveys.models import SaidPlainly, SurveyDeployment, VoiceIndexPage, YouSaidWeDidPage
from surveys.selectors.plain_words import MOST_WORDS
from syndication.models import Publication
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 1, 12, tzinfo=UTC)
JULY = datetime(2026, 7, 1, 12, tzinfo=UTC)
CHILDREN = "Children. They were not asked."
FEW = "Parents at one site. Fewer than ten answered."


@pytest.fixture(scope="module")
def _page(for_all_tests):
    with time_machine.travel(JULY, tick=False):
        deployment = made.deployment()
        made.responses(deployment, 43)
        promise = made.DECIDED | made.PROMISED
        asks = [
            made.recommendation(deployment.project, "REC-01", decision="accepted", **promise),
            made.recommendation(deployment.project, "REC-02", decision="declined", **made.DECIDED),
            made.recommendation(deployment.project, "REC-03"),
        ]
        for number, one in enumerate(asks, start=1):
            made.theme(deployment, f"T{number}", people=10 * number, asks=[one])
        small = made.deployment(deployment.pilot)
        made.responses(small, 4)
        close_deployment(small)
        page = made.page(deployment, young_people="You told us.")
        page.not_heard.create(text=CHILDREN)
        page.not_heard.create(text=FEW, survey=small)
        page = made.publish(page)
        release_page(ChangeProjectPage.objects.get(pk=deployment.project_id))
        home = page.get_site().root_page
        home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
        return page.pk


@pytest.fixture
def page(_page, db):
    """A released summary with one thing promised, one declined and one open; and the list."""
    return YouSaidWeDidPage.objects.get(pk=_page)


def read(client, address="/voice/", at=JULY):
    with time_machine.travel(at, tick=False):
        answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def part(found, name):
    return found.find("section", attrs={"aria-labelledby": name})


def test_who_was_not_heard_stands_there_by_project_with_where_it_is_said(client, page):
    told = part(read(client), "missing")
    assert told.h3.get_text() == "Using Evidence in Court"
    link = told.select_one("a[href*=you-said]")
    assert link["href"] == f"{page.url}#missing"
    assert link.get_text() == "You said, we did"
    assert [one.get_text() for one in told.select("li li")] == [CHILDREN, FEW]


def test_what_nobody_released_of_them_is_not_told_there(client, page):
    page.not_heard.all().delete()
    page.not_heard.create(text="A draft that nobody released.")
    assert "nobody released" not in read(client).get_text()
    with time_machine.travel(JULY, tick=False):
        page.not_heard.set([])
        made.publish(page, "1.1")
    assert part(read(client), "missing") is None
    page.unpublish()
    assert CHILDREN not in read(client).get_text()


def test_a_project_that_the_public_cannot_see_is_not_named_there(client, page):
    ChangeProjectPage.objects.get(pk=page.deployment.project_id).withdraw()
    told = part(read(client), "missing")
    assert told.h3 is None
    assert CHILDREN in told.get_text()


def test_whoever_answered_can_say_there_that_it_is_not_what_they_meant(client, page):
    told = part(read(client), "meant")
    assert told.a["href"] == "/s/receipt/told/"
    assert "not what you meant" in told.get_text()
    assert "code" in told.get_text()
    page.unpublish()
    assert part(read(client), "meant") is None


def test_how_many_took_answers_back_is_a_bound_for_no_more_than_was_told(client, page):
    SurveyDeployment.objects.update(withdrawn=12)
    page.deployment.refresh_from_db()
    with time_machine.travel(JULY, tick=False):
        made.responses(page.deployment, 20)
        made.publish(page, "1.1")
    untold = made.deployment()
    SurveyDeployment.objects.filter(pk=untold.pk).update(withdrawn=12)
    score = read(client).select_one("dl.cp-score").get_text()
    assert "Took their answers back, as the last “You said, we did” of each survey says" in score
    assert "At most 12 people together" in score


def test_it_has_the_way_out_before_all_else_whatever_was_asked(client, page, settings):
    settings.EXIT_URL = "https://weather.example/"
    found = read(client)
    first = found.select("a, button, input, select, [tabindex]")[0]
    assert (first.get_text(), first["href"]) == ("Leave this page", "https://weather.example/")
    assert first["rel"] == ["noreferrer"]
    assert found.select_one("script[src$='exit.js'][defer]")
    assert not client.get("/voice/").cookies


NAV = {"aria-label": "This page in other words"}
PARTS = ("young-people/", "easy-read/")
PLAIN = {
    "young_people_said": "You saw it too late.",
    "young_people_did": "You will see it 5 days before.",
    "young_people_why": "All three places can do it.",
    "easy_read_did": "We will show it to you.",
}


@pytest.fixture
def plainly(page):
    """The same summary with plain words about the one thing that is promised."""
    theme = page.deployment.themes.get(code="T1")
    with time_machine.travel(JULY, tick=False):
        page.easy_read, page.keep_numbers = "You said a thing.", True
        page.said_plainly.add(SaidPlainly(theme=theme, answer="going", **PLAIN))
        return made.publish(page, "1.1")


def articles(found):
    """What each thing that was asked for is told as, by its heading."""
    return {one.h2.get_text(): one for one in found.select("article.cp-said")}


def test_the_versions_of_the_page_lead_to_each_other(client, page):
    for part, here in {
        "": "All of it",
        PARTS[0]: "For young people",
        PARTS[1]: "Easy Read",
    }.items():
        nav = read(client, f"/voice/{part}").find("nav", attrs=NAV)
        assert nav.find(attrs={"aria-current": "page"}).get_text() == here
        links = {one["href"] for one in nav.find_all("a")}
        assert links == {f"/voice/{one}" for one in ("", *PARTS)} - {f"/voice/{part}"}


@pytest.mark.parametrize("name", PARTS)
def test_each_fate_is_counted_in_a_sentence_of_how_many(client, page, name):
    found = read(client, f"/voice/{name}", LATER)
    rows = [
        (one.select_one(".cp-fate").get_text(strip=True), one.find_all("span")[-1].get_text())
        for one in found.select(".cp-counted li")
    ]
    assert rows == [
        ("Late", "We are late with 1 of 3. We said we would do it by now."),
        ("Declined", "We said no to 1 of 3. We say why."),
        ("Not decided", "We have not decided on 1 of 3 yet."),
    ]


def test_what_a_summary_says_plainly_is_said_so_on_the_page_of_the_programme(client, plainly):
    young, easy = (articles(read(client, f"/voice/{part}", LATER)) for part in PARTS)
    promised = young["You saw it too late."]
    assert promised.select_one(".cp-fate").get_text(strip=True) == "Late"
    assert promised.h3.get_text() == "We said we would"
    assert promised.select_one(".cp-said__words").get_text() == PLAIN["young_people_did"]
    assert PLAIN["young_people_why"] in promised.get_text()
    assert "62 days late" in promised.get_text()
    assert "About 10 of 45 people" in promised.get_text()
    assert promised.find_all("a")[-1]["href"] == f"{plainly.url}young-people/#REC-01"
    # What has no plain words stands in those of everybody, with where people said it.
    assert easy["Do REC-01."].select_one(".cp-said__words").get_text() == PLAIN["easy_read_did"]
    declined = easy["Do REC-02."]
    assert made.DECIDED["answer"] in declined.get_text()
    assert made.DECIDED["reason"] in declined.get_text()
    assert declined.find_all("a")[-1]["href"] == f"{plainly.url}easy-read/#REC-02"


def test_plain_words_do_not_stand_there_once_something_else_is_decided(client, plainly):
    project = ChangeProjectPage.objects.get(pk=plainly.deployment.project_id)
    one = project.recommendations.get(code="REC-01")
    head = Publication.objects.filter(identifier=plainly.translation_key)
    before = head.get().document
    one.answer = "Another thing."
    with time_machine.travel(JULY, tick=False):
        one.save()
        release_page(project)
    now = articles(read(client, "/voice/young-people/"))["You saw it too late."]
    # Nor if the summary still told what was decided before.
    head.update(document=before)
    stale = articles(read(client, "/voice/young-people/"))["Do REC-01."]
    for told in (now, stale):
        assert told.select_one(".cp-said__words").get_text() == "Another thing."
        assert PLAIN["young_people_why"] not in told.get_text()


def test_what_no_summary_tells_leads_to_its_project(client, page):
    page.unpublish()
    told = articles(read(client, "/voice/easy-read/"))["Do REC-02."]
    project = page.deployment.project
    assert told.find_all("a")[-1]["href"] == project.url
    assert "How many people said this is not told" in told.get_text()
    assert "About" not in told.get_text()


@pytest.mark.parametrize("name", PARTS)
def test_its_versions_say_who_was_not_heard_and_what_to_do_if_it_was_not_meant(client, page, name):
    found = read(client, f"/voice/{name}")
    assert [one.get_text() for one in part(found, "missing").select("li li")] == [CHILDREN, FEW]
    assert part(found, "meant").a["href"] == "/s/receipt/told/"
    assert found.select("a")[0].get_text() == "Leave this page"


def test_what_the_page_itself_says_in_easy_read_is_short(client, plainly):
    SurveyDeployment.objects.update(feedback_due_on=JULY.date())
    found = read(client, "/voice/easy-read/", LATER)
    said = [*found.select(".cp-easy p, .cp-counted span"), *part(found, "meant").find_all("p")]
    assert len(said) > 10
    assert [long_sentences(one.get_text(), MOST_WORDS) for one in said] == [[]] * len(said)


def saved(client, **words):
    """The form of the page as it comes back once an editor has saved it; None if it was taken."""
    index = VoiceIndexPage.objects.get()
    sent = {"title": index.title, "slug": index.slug, "intro": "", "action-publish": "1"} | words
    sent |= nested_form_data({"comments": inline_formset([])})
    client.force_login(made.user(superuser=True))
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[index.pk]), sent)
    return None if answer.status_code == 302 else answer.context["form"]


@pytest.mark.parametrize("field", ["intro", "title"])
@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("We did everything that was asked, all 16 things.", "nothing is shown to be done"),
        ("We have changed the handbook.", "nothing is shown to be done"),
        ("3 people said no.", "Take the number out"),
        ("What people said, and what was decided about it, by whom, and why.", ""),
    ],
)
def test_what_stands_above_it_says_no_more_than_its_numbers(client, page, field, said, why):
    form = saved(client, **{field: said})
    assert (list(form.errors) if form else []) == ([field] if why else [])
    assert why in (form.errors[field][0] if form else "")


def test_a_draft_of_it_is_looked_at_too_for_it_may_come_out_by_itself(client, page):
    form = saved(client, intro="We did it.", **{"action-publish": ""})
    assert list(form.errors) == ["intro"]


def test_it_tells_of_deeds_once_one_is_shown_and_of_everything_once_everything_is(client, page):
    assert saved(client, title="You said, we did") is None
    asked = page.deployment.project.recommendations.get(code="REC-01")
    with time_machine.travel(JULY, tick=False):
        made.prove(asked, page.deployment, version="1.0", at=JULY)
        release_page(ChangeProjectPage.objects.get(pk=page.deployment.project_id))
    assert saved(client, intro="We have changed the handbook.") is None
    form = saved(client, intro="We did everything that was asked, all 16 things.")
    assert "not everything is shown to be done" in form.errors["intro"][0]
