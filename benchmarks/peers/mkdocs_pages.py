"""The lessons as pages of MkDocs with its Material theme: files that a web server serves."""

import json
import re
import subprocess
from pathlib import Path

from . import install

PACKAGES = ("mkdocs-material==9.8.2",)
# Of the extensions that a lesson needs, those that MkDocs Material documents for it.
_CONFIGURATION = """
site_name: Deep learning
theme: {name: material}
markdown_extensions: [tables, footnotes, attr_list, pymdownx.superfences, pymdownx.highlight, pymdownx.blocks.details]
"""


def build(place: Path, lessons: Path) -> Path:
    """Build the site, compress it as ours is, and return the folder of its files. Raises NotHereError."""
    commands = install(place / "environment", *PACKAGES)
    docs = place / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Deep learning\n")
    for lesson in json.loads(lessons.read_text()):
        text = re.sub(r"!\[[^]]*\]\(figures/[^)]*\)", "", lesson["markdown"])
        (docs / f"{lesson['slug']}.md").write_text(f"# {lesson['title']}\n\n{lesson['summary']}\n\n{text}")
    (place / "mkdocs.yml").write_text(_CONFIGURATION)
    subprocess.run([commands / "mkdocs", "build", "--quiet"], cwd=place, check=True, capture_output=True)
    for page in (place / "site").rglob("*.html"):
        subprocess.run(["gzip", "-9", "--keep", page], check=True)
    return place / "site"
