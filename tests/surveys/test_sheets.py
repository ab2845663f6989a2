"""Staff type in the sheets of paper that were handed in apart from all answers."""

import hashlib
import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.views.debug import SafeExceptionReporterFilter
from wagtail.models import ModelLogEntry

from surveys.actions.close_deployment import close_deployment
from surveys.actions.count_sheet import EMPTY, count_sheet
from surveys.actions.keep_contact_sheet import ContactSheet, keep_contact_sheet
from surveys.actions.purge_contacts import purge_contacts
from surveys.actions.purge_drafts import purge_drafts
from surveys.documents.papers import Print
from surveys.engine.disclosure import rounded
from surveys.engine.equality import ADULTS, NOT_ANSWERED
from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.exceptions import Refused
from surveys.models import ContactDetails, Draft, EqualityCounts, Figures, Response
from surveys.rules.dates import contacts_go_on
from surveys.rules.retention import EQUALITY_MONTHS, months_after
from surveys.selectors.counts import thresholds_of
from surveys.selectors.sheets import COUNTED, COUNTS_DELETED, NOBODY_ASKED, NOT_ASKED
from surveys.views.sheets import COUNTED_BEFORE, COUNTED_NOW, KEPT, OTHER_DAY
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    DeploymentFactory,
    NotYetOpenDeploymentFactory,
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    SuspendedDeploymentFactory,
    frozen_version,
    published_notice,
)
from tests.surveys.evidence import made
from tests.surveys.test_equality import words_on
from tests.surveys.test_races import at_once
from tests.surveys.test_switching import TRANSLATIONS, pages
from tests.surveys.test_traces import dump

pytestmark = pytest.mark.django_db
REACH, SAFE = "canary-dipper-07700-900456", "canary-mornings-only"
WRITTEN = {"purposes": ["results"], "contact": REACH, "safe": SAFE, "agreed": "on"}
TICKED = {"q-age": "35_44", "q-sex": "female", "q-religion": "sikh"}
ONCE = re.compile(r'name="once" value="([\w-]+)"')
SHEETS = ("contact", "equality")


@pytest.fixture
def deployment(db):
    return OpenDeploymentFactory(version=frozen_version(asks_equality=True))


@pytest.fixture
def screener(client):
    client.force_login(made.user("Screeners"))
    return client


@pytest.fixture
def in_two_forms(db):
    for form in ("ur", "easy-read"):
        published_notice("parent_carer", form)
    version = frozen_version(asks_equality=True, steps=pages(), translations=TRANSLATIONS)
    return OpenDeploymentFactory(version=version)


def address(deployment, sheet="contact"):
    return reverse(f"survey_deployment_{sheet}_sheet", args=[deployment.pk])


def page(client, deployment, sheet="contact"):
    return client.get(address(deployment, sheet)).content.decode()


def once(client, deployment, sheet="contact"):
    return ONCE.search(page(client, deployment, sheet)).group(1)


def typed_in(client, deployment, sheet="contact", **more):
    """Type in a sheet, on a form of its own unless `once` says on which, and press the button."""
    said = WRITTEN if sheet == "contact" else TICKED
    body = {"once": more.pop("once", None) or once(client, deployment, sheet)} | said | more
    return client.post(address(deployment, sheet), body, follow=True)


def counted():
    cells = EqualityCounts.objects.filter(counts__isnull=False).first()
    return cells.counts if cells else {}


def people():
    return sum(counted().get("sex", {}).values())


def closed(deployment):
    """The same survey after its last day, closed for good."""
    deployment.closes_at = timezone.now() - timedelta(days=1)
    deployment.save()
    return close_deployment(deployment)


# ── Who, and from where ──────────────────────────────────────────────────────


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("group", ["Survey managers", "Contact keepers", "Analysts", None])
def test_nobody_but_screeners_types_them_in(client, deployment, sheet, group):
    client.force_login(made.user(*([group] if group else []), superuser=group is None))
    assert client.get(address(deployment, sheet)).status_code == 302
    assert client.post(address(deployment, sheet), WRITTEN | TICKED).status_code == 302
    assert not ContactDetails.objects.exists()
    assert not EqualityCounts.objects.exists()


