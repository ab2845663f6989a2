"""People are named as the reason for what came out after they had been asked, and nothing else.

All that readers are shown must agree on it: the comparison, the list of changes, the note beside
the text, the front page, the summary and the API.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry
from home.selectors.answers import answers_in
from home.selectors.voice import voice
from syndication.models import Publication
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    LAW,
    SHARING,
    SHARING_TEXT,
    PilotedProductFactory,
    block,
    body,
    ready_for_final,
    section,
)
from tests.home.rendering import soup_of, words_of
from tests.home.samples import publish as publish_finished
from tests.home.samples import voice_summary
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

BEFORE, AFTER = made.OPENED - timedelta(days=60), made.OPENED + timedelta(days=60)
LATER = AFTER + timedelta(days=30)
NOTE, SECOND, THIRD = (f"00000000-0000-4000-8000-0000000000e{n}" for n in (1, 2, 3))
THEME = "See it before court"
SAYS_SO = "One changed because of what people said."


def noted(product, *notes):
    """Put notes beside the first section; each is a key and the change that it is on."""
    first, *rest = product.body.raw_data
    words = [one for one in first["value"]["content"] if one["type"] != "because"]
    beside = [block("because", {"change": str(on), "text": "Why."}, key) for key, on in notes]
    product.body = [section("Sharing the draft", *words, *beside, key=SHARING), *rest]
    return product


def changed(product, version, **fields):
    """Release the next version, with one more change."""
    product.version = version
    given = {"type": "changed", "reason": "voice", "block_ids": [SHARING_TEXT]}
    entry = ChangeEntry(**(given | {"plain_text": f"New in {version}."} | fields))
    product.change_entries.add(entry)
    return entry


@pytest.fixture
def product():
    """It may be released as 1.0, with a change that answers a recommendation, and a note on it."""
    ready = ready_for_final(PilotedProductFactory())
    entry = ready.change_entries.get()
    entry.block_ids = [SHARING_TEXT, NOTE]
    return noted(ready, (NOTE, entry.identifier))


def told(product, asked_since=made.OPENED, **item):
    """Tell that people asked for the recommendation of its change in a survey of that day."""
    code = product.change_entries.first().recommendation.code
    given = {"theme": THEME, "recommendation": code, "people": {"about": 25}, "fate": "done"}
    summary = voice_summary(asked_since=asked_since.isoformat(), items=[given | item])
    publish_finished(replace(summary, project=product.project.translation_key))


def shown(product, address=""):
    return soup_of(Client().get(f"{product.url}{address}").content).main


def credited(product, before="0.3", after="1.0"):
    """Where people are named as the reason: in which of the places that readers look at."""
    compared = shown(product, f"compare/{before}/{after}/")
    listed = shown(product, "changes/").select_one(".cp-part")
    note = shown(product, f"versions/{after}/").find(id=NOTE)
    return {
        "sentence": bool(compared.select(".cp-why--voice a")),
        "count": SAYS_SO in words_of(compared),
        "list": bool(listed.select(".cp-because a")),
        "note": bool(note.select("a")),
    }


NOWHERE = dict.fromkeys(("sentence", "count", "list", "note"), False)
EVERYWHERE = dict.fromkeys(NOWHERE, True)


@pytest.mark.parametrize(
    ("at", "fate", "places"), [(BEFORE, "going", NOWHERE), (AFTER, "done", EVERYWHERE)]
)
def test_all_places_agree_on_whether_people_were_asked_before(product, at, fate, places):
    product = release_page(product, at=at)
    deployment = made.deployment(product.pilots.get())
    made.responses(deployment, 40)
    asked = product.change_entries.get().recommendation
    asked.decided_on, asked.owner, asked.due = AFTER.date(), "The project team", date(2035, 1, 1)
    asked.save()
    made.theme(deployment, people=30, asks=[asked], name=THEME)
    page = made.publish(made.page(deployment))
    document = document_of(page.translation_key)
    assert [one["fate"] for one in document["items"]] == [fate]
    assert (voice().example is not None) == (fate == "done")
    assert credited(product) == places
    head = Client().get(f"/api/v1/voice-summaries/{page.translation_key}").json()
    version = Client().get(f"/api/v1/products/{product.translation_key}/versions/1.0").json()
    assert head["asked_since"] == "2026-03-02T09:00:00Z"
    assert (version["released_at"] >= head["asked_since"]) == (fate == "done")


def test_what_people_said_outside_any_survey_is_told_under_its_label_alone(product):
    product.change_entries.get().recommendation = None
    product = release_page(product, at=BEFORE)
    assert credited(product) == NOWHERE
    why = "What people said. The draft is shared 5 working days before it is filed."
    compared = shown(product, "compare/0.3/1.0/")
    assert words_of(compared.select_one("[aria-labelledby=c1] .cp-whys")) == why
    assert "people said" not in words_of(compared.select_one(".cp-lead"))
    assert "Changed. What people said" in words_of(shown(product, "changes/"))


def test_what_was_kept_before_anybody_was_asked_names_no_people(product):
    entry = product.change_entries.get()
    entry.type = "kept"
    product = release_page(product, at=BEFORE)
    assert "asked for something else" not in words_of(shown(product, "compare/0.3/1.0/"))
    told(product)
    assert "People said" not in words_of(shown(product, "compare/0.3/1.0/"))
    told(product, BEFORE)
    assert f"People said “{THEME}”. We kept it." in words_of(shown(product, "compare/0.3/1.0/"))
    assert not credited(product)["count"]


def test_a_summary_that_cannot_say_since_when_people_were_asked_names_none(product):
    product = release_page(product, at=AFTER)
    told(product)
    assert credited(product) == EVERYWHERE
    row = Publication.objects.get(kind="voice-summary")
    row.document = row.document.replace('"asked_since"', '"something_else"')
    row.save()
    assert credited(product) == NOWHERE
    assert answers_in(product.project.translation_key) == {}


def test_what_was_decided_before_anybody_was_asked_names_no_people(product):
    product = release_page(product, at=AFTER)
    told(product, decided_before=True)
    assert credited(product) == NOWHERE
    assert voice().example is None


def test_of_two_surveys_that_is_named_which_had_asked_before(product):
    product = release_page(product, at=AFTER)
    told(product, LATER)
    assert credited(product) == NOWHERE
    answers = answers_in(product.project.translation_key)
    [[later]] = answers.values()
    assert later["since"] == LATER


def test_a_later_version_makes_nothing_of_a_note_that_stood_before(product):
    product = release_page(product, at=BEFORE)
    changed(product, "1.1", reason="law", block_ids=[LAW])
    product = release_page(product, at=AFTER)
    told(product)
    assert not shown(product).find(id=NOTE).select("a")
    told(product, BEFORE)
    assert shown(product).find(id=NOTE).select("a")


def test_a_note_on_an_old_change_leads_nowhere_and_one_on_a_new_change_does(product):
    old = product.change_entries.get()
    product = release_page(product, at=BEFORE)
    told(product)
    changed(product, "1.1", reason="law", block_ids=[LAW])
    # That it stays as it was makes no new change of the old one.
    changed(product, "1.1", type="kept", recommendation=old.recommendation)
    noted(product, (NOTE, old.identifier), (SECOND, old.identifier))
    product = release_page(product, at=AFTER)
    assert not shown(product).select("aside.cp-because a")
    new = changed(product, "1.2", recommendation=old.recommendation)
    product.body = body("<p>Share the draft 5 days before, and read it aloud.</p>")
    noted(product, (NOTE, old.identifier), (THIRD, new.identifier))
    page = shown(release_page(product, at=LATER))
    assert not page.find(id=NOTE).select("a")
    assert page.find(id=THIRD).select("a")
