"""Many surveys with many answers, what was told of them, and what it costs to read that."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from http import HTTPStatus

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.db import connection
from django.test import Client
from django.urls import reverse

from benchmarks.questions import choice, open_survey
from changeprojects.models import PilotPage, ProductPage
from surveys.actions.keep_figures import keep_figures
from surveys.actions.release_summary import release_summary
from surveys.models import Answer, Response, SurveyDeployment, YouSaidWeDidPage
from surveys.selectors.given import answers_by_value
from syndication.actions.release import release

QUESTIONS = 10
PEOPLE = 200
TIMES = 7


def make(surveys: int) -> None:
    """Make so many surveys, each answered, counted and told about."""
    first = open_survey([choice(number) for number in range(1, QUESTIONS + 1)])
    handbook = first.project.add_child(
        instance=ProductPage(title="Handbook", slug="handbook", plain_summary="How.", live=False)
    )
    pilot = first.project.add_child(
        instance=PilotPage(
            title="Pilot",
            slug="pilot",
            aims="To measure.",
            version="0.3",
            product=handbook,
            live=False,
        )
    )
    first.delete()
    for number in range(surveys):
        deployment = SurveyDeployment.objects.create(
            project=first.project,
            pilot=pilot,
            version=first.version,
            opens_at=first.opens_at - timedelta(days=400),
            closes_at=first.opens_at - timedelta(days=300),
            feedback_due_on=(first.opens_at - timedelta(days=number % 300)).date(),
            status=SurveyDeployment.Status.CLOSED,
        )
        _answer(deployment, random.Random(number))
        _tell(pilot, deployment, number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _answer(deployment: SurveyDeployment, dice: random.Random) -> None:
    version = deployment.version
    people = [
        Response(
            deployment=deployment,
            version=version,
            received_week=date(2026, 3, 2),
            screening=Response.Screening.CLEARED,
        )
        for _ in range(PEOPLE)
    ]
    Response.objects.bulk_create(people)
    asked = [question for step in version.schema["steps"] for question in step["questions"]]
    Answer.objects.bulk_create(
        Answer(response=one, question=question["id"], key=question["key"], value=value)
        for one in people
        for question in asked
        for value in [_chosen(question["options"], dice)]
    )


def _chosen(options: Sequence[dict[str, str]], dice: random.Random) -> str:
    """Return an option; what stands first is chosen most."""
    return dice.choices([one["value"] for one in options], range(len(options), 0, -1))[0]


def _tell(pilot: PilotPage, deployment: SurveyDeployment, number: int) -> None:
    keep_figures(deployment)
    page = pilot.add_child(
        instance=YouSaidWeDidPage(
            title=f"Summary {number}",
            slug=f"summary-{number}",
            deployment=deployment,
            intro="Made up for measuring.",
            live=False,
        )
    )
    page.numbers = release_summary(page)
    release("voice-summary", page)


def measure() -> None:
    """Print how many queries the pages take when warm, and how long: `/voice/` is the scorecard."""
    deployment = SurveyDeployment.objects.order_by("pk")[SurveyDeployment.objects.count() // 2]
    analyst, reader = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    analyst.force_login(_analyst())
    results = reverse("voice:results", args=[deployment.pk])
    _print("the results page of one survey", lambda: _read(analyst, results))
    _print("the programme's page, /voice/", lambda: _read(reader, "/voice/"))
    _print("counting one survey", lambda: answers_by_value(deployment))


def _read(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK, (answer.status_code, answer.headers)


def _analyst() -> AbstractUser:
    made, _ = get_user_model().objects.get_or_create(username="analyst")
    made.groups.add(Group.objects.get(name="Analysts"))
    made.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return made


def _print(name: str, ask: Callable[[], object]) -> None:
    """Print what `ask` costs once everything that is kept between requests is there."""
    queries: list[str] = []

    def note(execute: Callable[..., object], sql: str, *rest: object) -> object:
        queries.append(sql)
        return execute(sql, *rest)

    ask()
    with connection.execute_wrapper(note):
        ask()
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        took.append(time.perf_counter() - began)
    print(f"  {name:<36} {len(queries):3} queries   {statistics.median(took) * 1000:7.1f} ms")
