"""What a screener took out of somebody's words is read by nobody else, wherever they look."""

import ast
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from surveys.access import VOICE_GROUPS
from surveys.actions.agree_to_raw_export import agree_to_raw_export
from surveys.actions.ask_for_raw_export import ask_for_raw_export
from surveys.actions.close_deployment import close_deployment
from surveys.actions.propose_quote import Proposal, propose_quote
from surveys.actions.screen_response import Clear, screen_response
from surveys.admin_views import urls
from surveys.engine.redaction import Span, Why
from surveys.models import Answer, Coding, Quote, Response, SurveyDeployment
from surveys.selectors.answers import readable_answers
from surveys.selectors.screening import responses_to_screen
from syndication.models import Edition, Publication
from tests.surveys.evidence import made
from tests.surveys.test_traces import dump

NAME = "Canaryname Holt"
WORDS = f"I was never told by {NAME} what came next."
READ = "I was never told by [name] what came next."
# Who reads the words whole, on these pages alone: that is what they are there for.
WHOLE = {("Screeners", "screening")}


@pytest.fixture(scope="module")
def _deployment(for_all_tests):
    steward = made.user("Data stewards")
    found = made.deployment()
    made.responses(found, 24)
    waiting = {"screening": Response.Screening.RECEIVED, "quote_permission": "yes"}
    response = made.responses(found, 1, **waiting)[0]
    written = made.answer(response, made.WORDS, text=WORDS)
    start = WORDS.index(NAME)
    spans = {written.pk: [Span(start, start + len(NAME), Why.NAME)]}
    screen_response(response, Clear(spans), by=made.user("Screeners"))
    theme = made.theme(found, people=20)
    Coding.objects.get_or_create(answer=written, theme=theme)
    until = timezone.localdate() + timedelta(days=30)
    propose_quote(
        Answer.objects.get(pk=written.pk), Proposal(READ, theme, until), by=made.user("Analysts")
    )
    made.publish(made.page(found))
    sort = found.card_sorts.create(question=made.WORDS, who="service_user", people=3)
    sort.cards.create(number=1, answer=written, pile=sort.piles.create(name="Waiting"))
    close_deployment(found)
    export = ask_for_raw_export(
        found, reason="To read them in a test.", expires_on=timezone.localdate(), by=steward
    )
    agree_to_raw_export(export, by=made.user("Data stewards"))
    return found.pk


@pytest.fixture
def deployment(_deployment, db):
    """A survey whose one answer in words was redacted, cleared, coded, counted and told about."""
    return SurveyDeployment.objects.get(pk=_deployment)


@pytest.fixture
def steward(deployment):
    """Whoever asked for the file of answers."""
    return deployment.raw_exports.get().by


def addresses(deployment):
    given = {"deployment": deployment.pk, "theme": deployment.themes.get().pk}
    quote = Quote.objects.get()
    given |= {"export": deployment.raw_exports.get().pk}
    given |= {"quote": quote.pk, "answer": quote.answer_id}
    sort = deployment.card_sorts.get()
    given |= {"page": deployment.summaries.get().pk, "sort": sort.pk, "pile": sort.piles.get().pk}
    for pattern in urls.urlpatterns:
        wanted = pattern.pattern.converters
        for form in ("csv", "xlsx", "sav", "json", "xml") if "form" in wanted else ("",):
            known = given | {"form": form}
            yield (
                pattern.name,
                reverse(f"voice:{pattern.name}", kwargs={one: known[one] for one in wanted}),
            )


@pytest.mark.parametrize("who", [*VOICE_GROUPS, "Editors", "superuser"])
def test_no_page_of_the_admin_shows_it(client, deployment, who):
    client.force_login(made.user(superuser=True) if who == "superuser" else made.user(who))
    read = 0
    for name, address in addresses(deployment):
        for state in ("", "?show=cleared", "?state=coded"):
            page = client.get(address + state).content.decode(errors="replace")
            if (who, name) not in WHOLE:
                assert "Canaryname" not in page, (name, state)
            read += READ in page
    assert (read > 0) is (who in {"Analysts", "Coders"})


