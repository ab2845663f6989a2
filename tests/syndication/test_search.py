"""What is found of what is public, in the database itself and through the API."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from syndication.actions.forget import forget
from syndication.actions.retire import retire
from syndication.full_text import storage
from syndication.full_text.query import read_query
from syndication.models import Edition, Passage, Publication
from syndication.selectors.narrowing import Filters
from syndication.selectors.search import search
from tests.syndication import made

pytestmark = pytest.mark.django_db
TWO_PARTS = (
    '<p>Before all parts.</p><section aria-labelledby="part-1"><h2 id="part-1">1. Listening'
    '<a class="cp-sec__anchor" href="#part-1">Link to part 1</a></h2><p>{first}</p></section>'
    '<section aria-labelledby="part-2"><h2 id="part-2">2. Writing statements</h2>'
    "<ul><li>{second}</li></ul></section>"
)


def found(typed, **among):
    """The paths and headings of what is found, the best first."""
    return [(one.path, one.heading) for one in search(read_query(typed), limit=200, **among)]


def titles(typed):
    return [one.publication.title for one in search(read_query(typed))]


def excerpt(typed):
    return search(read_query(typed))[0].excerpt


def handbook(version="1.0", first="Ask two questions.", second="Say who said it.", **changed):
    document = made.product(version, stage="final" if version >= "1" else "pilot", **changed)
    html = TWO_PARTS.format(first=first, second=second)
    return made.replace(document, edition=made.replace(document.edition, html=html))


# --- what there is to be found


def test_a_section_is_found_at_its_place_on_the_page():
    path = made.release(handbook()).path
    assert found("who said") == [(f"{path}#part-2", "2. Writing statements")]
    assert found("listening") == [(f"{path}#part-1", "1. Listening")]
    assert found("Link to part") == []


def test_title_summary_and_words_of_a_head_are_found():
    content = {
        "aims": "Do parents read it in time?",
        "notes_html": "<p>Held at the <b>Corn</b> Hall</p>",
        "sites": [{"name": "Aldermoor", "path": "/unseen-path/"}],
        "kind_code": "unseen_code",
        "opens_on": "2026-05-06",
    }
    path = made.release(made.head(title="Spring", summary="Three sites.", content=content)).path
    for seen in ("spring", "three sites", "parents", "corn hall", "aldermoor"):
        assert found(seen) == [(path, "")], seen
    for unseen in ("unseen", "code", "bold", "2026"):
        assert found(unseen) == [], unseen


def test_what_stands_before_the_first_heading_is_found_in_the_head():
    path = made.release(handbook()).path
    assert found("before all parts") == [(path, "")]


@pytest.mark.parametrize(
    ("versions", "current"),
    [(("0.3", "0.4"), "0.4"), (("0.3", "1.0"), "1.0"), (("1.0", "1.1"), "1.1")],
)
def test_only_the_version_in_use_is_found(versions, current):
    identifier = uuid4()
    for days, version in enumerate(versions):
        words = f"the {version.replace('.', 'x')} heron"
        made.release(handbook(version, first=words, identifier=identifier), days=days)
    for version in versions:
        expected = 1 if version == current else 0
        assert len(found(f"{version.replace('.', 'x')} heron")) == expected


def test_a_later_pilot_does_not_displace_the_final_version():
    identifier = uuid4()
    made.release(handbook("1.0", first="final heron", identifier=identifier))
    pilot = handbook("1.1", first="pilot kestrel", identifier=identifier)
    edition = made.replace(pilot.edition, stage="pilot")
    made.release(made.replace(pilot, edition=edition), days=1)
    assert found("heron")
    assert not found("kestrel")


def test_notes_of_earlier_versions_in_the_head_are_not_found():
    versions = [{"version": "0.3", "change_note": "kestrel"}]
    made.release(handbook(content={"versions": versions}))
    assert not found("kestrel")


# --- what is not to be found


def test_nothing_of_a_draft_or_of_what_was_taken_back_is_found(world):
    assert Passage.objects.exclude(publication__state="live").count() == 0
    for typed in ("canary-kestrel", "canary", "kestrel", "kest", '"canary kestrel"'):
        assert found(typed) == [], typed


def test_what_is_taken_back_is_gone_in_the_same_transaction_and_comes_back():
    document = handbook(first="kestrel")
    with transaction.atomic():
        made.release(document)
        assert found("kestrel")
        retire(document.identifier)
        assert not found("kestrel")
        assert not Passage.objects.exists()
    made.release(document, days=1)
    assert found("kestrel")


def test_a_release_that_fails_leaves_what_was_found():
    document = handbook(first="heron")
    made.release(document)
    with transaction.atomic():
        made.release(handbook("1.1", first="kestrel", identifier=document.identifier), days=1)
        transaction.set_rollback(True)
    assert found("heron")
    assert not found("kestrel")


def test_what_is_forgotten_is_found_no_more():
    publication = made.release(handbook(first="kestrel"))
    forget([publication.pk])
    assert not found("kestrel")
    assert not Passage.objects.exists()


def test_what_is_not_live_is_not_found_even_if_its_passages_were_left():
    publication = made.release(handbook(first="kestrel"))
    Publication.objects.filter(pk=publication.pk).update(state=Publication.State.GONE)
    assert not found("kestrel")


# --- words


@pytest.mark.parametrize(
    "typed",
    [
        *("statement", "Statements", "STATEMENT", "statemen", "st", "write", "written statem"),
        *(
            '"Writing statements"',
            "“writing statements”",
            "statements writing",
            "writing-statements",
        ),
        *("how to be writing the statements", "2 writing", "writing,statements!", "(writing)"),
    ],
)
def test_words_are_found_in_their_forms_and_by_their_beginning(typed):
    written = "We have written it."
    made.release(handbook(second=written))
    assert [heading for _, heading in found(typed)][:1] == ["2. Writing statements"], typed


@pytest.mark.parametrize("typed", ['"statements writing"', "writing court", "tatement", '"statem"'])
def test_all_words_must_be_there_and_phrases_in_their_order(typed):
    made.release(handbook())
    assert found(typed) == []


def test_little_words_alone_are_looked_for():
    made.release(made.head(title="You said, we did"))
    assert titles("you we did") == ["You said, we did"]
    assert titles('"we did"') == ["You said, we did"]


def test_two_languages_are_found_by_their_own_words():
    identifier = uuid4()
    made.release(made.head(identifier=identifier, title="Sharing the drafts", summary="Café"))
    made.release(
        made.head(identifier=identifier, language="cy", title="Rhannu’r drafft", path="/cy/pilot/")
    )
    assert found("share") == [(f"/pilot/{identifier}/", "")]
    assert found("rhannu") == found("rhan") == [("/cy/pilot/", "")]
    assert len(found("draf")) == 2
    assert found("draf", filters=Filters(language="cy")) == [("/cy/pilot/", "")]
    assert found("café") == [(f"/pilot/{identifier}/", "")]


# --- order


def test_a_title_goes_before_a_heading_and_a_heading_before_text():
    long = "Other words stand here. " * 300
    made.release(made.head(title="In the text", content={"aims": "heron " * 40}))
    made.release(handbook(title="In a heading", second=long + "x"))
    Passage.objects.filter(anchor="part-2").update(heading="Of the heron")
    made.release(made.head(title="The heron in the title", content={"aims": long}))
    assert titles("heron") == ["The heron in the title", "In a heading", "In the text"]
    assert titles("hero") == ["The heron in the title", "In a heading", "In the text"]


# --- excerpts


def test_an_excerpt_shows_what_was_found_in_its_place():
    before, after = "Something else stands here. " * 30, " And more follows after it." * 30
    made.release(made.head(content={"aims": f"{before}Share the draft in time.{after}"}))
    shown = excerpt("drafts")
    assert shown.text.startswith("… Share the draft in time. And more")
    assert shown.text.endswith(" …")
    assert len(shown.text) < 320
    assert "Share the <mark>draft</mark> in time." in shown.html


def test_an_excerpt_is_escaped():
    made.release(made.head(content={"aims": "<script>alert('heron')</script> & <mark>x</mark>"}))
    shown = excerpt("heron")
    assert "<script" not in shown.html
    assert "<mark>heron</mark>" in shown.html
    assert shown.html.count("<mark>") == 1


def test_what_was_found_in_the_title_alone_shows_the_summary():
    content = {"aims": "Something else."}
    made.release(made.head(title="Heron", summary="Three sites use it.", content=content))
    assert excerpt("heron").text == "Three sites use it."


def test_signs_of_control_cannot_pass_for_marks():
    made.release(handbook(first="a \x02heron\x03 &#2;b"))
    assert excerpt("heron").html.count("<mark>") == 1


# --- anything may be typed

ODD = [
    *(
        '"',
        '""',
        "'",
        "\\",
        "%",
        "%s",
        "%(a)s",
        "*",
        "a*",
        "-a",
        "a OR",
        "AND",
        "NOT a",
        "NEAR(a b)",
    ),
    *(
        "a:b",
        "title:a",
        "{title}: a",
        "(a",
        "a)",
        "a & b",
        "a | !b",
        "a <-> b",
        "a:*",
        "\x00",
        "a\x00b",
    ),
    *("🙂", "é́", "²", "ǅ", "\ud800", "x" * 10_000, "a b " * 2_500, "'" * 300, '" ' * 5_000),
    *("' OR 1=1 --", "'; DROP TABLE x", "https://a.example/b?c=d#e", "a@b.example", "1.0", "-1e5"),
]


@pytest.mark.parametrize("typed", ODD)
def test_nothing_that_is_typed_is_an_error(typed):
    made.release(handbook())
    found(typed)


def test_hostile_text_of_any_kind_is_no_error():
    made.release(handbook())

    @settings(
        max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.text(max_size=220) | st.text("ab \"'\\%*():&|!<>-^{}+~\x00é🙂", max_size=60))
    @example("statement \x00")
    def check(typed):
        found(typed)

    check()


def test_any_text_can_be_released_and_found():
    @settings(
        max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
    def check(text):
        text = text.replace("\x00", "")
        made.release(made.head(content={"aims": text + " heron"}))
        excerpt("heron")

    check()


def test_a_text_of_any_length_can_be_released():
    words = " ".join(f"word{number}" for number in range(60_000))
    made.release(handbook(first=words, content={"aims": words}))
    assert found("word42")


# --- mending


def passages():
    return list(Passage.objects.order_by("pk").values_list())


def test_rebuilding_changes_nothing_when_all_is_well(world, capsys):
    before = passages()
    call_command("rebuild_search")
    assert passages() == before
    assert f"{len(before)} passages; 0 publications differed." in capsys.readouterr().out


def test_rebuilding_mends_what_was_lost_or_wrong(world, capsys):
    before = [row[1:] for row in passages()]
    made_gone = Publication.objects.get(identifier=world.gone)
    Passage.objects.create(publication=made_gone, language="en", position=0, text="canary")
    Passage.objects.filter(publication__kind="pilot").delete()
    Passage.objects.filter(publication__kind="event").update(text="wrong")
    storage.remove(connection)
    assert storage.missing(connection)
    call_command("rebuild_search")
    assert not storage.missing(connection)
    assert sorted(row[1:] for row in passages()) == sorted(before)
    assert "3 publications differed." in capsys.readouterr().out
    assert found("words of 1.0")
    assert not found("canary")


def test_releasing_the_same_words_again_leaves_the_passages_alone():
    document = handbook()
    made.release(document)
    before = passages()
    made.release(document, days=1)
    assert passages() == before


def test_the_database_has_all_that_it_needs(db):
    assert storage.missing(connection) == set()


# --- the API


def get(address):
    return Client().get(address)


def items(query):
    response = get(f"/api/v1/search?{query}")
    assert response.status_code == 200
    return response.json()["items"]


def test_the_api_tells_where_something_was_found():
    project = uuid4()
    publication = made.release(handbook(second="Families said it &amp; so do we.", project=project))
    (item,) = items("q=%22said+it%22")
    here, path = "https://changeprojects.example", publication.path
    assert item == {
        "kind": "product",
        "id": str(publication.identifier),
        "language": "en",
        "title": "The product",
        "path": path,
        "web_url": f"{here}{path}#part-2",
        "project": str(project),
        "heading": "2. Writing statements",
        "anchor": "part-2",
        "excerpt": "Families said it & so do we.",
        "excerpt_html": "Families <mark>said it</mark> &amp; so do we.",
        "links": {"self": f"{here}/api/v1/products/{publication.identifier}"},
    }


def test_the_api_narrows_by_kind_and_language():
    made.release(made.head("pilot", title="Heron"))
    made.release(made.head("event", title="Heron"))
    made.release(made.head("event", title="Heron", language="cy"))
    assert len(items("q=heron")) == 3
    assert {one["kind"] for one in items("q=heron&kind=event")} == {"event"}
    assert [one["language"] for one in items("q=heron&language=cy")] == ["cy"]
    assert items("q=heron&kind=nothing") == []


def test_the_api_pages_with_a_signed_cursor():
    for number in range(5):
        made.release(made.head(title=f"Heron {number}"), days=number)
    seen, address = [], "/api/v1/search?q=heron&limit=2"
    while address:
        response = get(address)
        body = response.json()
        seen += [one["title"] for one in body["items"]]
        address = body["links"]["next"]
        assert ('rel="next"' in response.headers.get("Link", "")) == bool(address)
        address = address and address.removeprefix("https://changeprojects.example")
    assert sorted(seen) == [f"Heron {number}" for number in range(5)]
    cursor = get("/api/v1/search?q=heron&limit=2").json()["links"]["next"].split("cursor=")[1]
    assert get(f"/api/v1/search?q=heron&cursor={cursor.split('&')[0][:-2]}").status_code == 400
    assert get(f"/api/v1/search?q=other&cursor={cursor.split('&')[0]}").status_code == 400


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "q"),
        ("q=", "q"),
        (f"q={'x' * 201}", "q"),
        ("q=a&colour=red", "colour"),
        ("q=a&q=b", "q"),
    ],
)
def test_the_api_refuses_what_it_does_not_know(query, parameter):
    response = get(f"/api/v1/search?{query}")
    assert response.status_code == 400
    assert response.json()["parameter"] == parameter


def test_a_search_sets_no_cookie_and_the_answer_may_be_kept_as_lists(world):
    response = get("/api/v1/search?q=words")
    assert not response.cookies
    assert response["Cache-Control"] == get("/api/v1/pilots")["Cache-Control"]
    again = Client().get("/api/v1/search?q=words", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_queries_do_not_grow_with_what_is_found():
    counts = []
    for passages_wanted in (20, 2_000):
        fill(passages_wanted)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(items("q=heron&limit=50")) == min(50, passages_wanted)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3


def fill(wanted):
    """Have so many passages with a heron in them; released as one, then copied row by row."""
    publication = Publication.objects.first() or made.release(made.head(title="Heron"))
    present = Passage.objects.count()
    Passage.objects.bulk_create(
        Passage(publication=publication, language="en", position=number, text=f"A heron {number}.")
        for number in range(present, wanted)
    )


def test_a_long_query_over_many_passages_is_answered_in_time():
    fill(2_000)
    took = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            found("a b c d e f g h i j " * 10)
        took.append(sum(float(query["time"]) for query in queries))
    # The quickest counts: others may be at work on the machine.
    assert min(took) < 0.3


# --- looking up


def lookup(query):
    response = get(f"/api/v1/lookup?{query}")
    return response.status_code, response.get("Location", "")


def test_the_address_of_a_page_leads_to_its_document(world):
    path = Publication.objects.get(identifier=world.product).path
    there = (303, f"https://changeprojects.example/api/v1/products/{world.product}")
    assert lookup(f"path={path}") == there
    assert lookup(f"path={path}%23part-2") == there
    assert lookup(f"path={path.rstrip('/')}") == there
    assert lookup(f"url=https://changeprojects.example{path}?x=1") == there


def test_a_page_in_another_language_leads_to_that_language(world):
    made.release(made.head("pilot", identifier=world.pilot, language="cy", path="/cy/peilot/"))
    address = f"https://changeprojects.example/api/v1/pilots/{world.pilot}?language=cy"
    assert lookup("path=/cy/peilot/") == (303, address)
    assert get(address.removeprefix("https://changeprojects.example")).json()["language"] == "cy"


def test_what_is_not_public_is_not_at_any_address(world):
    gone = Publication.objects.get(identifier=world.gone).path
    made.release(made.head("page", path="/about/"))
    odd = ("/nothing/", gone, "/about/", "//evil.example/", "about", "%00", "/%00/", "/[")
    for path in odd:
        assert lookup(f"path={path}")[0] == 404, path
    for url in ("https://evil.example/", "https://changeprojects.example.evil/", "x", "//x/"):
        assert lookup(f"url={url}")[0] == 404, url


@pytest.mark.parametrize("query", ["", "path=", "path=/a/&url=https://b.example/", "id=1"])
def test_a_lookup_names_one_page(query):
    assert lookup(query)[0] == 400


def test_editions_and_passages_grow_apart():
    identifier = uuid4()
    for days, version in enumerate(("0.3", "0.4", "1.0", "1.1")):
        made.release(handbook(version, identifier=identifier), days=days)
    assert Edition.objects.count() == 4
    assert Passage.objects.count() == 3
    assert made.START + timedelta(days=3) == Publication.objects.get().released_at
