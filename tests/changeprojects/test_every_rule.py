"""One row for every rule: met, not met, waived, lowered, off; and what nobody can lower."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import resolve
from django.utils import timezone
from wagtail.models import PageViewRestriction

from changeprojects import clock, rules
from changeprojects.actions.release_page import release_page
from changeprojects.editing.places import way_to_mend
from changeprojects.forms import RuleSettingForm, WaiverForm
from changeprojects.lifecycles import LIFECYCLES
from changeprojects.models import (
    CallPage,
    ChangeEntry,
    ChangeProjectPage,
    Contributor,
    DevelopmentActivity,
    Evaluation,
    EventMaterial,
    EventPage,
    ExpressionOfInterest,
    KeyMessage,
    OutcomeStatement,
    PilotPage,
    PilotSite,
    ProductPage,
    ProjectModel,
    Recommendation,
    Review,
    RuleSetting,
    Stage,
    SupportResource,
    TeamAgency,
    TeamPerson,
    TopicEndorsement,
    Waiver,
)
from changeprojects.models.project_model import rule_choices
from changeprojects.rules import Severity, State, evidence
from tests.factories.changeprojects import (
    LAW,
    SHARING_TEXT,
    AgencyFactory,
    DraftProductFactory,
    DraftProjectFactory,
    EventFactory,
    FinalProductFactory,
    FinalReadyProductFactory,
    OpenRecommendationFactory,
    PilotReadyProductFactory,
    UserFactory,
    block,
    body,
    section,
)
from tests.factories.network import (
    AppraisalFactory,
    CompleteInterestFactory,
    OpenCallFactory,
    PersonFactory,
    StageFactory,
    TopicFactory,
)

today = timezone.localdate
LONG_AGO = date(2024, 6, 1)


@dataclass
class World:
    """A piloted product that may be released as 1.0, with its project and all around it."""

    pks: dict = field(default_factory=dict)
    users: dict = field(default_factory=dict)

    def project(self, status="developing", **facts):
        return self._changed(ChangeProjectPage, "project", status=status, **facts)

    def final(self, **facts):
        page = ProductPage.objects.get(pk=self.pks["final"]).get_latest_revision_as_object()
        return changed(page, facts)

    def pilot_version(self, **facts):
        return self.final(stage="pilot", **facts)

    def first(self, **facts):
        return self._changed(ProductPage, "first", **facts)

    def pilot(self, **facts):
        return self._changed(PilotPage, "pilot", **facts)

    def site(self, **facts):
        return self._changed(PilotSite, "site", **facts)

    def evaluation(self, **facts):
        return self._changed(Evaluation, "evaluation", status="signed_off", **facts)

    def stage(self, **facts):
        return self._changed(Stage, "stage", status="active", **facts)

    def interest(self, **facts):
        return self._changed(ExpressionOfInterest, "interest", status="submitted", **facts)

    def _changed(self, model, name, **facts):
        return changed(model.objects.get(pk=self.pks[name]), facts)


def long_public(project):
    """A call that readers have known for long."""
    with clock.at(timezone.now() - timedelta(days=90)):
        call = OpenCallFactory(parent=project)
        CallPage.objects.filter(pk=call.pk).update(live=False)
        return release_page(CallPage.objects.get(pk=call.pk))


def changed(thing, facts):
    for name, value in facts.items():
        setattr(thing, name, value)
    return thing


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        final = FinalReadyProductFactory()
        final.save_revision()
        project, pilot = final.project, final.pilots.get()
        things = {
            "project": project,
            "final": final,
            "first": DraftProductFactory(parent=project),
            "pilot": pilot,
            "site": pilot.sites.get(),
            "evaluation": pilot.evaluation,
            "stage": StageFactory(project=project),
            "interest": CompleteInterestFactory(call=long_public(project)),
        }
        users = {
            "proposer": UserFactory(),
            "other": UserFactory(),
            "superuser": UserFactory(is_superuser=True),
        }
        yield World({name: thing.pk for name, thing in things.items()}, users)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _nothing_stays(world, db):
    """Take back what the test did."""


@pytest.fixture(autouse=True)
def heard(monkeypatch):
    """What was heard at pilots is told by another app; here a row of the table tells it."""
    facts = {
        evidence.PEOPLE_HEARD: 10,
        evidence.FEEDBACK_DUE: 0,
        evidence.FEEDBACK_LATE: 0,
        evidence.THEMES_UNANSWERED: 0,
    }
    for fact in tuple(facts):
        provider = partial(lambda fact, subject: facts[fact], fact)
        monkeypatch.setitem(evidence._providers, fact, provider)
    return facts


# ---------------------------------------------------------------- what rows are made of


def approving(world, by):
    return world.project(
        "approved", moved_by=world.users[by], proposed_by_id=world.users["proposer"].pk
    )


def appraised(world, **judgements):
    project = world.project("approved")
    appraisal = AppraisalFactory(project=project, held_on=project.approved_on)
    for criterion, judgement in judgements.items():
        appraisal.judgements.filter(criterion=criterion).update(judgement=judgement)
    OutcomeStatement.objects.create(
        project_id=project.pk, for_whom="parents", what_changes="They read it in time."
    )
    return world.project("approved")


def asked_for(world, count):
    topic = TopicFactory()
    for _ in range(count):
        TopicEndorsement.objects.create(topic=topic, agency=AgencyFactory())
    project = world.project("approved", origin="consultation")
    project.topics.add(topic)
    return project


def called(world, days):
    project = world.project("developing")
    CallPage.objects.child_of(project).update(
        opens_at=timezone.now() - timedelta(days=days + 1),
        closes_at=timezone.now() - timedelta(days=1),
    )
    return project


def team_of(world, count, **more):
    project = world.project()
    for _ in range(count):
        TeamAgency.objects.create(project=project, agency=AgencyFactory(), **more)
    return project


def staffed(world, *groups, level=""):
    project = world.project()
    for group in groups:
        TeamPerson.objects.create(project=project, group=group, level=level)
    return project


def led(world, **facts):
    stage = world.stage()
    lead = TeamAgency.objects.create(project=stage.project, agency=AgencyFactory(), **facts)
    stage.leads.add(lead)
    return stage


def everybody_leads(world, is_so):
    project = team_of(world, 1)
    if is_so:
        world.stage().leads.add(project.team_agencies.get())
    return project


def paid(world, purpose, thing, **facts):
    world.project().budget_lines.filter(purpose=purpose).update(**facts)
    return thing()


def held(world, status, **facts):
    """An event that went live by a door that releases nothing."""
    event = EventFactory(parent=world.project())
    EventPage.objects.filter(pk=event.pk).update(live=True, status=status, **facts)
    return event


def after_seminar(world, status):
    held(world, status)
    return world.project()


def shared(world, materials):
    event = held(world, "held")
    if materials:
        EventMaterial.objects.create(event=event, title="Slides", url="https://a.example/")
    return world.project("completed")


def shared_by_event(world, is_so):
    held(world, "announced", product=world.pks["final"] if is_so else None)
    return world.final()


def helped(world, is_so):
    if is_so:
        SupportResource.objects.create(
            project_id=world.pks["project"], kind="film", title="A film", url="https://a.example/"
        )
    return world.final()


def made(world, is_so):
    product = world.final()
    if is_so:
        product.made_from.add(DevelopmentActivity(kind="workshop", held_on=LONG_AGO, who="Four"))
    return product


def with_blocks(world, *blocks):
    return world.final(body=[section("One", *blocks, key=f"{0:08}-0000-4000-8000-{1:012}")])


def evidence_block():
    value = {"claim": "-", "source": "-", "strength": "practice"}
    return block("evidence", value, f"{0:08}-0000-4000-8000-{2:012}")


def exercise_block(**facts):
    whole = {"title": "-", "for_whom": "-", "minutes": 5, "steps": ["-"]} | facts
    return block("exercise", whole, f"{0:08}-0000-4000-8000-{3:012}")


def paragraph_block():
    return block("paragraph", "<p>-</p>", f"{0:08}-0000-4000-8000-{4:012}")


def decided(world, is_so):
    if not is_so:
        OpenRecommendationFactory(project=world.project())
    return world.final()


def heard_or_not(world, heard, people):
    heard[evidence.PEOPLE_HEARD] = people
    project = world.project()
    project.involvement.set([])
    project.save()
    return world.final()


def after_a_final(world, part):
    """Version 1.1, which names a part for what was asked; only the first text is new in it."""
    release_page(world.final())
    entry = {"type": "changed", "plain_text": "Earlier still.", "reason": "voice"}
    asked = Recommendation.objects.get(project_id=world.pks["project"])
    page = world.final(version="1.1", body=body("<p>Share it a week before.</p>"))
    page.change_entries.add(ChangeEntry(block_ids=[part], recommendation=asked, **entry))
    return page


def said_at_pilots(world, heard, unanswered):
    heard[evidence.THEMES_UNANSWERED] = unanswered
    return world.final()


def heard_at_pilot(world, heard, people):
    heard[evidence.PEOPLE_HEARD] = people
    return world.pilot(status="closed")


def promised(world, heard, due, late):
    heard |= {evidence.FEEDBACK_DUE: due, evidence.FEEDBACK_LATE: late}
    return world.project()


def adapted(world, is_so):
    if not is_so:
        world.site().adaptations.all().delete()
    return world.pilot(status="closed")


def piloted_by(world, whom):
    """The pilot is asked for one site outside the team, and has it in an agency of that sort."""
    if "W19" not in world.project().model_snapshot.get("rules", {}):
        pin(world, W19={"severity": "warn", "params": {}})
    agency = world.site(status="active").agency
    if whom == "team":
        TeamAgency.objects.create(project=world.project(), agency=agency, joined_on=today())
    return world.pilot()


def ready(world, contact, status="agreed"):
    world.site().pilot.sites.update(safeguarding_contact=contact, status=status)
    return world.pilot(status="ready")


def reviewed(world, days):
    project = world.project(actual_start=LONG_AGO)
    Review.objects.create(
        project=project, held_on=today() - timedelta(days=days), outcome="continue", notes="-"
    )
    return project


def stopped(world, is_told):
    if is_told:
        ProductPage.objects.filter(pk=world.pks["final"]).update(kind="learning_report")
    return world.project("stopped")


def hidden(world, page):
    """The page stands below one that was restricted round the door that refuses it."""
    restriction = PageViewRestriction(page_id=world.pks["project"], restriction_type="login")
    PageViewRestriction.objects.bulk_create([restriction])
    return page


def sent(world, **times):
    CallPage.objects.filter(pk=world.interest().call_id).update(**times)
    return world.interest()


def recruiting(world, **times):
    CallPage.objects.filter(pk=world.interest().call_id).update(**times)
    return world.project("recruiting", moved_by=None)


def opened(world, status):
    ChangeProjectPage.objects.filter(pk=world.pks["project"]).update(status=status)
    return world.pilot(status="open", moved_by=None)


def seeking(world, status):
    ChangeProjectPage.objects.filter(pk=world.pks["project"]).update(status=status)
    return world.interest()


def calling(world, status):
    ChangeProjectPage.objects.filter(pk=world.pks["project"]).update(status=status)
    return CallPage.objects.get(pk=world.interest().call_id)


def held_at(world, moment):
    event = held(world, "held", starts_at=moment)
    return EventPage.objects.get(pk=event.pk)


def sharing(world, version):
    event = held(world, "held", product=world.pks["final"], version=version)
    return EventPage.objects.get(pk=event.pk)


def leaving(world, is_so):
    event = EventPage.objects.get(pk=held(world, "held").pk)
    if is_so:
        event.key_messages.add(KeyMessage(text="Ask early."))
        event.materials.add(EventMaterial(title="Slides", url="https://a.example/"))
    return event


def asked_by(world, is_partner):
    interest = world.interest()
    interest.agency.is_partner = is_partner
    return interest


def started(world, status):
    PilotPage.objects.filter(pk=world.pks["pilot"]).update(status=status)
    return world.site(status="active")


def signed_off_after(world, status):
    PilotPage.objects.filter(pk=world.pks["pilot"]).update(status=status)
    return world.evaluation()


def signed_off_by(world, name):
    ProductPage.objects.get(pk=world.pks["final"]).save_revision(user=world.users["proposer"])
    return world.evaluation(moved_by=world.users[name])


def test_whoever_is_credited_for_the_product_signs_no_evaluation_of_it(world, heard):
    author = PersonFactory(user=world.users["other"])
    Contributor.objects.create(product_id=world.pks["final"], person=author)
    assert reading("E03", signed_off_by(world, "other")).stops


def planned_for(world, months):
    years, rest = divmod(months, 12)
    return world.project(
        planned_start=date(2026, 1, 1), planned_end=date(2026 + years, 1 + rest, 1)
    )


FOUR = ("practitioner", "policy_maker", "researcher", "programme_staff")

# code: the thing as it meets the rule, the thing as it does not; both of (world, heard).
ROWS = {
    "A01": (lambda w, h: approving(w, "other"), lambda w, h: approving(w, "proposer")),
    "A02": (
        lambda w, h: approving(w, "other"),
        lambda w, h: changed(
            approving(w, "other"), {"live": True, "has_unpublished_changes": True}
        ),
    ),
    "B01": (lambda w, h: appraised(w), lambda w, h: appraised(w, practical="not_met")),
    "B02": (lambda w, h: asked_for(w, 1), lambda w, h: asked_for(w, 0)),
    "B03": (lambda w, h: called(w, 14), lambda w, h: called(w, 13)),
    "B04": (lambda w, h: team_of(w, 7), lambda w, h: team_of(w, 8)),
    "B05": (lambda w, h: led(w), lambda w, h: led(w, left_on=today())),
    "B06": (
        lambda w, h: paid(w, "pilot", w.pilot_version, nature="confirmed"),
        lambda w, h: paid(w, "pilot", w.pilot_version, nature="indicative"),
    ),
    "B06-pilot": (
        lambda w, h: paid(w, "pilot", w.pilot, allocated_on=date(2025, 5, 1)),
        lambda w, h: paid(w, "pilot", w.pilot, allocated_on=date(2025, 5, 2)),
    ),
    "B07": (
        lambda w, h: paid(w, "final_product", w.final, status="committed"),
        lambda w, h: paid(w, "final_product", w.final, status="proposed"),
    ),
    "B08": (
        lambda w, h: w.pilot_version(version="0.4"),
        lambda w, h: w.pilot_version(version="0.1"),
    ),
    "B08-first": (lambda w, h: w.first(stage="pilot"), lambda w, h: w.first(stage="final")),
    "B09": (lambda w, h: w.final(), lambda w, h: w.final(version="0.3")),
    "B10": (lambda w, h: w.final(), lambda w, h: w.final(involvement_aim=" ")),
    "B10-voice": (lambda w, h: heard_or_not(w, h, 5), lambda w, h: heard_or_not(w, h, 0)),
    "B11": (lambda w, h: decided(w, True), lambda w, h: decided(w, False)),
    "B11-themes": (
        lambda w, h: said_at_pilots(w, h, 0),
        lambda w, h: said_at_pilots(w, h, 2),
    ),
    "B12": (lambda w, h: w.final(), lambda w, h: w.final(licence=" ")),
    "B14": (lambda w, h: shared(w, True), lambda w, h: shared(w, False)),
    "B15": (
        lambda w, h: w.site(status="active"),
        lambda w, h: w.site(status="active", safeguarding_contact=" "),
    ),
    "B16": (lambda w, h: ready(w, "Duty lead"), lambda w, h: ready(w, "")),
    "B17": (lambda w, h: started(w, "open"), lambda w, h: started(w, "ready")),
    "B19": (
        lambda w, h: with_blocks(w, exercise_block(steps=["Read it."])),
        lambda w, h: with_blocks(w, exercise_block(steps=[])),
    ),
    "B18": (
        lambda w, h: changed(team_of(w, 1), {"moved_by": None}),
        lambda w, h: changed(team_of(w, 0), {"moved_by": None}),
    ),
    "C01": (lambda w, h: sent(w), lambda w, h: sent(w, closes_at=timezone.now())),
    "C02": (lambda w, h: asked_by(w, True), lambda w, h: asked_by(w, False)),
    "C03": (lambda w, h: w.interest(), lambda w, h: w.interest(levels_offered=[])),
    "C04": (lambda w, h: recruiting(w), lambda w, h: recruiting(w, closes_at=timezone.now())),
    "C05": (lambda w, h: seeking(w, "recruiting"), lambda w, h: seeking(w, "stopped")),
    "C06": (lambda w, h: calling(w, "approved"), lambda w, h: calling(w, "planned")),
    "E01": (lambda w, h: w.evaluation(), lambda w, h: w.evaluation(harms=" ")),
    "E02": (lambda w, h: w.pilot(), lambda w, h: w.pilot(opens_on=None)),
    "E03": (lambda w, h: signed_off_by(w, "other"), lambda w, h: signed_off_by(w, "proposer")),
    "E04": (lambda w, h: signed_off_after(w, "closed"), lambda w, h: signed_off_after(w, "open")),
    "E05": (lambda w, h: opened(w, "developing"), lambda w, h: opened(w, "planned")),
    "E06": (
        lambda w, h: held_at(w, timezone.now() - timedelta(hours=1)),
        lambda w, h: held_at(w, timezone.now() + timedelta(days=1)),
    ),
    "E07": (lambda w, h: sharing(w, "0.3"), lambda w, h: sharing(w, "9.9")),
    "E08": (lambda w, h: w.pilot(), lambda w, h: w.pilot(product=FinalProductFactory())),
    "P01": (lambda w, h: w.first(), lambda w, h: hidden(w, w.first())),
    "V01": (lambda w, h: w.final(), lambda w, h: w.final(version="0.2")),
    "V02": (lambda w, h: w.final(), lambda w, h: w.final(change_entries=[])),
    "V03": (lambda w, h: w.pilot(), lambda w, h: w.pilot(version="0.2")),
    "V04": (lambda w, h: w.final(), lambda w, h: w.final(version="1.1")),
    "V05": (lambda w, h: w.final(), lambda w, h: w.final(kind="toolkit")),
    "V06": (lambda w, h: w.final(), lambda w, h: w.final(status="revoked")),
    "W01": (lambda w, h: planned_for(w, 24), lambda w, h: planned_for(w, 25)),
    "W02": (lambda w, h: staffed(w, *FOUR), lambda w, h: staffed(w, *FOUR[1:])),
    "W03": (lambda w, h: shared_by_event(w, True), lambda w, h: shared_by_event(w, False)),
    "W04": (lambda w, h: helped(w, True), lambda w, h: helped(w, False)),
    "W05": (
        lambda w, h: (
            staffed(w, "researcher", level="strategic")
            and staffed(w, "researcher", level="front_line")
        ),
        lambda w, h: staffed(w, "researcher", "practitioner", level="strategic"),
    ),
    "W06": (
        lambda w, h: w.final(plain_summary="How to write so that a family can answer."),
        lambda w, h: w.final(plain_summary="Multidisciplinary recommendations operationalised."),
    ),
    "W06-easy-read": (lambda w, h: w.final(kind="easy_read"), lambda w, h: w.final()),
    "W07": (lambda w, h: reviewed(w, 100), lambda w, h: reviewed(w, 200)),
    "W08": (lambda w, h: promised(w, h, 2, 0), lambda w, h: promised(w, h, 2, 1)),
    "W09": (lambda w, h: heard_at_pilot(w, h, 10), lambda w, h: heard_at_pilot(w, h, 9)),
    "W10": (lambda w, h: staffed(w, "service_user"), lambda w, h: staffed(w, "practitioner")),
    "W11": (lambda w, h: adapted(w, True), lambda w, h: adapted(w, False)),
    "W12": (lambda w, h: everybody_leads(w, True), lambda w, h: everybody_leads(w, False)),
    "W13": (lambda w, h: after_seminar(w, "held"), lambda w, h: after_seminar(w, "announced")),
    "W14": (lambda w, h: made(w, True), lambda w, h: made(w, False)),
    "W15": (
        lambda w, h: with_blocks(w, evidence_block()),
        lambda w, h: with_blocks(w, paragraph_block()),
    ),
    "W16": (
        lambda w, h: with_blocks(w, exercise_block()),
        lambda w, h: with_blocks(w, paragraph_block()),
    ),
    "W18": (lambda w, h: leaving(w, True), lambda w, h: leaving(w, False)),
    "W17": (lambda w, h: stopped(w, True), lambda w, h: stopped(w, False)),
    "W20": (lambda w, h: after_a_final(w, SHARING_TEXT), lambda w, h: after_a_final(w, LAW)),
    "W19": (lambda w, h: piloted_by(w, "others"), lambda w, h: piloted_by(w, "team")),
}
LOCKED = [rule.code for rule in rules.all_rules() if rule.locked]
STOPPING = [
    rule.code for rule in rules.all_rules() if not rule.locked and rule.severity is Severity.BLOCK
]
GATES = [rule.code for rule in rules.all_rules() if rule.gates]
WARNING = [rule.code for rule in rules.all_rules() if rule.severity is Severity.WARN]
ASKED_BY_MODELS = [
    rule.code for rule in rules.all_rules() if rule.severity is Severity.OFF
]  # by no project unless its model says so
MET, NOT_MET = 0, 1


def reading(code, subject):
    """How the rule stands for the thing before the move that it is for; None if it is not asked."""
    move = next(iter(rules.rule_called(code).gates), "")
    return read(code, subject, move)


def read(code, subject, move=""):
    """How the rule stands before this move, or while nothing moves; None if it is not asked."""
    found = rules.readings(subject, move=move)
    return next((one for one in found if one.rule.code == code), None)


def pin(world, **settings):
    """Let the project's model mean the rules so."""
    snapshot = {"code": "mine", "version": 1, "rules": settings}
    ChangeProjectPage.objects.filter(pk=world.pks["project"]).update(model_snapshot=snapshot)


