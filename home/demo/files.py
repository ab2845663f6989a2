"""The files, pictures and helplines that the demonstration's products are made with."""

from datetime import date
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from changeprojects.models import Helpline
from home.demo import court_checklist, sheets
from home.demo.drawings import PICTURES, way_of_a_statement
from home.demo.drawings_asked import ASKED
from home.demo.sounds import tones

# Editors see at once which files are made up; they go with it when all of it is taken away.
COLLECTION = "Demonstration (made up)"
THE_WAY, THE_WAY_IN_TIME = "The way of a statement", "The way of a statement, with five days"
TO_MARK, ON_THE_DAY = "Three things to mark", "What happens on the day"
IN_EASY_READ = "Using Evidence in Court, in Easy Read"
READ_ALOUD = "Four tones, where a question would be read aloud"
LARGE_PRINT = "Court statement checklist, large print"
PARENTS_LINE, NIGHT_LINE = "Parents’ talking line (made up)", "Night line (made up)"

Document, Picture = get_document_model(), get_image_model()


def keep_files(checked_on: date) -> None:
    """Make every file, picture and helpline, in a collection of their own."""
    collection = Collection.get_first_root_node().add_child(name=COLLECTION)
    for title, draw in (PICTURES | ASKED).items():
        _keep_picture(collection, title, draw())
    _keep_picture(collection, THE_WAY, way_of_a_statement())
    _keep_picture(collection, THE_WAY_IN_TIME, way_of_a_statement(days="at least\n5 working days"))
    for title, lines in (
        (TO_MARK, sheets.TO_MARK),
        (ON_THE_DAY, sheets.ON_THE_DAY),
        (IN_EASY_READ, sheets.IN_EASY_READ),
    ):
        _keep_document(collection, title, sheets.sheet(title, lines), "odt")
    large = sheets.large_print(court_checklist.TITLE, court_checklist.lines(court_checklist.FINAL))
    _keep_document(collection, LARGE_PRINT, large, "pdf")
    _keep_document(collection, READ_ALOUD, tones(3), "mp3")
    _keep_helplines(checked_on)


def document(title: str) -> int:
    """Return the key of a file."""
    return Document.objects.get(collection__name=COLLECTION, title=title).pk


def picture(title: str) -> int:
    """Return the key of a picture."""
    return Picture.objects.get(collection__name=COLLECTION, title=title).pk


def pictured(row: tuple[str, str]) -> tuple[str, int | None, str]:
    """Return a sentence in Easy Read with the picture of that name, if it has one."""
    sentence, shown = row
    return sentence, picture(shown) if shown else None, shown


def helpline(name: str) -> int:
    """Return the key of a helpline."""
    return Helpline.objects.get(name=name).pk


def _keep_picture(collection: Collection, title: str, content: bytes) -> None:
    file = ImageFile(BytesIO(content), name=f"{slugify(title)}.png")
    Picture.objects.create(title=title, file=file, collection=collection)


def _keep_document(collection: Collection, title: str, content: bytes, ending: str) -> None:
    file = ContentFile(content, name=f"{slugify(title)}.{ending}")
    Document.objects.create(title=title, file=file, collection=collection)


def _keep_helplines(checked_on: date) -> None:
    for name, phone, hours in (
        (PARENTS_LINE, "01632 960 144", "Monday to Saturday, 9am to 8pm"),
        (NIGHT_LINE, "01632 960 177", "Every night, 8pm to 8am"),
    ):
        line = Helpline(name=name, phone=phone, hours=hours, checked_on=checked_on, is_demo=True)
        line.full_clean()
        line.save()
