"""What a server needs of its environment before it may open: everything that is missing or unsafe, by its variable."""

from typing import Any
from urllib.parse import urlsplit

SECRET_LENGTH = 50
# An address of a scheme that nobody knows is as good as none.
MAIL = ", as submission://user:password@host:587"
NEEDED = (("SECRET_KEY", ""), ("ALLOWED_HOSTS", ""), ("SITE_ORIGIN", ""), ("EMAIL_URL", MAIL))


def refusals(settings: Any) -> list[str]:
    """Return why the site is not to be served as it is set up. With DEBUG on a laptop nothing is missing."""
    said = [f"Set {name} in the environment{hint}." for name, hint in NEEDED if name in settings.MISSING_TO_SERVE]
    if "*" in settings.ALLOWED_HOSTS:
        said.append("ALLOWED_HOSTS is '*', any host: name those that the site has.")
    if settings.HTTPS:
        said += _refusals_of_public(settings)
    return said


def _refusals_of_public(settings: Any) -> list[str]:
    said = []
    if settings.DEBUG:
        said.append("DEBUG is on, which shows everybody the inside of the site: leave it out.")
    if 0 < len(settings.SECRET_KEY) < SECRET_LENGTH:
        said.append(f"SECRET_KEY is shorter than {SECRET_LENGTH} characters: it could be guessed.")
    host = urlsplit(settings.SITE_ORIGIN).hostname or ""
    if settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS and not _covers(settings.ALLOWED_HOSTS, host):
        said.append(f"ALLOWED_HOSTS lacks {host}, the host of SITE_ORIGIN.")
    return said


def _covers(hosts: list[str], host: str) -> bool:
    return any(host == each.lower() or (each.startswith(".") and host.endswith(each.lower())) for each in hosts)
