"""How far answers came is told step by step, and the few between two steps by none of them."""

from collections import defaultdict
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.engine.disclosure import DEFAULT
from surveys.engine.release import audit
from surveys.engine.steps import Settled, between, settle, tells_of_a_few
from surveys.models import Response
from surveys.selectors.counts import VoiceCounts
from surveys.selectors.voice_summary import VoiceSummary
from syndication.selectors import document_of
from tests.surveys.evidence import made
from tests.surveys.evidence.attack import STEPS, known_of_steps, recovered

ORDER = ("theme:T1", *STEPS)


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
    return known_of_steps(table_of(counts).told["all"], counts.as_measures(), ORDER)


def told_of(counts):
    return {name: cell.get("about") for name, cell in table_of(counts).told["all"].items()}


def test_the_three_whose_words_are_in_no_theme_are_not_told():
    """Of sixty people, 45 could be read and 42 said something that is in a theme."""
    counts = VoiceCounts(60, {}, {"readable": 45, "coded": 42})
    assert told_of(counts) == {"base": 60, "reached:readable": 45, "reached:coded": 45}
    # Five would be known exactly: they may be five, and no more or fewer.
    assert told_of(VoiceCounts(60, {}, {"readable": 45, "coded": 40}))["reached:coded"] == 45
    apart = VoiceCounts(60, {}, {"readable": 45, "coded": 39})
    assert told_of(apart)["reached:coded"] == 40


def test_a_few_who_gave_up_are_not_had_from_three_numbers():
    reached = {"started": 78, "sent": 60, "taken_back": 16}
    assert told_of(VoiceCounts(60, {}, reached))["reached:started"] == 75


def test_of_those_outside_the_base_more_can_have_been_than_are_in_it():
    reached = {"started": 82, "sent": 70, "taken_back": 0}
    counts = VoiceCounts(70, {}, reached)
    table = table_of(counts)
    assert table.told["all"]["reached:started"] == {"about": 80}
    least, most = audit(table, DEFAULT).intervals["all"]["reached:started"]
    assert least <= 82 <= most


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


# ------------------------------------------------- every way in which it can have been, tried

CHAIN = ("theme:T1", "reached:coded", "reached:readable", "base")
MOST = 14


def below(base):
    """Every way in which people of a base can be readable, in any theme, and in one."""
    return [
        VoiceCounts(base, {"T1": theme}, {"readable": readable, "coded": coded})
        for readable in range(base + 1)
        for coded in range(readable + 1)
        for theme in range(coded + 1)
    ]


def above(base):
    """Every way in which some more can have sent, given up and taken their answers back."""
    ways = product(range(MOST), range(10), range(MOST + MOST))
    return [
        VoiceCounts(
            base,
            {},
            {
                "sent": base + more,
                "taken_back": taken_back,
                "started": base + more + taken_back + given_up,
            },
        )
        for more, taken_back, given_up in ways
    ]


def looks(ways):
    """The ways by all that a reader can know of them who knows each told number exactly."""
    found = defaultdict(list)
    for counts in ways:
        settled = settle(counts.as_measures(), counts.near, DEFAULT)
        seen = frozenset(
            (name, "small" if name in settled.small else "few" if number < 5 else number)
            for name, number in settled.numbers.items()
        )
        found[seen].append((settled, counts))
    return found.values()


def differences_of(counts):
    true = counts.as_measures()
    for name, others, among in counts.near:
        if name in true and true.keys() >= set(others):
            gap = sum(true[one] for one in others) - true[name]
            yield name, gap if among else -gap


def by_trying(alike):
    """By name the least and the most by whom counts differ, over every way that looks alike."""
    tried = defaultdict(set)
    for _, counts in alike:
        for name, gap in differences_of(counts):
            tried[name].add(gap)
    return {name: (min(gaps), max(gaps)) for name, gaps in tried.items()}


@pytest.mark.parametrize("base", range(10, 22))
def test_what_can_be_proven_of_those_who_are_left_out_is_what_trying_everything_finds(base):
    for alike in looks(below(base)):
        settled, counts = alike[0]
        assert between(settled, counts.near, DEFAULT) == by_trying(alike)
        assert not tells_of_a_few(settled, counts.near, DEFAULT)


@pytest.mark.parametrize("base", [10, 11, 13, 60])
def test_what_can_be_proven_of_those_who_came_before_is_what_trying_everything_finds(base):
    for alike in looks(above(base)):
        settled, counts = alike[0]
        # Of what has more people than are tried here, not every way was tried.
        if settled.numbers["reached:started"] - base >= MOST:
            continue
        assert between(settled, counts.near, DEFAULT) == by_trying(alike)
        assert not tells_of_a_few(settled, counts.near, DEFAULT)


@pytest.mark.parametrize("base", range(10, 22))
def test_no_two_counts_of_a_chain_are_narrowed_to_a_few(base):
    """Not only a step and the next: whoever skips one learns no more."""
    for alike in looks(below(base)):
        settled, _ = alike[0]
        for less, more in combinations(CHAIN, 2):
            true = [counts.as_measures() for _, counts in alike]
            gaps = {one[more] - one[less] for one in true}
            is_few = settled.numbers[more] < 5 or max(gaps) == 0
            assert is_few or min(gaps) >= 5 or max(gaps) - min(gaps) >= 5, (less, more, gaps)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 300), st.tuples(*[st.integers(0, 12)] * 6))
def test_the_audit_of_larger_surveys_finds_nothing_narrow(in_theme, more):
    counts = counts_of(in_theme, *more)
    if counts.base >= 10:
        settled = settle(counts.as_measures(), counts.near, DEFAULT)
        assert not tells_of_a_few(settled, counts.near, DEFAULT)
        assert audit(table_of(counts), DEFAULT).faults == ()


def test_the_audit_refuses_a_step_that_is_told_with_its_own_number():
    """It does not trust the rule that settles them."""
    near = VoiceCounts(60, {}, {}).near
    for coded, narrow in ((45, False), (42, True), (41, True), (40, False), (39, False)):
        numbers = {"base": 60, "reached:readable": 45, "reached:coded": coded}
        assert tells_of_a_few(Settled(numbers), near, DEFAULT) is narrow


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
    for response in made.responses(deployment, 45):
        made.answer(response, made.WORDS, text="Words.")
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
