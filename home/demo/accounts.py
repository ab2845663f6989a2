"""The demonstration's accounts, with passwords made anew each time."""

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from surveys.actions.let_read import Leave, let_read, longest_from


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Someone who can log in. The password is told here once, and stored nowhere in clear."""

    username: str
    password: str
    role: str


@dataclass(frozen=True, slots=True)
class DemoAccounts:
    """The accounts made by this call, and where the open surveys can be answered.

    Both are empty if the demonstration was there before.
    """

    accounts: tuple[DemoAccount, ...] = ()
    survey_paths: tuple[str, ...] = ()

    @property
    def are_new(self) -> bool:
        """Whether this call made them, so that their passwords can be shown."""
        return bool(self.accounts)


ANALYST, SECOND_ANALYST, CODER = "analyst", "second-analyst", "coder"
LINK_OFFICER = "link-officer"
SCREENER = "screener"
CONTACT_KEEPER = "contact-keeper"
STEWARD, SECOND_STEWARD = "data-steward", "second-steward"
SAFEGUARDING_LEAD, DEPUTY_LEAD = "safeguarding-lead", "safeguarding-deputy"
# name to log in with, what they do, the groups that let them
ROLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("editor", "Writes projects and products; cannot publish", ("Programme editors",)),
    ("publisher", "Publishes, and so releases versions", ("Publishers",)),
    ("manager", "Approves projects, sets money aside, runs pilots", ("Programme managers",)),
    ("evaluator", "Signs evaluations off", ("Evaluators",)),
    (LINK_OFFICER, "Answers calls for Aldermoor, at /network/", ("Link officers",)),
    (SCREENER, "Reads answers first and takes names out", ("Screeners",)),
    (ANALYST, "Reads answers, codes them, decides on themes", ("Analysts",)),
    (SECOND_ANALYST, "Reads quotes before anybody is quoted", ("Analysts",)),
    (CODER, "Codes answers; changes no themes and quotes nobody", ("Coders",)),
    ("survey-manager", "Writes surveys and opens them", ("Survey managers",)),
    (STEWARD, "Takes answers away as files, for a reason", ("Data stewards",)),
    (SECOND_STEWARD, "Says who may read answers; agrees that they leave", ("Data stewards",)),
    (CONTACT_KEEPER, "Opens how people want to hear back", ("Contact keepers",)),
    (SAFEGUARDING_LEAD, "Is told when somebody needs help", ("Safeguarding leads",)),
    (DEPUTY_LEAD, "Is told if the lead has not looked", ("Safeguarding leads",)),
)

# Who may read what people wrote in the demonstration, and what for.
READERS = {
    SCREENER: "Reads answers first and takes names out.",
    ANALYST: "Codes answers and decides on themes.",
    SECOND_ANALYST: "Reads quotes before anybody is quoted.",
    CODER: "Codes answers into themes that others made.",
    STEWARD: "Takes answers away as files, for a reason.",
    SECOND_STEWARD: "Agrees that answers leave as files.",
    CONTACT_KEEPER: "Tells people what became of it.",
}


def make_accounts() -> tuple[DemoAccount, ...]:
    """Create one account for each role, each with a password of its own; some may read answers."""
    made = tuple(_account(*role) for role in ROLES)
    for username, why in READERS.items():
        _let_read(username, why)
    return made


def _let_read(username: str, why: str) -> None:
    accounts = get_user_model().objects
    until = longest_from(timezone.localdate())
    leave = Leave(accounts.get(username=username), None, why, until)
    giver = STEWARD if username == SECOND_STEWARD else SECOND_STEWARD
    let_read(leave, by=accounts.get(username=giver))


def _account(username: str, role: str, groups: tuple[str, ...]) -> DemoAccount:
    password = secrets.token_urlsafe(12)
    user = get_user_model().objects.create_user(
        username=username,
        email=f"{username}@example.org",
        password=password,
        first_name="Demonstration",
        last_name=username.replace("-", " "),
    )
    user.groups.set(Group.objects.get(name=name) for name in groups)
    return DemoAccount(username, password, role)
