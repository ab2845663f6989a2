"""How far answers came is told step by step, and the few between two steps by none of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.engine.disclosure import DEFAULT
from surveys.engine.release import audit
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
