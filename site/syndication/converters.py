"""Parts of addresses that stand for versions and forms."""

from syndication.documents import Version


class VersionConverter:
    """A version as written: 0.3, never 00.3, so that each has one address."""

    regex = Version.PATTERN

    def to_python(self, value: str) -> Version:
        """Return the version that the address names."""
        return Version.parse(value)

    def to_url(self, value: object) -> str:
        """Return the version as text."""
        return str(value)


class FormConverter:
    """One of the forms of a version, as the address ends in it."""

    regex = "json|html|md|txt|jsonld"

    def to_python(self, value: str) -> str:
        """Return the form."""
        return value

    def to_url(self, value: str) -> str:
        """Return the form."""
        return value


class Sha256Converter(FormConverter):
    """A hash in its one written form, small hexadecimal digits."""

    regex = "[0-9a-f]{64}"


class AliasConverter(FormConverter):
    """The name of an address that moves on with new versions."""

    regex = "latest-final|latest-pilot|latest"
