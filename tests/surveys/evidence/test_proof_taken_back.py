"""What a summary points to as proof may be taken back, or move, after it was released."""

import re
from datetime import UTC, datetime, timedelta

import orjson
import pytest
import time_machine
from django.utils import timezone
from wagtail.rich_text import RichText

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, ChangeProjectPage, EventPage, ProductPage
from changeprojects.selectors import proof_of
from home.selectors.voice import voice
from surveys.engine.phrasebook import SHIPPED
from surveys.models import SurveyDeployment, VoiceIndexPage, YouSaidWeDidPage
from surveys.selectors.voice import present, score_today
from surveys.withdrawal import withdraw_lookup
from syndication.models import Edition
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    SHARING_TEXT,
    AcceptedRecommendationFactory,
    EventFactory,
    FinalProductFactory,
    PilotedProductFactory,
    body,
)
from tests.reader import words_on_paper
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
SLUG = "heron-address"
CODE = "K7PM4WDR9TXH"
TAKEN_BACK = "We did, and it has since been taken back"
PUT_BACK = "We did, and it has since been put back as it was"
PILOTED = "<p>Share the statement with the family before the hearing.</p>"
DONE = "<p>Share the draft at least 5 working days before it is filed.</p>"
EVENT_DAY = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def final(for_all_tests):
    """The final product, once for all: what a test does to it is taken back."""
    return FinalProductFactory(title="Heron kit", slug=SLUG)


@pytest.fixture
def product(final, db):
    return ProductPage.objects.get(pk=final.pk)


@pytest.fixture(scope="module")
def _page(final):
    product = ProductPage.objects.get(pk=final.pk)
    product.project.recommendations.update(decided_on=made.DECIDED["decided_on"])
    about = made.deployment(product.pilots.get())
    made.responses(about, 43)
    made.theme(about, people=21, asks=product.project.recommendations.all())
    return made.publish(made.page(about)).pk


@pytest.fixture
def page(_page, db):
    """A summary that says “We did” and shows where."""
    return YouSaidWeDidPage.objects.get(pk=_page)


def item_of(page):
    return document_of(page.translation_key)["items"][0]


def read(client, page):
    return client.get(page.url).content.decode()


def frozen(page):
    return list(
        Edition.objects.filter(publication__identifier=page.translation_key).values_list(
            "document", "html", "markdown", "text", "sha256"
        )
    )


def test_a_proof_leads_to_the_version_that_shows_it(client, product, page):
    proof = item_of(page)["proof"]
    assert proof["product"] == str(product.translation_key)
    assert proof["path"] == f"{product.url}versions/1.0/"
    assert f'href="{proof["path"]}#' in read(client, page)


def test_a_proof_that_was_taken_back_is_told_without_a_link(client, product, page):
    product.unpublish()
    item = item_of(page)
    assert (item["fate"], item["did_label"]) == ("undone", TAKEN_BACK)
    assert item["proof"] == {
        "kind": "text",
        "event": None,
        "title": "",
        "on": timezone.localdate().isoformat(),
        "product": str(product.translation_key),
        "version": "1.0",
        "path": None,
        "blocks": [],
    }
    html = read(client, page)
    assert "Version 1.0, no longer public" in html
    assert SLUG not in html
    assert "Heron" not in orjson.dumps(document_of(page.translation_key)).decode()


def test_the_released_summary_does_not_change_with_it(product, page):
    before = frozen(page)
    assert before
    product.unpublish()
    assert frozen(page) == before


def test_a_proof_that_cannot_be_seen_is_no_example(product, page):
    assert voice().example["theme"] == "Theme T1"
    product.unpublish()
    assert voice().example is None
    assert [(row.fate, row.count) for row in voice().tally] == [("undone", 1)]


def test_a_proof_that_is_public_again_has_its_link_again(client, product, page):
    product.unpublish()
    release_page(ProductPage.objects.get(pk=product.pk))
    assert (item_of(page)["fate"], item_of(page)["did_label"]) == ("done", "We did")
    assert f'href="{product.url}versions/1.0/#' in read(client, page)
    assert document_of(page.translation_key)["product"]["title"] == "Heron kit"


