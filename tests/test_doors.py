"""Every address of ours: who gets in, and that nothing leaks out of any of them."""

import inspect
import re
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from changeprojects.models import (
    Agency,
    AgencyMembership,
    BudgetLine,
    Helpline,
    PilotPage,
    ProductPage,
    ProjectModel,
    Recommendation,
)
from surveys.models import Notice, Quote, RawExport, SurveyDeployment, YouSaidWeDidPage
from syndication.addresses import HERE as STAND_IN
from syndication.models import Publication
from tests.demonstration import demonstration
from tests.factories.network import (
    AppraisalFactory,
    DecisionFactory,
    InvitedSiteFactory,
    OpenCallFactory,
    RecordedAdaptationFactory,
    ReviewFactory,
    SentInterestFactory,
    StageFactory,
    TeamAgencyFactory,
    TeamPersonFactory,
    TopicFactory,
    WaiverFactory,
)
from tests.factories.surveys import SubmittedResponseFactory, SurveyFactory
from tests.reader import FORMS, body_of, read_everything

OURS = {"config", "home", "surveys", "changeprojects", "syndication"}
# Of Wagtail, but opened by us: it comes with a part that we chose.
ADDED = "wagtail.contrib.redirects"
PEOPLE = ("nobody", "editor", "analyst", "survey-manager", "manager", "link-officer")
# What somebody wrote; a product and a survey that are not released; each in one place.
ANSWER = "canary-finch-somebody-wrote-this"
PRODUCT = "canary-heron-not-released-yet"
SURVEY = "canary-plover-not-published-yet"
UNRELEASED = (PRODUCT, SURVEY)
COURT = "using-evidence-in-court"


@dataclass(frozen=True)
class Door:
    """One line of the table: what each person gets at an address, and its route."""

    expected: dict[str, int]
    address: str
    route: str


def read_door(line):
    *statuses, address, route = line.split()
    return Door(dict(zip(PEOPLE, map(int, statuses), strict=True)), address, route)


TABLE = Path(__file__).with_name("doors.txt").read_text(encoding="utf-8")
DOORS = [read_door(line) for line in TABLE.splitlines() if line and not line.startswith("#")]


@dataclass
class World:
    """The demonstration with three canaries, and the words that addresses are made of."""

    words: dict[str, object]
    clients: dict[str, Client]
    _got: dict[tuple[str, str], tuple[int, set[str]]] = field(default_factory=dict)

    def got(self, door, person):
        """What a person gets at a door: asked once, for whatever asking does is taken back."""
        if (person, door.route) not in self._got:
            self._got[person, door.route] = ask(self, door, person, "get")
        return self._got[person, door.route]

    @cached_property
    def public(self):
        """Everything that the public reads as long as nobody does anything."""
        return read_everything()


@pytest.fixture(scope="module")
def world(django_db_setup, test_database, django_db_blocker):
    """Load everything once; the tests below take back what they do."""
    with (
        django_db_blocker.unblock(),
        demonstration(test_database),
        transaction.atomic(),
    ):
        yield World(hide_canaries(), {name: client_of(name) for name in PEOPLE})
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _nothing_stays(world, db):
    """Take back what the test did."""


