"""Codebooks as JSON."""

from dataclasses import asdict

import orjson

from surveys.engine.study import Study


def json_of(study: Study) -> bytes:
    """Return the codebook: what was asked, what the codes stand for, the themes. No numbers."""
    codebook = asdict(study)
    for variable in codebook["variables"]:
        variable["codes"] = [
            {"code": code, "label": label} for code, label in variable["codes"].items()
        ]
    return orjson.dumps(codebook, option=orjson.OPT_INDENT_2)
