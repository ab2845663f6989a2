"""Encryption of what people wrote: AES-256-GCM, padded, bound to its place.

Two uses. `EncryptedTextField` keeps a text under the site's TEXT_KEY, or under the first
key of a ring of its own, so that keys can be changed; a copy of the database alone shows
nothing. `seal` and `unseal` are also used with a key that only the respondent's browser
holds (see `surveys.views.storage`).
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
RING_PREFIX = "v2."


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


@lru_cache(maxsize=16)
def _text_key(encoded: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(encoded)
    except ValueError as error:
        raise ImproperlyConfigured("A key of the settings is not URL-safe base64.") from error
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured("A key of the settings is not 32 bytes in URL-safe base64.")
    return key


def ring_of(name: str) -> dict[str, bytes]:
    """Return the keys of the ring `name` by their names; the first is the one in use."""
    return _parsed_ring(settings.KEY_RINGS[name])


@lru_cache(maxsize=8)
def _parsed_ring(ring: str) -> dict[str, bytes]:
    pairs = (pair.strip().partition(":") for pair in ring.split(","))
    return {name: _text_key(key) for name, _, key in pairs}


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
    need the plain text in a query. With `ring` it uses the ring of keys of that name.
    """

    descriptor_class = _OpensOnRead

    def __init__(self, *args: Any, ring: str = "", **kwargs: Any) -> None:
        self.ring = ring
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Tell migrations which ring it is."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"ring": self.ring} if self.ring else {})

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:  # noqa: FBT001  the signature is Django's
        """Return the sealed form of the instance's value."""
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        prefix, key = self._present_key()
        sealed = seal(key, str(value).encode("utf-8", "replace"), self._place(model_instance))
        return Sealed(prefix + base64.b64encode(sealed).decode())

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

    def is_current(self, instance: models.Model) -> bool:
        """Say whether the stored value is sealed with the key that is in use now."""
        stored = instance.__dict__.get(self.attname)
        return not isinstance(stored, Sealed) or stored.startswith(self._present_key()[0])

    def open(self, sealed: Sealed, instance: models.Model) -> str:
        """Return the text of `sealed`, the value of this field of `instance`."""
        prefix, _, encoded = sealed.rpartition(".")
        key = self._keys().get(f"{prefix}.")
        if key is None:
            raise Unreadable(self._place(instance))
        return unseal(key, base64.b64decode(encoded), self._place(instance)).decode()

    def _present_key(self) -> tuple[str, bytes]:
        return next(iter(self._keys().items()))

    def _keys(self) -> dict[str, bytes]:
        """Return the keys by what stands before a text that they sealed."""
        if not self.ring:
            return {PREFIX: _text_key(settings.TEXT_KEY)}
        return {f"{RING_PREFIX}{name}.": key for name, key in ring_of(self.ring).items()}

    def _place(self, instance: models.Model) -> str:
        return f"{instance._meta.label_lower}.{self.name}:{instance.pk}"