def hide_canaries():
    product = ProductPage.objects.get(slug="handbook", live=True, url_path__contains=COURT)
    section, *others = product.body.get_prep_value()
    section["value"]["heading"] = PRODUCT
    product.body = [section, *others]
    product.title = product.plain_summary = PRODUCT
    product.save_revision()

    survey = SurveyFactory(title=SURVEY, intro=SURVEY, audience=SURVEY, live=False)
    survey.save_revision()
    notice = Notice.objects.first()

    deployment = SurveyDeployment.objects.get(project__slug=COURT, site=None)
    text = next(
        question["key"]
        for step in deployment.version.schema["steps"]
        for question in step["questions"]
        if question["type"] == "text"
    )
    SubmittedResponseFactory(deployment=deployment, answers={text: ANSWER})
    quote = Quote.objects.filter(theme__deployment=deployment, state="published").first()
    return (
        rows_of_registers(product.project)
        | {
            "code": SurveyDeployment.objects.filter(status="open").first().code,
            "deployment": deployment.pk,
            "theme": deployment.themes.first().pk,
            "answer": quote.answer_id,
            "own_quote": quote.pk,
            "card_sort": deployment.card_sorts.get().pk,
            "pile": deployment.card_sorts.get().piles.create(name="Not a theme yet").pk,
            "raw_export": RawExport.objects.create(
                deployment=deployment,
                reason="-",
                expires_on=timezone.localdate(),
                asked_at=timezone.now(),
            ).pk,
            "survey": survey.pk,
            "notice": notice.pk,
            "notice_revision": notice.latest_revision_id,
            "revision": survey.latest_revision_id,
            "agency": Agency.objects.first().pk,
            "budgetline": BudgetLine.objects.first().pk,
            "helpline": Helpline.objects.create(
                name="Line", phone="1", hours="Day and night", checked_on=timezone.localdate()
            ).pk,
            "recommendation": Recommendation.objects.first().pk,
            "redirect": Redirect.add_redirect("/before/", "/after/").pk,
            "product_path": Publication.objects.get(identifier=product.translation_key).path,
            "event_path": public("event").path,
            "summary": YouSaidWeDidPage.objects.first().pk,
            "summary_path": public("voice-summary").path,
            "call-page": public("call").identifier,
            "agency-page": public("agency").identifier,
        }
        | {
            kind: public(kind, **only).identifier
            for kind, only in {
                "change-project": {},
                "product": {"identifier": product.translation_key},
                "pilot": {},
                "event": {},
                "voice-summary": {},
                "quote": {},
                "consultation-round": {},
            }.items()
        }
    )


def public(kind, **only):
    """The first public thing of this kind."""
    return Publication.objects.live().filter(kind=kind, **only).first()


def rows_of_registers(project):
    """One row of each register, and the agency of the link officer."""
    pilot = PilotPage.objects.child_of(project).first()
    membership = AgencyMembership.objects.get(person__user__username="link-officer")
    agency = membership.agency
    own_site = InvitedSiteFactory(pilot=pilot, agency=agency, team_name="Night team")
    of_project = {
        "selectionappraisal": AppraisalFactory,
        "teamagency": TeamAgencyFactory,
        "stage": StageFactory,
        "shapingdecision": DecisionFactory,
        "teamperson": TeamPersonFactory,
        "review": ReviewFactory,
        "waiver": WaiverFactory,
    }
    rows = {name: make(project=project) for name, make in of_project.items()} | {
        "person": membership.person,
        "agencymembership": membership,
        "prioritytopic": TopicFactory(),
        "expressionofinterest": SentInterestFactory(agency=agency),
        "pilotpage": pilot,
        "pilotsite": own_site,
        "adaptation": RecordedAdaptationFactory(site=own_site),
        "evaluation": pilot.evaluation,
        "projectmodel": ProjectModel.objects.first(),
        "project": project,
        "call": OpenCallFactory(),
    }
    words = {name: row.pk for name, row in rows.items()}
    return words | {
        "place": agency.slug,
        "sent": words["expressionofinterest"],
        "own_site": own_site.pk,
    }


def client_of(name):
    client = Client()
    if name != "nobody":
        client.force_login(get_user_model().objects.get(username=name))
    return client


# ---------------------------------------------------------------- the table is complete


def routes(resolver, before="", urlconf=""):
    """Yield every route of the site with what answers it and the module that lists it."""
    for pattern in resolver.url_patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            module = getattr(pattern.urlconf_module, "__name__", urlconf)
            yield from routes(pattern, route, module)
        else:
            yield route, pattern.callback, urlconf


def is_ours(route, view, urlconf):
    """Whether a route leads to code of ours or that we added, or shows a model of ours."""
    view = inspect.unwrap(getattr(view, "view_class", view))
    packages = {view.__module__.partition(".")[0], urlconf.partition(".")[0]}
    is_added = urlconf.startswith(ADDED)
    return bool(is_added or packages & OURS or set(re.split(r"\W+", route)) & OURS)


def test_every_address_of_ours_is_in_the_table():
    found = {one[0] for one in routes(get_resolver()) if is_ours(*one)}
    assert found - {door.route for door in DOORS} == set(), "Say who may open them."
    assert {door.route for door in DOORS} - found == set(), "They are no more."


