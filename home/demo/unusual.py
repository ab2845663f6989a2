"""What goes otherwise with a few of those who answer, so that every desk has something to do.

A name in the words, another language, words that fill the page; answers that are sent twice or
taken back; somebody who needs help. All of it is made up, like the rest.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from changeprojects import clock
from home.demo.accounts import SAFEGUARDING_LEAD, SCREENER
from home.demo.answers import Person
from surveys.actions.ask_for_help import HelpRequest, ask_for_help
from surveys.actions.move_flag import move_flag
from surveys.actions.raise_concern import raise_concern
from surveys.actions.read_flag import read_flag
from surveys.actions.record_event import record_event
from surveys.actions.screen_response import Clear, SetAside, screen_response
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.frozen_schema import schema_from
from surveys.engine.recognising import propose
from surveys.models import (
    Answer,
    ConsentRecord,
    Response,
    SafeguardingEvent,
    SafeguardingFlag,
    SurveyDeployment,
    WeekTally,
)
from surveys.selectors.notices import newest_notice

State = SafeguardingFlag.State
Because, Screening = Response.AsideBecause, Response.Screening
_DAY, _HOUR, _MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
_CONTACT = "01632 960 177 (made up)"


@dataclass(frozen=True, slots=True)
class InForm:
    """What somebody wrote in another language about a theme, instead of the English."""

    language: str
    key: str
    theme: str
    words: str


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody asks for help in these words, or a reader is worried; and what became of it."""

    state: str
    note: str = ""
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Unusual:
    """What goes otherwise in one survey.

    `started` did not send it, `taken_back` and `twice` say how many came beside those who count.
    `named` are sentences with a name, a place or a number that somebody adds to what they wrote.
    """

    started: int
    taken_back: int = 0
    twice: int = 0
    named: tuple[str, ...] = ()
    in_forms: tuple[InForm, ...] = ()
    long: tuple[str, str] = ("", "")
    hostile: str = ""
    help: tuple[Help, ...] = ()


def write_otherwise(people: Sequence[Person], unusual: Unusual) -> None:
    """Let a few of `people` write otherwise; who wrote about what stays as it was."""
    for one in unusual.in_forms:
        fitting = [p for p in people if p.about.get(one.key) == [one.theme] and not p.language]
        person = min(fitting, key=lambda p: len(p.words))
        person.words[one.key], person.language = one.words, one.language
    key, words = unusual.long
    if key:
        next(person for person in people if key in person.words).words[key] = words
    for person, sentence in zip(_named(people, unusual), unusual.named, strict=True):
        place = next(iter(person.words))
        person.words[place] = f"{person.words[place]} {sentence}"


def deal_with(
    deployment: SurveyDeployment, came: Sequence[tuple[Person, Response]], unusual: Unusual
) -> None:
    """Do what is done about it at the desks: agree, screen, set aside, take back, help; count."""
    for person, response in came:
        if person.language:
            _agree_in(response, person.language)
    named = _named([person for person, _ in came], unusual)
    by_person = {id(person): response for person, response in came}
    for person, sentence in zip(named, unusual.named, strict=True):
        _take_out(by_person[id(person)], sentence)
    more = _come_and_go(came, unusual)
    _count(deployment, [*(response for _, response in came), *more], unusual.started)
    wrote = (response for person, response in came if person.words)
    for place, (one, response) in enumerate(zip(unusual.help, wrote, strict=False)):
        _help(deployment, response, one, 8 + 9 * place)


def _named(people: Sequence[Person], unusual: Unusual) -> list[Person]:
    """Return those who write of somebody by name: each once, and none that writes otherwise."""
    long = unusual.long[1]
    usual = [p for p in people if p.words and not p.language and long not in p.words.values()]
    return usual[: len(unusual.named)]


def _agree_in(response: Response, language: str) -> None:
    """Let somebody have agreed to the notice in the language in which they answered."""
    read = schema_from(response.version.schema).read_in(language)
    record = ConsentRecord.objects.filter(response=response)
    record.update(language=language, notice=newest_notice(read))


