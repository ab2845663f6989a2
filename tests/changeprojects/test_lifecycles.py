"""Every lifecycle, over all pairs of a state and a move: who may, what leads on, what is kept."""

from datetime import timedelta
from itertools import product as pairs

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from changeprojects.actions.move import move, would_stop
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import MoveRefused, NotAllowed, ReleaseRefused
from changeprojects.lifecycles import LIFECYCLES
from changeprojects.models import (
    Adaptation,
    BudgetLine,
    ChangeProjectPage,
    PilotPage,
    PilotSite,
    Review,
    Stage,
    TeamAgency,
)
from changeprojects.rules import all_rules
from syndication.selectors import document_of
from tests.changeprojects.machines import BEGINS, MACHINES
from tests.factories.changeprojects import (
    AgencyFactory,
    DraftProjectFactory,
    EventFactory,
    PilotedProductFactory,
    ProposedLineFactory,
    PublisherFactory,
    UserFactory,
)
from tests.factories.network import (
    CompleteInterestFactory,
    LenientModelFactory,
    OfficerFactory,
    OpenCallFactory,
    StageFactory,
)

REASON = "It was agreed at the meeting of the board."
YESTERDAY = timezone.localdate() - timedelta(days=1)
SOON = timezone.localdate() + timedelta(days=7)


def states_of(kind):
    """Every state that can be stored of a kind of thing."""
    model = apps.get_model("changeprojects", kind)
    return [value for value, _ in model._meta.get_field("status").choices]


def names_of(kind):
    return sorted({move_name for of, _, move_name in MACHINES if of == kind})


EVERY = [
    pytest.param(kind, state, name, id=f"{kind}-{state}-{name}")
    for kind in BEGINS
    for state in states_of(kind)
    for name in names_of(kind)
]
PAIRS = [
    pytest.param(kind, start, end, id=f"{kind}-{start}-{end}")
    for kind in BEGINS
    for start, end in pairs(states_of(kind), repeat=2)
]
MOVES = [
    pytest.param(kind, step, id=f"{kind}-{step.name}")
    for kind, lifecycle in LIFECYCLES.items()
    for step in lifecycle.moves
]
AUTOMATIC = [one for one in MOVES if one.values[1].is_automatic]
BY_PEOPLE = [one for one in MOVES if not one.values[1].is_automatic]
OF_AGENCY = [one for one in MOVES if one.values[1].of_agency]


@pytest.fixture(scope="module")
def things(django_db_setup, django_db_blocker):
    """One thing of each kind, in a project whose model asks only what nobody may lower."""
    with django_db_blocker.unblock(), transaction.atomic():
        product = PilotedProductFactory()
        project = product.project
        lenient = LenientModelFactory()
        pinned = {"model": lenient, "model_snapshot": lenient.snapshot()}
        ChangeProjectPage.objects.filter(pk=project.pk).update(**pinned)
        pilot = product.pilots.get()
        Review.objects.create(
            project=project, held_on=timezone.localdate(), outcome="continue", notes="-"
        )
        yield {
            "changeprojectpage": project,
            "productpage": product,
            "pilotpage": pilot,
            "pilotsite": pilot.sites.get(),
            "evaluation": pilot.evaluation,
            "budgetline": ProposedLineFactory(project=project, allocated_on="2025-01-01"),
            "stage": StageFactory(project=project),
            "expressionofinterest": CompleteInterestFactory(call=OpenCallFactory(parent=project)),
            "eventpage": EventFactory(parent=project),
        }
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _nothing_stays(things, db):
    """Take back what the test did."""


def in_state(things, kind, state):
    model = type(things[kind])
    if kind == "expressionofinterest":
        project = things[kind].call.project
        ChangeProjectPage.objects.filter(pk=project.pk).update(status="recruiting")
    if kind == "changeprojectpage":
        # What is evaluated already would lead it on at once.
        PilotPage.objects.filter(pk=things["pilotpage"].pk).update(status="closed")
    model.objects.filter(pk=things[kind].pk).update(status=state)
    return model.objects.get(pk=things[kind].pk)


def whoever_may(step, thing):
    """Somebody with the one right that the move takes."""
    if step.right:
        user = UserFactory()
        app, codename = step.right.split(".")
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        user.user_permissions.add(permission)
        return user
    return OfficerFactory(agency=thing.agency).user if step.of_agency else None


