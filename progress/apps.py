"""The app of learners."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressConfig(AppConfig):
    name = "progress"
    verbose_name = _("progress")

    def ready(self) -> None:
        """Listen to what becomes of the curriculum, and say what its pages show of learners."""
        import_module("progress.carrying")
        import_module("progress.parts")
