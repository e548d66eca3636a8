"""The door for a WSGI server. It refuses to open without the settings that have no safe default."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadmap_site.settings")

if not settings.DEBUG and (missing := [name for name in settings.REQUIRED_TO_SERVE if not getattr(settings, name)]):
    raise ImproperlyConfigured(f"Set {', '.join(missing)} in the environment; README, 'Production', says how.")

application = get_wsgi_application()
