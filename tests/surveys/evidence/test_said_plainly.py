"""What young people and readers of Easy Read get: plain words, as long as they are true."""

from datetime import UTC, date, datetime

import pypdfium2
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from changeprojects.actions.refresh_heads import refresh_projects
from surveys.actions.merge_themes import merge_themes
from surveys.actions.refresh_summaries import refresh_summaries
from surveys.documents.voice_poster import voice_poster
from surveys.models import SaidPlainly, SurveyDeployment, VoiceIndexPage, YouSaidWeDidPage
from surveys.selectors.other_words import present_plainly
from surveys.selectors.since_written import told_since
from surveys.selectors.voice import present
from syndication.models import Edition, Publication
from syndication.selectors import content_of, document_of
from tests.meanwhile import meanwhile
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 1, 12, tzinfo=UTC)
DID = "You see it 5 days before.\nYou can say what is wrong."
WORDS = {
    "young_people_said": "You saw it too late.",
    "young_people_did": DID,
    "young_people_why": "All three places can do it.",
    "easy_read_did": "You see it 5 days before court.",
}


@pytest.fixture
def july():
    with time_machine.travel(JULY, tick=False):
        yield


@pytest.fixture(scope="module")
def opened(for_all_tests):
    """The key of a survey that 43 people answered, once for all tests."""
    with time_machine.travel(JULY, tick=False):
        about = made.deployment(feedback_due_on=date(2026, 6, 21))
        made.responses(about, 43)
    return about.pk


@pytest.fixture
def deployment(opened, july, db):
    return SurveyDeployment.objects.get(pk=opened)


@pytest.fixture
def asked(deployment):
    """Something promised by the end of August."""
    promised = made.DECIDED | made.PROMISED
    return made.recommendation(deployment.project, decision="accepted", **promised)


@pytest.fixture
def theme(deployment, asked):
    return made.theme(deployment, people=21, asks=[asked])


def summary(about, *rows):
    """A summary in both versions, not yet released, with rows of plain words."""
    page = made.page(about, young_people="You told us.", easy_read="You said a thing.")
    for row in rows:
        page.said_plainly.add(SaidPlainly(**row))
    return page


def in_words(page):
    item = document_of(page.translation_key)["items"][0]
    return item["in_other_words"]


def read(client, page, part="young-people/"):
    return BeautifulSoup(client.get(page.url + part).content, "html.parser").main


def warnings(page):
    return " ".join(type(page).said_hard(page))


def test_plain_words_are_frozen_with_the_version(theme):
    page = made.publish(summary(theme.deployment, {"theme": theme, "answer": "going"} | WORDS))
    SaidPlainly.objects.update(young_people_did="Nobody released this.")
    content = content_of(Edition.objects.get(publication__identifier=page.translation_key))
    assert content["items"][0]["in_other_words"] == {
        "young_people": {
            "you_said": ["You saw it too late."],
            "did": ["You see it 5 days before.", "You can say what is wrong."],
            "reason": ["All three places can do it."],
        },
        "easy_read": {"you_said": [], "did": ["You see it 5 days before court."], "reason": []},
    }
    assert in_words(page) == content["items"][0]["in_other_words"]


def test_each_version_says_it_in_its_own_words_and_the_full_page_in_others(client, theme):
    page = made.publish(summary(theme.deployment, {"theme": theme, "answer": "going"} | WORDS))
    young, easy = (read(client, page, part) for part in PARTS)
    assert young.select_one("article h2").get_text() == "You saw it too late."
    assert [one.get_text() for one in young.select(".cp-said__words")] == DID.split("\n")
    assert "All three places can do it." in young.get_text()
    assert made.DECIDED["answer"] not in young.get_text()
    assert made.DECIDED["reason"] not in young.get_text()
    # Where a version says nothing, the words of the full page stand.
    assert easy.select_one("article h2").get_text() == "You said T1."
    assert easy.select_one(".cp-said__words").get_text() == "You see it 5 days before court."
    assert made.DECIDED["reason"] in easy.get_text()
    assert DID.split("\n", maxsplit=1)[0] not in read(client, page, "").get_text()


PARTS = ("young-people/", "easy-read/")


