"""Files for analysts: told numbers, or answers for a reason and a time; never a formula."""

import csv
import io
import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pyreadstat
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from surveys.actions.agree_to_raw_export import agree_to_raw_export
from surveys.actions.ask_for_raw_export import ask_for_raw_export
from surveys.actions.close_deployment import close_deployment
from surveys.actions.make_raw_export import make_raw_export
from surveys.engine.dataset import Dataset, Kind, Variable, names_of
from surveys.exceptions import NotExported
from surveys.exports.sheets import csv_of, xlsx_of
from surveys.exports.spss_file import sav_of
from surveys.models import RawExport, ReleasedTable, SurveyDeployment, SurveyVersion
from surveys.rules.weeks import monday_of
from surveys.selectors.raw_rows import raw_rows
from surveys.selectors.told_numbers import told_numbers
from surveys.selectors.variables import study_of
from surveys.selectors.voice import present
from syndication.selectors import document_of
from tests.surveys.evidence import made

CANARY = "canary-export"
ANEW = "00000000-0000-4000-8000-000000000077"
STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    "\x00=",
    "\x01+",
]
REASON = "To compare two ways of asking."

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _deployment(for_all_tests):
    found = made.deployment()
    made.chosen(found, made.HELPED, yes=30, partly=12, no=3, none=5)
    for number, response in enumerate(found.responses.all()[:6]):
        made.answer(response, made.WHICH, value=["time", "words"] if number % 2 else ["time"])
        made.answer(response, made.WORDS, text=f"{CANARY} {number}")
    return found.pk


@pytest.fixture
def deployment(_deployment, db):
    """A survey that many answered with choices, and some in words."""
    return SurveyDeployment.objects.get(pk=_deployment)


@pytest.fixture
def steward():
    return made.user("Data stewards")


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def waiting(deployment, steward, **fields):
    """What a steward asked for, to which nobody agreed yet."""
    fields = {"reason": REASON, "expires_on": today(3)} | fields
    return ask_for_raw_export(deployment, by=steward, **fields)


def asked(deployment, steward, **fields):
    """The same, and another one agreed."""
    export = waiting(deployment, steward, **fields)
    agree_to_raw_export(export, by=made.user("Data stewards"))
    return RawExport.objects.get(pk=export.pk)


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def cells(content):
    return [list(row) for row in load_workbook(io.BytesIO(content)).active.values]


def spss(content, folder):
    path = folder / "data.sav"
    path.write_bytes(content)
    return pyreadstat.read_sav(path)


def words(*texts):
    variables = (Variable("said", "What was said", Kind.WORDS),)
    return Dataset("x", variables, tuple((text,) for text in texts))


# ---------------------------------------------------------------- formulas


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_begins_as_a_formula(start):
    data = words(f"{start}HYPERLINK(0)", None)
    for rows in (lines(csv_of(data)), cells(xlsx_of(data))):
        assert rows[1][0].startswith("'")
        assert rows[1][0].endswith("HYPERLINK(0)")


def test_a_workbook_holds_no_formula_and_no_link():
    book = load_workbook(io.BytesIO(xlsx_of(words("=1+1", "'=1+1", "12", "https://x.example"))))
    for row in book.active.iter_rows(min_row=2):
        assert [cell.data_type for cell in row] == ["s"]
        assert row[0].hyperlink is None


def test_labels_and_numbers_are_written_so_too():
    variables = (
        Variable("a", "-", Kind.CODE, {1: "=cmd()"}),
        Variable("b", "-", Kind.NUMBER),
    )
    data = Dataset("x", variables, ((1, -5), (2, None)))
    assert lines(csv_of(data))[1:] == [["'=cmd()", "-5"], ["2", ""]]
    assert cells(xlsx_of(data))[1:] == [["'=cmd()", -5], [2, None]]


