"""Topics name what they replace; all that was agreed on and kept before says that it is nothing."""

from collections.abc import Callable
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_nothing_replaced(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _say(apps, lambda said: {"replaces": [], **said})


def say_nothing_of_it(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Back again: to a release that does not know the key, it would be an edit of everything."""
    _say(apps, lambda said: {name: value for name, value in said.items() if name != "replaces"})


def _say(apps: Apps, anew: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    for name, field in (("Topic", "base"), ("Revision", "state")):
        model = apps.get_model("curriculum", name)
        rows = [row for row in model.objects.only("pk", field).iterator(500) if getattr(row, field)]
        for row in rows:
            setattr(row, field, anew(getattr(row, field)))
        model.objects.bulk_update(rows, [field], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0005_link")]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="replaces",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Retired topics whose place it takes: their addresses lead on to it, and marks are carried over.",
                verbose_name="replaces",
            ),
        ),
        migrations.RunPython(say_nothing_replaced, say_nothing_of_it),
    ]