@pytest.mark.parametrize("answer", ["done", "declined", "open", ""])
def test_what_is_promised_is_told_as_nothing_else_whatever_was_written(client, theme, answer):
    page = made.publish(summary(theme.deployment, {"theme": theme, "answer": answer} | WORDS))
    assert in_words(page)["young_people"]["did"] == []
    assert in_words(page)["young_people"]["you_said"] == ["You saw it too late."]
    shown = read(client, page)
    assert shown.select_one("article h3").get_text() == "We will"
    assert shown.select_one(".cp-said__words").get_text() == made.DECIDED["answer"]


@pytest.mark.parametrize("change", [{"decision": "declined"}, {"answer": "Another thing."}])
def test_words_about_another_decision_go_from_the_page_at_once(client, theme, asked, change):
    page = made.publish(summary(theme.deployment, {"theme": theme, "answer": "going"} | WORDS))
    for name, value in change.items():
        setattr(asked, name, value)
    asked.save()
    page.refresh_head()
    assert in_words(page)["young_people"]["did"] == []
    assert DID.split("\n", maxsplit=1)[0] not in read(client, page).get_text()


def test_what_was_promised_and_is_done_by_now_is_told_in_the_words_of_the_full_page(theme, asked):
    page = made.publish(summary(theme.deployment, {"theme": theme, "answer": "going"} | WORDS))
    made.prove(asked, theme.deployment, version="0.4", at=JULY)
    page.refresh_head()
    head = document_of(page.translation_key)["items"][0]
    assert head["fate"] == "done"
    assert head["in_other_words"]["young_people"]["did"] == []


def test_where_a_theme_asks_for_two_things_each_has_its_own_words(deployment, asked):
    no = made.recommendation(deployment.project, "REC-02", decision="declined", **made.DECIDED)
    theme = made.theme(deployment, people=21, asks=[asked, no])
    rows = [
        {"theme": theme, "answer": "going"} | WORDS,
        {"theme": theme, "recommendation": no, "answer": "declined", "easy_read_did": "We cannot."},
    ]
    page = made.publish(summary(deployment, *rows))
    told = {
        one["recommendation"]: one["in_other_words"]["easy_read"]["did"]
        for one in document_of(page.translation_key)["items"]
    }
    assert told == {"REC-01": [], "REC-02": ["We cannot."]}


def previewed(page, mode):
    """What an editor sees of the saved form before anything is released."""
    draft = page.get_latest_revision_as_object()
    return BeautifulSoup(draft.make_preview_request(None, mode).content, "html.parser").main


@pytest.mark.parametrize(
    ("mode", "words", "hidden"),
    [
        ("young_people", ("You saw it too late.", *DID.split("\n")), "You said T1."),
        ("easy_read", ("You said T1.", "You see it 5 days before court."), "You saw it too late."),
    ],
)
def test_an_editor_sees_plain_words_before_anything_is_released(theme, mode, words, hidden):
    page = summary(theme.deployment, {"theme": theme, "answer": "going"} | WORDS)
    page.save_revision()
    shown = previewed(page, mode).get_text(" ", strip=True)
    for one in words:
        assert one in shown
    assert hidden not in shown
    assert "You told us." in shown or mode == "easy_read"
    # No number is told before the release, and nothing leads to what was released before.
    assert "people answered" not in shown
    links = [one["href"] for one in previewed(page, mode).select(".cp-words a")]
    assert links == []
    page.young_people = page.easy_read = ""
    page.save_revision()
    assert "no such page" in previewed(page, mode).get_text(" ", strip=True)
    assert "You said T1." in previewed(page, "").get_text()


def test_a_row_about_a_theme_that_was_merged_says_so_and_where_its_words_belong(client, theme):
    other = made.theme(theme.deployment, "T2")
    page = summary(theme.deployment, {"theme": other, "answer": "going"} | WORDS)
    page.save_revision()
    merge_themes(other, theme, by=made.user("Analysts"))
    told = "“Theme T2” was merged into “Theme T1”"
    assert told in warnings(page.get_latest_revision_as_object())
    client.force_login(made.user(superuser=True))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = BeautifulSoup(client.get(edit).content, "html.parser")
    row = form.find("select", attrs={"name": "said_plainly-0-theme"})
    assert told in form.find(id=row["aria-describedby"].split()[0]).get_text()
    # It can stay as it is until somebody has time: a draft is never held up.
    assert submitted(client, page, {"theme": other.pk, "answer": "going"}).status_code == 302
    offered = {one.get_text(strip=True) for one in row.select("option")}
    assert {str(theme), f"{other} (merged into {theme})"} < offered


