"""Who must be there before people are asked, and that an alert reaches them. Locked rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.exceptions import Reason

# Days for which an acknowledged test of the alert counts.
TEST_HOLDS = 30
NO_CONTACT_KEEPER = (
    "Nobody can open what people leave to be contacted. It takes somebody with an open account in "
    "the group “Contact keepers”, whom a data steward let read in this project, under “Who may "
    "read answers”."
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What is known of lead, deputy, alert and contact keepers of a deployment."""

    lead_is_able: bool
    deputy_is_able: bool
    is_one_person: bool
    is_tested: bool
    # Every survey asks after sending whether and how people want to hear back.
    has_contact_keeper: bool


def gaps_in(cover: Cover) -> Iterator[Reason]:
    """Yield what is missing before anybody may be asked anything."""
    able = "an open account with an e-mail address in the group “Safeguarding leads”"
    if not cover.lead_is_able:
        yield Reason("no_lead_account", f"Choose {able} for the lead.", "lead")
    if not cover.deputy_is_able:
        yield Reason("no_deputy_account", f"Choose {able} for the deputy.", "deputy")
    if cover.is_one_person:
        message = "Lead and deputy are the same account. Choose two people."
        yield Reason("same_account", message, "deputy")
    if not cover.is_tested:
        message = (
            f"Send a test alert; the lead and the deputy must each have opened the link of one "
            f"that was sent in the last {TEST_HOLDS} days."
        )
        yield Reason("no_tested_alert", message, "lead")
    if not cover.has_contact_keeper:
        yield Reason("no_contact_keeper", NO_CONTACT_KEEPER)


def is_uncovered(cover: Cover) -> bool:
    """Say whether nobody is left who could be alerted."""
    return not (cover.lead_is_able or cover.deputy_is_able)
