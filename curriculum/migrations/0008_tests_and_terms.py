"""Questions say what they test and topics which terms they introduce; all that was kept before says that it is nothing."""

from collections.abc import Callable
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_nothing_tested_nor_introduced(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _say(apps, _told)


def say_neither(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Back again: to a release that knows neither key, each would be an edit of everything, and clash with every file."""
    _say(apps, _untold)


def _say(apps: Apps, anew: Callable[[Any], Any]) -> None:
    for name, fields in (("Topic", ("base",)), ("Revision", ("state",)), ("Clash", ("base", "file", "edit"))):
        model = apps.get_model("curriculum", name)
        rows = list(model.objects.only("pk", *fields).iterator(500))
        for row in rows:
            for field in fields:
                setattr(row, field, anew(getattr(row, field)))
        model.objects.bulk_update(rows, fields, batch_size=200)


def _told(said: Any) -> Any:
    """Tell each topic and question of a value kept in the form before; the value may also be a part of a topic."""
    if isinstance(said, list):
        return [_told(each) for each in said]
    if not isinstance(said, dict):
        return said
    if "choices" in said:
        return {"tests": [], **said}
    if "outcomes" in said:
        return {"terms": [], **said, "questions": _told(said["questions"])}
    return said


def _untold(said: Any) -> Any:
    if isinstance(said, list):
        return [_untold(each) for each in said]
    if not isinstance(said, dict):
        return said
    key = "tests" if "choices" in said else "terms" if "outcomes" in said else None
    return {name: _untold(value) if name == "questions" else value for name, value in said.items() if name != key}


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0007_report")]

    operations = [
        migrations.AddField(
            model_name="question",
            name="tests",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="The numbers, from 1, of the topic's outcomes that it tests, as 1, 3.",
                verbose_name="tests",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="terms",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text=(
                    "Terms that it introduces, a line a term: learning rate (step size): The length of one step."
                ),
                verbose_name="terms",
            ),
        ),
        migrations.RunPython(say_nothing_tested_nor_introduced, say_neither),
    ]
