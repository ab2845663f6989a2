"""Whether a recommendation can be seen in a released product."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from changeprojects.comparison import differing_ids, parts_of
from changeprojects.editions import Released, released_versions
from changeprojects.models import PilotPage, Recommendation
from changeprojects.public_names import public_name
from changeprojects.rules.facts import next_version
from syndication.documents import Version


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A section or block that is not as it was in the pilot."""

    id: str
    heading: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The version of a product in which a recommendation was carried out, and where to see it."""

    product: UUID
    version: str
    path: str
    blocks: tuple[ChangedPart, ...]
    released_on: date


def proof_of(recommendation: Recommendation, *, since: datetime | None = None) -> Proof | None:
    """Return where readers can see that the recommendation was carried out, or None.

    It is the newest public version with a change entry that names the recommendation
    and whose named parts really differ from the version that was piloted. A claim alone
    is no proof. With `since`, only a change that first came out at that time or later is
    one: what had been changed before cannot have been asked for then, however late it is told.
    """
    pilots = (
        PilotPage.objects.child_of(recommendation.project)
        .live()
        .select_related("product", "product__locale")
        .order_by("opens_on", "path")
    )
    proofs = [proof for pilot in pilots if (proof := _proof_after(pilot, recommendation, since))]
    return max(proofs, key=lambda proof: Version.parse(proof.version), default=None)


def _proof_after(
    pilot: PilotPage, recommendation: Recommendation, since: datetime | None
) -> Proof | None:
    product, name = pilot.product, public_name(pilot.product)
    versions = released_versions(product.translation_key, product.locale.language_code)
    in_use = next_version(pilot)
    piloted = next((one for one in versions if one.public and one.version == in_use), None)
    if name is None or piloted is None:
        return None
    # Also what is not public any more: it was out when people were asked.
    earlier = [one for one in versions if since and one.released_at < since]
    last_before = max([piloted, *earlier], key=lambda one: one.version)
    for later in versions:
        if not later.public or later.version <= last_before.version:
            continue
        changed = _changed_parts(piloted, last_before, later, recommendation.code)
        if changed:
            path = f"{name.path}versions/{later.version}/"
            return Proof(
                product.translation_key, str(later.version), path, changed, later.released_on
            )
    return None


def _changed_parts(
    piloted: Released, last_before: Released, later: Released, code: str
) -> tuple[ChangedPart, ...]:
    """Return the parts that an entry names, and that were not so in either earlier version."""
    named = {
        part
        for entry in later.changes
        if (entry["recommendation"] or {}).get("code") == code
        for part in entry["block_ids"]
    }
    changed = named & differing_ids(piloted.content, later.content) if named else named
    if changed and last_before is not piloted:
        changed &= differing_ids(last_before.content, later.content)
    headings = {
        part.id: part.heading
        for edition in (piloted.content, later.content)
        for part in parts_of(edition)
    }
    return tuple(ChangedPart(part, headings[part]) for part in headings if part in changed)
