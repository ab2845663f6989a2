"""People who answer at the same time, as browsers do it: a page is read before it is posted."""

import http.client
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlencode

from benchmarks.questions import CHOSEN, PAGES, WORDS, WRITTEN

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_ANSWERS = dict.fromkeys(CHOSEN, "yes") | {WRITTEN: WORDS}


@dataclass
class Browser:
    """One person's browser: keeps cookies and the connection, and how long answers took."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    read: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, address: str) -> str:
        """Return a page, wherever the address leads."""
        began = time.perf_counter()
        status, where, body = self._ask("GET", address)
        self.read.append(time.perf_counter() - began)
        assert status == HTTPStatus.OK or where, (status, address, body[:400])
        return body if status == HTTPStatus.OK else self.get(where)

    def post(self, address: str, page: str, **given: str) -> str:
        """Post what stands hidden in `page` with what is given; return where it leads."""
        body = urlencode(dict(_HIDDEN.findall(page)) | given)
        began = time.perf_counter()
        status, where, text = self._ask("POST", address, body)
        self.sent.append(time.perf_counter() - began)
        assert status in {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}, (status, text)
        return where

    def _ask(self, method: str, address: str, body: str = "") -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, address, body or None, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text


def ours(browser: Browser, address: str) -> None:
    """Go the whole way through a survey of ours, from the first page to the receipt."""
    page = browser.get(address)
    where = browser.post(address, page)
    page = browser.get(where)
    where = browser.post(where, page, **{"q-agree": "yes"})
    for name in PAGES:
        page = browser.get(where)
        prefix = "t" if name == WRITTEN else "q"
        where = browser.post(where, page, **{f"{prefix}-{name}": _ANSWERS[name]})
    page = browser.get(where)
    receipt = browser.post(where, page)
    assert receipt.endswith("/receipt/"), receipt
    browser.get(receipt)


def stock(browser: Browser, address: str) -> None:
    """Go the whole way through the stock wizard."""
    where = f"{address}{PAGES[0]}/"
    for name in PAGES:
        page = browser.get(where)
        where = browser.post(where, page, **{f"{name}-{name}": _ANSWERS[name]})
    assert "Thank you" in browser.get(where)


def one_page(browser: Browser, address: str) -> None:
    """Fill in Wagtail's form."""
    page = browser.get(address)
    browser.post(address, page, **{name: _told(name) for name in _ANSWERS})


def _told(name: str) -> str:
    return WORDS if name == WRITTEN else "Yes"


@dataclass(frozen=True, slots=True)
class Measured:
    """Journeys a second, and the milliseconds in the middle of all pages read and sent."""

    journeys: float
    read: float
    sent: float


def measure(
    port: int, way: Callable[[Browser, str], None], address: str, *, people: int, seconds: float
) -> Measured:
    """Let so many people go one way again and again for so many seconds."""
    way(Browser(port), address)
    began = time.perf_counter()
    with ThreadPoolExecutor(people) as pool:
        turns = pool.map(
            lambda _: list(_journeys(port, way, address, began + seconds)), range(people)
        )
        browsers = [browser for turn in turns for browser in turn]
    took = time.perf_counter() - began
    read = sorted(one for browser in browsers for one in browser.read)
    sent = sorted(one for browser in browsers for one in browser.sent)
    middle = (times[len(times) // 2] * 1000 for times in (read, sent))
    return Measured(len(browsers) / took, *middle)


def _journeys(
    port: int, way: Callable[[Browser, str], None], address: str, end: float
) -> Iterator[Browser]:
    while time.perf_counter() < end:
        browser = Browser(port)
        way(browser, address)
        browser.connection.close()
        yield browser
