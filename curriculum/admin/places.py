"""The topics of a section in their order, those at home and those it places, each with the number of its place."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget

from ..models import Placement, Section, Topic


@dataclass(frozen=True)
class Place:
    """Where a topic stands in a section: the row that holds its position, and the topic."""

    row: Topic | Placement
    topic: Topic

    @property
    def name(self) -> str:
        return f"{self.row._meta.model_name}-{self.row.pk}-position"

    @property
    def is_home(self) -> bool:
        return self.row is self.topic


def places(section: Section) -> list[Place]:
    """Return the places of what learners see in a section, in order."""
    placed = section.placements.filter(topic__retired_at=None).select_related("topic__section__roadmap")
    found = [Place(topic, topic) for topic in section.topics.published()]
    found += [Place(placement, placement.topic) for placement in placed]
    return sorted(found, key=lambda place: (place.row.position, not place.is_home, place.row.pk))


def next_position(section: Section) -> int:
    return max((place.row.position for place in places(section)), default=-1) + 1


class PlacesForm(forms.ModelForm):
    """The form of a section, with a number for each of its topics."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places(self.instance) if self.instance.pk else []
        for place in self.places:
            self.fields[place.name] = forms.IntegerField(
                label=str(place.topic),
                min_value=0,
                required=False,
                initial=place.row.position,
                widget=AdminIntegerFieldWidget,
            )

    @property
    def placed(self) -> list[tuple[Place, forms.BoundField]]:
        return [(place, self[place.name]) for place in self.places]

    def save_places(self) -> None:
        """Write the numbers that were changed; one that was taken away changes nothing."""
        for place in self.places:
            number = self.cleaned_data.get(place.name)
            if number is not None and number != place.row.position:
                type(place.row)._default_manager.filter(pk=place.row.pk).update(position=number)


class PlacementFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        """Put what is newly placed at the section's end."""
        super().clean()
        number = next_position(self.instance) if self.instance.pk else 0
        for form in self.extra_forms:
            form.instance.position = number
            number += form.has_changed()
