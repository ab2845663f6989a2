"""Whoever solves all that was ever told of a survey at once recovers no few people."""

import pytest

from tests.demo.everything_told import EVERYBODY
from tests.surveys.evidence.everything_known import ways_of
from tests.surveys.evidence.provable import Known, recovered
from tests.surveys.evidence.sites_known import Sites
from tests.surveys.evidence.watched import HELPED, LABELS, WAYS, WEEKS, Watched

pytestmark = pytest.mark.django_db
VERSIONS, APART = ("1.0", "1.1"), "one more answer to who they are"
# What a page could let slip: numbers that would be told exactly, each kind in every way there is.
LEAKS = {
    "an answer that the results hide": [[(HELPED, label)] for label in LABELS.values()],
    "one more way of answering": [
        [(HELPED, label, way)] for label in LABELS.values() for way in WAYS.values()
    ],
    "how many the results and the summary count": [["people", ("base", one)] for one in VERSIONS],
    "how many sent and had answered by one week": [
        [("sent by", week), ("people by", week), ("set aside by", week)] for week in range(WEEKS)
    ],
    "all in a theme and those in one": [
        [("coded", one), (f"Theme {theme}", one)] for one in VERSIONS for theme in ("T1", "T2")
    ],
    "how many had left before it was counted": [["ever", "people"], [("left before",)]],
    APART: [
        [("who", f"q-equality-{name}", label)]
        for name, label in (("health", "Yes"), ("health", "No answer"), ("sex", "No answer"))
    ],
}


@pytest.mark.parametrize(("seed", "fewest"), [(5, 10), (7, 10), (12, 5)])
def test_a_survey_that_was_watched_from_its_first_week_gives_no_few_people_away(seed, fewest):
    watched = Watched(seed, min_base=fewest).live()
    known, true = watched.known(), watched.true()
    spans = known.provable([name for name in true if name in known.spans])
    # The reader is wrong about nothing.
    assert {
        name for name, (least, most) in spans.items() if not least <= true[name] <= most
    } == set()
    assert recovered(known, true) == {}
    # What follows from knowing which numbers the rule hides, and who answered, was laid beside it.
    assert any(one[0] == "who" for one in spans)
    # Those who answered alone, with help or on paper are told of apart only as a base of people.
    groups = {ways_of(one.people) for one in watched.told if one.people != EVERYBODY}
    assert all(sum(true["way", one] for one in ways) >= fewest for ways in groups)
    found = {kind for kind, ways in LEAKS.items() if any(gives_away(watched, one) for one in ways)}
    # Of who they are a few are told nothing of at all, or there are none, in some surveys.
    few = [name for [name] in LEAKS[APART] if name in known.spans and 0 < true[name] < 5]
    assert found == LEAKS.keys() - (set() if few else {APART}) or fewest < 10
    assert few or seed != 5


@pytest.mark.parametrize("seed", [2, 6])
def test_nor_to_whoever_knows_that_nobody_was_set_aside(seed):
    watched = Watched(seed).live()
    known, true = watched.known(), watched.true()
    for name in ("set aside", *(("set aside by", week) for week in range(WEEKS))):
        known.tell(name, 0, 0)
    assert recovered(known, true) == {}


def gives_away(watched, names):
    """Whether a few were had if these numbers were told exactly too."""
    known, true = watched.known(), watched.true()
    if not known.spans.keys() >= set(names):
        return False
    for name in names:
        known.tell(name, true[name], true[name])
    return bool(recovered(known, true))


@pytest.mark.parametrize("seed", [17, 56, 58])
def test_no_small_site_proves_what_a_few_of_the_others_said(seed):
    sites, found = Sites(seed), 0
    assert sites.told
    for own in (None, *sites.small):
        known, true = sites.known(own), sites.true(own)
        of_others = {name: n for name, n in true.items() if name[-1] != own or name[0] == "rest"}
        spans = known.provable([name for name in true if name in known.spans])
        assert all(low <= true[name] <= high for name, (low, high) in spans.items())
        assert recovered(known, of_others) == {}
        for label in LABELS.values():
            more = sites.known(own)
            more.tell((label, "pool"), true[label, "pool"], true[label, "pool"])
            found += bool(recovered(more, of_others))
    # With one exact number more they would.
    assert found


def test_what_follows_only_from_several_sums_together_is_found():
    """Of two of three there are ten each time, so that five are in each."""
    known = Known()
    for pair in (("a", "b"), ("b", "c"), ("a", "c")):
        known.add(("both", *pair), *pair)
        known.tell(("both", *pair), 6, 6)
    assert recovered(known, {"a": 3, "b": 3, "c": 3}) == dict.fromkeys("abc", (3, 3))