def logged():
    entries = [*ModelLogEntry.objects.all(), *PageLogEntry.objects.all()]
    return [one for one in entries if one.action == "changeprojects.move"]


def stored(thing):
    return type(thing).objects.filter(pk=thing.pk).values().get()


def test_every_kind_of_life_is_in_the_table():
    assert {kind: lifecycle.initial for kind, lifecycle in LIFECYCLES.items()} == BEGINS
    assert {kind for kind, _, _ in MACHINES} == set(BEGINS)


@pytest.mark.parametrize("kind", BEGINS)
def test_every_state_is_reached_and_every_thing_begins_where_the_table_says(kind):
    model = apps.get_model("changeprojects", kind)
    assert model._meta.get_field("status").default == BEGINS[kind]
    reached = {end for (of, _, _), end in MACHINES.items() if of == kind}
    # To publish an idea is to list it; no move does that.
    listed = {"planned"} if kind == "changeprojectpage" else set()
    assert reached | listed | {BEGINS[kind]} == set(states_of(kind))


@pytest.mark.parametrize(("kind", "start", "end"), PAIRS)
def test_from_which_state_to_which(kind, start, end):
    """Every pair of states of every machine: by which moves, and by no others."""
    moves = LIFECYCLES[kind].moves
    found = {step.name for step in moves if start in step.sources and step.target == end}
    meant = {
        name
        for (of, state, name), target in MACHINES.items()
        if (of, state, target) == (kind, start, end)
    }
    assert found == meant


@pytest.mark.parametrize(("kind", "state", "name"), EVERY)
def test_a_move_leads_on_only_from_where_it_begins(things, kind, state, name):
    thing, step = in_state(things, kind, state), LIFECYCLES[kind].move(name)
    by, before, told = whoever_may(step, thing), stored(thing), len(logged())
    if (kind, state, name) not in MACHINES:
        with pytest.raises(MoveRefused):
            move(thing, name, by=by, reason=REASON)
        assert stored(thing) == before
        assert len(logged()) == told
        return
    moved = move(thing, name, by=by, reason=REASON)
    assert moved.status == stored(thing)["status"] == MACHINES[kind, state, name]
    mine = [one for one in logged() if one.user == by and one.data["move"] == step.label]
    assert len(mine) == 1
    assert mine[0].data["to"] == moved.get_status_display()


@pytest.mark.parametrize(("kind", "step"), BY_PEOPLE)
def test_nobody_moves_anything_without_the_right(things, kind, step):
    thing = in_state(things, kind, step.sources[0])
    before = stored(thing)
    with pytest.raises(NotAllowed):
        move(thing, step.name, by=UserFactory(), reason=REASON)
    assert stored(thing) == before
    assert not logged()


@pytest.mark.parametrize(("kind", "step"), AUTOMATIC)
def test_what_happens_by_itself_is_done_by_nobody(things, kind, step):
    thing = in_state(things, kind, step.sources[0])
    with pytest.raises(NotAllowed):
        move(thing, step.name, by=UserFactory(is_superuser=True), reason=REASON)
    assert stored(thing)["status"] == step.sources[0]


@pytest.mark.parametrize(("kind", "step"), [one for one in BY_PEOPLE if one.values[1].asks_reason])
@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_move_that_others_feel_needs_a_reason(things, kind, step, reason):
    thing = in_state(things, kind, step.sources[0])
    with pytest.raises(MoveRefused) as refusal:
        move(thing, step.name, by=whoever_may(step, thing), reason=reason)
    assert refusal.value.field == "reason"
    assert stored(thing)["status"] == step.sources[0]


@pytest.mark.parametrize(("kind", "step"), OF_AGENCY)
def test_a_link_officer_moves_only_what_belongs_to_the_agency(things, kind, step):
    thing = in_state(things, kind, step.sources[0])
    with pytest.raises(NotAllowed):
        move(thing, step.name, by=OfficerFactory(agency=AgencyFactory()).user, reason=REASON)
    own = OfficerFactory(agency=thing.agency)
    own.memberships.update(to_date=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotAllowed):
        move(thing, step.name, by=own.user, reason=REASON)
    own.memberships.update(to_date=timezone.localdate())
    assert move(thing, step.name, by=own.user, reason=REASON).status == step.target


