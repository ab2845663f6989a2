"""Tables as files for SPSS."""

import importlib
import tempfile
from pathlib import Path
from typing import Any

from surveys.engine.dataset import Dataset, Kind, Value, Variable

# In bytes; SPSS cuts longer labels itself, in the middle of a letter if need be.
_LONGEST_LABEL, _LONGEST_CODE_LABEL, _LONGEST_WORDS = 255, 119, 32_766


def sav_of(data: Dataset) -> bytes:
    """Return the table as a .sav file, with codes as numbers and what they stand for.

    The writer takes nothing but a path, so the file lies in a folder of its own until it is
    read back, and no longer. It and its tables take 80 MB of memory and more than a second to
    load: only who asks for such a file pays for that.
    """
    pandas: Any = importlib.import_module("pandas")
    pyreadstat: Any = importlib.import_module("pyreadstat")
    table = pandas.DataFrame(
        {
            variable.name: pandas.Series(
                [_value(variable, row[place]) for row in data.rows],
                dtype="object" if variable.kind == Kind.WORDS else "float64",
            )
            for place, variable in enumerate(data.variables)
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.sav"
        pyreadstat.write_sav(
            table,
            path,
            file_label=_cut(data.title, 64),
            column_labels=[_cut(one.label, _LONGEST_LABEL) for one in data.variables],
            variable_value_labels={
                one.name: {
                    code: _cut(label, _LONGEST_CODE_LABEL) for code, label in one.codes.items()
                }
                for one in data.variables
                if one.codes
            },
            variable_measure={
                one.name: "scale" if one.kind == Kind.NUMBER else "nominal"
                for one in data.variables
            },
        )
        return path.read_bytes()


def _value(variable: Variable, value: Value) -> Value:
    if variable.kind == Kind.WORDS:
        return _cut("" if value is None else str(value).replace("\0", ""), _LONGEST_WORDS)
    return value


def _cut(text: str, longest: int) -> str:
    """Return as much of `text` as fits into so many bytes, in whole letters."""
    return text.encode()[:longest].decode(errors="ignore")