@pytest.mark.parametrize("said", ["a;=cmd();b", 'a;"=cmd();', "a\n=cmd();", "a\t-1", "a;\t@x"])
@pytest.mark.parametrize("parts", [";", "\t"])
def test_no_cell_begins_in_the_middle_of_a_text_wherever_a_program_parts_them(said, parts):
    """Quotes keep a text together in the first cell of a line alone, if commas part no cells."""
    variables = [Variable(name, "-", Kind.WORDS) for name in ("first", "second")]
    written = csv_of(Dataset("x", variables, (("No", said),))).decode("utf-8-sig")
    rows = list(csv.reader(written.splitlines(), delimiter=parts))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@"))]
    assert len(lines(csv_of(Dataset("x", variables, (("No", said),))))) == 2


def test_every_cell_is_in_quotes():
    written = csv_of(words('a;b\n"c')).decode("utf-8-sig")
    assert written == '"said"\r\n"a;b\n""c"\r\n'


@given(st.text(max_size=20))
def test_any_words_can_be_written_and_never_begin_as_a_formula(text):
    data = words(text)
    for rows in (lines(csv_of(data)), cells(xlsx_of(data))):
        found = rows[1][0] if len(rows) > 1 and rows[1] else ""
        assert not (found or "").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(deadline=None)  # The first one loads what writes the file.
@given(st.text(max_size=20))
def test_spss_reads_the_words_that_were_written(tmp_path_factory, text):
    table, _ = spss(sav_of(words(text, "é" * 40_000)), tmp_path_factory.mktemp("sav"))
    if text.isprintable() and not text.endswith(" "):
        assert table["said"][0] == text
    assert set(table["said"][1]) == {"é"}


@given(st.lists(st.text(max_size=70), max_size=8))
def test_names_of_variables_are_plain_and_different(keys):
    names = names_of(keys)
    assert len({name.lower() for name in names}) == len(keys)
    for name in names:
        assert name.isascii()
        assert name[0].isalpha()
        assert name.replace("_", "a").isalnum()
        assert len(name) <= 64


# ---------------------------------------------------------------- numbers that were told


def test_before_a_count_is_final_no_number_is_exported(deployment):
    assert told_numbers(deployment).rows == ()


def test_the_numbers_are_those_that_pages_show_and_hidden_ones_are_empty(deployment):
    close_deployment(deployment)
    rows = [
        row[2:]
        for row in told_numbers(deployment).rows
        if row[1] == "Did the statement make sense to you?" and row[2] == "All"
    ]
    assert rows == [
        ("All", "Yes, all of it", 30, None, 60, 46, 73, 50, 5, 0, 0),
        ("All", "Some of it", None, None, None, None, None, 50, 5, 0, 1),
        ("All", "No", None, None, None, None, None, 50, 5, 0, 1),
        ("All", "No answer", 5, None, 10, 4, 22, 50, 5, 0, 0),
    ]


def test_no_exported_number_is_anything_but_a_told_one(deployment):
    """Whatever a differencing reader may take from the file is in the register already."""
    made.theme(deployment, people=20)
    made.publish(made.page(deployment))
    close_deployment(deployment)
    told = {
        about
        for table in ReleasedTable.objects.all()
        for row in table.cells.values()
        for cell in row.values()
        if (about := cell.get("about")) is not None
    }
    data = told_numbers(deployment)
    numbers = {row[4] for row in data.rows if row[4] is not None}
    assert numbers
    assert numbers <= told
    bases = set(ReleasedTable.objects.values_list("base", flat=True))
    assert {row[9] for row in data.rows} <= bases | {0}
    assert all(number % 5 == 0 for number in numbers)


