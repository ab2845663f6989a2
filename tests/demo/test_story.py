"""The demonstration as a visitor, another site and an editor find it."""

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import (
    Agency,
    ChangeProjectPage,
    PilotPage,
    ProductPage,
    Waiver,
)
from home.demo import DemoAccounts, load_demo, story_court, story_others
from home.demo.accounts import ROLES
from home.demo.products import product
from surveys.engine.notices import CHILDREN
from surveys.models import (
    Answer,
    CardSort,
    Coding,
    ConsentRecord,
    Reading,
    Response,
    SurveyDeployment,
    YouSaidWeDidPage,
)
from surveys.rules.weeks import monday_of
from surveys.selectors.cards import answers_for_cards
from syndication.models import Change, Edition, Publication
from syndication.selectors import content_of, documents, editions_of
from tests.demo.loaded import anchor, calendar, head_of
from tests.surveys.walks import Person

PRACTICE = "Using the pack"
STATUSES = {
    "using-evidence-in-court": "completed",
    "leadership-for-evidence-informed-practice": "refining",
    "partnership-working-on-the-front-line": "planned",
    "my-meeting-my-plan": "piloting",
    "telling-it-once": "stopped",
    "brothers-and-sisters-together": "recruiting",
}


@pytest.fixture(autouse=True)
def _loaded(accounts: DemoAccounts, db: None) -> None:
    """Every test sees the demonstration, and leaves nothing behind."""


def released_days(page: ProductPage) -> dict[str, date]:
    return {str(one.version): one.released_at.date() for one in editions_of(page.translation_key)}


def voice_of_court() -> dict:
    return next(one for one in documents("voice-summary") if "Court" in one["title"])


def row_counts() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.app_label in {"home", "surveys", "changeprojects", "syndication", "auth"}
    }


def texts() -> Iterator[str]:
    """Every text that the demonstration put into the database."""
    for model in apps.get_models():
        if model._meta.app_label not in {"home", "surveys", "changeprojects", "syndication"}:
            continue
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
        ]
        for row in model._default_manager.all():
            yield from (str(getattr(row, name)) for name in names)


def test_loading_twice_changes_nothing() -> None:
    before = row_counts()
    again = load_demo(date(2027, 3, 5))
    assert not again.are_new
    assert row_counts() == before


def test_each_account_has_its_own_password_and_none_is_stored(accounts: DemoAccounts) -> None:
    passwords = {account.password for account in accounts.accounts}
    assert len(passwords) == len(accounts.accounts) == len(ROLES)
    for account in accounts.accounts:
        user = get_user_model().objects.get(username=account.username)
        assert user.check_password(account.password)
        assert account.password not in user.password
        assert user.email.endswith("@example.org")
        assert not user.is_superuser


@pytest.mark.parametrize(("slug", "status"), STATUSES.items())
def test_each_project_stands_where_its_story_ends(slug: str, status: str) -> None:
    assert head_of(slug)["status"] == status


def test_the_planned_project_is_public_without_team_or_product() -> None:
    page = ChangeProjectPage.objects.get(slug="partnership-working-on-the-front-line")
    head = head_of(page.slug)
    assert head["team"]["agencies"] == []
    assert head["team"]["people_count"] == 0
    assert head["products"] == []
    assert head["pilots"] == []
    assert page.get_children().count() == 0
    assert Client().get(head["path"]).status_code == 200


def test_the_first_project_has_a_full_team_of_seven() -> None:
    team = head_of("using-evidence-in-court")["team"]
    assert team["agency_count"] == team["agency_limit"] == 7
    assert team["people_count"] == 20
    assert team["totals"]["service_user"] == 4


def test_the_handbook_has_its_public_versions_and_keeps_its_drafts_to_itself() -> None:
    handbook = product("using-evidence-in-court", "handbook")
    assert [str(one.version) for one in editions_of(handbook.translation_key)] == [
        "1.1",
        "1.0",
        "0.3",
    ]
    every = Edition.objects.filter(publication__identifier=handbook.translation_key)
    assert every.count() == 6


