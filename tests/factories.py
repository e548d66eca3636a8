"""Rows and files for tests: plain functions, keyword arguments, the least that is valid."""

from pathlib import Path
from typing import Any

import yaml
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.models import User

from curriculum.drawing import redraw
from curriculum.models import Placement, Prerequisite, Resource, Roadmap, Section, Topic
from curriculum.outline import Outline


def make_id(number: int) -> str:
    """Return the id of a test's topic: the same number, the same id."""
    return f"T{number:07d}"


def create_user(name: str = "ada", *, password: str = "engine of analysis", **fields: Any) -> User:
    """Create an account that can sign in: its address is verified."""
    user = User.objects.create_user(name, f"{name}@example.org", password, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def create_roadmap(*, slug: str = "deep-learning", position: int = 0, **fields: Any) -> Roadmap:
    fields = {"title": slug.replace("-", " ").title(), "summary": f"About {slug}."} | fields
    return Roadmap.objects.create(slug=slug, position=position, **fields)


def create_section(*, roadmap: Roadmap | None = None, slug: str = "basics", **fields: Any) -> Section:
    roadmap = roadmap or Roadmap.objects.first() or create_roadmap()
    fields = {"title": slug.title(), "summary": f"About {slug}.", "position": roadmap.sections.count()} | fields
    return Section.objects.create(roadmap=roadmap, slug=slug, **fields)


def create_topic(
    slug: str, *, section: Section | None = None, requires: list[str] | None = None, **fields: Any
) -> Topic:
    """Create a topic, drawn and in the outline; `requires` names topics that exist."""
    section = section or Section.objects.first() or create_section()
    fields = {
        "title": slug.replace("-", " ").capitalize(),
        "summary": f"What {slug} is.",
        "kind": "core",
        "difficulty": 1,
        "hours": 2,
        "outcomes": [f"Explain {slug}"],
        "body": f"## About {slug}\n\nA text on {slug}.",
        "position": section.topics.count(),
    } | fields
    topic = Topic.objects.create(slug=slug, section=section, **fields)
    for position, name in enumerate(requires or []):
        required = Topic.objects.get(slug=name)
        Prerequisite.objects.create(topic=topic, requires=required, reason=f"It needs {name}.", position=position)
    redraw()
    Outline.changed()
    return topic


def create_placement(topic: Topic, section: Section, **fields: Any) -> Placement:
    fields = {"position": section.placements.count()} | fields
    placement = Placement.objects.create(topic=topic, section=section, **fields)
    Outline.changed()
    return placement


def create_resource(topic: Topic, **fields: Any) -> Resource:
    fields = {
        "title": "A good book",
        "authors": "A. Author",
        "url": "https://example.org/book",
        "kind": "book",
        "level": "beginner",
        "cost": "free",
        "where": "Chapter 1",
        "why": "It is clear.",
    } | fields
    return Resource.objects.create(topic=topic, **fields)


def front_matter(number: int, **fields: Any) -> dict[str, Any]:
    """Return valid front matter for the topic of a number; a field given as None is left out."""
    fields = {
        "id": make_id(number),
        "title": f"Topic {number}",
        "summary": "What it is.",
        "kind": "core",
        "difficulty": 1,
        "hours": 2,
        "outcomes": ["Explain it"],
    } | fields
    return {name: value for name, value in fields.items() if value is not None}


def write_topic(folder: Path, section: str, slug: str, *, body: str = "## It\n\nText.", **fields: Any) -> Path:
    """Write a topic's file; the fields are its front matter."""
    path = folder / section / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)
    path.write_text(f"---\n{front}---\n\n{body}\n")
    return path


def write_roadmap(folder: Path, *, slug: str = "deep-learning", sections: dict[str, list[Any]], **fields: Any) -> Path:
    """Write roadmap.yaml into a folder of roadmaps, and return the roadmap's own folder.

    A section's topics are slugs, or places: {"place": id}.
    """
    home = folder / slug
    home.mkdir(parents=True, exist_ok=True)
    parts = [
        {"slug": name, "title": name.title(), "summary": f"About {name}.", "topics": topics}
        for name, topics in sections.items()
    ]
    whole = {"title": slug.title(), "summary": f"About {slug}.", "sections": parts} | fields
    (home / "roadmap.yaml").write_text(yaml.safe_dump(whole, sort_keys=False, width=1000))
    return home


def write_folder(folder: Path, topics: dict[str, list[str]], *, section: str = "basics") -> Path:
    """Write a whole folder of one roadmap: each topic with the topics it requires, in this order."""
    home = write_roadmap(folder, sections={section: list(topics)})
    for number, (slug, required) in enumerate(topics.items()):
        requires = [{"topic": name, "reason": f"It needs {name}."} for name in required]
        write_topic(home, section, slug, **front_matter(number), requires=requires)
    return folder


def every_row() -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all our tables, by the model's label, in the order of their keys."""
    models = [*apps.get_app_config("curriculum").get_models(), *apps.get_app_config("progress").get_models()]
    return {model._meta.label_lower: list(model._default_manager.order_by("pk").values()) for model in models}
