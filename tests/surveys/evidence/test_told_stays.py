"""What “You said, we did” told once is not undone by ticking a box or by other words."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from changeprojects.exceptions import ReleaseRefused
from surveys.actions.split_theme import split_theme
from surveys.admin_views.theme_form import ThemeForm
from surveys.exceptions import CodebookFixed
from surveys.models import Theme, YouSaidWeDidPage
from surveys.selectors.told_numbers import told_numbers
from syndication.selectors import document_of
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

WHY = "People come in many ways, and nothing has to change."
PROMISED = {"decision": "accepted"} | made.DECIDED | made.PROMISED


@pytest.fixture(autouse=True)
def _long_after():
    with time_machine.travel(datetime(2026, 11, 28, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def deployment():
    survey = made.deployment()
    made.responses(survey, 43)
    return survey


@pytest.fixture
def late(deployment):
    """A promise under a theme, by a day that has passed."""
    return made.recommendation(deployment.project, "REC-01", **PROMISED)


@pytest.fixture
def theme(deployment, late):
    return made.theme(deployment, people=21, asks=[late], name="Getting there")


@pytest.fixture
def page(theme):
    return made.publish(made.page(theme.deployment))


def form_of(theme, **changes):
    names = ("code", "name", "definition", "you_said", "nothing_asked", "nothing_asked_by")
    asked = [one.pk for one in theme.recommendations.all()]
    facts = {name: getattr(theme, name) for name in names} | {"recommendations": asked}
    return ThemeForm(facts | changes, instance=theme, deployment=theme.deployment)


def refusal(page, version="1.1", *, keep=True):
    page.keep_numbers = keep
    with pytest.raises(ReleaseRefused) as refused:
        made.publish(page, version)
    return {(one.code, one.field) for one in refused.value.findings}


def kept(page, version="1.1"):
    page.keep_numbers = True
    page = made.publish(page, version)
    return document_of(page.translation_key)["items"]


# ------------------------------------------------------- what is asked for


def test_what_was_told_under_a_theme_is_not_untied(page, theme, client):
    client.force_login(made.user("Analysts"))
    edit = reverse("voice:theme_edit", args=[theme.deployment_id, theme.pk])
    facts = dict(form_of(theme).data, nothing_asked=WHY, nothing_asked_by="The project team")
    answer = client.post(edit, facts | {"recommendations": []})
    assert answer.status_code == 200
    assert "told REC-01 (in version 1.0) under this theme, so it stays" in answer.content.decode()
    assert [one.code for one in theme.recommendations.all()] == ["REC-01"]


def test_before_it_is_told_it_can_be_untied(theme):
    assert form_of(theme, recommendations=[]).is_valid()


def test_what_was_untied_otherwise_is_not_told_as_declined(page, theme):
    theme.recommendations.clear()
    Theme.objects.filter(pk=theme.pk).update(nothing_asked=WHY, nothing_asked_by="The project team")
    assert refusal(page) == {("voice-untied", "deployment")}


def test_no_number_goes_to_what_was_tied_after_counting(page, theme, deployment):
    more = made.recommendation(deployment.project, "REC-02", **PROMISED)
    theme.recommendations.add(more)
    assert refusal(page) == {("voice-tied", "keep_numbers")}
    page.keep_numbers = False
    page = made.publish(page, "1.1")
    assert len(document_of(page.translation_key)["items"]) == 2
    # The version that counted tells it: it may be told again with these numbers.
    assert len(kept(page, "1.2")) == 2


def test_what_is_told_elsewhere_gets_no_larger_number_by_another_theme(theme, late, deployment):
    other = made.theme(deployment, "T2", people=30)
    page = made.publish(made.page(deployment))
    other.recommendations.add(late)
    assert refusal(page) == {("voice-tied", "keep_numbers")}


def test_what_nobody_had_decided_is_answered_with_the_numbers_of_the_last_version(deployment):
    theme = made.theme(deployment, people=21)
    page = made.publish(made.page(deployment))
    theme.recommendations.add(made.recommendation(deployment.project, **PROMISED))
    [item] = kept(page)
    assert (item["recommendation"], item["fate"]) == ("REC-01", "going")


# ------------------------------------------------------- why nothing is


@pytest.fixture
def answered(deployment):
    """A theme that was told with why nothing is asked for."""
    by = {"nothing_asked": WHY, "nothing_asked_by": "The board", "nothing_asked_on": "2026-05-04"}
    theme = made.theme(deployment, people=21, **by)
    made.publish(made.page(deployment))
    return Theme.objects.get(pk=theme.pk)


@pytest.mark.parametrize("words", ["", "It is already as everybody wants it."])
def test_an_answer_that_was_told_stays(answered, words):
    assert list(form_of(answered, nothing_asked=words).errors) == ["nothing_asked"]
    assert form_of(Theme.objects.get(pk=answered.pk)).is_valid()


def test_who_gave_it_and_when_stays_with_it(answered):
    assert list(form_of(answered, nothing_asked_by="The managers").errors) == ["nothing_asked_by"]
    form = form_of(Theme.objects.get(pk=answered.pk), nothing_asked=WHY.removesuffix("."))
    assert form.is_valid()
    assert form.save().nothing_asked_on.isoformat() == "2026-05-04"


@pytest.mark.parametrize(
    "other",
    [
        {"nothing_asked_by": "The managers"},
        {"nothing_asked_on": "2026-11-01"},
        {"nothing_asked": "It is already as everybody wants it."},
    ],
)
def test_an_answer_that_became_another_otherwise_is_not_released(answered, other):
    Theme.objects.filter(pk=answered.pk).update(**other)
    assert refusal(YouSaidWeDidPage.objects.get()) == {("voice-answer", "deployment")}


def test_another_page_about_the_survey_undoes_nothing_either(page, theme, deployment):
    theme.recommendations.clear()
    by = {"nothing_asked": WHY, "nothing_asked_by": "The project team"}
    Theme.objects.filter(pk=theme.pk).update(**by)
    other = made.page(deployment, slug="other")
    assert refusal(other, "1.0", keep=False) == {("voice-untied", "deployment")}


def test_a_recommendation_takes_its_place_and_the_answer_stays_readable(answered, client):
    asked = made.recommendation(answered.deployment.project, **PROMISED)
    sent = {"nothing_asked": "", "nothing_asked_by": "", "recommendations": [asked.pk]}
    form = form_of(answered, **sent)
    assert form.is_valid()
    form.save()
    page = YouSaidWeDidPage.objects.get()
    page.easy_read = "Thank you."
    for version in ("1.1", "1.2"):
        [item] = kept(page, version)
        assert (item["recommendation"], item["fate"]) == ("REC-01", "going")
        before = {"version": "1.0", "reason": WHY, "decided_by": "The board"}
        assert item["answered_before"] == before | {"decided_on": "2026-05-04"}
    page = YouSaidWeDidPage.objects.get()
    head = f"/api/v1/voice-summaries/{page.translation_key}"
    for place in (page.url, f"{page.url}easy-read/", f"{head}/versions/1.2.html"):
        assert WHY in client.get(place).content.decode(), place


# ------------------------------------------------------- splitting


def split(theme, people):
    words = {"code": "T9", "name": "New", "definition": "-", "you_said": "You waited."}
    form = ThemeForm(words, deployment=theme.deployment)
    assert form.is_valid(), form.errors
    chosen = theme.codings.order_by("pk").values_list("pk", flat=True)[:people]
    return split_theme(theme, form, list(chosen), by=made.user("Analysts"))


@pytest.mark.parametrize("people", [21, 20])
def test_what_was_told_is_not_emptied_by_a_split(page, theme, people):
    with pytest.raises(CodebookFixed) as refused:
        split(theme, people)
    assert [one.code for one in refused.value.reasons] == ["told"]
    assert theme.codings.count() == 21


def test_what_was_told_by_nobody_may_be(theme):
    assert split(theme, 21).codings.count() == 21


def test_a_part_of_what_was_told_may_be_split_off(page, theme):
    assert split(theme, 11).codings.count() == 11


def test_a_theme_told_before_and_not_told_now_stops_the_release(page, theme, deployment):
    theme.codings.update(theme=made.theme(deployment, "T2"))
    assert refusal(page, keep=False) == {("voice-theme-untold", "keep_numbers")}


# ------------------------------------------------------- words


@pytest.mark.parametrize(
    ("field", "words"),
    [("name", "Thorough and clear"), ("you_said", "You liked how thorough it was.")],
)
def test_words_under_a_released_number_stay(page, theme, field, words):
    form = form_of(theme, **{field: words})
    assert list(form.errors) == [field]
    assert "add a new theme" in form.errors[field][0]


def test_capitals_and_signs_are_mended(page, theme):
    assert form_of(theme, name="Getting There", you_said="You said: T1!").is_valid()


def test_what_was_reworded_otherwise_is_not_released(page, theme):
    Theme.objects.filter(pk=theme.pk).update(you_said="You liked T1.")
    assert refusal(page) == {("voice-reworded", "deployment")}


def test_each_version_is_exported_under_the_name_that_it_told(page, theme):
    Theme.objects.filter(pk=theme.pk).update(name="Thorough and clear")
    said = {row[3] for row in told_numbers(theme.deployment).rows if row[1] == "Themes"}
    assert said == {"T1 Getting there"}
