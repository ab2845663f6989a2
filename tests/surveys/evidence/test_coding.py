"""Words tied to themes, themes merged and split, and two coders who do not see each other."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from surveys.actions.begin_second_reading import begin_second_reading
from surveys.actions.code_answers import CodingChange, Marked, code_answers
from surveys.actions.end_second_reading import end_second_reading
from surveys.actions.keep_codebook import keep_codebook
from surveys.actions.merge_themes import merge_themes
from surveys.actions.screen_again import screen_again
from surveys.actions.screen_response import Clear, screen_response
from surveys.actions.split_theme import split_theme
from surveys.admin_views.theme_form import ThemeForm
from surveys.engine.redaction import Span, Why
from surveys.engine.spans import Words, digest_of, pieces
from surveys.exceptions import CodebookFixed, NotSecond
from surveys.models import (
    AccessGrant,
    Answer,
    CodebookVersion,
    Coding,
    NoTheme,
    Reading,
    SecondReading,
    SurveyDeployment,
    Theme,
)
from surveys.models.version import Immutable
from surveys.selectors.codebook import stamp_of_theme
from surveys.selectors.counts import theme_counts
from surveys.selectors.readings import agreement_of
from tests.surveys.evidence import made

TEXT = "canary Too late 😀 for me.\nNobody asked."
LATE = (TEXT.index("Too late"), TEXT.index("Too late") + len("Too late"))
ASKED = (TEXT.index("Nobody"), len(TEXT))

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def opened(for_all_tests):
    """The key of a survey that twelve people answered, once for all tests."""
    opened = made.deployment()
    made.responses(opened, 12)
    return opened.pk


@pytest.fixture
def deployment(opened, db):
    return SurveyDeployment.objects.get(pk=opened)


@pytest.fixture
def analyst():
    return made.user("Analysts")


@pytest.fixture
def theme(deployment):
    return made.theme(deployment, "T1")


def written(deployment, text=TEXT, **fields):
    return made.answer(made.responses(deployment, 1, **fields)[0], made.WORDS, text=text)


def mark(theme, place, text=TEXT):
    return CodingChange(marked=frozenset({Marked(theme.pk, *place)}), of=digest_of(text))


def whole(theme):
    return CodingChange(given=frozenset({theme.pk}))


def places(answer, reading=Reading.FIRST):
    found = Coding.objects.filter(answer=answer, reading=reading).order_by("start", "end")
    return [(one.theme.code, one.start, one.end) for one in found]


def new_theme(deployment, code="T9"):
    words = {"code": code, "name": "New", "definition": "-", "you_said": "You waited."}
    form = ThemeForm(words, deployment=deployment)
    assert form.is_valid(), form.errors
    return form


# ---------------------------------------------------------------- words


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32), st.sampled_from("ABC"))),
)
def test_pieces_are_the_text_and_each_is_covered_by_what_covers_it(text, coded):
    cut = pieces(text, [Words(*one) for one in coded])
    assert "".join(piece.words for piece in cut) == text
    for piece in cut:
        assert text[piece.start : piece.start + len(piece.words)] == piece.words
        for start, end, name in coded:
            if not (0 <= start < end <= len(text) and text[start:end].strip()):
                continue
            inside = start <= piece.start and piece.start + len(piece.words) <= end
            assert not inside or name in piece.names


def test_words_are_coded_by_the_place_where_they_stand(deployment, analyst, theme):
    answer = written(deployment)
    assert code_answers(deployment, {answer.pk: mark(theme, LATE)}, by=analyst) == 1
    coding = Coding.objects.get()
    assert places(answer) == [("T1", *LATE)]
    assert (coding.codebook.number, coding.coder) == (1, analyst)
    assert coding.codebook.themes[0]["code"] == "T1"


def test_words_take_the_place_of_the_whole_and_an_answer_counts_once(deployment, analyst, theme):
    answer = written(deployment)
    for change in (whole(theme), mark(theme, LATE), mark(theme, ASKED), whole(theme)):
        code_answers(deployment, {answer.pk: change}, by=analyst)
    assert places(answer) == [("T1", *LATE), ("T1", *ASKED)]
    assert theme_counts(deployment) == {"T1": 1}


def test_marked_words_are_unmarked_one_by_one_and_a_theme_is_taken_with_all(
    deployment, analyst, theme
):
    answer = written(deployment)
    for place in (LATE, ASKED):
        code_answers(deployment, {answer.pk: mark(theme, place)}, by=analyst)
    gone = CodingChange(unmarked=frozenset({Marked(theme.pk, *LATE)}), of=digest_of(TEXT))
    code_answers(deployment, {answer.pk: gone}, by=analyst)
    assert places(answer) == [("T1", *ASKED)]
    code_answers(deployment, {answer.pk: CodingChange(taken=frozenset({theme.pk}))}, by=analyst)
    assert places(answer) == []


@pytest.mark.parametrize("place", [(-1, 4), (5, 5), (9, 4), (0, len(TEXT) + 1), (15, 16)])
def test_places_outside_the_text_are_left_out(deployment, analyst, theme, place):
    answer = written(deployment)
    assert code_answers(deployment, {answer.pk: mark(theme, place)}, by=analyst) == 0
    assert places(answer) == []


def test_places_are_those_of_what_coders_read_and_not_of_what_was_taken_out(
    deployment, analyst, theme
):
    text = "Ann Holt came too late."
    response = made.responses(deployment, 1, screening="received")[0]
    answer = made.answer(response, made.WORDS, text=text)
    screener = made.user("Screeners")
    screen_response(response, Clear({answer.pk: [Span(0, 8, Why.NAME)]}), by=screener)
    read = "[name] came too late."
    late = (read.index("too late"), len(read))
    # Who had the page open before sees other places.
    assert code_answers(deployment, {answer.pk: mark(theme, (15, 23), text)}, by=analyst) == 0
    code_answers(deployment, {answer.pk: mark(theme, late, read)}, by=analyst)
    assert places(answer) == [("T1", *late)]
    # A screener takes out more: the words move, so that the whole answer is meant.
    code_answers(deployment, {answer.pk: mark(theme, (7, 11), read)}, by=analyst)
    screen_again(response, by=screener)
    screen_response(response, Clear({answer.pk: []}, read={answer.pk}), by=screener)
    assert places(answer) == [("T1", 0, 0)]


def test_words_stay_where_they_are_when_a_screener_clears_the_same_text_again(
    deployment, analyst, theme
):
    answer = written(deployment)
    code_answers(deployment, {answer.pk: mark(theme, LATE)}, by=analyst)
    screener = made.user("Screeners")
    screen_again(answer.response, by=screener)
    screen_response(answer.response, Clear({}, read={answer.pk}), by=screener)
    assert places(answer) == [("T1", *LATE)]


def test_what_no_theme_fits_is_coded_until_one_does(deployment, analyst, theme):
    answer = written(deployment)
    none = {answer.pk: CodingChange(fits_none=True)}
    assert code_answers(deployment, none, by=analyst) == 1
    assert NoTheme.objects.get().answer == answer
    code_answers(deployment, {answer.pk: CodingChange(fits_none=False)}, by=analyst)
    assert not NoTheme.objects.exists()
    code_answers(deployment, none, by=analyst)
    code_answers(deployment, {answer.pk: whole(theme)}, by=analyst)
    assert not NoTheme.objects.exists()
    code_answers(deployment, none, by=analyst)
    assert not NoTheme.objects.exists()


def test_the_desk_shows_what_is_marked_and_takes_it_back_without_a_script(
    client, deployment, analyst, theme
):
    client.force_login(analyst)
    desk = reverse("voice:answers", args=[deployment.pk])
    answer = written(deployment)
    value = f"{theme.pk}:{LATE[0]}:{LATE[1]}"
    sent = {"answer": answer.pk, f"of-{answer.pk}": digest_of(TEXT)}
    client.post(desk, sent | {f"marked-{answer.pk}": value})
    page = client.get(desk).content.decode()
    assert f'<mark data-start="{LATE[0]}">Too late</mark><sup class="voice-code">T1</sup>' in page
    assert f'value="{value}" checked' in page
    assert page.count("data-voice-answer>") == 1
    client.post(
        desk,
        sent
        | {
            f"shown-marked-{answer.pk}": value,
            f"shown-{answer.pk}": theme.pk,
            f"themes-{answer.pk}": theme.pk,
        },
    )
    # Its box came back ticked, so it is about the whole answer now, and goes with the box alone.
    assert places(answer) == [("T1", 0, 0)]
    client.post(desk, sent | {f"shown-{answer.pk}": theme.pk})
    assert not Coding.objects.exists()
    client.post(desk, sent | {f"none-{answer.pk}": "1"})
    assert NoTheme.objects.exists()
    assert client.get(desk, {"state": "uncoded"}).content.count(b"data-voice-answer>") == 0
    client.post(desk, sent | {f"shown-none-{answer.pk}": "1"})
    assert not NoTheme.objects.exists()


def test_a_theme_of_which_some_words_are_left_is_not_of_the_whole_answer(
    client, deployment, analyst, theme
):
    client.force_login(analyst)
    answer = written(deployment)
    late, asked = (f"{theme.pk}:{start}:{end}" for start, end in (LATE, ASKED))
    for place in (LATE, ASKED):
        code_answers(deployment, {answer.pk: mark(theme, place)}, by=analyst)
    shown = {f"shown-marked-{answer.pk}": f"{late},{asked}", f"shown-{answer.pk}": theme.pk}
    sent = {"answer": answer.pk, f"of-{answer.pk}": digest_of(TEXT)} | shown
    sent[f"themes-{answer.pk}"] = theme.pk
    desk = reverse("voice:answers", args=[deployment.pk])
    client.post(desk, sent | {f"marked-{answer.pk}": asked})
    assert places(answer) == [("T1", *ASKED)]
    # Others were marked in the stead of those that were unmarked.
    client.post(
        desk,
        sent | {f"shown-marked-{answer.pk}": asked, f"marked-{answer.pk}": late},
    )
    assert places(answer) == [("T1", *LATE)]


@pytest.mark.parametrize("value", ["", "x", "x:1:2", "{theme}:1", "{theme}:1:2:3", "{theme}:-1:²"])
def test_marks_that_make_no_sense_change_nothing(client, deployment, analyst, theme, value):
    client.force_login(analyst)
    answer = written(deployment)
    sent = {"answer": answer.pk, f"of-{answer.pk}": digest_of(TEXT)}
    sent[f"marked-{answer.pk}"] = value.format(theme=theme.pk)
    assert client.post(reverse("voice:answers", args=[deployment.pk]), sent).status_code == 302
    assert not Coding.objects.exists()


# ---------------------------------------------------------------- the codebook


def test_each_change_of_a_theme_makes_a_version_that_codings_name(client, deployment, analyst):
    client.force_login(analyst)
    add = reverse("voice:theme_add", args=[deployment.pk])
    words = {"code": "T1", "name": "Blame", "definition": "Felt blamed.", "include": "Fault."}
    client.post(add, words | {"you_said": "You felt blamed."})
    theme, answer = Theme.objects.get(), written(deployment)
    code_answers(deployment, {answer.pk: whole(theme)}, by=analyst)
    edit = reverse("voice:theme_edit", args=[deployment.pk, theme.pk])
    for changes in ({}, {"exclude": "Shame."}):  # no coder reads the first
        seen = {"seen": stamp_of_theme(Theme.objects.get())}
        client.post(edit, words | {"you_said": "You felt judged."} | changes | seen)
    code_answers(deployment, {written(deployment).pk: whole(theme)}, by=analyst)
    kept = list(CodebookVersion.objects.order_by("number"))
    assert [(one.number, one.change, one.codes) for one in kept] == [
        (1, "added", ["T1"]),
        (2, "reworded", ["T1"]),
    ]
    assert [one.themes[0]["exclude"] for one in kept] == ["", "Shame."]
    assert set(Coding.objects.values_list("codebook__number", flat=True)) == {1, 2}
    page = made.seen(client, deployment, "codebook")
    assert "Theme reworded: T1" in page
    assert "Shame." in page


def test_what_was_kept_is_never_changed(deployment, theme):
    kept = keep_codebook(deployment)
    assert keep_codebook(deployment) == kept
    with pytest.raises(Immutable):
        kept.save()
    with pytest.raises(Immutable):
        CodebookVersion.objects.update(number=3)


def test_a_merge_moves_codes_and_recommendations_and_counts_people_once(deployment, analyst, theme):
    asked = made.recommendation(deployment.project)
    other = made.theme(deployment, "T2", asks=[asked])
    alone, in_both = written(deployment), written(deployment)
    code_answers(deployment, {alone.pk: mark(other, LATE)}, by=analyst)
    for one in (theme, other):
        code_answers(deployment, {in_both.pk: whole(one)}, by=analyst)
    assert theme_counts(deployment) == {"T1": 1, "T2": 2}
    merge_themes(other, theme, by=analyst)
    assert theme_counts(deployment) == {"T1": 2}
    assert places(alone) == [("T1", *LATE)]
    assert places(in_both) == [("T1", 0, 0)]
    assert list(theme.recommendations.all()) == [asked]
    moved = Coding.objects.get(answer=alone)
    assert (moved.came_from, moved.codebook.in_words) == (other, "Themes merged: T1, T2")
    before, after = CodebookVersion.objects.order_by("number")
    assert [one["code"] for one in before.themes] == ["T1", "T2"]
    assert [one["code"] for one in after.themes] == ["T1"]
    entry = ModelLogEntry.objects.get(action="surveys.merged_themes")
    assert entry.data == {"from": "T2", "into": "T1"}


def test_every_theme_that_words_were_coded_with_is_kept_and_read_at_the_desk(
    client, deployment, analyst, theme
):
    blame, kind = made.theme(deployment, "BLAME"), made.theme(deployment, "KIND")
    answer = written(deployment)
    code_answers(deployment, {answer.pk: mark(theme, LATE)}, by=analyst)
    merge_themes(theme, blame, by=analyst)
    merge_themes(blame, kind, by=analyst)
    coding = Coding.objects.get()
    assert (coding.theme, coding.came_from) == (kind, blame)
    assert coding.earlier == [str(theme.pk), str(blame.pk)]
    client.force_login(analyst)
    page = client.get(reverse("voice:theme_split", args=[deployment.pk, kind.pk]))
    assert "Coded before with T1, then BLAME." in page.content.decode()


def test_of_two_codings_that_become_one_the_origin_of_both_is_kept(deployment, analyst, theme):
    other = made.theme(deployment, "T2")
    answer = written(deployment)
    for one in (theme, other):
        code_answers(deployment, {answer.pk: whole(one)}, by=analyst)
    merge_themes(other, theme, by=analyst)
    assert Coding.objects.get().earlier == [str(other.pk)]


def test_whoever_codes_with_a_merged_theme_meanwhile_is_not_lost(deployment, analyst, theme):
    first, second = made.theme(deployment, "T2"), made.theme(deployment, "T3")
    merge_themes(first, second, by=analyst)
    merge_themes(second, theme, by=analyst)
    answer = written(deployment)
    code_answers(deployment, {answer.pk: whole(first)}, by=analyst)
    assert places(answer) == [("T1", 0, 0)]
    # Taking away one of two that are one now would take what was said of the other.
    gone = CodingChange(taken=frozenset({second.pk}))
    assert code_answers(deployment, {answer.pk: gone}, by=analyst) == 0
    assert places(answer) == [("T1", 0, 0)]


def test_a_theme_of_which_a_number_was_released_is_not_merged_away(deployment, analyst):
    made.responses(deployment, 24)
    theme = made.theme(deployment, "T1", people=20)
    other = made.theme(deployment, "T2")
    made.publish(made.page(deployment))
    with pytest.raises(CodebookFixed, match="released under T1"):
        merge_themes(theme, other, by=analyst)
    merge_themes(other, theme, by=analyst)


def test_a_theme_is_merged_with_no_theme_of_elsewhere_nor_itself_nor_twice(
    deployment, analyst, theme
):
    foreign = made.theme(made.deployment(deployment.pilot), "T2")
    for into in (foreign, theme):
        with pytest.raises(CodebookFixed):
            merge_themes(theme, into, by=analyst)
    other = made.theme(deployment, "T2")
    merge_themes(other, theme, by=analyst)
    with pytest.raises(CodebookFixed):
        merge_themes(other, theme, by=analyst)


def test_a_split_takes_what_was_chosen_to_a_new_theme(deployment, analyst, theme):
    stays, goes = written(deployment), written(deployment)
    for one in (stays, goes):
        code_answers(deployment, {one.pk: whole(theme)}, by=analyst)
    chosen = Coding.objects.get(answer=goes)
    foreign = Coding.objects.create(answer=written(deployment), theme=made.theme(deployment, "T2"))
    split_theme(theme, new_theme(deployment), [chosen.pk, foreign.pk], by=analyst)
    assert places(stays) == [("T1", 0, 0)]
    assert places(goes) == [("T9", 0, 0)]
    chosen.refresh_from_db()
    assert (chosen.came_from, chosen.codebook.in_words) == (theme, "Theme split: T1, T9")
    foreign.refresh_from_db()
    assert foreign.theme.code == "T2"


def test_a_split_without_anything_chosen_makes_no_theme(client, deployment, analyst, theme):
    client.force_login(analyst)
    address = reverse("voice:theme_split", args=[deployment.pk, theme.pk])
    words = {"code": "T9", "name": "New", "definition": "-", "you_said": "You waited."}
    page = client.post(address, words)
    assert "Choose what goes to the new theme." in page.content.decode()
    assert Theme.objects.count() == 1


def test_the_page_that_splits_shows_what_may_be_read_and_that_is_recorded(
    client, deployment, analyst, theme
):
    client.force_login(analyst)
    read, hidden = written(deployment), written(deployment, "canary-hidden", screening="received")
    code_answers(deployment, {read.pk: mark(theme, LATE)}, by=analyst)
    Coding.objects.create(answer=hidden, theme=theme)
    address = reverse("voice:theme_split", args=[deployment.pk, theme.pk])
    page = client.get(address).content.decode()
    assert "Too late" in page
    assert "Nobody asked" not in page
    assert "canary" not in page
    entry = ModelLogEntry.objects.get(action="surveys.read_answers")
    assert entry.data == {"answers": [str(read.pk)], "codes": True}
    coding = Coding.objects.get(answer=read)
    words = {"code": "T9", "name": "New", "definition": "-", "you_said": "You waited."}
    client.post(address, words | {"coding": [coding.pk, "x", "9" * 30]})
    assert places(read) == [("T9", *LATE)]


@pytest.mark.parametrize("why", ["second", "merged"])
def test_what_was_written_for_a_split_is_not_lost_if_it_cannot_be_made(
    client, deployment, analyst, theme, why
):
    client.force_login(analyst)
    answer = written(deployment)
    code_answers(deployment, {answer.pk: whole(theme)}, by=analyst)
    if why == "second":
        begin_second_reading(deployment, by=made.user("Coders"))
        reason = "A second coder is reading with these themes."
    else:
        merge_themes(theme, made.theme(deployment, "T2"), by=analyst)
        reason = "This theme was merged into T2 Theme T2 meanwhile."
    words = {"code": "T9", "name": "Waited", "definition": "-", "you_said": "You waited long."}
    address = reverse("voice:theme_split", args=[deployment.pk, theme.pk])
    chosen = Coding.objects.values_list("pk", flat=True)
    reply = client.post(address, words | {"coding": list(chosen)})
    page = reply.content.decode()
    assert reason in page
    assert 'value="Waited"' in page
    assert "You waited long." in page
    assert "Nobody asked" not in page
    assert not Theme.objects.filter(code="T9").exists()


def test_the_page_that_merges_does_it(client, deployment, analyst, theme):
    client.force_login(analyst)
    other = made.theme(deployment, "T2")
    address = reverse("voice:theme_merge", args=[deployment.pk, other.pk])
    assert "T1 Theme T1" in client.get(address).content.decode()
    assert client.post(address, {"into": theme.pk}).status_code == 302
    assert client.get(address).status_code == 404
    assert "Merged into T1" in made.seen(client, deployment, "codebook")
    assert "T2" not in made.seen(client, deployment, "themes")


def test_coders_can_read_second_and_merge_and_split_nothing(deployment, theme):
    person, other = made.user("Coders"), made.theme(deployment, "T2")
    for act in (
        lambda: merge_themes(other, theme, by=person),
        lambda: split_theme(theme, new_theme(deployment), [], by=person),
    ):
        with pytest.raises(PermissionDenied, match="Only these groups"):
            act()
    assert begin_second_reading(deployment, by=person).coder == person


@pytest.mark.parametrize("group", ["Survey managers", "Screeners", None])
def test_only_analysts_merge_split_and_read_second(deployment, theme, group):
    person = made.user(*([group] if group else []), superuser=group is None)
    other = made.theme(deployment, "T2")
    for act in (
        lambda: merge_themes(other, theme, by=person),
        lambda: split_theme(theme, new_theme(deployment), [], by=person),
        lambda: begin_second_reading(deployment, by=person),
        lambda: end_second_reading(deployment, by=person),
    ):
        with pytest.raises(PermissionDenied, match="Only these groups"):
            act()
    assert Theme.objects.in_use().count() == 2


# ---------------------------------------------------------------- the second coder


@pytest.fixture
def second(deployment):
    person = made.user("Analysts")
    begin_second_reading(deployment, by=person)
    return person


def test_neither_coder_sees_the_codes_of_the_other_until_both_are_done(
    client, deployment, analyst, theme, second
):
    answer = written(deployment)
    desk = reverse("voice:answers", args=[deployment.pk])
    code_answers(deployment, {answer.pk: mark(theme, LATE)}, by=analyst)
    client.force_login(second)
    page = client.get(desk).content.decode()
    assert "You read as the second coder" in page
    assert "<mark" not in page
    assert "checked>" not in page
    assert client.get(desk, {"state": "uncoded"}).content.count(b"data-voice-answer>") == 1
    code_answers(deployment, {answer.pk: mark(theme, ASKED)}, by=second)
    assert places(answer) == [("T1", *LATE)]
    assert places(answer, Reading.SECOND) == [("T1", *ASKED)]
    assert client.get(desk).content.count(b"<mark") == 1
    client.force_login(analyst)
    page = client.get(desk).content.decode()
    assert f'<mark data-start="{LATE[0]}">' in page
    assert f'<mark data-start="{ASKED[0]}">' not in page
    assert theme_counts(deployment) == {"T1": 1}
    end_second_reading(deployment, by=second)
    client.force_login(second)
    assert f'<mark data-start="{LATE[0]}">' in client.get(desk).content.decode()


def test_a_page_of_the_second_reading_changes_nothing_of_the_first_once_that_is_over(
    client, deployment, analyst, theme, second
):
    answer = written(deployment)
    for person in (analyst, second):
        code_answers(deployment, {answer.pk: whole(theme)}, by=person)
    client.force_login(second)
    desk = reverse("voice:answers", args=[deployment.pk])
    field = '<input type="hidden" name="reading" value="second">'
    assert field in client.get(desk).content.decode()
    unticked = {"reading": "second", "answer": answer.pk, f"shown-{answer.pk}": theme.pk}
    end_second_reading(deployment, by=second)
    page = client.post(desk, unticked, follow=True).content.decode()
    assert places(answer) == [("T1", 0, 0)]
    assert "Your second reading is over" in page
    assert "Nothing was changed." not in page
    assert field not in page


def test_what_the_second_coder_says_counts_nobody(deployment, theme, second):
    answer = written(deployment)
    code_answers(deployment, {answer.pk: whole(theme)}, by=second)
    assert theme_counts(deployment) == {}


def test_the_second_coder_cannot_undo_what_the_first_said(deployment, analyst, theme, second):
    answer = written(deployment)
    code_answers(deployment, {answer.pk: whole(theme)}, by=analyst)
    code_answers(deployment, {answer.pk: CodingChange(taken=frozenset({theme.pk}))}, by=second)
    assert places(answer) == [("T1", 0, 0)]


def test_whoever_coded_first_cannot_read_second(deployment, analyst, theme):
    code_answers(deployment, {written(deployment).pk: CodingChange(fits_none=True)}, by=analyst)
    with pytest.raises(NotSecond, match="You coded answers"):
        begin_second_reading(deployment, by=analyst)


def test_there_is_one_second_reading_and_only_its_coder_ends_it(deployment, analyst, second):
    with pytest.raises(NotSecond, match="has begun"):
        begin_second_reading(deployment, by=made.user("Analysts"))
    with pytest.raises(NotSecond, match="Only the second coder"):
        end_second_reading(deployment, by=analyst)
    second.is_active = False
    second.save()
    end_second_reading(deployment, by=analyst)
    with pytest.raises(NotSecond, match="No second reading"):
        end_second_reading(deployment, by=analyst)


@pytest.mark.parametrize("gone", ["grant", "group"])
def test_the_reading_of_a_coder_who_may_code_no_more_is_ended_by_others(
    client, deployment, analyst, second, gone
):
    client.force_login(analyst)
    page = reverse("voice:agreement", args=[deployment.pk])
    assert "End their reading" not in client.get(page).content.decode()
    if gone == "grant":
        AccessGrant.objects.filter(person=second).delete()
    else:
        second.groups.clear()
    assert "End their reading" in client.get(page).content.decode()
    client.post(page, {"do": "end"})
    assert SecondReading.objects.get().is_done


def test_a_second_reading_ends_only_once_something_can_be_compared(
    client, deployment, analyst, theme, second
):
    first, other = written(deployment), written(deployment)
    code_answers(deployment, {first.pk: whole(theme)}, by=analyst)
    code_answers(deployment, {other.pk: whole(theme)}, by=second)
    client.force_login(second)
    page = reverse("voice:agreement", args=[deployment.pk])
    refused = client.post(page, {"do": "end"}, follow=True).content.decode()
    assert "Nothing that the others coded is coded by you yet" in refused
    assert not SecondReading.objects.get().is_done
    code_answers(deployment, {first.pk: CodingChange(fits_none=True)}, by=second)
    client.post(page, {"do": "end"})
    assert SecondReading.objects.get().is_done


def test_themes_are_neither_merged_nor_split_while_somebody_reads_second(
    client, deployment, analyst, theme, second
):
    other = made.theme(deployment, "T2")
    answer = written(deployment)
    code_answers(deployment, {answer.pk: whole(theme)}, by=analyst)
    with pytest.raises(CodebookFixed, match="Wait until they are done"):
        merge_themes(other, theme, by=analyst)
    chosen = Coding.objects.values_list("pk", flat=True)
    with pytest.raises(CodebookFixed, match="Wait until they are done"):
        split_theme(theme, new_theme(deployment), chosen, by=analyst)
    # The page would show the second coder what the first one coded.
    client.force_login(second)
    address = reverse("voice:theme_split", args=[deployment.pk, theme.pk])
    assert "Too late" not in client.get(address).content.decode()


def read_twice(deployment, theme, analyst, second, *, counts):
    """Answers coded by both: with the theme by both, by one, by the other, by neither."""
    for (first_says, second_says), count in counts.items():
        for _ in range(count):
            answer = written(deployment)
            for person, says in ((analyst, first_says), (second, second_says)):
                change = whole(theme) if says else CodingChange(fits_none=True)
                code_answers(deployment, {answer.pk: change}, by=person)


def test_agreement_is_told_by_theme_once_the_second_coder_is_done(
    client, deployment, analyst, theme, second
):
    rare = made.theme(deployment, "T2")
    counts = {(1, 1): 8, (1, 0): 2, (0, 1): 4, (0, 0): 6}
    read_twice(deployment, theme, analyst, second, counts=counts)
    code_answers(deployment, {written(deployment).pk: whole(rare)}, by=analyst)  # by one alone
    assert agreement_of(deployment) is None
    client.force_login(second)
    page = reverse("voice:agreement", args=[deployment.pk])
    assert "kappa" not in client.get(page).content.decode()
    client.post(page, {"do": "end"})
    found = agreement_of(deployment)
    assert found.answers == "about 20"
    assert [(row.code, row.kappa) for row in found.rows] == [
        ("T1", "0.40"),
        ("T2", "Too few answers"),
    ]
    told = client.get(page).content.decode()
    assert "0.40" in told
    assert "about 20" in told


def test_no_agreement_is_told_of_a_few_answers(deployment, analyst, theme, second):
    read_twice(deployment, theme, analyst, second, counts={(1, 1): 5, (0, 0): 4})
    end_second_reading(deployment, by=second)
    found = agreement_of(deployment)
    assert (found.answers, found.rows[0].kappa) == ("Too few answers", "Too few answers")


def test_what_was_withdrawn_or_waits_for_a_screener_is_not_compared(
    deployment, analyst, theme, second
):
    read_twice(deployment, theme, analyst, second, counts={(1, 1): 6, (0, 0): 5})
    end_second_reading(deployment, by=second)
    assert agreement_of(deployment).rows[0].kappa == "1.00"
    some = list(Coding.objects.filter(reading=Reading.FIRST)[:2])
    some[0].answer.response.delete()
    screen_again(some[1].answer.response, by=analyst)
    assert agreement_of(deployment).rows[0].kappa == "Too few answers"


def test_coding_again_after_talking_about_it_raises_no_agreement(
    deployment, analyst, theme, second
):
    counts = {(1, 1): 8, (1, 0): 2, (0, 1): 4, (0, 0): 6}
    read_twice(deployment, theme, analyst, second, counts=counts)
    end_second_reading(deployment, by=second)
    for answer in Answer.objects.all():
        # Both settle on what the other said.
        code_answers(deployment, {answer.pk: whole(theme)}, by=analyst)
        code_answers(deployment, {answer.pk: whole(theme)}, by=second)
    assert theme_counts(deployment) == {"T1": 20}
    assert [row.kappa for row in agreement_of(deployment).rows] == ["0.40"]


def test_agreement_is_about_the_themes_as_they_stood(deployment, analyst, theme, second):
    read_twice(deployment, theme, analyst, second, counts={(1, 1): 8, (0, 0): 8})
    end_second_reading(deployment, by=second)
    name = theme.name
    chosen = Coding.objects.filter(reading=Reading.FIRST).values_list("pk", flat=True)[:5]
    split_theme(theme, new_theme(deployment), chosen, by=analyst)
    Theme.objects.update(name="Reworded")
    found = agreement_of(deployment).rows
    assert [(row.code, row.name, row.kappa) for row in found] == [("T1", name, "1.00")]


def test_the_page_begins_a_second_reading_and_says_why_not(client, deployment, analyst, theme):
    code_answers(deployment, {written(deployment).pk: whole(theme)}, by=analyst)
    page = reverse("voice:agreement", args=[deployment.pk])
    client.force_login(analyst)
    assert "You coded answers of this survey" in client.get(page).content.decode()
    client.post(page, {"do": "begin"})
    other = made.user("Analysts")
    client.force_login(other)
    client.post(page, {"do": "begin"})
    assert deployment.second_reading.coder == other
    assert "I am done" in client.get(page).content.decode()
    client.force_login(analyst)
    assert "is reading as the second coder" in client.get(page).content.decode()


def test_nothing_of_this_writes_words_anywhere(deployment, analyst, theme, second):
    read_twice(deployment, theme, analyst, second, counts={(1, 1): 1})
    end_second_reading(deployment, by=second)
    chosen = Coding.objects.filter(reading=Reading.FIRST).values_list("pk", flat=True)
    split_theme(theme, new_theme(deployment), chosen, by=analyst)
    entries = [f"{one.label} {one.data} {one.message}" for one in ModelLogEntry.objects.all()]
    named = [str(one) for model in (Coding, NoTheme) for one in model.objects.all()]
    assert not any("canary" in text for text in [*entries, *named])


def test_the_agreement_takes_as_many_queries_for_many_as_for_few(
    deployment, analyst, theme, second, django_assert_max_num_queries
):
    read_twice(deployment, theme, analyst, second, counts={(1, 1): 12, (0, 0): 12})
    for number in range(2, 12):
        made.theme(deployment, f"T{number}")
    end_second_reading(deployment, by=second)
    with django_assert_max_num_queries(3):
        agreement_of(deployment)
