"""Cards to cut out, each with what one person wrote, for a group that puts them into piles."""

from collections.abc import Sequence

from surveys.exceptions import NotPrinted, Reason
from surveys.models import Card
from syndication.paper import FONT, MARGIN, Paper, has_letters_for

# Two beside each other, four below: a card is as large as a hand.
ACROSS, DOWN = 2, 4
WIDTH, HEIGHT, INSIDE = 87, 64, 5


def cards_paper(cards: Sequence[Card]) -> bytes:
    """Return the cards as PDF, eight to a page.

    Raises `NotPrinted` if the typeface lacks letters for one of them.
    """
    written = "".join(card.answer.redacted_text for card in cards)
    if not has_letters_for(written):
        message = "The typeface lacks letters for one of the answers. Sort these on a screen."
        raise NotPrinted([Reason("no_letters", message)])
    paper = Paper()
    paper.set_title("Cards")
    paper.set_auto_page_break(auto=False)
    for place, card in enumerate(cards):
        page_place = place % (ACROSS * DOWN)
        if place and not page_place:
            paper.add_page()
        down, across = divmod(page_place, ACROSS)
        _card(paper, card, MARGIN + across * WIDTH, MARGIN + down * HEIGHT)
    return paper.bytes()


def _card(paper: Paper, card: Card, left: float, top: float) -> None:
    paper.rect(left, top, WIDTH, HEIGHT)
    paper.set_xy(left + INSIDE, top + INSIDE)
    paper.set_font(FONT, "B", 16)
    paper.cell(WIDTH - 2 * INSIDE, 7, str(card.number))
    paper.set_xy(left + INSIDE, top + INSIDE + 8)
    # At the most letters that a card may have, eleven points leave a line free.
    paper.set_font(FONT, "", 11)
    text = " ".join(card.answer.redacted_text.split())
    paper.multi_cell(WIDTH - 2 * INSIDE, 4.6, text, align="L")
