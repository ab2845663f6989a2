"""Poster, paper form and invitations as files that can be printed."""

import zlib

import pypdfium2
import pytest
import zxingcpp
from django.urls import reverse

from surveys.actions.open_deployment import open_deployment
from surveys.documents.paper_form import paper_form
from surveys.documents.papers import invitation_sheets, poster
from surveys.editing.words import FIELDS
from surveys.engine.left_in_english import NEEDED
from surveys.engine.phrasebook import GROUPS, PHRASES, SHIPPED, marks_of
from surveys.exceptions import NotPrinted
from surveys.models import ConsentRecord, Invitation
from syndication.paper import Paper
from tests.factories.surveys import (
    DeploymentFactory,
    OpenDeploymentFactory,
    asked,
    frozen_version,
    items,
    published_notice,
    step,
)
from tests.reader import words_on_paper
from tests.surveys.evidence import made
from tests.surveys.test_words import OWN_WORDS, pages, translation
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db


def opened(pdf):
    """Everything in the file, unpacked."""
    parts = [pdf]
    for piece in pdf.split(b"stream\n")[1:]:
        try:
            parts.append(zlib.decompress(piece))
        except zlib.error:
            continue
    return b"".join(parts)


def test_a_poster_is_a_pdf_with_its_own_font_and_no_time_of_making():
    pdf = poster(OpenDeploymentFactory(), "https://change.example/s/7k3m9q/")
    assert pdf.startswith(b"%PDF-")
    assert b"/FontFile2" in opened(pdf)
    assert b"AtkinsonHyperlegible" in opened(pdf)
    assert b"CreationDate (D:20000101" in opened(pdf)


def test_the_same_poster_is_the_same_bytes():
    deployment = OpenDeploymentFactory()
    assert poster(deployment, "https://a.example/") == poster(deployment, "https://a.example/")


def test_a_paper_form_and_invitations_are_made_whatever_the_words():
    deployment = OpenDeploymentFactory()
    deployment.version.schema["title"] = "Ça va? “Quoted” – " + "long " * 60
    assert paper_form(deployment).startswith(b"%PDF-")
    codes = ["K7PM4WDR9TXH"] * 20
    assert invitation_sheets(deployment, "https://a.example/", codes).startswith(b"%PDF-")


TRANSLATIONS = [translation("cy"), translation("ur")]


@pytest.fixture
def in_three():
    """A deployment in English, Welsh and Urdu, with a notice in each."""
    for form in ("en-gb", "cy", "ur"):
        published_notice("parent_carer", form, privacy=f"Ŵy a dŷ, {form}.")
    version = frozen_version(steps=pages(sensitive=True), translations=TRANSLATIONS)
    return OpenDeploymentFactory(version=version, access="invitation")


@pytest.mark.parametrize(("form", "named"), [("", "en-gb"), ("cy", "cy")])
def test_the_form_carries_the_newest_notice_and_the_helplines(in_three, form, named):
    published_notice("parent_carer", named, privacy="Ŵedyn: a newer notice.")
    words = words_on_paper(paper_form(in_three, form))
    assert "Ŵedyn: a newer notice." in words
    assert "In danger only." in words
    assert f"Ŵy a dŷ, {named}." not in words
    for line in in_three.helplines.splitlines():
        assert line in words


def test_welsh_paper_is_welsh_with_its_own_letters(in_three):
    words = words_on_paper(paper_form(in_three, "cy"))
    assert SHIPPED["cy"]["take_part_yes"] in words
    assert SHIPPED["cy"]["part_first_name"] in words
    assert PHRASES["paper_free"] not in words
    assert "Ŵŷ" in words
    assert SHIPPED["cy"]["poster_camera"] in words_on_paper(poster(in_three, "https://a/", "cy"))
    slips = invitation_sheets(in_three, "https://a/", ["K7PM4WDR9TXH"], "cy")
    assert "Mae’n gweithio unwaith" in words_on_paper(slips)


TITLE, ABOUT, INTRO = "Living with a violent man", "Women who were hit", "We ask about violence."
NOTICE, LINE = "What you write of abuse is locked.", "Abuse helpline: 01632 960 123, all day"
NAMES_IT = (TITLE, ABOUT, INTRO, NOTICE, LINE)


def about_violence(profile):
    """A survey whose every word names what it is about."""
    published_notice("parent_carer", privacy=NOTICE)
    version = frozen_version(safety_profile=profile, title=TITLE, audience=ABOUT, intro=INTRO)
    return OpenDeploymentFactory(version=version, helplines=f"{LINE}\nSecond line: 01632 960 456")


def sheets_of(pdf):
    """The words of each page, one after the other."""
    pages = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]