def test_a_summary_is_told_as_it_was_released(deployment):
    made.theme(deployment, people=20, name="Late")
    page = made.publish(made.page(deployment))
    where = "You said, we did, version 1.0"
    themes, reached = [], {}
    for row in told_numbers(deployment).rows:
        if row[1] == "Themes":
            themes.append(row)
        else:
            reached[row[3]] = row[4:6]
    assert themes == [(where, "Themes", "All", "T1 Late", 20, None, 40, 27, 54, 50, 30, 0, 0)]
    document = document_of(page.translation_key)
    chart = {"document": document, **present(document)}
    shown = render_to_string("surveys/voice_chart.html", chart)
    assert "40%, about 20" in shown
    assert "likely 27 to 54%" in shown
    assert reached == {
        "started": (50, None),
        "sent their answers": (50, None),
        "wrote something that we could read; the others did not": (20, None),
        "said something that is in a theme": (20, None),
        "took their answers back": (None, 5),
    }


@pytest.mark.parametrize("form", ["csv", "xlsx", "sav"])
def test_the_file_of_numbers_holds_no_answer_and_is_kept_by_no_cache(
    client, deployment, form, tmp_path
):
    close_deployment(deployment)
    client.force_login(made.user("Survey managers"))
    reply = client.get(reverse("voice:export_tables", args=[deployment.pk, form]))
    assert "no-store" in reply["Cache-Control"]
    assert reply["Content-Disposition"].startswith('attachment; filename="')
    if form == "sav":
        table, meta = spss(reply.content, tmp_path)
        assert meta.column_names_to_labels["base"] == "About how many were asked, rounded"
        found = table["number"].dropna().tolist()
    else:
        rows = (lines if form == "csv" else cells)(reply.content)
        assert rows[0][:2] == ["told_in", "about"]
        found = [float(row[4]) for row in rows[1:] if row[4] not in ("", None)]
        assert CANARY not in str(rows)
    assert 30 in found
    assert 12 not in found


def test_the_checksums_are_those_of_the_files(client, deployment):
    close_deployment(deployment)
    client.force_login(made.user("Analysts"))
    told = client.get(reverse("voice:checksums", args=[deployment.pk])).content.decode()
    sums = dict(reversed(line.split("  ")) for line in told.splitlines())
    assert len(sums) == 3
    for name, digest in sums.items():
        kind, form = name.removeprefix(f"{deployment.code}-").split(".")
        view = "export_tables" if kind == "tables" else "export_codebook"
        content = client.get(reverse(f"voice:{view}", args=[deployment.pk, form])).content
        assert sha256(content).hexdigest() == digest


def test_there_are_no_other_forms(client, deployment):
    client.force_login(made.user("Analysts"))
    for name in ("export_tables", "export_codebook"):
        assert client.get(reverse(f"voice:{name}", args=[deployment.pk, "exe"])).status_code == 404


# ---------------------------------------------------------------- the codebook

DDI = "{ddi:codebook:2_5}"


def test_the_codebook_says_what_was_asked_and_what_themes_mean(client, deployment):
    theme = made.theme(
        deployment, people=20, definition="Felt late.", include="Late.", exclude="Early."
    )
    made.publish(made.page(deployment))
    client.force_login(made.user("Analysts"))
    told = client.get(reverse("voice:export_codebook", args=[deployment.pk, "json"])).json()
    assert (told["title"], told["version"]) == ("Going to court", 1)
    assert told["themes"][0] | {"name": theme.name} == {
        "code": "T1",
        "name": theme.name,
        "definition": "Felt late.",
        "include": "Late.",
        "exclude": "Early.",
    }
    helped = next(one for one in told["variables"] if one["name"] == "helped")
    assert helped["codes"][0] == {"code": 1, "label": "Yes, all of it"}
    assert CANARY not in json.dumps(told)


