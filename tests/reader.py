"""A reader of the public site who reads everything: every link, form, list, error and file."""

import re
import zlib
from collections import deque
from html import unescape
from urllib.parse import urljoin

from django.contrib.messages import get_messages
from django.test import Client
from wagtail.models import Page

from surveys.models import SurveyDeployment
from syndication.kinds import KINDS
from syndication.models import Publication

HERE = "https://changeprojects.example"
IN_PAGES = re.compile(r'(?:href|action)="([^"]*)"')
IN_JSON = re.compile(r'"((?:https://changeprojects\.example)?/[^"\s<>{]*)"')
# The door of the network is a form, with another token each time.
NOT_READ = ("/static/", "/media/", "/admin/", "/s/exit/", "/network/")
FORMS = (".json", ".html", ".md", ".txt", ".jsonld")
# A form that is sent once carries a random number, another each time.
ONCE = re.compile(rb'name="once" value="[0-9a-f]+"')


def body_of(response):
    """Everything that was sent: the headers, the words, and the messages left for the next page."""
    content = b"".join(response) if response.streaming else response.content
    waiting = [str(message) for message in get_messages(response.wsgi_request)]
    if response.get("Content-Type") == "application/pdf":
        content += words_on_paper(content).encode()
    return f"{response.headers}{waiting}".encode() + content


def words_on_paper(pdf):
    """The words of a file, whose letters are numbers in each of its typefaces."""
    packed = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    streams = [zlib.decompress(one) if one.startswith(b"x") else one for one in packed]
    drawn = b"".join(one for one in streams if b" Tj" in one)
    written = [_unescaped(one) for one in re.findall(rb"\((.*?)(?<!\\)\) Tj", drawn, re.DOTALL)]
    typefaces = [_letters(one) for one in streams if b"beginbfchar" in one]
    return " ".join(_read(one, letters) for letters in typefaces for one in written)


def _unescaped(text):
    named = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return re.sub(rb"\\(.)", lambda one: named.get(one[1], one[1]), text, flags=re.DOTALL)


def _letters(table):
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]{4})>\n", table.partition(b"beginbfchar")[2])
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


def _read(text, letters):
    codes = [int.from_bytes(text[at : at + 2], "big") for at in range(0, len(text), 2)]
    return "".join(letters.get(code, "") for code in codes)


def links_in(path, response):
    """Return the addresses on this site that an answer names, in a page or in JSON."""
    text = body_of(response).decode(errors="replace")
    links = {*IN_PAGES.findall(text), *IN_JSON.findall(text), response.get("Location", path)}
    absolute = {urljoin(f"{HERE}{path}", unescape(link)) for link in links}
    return {re.sub("#.*", "", link).removeprefix(HERE) for link in absolute}


def first_addresses():
    """Where reading begins: the front page, the API, errors, and all that is or was published."""
    seeds = ["/", "/api/v1/", "/api/v1/docs", "/api/v1/openapi.json", "/api/v1/changes"]
    seeds += [page.get_url() for page in Page.objects.filter(depth__gt=1) if page.get_url()]
    # Also what was published once, of which the API says that it is gone.
    heads = [head for head in Publication.objects.all() if head.kind in KINDS]
    seeds += [f"/api/v1/{KINDS[head.kind].segment}/{head.identifier}" for head in heads]
    # No public page leads to those of which it could tell what was asked.
    seeds += [
        f"/s/{one.code}/" for one in SurveyDeployment.objects.filter(status="open", pilot=None)
    ]
    return [*seeds, "/nothing/here/", "/api/v1/nothing", "/s/zzzzzz/", "/styleguide/"]


def read_everything(*more, but=None):
    """Follow every link from there, and from `more`; return the status and body of each address.

    Not read is what the pattern `but` is found in.
    """
    client = Client()
    waiting, answers = deque([*first_addresses(), *more]), {}
    while waiting:
        path = waiting.popleft()
        if path in answers or not path.startswith("/") or path.startswith(NOT_READ):
            continue
        if but and but.search(path):
            continue
        # As somebody who comes there first: whoever left a survey before finds less.
        client.cookies.clear()
        response = client.get(path)
        answers[path] = response.status_code, ONCE.sub(b"", body_of(response))
        waiting += sorted(links_in(path, response) - set(answers))
        if re.search(r"^/api/.*/versions/\d+\.\d+$", path):
            waiting += [f"{path}{form}" for form in FORMS]
        if re.search(r"^/api/.*/products/[^/]+/versions$", path):
            compare = path.removesuffix("versions") + "compare"
            waiting += [compare, f"{compare}?from=0.3&to=1.0", f"{compare}?from=0.1&to=9.9"]
    return answers