def waive(world, code, **facts):
    facts = {"granted_on": today(), "reason": "A reason of more than thirty characters."} | facts
    Waiver.objects.create(
        project_id=world.pks["project"], rule_code=code, title="-", granted_by="Board", **facts
    )


def test_every_rule_has_a_row():
    assert set(ROWS) == {rule.code for rule in rules.all_rules()}


@pytest.mark.parametrize("code", ROWS)
def test_a_rule_is_met(world, heard, code):
    found = reading(code, ROWS[code][MET](world, heard))
    assert found.state is State.MET
    assert found.message == ""


@pytest.mark.parametrize("code", [*STOPPING, *LOCKED])
def test_a_rule_that_is_not_met_stops_and_says_what_to_do(world, heard, code):
    found = reading(code, ROWS[code][NOT_MET](world, heard))
    assert found.stops
    assert found.message.endswith(".")
    assert len(found.message) > len(code)


@pytest.mark.parametrize("code", GATES)
def test_a_gate_stands_before_its_move_and_is_only_told_afterwards(world, heard, code):
    subject = ROWS[code][NOT_MET](world, heard)
    found = read(code, subject)
    assert found.state is State.WARNS
    assert found.message.endswith(".")
    assert code not in [one.code for one in rules.check(subject)]
    assert read(code, subject, "pause") is None, "before another move it is not even told"