def test_the_codebook_as_ddi_has_its_parts_in_the_order_of_the_standard(client, deployment):
    made.theme(deployment, people=20, name="<b>&\x0b", definition="Felt late.", exclude="Early.")
    made.publish(made.page(deployment))
    client.force_login(made.user("Data stewards"))
    reply = client.get(reverse("voice:export_codebook", args=[deployment.pk, "xml"]))
    book = ElementTree.fromstring(reply.content)
    assert book.tag == f"{DDI}codeBook"
    assert book.get("version") == "2.5"
    assert [one.tag for one in book] == [f"{DDI}stdyDscr", f"{DDI}dataDscr"]
    assert book.findtext(f".//{DDI}titl") == "Going to court"
    order = [f"{DDI}{name}" for name in ("labl", "qstn", "catgry", "varFormat")]
    variables = book.findall(f".//{DDI}var")
    for var in variables:
        places = [order.index(part.tag) for part in var]
        assert places == sorted(places)
    assert len({var.get("ID") for var in variables}) == len(variables)
    names = [var.get("name") for var in variables]
    assert names[:3] == ["how_answered", "may_be_quoted", "helped"]
    assert names[-1] == "themes"
    themes = variables[-1].find(f"{DDI}catgry")
    assert [part.text for part in themes] == [
        "T1",
        "<b>&",
        "Felt late.",
        "Does not belong here: Early.",
    ]


def test_the_codebook_names_the_variables_that_the_answers_have(deployment):
    named = [one.name for one in study_of(deployment).variables]
    assert named == [one.name for one in raw_rows(deployment).data.variables]


def version_of(deployment, number, change):
    """Another version of the survey, of which `change` makes the first two questions otherwise."""
    schema = json.loads(json.dumps(deployment.version.schema))
    change(*schema["steps"][0]["questions"][:2])
    return SurveyVersion.objects.create(
        survey=deployment.version.survey,
        number=number,
        schema=schema,
        digest=f"{number}" * 64,
        published_at=timezone.now() + timedelta(minutes=number),
    )


def without_the_last_and_with_a_new_one_in_front(helped, which):
    helped["options"] = [{"value": "new", "label": "New"}, *helped["options"][:-1]]
    helped["key"] = "made_sense"
    which["options"] = which["options"][:-1]


@pytest.mark.parametrize("asked_now", ["newer", "older"])
def test_a_code_stands_for_the_same_in_the_codebook_and_in_the_answers(deployment, asked_now):
    """While people can answer, the codebook has the version alone that is asked now."""
    first = deployment.version
    second = version_of(deployment, 2, without_the_last_and_with_a_new_one_in_front)
    [late] = made.responses(deployment, 1, mode="paper")
    type(late).objects.filter(pk=late.pk).update(version=second)
    made.answer(late, made.HELPED, value="renamed-since")
    deployment.version = second if asked_now == "newer" else first
    deployment.save()
    data = raw_rows(deployment).data
    codes = {one.name: one.codes for one in data.variables}
    book = {one.name: one.codes for one in study_of(deployment).variables}
    assert set(book) <= set(codes)
    for name, known in book.items():
        assert known.items() <= codes[name].items()
    labels = {1: "Yes, all of it", 2: "Some of it", 3: "No", 4: "New", 0: "Another answer"}
    assert codes["helped"] == labels
    left_out = 3 if asked_now == "newer" else 4
    assert book["helped"] == {code: labels[code] for code in labels if code != left_out}
    ticks = [name for name in book if name.startswith("which_")]
    assert ticks == ["which_1", *["which_2"] * (asked_now == "older"), "which_other"]
    place = [one.name for one in data.variables].index("helped")
    assert [row[place] for row in data.rows if row[0] == 3] == [0]


def made_anew_under_its_name(helped, which):
    helped["id"] = ANEW


def called_like_a_later_column(helped, which):
    helped |= {"id": ANEW, "key": "which_3"}


def with_more_to_tick(helped, which):
    which["options"] = [*which["options"], {"value": "new", "label": "New"}]


def with_several_to_choose(helped, which):
    helped["type"] = "several"


@pytest.mark.parametrize(
    ("before", "later"),
    [
        (None, made_anew_under_its_name),
        (None, with_several_to_choose),
        (None, without_the_last_and_with_a_new_one_in_front),
        (called_like_a_later_column, with_more_to_tick),
    ],
)
def test_a_later_version_changes_no_file_of_an_older_survey(deployment, before, later):
    if before:
        deployment.version = version_of(deployment, 2, before)
        deployment.save()

    def files():
        data = raw_rows(deployment).data
        return data.variables, sorted(map(str, data.rows)), study_of(deployment)

    first = files()
    version_of(deployment, 3, later)
    assert files() == first


