"""Whatever is edited, claimed, released, held, decided and asked: “We did” needs a proof.

Each sequence is played on real pages, and told beside in plain values that know nothing of how
the proof is looked for. Both must agree on what was done, both ways.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from changeprojects.actions.delete_entry import delete_entry
from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import NotAllowed, ReleaseRefused, StaysInProject
from changeprojects.models import (
    ChangeEntry,
    ChangeProjectPage,
    EventPage,
    InvolvementActivity,
    ProductPage,
    Recommendation,
    TestRound,
)
from changeprojects.selectors import proof_of
from changeprojects.selectors.asked import asked_since
from changeprojects.selectors.came_from import rounds_of
from surveys.models import SurveyDeployment
from surveys.selectors.voice_summary import summarise
from tests.factories.changeprojects import (
    LAW,
    SHARING,
    SHARING_TEXT,
    AcceptedRecommendationFactory,
    AllocatedLineFactory,
    EventFactory,
    LiveProjectFactory,
    PilotedProductFactory,
    block,
    body,
)
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

BEGIN = datetime(2026, 1, 1, 9, tzinfo=UTC)
FIRST_OUT = datetime(2025, 5, 1, 9, tzinfo=UTC)
TEST_DECIDED = date(2026, 1, 31)
# Before anybody was asked for anything: a day that somebody typed.
LONG_AGO = date(2025, 2, 3)
LAW_TEXT = "00000000-0000-4000-8000-0000000000b2"
# Another block with the words of one of them, beside it or in its place.
TWIN = {SHARING_TEXT: f"{SHARING_TEXT[:-2]}c2", LAW_TEXT: f"{LAW_TEXT[:-2]}d2"}
NOWHERE = "00000000-0000-4000-8000-0000000000ff"
NOTE = "00000000-0000-4000-8000-0000000000e1"
# Says nothing that was asked for: why it is as it is, what somebody else said, what is known.
GROUNDS = {
    "because": lambda said: {"change": "why", "text": said},
    "quotation": lambda said: {"text": said, "source": "A guide", "url": ""},
    "evidence": lambda said: {"source": said, "claim": "", "how_strong": "", "url": ""},
}
# Nobody can tell these from the letters in their place.
ALIKE = str.maketrans("Saehiu", "\u0405\u0251\u0435\u0570\u0456\u057d")
PILOTED = {SHARING_TEXT: "Share it a", LAW_TEXT: "Courts say a"}
PARTS = [SHARING, LAW, *PILOTED, *TWIN.values(), NOTE, NOWHERE]
DONE = {"accepted": "done", "partly": "partly"}
# Words that claim it, by the field in which they stand.
SAID = [
    ("reason", "We did this already in May 2026."),
    ("answer", "The handbook has been changed."),
    ("reason", "We could not do all of it, and made a sheet instead."),
    ("owner", "The team, which has done it"),
]

words = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(sorted(PILOTED)), st.sampled_from("abc")),
    st.tuples(
        st.sampled_from(["duplicate", "paste anew", "full stop", "look alike"]),
        st.sampled_from(sorted(PILOTED)),
    ),
    st.tuples(st.just("note"), st.sampled_from(sorted(GROUNDS))),
)
release = st.tuples(
    # A pilot version, a final one, or all of it as a product of another kind.
    st.sampled_from(["release", "release", "finish", "copy"]),
    st.integers(0, 2),  # for which recommendation; a test round asked for the last one
    st.frozensets(st.sampled_from(PARTS), min_size=1, max_size=3),
)
decision = st.tuples(
    st.just("decide"), st.integers(0, 1), st.sampled_from(Recommendation.Decision.values)
)
gathering = st.tuples(
    st.just("gather"),
    st.integers(0, 1),  # for which recommendation
    st.sampled_from(EventPage.Status.values),
    st.sampled_from(["now", "in a thousand years"]),
)
others = st.sampled_from(
    [
        *[("ask",), ("test",), ("next day",), ("take back",)],
        *[("hide event", 0), ("show event", 0), ("elsewhere", 0)],
    ]
)
renaming = st.tuples(
    st.just("rename"),
    st.integers(0, 2),
    st.sampled_from([0, 1, 2, None]),  # to the code which one had at first, or to a new one
)
naming = st.tuples(st.just("name round"), st.integers(0, 2))  # which of the first three
dating_back = st.tuples(st.just("date back"), st.integers(0, 2))
replacing = st.tuples(st.sampled_from(["reword", "recreate"]), st.integers(0, 1))
# Says that it was done, in words beside the answer.
saying = st.tuples(st.just("say done"), st.integers(0, 1), st.sampled_from(SAID))
# What would lead round what was told: another project, another day while nobody can look.
round_about = st.sampled_from(
    [("move away",), ("put off", 0), ("put off", 1), ("take back project",), ("show project",)]
)
sequences = st.lists(
    st.one_of(
        words,
        release,
        release,
        decision,
        gathering,
        others,
        renaming,
        replacing,
        dating_back,
        naming,
        saying,
        round_about,
    ),
    max_size=9,
)


@dataclass
class Told:
    """What happened, in plain values."""

    now: datetime = BEGIN
    opened: datetime | None = None
    words: dict[str, str] = field(default_factory=lambda: dict(PILOTED))
    decisions: list[str] = field(default_factory=lambda: ["accepted", "accepted"])
    # What stands there for each recommendation: a new one is another, whatever it is called.
    asked: list[str] = field(default_factory=lambda: ["first", "second", "third"])
    releases: list["Claim"] = field(default_factory=list)
    rounds: list["Round"] = field(default_factory=lambda: [Round(date(2025, 2, 3))])
    # Which of them is named late as the one that asked; it can be named once.
    named: "Round | None" = None
    is_public: bool = True
    # By recommendation: when the event began that is named for it, if it took place in public.
    events: dict[int, datetime] = field(default_factory=dict)
    # Which of them readers saw carried out at an event: those keep their words for good.
    shown: set[str] = field(default_factory=set)
    # Which of them were promised, in a project that people have read, and put off since.
    put_off: set[str] = field(default_factory=set)

    def look(self):
        """See what events show by now."""
        for number, began in self.events.items():
            if began and self.decisions[number] in DONE:
                self.shown.add(self.asked[number])

    def kind(self, number):
        """By what it is proven: words come before events."""
        if self.opened and (shown := self.shown_by_words(number, self.opened, [PILOTED])):
            return shown
        began = self.events.get(number)
        return "event" if self.opened and began and began >= self.opened else None

    def kind_by_test(self, number):
        """By what it is proven that the newest round asked for it before something answered it."""
        named = [one.at.date() for one in self.releases if one.asked == self.asked[number]]
        last = min(named, default=None)
        known = [one for one in self.rounds if last is None or one.held_on <= last]
        rounds = [self.named] if self.named else known or self.rounds[:1]
        tested = max(rounds, key=lambda one: one.held_on)
        newest = [one for one in rounds if one.held_on == tested.held_on][-1]
        # It had asked for nothing before it was over.
        begin = datetime.combine(newest.held_on + timedelta(days=1), time(), UTC)
        if newest.said is None:
            return self.shown_by_words(number, begin, [PILOTED])
        since = max(begin, newest.out_at + timedelta(microseconds=1))
        return self.shown_by_words(number, since, [PILOTED, newest.said])

    def shown_by_words(self, number, since, tried):
        """Which words show it: of what was tried out, or of something else, if any do."""
        for of_handbook, kind in ((True, "text"), (False, "edition")):
            claims = [
                one
                for one in self.releases
                if one.asked == self.asked[number]
                and one.at >= since
                and one.of_handbook is of_handbook
            ]
            is_there = self.is_public or not of_handbook
            if is_there and any(self.changed(one, since, tried) for one in claims):
                return kind
        return None

    def changed(self, claim, since, tried):
        """Whether a part that it names says what nothing said when people were asked.

        Or, of what was tried, what it said then is said nowhere in it any more. And so it is in
        what people use now.
        """
        before = [one for one in self.releases if one.at < since]
        last = [PILOTED, *(one.said for one in before if one.of_handbook)][-1]
        others = [one.said for one in before if not (one.of_handbook or claim.of_handbook)]
        heard = {said for one in (*tried, last, *others) for said in one.values()}
        in_use = self.in_use(claim)
        # A version tells what it changes: not what a final one said after people were asked.
        finals = [one for one in self.releases if one.is_final and since <= one.at < claim.at]
        former = [one.said for one in finals[-1:] if claim.of_handbook]
        heard |= {said for one in former for said in one.values()}

        def differs(part, said):
            had = {one.get(part) for one in (last, *former)}
            gone = [{one.get(part), *had} for one in tried if claim.of_handbook]
            is_new = part in said and said[part] not in heard
            return is_new or any(one.isdisjoint({*said.values(), None}) for one in gone)

        return any(
            differs(part, claim.said)
            and (
                differs(part, in_use)
                or (part in claim.said and claim.said[part] in {*in_use.values()} - heard)
            )
            for part in claim.parts
        )

    def in_use(self, claim):
        """What people use instead of what was released then: the last final, or what is newer."""
        if not claim.of_handbook:
            return claim.said
        handbook = [one for one in self.releases if one.of_handbook]
        finals = [one for one in handbook if one.is_final and one.at >= claim.at]
        return (finals or handbook)[-1].said


@dataclass(frozen=True)
class Round:
    """A test round: when it was held, what the version said that was tested, and when it was out.

    Nobody knows what a version said that never came out.
    """

    held_on: date
    said: dict[str, str] | None = None
    out_at: datetime | None = None


@dataclass(frozen=True)
class Claim:
    """A release, what it says by block, and the parts that it names for what was asked."""

    at: datetime
    said: dict[str, str]
    asked: str
    parts: frozenset[str]
    of_handbook: bool = True
    is_final: bool = False


def pages_words(said, stops, alike=(), note=None):
    """The body of a page that says this, with a full stop after it or without.

    With letters that look alike in the blocks named so, and perhaps with a note.
    """
    sections = deepcopy(body())
    for index, first in enumerate(PILOTED):
        [written] = sections[index]["value"]["content"]
        sections[index]["value"]["content"] = [
            block(written["type"], words_of_block(written, spelt, stops[first]), key)
            for key in (first, TWIN[first])
            if key in said
            for spelt in [said[key].translate(ALIKE) if first in alike else said[key]]
        ]
    if note:
        kind, words = note
        sections[0]["value"]["content"].append(block(kind, GROUNDS[kind](words), NOTE))
    return sections


def words_of_block(written, said, stop):
    if written["type"] == "legal":
        return written["value"] | {"text": f"{said}{stop}"}
    return f"<p>{said}{stop}</p>"


class Play:
    """Does on real pages what the steps of a sequence say, and tells it."""

    def __init__(self, product, deployment, recommendations):
        self.product = ProductPage.objects.get(pk=product.pk)
        self.deployment, self.recommendations = deployment, recommendations
        self.told, self.number = Told(), (0, 3)
        self.hidden, self.abroad = {}, set()
        self.codes = [one.code for one in recommendations]
        self.stops = dict.fromkeys(PILOTED, ".")
        self.alike, self.written_note = set(), None

    def do(self, step):
        name, *arguments = step
        self.told.now += timedelta(hours=1)
        getattr(self, name.replace(" ", "_"))(*arguments)
        self.told.look()

    def write(self, first, letter):
        """Write other words, in the block that stands there; a duplicate keeps its own."""
        here = first if first in self.told.words else TWIN[first]
        self.told.words[here] = f"{PILOTED[first][:-1]}{letter}"

    def duplicate(self, first):
        words = self.told.words
        here, other = (first, TWIN[first]) if first in words else (TWIN[first], first)
        words[other] = words[here]

    def paste_anew(self, first):
        """Cut the block, and paste it: the same words are another block."""
        words = self.told.words
        if not (first in words and TWIN[first] in words):
            here, other = (first, TWIN[first]) if first in words else (TWIN[first], first)
            words[other] = words.pop(here)

    def full_stop(self, first):
        self.stops[first] = "" if self.stops[first] else "."

    def look_alike(self, first):
        self.alike ^= {first}

    def note(self, kind):
        """Say of what is asked for why it is as it is, or what somebody said of it."""
        self.written_note = kind, f"It has become otherwise at {self.told.now}."

    def test(self):
        """Read the newest version with people, on another day."""
        self.told.now += timedelta(days=1)
        handbook = [one for one in self.told.releases if one.of_handbook]
        said, out_at = (handbook[-1].said, handbook[-1].at) if handbook else (PILOTED, FIRST_OUT)
        held_on = self.told.now.date()
        TestRound.objects.create(
            product=ProductPage.objects.get(pk=self.product.pk),
            version="{}.{}".format(*self.number),
            method="Reading",
            held_on=held_on,
            findings="-",
        )
        self.told.rounds.append(Round(held_on, said, out_at))

    def next_day(self):
        self.told.now += timedelta(days=1)

    def release(self, number, parts):
        major, minor = self.number
        self._next((major, minor + 1), ProductPage.Stage.PILOT, number, parts)

    def finish(self, number, parts):
        """Release it as a final version: the first is 1.0."""
        major, minor = self.number
        following = (major, minor + 1) if major else (1, 0)
        self._next(following, ProductPage.Stage.FINAL, number, parts)

    def _next(self, following, stage, number, parts):
        page = ProductPage.objects.get(pk=self.product.pk)
        page.version, page.stage = "{}.{}".format(*following), stage
        for name in ("aim", "methods", "results", "influence", "reflections"):
            setattr(page, f"involvement_{name}", "Four parents were in the team.")
        if self._claim(page, number, parts):
            self.number = following
            self.told.is_public = True

    def copy(self, number, parts):
        """Release all of it as a product that needs no pilot."""
        fields = {"title": "Report", "slug": f"report-{self.told.now:%d-%H}"}
        fields |= {"kind": ProductPage.Kind.LEARNING_REPORT}
        source = ProductPage.objects.get(pk=self.product.pk)
        copied = source.copy(update_attrs=fields, keep_live=False, copy_revisions=False)
        page = ProductPage.objects.get(pk=copied.pk)
        page.version, page.stage = "1.0", ProductPage.Stage.FINAL
        if not self._claim(page, number, parts, of_handbook=False):
            page.delete()

    def _claim(self, page, number, parts, *, of_handbook=True):
        told = self.told
        page.body = pages_words(told.words, self.stops, self.alike, self.written_note)
        entry = ChangeEntry(
            type=ChangeEntry.Type.CHANGED,
            plain_text=f"Changed as of {told.now}.",
            reason=ChangeEntry.Reason.VOICE,
            block_ids=sorted(parts),
            recommendation=self.recommendations[number],
        )
        if not of_handbook:
            page.change_entries.set([])
        page.change_entries.add(entry)
        try:
            with transaction.atomic():
                release_page(page, at=told.now)
        except ReleaseRefused:
            return False
        said = dict(told.words)
        is_final = of_handbook and page.stage == ProductPage.Stage.FINAL
        claim = Claim(told.now, said, told.asked[number], parts, of_handbook, is_final)
        told.releases.append(claim)
        return True

    def decide(self, number, value):
        one = self.recommendations[number]
        Recommendation.objects.filter(pk=one.pk).update(decision=value)
        self.told.decisions[number] = value
        # No action stores one that names an event of another project.
        if number not in self.abroad:
            keep_entry(Recommendation.objects.get(pk=one.pk))

    def date_back(self, number):
        """Say that it was decided long ago, as whoever writes the first decision may."""
        one = self.recommendations[number]
        Recommendation.objects.filter(pk=one.pk).update(decided_on=LONG_AGO)
        if number not in self.abroad:
            keep_entry(Recommendation.objects.get(pk=one.pk))

    def say_done(self, number, said):
        """Write beside the answer that it is done: nobody can unless it can be looked at."""
        if number in self.abroad:
            return
        refused = self._keep(number, **dict([said]))
        is_answer = self.told.decisions[number] != "undecided"
        is_shown = self.told.kind(number) is not None
        assert (said[0] in refused) is (is_answer and not is_shown), (said, refused)

    def name_round(self, which):
        """Say of what is decided already in which test round it was asked for."""
        chosen = self.told.rounds[which % len(self.told.rounds)]
        one = Recommendation.objects.get(pk=self.recommendations[2].pk)
        rounds = [each for each in rounds_of(one.project) if each["kind"] == "test"]
        one.came_from = next(each for each in rounds if each["on"] == chosen.held_on.isoformat())
        one.came_from_why = f"It was asked for in that one, as was seen at {self.told.now}."
        try:
            with transaction.atomic():
                keep_entry(one)
        except ValidationError:
            return
        assert self.told.named is None
        self.told.named = chosen

    def rename(self, number, to):
        self._keep(number, code="REC-99" if to is None else self.codes[to])

    def reword(self, number):
        refused = self._keep(number, text=f"Pay every family {self.number} pounds.")
        # What cannot be stored for another reason says nothing of its words.
        if refused <= {"text"}:
            # Every project here was public: nothing that it was asked is put in other words.
            assert refused == {"text"}

    def recreate(self, number):
        """Delete it if that is let, and let another one take its code and its theme if it can."""
        old = Recommendation.objects.get(pk=self.recommendations[number].pk)
        themes = list(old.themes.all())
        try:
            delete_entry(old, by=None)
        except NotAllowed:
            return
        old.pk, old.decision, old.carried_out_at = None, "accepted", None
        self.hidden.pop(number, None)
        self.abroad.discard(number)
        old.text = f"Pay every family a thousand pounds, said at {self.told.now}."
        for code in (old.code, f"NEW-{self.told.now:%d%H%M}"):
            old.code = code
            try:
                with transaction.atomic():
                    keep_entry(old)
            except ValidationError:
                continue
            break
        for theme in themes:
            theme.recommendations.add(old)
        self.recommendations[number] = old
        self.told.asked[number] = f"made at {self.told.now}"
        self.told.decisions[number] = "accepted"
        self.told.events = self.told.events | {number: None}

    def _keep(self, number, **changes):
        """Store the changes if they are let; return the fields for which they are not."""
        one = Recommendation.objects.get(pk=self.recommendations[number].pk)
        for name, value in changes.items():
            setattr(one, name, value)
        try:
            with transaction.atomic():
                keep_entry(one)
        except ValidationError as refusal:
            return set(refusal.message_dict)
        self.recommendations[number] = one
        return set()

    def ask(self):
        SurveyDeployment.objects.filter(pk=self.deployment.pk).update(opens_at=self.told.now)
        self.told.opened = self.told.now

    def gather(self, number, state, when):
        begins = self.told.now if when == "now" else self.told.now.replace(year=3026)
        event = EventFactory(
            parent=ChangeProjectPage.objects.get(pk=self.product.project.pk),
            status=state,
            starts_at=begins,
            ends_at=begins + timedelta(minutes=30),
        )
        try:
            with transaction.atomic():
                release_page(event)
        except ReleaseRefused:
            assert (state, when) == ("held", "in a thousand years")
        self._name(number, event)
        took_place = state == "held" and when == "now"
        self.told.events = self.told.events | {number: begins if took_place else None}

    def hide_event(self, number):
        one = Recommendation.objects.get(pk=self.recommendations[number].pk)
        if one.carried_out_at and one.carried_out_at.live:
            one.carried_out_at.unpublish()
            self.hidden[number] = self.told.events.get(number)
            self.told.events = self.told.events | {number: None}

    def show_event(self, number):
        """Publish it again, which proves again what it proved, and nothing else."""
        if number in self.hidden:
            one = Recommendation.objects.get(pk=self.recommendations[number].pk)
            release_page(EventPage.objects.get(pk=one.carried_out_at_id))
            self.told.events = self.told.events | {number: self.hidden.pop(number)}

    def elsewhere(self, number):
        event = release_page(
            EventFactory(
                parent=LiveProjectFactory(),
                status="held",
                starts_at=self.told.now,
                ends_at=self.told.now + timedelta(minutes=30),
            )
        )
        self._name(number, event)
        self.told.events = self.told.events | {number: None}

    def _name(self, number, event):
        one = Recommendation.objects.get(pk=self.recommendations[number].pk)
        Recommendation.objects.filter(pk=one.pk).update(carried_out_at=event)
        self.hidden.pop(number, None)
        if event.is_child_of(one.project):
            self.abroad.discard(number)
            keep_entry(Recommendation.objects.get(pk=one.pk))
        else:
            self.abroad.add(number)

    def move_away(self):
        """Move the product and its events to another project, which nobody lets them."""
        target = LiveProjectFactory()
        for page in Page.objects.child_of(self.product.project):
            with pytest.raises(StaysInProject), transaction.atomic():
                page.move(target, pos="last-child")

    def put_off(self, number):
        """Promise it for a later day; whether people can read the project makes no difference."""
        is_promise = self.told.decisions[number] in DONE
        if not self._keep(number, due=BEGIN.date() + timedelta(days=90)) and is_promise:
            self.told.put_off.add(self.told.asked[number])

    def take_back_project(self):
        project = ChangeProjectPage.objects.get(pk=self.product.project.pk)
        project.unpublish()

    def show_project(self):
        release_page(ChangeProjectPage.objects.get(pk=self.product.project.pk))

    def take_back(self):
        ProductPage.objects.get(pk=self.product.pk).unpublish()
        self.told.is_public = False


@pytest.fixture
def stage():
    """A piloted product, and a page that tells of a survey in which two things were asked for."""
    product = PilotedProductFactory(body=pages_words(PILOTED, dict.fromkeys(PILOTED, ".")))
    AllocatedLineFactory(project=product.project, purpose="final_product")
    InvolvementActivity.objects.create(
        project=product.project, kind="co_production", held_on=LONG_AGO, who="Four parents"
    )
    sees_to_it = {"owner": "The project team", "due": BEGIN.date()}
    asked = [AcceptedRecommendationFactory(project=product.project, **sees_to_it) for _ in range(2)]
    by_test = {"source": "test", "decided_on": TEST_DECIDED}
    asked.append(AcceptedRecommendationFactory(project=product.project, **sees_to_it, **by_test))
    deployment = made.deployment(product.pilots.get())
    SurveyDeployment.objects.filter(pk=deployment.pk).update(opens_at=None)
    made.responses(deployment, 20)
    for number, one in enumerate(asked[:2]):
        made.theme(deployment, f"T{number}", people=15, asks=[one])
    return product, deployment, asked, made.page(deployment)


def fates(page):
    page = type(page).objects.get(pk=page.pk)
    return {item.theme.code: item for item in summarise(page).items}


WROTE, CLAIMED = ("write", SHARING_TEXT, "b"), ("release", 0, frozenset({SHARING_TEXT}))
CLAIMED_TWIN = ("release", 0, frozenset({SHARING, SHARING_TEXT, TWIN[SHARING_TEXT]}))
CLAIMED_NOTE = ("release", 0, frozenset({NOTE, SHARING}))
RESTORED, OTHER = ("write", SHARING_TEXT, "a"), ("release", 1, frozenset({LAW_TEXT}))
BY_TEST = ("release", 2, frozenset({SHARING_TEXT}))
COPIED = ("copy", 0, frozenset({SHARING, SHARING_TEXT}))
TESTED = [("test",), ("next day",)]
HELD = ("gather", 0, "held", "now")
FINAL = ("finish", 0, frozenset({SHARING_TEXT}))
# Of somebody else who was promised something, naming what was changed for the first.
LATE_FINAL = ("finish", 1, frozenset({SHARING_TEXT}))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sequence=sequences)
# Changed because of what was asked.
@example(sequence=[("ask",), WROTE, CLAIMED])
# Changed before anybody was asked, and claimed then or afterwards.
@example(sequence=[WROTE, CLAIMED, ("ask",)])
@example(sequence=[WROTE, CLAIMED, ("ask",), ("write", LAW_TEXT, "b"), CLAIMED])
# Claimed, and nothing changed, or something else.
@example(sequence=[("ask",), ("write", LAW_TEXT, "b"), CLAIMED])
# Changed before, changed back before, and changed because of it.
@example(sequence=[WROTE, CLAIMED, ("write", SHARING_TEXT, "a"), CLAIMED, ("ask",), WROTE, CLAIMED])
@example(sequence=[("ask",), WROTE, CLAIMED, ("take back",)])
# The same words as another block, elsewhere, without their full stop or as another product.
@example(sequence=[("ask",), ("duplicate", SHARING_TEXT), CLAIMED_TWIN])
@example(sequence=[("ask",), ("paste anew", SHARING_TEXT), CLAIMED_TWIN])
@example(sequence=[("ask",), ("full stop", SHARING_TEXT), CLAIMED])
@example(sequence=[("ask",), COPIED])
@example(sequence=[("ask",), ("take back",), COPIED])
@example(sequence=[WROTE, CLAIMED, ("ask",), COPIED])
@example(sequence=[("ask",), WROTE, COPIED])
@example(sequence=[WROTE, COPIED, ("ask",), COPIED])
@example(sequence=[("ask",), WROTE, ("paste anew", SHARING_TEXT), CLAIMED_TWIN])
@example(sequence=[("ask",), ("look alike", SHARING_TEXT), CLAIMED])
# Why it became otherwise, and what is known of it, is not that.
@example(sequence=[("ask",), ("note", "because"), CLAIMED_NOTE])
@example(sequence=[("ask",), ("note", "evidence"), CLAIMED_NOTE])
# What people tried out is put back, alone or with a note that says what was changed.
@example(sequence=[("ask",), WROTE, CLAIMED, RESTORED, OTHER])
@example(sequence=[("ask",), WROTE, CLAIMED, RESTORED, OTHER, WROTE, OTHER])
@example(sequence=[("ask",), WROTE, CLAIMED, ("duplicate", SHARING_TEXT), RESTORED, OTHER])
# A final version names what the one before it said already, or what is new in it alone.
@example(sequence=[("ask",), WROTE, FINAL, LATE_FINAL])
@example(sequence=[("ask",), WROTE, FINAL, ("release", 1, frozenset({SHARING_TEXT}))])
@example(sequence=[("ask",), WROTE, FINAL, ("write", SHARING_TEXT, "c"), LATE_FINAL])
@example(sequence=[("ask",), WROTE, FINAL, ("write", SHARING_TEXT, "c"), LATE_FINAL, WROTE, OTHER])
@example(sequence=[("ask",), WROTE, FINAL, RESTORED, FINAL, WROTE, LATE_FINAL])
@example(sequence=[("ask",), WROTE, CLAIMED, LATE_FINAL])
# What was final before people were asked is what they could have found, and no more.
@example(sequence=[WROTE, FINAL, ("write", SHARING_TEXT, "c"), OTHER, ("ask",), WROTE, LATE_FINAL])
# A test round asks for what it had before it, or for what a version says afterwards.
@example(sequence=[WROTE, OTHER, ("test",), BY_TEST])
@example(sequence=[WROTE, BY_TEST, ("test",), OTHER])
@example(sequence=[WROTE, OTHER, ("test",), ("write", SHARING_TEXT, "c"), BY_TEST])
@example(sequence=[WROTE, OTHER, *TESTED, ("write", SHARING_TEXT, "c"), BY_TEST])
@example(sequence=[WROTE, OTHER, *TESTED, RESTORED, BY_TEST])
# Of what is decided the round is named late: the earlier one, the later one, twice, or neither.
@example(sequence=[WROTE, OTHER, ("test",), BY_TEST, ("name round", 0)])
@example(sequence=[WROTE, OTHER, ("test",), BY_TEST, ("name round", 1)])
@example(sequence=[WROTE, OTHER, ("test",), BY_TEST, ("name round", 1), ("name round", 0)])
@example(sequence=[OTHER, *TESTED, WROTE, BY_TEST, ("name round", 1)])
@example(sequence=[OTHER, ("test",), BY_TEST, ("name round", 0)])
# A decision that is dated back asks for nothing earlier.
@example(sequence=[WROTE, OTHER, ("test",), ("date back", 2), BY_TEST])
@example(sequence=[WROTE, CLAIMED, ("ask",), ("date back", 0), CLAIMED])
# Carried out outside the text: after people were asked, before, not yet, cancelled, elsewhere.
@example(sequence=[("ask",), HELD])
@example(sequence=[HELD, ("ask",)])
@example(sequence=[("ask",), ("gather", 0, "held", "in a thousand years")])
@example(sequence=[("ask",), ("gather", 0, "announced", "now")])
@example(sequence=[("ask",), ("gather", 0, "cancelled", "now")])
@example(sequence=[("ask",), HELD, ("hide event", 0)])
@example(sequence=[("ask",), ("elsewhere", 0)])
@example(sequence=[("ask",), HELD, WROTE, CLAIMED, ("take back",)])
@example(sequence=[("ask",), WROTE, CLAIMED, ("decide", 0, "declined")])
# It is said in words, before and after something shows it, and once that is taken back.
@example(sequence=[*(("say done", 0, said) for said in SAID)])
@example(sequence=[("ask",), WROTE, CLAIMED, *(("say done", 0, said) for said in SAID)])
@example(sequence=[("ask",), WROTE, CLAIMED, ("take back",), ("say done", 0, SAID[0])])
@example(sequence=[("ask",), HELD, ("decide", 0, "declined"), ("say done", 0, SAID[2])])
@example(sequence=[("ask",), ("decide", 0, "declined"), ("say done", 0, SAID[2])])
# Round about: through another project, or while the project is taken back.
@example(sequence=[("ask",), WROTE, CLAIMED, ("move away",), ("put off", 0)])
@example(sequence=[HELD, ("take back project",), ("put off", 0), ("move away",), ("show project",)])
@example(sequence=[("take back project",), ("ask",), WROTE, CLAIMED, ("show project",)])
# Something else is asked for under the code, or in the place, of what was done.
@example(sequence=[("ask",), WROTE, CLAIMED, ("rename", 0, None), ("rename", 1, 0)])
@example(sequence=[("ask",), WROTE, CLAIMED, ("recreate", 0), ("rename", 1, 0)])
@example(sequence=[("ask",), WROTE, CLAIMED, ("reword", 0)])
@example(sequence=[("ask",), ("rename", 0, None), ("rename", 1, 0), WROTE, CLAIMED])
# What an event carried out is asked for in other words afterwards, also while it is taken back.
@example(sequence=[("ask",), HELD, ("reword", 0)])
@example(sequence=[("ask",), HELD, ("hide event", 0), ("reword", 0), ("show event", 0)])
@example(sequence=[("ask",), HELD, ("decide", 0, "declined"), ("reword", 0)])
@example(sequence=[("ask",), ("decide", 0, "declined"), HELD, ("reword", 0)])
# A final version came out, which says nothing of it, and counts on its decision.
@example(sequence=[("copy", 1, frozenset({SHARING})), ("reword", 0)])
def test_we_did_is_said_exactly_where_something_later_shows_it(stage, sequence):
    product, deployment, asked, page = stage
    with transaction.atomic():
        play = Play(product, deployment, [*asked])
        for step in sequence:
            play.do(step)
            items = fates(page)
            for number in (0, 1):
                item, told = items[f"T{number}"], play.told
                kind = told.kind(number)
                value = told.decisions[number]
                assert (item.proof.kind if item.proof else None) == kind, sequence
                is_done = kind is not None and value in DONE
                assert item.fate.label.startswith("We did") is is_done, sequence
                if is_done:
                    assert item.fate.code == DONE[value]
                    assert bool(item.proof.blocks) is (kind in ("text", "edition"))
                stored = Recommendation.objects.get(pk=play.recommendations[number].pk)
                is_later = told.asked[number] in told.put_off
                assert stored.first_due == (BEGIN.date() if is_later else None), sequence
        by_test = Recommendation.objects.get(pk=play.recommendations[2].pk)
        proof = proof_of(by_test, since=asked_since(by_test))
        assert (proof.kind if proof else None) == play.told.kind_by_test(2), sequence
        transaction.set_rollback(True)


def test_sequences_come_to_both_ends(stage):
    """The test above would say nothing if nothing were ever done, or everything."""
    product, deployment, asked, page = stage
    seen = set()
    asked_last = [WROTE, FINAL, ("ask",)]
    for sequence in ([("ask",), WROTE, CLAIMED], [("ask",), WROTE, FINAL], asked_last):
        with transaction.atomic():
            play = Play(product, deployment, asked)
            for step in sequence:
                play.do(step)
            final = [one.is_final for one in play.told.releases]
            seen.add((*final, fates(page)["T0"].fate.label))
            transaction.set_rollback(True)
    assert seen == {(False, "We did"), (True, "We did"), (True, "We will")}


def test_a_round_that_is_named_late_tells_both_ends(stage):
    """What was written between two rounds answers the first of them, and not the second."""
    product, deployment, asked, _ = stage
    seen = {}
    for which in (0, 1):
        with transaction.atomic():
            play = Play(product, deployment, asked)
            for step in [WROTE, OTHER, ("test",), BY_TEST, ("name round", which)]:
                play.do(step)
            assert play.told.named == play.told.rounds[which]
            by_test = Recommendation.objects.get(pk=asked[2].pk)
            seen[which] = proof_of(by_test, since=asked_since(by_test)) is not None
            transaction.set_rollback(True)
    assert seen == {0: True, 1: False}


def test_what_a_test_asks_is_answered_from_the_next_day_on(stage):
    """Nobody was asked by a test before it was over, and only its day is known."""
    product, deployment, asked, _ = stage
    seen = []
    for tested in ([("test",)], TESTED):
        with transaction.atomic():
            play = Play(product, deployment, asked)
            for step in [*tested, WROTE, BY_TEST]:
                play.do(step)
            by_test = Recommendation.objects.get(pk=asked[2].pk)
            seen.append(proof_of(by_test, since=asked_since(by_test)) is not None)
            transaction.set_rollback(True)
    assert seen == [False, True]