def test_a_proof_follows_its_product_to_a_new_address(client, product, page):
    product.slug, product.version = "curlew-address", "1.1"
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    release_page(product)
    assert item_of(page)["proof"]["path"].endswith("/curlew-address/versions/1.0/")
    assert SLUG not in read(client, page)


def test_a_proof_follows_the_project_above_it(
    client, product, page, django_capture_on_commit_callbacks
):
    project = product.project
    project.slug = "plover-address"
    with django_capture_on_commit_callbacks(execute=True):
        release_page(project)
    path = item_of(page)["proof"]["path"]
    assert path.endswith(f"/plover-address/{SLUG}/versions/1.0/")
    assert client.get(path).status_code == 200
    assert "plover-address" in document_of(page.translation_key)["pilot"]["path"]


def test_a_pilot_that_was_taken_back_is_not_named(client, product, page):
    product.pilots.get().unpublish()
    assert document_of(page.translation_key)["pilot"] is None
    index = page.get_site().root_page.add_child(
        instance=VoiceIndexPage(title="You said, we did", slug="voice")
    )
    for one in (page, index):
        assert "Spring pilot" not in read(client, one)


def test_what_is_not_public_is_no_proof_for_a_new_summary(product, page):
    recommendation = product.project.recommendations.get()
    assert proof_of(recommendation).version == "1.0"
    product.unpublish()
    assert proof_of(recommendation) is None
    SurveyDeployment.objects.update(status="closed")
    findings = YouSaidWeDidPage.findings(YouSaidWeDidPage.objects.get(pk=page.pk))
    assert "voice-proof" in {finding.code for finding in findings}


def taken_back(product):
    product.unpublish()


def withdrawn(product):
    move(ProductPage.objects.get(pk=product.pk), "withdraw", reason="It misled families.")


def revoked(product):
    move(ProductPage.objects.get(pk=product.pk), "revoke", reason="A child can be seen.")


def again(product, version, words, **fields):
    """Release the product once more, with these words in the part that people asked for."""
    product = ProductPage.objects.get(pk=product.pk)
    product.version, product.body = version, body(words)
    entry = {"type": "fixed", "plain_text": f"As of {version}.", "reason": "editorial"} | fields
    product.change_entries.add(ChangeEntry(block_ids=[SHARING_TEXT], **entry))
    release_page(product)


def put_back(product):
    again(product, "1.1", PILOTED)


WAYS = pytest.mark.parametrize("goes", [taken_back, withdrawn, revoked, put_back])


def label(goes):
    return PUT_BACK if goes is put_back else TAKEN_BACK


@WAYS
def test_nowhere_is_it_said_that_we_did_what_nobody_holds_up_any_more(client, product, page, goes):
    page.young_people, page.easy_read = "You told us.", "You said a thing."
    page = made.publish(page, "1.1")
    goes(product)
    assert (item_of(page)["fate"], item_of(page)["did_label"]) == ("undone", label(goes))
    told = client.get(f"/api/v1/voice-summaries/{page.translation_key}").json()["items"][0]
    assert (told["fate"], told["did_label"]) == ("undone", label(goes))
    assert told["undone_by"] == ("put_back" if goes is put_back else "taken_back")
    home = page.get_site().root_page
    home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    addresses = (page.url, page.url + "young-people/", page.url + "easy-read/", "/voice/")
    for address in addresses:
        html = client.get(address).content.decode()
        assert "Taken back" in html or address == "/voice/"
        assert not re.search(rf"We did(?!{label(goes).removeprefix('We did')})\b", html), address
    poster = words_on_paper(client.get(page.url + "poster.pdf").content)
    assert label(goes) in " ".join(poster.split())


@WAYS
def test_what_is_not_held_up_any_more_does_not_count_as_proven(product, page, goes):
    release_page(ChangeProjectPage.objects.get(pk=product.project.pk))
    assert score_today().proven == 1
    goes(product)
    assert (score_today().accepted, score_today().proven) == (1, 0)