# ---------------------------------------------------------------- answers


def test_a_row_is_a_cleared_response_and_nothing_leads_back(deployment, steward):
    made.answer(
        made.responses(deployment, 1, screening="received")[0], made.WORDS, text="unscreened"
    )
    made.answer(made.responses(deployment, 1, screening="set_aside")[0], made.WORDS, text="aside")
    data = make_raw_export(asked(deployment, steward), form="csv", by=steward)
    assert len(data.rows) == 50
    assert [one.name for one in data.variables] == [
        *("how_answered", "may_be_quoted", "helped"),
        *("which_1", "which_2", "which_other", "words", "copy"),
    ]
    told = csv_of(data).decode()
    assert CANARY in told
    assert "unscreened" not in told
    assert "aside" not in told
    week = deployment.responses.first().received_week
    assert str(week) not in told
    assert date_format(week, "j F Y") not in told
    for response in deployment.responses.prefetch_related("answers"):
        for thing in (response, *response.answers.all()):
            assert str(thing.pk) not in told
            assert thing.pk.hex not in told


def test_who_wrote_nothing_waits_for_no_screener_and_is_in_the_file(deployment, steward):
    """Nothing of theirs can be screened, so nobody ever clears them."""
    wordless = made.responses(deployment, 1, screening="received", mode="paper")[0]
    made.answer(wordless, made.HELPED, value="no")
    made.answer(wordless, made.WORDS)
    made.responses(deployment, 1, screening="set_aside", mode="paper")
    data = make_raw_export(asked(deployment, steward), form="csv", by=steward)
    assert len(data.rows) == 51
    assert [row[2] for row in data.rows if row[0] == 3] == [3]
    entry = ModelLogEntry.objects.get(action="surveys.raw_export_made")
    assert str(wordless.pk) in entry.data["responses"]


def test_the_lines_of_fewer_people_than_the_base_make_no_file(client, steward):
    many_wait = made.deployment()
    for response in made.responses(many_wait, 10, screening="received")[:1]:
        made.answer(response, made.WORDS, text="Not screened.")
    export = asked(many_wait, steward)
    with pytest.raises(NotExported, match="fewer than 10 people"):
        make_raw_export(export, form="csv", by=steward)
    assert not ModelLogEntry.objects.filter(action="surveys.raw_export_made").exists()
    client.force_login(steward)
    address = reverse("voice:export_raw", args=[many_wait.pk, export.pk])
    told = client.post(address, {"form": "csv"}, follow=True).content.decode()
    assert "Make it once that is screened." in told
    many_wait.responses.update(screening="cleared")
    assert len(make_raw_export(export, form="csv", by=steward).rows) == 10


def test_the_answers_keep_together_what_one_person_said(deployment, steward):
    response = made.responses(deployment, 1, mode="paper", quote_permission="yes")[0]
    made.answer(response, made.HELPED, value="no")
    made.answer(response, made.WHICH, value=["words", "renamed-since"])
    made.answer(response, made.WORDS, text="=together")
    data = make_raw_export(asked(deployment, steward), form="csv", by=steward)
    row = next(row for row in data.rows if row[-2] == "=together")
    assert row[:-1] == (3, 1, 3, 0, 1, 1, "=together")
    said = next(line for line in lines(csv_of(data)) if line[-2] == "'=together")
    assert said[:3] == ["Answered on paper", "Yes", "No"]


