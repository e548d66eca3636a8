"""Publishes the drafts whose hour has come; to be run every minute or so."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ...content.drafts import MovedOnError, UnpublishableError, publish
from ...models import Draft, Edition
from ..refusing import DatabaseCommand


class Command(DatabaseCommand):
    help = (
        "Publish the drafts that are scheduled and due. "
        "Exit status: 0 all published, 1 some could not be, 2 cannot run."
    )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        refused = 0
        for pk in list(Draft.objects.due().values_list("pk", flat=True)):
            with transaction.atomic():
                Edition.lock()
                draft = Draft.objects.due().select_related("section", "author").filter(pk=pk).first()
                if draft is None:
                    continue  # somebody has written on it meanwhile, or another run has published it
                try:
                    publish([draft], author=draft.author, why=_("as scheduled"))
                except (UnpublishableError, MovedOnError) as error:
                    refused += 1
                    self.stderr.write(f"{draft}: {error}")
                else:
                    self.stdout.write(_("Published: %s.") % draft)
        if refused:
            raise SystemExit(1)
