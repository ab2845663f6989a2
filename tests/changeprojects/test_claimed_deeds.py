"""Nobody types that something was done: beside a decision only what can be looked at says so."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from changeprojects.actions.release_page import release_page
from changeprojects.clock import today
from changeprojects.models import Recommendation
from changeprojects.rules.claimed_deeds import claimed_deed, claims_everything
from tests.changeprojects.test_decided_anew import DOORS, by_saving
from tests.factories.changeprojects import (
    EVALUATED,
    AcceptedRecommendationFactory,
    DraftProjectFactory,
    EventFactory,
)

pytestmark = pytest.mark.django_db
SAID = "We did this already in May 2026."

CLAIMS = """
We did this already in May 2026.
We made a one-page summary instead.
We have done it.
We have put it right.
We put things right in May.
We’ve changed the form.
We have since added a page.
The team has trained every worker.
The project team wrote a sheet for parents.
All our staff got trained in May.
It was done in May.
It has been done.
This has since been changed.
It is done.
Done in May.
All done.
We asked the courts and then made a shorter page.
We listened, and changed the form.
Aldermoor has paid it since May.
Aldermoor paid it in May.
Two of five teams do it already.
There is one page now that sums it up.
There is a new page with the main things.
We could not do all of it, and made a sheet instead.
We already do this.
We now pay for the bus.
Since May we pay the bus.
We have been paying it since May.
The training took place in May.
Not only have we changed it: it is in place.
There is no doubt that this has been done.
We, the project team, did it.
We (the team) did it.
We cannot, but it has been carried out.
W\u0435 d\u200bid this.
""".strip().splitlines()
GROUNDS = """
We asked the courts, who refused.
We tested it and nobody used it.
We tried a shorter form at one site and it was sent back.
We could not. We could have done it.
We did not do it. We didn’t change it. We did nothing.
We have not asked them and changed it. We have not yet done so. It has not been done.
Nothing was done. No change has been made. None of this has been done.
We made it clear that we cannot. We made no promise.
We will say so here once it has been done.
It should have been done long ago, and will be done by May.
The decision was made by the court. The law has changed since.
Parents on the team wrote it, and it cost little.
Courts need these headings. A shorter form was tried at one site and was sent back.
The money was moved to another service. It goes back to the next budget meeting.
Aldermoor said it would pay by May. It has not yet done so.
Some members have to be there for the plan to count.
Workers share the draft 5 working days before it is filed.
We know now that people read it together. We have too little money.
What is done in other towns does not work here.
People have written that they want it. You told us what you think.
""".strip().splitlines()


@pytest.mark.parametrize("words", [*CLAIMS, "Sorry.\nWe\ndid it"])
def test_words_that_say_that_it_was_done_are_found(words):
    assert claimed_deed(words, ["Aldermoor County Council", "The project team"])


@pytest.mark.parametrize("words", GROUNDS)
def test_grounds_claim_nothing(words):
    assert claimed_deed(words, ["Aldermoor County Council", "The project team"]) == ""


WAY_ON = {
    "answer": "Write what will be done, as “We will …”, with owner and day; or what cannot be.",
    "reason": "Write only why.",
    "decided_by": "Write only which role or agency decided.",
    "owner": "Write only which role or agency does it.",
}


@pytest.mark.parametrize("said", ["really ", "in fact ", "long ago ", "already ", "\n", " ", "*_ "])
def test_it_takes_no_time_to_look_through_a_text_that_repeats_itself(said):
    """Whoever may write a decision could keep the site from answering anybody."""
    assert isinstance(claimed_deed(f"We {said * 300}like the form."), str)


def test_an_adverb_of_two_words_is_read_as_one():
    assert claimed_deed("We long ago changed the form.")
    assert claimed_deed("We in fact, since then, changed the form.")


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", WAY_ON)
def test_no_door_lets_an_exact_number_of_people_in(decided, door, name):
    """The public reads it at once, also on a page that was released before."""
    told = refused(door, decided(), **{name: "2 of 60 said that it hurt them."})
    assert list(told) == [name]
    assert told[name][0].startswith("“2 of 60” tells exactly how many people.")


def test_a_number_and_a_deed_are_refused_at_once(decided):
    said = {"answer": "We trained everybody.", "reason": "2 of 60 said that it hurt them."}
    assert list(refused(by_saving, decided(), **said)) == ["answer", "reason"]


def test_a_name_is_nothing_but_a_name():
    assert claimed_deed("C++ <we> changed it.", ["C++ <we>"])
    assert claimed_deed("We wait.", ["<we>", "<nothing> (of it"]) == ""


def test_whoever_speaks_of_everything_is_told_apart():
    assert claims_everything("We did everything you asked for.") == "We did"
    assert claims_everything("We changed the form. Everything else waits.") == ""


def refused(door, asked, **changes):
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        door(asked, **changes)
    return refusal.value.message_dict


@pytest.fixture
def decided(db):
    """Something that was declined in a project that nobody has read of yet."""

    def make(**fields):
        fields = {"decision": "declined", "project": DraftProjectFactory()} | fields
        return Recommendation.objects.get(pk=AcceptedRecommendationFactory(**fields).pk)

    return make


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", WAY_ON)
def test_no_door_lets_a_deed_in_that_nobody_can_look_at(decided, door, name):
    told = refused(door, decided(), **{name: SAID})
    assert list(told) == [name]
    [sentence] = told[name]
    assert sentence.startswith(
        "“We did” says that it was done, and nothing that readers can look at shows it. "
    )
    assert WAY_ON[name] in sentence
    shown = "name it in a change entry, or choose its event under “Carried out at”"
    assert (shown in sentence) == (name in ("answer", "reason"))


def test_the_words_stand_in_the_refusal_as_they_were_typed(decided):
    told = refused(by_saving, decided(owner="Aldermoor Council"), reason="ALDERMOOR\u00a0paid it.")
    assert told["reason"][0].startswith("“ALDERMOOR paid” says")


def test_a_promise_is_not_told_as_done_either(decided):
    asked = decided(decision="accepted", owner="Aldermoor Council", due=EVALUATED)
    assert list(refused(by_saving, asked, reason="Aldermoor paid it in May.")) == ["reason"]


def test_words_that_were_free_are_looked_at_once_they_are_a_decision(decided):
    asked = decided(decision="undecided", reason=SAID)
    by_saving(asked, answer=SAID)
    assert list(refused(by_saving, asked, decision="declined")) == ["answer", "reason"]


def test_what_is_asked_for_is_not_told_as_done():
    asked = Recommendation(project=DraftProjectFactory(), code="NEW-1", text=SAID)
    assert list(refused(by_saving, asked)) == ["text"]


def test_words_that_were_there_before_hold_up_no_other_change(decided):
    asked = decided(reason=SAID)
    by_saving(asked, decided_by="The board")
    assert Recommendation.objects.get(pk=asked.pk).decided_by == "The board"


@pytest.fixture
def shown(final):
    """Something that a released version shows, asked for by whoever tried out the one before."""
    Recommendation.objects.update(source="review", owner="The team", due=EVALUATED)
    return Recommendation.objects.get()


def test_what_readers_can_look_at_may_be_told(shown):
    by_saving(shown, reason="We changed the handbook.", decided_on=today())
    assert Recommendation.objects.get().reason == "We changed the handbook."


@pytest.mark.parametrize("status", ["held", "announced"])
def test_a_deed_instead_is_told_with_the_event_that_shows_it(shown, status):
    begins = datetime(2026, 2, 3, 9, tzinfo=UTC)
    hours = {"starts_at": begins, "ends_at": begins + timedelta(hours=3)}
    event = EventFactory(parent=shown.project, title="Training day", status=status, **hours)
    release_page(event)
    no = AcceptedRecommendationFactory(project=shown.project, source="review")
    said = {"decision": "declined", "reason": "We trained all workers instead."}
    said |= {"carried_out_at": event, "decided_on": today()}
    if status == "held":
        by_saving(no, **said)
        assert Recommendation.objects.get(pk=no.pk).reason == said["reason"]
    else:
        assert list(refused(by_saving, no, **said)) == ["reason"]