@pytest.mark.parametrize("form", ["csv", "xlsx", "sav"])
def test_every_row_says_whose_copy_it_is(client, deployment, steward, form, tmp_path):
    export = asked(deployment, steward)
    client.force_login(steward)
    address = reverse("voice:export_raw", args=[deployment.pk, export.pk])
    content = client.post(address, {"form": form}).content
    if form == "sav":
        copies = set(spss(content, tmp_path)[0]["copy"])
    else:
        head, *rows = (lines if form == "csv" else cells)(content)
        copies = {row[head.index("copy")] for row in rows}
    until = date_format(export.expires_on, "j F Y")
    assert copies == {f"Copy {str(export.pk)[:8]}, made for {steward}. Delete it by {until}."}
    assert f"Copy {export.number}" in made.seen(client, deployment, "exports")
    entry = ModelLogEntry.objects.get(action="surveys.raw_export_made")
    assert entry.data["export"].startswith(export.number)


def test_the_order_is_another_each_time(deployment, steward):
    export = asked(deployment, steward)
    orders = {make_raw_export(export, form="csv", by=steward).rows for _ in range(3)}
    assert len(orders) == 3


def asks_now(deployment, **changed):
    """The next version of the survey, of which the first question is otherwise in these."""
    schema = json.loads(json.dumps(deployment.version.schema))
    schema["steps"][0]["questions"][0] |= changed
    deployment.version = SurveyVersion.objects.create(
        survey=deployment.version.survey,
        number=2,
        schema=schema,
        digest="e" * 64,
        published_at=timezone.now(),
    )
    deployment.save()


@pytest.mark.parametrize("form", ["csv", "xlsx", "sav"])
def test_no_question_takes_the_name_of_the_column_that_says_whose_copy_it_is(
    client, deployment, steward, form, tmp_path
):
    asks_now(deployment, id=ANEW, key="copy")
    export = asked(deployment, steward)
    client.force_login(steward)
    address = reverse("voice:export_raw", args=[deployment.pk, export.pk])
    content = client.post(address, {"form": form}).content
    if form == "sav":
        head = list(spss(content, tmp_path)[0].columns)
    else:
        head = (lines if form == "csv" else cells)(content)[0]
    assert (head[2], head[-1]) == ("copy_2", "copy")
    assert len(set(head)) == len(head)
    assert "copy_2" in [one.name for one in study_of(deployment).variables]


def test_what_tells_who_somebody_is_has_no_column(deployment, steward):
    asks_now(deployment, personal=True)
    data = make_raw_export(asked(deployment, steward), form="csv", by=steward)
    assert [one.name for one in data.variables][2:] == [
        "which_1",
        "which_2",
        "which_other",
        "words",
        "copy",
    ]


def test_spss_has_codes_with_what_they_stand_for(deployment, steward, tmp_path):
    data = make_raw_export(asked(deployment, steward), form="sav", by=steward)
    table, meta = spss(sav_of(data), tmp_path)
    assert len(table) == 50
    assert meta.variable_value_labels["helped"][1] == "Yes, all of it"
    assert sorted(table["helped"].dropna().value_counts().tolist()) == [3, 12, 30]
    assert meta.column_names_to_labels["helped"] == "Did the statement make sense to you?"


def test_a_response_that_was_taken_back_is_in_no_later_file(deployment, steward):
    export = asked(deployment, steward)
    gone = deployment.responses.filter(answers__text__isnull=False).first()
    text = gone.answers.get(text__isnull=False).redacted_text
    assert text in csv_of(make_raw_export(export, form="csv", by=steward)).decode()
    gone.delete()
    assert text not in csv_of(make_raw_export(export, form="csv", by=steward)).decode()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"reason": ""}, "no_reason"),
        ({"reason": "x" + " " * 40}, "no_reason"),
        ({"reason": "x" * 25}, "no_reason"),
        ({"reason": "reason " * 5}, "no_reason"),
        ({"reason": "because " * 3 + "1 2 3 4"}, "no_reason"),
        ({"expires_on": today(-1)}, "expiry"),
        ({"expires_on": today(15)}, "expiry"),
    ],
)
def test_a_reason_and_a_near_day_are_needed(deployment, steward, fields, code):
    with pytest.raises(NotExported) as refused:
        asked(deployment, steward, **fields)
    assert [one.code for one in refused.value.reasons] == [code]
    assert not RawExport.objects.exists()