@pytest.mark.parametrize("name", ["send", "withdraw", "begin_again"])
def test_nobody_sends_for_an_agency_but_its_link_officer(things, name):
    step = LIFECYCLES["expressionofinterest"].move(name)
    thing = in_state(things, "expressionofinterest", step.sources[0])
    with pytest.raises(NotAllowed):
        move(thing, name, by=UserFactory(is_superuser=True), reason=REASON)


# ---------------------------------------------------------------- listing


def test_publishing_an_idea_lists_it_and_no_button_does(things, client):
    idea = DraftProjectFactory(title="An idea", status="idea", approved_on=None, actual_start=None)
    client.force_login(UserFactory(is_superuser=True))
    editor = reverse("wagtailadmin_pages:edit", args=[idea.pk])
    offered = BeautifulSoup(client.get(editor).content, "html.parser").select(".cp-moves a")
    assert [one.text for one in offered] == ["Approve", "Decline"]
    listed = release_page(idea)
    assert listed.status == document_of(listed.translation_key)["status"] == "planned"


# ---------------------------------------------------------------- days


def test_money_is_dated_back_only_with_a_reason_and_that_is_logged(things):
    line = in_state(things, "budgetline", "proposed")
    BudgetLine.objects.filter(pk=line.pk).update(allocated_on=None)
    day, by = timezone.localdate() - timedelta(days=40), PublisherFactory()
    with pytest.raises(MoveRefused) as refusal:
        move(line, "allocate", by=by, on=day)
    assert refusal.value.field == "reason"
    allocated = move(line, "allocate", by=by, on=day, reason="Agreed by mail; entered late.")
    assert (allocated.allocated_on, allocated.allocated_by) == (day, by)
    entry = ModelLogEntry.objects.get(action="changeprojects.date_back")
    assert entry.data == {"on": day.isoformat(), "reason": "Agreed by mail; entered late."}
    assert entry.user == by


def test_what_is_dated_back_is_told_to_the_public_now(things):
    line = in_state(things, "budgetline", "proposed")
    BudgetLine.objects.filter(pk=line.pk).update(allocated_on=None)
    line.project.refresh_head()
    before = document_of(line.project.translation_key)["change_number"]
    day = timezone.localdate() - timedelta(days=400)
    move(line, "allocate", on=day, reason="Agreed by mail; entered late.")
    document = document_of(line.project.translation_key)
    assert document["change_number"] > before
    assert document["released_at"][:10] == timezone.now().date().isoformat()


def test_nothing_is_dated_into_the_future(things):
    line = in_state(things, "budgetline", "proposed")
    with pytest.raises(MoveRefused) as refusal:
        move(line, "allocate", on=timezone.localdate() + timedelta(days=1), reason=REASON)
    assert refusal.value.field == "on"


def test_today_needs_no_reason_and_is_not_dated_back(things):
    line = in_state(things, "budgetline", "proposed")
    move(line, "allocate", by=PublisherFactory(), on=timezone.localdate())
    assert not ModelLogEntry.objects.filter(action="changeprojects.date_back").exists()


# ---------------------------------------------------------------- pausing


def test_a_paused_project_goes_on_where_it_was(things):
    project = in_state(things, "changeprojectpage", "evaluating")
    paused = move(project, "pause", reason=REASON)
    assert (paused.status, paused.status_reason) == ("paused", REASON)
    assert move(paused, "resume", reason=REASON).status == "evaluating"


def test_a_paused_project_catches_up_with_what_its_pilots_did_meanwhile(things):
    project = in_state(things, "changeprojectpage", "piloting")
    in_state(things, "pilotpage", "open")
    move(project, "pause", reason=REASON)
    move(things["pilotpage"], "close")
    assert move(project, "resume", reason=REASON).status == "evaluating"


def test_a_project_whose_only_pilot_is_cancelled_develops_again(things):
    project = in_state(things, "changeprojectpage", "piloting")
    pilot = in_state(things, "pilotpage", "open")
    PilotSite.objects.filter(pilot=pilot).update(status="active")
    move(pilot, "cancel", reason=REASON)
    assert ChangeProjectPage.objects.get(pk=project.pk).status == "developing"
    assert set(pilot.sites.values_list("status", flat=True)) == {"finished"}


