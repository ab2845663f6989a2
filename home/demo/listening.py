"""Writes surveys, opens them, and stores the made-up answers as if people had sent them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from changeprojects.models import ChangeProjectPage, PilotPage, PilotSite, Recommendation
from home.demo.accounts import ANALYST, DEPUTY_LEAD, SAFEGUARDING_LEAD
from home.demo.answers import Person, people_of
from home.demo.dates import at_hour
from home.demo.questionnaire import (
    Questionnaire,
    readers_data,
    steps_data,
    translations_data,
)
from home.demo.sayings import Parts
from home.demo.themes import ThemeText
from surveys.actions.keep_codebook import keep_codebook
from surveys.actions.open_deployment import open_deployment
from surveys.engine.equality import ANSWERS, NOT_ANSWERED
from surveys.engine.frozen_schema import schema_from
from surveys.engine.notices import CHILDREN
from surveys.engine.questions import RATHER_NOT_SAY
from surveys.models import (
    AlertTest,
    Answer,
    Coding,
    ConsentRecord,
    EqualityCounts,
    Response,
    Survey,
    SurveyDeployment,
    SurveyVersion,
    Theme,
)
from surveys.rules.weeks import monday_of
from surveys.selectors.notices import newest_notice

# Made-up helplines. A real site names real ones, and somebody checks them.
# Nobody is to dial a wrong number under a name that children know: this line is what it says.
CHILDLINE = "Childline, 0800 1111"
HELPLINES = (
    "Family helpline (made up), 01632 960 101, day and night\n"
    "Text and talk (made up), 01632 960 102, every day from 8 to 22"
)
# Children are asked only where an adult permitted it; each site keeps a folder of that.
PERMITTED_IN = "Folder of permissions at each site (made up)"
LEAD = "Safeguarding lead, safeguarding@example.org, 01632 960 110"
DEPUTY = "Deputy safeguarding lead, deputy@example.org, 01632 960 111"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Opening:
    """A survey opened to people between two moments.

    `few` names the agency at whose site so few were asked, by an address of their own.
    """

    questionnaire: Questionnaire
    project: str
    pilot: str
    opens_at: datetime
    closes_at: datetime
    feedback_due_on: date
    few: tuple[str, int] = ("", 0)

    @property
    def is_over(self) -> bool:
        """Whether the survey has ended by now, whatever day counts as today in the story."""
        return self.closes_at <= timezone.now()


@dataclass(frozen=True, slots=True)
class Heard:
    """What came in, and into which themes it was put."""

    sayings: Mapping[str, Parts]
    themes: Sequence[ThemeText]
    until: date


# Made up, as everybody who tried it is.
TRIED_WITH = 6


def write_survey(questionnaire: Questionnaire) -> SurveyVersion:
    """Create a survey and publish it, which freezes the version that people answer."""
    survey = Survey(
        title=questionnaire.title,
        purpose=questionnaire.purpose,
        audience=questionnaire.audience,
        notice_for=questionnaire.notice_for,
        is_easy_read=questionnaire.is_easy_read,
        asks_equality=questionnaire.asks_equality,
        people_asked=questionnaire.people_asked,
        safety_profile=questionnaire.safety_profile,
        minutes=questionnaire.minutes,
        tried_with=TRIED_WITH,
        intro=questionnaire.intro,
        consent_text=questionnaire.consent_text,
        what_happens=questionnaire.what_happens,
        readers=readers_data(questionnaire),
        steps=steps_data(questionnaire),
        translations=translations_data(questionnaire),
        live=False,
        is_demo=True,
    )
    survey.save()
    survey.save_revision().publish()
    return survey.versions.newest_first().get()


def open_survey(opening: Opening) -> SurveyDeployment:
    """Open a survey; one that ended before today is written down as it ended.

    Opening goes through the action, with everything it asks for. A survey that is over
    cannot be opened any more, so it is stored as closed.
    """
    return _opened_with(opening, write_survey(opening.questionnaire))


def open_at_few(opening: Opening, whole: SurveyDeployment) -> SurveyDeployment:
    """Open the survey of `whole` to the few people of one site as well."""
    if whole.pilot is None or whole.version is None:
        raise ValueError("A site belongs to a pilot, and its people answer a version.")
    return _opened_with(opening, whole.version, whole.pilot.sites.get(agency__slug=opening.few[0]))


def _opened_with(
    opening: Opening, version: SurveyVersion, site: PilotSite | None = None
) -> SurveyDeployment:
    project = ChangeProjectPage.objects.get(slug=opening.project)
    pilots = PilotPage.objects.child_of(project)
    deployment = SurveyDeployment.objects.create(
        project=project,
        pilot=pilots.get(slug=opening.pilot) if opening.pilot else None,
        site=site,
        version=version,
        opens_at=opening.opens_at,
        closes_at=opening.closes_at,
        closed_at=opening.closes_at if opening.is_over else None,
        feedback_due_on=opening.feedback_due_on,
        safeguarding_lead=LEAD,
        safeguarding_deputy=DEPUTY,
        lead=_account(SAFEGUARDING_LEAD),
        deputy=_account(DEPUTY_LEAD),
        dpia_reference="DPIA 2026/04 (made up)",
        helplines=helplines_of(opening.questionnaire),
        **_permission(opening.questionnaire),
        status=SurveyDeployment.Status.CLOSED if opening.is_over else SurveyDeployment.Status.DRAFT,
        is_demo=True,
    )
    if opening.is_over:
        return deployment
    now = timezone.now()
    AlertTest.objects.bulk_create(
        AlertTest(
            deployment=deployment, person=person, asked_at=now, sent_at=now, acknowledged_at=now
        )
        for person in (deployment.lead, deployment.deputy)
    )
    return _as_told(open_deployment(deployment), opening)


def helplines_of(questionnaire: Questionnaire) -> str:
    """Return who helps at once, one on each line: for children a line for children first."""
    asks_children = questionnaire.notice_for in CHILDREN
    return f"{CHILDLINE}\n{HELPLINES}" if asks_children else HELPLINES


def _permission(questionnaire: Questionnaire) -> dict[str, str]:
    """Return who had to say yes first: for children an adult."""
    if questionnaire.notice_for not in CHILDREN:
        return {}
    return {
        "age_group": SurveyDeployment.Age.UNDER_SIXTEEN,
        "consent_route": SurveyDeployment.Route.ADULT,
        "consent_reference": PERMITTED_IN,
    }


def _as_told(opened: SurveyDeployment, opening: Opening) -> SurveyDeployment:
    """Set back the day on which a survey opened: the story began before the demonstration did."""
    opened.opens_at = opening.opens_at
    opened.save(update_fields=["opens_at"])
    return opened


def _account(name: str) -> User:
    return get_user_model().objects.get(username=name)


def hear(deployment: SurveyDeployment, people: Sequence[Person], heard: Heard) -> list[Response]:
    """Store what people answered, and put it into themes; return it in the order of `people`."""
    themes = make_themes(deployment, heard.themes)
    first = monday_of(_opened(deployment))
    answers: list[Answer] = []
    codings: list[Coding] = []
    responses = []
    for person in people:
        response = _response(deployment, person, first)
        responses.append(response)
        for answer in _answers(_schema(deployment), response, person):
            answers.append(answer)
            codings += _codings(answer, person, heard.themes, themes)
    Response.objects.bulk_create(responses, batch_size=BATCH)
    Answer.objects.bulk_create(answers, batch_size=BATCH)
    _name_coders(deployment, codings)
    Coding.objects.bulk_create(codings, batch_size=BATCH)
    _record_consent(deployment, responses)
    return responses


def _record_consent(deployment: SurveyDeployment, responses: Sequence[Response]) -> None:
    """Write down of each response to which words it said yes, and who else had."""
    schema = _schema(deployment)
    notice = newest_notice(schema_from(schema))
    records = (
        ConsentRecord(
            response=one,
            notice_digest=schema["consent"]["digest"],
            notice=notice,
            route=deployment.consent_route,
            reference=deployment.consent_reference,
            language=schema["language"],
        )
        for one in responses
    )
    ConsentRecord.objects.bulk_create(records, batch_size=BATCH)


def crowd(deployment: SurveyDeployment, questionnaire: Questionnaire, heard: Heard) -> list[Person]:
    """Return the made-up people of a survey, spread over the weeks it was or is open."""
    last = last_moment(deployment, heard).date()
    days = (monday_of(last) - monday_of(_opened(deployment))).days
    return people_of(questionnaire, heard.sayings, weeks=max(1, days // 7))


def last_moment(deployment: SurveyDeployment, heard: Heard) -> datetime:
    """Return when a survey ended, or up to when something came in if it goes on."""
    until = at_hour(heard.until, 12)
    return min(until, deployment.closes_at) if deployment.closes_at else until


def hear_who(deployment: SurveyDeployment, questionnaire: Questionnaire) -> None:
    """Store how many of the made-up people said what of themselves, as it is counted."""
    cells = {
        name: dict(zip((*ANSWERS[name], RATHER_NOT_SAY, NOT_ANSWERED), people, strict=True))
        for name, people in questionnaire.who.items()
    }
    EqualityCounts.objects.create(deployment=deployment, counts=cells)


def make_themes(deployment: SurveyDeployment, texts: Sequence[ThemeText]) -> dict[str, Theme]:
    """Create the themes of a survey, tied to what has been recommended by now."""
    themes = {
        text.code: Theme.objects.create(
            deployment=deployment,
            code=text.code,
            name=text.name,
            definition=text.definition,
            you_said=text.you_said,
        )
        for text in texts
    }
    tie_themes(deployment.project.slug, texts)
    return themes


def tie_themes(project_slug: str, texts: Sequence[ThemeText]) -> None:
    """Tie the themes of a project's surveys to what has been recommended because of them."""
    project = ChangeProjectPage.objects.get(slug=project_slug)
    for text in texts:
        for theme in Theme.objects.filter(deployment__project=project, code=text.code):
            theme.recommendations.set(
                Recommendation.objects.filter(project=project, code=text.recommendation)
            )
    # Whether a final version may come out depends on it.
    project.refresh_head()


