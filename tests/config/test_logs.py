"""What the log tells of people who answer."""

import logging

import pytest

from config.logs import QuietSurveys


@pytest.mark.parametrize(
    ("message", "arguments", "told"),
    [
        ("%s: %s", ("Not Found", "/s/7k3m9q/ABCD-EFGH/"), "Not Found: /s/…"),
        ("Not Found: /s/7k3m9q/?code=ABCD", (), "Not Found: /s/…"),
        ("%s: %s", ("Not Found", "/s/ABCD EFGH JKLM/"), "Not Found: /s/…"),
        ("%s: %s", ("Not Found", "/S/ABCDEFGHJKLM"), "Not Found: /S/…"),
        ("%s: %s", ("Not Found", "/ABCDEFGHJKLM/"), "Not Found: /…/"),
        ("%s: %s", ("Not Found", "/abcd-efgh-jklm"), "Not Found: /…"),
        ('"%s" %s', ("GET /s/abc/ HTTP/1.1", 404), '"GET /s/…'),
        ("%s: %s", ("Not Found", "/handbooks/"), "Not Found: /handbooks/"),
    ],
)
def test_an_address_of_a_survey_is_cut(message, arguments, told):
    record = logging.LogRecord("x", logging.WARNING, "x.py", 1, message, arguments, None)
    assert QuietSurveys().filter(record)
    assert record.getMessage() == told


@pytest.mark.django_db
def test_what_somebody_typed_into_an_address_is_not_in_the_log(client, capfd):
    client.get("/s/7k3m9q/ABCD-EFGH-JKLM/")
    client.get("/s/ABCDEFGHJKLM")
    said = "".join(capfd.readouterr())
    assert "ABCD" not in said


@pytest.mark.django_db
def test_no_handler_is_handed_an_address_of_a_survey(client, caplog):
    with caplog.at_level(logging.DEBUG):
        for address in ("/s/ABCD EFGH JKLM/", "/s/7k3m9q/1/", "/ABCDEFGHJKLM/"):
            client.get(address)
    asked = [record for record in caplog.records if record.name == "django.request"]
    assert len(asked) == 3
    for record in asked:
        assert not {"ABCD", "EFGH", "7k3m9q"} & set(record.getMessage().replace("/", " ").split())
        assert "ABCD" not in str(vars(record))
        assert not hasattr(record, "request")


def test_the_development_server_is_quiet_too(caplog):
    logger = logging.getLogger("django.server")
    logger.addHandler(caplog.handler)
    try:
        logger.warning('"%s" %s', "GET /s/ABCDEFGHJKLM/ HTTP/1.1", 404)
    finally:
        logger.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records] == ['"GET /s/…']
