"""What the commands have in common: they say in a sentence why they did not run, and end with a status."""

import sys
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


class DatabaseCommand(BaseCommand):
    """A command that works on the database: where that lacks tables, or fails, it says so and ends with 2."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            if _unmigrated():
                self.refuse("The database lacks tables or columns; run 'manage.py migrate' first.", status=2)
            return super().execute(*args, **options)
        except DatabaseError as error:
            self.refuse(f"The database could not be used, and is as it was: {error}.", status=2)

    def refuse(self, said: str, *, status: int) -> NoReturn:
        self.stderr.write(said)
        sys.exit(status)


def _unmigrated() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
