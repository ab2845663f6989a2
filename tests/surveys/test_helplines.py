"""What in the line of a helpline can be rung or texted, and what are only hours."""

import pytest

from surveys.engine.helplines import helpline
from surveys.modeladmin import DeploymentAdmin
from surveys.models import SurveyDeployment
from surveys.rules.readiness import NO_WAY

# A line, what of it is the number, and how a phone dials that.
NUMBERS = [
    ("In danger: 999", "999", "999"),
    ("NHS 111, 24 hours", "111", "111"),
    ("Childline 0800 1111", "0800 1111", "08001111"),
    ("Childline 0800 1111 24 hours", "0800 1111", "08001111"),
    ("Childline 0800 1111 24/7", "0800 1111", "08001111"),
    ("Childline 0800 1111 8 22", "0800 1111", "08001111"),
    ("Childline (0800) 1111", "(0800) 1111", "08001111"),
    ("(116 123)", "116 123", "116123"),
    ("Line 1 116 123", "116 123", "116123"),
    ("9 to 5: 116 123", "116 123", "116123"),
    ("Text SHOUT to 85258, 24 hours", "85258", "85258"),
    ("Textphone 18001 116 123", "18001 116 123", "18001116123"),
    ("01632 960 101, every day from 8 to 22", "01632 960 101", "01632960101"),
    ("From 10.30 to 16.30, 01632 960 028", "01632 960 028", "01632960028"),
    ("01632-960-247 - 24 hours", "01632-960-247", "01632960247"),
    ("(01632) 960123, 9am to 5pm", "(01632) 960123", "01632960123"),
    ("+44 (0)1632 960123", "+44 (0)1632 960123", "+441632960123"),
    ("Abroad: +353 1 496 0123", "+353 1 496 0123", "+35314960123"),
]
NONE = [
    "24 hours",
    "365 days a year",
    "Open 24/7, 100 % free",
    "Every day from 8 to 22",
    "Open 0900 1700",
    "Open 0900-1700",
    "Open 10 00 to 18 00",
    "08:00-22:00",
    "Mon 9-5 and Sat 10-4",
    "Since 2019, room 302",
    "12 345 people were helped, 50000 in all",
    "01 02 2026 - 03 04 2027",
    "Line 123",
    "Ask your worker",
]


@pytest.mark.parametrize(("line", "number", "dial"), NUMBERS)
def test_a_number_is_found_and_dialled(line, number, dial):
    found = helpline(line)
    assert (found.number, found.dial) == (number, dial)
    assert found.before + found.number + found.after == line


@pytest.mark.parametrize("line", NONE)
def test_hours_and_other_digits_are_no_number(line):
    found = helpline(line)
    assert (found.number, found.way, found.before) == ("", "", line)


@pytest.mark.parametrize(
    "line", ["01632 960123", "+44 1632 960 123", "0044 1632-960-123", "+44 (0)1632 960123"]
)
def test_one_number_is_the_same_however_it_is_written(line):
    assert helpline(line).way == "01632960123"


@pytest.mark.parametrize(
    "line", ["A www.help.example", "A https://www.help.example/", "help.example", "Help.example."]
)
def test_one_address_is_the_same_however_it_is_written(line):
    assert helpline(line).way == "help.example"


def test_a_mailbox_is_another_way_than_the_site_beside_it():
    assert helpline("Write to us@help.example").way == "us@help.example"


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ("", []),
        ("Line A: 116 123\nChat: https://help.example/chat, 9 to 5", []),
        ("Line A: 116 123\n\nLine B, 24 hours\nNobody", ["Line B, 24 hours", "Nobody"]),
    ],
)
def test_a_line_that_leads_nowhere_is_refused_where_it_is_typed(db, rf, admin_user, lines, wrong):
    request = rf.get("/")
    request.user = admin_user
    panels = DeploymentAdmin().get_edit_handler().bind_to_model(SurveyDeployment)
    form = panels.get_form_class()({"helplines": lines}, for_user=admin_user)
    assert form.errors.get("helplines", []) == [f"“{line}” {NO_WAY}" for line in wrong]
