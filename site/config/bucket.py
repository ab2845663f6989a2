"""Uploaded files in an S3 bucket, which nobody is sent to."""

from urllib.parse import quote

from django.conf import settings
from storages.backends.s3 import S3Storage


class Bucket(S3Storage):
    """A private bucket; the address of a file is one of this site, as with a folder.

    A signed link to the bucket would open the file to whoever it is passed on to, and the policy
    of the desk shows no pictures from other hosts.
    """

    def url(self, name: str, *args: object, **kwargs: object) -> str:
        """Return the address at which editors get the file."""
        return f"{settings.MEDIA_URL}{quote(name)}"
