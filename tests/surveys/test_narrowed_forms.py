"""Where a survey is opened, staff choose in which of its languages and formats people read it."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from surveys.documents.paper_form import paper_form
from surveys.documents.papers import poster
from surveys.engine.frozen_schema import narrowed, schema_from
from surveys.engine.languages import BASE
from surveys.modeladmin.form import OWN_WORDS_ONLY
from surveys.models import SurveyDeployment, SurveyVersion
from surveys.selectors.notices import reasons_against_opening
from tests.changeprojects.test_bad_input import fields_of, form_in
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    DeploymentFactory,
    OpenDeploymentFactory,
    SuspendedDeploymentFactory,
    frozen_version,
    published_notice,
)
from tests.surveys.evidence import made
from tests.surveys.test_promises import errors, form_of
from tests.surveys.test_switching import TRANSLATIONS, pages
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
EDIT = "surveys_surveydeployment_modeladmin_edit"
BUTTON = 'name="in" value="{}"'


@pytest.fixture
def version():
    for form in ("ur", "easy-read"):
        published_notice("parent_carer", form)
    return frozen_version(steps=pages(), translations=TRANSLATIONS)


@pytest.fixture
def person(version):
    return Person(OpenDeploymentFactory(version=version, forms=["ur"]))


@pytest.fixture
def desk(client):
    client.force_login(get_user_model().objects.create_superuser("m", "m@agency.example", "x"))
    return client


@pytest.fixture
def save(desk):
    def post(deployment, **changes):
        return desk.post(reverse(EDIT, args=[deployment.pk]), form_of(deployment) | changes)

    return post


def words_of(page):
    return page.content.decode()


def offered(page):
    return [form for form in ("ur", "easy-read") if BUTTON.format(form) in words_of(page)]


def through(person):
    """Go through every page, and yield each."""
    yield person.get()
    yield person.get("help")
    person.agree()
    yield person.get("consent")
    yield person.get("1")
    person.post("1", {"q-how": "good"})
    person.post("2", {"t-what": "The tea."})
    yield person.get("check")
    person.send(**{"q-quote": "yes"})
    yield person.get("contact")


@pytest.mark.parametrize(
    ("chosen", "forms"),
    [
        (None, ["ur", "easy-read"]),
        (["ur"], ["ur"]),
        (["ur", "easy-read"], ["ur", "easy-read"]),
        ([BASE], []),
    ],
)
def test_every_page_offers_what_was_chosen_and_all_if_nothing_was(version, chosen, forms):
    person = Person(OpenDeploymentFactory(version=version, forms=chosen))
    assert [offered(page) for page in through(person)] == [forms] * 6


def test_what_is_not_offered_here_is_read_in_the_words_of_the_survey(person):
    for page in (
        person.get(**{"in": "easy-read"}),
        person.client.post(person.url(), {"in": "easy-read"}),
        person.get("help", **{"in": "easy-read"}),
        person.client.get(person.url(), headers={"Accept-Language": "cy"}),
    ):
        assert page.status_code == 200
        assert '<html lang="en-GB">' in words_of(page)
        assert "cp-easy" not in words_of(page)
    assert '<html lang="ur"' in words_of(person.get(**{"in": "ur"}))


def test_a_form_that_is_made_up_keeps_what_was_typed(person):
    person.agree()
    person.post("1", {"q-how": "good"})
    page = words_of(person.post("2", {"t-what": "The tea.", "in": "easy-read"}, follow=True))
    assert "The tea." in page
    assert "cp-easy" not in page
    assert "What helped?" in page


def test_who_began_before_goes_on_in_its_own_words_with_nothing_lost(version):
    person = Person(OpenDeploymentFactory(version=version))
    person.start(form="easy-read")
    person.post("consent", {"q-agree": "yes"})
    person.post("1", {"q-how": "good"})
    person.post("2", {"t-what": "The tea.", "in": "easy-read"})
    assert "What?" in words_of(person.get("2"))
    person.deployment.forms = ["ur"]
    person.deployment.save()
    page = words_of(person.get("2"))
    assert "What helped?" in page
    assert "The tea." in page


def test_sign_language_is_chosen_like_a_language():
    frozen = frozen_version(steps=pages(), translations=TRANSLATIONS).schema
    clip = {"digest": "d", "kind": "video/mp4", "document": 1}
    frozen["steps"][0]["questions"][0]["says"]["bfi"] = {"film": clip}
    assert schema_from(narrowed(frozen, ["bfi"])).forms == ("bfi",)
    assert schema_from(narrowed(frozen, ["ur"])).forms == ("ur",)
    assert schema_from(frozen).forms == ("ur", "easy-read", "bfi")


def test_staff_enter_in_what_people_here_read(version, client):
    deployment = OpenDeploymentFactory(version=version, forms=["ur"])
    client.force_login(made.user("Screeners"))
    enter = reverse("survey_deployment_enter", args=[deployment.pk])
    page = words_of(client.get(enter))
    assert 'name="form" value="ur"' in page
    assert 'name="form" value="easy-read"' not in page
    assert client.post(enter, {"mode": "paper", "form": "easy-read"}).status_code == 200
    assert client.post(enter, {"mode": "paper", "form": "ur"}).status_code == 302


def test_staff_print_in_what_people_here_read(version, client):
    deployment = OpenDeploymentFactory(version=version, forms=["ur"])
    client.force_login(made.user("Survey managers"))
    papers = words_of(client.get(reverse("survey_deployment_papers", args=[deployment.pk])))
    assert "Urdu" in papers
    assert "Easy Read" not in papers
    address = "https://a.example/"
    assert poster(deployment, address, "easy-read") == poster(deployment, address)
    assert paper_form(deployment, "easy-read") == paper_form(deployment)


def test_only_what_is_offered_needs_a_notice():
    for form in ("en-gb", "ur"):
        published_notice("parent_carer", form)
    version = frozen_version(steps=pages(), translations=TRANSLATIONS)
    codes = [
        [reason.code for reason in reasons_against_opening(DeploymentFactory(**chosen))]
        for chosen in ({"version": version}, {"version": version, "forms": ["ur"]})
    ]
    assert codes == [["missing_notice"], []]


def test_the_form_offers_what_its_version_offers(version, save, desk):
    deployment = DeploymentFactory(version=version)
    address = reverse(EDIT, args=[deployment.pk])
    choices = desk.get(address).context["form"].fields["forms"].choices
    assert choices == [(BASE, OWN_WORDS_ONLY), ("ur", "Urdu"), ("easy-read", "Easy Read")]
    for sent in (["cy"], [BASE, "ur"]):
        assert list(errors(save(deployment, forms=sent))) == ["forms"]
    for sent, stored in ((["ur"], ["ur"]), ([BASE], [BASE]), ([], None)):
        assert save(deployment, forms=sent).status_code == 302
        deployment.refresh_from_db()
        assert deployment.forms == stored


def test_a_survey_in_its_own_words_alone_leaves_nothing_to_choose(desk):
    page = desk.get(reverse(EDIT, args=[DeploymentFactory().pk]))
    assert page.status_code == 200
    assert "forms" not in page.context["form"].fields
    assert 'name="forms"' not in words_of(page)


@pytest.mark.parametrize(
    "factory", [OpenDeploymentFactory, SuspendedDeploymentFactory, ClosedDeploymentFactory]
)
@pytest.mark.parametrize("sent", [[], ["easy-read"], ["ur", "easy-read"]])
def test_it_is_fixed_once_people_were_asked(version, save, factory, sent):
    deployment = factory(version=version, forms=["ur"])
    for form in (BASE, "ur"):
        published_notice(version.schema["notice_for"], form=form)
    assert list(errors(save(deployment, forms=sent))) == ["forms"]
    page = save(deployment, forms=["ur"])
    assert page.status_code == 302, errors(page)
    deployment.refresh_from_db()
    assert deployment.forms == ["ur"]


def test_the_register_tells_it(version, desk):
    deployment = DeploymentFactory(version=version, forms=["easy-read"])
    name = "surveys_surveydeployment_modeladmin_inspect"
    page = words_of(desk.get(reverse(name, args=[deployment.pk])))
    assert "Easy Read" in page
    assert "Urdu" not in page


def test_the_frozen_version_itself_stays_whole(version, person):
    list(through(person))
    assert list(SurveyVersion.objects.get(pk=version.pk).schema["says"]) == ["ur", "easy-read"]


def test_the_languages_of_a_draft_that_is_deleted_meanwhile_are_kept_with_a_new_one(desk, version):
    deployment = DeploymentFactory(version=version, forms=["ur"])
    address = reverse(EDIT, args=[deployment.pk])
    sent = fields_of(form_in(desk.get(address).content)) | {"forms": [BASE]}
    deployment.delete()
    refused = desk.post(address, sent)
    assert "deleted after you opened it" in str(refused.context["form"].errors)
    form = form_in(refused.content)
    assert desk.post(form["action"], fields_of(form)).status_code == 302
    assert SurveyDeployment.objects.get().forms == [BASE]