def test_every_gate_names_a_move_that_leads_where_the_rule_is_asked():
    for code in GATES:
        rule = rules.rule_called(code)
        [model] = {one for one in (ChangeProjectPage, PilotPage) if one.release_kind == rule.kind}
        moves = {one.name for one in LIFECYCLES[model._meta.model_name].moves}
        assert set(rule.gates) <= moves


@pytest.mark.parametrize("code", WARNING)
def test_a_rule_that_only_warns_stops_nothing(world, heard, code):
    subject = ROWS[code][NOT_MET](world, heard)
    found = reading(code, subject)
    assert found.state is State.WARNS
    assert found.message.endswith(".")
    assert code not in [one.code for one in rules.check(subject)]


@pytest.mark.parametrize("code", [*STOPPING, *WARNING, *ASKED_BY_MODELS])
def test_a_rule_that_is_waived_stops_nothing_and_is_told_with_the_reason(world, heard, code):
    waive(world, code)
    found = reading(code, ROWS[code][NOT_MET](world, heard))
    assert found.state is State.WAIVED
    assert found.message
    assert found.reason == "A reason of more than thirty characters."


@pytest.mark.parametrize("code", STOPPING)
def test_a_rule_that_is_lowered_only_warns(world, heard, code):
    pin(world, **{code: {"severity": "warn", "params": {}}})
    assert reading(code, ROWS[code][NOT_MET](world, heard)).state is State.WARNS


