"""Questions about who people are: asked apart, counted once, and joined to nothing."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from surveys.actions.close_deployment import close_deployment
from surveys.actions.purge_equality import purge_equality
from surveys.documents.paper_form import paper_form
from surveys.documents.papers import Print
from surveys.engine.equality import (
    ADULTS,
    ANSWERS,
    HELPED,
    NOT_ANSWERED,
    YOUNG,
    asked_of,
    counted,
    words_of,
)
from surveys.engine.phrasebook import PHRASES
from surveys.engine.questions import RATHER_NOT_SAY
from surveys.models import Draft, EqualityCounts, Figures, Response
from surveys.rules.retention import EQUALITY_MONTHS, months_after, months_before
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    frozen_version,
    published_notice,
)
from tests.surveys.evidence.made import user
from tests.surveys.test_switching import TRANSLATIONS
from tests.surveys.test_switching import pages as pages_in_two_forms
from tests.surveys.test_traces import dump
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
CHOSEN = {"q-age": "35_44", "q-sex": "female", "q-religion": "sikh"}
TRANSACTION = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")


def asking(**kwargs):
    return OpenDeploymentFactory(version=frozen_version(asks_equality=True, **kwargs))


@pytest.fixture
def person():
    return sent(asking())


def sent(deployment):
    """Somebody who has just sent their answers."""
    one = Person(deployment)
    one.answer_all()
    one.sent = one.send()
    # The token stands on the page; those of the other pages are not shown any more.
    one.key = one.get("more").context["token"]
    return one


def say(person, data=None, **extra):
    return person.client.post(person.url("more"), {"token": person.key} | (data or {}), **extra)


def counts():
    return EqualityCounts.objects.get().counts


def how_many(cells):
    return sum(sum(row.values()) for row in cells.values())


def statements(captured):
    return [one["sql"] for one in captured if not one["sql"].startswith(TRANSACTION)]


# ── On the way ───────────────────────────────────────────────────────────────


def test_it_comes_after_the_answers_are_sent_and_before_the_code(person):
    assert person.sent["Location"] == person.url("more")
    assert Response.objects.count() == 1
    assert say(person, CHOSEN)["Location"] == person.url("receipt")
    assert counts()["age"]["35_44"] == counts()["religion"]["sikh"] == 1
    assert counts()["gender"][NOT_ANSWERED] == 1
    assert len(person.receipt()) == 12


def test_the_page_says_why_and_what_becomes_of_it(person):
    page = person.get("more").content.decode()
    for name in ("sent", "why", "apart", "joined", "stays", "skip"):
        assert PHRASES[f"equality_{name}"] in page
    assert PHRASES["equality_seen"].format(count=10) in page
    assert PHRASES["equality_kept"].format(count=EQUALITY_MONTHS) in page
    assert page.count('type="radio"') == sum(len(ANSWERS[name]) + 1 for name in ADULTS)
    assert "checked" not in page
    assert "required" not in page
    assert len(page.encode()) < 25_000
    assert "<title>Some questions about you</title>" in page


def test_one_press_leaves_it_out_and_nobody_is_counted(person):
    assert say(person, CHOSEN | {"skip": "1"})["Location"] == person.url("receipt")
    assert not EqualityCounts.objects.exists()
    assert person.get("more").status_code == 303


def test_going_on_with_nothing_chosen_is_the_same_as_skipping(person):
    assert say(person)["Location"] == person.url("receipt")
    assert not EqualityCounts.objects.exists()


@pytest.mark.parametrize("times", [2, 5])
def test_however_often_it_is_sent_it_counts_once(person, times):
    for _ in range(times):
        assert say(person, CHOSEN)["Location"] == person.url("receipt")
    assert how_many(counts()) == len(ADULTS)


def test_another_tab_and_back_change_nothing_any_more(person):
    assert person.get("more").status_code == 200
    say(person, CHOSEN)
    say(person, {"q-age": "65"})
    assert counts()["age"]["65"] == 0
    assert person.get("more")["Location"] == person.url("receipt")


def test_whoever_closes_it_has_sent_all_the_same_and_finds_the_code(person):
    assert len(person.receipt()) == 12
    assert person.get("more").status_code == 200


def test_send_pressed_twice_leads_there_too(person):
    again = {"w-current_step": "check", "token": person.key}
    assert person.client.post(person.url("check"), again)["Location"] == person.url("more")
    assert Response.objects.count() == 1


def test_what_is_not_offered_is_told_and_the_rest_stays_chosen(person):
    page = say(person, CHOSEN | {"q-sex": "7"}).content.decode()
    assert "There is a problem" in page
    assert 'value="35_44" checked' in page
    assert not EqualityCounts.objects.exists()
    assert say(person, CHOSEN).status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 32, "ä"])
def test_only_who_sent_the_answers_can_be_counted(person, token):
    assert say(person, CHOSEN | {"token": token}).status_code == 403
    assert not EqualityCounts.objects.exists()


def test_it_is_there_for_nobody_who_has_not_sent(client):
    person = Person(asking())
    assert person.get("more").status_code == 404
    person.agree()
    assert person.get("more").status_code == 404
    assert client.post(person.url("more"), CHOSEN).status_code == 404


def test_a_survey_that_does_not_ask_leads_to_the_code():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    assert person.send()["Location"] == person.url("receipt")
    assert person.get("more")["Location"] == person.url("receipt")


def test_reading_it_in_other_words_keeps_what_was_chosen():
    for form in ("ur", "easy-read"):
        published_notice("parent_carer", form)
    version = frozen_version(
        asks_equality=True, steps=pages_in_two_forms(), translations=TRANSLATIONS
    )
    person = Person(OpenDeploymentFactory(version=version))
    person.agree()
    for step in version.schema["steps"]:
        person.post(step["slug"], {"skip": "1"})
    person.post("check")
    person.key = person.get("more").context["token"]
    page = say(person, CHOSEN | {"in": "ur"}).content.decode()
    assert 'value="sikh" checked' in page
    assert 'dir="rtl"' in page
    assert "آپ کی عمر" in page
    assert not EqualityCounts.objects.exists()
    assert say(person, CHOSEN | {"form": "ur"})["Location"] == f"{person.url('receipt')}?in=ur"


def test_at_a_shared_tablet_the_code_is_promised_as_everywhere():
    person = sent(asking())
    person.deployment.access = "tablet"
    person.deployment.save()
    page = person.get("more").content.decode()
    assert PHRASES["equality_code"] in page
    assert person.get("receipt").status_code == 200
    assert PHRASES["equality_skip"] in page


def test_queries_are_few(person):
    with CaptureQueriesContext(connection) as read:
        person.get("more")
    assert len(statements(read)) <= 2
    say(person, CHOSEN)
    other = sent(person.deployment)
    with CaptureQueriesContext(connection) as written:
        say(other, CHOSEN)
    assert len(statements(written)) <= 5


# ── Which questions ──────────────────────────────────────────────────────────


def test_children_are_asked_less_and_the_youngest_nothing():
    assert asked_of("adult") == asked_of("") == ADULTS
    assert asked_of("child_8_12") == asked_of("young_13_17") == YOUNG
    assert asked_of("child_5_7") == ()
    assert "equality" not in frozen_version(asks_equality=True, notice_for="child_5_7").schema
    assert frozen_version(asks_equality=True).schema["equality"] == [*ADULTS]


def test_a_survey_that_does_not_ask_is_frozen_as_it_always_was():
    assert "equality" not in frozen_version().schema


def test_each_question_and_answer_has_its_words():
    needed = {words_of(name, answer) for name, all_ in ANSWERS.items() for answer in all_}
    needed |= {f"equality_{name}" for name in ANSWERS} | {f"equality_{n}_help" for n in HELPED}
    assert needed <= PHRASES.keys()
    assert set(ADULTS) | set(YOUNG) == set(ANSWERS)


# ── Joined to nothing ────────────────────────────────────────────────────────

ANSWERED = st.fixed_dictionaries(
    {name: st.sampled_from(["", RATHER_NOT_SAY, *ANSWERS[name]]) for name in YOUNG}
)


def kept_of(people):
    cells = {}
    for one in people:
        cells = counted(cells, YOUNG, one)
    return json.dumps(cells)


@given(people=st.lists(ANSWERED, min_size=1, max_size=6), draw=st.randoms())
def test_what_is_kept_knows_neither_an_order_nor_what_goes_together(people, draw):
    shuffled = draw.sample(people, len(people))
    assert kept_of(shuffled) == kept_of(people)
    columns = {name: draw.sample([one[name] for one in people], len(people)) for name in YOUNG}
    mixed = [{name: columns[name][place] for name in YOUNG} for place in range(len(people))]
    assert kept_of(mixed) == kept_of(people)


def test_no_table_has_a_row_of_a_person_who_said_who_they_are():
    deployment = asking()
    people = [sent(deployment) for _ in range(3)]
    before = dump()
    for person in people[:2]:
        say(person, CHOSEN)
    say(people[2], {"skip": "1"})
    assert EqualityCounts.objects.count() == 1
    after = dump()
    for word in (b"sikh", b"35_44"):
        # Once, in the one row of counts; and nothing before.
        assert (before.count(word), after.count(word)) == (0, 1)
    # Whoever skipped left the same trace as whoever answered.
    left = set(Draft.objects.values_list("is_sent", "is_counted", "resume_lookup", "expires_at"))
    assert len(left) == 1
    fields = {field.name: field for field in EqualityCounts._meta.get_fields()}
    assert {name for name, field in fields.items() if field.is_relation} == {"deployment"}


def test_taking_answers_back_leaves_the_counts(client, person):
    say(person, CHOSEN)
    before = counts()
    taken = {"receipt": person.receipt(), "withdraw": "1"}
    assert "taken back" in client.post("/s/receipt/", taken).content.decode()
    assert not Response.objects.exists()
    assert counts() == before


# ── What staff see ───────────────────────────────────────────────────────────


def answered_by(people):
    """A survey to which so many sent answers; two would rather not say whether they are men."""
    deployment = asking()
    for number in range(people):
        SubmittedResponseFactory(deployment=deployment, answers={"explained": "yes"})
        cells = EqualityCounts.objects.get_or_create(deployment=deployment)[0]
        sex = RATHER_NOT_SAY if number < 2 else "male" if number < 14 else "female"
        cells.counts = counted(cells.counts, ADULTS, {"sex": sex, "age": "35_44"})
        cells.save()
    return deployment


def results(client, deployment):
    client.force_login(user("Analysts"))
    return client.get(f"/admin/voice/{deployment.pk}/results/").content.decode()


def test_nobody_sees_a_number_before_the_survey_is_closed(client):
    deployment = answered_by(20)
    assert "Who answered" not in results(client, deployment)


def test_after_the_end_numbers_are_told_checked_and_the_counts_are_gone(client):
    deployment = answered_by(34)
    close_deployment(deployment)
    assert counts() is None
    told = {table["anchor"]: table for table in Figures.objects.get().equality}
    sex = {row["label"]: row["about"] for row in told["equality-sex"]["rows"]}
    # Two are too few, and so is whoever would tell of them by subtraction.
    assert sex == {"Female": 20, "Male": None, "I’d rather not say": None}
    # Everybody is as old, and of each of them that is told to nobody.
    assert told["equality-age"]["wholly_hidden"]
    assert told["equality-age"]["rows"] == []
    page = results(client, deployment)
    assert "Who answered" in page
    assert "What is your sex?" in page


def test_of_fewer_than_ten_nothing_is_told(client):
    deployment = answered_by(9)
    close_deployment(deployment)
    assert Figures.objects.get().equality == []
    assert "Fewer than 10 people" in results(client, deployment)


def test_after_the_last_count_nobody_is_counted():
    person = sent(asking())
    # What waits for a screener would put off the last count.
    Response.objects.update(screening=Response.Screening.CLEARED)
    close_deployment(person.deployment)
    assert say(person, CHOSEN)["Location"] == person.url("receipt")
    assert counts() is None
    assert Figures.objects.get().equality is None


def test_counts_are_deleted_after_as_many_months_as_was_said():
    told, waiting = answered_by(12), answered_by(12)
    close_deployment(told)
    assert purge_equality() == 0
    long_ago = timezone.now() - timedelta(days=365 * 2 + 5)
    for deployment in (told, waiting):
        deployment.closes_at = long_ago
        deployment.save(update_fields=["closes_at"])
    assert purge_equality() == 2
    assert Figures.objects.get().equality is None
    assert set(EqualityCounts.objects.values_list("counts", flat=True)) == {None}
    assert purge_equality() == 0


def test_a_survey_closed_early_keeps_them_no_longer():
    deployment = answered_by(12)
    close_deployment(deployment)
    early = timezone.localdate() - timedelta(days=365 * 2 + 5)
    Figures.objects.update(week=early)
    assert purge_equality() == 1


@pytest.mark.parametrize(
    ("day", "months", "other"),
    [("2026-11-28", -24, "2024-11-28"), ("2026-03-31", -1, "2026-02-28"), ("2026-12-01", 1, None)],
)
def test_months_are_those_of_the_calendar(day, months, other):
    day = timezone.datetime.fromisoformat(day).date()
    moved = months_after(day, months)
    assert moved == (timezone.datetime.fromisoformat(other).date() if other else moved)
    assert moved.month == (day.month - 1 + months) % 12 + 1
    assert months_before(day, -months) == moved


# ── On paper and by staff ────────────────────────────────────────────────────


def words_on(deployment, monkeypatch):
    """The words of the paper form, page by page."""
    pages = []
    made = Print.made

    def remember(printing, paper):
        pages.append((paper.page_no(), paper.written))
        return made(printing, paper)

    monkeypatch.setattr(Print, "made", remember)
    assert paper_form(deployment).startswith(b"%PDF")
    return pages[0]


def test_on_paper_it_is_a_sheet_of_its_own(monkeypatch):
    count, words = words_on(asking(), monkeypatch)
    plain_count, plain = words_on(OpenDeploymentFactory(), monkeypatch)
    assert PHRASES["equality_paper"] in words
    assert PHRASES["equality_religion"] in words
    assert PHRASES["equality_paper"] not in plain
    assert count > plain_count


def test_staff_who_type_paper_in_are_told_to_take_any_sheet(client):
    deployment = asking()
    client.force_login(user("Screeners"))
    page = client.get(f"/admin/surveys/deployments/{deployment.pk}/enter/").content.decode()
    assert "whoever it is of" in page


# ── For authors ──────────────────────────────────────────────────────────────


def test_authors_see_the_page_in_the_trial_and_nothing_is_kept(client):
    version = frozen_version(asks_equality=True)
    version.survey.save_revision()
    client.force_login(User.objects.create_superuser("author"))
    address = f"/admin/snippets/surveys/survey/try/{version.survey.pk}/"
    page = client.post(address, {"w-current_step": "more", "in": ""}).content.decode()
    assert PHRASES["equality_why"] in page
    after = client.post(address, {"w-current_step": "more"} | CHOSEN).content.decode()
    assert "Nothing was stored." in after
    assert not EqualityCounts.objects.exists()
