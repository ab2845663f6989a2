"""One question said in many forms: the id, the answers and the counts stay the same."""

import pytest
from django.core.files.base import ContentFile
from django.utils.datastructures import MultiValueDict
from wagtail.blocks import ListBlock, StructBlock
from wagtail.documents import get_document_model

from surveys.actions.freeze_survey import freeze_survey
from surveys.editing.blocks import QuestionsBlock
from surveys.engine import languages
from surveys.engine.frozen_schema import schema_from
from surveys.exceptions import SurveyNotPublishable
from surveys.forms import StepForm
from tests.factories.surveys import (
    SurveyFactory,
    asked,
    frozen_version,
    information,
    items,
    option,
    step,
    text,
)
from tests.surveys.editing.test_question_types import picture

pytestmark = pytest.mark.django_db

URDU = {
    "form": "ur",
    "title": "عدالت جانا",
    "audience": "والدین کے لیے",
    "intro": "ہم جاننا چاہتے ہیں۔",
    "what_happens": "ہم اسے پڑھتے ہیں۔\nہم جواب دیتے ہیں۔",
    "readers": items({"who": "ہماری ٹیم", "what": "وہ اسے پڑھتی ہے۔"}),
    "consent_text": "میں حصہ لینا چاہتا ہوں۔",
    "rather_not_say": "میں نہیں بتانا چاہتا",
    "none_of_these": "ان میں سے کوئی نہیں",
    "yes": "ہاں",
    "no": "نہیں",
    "not_sure": "مجھے یقین نہیں",
}
EASY = URDU | {"form": "easy-read", "title": "Going to court", "what_happens": ""}


def in_urdu(label, **extra):
    return {"others": items({"form": "ur", "label": label} | extra)}


def answer_in_urdu(label, urdu):
    answer = option(label)
    answer["value"]["others"] = items({"form": "ur", "words": urdu})
    return answer


def translation(words):
    return {"type": "translation", "value": words}


def pages():
    options = [answer_in_urdu("Good", "اچھا"), answer_in_urdu("Bad", "برا")]
    ends = items({"form": "ur", "low": "کبھی نہیں", "high": "ہمیشہ"})
    scale = in_urdu("کتنا؟") | {"low": "Never", "high": "Always", "ends": ends}
    said = {"others": items({"form": "ur", "heading": "پڑھیں", "text": "آپ چھوڑ سکتے ہیں۔"})}
    return [
        step(information("You can skip.", heading="Read", **said)),
        step(asked("single", "how", "How was it?", options=options, **in_urdu("کیسا تھا؟"))),
        step(asked("yes_no", "fair", "Was it fair?", **in_urdu("کیا یہ منصفانہ تھا؟"))),
        step(asked("scale", "much", "How much?", **scale)),
    ]


def frozen():
    return schema_from(frozen_version(steps=pages(), translations=[translation(URDU)]).schema)


def test_a_form_changes_every_word_and_nothing_else():
    base = frozen()
    urdu = base.in_form("ur")
    assert base.forms == ("ur",)
    assert (urdu.title, urdu.intro) == (URDU["title"], URDU["intro"])
    assert urdu.consent_text == URDU["consent_text"]
    assert urdu.what_happens == ("ہم اسے پڑھتے ہیں۔", "ہم جواب دیتے ہیں۔")
    assert urdu.steps[0].notes[0].paragraphs == ["آپ چھوڑ سکتے ہیں۔"]
    for one, other in zip(base.questions, urdu.questions, strict=True):
        assert (one.id, one.key, one.type, one.values) == (
            other.id,
            other.key,
            other.type,
            other.values,
        )
        assert one.label != other.label
        assert (other.language, other.direction) == ("ur", "rtl")
    how, fair, much = urdu.questions
    assert [o.label for o in how.options] == ["اچھا", "برا", URDU["rather_not_say"]]
    assert [o.label for o in fair.options][:3] == ["ہاں", "نہیں", "مجھے یقین نہیں"]
    assert much.options[0].label == "0: کبھی نہیں"
    assert much.options[5].label == "5"


def test_what_was_given_in_one_form_fits_every_other():
    base = frozen()
    for form in ("", "ur", "cy"):
        questions = base.in_form(form).steps[1].questions
        filled = StepForm(data=MultiValueDict({"q-how": ["bad"]}), questions=questions)
        assert filled.is_valid()
        assert filled.cleaned_data == {"how": "bad"}


def test_a_form_without_words_falls_back_and_says_in_which_language():
    base = frozen()
    welsh = base.in_form("cy").questions[0]
    assert welsh.label == "How was it?"
    assert (welsh.language, welsh.direction) == ("en-gb", "ltr")


def test_the_page_of_a_form_has_its_language_and_direction():
    base = frozen()
    assert (base.language_of("ur"), base.direction_of("ur")) == ("ur", "rtl")
    assert (base.language_of("easy-read"), base.direction_of("easy-read")) == ("en-gb", "ltr")
    assert (base.language_of("bfi"), base.direction_of("")) == ("en-gb", "ltr")


