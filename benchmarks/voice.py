"""Many surveys with many answers, what was told of them, and what it costs to read that."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from benchmarks.questions import choice, open_survey
from changeprojects.models import (
    ChangeProjectPage,
    PilotPage,
    ProductPage,
    ProjectIndexPage,
    Recommendation,
)
from home.demo.questionnaire import Question
from surveys.actions.keep_figures import keep_figures
from surveys.actions.release_summary import release_summary
from surveys.models import Answer, Coding, Response, SurveyDeployment, Theme, YouSaidWeDidPage
from surveys.selectors.given import answers_by_value
from surveys.selectors.questions import TEXT
from syndication.actions.release import release
from syndication.selectors import document_of

QUESTIONS = 10
PEOPLE = 200
TO_A_PROJECT = 10
THEMES = 4
TIMES = 7


def make(surveys: int) -> None:
    """Make so many surveys, each answered, counted, coded and told about; ten to a project."""
    first = open_survey([*map(choice, range(1, QUESTIONS)), Question("written", "Why?")])
    for number in range(0, surveys, TO_A_PROJECT):
        project = ProjectIndexPage.objects.get().add_child(
            instance=ChangeProjectPage(
                title=f"Project {number}", slug=f"project-{number}", summary="Made up.", live=False
            )
        )
        pilot = _pilot(project)
        asks = _recommendations(project)
        for one in range(number, min(number + TO_A_PROJECT, surveys)):
            deployment = _deployment(first, project, pilot, one)
            dice = random.Random(one)
            _answer(deployment, dice)
            _code(deployment, asks, dice)
            _tell(pilot, deployment, one)
        release("change-project", project)
    first.delete()
    Page.objects.filter(live=False).update(live=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _pilot(project: ChangeProjectPage) -> PilotPage:
    handbook = project.add_child(
        instance=ProductPage(title="Handbook", slug="handbook", plain_summary="How.", live=False)
    )
    fields = {"aims": "To measure.", "version": "0.3", "product": handbook, "live": False}
    return project.add_child(instance=PilotPage(title="Pilot", slug="pilot", **fields))


def _recommendations(project: ChangeProjectPage) -> list[Recommendation]:
    """Make twenty: a quarter each accepted, accepted in part, declined, not decided."""
    decisions = Recommendation.Decision.values
    return Recommendation.objects.bulk_create(
        Recommendation(
            project=project,
            code=f"REC-{number:02}",
            text="Do what people asked for.",
            decision=decisions[number % len(decisions)],
            answer="What we do about it.",
            reason="All sites could keep to it.",
            decided_by="The project team",
            decided_on=date(2026, 5, 4),
            owner="The project team",
            due=date(2026, 5 + number % 7, 20),
        )
        for number in range(20)
    )


def _deployment(
    first: SurveyDeployment, project: ChangeProjectPage, pilot: PilotPage, number: int
) -> SurveyDeployment:
    return SurveyDeployment.objects.create(
        project=project,
        pilot=pilot,
        version=first.version,
        opens_at=first.opens_at - timedelta(days=400),
        closes_at=first.opens_at - timedelta(days=300),
        feedback_due_on=(first.opens_at - timedelta(days=number % 300)).date(),
        status=SurveyDeployment.Status.CLOSED,
    )


def _code(
    deployment: SurveyDeployment, asks: Sequence[Recommendation], dice: random.Random
) -> None:
    """Give each of four themes a part of what was written, and one recommendation."""
    written = list(Answer.objects.filter(response__deployment=deployment, text__isnull=False))
    for number in range(THEMES):
        theme = Theme.objects.create(
            deployment=deployment,
            code=f"T{number}",
            name=f"Theme {number}",
            definition="Made up.",
            you_said="What several people said.",
        )
        theme.recommendations.set([dice.choice(asks)])
        said = dice.sample(written, dice.randrange(30, 150))
        Coding.objects.bulk_create(Coding(answer=answer, theme=theme) for answer in said)


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
        Answer(response=one, question=question["id"], key=question["key"], **_given(question, dice))
        for one in people
        for question in asked
    )


def _given(question: dict[str, Any], dice: random.Random) -> dict[str, str]:
    """Return words, or an option: what stands first is chosen most."""
    if question["type"] == TEXT:
        return {"text": "Somebody went through it with me."}
    options = [one["value"] for one in question["options"]]
    return {"value": dice.choices(options, range(len(options), 0, -1))[0]}


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
    told = document_of(YouSaidWeDidPage.objects.get(deployment=deployment).translation_key)
    _print("the results page of one survey", lambda: _read(analyst, results))
    _print("what became of one survey", lambda: _read(reader, told["path"]))
    _print("the programme's page, /voice/", lambda: _read(reader, "/voice/"))
    _print("the same for young people", lambda: _read(reader, "/voice/young-people/"))
    _print("the same in Easy Read", lambda: _read(reader, "/voice/easy-read/"))
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
