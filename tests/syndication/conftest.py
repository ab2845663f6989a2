"""A small world of published things."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from syndication.actions.retire import retire
from tests.syndication import made

# Stands in every field of everything that nobody outside may see.
CANARY = "canary-kestrel"


@dataclass(frozen=True)
class World:
    """The identifiers of what was published, and of what was not."""

    project: UUID
    product: UUID
    pilot: UUID
    event: UUID
    call: UUID
    agency: UUID
    round: UUID
    summary: UUID
    quote: UUID
    gone: UUID
    draft: UUID

    @property
    def addresses(self):
        """Every address of the API that answers 200."""
        v1 = "/api/v1"
        product, summary = f"{v1}/products/{self.product}", f"{v1}/voice-summaries/{self.summary}"
        return [
            f"{v1}/",
            f"{v1}/change-projects",
            f"{v1}/change-projects/{self.project}",
            f"{v1}/change-projects/{self.project}/readiness",
            f"{v1}/change-projects/{self.project}/products",
            f"{v1}/change-projects/{self.project}/pilots",
            f"{v1}/change-projects/{self.project}/events",
            f"{v1}/change-projects/{self.project}/voice-summaries",
            f"{v1}/scorecard",
            f"{v1}/calls",
            f"{v1}/calls/{self.call}",
            f"{v1}/agencies",
            f"{v1}/agencies/{self.agency}",
            f"{v1}/consultation-rounds",
            f"{v1}/consultation-rounds/{self.round}",
            f"{v1}/products",
            product,
            f"{product}/versions",
            *(f"{product}/versions/1.0{end}" for end in ("", ".json", ".html", ".md", ".txt")),
            f"{product}/compare?from=0.3&to=1.0",
            f"{v1}/pilots",
            f"{v1}/pilots/{self.pilot}",
            f"{v1}/events",
            f"{v1}/events/{self.event}",
            f"{v1}/voice-summaries",
            f"{v1}/quotes",
            f"{v1}/quotes/{self.quote}",
            summary,
            f"{summary}/versions",
            f"{summary}/versions/1.0",
            f"{v1}/search?q=words",
            f"{v1}/changes",
            f"{v1}/schemas",
            f"{v1}/schemas/product-version.json",
            "/.well-known/api-catalog",
            f"{v1}/openapi.json",
            f"{v1}/docs",
            f"{v1}/licence",
            f"{v1}/context.jsonld",
            f"{v1}/health",
            f"{v1}/products?fields=title,summary&include=version&count=exact",
        ]


@pytest.fixture
def world(db):
    """Publish one of each kind, take one back, and keep two drafts."""
    project = uuid4()
    stands = {
        "model": "seed-2005",
        "model_title": "As usual",
        "model_version": 1,
        "is_pinned": True,
        "findings": [],
        "parts": [],
        "changed": [],
    }
    content = {"status_label": "Piloting", "readiness": stands}
    made.release(
        made.head("change-project", identifier=project, status="piloting", content=content)
    )
    product = made.chain("0.3", "0.4", "1.0", project=project)
    summary = made.chain("1.0", kind="voice-summary", project=project)
    pilot = made.release(made.head("pilot", project=project)).identifier
    event = made.release(made.head("event", project=project)).identifier
    call = made.release(made.head("call", project=project)).identifier
    agency = made.release(made.head("agency")).identifier
    asked = made.release(made.head("consultation-round")).identifier
    quote = made.release(made.head("quote", project=project)).identifier
    gone = made.chain("0.3", title=CANARY, summary=CANARY, path=f"/{CANARY}/")
    retire(gone)
    hidden = {"title": CANARY, "summary": CANARY, "path": f"/{CANARY}/", "text": CANARY}
    made.release(made.product("1.1", public=False, stage="draft", identifier=product, **hidden))
    draft = made.release(made.product("0.1", public=False, stage="draft", **hidden)).identifier
    heads = (project, product, pilot, event, call, agency, asked, summary, quote)
    return World(*heads, gone, draft)
