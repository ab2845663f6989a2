"""The settings modules, each in a process of its own as in real life."""

import base64
import os
import secrets
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from config.local_secrets import kept_secret

ROOT = Path(settings.BASE_DIR)
PRODUCTION = {
    "SECRET_KEY": secrets.token_urlsafe(60),
    "TEXT_KEY": base64.urlsafe_b64encode(os.urandom(32)).decode(),
    "CONTACT_KEYS": "1:" + base64.urlsafe_b64encode(os.urandom(32)).decode(),
    "SAFEGUARD_KEYS": "1:" + base64.urlsafe_b64encode(os.urandom(32)).decode(),
    "PUBLIC_BASE_URL": "https://changeprojects.example",
    "ALLOWED_HOSTS": "changeprojects.example",
    "EMAIL_URL": "smtp+tls://site:secret@mail.changeprojects.example:587",
    "DEFAULT_FROM_EMAIL": "Change Projects <no-reply@changeprojects.example>",
}


def manage(*arguments, module, **variables):
    return run(ROOT / "manage.py", *arguments, module=module, **variables)


def asked(*names, module, **variables):
    """Settings as a process reads them in which no app was loaded: that would say no more."""
    told = ", ".join(f"s.{name}" for name in names)
    asking = f"from django.conf import settings as s; print({told})"
    return run("-c", asking, module=module, PYTHONPATH=f"{ROOT}:{ROOT / 'site'}", **variables)


def run(*arguments, module, **variables):
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": module} | variables
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_production_passes_the_checks_for_deployment(tmp_path):
    result = manage(
        "check",
        "--deploy",
        "--fail-level=WARNING",
        module="config.settings.production",
        VAR_DIR=str(tmp_path),
        **PRODUCTION,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("missing", sorted(PRODUCTION.keys() - {"ALLOWED_HOSTS"}))
def test_production_does_not_start_without(missing):
    given = {name: value for name, value in PRODUCTION.items() if name != missing}
    result = manage("check", module="config.settings.production", **given)
    assert result.returncode == 1
    assert f"Set {missing} in the environment" in result.stderr


@pytest.mark.parametrize(
    ("behind", "trusted"), [({}, "None"), ({"BEHIND_PROXY": "true"}, "HTTP_X_FORWARDED_PROTO")]
)
def test_a_claim_of_https_is_believed_only_from_a_proxy(tmp_path, behind, trusted):
    given = PRODUCTION | {"VAR_DIR": str(tmp_path)} | behind
    result = asked("SECURE_PROXY_SSL_HEADER", module="config.settings.production", **given)
    assert trusted in result.stdout


def test_production_names_its_mail_server(tmp_path):
    names = ("HOST", "PORT", "HOST_USER", "USE_TLS", "TIMEOUT")
    result = asked(
        *(f"EMAIL_{name}" for name in names),
        "DEFAULT_FROM_EMAIL",
        module="config.settings.production",
        **PRODUCTION | {"VAR_DIR": str(tmp_path)},
    )
    assert result.stdout == (
        "mail.changeprojects.example 587 site True 10 "
        "Change Projects <no-reply@changeprojects.example>\n"
    )


def test_ones_own_machine_needs_no_setting_and_keeps_its_keys(tmp_path):
    folder = tmp_path / "var"
    first, second = (
        asked("SECRET_KEY", "DEBUG", module="config.settings.local", VAR_DIR=str(folder))
        for _ in "12"
    )
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert first.stdout.endswith("False\n")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "text_key").stat().st_mode) == 0o600


def test_a_kept_secret_is_made_once(tmp_path):
    made = iter(["first", "second"])
    assert kept_secret(tmp_path, "key", lambda: next(made)) == "first"
    assert kept_secret(tmp_path, "key", lambda: next(made)) == "first"
    assert [file.name for file in tmp_path.iterdir()] == ["key"]