def test_after_the_day_there_is_no_file(client, deployment, steward):
    export = asked(deployment, steward, expires_on=today())
    RawExport.objects.update(expires_on=today(-1))
    export.refresh_from_db()
    with pytest.raises(NotExported, match="past"):
        make_raw_export(export, form="csv", by=steward)
    client.force_login(steward)
    address = reverse("voice:export_raw", args=[deployment.pk, export.pk])
    assert client.post(address, {"form": "csv"}).status_code == 302
    assert address not in made.seen(client, deployment, "exports")


def test_only_who_asked_takes_the_file(deployment, steward):
    export = asked(deployment, steward)
    with pytest.raises(NotExported, match="Only who asked"):
        make_raw_export(export, form="csv", by=made.user("Data stewards"))


def test_nobody_agrees_to_what_they_asked_for_themselves(client, deployment, steward):
    export = waiting(deployment, steward)
    with pytest.raises(NotExported, match="Another data steward has to agree first"):
        make_raw_export(export, form="csv", by=steward)
    with pytest.raises(NotExported, match="You asked for it yourself"):
        agree_to_raw_export(export, by=steward)
    client.force_login(steward)
    agree = reverse("voice:export_agree", args=[deployment.pk, export.pk])
    assert agree not in made.seen(client, deployment, "exports")
    assert "You asked for it yourself" in client.post(agree, follow=True).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        RawExport.objects.update(agreed_by=steward)
    address = reverse("voice:export_raw", args=[deployment.pk, export.pk])
    assert client.post(address, {"form": "csv"}).status_code == 302


def test_another_steward_agrees_and_it_is_recorded(client, deployment, steward):
    export = waiting(deployment, steward)
    other = made.user("Data stewards")
    client.force_login(other)
    agree = reverse("voice:export_agree", args=[deployment.pk, export.pk])
    assert client.get(agree).status_code == 405
    assert agree in made.seen(client, deployment, "exports")
    client.post(agree)
    client.post(agree)
    export.refresh_from_db()
    assert export.agreed_by == other
    entry = ModelLogEntry.objects.get(action="surveys.raw_export_agreed")
    assert (entry.user, entry.data["reason"]) == (other, REASON)
    assert agree not in made.seen(client, deployment, "exports")
    assert make_raw_export(export, form="csv", by=steward)


def test_nobody_else_and_nobody_too_late_agrees(deployment, steward):
    export = waiting(deployment, steward)
    for person in (made.user("Analysts"), made.user(superuser=True)):
        with pytest.raises(PermissionDenied):
            agree_to_raw_export(export, by=person)
    RawExport.objects.update(expires_on=today(-1))
    with pytest.raises(NotExported, match="last day is past"):
        agree_to_raw_export(export, by=made.user("Data stewards"))


def test_a_steward_who_is_none_any_more_takes_nothing(deployment, steward):
    export = asked(deployment, steward)
    steward.groups.clear()
    with pytest.raises(PermissionDenied, match="Only these groups"):
        make_raw_export(export, form="csv", by=steward)


def no_steward_any_more(person):
    person.groups.clear()


def not_let_read_any_more(person):
    person.access_grants.all().delete()


def left(person):
    person.is_active = False
    person.save()


@pytest.mark.parametrize("changed", [no_steward_any_more, not_let_read_any_more, left])
def test_who_agreed_must_still_be_one_who_may_and_another_agrees_instead(
    client, deployment, steward, changed
):
    export = asked(deployment, steward)
    changed(export.agreed_by)
    export = RawExport.objects.get(pk=export.pk)
    with pytest.raises(NotExported, match="Whoever agreed may not take answers away any more"):
        make_raw_export(export, form="csv", by=steward)
    client.force_login(other := made.user("Data stewards"))
    page = made.seen(client, deployment, "exports")
    assert "may not take answers away any more" in page
    assert reverse("voice:export_agree", args=[deployment.pk, export.pk]) in page
    agree_to_raw_export(export, by=other)
    export = RawExport.objects.get(pk=export.pk)
    assert export.agreed_by == other
    assert make_raw_export(export, form="csv", by=steward)


