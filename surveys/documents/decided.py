"""What was decided about an item of a “You said, we did” page, as its documents tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from changeprojects.selectors import proof_json, put_back
from surveys.documents.answered_before import with_answers_before
from surveys.documents.proofs_of_today import IS_PUT_BACK, holds
from surveys.engine.fate import NOTHING_ASKED, PROVEN, UNDONE, fate_of, label_of
from surveys.engine.few import may_stand
from surveys.models import YouSaidWeDidPage
from surveys.selectors.told_themes import ToldItem, told_by
from surveys.selectors.voice_findings import may_be_told
from surveys.selectors.voice_summary import VoiceItem, decided_today
from syndication.selectors import document_of

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
# What an item tells of a decision.
_DECIDED = {"decision", "fate", "did_label", "did", "reason", "decided_by", "decided_on"}
_DECIDED |= _NO_DECISION.keys() | {"undone_by"}


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
    asked to do there is one item for whatever was decided since. Whether a proof can still be
    looked at is told elsewhere.
    """
    today = decided_today(page)
    by_code = {one.recommendation.code: one for one in today if one.recommendation}
    waiting = [_waits(item, today) for item in items]
    told = told_by(page.translation_key) if any(waiting) else []
    pairs: list[tuple[Json, Json]] = []
    for item, waits in zip(items, waiting, strict=True):
        if waits:
            pairs += [(item, now) for now in _asked_since(item, _Now(page, today, told))]
        else:
            one = by_code.get(item["recommendation"])
            pairs.append((item, _by_now(item, one, page.locale.language_code)))
    return pairs


def as_proven(item: Json) -> Json:
    """Return an item of a head as it was while its proof held: that is looked at anew."""
    if item["fate"] != UNDONE.code:
        return item
    fate = fate_of(item["decision"], proven=True)
    label = label_of(fate, decided_before=item.get("decided_before", False))
    told = {name: value for name, value in item.items() if name != "undone_by"}
    return told | {"fate": fate.code, "did_label": label}


@dataclass(frozen=True, slots=True)
class _Now:
    """What the themes of a page lead to today, and what its versions told."""

    page: YouSaidWeDidPage
    today: Sequence[VoiceItem]
    told: Sequence[ToldItem]


def _waits(item: Json, today: Sequence[VoiceItem]) -> bool:
    """Return whether an item tells of nothing that was asked for, or undecided and in no version.

    What only a few said is in none. What was asked for there would else keep out for good what
    was decided since.
    """
    if not (code := item.get("recommendation")):
        return True
    if item["fate"] != _OPEN or may_stand(item["people"], is_quoted=False):
        return False
    return not any(one.fate.code != _OPEN for one in _under(item, today, code))


def _under(item: Json, today: Sequence[VoiceItem], code: str) -> list[VoiceItem]:
    return [
        one
        for one in today
        if one.theme.code == item["theme_code"]
        and one.recommendation
        and one.recommendation.code == code
    ]


def _asked_since(item: Json, now: _Now) -> list[Json]:
    """Return what became by now of an item that waits for a decision, most often itself.

    What is undecided waits, so that a wrong tick in a theme can be undone; and so does what no
    version could tell, unless it was told. Not what a version told under another theme: nobody
    was counted for it here. Why nothing is asked for stays as it was told until something is.
    """
    known = {one.recommendation for one in now.told if one.code != item["theme_code"]}
    answers = [
        one
        for one in now.today
        if one.theme.code == item["theme_code"]
        and one.fate.code != _OPEN
        and (
            one.recommendation.code not in known
            if one.recommendation
            else item["fate"] == _OPEN and one.fate is NOTHING_ASKED
        )
    ]
    decided = [told for one in answers if (told := _if_it_may(one, item, now.page))]
    if not decided:
        return [_if_still_asked(item, now.today)]
    # The quotes stand once, under the first.
    found = [item | told | ({"quotes": []} if place else {}) for place, told in enumerate(decided)]
    stand = [one for one in found if may_stand(one["people"], is_quoted=bool(one.get("quotes")))]
    return with_answers_before(stand, now.told)


def _if_it_may(one: VoiceItem, item: Json, page: YouSaidWeDidPage) -> Json | None:
    """Return what was decided, if a version could tell it, or as the head goes on telling it.

    What the head told as done is not told as promised once nothing shows it any more.
    """
    is_fit, language = may_be_told(one), page.locale.language_code
    if is_fit and one.proof:
        return decided_json(one)
    if so_far := _told_so_far(one, page.translation_key, language):
        return _by_now(item | so_far, one, language)
    return decided_json(one) if is_fit else None


def _told_so_far(one: VoiceItem, page: UUID, language: str) -> Json | None:
    """Return what the head tells as decided about it, as it was while its proof held. One query."""
    code = one.recommendation.code if one.recommendation else None
    for item in (document_of(page, language) or {"items": ()})["items"]:
        is_it = (item["theme_code"], item.get("recommendation")) == (one.theme.code, code)
        if is_it and item["fate"] != _OPEN:
            proven = as_proven(item)
            return {name: proven[name] for name in _DECIDED & proven.keys()}
    return None


def _if_still_asked(item: Json, today: Sequence[VoiceItem]) -> Json:
    """Return an item without what it said was asked for, if that was unticked since."""
    code = item.get("recommendation")
    return item if not code or _under(item, today, code) else item | {"recommendation": None}


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
        return _as_told(item, now)
    # Something else shows it, or nothing does.
    return now if now["proof"] else item | IS_PUT_BACK


def _as_told(item: Json, now: Json) -> Json:
    """Return an item with what it lost while its proof could not be looked at."""
    was, proof = item["proof"], now["proof"]
    is_empty = proof and _is_one(was, proof) and not was.get("blocks")
    return item | {
        "proof": proof if is_empty else was,
        "decided_before": now["decided_before"],
    }


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
