"""Bring a backup back into an empty place."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from roadmap_site.backups.keep import BackupError, restore


class Command(BaseCommand):
    help = (
        "Bring a backup back into the database that DATABASE_URL names, which must hold nothing. "
        "Exit status: 0 done, 2 refused, and nothing was touched."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: object) -> None:  # noqa: ARG002
        try:
            restore(file)
        except BackupError as error:
            self.stderr.write(str(error))
            sys.exit(2)
        self.stdout.write("Restored. Run 'manage.py migrate' next: the backup may be older than this code.")
