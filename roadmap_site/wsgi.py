"""The door for a WSGI server. It refuses to open without the settings that have no safe default."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from .serving import refusals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadmap_site.settings")

if said := refusals(settings):
    raise ImproperlyConfigured(" ".join([*said, "README, 'The environment', says how."]))

application = get_wsgi_application()