def test_a_language_that_lacks_a_word_is_not_published():
    part = pages()
    part[1]["value"]["questions"][0]["value"]["options"][1]["value"]["others"] = []
    part.append(step(text("else", "What else?")))
    with pytest.raises(SurveyNotPublishable) as refused:
        frozen_version(steps=part, translations=[translation(URDU)])
    said = [r.message for r in refused.value.findings if r.code == "missing_translation"]
    assert said == [
        "Urdu: “How was it?” lacks “Bad”.",
        "Urdu: “What else?” lacks the question.",
    ]


def test_a_language_of_some_questions_only_is_published_but_not_offered():
    version = frozen_version(steps=pages())
    assert schema_from(version.schema).forms == ()
    assert schema_from(version.schema).in_form("ur").questions[0].label == "کیسا تھا؟"


def test_easy_read_is_a_form_with_pictures_and_words_of_its_own():
    easy = {"others": items({"form": "easy-read", "label": "Was it OK?"})}
    question = asked("yes_no", "fair", "Was it fair?", **easy)
    version = frozen_version(steps=[step(question)], translations=[translation(EASY)])
    schema = schema_from(version.schema).in_form("easy-read")
    assert schema.title == "Going to court"
    assert schema.questions[0].label == "Was it OK?"
    assert schema.questions[0].language == "en-gb"


def test_what_a_picture_tells_is_said_in_the_form_that_is_read():
    image = {"image": picture().pk, "alt_text": "A door", "decorative": False}
    urdu = {"form": "ur", "alt": "دروازہ"}
    answers = [answer_in_urdu("Good", "اچھا"), answer_in_urdu("Bad", "برا")]
    for answer in answers:
        answer["value"]["picture"] = image
        answer["value"]["others"] = items(urdu | {"words": "لفظ"})
    asked_so = {"options": answers, "picture": image, "others": items(urdu | {"label": "کہاں؟"})}
    note = information("Look.", picture=image, others=items(urdu | {"text": "دیکھیں۔"}))
    part = step(note, asked("pictures", "where", "Where?", **asked_so))
    version = frozen_version(steps=[part], translations=[translation(URDU)])
    for form, alt, language in (("", "A door", "en-gb"), ("ur", "دروازہ", "ur")):
        page = schema_from(version.schema).in_form(form).steps[0]
        (question,) = page.questions
        shown = [
            page.notes[0].picture,
            question.picture,
            *(o.picture for o in question.options[:2]),
        ]
        assert {(one.alt, one.language) for one in shown} == {(alt, language)}
    del part["value"]["questions"][0]["value"]["others"][0]["value"]["alt"]
    with pytest.raises(SurveyNotPublishable, match=r"“Look[.]” lacks its alt text"):
        frozen_version(steps=[part], translations=[translation(URDU)])


def document(name):
    return get_document_model().objects.create(
        title=name, file=ContentFile(b"sound or film", name=name)
    )


def test_sounds_and_films_hang_on_the_question_and_name_their_file():
    sound, film = document("question.mp3"), document("question.mp4")
    others = items(
        {"form": "en-gb", "sound": sound.pk}, {"form": "bfi", "film": film.pk, "label": ""}
    )
    schema = schema_from(
        frozen_version(steps=[step(asked("yes_no", "a", "Fair?", others=others))]).schema
    )
    (question,) = schema.questions
    heard, seen = question.says["en-gb"].sound, question.says["bfi"].film
    assert (heard.document, heard.kind, heard.digest) == (
        sound.pk,
        "audio/mpeg",
        sound.get_file_hash(),
    )
    assert (seen.document, seen.kind) == (film.pk, "video/mp4")
    assert question.in_form("bfi").label == "Fair?"


def test_a_new_translation_makes_a_new_version_with_the_same_ids():
    survey = SurveyFactory(steps=pages())
    first = freeze_survey(survey)
    survey.translations = [translation(URDU)]
    second = freeze_survey(survey)
    assert second.number == 2
    ids = [[q["id"] for s in v.schema["steps"] for q in s["questions"]] for v in (first, second)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("code", sorted(languages.LANGUAGES))
def test_every_language_has_its_names_and_direction(code):
    language = languages.LANGUAGES[code]
    assert language.name
    assert language.own_name
    letters = {"ar", "fa", "ckb", "ps", "ur"}
    assert (languages.direction_of(code) == "rtl") is (code in letters)
    assert languages.own_name_of(code) == language.own_name


@pytest.mark.parametrize("kind", [*QuestionsBlock().child_blocks])
def test_what_a_new_question_begins_with_is_complete(kind):
    """What an entry lacks, the form would fill with the word “undefined”."""
    question = QuestionsBlock().child_blocks[kind]
    for name, block in question.child_blocks.items():
        if isinstance(block, ListBlock) and isinstance(block.child_block, StructBlock):
            for entry in block.get_form_state(block.get_default()):
                assert set(entry["value"]) == set(block.child_block.child_blocks), name
