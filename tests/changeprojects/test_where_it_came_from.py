"""What shows that something was done is bound to the round that asked for it, to no typed day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail_modeladmin.helpers import AdminURLHelper

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.forms import RecommendationForm
from changeprojects.models import ChangeEntry, PilotPage, ProductPage, Recommendation, TestRound
from changeprojects.selectors.asked import asked_since
from changeprojects.selectors.came_from import rounds_of
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    SHARING_TEXT,
    AcceptedRecommendationFactory,
    EvaluatedPilotFactory,
    EventFactory,
    ManagerFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
    PilotReadyProductFactory,
    body,
)

pytestmark = pytest.mark.django_db

PROMISED = {"owner": "The team", "due": date(2026, 3, 1)}
VERDICT = {
    "decision": "accepted",
    "answer": "Workers share it earlier.",
    "reason": "Most people saw it too late.",
    "decided_by": "The team",
}
AFTER_BOTH = date(2025, 12, 20)


def told_of(asked):
    told = document_of(asked.project.translation_key)["recommendations"]
    return next(one for one in told if one["code"] == asked.code)


def refusal_of(asked, **changes):
    changed = Recommendation.objects.get(pk=asked.pk) if asked.pk else asked
    for name, value in changes.items():
        setattr(changed, name, value)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        keep_entry(changed)
    return refusal.value.message_dict


def rounds_by_day(project):
    return {one["on"]: one for one in rounds_of(project)}


@pytest.fixture(scope="module")
def key_of_kit(for_all_tests):
    product = PilotReadyProductFactory(version="0.2", stage="draft")
    release_page(product, at=datetime(2025, 1, 7, tzinfo=UTC))
    product.version, product.stage = "0.3", "pilot"
    product.body = body("<p>Share it a week before.</p>")
    product.change_entries.add(ChangeEntry(type="changed", plain_text="Earlier.", reason="test"))
    release_page(product, at=datetime(2025, 3, 1, tzinfo=UTC))
    return product.pk


@pytest.fixture
def kit(key_of_kit, db):
    """A kit that was tested as 0.2 in February, says more as 0.3, and was tested again in May."""
    product = ProductPage.objects.get(pk=key_of_kit)
    product.test_rounds.add(
        TestRound(version="0.3", method="Reading", held_on=date(2025, 5, 2), findings="-")
    )
    product.version = "0.4"
    return product


def claimed(product, asked):
    """Say of the next version that it does what was asked, by what 0.3 said already."""
    entry = {"type": "changed", "plain_text": "In time.", "reason": "test"}
    change = ChangeEntry(block_ids=[SHARING_TEXT], recommendation=asked, **entry)
    product.change_entries.add(change)
    release_page(product)


def out(product):
    """Release its next version, which answers nothing."""
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    release_page(product)


@pytest.fixture(scope="module")
def key_of_twice(for_all_tests):
    piloted = PilotedProductFactory()
    piloted.pilots.update(closed_on=date(2025, 6, 30))
    piloted.version, piloted.body = "0.4", body("<p>Share it a week before.</p>")
    piloted.change_entries.add(
        ChangeEntry(type="changed", plain_text="Earlier.", reason="evaluation")
    )
    release_page(piloted, at=datetime(2025, 8, 1, tzinfo=UTC))
    pilot = EvaluatedPilotFactory(
        product=piloted,
        parent=piloted.project,
        title="Autumn pilot",
        version="0.4",
        opens_on=date(2025, 8, 20),
        closed_on=date(2025, 11, 30),
    )
    release_page(pilot)
    return piloted.pk


@pytest.fixture
def twice(key_of_twice, db):
    """A product that was piloted in May as 0.3, trained for in July, and piloted again in August.

    Version 0.4, of the second pilot, says what 0.3 did not.
    """
    return ProductPage.objects.get(pk=key_of_twice)


def test_a_day_typed_before_the_second_test_moves_nothing_back(kit):
    asked = OpenRecommendationFactory(project=kit.project, source="test")
    for name, value in (VERDICT | PROMISED | {"decided_on": date(2025, 4, 1)}).items():
        setattr(asked, name, value)
    keep_entry(asked)
    claimed(kit, asked)
    assert asked_since(asked).date() == date(2025, 5, 3)
    assert told_of(asked)["proof"] is None


def test_a_day_typed_before_the_second_pilot_moves_nothing_back(twice):
    asked = AcceptedRecommendationFactory(project=twice.project, source="evaluation")
    Recommendation.objects.update(decided_on=date(2025, 7, 31))
    twice.version = "0.5"
    claimed(twice, asked)
    assert told_of(asked)["proof"] is None


def trained(project, day=date(2025, 7, 3)):
    began = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    hours = {"starts_at": began, "ends_at": began + timedelta(hours=3)}
    return release_page(EventFactory(parent=project, status="held", **hours))


def test_what_an_event_did_for_the_first_pilot_stays_done_if_the_pilot_is_named(twice):
    asked = OpenRecommendationFactory(project=twice.project, source="evaluation")
    asked.came_from = rounds_by_day(twice.project)["2025-05-01"]
    keep_entry(asked)
    Recommendation.objects.filter(pk=asked.pk).update(
        decision="accepted", decided_on=AFTER_BOTH, carried_out_at=trained(twice.project)
    )
    twice.project.refresh_head()
    assert told_of(asked)["proof"]["kind"] == "event"


# ---------------------------------------------------------------- nobody asks before it is over

MAY, JUNE_30, JULY = date(2025, 5, 20), date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def key_of_piloted(for_all_tests):
    return PilotedProductFactory().pk


@pytest.fixture
def piloted(key_of_piloted, db):
    """A product that was piloted from the first of May on, until the last of June."""
    product = ProductPage.objects.get(pk=key_of_piloted)
    product.pilots.update(closed_on=JUNE_30)
    return product


def asked_at(product, day, source="evaluation", **fields):
    """Something that was asked for, and as it says was carried out at an event of that day."""
    event = trained(product.project, day)
    asked = AcceptedRecommendationFactory(
        project=product.project, source=source, carried_out_at=event, **fields
    )
    product.project.refresh_head()
    return asked


@pytest.mark.parametrize("is_named", [False, True])
@pytest.mark.parametrize("source", ["evaluation", "review"])
def test_what_a_pilot_asks_is_not_done_by_what_happened_before_it_was_over(
    piloted, source, is_named
):
    named = {"came_from": rounds_by_day(piloted.project)["2025-05-01"]} if is_named else {}
    proofs = [
        told_of(asked_at(piloted, day, source, **named))["proof"] for day in (MAY, JUNE_30, JULY)
    ]
    assert [proof and proof["on"] for proof in proofs] == [None, None, "2025-07-01"]


@pytest.mark.parametrize("is_named", [False, True])
def test_while_a_pilot_goes_on_nothing_shows_what_it_asks(piloted, is_named):
    piloted.pilots.update(closed_on=None, status="open")
    # It was to close by then.
    assert piloted.pilots.get().closes_on < date(2025, 10, 1)
    named = {"came_from": rounds_by_day(piloted.project)["2025-05-01"]} if is_named else {}
    asked = asked_at(piloted, date(2025, 10, 2), **named)
    assert told_of(asked)["proof"] is None
    piloted.pilots.update(status="closed", closed_on=date(2025, 10, 1))
    piloted.project.refresh_head()
    assert told_of(asked)["proof"]["kind"] == "event"
    piloted.pilots.update(closed_on=date(2025, 10, 2))
    piloted.project.refresh_head()
    assert told_of(asked)["proof"] is None


def test_nothing_shows_it_any_more_once_the_pilot_that_is_named_was_deleted(piloted):
    """Nobody can say any more when it was over."""
    asked = asked_at(piloted, JULY, came_from=rounds_by_day(piloted.project)["2025-05-01"])
    assert told_of(asked)["proof"]["kind"] == "event"
    piloted.pilots.get().delete()
    piloted.project.refresh_head()
    assert told_of(asked)["proof"] is None


def test_the_pilot_that_is_over_asked_and_not_the_one_that_goes_on(twice):
    PilotPage.objects.filter(title="Autumn pilot").update(status="open", closed_on=None)
    assert told_of(asked_at(twice, JUNE_30))["proof"] is None
    assert told_of(asked_at(twice, JULY))["proof"]["kind"] == "event"


def test_words_that_came_out_while_a_pilot_went_on_are_no_answer_to_its_evaluation(piloted):
    product = piloted
    asked = AcceptedRecommendationFactory(project=product.project, source="evaluation")
    for version, month in (("0.4", 6), ("0.5", 7)):
        product.version, product.body = version, body(f"<p>Share it {month} weeks before.</p>")
        product.change_entries.add(
            ChangeEntry(
                type="changed",
                plain_text=f"Earlier, as of {version}.",
                reason="evaluation",
                block_ids=[SHARING_TEXT],
                recommendation=asked,
            )
        )
        product = release_page(product, at=datetime(2025, month, 10, tzinfo=UTC))
        proof = told_of(asked)["proof"]
        assert (proof and proof["version"]) == (None if version == "0.4" else "0.5")


@pytest.mark.parametrize("is_named", [False, True])
def test_what_a_test_asks_is_not_done_on_the_day_on_which_it_was_held(kit, is_named):
    out(kit)
    named = {"came_from": rounds_by_day(kit.project)["2025-05-02"]} if is_named else {}
    proofs = [
        told_of(asked_at(kit, date(2025, 5, day), "test", **named))["proof"] for day in (2, 3)
    ]
    assert [proof and proof["on"] for proof in proofs] == [None, "2025-05-03"]


def test_it_is_not_done_by_what_came_before_the_pilot_that_is_named(twice):
    asked = AcceptedRecommendationFactory(
        project=twice.project,
        source="evaluation",
        carried_out_at=trained(twice.project),
        came_from=rounds_by_day(twice.project)["2025-08-20"],
    )
    twice.project.refresh_head()
    assert told_of(asked)["proof"] is None


def test_the_round_that_is_named_counts_and_no_other(kit):
    out(kit)
    first, second = (rounds_by_day(kit.project)[day] for day in ("2025-02-03", "2025-05-02"))
    asked = AcceptedRecommendationFactory(project=kit.project, source="test", came_from=first)
    assert asked_since(asked).date() == date(2025, 2, 4)
    asked.came_from = second
    assert asked_since(asked).date() == date(2025, 5, 3)


def test_another_day_or_version_of_the_round_afterwards_changes_nothing(kit):
    out(kit)
    second = rounds_by_day(kit.project)["2025-05-02"]
    asked = AcceptedRecommendationFactory(project=kit.project, source="test", came_from=second)
    TestRound.objects.filter(held_on=date(2025, 5, 2)).update(held_on="2025-02-01", version="0.2")
    assert asked_since(asked).date() == date(2025, 5, 3)
    kit.version = "0.5"
    claimed(kit, asked)
    assert told_of(asked)["proof"] is None


# ---------------------------------------------------------------- what is refused


def test_a_decision_is_not_dated_before_the_test_that_asked_for_it(kit):
    out(kit)
    asked = OpenRecommendationFactory(
        project=kit.project, source="test", came_from=rounds_by_day(kit.project)["2025-05-02"]
    )
    refused = refusal_of(asked, **VERDICT, **PROMISED, decided_on=date(2025, 5, 1))
    assert refused == {
        "decided_on": [
            "It was asked for on 2 May 2025: write a day from then on. What was decided before "
            "people were asked is no answer to them."
        ]
    }
    for name, value in (VERDICT | PROMISED | {"decided_on": date(2025, 5, 2)}).items():
        setattr(asked, name, value)
    keep_entry(asked)
    assert asked.is_decided


def test_a_decision_is_not_dated_before_the_pilot_closed_that_asked_for_it(twice):
    second = rounds_by_day(twice.project)["2025-08-20"]
    asked = OpenRecommendationFactory(project=twice.project, source="evaluation", came_from=second)
    refused = refusal_of(asked, **VERDICT, **PROMISED, decided_on=date(2025, 11, 29))
    assert "asked for until 30 November 2025" in refused["decided_on"][0]
    for name, value in (VERDICT | PROMISED | {"decided_on": date(2025, 11, 30)}).items():
        setattr(asked, name, value)
    keep_entry(asked)
    assert asked.is_decided


def test_what_was_dated_so_before_holds_up_no_other_change(twice):
    second = rounds_by_day(twice.project)["2025-08-20"]
    asked = AcceptedRecommendationFactory(
        project=twice.project,
        source="evaluation",
        came_from=second,
        decided_on=date(2025, 10, 1),
        **PROMISED,
    )
    asked.owner = "Another team"
    keep_entry(asked)
    assert Recommendation.objects.get(pk=asked.pk).owner == "Another team"


def test_what_is_decided_comes_from_where_it_came_from(twice):
    first, second = (rounds_by_day(twice.project)[day] for day in ("2025-05-01", "2025-08-20"))
    asked = AcceptedRecommendationFactory(
        project=twice.project, source="evaluation", came_from=second, **PROMISED
    )
    for other in (first, None):
        assert "stays what it came from" in refusal_of(asked, came_from=other)["came_from"][0]


@pytest.mark.parametrize(
    ("source", "day"), [("test", "2025-05-01"), ("review", "2025-02-03"), ("theme", "2025-05-01")]
)
def test_a_round_of_another_kind_asked_for_nothing_of_it(twice, source, day):
    asked = OpenRecommendationFactory(project=twice.project, source=source)
    assert list(refusal_of(asked, came_from=rounds_by_day(twice.project)[day])) == ["came_from"]


def test_a_round_that_never_was_cannot_be_named(twice):
    asked = OpenRecommendationFactory(project=twice.project, source="evaluation")
    made_up = rounds_by_day(twice.project)["2025-05-01"] | {"on": "2024-05-01"}
    assert list(refusal_of(asked, came_from=made_up)) == ["came_from"]


def test_the_form_offers_the_rounds_of_the_project_and_keeps_the_one_that_is_chosen(twice, client):
    asked = OpenRecommendationFactory(project=twice.project, source="evaluation")
    client.force_login(ManagerFactory())
    address = AdminURLHelper(Recommendation).get_action_url("edit", asked.pk)
    shown = client.get(address).content.decode()
    assert "Pilot “Autumn pilot” of 0.4, from 20 August 2025" in shown
    assert "Test round of 0.2, 3 February 2025" in shown
    second = rounds_by_day(twice.project)["2025-08-20"]
    sent = {"project": asked.project_id, "code": asked.code, "text": asked.text}
    sent |= {"source": "evaluation", "decision": "undecided"}
    key = RecommendationForm.base_fields["came_from"].prepare_value(second)
    answer = client.post(address, sent | {"came_from": key})
    assert answer.status_code == 302, answer.content.decode()
    assert Recommendation.objects.get(pk=asked.pk).came_from == second
    assert f'value="{key}" selected' in client.get(address).content.decode().replace("&quot;", '"')


# ---------------------------------------------------------------- decided before rounds were named


@pytest.fixture
def decided(twice):
    """What was decided after both pilots, of which nobody had named one."""
    training = trained(twice.project)
    asked = AcceptedRecommendationFactory(
        project=twice.project,
        source="evaluation",
        carried_out_at=training,
        decided_on=AFTER_BOTH,
        **PROMISED,
    )
    twice.project.refresh_head()
    assert told_of(asked)["proof"] is None
    return asked


WHY = "The team asked for it in May, as its notes say."


def test_its_round_is_named_once_with_a_reason(twice, decided):
    first, second = (rounds_by_day(twice.project)[day] for day in ("2025-05-01", "2025-08-20"))
    assert list(refusal_of(decided, came_from=first)) == ["came_from_why"]
    assert list(refusal_of(decided, came_from=first, came_from_why="-")) == ["came_from_why"]
    decided.came_from, decided.came_from_why = first, WHY
    keep_entry(decided)
    # What came after that round is what was asked for in it.
    assert told_of(decided)["proof"]["kind"] == "event"
    for changes in ({"came_from": second}, {"came_from": None}, {"came_from_why": "Else, I say."}):
        assert list(refusal_of(decided, **changes)) == [*changes]


def test_only_what_came_after_the_round_that_is_named_late_shows_it(twice, decided):
    decided.came_from, decided.came_from_why = rounds_by_day(twice.project)["2025-08-20"], WHY
    keep_entry(decided)
    assert told_of(decided)["proof"] is None


@pytest.mark.parametrize(
    "changes", [{"text": "Pay for travel."}, {"answer": "We paid for it."}, {"owner": "Others"}]
)
def test_its_words_and_its_decision_stay_while_the_round_is_named(twice, decided, changes):
    named = {"came_from": rounds_by_day(twice.project)["2025-05-01"], "came_from_why": WHY}
    assert "came_from" in refusal_of(decided, **named, **changes)


def test_no_round_is_named_that_came_after_the_decision(twice, decided):
    Recommendation.objects.filter(pk=decided.pk).update(decided_on=date(2025, 6, 1))
    later = rounds_by_day(twice.project)["2025-08-20"]
    assert list(refusal_of(decided, came_from=later, came_from_why=WHY)) == ["decided_on"]


# ---------------------------------------------------------------- tried out by another project


def test_what_another_project_says_of_its_product_is_no_answer_to_this_one(piloted):
    """Pilots of a product of another project, public before they were refused, still are."""
    product, other = piloted, PilotedProductFactory().project
    # It was changed for somebody else, who had asked for the same under the same code.
    its, ours = (
        AcceptedRecommendationFactory(project=one, source="evaluation", code="REC-01", **PROMISED)
        for one in (product.project, other)
    )
    assert its.as_asked == ours.as_asked
    PilotPage.objects.child_of(other).update(product=product)
    product.version, product.body = "0.4", body("<p>Share it a week before.</p>")
    claimed(product, its)
    other.refresh_head()
    assert told_of(its)["proof"]["product"] == str(product.translation_key)
    assert told_of(ours)["proof"] is None
