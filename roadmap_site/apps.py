"""Which admin the site has, and the site itself, whose commands concern the whole database."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps

from .witness import watch


class AdminConfig(apps.AdminConfig):
    default_site = "roadmap_site.desk.Desk"


class SiteConfig(AppConfig):
    name = "roadmap_site"

    def ready(self) -> None:
        import_module("roadmap_site.parts")
        watch()
