"""Many at once, again and again: nothing is lost, doubled or left behind."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.actions.ask_for_help import HelpRequest, ask_for_help
from surveys.actions.card_sorts import keep_piles
from surveys.actions.code_answers import CodingChange, code_answers
from surveys.actions.make_invitations import make_invitations
from surveys.exceptions import NotSorted
from surveys.models import (
    Answer,
    CardSort,
    Coding,
    ConsentRecord,
    Draft,
    DraftStep,
    EqualityCounts,
    Invitation,
    Pile,
    Response,
    SafeguardingFlag,
    Theme,
    WeekTally,
)
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    frozen_version,
)
from tests.surveys.evidence import made
from tests.surveys.test_traces import dump
from tests.surveys.walks import Person

SEEN = re.compile(r'name="seen" value="([0-9a-f]+)"')
CANARY = "canary-swift-what-i-said"


def at_once(acts):
    """Do all of `acts` at the same moment, each in a thread and with a connection of its own."""
    together = threading.Barrier(len(acts))

    def run(act):
        together.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def posting(person, page, data):
    """Post with a browser that has the same cookie and nothing else of the person's."""
    token, cookie = person.token(), person.client.cookies["d"].value

    def act():
        client = Client()
        client.cookies["d"] = cookie
        body = {"w-current_step": page, "token": token} | data
        return client.post(person.url(page), body).status_code

    return act


@pytest.mark.django_db(transaction=True)
def test_eight_sends_at_once_in_ten_rounds_make_exactly_ten_responses():
    deployment = OpenDeploymentFactory()
    for sent in range(1, 11):
        person = Person(deployment)
        person.answer_all()
        assert set(at_once([posting(person, "check", {})] * 8)) == {303}
        assert Response.objects.count() == ConsentRecord.objects.count() == sent
        assert Answer.objects.count() == 4 * sent
    assert WeekTally.objects.values_list("started", "sent").get() == (10, 10)


@pytest.mark.django_db(transaction=True)
def test_many_who_say_who_they_are_at_once_are_each_counted_once():
    version = frozen_version(asks_equality=True)
    people = [Person(OpenDeploymentFactory(version=version))]
    people += [Person(people[0].deployment) for _ in range(3)]
    for person in people:
        person.answer_all()
        person.send()
        person.key = person.get("more").context["token"]

    def saying(person):
        cookie = person.client.cookies["d"].value

        def act():
            client = Client()
            client.cookies["d"] = cookie
            body = {"token": person.key, "q-sex": "female"}
            return client.post(person.url("more"), body).status_code

        return act

    # Each of them presses twice.
    assert set(at_once([saying(person) for person in people * 2])) == {303}
    assert EqualityCounts.objects.get().counts["sex"]["female"] == len(people)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_in_fifteen_rounds_keep_both_texts():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    for number in range(15):
        words = f"text of round {number}"
        choice = ("texting", "a-friend")[number % 2]
        tabs = [posting(person, "4", {"t-easier": words}), posting(person, "3", {"q-ways": choice})]
        assert at_once(tabs) == [303, 303]
        page = person.get("check").content.decode()
        assert words in page
        assert {"texting": "Texting</dd>", "a-friend": "A friend</dd>"}[choice] in page


@pytest.mark.django_db(transaction=True)
def test_two_tabs_of_one_page_at_once_in_fifteen_rounds_lose_no_text():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    for number in range(15):
        seen = SEEN.search(person.get("4").content.decode()).group(1)
        words = [f"text {tab} of round {number}" for tab in "ab"]
        tabs = [posting(person, "4", {"t-easier": one, "seen": seen}) for one in words]
        assert at_once(tabs) == [303, 303]
        page = person.get("4").content.decode()
        assert all(one in page for one in words)


