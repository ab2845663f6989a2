"""What the proofs of a “You said, we did” page lead to today."""

from typing import Any
from uuid import UUID

from changeprojects.selectors import is_evidence
from surveys.engine.fate import PUT_BACK, UNDONE, Fate
from surveys.models import YouSaidWeDidPage
from syndication.selectors import document_of

Json = dict[str, Any]


def _undone(fate: Fate, how: str) -> Json:
    return {"fate": fate.code, "did_label": fate.label, "undone_by": how}


# What an item tells once its proof is withdrawn or not public any more.
TAKEN_BACK = _undone(UNDONE, "taken_back")
# What it tells once the version in use says what people had tried out.
IS_PUT_BACK = _undone(PUT_BACK, "put_back")
# What summaries that were released earlier do not say of a proof.
_ANY_PROOF: Json = {"kind": "text", "event": None, "on": None}


def with_proofs_of_today(items: list[Json], page: YouSaidWeDidPage) -> list[Json]:
    """Return the items, each proof with the address at which it is found by now.

    What readers cannot check any more, or what is withdrawn, is not told as done.
    """
    shown = {_page_of(item["proof"]) for item in items if item["proof"]}
    heads = {one: document_of(UUID(one), page.locale.language_code) for one in shown}
    return [
        _as_of_today(item, heads[_page_of(item["proof"])]) if item["proof"] else item
        for item in items
    ]


def holds(proof: Json, language: str) -> bool:
    """Return whether readers can still look at what was proof, and it is held up. One query."""
    page = document_of(UUID(_page_of(proof)), language)
    if page is None or page.get("status") == "withdrawn":
        return False
    return _is_told(_ANY_PROOF | proof, page)


def _page_of(proof: Json) -> str:
    return str(proof.get("event") or proof["product"])


def _as_of_today(item: Json, page: Json | None) -> Json:
    proof = _ANY_PROOF | item["proof"]
    if page is None or not _is_told(proof, page):
        proof |= {"title": "", "path": None, "blocks": []}
    else:
        version = f"versions/{proof['version']}/" if proof["version"] else ""
        proof |= {"title": page["title"], "path": f"{page['path']}{version}"}
        if page.get("status") != "withdrawn":
            return item | {"proof": proof}
    return item | {"proof": proof} | TAKEN_BACK


def _is_told(proof: Json, page: Json) -> bool:
    """Return whether the public page still tells what was proof: the version, or that it was."""
    if proof["event"]:
        return is_evidence(page)
    versions = page.get("versions")
    # A head that tells of no version at all says nothing against this one.
    return versions is None or proof["version"] in {one["version"] for one in versions}
