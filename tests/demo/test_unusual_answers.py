"""What goes otherwise with a few who answer is there, at the desk where something is to be done."""

from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Sum
from django.test import Client
from django.urls import reverse

from home.demo.accounts import SCREENER
from surveys.models import (
    Answer,
    Redaction,
    Response,
    SafeguardingEvent,
    SafeguardingFlag,
    SurveyDeployment,
    WeekTally,
)
from surveys.selectors.beside import beside
from surveys.selectors.progress import opened_deployments, progress
from surveys.selectors.too_small import named_unheard

pytestmark = pytest.mark.usefixtures("accounts", "db")


def texts():
    return [one.text for one in Answer.objects.filter(text__isnull=False)]


def test_304_count_four_were_taken_back_and_31_never_sent():
    assert Response.objects.counted().count() == 304
    assert SurveyDeployment.objects.aggregate(all=Sum("withdrawn")) == {"all": 4}
    weeks = WeekTally.objects.aggregate(started=Sum("started"), sent=Sum("sent"))
    # With those taken back, sent twice or hostile.
    assert weeks == {"sent": 304 + 4 + 4, "started": 304 + 4 + 4 + 31}


def test_progress_tells_of_every_survey_with_enough_people():
    rows = progress(opened_deployments())
    told = {one.deployment.version.survey.title: one for one in rows if not one.deployment.site}
    assert len(told) == 6
    # The last weeks wait for others; the results tell about 70.
    court = told["Going to court: what was it like for you?"]
    assert sum(span.sent for span in court.spans) == 60
    assert not [title for title, one in told.items() if not one.spans]


def test_at_one_site_four_answered_and_nothing_is_told_of_them():
    (own,) = SurveyDeployment.objects.exclude(site=None)
    assert own.site.agency.slug == "dunmere"
    assert own.responses.count() == 4
    assert (own.figures.people, own.figures.is_final, own.figures.tables) == (0, True, [])
    assert own.figures.pool is None
    assert not own.released_tables.exists()
    (told,) = [one for one in progress(opened_deployments()) if one.deployment == own]
    assert told.spans == []
    whole = SurveyDeployment.objects.get(version=own.version, site=None)
    assert beside(whole) == {}
    # The page of the whole survey names them as not heard, and so they are told.
    assert named_unheard().get().survey == own


def test_three_were_sent_twice_and_one_is_hostile_and_none_of_them_counts():
    aside = Response.objects.filter(screening=Response.Screening.SET_ASIDE)
    assert Counter(one.aside_because for one in aside) == {"duplicate": 3, "hostile": 1}


def test_twelve_wrote_of_somebody_and_screeners_took_it_out_where_they_were():
    names = ("Maren Holt", "Thistlebank", "01632 960 155", "Idris Vale", "Petra Quill", "Larkmoor")
    names += ("Ben Arrow", "Cobble", "01632 960 156", "Oona Pell", "Brindle", "Tobi Wren")
    whole = {name: [text for text in texts() if name in text] for name in names}
    assert all(len(found) >= 1 for found in whole.values()), whole
    taken_out = Redaction.objects.values("answer__response").distinct()
    assert taken_out.count() == 10
    cleared = Answer.objects.filter(response__screening=Response.Screening.CLEARED)
    read = " ".join(one.redacted_text for one in cleared.filter(text__isnull=False))
    assert not [name for name in names if name in read]
    # Those of the survey that nobody screened yet wait, with what may go.
    (screener,) = get_user_model().objects.filter(username=SCREENER)
    client = Client()
    client.force_login(screener)
    desk = client.get(reverse("voice:screening", args=[_pack().pk]))
    assert desk.status_code == 200


def _pack():
    return SurveyDeployment.objects.get(version__survey__title__startswith="Using")


def test_two_answered_in_welsh_and_one_in_urdu_and_agreed_in_it():
    spoken = Response.objects.counted().exclude(language__startswith="en")
    found = [(one.language, one.consent.language, one.consent.notice.form) for one in spoken]
    assert sorted(found) == [("cy", "cy", "cy"), ("cy", "cy", "cy"), ("ur", "ur", "ur")]


def test_one_text_fills_the_box():
    assert max(map(len, texts())) == 3_900


def test_nine_flags_are_there_and_one_is_open():
    flags = SafeguardingFlag.objects.all()
    assert Counter(one.state for one in flags) == {"closed": 5, "referred": 3, "seen": 1}
    assert Counter(one.source for one in flags) == {"reader": 4, "asked": 5}
    for flag in flags:
        kinds = [one.kind for one in flag.events.all()]
        assert kinds == ["raised", "alerted", "read", "moved"][: 3 + (flag.state != "seen")]
    assert all(one.is_demo for one in SafeguardingEvent.objects.all())


def test_the_log_of_a_real_flag_cannot_be_deleted_nor_made_up_later():
    event = SafeguardingEvent.objects.first()
    real = SafeguardingEvent(flag=event.flag, at=event.at, kind="noted", state="seen")
    real.save()
    log = QuerySet(SafeguardingEvent).filter(pk=real.pk)
    for change in (log.delete, lambda: log.update(is_demo=True)):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
