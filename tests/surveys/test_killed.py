"""The server dies while people send their answers: whoever saw a receipt is in, and only once."""

import json
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from urllib.parse import urljoin

import pytest
import requests

from surveys.models import ConsentRecord, Response
from tests.demonstration import demonstration
from tests.journeys.phone import Visitor
from tests.server import ROOT, environment, running_site

pytestmark = pytest.mark.slow

PEOPLE, AT_ONCE = 200, 8
# After so many receipts the server is killed, in the middle of what the others are doing.
KILLS = (50, 120)
PATIENCE = 120
# Asked of the database by the site itself: which codes open nothing, and how many responses
# and consents there are beside those that were there before.
ASK = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from surveys.models import ConsentRecord, Response
from surveys.selectors.receipts import response_for
from surveys.withdrawal import keys_of
codes = json.load(sys.stdin)
# The slow hash of a code keeps one core busy: two of them are made at once.
with ThreadPoolExecutor(2) as pool:
    keys = list(pool.map(keys_of, codes))
lost = [code for code, one in zip(codes, keys) if response_for(one) is None]
print(json.dumps([lost, Response.objects.count(), ConsentRecord.objects.count()]))
"""
CODE = re.compile(r'class="cp-code".*?</p>', re.DOTALL)


@pytest.fixture
def database(django_db_setup, test_database, django_db_blocker, tmp_path):
    """Lend a server the demonstration; return where, an open survey, and how much is in it."""
    var = tmp_path / "var"
    var.mkdir(mode=0o700)
    with (
        django_db_blocker.unblock(),
        demonstration(test_database) as made,
        test_database.spare(var) as address,
    ):
        before = (Response.objects.count(), ConsentRecord.objects.count())
        yield var, address, made.survey_paths[0], before


class Sender(Visitor):
    """A person who presses the button again when nothing comes back."""

    def __init__(self, address):
        insist(super().__init__, address)

    def give(self, **fields):
        insist(self.post, **fields)

    def look(self):
        """Skip every question up to the last page; return what was sent to each page on the way."""
        self.give()
        self.give(**{"q-agree": "yes"})
        way = []
        while not self.reply.url.endswith("/check/"):
            skips = {"choice": "skip"} if 'name="choice"' in self.reply.text else {"skip": 1}
            way.append((self.reply.url, skips))
            self.give(**skips)
        return way

    def send_along(self, way):
        """Send every page of the `way`, of which only the first is read, then all the answers."""
        self.give()
        token = re.search(r'name="token" value="(\w+)"', self.reply.text).group(1)
        last = urljoin(self.reply.url, "../check/")
        self.give(**{"q-agree": "yes"})
        for url, fields in [*way, (last, {})]:
            body = fields | {"w-current_step": url.split("/")[-2], "token": token}
            sent = partial(
                self.session.post, url, data=body, timeout=30, allow_redirects=url == last
            )
            self.reply = insist(sent)
            assert self.reply.ok
        return "".join(re.findall(r"<span>(\w+)</span>", CODE.search(self.reply.text).group(0)))


def insist(act, *args, **kwargs):
    """Do it until somebody answers."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return act(*args, **kwargs)
        except requests.exceptions.RequestException:
            assert time.monotonic() < deadline
            time.sleep(0.2)


def ask(var, address, codes):
    asked = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", ASK],
        cwd=ROOT,
        env=environment(var, DATABASE_URL=address),
        input=json.dumps(codes),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return json.loads(asked.stdout.splitlines()[-1])


def test_every_receipt_that_somebody_saw_is_there_and_nothing_twice(database):
    var, address, path, (before, consents) = database
    receipts, told = [], threading.Condition()

    def send_one(survey):
        code = Sender(survey).send_along(way)
        with told:
            receipts.append(code)
            told.notify_all()

    with ExitStack() as servers:
        server = servers.enter_context(running_site(var, DATABASE_URL=address))
        survey = f"{server.url}{path}about/"
        way = Sender(survey).look()
        people = servers.enter_context(ThreadPoolExecutor(AT_ONCE))
        # If something is wrong nobody else begins: each would insist for two minutes.
        servers.callback(people.shutdown, cancel_futures=True)
        sending = [people.submit(send_one, survey) for _ in range(PEOPLE)]
        for kill in KILLS:
            with told:
                assert told.wait_for(lambda kill=kill: len(receipts) >= kill, PATIENCE)
            server.kill()
            again = running_site(var, DATABASE_URL=address, PORT=str(server.port))
            server = servers.enter_context(again)
        for one in sending:
            one.result()
    assert len(set(receipts)) == PEOPLE
    lost, after, consents_after = ask(var, address, receipts)
    assert lost == []
    assert (after - before, consents_after - consents) == (PEOPLE, PEOPLE)
