"""Which admin the site has."""

from django.contrib.admin import apps


class AdminConfig(apps.AdminConfig):
    default_site = "roadmap_site.desk.Desk"