@WAYS
@pytest.mark.parametrize("promised", [{}, made.PROMISED], ids=["plain", "promised"])
def test_what_was_tied_since_and_told_as_done_is_told_as_undone(product, goes, promised):
    facts = {"decided_on": made.DECIDED["decided_on"]} | promised
    product.project.recommendations.update(**facts)
    about = made.deployment(product.pilots.get())
    made.responses(about, 43)
    theme = made.theme(about, people=21)
    page = made.publish(made.page(about, slug="since"))
    theme.recommendations.set(product.project.recommendations.all())
    page.refresh_head()
    assert (item_of(page)["fate"], item_of(page)["did_label"]) == ("done", "We did")
    goes(product)
    for _ in range(2):
        page.refresh_head()
        item = item_of(page)
        assert (item["fate"], item["did_label"]) == ("undone", label(goes))


@WAYS
def test_in_easy_read_it_is_said_in_short_sentences(client, product, page, goes):
    page.easy_read = "You said a thing."
    page = made.publish(page, "1.1")
    goes(product)
    html = client.get(page.url + "easy-read/").content.decode()
    assert ("It is not there any more." in html) is (goes is not put_back)
    assert ("It is as it was before." in html) is (goes is put_back)
    # What is withdrawn stays where it is, under a notice; and versions stay that are not in use.
    assert ("Nobody can look at it now." in html) is (goes not in (withdrawn, put_back))


def test_what_people_tried_out_is_put_back_and_nothing_is_done_any_more(product, page):
    asked = product.project.recommendations.get()
    assert proof_of(asked).version == "1.0"
    put_back(product)
    assert proof_of(asked) is None
    assert document_of(product.project.translation_key)["recommendations"][0]["proof"] is None
    assert item_of(page)["proof"]["path"] == f"{product.url}versions/1.0/"
    # Said again, if only in part, in other words or in another block, it is done again.
    again(product, "1.2", DONE.replace("before", "ahead of when"))
    assert proof_of(asked).version == "1.0"
    assert (item_of(page)["fate"], item_of(page)["did_label"]) == ("done", "We did")
    moved = ProductPage.objects.get(pk=product.pk)
    moved.version, moved.body = "1.3", body(PILOTED)
    moved.body[1].value["content"].append(("paragraph", RichText(DONE)))
    moved.change_entries.add(ChangeEntry(type="fixed", plain_text="Moved.", reason="editorial"))
    release_page(moved)
    assert proof_of(asked).version == "1.0"


def test_what_is_put_back_is_not_said_to_be_withdrawn(client, product, page):
    put_back(product)
    html = read(client, page)
    assert "In the version in use they are as they were before" in html
    assert "withdrawn" not in html
    assert "taken back" not in html
    # Withdrawn after all, it is told as that.
    withdrawn(product)
    assert (item_of(page)["did_label"], item_of(page)["undone_by"]) == (TAKEN_BACK, "taken_back")
    assert "They have since been withdrawn" in read(client, page)


@WAYS
def test_another_proof_stands_in_for_the_one_that_does_not_hold(product, page, goes):
    asked = product.project.recommendations.get()
    event = EventFactory(
        parent=product.project, status="held", starts_at=EVENT_DAY, ends_at=EVENT_DAY
    )
    asked.carried_out_at = release_page(event)
    asked.owner, asked.due = "The team", EVENT_DAY.date()
    keep_entry(asked)
    assert item_of(page)["proof"]["version"] == "1.0"
    goes(product)
    assert (item_of(page)["did_label"], item_of(page)["proof"]["kind"]) == ("We did", "event")


def test_what_is_withdrawn_can_still_be_looked_at_and_says_so(client, product, page):
    withdrawn(product)
    assert item_of(page)["proof"]["path"] == f"{product.url}versions/1.0/"
    assert "They have since been withdrawn" in read(client, page)
    product = ProductPage.objects.get(pk=product.pk)
    product.version = "1.1"
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    release_page(product)
    assert (item_of(page)["fate"], item_of(page)["did_label"]) == ("done", "We did")


