"""The share of each theme and how far chance reaches, in the API as in the files of numbers."""

import pytest

from surveys.documents.voice_results import with_shares
from surveys.selectors.told_numbers import told_numbers
from syndication.models import Edition
from syndication.selectors import content_of, document_of
from tests.surveys.evidence import made

SHARE = ("percent", "likely_from", "likely_to")
OLD = {"theme_code": "T1", "people": {"about": 20}}


@pytest.mark.django_db
def test_each_theme_has_the_share_that_the_file_of_numbers_has(client):
    deployment = made.deployment()
    made.responses(deployment, 60)
    made.theme(deployment, "T1", people=30)
    page = made.publish(made.page(deployment))
    [line] = [line for line in told_numbers(deployment).rows if line[3].startswith("T1")]
    expected = dict(zip(SHARE, line[6:9], strict=True))
    assert expected == {"percent": 50, "likely_from": 37, "likely_to": 63}
    for told in (document_of(page.translation_key), content_of(Edition.objects.get())):
        [item] = told["items"]
        assert {name: item[name] for name in SHARE} == expected


@pytest.mark.parametrize("people", [{"fewer_than": 10}, {}])
def test_what_only_a_few_said_has_no_share(people):
    [item] = with_shares([OLD | {"people": people}], 60)
    assert [item[name] for name in SHARE] == [None, None, None]


def test_a_head_reckons_it_for_what_was_released_before_there_was_one():
    assert with_shares([OLD], 60) == [OLD | {"percent": 33, "likely_from": 22, "likely_to": 46}]
