"""What nobody had decided when a summary came out is told once somebody has, without a version."""

import pytest
from django.urls import reverse

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.models import Recommendation
from home.selectors.voice import voice
from surveys.actions.merge_themes import merge_themes
from surveys.actions.save_theme import save_theme
from surveys.admin_views.theme_form import ThemeForm
from surveys.models import SaidPlainly, Theme
from surveys.withdrawal import withdraw_lookup
from syndication.models import Edition
from syndication.selectors import content_of, document_of
from tests.reader import words_on_paper
from tests.surveys.evidence import made, quoted
from tests.surveys.evidence.test_said_by_few import (
    page_about,
    page_that_quotes_one_of_a_few,
    with_a_few,
)

pytestmark = pytest.mark.django_db

WHY = "People come in many ways, and nothing has to change."
BY = "The project team"
PROMISED = {"decision": "accepted"} | made.DECIDED | made.PROMISED
TOLD = "The public reads of this theme. Once something is decided about what you tick"
CODE = "K7PM4WDR9TXH"


@pytest.fixture
def deployment():
    survey = made.deployment()
    made.responses(survey, 43)
    return survey


def told(page):
    return document_of(page.translation_key)["items"]


def brief(page):
    return [(one["theme_code"], one["recommendation"], one["fate"]) for one in told(page)]


def form_of(theme, *asks, **changes):
    """The form of the theme as it is sent, with what is asked for because of it."""
    names = ("code", "name", "definition", "you_said", "nothing_asked", "nothing_asked_by")
    theme = Theme.objects.get(pk=theme.pk)
    facts = {name: getattr(theme, name) for name in names} | changes
    facts["recommendations"] = [one.pk for one in asks]
    return ThemeForm(facts, instance=theme, deployment=theme.deployment)


def saved(theme, *asks, **changes):
    """Save the theme in its form."""
    form = form_of(theme, *asks, **changes)
    assert form.is_valid(), form.errors
    save_theme(form, by=made.user("Analysts"))


def decide(asked, **facts):
    """Save what was decided about a recommendation, as its form does."""
    asked = Recommendation.objects.get(pk=asked.pk)
    for name, value in facts.items():
        setattr(asked, name, value)
    keep_entry(asked)


@pytest.fixture
def decided(deployment):
    """A summary that told of a theme as open; since then something is promised about it."""
    theme = made.theme(deployment, people=21)
    [person] = made.responses(deployment, 1, withdraw_lookup=withdraw_lookup(CODE))
    made.answer(person, made.WORDS, text="Words.").codings.create(theme=theme)
    page = made.page(deployment, easy_read="Thank you.")
    page.said_plainly.add(SaidPlainly(theme=theme, answer="", easy_read_said="It is late."))
    page = made.publish(page)
    asked = made.recommendation(deployment.project)
    saved(theme, asked)
    # A wrong tick can be undone until something is decided.
    assert brief(page) == [("T1", None, "open")]
    saved(theme)
    saved(theme, asked)
    decide(asked, **PROMISED)
    return page


def test_what_was_open_is_told_as_it_was_decided_since(decided):
    edition = Edition.objects.get(publication__identifier=decided.translation_key)
    [before], [item] = content_of(edition)["items"], told(decided)
    assert (before["fate"], item["fate"]) == ("open", "going")
    assert item["did"] == made.DECIDED["answer"]
    for name in ("people", "in_other_words", "quotes", "you_said"):
        assert item[name] == before[name]
    assert [row.fate for row in voice().tally] == ["late"]


def test_so_it_is_wherever_people_read_it(client, decided):
    shown = [client.get(decided.url + part).content.decode() for part in ("", "easy-read/")]
    shown.append(client.post("/s/receipt/told/", {"receipt": CODE}).content.decode())
    shown.append(words_on_paper(client.get(f"{decided.url}poster.pdf").content))
    for one in shown:
        assert made.DECIDED["answer"] in " ".join(one.split())
        assert "Not decided" not in one


def test_why_nothing_is_asked_for_is_told_as_well(deployment):
    theme = made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    saved(theme, nothing_asked=WHY, nothing_asked_by=BY)
    [item] = told(page)
    assert (item["did_label"], item["reason"]) == ("We change nothing", WHY)


def test_a_recommendation_takes_the_place_of_that_and_it_stays_readable(client, deployment):
    by = {"nothing_asked": WHY, "nothing_asked_by": BY, "nothing_asked_on": "2026-05-04"}
    theme = made.theme(deployment, people=21, **by)
    page = made.publish(made.page(deployment))
    asked = made.recommendation(deployment.project, **PROMISED)
    saved(theme, asked, nothing_asked="", nothing_asked_by="")
    [item] = told(page)
    assert (item["recommendation"], item["fate"]) == ("REC-01", "going")
    assert item["answered_before"]["reason"] == WHY
    assert WHY in client.get(page.url).content.decode()


