"""The answers desk shows words to those who may read them, codes them and tells no one else."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from surveys.actions.alert_leads import alert_leads
from surveys.actions.withdraw_response import withdraw_response
from surveys.models import Coding, Response, SafeguardingFlag
from surveys.selectors.counts import theme_counts
from tests.factories.surveys import safeguarding_account
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

CANARY = "canary-7d1f the worker came too late"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:7 }} {% now 'Y' %}",
    "</textarea></form><form action=https://evil.example>",
    "\u202etxet desrever",
]


@pytest.fixture
def deployment():
    opened = made.deployment()
    made.responses(opened, 12)
    return opened


@pytest.fixture
def desk(client, deployment):
    client.force_login(made.user("Analysts"))
    address = reverse("voice:answers", args=[deployment.pk])

    class Desk:
        def read(self, **query):
            return client.get(address, query).content.decode()

        def post(self, data):
            return client.post(address, data)

    return Desk()


def written(deployment, text=CANARY, **fields):
    response = made.responses(deployment, 1, **fields)[0]
    return made.answer(response, made.WORDS, text=text)


def test_words_are_shown_with_how_they_came_and_whether_they_may_be_quoted(desk, deployment):
    written(deployment, mode="supported", quote_permission="summary")
    page = desk.read()
    assert CANARY in page
    assert "Answered with help" in page
    assert "Only as part of a summary" in page


def test_no_words_are_shown_while_too_few_people_answered(client):
    deployment = made.deployment()
    written(deployment)
    client.force_login(made.user("Analysts"))
    page = client.get(reverse("voice:answers", args=[deployment.pk])).content.decode()
    assert CANARY not in page
    assert "Fewer than 10 people have answered." in page


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_never_markup(desk, deployment, text):
    written(deployment, text=text)
    page = desk.read()
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page.replace("onerror=alert(1)&gt;", "")
    assert "evil.example>" not in page
    assert "{{ 7|add:7 }}" in page or "add:7" not in text


def test_ticking_a_theme_codes_the_answer(desk, deployment):
    theme, answer = made.theme(deployment), written(deployment)
    desk.post({"answer": answer.pk, f"shown-{answer.pk}": "", f"themes-{answer.pk}": theme.pk})
    coding = Coding.objects.get()
    assert (coding.answer, coding.theme) == (answer, theme)
    assert coding.coder.groups.filter(name="Analysts").exists()


def test_unticking_a_theme_takes_it_away(desk, deployment):
    theme, answer = made.theme(deployment), written(deployment)
    Coding.objects.create(answer=answer, theme=theme)
    desk.post({"answer": answer.pk, f"shown-{answer.pk}": theme.pk})
    assert not Coding.objects.exists()


def test_two_people_who_code_one_answer_do_not_undo_each_other(desk, deployment):
    first, second = made.theme(deployment, "T1"), made.theme(deployment, "T2")
    answer = written(deployment)
    Coding.objects.create(answer=answer, theme=first)  # by a colleague, after the page was shown
    desk.post({"answer": answer.pk, f"shown-{answer.pk}": "", f"themes-{answer.pk}": second.pk})
    assert Coding.objects.count() == 2


def test_answers_and_themes_of_other_surveys_are_left_alone(desk, deployment):
    other = made.deployment(deployment.pilot)
    theme, foreign = made.theme(deployment), made.theme(other)
    own, theirs = written(deployment), written(other)
    desk.post(
        {
            "answer": [own.pk, theirs.pk],
            f"themes-{own.pk}": foreign.pk,
            f"themes-{theirs.pk}": theme.pk,
        }
    )
    assert not Coding.objects.exists()


@pytest.mark.parametrize("name", ["x", "", str(uuid.UUID(int=1))])
def test_a_post_that_makes_no_sense_changes_nothing(desk, name):
    page = desk.post({"answer": name, f"shown-{name}": "?", f"themes-{name}": "nothing"})
    assert page.status_code == 302
    assert not Coding.objects.exists()


def test_reading_is_recorded_by_ids_alone(desk, deployment):
    answer = written(deployment)
    desk.read()
    entry = ModelLogEntry.objects.get(action="surveys.read_answers")
    assert entry.data == {"answers": [str(answer.pk)], "codes": False}


def test_no_words_are_in_any_log_name_or_address(desk, deployment, caplog):
    theme, answer = made.theme(deployment), written(deployment)
    desk.read()
    desk.post({"answer": answer.pk, f"shown-{answer.pk}": "", f"themes-{answer.pk}": theme.pk})
    coding = Coding.objects.get()
    logged = [
        f"{entry.label} {entry.data} {entry.message}" for entry in ModelLogEntry.objects.all()
    ]
    named = [str(thing) for thing in (answer, answer.response, coding, theme, deployment)]
    named += [repr(thing) for thing in (answer, answer.response, coding)]
    assert not any("canary" in text for text in [*logged, *named, caplog.text])


def test_words_are_not_in_the_title_of_the_page(desk, deployment):
    written(deployment)
    assert "canary" not in desk.read().split("<body")[0]


def test_only_answers_without_a_theme_are_shown_when_asked(desk, deployment):
    made.theme(deployment, people=3)
    written(deployment)
    desk.post({"codes": "shown"})
    page = desk.read(state="uncoded")
    assert page.count("data-voice-answer>") == 1
    assert desk.read(state="coded").count("data-voice-answer>") == 3


def test_a_person_counts_once_in_a_theme_however_much_they_wrote(deployment):
    theme = made.theme(deployment)
    response = deployment.responses.first()
    for question in (made.WORDS, made.HELPED):
        answer = made.answer(response, question, text="Late.")
        Coding.objects.create(answer=answer, theme=theme)
    assert theme_counts(deployment) == {theme.code: 1}


def test_withdrawing_a_response_removes_its_codings(deployment):
    theme = made.theme(deployment, people=6)
    coded = Response.objects.filter(answers__codings__theme=theme).first()
    coded.delete()
    assert theme_counts(deployment) == {theme.code: 5}


# ---------------------------------------------------------------- somebody may need help


def test_a_reader_raises_a_concern_and_what_they_ticked_is_saved(desk, deployment, mailoutbox):
    theme, answer = made.theme(deployment), written(deployment)
    page = desk.read()
    assert f'name="concern" value="{answer.pk}"' in page
    # The Enter key in a box presses the first button of the form, which must not be this one.
    assert page.index('aria-hidden="true">Save themes') < page.index('name="concern"')
    given = {"answer": answer.pk, f"shown-{answer.pk}": "", f"themes-{answer.pk}": theme.pk}
    reply = desk.post(given | {"concern": answer.pk})
    flag = SafeguardingFlag.objects.get()
    assert (flag.source, flag.response) == ("reader", answer.response)
    assert Coding.objects.get().theme == theme
    assert str(answer.pk) not in reply["Location"]
    page = desk.read()
    assert "A concern was raised." in page
    assert f'name="concern" value="{answer.pk}"' not in page
    safeguarding_account("safeguarding-lead")
    alert_leads()
    assert mailoutbox
    told = "".join(mail.subject + mail.body for mail in mailoutbox)
    entries = [str(entry.data) for entry in ModelLogEntry.objects.all()]
    assert not any(CANARY in words for words in (told, *entries))


def test_once_it_is_closed_a_concern_can_be_raised_again(desk, deployment):
    answer = written(deployment)
    for count in (1, 2):
        desk.post({"concern": answer.pk})
        desk.post({"concern": answer.pk})
        assert SafeguardingFlag.objects.count() == count
        SafeguardingFlag.objects.update(state="closed")


def test_a_concern_is_only_about_an_answer_of_this_survey(desk, deployment):
    elsewhere = written(made.deployment(deployment.pilot))
    for name in (elsewhere.pk, "x", ""):
        desk.post({"concern": name})
    assert not SafeguardingFlag.objects.exists()


@pytest.mark.parametrize("screening", ["received", "set_aside"])
def test_a_concern_is_taken_though_the_answer_was_sent_back_meanwhile(desk, deployment, screening):
    answer = written(deployment, screening=screening)
    reply = desk.post({"concern": answer.pk})
    assert SafeguardingFlag.objects.get().response == answer.response
    page = desk.read()
    assert "The safeguarding lead is told within minutes" in page
    assert CANARY not in page
    assert str(answer.pk) not in reply["Location"]


def test_a_concern_is_taken_though_somebody_left_and_too_few_are_left(client):
    deployment = made.deployment()
    answer, *others = [written(deployment) for _ in range(10)]
    client.force_login(made.user("Analysts"))
    address = reverse("voice:answers", args=[deployment.pk])
    assert f'name="concern" value="{answer.pk}"' in client.get(address).content.decode()
    withdraw_response(others[0].response)
    assert "Fewer than 10 people" in client.get(address).content.decode()
    sent = {"answer": answer.pk, f"shown-{answer.pk}": "", "concern": answer.pk}
    page = client.post(address, sent, follow=True).content.decode()
    assert SafeguardingFlag.objects.get().response == answer.response
    assert "The safeguarding lead is told within minutes" in page


def test_who_is_worried_about_answers_that_are_gone_reads_that_nobody_was_told(desk, deployment):
    answer = written(deployment)
    withdraw_response(answer.response)
    desk.post({"concern": answer.pk})
    page = desk.read()
    assert "Nobody was told" in page
    assert "The safeguarding lead is told" not in page


@pytest.mark.parametrize("group", ["Survey managers", "Screeners", "Safeguarding leads"])
def test_who_does_not_read_at_the_desk_raises_nothing_there(client, deployment, group):
    client.force_login(made.user(group))
    answer = written(deployment)
    client.post(reverse("voice:answers", args=[deployment.pk]), {"concern": answer.pk})
    assert not SafeguardingFlag.objects.exists()


def keys_of(page):
    found = BeautifulSoup(page, "html.parser").select(".voice-theme input[data-code]")
    return {one["data-code"]: one.get("data-key") for one in found}


def test_every_one_of_fourteen_themes_has_a_key_that_is_shown(desk, deployment):
    written(deployment)
    for number in range(1, 15):
        made.theme(deployment, code=f"T{number}")
    keys = keys_of(desk.read())
    assert list(keys) == [f"T{number}" for number in range(1, 15)]
    assert "".join(keys.values()) == "123456789abcde"
    assert '<kbd aria-hidden="true">E</kbd>' in desk.read()


def test_no_theme_takes_a_key_that_the_desk_uses_or_that_another_had(desk, deployment):
    written(deployment)
    themes = [made.theme(deployment, code=f"T{number}") for number in range(1, 36)]
    before = keys_of(desk.read())
    assert not {"0", "j", "k"} & set(before.values())
    # There are 33 keys: two themes have none, until another is merged.
    assert [code for code, key in before.items() if not key] == ["T34", "T35"]
    themes[1].merged_into = themes[0]
    themes[1].save()
    # By its code and its name it would be the first.
    made.theme(deployment, code="A1", name="Anything")
    after = keys_of(desk.read())
    assert {code: after[code] for code in before if code not in ("T2", "T34")} == {
        code: key for code, key in before.items() if code not in ("T2", "T34")
    }
    assert after["T34"] == before["T2"]
    assert after["A1"] is None


def test_who_sends_back_what_a_colleague_sent_back_before_reads_so(desk, deployment):
    answer = written(deployment, screening="received")
    assert desk.post({"again": answer.pk}).status_code == 302
    assert "These answers wait for a screener already" in desk.read()
