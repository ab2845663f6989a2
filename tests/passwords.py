"""Passwords that are checked at once, and that a real server reads too."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickPasswords(PBKDF2PasswordHasher):
    """Django's own way, gone through once: the tests guess nobody's password."""

    iterations = 1