def test_an_event_that_was_taken_back_is_not_said_to_have_taken_place(client):
    project = PilotedProductFactory().project
    event = release_page(
        EventFactory(
            parent=project,
            status="held",
            title="Training day",
            starts_at=EVENT_DAY,
            ends_at=EVENT_DAY + timedelta(hours=3),
        )
    )
    asked = AcceptedRecommendationFactory(
        project=project,
        carried_out_at=event,
        owner="The team",
        due=EVENT_DAY.date(),
        decided_on=made.DECIDED["decided_on"],
    )
    keep_entry(asked)
    about = made.deployment(project.get_children().type(ProductPage).first().specific.pilots.get())
    made.responses(about, 43)
    made.theme(about, people=21, asks=[asked])
    page = made.publish(made.page(about))
    assert item_of(page)["did_label"] == "We did"
    EventPage.objects.get(pk=event.pk).unpublish()
    assert (item_of(page)["fate"], item_of(page)["did_label"]) == ("undone", TAKEN_BACK)
    html = read(client, page)
    assert "no longer public. Nobody can look at it now" in html
    assert "It took place" not in html


@pytest.mark.parametrize("form", sorted(SHIPPED))
@pytest.mark.parametrize("how", [(taken_back, "told_undone"), (put_back, "told_put_back")])
def test_who_has_a_code_is_told_in_their_own_language(client, product, page, form, how):
    goes, phrase = how
    code = "K7PM4WDR9TXH"
    [person] = made.responses(page.deployment, 1, withdraw_lookup=withdraw_lookup(code))
    theme = page.deployment.themes.get()
    made.answer(person, made.WORDS, text="Words.").codings.create(theme=theme)
    ask = {"receipt": code, "form": form}
    words = SHIPPED[form][phrase]
    assert words not in client.post("/s/receipt/told/", ask).content.decode()
    goes(product)
    assert words in client.post("/s/receipt/told/", ask).content.decode()


PART = "We did a part of this, not all of it."


def test_what_was_done_in_part_is_nowhere_told_as_the_whole(client, product, page):
    product.project.recommendations.update(decision="partly")
    about = page.deployment
    [person] = made.responses(about, 1, withdraw_lookup=withdraw_lookup(CODE))
    made.answer(person, made.WORDS, text="Mine.").codings.create(theme=about.themes.get())
    page.keep_numbers = True
    page.young_people, page.easy_read = "You told us.", "You said a thing."
    page = made.publish(page, "1.1")
    assert (item_of(page)["fate"], item_of(page)["did_label"]) == ("partly", "We did a part")
    home = page.get_site().root_page
    home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    release_page(ChangeProjectPage.objects.get(pk=product.project.pk))
    told = client.post("/s/receipt/told/", {"receipt": CODE}).content.decode()
    poster = words_on_paper(client.get(page.url + "poster.pdf").content)
    pages = [page.url, page.url + "young-people/", page.url + "easy-read/", "/voice/"]
    for page_ in (told, poster, *(client.get(one).content.decode() for one in pages)):
        words = " ".join(page_.split())
        assert "We did a part" in words
        assert not re.search(r"We did(?! a part)\b", words.replace("You said, we did", ""))
    assert PART in told


def test_what_was_released_before_as_done_is_shown_as_done_in_part(product, page):
    product.project.recommendations.update(decision="partly")
    page = made.publish(page, "1.1")
    before = document_of(page.translation_key)
    items = [one | {"did_label": "We did"} for one in before["items"]]
    assert present(before | {"items": items})["items"][0]["heading"] == "We did a part"


def test_a_poster_says_of_which_day_and_version_it_tells(client, page):
    released = timezone.localdate()
    with time_machine.travel(datetime(3026, 11, 29, 12, tzinfo=UTC), tick=False):
        poster = words_on_paper(client.get(page.url + "poster.pdf").content)
    told = f"version 1.0, published on {released.day} {released:%B %Y}."
    assert f"Printed on 29 November 3026, of {told}" in " ".join(poster.split())