def test_a_row_that_stands_nowhere_is_told_with_what_to_do(deployment, asked):
    no = made.recommendation(deployment.project, "REC-02", decision="declined", **made.DECIDED)
    theme = made.theme(deployment, people=21, asks=[asked, no])
    page = summary(deployment, {"theme": theme, "answer": "going"} | WORDS)
    assert "“Theme T1” asks for several things" in warnings(page)
    page.said_plainly.all()[0].recommendation = asked
    assert "several things" not in warnings(page)
    theme.recommendations.remove(asked)
    assert "“Theme T1” does not ask for REC-01 any more" in warnings(page)


def test_an_editor_is_warned_of_what_is_not_said_plainly(theme):
    page = summary(theme.deployment)
    assert "For young people: nothing is said plainly yet of “Theme T1”." in warnings(page)
    assert "Easy Read: nothing is said plainly yet of “Theme T1”." in warnings(page)
    page.easy_read = ""
    assert "Easy Read" not in warnings(page)
    page.said_plainly.add(SaidPlainly(theme=theme, answer="going", **WORDS))
    assert warnings(page) == ""


def test_an_editor_is_warned_of_words_that_say_something_else_by_now(theme, asked):
    page = summary(theme.deployment, {"theme": theme, "answer": "done"} | WORDS)
    assert "“Theme T1”: the plain words say “We did it, or a part of it”." in warnings(page)
    page.said_plainly.all()[0].answer = "going"
    page = made.publish(page)
    assert warnings(page) == ""
    asked.answer = "Another thing."
    asked.save()
    assert "“Theme T1”: what was decided is not what it was in version 1.0" in warnings(page)
    SaidPlainly.objects.update(young_people_did="Another thing is promised.")
    assert warnings(page) == ""


def test_an_editor_is_warned_of_long_sentences_in_easy_read_alone(theme):
    short, long = "word " * 15 + ".", "word " * 16 + "."
    row = {"theme": theme, "answer": "going", "young_people_did": long, "easy_read_did": short}
    page = summary(theme.deployment, row)
    assert warnings(page) == ""
    page.said_plainly.all()[0].easy_read_why = long
    assert "Easy Read: “word word word word word …” has 16 words." in warnings(page)


def submitted(client, page, *rows, **pressed):
    """What an editor reads after saving the form with these rows."""
    client.force_login(made.user(superuser=True))
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "intro": page.intro,
            "deployment": page.deployment_id,
            "version": "1.0",
            "young_people": page.young_people,
            "not_heard": inline_formset([]),
            "said_plainly": inline_formset(rows),
            "comments": inline_formset([]),
        }
    )
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | pressed)


def test_the_form_offers_the_themes_of_the_survey_and_says_what_to_think_about(client, theme):
    elsewhere = made.theme(made.deployment(), "T9")
    page = summary(theme.deployment)
    client.force_login(made.user(superuser=True))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = BeautifulSoup(client.get(edit).content, "html.parser")
    offered = form.find("select", attrs={"name": "said_plainly-__prefix__-theme"}) or form.find(
        "template"
    )
    assert str(theme) in str(offered)
    assert str(elsewhere) not in str(form)
    row = {"theme": theme.pk, "answer": "going"} | WORDS
    assert submitted(client, page, row).status_code == 302
    kept = page.get_latest_revision_as_object().said_plainly.get()
    assert (kept.theme, kept.young_people_did) == (theme, DID)
    warned = BeautifulSoup(client.get(edit).content, "html.parser").select_one(".voice-warnings")
    assert warned is None


