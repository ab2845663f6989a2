"""From where to where versions, recommendations and calls may go: every pair, allowed and refused.

What else has a life is moved by `actions.move`, and tried in `test_lifecycles`.
"""

from datetime import timedelta
from itertools import product as pairs

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from changeprojects import rules
from changeprojects.actions.begin_interest import begin_interest
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move, would_stop
from changeprojects.actions.release_page import release_page
from changeprojects.editions import current_of
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import CallPage, ChangeEntry, ChangeProjectPage, Recommendation
from changeprojects.rules.facts import released
from tests.factories.changeprojects import (
    AgencyFactory,
    FinalProductFactory,
    FinalReadyProductFactory,
    OpenRecommendationFactory,
    PilotReadyProductFactory,
)
from tests.factories.network import CompleteInterestFactory, OpenCallFactory

Decision = Recommendation.Decision

# ------------------------------------------------------------------------------ versions

# What was released last, and what may be next: the rules of the order that refuse it, if any.
MAY_FOLLOW = {
    ("nothing", "draft"): set(),
    ("nothing", "pilot"): set(),
    ("nothing", "final"): {"B08-first", "B09"},
    ("untested draft", "draft"): set(),
    ("untested draft", "pilot"): {"B08"},
    ("untested draft", "final"): {"B09"},
    ("draft", "draft"): set(),
    ("draft", "pilot"): set(),
    ("draft", "final"): {"B09"},
    ("pilot", "draft"): set(),
    ("pilot", "pilot"): set(),
    ("pilot", "final"): {"B09"},
    ("evaluated pilot", "draft"): set(),
    ("evaluated pilot", "pilot"): set(),
    ("evaluated pilot", "final"): set(),
    ("final", "draft"): set(),
    ("final", "pilot"): set(),
    ("final", "final"): set(),
    ("withdrawn", "draft"): set(),
    ("withdrawn", "pilot"): set(),
    ("withdrawn", "final"): set(),
}
ORDER = {"B08", "B08-first", "B09", "V01", "V02", "V04"}
# Readers go on using the last final version, else the last pilot; nothing before that.
IN_USE = {"nothing": None, "untested draft": None, "draft": None, "pilot": "0.3"}
IN_USE |= {"evaluated pilot": "0.3", "final": "1.0", "withdrawn": "1.0"}


def drafted(*, is_tested):
    ready = PilotReadyProductFactory(title=f"Drafted, tested: {is_tested}")
    ready.version, ready.stage = "0.1", "draft"
    if not is_tested:
        ready.test_rounds.set([])
    release_page(ready)
    return ready


def withdrawn():
    final = FinalProductFactory(title="Withdrawn")
    final.unpublish()
    return final


