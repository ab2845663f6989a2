"""What readers get of the files of released versions, and what nobody gets."""

import base64
import hashlib
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from syndication import selectors
from syndication.actions.retire import retire
from syndication.byte_ranges import Span
from syndication.file_answers import Part
from syndication.models import Edition
from syndication.selectors.assets import opened
from tests.syndication import made
from tests.syndication.files import (
    WORDS,
    address_of,
    bytes_of,
    damage,
    file_of,
    get,
    hash_of,
    release,
    with_files,
)
from tests.syndication.test_api import problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
FILE = file_of()
ETAG = f'"sha256-{FILE.sha256}"'
DIGEST = f"sha-256=:{base64.b64encode(hashlib.sha256(WORDS).digest()).decode()}:"


@pytest.fixture
def public(storage):
    """A public version with one file."""
    return release("0.3", FILE)


# --- the whole


def test_the_file_is_sent_as_it_was_released(public):
    response = get(FILE)
    assert response.status_code == 200
    assert bytes_of(response) == WORDS
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(WORDS))
    assert response["Content-Digest"] == response["Repr-Digest"] == DIGEST
    assert response["ETag"] == ETAG
    assert response["Last-Modified"] == "Thu, 01 Jan 2026 09:30:00 GMT"
    assert response["Cache-Control"] == "public, max-age=600, s-maxage=3000"
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Range" not in response


def test_the_address_in_the_version_leads_to_the_file(public):
    url = selectors.content_of(Edition.objects.get())["files"][0]["url"]
    response = Client().get(url.removeprefix("https://changeprojects.example"))
    assert bytes_of(response) == WORDS


def test_the_answer_is_the_same_for_everybody(public, admin_client):
    response = admin_client.get(address_of(FILE), headers={"accept": "image/png", "origin": "x"})
    assert dict(response.headers) == dict(get(FILE).headers)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Access-Control-Allow-Origin"] == "*"
    for name in ("Content-Digest", "Accept-Ranges", "Content-Range"):
        assert name in response["Access-Control-Expose-Headers"]


def test_head_tells_everything_but_a_digest_of_what_is_not_sent(public):
    whole, head = get(FILE), Client().head(address_of(FILE))
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) | {"Content-Digest": DIGEST} == dict(whole.headers)
    ranged = Client().head(address_of(FILE), headers={"range": "bytes=0-1"})
    assert (ranged.status_code, ranged["Content-Length"]) == (200, str(len(WORDS)))


def test_an_empty_file_is_sent(storage):
    empty = file_of(b"", "empty.csv")
    release("0.3", empty)
    for headers in ({}, {"range": "bytes=-5"}):
        response = get(empty, **headers)
        assert (response.status_code, bytes_of(response)) == (200, b"")
        assert response["Content-Length"] == "0"
    problem(get(empty, range="bytes=0-"), 416, "range-not-satisfiable")


def test_bytes_stay_when_the_next_version_has_others_under_the_same_name(public):
    other = file_of(b"other")
    release("0.4", other, identifier=public.identifier)
    assert bytes_of(get(FILE)) == WORDS
    assert bytes_of(get(other)) == b"other"
    address = f"/api/v1/products/{public.identifier}/compare?from=0.3&to=0.4"
    (entry,) = Client().get(address).json()["files"]
    assert (entry["change"], entry["name"]) == ("replaced", "Leaflet.pdf")
    assert entry["before"]["sha256"] == FILE.sha256
    assert entry["after"]["url"].endswith(address_of(other))


def test_large_files_pass_in_pieces_and_are_closed(storage):
    large = file_of(bytes(range(256)) * 1024, "large.mp4")
    release("0.3", large)
    source = opened(large.sha256)
    response = StreamingHttpResponse(Part(source, Span(0, large.size - 1)))
    pieces = list(response.streaming_content)
    assert [len(piece) for piece in pieces] == [2**16] * 4
    assert hash_of(b"".join(pieces)) == large.sha256
    response.close()
    assert source.closed


def test_a_reader_who_goes_away_leaves_no_file_open(public):
    source = opened(FILE.sha256)
    StreamingHttpResponse(Part(source, Span(0, 9))).close()
    assert source.closed


