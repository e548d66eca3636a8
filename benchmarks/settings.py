"""The site as it is served, with one page more: an answer that costs nothing."""

from roadmap_site.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
COSTLY_PAGES_A_MINUTE = 0