def test_one_thing_is_said_in_one_row(client, theme, asked):
    page = summary(theme.deployment)
    row = {"theme": theme.pk, "answer": "going"} | WORDS
    answer = submitted(client, page, row, row)
    assert "There is a row for this already." in answer.content.decode()
    other = made.recommendation(theme.deployment.project, "REC-07")
    made.theme(theme.deployment, "T2", asks=[other])
    answer = submitted(client, page, row | {"recommendation": other.pk})
    assert "This theme does not ask for that." in answer.content.decode()


def test_words_that_claim_a_deed_are_refused_where_they_stand(client, deployment, asked):
    no = made.recommendation(deployment.project, "REC-02", decision="declined", **made.DECIDED)
    theme = made.theme(deployment, people=21, asks=[asked, no])
    deployment.status = "closed"
    deployment.save()
    page = summary(deployment)
    rows = [
        {"theme": theme.pk, "answer": "going", "recommendation": asked.pk} | WORDS,
        {"theme": theme.pk, "answer": "going", "recommendation": no.pk}
        | {"easy_read_did": "We changed the form.", "easy_read_why": "It is easy."},
    ]
    shown = submitted(client, page, *rows, **{"action-publish": "1"}).context["form"]
    first, second = shown.formsets["said_plainly"].forms
    assert (first.errors, list(second.errors)) == ({}, ["easy_read_did"])
    assert "Easy Read: “We changed” says that it was done" in second.errors["easy_read_did"][0]
    assert second["easy_read_why"].value() == "It is easy."
    assert shown.errors == {}


def test_so_are_they_in_the_row_of_who_was_not_heard(client, theme):
    theme.deployment.status = "closed"
    theme.deployment.save()
    rows = [{"text": "Children."}, {"text": "Parents. We have built a quiet room for them."}]
    sent = nested_form_data({"not_heard": inline_formset(rows)}) | {"action-publish": "1"}
    client.force_login(made.user(superuser=True))
    shown = submitted(client, summary(theme.deployment), **sent).context["form"]
    first, second = shown.formsets["not_heard"].forms
    assert (first.errors, list(second.errors)) == ({}, ["text"])
    assert "“We have built” says that it was done" in second.errors["text"][0]
    assert shown.errors == {}


@pytest.fixture
def done(theme, asked):
    """A released summary of which one thing was done by changing words of the handbook."""
    made.prove(asked, theme.deployment, version="0.4", at=JULY)
    return made.publish(summary(theme.deployment, {"theme": theme, "answer": "done"} | WORDS))


@pytest.mark.parametrize("part", PARTS)
def test_what_was_changed_stands_beside_what_it_was(client, done, part):
    compared = read(client, done, part).select_one("article .cp-then")
    columns = [list(one.stripped_strings) for one in compared.select("div")]
    assert columns == [
        ["Before", "Share it.", "Version 0.3"],
        ["Now", "Share it five days before.", "Version 0.4"],
    ]
    assert read(client, done, "").select_one(".cp-then") is None


def test_nothing_stands_beside_what_nobody_can_look_at(client, done):
    head = document_of(done.translation_key)
    head["product"]["version"] = "0.2"
    item = present_plainly(head, present(head), "easy_read")["items"][0]
    assert item["compared"] is None
    # Once it is taken back, the words are not told as those of now.
    Publication.objects.filter(kind="product").update(state=Publication.State.GONE)
    done.refresh_head()
    shown = read(client, done)
    assert "It is not there any more." in shown.get_text()
    assert shown.select_one(".cp-then") is None


def test_a_promise_has_nothing_to_compare(client, theme):
    page = made.publish(summary(theme.deployment))
    assert read(client, page).select_one(".cp-then") is None


@pytest.mark.parametrize("part", ["", *PARTS])
def test_each_version_says_when_it_came_and_that_it_came_late(client, theme, part):
    page = made.publish(summary(theme.deployment))
    said = read(client, page, part).header.get_text()
    assert "Published 1 July 2026, version 1.0." in said
    assert "We said you would hear by 21 June 2026. It came 10 days late." in said


def test_a_day_that_was_put_off_is_late_by_the_first_one(client, theme):
    days = {"first_feedback_due_on": date(2026, 6, 30), "feedback_due_on": date(2026, 7, 30)}
    SurveyDeployment.objects.update(**days)
    theme.deployment.refresh_from_db()
    page = made.publish(summary(theme.deployment))
    assert "It came 1 day late." in read(client, page).header.get_text()
    assert document_of(page.translation_key)["feedback_due_on"] == "2026-06-30"


