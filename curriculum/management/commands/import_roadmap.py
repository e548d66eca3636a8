"""Bring in somebody else's roadmap as a draft: a README with nested lists, or a zip of a roadmap's folder."""

from pathlib import Path

from django.core.management.base import CommandError, CommandParser

from curriculum.content.source import MAX_SLUG, SLUG
from curriculum.incoming.arrive import Arrived, SlugTakenError, arrive, read_arrival, read_bounded
from curriculum.incoming.text import UnreadableError
from curriculum.management.refusing import DatabaseCommand


class Command(DatabaseCommand):
    help = (
        "Bring in a roadmap as a draft, which editors see and readers do not: a README with nested lists, or a zip of "
        "a roadmap's folder. Every line that found no place is named. Exit status: 0 brought in, whether lines were "
        "left out or not; 1 something is wrong with it, and nothing was written; 2 cannot run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="README.md, or roadmap.zip")
        parser.add_argument("--slug", default="", help="the roadmap's name in its address; from its title by default")
        parser.add_argument("--title", default="", help="the title of a README's roadmap; its first heading by default")
        parser.add_argument(
            "--base", default="", help="the address of a README's folder, which its relative links begin from"
        )
        parser.add_argument("--plan", "--dry-run", action="store_true", help="say all that, and write nothing")

    def handle(self, *, file: Path, slug: str, title: str, base: str, plan: bool, **options: object) -> None:  # noqa: ARG002
        if slug and (not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG):
            raise CommandError(f"'{slug}' is no slug: lower-case letters, digits and single hyphens.", returncode=2)
        if base and not base.startswith(("https://", "http://")):
            raise CommandError(f"'{base}' is no address of the web.", returncode=2)
        try:
            arrival = read_arrival(read_bounded(file), str(file), title=title, base=base)
            arrived = arrive(arrival, slug=slug, why=f"imported from {file.name}", plan=plan)
        except UnreadableError as error:
            self.stdout.writelines(f"{each}\n" for each in error.said)
            self.refuse(f"Nothing was brought in; problems: {len(error.said)}.", status=1)
        except SlugTakenError as error:
            self.refuse(str(error), status=1)
        except OSError as error:
            self.refuse(f"{file} cannot be read: {error.strerror or error}.", status=2)
        else:
            self.say(arrived, plan=plan)

    def say(self, arrived: Arrived, *, plan: bool) -> None:
        arrival = arrived.arrival
        counts = f"{len(arrival.sections)} sections, {len(arrival.topics)} topics, {arrival.resources} resources"
        self.stdout.write(f"{'Nothing was written. It would be: ' if plan else ''}{arrived.slug}: {counts} placed.")
        self.stdout.writelines(f"{each}\n" for each in arrival.left)
        self.stderr.write(
            f"Lines that found no place: {len(arrival.left)}. Readers see nothing of it until it is published."
        )
