"""The table in which all processes count tries to sign in together, where CACHE_URL names no other place."""

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", database=editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("progress", "0005_theirs")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop, elidable=False)]
