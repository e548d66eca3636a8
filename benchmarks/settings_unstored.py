"""The site without its store of pages; what Django keeps of templates is kept, as other systems keep theirs."""

from .settings import *  # noqa: F403

CACHES |= {"pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # noqa: F405
