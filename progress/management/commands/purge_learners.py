"""Delete the records of browsers that have not written for long."""

from datetime import date, timedelta

from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from curriculum.management.refusing import DatabaseCommand
from progress.models import Learner


class Command(DatabaseCommand):
    help = "Delete the anonymous learners who have not written for a year. Exit status: 0 done, 2 cannot run."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=365, help="days without a write; 365 by default")
        parser.add_argument("--dry-run", action="store_true", help="say how many, and delete nothing")

    def handle(self, *, days: int, dry_run: bool, **options: object) -> None:  # noqa: ARG002
        if days < 1:
            raise CommandError("--days is at least 1; nothing was deleted.", returncode=2)
        day = timezone.localdate() - timedelta(days=days)
        if dry_run:
            said = "would be deleted"
            number = Learner.objects.unseen_since(day).count()
        else:
            said = "deleted"
            number = purge(day)
        self.stdout.write(f"Anonymous learners who have not written since {day}: {number} {said}.")


def purge(day: date) -> int:
    """Delete one learner after another, so that nobody waits for long, and none who has come back meanwhile."""
    unseen = Learner.objects.unseen_since(day)
    number = 0
    for key in list(unseen.values_list("pk", flat=True)):
        with transaction.atomic():
            if unseen.select_for_update().filter(pk=key).first():
                Learner.objects.filter(pk=key).delete()
                number += 1
    return number
