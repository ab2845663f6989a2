"""Codebooks as the Data Documentation Initiative has them: DDI-Codebook 2.5, in XML."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from surveys.engine.dataset import Kind, Variable
from surveys.engine.study import Study

_NAMESPACE = "ddi:codebook:2_5"
_SCHEMA = "https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def ddi_of(study: Study) -> bytes:
    """Return the codebook: what was asked, what the codes stand for, the themes. No numbers."""
    book = Element(
        "codeBook",
        {
            "xmlns": _NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{_NAMESPACE} {_SCHEMA}",
            "version": "2.5",
            "xml:lang": study.language,
        },
    )
    _add_study(book, study)
    data = SubElement(book, "dataDscr")
    for number, variable in enumerate(study.variables, start=1):
        _add_variable(data, variable, number)
    if study.themes:
        _add_themes(data, study, len(study.variables) + 1)
    indent(book)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(book, encoding="utf-8")


def _add_study(book: Element, study: Study) -> None:
    citation = SubElement(SubElement(book, "stdyDscr"), "citation")
    title = SubElement(citation, "titlStmt")
    _say(title, "titl", study.title)
    _say(title, "IDNo", study.code)
    version = _say(SubElement(citation, "verStmt"), "version", f"Questions {study.version}")
    version.set("type", "questions")


def _add_variable(data: Element, variable: Variable, number: int) -> None:
    var = SubElement(data, "var", {"ID": f"V{number}", "name": variable.name})
    var.set("intrvl", "contin" if variable.kind == Kind.NUMBER else "discrete")
    _say(var, "labl", variable.label)
    _say(SubElement(var, "qstn"), "qstnLit", variable.label)
    for code, label in variable.codes.items():
        category = SubElement(var, "catgry")
        _say(category, "catValu", str(code))
        _say(category, "labl", label)
    SubElement(
        var, "varFormat", {"type": "character" if variable.kind == Kind.WORDS else "numeric"}
    )


def _add_themes(data: Element, study: Study, number: int) -> None:
    """Add the themes as one variable: an answer may have several of its categories."""
    var = SubElement(data, "var", {"ID": f"V{number}", "name": "themes", "intrvl": "discrete"})
    _say(var, "labl", f"Themes of answers in words, version {study.codebook} of the codebook")
    for theme in study.themes:
        category = SubElement(var, "catgry")
        _say(category, "catValu", theme["code"])
        _say(category, "labl", theme["name"])
        for part, before in (("definition", ""), ("include", "Belongs here: ")):
            if theme[part]:
                _say(category, "txt", before + theme[part])
        if theme["exclude"]:
            _say(category, "txt", f"Does not belong here: {theme['exclude']}")
    SubElement(var, "varFormat", {"type": "character"})


def _say(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = _UNPRINTABLE.sub("", text)
    return child