@pytest.fixture(scope="module")
def products(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        made = {
            "nothing": PilotReadyProductFactory(title="Nothing"),
            "untested draft": drafted(is_tested=False),
            "draft": drafted(is_tested=True),
            "pilot": release_page(PilotReadyProductFactory(title="Pilot")),
            "evaluated pilot": FinalReadyProductFactory(title="Evaluated"),
            "final": FinalProductFactory(title="Final"),
            "withdrawn": withdrawn(),
        }
        for one in made.values():
            one.save_revision()
        yield made
        transaction.set_rollback(True)


def next_of(product, last, stage):
    """The product with its next number, all its parts, and one change that nobody was told."""
    page = type(product).objects.get(pk=product.pk).get_latest_revision_as_object()
    numbers = {"final": "1.0"} if IN_USE[last] != "1.0" else {}
    usual = "0.4" if IN_USE[last] != "1.0" else "1.1"
    page.version, page.stage = numbers.get(stage, usual), stage
    page.change_entries.add(ChangeEntry(type="changed", plain_text="Something.", reason="test"))
    return page


def test_every_pair_of_versions_is_in_the_table(products):
    assert set(MAY_FOLLOW) == set(pairs(products, ("draft", "pilot", "final")))


@pytest.mark.django_db
@pytest.mark.parametrize(("last", "stage"), MAY_FOLLOW)
def test_which_version_may_follow_which(products, last, stage):
    page = next_of(products[last], last, stage)
    refusing = {finding.code for finding in rules.check(page)}
    assert refusing & ORDER == MAY_FOLLOW[last, stage]
    before = {one.version: one.content for one in released(page)}
    if MAY_FOLLOW[last, stage]:
        with pytest.raises(ReleaseRefused):
            release_page(page)
        return
    number = release_page(page).version
    found = {one.version: one.content for one in released(page)}
    assert {version: found[version] for version in before} == before, "what was released stays"
    current = current_of(released(page))
    is_used = stage == "final" or (stage == "pilot" and IN_USE[last] != "1.0")
    assert (str(current.version) if current else None) == (number if is_used else IN_USE[last])


# ----------------------------------------------------------------------- recommendations


@pytest.fixture(scope="module")
def recommendations(django_db_setup, django_db_blocker):
    """One that a public final version says it answers, and one that nothing rests on."""
    with django_db_blocker.unblock(), transaction.atomic():
        project = FinalProductFactory(title="Answers").project
        answered = project.recommendations.get()
        yield {True: answered, False: OpenRecommendationFactory(project=project)}
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("is_answered", [True, False])
@pytest.mark.parametrize(("before", "after"), [*pairs(Decision, Decision)])
def test_from_which_decision_to_which(recommendations, is_answered, before, after):
    """Every decision may become another; none is taken back that the public has read."""
    facts = {"answer": "We do.", "reason": "Many asked.", "decided_by": "The team"}
    facts |= {"owner": "The team", "due": timezone.localdate()}
    facts["decided_on"] = timezone.localdate()
    stored = Recommendation.objects.filter(pk=recommendations[is_answered].pk)
    stored.update(decision=before, **facts)
    one = stored.get()
    one.decision = after
    is_taken_back = before != Decision.UNDECIDED and after == Decision.UNDECIDED
    if is_taken_back:
        with pytest.raises(ValidationError) as refusal:
            keep_entry(one)
        assert list(refusal.value.message_dict) == ["decision"]
    else:
        keep_entry(one)
    assert stored.get().decision == (before if is_taken_back else after)


@pytest.mark.django_db
@pytest.mark.parametrize("decision", sorted(set(Decision) - {Decision.UNDECIDED}))
@pytest.mark.parametrize("missing", ["answer", "reason", "decided_by", "decided_on"])
def test_no_decision_without_what_the_public_is_told(recommendations, decision, missing):
    one = Recommendation.objects.get(pk=recommendations[False].pk)
    facts = {"answer": "We do.", "reason": "Many asked.", "decided_by": "The team"}
    facts |= {"decided_on": timezone.localdate(), "decision": decision}
    facts |= {"owner": "The team", "due": timezone.localdate()}
    for name, value in facts.items():
        setattr(one, name, value)
    setattr(one, missing, None if missing == "decided_on" else "")
    with pytest.raises(ValidationError) as refusal:
        keep_entry(one)
    assert list(refusal.value.message_dict) == [missing]


# --------------------------------------------------------------------------------- calls

DAY = timedelta(days=1)
# The state of a call by its times, from now.
TIMES = {
    "coming": (DAY, 20 * DAY),
    "open": (-20 * DAY, DAY),
    "closed": (-20 * DAY, -DAY),
}
# In which states each thing may be done, and by which rule it is refused otherwise.
WHILE = {
    "begin": ({"open"}, "C01"),
    "send": ({"open"}, "C01"),
    "open_call": ({"coming", "open"}, "C04"),
    "confirm_team": ({"closed"}, "B03"),
}


@pytest.fixture(scope="module")
def call(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield OpenCallFactory()
        transaction.set_rollback(True)


def in_state(call, state):
    opens, closes = TIMES[state]
    now = timezone.now()
    CallPage.objects.filter(pk=call.pk).update(opens_at=now + opens, closes_at=now + closes)
    return CallPage.objects.get(pk=call.pk)


def begin(call):
    begin_interest(call, AgencyFactory(), by=None)


def send(call):
    move(CompleteInterestFactory(call=call), "send")


def gate(name, status):
    """Try a move of the call's project before which the state of the call is asked."""

    def tried(call):
        ChangeProjectPage.objects.filter(pk=call.project.pk).update(status=status)
        stopping = rules.stopping(would_stop(call.project, name, by=None))
        if stopping := [one for one in stopping if one.code in {"B03", "C04"}]:
            raise ReleaseRefused(stopping)

    return tried


DONE = {
    "begin": begin,
    "send": send,
    "open_call": gate("open_call", "approved"),
    "confirm_team": gate("confirm_team", "recruiting"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "name"), [*pairs(TIMES, WHILE)])
def test_what_may_be_done_in_which_state_of_a_call(call, monkeypatch, state, name):
    # Since when the call was public is tried elsewhere; here only its own times count.
    monkeypatch.setattr("changeprojects.rules.selection.public_since", lambda page: page.opens_at)
    states, code = WHILE[name]
    if state in states:
        DONE[name](in_state(call, state))
        return
    with pytest.raises(ReleaseRefused) as refusal:
        DONE[name](in_state(call, state))
    assert code in {one.code for one in refusal.value.findings}


@pytest.mark.parametrize(("state", "then"), [("coming", "open"), ("open", "closed")])
def test_a_call_passes_into_its_next_state_at_the_very_moment(state, then):
    now = timezone.now()
    opens, closes = (now, now + DAY) if then == "open" else (now - DAY, now)
    call = CallPage(opens_at=opens, closes_at=closes)
    assert call.state(now - timedelta(microseconds=1)) == state
    assert call.state(now) == then
