"""Rows below an entry: sent twice they are no conflict, and a colleague’s are seen first."""

import pytest

from changeprojects.exceptions import WrittenMeanwhile
from changeprojects.models import (
    PriorityTopic,
    ProjectModel,
    RuleSetting,
    SelectionAppraisal,
    TopicEndorsement,
)
from tests.changeprojects.register_rows import ADMINS
from tests.changeprojects.test_bad_input import fields_of, form_in
from tests.changeprojects.test_stamps import address_of, errors_of, opened
from tests.factories.changeprojects import AgencyFactory, DraftProjectFactory, ManagerFactory
from tests.factories.programme import RoundFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(ManagerFactory(is_superuser=True))
    return client


@pytest.fixture
def model():
    return ProjectModel.objects.create(code="mine", title="Mine")


@pytest.fixture
def topic():
    return PriorityTopic.objects.create(
        statement="Letters", horizon="current", need="both", round=RoundFactory()
    )


@pytest.fixture
def agency():
    return AgencyFactory(is_partner=True)


def adding(sent, rows, **typed):
    """What is sent once a row was added at the end."""
    number = int(sent[f"{rows}-TOTAL_FORMS"])
    row = {"id": "", "ORDER": number + 1, "DELETE": ""} | typed
    return sent | {f"{rows}-TOTAL_FORMS": number + 1} | _named(rows, number, row)


def _named(rows, number, row):
    return {f"{rows}-{number}-{name}": value for name, value in row.items()}


def ruled(sent, code, **typed):
    return adding(sent, "rule_settings", **{"code": code, "severity": "warn", "params": ""} | typed)


def of_topic(sent, agency, note="", **typed):
    return adding(sent, "endorsements", agency=agency.pk, note=note, **typed)


def codes_of(model):
    return sorted(RuleSetting.objects.filter(model=model).values_list("code", flat=True))


# ---------------------------------------------------------------- the same rows again


def test_a_rule_that_was_added_is_sent_twice_and_stands_there_once(desk, model):
    sent = ruled(opened(desk, model), "B04", params="most: 6")
    for _ in range(2):
        assert desk.post(address_of(model), sent).status_code == 302
    assert codes_of(model) == ["B04"]
    assert ProjectModel.objects.get(pk=model.pk).version == 2


def test_an_agency_that_was_added_is_sent_twice_and_stands_there_once(desk, topic, agency):
    sent = of_topic(opened(desk, topic), agency, note="It is asked for.")
    for _ in range(2):
        assert desk.post(address_of(topic), sent).status_code == 302
    assert TopicEndorsement.objects.count() == 1


def test_five_criteria_are_sent_twice_and_stand_there_once(desk):
    judged = SelectionAppraisal.objects.create(
        project=DraftProjectFactory(), held_on="2026-02-02", panel="The panel"
    )
    sent = opened(desk, judged)
    for number in range(5):
        sent |= _named("judgements", number, {"judgement": "met", "rationale": "It is."})
    for _ in range(2):
        assert desk.post(address_of(judged), sent).status_code == 302
    assert judged.judgements.count() == 5


def test_a_row_that_was_deleted_is_deleted_twice_without_a_word(desk, topic, agency):
    TopicEndorsement.objects.create(topic=topic, agency=agency)
    sent = opened(desk, topic) | {"endorsements-0-DELETE": "1"}
    for _ in range(2):
        assert desk.post(address_of(topic), sent).status_code == 302
    assert not TopicEndorsement.objects.exists()


def test_rows_that_came_at_the_same_moment_are_stored_once(desk, topic, agency):
    sent = of_topic(opened(desk, topic), agency)
    register = ADMINS["prioritytopic"]
    make = register.get_edit_handler().bind_to_model(PriorityTopic).get_form_class()
    first, second = (
        make(sent, instance=PriorityTopic.objects.get(pk=topic.pk), for_user=ManagerFactory())
        for _ in range(2)
    )
    assert first.is_valid()
    assert second.is_valid()
    first.save()
    with pytest.raises(WrittenMeanwhile):
        second.save()
    second.tell(WrittenMeanwhile())
    assert (
        second.formsets["endorsements"].initial_forms[0].instance == TopicEndorsement.objects.get()
    )


