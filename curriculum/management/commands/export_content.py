"""Write back to files what was edited in the database: all of it, or nothing."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandParser

from curriculum.content.export import MovedError, export
from curriculum.content.load import ContentError
from curriculum.management.refusing import DatabaseCommand


class Command(DatabaseCommand):
    help = (
        "Write back to files what was edited in the database since the last load, and nothing else. Exit status: 0 "
        "done, 1 it could not be loaded again, 2 cannot run, 3 files have changed since the last load."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.CONTENT_DIR, help="content/ by default")

    def handle(self, *, folder: Path, **options: object) -> None:  # noqa: ARG002
        try:
            exported = export(folder)
        except ContentError as error:
            for problem in error.problems:
                self.stdout.write(str(problem))
            self.refuse(f"Nothing was written; problems: {len(error.problems)}.", status=1)
        except MovedError as error:
            for name in error.names:
                self.stdout.write(f"{name}: has changed since it was loaded.")
            self.refuse("Nothing was written. Run load_content first: it keeps what was edited here.", status=3)
        except OSError as error:
            self.refuse(f"{folder} could not be written, and is as it was: {error}.", status=2)
        else:
            said = [f"wrote {path}" for path in exported.written] + [f"took away {path}" for path in exported.removed]
            self.stdout.writelines(f"{line}\n" for line in said)
            self.stderr.write(f"Written: {len(exported.written)}. Taken away: {len(exported.removed)}.")