def test_a_version_was_released_at_its_own_moment_in_the_past() -> None:
    handbook = product("using-evidence-in-court", "handbook")
    days = {
        str(one.version): one.released_at.date() for one in editions_of(handbook.translation_key)
    }
    assert days == {
        "0.3": calendar().day(-18, 2),
        "1.0": calendar().day(-9, 3),
        "1.1": calendar().day(-3, 11),
    }


def test_changes_are_numbered_in_the_order_in_which_they_happened() -> None:
    moments = list(Change.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_every_gate_was_passed_without_a_waiver_of_a_rule() -> None:
    handbook = product("using-evidence-in-court", "handbook")
    project = handbook.get_parent().specific
    pilot_money = project.budget_lines.get(purpose="pilot")
    final_money = project.budget_lines.get(purpose="final_product")
    pilot = PilotPage.objects.child_of(project).get(slug="pilot")
    days = {
        str(one.version): one.released_at.date() for one in editions_of(handbook.translation_key)
    }
    assert pilot_money.allocated_on < pilot.opens_on
    assert final_money.allocated_on < days["1.0"]
    assert handbook.test_rounds.filter(held_on__lt=days["0.3"]).exists()
    assert pilot.evaluation.signed_off_on < days["1.0"]
    assert not project.recommendations.filter(decision="undecided").exists()
    assert all(getattr(handbook, f"involvement_{part}") for part in _INVOLVEMENT)
    # What differed is public, and none of it is about a rule of release.
    assert not Waiver.objects.filter(usual_way__icontains="budget").exists()


_INVOLVEMENT = ("aim", "methods", "results", "influence", "reflections")


def test_every_change_entry_names_blocks_that_really_differ() -> None:
    for page in ProductPage.objects.all():
        editions = list(Edition.objects.filter(publication__identifier=page.translation_key))
        editions.sort(key=lambda one: one.version)
        for place, after in enumerate(editions[1:], start=1):
            # Readers know public versions alone; drafts before the first one follow each other.
            public = [one for one in editions[:place] if one.public]
            old, new = _blocks(public[-1] if public else editions[place - 1]), _blocks(after)
            for entry in _content(after)["changes"]:
                assert entry["block_ids"]
                for block in entry["block_ids"]:
                    same = old.get(block) == new.get(block)
                    assert same is (entry["type"] == "kept"), (str(after), entry["text"])


def _content(edition: Edition) -> dict:
    return json.loads(edition.document)


def _blocks(edition: Edition) -> dict[str, object]:
    found = {}
    for section in _content(edition)["sections"]:
        found[section["id"]] = section["heading"]
        found |= {block["id"]: (block["type"], block["value"]) for block in section["blocks"]}
    return found


def test_the_final_that_is_not_allowed_is_refused_with_its_reasons() -> None:
    pack = product(story_others.LEADERSHIP, "action-pack")
    assert (pack.version, pack.stage) == ("1.0", "final")
    with pytest.raises(ReleaseRefused) as refusal, transaction.atomic():
        pack.get_latest_revision().publish()
    codes = {finding.code for finding in refusal.value.findings}
    assert codes == {"B07", "B11"}
    assert "REC-06, REC-09, REC-10, REC-11" in str(refusal.value)
    assert str(editions_of(pack.translation_key).first().version) == "0.2"


def test_the_numbers_of_you_said_we_did_are_the_stored_codings_rounded() -> None:
    summary = voice_of_court()
    deployment = SurveyDeployment.objects.get(
        pilot__slug="pilot", project__slug=story_court.PROJECT, site=None
    )
    assert deployment.responses.count() == 70
    assert summary["base"]["about"] == 70
    for item in summary["items"]:
        people = (
            Coding.objects.filter(theme__deployment=deployment, theme__name=item["theme"])
            .filter(reading=Reading.FIRST)
            .values("answer__response")
            .distinct()
            .count()
        )
        assert item["people"] == {"about": 5 * round(people / 5)}


def test_each_version_of_you_said_we_did_tells_what_was_known_on_its_day() -> None:
    found = Edition.objects.filter(publication__identifier=voice_of_court()["id"])
    told = {str(one.version): json.dumps(content_of(one)) for one in found}
    assert set(told) == {"1.0", "1.1"}
    for words in (calendar().month(-5), "not yet done", "not paid", "is late"):
        assert words not in told["1.0"]
    assert f"moved to another service in {calendar().month(-5)}" in told["1.1"]
    assert "One thing is late" in told["1.1"]


def test_you_said_we_did_tells_what_was_done_promised_and_declined() -> None:
    summary = voice_of_court()
    fates = [item["fate"] for item in summary["items"]]
    assert sorted(fates) == ["declined"] * 2 + ["done"] * 3 + ["going"] * 2
    first = summary["items"][0]
    assert first["theme"] == "See it before court"
    assert first["people"] == {"about": 30}
    assert first["proof"]["version"] == "1.0"
    assert first["proof"]["blocks"]


def test_nothing_is_decided_yet_about_what_young_people_said() -> None:
    summary = next(one for one in documents("voice-summary") if "listening" in one["title"])
    assert {item["fate"] for item in summary["items"]} == {"open"}


def test_everything_told_in_other_words_is_said_plainly_item_by_item() -> None:
    told = [one for one in documents("voice-summary") if any(one["in_other_words"].values())]
    assert len(told) == 2
    for item in (one for summary in told for one in summary["items"]):
        for words in item["in_other_words"].values():
            assert words["you_said"], item["theme"]
            assert words["did"], item["theme"]
            assert bool(words["reason"]) == bool(item["reason"]), item["theme"]
    pages = YouSaidWeDidPage.objects.filter(said_plainly__isnull=False).distinct()
    assert [YouSaidWeDidPage.said_hard(page) for page in pages] == [[], []]


def test_parents_sorted_the_cards_about_parents_before_anything_was_decided() -> None:
    sort = CardSort.objects.get(deployment__project__slug=story_court.PROJECT)
    assert sort.who.startswith("parents")
    decided = sort.deployment.project.recommendations.values_list("decided_on", flat=True)
    assert sort.sorted_on < min(decided)
    # As many as a group can hold, or all that may be shown.
    may_be_shown = len(answers_for_cards(sort.deployment, sort.question))
    assert sort.cards.count() == min(CardSort.MOST_CARDS, may_be_shown)


def test_every_answer_was_received_on_a_monday_between_opening_and_closing() -> None:
    for response in Response.objects.select_related("deployment"):
        assert response.is_demo
        assert response.received_week.weekday() == 0
        assert (response.received_week - response.deployment.opens_at.date()).days > -7
        assert response.received_week <= min(response.deployment.closes_at.date(), anchor())


def test_answers_keep_the_shares_of_their_survey() -> None:
    answers = Answer.objects.filter(response__deployment__project__slug=story_court.PROJECT)
    seen = [answer.value for answer in answers.filter(key="seen")]
    assert seen.count("just-before") + seen.count("no") == 47
    # Nobody who never saw it is asked whether it was fair.
    assert answers.filter(key="fair").count() == 74 - seen.count("no")


def test_children_are_asked_only_where_an_adult_permitted_it() -> None:
    asked = SurveyDeployment.objects.select_related("version")
    young = [one for one in asked if one.version.schema["notice_for"] in CHILDREN]
    assert {one.version.schema["notice_for"] for one in young} == {"child_8_12", "young_13_17"}
    for one in asked:
        records = ConsentRecord.objects.filter(response__deployment=one)
        said = set(records.values_list("route", "reference"))
        assert said <= {(one.consent_route, one.consent_reference)}
        is_young = one in young
        assert (one.age_group, one.consent_route) == (
            ("under_16", "adult") if is_young else (None, None)
        )
        assert ("made up" in (one.consent_reference or "")) is is_young
        assert one.helplines.startswith("Childline") is is_young
    assert ConsentRecord.objects.filter(route="adult").count() >= 61


def test_no_answer_is_stored_in_clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM surveys_answer WHERE text IS NOT NULL")
        stored = [text for (text,) in cursor.fetchall()]
    assert len(stored) > 200
    assert not any(" " in text for text in stored)


def test_three_surveys_are_open_and_can_be_answered() -> None:
    deployments = SurveyDeployment.objects.filter(status="open")
    assert deployments.count() == 3
    for deployment in deployments:
        assert Client().get(f"/s/{deployment.code}/").status_code == 200


def test_a_visitor_can_choose_several_answers_and_meet_a_page_that_is_shown_only_to_some() -> None:
    deployment = SurveyDeployment.objects.get(version__survey__title=PRACTICE)
    visitor = Person(deployment)
    visitor.agree()
    assert 'type="checkbox"' in visitor.get("1").content.decode()
    for page in ("1", "2", "3"):
        visitor.post(page, {"skip": "1"})
    no = visitor.post_and_see("4", {"q-obstacle": "no"})
    assert "What did you change to make it work here" in no
    assert "What got in the way?" in visitor.post_and_see("4", {"q-obstacle": "yes"})


def test_what_practitioners_wrote_waits_to_be_coded_and_counted() -> None:
    deployment = SurveyDeployment.objects.get(version__survey__title=PRACTICE)
    answers = Answer.objects.filter(response__deployment=deployment)
    assert deployment.responses.count() == 68
    assert answers.filter(key="what-obstacle").count() == 42
    assert answers.filter(key="what-obstacle", text__isnull=False).count() == 39
    assert not deployment.themes.exists()
    assert (deployment.figures.people, deployment.figures.is_final) == (70, False)


def test_the_tables_of_a_survey_that_is_over_were_counted_when_it_closed() -> None:
    court = SurveyDeployment.objects.get(project__slug=story_court.PROJECT, site=None)
    assert court.figures.is_final
    assert court.figures.week == monday_of(court.closes_at.date())
    assert len(court.figures.tables) == 6


def test_agencies_carry_the_word_fictional() -> None:
    assert Agency.objects.count() == 14
    assert all(str(agency).endswith("(fictional)") for agency in Agency.objects.all())


def test_no_text_holds_a_real_looking_telephone_number_or_address() -> None:
    for text in texts():
        for number in re.findall(r"\b0[1-9](?: ?\d){8,9}\b", text):
            assert number.replace(" ", "").startswith("01632960"), number
        for host in re.findall(r"[\w.+-]+@([\w.-]+)", text):
            assert host == "example.org", host


def test_every_public_page_answers() -> None:
    client = Client()
    paths = [page.get_url() for page in Page.objects.live().filter(depth__gt=1)]
    paths += [one.path for one in Publication.objects.live()]
    for path in {path for path in paths if path}:
        assert client.get(path).status_code == 200, path


def test_the_protocol_is_withdrawn_and_the_report_on_it_is_there() -> None:
    standing = {one["title"]: one["status"] for one in documents("product")}
    assert standing["What we learned from stopping Telling It Once"] == "final"
    assert standing["Telling It Once: a protocol"] == "withdrawn"


def test_a_survey_manager_finds_the_surveys_and_an_analyst_the_results(
    accounts: DemoAccounts,
) -> None:
    court = SurveyDeployment.objects.get(project__slug=story_court.PROJECT, site=None)
    addresses = {
        "survey-manager": ["/admin/snippets/surveys/survey/", "/admin/surveys/surveydeployment/"],
        "analyst": [reverse("voice:deployments"), reverse("voice:results", args=[court.pk])],
        "editor": ["/admin/changeprojects/recommendation/"],
    }
    for account in accounts.accounts:
        client = Client()
        assert client.login(username=account.username, password=account.password)
        for address in addresses.get(account.username, []):
            assert client.get(address).status_code == 200, address
