"""Searching the site: from any page to a passage in two steps, and to public things alone."""

import logging
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.urls import reverse
from wagtail.models import PageViewRestriction

from changeprojects.models import ChangeProjectPage
from home.models import StandardPage
from syndication.models import Passage, Publication
from syndication.selectors import document_of
from tests.factories.changeprojects import LiveProjectFactory, PilotedProductFactory
from tests.home.rendering import page_of, soup_of, words_of
from tests.syndication import made

CANARY = "kestrelcanary"


@pytest.fixture
def ask(client):
    return lambda query="": soup_of(client.get(f"/search/{query}").content)


def entries(page):
    return [(words_of(one.h3), one.h3.a["href"]) for one in page.select(".cp-found")]


def test_every_page_has_the_form_and_it_needs_no_script(client, released):
    for address in ("/", "/what-we-do/", "/library/", "/no-such-page/"):
        page = soup_of(client.get(address).content)
        (form,) = page.select("header form[role='search']")
        assert (form["action"], form["method"]) == ("/search/", "get")
        assert form.select_one("input[type='search']")["name"] == "q"
        assert form.select_one(f"label[for='{form.input['id']}']")
        assert form.button.get_text() == "Search"
        assert not form.select("input[type='hidden']"), "nothing that would need a cookie"


def test_a_passage_is_two_steps_away(client, released, ask):
    """One from any page to what was found, one to the passage on its page."""
    page = ask("?q=share+draft+court")
    title, address = entries(page)[0]
    path, _, anchor = address.partition("#")
    handbook = page_of("product", "Using Evidence in Court: a handbook")
    assert path == Publication.objects.get(kind="product").path
    assert title == words_of(handbook.find(id=anchor)).removesuffix(" # Link to part 2")


def test_a_result_tells_what_it_is_and_what_it_belongs_to(released, ask):
    (result,) = ask("?q=%22share+the+draft+five%22&kind=event").select(".cp-found")
    assert words_of(result.select_one(".cp-kind")) == "Event"
    assert words_of(result.h3) == "Symposium: in time to answer"
    assert [words_of(one) for one in result.select(".cp-meta li")] == ["Using Evidence in Court"]
    assert "Share the draft five" in [words_of(one) for one in result.select("mark")]


def test_a_result_says_its_kind_and_its_project_once(released, ask):
    """Neither again if a title says it: “Using Evidence in Court: a handbook” says both."""
    part = ask("?q=share+draft&kind=product").select_one(".cp-found")
    assert [words_of(one) for one in part.select(".cp-meta li")] == [
        "Using Evidence in Court: a handbook"
    ]
    assert not part.select(".cp-kind")
    (project,) = ask("?q=%22Using+Evidence+in+Court%22&kind=change-project").select(".cp-found")
    assert words_of(project.select_one(".cp-kind")) == "Change Project"
    assert not project.select(".cp-meta")


def test_results_are_counted_in_words_and_paged_by_twenty(front, ask):
    for number in range(45):
        made.release(made.head("event", title=f"Heron {number}"), days=number)
    page = ask("?q=heron")
    assert words_of(page.select_one(".cp-result h2")) == "45 results"
    assert "1 to 20" in words_of(page.select_one(".cp-result"))
    seen = [title for title, _ in entries(page)]
    while following := page.select_one("a[rel='next']"):
        page = ask(following["href"])
        seen += [title for title, _ in entries(page)]
    assert sorted(seen) == sorted(f"Heron {number}" for number in range(45))
    assert page.select_one("a[rel='prev']")["href"] == "?q=heron&page=2"
    assert words_of(ask("?q=%22heron+7%22").select_one(".cp-result h2")) == "One result"


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "9" * 50, "٣", "²", ""])
def test_a_page_that_is_not_there_is_the_nearest(front, ask, number):
    for count in range(21):
        made.release(made.head("event", title=f"Heron {count}"))
    assert entries(ask(f"?q=heron&page={number}"))


def test_results_can_be_narrowed_by_kind(released, ask):
    page = ask("?q=court")
    options = {one["value"] for one in page.select("#kind option")}
    assert {"", "product", "change-project", "event"} <= options
    narrowed = ask("?q=court&kind=event")
    assert narrowed.select_one("#kind option[selected]")["value"] == "event"
    assert len(entries(narrowed)) < len(entries(page))
    assert narrowed.select_one(".cp-result a")["href"] == "?q=court"


def test_an_unknown_kind_is_left_out_and_told(released, ask):
    page = ask("?q=court&kind=nonsense")
    assert entries(page)
    field = page.select_one("#kind")
    assert field["aria-invalid"] == "true"
    assert words_of(page.find(id=field["aria-describedby"])) == "Choose one of these."