def test_whatever_was_asked_for_since_is_told_each_by_itself_once_it_is_decided(deployment):
    theme = made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    first = made.recommendation(deployment.project, **PROMISED)
    other = made.recommendation(deployment.project, "REC-02")
    saved(theme, first, other)
    assert brief(page) == [("T1", "REC-01", "going")]
    # As long as nothing is decided about it, the wrong one of two ticks can be undone as well.
    saved(theme, first)
    # What is told stays; no version told it.
    [sentence] = form_of(theme).errors["recommendations"]
    assert sentence.startswith("The public was told REC-01 under this theme, so it stays.")
    saved(theme, first, other)
    decide(other, decision="declined", **made.DECIDED)
    assert brief(page) == [("T1", "REC-01", "going"), ("T1", "REC-02", "declined")]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("answer", "We trained all workers."),
        ("reason", "12 of 43 parents asked for it."),
        ("owner", ""),
        ("decided_by", ""),
    ],
)
def test_what_no_version_could_tell_is_not_told_by_itself(deployment, field, words):
    theme = made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    asked = made.recommendation(deployment.project, **(PROMISED | {field: words}))
    saved(theme, asked)
    assert brief(page) == [("T1", None, "open")]
    saved(theme)
    saved(theme, asked)
    decide(asked, **PROMISED)
    assert brief(page) == [("T1", "REC-01", "going")]


def test_what_was_told_stays_where_a_version_could_not_tell_it_any_more(decided):
    Recommendation.objects.update(owner="")
    decided.refresh_head()
    assert brief(decided) == [("T1", "REC-01", "going")]


def test_what_was_counted_for_one_theme_gets_no_number_of_another(deployment):
    asked = made.recommendation(deployment.project, **PROMISED)
    first = made.theme(deployment, people=12, asks=[asked])
    other = made.theme(deployment, "T2", people=30)
    page = made.publish(made.page(deployment))
    saved(other, asked)
    first.recommendations.add(made.recommendation(deployment.project, "REC-02", **PROMISED))
    page.refresh_head()
    assert brief(page) == [("T2", None, "open"), ("T1", "REC-01", "going")]


def test_what_a_merged_theme_asked_for_is_told_under_the_other(deployment):
    theme = made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    asked = made.recommendation(deployment.project, **PROMISED)
    merge_themes(made.theme(deployment, "T2", asks=[asked]), theme, by=made.user("Analysts"))
    assert brief(page) == [("T1", "REC-01", "going")]


def test_of_a_few_it_is_told_once_under_whoever_is_quoted():
    deployment, answer, _ = quoted.survey()
    few = with_a_few(deployment, answer)
    page = page_about(deployment, quoted.confirmed(answer, few))
    asks = [
        made.recommendation(deployment.project, code, **PROMISED) for code in ("REC-01", "REC-02")
    ]
    few.recommendations.set(asks)
    for _ in range(2):
        page.refresh_head()
        assert brief(page) == [("T1", None, "open"), ("T2", "REC-01", "going")]


def test_of_a_few_what_is_undecided_keeps_out_nothing_that_is_decided():
    deployment, answer, _ = quoted.survey()
    few = with_a_few(deployment, answer)
    page = page_about(deployment, quoted.confirmed(answer, few))
    undecided = made.recommendation(deployment.project)
    saved(few, undecided, made.recommendation(deployment.project, "REC-02", **PROMISED))
    assert brief(page) == [("T1", None, "open"), ("T2", "REC-02", "going")]


def test_of_a_few_what_came_out_undecided_gives_way_and_can_be_unticked():
    page, _ = page_that_quotes_one_of_a_few(asks=["REC-01"])
    few, first = Theme.objects.get(code="T2"), Recommendation.objects.get()
    page.refresh_head()
    assert brief(page) == [("T1", None, "open"), ("T2", "REC-01", "open")]
    saved(few)
    assert brief(page) == [("T1", None, "open"), ("T2", None, "open")]
    saved(few, first)
    saved(few, first, made.recommendation(first.project, "REC-02", **PROMISED))
    assert brief(page) == [("T1", None, "open"), ("T2", "REC-02", "going")]
    [sentence] = form_of(few, first).errors["recommendations"]
    assert sentence.startswith("The public was told REC-02 under this theme, so it stays.")


def test_whoever_ticks_reads_that_the_public_reads_it(client, deployment):
    theme = made.theme(deployment, people=21)
    client.force_login(made.user("Analysts"))
    edit = reverse("voice:theme_edit", args=[deployment.pk, theme.pk])
    assert TOLD not in client.get(edit).content.decode()
    made.publish(made.page(deployment))
    assert TOLD in client.get(edit).content.decode()
    # What is told since is no version's: another one is told beside it.
    saved(theme, made.recommendation(deployment.project, **PROMISED))
    assert TOLD in client.get(edit).content.decode()


def test_beside_what_a_version_asked_for_nothing_is_told_at_once(client, deployment):
    theme = made.theme(deployment, people=21, asks=[made.recommendation(deployment.project)])
    made.publish(made.page(deployment))
    client.force_login(made.user("Analysts"))
    shown = client.get(reverse("voice:theme_edit", args=[deployment.pk, theme.pk]))
    assert "only once a version counts people again" in shown.content.decode()
    assert TOLD not in shown.content.decode()


def test_a_reason_that_no_version_gave_is_not_said_to_be_one_of_a_version(deployment):
    theme = made.theme(deployment, people=21)
    made.publish(made.page(deployment))
    saved(theme, nothing_asked=WHY, nothing_asked_by=BY)
    [sentence] = form_of(theme, nothing_asked="Because it costs money.").errors["nothing_asked"]
    assert sentence.startswith("The public page gave this answer")
