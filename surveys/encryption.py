"""Encryption of what people wrote: AES-256-GCM, padded, bound to its place.

Two uses. `EncryptedTextField` keeps a text under the site's TEXT_KEY; a copy of the
database alone shows nothing. `seal` and `unseal` are also used with a key that only the
respondent's browser holds (see `surveys.views.storage`).
"""

import base64
import hashlib
import hmac
import secrets
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.query_utils import DeferredAttribute

KEY_BYTES = 32
NONCE_BYTES = 12
BLOCK = 64
PREFIX = "v1."


class Unreadable(Exception):
    """A sealed value does not open: wrong key, wrong place, or it was changed."""


def seal(key: bytes, text: bytes, place: str) -> bytes:
    """Return `text` encrypted under `key`, openable only as the value of `place`."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, _padded(text), place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    """Return what `seal` was given; raise `Unreadable` if it does not open."""
    try:
        padded = AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable(place) from error
    return padded.rstrip(b"\0")[:-1]


def derived_key(purpose: str) -> bytes:
    """Return a key of its own for `purpose`, made from TEXT_KEY."""
    return hmac.digest(_text_key(settings.TEXT_KEY), purpose.encode(), hashlib.sha256)


def _padded(text: bytes) -> bytes:
    # The length of an answer can tell the answer: every text fills whole blocks.
    marked = text + b"\x01"
    return marked + b"\0" * (-len(marked) % BLOCK)


@lru_cache(maxsize=4)
def _text_key(encoded: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(encoded)
    except ValueError as error:
        raise ImproperlyConfigured("TEXT_KEY is not URL-safe base64.") from error
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured("TEXT_KEY must be 32 bytes in URL-safe base64.")
    return key


class Sealed(str):
    """A text as it stands in the database."""

    __slots__ = ()


class _OpensOnRead(DeferredAttribute):
    """Opens the sealed value when it is read, so that only its reader has it in clear."""

    field: "EncryptedTextField"

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            return self.field.open(value, instance)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        # Without this Python would look into the instance first and never ask `__get__`.
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.TextField):
    """A text that is in clear only in memory; it cannot be searched or ordered by.

    The sealed form is bound to model, field and primary key, so the key must be known
    before saving (UUIDs are). `QuerySet.update()` and lookups are refused: both would
    need the plain text in a query.
    """

    descriptor_class = _OpensOnRead

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:  # noqa: FBT001  the signature is Django's
        """Return the sealed form of the instance's value."""
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        key = _text_key(settings.TEXT_KEY)
        sealed = seal(key, str(value).encode("utf-8", "replace"), self._place(model_instance))
        return Sealed(PREFIX + base64.b64encode(sealed).decode())

    def get_prep_value(self, value: Any) -> Any:
        """Let only sealed values through to a query."""
        if value is None or isinstance(value, Sealed):
            return value
        raise FieldError(f"{self.name} is encrypted: save the instance instead.")

    def from_db_value(self, value: str | None, *_: Any) -> Sealed | None:
        """Mark what comes from the database as sealed."""
        return None if value is None else Sealed(value)

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse every lookup but `isnull`."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted and cannot be searched.")
        return super().get_lookup(lookup_name)

    def value_to_string(self, obj: models.Model) -> str:
        """Return the sealed form: a dump of the data holds no plain text either."""
        return str(self.pre_save(obj, add=False) or "")

    def open(self, sealed: Sealed, instance: models.Model) -> str:
        """Return the text of `sealed`, the value of this field of `instance`."""
        if not sealed.startswith(PREFIX):
            raise Unreadable(self._place(instance))
        raw = base64.b64decode(sealed[len(PREFIX) :])
        return unseal(_text_key(settings.TEXT_KEY), raw, self._place(instance)).decode()

    def _place(self, instance: models.Model) -> str:
        return f"{instance._meta.label_lower}.{self.name}:{instance.pk}"
