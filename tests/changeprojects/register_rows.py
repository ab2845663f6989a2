"""Rows for every register, stored many at a time, and the addresses of the registers."""

import itertools
import uuid
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import connection, models
from django.utils import timezone
from wagtail.models import Page

from changeprojects.modeladmin import REGISTERS
from changeprojects.models import (
    Adaptation,
    Agency,
    AgencyMembership,
    BudgetLine,
    CallPage,
    ChangeProjectPage,
    ConsultationRoundPage,
    Evaluation,
    ExpressionOfInterest,
    Person,
    PilotPage,
    PilotSite,
    PriorityTopic,
    ProjectModel,
    Recommendation,
    Review,
    SelectionAppraisal,
    ShapingDecision,
    Stage,
    TeamAgency,
    TeamPerson,
    Waiver,
)
from surveys.modeladmin import DeploymentAdmin
from surveys.models import SurveyDeployment, SurveyVersion
from tests.factories.changeprojects import PilotedProductFactory, UserFactory
from tests.factories.network import OpenCallFactory
from tests.factories.programme import RoundFactory
from tests.factories.surveys import frozen_version

today = timezone.localdate
TOPIC = {"horizon": "current", "need": "both"}


def admins():
    groups = [getattr(register, "items", (register,)) for register in REGISTERS]
    return [item() for item in (*itertools.chain.from_iterable(groups), DeploymentAdmin)]


ADMINS = {one.model._meta.model_name: one for one in admins()}


def url(name, action="index", *args):
    return ADMINS[name].url_helper.get_action_url(action, *args)


def of_group(*names):
    user = UserFactory()
    user.groups.set(Group.objects.filter(name__in=names))
    return user


@dataclass(frozen=True)
class Place:
    """A project with a pilot, a call and a survey, all of whose titles hold one word."""

    word: str
    project: ChangeProjectPage
    pilot: PilotPage
    call: CallPage
    round: ConsultationRoundPage
    version: SurveyVersion


def place_called(word):
    product = PilotedProductFactory()
    project, pilot = product.project, product.pilots.get()
    pages = (project, pilot, OpenCallFactory(parent=project), RoundFactory(slug=word))
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(title=f"About {word}")
    return Place(word, *(type(page).objects.get(pk=page.pk) for page in pages), frozen_version())


def store_rows(name, count, place):
    """Store `count` rows of the register in the place and return them."""
    model = ADMINS[name].model
    if model is PilotPage:
        return many_pilots(count, like=place.pilot)
    return model.objects.bulk_create(rows_for(model, count, place))


def rows_for(model, count, place):
    of_project = {
        TeamPerson: {"group": "researcher", "level": "strategic"},
        ShapingDecision: {"question": "-", "decision": "-", "why": "-", "decided_on": today()},
        BudgetLine: {"purpose": "pilot", "amount": 1},
        Review: {"held_on": today(), "outcome": "continue", "notes": "-"},
        Waiver: {"title": "-", "reason": "-", "granted_by": "-", "granted_on": today()},
        SelectionAppraisal: {"panel": "-", "held_on": today()},
        SurveyDeployment: {"version": place.version, "pilot": place.pilot},
    }
    if model in of_project:
        return [model(project=place.project, **of_project[model]) for _ in range(count)]
    by_number = {
        Recommendation: lambda n: {"project": place.project, "code": f"R{n}-{count}", "text": "-"},
        Stage: lambda n: {"project": place.project, "kind": "testing", "order": n + count},
        Person: lambda n: {"display_name": f"Person {n}"},
        PriorityTopic: lambda n: {
            "statement": f"T{n}",
            "horizon": "current",
            "need": "both",
            "round": place.round,
        },
        ProjectModel: lambda n: {"code": f"{place.word}{n}-{count}", "title": f"Model {n}"},
    }
    if model in by_number:
        return [model(**by_number[model](n)) for n in range(count)]
    if model is Evaluation:
        pilots = many_pilots(count, like=place.pilot)
        return [model(pilot=one, questions="-", design="mixed") for one in pilots]
    return rows_about_agencies(model, count, place)


def rows_about_agencies(model, count, place):
    names = [f"Agency {place.word} {count}-{n}" for n in range(count)]
    agencies = [Agency(name=one, slug=one.lower().replace(" ", "-"), kind="other") for one in names]
    if model is Agency:
        return agencies
    agencies = Agency.objects.bulk_create(agencies)
    if model is TeamAgency:
        return [model(project=place.project, agency=one) for one in agencies]
    if model is PilotSite:
        return [model(pilot=place.pilot, agency=one) for one in agencies]
    if model is ExpressionOfInterest:
        return [model(call=place.call, agency=one, status="submitted") for one in agencies]
    if model is AgencyMembership:
        person = Person.objects.create(display_name=f"Somebody {place.word}")
        return [
            model(person=person, agency=one, function="link_officer", level="strategic")
            for one in agencies
        ]
    assert model is Adaptation
    stored = PilotSite.objects.bulk_create(
        [PilotSite(pilot=place.pilot, agency=one) for one in agencies]
    )
    return [model(site=one, what="-", recorded_on=today()) for one in stored]


def many_pilots(count, like):
    """Store pilots beside one, below its project; Django makes no pages in bulk."""
    project = like.get_parent(update=True)
    first = project.numchild + 1
    kept = {
        field.attname: getattr(like, field.attname)
        for field in Page._meta.concrete_fields
        if not (field.primary_key or field.unique or isinstance(field, models.UUIDField))
    }
    pages = Page.objects.bulk_create(
        Page(
            **kept
            | {
                "path": Page._get_path(project.path, like.depth, first + number),
                "slug": f"pilot-{first + number}",
                "url_path": f"{project.url_path}pilot-{first + number}/",
                "translation_key": uuid.uuid4(),
            }
        )
        for number in range(count)
    )
    Page.objects.filter(pk=project.pk).update(numchild=first + count)
    names = [
        connection.ops.quote_name(field.column)
        for field in PilotPage._meta.local_concrete_fields
        if not field.primary_key
    ]
    table, columns = connection.ops.quote_name(PilotPage._meta.db_table), ", ".join(names)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (page_ptr_id, {columns}) "
            f"SELECT %s, {columns} FROM {table} WHERE page_ptr_id = %s",
            [(page.pk, like.pk) for page in pages],
        )
    return list(PilotPage.objects.filter(pk__in=[page.pk for page in pages]))


def texts_of(model):
    """The fields of a model that hold whatever somebody wrote."""
    return [
        field.name
        for field in model._meta.local_concrete_fields
        if type(field) in {models.CharField, models.TextField} and not field.choices
    ]


def planted(name, place):
    """Store one row all of whose texts hold the word of the place, and return it."""
    model = ADMINS[name].model
    (row,) = store_rows(name, 1, place)
    texts = dict.fromkeys(texts_of(model), place.word)
    if model is PilotPage:
        texts["title"] = f"About {place.word}"
    model.objects.filter(pk=row.pk).update(**texts)
    return model.objects.get(pk=row.pk)