@pytest.mark.parametrize("code", [*WARNING, *ASKED_BY_MODELS])
def test_a_rule_that_is_raised_stops(world, heard, code):
    pin(world, **{code: {"severity": "block", "params": {}}})
    assert reading(code, ROWS[code][NOT_MET](world, heard)).stops


@pytest.mark.parametrize("code", [*STOPPING, *WARNING, *ASKED_BY_MODELS])
def test_a_rule_that_is_off_is_not_asked(world, heard, code):
    pin(world, **{code: {"severity": "off", "params": {}}})
    assert reading(code, ROWS[code][NOT_MET](world, heard)) is None


@pytest.mark.parametrize("code", ASKED_BY_MODELS)
def test_a_rule_that_models_ask_for_is_told_only_there(world, heard, code):
    subject = ROWS[code][NOT_MET](world, heard)
    assert reading(code, subject).state is State.WARNS
    pin(world)
    assert reading(code, world.pilot()) is None


def test_three_years_mean_ten_agencies_outside_the_team(world):
    asked = ProjectModel.objects.get(code="rip-3-year").snapshot()["rules"]["W19"]
    pin(world, W19=asked)
    found = reading("W19", world.pilot())
    assert found.state is State.WARNS
    assert "at least 10" in found.message


def test_a_waiver_holds_until_its_last_day(world, heard):
    waive(world, "C03", granted_on=LONG_AGO, expires_on=today())
    assert reading("C03", world.interest(levels_offered=[])).state is State.WAIVED
    Waiver.objects.update(expires_on=today() - timedelta(days=1))
    assert reading("C03", world.interest(levels_offered=[])).stops


