"""A claim is proven only by words that really changed, or by an event that took place."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from changeprojects.actions.decide_recommendation import Verdict, decide_recommendation
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.editions import released_versions
from changeprojects.models import (
    ChangeEntry,
    ChangeProjectPage,
    EventMaterial,
    EventPage,
    KeyMessage,
    ProductPage,
    Recommendation,
    TestRound,
)
from changeprojects.selectors import ChangedPart, ProofKind, proof_of, recommendations_of
from changeprojects.selectors.kept_decisions import fault_in_decision
from changeprojects.selectors.proof import put_back
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    LAW,
    SHARING_TEXT,
    AcceptedRecommendationFactory,
    DraftProductFactory,
    EvaluatedPilotFactory,
    EventFactory,
    LiveProjectFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
    PilotReadyProductFactory,
    body,
)

pytestmark = pytest.mark.django_db


def test_a_change_that_readers_can_see_is_proof(final):
    proof = proof_of(final.project.recommendations.get())
    assert proof.version == "1.0"
    assert proof.path.endswith("/versions/1.0/")
    assert proof.blocks == (ChangedPart(SHARING_TEXT, "1. Sharing the draft"),)


def test_a_claim_about_words_that_did_not_change_is_no_proof(final_ready):
    [entry] = final_ready.change_entries.all()
    entry.block_ids = [LAW]
    final_ready.change_entries.set([entry])
    release_page(final_ready)
    assert proof_of(final_ready.project.recommendations.get()) is None


def test_a_recommendation_that_no_entry_names_has_no_proof(final):
    other = OpenRecommendationFactory(project=final.project)
    assert proof_of(other) is None


def test_a_pilot_that_names_no_released_version_proves_nothing(final):
    recommendation = final.project.recommendations.get()
    for version in ("0.4", "00.3"):
        final.pilots.update(version=version)
        assert proof_of(recommendation) is None


def test_what_is_not_released_is_no_proof(final_ready):
    final_ready.save_revision()
    assert proof_of(final_ready.project.recommendations.get()) is None


def next_final(product, recommendation, words="", version="1.1"):
    """Release the product once more, and say of its first part that it answers this."""
    product = ProductPage.objects.get(pk=product.pk)
    product.version, product.stage = version, ProductPage.Stage.FINAL
    if words:
        product.body = body(words)
    entry = {"type": "changed", "plain_text": f"Said as of {version}.", "reason": "voice"}
    return new_in(product, recommendation, block_ids=[SHARING_TEXT], **entry)


def test_the_newest_version_that_tells_it_is_the_proof(final):
    recommendation = final.project.recommendations.get()
    next_final(final, recommendation, "<p>Share it a week before.</p>")
    assert proof_of(recommendation).version == "1.1"
    # One that only says it again changes nothing for it.
    next_final(final, recommendation, version="1.2")
    assert proof_of(recommendation).version == "1.1"


def test_what_was_kept_as_it_was_is_not_what_was_done(final):
    """Its part may change in the same version for another reason."""
    asked = AcceptedRecommendationFactory(project=final.project, code="REC-05", text="Move it.")
    product = ProductPage.objects.get(pk=final.pk)
    product.version, product.body = "1.1", body("<p>Share it a week before.</p>")
    stays = {"type": "kept", "plain_text": "It stays there.", "reason": "voice"}
    new_in(product, asked, block_ids=[SHARING_TEXT], **stays)
    assert proof_of(asked) is None
    next_final(final, asked, "<p>Share it a day before.</p>", version="1.2")
    assert proof_of(asked).version == "1.2"


def test_a_sentence_that_was_told_is_told_again_for_what_it_answers_by_now(final):
    """Of 1.1, which changed something else, nobody was told that it answers anything."""
    said = {"type": "changed", "plain_text": "Reworded.", "reason": "voice"}
    product = ProductPage.objects.get(pk=final.pk)
    product.version = "1.1"
    new_in(product, None, block_ids=[LAW], **said)
    asked = late_promise(final)
    product = ProductPage.objects.get(pk=final.pk)
    product.version, product.body = "1.2", body("<p>Share it a week before.</p>")
    [entry] = product.change_entries.filter(plain_text="Reworded.")
    entry.recommendation, entry.block_ids = asked, [SHARING_TEXT]
    product.change_entries.add(entry)
    release_page(product)
    assert proof_of(asked).version == "1.2"
    # And not once more, nor because nothing is answered any more.
    for version in ("1.3", "1.4"):
        product = ProductPage.objects.get(pk=final.pk)
        product.version = version
        new_in(product, None, plain_text=f"Else in {version}.")
        newest = released_versions(product.translation_key, "en")[0]
        assert [one["text"] for one in newest.changes] == [f"Else in {version}."]
        ChangeEntry.objects.filter(plain_text="Reworded.").update(recommendation=None)


ADA = "Let Ada Brown or Tom ring every parent on the first day."


def hide(asked, *names):
    for name in names:
        asked.text = asked.text.replace(name, "[name]")
        keep_entry(asked)


def test_who_is_taken_out_of_the_words_takes_no_proof_away(final):
    asked = AcceptedRecommendationFactory(
        project=final.project, code="REC-05", text=ADA, **SEES_TO_IT
    )
    next_final(final, asked, "<p>Tom rings a week before.</p>")
    hide(asked, "Ada Brown", "Tom")
    assert asked.text == "Let [name] or [name] ring every parent on the first day."
    assert proof_of(asked).version == "1.1"


def test_words_are_not_hidden_one_after_the_other_until_nothing_shows_it(final):
    asked = AcceptedRecommendationFactory(
        project=final.project, code="REC-05", text=ADA, **SEES_TO_IT
    )
    next_final(final, asked, "<p>Tom rings a week before.</p>")
    hide(asked, "Ada Brown or Tom")
    assert "text" in refusal_of(asked, text="Let [name] every parent on the first day.")
    assert proof_of(asked).version == "1.1"


def late_promise(product):
    """What nobody did anything for, while another one was carried out in the same part."""
    return AcceptedRecommendationFactory(project=product.project, code="REC-05", text="Pay them.")


ASKED = datetime(2025, 6, 1, tzinfo=UTC)
# Of version 1.0, as its factory writes it.
FINAL_WORDS = "<p>Share the draft at least 5 working days before it is filed.</p>"


@pytest.mark.parametrize("since", [None, ASKED])
def test_what_a_final_version_said_already_is_no_proof_in_the_next_one(since, final):
    done, late = final.project.recommendations.get(), late_promise(final)
    next_final(final, late)
    assert proof_of(late, since=since) is None
    assert proof_of(done, since=since).version == "1.0"
    next_final(final, late, "<p>Share it a week before.</p>", version="1.2")
    assert proof_of(late, since=since).version == "1.2"


def test_it_is_none_either_if_that_version_was_taken_back_or_withdrawn_meanwhile(final):
    late = late_promise(final)
    final.unpublish()
    next_final(final, late)
    assert proof_of(late) is None
    move(ProductPage.objects.get(pk=final.pk), "withdraw", reason="It misled families.")
    next_final(final, late, version="1.2")
    assert proof_of(late) is None


def test_what_is_as_the_final_version_before_said_it_is_put_back(final):
    late, other = late_promise(final), OpenRecommendationFactory(project=final.project)
    Recommendation.objects.filter(pk=other.pk).update(decision="declined")
    next_final(final, late, "<p>Share it a week before.</p>")
    assert put_back(late) == set()
    next_final(final, other, FINAL_WORDS, version="1.2")
    assert proof_of(late) is None
    assert put_back(late) == {(str(final.translation_key), "1.1")}


def test_what_people_tried_after_a_final_version_is_undone_if_they_ask_for_that(final):
    """Then what they had before them counts, and no version that was older."""
    late = late_promise(final)
    final.version, final.stage, final.body = "1.1", ProductPage.Stage.PILOT, WEEK
    final.change_entries.add(ChangeEntry(type="changed", plain_text="Else.", reason="test"))
    release_page(final)
    final.pilots.update(version="1.1")
    asked = timezone.now()
    next_final(final, late, FINAL_WORDS, version="1.2")
    assert proof_of(late, since=asked).version == "1.2"
    assert proof_of(late, since=ASKED) is None


def test_of_a_product_that_nobody_tried_out_each_version_tells_what_it_changes(piloted):
    done = AcceptedRecommendationFactory(project=piloted.project)
    report = report_on(piloted.project, title="Report", body=WEEK)
    new_in(report, done, block_ids=[SHARING_TEXT])
    late = late_promise(piloted)
    next_final(report, late)
    assert proof_of(late, since=ASKED) is None
    assert proof_of(done, since=ASKED).version == "1.0"
    next_final(report, late, "<p>Share it a day before.</p>", version="1.2")
    assert proof_of(late, since=ASKED).version == "1.2"


def test_recommendations_come_by_their_code(final):
    OpenRecommendationFactory(project=final.project, code="A-1")
    codes = [one.code for one in recommendations_of(final.project)]
    assert codes == sorted(codes)
    assert len(codes) == 2


TRAINED = datetime(2026, 2, 3, 9, tzinfo=UTC)


def held(project, **fields):
    """A public event of the project that has taken place."""
    hours = {"starts_at": TRAINED, "ends_at": TRAINED + timedelta(hours=3)}
    fields = {"title": "Training day", "status": "held", **hours} | fields
    return release_page(EventFactory(parent=project, **fields))


def told_of(project):
    [one] = document_of(project.translation_key)["recommendations"]
    return one


def test_an_event_that_has_taken_place_is_proof_of_what_changes_no_text(piloted):
    event = held(piloted.project)
    asked = AcceptedRecommendationFactory(project=piloted.project, carried_out_at=event)
    proof = proof_of(asked)
    assert (proof.kind, proof.title, proof.path) == (ProofKind.EVENT, "Training day", event.url)
    assert proof.happened_on == date(2026, 2, 3)
    assert (proof.version, proof.blocks) == ("", ())


@pytest.mark.parametrize("status", ["announced", "cancelled"])
def test_an_event_that_did_not_take_place_is_no_proof(status, piloted):
    event = held(piloted.project, status=status)
    asked = AcceptedRecommendationFactory(project=piloted.project, carried_out_at=event)
    assert proof_of(asked) is None


SAYS_NOTHING = {"notes": ""}


@pytest.mark.parametrize("notes", ["", "<p> </p>", "<p>Held.</p>"])
def test_an_event_that_tells_nothing_of_what_came_of_it_is_no_proof(notes, piloted):
    """A title and a day are what anybody can type, also before the day."""
    event = held(piloted.project, notes=notes)
    asked = AcceptedRecommendationFactory(project=piloted.project, carried_out_at=event)
    assert proof_of(asked) is None
    event = EventPage.objects.get(pk=event.pk)
    event.key_messages.add(KeyMessage(text="Ask before you write."))
    release_page(event)
    assert proof_of(asked).title == "Training day"


def test_words_may_be_mended_while_the_event_tells_nothing():
    asked = carried_out(**SAYS_NOTHING)
    asked.text = asked.text.upper()
    keep_entry(asked)
    event = EventPage.objects.get(pk=asked.carried_out_at_id)
    event.materials.add(EventMaterial(title="Slides", url="https://a.example/slides"))
    release_page(event)
    assert "text" in refusal_of(asked, text=asked.text.lower())


def test_an_event_that_readers_cannot_see_is_no_proof(piloted):
    event = held(piloted.project)
    asked = AcceptedRecommendationFactory(project=piloted.project, carried_out_at=event)
    event.unpublish()
    assert proof_of(asked) is None


def test_an_event_before_people_were_asked_is_no_proof(piloted):
    asked = AcceptedRecommendationFactory(
        project=piloted.project, carried_out_at=held(piloted.project)
    )
    assert proof_of(asked, since=TRAINED)
    assert proof_of(asked, since=TRAINED + timedelta(minutes=1)) is None


def test_an_event_of_another_project_cannot_be_chosen_and_proves_nothing(piloted):
    product, other = piloted, LiveProjectFactory()
    asked = OpenRecommendationFactory(project=product.project, carried_out_at=held(other))
    assert proof_of(asked) is None
    with pytest.raises(ValidationError, match="event of the same project"):
        asked.full_clean()


def test_the_project_says_what_became_of_what_it_was_asked_as_soon_as_that_changes(piloted):
    asked = OpenRecommendationFactory(project=piloted.project, source="evaluation", owner="All")
    verdict = {
        "decision": "accepted",
        "answer": "All workers get a training day.",
        "reason": "It was cheap.",
        "decided_by": "The team",
        "decided_on": date(2025, 12, 10),
    }
    decide_recommendation(asked, Verdict(**verdict, owner="All", due=date(2026, 1, 31)), by=None)
    promised = told_of(piloted.project)
    assert (promised["decision"], promised["owner"], promised["proof"]) == ("accepted", "All", None)
    event = held(piloted.project)
    decide_recommendation(
        asked, Verdict(**verdict, owner="All", due=date(2026, 1, 31), carried_out_at=event), by=None
    )
    proof = told_of(piloted.project)["proof"]
    assert (proof["kind"], proof["event"]) == ("event", str(event.translation_key))
    event.unpublish()
    assert told_of(piloted.project)["proof"] is None


def test_what_nobody_decided_tells_no_answer():
    asked = OpenRecommendationFactory(answer="Not yet to be read.", reason="Nor this.")
    release_page(asked.project)
    one = told_of(asked.project)
    assert (one["decision"], one["answer"], one["reason"]) == ("undecided", "", "")


def new_in(product, recommendation, **fields):
    entry = {"type": "added", "plain_text": "New.", "reason": "evaluation"} | fields
    product.change_entries.add(ChangeEntry(recommendation=recommendation, **entry))
    return release_page(product)


def report_on(project, **fields):
    return DraftProductFactory(
        parent=project,
        kind=ProductPage.Kind.LEARNING_REPORT,
        version="1.0",
        stage=ProductPage.Stage.FINAL,
        **fields,
    )


def test_a_product_that_nobody_tried_out_is_proof_by_what_is_new_in_it(piloted):
    asked = AcceptedRecommendationFactory(project=piloted.project)
    report = report_on(piloted.project, title="Report", body=body("<p>What we learned.</p>"))
    new_in(report, asked, block_ids=[SHARING_TEXT])
    proof = proof_of(asked, since=datetime(2025, 5, 1, tzinfo=UTC))
    assert (proof.kind, proof.title, proof.version) == (ProofKind.EDITION, "Report", "1.0")
    assert [block.id for block in proof.blocks] == [SHARING_TEXT]
    assert proof_of(asked, since=datetime(3026, 5, 1, tzinfo=UTC)) is None


def test_a_part_that_is_not_in_it_is_no_proof(piloted):
    asked = AcceptedRecommendationFactory(project=piloted.project)
    new_in(report_on(piloted.project), asked, block_ids=["00000000-0000-4000-8000-0000000000ff"])
    assert proof_of(asked) is None


def test_a_test_round_is_answered_by_what_differs_from_what_was_tested():
    product = PilotReadyProductFactory(version="0.2", stage=ProductPage.Stage.DRAFT)
    release_page(product, at=datetime(2025, 1, 7, tzinfo=UTC))
    asked = AcceptedRecommendationFactory(project=product.project, source="test")
    product.version, product.stage = "0.3", ProductPage.Stage.PILOT
    product.body = body("<p>Share it a week before.</p>")
    new_in(product, asked, block_ids=[SHARING_TEXT], reason="test")
    since = datetime(2025, 2, 3, tzinfo=UTC)
    assert proof_of(asked, since=since).version == "0.3"
    asked.source = "evaluation"
    assert proof_of(asked, since=since).kind == ProofKind.EDITION
    asked.source = "test"
    assert told_of(product.project)["proof"]["version"] == "0.3"


def test_a_test_round_is_not_answered_by_what_is_as_it_was():
    product = PilotReadyProductFactory(version="0.2", stage=ProductPage.Stage.DRAFT)
    release_page(product, at=datetime(2025, 1, 7, tzinfo=UTC))
    asked = AcceptedRecommendationFactory(project=product.project, source="test")
    product.version, product.stage = "0.3", ProductPage.Stage.PILOT
    new_in(product, asked, block_ids=[SHARING_TEXT], reason="test")
    assert proof_of(asked) is None


WEEK, DAY = body("<p>Share it a week before.</p>"), body("<p>Share it a day before.</p>")


def kit_tested_twice(asked_in_february):
    """A kit that was tested as 0.2 in February, says more as 0.3, and was tested again in May.

    Nothing of what was asked is undecided any more, when 0.4 comes out in June.
    """
    product = PilotReadyProductFactory(version="0.2", stage=ProductPage.Stage.DRAFT)
    release_page(product, at=datetime(2025, 1, 7, tzinfo=UTC))
    asked = AcceptedRecommendationFactory(project=product.project, source="test")
    product.version, product.stage, product.body = "0.3", ProductPage.Stage.PILOT, WEEK
    entry = {"type": "changed", "plain_text": "Earlier.", "reason": "test"}
    told = {"recommendation": asked} if asked_in_february else {}
    product.change_entries.add(ChangeEntry(**entry, block_ids=[SHARING_TEXT], **told))
    release_page(product, at=datetime(2025, 3, 1, tzinfo=UTC))
    product.test_rounds.add(
        TestRound(version="0.3", method="Reading", held_on=date(2025, 5, 2), findings="-")
    )
    product.version = "0.4"
    return product, asked


def test_what_a_test_round_asks_is_not_done_by_what_was_tested_in_it():
    product, asked = kit_tested_twice(asked_in_february=False)
    new_in(product, asked, block_ids=[SHARING_TEXT], reason="test")
    assert told_of(product.project)["proof"] is None
    product.version, product.body = "0.5", DAY
    new_in(product, asked, plain_text="Later.", block_ids=[SHARING_TEXT], reason="test")
    assert told_of(product.project)["proof"]["version"] == "0.5"


def test_what_an_earlier_test_round_asked_stays_done_after_another_one():
    product, asked = kit_tested_twice(asked_in_february=True)
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    release_page(product)
    assert asked.decided_on > date(2025, 5, 2)
    assert told_of(product.project)["proof"]["version"] == "0.3"


def test_it_stays_asked_in_the_earlier_round_once_somebody_is_taken_out_of_the_words():
    product, asked = kit_tested_twice(asked_in_february=True)
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    release_page(product)
    asked.owner, asked.due = SEES_TO_IT.values()
    hide(asked, "families")
    assert told_of(product.project)["proof"]["version"] == "0.3"


# Also on the day on which its version came out.
@pytest.mark.parametrize("day", [1, 20])
def test_what_a_second_pilot_asks_is_not_done_by_what_was_piloted_in_it(day, piloted):
    asked = AcceptedRecommendationFactory(project=piloted.project, source="evaluation")
    piloted.version, piloted.body = "0.4", WEEK
    piloted.change_entries.add(
        ChangeEntry(type="changed", plain_text="Earlier.", reason="evaluation")
    )
    release_page(piloted, at=datetime(2025, 8, 1, tzinfo=UTC))
    pilot = EvaluatedPilotFactory(
        product=piloted, parent=piloted.project, version="0.4", opens_on=date(2025, 8, day)
    )
    release_page(pilot)
    piloted.version = "0.5"
    new_in(piloted, asked, block_ids=[SHARING_TEXT])
    assert asked.decided_on > pilot.first_day
    assert told_of(piloted.project)["proof"] is None
    Recommendation.objects.update(decided_on=date(2025, 7, 31))
    release_page(ChangeProjectPage.objects.get(pk=piloted.project.pk))
    assert told_of(piloted.project)["proof"] is None


SEES_TO_IT = {"owner": "The team", "due": date(2026, 3, 1)}


def carried_out(**fields):
    """A recommendation that readers see was carried out at an event."""
    project = PilotedProductFactory().project
    asked = AcceptedRecommendationFactory(project=project, **SEES_TO_IT)
    asked.carried_out_at = held(project, **fields)
    keep_entry(asked)
    return asked


def refusal_of(asked, **changes):
    changed = Recommendation.objects.get(pk=asked.pk)
    for name, value in changes.items():
        setattr(changed, name, value)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        keep_entry(changed)
    return refusal.value.message_dict


def test_what_an_event_carried_out_keeps_its_words_and_its_code():
    asked = carried_out()
    assert "in these words: keep the words" in refusal_of(asked, text="Pay them.")["text"][0]
    assert "by its code: keep the code" in refusal_of(asked, code="NEW-1")["code"][0]
    elsewhere = LiveProjectFactory()
    assert "project" in refusal_of(asked, project=elsewhere, carried_out_at=None)


def test_who_is_taken_out_of_the_words_does_not_undo_what_an_event_showed():
    asked = carried_out()
    hide(asked, "families")
    assert proof_of(Recommendation.objects.get(pk=asked.pk)).title == "Training day"


def test_words_do_not_change_by_the_way_round_another_event_or_none():
    asked = carried_out()
    event = asked.carried_out_at
    asked.carried_out_at = None
    keep_entry(asked)
    assert proof_of(asked) is None
    assert "text" in refusal_of(asked, text="Pay them.", carried_out_at=event)
    other = held(asked.project, title="Second day")
    assert "text" in refusal_of(asked, text="Pay them.", carried_out_at=other)
    asked.carried_out_at = other
    keep_entry(asked)
    assert proof_of(asked).title == "Second day"


def test_words_do_not_change_while_the_event_is_taken_back():
    asked = carried_out()
    event = asked.carried_out_at
    event.unpublish()
    assert "text" in refusal_of(asked, text="Pay them.")
    release_page(EventPage.objects.get(pk=event.pk))
    assert proof_of(asked).title == "Training day"


def test_other_words_written_past_every_action_are_not_what_the_event_shows():
    asked = carried_out()
    Recommendation.objects.filter(pk=asked.pk).update(text="Pay them.")
    assert proof_of(Recommendation.objects.get(pk=asked.pk)) is None


def test_slips_may_be_mended_until_the_event_has_been_held():
    asked = carried_out(status="announced")
    asked.text = asked.text.upper()
    keep_entry(asked)
    move(asked.carried_out_at, "hold")
    assert proof_of(Recommendation.objects.get(pk=asked.pk)).title == "Training day"
    asked.carried_out_at.unpublish()
    assert "text" in refusal_of(asked, text=asked.text.lower())


def test_each_letter_stays_from_the_release_of_an_event_that_was_held_already(piloted):
    project = piloted.project
    event = EventFactory(
        parent=project, status="held", starts_at=TRAINED, ends_at=TRAINED + timedelta(hours=1)
    )
    asked = AcceptedRecommendationFactory(project=project, **SEES_TO_IT, carried_out_at=event)
    asked.text = asked.text.upper()
    keep_entry(asked)
    release_page(event)
    event.unpublish()
    assert "text" in refusal_of(asked, text=asked.text.lower())


def test_a_form_says_at_the_words_that_they_stay():
    asked = carried_out()
    changed = Recommendation.objects.get(pk=asked.pk)
    changed.text = "Pay them."
    assert list(fault_in_decision(changed)) == ["text"]