def test_nothing_found_shows_a_way_on(released, ask):
    page = ask("?q=zebra")
    assert words_of(page.select_one(".cp-result h2")) == "Nothing found"
    assert page.select_one("main a[href='/what-we-do/']")
    elsewhere = ask("?q=statement&kind=agency")
    assert words_of(elsewhere.select_one(".cp-result h2")) == "Nothing found"
    assert elsewhere.select_one(".cp-result a")["href"] == "?q=statement"


def test_the_empty_page_says_what_there_is(released, ask):
    page = ask()
    assert "Everything that is published" in words_of(page)
    assert not page.select(".cp-result")
    assert "There is no word in that." in words_of(ask("?q=%3F%21"))


@pytest.mark.parametrize(
    "typed",
    ["%00", "%22", "%27%3B--", "%25s", "%F0%9F%90%A6", "%ED%A0%80", "a" * 10_000, "%5C", "(*)"],
)
def test_whatever_is_typed_gets_an_answer(client, released, typed):
    answer = client.get(f"/search/?q={typed}&kind={typed[:200]}&page={typed[:200]}")
    assert answer.status_code == 200


def test_what_was_typed_stands_in_the_field_and_is_escaped(released, ask):
    page = ask("?q=%3Cscript%3Ealert(1)%3C/script%3E%22")
    assert page.select_one("#q")["value"] == '<script>alert(1)</script>"'
    assert not page.select("script, mark script")


def test_too_much_is_cut_and_told(released, ask):
    page = ask(f"?q={'statement+' * 100}")
    assert "longer than we can search for" in words_of(page)
    assert len(page.select_one("#q")["value"]) <= 200


def test_the_page_is_for_nobodys_index_and_kept_nowhere(client, released, caplog):
    caplog.set_level(logging.DEBUG)
    answer = client.get("/search/?q=violence")
    page = soup_of(answer.content)
    assert page.select_one("meta[name='robots']")["content"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    assert not client.session.keys()
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert not [record for record in ours if "violence" in record.getMessage()]
    assert "violence" not in page.title.get_text()
    assert not page.select("[style], style, script:not([src])")


def test_the_page_can_only_be_read(client, released):
    assert client.post("/search/", {"q": "court"}).status_code == 405
    assert client.head("/search/?q=court").status_code == 200


def test_a_way_out_stays_on_sensitive_pages_and_among_such_results(front, ask, client):
    danger = LiveProjectFactory(
        title="Heronsafe", sensitivity=ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE
    )
    LiveProjectFactory(title="Otherwise")
    own = soup_of(client.get(document_of(danger.translation_key)["path"]).content)
    assert own.select_one(".cp-exit")
    assert own.select_one("form[role='search']")
    assert ask("?q=heronsafe").select_one(".cp-exit")
    assert not ask("?q=otherwise").select_one(".cp-exit")


def test_the_number_of_queries_is_small_and_does_not_grow(
    client, front, django_assert_max_num_queries
):
    publication = made.release(made.head("event", title="Heron", project=uuid4()))
    client.get("/search/?q=heron")
    counts = []
    for wanted in (20, 2_000):
        Passage.objects.bulk_create(
            Passage(publication=publication, language="en", position=number, text="A heron.")
            for number in range(Passage.objects.count(), wanted)
        )
        with django_assert_max_num_queries(12) as queries:
            client.get("/search/?q=heron")
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- through the doors of editors


def canaries(client):
    return len(entries(soup_of(client.get(f"/search/?q={CANARY}").content)))


def test_a_draft_is_found_once_it_is_released_and_no_more_when_it_is_taken_back(
    client, admin_client, front
):
    page = front.add_child(instance=StandardPage(title="Plain", body="<p>x</p>", live=False))
    page.body = f"<p>{CANARY}</p>"
    page.title = CANARY
    page.save_revision()
    assert canaries(client) == 0
    page.save_revision().publish()
    assert canaries(client) == 1
    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert canaries(client) == 0
    assert not Passage.objects.filter(title=CANARY).exists()


def test_a_later_draft_and_an_earlier_version_are_not_found(client, front):
    product = PilotedProductFactory()
    assert Passage.objects.filter(publication__identifier=product.translation_key).count() > 1
    product.title = product.plain_summary = CANARY
    product.save_revision()
    assert canaries(client) == 0


def test_a_private_page_is_not_found(client, front):
    page = front.add_child(instance=StandardPage(title=CANARY, body="<p>x</p>", live=False))
    # Not by `create`: that is refused where something could have been released already.
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=page)])
    page.body = f"<p>{CANARY}</p>"
    page.save_revision()
    assert canaries(client) == 0


def test_the_address_is_told_to_nobody_else(client, released):
    assert client.get("/search/?q=court")["Referrer-Policy"] == "same-origin"
    assert django_settings.SECURE_REFERRER_POLICY == "same-origin"