def enter(client, deployment):
    return client.get(reverse("survey_deployment_enter", args=[deployment.pk])).content.decode()


def test_the_page_for_answers_leads_to_both(screener, deployment):
    found = enter(screener, deployment)
    assert address(deployment) in found
    assert address(deployment, "equality") in found
    assert "Type them in on their own pages" in found
    plain = OpenDeploymentFactory()
    assert address(plain) in enter(screener, plain)
    assert address(plain, "equality") not in enter(screener, plain)
    assert "about you" not in enter(screener, plain)


@pytest.mark.parametrize("made_as", [SuspendedDeploymentFactory, ClosedDeploymentFactory])
def test_it_leads_there_also_when_nobody_can_answer(screener, made_as):
    deployment = made_as()
    found = enter(screener, deployment)
    assert "only while the survey is open" in found
    assert address(deployment) in found
    assert "Enter sheets of paper" in screener.get(reverse("voice:deployments")).content.decode()
    assert KEPT in typed_in(screener, deployment).content.decode()
    assert ContactDetails.objects.get().contact == REACH


@pytest.mark.parametrize("made_as", [DeploymentFactory, NotYetOpenDeploymentFactory])
def test_before_anybody_is_asked_there_is_nothing_to_type_in(screener, made_as):
    deployment = made_as(version=frozen_version(asks_equality=True))
    for sheet in SHEETS:
        assert NOBODY_ASKED in page(screener, deployment, sheet)
        assert address(deployment, sheet) not in enter(screener, deployment)


# ── How to hear back ─────────────────────────────────────────────────────────


def test_it_is_kept_as_what_is_left_on_a_screen(screener, deployment):
    answer = typed_in(screener, deployment)
    assert KEPT in answer.content.decode()
    kept = ContactDetails.objects.get()
    assert (kept.deployment, kept.purpose) == (deployment, "results")
    assert (kept.contact, kept.safe_contact) == (REACH, SAFE)
    assert kept.delete_on == contacts_go_on(deployment)
    # The next sheet finds an empty form.
    assert REACH not in answer.content.decode()
    assert not Response.objects.exists()
    assert not Draft.objects.exists()


def test_the_words_whose_digest_is_kept_stand_on_the_sheet(screener, deployment, monkeypatch):
    typed_in(screener, deployment)
    _, written = words_on(deployment, monkeypatch)
    agreed = PHRASES["hear_agree"]
    assert agreed in written
    assert digest() == hashlib.sha256(agreed.encode()).hexdigest()


def digest():
    return ContactDetails.objects.get().notice_digest


@pytest.mark.parametrize(("chosen", "form"), [("own", ""), ("ur", "ur")])
def test_where_there_are_several_it_asks_for_the_words_and_keeps_their_digest(
    screener, in_two_forms, chosen, form
):
    shown = page(screener, in_two_forms)
    assert f'<span lang="ur" dir="rtl">“{SHIPPED["ur"]["hear_agree"]}”</span>' in shown
    answer = typed_in(screener, in_two_forms).content.decode()
    assert "Choose the words that the person agreed to." in answer
    assert "checked" not in re.search('<div id="id_words">.*?</fieldset>', answer, re.S).group()
    assert not ContactDetails.objects.exists()
    typed_in(screener, in_two_forms, words=chosen)
    printed = Print(in_two_forms, form).say("hear_agree")
    assert digest() == hashlib.sha256(printed.encode()).hexdigest()


