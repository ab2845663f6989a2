"""What was decided about an item of a “You said, we did” page, as its documents tell it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from changeprojects.selectors import proof_json, put_back
from surveys.documents.answered_before import with_answers_before
from surveys.documents.proofs_of_today import IS_PUT_BACK, holds
from surveys.engine.fate import NOTHING_ASKED, PROVEN, label_of
from surveys.engine.few import may_stand
from surveys.models import YouSaidWeDidPage
from surveys.selectors.told_themes import ToldItem, told_by
from surveys.selectors.voice_summary import VoiceItem, decided_today

Json = dict[str, Any]

_NO_DECISION: Json = {
    "recommendation": None,
    "decided_before": False,
    "owner": "",
    "due": None,
    "first_due": None,
    "proof": None,
}
_OPEN = "open"


def decided_json(item: VoiceItem) -> Json:
    """Return what was decided about it, by whom and when, and how to see it."""
    if item.fate is NOTHING_ASKED:
        return _NO_DECISION | {
            "decision": "declined",
            "fate": item.fate.code,
            "did_label": item.fate.label,
            "did": "Nothing follows from this.",
            "reason": item.theme.nothing_asked,
            "decided_by": item.theme.nothing_asked_by,
            "decided_on": _iso(item.theme.nothing_asked_on),
        }
    one = item.recommendation
    decided = one is not None and item.fate.code != _OPEN
    promised, declined = item.fate.code == "going", item.fate.code == "declined"
    return {
        "recommendation": one.code if one else None,
        "decision": one.decision if one else "undecided",
        "decided_before": decided and item.decided_before,
        "fate": item.fate.code,
        "did_label": label_of(item.fate, decided_before=item.decided_before),
        "did": one.answer if one and decided else "",
        "reason": one.reason if one and decided else "",
        "decided_by": one.decided_by if one and decided else "",
        "decided_on": _iso(one.decided_on) if one and decided else None,
        "owner": one.owner if one and promised else "",
        "due": _iso(one.due) if one and promised else None,
        "first_due": _iso(one.first_due) if one and (promised or declined) else None,
        "proof": proof_json(item.proof) if item.proof and item.fate.code in PROVEN else None,
    }


def decided_by_now(items: Sequence[Json], page: YouSaidWeDidPage) -> list[tuple[Json, Json]]:
    """Return what was released, item by item, beside what was decided and promised by now.

    The page would else go on promising what the programme has declined since. Whose proof was
    told keeps it as long as nothing else is decided and it still holds. Of what nobody had been
    asked to do there is one item for whatever was asked for since. Whether a proof can still be
    looked at is told elsewhere.
    """
    today = decided_today(page)
    by_code = {one.recommendation.code: one for one in today if one.recommendation}
    waits = any(not item.get("recommendation") for item in items)
    told = told_by(page.translation_key) if waits else []
    pairs: list[tuple[Json, Json]] = []
    for item in items:
        if code := item.get("recommendation"):
            pairs.append((item, _by_now(item, by_code.get(code), page.locale.language_code)))
        else:
            pairs += [(item, now) for now in _asked_since(item, today, told)]
    return pairs


def _asked_since(item: Json, today: Sequence[VoiceItem], told: Sequence[ToldItem]) -> list[Json]:
    """Return what became by now of an item with nothing asked for under it, most often itself.

    As long as nothing is decided it stays, so that a wrong tick in a theme can be undone. Not
    what a version told under another theme: nobody was counted for it here. Why nothing is asked
    for stays as it was told until something is.
    """
    known = {one.recommendation for one in told if one.code != item["theme_code"]}
    answers = [
        one
        for one in today
        if one.theme.code == item["theme_code"]
        and (
            one.recommendation.code not in known
            if one.recommendation
            else item["fate"] == _OPEN and one.fate is NOTHING_ASKED
        )
    ]
    if all(one.fate.code == _OPEN for one in answers):
        return [item]
    # The quotes stand once, under the first.
    found = [
        item | decided_json(one) | ({"quotes": []} if place else {})
        for place, one in enumerate(answers)
    ]
    stand = [one for one in found if may_stand(one["people"], is_quoted=bool(one.get("quotes")))]
    return with_answers_before(stand, told)


def _by_now(item: Json, told: VoiceItem | None, language: str) -> Json:
    if told is None:
        return item
    now = item | decided_json(told)
    if not (item["proof"] and _is_same(item, now)):
        return now
    if now["proof"] and not (
        _is_one(item["proof"], now["proof"]) or holds(item["proof"], language)
    ):
        # What was looked at then is there no more, and by now something else shows it.
        return now
    if not _is_put_back(item["proof"], told):
        return item | {"decided_before": now["decided_before"]}
    # Something else shows it, or nothing does.
    return now if now["proof"] else item | IS_PUT_BACK


def _is_put_back(proof: Json, told: VoiceItem) -> bool:
    """Return whether the version in use says no more what was proof."""
    version = (str(proof["product"]), proof["version"])
    now, one = told.proof, told.recommendation
    if one is None or not version[1] or (now and (str(now.page), now.version) == version):
        return False
    return version in put_back(one, since=told.theme.deployment.opens_at)


def _is_one(proof: Json, other: Json) -> bool:
    return all(proof.get(name) == other[name] for name in ("product", "event", "version"))


def _is_same(item: Json, now: Json) -> bool:
    return all(item[name] == now[name] for name in ("decision", "did", "reason", "decided_on"))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
