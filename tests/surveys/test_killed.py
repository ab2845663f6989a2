"""The server dies while people send their answers: whoever saw a receipt is in, and only once."""

import json
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
import requests

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
from surveys.models import ConsentRecord, Response
from surveys.selectors.receipts import response_for
from surveys.withdrawal import keys_of
codes = json.load(sys.stdin)
lost = [code for code in codes if response_for(keys_of(code)) is None]
print(json.dumps([lost, Response.objects.count(), ConsentRecord.objects.count()]))
"""
CODE = re.compile(r'class="cp-code".*?</p>', re.DOTALL)


@pytest.fixture
def database(django_db_setup, test_database, django_db_blocker, tmp_path):
    """Lend a server the demonstration, with surveys that are open; return where and which."""
    var = tmp_path / "var"
    var.mkdir(mode=0o700)
    with (
        django_db_blocker.unblock(),
        demonstration(test_database) as made,
        test_database.spare(var) as address,
    ):
        yield var, address, made.survey_paths[0]


class Sender(Visitor):
    """A person who presses the button again when nothing comes back."""

    def insist(self, act, *args, **kwargs):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return act(*args, **kwargs)
            except requests.exceptions.RequestException:
                assert time.monotonic() < deadline
                time.sleep(0.2)

    def __init__(self, address):
        self.insist(super().__init__, address)

    def give(self, **fields):
        self.insist(self.post, **fields)

    def send(self):
        """Skip every question and send; return the code of the receipt."""
        self.give()
        self.give(**{"q-agree": "yes"})
        while not self.reply.url.endswith("/check/"):
            self.give(**({"choice": "skip"} if 'name="choice"' in self.reply.text else {"skip": 1}))
        self.give()
        return "".join(re.findall(r"<span>(\w+)</span>", CODE.search(self.reply.text).group(0)))


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
    var, address, path = database
    receipts, told = [], threading.Condition()

    def send_one(survey):
        code = Sender(survey).send()
        with told:
            receipts.append(code)
            told.notify_all()

    with ExitStack() as servers:
        server = servers.enter_context(running_site(var, DATABASE_URL=address))
        _, before, consents = ask(var, address, [])
        survey = f"{server.url}{path}about/"
        people = servers.enter_context(ThreadPoolExecutor(AT_ONCE))
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
