"""What a version number is, and that every part of the system means the same by it."""

import re

import pytest
from django.test import Client

from syndication.documents import Version
from syndication.models import Edition
from tests.syndication import made

NO_VERSIONS = (
    *("", "1", "1.", ".1", "1.0.0", "v1.0", "first", "1,0", "-1.0", "+1.0", "1.-0"),
    *("01.0", "00.3", "0.05", "0.00", "1.00", " 1.0", "1.0 ", "1. 0", "1.0\n", "1_0.1"),
    *("10000.0", "1.10000", "1.1234567", "1.9999999999", "1." + "9" * 400),
    *("\N{ARABIC-INDIC DIGIT ONE}.0", "1.\N{SUPERSCRIPT TWO}", "\N{CIRCLED DIGIT ONE}.0"),
)


@pytest.mark.parametrize("text", ["0.0", "0.1", "0.10", "1.0", "12.340", "9999.9999"])
def test_a_version_is_written_as_it_is_read(text):
    assert str(Version.parse(text)) == text


@pytest.mark.parametrize("text", NO_VERSIONS)
def test_what_is_no_version_is_refused_with_a_sentence_that_says_what_to_write(text):
    with pytest.raises(ValueError, match=re.escape(Version.HOW_TO_WRITE)):
        Version.parse(text)


@pytest.mark.parametrize("version", ["0.0", "9999.9999"])
@pytest.mark.django_db
def test_what_is_frozen_can_be_read_at_its_address(version):
    identifier = made.chain(version)
    assert str(Edition.objects.get().version) == version
    address = f"/api/v1/products/{identifier}/versions/{version}"
    assert Client().get(address).json()["version"] == version
    assert Client().get(f"{address}.txt").status_code == 200
    comparison = f"/api/v1/products/{identifier}/compare?from={version}&to={version}"
    assert Client().get(comparison).status_code == 200


@pytest.mark.parametrize("version", ["00.3", "0.03", "10000.0"])
@pytest.mark.django_db
def test_a_version_that_is_written_otherwise_has_no_address(version):
    identifier = made.chain("0.3")
    address = f"/api/v1/products/{identifier}"
    assert Client().get(f"{address}/versions/{version}").status_code == 404
    refused = Client().get(f"{address}/compare?from={version}&to=0.3")
    assert refused.status_code == 400
    assert refused.json()["parameter"] == "from"
    assert refused.json()["detail"] == Version.HOW_TO_WRITE
