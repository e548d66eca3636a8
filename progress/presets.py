"""Goals that many have, each with the address of its path. They name topics of the bundled roadmap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from curriculum.outline import Entry, Outline

from .goals import core_topics


@dataclass(frozen=True)
class Preset:
    """Goals that many have. Without goals of its own: all core topics of the first roadmap."""

    title: Promise
    summary: Promise
    slugs: tuple[str, ...] = ()


PRESETS = (
    Preset(
        _("Build image classifiers"),
        _("From pixels to a network that tells them apart, made from one that others have trained."),
        ("image-classification", "transfer-learning"),
    ),
    Preset(
        _("Understand transformers"),
        _("Attention, the transformer, and the language models that are made of it."),
        ("transformers", "large-language-models"),
    ),
    Preset(
        _("Generate images"),
        _("Autoencoders, adversarial networks and diffusion: three ways to draw what was never seen."),
        ("image-generation", "gan", "diffusion-models"),
    ),
    Preset(
        _("Work with speech"),
        _("From sound to spectrograms, from there to words, and to a machine that answers."),
        ("speech-recognition", "voice-assistants"),
    ),
    Preset(_("The original roadmap, core only"), _("All core topics, and no extension.")),
)


@dataclass(frozen=True)
class Offer:
    """A preset whose goals are all here, with its address."""

    preset: Preset
    topics: list[Entry]
    url: str


def offers(outline: Outline) -> list[Offer]:
    """Return the presets that lead somewhere in this content."""
    found = []
    for preset in PRESETS:
        if preset.slugs and all(slug in outline.topics for slug in preset.slugs):
            topics = [outline.topics[slug] for slug in preset.slugs]
            found.append(Offer(preset, topics, _address({"to": preset.slugs})))
        elif not preset.slugs and outline.home:
            found.append(Offer(preset, core_topics(outline.home), _address({"core": outline.home.slug})))
    return found


def _address(query: Mapping[str, str | Sequence[str]]) -> str:
    return f"{reverse('paths')}?{urlencode(query, doseq=True)}"
