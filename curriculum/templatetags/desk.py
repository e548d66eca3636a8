"""What pages of the desk ask for that Django's own views do not give them."""

from typing import Any

from django import template

from ..admin.waiting import Waiting, waiting

register = template.Library()


@register.simple_tag
def waiting_for(user: Any) -> list[Waiting]:
    return waiting(user)
