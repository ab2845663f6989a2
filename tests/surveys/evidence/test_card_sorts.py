"""Cards that a group sorts: whose answers lie there, who reads them first, what piles become."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.actions.card_sorts import (
    Sitting,
    confirm_cards,
    discard_cards,
    keep_piles,
    lay_out_cards,
)
from surveys.actions.screen_again import screen_again
from surveys.actions.withdraw_response import withdraw_response
from surveys.documents.cards import cards_paper
from surveys.exceptions import NotPrinted, NotSorted
from surveys.models import CardSort, Response, Theme
from surveys.selectors.cards import answers_for_cards, cards_of
from tests.surveys.evidence import made
from tests.surveys.test_traces import dump

pytestmark = pytest.mark.django_db
YES = Response.QuotePermission.YES
SAID = "They told me about the plan, number"


def deployment_with(count, **fields):
    """A survey whose question in own words so many people answered, and may be quoted."""
    deployment = made.deployment()
    made.chosen(deployment, made.HELPED, yes=12)
    for number, person in enumerate(
        made.responses(deployment, count, **({"quote_permission": YES} | fields))
    ):
        made.answer(person, made.WORDS, text=f"{SAID} {number}.")
    return deployment


def sitting(**fields):
    return Sitting(
        **({"question": made.WORDS, "cards": 40, "who": "Young people", "people": 7} | fields)
    )


def laid_out(deployment, **fields):
    return lay_out_cards(deployment, sitting(**fields), by=made.user("Analysts"))


def confirmed(deployment, **fields):
    sort = laid_out(deployment, **fields)
    confirm_cards(sort, [], by=made.user("Analysts"))
    return CardSort.objects.get(pk=sort.pk)


def codes(refused):
    return {reason.code for reason in refused.value.reasons}


# ---------------------------------------------------------------- whose answers


@pytest.mark.parametrize("cards", [CardSort.MOST_CARDS + 1, 4, -1])
def test_no_group_is_given_more_cards_than_it_can_sort_or_too_few(cards):
    deployment = deployment_with(42)
    with pytest.raises(NotSorted) as refused:
        laid_out(deployment, cards=cards)
    assert codes(refused) == {"cards"}
    assert not CardSort.objects.exists()
    assert laid_out(deployment, cards=CardSort.MOST_CARDS).cards.count() == CardSort.MOST_CARDS


def test_only_answers_lie_there_that_may_be_quoted_and_were_cleared():
    deployment = deployment_with(6)
    for fields in (
        {"quote_permission": Response.QuotePermission.SUMMARY},
        {"quote_permission": Response.QuotePermission.NO},
        {"quote_permission": YES, "screening": Response.Screening.RECEIVED},
        {"quote_permission": YES, "screening": Response.Screening.SET_ASIDE},
    ):
        hidden = made.responses(deployment, 1, **fields)[0]
        made.answer(hidden, made.WORDS, text="Nobody may lay this on a table.")
    long = made.responses(deployment, 1, quote_permission=YES)[0]
    made.answer(long, made.WORDS, text="Too long for a card. " * 40)
    said = [card.answer.redacted_text for card in cards_of(laid_out(deployment))]
    assert len(said) == 6
    assert all(one.startswith(SAID) for one in said)


@pytest.mark.parametrize(
    ("text", "lies"),
    [
        ("他们告诉了我那个计划。", True),
        ("他们告诉我", False),
        ("[person] told me", False),
        ("Plainer words –", False),
        (f"They told{' ' * 400}me.", True),
    ],
)
def test_three_words_of_their_own_lie_there_in_every_script(text, lies):
    deployment = made.deployment()
    person = made.responses(deployment, 1, quote_permission=YES)[0]
    answer = made.answer(person, made.WORDS, text=text)
    assert answers_for_cards(deployment, made.WORDS) == [answer] * lies


def test_there_are_forty_at_most_and_they_are_drawn_at_random():
    deployment = deployment_with(60)
    first, second = (laid_out(deployment) for _ in range(2))
    answers = [[card.answer_id for card in cards_of(sort)] for sort in (first, second)]
    assert [len(one) for one in answers] == [40, 40]
    assert answers[0] != answers[1]


def test_too_few_are_refused():
    with pytest.raises(NotSorted) as refused:
        laid_out(deployment_with(4))
    assert codes(refused) == {"too_few"}


def test_cards_go_with_the_answers_that_are_taken_back_or_screened_again():
    deployment = deployment_with(8)
    sort = confirmed(deployment)
    first, second, *rest = cards_of(sort)
    withdraw_response(first.answer.response)
    screen_again(second.answer.response, by=made.user("Analysts"))
    assert [card.number for card in cards_of(sort)] == [card.number for card in rest]


def test_no_row_of_a_sort_holds_words_of_an_answer():
    sort = confirmed(deployment_with(6))
    keep_piles(sort, {"Plans": [1, 2]}, timezone.localdate(), by=made.user("Analysts"))
    assert SAID not in dump().decode("utf-8", "replace")


# ---------------------------------------------------------------- two readers, then a group


def test_who_laid_them_out_cannot_confirm_them():
    analyst = made.user("Analysts")
    sort = lay_out_cards(deployment_with(6), sitting(), by=analyst)
    with pytest.raises(NotSorted) as refused:
        confirm_cards(sort, [], by=analyst)
    assert codes(refused) == {"same_person"}


def test_the_second_reader_leaves_cards_out_and_nobody_reads_them_a_third_time():
    sort = laid_out(deployment_with(8))
    confirm_cards(sort, [2, 5], by=made.user("Analysts"))
    assert [card.number for card in cards_of(sort)] == [1, 3, 4, 6, 7, 8]
    with pytest.raises(NotSorted) as refused:
        confirm_cards(sort, [], by=made.user("Analysts"))
    assert codes(refused) == {"confirmed"}


def test_a_second_reader_cannot_leave_out_nearly_all():
    sort = laid_out(deployment_with(6))
    with pytest.raises(NotSorted) as refused:
        confirm_cards(sort, [1, 2], by=made.user("Analysts"))
    assert codes(refused) == {"too_few"}
    assert sort.cards.count() == 6


def test_a_card_that_the_second_reader_could_not_see_does_not_come_back():
    deployment = deployment_with(7)
    sort = laid_out(deployment)
    hidden = cards_of(sort)[0].answer.response
    screen_again(hidden, by=made.user("Analysts"))
    confirm_cards(sort, [], by=made.user("Analysts"))
    Response.objects.filter(pk=hidden.pk).update(screening=Response.Screening.CLEARED)
    assert hidden.pk not in {card.answer.response_id for card in cards_of(CardSort.objects.get())}


def test_a_card_of_which_the_words_are_others_now_is_not_shown():
    sort = confirmed(deployment_with(6))
    answer = cards_of(sort)[0].answer
    answer.text = "Nobody has read this yet."
    answer.save()
    assert answer.pk not in {card.answer_id for card in cards_of(sort)}
    assert len(cards_of(sort)) == 5


@pytest.mark.parametrize("group", ["Editors", "Screeners", "Survey managers"])
def test_only_analysts_take_part(group):
    deployment, other = deployment_with(6), made.user(group)
    sort = laid_out(deployment)
    day = timezone.localdate()
    for act in (
        lambda: lay_out_cards(deployment, sitting(), by=other),
        lambda: confirm_cards(sort, [], by=other),
        lambda: keep_piles(sort, {"Plans": [1]}, day, by=other),
        lambda: discard_cards(sort, by=other),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.parametrize(
    ("piles", "code"),
    [
        ({}, "none"),
        ({"Plans": [1, 99]}, "strange"),
        ({"Plans": [1, 2], "People": [2, 3]}, "twice"),
    ],
)
def test_piles_that_cannot_be_are_refused(piles, code):
    sort = confirmed(deployment_with(6))
    with pytest.raises(NotSorted) as refused:
        keep_piles(sort, piles, timezone.localdate(), by=made.user("Analysts"))
    assert codes(refused) == {code}
    assert not sort.piles.exists()


def test_unread_cards_are_not_sorted_and_no_group_met_tomorrow():
    deployment = deployment_with(6)
    analyst, day = made.user("Analysts"), timezone.localdate()
    with pytest.raises(NotSorted) as refused:
        keep_piles(laid_out(deployment), {"Plans": [1]}, day, by=analyst)
    assert codes(refused) == {"unread"}
    with pytest.raises(NotSorted) as refused:
        keep_piles(confirmed(deployment), {"Plans": [1]}, day + timedelta(days=1), by=analyst)
    assert codes(refused) == {"day"}


def test_what_was_sorted_is_kept_and_what_was_not_can_be_put_away():
    deployment, analyst = deployment_with(6), made.user("Analysts")
    discard_cards(laid_out(deployment), by=analyst)
    sort = confirmed(deployment)
    keep_piles(sort, {"Plans": [1]}, timezone.localdate(), by=analyst)
    with pytest.raises(NotSorted) as refused:
        discard_cards(sort, by=analyst)
    assert codes(refused) == {"sorted"}
    assert CardSort.objects.count() == 1


# ---------------------------------------------------------------- paper and pages


def test_the_cards_are_printed_eight_to_a_page():
    sort = confirmed(deployment_with(17))
    file = cards_paper(cards_of(sort))
    assert file.startswith(b"%PDF")
    assert file.count(b"/Type /Page\n") == 3


def test_answers_that_the_typeface_cannot_write_are_not_printed_as_boxes():
    deployment = deployment_with(6)
    person = made.responses(deployment, 1, quote_permission=YES)[0]
    made.answer(person, made.WORDS, text="انہوں نے مجھے منصوبے کے بارے میں بتایا")
    with pytest.raises(NotPrinted):
        cards_paper(cards_of(confirmed(deployment)))


def test_laying_out_and_the_second_reading_on_their_page(client):
    deployment = deployment_with(8)
    lists = reverse("voice:card_sorts", args=[deployment.pk])
    client.force_login(made.user("Analysts"))
    sent = {"question": made.WORDS, "cards": 40, "who": "Young people in care", "people": 7}
    page = client.post(lists, sent).url
    assert "You laid these cards out" in client.get(page).content.decode()
    assert client.get(f"{page}cards.pdf").status_code == 404

    client.force_login(made.user("Analysts"))
    client.post(page, {"confirm": "1", "keep": ["1", "2", "3", "4", "5", "7", "8"]})
    shown = client.get(page).content.decode()
    assert "Ready to be sorted" in shown
    assert ">6</p>" not in shown
    assert client.get(f"{page}cards.pdf")["Content-Type"] == "application/pdf"


def test_what_is_wrong_with_piles_is_told_and_nothing_typed_is_lost(client):
    sort = confirmed(deployment_with(8))
    page = reverse("voice:card_sort", args=[sort.deployment_id, sort.pk])
    client.force_login(made.user("Analysts"))
    wrong = {"piles": "1", "sorted_on": timezone.localdate(), "name_1": "", "cards_1": "1, 2"}
    refused = client.post(page, wrong).content.decode()
    assert "Write what the group calls this pile." in refused
    assert 'value="1, 2"' in refused
    client.post(page, wrong | {"name_1": "Being told", "name_2": "Waiting", "cards_2": "3 4"})
    piles = {pile.name: [card.number for card in pile.cards.all()] for pile in sort.piles.all()}
    assert piles == {"Being told": [1, 2], "Waiting": [3, 4]}


def page_of(sort):
    return reverse("voice:card_sort", args=[sort.deployment_id, sort.pk])


def sorting(client):
    """Cards that can be sorted, and how an analyst sends piles and reads what comes back."""
    sort = confirmed(deployment_with(12))
    page = page_of(sort)
    client.force_login(made.user("Analysts"))

    def send(**piles):
        sent = {"piles": "1", "sorted_on": timezone.localdate()} | piles
        return client.post(page, sent, follow=True).content.decode()

    def kept():
        return {pile.name: [one.number for one in pile.cards.all()] for pile in sort.piles.all()}

    return send, kept, sort


def test_from_one_card_to_another_means_those_between_too(client):
    send, kept, _ = sorting(client)
    send(name_1="Told", cards_1="1-3", name_2="Late", cards_2="4 to 6, 7–8 and 9; 12")
    assert kept() == {"Told": [1, 2, 3], "Late": [4, 5, 6, 7, 8, 9, 12]}


@pytest.mark.parametrize("typed", ["ten", "9-5", "3x", "1-", "1-2-3", "1/2", "-4", "1-3x"])
def test_what_is_no_number_of_a_card_is_named_and_nothing_is_kept(client, typed):
    send, kept, _ = sorting(client)
    assert "Not understood: “" in send(name_1="Told", cards_1=f"11, {typed}")
    assert kept() == {}


def test_cards_are_put_into_piles_on_the_screen(client):
    send, kept, _ = sorting(client)
    assert "Write what the group calls this pile." in send(name_1="Told", cards_1="1", pile_of_2=2)
    assert "In more than one pile: 1." in send(
        name_1="Told", cards_1="1", name_2="Late", pile_of_1=2
    )
    send(name_1="Told", cards_1="1", pile_of_3=1, name_2="Late", pile_of_2=2)
    assert kept() == {"Told": [1, 3], "Late": [2]}


def test_piles_are_written_anew_until_a_theme_is_made_of_one(client):
    send, kept, sort = sorting(client)
    page = send(name_1="Told", cards_1="1, 5")
    shown = BeautifulSoup(page, "html.parser")
    assert shown.select_one("[name=name_1]")["value"] == "Told"
    chosen = shown.select_one("[name=pile_of_5] option[selected]")
    assert chosen["value"] == "1"
    assert shown.select_one("[name=pile_of_5]")["form"] == shown.select_one("form#piles")["id"]
    send(name_1="Told", cards_1="1-5")
    assert kept() == {"Told": [1, 2, 3, 4, 5]}
    sort.piles.update(theme=made.theme(sort.deployment))
    assert "they stay as they are" in send(name_1="Told", cards_1="1")
    assert kept() == {"Told": [1, 2, 3, 4, 5]}


def test_piles_that_somebody_else_kept_meanwhile_are_shown_before_they_are_replaced(client):
    send, kept, sort = sorting(client)

    def seen(page):
        return BeautifulSoup(page, "html.parser").select_one("[name=seen]")["value"]

    mine = {"name_1": "Mine", "cards_1": "1"}
    before = seen(client.get(page_of(sort)).content.decode())
    keep_piles(sort, {"Theirs": [2]}, timezone.localdate(), by=made.user("Analysts"))
    page = send(seen=before, **mine)
    assert kept() == {"Theirs": [2]}
    assert "Somebody kept other piles meanwhile" in page
    assert "Theirs</th>" in page
    assert 'value="Mine"' in page
    assert "Kept." in send(seen=seen(page), **mine)
    assert kept() == {"Mine": [1]}
    # Whoever presses twice sends what is kept already.
    assert "Kept." in send(seen=before, **mine)


def test_cards_that_wait_for_a_screener_keep_their_pile_while_the_others_are_sorted_anew(client):
    send, kept, sort = sorting(client)
    send(name_1="Told", cards_1="1, 2", name_2="Late", cards_2="3", name_3="Other", cards_3="4")
    for number in (2, 3, 4):
        screen_again(sort.cards.get(number=number).answer.response, by=made.user("Analysts"))
    # Of one pile no card is there now, and one is given up.
    assert "Kept." in send(name_1="told", cards_1="1, 5", name_2="Late")
    assert kept() == {"told": [1, 2, 5], "Late": [3]}


def test_a_pile_becomes_a_theme_that_says_who_made_it(client):
    deployment = deployment_with(6)
    sort = confirmed(deployment, who="Young people in care")
    keep_piles(sort, {"Being told": [1]}, timezone.localdate(), by=made.user("Analysts"))
    pile = sort.piles.get()
    address = reverse("voice:pile_theme", args=[deployment.pk, sort.pk, pile.pk])
    client.force_login(made.user("Analysts"))
    assert 'value="Being told"' in client.get(address).content.decode()
    theme = {"code": "T9", "name": "Being told", "definition": "-", "you_said": "You were told."}
    assert client.post(address, theme).status_code == 302
    assert Theme.objects.get().pile == pile
    assert "became a theme already" in client.get(address, follow=True).content.decode()
    assert (
        "became a theme already" in client.post(address, theme | {"code": "T10"}).content.decode()
    )
    assert Theme.objects.get().pile == pile
    themes = " ".join(made.seen(client, deployment, "themes").split())
    assert "Made by 7 people (Young people in care) in a card sort" in themes


def test_a_theme_of_a_pile_that_was_written_anew_says_so_and_keeps_what_was_typed(client):
    deployment = deployment_with(6)
    sort = confirmed(deployment)
    analyst = made.user("Analysts")
    keep_piles(sort, {"Being told": [1]}, timezone.localdate(), by=analyst)
    pile = sort.piles.get()
    keep_piles(sort, {"Being told": [1, 2]}, timezone.localdate(), by=analyst)
    address = reverse("voice:pile_theme", args=[deployment.pk, sort.pk, pile.pk])
    client.force_login(analyst)
    assert "were written anew" in client.get(address, follow=True).content.decode()
    theme = {"code": "T9", "name": "Typed", "definition": "-", "you_said": "You were told."}
    said = client.post(address, theme).content.decode()
    assert "were written anew" in said
    assert 'value="Typed"' in said
    assert not Theme.objects.exists()


def test_reading_cards_is_recorded_by_ids_alone(client):
    sort = confirmed(deployment_with(6))
    client.force_login(made.user("Analysts"))
    client.get(reverse("voice:card_sort", args=[sort.deployment_id, sort.pk]))
    entry = ModelLogEntry.objects.filter(action="surveys.read_answers").latest("timestamp")
    assert set(entry.data["answers"]) == {str(card.answer_id) for card in cards_of(sort)}
