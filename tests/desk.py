"""People at the editors' desk, and what their browsers send."""

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client

from curriculum.models import Draft, Roadmap
from tests.factories import create_user


def create_person(role: str, *, roadmap: Roadmap | None = None) -> Client:
    user = create_user(role, is_staff=True)
    user.groups.set([Group.objects.get(name=role)])
    if roadmap:
        roadmap.editors.add(user)
    client = Client()
    client.force_login(user)
    return client


def address(draft: Draft) -> str:
    return f"/admin/curriculum/draft/{draft.pk}/change/"


def form_of(client: Client, path: str) -> dict[str, Any]:
    """Return what a browser would send of the form at an address, had nobody typed anything."""
    context = client.get(path).context
    forms = [context["adminform"].form]
    data = {}
    for formset in (each.formset for each in context["inline_admin_formsets"]):
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if bound.name == "publish_at":
                continue
            data[bound.html_name] = "" if value is None else bound.field.prepare_value(value)
    data["version"] = str(context.get("version", ""))
    return data