def test_a_later_version_does_not_make_it_late(client, theme):
    SurveyDeployment.objects.update(feedback_due_on=date(2026, 7, 1))
    theme.deployment.refresh_from_db()
    page = made.publish(summary(theme.deployment))
    with time_machine.travel(LATER, tick=False):
        page.keep_numbers = True
        page = made.publish(page, "1.1")
        said = read(client, page).get_text()
    assert "Published 1 November 2026, version 1.1." in said
    assert "You would hear by" not in said
    # What was promised and has not come is late today.
    assert "This is 62 days late." in said


WRITTEN = "The words below were written on 1 July 2026."


def decided_since(page, asked):
    """Somebody declined, four months later, what the page tells as promised."""
    with time_machine.travel(LATER, tick=False):
        asked.decision, asked.decided_on = "declined", LATER.date()
        asked.save()
        page.refresh_head()


@pytest.mark.parametrize("part", ["", "young-people/", "easy-read/"])
def test_each_opening_says_first_what_changed_since_it_was_written(client, theme, asked, part):
    page = made.publish(summary(theme.deployment))
    assert WRITTEN not in read(client, page, part).get_text()
    decided_since(page, asked)
    shown = read(client, page, part).get_text(" ", strip=True)
    opening = {"": "Thank you.", "young-people/": "You told us.", "easy-read/": "You said a thing."}
    first, told, then = (
        shown.index(words) for words in (WRITTEN, "We said no to 1.", opening[part])
    )
    assert first < told < then


@pytest.mark.parametrize("part", ["", "young-people/", "easy-read/"])
def test_what_search_engines_quote_of_a_page_says_it_first_too(client, theme, asked, part):
    page = made.publish(summary(theme.deployment))
    decided_since(page, asked)
    shown = BeautifulSoup(client.get(page.url + part).content, "html.parser")
    quoted = shown.find("meta", attrs={"name": "description"})["content"]
    assert quoted.startswith(f"{WRITTEN} Since then: We said no to 1. ")


def test_the_page_of_the_pilot_says_it_before_the_opening(client, theme, asked):
    page = made.publish(summary(theme.deployment))
    pilot = made.publish(theme.deployment.pilot, theme.deployment.pilot.version)
    decided_since(page, asked)
    shown = BeautifulSoup(client.get(pilot.url).content, "html.parser").main.get_text()
    assert shown.index(WRITTEN) < shown.index("Thank you.")


def test_an_opening_that_is_released_again_tells_of_its_own_day(client, theme, asked):
    page = made.publish(summary(theme.deployment))
    decided_since(page, asked)
    with time_machine.travel(LATER, tick=False):
        page = made.publish(page, "1.1")
        assert WRITTEN in read(client, page, "").get_text()
        page.intro = "We decided about it."
        page = made.publish(page, "1.2")
    assert WRITTEN not in read(client, page, "").get_text()
    assert WRITTEN in read(client, page).get_text()


def test_another_reason_for_the_same_is_something_new_too(theme, asked):
    page = made.publish(summary(theme.deployment))
    asked.reason = "Two places can do it."
    asked.save()
    page.refresh_head()
    told = told_since(document_of(page.translation_key))
    assert told == [WRITTEN, "Since then:", "1 was decided in another way."]


def test_the_api_says_late_as_the_page_does_once_the_day_has_passed(client, theme, asked):
    page = made.publish(summary(theme.deployment))
    address = f"/api/v1/voice-summaries/{page.translation_key}"

    def told(at=address):
        item = client.get(at).json()["items"][0]
        return item["did_label"], item["is_late"]

    with time_machine.travel(datetime(2026, 8, 31, 12, tzinfo=UTC), tick=False):
        refresh_summaries()
        assert told() == ("We will", False)
    with time_machine.travel(datetime(2026, 9, 1, 12, tzinfo=UTC), tick=False):
        refresh_summaries()
        assert told() == ("We said we would", True)
        made.publish(page, "1.1")
    assert told(f"{address}/versions/1.0") == ("We will", False)
    assert told(f"{address}/versions/1.1") == ("We said we would", True)
    text = client.get(f"{address}/versions/1.1.txt").content.decode()
    assert "We said we would" in text


