"""Light, dark, or as the system says: what the browser keeps of it (roadmap_site/theme.py sets it)."""

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")


def kept_theme(request: HttpRequest) -> str:
    """Return the theme that the browser keeps, '' for the system's."""
    kept = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return kept if kept in THEMES else ""
