"""What a final version counted on stays readable, whatever is decided afterwards."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction

from changeprojects.actions.decide_recommendation import Verdict, decide_recommendation
from changeprojects.actions.delete_entry import delete_entry
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.actions.save_entry import save_entry
from changeprojects.exceptions import NotAllowed
from changeprojects.models import ChangeProjectPage, ProductPage, Recommendation
from surveys.models import VoiceIndexPage
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    EVALUATED,
    DraftProjectFactory,
    LiveProjectFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
)
from tests.named_tests import ROOT

pytestmark = pytest.mark.django_db

SEES_TO_IT = {"owner": "The project team", "due": date(2025, 12, 20)}
LATER = datetime(3026, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def asked(final):
    """What the final version answers."""
    Recommendation.objects.update(**SEES_TO_IT)
    return final.project.recommendations.get()


def verdict_on(asked, **changes):
    names = ("decision", "answer", "reason", "decided_by", "decided_on", "owner", "due")
    return Verdict(**{name: getattr(asked, name) for name in names} | changes)


def by_saving(asked, **changes):
    for name, value in changes.items():
        setattr(asked, name, value)
    save_entry(asked, by=None)


def by_keeping(asked, **changes):
    for name, value in changes.items():
        setattr(asked, name, value)
    keep_entry(asked)


def by_deciding(asked, **changes):
    decide_recommendation(asked, verdict_on(asked, **changes), by=None)


DOORS = [by_saving, by_keeping, by_deciding]
OTHER = {"answer": "Nothing was done.", "reason": "Nobody had time.", "decided_by": "Somebody"}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", OTHER)
def test_no_door_rewrites_what_a_final_version_counts_on(asked, door, name):
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        door(asked, **{name: OTHER[name]})
    assert list(refusal.value.message_dict) == ["decided_on"]
    kept = Recommendation.objects.get(pk=asked.pk)
    assert getattr(kept, name) != OTHER[name]
    assert not kept.former_decisions.exists()


@pytest.mark.parametrize("day", [EVALUATED - timedelta(days=1), EVALUATED + timedelta(days=1)])
def test_a_new_decision_is_not_dated_before_the_version_that_counted_on_the_former(asked, day):
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        by_saving(asked, answer="Nothing was done.", decided_on=day)
    assert "Write the day of the new decision" in refusal.value.message_dict["decided_on"][0]


@pytest.mark.parametrize("door", DOORS)
def test_what_was_decided_before_is_told_beside_what_is_decided_now(asked, door):
    before = {name: getattr(asked, name) for name in ("answer", "reason", "decided_by")}
    with time_machine.travel(LATER, tick=False):
        door(asked, decision="declined", decided_on=LATER.date(), **OTHER)
    [one] = document_of(asked.project.translation_key)["recommendations"]
    assert (one["decision"], one["answer"]) == ("declined", "Nothing was done.")
    [former] = one["former"]
    assert former == before | {
        "decision": "accepted",
        "decision_label": "Accepted",
        "decided_on": "2025-12-04",
        "replaced_on": "3026-02-01",
    }


def test_decisions_follow_one_another_and_none_is_lost(asked):
    for number, answer in enumerate(("A second answer.", "A third answer.", "A fourth answer.")):
        moment = LATER + timedelta(days=number)
        with time_machine.travel(moment, tick=False):
            by_saving(asked, answer=answer, decided_on=moment.date())
    told = [one.answer for one in asked.former_decisions.all()]
    assert told[1:] == ["A second answer.", "A third answer."]
    assert asked.answer == "A fourth answer."


def test_two_decisions_of_one_day_are_both_readable(asked):
    with time_machine.travel(LATER, tick=False):
        by_saving(asked, answer="A second answer.", decided_on=LATER.date())
        by_saving(asked, answer="A third answer.")
    assert [one.answer for one in asked.former_decisions.all()][-1] == "A second answer."


def test_the_public_reads_both_where_every_recommendation_is_told(client, asked):
    with time_machine.travel(LATER, tick=False):
        by_saving(asked, decision="declined", decided_on=LATER.date(), **OTHER)
    home = asked.project.get_site().root_page
    index = home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    html = client.get(index.url).content.decode()
    assert "Nothing was done." in html
    assert "Until 1 February 3026 it was: Accepted. Workers share the draft 5 working days" in html


def test_the_api_tells_both(client, asked):
    with time_machine.travel(LATER, tick=False):
        by_saving(asked, decision="declined", decided_on=LATER.date(), **OTHER)
    address = f"/api/v1/change-projects/{asked.project.translation_key}"
    [one] = client.get(address).json()["recommendations"]
    assert [former["decision"] for former in one["former"]] == ["accepted"]


def test_who_sees_to_it_is_no_other_decision(asked):
    by_saving(asked, owner="Another team")
    assert not asked.former_decisions.exists()


def test_what_a_final_version_counted_on_stays_when_that_one_is_taken_back(asked, final):
    ProductPage.objects.get(pk=final.pk).unpublish()
    with pytest.raises(ValidationError, match="counts on what was decided"):
        by_saving(asked, answer="Put in better words.")


def decided_in(project):
    return project.recommendations.create(
        code="R-1",
        text="Share it.",
        decision="accepted",
        **OTHER,
        **SEES_TO_IT,
        decided_on=EVALUATED,
    )


def test_what_nobody_outside_has_read_may_be_put_in_better_words():
    asked = decided_in(DraftProjectFactory())
    by_saving(asked, answer="Put in better words.")
    assert not asked.former_decisions.exists()


@pytest.mark.parametrize("door", DOORS)
def test_what_the_public_has_read_stays_readable_without_a_final_version_too(door):
    asked = decided_in(PilotedProductFactory().project)
    with pytest.raises(ValidationError, match="The public has read it"), transaction.atomic():
        door(asked, answer="Put in better words.")
    with time_machine.travel(LATER, tick=False):
        door(asked, answer="Put in better words.", decided_on=LATER.date())
    assert asked.former_decisions.get().answer == OTHER["answer"]


def test_what_is_asked_for_after_a_final_version_is_dated_and_kept_too(asked):
    project = ChangeProjectPage.objects.get(pk=asked.project_id)
    later = OpenRecommendationFactory(project=project)
    facts = OTHER | {"decision": "declined"}
    with time_machine.travel(LATER, tick=False):
        by_saving(later, decided_on=LATER.date(), **facts)
        by_saving(later, answer="No, we still cannot.")
    assert later.former_decisions.get().answer == OTHER["answer"]


def test_what_a_final_version_counts_on_is_neither_deleted_nor_asked_in_other_words(asked, final):
    declined = OpenRecommendationFactory(
        project=final.project,
        decision="declined",
        answer="No, we cannot.",
        reason="It costs too much.",
        decided_by="The team",
        decided_on=EVALUATED,
    )
    with pytest.raises(NotAllowed):
        delete_entry(declined, by=None)
    declined.text = "Pay everybody."
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        keep_entry(declined)
    assert "counts on what was decided about this" in refusal.value.message_dict["text"][0]


def test_a_head_that_is_released_anew_rewrites_nothing(asked):
    with time_machine.travel(LATER, tick=False):
        by_saving(asked, decision="declined", decided_on=LATER.date(), **OTHER)
        project = ChangeProjectPage.objects.get(pk=asked.project_id)
        project.save_revision()
        first = project.revisions.order_by("created_at").first()
        release_page(first.as_object() if first else project)
    assert Recommendation.objects.get(pk=asked.pk).answer == "Nothing was done."
    assert asked.former_decisions.count() == 1


WRITES = re.compile(r"Recommendation\.objects[^#\n]*\.(update|bulk_update|bulk_create|create)\(")


def test_nothing_but_the_actions_writes_a_recommendation():
    """Whatever else there were would be a door at which no rule is asked."""
    found = {
        str(path.relative_to(ROOT)): WRITES.findall(path.read_text())
        for package in ("changeprojects", "surveys", "home", "site")
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts
    }
    assert {path: names for path, names in found.items() if names} == {
        # It writes no more than what an event showed.
        "changeprojects/actions/keep_proven_words.py": ["update"],
        "home/demo/projects.py": ["create"],
    }


REWORDED = "Thank young people for what they said."


@pytest.mark.parametrize("decision", ["undecided", "declined"])
def test_what_the_public_read_was_asked_for_keeps_its_words(decision):
    asked = OpenRecommendationFactory(project=LiveProjectFactory(), text="Tell us by a fixed day.")
    by_saving(asked)
    if decision == "declined":
        by_saving(asked, decision=decision, decided_on=date(2025, 12, 4), **OTHER)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        by_saving(asked, text=REWORDED)
    assert "add a new recommendation" in refusal.value.message_dict["text"][0]
    asked.refresh_from_db()
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        by_keeping(asked, code="NEW-1")
    assert list(refusal.value.message_dict) == ["code"]
    [told] = document_of(asked.project.translation_key)["recommendations"]
    assert told["text"] == "Tell us by a fixed day."


def test_small_slips_in_public_words_may_be_mended():
    project = LiveProjectFactory()
    asked = OpenRecommendationFactory(project=project, text="tell us by a fixed day")
    by_saving(asked, text="Tell us, by a fixed day.")
    assert document_of(project.translation_key)["recommendations"][0]["text"] == asked.text


@pytest.mark.parametrize("text", ["Pay £150.", "Pay £1.50 %."])
def test_a_mark_that_makes_another_number_is_no_small_slip(text):
    asked = OpenRecommendationFactory(project=LiveProjectFactory(), text="Pay £1.50.")
    with pytest.raises(ValidationError, match="keep the words"), transaction.atomic():
        by_saving(asked, text=text)


def test_a_project_that_was_never_public_may_ask_in_better_words():
    asked = OpenRecommendationFactory(project=DraftProjectFactory(), text="Tell us by a fixed day.")
    by_saving(asked, text=REWORDED, code="NEW-1")
    assert Recommendation.objects.get(pk=asked.pk).text == REWORDED


def test_who_is_named_in_public_words_can_be_taken_out():
    project = LiveProjectFactory()
    asked = OpenRecommendationFactory(project=project, text="Let Ada Brown ring every parent.")
    by_saving(asked, text="Let [name] ring every parent.")
    assert document_of(project.translation_key)["recommendations"][0]["text"] == asked.text
