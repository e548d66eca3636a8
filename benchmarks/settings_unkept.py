"""The site with nothing kept but the lessons' HTML: every page and each part of it is drawn for whoever asks."""

from .settings import *  # noqa: F403

_NOTHING = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
CACHES |= {"pages": _NOTHING, "parts": _NOTHING, "template_fragments": _NOTHING}  # noqa: F405