def test_a_project_that_promised_nothing_yet_is_not_asked_for_it(world):
    assert reading("W08", world.project()) is None


@pytest.mark.parametrize(("late", "words"), [(1, "for the survey whose"), (2, "2 surveys whose")])
def test_how_many_surveys_wait_is_said(world, heard, late, words):
    assert words in reading("W08", promised(world, heard, 2, late)).message


def test_the_programme_runs_where_nobody_tells_of_surveys(world, heard, monkeypatch):
    monkeypatch.setattr(evidence, "_providers", {})
    assert reading("W08", world.project()) is None
    assert reading("W09", world.pilot(status="closed")) is None
    assert reading("B10-voice", world.final()).is_met
    assert reading("B10-voice", heard_or_not(world, heard, 10)).stops


# Rule and number: a thing, the last number with which it meets the rule, the first with which not.
NUMBERS = {
    ("B02", "least"): (lambda w, h: asked_for(w, 2), 2, 3),
    ("B03", "days"): (lambda w, h: called(w, 20), 20, 21),
    ("B04", "most"): (lambda w, h: team_of(w, 3), 3, 2),
    ("B18", "least"): (lambda w, h: changed(team_of(w, 3), {"moved_by": None}), 3, 4),
    ("W01", "least"): (lambda w, h: planned_for(w, 12), 12, 13),
    ("W01", "most"): (lambda w, h: planned_for(w, 30), 30, 29),
    ("W05", "least"): (lambda w, h: staffed(w, "researcher", level="strategic"), 1, 2),
    # A sentence of nine words, none of them long: its index is 9.
    ("W06", "most"): (
        lambda w, h: w.final(plain_summary="How to write so that a family can answer."),
        9,
        8,
    ),
    ("W07", "months"): (lambda w, h: reviewed(w, 100), 4, 3),
    ("W09", "least"): (lambda w, h: heard_at_pilot(w, h, 4), 4, 5),
    ("W19", "others"): (lambda w, h: piloted_by(w, "others"), 1, 2),
}