def test_each_purpose_that_is_ticked_is_kept_for_itself(screener, deployment):
    typed_in(screener, deployment, purposes=["results", "talk"])
    kept = ContactDetails.objects.values_list("purpose", flat=True)
    assert sorted(kept) == ["results", "talk"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"contact": " "}, "Type in how the person can be reached."),
        ({"contact": "7" * 201}, "at most 200 characters"),
        ({"contact": "0\x007"}, "Null characters are not allowed"),
        ({"purposes": []}, "Tick what the person ticked."),
        ({"purposes": ["sale"]}, "Tick one of these, or both."),
        ({"agreed": ""}, "Nothing is kept unless they ticked it."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_that_was_typed_is_lost(
    screener, deployment, wrong, said
):
    answer = typed_in(screener, deployment, **wrong)
    shown = answer.content.decode()
    assert said in shown
    assert SAFE in shown
    assert ("contact" in wrong) or REACH in shown
    assert answer.redirect_chain == []
    assert not ContactDetails.objects.exists()


def test_pressed_twice_it_is_kept_once(screener, deployment):
    form = once(screener, deployment)
    for _ in range(2):
        assert KEPT in typed_in(screener, deployment, once=form).content.decode()
    assert ContactDetails.objects.count() == 1


def test_another_sheet_typed_over_an_old_form_takes_the_place_of_nobody(screener, deployment):
    form = once(screener, deployment)
    typed_in(screener, deployment, once=form)
    typed_in(screener, deployment, once=form, contact="canary-wren")
    assert {one.contact for one in ContactDetails.objects.all()} == {REACH, "canary-wren"}


def test_two_people_with_the_same_number_are_two(screener, deployment):
    typed_in(screener, deployment)
    typed_in(screener, deployment)
    assert ContactDetails.objects.count() == 2


def test_after_the_last_day_it_is_said_why_not_and_what_to_do(screener):
    deployment = ClosedDeploymentFactory()
    last = contacts_go_on(deployment)
    form = once(screener, deployment)
    with time_machine.travel(timezone.now() + (last - timezone.localdate())):
        screener.force_login(made.user("Screeners"))
        shown = page(screener, deployment)
        assert f"was to be deleted on {last.day} {last:%B %Y}" in shown
        assert "destroy it as your agency has agreed." in shown
        assert "<form method" not in shown.partition("<main")[2]
        assert address(deployment) not in enter(screener, deployment)
        assert "Enter sheets" not in screener.get(reverse("voice:deployments")).content.decode()
        typed_in(screener, deployment, once=form)
        assert not ContactDetails.objects.exists()


def test_if_it_was_put_off_the_day_on_the_sheet_holds(screener, deployment):
    first = deployment.feedback_due_on
    deployment.first_feedback_due_on = first
    deployment.feedback_due_on = first + timedelta(days=60)
    deployment.save()
    on_sheet = first + timedelta(days=30)
    assert (
        "Choose the day that stands on the sheet."
        in typed_in(screener, deployment).content.decode()
    )
    typed_in(screener, deployment, day=on_sheet.isoformat())
    assert ContactDetails.objects.get().delete_on == on_sheet
    with time_machine.travel(timezone.now() + (on_sheet - timezone.localdate())):
        assert purge_contacts() == 1
        screener.force_login(made.user("Screeners"))
        late = typed_in(screener, deployment, day=on_sheet.isoformat())
        assert "This day has come" in late.content.decode()
        assert not ContactDetails.objects.exists()
        typed_in(screener, deployment, day=contacts_go_on(deployment).isoformat())
        assert ContactDetails.objects.count() == 1


# ── Who people are ───────────────────────────────────────────────────────────


def test_a_sheet_is_counted_and_the_next_one_too(screener, deployment):
    answer = typed_in(screener, deployment, "equality")
    assert COUNTED_NOW in answer.content.decode()
    assert "35_44" in answer.content.decode()
    assert 'value="35_44" checked' not in answer.content.decode()
    typed_in(screener, deployment, "equality", **{"q-sex": ""})
    assert counted()["sex"] == counted()["sex"] | {"female": 1, NOT_ANSWERED: 1}
    assert counted()["religion"]["sikh"] == 2
    assert len(counted()) == len(ADULTS)
    assert not Response.objects.exists()


def test_pressed_twice_it_counts_once_and_says_so(screener, deployment):
    form = once(screener, deployment, "equality")
    typed_in(screener, deployment, "equality", once=form)
    for _ in range(2):
        again = typed_in(screener, deployment, "equality", once=form)
        assert COUNTED_BEFORE in again.content.decode()
    assert people() == 1


def test_what_is_left_of_the_form_is_as_what_is_left_of_any_sending(screener, deployment):
    typed_in(screener, deployment, "equality")
    typed_in(screener, deployment, "equality", **{"q-age": "65"})
    left = set(Draft.objects.values_list("is_sent", "is_counted", "expires_at", "sealed_key"))
    assert len(left) == 1
    assert dump().count(b"sikh") == 1
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert purge_drafts() == 2
    assert people() == 2


def test_a_form_of_another_day_counts_only_if_it_is_pressed_again(screener, deployment):
    form = once(screener, deployment, "equality")
    typed_in(screener, deployment, "equality", once=form)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        purge_drafts()
        screener.force_login(made.user("Screeners"))
        late = typed_in(screener, deployment, "equality", once=form).content.decode()
        assert OTHER_DAY in late
        assert 'value="35_44"' in late
        assert re.search(r'value="35_44"[^>]*checked', late)
        assert people() == 1
        typed_in(screener, deployment, "equality", once=ONCE.search(late).group(1))
    assert people() == 2


@pytest.mark.parametrize("form", ["", "\x00", "20260101-ä"])
def test_a_form_that_is_not_ours_counts_nobody(screener, deployment, form):
    body = TICKED | {"once": form}
    answer = screener.post(address(deployment, "equality"), body)
    assert OTHER_DAY in answer.content.decode()
    assert people() == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"q-sex": "7"}, "Choose one of these."),
        ({"q-age": "", "q-sex": "", "q-religion": ""}, EMPTY),
    ],
)
def test_what_is_wrong_on_it_is_said_and_counts_nobody(screener, deployment, wrong, said):
    answer = typed_in(screener, deployment, "equality", **wrong)
    assert said in answer.content.decode()
    assert people() == 0
    again = ONCE.search(answer.content.decode()).group(1)
    assert COUNTED_NOW in typed_in(screener, deployment, "equality", once=again).content.decode()