# --- parts


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=18990-", 18990, 18999),
        ("bytes=-10", 18990, 18999),
        ("bytes=18990-99999", 18990, 18999),
        ("bytes=0-", 0, 18999),
        ("bytes=-99999", 0, 18999),
    ],
)
def test_a_part_is_sent(public, asked, first, last):
    response = get(FILE, range=asked)
    assert response.status_code == 206
    assert bytes_of(response) == WORDS[first : last + 1]
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(WORDS)}"
    assert response["Content-Length"] == str(last + 1 - first)
    assert response["Repr-Digest"] == DIGEST
    assert "Content-Digest" not in response
    assert (response["ETag"], response["Content-Type"]) == (ETAG, "application/pdf")


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=0-1,5-6", "lines=0-1", "bytes=", "bytes=x", "0-5"]
)
def test_what_is_not_one_part_is_the_whole(public, asked):
    response = get(FILE, range=asked)
    assert (response.status_code, bytes_of(response)) == (200, WORDS)


@pytest.mark.parametrize("asked", ["bytes=19000-", "bytes=99999-100000", "bytes=-0"])
def test_a_part_beyond_the_end_is_a_problem_that_tells_the_size(public, asked):
    response = get(FILE, range=asked)
    assert problem(response, 416, "range-not-satisfiable")["size"] == len(WORDS)
    assert response["Content-Range"] == f"bytes */{len(WORDS)}"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("if_range", "status"),
    [
        (ETAG, 206),
        ('"other"', 200),
        (f"W/{ETAG}", 200),
        ("Thu, 01 Jan 2026 09:30:00 GMT", 200),
        ("", 200),
    ],
)
def test_a_part_is_sent_only_of_the_file_that_the_reader_has(public, if_range, status):
    response = get(FILE, range="bytes=5-9", if_range=if_range)
    assert response.status_code == status
    assert bytes_of(response) == (WORDS[5:10] if status == 206 else WORDS)


def test_a_part_beyond_the_end_of_another_file_is_the_whole_of_this_one(public):
    assert get(FILE, range="bytes=99999-", if_range='"other"').status_code == 200


# --- not again


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if_none_match": ETAG}, 304),
        ({"if_none_match": f'W/{ETAG}, "x"'}, 304),
        ({"if_none_match": "*"}, 304),
        ({"if_none_match": ETAG, "range": "bytes=0-1"}, 304),
        ({"if_none_match": '""'}, 200),
        ({"if_none_match": '"other"'}, 200),
        ({"if_modified_since": "Thu, 01 Jan 2026 09:30:00 GMT"}, 304),
        ({"if_modified_since": "Fri, 02 Jan 2026 09:30:00 GMT"}, 304),
        ({"if_modified_since": "Wed, 31 Dec 2025 09:30:00 GMT"}, 200),
        ({"if_modified_since": "yesterday"}, 200),
        # A validator counts more than a date.
        ({"if_none_match": '"x"', "if_modified_since": "Fri, 02 Jan 2026 09:30:00 GMT"}, 200),
    ],
)
def test_what_the_reader_has_is_not_sent_again(public, headers, status):
    response = get(FILE, **headers)
    assert response.status_code == status
    assert response["ETag"] == ETAG
    if status == 304:
        assert response.content == b""
        assert response["Cache-Control"] == "public, max-age=600, s-maxage=3000"
        assert "Content-Type" not in response


# --- shown or saved


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.mp3", "a.mp4", "a.pdf"])
def test_pictures_sound_films_and_pdf_are_shown(storage, name):
    file = file_of(name=name)
    release("0.3", file)
    response = get(file)
    assert response["Content-Disposition"] == f'inline; filename="{name}"'
    assert "sandbox" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.htm", "a.xhtml", "a.docx", "a.csv", "a"])
def test_everything_else_is_saved_and_never_a_page_of_this_site(storage, name):
    file = file_of(b"<script>alert(1)</script>", name=name)
    release("0.3", file)
    response = get(file)
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_name_in_welsh_arrives_whole(storage):
    file = file_of(name="Cynllun tŷ.pdf")
    release("0.3", file)
    assert get(file)["Content-Disposition"] == "inline; filename*=utf-8''Cynllun-t%C5%B7.pdf"


def test_the_same_bytes_are_what_each_name_says(storage):
    table, words = file_of(b"1,2", "a.csv"), file_of(b"1,2", "a.txt")
    release("0.3", table, words)
    assert get(table)["Content-Type"] == "text/csv"
    assert get(words)["Content-Type"] == "text/plain"


# --- nobody gets


def test_a_file_that_only_a_draft_has_is_not_there(public):
    secret = file_of(b"secret", "secret.pdf")
    release("0.4", secret, identifier=public.identifier, public=False, stage="draft")
    release("0.1", secret, public=False, stage="draft")
    body = problem(get(secret), 404, "not-found")
    nothing = file_of(b"never released", "secret.pdf")
    assert body["detail"] == get(nothing).json()["detail"]
    assert get(secret).headers.keys() == get(nothing).headers.keys()


