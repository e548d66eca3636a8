"""The text that search reads, and the database's own full text index of it."""

import unicodedata

import django.db.models.deletion
from django.db import migrations, models

from curriculum.search.index import reindex

COLUMNS = ("title", "names", "summary", "outcomes", "section", "resources", "text")

# FTS5 keeps no text of its own (`content=`): the three triggers are those of its documentation, section 4.4.3.
OLD, NEW = (", ".join(f"{row}.{name}" for name in ("topic_id", *COLUMNS)) for row in ("old", "new"))
ADD = f"INSERT INTO curriculum_searchindex(rowid, {', '.join(COLUMNS)}) VALUES ({NEW});"
TAKE = (
    f"INSERT INTO curriculum_searchindex(curriculum_searchindex, rowid, {', '.join(COLUMNS)}) VALUES ('delete', {OLD});"
)
SQLITE = (
    f"CREATE VIRTUAL TABLE curriculum_searchindex USING fts5({', '.join(COLUMNS)}, content='curriculum_searchtext', "
    "content_rowid='topic_id', tokenize='porter unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER curriculum_searchtext_added AFTER INSERT ON curriculum_searchtext BEGIN {ADD} END",
    f"CREATE TRIGGER curriculum_searchtext_taken AFTER DELETE ON curriculum_searchtext BEGIN {TAKE} END",
    f"CREATE TRIGGER curriculum_searchtext_moved AFTER UPDATE ON curriculum_searchtext BEGIN {TAKE} {ADD} END",
)

# PostgreSQL takes "encoder/decoder" for a path and "U-Net" for one word, and keeps accents: each is put right before.
ACCENTED = {chr(code): unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x250)}
ACCENTED = {sign: letter for sign, letter in ACCENTED.items() if letter.isascii() and letter.isalpha()}
FROM = "".join(ACCENTED) + "/-_.:@+&=<>''’"
TO = "".join(ACCENTED.values()) + " " * 13


def vector(column, weight):
    return f"setweight(to_tsvector('english', translate({column}, '{FROM}', '{TO}')), '{weight}')"


WEIGHTS = {"title": "A", "names": "A", "summary": "B", "outcomes": "C", "section": "C", "resources": "C", "text": "D"}
POSTGRESQL = (
    "ALTER TABLE curriculum_searchtext ADD COLUMN vector tsvector GENERATED ALWAYS AS "
    f"({' || '.join(vector(column, weight) for column, weight in WEIGHTS.items())}) STORED",
    "CREATE INDEX curriculum_searchtext_vector ON curriculum_searchtext USING gin (vector)",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def make(apps, editor):
    for statement in STATEMENTS[editor.connection.vendor]:
        editor.execute(statement, params=None)


def drop(apps, editor):
    """The column goes with its table, and so do the triggers."""
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE curriculum_searchindex")


def fill(apps, editor):
    reindex(apps.get_model("curriculum", "Topic"), apps.get_model("curriculum", "SearchText"))


class Migration(migrations.Migration):

    dependencies = [
        ("curriculum", "0002_placement"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("topic", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="curriculum.topic", verbose_name="topic")),
                ("title", models.TextField()),
                ("names", models.TextField()),
                ("summary", models.TextField()),
                ("outcomes", models.TextField()),
                ("section", models.TextField()),
                ("resources", models.TextField()),
                ("text", models.TextField()),
                ("written_from", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "searched text",
                "verbose_name_plural": "searched texts",
            },
        ),
        migrations.RunPython(make, drop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