def test_every_number_of_every_rule_is_tried():
    assert set(NUMBERS) == {(rule.code, name) for rule in rules.all_rules() for name in rule.params}


@pytest.mark.parametrize("is_met", [True, False])
@pytest.mark.parametrize(("code", "name"), NUMBERS)
def test_the_numbers_of_a_rule_are_those_of_the_model(world, heard, code, name, is_met):
    make, meets, fails = NUMBERS[code, name]
    others = {"least": 1, "most": 99} if code == "W01" else {}
    numbers = others | {name: meets if is_met else fails}
    pin(world, **{code: {"severity": "block", "params": numbers}})
    found = reading(code, make(world, heard))
    assert found.is_met is is_met
    # Whoever is told to do something reads the model's number, not the usual one.
    assert is_met or re.search(rf"\b{fails}\b", found.message)


def test_a_full_team_says_how_many_places_are_taken(world):
    pin(world, B04={"severity": "block", "params": {"most": 6}})
    found = reading("B04", team_of(world, 7))
    assert "6 of 6 places" in found.message
    assert "Ask a programme manager" in found.message


@pytest.mark.parametrize(("months", "is_asked"), [(3, True), (5, False)])
def test_a_model_says_from_when_a_project_is_looked_back_at(world, months, is_asked):
    pin(world, W07={"severity": "warn", "params": {"months": months}})
    begun = today() - timedelta(days=125)
    found = reading("W07", world.project(actual_start=begun))
    assert (found is not None and not found.is_met) is is_asked


