"""Fills an empty site, and keeps its logins where only the owner reads."""

import os
import secrets
from datetime import date
from pathlib import Path

from django.contrib.auth import get_user_model

from home.demo import load_demo
from home.demo.accounts import DemoAccount, DemoAccounts
from home.demo.pages import make_site


def is_empty() -> bool:
    """Return whether nobody can log in yet, so that nothing can have been made."""
    return not get_user_model().objects.exists()


def fill(folder: Path, today: date) -> None:
    """Load the demonstration as if it had grown until `today`; write down the logins."""
    accounts = load_demo(anchor=today)
    if accounts.are_new:
        write_logins(folder, accounts)


def begin_empty(folder: Path) -> None:
    """Make the front page with its empty lists, and one administrator; write down the login."""
    make_site()
    password = secrets.token_urlsafe(12)
    get_user_model().objects.create_superuser("admin", "admin@example.org", password)
    write_logins(folder, DemoAccounts((DemoAccount("admin", password, "Does everything"),)))


def write_logins(folder: Path, accounts: DemoAccounts) -> None:
    """Keep names and passwords in a file of `folder` that only its owner may read."""
    handle = os.open(_file(folder), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.writelines(_line(account) for account in accounts.accounts)


def logins(folder: Path) -> list[str]:
    """Return what was written down: a name, a password and a role in each line."""
    file = _file(folder)
    return file.read_text().splitlines() if file.exists() else []


def _file(folder: Path) -> Path:
    return folder / "demo-accounts.txt"


def _line(account: DemoAccount) -> str:
    return f"{account.username:<20} {account.password:<20} {account.role}\n"
