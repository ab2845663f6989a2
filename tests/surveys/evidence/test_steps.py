"""How far answers came is told step by step, and the few between two steps by none of them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.engine.disclosure import DEFAULT, rounded
from surveys.engine.release import audit
from surveys.models import Response
from surveys.selectors.counts import VoiceCounts
from surveys.selectors.voice_summary import VoiceSummary
from syndication.selectors import document_of
from tests.surveys.evidence import made
from tests.surveys.evidence.attack import recovered

# From those in one theme to those who began: each is among those of the next.
ORDER = ("theme:T1", "reached:coded", "reached:readable", "base", "reached:sent", "reached:started")


def table_of(counts):
    return VoiceSummary(counts, (), DEFAULT, ()).table


def counts_of(in_theme, *more):
    """The counts of one survey, of which so many more are at each step than at the one before."""
    coded, readable, base, sent, given_up, withdrawn = (sum(more[:n]) for n in range(1, 7))
    steps = {"coded": coded, "readable": readable, "sent": sent}
    reached = {name: in_theme + count for name, count in steps.items()}
    reached |= {"taken_back": more[5], "started": in_theme + withdrawn}
    assert given_up + more[5] == withdrawn
    return VoiceCounts(in_theme + base, {"T1": in_theme}, reached)


def known_to(counts):
    """What a reader knows who takes every number for exact, as sets of smaller steps.

    Two steps that are told with one number are one to them, and nobody gave up where those who
    sent and those who took their answers back are told to be all who started.
    """
    told, known, true = table_of(counts).told["all"], {}, counts.as_measures()
    exact = {"base": true["base"]}
    middle = ORDER.index("base")
    # The base stands beside every other number; from there on each step beside the one before.
    for way in (ORDER[middle::-1], ORDER[middle:]):
        for before, name in pairwise(way):
            about = told[name].get("about")
            if about is not None:
                same = before in exact and about == told[before].get("about")
                exact[name] = exact[before] if same else true[name]
    for place, name in enumerate(ORDER):
        if name in exact:
            cells = {*ORDER[: place + 1]} | ({"taken_back"} if name.endswith("started") else set())
            known[frozenset(cells)] = exact[name]
    if "about" in told["reached:taken_back"]:
        known[frozenset({"taken_back"})] = true["reached:taken_back"]
        both = exact["reached:sent"] + true["reached:taken_back"]
        if rounded(both) == told["reached:started"]["about"]:
            del known[frozenset({*ORDER, "taken_back"})]
    return known


def told_of(counts):
    return {name: cell.get("about") for name, cell in table_of(counts).told["all"].items()}


def test_the_three_whose_words_are_in_no_theme_are_not_told():
    """Of sixty people, 45 could be read and 42 said something that is in a theme."""
    counts = VoiceCounts(60, {}, {"readable": 45, "coded": 42})
    assert told_of(counts) == {"base": 60, "reached:readable": 45, "reached:coded": 45}
    apart = VoiceCounts(60, {}, {"readable": 45, "coded": 40})
    assert told_of(apart)["reached:coded"] == 40


def test_a_few_who_gave_up_are_not_had_from_three_numbers():
    reached = {"started": 78, "sent": 60, "taken_back": 16}
    assert told_of(VoiceCounts(60, {}, reached))["reached:started"] == 75


few = st.one_of(st.integers(0, 6), st.integers(0, 30))


@settings(max_examples=600, deadline=None)
@given(st.integers(0, 40), st.tuples(few, few, few, few, few, few))
def test_no_step_beside_another_tells_of_a_few(in_theme, more):
    counts = counts_of(in_theme, *more)
    if counts.base < 10:
        return
    faults = audit(table_of(counts), DEFAULT).faults
    assert faults == ()
    known = known_to(counts)
    assert recovered(known) == {}, (counts, told_of(counts))


def test_the_attack_would_find_them(monkeypatch):
    monkeypatch.setattr(VoiceCounts, "near", ())
    found = recovered(
        known_to(
            VoiceCounts(
                60,
                {"T1": 20},
                {"started": 78, "sent": 60, "readable": 45, "coded": 42, "taken_back": 16},
            )
        )
    )
    assert set(found.values()) == {2, 3}


@pytest.mark.django_db
def test_the_page_tells_steps_that_a_few_part_as_one():
    deployment = made.deployment()
    made.responses(deployment, 45)
    made.responses(deployment, 15, screening=Response.Screening.RECEIVED)
    for number in (20, 42):
        theme = made.theme(deployment, f"T{number}")
        for response in Response.objects.filter(screening="cleared")[:number]:
            answer, _ = response.answers.get_or_create(
                question=made.WORDS, defaults={"key": "words", "text": "Words."}
            )
            answer.codings.create(theme=theme)
    document = document_of(made.publish(made.page(deployment)).translation_key)
    reached = {one["step"]: one["people"]["about"] for one in document["reached"][:4]}
    assert reached == {"started": 60, "sent": 60, "readable": 45, "coded": 45}
    assert [one["people"] for one in document["items"]] == [{"about": 45}, {"about": 20}]