def test_every_route_is_listed_once():
    found = [one[0] for one in routes(get_resolver()) if is_ours(*one)]
    assert len(found) == len(set(found)) == len(DOORS)


# ---------------------------------------------------------------- who gets in


# Wagtail takes for granted that a form says how many blocks each of its streams has.
POSTED = {"parts-count": 0, "steps-count": 0, "readers-count": 0, "translations-count": 0}


def ask(world, door, person, method):
    """Return the status of the answer at a door, and which canaries it holds.

    What asking did is taken back.
    """
    client, address = world.clients[person], door.address.format(**world.words)
    kept = copy(client.cookies)
    with transaction.atomic():
        if method == "post":
            response = client.post(address, POSTED)
        else:
            response = getattr(client, method)(address)
        body = body_of(response)
        transaction.set_rollback(True)
    # Who logged out by asking is logged in again, and no message waits.
    client.cookies = kept
    return response.status_code, {canary for canary in (ANSWER, SURVEY) if canary.encode() in body}


@pytest.mark.parametrize("person", PEOPLE)
def test_each_address_answers_each_person_as_the_table_says(world, person):
    wrong = {}
    for door in DOORS:
        status, _ = world.got(door, person)
        if status != door.expected[person]:
            wrong[door.route] = f"{status}, not {door.expected[person]}"
    assert not wrong


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("person", PEOPLE)
def test_no_address_breaks_or_tells_what_somebody_wrote(world, person, method):
    broken, told = [], set()
    for door in DOORS:
        is_get = method == "get"
        status, read = world.got(door, person) if is_get else ask(world, door, person, method)
        if status >= 500:
            broken.append(door.route)
        if ANSWER in read:
            told.add(door.route)
    assert not broken
    # The answers desk is the door behind which words are read. Where a theme is split they are
    # read again, but nobody has coded these.
    desk = {"admin/voice/<int:deployment>/answers/"}
    assert told <= (desk if (person, method) == ("analyst", "get") else set())


def test_what_somebody_wrote_is_found_at_the_answers_desk(world):
    desk = f"/admin/voice/{world.words['deployment']}/answers/?state=uncoded"
    pages = range(1, world.clients["analyst"].get(desk).context["page"].paginator.num_pages + 1)
    read = [world.clients["analyst"].get(f"{desk}&p={page}").content for page in pages]
    assert sum(ANSWER.encode() in page for page in read) == 1


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_changes_anything_through_the_api(world, method):
    for door in DOORS:
        if door.address.startswith("/api/v1/"):
            assert ask(world, door, "survey-manager", method)[0] == 405, door.route


@pytest.mark.parametrize("person", ["nobody", "editor", "analyst"])
def test_a_survey_is_read_before_it_is_published_only_by_those_who_write_it(world, person):
    told = [door.route for door in DOORS if SURVEY in world.got(door, person)[1]]
    assert not told


def test_those_who_write_a_survey_find_it(world):
    told = [door.route for door in DOORS if SURVEY in world.got(door, "survey-manager")[1]]
    assert "admin/snippets/surveys/survey/edit/<int:pk>/" in told


# ---------------------------------------------------------------- what the public reads


def test_nothing_that_the_public_reads_holds_a_canary(world):
    answers = world.public
    assert not [path for path, (status, _) in answers.items() if status >= 500]
    told = {
        path: canary
        for path, (_, body) in answers.items()
        for canary in (ANSWER, *UNRELEASED, STAND_IN)
        if canary.encode() in body
    }
    assert not told
    # It did read everything: all that is published, its versions, and the errors.
    assert {head.path.partition("#")[0] for head in Publication.objects.live()} <= set(answers)
    assert {status for status, _ in answers.values()} >= {200, 404, 410}
    assert sum(path.endswith(FORMS) for path in answers) > 20
    assert sum("/compare" in path for path in answers) > 5


def test_one_more_answer_changes_no_byte_that_the_public_reads(world):
    before = world.public
    deployment = SurveyDeployment.objects.get(pk=world.words["deployment"])
    SubmittedResponseFactory(deployment=deployment)
    opened = SurveyDeployment.objects.get(code=world.words["code"])
    SubmittedResponseFactory(deployment=opened)
    after = read_everything()
    assert [path for path in before | after if before.get(path) != after.get(path)] == []