def _take_out(response: Response, sentence: str) -> None:
    """Let a screener take out what tells who somebody is, where it was screened by now."""
    if response.screening != Screening.CLEARED:
        return
    Response.objects.filter(pk=response.pk).update(screening=Screening.RECEIVED)
    redactions, written = {}, response.answers.filter(text__isnull=False)
    for answer in written:
        text = answer.text or ""
        if (place := text.find(sentence)) >= 0:
            redactions[answer.pk] = [span for span in propose(text) if span.start >= place]
    verdict = Clear(redactions, read={one.pk for one in written})
    screen_response(response, verdict, by=_account(SCREENER))


def _come_and_go(came: Sequence[tuple[Person, Response]], unusual: Unusual) -> list[Response]:
    """Let some come beside those who count: sent twice, hostile, and taken back again."""
    wrote = [response for person, response in reversed(came) if person.words]
    screener = _account(SCREENER)
    again = [_another(one) for one in wrote[: unusual.twice]]
    for one in again:
        screen_response(one, SetAside(Because.DUPLICATE), by=screener)
    if unusual.hostile:
        rude = _another(wrote[0], unusual.hostile)
        screen_response(rude, SetAside(Because.HOSTILE), by=screener)
        again.append(rude)
    gone = [_another(response) for _, response in came[: unusual.taken_back]]
    for one in gone:
        withdraw_response(one)
    return [*again, *gone]


def _another(response: Response, words: str | None = None) -> Response:
    """Store the answers of `response` once more, or with other words in place of its own."""
    new = Response.objects.get(pk=response.pk)
    new.pk, new.screening = uuid4(), Screening.RECEIVED
    new.save(force_insert=True)
    Answer.objects.bulk_create(
        Answer(
            response=new,
            question=one.question,
            key=one.key,
            value=one.value,
            text=words if words and one.text else one.text,
        )
        for one in response.answers.all()
    )
    record = ConsentRecord.objects.get(response=response)
    record.pk, record.response = uuid4(), new
    record.save(force_insert=True)
    return new


def _count(deployment: SurveyDeployment, came: Sequence[Response], unsent: int) -> None:
    """Count by the week who started and who sent; some of each week never sent it."""
    sent = Counter(one.received_week for one in came)
    weeks = sorted(sent)
    left = Counter(weeks[place % len(weeks)] for place in range(unsent))
    WeekTally.objects.bulk_create(
        WeekTally(
            deployment=deployment, week=week, started=sent[week] + left[week], sent=sent[week]
        )
        for week in weeks
    )


def _help(deployment: SurveyDeployment, response: Response, one: Help, after: int) -> None:
    """Let somebody ask for help, or a reader worry, and the lead do something about it."""
    is_open = one.state == State.SEEN
    opened = deployment.opens_at or clock.now()
    raised = clock.now() - 20 * _HOUR if is_open else opened + after * _DAY
    lead = _account(SAFEGUARDING_LEAD)
    with clock.at(raised):
        flag = _raised(deployment, response, one)
    with clock.at(raised + _MINUTE):
        flag.alerted_at = clock.now()
        flag.save(update_fields=["alerted_at"])
        record_event(flag, SafeguardingEvent.Kind.ALERTED)
    with clock.at(raised + _HOUR):
        read_flag(flag, by=lead)
    if not is_open:
        with clock.at(raised + _DAY):
            move_flag(flag, by=lead, to=one.state, note=one.note)


def _raised(deployment: SurveyDeployment, response: Response, one: Help) -> SafeguardingFlag:
    if not one.wish:
        return raise_concern(response, by=_account(SCREENER))
    request = HelpRequest(uuid4(), one.wish, _CONTACT, "In the morning")
    ask_for_help(deployment, request)
    return SafeguardingFlag.objects.get(pk=request.id)


def _account(name: str) -> User:
    return get_user_model().objects.get(username=name)