@pytest.mark.parametrize("group", ["Analysts", "Survey managers", "Screeners", None])
def test_nobody_else_takes_answers_away(client, deployment, steward, group):
    person = made.user(*([group] if group else []), superuser=group is None)
    with pytest.raises(PermissionDenied):
        asked(deployment, person)
    export = asked(deployment, steward)
    client.force_login(person)
    address = reverse("voice:export_raw", args=[deployment.pk, export.pk])
    reply = client.post(address, {"form": "csv"})
    assert reply.status_code == 302
    assert CANARY.encode() not in reply.content
    client.post(reverse("voice:exports", args=[deployment.pk]), {"reason": REASON})
    assert RawExport.objects.count() == 1


def test_of_a_few_people_nothing_is_taken(steward):
    few = made.deployment()
    made.responses(few, 9)
    with pytest.raises(PermissionDenied, match="Fewer than 10 people"):
        asked(few, steward)


@pytest.mark.parametrize("form", ["csv", "xlsx", "sav"])
def test_the_page_asks_why_and_sends_the_file_once_it_knows(client, deployment, steward, form):
    client.force_login(steward)
    page = reverse("voice:exports", args=[deployment.pk])
    told = client.post(page, {"reason": "no", "expires_on": today(3)}).content.decode()
    assert "Say what for in a sentence of 20 letters or more, and of at least 4" in told
    client.post(page, {"reason": REASON, "expires_on": today(3)})
    export = RawExport.objects.get()
    address = reverse("voice:export_raw", args=[deployment.pk, export.pk])
    assert address not in made.seen(client, deployment, "exports").replace("agree/", "")
    agree_to_raw_export(export, by=made.user("Data stewards"))
    assert address in made.seen(client, deployment, "exports")
    assert client.get(address).status_code == 405
    assert client.post(address, {"form": "exe"}).status_code == 404
    reply = client.post(address, {"form": form})
    assert reply.status_code == 200
    assert "no-store" in reply["Cache-Control"]
    assert reply["Content-Disposition"].endswith(f'-answers.{form}"')


def test_taking_is_recorded_by_ids_and_the_reason_and_never_in_words(deployment, steward, caplog):
    export = asked(deployment, steward)
    make_raw_export(export, form="csv", by=steward)
    entry = ModelLogEntry.objects.get(action="surveys.raw_export_made")
    assert (entry.user, entry.data["reason"], entry.data["form"]) == (steward, REASON, "csv")
    cleared = deployment.responses.filter(screening="cleared").values_list("pk", flat=True)
    assert entry.data["responses"] == sorted(map(str, cleared))
    logged = [f"{one.label} {one.data} {one.message}" for one in ModelLogEntry.objects.all()]
    assert not any(CANARY in text for text in [*logged, str(export), caplog.text])
    new = deployment.responses.filter(screening="cleared").first()
    this_week = monday_of(timezone.localdate())
    deployment.responses.filter(pk=new.pk).update(received_week=this_week)
    make_raw_export(export, form="csv", by=steward)
    later = ModelLogEntry.objects.filter(action="surveys.raw_export_made").latest("pk")
    assert later.data["responses"] == sorted(str(pk) for pk in cleared if pk != new.pk)
    assert later.data["week"] == this_week.isoformat()


def test_no_file_stays_behind(deployment, steward, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for write in (csv_of, xlsx_of, sav_of):
        assert write(make_raw_export(asked(deployment, steward), form="x", by=steward))
    assert list(Path(tmp_path).iterdir()) == []


def test_many_answers_take_no_more_queries_than_few(deployment, django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(5):
            raw_rows(deployment)
        for response in made.responses(deployment, 40):
            made.answer(response, made.WORDS, text="More.")
