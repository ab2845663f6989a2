"""Days in the forms of the admin: written the British way, whoever the editor is."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.admin.forms.account import LocalePreferencesForm
from wagtail.users.models import UserProfile

from changeprojects.admin_views.move import MoveForm
from changeprojects.lifecycles.register import STAGE
from changeprojects.modeladmin.delivery import ReviewAdmin
from changeprojects.models import EventPage, Review
from home.models import StandardPage
from tests.factories.changeprojects import EditorFactory
from tests.factories.network import ReviewFactory

pytestmark = pytest.mark.django_db


def field(model, name):
    """Return the field of the form that editors fill in."""
    if model is Review:
        handler = ReviewAdmin.edit_handler.bind_to_model(model)
    else:
        handler = model.get_edit_handler()
    return handler.get_form_class().base_fields[name]


@pytest.fixture
def editor(client):
    client.force_login(EditorFactory())
    return client


def edit(review):
    return reverse("changeprojects_review_modeladmin_edit", args=[review.pk])


def test_a_form_shows_the_day_the_british_way(editor):
    review = ReviewFactory(held_on=date(2025, 2, 1))
    assert 'value="01/02/2025"' in editor.get(edit(review)).content.decode()


@pytest.mark.parametrize("typed", ["01/02/2025", "1/2/2025", "01/02/25", "2025-02-01"])
def test_a_day_is_understood_with_the_day_first_or_as_iso(typed):
    assert field(Review, "held_on").clean(typed) == date(2025, 2, 1)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("01/02/2026 08:00", 8), ("2026-02-01 08:00", 8), ("01/02/2026", 0), ("2026-02-01", 0)],
)
def test_a_moment_is_understood_with_the_day_first_or_as_iso(typed, hour):
    understood = field(EventPage, "starts_at").clean(typed)
    assert understood == datetime(2026, 2, 1, hour, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["next week", "12/31/2025", "99/99/2025", "2025"])
def test_what_is_no_day_is_told_with_an_example_and_kept(editor, typed):
    review = ReviewFactory()
    before = review.held_on
    page = editor.post(edit(review), {"held_on": typed}).content.decode()
    assert "Write a day, as in 31/12/2026." in page
    assert f'value="{typed}"' in page
    review.refresh_from_db()
    assert review.held_on == before


def test_what_is_no_moment_is_told_with_an_example():
    for model, name in ((EventPage, "starts_at"), (StandardPage, "go_live_at")):
        with pytest.raises(ValidationError, match=r"as in 31/12/2026 14:30\."):
            field(model, name).clean("next week")


def test_the_day_of_a_move_is_asked_for_in_the_same_way():
    form = MoveForm({"on": "next week"}, step=STAGE.move("start"), tells_a_day=True)
    assert form.errors["on"] == ["Write a day, as in 31/12/2026, or leave it empty."]


def test_nobody_can_choose_a_language_that_reads_the_month_first():
    user = get_user_model().objects.create_user("somebody")
    profile = UserProfile.get_for_user(user)
    assert "preferred_language" not in LocalePreferencesForm(instance=profile).fields