@pytest.mark.parametrize("profile", ["sensitive", "high"])
def test_what_is_taken_home_says_nothing_where_somebody_may_be_watching(profile):
    deployment, is_told = about_violence(profile), profile != "high"
    slips = words_on_paper(invitation_sheets(deployment, "https://a/", ["K7PM4WDR9TXH"]))
    assert "It works once." in slips
    assert (TITLE in slips) == is_told
    sheets = sheets_of(paper_form(deployment))
    kept = sheets[0]
    assert PHRASES["paper_keep"] in kept
    assert PHRASES["readers"] in kept
    assert [one in kept for one in NAMES_IT] == [is_told] * len(NAMES_IT)
    assert any(TITLE in sheet and "Do you want to take part?" in sheet for sheet in sheets)


def test_what_it_is_about_is_read_there_on_a_sheet_that_stays():
    sheets = sheets_of(paper_form(about_violence("high")))
    (place,) = [at for at, sheet in enumerate(sheets) if PHRASES["paper_stays"] in sheet]
    # Nothing that is kept is on its back, nor on the back of what is handed in.
    assert place % 2 == 0
    assert not [one for one in NAMES_IT if one not in sheets[place]]
    asked = next(at for at, sheet in enumerate(sheets) if "Do you want to take part?" in sheet)
    assert asked > place
    assert asked % 2 == 0
    assert PHRASES["paper_stays"] not in words_on_paper(paper_form(about_violence("sensitive")))


@pytest.mark.parametrize("profile", ["sensitive", "high"])
def test_a_poster_does_not_say_what_it_is_about_where_somebody_may_be_watching(profile):
    words, is_told = sheets_of(poster(about_violence(profile), ADDRESS))[0], profile != "high"
    told = (TITLE, ABOUT, LINE)
    assert [one in words for one in told] == [is_told] * len(told)
    assert (PHRASES["poster_title"] in words) is not is_told
    assert (PHRASES["poster_about"] in words) is not is_told
    for always in (PHRASES["poster_free"], PHRASES["danger"], "change.example/s/7k3m9q/"):
        assert always in words


@pytest.mark.parametrize("profile", ["sensitive", "high"])
def test_whoever_prints_them_reads_which_sheet_to_keep(client, profile):
    client.force_login(made.user("Survey managers"))
    place = reverse("survey_deployment_papers", args=[about_violence(profile).pk])
    said = "begins “Read this sheet here” does" in client.get(place).content.decode()
    assert said == (profile == "high")
    assert PHRASES["paper_stays"].startswith("Read this sheet here")


@pytest.mark.parametrize("form", ["cy", "ur"])
def test_such_papers_are_made_in_every_language_that_comes_with_the_site(form):
    version = frozen_version(
        steps=pages(sensitive=True), translations=TRANSLATIONS, safety_profile="high"
    )
    deployment = OpenDeploymentFactory(version=version)
    assert poster(deployment, ADDRESS, form).startswith(b"%PDF-")
    words = words_on_paper(paper_form(deployment, form))
    if form == "cy":
        assert SHIPPED["cy"]["paper_stays"] in words
        assert SHIPPED["cy"]["poster_title"] in words_on_paper(poster(deployment, ADDRESS, form))


def test_paper_says_that_an_adult_must_have_said_yes_first():
    fields = {"age_group": "under_16", "consent_route": "adult", "consent_reference": "R 1"}
    deployment = OpenDeploymentFactory(**fields)
    for pdf in (paper_form(deployment), poster(deployment, "https://a/")):
        assert "an adult who looks after you must have said yes" in words_on_paper(pdf)


ADDRESS = "https://change.example/s/7k3m9q/"