def test_a_draft_of_what_was_taken_back_tells_nothing_either(public):
    secret = file_of(b"secret", "secret.pdf")
    release("0.4", secret, identifier=public.identifier, public=False, stage="draft")
    retire(public.identifier)
    problem(get(secret), 404, "not-found")


def test_who_knows_the_hash_of_a_draft_cannot_guess_where_it_is_used(public):
    """The bytes are public under one name, and a draft has them under another."""
    release("0.1", file_of(name="Plan-for-court.pdf"), public=False, stage="draft")
    problem(get(file_of(name="Plan-for-court.pdf")), 404, "not-found")
    assert get(FILE).status_code == 200


@pytest.mark.parametrize("name", ["leaflet.pdf", "Leaflet.PDF", "Leaflet.html", "%00", "%FF", ".."])
def test_a_hash_with_another_name_is_not_there(public, name):
    response = Client().get(f"/api/v1/assets/{FILE.sha256}/{name}")
    problem(response, 404, "not-found")


@pytest.mark.parametrize("part", [FILE.sha256.upper(), FILE.sha256[:63], "x", "../" + FILE.sha256])
def test_a_hash_has_one_written_form(public, part):
    problem(Client().get(f"/api/v1/assets/{part}/Leaflet.pdf"), 404, "not-found")


def test_the_store_itself_has_no_address(public):
    for path in ("released", "media/released", "api/v1/assets", "api/v1/assets/released"):
        response = Client().get(f"/{path}/{FILE.sha256[:2]}/{FILE.sha256}", follow=True)
        assert response.status_code == 404


def test_what_was_taken_back_is_gone_at_once(public):
    retire(public.identifier)
    for headers in ({}, {"if_none_match": ETAG}, {"range": "bytes=0-1"}):
        response = get(FILE, **headers)
        problem(response, 410, "gone")
    made.release(made.product("0.4", identifier=public.identifier))
    assert get(FILE).status_code == 200


def test_a_file_stays_while_one_publication_has_it(public):
    other = release("0.3", FILE)
    retire(public.identifier)
    assert bytes_of(get(FILE)) == WORDS
    retire(other.identifier)
    problem(get(FILE), 410, "gone")


def test_a_draft_does_not_keep_a_file_public(public):
    release("0.1", FILE, public=False, stage="draft")
    retire(public.identifier)
    problem(get(FILE), 410, "gone")


def test_the_time_of_a_draft_is_not_told(storage):
    identifier = uuid4()
    release("0.1", FILE, identifier=identifier, public=False, stage="draft")
    made.release(made.product("0.2", identifier=identifier), days=1)
    from_draft = made.product("0.3", identifier=identifier)
    made.release(with_files(from_draft, FILE), days=2)
    assert get(FILE)["Last-Modified"] == "Sat, 03 Jan 2026 09:30:00 GMT"


def test_bytes_that_were_lost_are_our_fault_and_in_the_log(public, caplog):
    default_storage.delete(f"released/{FILE.sha256[:2]}/{FILE.sha256}")
    problem(get(FILE), 500, "internal-error")
    assert "A request to the API failed." in caplog.text


def test_a_file_that_was_cut_off_ends_early_and_nothing_else_is_sent(public):
    damage(FILE, WORDS[:100])
    assert bytes_of(get(FILE)) == WORDS[:100]


# --- the contract of every address


def test_nothing_else_may_be_asked(public):
    body = problem(Client().get(f"{address_of(FILE)}?download=1"), 400, "unknown-parameter")
    assert body["allowed"] == []
    problem(Client().post(address_of(FILE)), 405, "method-not-allowed")
    assert Client().options(address_of(FILE)).status_code == 204


def test_queries_are_few_however_many_versions_have_the_file(public):
    for minor in range(4, 24):
        release(f"0.{minor}", FILE, identifier=public.identifier)
    asked = ({}, {"range": "bytes=0-1"}, {"if_none_match": ETAG}, {"range": "bytes=99999-"})
    for headers in asked:
        with CaptureQueriesContext(connection) as queries:
            get(FILE, **headers)
        assert len(queries) == 1, (headers, [query["sql"] for query in queries])
    retire(public.identifier)
    with CaptureQueriesContext(connection) as queries:
        assert get(FILE).status_code == 410
    assert len(queries) == 1
