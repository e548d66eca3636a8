"""Write a verified backup of the database."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from roadmap_site.backups.keep import BackupError, backup


class Command(BaseCommand):
    help = (
        "Write a backup of the database, read all of it once, and let the oldest go. "
        "Exit status: 0 done, 2 no backup was made, and the ones before are still there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=Path("backups"), help="backups/ by default")
        parser.add_argument("--keep", type=int, default=14, help="how many of the newest stay (14)")

    def handle(self, *, folder: Path, keep: int, **options: object) -> None:  # noqa: ARG002
        if keep < 1:
            self.stderr.write("--keep is at least 1; nothing was done.")
            sys.exit(2)
        try:
            path = backup(folder, keep=keep)
        except BackupError as error:
            self.stderr.write(str(error))
            sys.exit(2)
        self.stdout.write(f"{path} ({path.stat().st_size:,} bytes), verified.")
