"""What stands in the handbook on court to help with sharing: a drawing, a film, a case, a sheet."""

from typing import Any

from home.demo import files
from home.demo.blocks import (
    case,
    content_note,
    diagram,
    download,
    easy_read,
    film,
    helplines,
    subheading,
)

Body = list[dict[str, Any]]
PRODUCT = "using-evidence"
_STEPS = (
    "Five steps, one below the other. The draft is ready. The family gets it. The family says "
    "what is wrong. It is put right, or the reason is given. The statement is filed."
)
_FILM = (
    "A kitchen table. A worker lays a few pages on it.\n\n"
    "Worker: This is what I want to send to the court. It is not sent yet. Where do you want to "
    "begin?\n\n"
    "Mother: At the end. I want to know what you ask for.\n\n"
    "The worker turns to the last page and reads it aloud, slowly. The mother stops her and "
    "points to a line.\n\n"
    "Mother: That is not what I said.\n\n"
    "Worker: Then tell me what you said, and I will write it down beside mine."
)
_CASE = (
    "Ms A’s worker brings the draft and stays in the room. On page 4 it says that Ms A “fails to "
    "engage”. She puts the pages down.\n\n"
    "After a while she asks what that means. The worker looks for the dates. Two visits were "
    "missed, and before each of them Ms A had rung. They cross the sentence out, and write down "
    "the two visits and the two calls.\n\n"
    "In court nobody asked about page 4."
)


def the_way(*, in_time: bool) -> dict[str, Any]:
    """Return the drawing of the five steps, in the final versions with the days between them."""
    days = " A bracket from the second step to the last says: at least 5 working days."
    return diagram(
        f"{PRODUCT}/sharing/the-way",
        files.picture(files.THE_WAY_IN_TIME if in_time else files.THE_WAY),
        alt="The five steps of a statement, from the draft to the court.",
        long_description=_STEPS + (days if in_time else ""),
    )


def to_take_along() -> Body:
    """Return the film and the sheet that a parent can write on."""
    return [
        film(
            f"{PRODUCT}/sharing/film",
            "Reading it together, a made-up film",
            url="https://example.org/demonstration/reading-it-together",
            minutes=3,
            transcript=_FILM,
        ),
        download(
            f"{PRODUCT}/sharing/to-mark",
            "Three things to mark: one page for the parent to write on",
            files.document(files.TO_MARK),
        ),
    ]


def what_it_is_like() -> Body:
    """Return an example that is hard to read, with what to do if it is."""
    return [
        content_note(
            f"{PRODUCT}/sharing/note",
            "The next example tells of a mother who reads hard words about herself.",
            "You can go on below the telephone numbers and miss nothing you need.",
        ),
        case(f"{PRODUCT}/sharing/case", "Ms A reads the draft", _CASE),
        helplines(
            f"{PRODUCT}/sharing/help",
            "It can hurt to read about your own family. You can talk to somebody about it.",
            [files.helpline(files.PARENTS_LINE), files.helpline(files.NIGHT_LINE)],
        ),
    ]


def in_easy_read(*, in_time: bool) -> Body:
    """Return what to tell a family about the draft, in short sentences with pictures."""
    when = (
        (
            "You get the paper 5 working days before the court does.",
            "A calendar with five days marked",
        )
        if in_time
        else ("You can read the paper before the court does.", "Somebody reads a page")
    )
    rows = (
        ("Your worker writes a paper for the court.", "A page and a pen"),
        when,
        ("You can say what is wrong in it.", "A page with a cross on it"),
        ("You can bring someone you trust.", "Two people side by side"),
    )
    return [
        subheading(f"{PRODUCT}/sharing/easy-read/title", "To tell the family, in Easy Read"),
        easy_read(f"{PRODUCT}/sharing/easy-read", *map(files.pictured, rows)),
    ]