@pytest.mark.django_db(transaction=True)
def test_saving_sending_and_saving_again_at_once_leaves_one_response_and_no_key():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    acts = [posting(person, "check", {})] + [posting(person, "4", {"save": "1"})] * 3
    assert set(at_once(acts)) <= {303, 409}
    # Whoever was sent first has no page of questions any more.
    if Draft.objects.filter(is_sent=False).exists():
        person.post("4", {"skip": "1"})
        person.send()
    assert Response.objects.count() == 1
    assert Draft.objects.filter(is_sent=True, resume_lookup=None, sealed_key=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_request_for_help_that_is_pressed_eight_times_at_once_comes_in_once():
    deployment = OpenDeploymentFactory()
    request = HelpRequest(made.new_key_id(), "Come", "", "")
    at_once([lambda: ask_for_help(deployment, request)] * 8)
    assert SafeguardingFlag.objects.get().events.count() == 1


@pytest.mark.django_db
def test_after_taking_back_no_table_holds_a_word_a_code_or_a_coding(client):
    deployment = OpenDeploymentFactory()
    for _ in range(11):
        SubmittedResponseFactory(deployment=deployment)
    response = SubmittedResponseFactory(deployment=deployment, answers={"easier": CANARY})
    answer = response.answers.get(key="easier")
    sealed = Answer.objects.values_list("text", flat=True).get(pk=answer.pk)
    theme = Theme.objects.create(
        deployment=deployment, code="T1", name="Time", definition="-", you_said="You need time."
    )
    analyst = made.user("Analysts")
    given = CodingChange(given=frozenset({theme.pk}), taken=frozenset())
    code_answers(deployment, {answer.pk: given}, by=analyst)
    client.force_login(analyst)
    assert CANARY in client.get(f"/admin/voice/{deployment.pk}/answers/").content.decode()
    body = {"receipt": response.receipt, "withdraw": "1"}
    assert "taken back" in client.post("/s/receipt/", body).content.decode()
    everything = dump()
    traces = (CANARY, sealed, response.receipt, response.withdraw_lookup, str(response.pk))
    for trace in (*traces, response.pk.hex):
        assert trace.encode() not in everything
    assert not Coding.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_theme_saved_while_its_pile_is_written_anew_is_made_of_it_or_told_why_not():
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=12)
    analyst = made.user("Analysts")
    client = Client(raise_request_exception=False)
    client.force_login(analyst)
    for turn in range(6):
        sort = CardSort.objects.create(
            deployment=deployment, question=made.WORDS, who="Them", people=7, is_confirmed=True
        )
        pile = Pile.objects.create(sort=sort, name="Told")
        address = reverse("voice:pile_theme", args=[deployment.pk, sort.pk, pile.pk])
        sent = {"code": f"T{turn}", "name": "Told", "definition": "-", "you_said": "You were told."}

        def anew(sort=sort, later=0.004 * turn):
            # The form asks more before it saves: piles that are written a moment later meet it.
            time.sleep(later)
            with suppress(NotSorted):
                keep_piles(sort, {"Told": []}, timezone.localdate(), by=analyst)

        def save(address=address, sent=sent):
            return client.post(address, sent)

        saved, _ = at_once([save, anew])
        assert saved.status_code in (200, 302)
        made_of = Pile.objects.get(sort=sort).theme
        assert (made_of is not None) == (saved.status_code == 302)
        assert saved.status_code == 302 or "were written anew" in saved.content.decode()


def rows_of(*models):
    """Every cell of these tables, as the database has it."""
    return {
        str(bytes(cell).hex() if isinstance(cell, bytes | memoryview) else cell)
        for model in models
        for row in model.objects.values_list()
        for cell in row
    }


@pytest.mark.django_db
def test_no_row_of_what_was_sent_leads_to_a_draft_an_invitation_a_code_or_a_minute():
    deployment = OpenDeploymentFactory(access="invitation")
    (invitation,) = make_invitations(deployment, 1, by=made.user("Survey managers"))
    person = Person(deployment)
    # The first values of a draft and of an invitation, and those that are left in the end.
    before = rows_of(Invitation)
    person.start(invitation=invitation)
    person.post("consent", {"q-agree": "yes"})
    token = person.token()
    person.post("1", {"q-explained": "no"}, token=token)
    person.post("3", {"skip": "1"}, token=token)
    person.post("4", {"t-easier": CANARY, "save": "1"}, token=token)
    before |= rows_of(Invitation, Draft, DraftStep)
    person.post("4", {"t-easier": CANARY}, token=token)
    person.send()
    before |= rows_of(Invitation, Draft, DraftStep)
    sent = rows_of(Response, Answer, ConsentRecord)
    natural = {str(deployment.pk), str(deployment.version_id), "True", "False", "None", ""}
    natural |= {str(number) for number in range(-1, 100)}
    assert before & sent <= natural
    # Not even as a part of anything: all that could point is long.
    long = [cell for cell in before if len(cell) > 12]
    assert not [cell for cell in long if any(cell in one for one in sent)]
    assert person.receipt() not in str(sent)
    assert not [one for one in sent if re.search(r"\d\d:\d\d", one)]


@pytest.mark.django_db
def test_a_response_shares_no_value_with_what_led_to_it():
    person = Person(OpenDeploymentFactory())
    person.answer_all(text=CANARY)
    page = person.post("4", {"t-easier": CANARY, "save": "1"})
    draft = Draft.objects.values().get()
    person.post("4", {"t-easier": CANARY})
    person.send()
    assert page.status_code == 303
    response = Response.objects.values().get()
    common = set(map(str, draft.values())) & set(map(str, response.values()))
    natural = {str(draft["deployment_id"]), str(draft["version_id"]), "False", "True", "None"}
    assert common <= natural
    # No field of a response is finer than a week.
    kinds = {field.name: field.get_internal_type() for field in Response._meta.fields}
    assert "DateTimeField" not in kinds.values()
    assert response["received_week"].weekday() == 0
    related = {f.related_model.__name__ for f in Response._meta.fields if f.is_relation}
    assert related == {"SurveyDeployment", "SurveyVersion"}
    assert not Invitation.objects.exists()
