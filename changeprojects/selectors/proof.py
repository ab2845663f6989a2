"""Whether a recommendation can be seen in a released product."""

from dataclasses import dataclass
from datetime import date
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


def proof_of(recommendation: Recommendation) -> Proof | None:
    """Return where readers can see that the recommendation was carried out, or None.

    It is the newest public version with a change entry that names the recommendation
    and whose named parts really differ from the version that was piloted. A claim alone
    is no proof.
    """
    pilots = (
        PilotPage.objects.child_of(recommendation.project)
        .live()
        .select_related("product", "product__locale")
        .order_by("opens_on", "path")
    )
    proofs = [proof for pilot in pilots if (proof := _proof_after(pilot, recommendation))]
    return max(proofs, key=lambda proof: Version.parse(proof.version), default=None)


def _proof_after(pilot: PilotPage, recommendation: Recommendation) -> Proof | None:
    product, name = pilot.product, public_name(pilot.product)
    public = [
        one
        for one in released_versions(product.translation_key, product.locale.language_code)
        if one.public
    ]
    in_use = next_version(pilot)
    piloted = next((one for one in public if one.version == in_use), None)
    if name is None or piloted is None:
        return None
    for later in public:
        changed = _changed_parts(piloted, later, recommendation.code)
        if later.version > piloted.version and changed:
            path = f"{name.path}versions/{later.version}/"
            return Proof(
                product.translation_key, str(later.version), path, changed, later.released_on
            )
    return None


def _changed_parts(piloted: Released, later: Released, code: str) -> tuple[ChangedPart, ...]:
    named = {
        part
        for entry in later.changes
        if (entry["recommendation"] or {}).get("code") == code
        for part in entry["block_ids"]
    }
    changed = named & differing_ids(piloted.content, later.content)
    headings = {
        part.id: part.heading
        for edition in (piloted.content, later.content)
        for part in parts_of(edition)
    }
    return tuple(ChangedPart(part, headings[part]) for part in headings if part in changed)
