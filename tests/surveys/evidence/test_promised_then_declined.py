"""A late promise does not vanish because somebody declines it, or writes a full stop."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail_modeladmin.helpers import AdminURLHelper

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.actions.save_entry import save_entry
from changeprojects.exceptions import NotAllowed
from changeprojects.models import ChangeProjectPage, Recommendation
from surveys.documents.scorecard import scorecard_report
from surveys.models import VoiceIndexPage
from syndication.models import Edition
from syndication.selectors import content_of, document_of
from tests.factories.changeprojects import DraftProjectFactory
from tests.reader import words_on_paper
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
DECLINED = {
    "decision": "declined",
    "answer": "We will not pay for travel.",
    "reason": "There is no money for it.",
    "decided_by": "The board",
    "decided_on": NOW.date(),
    "owner": "",
    "due": None,
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def late():
    """What a public project promised by a day that has passed."""
    project = made.pilot().get_parent().specific
    release_page(ChangeProjectPage.objects.get(pk=project.pk))
    return made.recommendation(
        project, decision="accepted", **made.DECIDED | made.PROMISED | {"due": date(2026, 8, 31)}
    )


def changed(asked, **changes):
    asked = Recommendation.objects.get(pk=asked.pk)
    for name, value in changes.items():
        setattr(asked, name, value)
    return asked


def told(asked):
    [one] = document_of(asked.project.translation_key)["recommendations"]
    return one


def test_what_was_promised_and_then_declined_is_told_as_both(late, client):
    keep_entry(changed(late, **DECLINED))
    one = told(late)
    assert (one["decision"], one["first_due"], one["due"]) == ("declined", "2026-08-31", None)
    assert [former["decision"] for former in one["former"]] == ["accepted"]
    home = late.project.get_site().root_page
    index = home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    html = client.get(index.url).content.decode()
    assert "We said we would by 31 August 2026. On 28 November 2026 we decided not to" in html
    assert "Promised first, and then declined" in html


def test_the_scorecard_counts_it_apart(late):
    keep_entry(changed(late))
    assert scorecard_report()["recommendations"]["late"] == 1
    keep_entry(changed(late, **DECLINED))
    score = scorecard_report()["recommendations"]
    assert (score["late"], score["declined"], score["promised_then_declined"]) == (0, 1, 1)


def test_what_was_never_promised_is_only_declined(late):
    made.recommendation(late.project, "REC-02", **DECLINED)
    keep_entry(changed(late))
    score = scorecard_report()["recommendations"]
    assert (score["declined"], score["promised_then_declined"]) == (1, 0)


@pytest.mark.parametrize("words", [".", "x", "No no", "1 2 3 4", "… — !"])
@pytest.mark.parametrize("name", ["answer", "reason"])
def test_an_answer_and_a_reason_say_something(late, name, words):
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        keep_entry(changed(late, **DECLINED | {name: words}))
    assert "in a few words" in refusal.value.message_dict[name][0]
    assert told_or_none(late) in (None, "accepted")


@pytest.mark.parametrize("words", [".", "-", "x", "a b", "12", "…"])
@pytest.mark.parametrize("name", ["decided_by", "owner"])
def test_who_decided_and_who_does_it_are_named_in_words(late, name, words):
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        keep_entry(changed(late, **{name: words}))
    assert "Write in words which" in refusal.value.message_dict[name][0]
    assert getattr(Recommendation.objects.get(pk=late.pk), name) == getattr(late, name)


@pytest.mark.parametrize("day", [date(9999, 1, 1), date(2036, 5, 6)])
def test_a_promise_is_for_a_day_that_somebody_sees(late, day):
    """It was decided on 4 May 2026."""
    with pytest.raises(ValidationError, match="4 May 2036 at the latest") as refusal:
        keep_entry(changed(late, due=day))
    assert list(refusal.value.message_dict) == ["due"]
    keep_entry(changed(late, due=date(2036, 5, 4)))
    assert told(late)["due"] == "2036-05-04"


def test_one_that_had_a_far_day_before_can_still_be_corrected():
    asked = made.recommendation(
        DraftProjectFactory(),
        decision="accepted",
        **made.DECIDED | made.PROMISED | {"owner": ".", "due": date(9999, 1, 1)},
    )
    keep_entry(changed(asked, text="Pay for travel on court days."))


def told_or_none(asked):
    found = document_of(asked.project.translation_key)["recommendations"]
    return found[0]["decision"] if found else None


def test_what_was_short_before_does_not_hold_up_other_changes():
    asked = made.recommendation(DraftProjectFactory(), **DECLINED | {"reason": "Money."})
    keep_entry(changed(asked, text="Pay for travel on court days."))


def sent(asked, **changes):
    names = ("code", "text", "source", "decision", "answer", "reason", "decided_by", "owner")
    days = ("decided_on", "due")
    facts = {name: getattr(asked, name) for name in names}
    facts |= {name: getattr(asked, name) or "" for name in days}
    changes = {name: "" if value is None else value for name, value in changes.items()}
    return facts | {"project": asked.project_id} | changes


def test_an_editor_reads_what_was_decided_and_decides_nothing(late, client):
    editor = made.user("Programme editors")
    client.force_login(editor)
    helper = AdminURLHelper(Recommendation)
    edit = helper.get_action_url("edit", late.pk)
    form = client.get(edit).context["form"]
    assert not set(form.fields) & {"decision", "answer", "reason", "decided_by", "due", "owner"}
    assert client.post(edit, sent(late, **DECLINED)).status_code == 302
    assert Recommendation.objects.get(pk=late.pk).decision == "accepted"
    page = client.get(helper.get_action_url("inspect", late.pk)).content.decode()
    assert made.DECIDED["answer"] in page
    with pytest.raises(NotAllowed, match="Only a programme manager"):
        save_entry(changed(late, **DECLINED), by=editor)
    with pytest.raises(NotAllowed):
        save_entry(changed(late, due=date(2027, 1, 1)), by=editor)
    save_entry(changed(late, text=f"{late.text}!"), by=editor)


def test_a_manager_decides(late, client):
    client.force_login(made.user("Programme managers"))
    edit = AdminURLHelper(Recommendation).get_action_url("edit", late.pk)
    assert client.post(edit, sent(late, **DECLINED)).status_code == 302
    assert Recommendation.objects.get(pk=late.pk).decision == "declined"


@pytest.mark.parametrize("group", ["Programme editors", "Evaluators", "Publishers"])
def test_nobody_else_has_the_right(group):
    assert not made.user(group).has_perm("changeprojects.decide_recommendation")


def test_an_evaluator_adds_what_nobody_has_decided(late):
    asked = Recommendation(project=late.project, code="REC-09", text="Ask again.")
    save_entry(asked, by=made.user("Evaluators"))
    assert asked.pk


# ---------------------------------------------------------------- one public truth


@pytest.fixture
def page():
    """A summary that tells of a promise whose day has passed."""
    about = made.deployment()
    release_page(ChangeProjectPage.objects.get(pk=about.project_id))
    made.responses(about, 43)
    promised = made.recommendation(
        about.project, decision="accepted", **made.DECIDED | made.PROMISED
    )
    made.theme(about, people=21, asks=[promised])
    return made.publish(made.page(about))


def test_the_page_and_its_poster_decline_what_the_programme_declined(page, client):
    html = client.get(page.url).content.decode()
    assert "We said we would" in html
    asked = page.deployment.project.recommendations.get()
    keep_entry(changed(asked, **DECLINED))
    [item] = document_of(page.translation_key)["items"]
    assert (item["fate"], item["did"], item["due"]) == ("declined", DECLINED["answer"], None)
    assert (item["first_due"], item["decided_on"]) == ("2026-08-31", "2026-11-28")
    html = client.get(page.url).content.decode()
    assert "days late" not in html
    assert "We said we would by 31 August 2026. On 28 November 2026 we decided not to" in html
    paper = words_on_paper(client.get(f"{page.url}poster.pdf").content)
    assert "On 28 November 2026 we decided not to" in " ".join(paper.split())


def test_the_version_that_was_released_keeps_its_words(page):
    edition = Edition.objects.get(publication__identifier=page.translation_key)
    keep_entry(changed(page.deployment.project.recommendations.get(), **DECLINED))
    kept = content_of(Edition.objects.get(pk=edition.pk))
    assert kept["items"][0]["fate"] == "going"


def test_a_day_that_is_moved_is_told_on_the_page_too(page):
    asked = page.deployment.project.recommendations.get()
    keep_entry(changed(asked, due=date(2027, 1, 1)))
    [item] = document_of(page.translation_key)["items"]
    assert (item["due"], item["first_due"]) == ("2027-01-01", "2026-08-31")


def test_nobody_is_counted_anew_when_something_is_decided(page):
    people = document_of(page.translation_key)["items"][0]["people"]
    made.responses(page.deployment, 20)
    keep_entry(changed(page.deployment.project.recommendations.get(), **DECLINED))
    assert document_of(page.translation_key)["items"][0]["people"] == people
