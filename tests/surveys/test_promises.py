"""What people were told when they answered is not changed afterwards."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.actions.freeze_survey import freeze_survey
from surveys.models import Response
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    DeploymentFactory,
    NotYetOpenDeploymentFactory,
    OpenDeploymentFactory,
    SuspendedDeploymentFactory,
    contact_keeper,
    project,
    published_notice,
    safeguarding_account,
)
from tests.surveys.test_deployments import without_readers
from tests.surveys.test_words import pages, translation
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def save(client):
    """Save a deployment in the register with some fields changed; return the page."""
    client.force_login(get_user_model().objects.create_superuser("m", "m@agency.example", "x"))

    def post(deployment, **changes):
        name = "surveys_surveydeployment_modeladmin_edit"
        return client.post(reverse(name, args=[deployment.pk]), form_of(deployment) | changes)

    return post


def form_of(deployment):
    moments = {
        name: timezone.localtime(getattr(deployment, name)).strftime("%Y-%m-%d %H:%M")
        for name in ("opens_at", "closes_at")
    }
    return moments | {
        "project": deployment.project_id,
        "pilot": "",
        "version": deployment.version_id,
        "feedback_due_on": deployment.feedback_due_on.isoformat(),
        "withdraw_until": getattr(deployment.withdraw_until, "isoformat", str)(),
        "safeguarding_lead": deployment.safeguarding_lead,
        "safeguarding_deputy": deployment.safeguarding_deputy,
        "lead": deployment.lead_id,
        "deputy": deployment.deputy_id,
        "dpia_reference": deployment.dpia_reference,
        "helplines": deployment.helplines,
        "min_base": deployment.min_base,
        "age_group": deployment.age_group or "",
        "consent_route": deployment.consent_route or "",
        "access": deployment.access or "",
        "consent_reference": deployment.consent_reference or "",
    }


def errors(page):
    return dict(page.context["form"].errors) if page.status_code == 200 else {}


def in_days(days):
    return (timezone.localdate() + days * DAY).isoformat()


@pytest.mark.parametrize(
    "factory", [OpenDeploymentFactory, SuspendedDeploymentFactory, ClosedDeploymentFactory]
)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("project", lambda: project().pk),
        ("min_base", lambda: 5),
        # Raised step by step, it would tell exact numbers of the weeks.
        ("min_base", lambda: 11),
        ("withdraw_until", lambda: in_days(40)),
        ("feedback_due_on", lambda: in_days(80)),
        ("feedback_due_on", str),
        ("opens_at", str),
        ("opens_at", lambda: f"{in_days(-9)} 10:00"),
        ("closes_at", str),
        ("wave", lambda: "after"),
        ("access", lambda: "tablet"),
        ("access", lambda: "invitation"),
    ],
)
def test_what_was_promised_stays(save, factory, field, value):
    deployment = factory(withdraw_until=timezone.localdate() + 60 * DAY)
    before = deployment.__class__.objects.filter(pk=deployment.pk).values().get()
    page = save(deployment, **{field: value()})
    assert list(errors(page)) == [field]
    assert deployment.__class__.objects.filter(pk=deployment.pk).values().get() == before


@pytest.mark.parametrize("access", ["tablet", "invitation"])
def test_who_may_answer_is_not_let_loose_on_an_open_survey(save, access):
    deployment = OpenDeploymentFactory(access=access)
    assert list(errors(save(deployment, access=""))) == ["access"]
    deployment.refresh_from_db()
    assert deployment.access == access
    assert save(deployment, access=access).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "is_refused"),
    [
        ("safety_profile", "standard", True),
        ("safety_profile", "high", False),
        ("notice_for", "survivor", True),
        ("title", "Going to court", False),
    ],
)
def test_a_newer_version_guards_people_no_less(save, field, value, is_refused):
    deployment = OpenDeploymentFactory()
    survey = deployment.version.survey
    setattr(survey, field, value)
    newer = freeze_survey(survey)
    if field == "notice_for":
        published_notice(value)
    page = save(deployment, version=newer.pk)
    assert (page.status_code, "version" in errors(page) if is_refused else False) == (
        (200, True) if is_refused else (302, False)
    )
    deployment.refresh_from_db()
    assert (deployment.version_id == newer.pk) != is_refused


PERMITTED = {
    "age_group": "under_16",
    "consent_route": "adult",
    "consent_reference": "Folder 3",
}


@pytest.mark.parametrize(
    "factory", [OpenDeploymentFactory, SuspendedDeploymentFactory, ClosedDeploymentFactory]
)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("age_group", ""),
        ("consent_route", ""),
        ("consent_route", "waiver"),
        ("consent_reference", ""),
    ],
)
def test_who_permitted_that_children_are_asked_stays(save, factory, field, value):
    deployment = factory(**PERMITTED)
    page = save(deployment, **{field: value})
    assert list(errors(page)) == [field]
    deployment.refresh_from_db()
    assert getattr(deployment, field) == PERMITTED[field]


def test_adults_who_were_asked_on_their_own_yes_stay_so(save):
    page = save(SuspendedDeploymentFactory(), consent_route="waiver", consent_reference="12")
    assert list(errors(page)) == ["consent_route"]


def test_that_children_are_asked_may_be_said_late(save):
    deployment = OpenDeploymentFactory(**PERMITTED)
    type(deployment).objects.update(age_group=None, consent_route=None, consent_reference=None)
    deployment.refresh_from_db()
    assert list(errors(save(deployment))) == ["age_group"]
    assert save(deployment, **PERMITTED).status_code == 302


def test_a_right_without_end_gets_no_end(save):
    assert list(errors(save(OpenDeploymentFactory(), withdraw_until=in_days(300)))) == [
        "withdraw_until"
    ]


@pytest.mark.parametrize(("days", "is_refused"), [(-9, True), (3, False), (20, False)])
def test_what_has_not_opened_yet_opens_in_no_past(save, days, is_refused):
    deployment = NotYetOpenDeploymentFactory()
    page = save(deployment, opens_at=f"{in_days(days)} 10:00")
    assert list(errors(page)) == (["opens_at"] if is_refused else [])


def test_a_promise_may_become_larger(save):
    deployment = OpenDeploymentFactory(withdraw_until=timezone.localdate() + 60 * DAY)
    page = save(deployment, withdraw_until=in_days(90), feedback_due_on=in_days(99))
    assert page.status_code == 302
    deployment.refresh_from_db()


def test_a_newer_version_needs_its_notice_too(save):
    deployment = OpenDeploymentFactory()
    survey = deployment.version.survey
    survey.steps, survey.translations = pages(sensitive=False), [translation("cy")]
    newer = freeze_survey(survey)
    page = save(deployment, version=newer.pk)
    assert set(errors(page)) == {"version"}
    deployment.refresh_from_db()
    assert deployment.version_id != newer.pk


def test_what_an_older_version_lacks_stands_in_the_way_of_no_correction(save):
    deployment = without_readers(OpenDeploymentFactory)
    assert save(deployment, helplines=deployment.helplines + " ").status_code == 302


def test_somebody_else_is_tested_before_they_are_relied_on(save):
    deployment = OpenDeploymentFactory()
    assert save(deployment).status_code == 302
    other = safeguarding_account("another-lead")
    page = save(deployment, lead=other.pk)
    assert "test" in str(errors(page))
    deployment.refresh_from_db()
    assert deployment.lead_id != other.pk


def test_a_draft_may_be_changed(save):
    elsewhere = project()
    deployment = DeploymentFactory()
    assert save(deployment, project=elsewhere.pk, min_base=7).status_code == 302
    deployment.refresh_from_db()
    assert (deployment.project_id, deployment.min_base) == (elsewhere.pk, 7)


def test_the_log_names_what_was_changed_and_nothing_of_it(save, client):
    minute = timezone.now().replace(second=0, microsecond=0)
    deployment = OpenDeploymentFactory(opens_at=minute - DAY, closes_at=minute + DAY)
    save(deployment, safeguarding_lead="Somebody else, else@agency.example")
    entry = ModelLogEntry.objects.get(object_id=deployment.pk, action="surveys.edited")
    assert entry.data["fields"] == ["safeguarding_lead"]
    assert "else@agency.example" not in str(entry.data)
    name = "surveys_surveydeployment_modeladmin_history"
    history = client.get(reverse(name, args=[deployment.pk])).content.decode()
    assert "Changed: safeguarding lead" in history


@pytest.mark.parametrize("factory", [DeploymentFactory, OpenDeploymentFactory])
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("min_base", lambda: 3),
        ("closes_at", lambda: f"{in_days(-3)} 10:00"),
        ("feedback_due_on", lambda: in_days(5)),
        ("withdraw_until", lambda: in_days(5)),
    ],
)
def test_a_number_too_small_or_a_day_too_early_is_said_at_the_field(save, factory, field, value):
    page = save(factory(), **{field: value()})
    assert list(errors(page)) == [field]
    assert "constraint" not in page.content.decode().lower()


def test_the_day_that_people_were_told_first_is_kept_beside_a_later_one(save):
    deployment = OpenDeploymentFactory()
    first = deployment.feedback_due_on
    for days in (99, 120):
        assert errors(save(deployment, feedback_due_on=in_days(days))) == {}
        deployment.refresh_from_db()
        assert deployment.feedback_due_on.isoformat() == in_days(days)
        assert deployment.first_feedback_due_on == first
    # Nobody was told the day of a draft.
    draft = DeploymentFactory()
    assert errors(save(draft, feedback_due_on=in_days(99))) == {}
    draft.refresh_from_db()
    assert draft.first_feedback_due_on is None


DAYS = ("closes_at", "feedback_due_on", "withdraw_until", "answers_until")


@pytest.mark.parametrize("factory", [DeploymentFactory, OpenDeploymentFactory])
@pytest.mark.parametrize("name", DAYS)
def test_no_day_of_a_survey_is_so_far_off_that_nobody_lives_to_see_it(save, factory, name):
    deployment = factory(withdraw_until=timezone.localdate() + 60 * DAY)
    last = {"closes_at": "9999-12-31 10:00"}.get(name, "9999-12-31")
    # Days are counted on from these, and there are none after the last one.
    page = save(deployment, **({"answers_until": in_days(99)} | {name: last}))
    assert list(errors(page)) == [name]
    assert "within ten years" in str(errors(page))
    years = in_days(3700)
    page = save(deployment, **{name: f"{years} 10:00" if name == "closes_at" else years})
    assert list(errors(page)) == [name]


@pytest.fixture
def without_end():
    """A survey of which somebody wrote the last day there is before that was refused."""
    deployment = OpenDeploymentFactory(withdraw_until=date.max)
    type(deployment).objects.update(feedback_due_on=date.max)
    deployment.refresh_from_db()
    return deployment


def test_a_day_that_is_too_far_off_is_brought_nearer_and_promised_anew(save, client, without_end):
    edit = reverse("surveys_surveydeployment_modeladmin_edit", args=[without_end.pk])
    # It warns that nobody can open contact details, as long as there may be some.
    get_user_model().objects.filter(pk=contact_keeper().pk).update(is_active=False)
    assert client.get(edit).status_code == 200
    assert errors(save(without_end, feedback_due_on=in_days(99))) == {}
    without_end.refresh_from_db()
    # Nobody was ever told a day that could come.
    assert without_end.first_feedback_due_on is None
    assert without_end.feedback_due_on.isoformat() == in_days(99)
    sooner = save(without_end, feedback_due_on=in_days(80))
    assert set(errors(sooner)) == {"feedback_due_on"}


@pytest.mark.parametrize("told", [date.max, timezone.localdate() + 3800 * DAY])
def test_who_can_take_back_for_longer_than_ten_years_keeps_ten_of_them(save, told):
    deployment = OpenDeploymentFactory(withdraw_until=told)
    for days in (30, 3652):
        assert set(errors(save(deployment, withdraw_until=in_days(days)))) == {"withdraw_until"}
    assert errors(save(deployment, withdraw_until=in_days(3653))) == {}
    deployment.refresh_from_db()
    assert deployment.withdraw_until.isoformat() == in_days(3653)


@pytest.mark.parametrize("factory", [OpenDeploymentFactory, ClosedDeploymentFactory])
def test_a_day_too_far_off_that_people_were_told_hinders_no_correction(save, factory):
    far = timezone.localdate() + 3800 * DAY
    deployment = factory(withdraw_until=far)
    type(deployment).objects.update(feedback_due_on=date.max)
    deployment.refresh_from_db()
    assert errors(save(deployment, dpia_reference="DPIA 7")) == {}
    # Whatever else is wrong is still said, and no other day so far off may be written.
    closes = timezone.localdate(deployment.closes_at)
    wrong = save(deployment, answers_until=closes.isoformat())
    assert set(errors(wrong)) == {"answers_until"}
    assert set(errors(save(deployment, withdraw_until=in_days(3801)))) == {"withdraw_until"}
    deployment.refresh_from_db()
    assert (deployment.dpia_reference, deployment.withdraw_until) == ("DPIA 7", far)


def test_the_day_that_was_written_as_it_opened_hinders_no_correction_either(save):
    # Nobody chose it: it lies some months after it closes, and so more than ten years ahead.
    closes = timezone.now() + 3600 * DAY
    days = dict.fromkeys(("feedback_due_on", "withdraw_until"), closes.date() + 9 * DAY)
    written = closes.date() + 300 * DAY
    deployment = OpenDeploymentFactory(closes_at=closes, answers_until=written, **days)
    saved = save(deployment, answers_until=written.isoformat(), dpia_reference="DPIA 7")
    assert errors(saved) == {}
    longer = save(deployment, answers_until=(written + DAY).isoformat())
    assert set(errors(longer)) == {"answers_until"}


def test_people_answer_and_take_back_whatever_day_somebody_wrote(client, without_end):
    person = Person(without_end)
    person.answer_all()
    person.send()
    assert person.get("contact").status_code == 200
    code = {"receipt": person.receipt()}
    assert client.post("/s/receipt/", code | {"withdraw": "1"}).status_code == 200
    assert not Response.objects.exists()
