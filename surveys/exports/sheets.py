"""Tables as files for spreadsheet programs: CSV and XLSX.

Nothing in them is executed: text that a program would take for a formula is marked as text.
"""

import csv
import io
import re

from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell

from changeprojects.registers.cells import neutral_cell, neutral_csv_cell
from surveys.engine.dataset import Dataset, Value

# XML has no way to write them, and a cell of a workbook holds no more letters than this.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_767


def csv_of(data: Dataset) -> bytes:
    """Return the table as CSV in UTF-8, with the labels of codes.

    A program that parts lines at semicolons would begin a cell in the middle of a text: every
    cell is in quotes, and what would begin as a formula there is marked too. The mark at the
    start of the file tells spreadsheet programs that it is UTF-8.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerows([neutral_csv_cell(value) for value in line] for line in _lines(data))
    return written.getvalue().encode("utf-8-sig")


def xlsx_of(data: Dataset) -> bytes:
    """Return the table as a workbook of one sheet, with the labels of codes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    for line in _lines(data):
        sheet.append([_cell(sheet, value) for value in line])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _lines(data: Dataset) -> list[list[Value]]:
    """Return the lines as people read them, each cell so that no program executes it."""
    named = [neutral_cell(variable.name) for variable in data.variables]
    said = [
        [
            _safe(variable.in_words(value))
            for variable, value in zip(data.variables, row, strict=True)
        ]
        for row in data.rows
    ]
    return [named, *said]


def _safe(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    # Before the look at how it begins: what is left begins a cell.
    safe: str = neutral_cell(_UNPRINTABLE.sub("", value))
    return safe


def _cell(sheet: object, value: Value) -> WriteOnlyCell:
    text = value[:_LONGEST_CELL] if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, value=text)
    if isinstance(text, str):
        # A text that looks like a number or a formula stays a text.
        cell.data_type = "s"
    return cell