def test_it_is_read_in_the_words_of_the_sheet(screener, in_two_forms):
    shown = screener.get(address(in_two_forms, "equality"), {"form": "ur"}).content.decode()
    asked = SHIPPED["ur"]["equality_age"]
    assert f'<span lang="ur" dir="rtl">{asked}</span>' in shown
    there = f"{address(in_two_forms, 'equality')}?form=ur"
    body = TICKED | {"once": ONCE.search(shown).group(1)}
    assert screener.post(there, body)["Location"] == there
    assert people() == 1


def test_while_the_survey_is_not_closed_for_good_it_is_counted(screener, deployment):
    deployment.closes_at = timezone.now() - timedelta(days=3)
    deployment.save()
    assert "only while the survey is open" in enter(screener, deployment)
    assert COUNTED_NOW in typed_in(screener, deployment, "equality").content.decode()
    assert people() == 1


def test_once_numbers_are_told_it_is_said_why_not_and_what_to_do(screener, deployment):
    form = once(screener, deployment, "equality")
    for _ in range(12):
        SubmittedResponseFactory(deployment=deployment, answers={"explained": "yes"})
        typed_in(screener, deployment, "equality")
    closed(deployment)
    assert COUNTED in page(screener, deployment, "equality")
    assert COUNTED in enter(screener, deployment)
    assert address(deployment) in enter(screener, deployment)
    typed_in(screener, deployment, "equality", once=form)
    assert EqualityCounts.objects.get().counts is None


