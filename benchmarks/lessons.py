"""The lessons as other systems are given them. Run as a module, on the database that the environment names.

Writes one JSON file: of each topic its slug, title, summary, section, the lesson as Markdown and as it was drawn.
"""

import json
import sys
from pathlib import Path

import django

django.setup()

from curriculum.models import Topic  # noqa: E402


def main(path: Path) -> None:
    topics = Topic.objects.published().select_related("section").order_by("section__position", "position")
    lessons = [
        {
            "slug": topic.slug,
            "title": topic.title,
            "summary": topic.summary,
            "section": topic.section.title,
            "markdown": topic.body,
            "html": topic.html,
        }
        for topic in topics
    ]
    path.write_text(json.dumps(lessons))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