@pytest.mark.parametrize("form", ["csv", "xlsx", "sav"])
def test_no_file_of_answers_holds_it(client, deployment, steward, form):
    client.force_login(steward)
    export = deployment.raw_exports.get()
    address = reverse("voice:export_raw", args=[deployment.pk, export.pk])
    told = client.post(address, {"form": form}).content
    if form == "xlsx":
        sheet = load_workbook(BytesIO(told)).active
        told = str(list(sheet.values)).encode()
    assert READ.encode() in told
    assert b"Canaryname" not in told


def test_screeners_read_it_whole(client, deployment):
    client.force_login(made.user("Screeners"))
    address = reverse("voice:screening", args=[deployment.pk])
    after, read = "", []
    for response in responses_to_screen(deployment, Response.Screening.CLEARED):
        read.append(client.get(f"{address}?show=cleared&after={after}").content.decode())
        after = response.pk
    assert sum("Canaryname" in page for page in read) == 1


def test_nothing_that_is_kept_or_told_holds_it(deployment):
    assert "Canaryname" not in dump().decode("utf-8", "replace")
    told = [*Edition.objects.values_list("document", flat=True)]
    told += Publication.objects.values_list("document", flat=True)
    assert told
    assert not any("told by" in str(document) for document in told)


def test_what_coders_and_themes_are_given_reads_without_it(deployment):
    texts = [answer.redacted_text for answer in readable_answers(deployment)]
    assert READ in texts
    assert not any("Canaryname" in text for text in texts)


# ---------------------------------------------------------------- in the code

# Every module that knows answers and takes their words as they were written.
TAKES_WORDS = {
    # Made-up names are taken out of made-up words, by the same action.
    "home/demo/unusual.py",
    "surveys/actions/screen_contest.py",
    "surveys/actions/screen_response.py",
    "surveys/admin_views/taking_out.py",
    "surveys/models/contest.py",
    "surveys/models/response.py",
    # A safeguarding lead reads whole what somebody is worried about.
    "surveys/selectors/flagged.py",
    "surveys/selectors/screening.py",
}
KNOWS = {"Answer", "Contest", "Waiting", "readable_answers", "waiting_answers"}
COLUMNS = {"values", "values_list", "only", "F", "getattr", "attrgetter", "annotate"}


def takes_words(file):
    """Say whether a module that knows answers reads `text` of anything, or asks for the column."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    knows = any(
        isinstance(node, ast.Name | ast.alias | ast.ClassDef)
        and getattr(node, "id", getattr(node, "name", "")) in KNOWS
        for node in ast.walk(tree)
    )
    return knows and any(map(is_of_words, ast.walk(tree)))


def is_of_words(node):
    if isinstance(node, ast.Attribute):
        return node.attr == "text"
    if not isinstance(node, ast.Call):
        return False
    called = getattr(node.func, "attr", getattr(node.func, "id", ""))
    asked = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
    return called in COLUMNS and bool(asked & {"text", "answers__text", "answer__text"})


def test_no_module_takes_the_words_as_they_were_written_but_those_that_screen():
    files = [file for app in ("surveys", "home") for file in Path(app).rglob("*.py")]
    found = {str(file) for file in files if "migrations" not in file.parts and takes_words(file)}
    assert found == TAKES_WORDS


@pytest.mark.parametrize(
    ("code", "takes"),
    [
        ("from surveys.models import Answer\nAnswer().text", True),
        ("from surveys.models import Answer\nAnswer.objects.values('text')", True),
        ("from surveys.models import Answer\nAnswer().redacted_text", False),
        ("from surveys.models import Theme\nTheme().text", False),
    ],
)
def test_it_would_be_seen(tmp_path, code, takes):
    file = tmp_path / "module.py"
    file.write_text(code)
    assert takes_words(file) is takes


def test_an_answer_has_its_words_only_in_two_ways():
    assert {name for name in dir(Answer) if "text" in name} == {"text", "redacted_text"}