def pages_of(pdf):
    return [page.render(scale=2).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def test_urdu_paper_is_in_its_own_letters_and_from_right_to_left(in_three):
    pdf = paper_form(in_three, "ur")
    assert b"NotoNaskhArabic" in opened(pdf)
    # The boxes to tick stand on the right, where reading begins.
    left, right = ink_on_both_sides(pages_of(pdf)[2])
    assert right > 3 * left
    left, right = ink_on_both_sides(pages_of(paper_form(in_three))[2])
    assert left > 3 * right


def test_letters_of_urdu_are_joined():
    drawn = []
    # The second with a mark between its letters that forbids to join them and takes no room.
    for word in ("ہاں", "\u200c".join("ہاں")):
        paper = Paper(right_to_left=True)
        paper.words(word, 40)
        drawn.append(pages_of(paper.bytes())[0].tobytes())
    assert drawn[0] != drawn[1]


def ink_on_both_sides(page):
    """Say how much is drawn in the column where boxes may stand, on the left and on the right."""
    side, width = page.width * 18 // 210, page.width * 5 // 210
    columns = [(side, side + width), (page.width - side - width, page.width - side)]
    dark = page.convert("L").point(lambda grey: 255 * (grey < 128))
    return [dark.crop((a, 0, b, page.height)).histogram()[255] for a, b in columns]


@pytest.mark.parametrize("form", ["", "cy", "ur"])
def test_a_camera_finds_exactly_the_address_on_a_poster(in_three, client, form, settings):
    client.force_login(made.user("Survey managers"))
    place = reverse("survey_deployment_poster", args=[in_three.pk])
    pdf = client.get(place, {"form": form} if form else {}).content
    (found,) = zxingcpp.read_barcodes(pages_of(pdf)[0])
    start = f"{settings.WAGTAILADMIN_BASE_URL}/s/{in_three.code}/"
    assert found.text == (f"{start}?in={form}" if form else start)
    language = form or "en-GB"
    answer = client.get(found.text.removeprefix(settings.WAGTAILADMIN_BASE_URL))
    assert f'<html lang="{language}"' in answer.content.decode()


def test_the_address_can_also_be_typed_from_an_urdu_poster(in_three):
    read = pypdfium2.PdfDocument(poster(in_three, ADDRESS, "ur"))[0].get_textpage()
    assert "change.example/s/7k3m9q/" in read.get_text_bounded()


def test_what_the_typeface_cannot_write_is_refused_with_a_sentence(client):
    bengali = dict.fromkeys(OWN_WORDS, "হ্যাঁ") | {"form": "bn"}
    needed = {name: f"হ্যাঁ {' '.join(marks_of(PHRASES[name]))}" for name in NEEDED}
    bengali |= {
        field: {name: words for name, words in needed.items() if name in GROUPS[group]}
        for field, group in FIELDS.items()
    }
    bengali |= {"readers": items({"who": "হ্যাঁ", "what": "হ্যাঁ"})}
    asking = asked("text", "what", "What?", others=items({"form": "bn", "label": "কী?"}))
    in_three = OpenDeploymentFactory(
        version=frozen_version(
            steps=[step(asking)],
            translations=[translation("cy") | {"value": bengali}],
        ),
        access="invitation",
    )
    for make in (paper_form, lambda one, form: poster(one, "https://a/", form)):
        with pytest.raises(NotPrinted, match="cannot be printed in বাংলা"):
            make(in_three, "bn")
    client.force_login(made.user("Survey managers"))
    place = reverse("survey_deployment_papers", args=[in_three.pk])
    page = client.get(place).content.decode()
    assert "This cannot be printed here" in page
    assert "form.pdf" in page
    assert "form.pdf?form=bn" not in page
    for name in ("poster", "form"):
        address = reverse(f"survey_deployment_{name}", args=[in_three.pk])
        refused = client.get(address, {"form": "bn"}, follow=True)
        assert "This cannot be printed in বাংলা" in refused.content.decode()
    making = reverse("survey_deployment_invitations", args=[in_three.pk])
    assert client.post(making, {"count": "2", "form": "bn"}).status_code == 302
    assert not Invitation.objects.exists()


def test_survey_managers_print_and_invite(client):
    deployment = OpenDeploymentFactory(access="invitation")
    client.force_login(made.user("Survey managers"))
    page = client.get(reverse("survey_deployment_papers", args=[deployment.pk])).content.decode()
    for name in ("poster", "form"):
        address = reverse(f"survey_deployment_{name}", args=[deployment.pk])
        assert address in page
        assert client.get(address)["Content-Type"] == "application/pdf"
    making = reverse("survey_deployment_invitations", args=[deployment.pk])
    assert client.post(making, {"count": "12"})["Content-Type"] == "application/pdf"
    for count in ("0", "-3", "9999999999", "x", "²"):
        assert client.post(making, {"count": count}).status_code == 302
    assert client.get(making).status_code == 302
    assert Invitation.objects.count() == 12


def test_children_take_part_on_a_route_that_is_kept_with_their_answers():
    deployment = DeploymentFactory(
        age_group="under_16", consent_route="adult", consent_reference="Register of the site, 4"
    )
    open_deployment(deployment)
    deployment.refresh_from_db()
    person = Person(deployment)
    person.answer_all()
    person.send()
    record = ConsentRecord.objects.get()
    assert (record.route, record.reference) == ("adult", "Register of the site, 4")
    assert record.notice_digest == deployment.version.schema["consent"]["digest"]


@pytest.mark.parametrize("form", ["", "cy", "ur"])
@pytest.mark.parametrize("access", [None, "tablet"])
def test_a_poster_says_that_a_code_is_needed_where_one_is(in_three, form, access):
    said = (SHIPPED[form] if form else PHRASES)["poster_code"]
    invited = poster(in_three, ADDRESS, form)
    in_three.access = access
    others = poster(in_three, ADDRESS, form)
    # Letters of Urdu are drawn joined, so no words are found on it again.
    assert invited != others
    assert (form == "ur") or said in words_on_paper(invited)
    assert said not in words_on_paper(others)


@pytest.mark.parametrize("form", ["", "cy", "ur"])
def test_a_poster_is_one_sheet_with_all_that_it_may_have_to_say(in_three, form):
    in_three.consent_route = "adult"
    assert len(pypdfium2.PdfDocument(poster(in_three, ADDRESS, form))) == 1
