"""Passwords made of what this site is about and is called: the first that somebody would try here (ASVS 6.2.11)."""

import string
from collections.abc import Collection
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# `docs/security.md` lists them too. Beside them, the names in the site's own host.
WORDS = (
    "deep", "machine", "learning", "neural", "network", "networks", "roadmap", "course", "lesson", "topic",
    "learner", "learn", "student", "instructor", "teacher", "editor", "reviewer", "publisher", "admin", "desk", "class",
    "curriculum", "my", "the", "password", "secret", "welcome", "login",
)  # fmt: skip
# What is set in place of a letter; a 1 is an i or an l.
LETTERS = [str.maketrans("013457@$!", f"o{one}eastas{one}") for one in "il"]
AROUND = string.digits + string.punctuation + string.whitespace


def is_made_of(password: str, words: Collection[str]) -> bool:
    """Say whether nothing is left of a password without words, in any order, signs between them and numbers around."""
    inside = password.lower().strip(AROUND)
    return any(_is_row("".join(filter(str.isalpha, inside.translate(letters))), words) for letters in LETTERS)


def _is_row(letters: str, words: Collection[str]) -> bool:
    reached = {0}  # places up to which words lead without a gap
    for start in range(len(letters)):
        if start in reached:
            reached |= {start + len(word) for word in words if letters.startswith(word, start)}
    return letters != "" and len(letters) in reached


class WordsOfThisSite:
    """One of AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002
        host = urlsplit(settings.SITE_ORIGIN).hostname or ""
        names = {name for part in host.split(".") for name in part.split("-") if name.isalpha()}
        if is_made_of(password, {*WORDS, *names}):
            raise ValidationError(
                _("This password is made of words that belong to this site. Add others, or choose another."),
                code="password_of_this_site",
            )

    def get_help_text(self) -> str:
        return _("Your password must not be made only of words that belong to this site, such as deep learning.")