def test_what_is_new_and_late_since_an_opening_is_called_late(client, deployment, asked):
    asked.decision = "undecided"
    asked.save()
    page = made.publish(summary(made.theme(deployment, people=21, asks=[asked]).deployment))
    with time_machine.travel(LATER, tick=False):
        asked.decision = "accepted"
        asked.save()
        page.refresh_head()
    told = told_since(document_of(page.translation_key))
    assert told == [WRITTEN, "Since then:", "1 was promised and is late."]


def test_the_page_of_the_pilot_says_late_where_nobody_heard_in_time(client, theme):
    pilot = made.publish(theme.deployment.pilot, theme.deployment.pilot.version)
    project = theme.deployment.project
    with time_machine.travel(datetime(2026, 6, 20, 12, tzinfo=UTC), tick=False):
        made.publish(project)
        assert "Late." not in client.get(pilot.url).content.decode()
    with time_machine.travel(LATER, tick=False):
        refresh_projects()
        shown = BeautifulSoup(client.get(pilot.url).content, "html.parser").main
        assert "Late. Nothing has been published yet." in shown.get_text()
        made.publish(summary(theme.deployment))
        assert "Nothing has been published" not in client.get(pilot.url).content.decode()


def test_who_follows_the_changes_is_told_once_that_an_opening_is_old(client, theme, asked):
    page = made.publish(summary(theme.deployment))

    def changes(since):
        told = client.get("/api/v1/changes", {"afterChangeNumber": since}).json()["items"]
        return [one for one in told if one["kind"] == "voice-summary"]

    [first] = changes(0)
    assert first["data"]["since_written"] == {}
    decided_since(page, asked)
    [told] = changes(first["modified"])
    assert told["data"]["since_written"]["intro"] == {
        "on": JULY.date().isoformat(),
        "changed": [{"fate": "declined", "count": 1}],
    }
    with time_machine.travel(LATER, tick=False):
        page.refresh_head()
    assert changes(told["modified"]) == []


def test_the_list_of_all_and_the_poster_say_it_before_the_opening(client, theme, asked):
    page = made.publish(summary(theme.deployment))
    decided_since(page, asked)
    home = page.get_site().root_page
    index = home.add_child(instance=VoiceIndexPage(title="Voice", slug="voice"))
    listed = BeautifulSoup(client.get(index.url).content, "html.parser").get_text()
    assert listed.index(WRITTEN) < listed.index("Thank you.")
    document = document_of(page.translation_key)
    poster = pypdfium2.PdfDocument(voice_poster(document | present(document)))
    printed = " ".join(poster[0].get_textpage().get_text_range().split())
    assert printed.index(WRITTEN) < printed.index("Thank you.")


def test_the_form_says_that_the_openings_are_to_be_written_anew(client, theme, asked):
    page = made.publish(summary(theme.deployment))
    client.force_login(made.user(superuser=True))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Write them anew" not in client.get(address).content.decode()
    decided_since(page, asked)
    with time_machine.travel(LATER, tick=False):
        client.force_login(made.user(superuser=True))
        shown = client.get(address).content.decode()
    assert "Write them anew" in shown
    assert "We said no to 1." in shown


def test_the_poster_says_one_day_late_of_one_day(theme):
    page = made.publish(summary(theme.deployment))
    with time_machine.travel(datetime(2026, 9, 1, 12, tzinfo=UTC), tick=False):
        document = document_of(page.translation_key)
        poster = pypdfium2.PdfDocument(voice_poster(document | present(document)))
        words = " ".join(one.get_textpage().get_text_range() for one in poster)
    assert "1 day late." in words


def test_a_summary_that_is_renamed_while_the_job_runs_keeps_its_new_name(theme):
    page = made.publish(summary(theme.deployment))

    def rename():
        stored = YouSaidWeDidPage.objects.get(pk=page.pk)
        stored.title = "What you told us"
        made.publish(stored, "1.1")

    with meanwhile(rename, after="SELECT"):
        refresh_summaries()
    assert document_of(page.translation_key)["title"] == "What you told us"
