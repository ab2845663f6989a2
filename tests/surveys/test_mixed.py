"""Answers in another order for each person: the same one every time, and never those of a scale."""

import re

import pytest

from surveys.engine.frozen_schema import schema_from
from surveys.engine.mixing import MAY_BE_MIXED, mixed_for
from surveys.models import Answer
from tests.factories.surveys import OpenDeploymentFactory, asked, frozen_version, step
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
PLANS = ["The old plan", "The new plan", "They are the same"]


def pages(kind="single", **extra):
    return [step(asked(kind, "better", "Which?", options=PLANS, mixed=True, **extra))]


def order_for(person):
    html = person.get("1").content.decode()
    return re.findall(r'name="q-better" id="[^"]+" value="([^"]+)"', html)


def test_each_person_sees_the_same_order_again_and_others_another():
    version = frozen_version(steps=pages("several", rather_not_say=True, none_of_these=True))
    deployment = OpenDeploymentFactory(version=version)
    orders = set()
    for _ in range(12):
        person = Person(deployment)
        person.agree()
        order = order_for(person)
        assert order[3:] == ["none-of-these", "rather-not-say"]
        assert sorted(order[:3]) == ["the-new-plan", "the-old-plan", "they-are-the-same"]
        person.post("1", {"q-better": "the-new-plan"})
        assert order_for(person) == order
        orders.add(tuple(order))
    assert len(orders) > 2


def test_what_is_chosen_is_stored_whatever_its_place():
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages())))
    person.agree()
    person.post("1", {"q-better": "the-old-plan"})
    assert "The old plan" in person.get("check").content.decode()
    person.send()
    assert Answer.objects.get().value == "the-old-plan"


@pytest.mark.parametrize("kind", ["single", "several", "top", "pictures", "faces", "scale"])
def test_scales_and_faces_keep_their_order(kind):
    written = frozen_version(steps=pages()).schema
    question = written["steps"][0]["questions"][0]
    question["look"] = "" if kind in ("single", "several") else kind
    question["type"] = kind if kind in ("single", "several") else "single"
    schema = schema_from(written)
    orders = {
        tuple(option.value for option in mixed_for(schema, str(n)).questions[0].options)
        for n in range(40)
    }
    assert (len(orders) == 6) is (kind in MAY_BE_MIXED)
    assert (len(orders) == 1) is (kind not in MAY_BE_MIXED)


def test_an_editor_cannot_mix_faces():
    version = frozen_version(steps=pages("faces"))
    assert "mixed" not in version.schema["steps"][0]["questions"][0]
