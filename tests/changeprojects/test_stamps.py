"""Whoever saves an older form takes back nothing that a colleague saved since it was opened."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CharField, DateField, DecimalField, TextField
from django.utils import timezone

from changeprojects.actions.decide_recommendation import Verdict, decide_recommendation
from changeprojects.exceptions import WrittenMeanwhile
from changeprojects.models import Agency, ProjectModel, Recommendation, Review, RuleSetting
from tests.changeprojects.register_rows import ADMINS, place_called, planted, url
from tests.changeprojects.test_bad_input import fields_of, form_in
from tests.factories.changeprojects import (
    AcceptedRecommendationFactory,
    AgencyFactory,
    DraftProjectFactory,
    EditorFactory,
    ManagerFactory,
    OpenRecommendationFactory,
)
from tests.factories.network import ReviewFactory

pytestmark = pytest.mark.django_db
SOON, LATER = "2026-06-01", "2026-12-01"
OTHER = {CharField: "other", TextField: "other", DateField: date(2999, 1, 1), DecimalField: 7}
EDITED = sorted(set(ADMINS) - {"expressionofinterest", "pilotpage"})
# What a form asks for by a field, and “Inspect” tells in words of its own.
IN_WORDS = {
    "site": "agency",
    "was_planned": "planned",
    "is_default": "usual",
    "word_for_pilot": "words",
    "word_for_product": "words",
    "word_for_team": "words",
    "came_from": "round_named",
    "leads": "lead_agencies",
    "credit_roles": "contributor_roles",
    "forms": "offered_forms",
}


@pytest.fixture
def desk(client):
    client.force_login(ManagerFactory())
    return client


@pytest.fixture
def promised():
    return AcceptedRecommendationFactory(due=SOON, owner="The team")


def opened(desk, entry):
    """What a browser would send of the form as it stands there."""
    return fields_of(form_in(desk.get(address_of(entry)).content))


def address_of(entry):
    return url(entry._meta.model_name, "edit", entry.pk)


def form_that_came(entry, by, **typed):
    """The form of an entry as it is sent, read before anybody else acts."""
    register = ADMINS[entry._meta.model_name]
    make = register.get_edit_handler().bind_to_model(register.model).get_form_class()
    fresh = type(entry).objects.get(pk=entry.pk)
    shown = make(instance=fresh, for_user=by)
    sent = {name: shown[name].value() for name in shown.fields}
    sent = {name: "" if value is None else value for name, value in sent.items()}
    form = make(sent | typed, instance=type(entry).objects.get(pk=entry.pk), for_user=by)
    assert form.is_valid(), form.errors
    return form


def errors_of(response):
    assert response.status_code == 200
    return response.context["form"].errors


# ---------------------------------------------------------------- a form that stood open


def test_an_older_form_shows_what_a_colleague_saved_before_it_is_saved(desk, promised):
    mine, theirs = opened(desk, promised), opened(desk, promised)
    assert desk.post(address_of(promised), theirs | {"due": LATER}).status_code == 302
    refused = desk.post(address_of(promised), mine | {"owner": "The programme team"})
    errors = errors_of(refused)
    assert set(errors) == {"__all__", "due"}
    assert "save again" in errors["__all__"][0]
    assert "this is what is saved now" in errors["due"][0]
    promised.refresh_from_db()
    assert (promised.owner, promised.due) == ("The team", date.fromisoformat(LATER))
    again = fields_of(form_in(refused.content))
    assert (again["owner"], again["due"]) == ("The programme team", "01/12/2026")
    assert desk.post(address_of(promised), again).status_code == 302
    promised.refresh_from_db()
    assert (promised.owner, promised.due) == ("The programme team", date.fromisoformat(LATER))


def test_what_both_changed_stands_as_it_was_typed_and_takes_their_place_if_sent_again(
    desk, promised
):
    mine, theirs = opened(desk, promised), opened(desk, promised)
    desk.post(address_of(promised), theirs | {"owner": "The court’s office"})
    refused = desk.post(address_of(promised), mine | {"owner": "The programme team"})
    errors = errors_of(refused)
    assert "takes the place of what is saved now" in errors["owner"][0]
    assert "court" not in str(errors)
    promised.refresh_from_db()
    assert promised.owner == "The court’s office"
    again = fields_of(form_in(refused.content))
    assert again["owner"] == "The programme team"
    assert desk.post(address_of(promised), again).status_code == 302
    promised.refresh_from_db()
    assert promised.owner == "The programme team"


def test_nobody_is_refused_for_pressing_twice(desk, promised):
    sent = opened(desk, promised) | {"owner": "The programme team"}
    for _ in range(2):
        assert desk.post(address_of(promised), sent).status_code == 302


@pytest.fixture
def partner():
    return AgencyFactory(is_partner=True, partner_until=None)


def unticked(desk, agency):
    sent = opened(desk, agency)
    del sent["is_partner"]
    return sent


def test_nobody_is_refused_for_ending_a_partnership_twice(desk, partner):
    """The last day is noted by the programme, and not typed."""
    sent = unticked(desk, partner)
    for _ in range(2):
        assert desk.post(address_of(partner), sent).status_code == 302
    partner.refresh_from_db()
    assert (partner.is_partner, partner.partner_until) == (False, timezone.localdate())


def test_the_last_day_that_a_colleague_wrote_is_shown_to_whoever_wrote_none(desk, partner):
    sent = unticked(desk, partner)
    known = timezone.localdate() - timedelta(days=30)
    Agency.objects.filter(pk=partner.pk).update(is_partner=False, partner_until=known)
    refused = desk.post(address_of(partner), sent)
    assert "this is what is saved now" in errors_of(refused)["partner_until"][0]
    again = fields_of(form_in(refused.content))
    assert desk.post(address_of(partner), again).status_code == 302
    partner.refresh_from_db()
    assert (partner.is_partner, partner.partner_until) == (False, known)


def test_what_one_saved_oneself_is_not_said_to_be_somebody_elses(desk, promised):
    mine = opened(desk, promised)
    desk.post(address_of(promised), mine | {"owner": "The court’s office", "due": LATER})
    refused = desk.post(address_of(promised), mine | {"owner": "The programme team"})
    errors = errors_of(refused)
    assert set(errors) == {"__all__", "owner", "due"}
    assert "somebody" not in str(errors).lower()
    assert "their" not in str(errors).lower()


def test_what_is_wrong_besides_is_told_once_theirs_is_seen(desk, promised):
    mine, theirs = opened(desk, promised), opened(desk, promised)
    desk.post(address_of(promised), theirs | {"due": LATER})
    refused = desk.post(address_of(promised), mine | {"text": ""})
    assert set(errors_of(refused)) == {"__all__", "due"}
    again = fields_of(form_in(refused.content))
    assert set(errors_of(desk.post(address_of(promised), again))) == {"text"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [({}, {"B04": {"most": 6}}), ({"most": 5}, {"B04": {"most": 5}, "W01": {"most": 4}})],
)
def test_rules_that_a_colleague_set_are_set_back_by_nobody_who_changed_none(desk, typed, kept):
    desk.force_login(ManagerFactory(is_superuser=True))
    model = ProjectModel.objects.create(code="mine", title="Mine")
    changed, gone = (
        RuleSetting.objects.create(model=model, code=code, severity="warn", params={"most": 4})
        for code in ("B04", "W01")
    )
    mine = opened(desk, model)
    numbers = {"rule_settings-0-params": f"most: {typed['most']}"} if typed else {}
    RuleSetting.objects.filter(pk=changed.pk).update(params={"most": 6})
    gone.delete()
    refused = desk.post(address_of(model), mine | {"word_for_team": "group"} | numbers)
    told = errors_of(refused)["__all__"][1]
    assert told.startswith("Something else was saved under “")
    assert ("below stands what is saved now" in told) == (not typed)
    assert model.rule_settings.get().params == {"most": 6}
    assert desk.post(address_of(model), fields_of(form_in(refused.content))).status_code == 302
    model = ProjectModel.objects.get(pk=model.pk)
    assert model.labels == {"team": "group"}
    assert {one.code: one.params for one in model.rule_settings.all()} == kept


# ---------------------------------------------------------------- at the same moment


def test_what_is_saved_while_a_form_is_checked_is_not_taken_back(promised):
    form = form_that_came(promised, ManagerFactory(), owner="The programme team")
    Recommendation.objects.filter(pk=promised.pk).update(due=LATER)
    with pytest.raises(WrittenMeanwhile):
        form.save()
    form.tell(WrittenMeanwhile())
    assert "this is what is saved now" in form.errors["due"][0]
    assert Recommendation.objects.get(pk=promised.pk).owner == "The team"


def test_whoever_mends_the_words_leaves_what_is_decided_meanwhile():
    asked = OpenRecommendationFactory(project=DraftProjectFactory())
    form = form_that_came(asked, EditorFactory(), text="Let families read it before court.")
    verdict = Verdict(
        decision="declined",
        answer="We cannot do it.",
        reason="Courts set the length.",
        decided_by="The project team",
        decided_on=timezone.localdate() - timedelta(days=1),
    )
    decide_recommendation(Recommendation.objects.get(pk=asked.pk), verdict, by=ManagerFactory())
    form.save()
    kept = Recommendation.objects.get(pk=asked.pk)
    assert (kept.decision, kept.decided_on) == ("declined", verdict.decided_on)
    assert kept.text == "Let families read it before court."


def test_what_is_deleted_meanwhile_does_not_come_back():
    review = ReviewFactory()
    form = form_that_came(review, ManagerFactory(), notes="It goes on well.")
    review.delete()
    with pytest.raises(ValidationError, match="was deleted"):
        form.save()
    assert not Review.objects.exists()


def test_what_was_written_of_an_entry_that_is_deleted_meanwhile_can_be_saved_as_new(desk):
    review = ReviewFactory(notes="Begun.")
    mine = opened(desk, review) | {"notes": "It goes on well."}
    address = address_of(review)
    review.delete()
    refused = desk.post(address, mine)
    assert "deleted after you opened it" in str(errors_of(refused)["__all__"])
    assert not Review.objects.exists()
    form = form_in(refused.content)
    assert form["action"] == url("review", "create")
    assert desk.post(form["action"], fields_of(form)).status_code == 302
    assert Review.objects.get().notes == "It goes on well."


def test_whoever_may_add_no_entry_is_offered_none(client):
    model = ProjectModel.objects.create(code="mine", title="Mine")
    address = address_of(model)
    model.delete()
    client.force_login(EditorFactory())
    assert client.post(address, {"as_shown": "{}", "title": "Ours"}).status_code == 404


# ---------------------------------------------------------------- all of them


@pytest.fixture(scope="module")
def place(for_all_tests):
    return place_called("wombat")


@pytest.mark.parametrize("name", EDITED)
def test_every_register_marks_what_it_shows(admin_client, name, place):
    row = planted(name, place)
    seen = opened(admin_client, row)["as_shown"]
    assert seen
    assert opened(admin_client, row)["as_shown"] == seen
    fields = [one for one in row._meta.concrete_fields if f'"{one.name}"' in seen]
    changed = next(one for one in reversed(fields) if type(one) in OTHER and not one.choices)
    type(row).objects.filter(pk=row.pk).update(**{changed.name: OTHER[type(changed)]})
    assert opened(admin_client, row)["as_shown"] != seen


@pytest.mark.parametrize("name", EDITED)
def test_whatever_a_form_asks_for_is_found_under_inspect(name):
    register = ADMINS[name]
    form = register.get_edit_handler().bind_to_model(register.model).get_form_class()
    asked = {*form.base_fields, *form.formsets} - {"as_shown", *form.found_in}
    parts = {part.relation for part in register.inspect_parts}
    told = {*register.inspect_view_fields, *parts}
    assert {one for one in asked if one not in told and IN_WORDS.get(one) not in told} == set()


def test_the_round_that_a_recommendation_names_is_told_in_words(desk, promised):
    named = {"kind": "test", "title": "Steps", "version": "1.0", "on": "2026-03-02"}
    Recommendation.objects.filter(pk=promised.pk).update(came_from=named)
    page = desk.get(url("recommendation", "inspect", promised.pk)).content.decode()
    assert "Test round of 1.0, 2 March 2026: Steps" in page
