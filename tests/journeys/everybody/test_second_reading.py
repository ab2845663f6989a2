"""Two analysts code the same answers apart, and read how far they agree (P-8)."""

from collections import Counter

import pytest
from django.db.models import Count
from playwright.sync_api import expect

from surveys.models import Coding, SurveyDeployment, Theme
from tests.journeys.everybody.test_evidence_desks import at_desk, follow, said

__all__ = ["at_desk"]
pytestmark = pytest.mark.journey
ANSWERS, LEFT_OUT = 40, 3


def agreed(pairs):
    """Cohen's kappa of pairs of yes and no, as in his article of 1960."""
    both = Counter(pairs)
    read = len(pairs)
    observed = (both[True, True] + both[False, False]) / read
    first, second = (sum(pair[side] for pair in pairs) / read for side in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    return (observed - chance) / (1 - chance)


def most_coded():
    """The closed survey with the most codes that nobody has read a second time."""
    closed = SurveyDeployment.objects.filter(status="closed", second_reading=None)
    return closed.annotate(codes=Count("responses__answers__codings")).order_by("-codes").first()


def most_given(page):
    """The theme that the first reader gave the most of the answers on the page."""
    shown = [one.input_value() for one in answers_on(page)]
    codes = Coding.objects.filter(answer__in=shown, reading="first").values_list("theme", flat=True)
    return Theme.objects.get(pk=Counter(codes).most_common(1)[0][0])


def answers_on(page):
    return page.locator("[data-voice-answer] input[name=answer]").all()


def test_two_people_code_apart_and_read_how_far_they_agree(at_desk, inspector):
    deployment = most_coded()
    page = at_desk("second-analyst", f"voice/{deployment.pk}/themes/")
    follow(page, "Second coder")
    inspector.look("before a second reading", part="main")
    page.get_by_role("button", name="Read as the second coder").focus()
    page.keyboard.press("Enter")
    assert "You see your own codes alone." in said(page)
    theme, pairs = most_given(page), []
    while len(pairs) < ANSWERS:
        pairs += code_what_is_shown(page, theme, leave_out=LEFT_OUT if not pairs else 0)
    inspector.look("reading as the second coder", part="main")
    follow(page, "Say that you are done")
    page.get_by_role("button", name="I am done").focus()
    page.keyboard.press("Enter")
    assert "Both readings can be compared now." in said(page)
    inspector.look("how far both agree", part="main")
    row = page.get_by_role("row").filter(has=page.get_by_role("cell", name=theme.code, exact=True))
    expect(row.locator("td").last).to_have_text(f"{agreed(pairs):.2f}")
    assert inspector.found == []
    # Whoever codes again now has read the codes of the other: the number stays.
    Coding.objects.filter(theme=theme, reading="second").delete()
    page.reload()
    expect(row.locator("td").last).to_have_text(f"{agreed(pairs):.2f}")


def code_what_is_shown(page, theme, *, leave_out):
    """Code the answers on the page by the keyboard, as the first did but for a few.

    Returns a pair for each that the first had coded: did the first, did the second give the theme.
    """
    follow(page, "Not coded yet")
    page.wait_for_load_state("networkidle")
    pairs = []
    key = page.locator("[data-voice-answer]").first.get_by_label(theme.name, exact=False)
    key = key.first.get_attribute("data-key")
    for answer in answers_on(page):
        given = Coding.objects.filter(answer=answer.input_value(), reading="first")
        first = given.filter(theme=theme).exists()
        second = first and leave_out <= 0
        leave_out -= first
        page.keyboard.press("j")
        page.keyboard.press(key if second else "0")
        if given.exists():
            pairs.append((first, second))
    page.keyboard.press("Control+s")
    assert "Saved the themes of" in said(page)
    page.wait_for_load_state("networkidle")
    return pairs