def _opened(deployment: SurveyDeployment) -> date:
    if deployment.opens_at is None:
        raise ValueError("A survey of the demonstration needs a day on which it opens.")
    return deployment.opens_at.date()


def _schema(deployment: SurveyDeployment) -> dict[str, Any]:
    if deployment.version is None:
        raise ValueError("A survey of the demonstration needs a version.")
    schema: dict[str, Any] = deployment.version.schema
    return schema


def _response(deployment: SurveyDeployment, person: Person, first: date) -> Response:
    return Response(
        deployment=deployment,
        version=deployment.version,
        received_week=first + timedelta(weeks=person.week),
        mode=person.mode,
        language=person.language or _schema(deployment)["language"],
        quote_permission=person.quote_permission,
        screening=_screening(deployment, person),
        is_demo=True,
    )


def _screening(deployment: SurveyDeployment, person: Person) -> Response.Screening:
    """Leave some of what came in lately to be screened; what was coded was cleared before."""
    is_new = deployment.status == SurveyDeployment.Status.OPEN and not person.about
    return Response.Screening.RECEIVED if is_new else Response.Screening.CLEARED


def _answers(schema: Mapping[str, Any], response: Response, person: Person) -> Iterator[Answer]:
    for step in schema["steps"]:
        if not _on_the_way(step["show_if"], person):
            continue
        for question in step["questions"]:
            yield Answer(
                response=response,
                question=question["id"],
                key=question["key"],
                value=person.choices.get(question["key"]),
                text=person.words.get(question["key"]),
            )


def _on_the_way(rule: Mapping[str, str] | None, person: Person) -> bool:
    if rule is None:
        return True
    return (person.choices.get(rule["question"]) == rule["value"]) is (rule["op"] == "is")


def _codings(
    answer: Answer, person: Person, texts: Sequence[ThemeText], themes: Mapping[str, Theme]
) -> Iterator[Coding]:
    for text in texts:
        if text.code in person.about.get(answer.key, ()):
            yield Coding(answer=answer, theme=themes[text.code])


def _name_coders(deployment: SurveyDeployment, codings: Sequence[Coding]) -> None:
    """Let the analyst have entered them all, every second one as a service user said."""
    analyst = get_user_model().objects.get(username=ANALYST)
    with transaction.atomic():
        codebook = keep_codebook(deployment, by=analyst)
    for place, coding in enumerate(codings):
        coding.coder = analyst
        coding.codebook = codebook
        if place % 2:
            coding.coder_group = Coding.CoderGroup.SERVICE_USER
