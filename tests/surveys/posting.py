"""A browser that posts whatever it is told to, by Django's own handler: three times as fast."""

import re
from itertools import count
from urllib.parse import urlencode

from django.core.handlers.base import BaseHandler
from django.http import SimpleCookie
from django.test import RequestFactory

from tests.surveys.made_up import listed
from tests.surveys.walks import NOTICE, TOKEN

FORM = "application/x-www-form-urlencoded"
ONCE = re.compile(r'name="once" value="([0-9a-f]+)"')


class Posting:
    """Sends requests to one deployment, and looks at every answer that comes back."""

    deployment, posts = None, 0
    _addresses = count(1)

    def open_browser(self):
        """Begin with no cookie, from an address of its own."""
        self.root = f"/s/{self.deployment.code}/"
        self.factory = RequestFactory(enforce_csrf_checks=True)
        # Without what Django's test client does beside.
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.cookies = SimpleCookie()

    def answer(self, request):
        """Return the answer to `request`: never an error, and never one that a browser keeps."""
        request.META["HTTP_COOKIE"] = self.cookies.output(header="", sep=";")
        response = self.handler.get_response(request)
        assert response.status_code < 500, (request.method, request.path, request.body[:300])
        # Not even a post that cannot be read is answered by a page that a browser keeps.
        assert response["Cache-Control"] == "no-store", (request.path, request.body[:300])
        self.cookies.update(response.cookies)
        return response

    def get(self, place):
        """Open a page of the deployment."""
        return self.answer(self.factory.get(f"{self.root}{place}/"))

    def post(self, place, data, query=""):
        """Send fields to a page of the deployment."""
        return self.post_to((f"{self.root}{place}/" if place else self.root) + query, data)

    def post_to(self, address, data):
        """Send fields to an address; each time somebody else's, so that no limit is reached."""
        type(self).posts += 1
        body = urlencode(encoded(data), doseq=True)
        number = next(self._addresses)
        who = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        return self.answer(self.factory.post(address, body, FORM, REMOTE_ADDR=who))

    def begin_anew(self, data=()):
        """Start, and read the consent: what its page hides comes along later."""
        self.post("", dict(data))
        page = self.get("consent").content.decode()
        self.token = TOKEN.search(page).group(1)
        self.notice = "".join(NOTICE.findall(page))


def encoded(data):
    """Return the fields as a browser could send them: lone halves of letters it cannot."""
    return {
        name: [one.encode("utf-8", "replace").decode() for one in listed(value)]
        for name, value in data.items()
    }
