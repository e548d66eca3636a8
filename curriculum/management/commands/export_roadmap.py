"""Write one roadmap to a zip that import_roadmap brings in elsewhere: the same bytes for the same content."""

import os
from pathlib import Path

from django.core.management.base import CommandParser
from django.db import transaction

from curriculum.content.load import ContentError
from curriculum.content.whole import texts_of
from curriculum.incoming.pack import pack
from curriculum.management.refusing import DatabaseCommand
from curriculum.models import Edition, Roadmap


class Command(DatabaseCommand):
    help = (
        "Write one roadmap to a zip, for import_roadmap on another site. Exit status: 0 written, 1 files cannot "
        "say what it says, 2 cannot run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the roadmap's name in its address")
        parser.add_argument("--to", type=Path, required=True, help="roadmap.zip")
        parser.add_argument("--drafts", action="store_true", help="let open drafts say what topics do")

    def handle(self, *, slug: str, to: Path, drafts: bool, **options: object) -> None:  # noqa: ARG002
        try:
            with transaction.atomic():
                Edition.lock()
                texts = texts_of(Roadmap.objects.get(slug=slug), drafts=drafts)
            _write(to, pack(texts, top=slug))
        except Roadmap.DoesNotExist:
            self.refuse(f"'{slug}' is the slug of no roadmap here.", status=2)
        except ContentError as error:
            self.stdout.writelines(f"{problem}\n" for problem in error.problems)
            self.refuse(f"Nothing was written; problems: {len(error.problems)}.", status=1)
        except OSError as error:
            self.refuse(f"{to} cannot be written: {error.strerror or error}.", status=2)
        else:
            self.stdout.write(f"wrote {to}: {len(texts)} files")


def _write(to: Path, data: bytes) -> None:
    """Write a file whole, or leave the one that is there."""
    made = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        made.write_bytes(data)
        made.replace(to)
    finally:
        made.unlink(missing_ok=True)
