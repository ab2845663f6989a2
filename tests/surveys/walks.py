"""A person with a browser, for tests: keeps cookies, reads the token from the page."""

import re
from dataclasses import dataclass, field

from django.test import Client

NOTICE = re.compile(r'name="notice" value="(\d+)"')
TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')


@dataclass
class Person:
    """Somebody who answers the deployment."""

    deployment: object
    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))

    def url(self, page=""):
        base = f"/s/{self.deployment.code}/"
        return f"{base}{page}/" if page else base

    def start(self, **data):
        return self.client.post(self.url(), data)

    def get(self, page="", *, follow=False, **data):
        return self.client.get(self.url(page), data, follow=follow)

    def token(self):
        page = self.client.get(self.url("consent"))
        return TOKEN.search(page.content.decode()).group(1)

    def notice(self):
        page = self.client.get(self.url("consent"))
        return "".join(NOTICE.findall(page.content.decode()))

    def post(self, page, data=None, *, token=None, query="", **extra):
        body = {"w-current_step": page, "token": token or self.token()}
        if page == "consent":
            body |= {"notice": self.notice()}
        return self.client.post(self.url(page) + query, body | (data or {}), **extra)

    def post_and_see(self, page, data=None):
        """Post, and return the text of the page it leads to."""
        return self.post(page, data, follow=True).content.decode()

    def agree(self):
        self.start()
        return self.post("consent", {"q-agree": "yes"})

    def answer_all(self, text="Someone to go through it with me."):
        """Answer the court survey up to the last page."""
        self.agree()
        token = self.token()
        self.post("1", {"q-explained": "yes"}, token=token)
        self.post("2", {"q-understood": "no"}, token=token)
        self.post("3", {"q-ways": ["texting", "a-friend"]}, token=token)
        return self.post("4", {"t-easier": text}, token=token)

    def send(self, **data):
        return self.post("check", data)

    def receipt(self):
        page = self.get("receipt").content.decode()
        code = re.search(r'class="cp-code".*?</p>', page, re.DOTALL)
        return "".join(re.findall(r"<span>(\w+)</span>", code.group(0)))
