"""Write the public roadmap as files that any web server or CDN can serve."""

from pathlib import Path

from django.core.management.base import CommandParser

from curriculum.management.refusing import DatabaseCommand
from roadmap_site.exported.folder import ExportError, export


class Command(DatabaseCommand):
    help = (
        "Write every public page, with .br and .gz beside it, and the static files that they use, to a folder; "
        "links within are checked first. Exit status: 0 written, 1 a link leads nowhere, or no copy could be made."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="new, empty, or an earlier copy, which is replaced")

    def handle(self, *, folder: Path, **options: object) -> None:  # noqa: ARG002
        try:
            pages, files = export(folder)
        except (ExportError, OSError) as error:
            self.refuse(f"{error}\nNothing was written.", status=1)
        self.stdout.write(f"wrote {folder}: {pages} pages, {files} static files")