def test_after_as_many_months_as_was_said_nobody_is_counted(screener, deployment):
    deployment.closes_at = timezone.now() - timedelta(days=1)
    deployment.save()
    day = months_after(timezone.localdate(), EQUALITY_MONTHS) + timedelta(days=1)
    with time_machine.travel(timezone.now() + (day - timezone.localdate())):
        screener.force_login(made.user("Screeners"))
        assert COUNTS_DELETED in page(screener, deployment, "equality")


def test_a_survey_that_does_not_ask_counts_nobody(screener):
    deployment = OpenDeploymentFactory()
    assert NOT_ASKED in page(screener, deployment, "equality")
    body = TICKED | {"once": once(screener, deployment)}
    screener.post(address(deployment, "equality"), body)
    assert people() == 0


def test_whoever_closes_a_survey_is_told_to_have_the_sheets_counted_first(client, deployment):
    client.force_login(made.user("Survey managers"))
    where = reverse("survey_deployment_move", args=[deployment.pk, "close"])
    assert "none can be counted afterwards" in client.get(where).content.decode()
    plain = reverse("survey_deployment_move", args=[OpenDeploymentFactory().pk, "close"])
    assert "none can be counted" not in client.get(plain).content.decode()


# ── At once ──────────────────────────────────────────────────────────────────


def counting(deployment, form):
    """Count a sheet; None if it was refused."""

    def act():
        try:
            return count_sheet(deployment, form, {"sex": "female"})
        except Refused:
            return None

    return act


@pytest.mark.django_db(transaction=True)
def test_a_sheet_that_is_sent_many_times_at_once_is_one(deployment):
    for round_ in range(1, 4):
        done = at_once([counting(deployment, f"form {round_}")] * 6)
        assert sorted(done) == [False] * 5 + [True]
        assert people() == round_
    said = ("form", ["results"], REACH, SAFE, "I agree.", contacts_go_on(deployment))
    at_once([lambda: keep_contact_sheet(deployment, ContactSheet(*said))] * 6)
    assert ContactDetails.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_comes_while_the_survey_is_closed_is_told_in_it_or_refused(deployment):
    for number in range(12):
        assert counting(deployment, f"form {number}")()
    # With the thirteenth another number is told.
    late = counting(deployment, "late form")
    was_counted, _ = at_once([late, lambda: close_deployment(deployment)])
    assert EqualityCounts.objects.get().counts is None
    told = {table["anchor"]: table["base"] for table in Figures.objects.get().equality}
    assert told["equality-sex"] == rounded(13 if was_counted else 12, thresholds_of(deployment))


# ── What stays ───────────────────────────────────────────────────────────────


def test_nothing_that_was_typed_is_in_a_log_an_address_or_a_cookie(screener, deployment, caplog):
    before = ModelLogEntry.objects.count()
    with caplog.at_level(logging.DEBUG):
        wrong = typed_in(screener, deployment, agreed="")
        kept = typed_in(screener, deployment)
        counted_now = typed_in(screener, deployment, "equality")
    for answer in (wrong, kept, counted_now):
        assert "no-store" in answer["Cache-Control"]
        assert REACH not in re.search("<title>.*?</title>", answer.content.decode(), re.S).group()
    told = [*(to for to, _ in (*kept.redirect_chain, *counted_now.redirect_chain)), caplog.text]
    told += [str(screener.cookies), str(dict(screener.session))]
    assert [one for one in told if REACH in one or SAFE in one or "sikh" in one] == []
    assert ModelLogEntry.objects.count() == before
    assert REACH.encode() not in dump()
    assert SAFE.encode() not in dump()


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_error_report_shows_nothing_of_it(screener, deployment, sheet):
    wrong = WRITTEN | TICKED | {"agreed": ""}
    request = screener.post(address(deployment, sheet), wrong).wsgi_request
    reported = str(SafeExceptionReporterFilter().get_post_parameters(request))
    assert "q-religion" in reported
    assert REACH not in reported
    assert "sikh" not in reported