def test_a_project_that_is_stopped_closes_its_open_pilots(things):
    project = in_state(things, "changeprojectpage", "piloting")
    pilot = in_state(things, "pilotpage", "open")
    move(project, "stop", reason=REASON)
    assert PilotPage.objects.get(pk=pilot.pk).status == "closed"
    assert ChangeProjectPage.objects.get(pk=project.pk).status == "stopped"


def test_no_stage_goes_on_after_its_project_was_stopped(things):
    project = in_state(things, "changeprojectpage", "piloting")
    stages = {
        status: StageFactory(project=project, kind=kind, status=status)
        for kind, status in (
            ("drafting", "done"),
            ("piloting", "active"),
            ("publishing", "pending"),
        )
    }
    move(project, "stop", reason=REASON)
    now = {status: Stage.objects.get(pk=stage.pk) for status, stage in stages.items()}
    assert {was: stage.status for was, stage in now.items()} == {
        "done": "done",
        "active": "skipped",
        "pending": "skipped",
    }
    assert now["active"].status_reason == "The project was stopped before this was done."


def test_a_project_stops_though_what_it_pilots_was_taken_back(things):
    project = in_state(things, "changeprojectpage", "piloting")
    pilot = in_state(things, "pilotpage", "open")
    pilot.product.unpublish()
    assert move(project, "stop", reason=REASON).status == "stopped"
    assert PilotPage.objects.get(pk=pilot.pk).status == "closed"


@pytest.mark.parametrize(
    ("site", "ends"),
    [
        ({"status": "active"}, "finished"),
        ({"status": "active", "safeguarding_contact": ""}, "finished"),
        ({"status": "active", "from_date": YESTERDAY, "to_date": SOON}, "finished"),
        ({"status": "active", "from_date": SOON}, "withdrew"),
        ({"status": "active", "from_date": SOON, "safeguarding_contact": ""}, "withdrew"),
        ({"status": "agreed", "safeguarding_contact": ""}, "withdrew"),
        ({"status": "invited"}, "invited"),
        ({"status": "withdrew"}, "withdrew"),
    ],
)
@pytest.mark.parametrize("ending", ["close", "cancel"])
def test_no_site_holds_up_the_end_of_its_pilot(things, ending, site, ends):
    pilot = in_state(things, "pilotpage", "open")
    ChangeProjectPage.objects.filter(pk=pilot.project.pk).update(model=None, model_snapshot={})
    PilotSite.objects.filter(pilot=pilot).update(**site)
    move(pilot, ending, reason=REASON)
    ended = pilot.sites.get()
    assert ended.status == ends
    if ends == "finished":
        assert ended.to_date == timezone.localdate()
    if ends == "withdrew" != site["status"]:
        assert ended.status_reason == "The pilot ended before this site began."


@pytest.mark.parametrize(("kind", "name"), [("pilotpage", "close"), ("changeprojectpage", "stop")])
def test_no_rule_that_a_model_makes_more_severe_holds_up_an_end(things, kind, name):
    in_state(things, "changeprojectpage", "piloting")
    pilot = in_state(things, "pilotpage", "open")
    PilotSite.objects.filter(pilot=pilot).update(status="active")
    Adaptation.objects.all().delete()
    severe = {one.code: {"severity": "block"} for one in all_rules() if not one.locked}
    strict = {"code": "strict", "rules": severe}
    ChangeProjectPage.objects.filter(pk=pilot.project.pk).update(model_snapshot=strict)
    ended = things[kind]
    told = [one for one in would_stop(ended, name, by=None) if not one.is_met]
    assert told, "what is not met is told"
    assert not [one for one in told if one.stops]
    move(ended, name, reason=REASON)
    assert PilotPage.objects.get(pk=pilot.pk).status == "closed"


