"""No place tells a number of people that was not told, and none names a theme for itself."""

from collections import Counter

import pytest
from django.test import Client

from surveys.models import Response, SurveyDeployment, YouSaidWeDidPage
from surveys.withdrawal import withdraw_lookup
from tests.demo.every_place import (
    desk_pages,
    numbers_in,
    numbers_of,
    place_of,
    public_pages,
    words_of,
)
from tests.surveys.evidence import made
from tests.surveys.evidence.named import expected, named, telling

pytestmark = pytest.mark.usefixtures("accounts", "db")
CODE = "K7PM4WDR9TXH"


def document_of(page):
    return Client().get(f"/api/v1/voice-summaries/{page.translation_key}").json()


def told_of_surveys():
    """By survey what was told of it: the results, as the first number there, and its summaries."""
    analyst, found = Client(), {}
    analyst.force_login(made.user("Analysts"))
    for one in SurveyDeployment.objects.all():
        shown = words_of(analyst.get(f"/admin/voice/{one.pk}/results/").content)
        first = next(iter(numbers_in(shown)))
        found[one] = {(first[0], 0), (one.min_base, 0)}
        for page in YouSaidWeDidPage.objects.live().filter(deployment=one):
            found[one] |= set(numbers_of(document_of(page)))
    return found


def scope_of(path, told):
    """What may be told at an address: of its survey, or of those of its project, or of all."""
    for one, numbers in told.items():
        if path.startswith(f"/admin/voice/{one.pk}/"):
            return numbers | {(4, 0)}
    pages = YouSaidWeDidPage.objects.live()
    mine = [one.deployment for one in pages if path.startswith(one.url) or f"/{one.pk}/" in path]
    mine = mine or [one for one in told if path.startswith(one.project.url)] or told
    return set().union(*(told[one] for one in mine))


def test_every_number_of_people_anywhere_is_one_that_was_told():
    told, kinds, unplaced = told_of_surveys(), Counter(), []
    told_at_most = Client().get("/api/v1/scorecard").json()["taken_back_at_most"]
    for path, words in (*public_pages().items(), *desk_pages().items()):
        may = scope_of(path, told) | ({(told_at_most, 0)} if path == "/voice/" else set())
        for number in numbers_in(words):
            place = place_of(path, number, may)
            unplaced += [] if place else [(path, number)]
            kinds[path.split("/")[1], place] += 1
    assert not unplaced
    assert kinds["change-projects", "told"] > 50
    assert min(kinds["voice", "told"], kinds["admin", "told"], kinds["admin", "answers"]) > 10


@pytest.mark.parametrize(
    "words", ["about 35 people", "35 of 70 people", "Eleven children", "7 women"]
)
def test_a_number_that_was_not_told_has_no_place(words):
    may = {(70, 0), (30, 70), (35, 60)}
    (number,) = set(numbers_in(f"Of the survey: {words} answered."))
    assert place_of("/change-projects/x/", number, may) is None


def test_the_score_adds_up_what_summaries_tell_of_those_who_left():
    score, most = Client().get("/api/v1/scorecard").json(), 0
    for page in YouSaidWeDidPage.objects.live():
        [left] = [one for one in document_of(page)["reached"] if one["step"] == "taken_back"]
        people = left["people"]
        most += people["about"] + 2 if "about" in people else people["fewer_than"] - 1
    assert score["taken_back_at_most"] == most > 0


def numbers_by_key(found, key=""):
    """Yield under which keys a document holds numbers."""
    if isinstance(found, dict):
        for name, one in found.items():
            yield from numbers_by_key(one, f"{key}.{name}" if key else name)
    elif isinstance(found, list):
        for one in found:
            yield from numbers_by_key(one, f"{key}[]")
    elif isinstance(found, int) and not isinstance(found, bool):
        yield key


CELL = {"about", "percent", "likely_from", "likely_to"}
OF_PEOPLE = {
    "base.about",
    "base.minimum",
    *(f"base.missing.{one}" for one in ("about", "fewer_than")),
    *(f"{rows}[].people.{one}" for rows in ("items", "reached") for one in ("about", "fewer_than")),
    *(f"items[].{one}" for one in CELL - {"about"}),
    *(f"{rows}[].base" for rows in ("by_how", "results", "results[].groups")),
    *(
        f"{rows}[].answers[].{one}"
        for rows in ("by_how", "results", "results[].groups")
        for one in CELL
    ),
}
OF_VERSIONS = {"change_number", "survey.version", "survey.versions[].version"}


def test_a_summary_tells_numbers_in_places_that_are_known_and_in_no_other():
    keys = set()
    for page in YouSaidWeDidPage.objects.live():
        keys |= set(numbers_by_key(document_of(page)))
    # Nothing in the demonstration was said by a few of whom one is quoted, and many wrote nothing.
    never = {"items[].people.fewer_than", "base.missing.fewer_than"}
    assert keys - OF_VERSIONS == OF_PEOPLE - never


@pytest.fixture
def analyst(client):
    client.force_login(made.user("Analysts"))
    return client


def told_of(page):
    newest = page.deployment.released_tables.filter(name="themes").order_by("released_at").last()
    return newest.cells["all"]


def quoted(page):
    return {one["theme_code"] for one in document_of(page)["items"] if one["quotes"]}


def test_each_theme_is_named_where_its_number_says(analyst):
    apart = set()
    for page in YouSaidWeDidPage.objects.live():
        found = named(page, analyst)
        assert telling(found, expected(page, told_of(page), quoted(page))) == {}
        apart.add(bool(found["by how"]))
    # Of one survey themes are told by how people answered, of another they are not.
    assert apart == {True, False}


def test_a_theme_that_one_place_leaves_out_would_be_seen(analyst):
    page = YouSaidWeDidPage.objects.live().first()
    found, would = named(page, analyst), expected(page, told_of(page), quoted(page))
    for place, codes in found.items():
        for code in codes:
            assert telling(found | {place: codes - {code}}, would) == {place: {code}}


def test_the_news_for_a_code_are_of_themes_that_everybody_reads():
    page = YouSaidWeDidPage.objects.live().first()
    items = {one["theme"]: one for one in document_of(page)["items"]}
    person = Response.objects.filter(
        deployment=page.deployment, screening="cleared", answers__codings__isnull=False
    ).first()
    Response.objects.filter(pk=person.pk).update(withdraw_lookup=withdraw_lookup(CODE))
    shown = words_of(Client().post("/s/receipt/told/", {"receipt": CODE}).content)
    mine = [theme for theme in items if f"\n{theme}\n" in shown]
    assert mine
    told = set(numbers_of(document_of(page)))
    assert all(place_of("/s/receipt/told/", number, told) for number in numbers_in(shown))


def test_a_way_of_answering_is_drafted_where_the_results_tell_how_many():
    editor, analyst = Client(), Client()
    editor.force_login(made.user("Programme managers"))
    analyst.force_login(made.user("Analysts"))
    said = Counter()
    for page in YouSaidWeDidPage.objects.live():
        draft = words_of(editor.get(f"/admin/voice/summaries/{page.pk}/ledger/").content)
        shown = analyst.get(f"/admin/voice/{page.deployment_id}/exports/tables.csv")
        lines = [line.split('","') for line in shown.content.decode("utf-8-sig").splitlines()]
        how = {line[3]: line[4] for line in lines if line[1] == "How people answered"}
        for label, words in (
            ("Answered with help", "with help"),
            ("Answered on paper", "on paper"),
        ):
            assert (f"Some answered {words}." in draft) == bool(how[label])
            said[bool(how[label])] += 1
    assert said[True]
