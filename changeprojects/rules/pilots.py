"""A final version rests on an evaluated pilot; a pilot uses a released version."""

from typing import Any

from changeprojects.rules import evidence
from changeprojects.rules.base import Rule, registered
from changeprojects.rules.facts import (
    AT_WORK,
    is_learning_report,
    is_tried_out,
    next_version,
    released,
)
from changeprojects.rules.rulebook import Params, Severity

ENDED = frozenset({"closed", "evaluated"})
TAKING_PART = frozenset({"agreed", "active", "finished"})


@registered
class FinalWasPiloted(Rule):
    """B09: a final version follows the evaluated pilot of an earlier version."""

    code = "B09"
    asks = "An earlier version was piloted and the pilot is evaluated."
    message = "Let the pilot of an earlier version be evaluated before a final version."
    field = "stage"

    def applies(self, subject: Any) -> bool:
        """Return whether this is a final version of something that is piloted."""
        return subject.stage == "final" and not is_learning_report(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a live pilot of an earlier version is evaluated."""
        version = next_version(subject)
        if version is None or subject.pk is None:
            return False
        pilots = subject.pilots.filter(live=True, status="evaluated")
        piloted = [next_version(one) for one in pilots]
        return any(one is not None and one < version for one in piloted)


@registered
class PilotUsesReleasedVersion(Rule):
    """V03: what sites use is a version that was released to the public."""

    code = "V03"
    kind = "pilot"
    locked = True
    asks = "The version in use is a released version of the product."
    message = "Choose a version of the product that has been released, or keep it “Planned”."
    field = "version"

    def applies(self, subject: Any) -> bool:
        """Return whether the pilot is open or has been."""
        return is_tried_out(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a public version of the product has this number."""
        versions = released(subject.product)
        return next_version(subject) in {one.version for one in versions if one.public}


@registered
class PilotTriesOutItsOwn(Rule):
    """E08: what a project tries out is its own: there it is decided, answered and proven.

    What people say at a pilot asks the project of the pilot for something; its product is
    changed, and says so, in the product's project. One that was public so before stays.
    """

    code = "E08"
    kind = "pilot"
    locked = True
    asks = "The product is one of the same project."
    message = (
        "Choose a product of this project. To try out one of another project, add the sites to a "
        "pilot of that project: any agency may be a site."
    )
    field = "product"

    def applies(self, subject: Any) -> bool:
        """Return whether a product is chosen."""
        return subject.product_id is not None

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether both stand in one project, or did not before there was this rule."""
        product = subject.product
        above = subject.parent_to_be
        own = above.path if above else (subject.path or "")[: -subject.steplen]
        if product.path[: -product.steplen] == own:
            return True
        known = type(subject).objects.filter(pk=subject.pk, product=subject.product_id)
        return bool(known.exclude(first_published_at=None).exists())


@registered
class PilotHasDays(Rule):
    """E02: readers and sites know when a pilot runs."""

    code = "E02"
    kind = "pilot"
    asks = "A pilot that is not only planned has an opening day."
    message = "Write the day on which the pilot opens or opened."
    field = "opens_on"

    def applies(self, subject: Any) -> bool:
        """Return whether the pilot is open or has been."""
        return is_tried_out(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the opening day is known."""
        return subject.first_day is not None


@registered
class PilotIsOfAProjectAtWork(Rule):
    """E05: a pilot opens in a project that was approved and has its team."""

    code = "E05"
    kind = "pilot"
    gates = ("open",)
    asks = "The team of the project is at work, and the pilot is public."
    message = "Confirm the team of the project and publish the pilot before it opens."

    def applies(self, subject: Any) -> bool:
        """Return whether the pilot opens now."""
        return subject.status == "open" and hasattr(subject, "moved_by")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the project is at work, and readers can see the pilot."""
        is_at_work = subject.project is not None and subject.project.status in AT_WORK
        return bool(is_at_work and subject.live)


@registered
class SitesToldWhatTheyDidOtherwise(Rule):
    """W11: sites of a pilot that has ended told how they adapted it."""

    code = "W11"
    kind = "pilot"
    severity = Severity.WARN
    asks = "Sites recorded what they did otherwise."
    message = "Ask each site what it did otherwise and why."

    def applies(self, subject: Any) -> bool:
        """Return whether the pilot has ended."""
        return subject.status in ENDED

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a site recorded an adaptation."""
        return bool(subject.sites.filter(adaptations__isnull=False).exists())


@registered
class OthersPilotToo(Rule):
    """W19: agencies that are not in the team try the product out.

    Asked only where a project's model says so: in the usual way any agency may be a site, in
    others the pilot is the first time that a product meets agencies which did not make it.
    """

    code = "W19"
    kind = "pilot"
    severity = Severity.OFF
    asks = "Agencies that did not make the product try it out: at least {others}."
    message = "Find sites in agencies that are not in the team."
    params = {"others": 1}

    def applies(self, subject: Any) -> bool:
        """Return whether the sites are known: the pilot is open or has been."""
        return is_tried_out(subject)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether so many agencies outside the team take or took part."""
        team = set(subject.project.team_agencies.values_list("agency_id", flat=True))
        sites = {one.agency_id for one in subject.sites.all() if one.status in TAKING_PART}
        return len(sites - team) >= params["others"]

    def explain(self, subject: Any, params: Params) -> str:
        """Return how many it takes."""
        return f"Find sites in agencies outside the team, at least {params['others']} of them."


@registered
class EnoughPeopleWereHeard(Rule):
    """W09: enough people who use the service answered, not only staff."""

    code = "W09"
    kind = "pilot"
    severity = Severity.WARN
    asks = "People who use the service told how it was: at least {least}."
    message = "Ask people who use the service how it was, until enough have answered."
    params = {"least": 10}

    def applies(self, subject: Any) -> bool:
        """Return whether the pilot has ended and somebody can tell."""
        return subject.status in ENDED and evidence.is_known(evidence.PEOPLE_HEARD)

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether so many surely answered one survey that has closed."""
        return evidence.tells(evidence.PEOPLE_HEARD, subject) >= params["least"]

    def explain(self, subject: Any, params: Params) -> str:
        """Return how many it takes, and never how many there were."""
        return (
            "Ask people who use the service how it was, until at least "
            f"{params['least']} have answered one survey, and close it."
        )


@registered
class SiteKnowsWhomToTurnTo(Rule):
    """B15: a site starts only when it is known whom to turn to if somebody may be harmed."""

    code = "B15"
    kind = "pilotsite"
    asks = "The site has a safeguarding contact."
    message = "Write the safeguarding contact of the site before it starts."
    field = "safeguarding_contact"

    def applies(self, subject: Any) -> bool:
        """Return whether the site is active, or would be; to end it nothing is asked."""
        return bool(subject.status == "active")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether somebody is written down."""
        return bool(subject.safeguarding_contact.strip())


@registered
class SiteStartsInAnOpenPilot(Rule):
    """B17: no site uses a pilot version before the pilot is open."""

    code = "B17"
    kind = "pilotsite"
    asks = "The pilot is open."
    message = "The pilot is not open yet: a programme manager opens it, then the site can start."

    def applies(self, subject: Any) -> bool:
        """Return whether the site is active, or would be."""
        return bool(subject.status == "active")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the pilot is open."""
        return bool(subject.pilot.status == "open")


@registered
class SitesAreReady(Rule):
    """B16: a pilot opens when at least one site has agreed, each with somebody to turn to."""

    code = "B16"
    kind = "pilot"
    asks = "At least one site has agreed, and every site has a safeguarding contact."
    message = (
        "Add a site in the register “Pilot sites”, with its safeguarding contact, and say there "
        "that it has agreed."
    )

    def applies(self, subject: Any) -> bool:
        """Return whether the pilot is ready or open."""
        return subject.status in {"ready", "open"}

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether a site has agreed, and all that did have a contact."""
        sites = self._sites(subject)
        return bool(sites) and all(one.safeguarding_contact.strip() for one in sites)

    def explain(self, subject: Any, params: Params) -> str:
        """Return which half is missing: a site that has agreed, or somebody to turn to."""
        if not self._sites(subject):
            return self.message
        return (
            "Write a safeguarding contact for each site that has agreed, in the register “Pilot "
            "sites”. One at least has none."
        )

    def _sites(self, pilot: Any) -> list[Any]:
        return [one for one in pilot.sites.all() if one.status in TAKING_PART]


@registered
class EvaluationIsComplete(Rule):
    """E01: an evaluation that is signed off says what was found, what harm, what is unknown."""

    code = "E01"
    kind = "evaluation"
    locked = True
    asks = "The evaluation has findings, harms and limitations."
    message = "Fill in findings, harms and limitations before the evaluation is signed off."
    field = "harms"

    def applies(self, subject: Any) -> bool:
        """Return whether it is signed off, or would be."""
        return bool(subject.status == "signed_off")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether no part is empty."""
        parts = (subject.evaluated_by, subject.findings, subject.harms, subject.limitations)
        return all(part.strip() for part in parts)


@registered
class SignedOffBySomebodyElse(Rule):
    """E03: nobody signs off the evaluation of what they wrote."""

    code = "E03"
    kind = "evaluation"
    locked = True
    asks = "Somebody who did not write the product signs the evaluation off."
    message = "You wrote a part of the product. Ask somebody who did not to sign it off."

    def applies(self, subject: Any) -> bool:
        """Return whether somebody signs it off now."""
        return subject.status == "signed_off" and getattr(subject, "moved_by", None) is not None

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether that is nobody who saved the product's page, or is credited for it."""
        product = subject.pilot.product
        writers = set(product.revisions.values_list("user_id", flat=True)) | {product.owner_id}
        for version in (product, product.get_latest_revision_as_object()):
            writers |= {one.person.user_id for one in version.contributors.all()}
        return subject.moved_by.pk not in writers


@registered
class PilotHasEnded(Rule):
    """E04: an evaluation is signed off after its pilot has closed."""

    code = "E04"
    kind = "evaluation"
    asks = "The pilot has closed."
    message = "Close the pilot before its evaluation is signed off."

    def applies(self, subject: Any) -> bool:
        """Return whether it is signed off, or would be."""
        return bool(subject.status == "signed_off")

    def is_met(self, subject: Any, params: Params) -> bool:
        """Return whether the pilot is closed."""
        return subject.pilot.status in ENDED
