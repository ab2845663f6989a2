"""A reader that keeps a copy of everything by polling the list of changes."""

from django.test import Client

from syndication.models import Publication


class Mirror:
    """A copy: follows `next`, applies newer numbers, forgets what was taken back."""

    def __init__(self, start="/api/v1/changes", limit=50):
        self.address = start if "?" in start else f"{start}?limit={limit}"
        self.copy = {}
        self.numbers = {}

    def read_a_page(self):
        """Read one page and apply it; return how many items it had."""
        page = Client().get(self.address).json()
        for item in page["items"]:
            key = (item["kind"], item["id"], item["language"])
            assert item["modified"] > self.numbers.get(key, 0)
            self.numbers[key] = item["modified"]
            if item["state"] == "updated":
                self.copy[key] = item["data"]
            else:
                assert "data" not in item
                self.copy.pop(key, None)
        self.address = page["next"].removeprefix("https://changeprojects.example")
        return len(page["items"])

    def read_to_the_end(self):
        """Read until a page is empty."""
        while self.read_a_page():
            pass


def live_set():
    """Return the numbers of all that is live now."""
    return {
        (row.kind, str(row.identifier), row.language): row.change_number
        for row in Publication.objects.live()
    }


def numbers_of(copy):
    """Return the numbers of the documents in a copy."""
    return {key: document["change_number"] for key, document in copy.items()}