def test_rows_of_an_entry_that_is_deleted_meanwhile_are_saved_with_a_new_one(desk, topic, agency):
    TopicEndorsement.objects.create(topic=topic, agency=agency, note="Ours")
    other = AgencyFactory(is_partner=True)
    mine = of_topic(opened(desk, topic), other, note="Mine")
    TopicEndorsement.objects.all().delete()
    address = address_of(topic)
    topic.delete()
    refused = desk.post(address, mine)
    assert "deleted after you opened it" in str(errors_of(refused)["__all__"])
    form = form_in(refused.content)
    assert desk.post(form["action"], fields_of(form)).status_code == 302
    assert dict(TopicEndorsement.objects.values_list("agency", "note")) == {
        agency.pk: "Ours",
        other.pk: "Mine",
    }


# ---------------------------------------------------------------- what a colleague added


def test_the_same_agency_that_a_colleague_added_is_told_and_then_takes_its_place(
    desk, topic, agency
):
    mine = of_topic(opened(desk, topic), agency, note="Mine")
    theirs = TopicEndorsement.objects.create(topic=topic, agency=agency, note="Theirs")
    refused = desk.post(address_of(topic), mine)
    assert "Below stands what you sent" in str(errors_of(refused)["__all__"])
    assert desk.post(address_of(topic), fields_of(form_in(refused.content))).status_code == 302
    assert TopicEndorsement.objects.get().pk == theirs.pk
    assert TopicEndorsement.objects.get().note == "Mine"


def test_a_row_that_a_colleague_added_is_seen_and_can_be_deleted(desk, model):
    mine = ruled(opened(desk, model), "B04")
    RuleSetting.objects.create(model=model, code="W01", severity="warn", params={"most": 4})
    refused = desk.post(address_of(model), mine)
    assert "delete what is not wanted" in str(errors_of(refused)["__all__"])
    again = fields_of(form_in(refused.content))
    rows = {again[f"rule_settings-{number}-code"]: number for number in range(2)}
    assert set(rows) == {"B04", "W01"}
    assert again[f"rule_settings-{rows['W01']}-params"] == "most: 4"
    assert desk.post(address_of(model), again).status_code == 302
    assert codes_of(model) == ["B04", "W01"]
    model = ProjectModel.objects.get(pk=model.pk)
    assert model.rule_settings.get(code="W01").params == {"most": 4}


def test_what_is_deleted_of_a_colleagues_rows_is_gone(desk, model):
    mine = ruled(opened(desk, model), "B04")
    RuleSetting.objects.create(model=model, code="W01", severity="warn")
    again = fields_of(form_in(desk.post(address_of(model), mine).content))
    [number] = [one for one in range(2) if again[f"rule_settings-{one}-code"] == "W01"]
    again[f"rule_settings-{number}-DELETE"] = "1"
    assert desk.post(address_of(model), again).status_code == 302
    assert codes_of(model) == ["B04"]


def test_a_new_row_that_was_deleted_before_it_was_sent_takes_no_other_with_it(desk, topic, agency):
    mine = of_topic(opened(desk, topic), agency, DELETE="1")
    TopicEndorsement.objects.create(topic=topic, agency=agency, note="Theirs")
    again = fields_of(form_in(desk.post(address_of(topic), mine).content))
    assert desk.post(address_of(topic), again).status_code == 302
    assert TopicEndorsement.objects.get().note == "Theirs"


def test_rows_of_which_none_was_changed_stand_there_as_they_are_stored(desk, topic, agency):
    TopicEndorsement.objects.create(topic=topic, agency=agency, note="Ours")
    mine = opened(desk, topic) | {"statement": "Letters and forms"}
    theirs = AgencyFactory(is_partner=True)
    TopicEndorsement.objects.all().delete()
    for one in (theirs, agency):
        TopicEndorsement.objects.create(topic=topic, agency=one, note="Theirs")
    refused = desk.post(address_of(topic), mine)
    assert "below stands what is saved now" in str(errors_of(refused)["__all__"])
    assert desk.post(address_of(topic), fields_of(form_in(refused.content))).status_code == 302
    topic.refresh_from_db()
    assert topic.statement == "Letters and forms"
    assert dict(topic.endorsements.values_list("agency", "note")) == {
        theirs.pk: "Theirs",
        agency.pk: "Theirs",
    }


# ---------------------------------------------------------------- what does not fit


def test_two_rows_that_change_places_are_told_and_nothing_is_lost(desk, model):
    for code in ("B04", "W01"):
        RuleSetting.objects.create(model=model, code=code, severity="warn")
    sent = opened(desk, model)
    turned = {"rule_settings-0-code": "W01", "rule_settings-1-code": "B04"}
    refused = desk.post(address_of(model), sent | turned | {"title": "Ours"})
    assert "Nothing is saved" in str(errors_of(refused)["__all__"])
    assert fields_of(form_in(refused.content))["title"] == "Ours"
    model.refresh_from_db()
    assert model.title == "Mine"
