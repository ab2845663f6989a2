"""What is promised of files that are handed over, before anything is stored."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db.models import FileField
from django.db.models.fields.files import FieldFile
from hypothesis import given
from hypothesis import strategies as st

from syndication.asset_files import asset_file, asset_path
from syndication.byte_ranges import NothingThere, Span, span_of
from syndication.comparison import compare
from syndication.documents import AssetFile
from syndication.file_names import media_type_of, safe_name
from tests.syndication.files import WORDS, file_of, hash_of


def test_a_file_is_read_once_and_told_by_its_bytes():
    class Counted(ContentFile):
        reads = 0

        def chunks(self, chunk_size=None):
            self.reads += 1
            return super().chunks(100)

    source = Counted(WORDS, name="leaflet.pdf")
    file = asset_file(source)
    assert source.reads == 1
    assert (file.sha256, file.size) == (hash_of(WORDS), len(WORDS))
    assert (file.name, file.media_type) == ("leaflet.pdf", "application/pdf")


def test_its_bytes_are_given_anew_each_time():
    file = file_of()
    assert b"".join(file.open()) == b"".join(file.open()) == WORDS


def test_the_file_of_a_field_is_opened_anew(tmp_path):
    storage = FileSystemStorage(location=tmp_path)
    field = FileField(storage=storage)
    field.attname = field.name = "file"
    record = type("Record", (), {})()
    stored = FieldFile(record, field, storage.save("one.csv", ContentFile(b"1,2")))
    file = asset_file(stored, name="Figures 2026.csv")
    stored.close()
    assert b"".join(file.open()) == b"1,2"
    assert (file.name, file.media_type) == ("Figures-2026.csv", "text/csv")


def test_an_empty_file_is_a_file():
    assert (file_of(b"").size, file_of(b"").sha256) == (0, hash_of(b""))


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("Leaflet for families.PDF", "Leaflet-for-families.PDF"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Temp\\plan.docx", "plan.docx"),
        ("a\r\nSet-Cookie: x.pdf", "a-Set-Cookie-x.pdf"),
        ("nul\x00.pdf", "nul.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ('x"; filename="y.pdf', "x-filenamey.pdf"),
        ("Cynllun tŷ.pdf", "Cynllun-tŷ.pdf"),
        ("e\u0301cole.pdf", "école.pdf"),
        ("100%25?#.csv", "10025.csv"),
        ("..", "file"),
        ("", "file"),
        ("/", "file"),
        (".pdf", "file.pdf"),
        ("README", "README"),
        ("a. b. What follows is a sentence", "a.-b.-What-follows-is-a-sentence"),
    ],
)
def test_a_name_is_made_safe(given_name, safe):
    assert safe_name(given_name) == safe


def test_a_long_name_is_cut_and_keeps_its_ending():
    name = safe_name("ŵ" * 400 + ".tar.gz")
    assert len(name) == 150
    assert name.startswith("ŵŵ")
    assert name.endswith(".gz")


@given(st.text(max_size=300))
def test_a_safe_name_is_safe_short_and_stays(text):
    name = safe_name(text)
    assert 0 < len(name) <= 150
    assert not set(name) & set('/\\\x00\r\n\t"%?#;: ')
    assert name.isprintable()
    assert name not in {".", ".."}
    assert not name.startswith(".")
    assert safe_name(name) == name


def test_the_address_is_made_of_hash_and_name():
    assert asset_path("ab" * 32, "tŷ 1.pdf") == f"/api/v1/assets/{'ab' * 32}/t%C5%B7-1.pdf"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.JPG", "image/jpeg"),
        ("a.svg", "image/svg+xml"),
        ("a.xhtml", "application/octet-stream"),
        ("a", "application/octet-stream"),
        ("pdf", "application/pdf"),
        ("a.vtt", "text/vtt"),
    ],
)
def test_what_a_file_is_follows_from_its_ending(name, media_type):
    assert media_type_of(name) == media_type


@pytest.mark.parametrize(("sha256", "name"), [("AB" * 32, "a"), ("x", "a"), ("ab" * 32, "a/b")])
def test_a_file_that_has_no_address_is_refused(sha256, name):
    with pytest.raises(ValueError, match="safe name"):
        AssetFile(sha256, name, "text/plain", 1, list)


# --- parts


@pytest.mark.parametrize(
    ("header", "size", "span"),
    [
        ("bytes=0-0", 10, Span(0, 0)),
        ("bytes=0-9", 10, Span(0, 9)),
        ("bytes=0-", 10, Span(0, 9)),
        ("bytes=9-", 10, Span(9, 9)),
        ("bytes=2-99", 10, Span(2, 9)),
        ("Bytes= 2-3 ", 10, Span(2, 3)),
        ("bytes=-3", 10, Span(7, 9)),
        ("bytes=-99", 10, Span(0, 9)),
        (f"bytes=5-{'9' * 60}", 10, Span(5, 9)),
        ("", 10, None),
        ("bytes", 10, None),
        ("bytes=", 10, None),
        ("bytes=-", 10, None),
        ("bytes=5-2", 10, None),
        ("bytes=50-20", 10, None),
        ("bytes=0-1,3-4", 10, None),
        ("bytes=a-b", 10, None),
        ("bytes=+1-2", 10, None),
        ("bytes=\u0661-\u0662", 10, None),
        ("lines=0-1", 10, None),
        (f"bytes={'9' * 5000}-", 10, None),
        ("bytes=-5", 0, None),
    ],
)
def test_one_part_is_read_and_everything_else_is_the_whole(header, size, span):
    assert span_of(header, size) == span


@pytest.mark.parametrize(
    ("header", "size"),
    [("bytes=10-", 10), ("bytes=10-20", 10), ("bytes=-0", 10), ("bytes=0-", 0)],
)
def test_a_part_beyond_the_end_is_told(header, size):
    with pytest.raises(NothingThere):
        span_of(header, size)


@given(st.binary(max_size=40), st.integers(0, 50), st.one_of(st.none(), st.integers(0, 50)))
def test_a_part_is_what_slicing_gives(content, first, last):
    header = f"bytes={first}-{'' if last is None else last}"
    try:
        span = span_of(header, len(content))
    except NothingThere:
        assert not content[first:]
        return
    if span is None:
        assert last < first
        return
    expected = content[first:] if last is None else content[first : last + 1]
    assert content[span.first :][: span.length] == expected


# --- compared


def told(name, content):
    return {"name": name, "sha256": hash_of(content)}


def differences(old, new):
    both = ({"id": "x", "title": "x", "files": files} for files in (old, new))
    return [
        (one["change"], one["name"], "before" in one, "after" in one)
        for one in compare(*both)["files"]
    ]


def test_files_are_added_removed_or_replaced():
    old = [told("kept.pdf", b"1"), told("gone.pdf", b"2"), told("plan.pdf", b"3")]
    new = [told("kept.pdf", b"1"), told("new.pdf", b"2"), told("plan.pdf", b"4")]
    assert differences(old, new) == [
        ("removed", "gone.pdf", True, False),
        ("added", "new.pdf", False, True),
        ("replaced", "plan.pdf", True, True),
    ]
    assert differences(old, old) == []


def test_several_files_of_one_name_are_told_apart():
    old = [told("a.pdf", b"1"), told("a.pdf", b"2")]
    new = [told("a.pdf", b"2"), told("a.pdf", b"3"), told("a.pdf", b"4")]
    assert [one[0] for one in differences(old, new)] == ["replaced", "added"]


def test_versions_that_do_not_speak_of_files_have_none():
    assert compare({"id": "x", "title": "x"}, {"id": "x", "title": "x"})["files"] == []
