"""The door for a WSGI server. It refuses to open without the settings that have no safe default."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadmap_site.settings")

if settings.MISSING_TO_SERVE:
    missing = ", ".join(settings.MISSING_TO_SERVE)
    raise ImproperlyConfigured(f"Set {missing} in the environment; README, 'Production', says how.")

application = get_wsgi_application()