@pytest.mark.parametrize("ending", ["close", "cancel"])
def test_no_rule_for_teams_holds_up_the_end_of_a_pilot(things, ending):
    in_state(things, "changeprojectpage", "piloting")
    pilot = in_state(things, "pilotpage", "open")
    smaller = {"code": "mine", "rules": {"B04": {"severity": "block", "params": {"most": 1}}}}
    ChangeProjectPage.objects.filter(pk=pilot.project.pk).update(model_snapshot=smaller)
    for agency in (AgencyFactory(), AgencyFactory()):
        TeamAgency.objects.create(project=pilot.project, agency=agency)
    move(pilot, ending, reason=REASON)
    assert ChangeProjectPage.objects.get(pk=pilot.project.pk).status != "piloting"


@pytest.mark.parametrize("status", ["approved", "recruiting", "developing"])
def test_a_paused_project_passes_no_gate_again_to_go_on(things, status):
    project = in_state(things, "changeprojectpage", status)
    ChangeProjectPage.objects.filter(pk=project.pk).update(model=None, model_snapshot={})
    manager = whoever_may(LIFECYCLES["changeprojectpage"].move("resume"), project)
    ChangeProjectPage.objects.filter(pk=project.pk).update(proposed_by=manager)
    paused = move(project, "pause", reason=REASON)
    assert move(paused, "resume", by=manager, reason=REASON).status == status


@pytest.mark.parametrize("status", ["approved", "developing", "completed"])
def test_a_correction_passes_no_gate_again(things, status):
    project = in_state(things, "changeprojectpage", status)
    ChangeProjectPage.objects.filter(pk=project.pk).update(model=None, model_snapshot={})
    project = ChangeProjectPage.objects.get(pk=project.pk)
    project.summary = "Families read too late what is written about them."
    corrected = release_page(project)
    assert document_of(corrected.translation_key)["summary"] == project.summary


def test_a_pilot_that_has_ended_is_corrected_though_its_money_went_back(things):
    pilot = in_state(things, "pilotpage", "closed")
    ChangeProjectPage.objects.filter(pk=pilot.project.pk).update(model=None, model_snapshot={})
    pilot.project.budget_lines.update(status="released_back")
    pilot.aims = "Do families see the statement early enough?"
    corrected = release_page(pilot)
    assert document_of(corrected.translation_key)["aims"] == pilot.aims


def test_the_days_of_a_pilot_are_those_on_which_it_opened_and_closed(things):
    pilot = in_state(things, "pilotpage", "planned")
    move(pilot, "open")
    moved = move(pilot, "close")
    assert moved.opened_on == moved.closed_on == timezone.localdate()


def test_a_pilot_that_is_cancelled_before_it_opened_has_no_last_day(things):
    pilot = in_state(things, "pilotpage", "planned")
    cancelled = move(pilot, "cancel", reason=REASON)
    assert (cancelled.opened_on, cancelled.closed_on) == (None, None)


def test_a_reason_that_nobody_was_told_is_public_is_not(things):
    pilot = in_state(things, "pilotpage", "open")
    assert move(pilot, "close", reason="INTERNAL").status_reason == ""


def test_money_is_not_taken_from_an_open_pilot(things):
    pilot = in_state(things, "pilotpage", "open")
    ChangeProjectPage.objects.filter(pk=pilot.project.pk).update(model=None, model_snapshot={})
    line = pilot.project.budget_lines.get(purpose="pilot", status="allocated")
    with pytest.raises(ReleaseRefused, match="rests on this money"):
        move(line, "release_back", reason=REASON)


def test_a_copy_of_a_project_begins_at_the_beginning(things):
    project = in_state(things, "changeprojectpage", "piloting")
    copied = project.copy(update_attrs={"slug": "copied", "title": "Copied"})
    assert (copied.status, copied.model_snapshot, copied.approved_on) == ("idea", {}, None)


# ---------------------------------------------------------------- drafts undo no facts


def test_publishing_an_old_draft_keeps_what_happened_since(things):
    project = in_state(things, "changeprojectpage", "idea")
    pinned = project.model_snapshot | {"version": 7}
    project.title = "A title from the old draft"
    draft = project.save_revision()
    facts = {"approved_on": timezone.localdate(), "model_snapshot": pinned}
    ChangeProjectPage.objects.filter(pk=project.pk).update(status="approved", **facts)
    Revision.objects.get(pk=draft.pk).publish()
    kept = ChangeProjectPage.objects.get(pk=project.pk)
    assert kept.title == "A title from the old draft"
    assert kept.status == "approved"
    assert {name: getattr(kept, name) for name in facts} == facts
