"""One person takes their answers back: nothing that anybody can get at holds them any more."""

import logging
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from surveys.access import VOICE_GROUPS
from surveys.actions.agree_to_raw_export import agree_to_raw_export
from surveys.actions.ask_for_raw_export import ask_for_raw_export
from surveys.actions.close_deployment import close_deployment
from surveys.admin_views import urls
from surveys.engine.spans import digest_of
from surveys.models import Coding, Contest, Quote, Redaction, Response
from surveys.selectors.counts import count_voices
from surveys.withdrawal import withdraw_lookup
from syndication.models import Edition, Publication
from syndication.selectors.integrity import damage
from tests.reader import words_on_paper
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import SAID, confirmed, shown, survey
from tests.surveys.test_traces import dump

pytestmark = pytest.mark.django_db
CODE = "K7PM4WDR9TXH"
CANARIES = ("canaryquote", "canarymeant")


@pytest.fixture
def steward(db):
    return made.user("Data stewards")


@pytest.fixture
def told(client, steward):
    """A person who was coded, redacted, quoted, exported and told about, and who contested."""
    deployment, answer, theme = survey(withdraw_lookup=withdraw_lookup(CODE))
    answer.redactions.create(start=0, end=6, why="name")
    quote = confirmed(type(answer).objects.get(pk=answer.pk), theme)
    page = shown(deployment, quote)
    body = {"receipt": CODE, "contest": str(theme.pk), f"t-{theme.pk}": "canarymeant it otherwise"}
    assert "We have what you said." in client.post("/s/receipt/told/", body).content.decode()
    sort = deployment.card_sorts.create(
        question=made.WORDS, who="service_user", people=3, is_confirmed=True
    )
    pile = sort.piles.create(name="Waiting")
    read = digest_of(type(answer).objects.get(pk=answer.pk).redacted_text)
    sort.cards.create(number=1, answer=answer, pile=pile, of=read)
    close_deployment(deployment)
    until = timezone.localdate() + timedelta(days=2)
    export = ask_for_raw_export(
        deployment, reason="To read them in this test.", expires_on=until, by=steward
    )
    agree_to_raw_export(export, by=made.user("Data stewards"))
    return deployment, page, quote


def take_back(client):
    page = client.post("/s/receipt/", {"receipt": CODE, "withdraw": "1"})
    assert "Your answers are taken back" in page.content.decode()


def raw_files(client, deployment, steward):
    client.force_login(steward)
    export = deployment.raw_exports.get()
    address = reverse("voice:export_raw", args=[deployment.pk, export.pk])
    for form in ("csv", "xlsx", "sav"):
        held = client.post(address, {"form": form}).content
        sheet = load_workbook(BytesIO(held)).active if form == "xlsx" else None
        yield form, str(list(sheet.values)) if sheet else held.decode("utf-8", "replace")
    client.logout()


def pages_of_the_desks(client, deployment, page, quote):
    """Every page and file of the desks, for each group that opens any of them."""
    theme, export = deployment.themes.get(), deployment.raw_exports.get()
    given = {"deployment": deployment.pk, "theme": theme.pk, "export": export.pk}
    sort = deployment.card_sorts.get()
    given |= {"sort": sort.pk, "pile": sort.piles.get().pk}
    given |= {"quote": quote.pk, "answer": quote.answer_id, "page": page.pk}
    for group in VOICE_GROUPS:
        client.force_login(made.user(group))
        for pattern in urls.urlpatterns:
            wanted = pattern.pattern.converters
            for form in ("csv", "xlsx", "sav", "json", "xml") if "form" in wanted else ("",):
                known = given | {"form": form}
                address = reverse(
                    f"voice:{pattern.name}", kwargs={one: known[one] for one in wanted}
                )
                for state in ("", "?state=coded", "?show=cleared"):
                    yield address, _words_of(client.get(address + state))
    client.logout()


def _words_of(response):
    if response.get("Content-Type") == "application/pdf":
        return words_on_paper(response.content)
    return response.content.decode("utf-8", "replace")


def what_readers_get(client, page, quote):
    api = f"/api/v1/voice-summaries/{page.translation_key}"
    forms = [f"{api}/versions/1.0{end}" for end in ("", ".html", ".md", ".txt", ".jsonld")]
    lists = ["/api/v1/changes", "/api/v1/quotes", "/api/v1/voice-summaries", f"{api}/versions"]
    for address in [page.url, api, f"/api/v1/quotes/{quote.pk}", *forms, *lists]:
        yield address, client.get(address).content.decode()
    yield "search", client.get("/api/v1/search?q=helped").content.decode()


def holding(pages):
    return {where for where, body in pages if any(canary in body for canary in CANARIES)}


def test_before_that_the_words_are_where_they_should_be(client, told, steward):
    deployment, page, quote = told
    assert len(holding(raw_files(client, deployment, steward))) == 3
    desks = holding(pages_of_the_desks(client, *told))
    assert len(desks) >= 5
    assert any(address.endswith("/cards.pdf") for address in desks)
    assert page.url in holding(what_readers_get(client, page, quote))
    assert SAID in client.get(page.url).content.decode()


def test_no_page_file_index_table_or_log_holds_them_afterwards(client, told, steward, caplog):
    deployment, page, quote = told
    with caplog.at_level(logging.DEBUG):
        take_back(client)
        assert holding(raw_files(client, deployment, steward)) == set()
        assert holding(pages_of_the_desks(client, *told)) == set()
        assert holding(what_readers_get(client, page, quote)) == set()
    assert not any(canary in caplog.text for canary in CANARIES)
    assert not any(canary.encode() in dump() for canary in CANARIES)
    for model in (Coding, Contest, Quote, Redaction):
        left = model.objects.filter(**{_answer_of(model): quote.answer_id})
        assert not left.exists(), model


def _answer_of(model):
    return "response__answers" if model is Contest else "answer"


def test_the_editor_of_a_page_no_longer_finds_them(client, told):
    _, page, _ = told
    client.force_login(made.user(superuser=True))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    history = reverse("wagtailadmin_pages:history", args=[page.pk])
    assert "canaryquote" in client.get(edit).content.decode()
    client.logout()
    take_back(client)
    client.force_login(made.user(superuser=True))
    for address in (edit, history):
        assert "canaryquote" not in client.get(address).content.decode()


def test_they_count_no_more_from_the_next_build_on_and_nobody_sees_it_happen(client, told):
    deployment, page, quote = told
    before, public = count_voices(deployment), client.get(page.url).content
    numbers = Edition.objects.values_list("sha256", "document")
    kept = list(numbers)
    take_back(client)
    after = count_voices(deployment)
    assert (before.base - after.base, before.themes["T1"] - after.themes["T1"]) == (1, 1)
    assert not Response.objects.filter(withdraw_lookup=withdraw_lookup(CODE)).exists()
    # What was told of many stays as it was told, word for word; only the quote is gone.
    assert list(numbers) == kept
    without = client.get(page.url).content.decode()
    assert "canaryquote" not in without
    assert without.count("About") == public.decode().count("About")
    assert list(damage()) == []
    assert Publication.objects.get(identifier=quote.pk).state == "revoked"
