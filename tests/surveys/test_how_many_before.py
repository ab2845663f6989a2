"""Where a survey says who reads the answers, people read how many it takes where they are asked."""

import pytest
from wagtail.blocks import StructBlockValidationError

from surveys.access import Action, can
from surveys.documents.paper_form import paper_form
from surveys.documents.papers import Print
from surveys.editing.words import ReaderBlock
from surveys.views.preview import START
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SurveyFactory,
    frozen_version,
    items,
    published_notice,
)
from tests.surveys.evidence import made
from tests.surveys.test_switching import URDU, pages
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
TOLD, IN_URDU = "once at least {base} people have answered", "جب {base} لوگ جواب دے چکے ہوں"


def reader(what):
    return {"who": "They", "what": what}


READERS = [{"type": "reader", "value": reader(TOLD)}]


@pytest.fixture
def version():
    published_notice("parent_carer", "ur")
    urdu = {"type": "translation", "value": URDU | {"readers": items(reader(IN_URDU))}}
    return frozen_version(steps=pages(), readers=READERS, translations=[urdu])


@pytest.mark.parametrize(("base", "forms"), [(5, None), (10, ["ur"]), (23, None)])
def test_people_read_the_number_of_their_deployment_in_every_form(version, base, forms):
    person = Person(OpenDeploymentFactory(version=version, min_base=base, forms=forms))
    assert TOLD.format(base=base) in person.get().content.decode()
    assert IN_URDU.format(base=base) in person.get(**{"in": "ur"}).content.decode()


def test_paper_says_the_same_number(version, monkeypatch):
    seen, make = [], Print.made
    monkeypatch.setattr(Print, "made", lambda one, p: seen.append(p.written) or make(one, p))
    paper_form(OpenDeploymentFactory(version=version, min_base=7), "")
    assert TOLD.format(base=7) in " ".join(seen[-1].split())


def test_authors_see_the_number_that_most_deployments_have(rf):
    survey = SurveyFactory(readers=READERS, live=False)
    page = survey.make_preview_request(rf.get("/"), START).content.decode()
    assert TOLD.format(base=10) in page


@pytest.mark.parametrize("answers", [6, 7])
def test_the_number_that_people_read_is_the_one_that_analysts_wait_for(answers):
    deployment = made.deployment(min_base=7)
    made.responses(deployment, answers)
    person = made.user("Analysts")
    assert bool(can(person, Action.READ_ANSWERS, deployment)) is (answers == 7)


@pytest.mark.parametrize("what", ["after {Base} answers", "after { base }", "{base} or {more}"])
def test_a_place_that_no_number_is_put_into_is_refused(what):
    with pytest.raises(StructBlockValidationError) as refused:
        ReaderBlock().clean(reader(what) | {"who": "{base} people"})
    assert set(refused.value.block_errors) == {"who", "what"}
    assert ReaderBlock().clean(reader(TOLD)) == reader(TOLD)
