"""Sounds and films of a question: said the same, fetched when played, and by nobody else."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.documents import get_document_model

from home.demo.sounds import tones
from surveys.actions.freeze_survey import freeze_survey
from surveys.clips import place_of
from surveys.compiler import faults_of
from surveys.engine.clips import clip_among, clips_in
from surveys.engine.frozen_schema import schema_from
from surveys.exceptions import ClipChanged, NoticeNotPublishable, SurveyNotPublishable
from surveys.models import DraftStep, NoticeVersion, SurveyVersion
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SurveyFactory,
    asked,
    frozen_version,
    items,
    published_notice,
    step,
)
from tests.surveys.test_switching import EASY
from tests.surveys.walks import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
SOUND, FILM, WORDS = tones(1), b"moving hands " * 40, b"WEBVTT\n"


def document(name, content):
    file = ContentFile(content, name=name)
    return get_document_model().objects.create(title=name, file=file)


@pytest.fixture
def files():
    return [
        document("a.mp3", SOUND),
        document("a.mp4", FILM),
        document("a.vtt", WORDS),
        document("easy.mp3", SOUND * 2),
    ]


def pages(files):
    sound, film, words, easy = (file.pk for file in files)
    others = items(
        {"form": "en-gb", "sound": sound},
        {"form": "bfi", "film": film, "captions": words},
        {"form": "easy-read", "label": "How?", "sound": easy},
    )
    plain = items({"form": "easy-read", "label": "Why?"})
    return [
        step(asked("yes_no", "how", "How was it?", others=others)),
        step(asked("text", "why", "Why was it so?", max_length=100, others=plain)),
    ]


@pytest.fixture
def person(files):
    for form in ("en-gb", "easy-read"):
        published_notice("parent_carer", form)
    translations = [{"type": "translation", "value": EASY}]
    version = frozen_version(steps=pages(files), translations=translations)
    return Person(OpenDeploymentFactory(version=version))


def page(person, slug="1"):
    return person.get(slug).content.decode()


def address(person, file):
    return person.url(f"clip/{file.get_file_hash()}")


def whole(response):
    return b"".join(response.streaming_content)


# ── On the page ──────────────────────────────────────────────────────────────


def test_a_sound_stands_on_its_question_and_asks_for_nothing_by_itself(person, files):
    person.agree()
    html = page(person)
    tag = f'<audio controls preload="none" src="{address(person, files[0])}"'
    assert tag in html
    assert "autoplay" not in html
    assert "<video" not in html
    assert "Listen to this. It says the same as the words" in html
    assert "<audio" not in page(person, "2")


def test_a_film_is_read_like_a_language_and_nothing_typed_is_lost(person, files):
    person.agree()
    person.post("1", {"q-how": "yes", "in": "bfi"})
    html = page(person)
    assert f'playsinline src="{address(person, files[1])}"' in html
    assert f'<track kind="captions" src="{address(person, files[2])}" srclang="en-gb"' in html
    assert 'value="yes" checked' in html
    assert "How was it?" in html
    assert '<html lang="en-GB">' in html
    # The words are English, and so is what is read aloud.
    assert f'src="{address(person, files[0])}"' in html
    person.post("1", {"q-how": "yes"})
    person.post("2", {"t-why": "Nobody came.", "in": ""})
    assert "Nobody came." in page(person, "2")
    assert "<video" not in page(person)


def test_each_form_has_its_own_sound(person, files):
    person.agree()
    person.post("1", {"in": "easy-read"})
    html = page(person)
    assert f'src="{address(person, files[3])}"' in html
    assert files[0].get_file_hash() not in html


def test_it_can_be_chosen_on_the_first_page_and_is_carried_along(person):
    first = person.get(**{"in": "bfi"}).content.decode()
    assert '<input type="hidden" name="form" value="bfi">' in first
    person.start(form="bfi")
    person.post("consent", {"q-agree": "yes"})
    assert "<video" in page(person)
    assert DraftStep.objects.count() == 2


def test_the_consent_beside_films_is_the_one_in_english(person):
    person.start(form="bfi")
    assert "We lock it away." in page(person, "consent")


def test_a_survey_without_films_offers_no_sign_language():
    person = Person(OpenDeploymentFactory())
    person.agree()
    assert "Sign Language" not in page(person)


# ── What is fetched ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("place", "content", "kind"),
    [(0, SOUND, "audio/mpeg"), (1, FILM, "video/mp4"), (2, WORDS, "text/vtt")],
)
def test_whoever_answers_gets_it_whole_or_in_part(person, files, place, content, kind):
    person.agree()
    answer = person.client.get(address(person, files[place]))
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert whole(answer) == content
    assert int(answer["Content-Length"]) == len(content)
    part = person.client.get(address(person, files[place]), headers={"range": "bytes=2-4"})
    assert (part.status_code, whole(part)) == (206, content[2:5])
    assert part["Content-Range"] == f"bytes 2-4/{len(content)}"
    beyond = person.client.get(address(person, files[place]), headers={"range": "bytes=99999-"})
    assert beyond.status_code == 416


def test_it_leaves_as_few_traces_as_a_page(person, files):
    answer = person.client.get(address(person, files[0]))
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "media-src 'self'" in answer["Content-Security-Policy"]
    assert not answer.cookies


def test_no_other_file_and_no_other_survey_is_opened_so(person, files):
    stranger = document("secret.mp3", b"of nobody's survey")
    other = OpenDeploymentFactory()
    for path in (
        address(person, stranger),
        f"/s/{other.code}/clip/{files[0].get_file_hash()}/",
        person.url("clip/nothing"),
        f"/s/zzzzzz/clip/{files[0].get_file_hash()}/",
        "/s/" + "a" * 300 + "/clip/x/",
    ):
        assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    ("place", "name"),
    [("sound", "page.pdf"), ("sound", "a.wav"), ("film", "a.mov"), ("captions", "a.srt")],
)
def test_what_no_browser_plays_is_refused_at_its_question(place, name):
    chosen = {place: document(name, b"anything").pk}
    question = asked("yes_no", "how", "How?", others=items({"form": "en-gb"} | chosen))
    with pytest.raises(SurveyNotPublishable, match=f"“How[?]”[.] The file chosen as {place} is no"):
        frozen_version(steps=[step(question)])
    (found,) = faults_of(SurveyFactory.build(steps=[step(question)]))
    assert (found.code, found.question) == ("wrong_file", question["id"])
    with pytest.raises(NoticeNotPublishable, match=f"Limits: The file chosen as {place} is no"):
        published_notice(sounds={"limits": chosen})


def test_what_was_published_before_and_is_not_played_is_not_sent(person, files):
    schema = person.deployment.version.schema
    schema["steps"][0]["questions"][0]["says"]["en-gb"]["sound"]["kind"] = "audio/x-wav"
    found = clip_among(clips_in(schema_from(schema)), files[0].get_file_hash())
    assert found is None


def test_a_version_keeps_its_sound_when_the_upload_goes(person, files):
    digest = files[0].get_file_hash()
    for file in files:
        file.delete()
    assert whole(person.client.get(person.url(f"clip/{digest}"))) == SOUND


def test_the_bytes_have_no_address_among_the_uploads(person, files, admin_client):
    place = place_of(files[0].get_file_hash())
    assert default_storage.exists(place)
    for client in (Client(), admin_client):
        assert client.get(default_storage.url(place)).status_code == 404


def test_publishing_again_keeps_what_is_missing(files):
    survey = SurveyFactory(
        steps=pages(files), translations=[{"type": "translation", "value": EASY}]
    )
    freeze_survey(survey)
    default_storage.delete(place_of(files[0].get_file_hash()))
    freeze_survey(survey)
    assert default_storage.exists(place_of(files[0].get_file_hash()))
    assert SurveyVersion.objects.count() == 1


def test_a_copy_that_a_crash_cut_short_is_made_whole(files):
    survey = SurveyFactory(
        steps=pages(files), translations=[{"type": "translation", "value": EASY}]
    )
    freeze_survey(survey)
    for cut in (SOUND[:-1], b"x" * len(SOUND)):
        place = Path(default_storage.path(place_of(files[0].get_file_hash())))
        place.write_bytes(cut)
        freeze_survey(survey)
        assert place.read_bytes() == SOUND
        assert [one.name for one in place.parent.iterdir()] == [place.name]


def test_an_upload_that_changed_meanwhile_is_not_published(files):
    file = files[0]
    digest = file.get_file_hash()
    Path(default_storage.path(file.file.name)).write_bytes(b"something else")
    with pytest.raises(ClipChanged, match="Publish again"):
        frozen_version(steps=pages(files), translations=[{"type": "translation", "value": EASY}])
    assert not SurveyVersion.objects.exists()
    assert not default_storage.exists(place_of(digest))


def test_what_was_published_before_copies_were_kept_is_read_from_its_upload(person, files):
    default_storage.delete(place_of(files[0].get_file_hash()))
    assert whole(person.client.get(address(person, files[0]))) == SOUND
    place = address(person, files[0])
    files[0].file_hash = "another"
    files[0].save()
    assert person.client.get(place).status_code == 404


def test_a_film_alone_asks_for_no_translation_and_no_notice():
    film = document("b.mp4", FILM)
    question = asked("yes_no", "a", "Fair?", others=items({"form": "bfi", "film": film.pk}))
    schema = schema_from(frozen_version(steps=[step(question)]).schema)
    assert schema.forms == ("bfi",)
    assert schema.in_form("bfi").spoken == "bfi"
    assert schema.in_form("bfi").questions[0].film.digest == film.get_file_hash()
    assert schema.in_form("").questions[0].film is None


# ── A notice ─────────────────────────────────────────────────────────────────


def test_a_notice_is_heard_and_seen_and_its_version_keeps_both(files):
    sound, film, words = (file.pk for file in files[:3])
    published_notice(sounds={"privacy": {"sound": sound, "film": film, "captions": words}})
    first = NoticeVersion.objects.get()
    person = Person(OpenDeploymentFactory())
    person.start()
    html = page(person, "consent")
    digests = [file.get_file_hash() for file in files[:3]]
    for tag, digest in zip(("audio", "video", "track"), digests, strict=True):
        assert re.search(rf'<{tag} [^>]*src="{person.url(f"clip/{digest}")}"', html)
    for file in files:
        file.delete()
    assert whole(person.client.get(person.url(f"clip/{digests[0]}"))) == SOUND
    # Words alone are another version; whoever still reads the first can hear it.
    published_notice()
    assert NoticeVersion.objects.newest_first().first().digest != first.digest
    assert whole(person.client.get(person.url(f"clip/{digests[1]}"))) == FILM
    other = OpenDeploymentFactory(version=frozen_version(notice_for="adult"))
    assert Client().get(f"/s/{other.code}/clip/{digests[0]}/").status_code == 404


def test_in_the_demonstration_a_sound_says_that_it_stands_for_a_voice(files):
    version = frozen_version(
        steps=pages(files), translations=[{"type": "translation", "value": EASY}]
    )
    for is_demo, words in ((True, "in place of a voice"), (False, "the same as the words")):
        person = Person(OpenDeploymentFactory(version=version, is_demo=is_demo))
        person.agree()
        page = person.get("1").content.decode()
        assert "<audio" in page
        assert words in page
        assert ("in place of a voice" in page) is is_demo