# ---------------------------------------------------------------- what nobody can lower


@pytest.mark.parametrize("severity", ["warn", "off"])
@pytest.mark.parametrize("code", LOCKED)
def test_the_engine_lowers_no_locked_rule(world, heard, code, severity):
    pin(world, **{code: {"severity": severity, "params": {}}})
    assert reading(code, ROWS[code][NOT_MET](world, heard)).stops


@pytest.mark.parametrize("code", LOCKED)
def test_the_engine_waives_no_locked_rule(world, heard, code):
    waive(world, code)
    assert reading(code, ROWS[code][NOT_MET](world, heard)).stops


@pytest.mark.parametrize("code", [*LOCKED, "X99"])
def test_no_waiver_of_a_locked_or_unknown_rule_is_kept(world, code):
    waiver = Waiver(
        project_id=world.pks["project"],
        rule_code=code,
        title="-",
        usual_way="-",
        here="-",
        reason="A reason of more than thirty characters.",
        granted_by="Board",
        granted_on=today(),
    )
    with pytest.raises(ValidationError) as fault:
        waiver.full_clean()
    assert set(fault.value.error_dict) == {"rule_code"}


@pytest.mark.parametrize("code", [*LOCKED, "X99"])
def test_no_model_sets_a_locked_or_unknown_rule(world, code):
    model = ProjectModel.objects.get(is_default=True)
    with pytest.raises(ValidationError) as fault:
        RuleSetting(model=model, code=code, severity="off").full_clean(exclude=["model"])
    assert set(fault.value.error_dict) == {"code"}


def test_forms_offer_only_what_may_be_set():
    offered = {code for code, _ in rule_choices()}
    assert offered == {*STOPPING, *WARNING, *ASKED_BY_MODELS}
    for form, name in ((WaiverForm, "rule_code"), (RuleSettingForm, "code")):
        assert {code for code, _ in form.base_fields[name].choices if code} == offered


def test_an_easy_read_product_of_the_project_counts_for_the_others(world, heard):
    release_page(PilotReadyProductFactory(parent=world.project(), kind="easy_read"))
    assert reading("W06-easy-read", world.final()).is_met


@pytest.mark.parametrize("code", ROWS)
def test_every_rule_leads_to_where_it_is_mended_or_says_whom_to_ask(world, heard, code):
    subject = ROWS[code][NOT_MET](world, heard)
    way = way_to_mend(rules.rule_called(code), subject, world.users["superuser"])
    assert not way.ask
    if way.url:
        assert resolve(urlsplit(way.url).path)
    else:
        assert "Ask " in reading(code, subject).message, "nobody is left with nothing to do"


@pytest.mark.parametrize("code", ROWS)
def test_whoever_may_not_mend_it_is_told_whom_to_ask(world, heard, code):
    subject = ROWS[code][NOT_MET](world, heard)
    way = way_to_mend(rules.rule_called(code), subject, world.users["other"])
    assert "Ask " in (way.ask or reading(code, subject).message), "a closed door helps nobody"


def test_a_hidden_place_is_named_and_led_to(world):
    subject = hidden(world, world.first())
    found = reading("P01", subject)
    assert f"“{world.project().title}”" in found.message
    assert (
        str(world.pks["project"]) in way_to_mend(found.rule, subject, world.users["superuser"]).url
    )


@pytest.mark.parametrize("status", ["invited", "withdrew"])
def test_a_site_that_does_not_take_part_makes_no_pilot_ready(world, heard, status):
    assert reading("B16", ready(world, "Duty lead", status)).stops


def test_a_call_that_nobody_could_read_was_not_open(world, heard):
    """Its days lie behind, but it became public only now."""
    project = DraftProjectFactory(status="approved")
    late = OpenCallFactory(parent=project)
    ended = timezone.now() - timedelta(days=1)
    CallPage.objects.filter(pk=late.pk).update(opens_at=ended - timedelta(days=20), closes_at=ended)
    assert reading("B03", changed(project, {"status": "developing"})).stops
