"""A draft in a real Chromium: written by one person, looked at by another, published by a third, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import NewPage, Site
from .test_desk import open_topic

pytestmark = pytest.mark.browser

CREATE = """
from django.contrib.auth.models import Group
from curriculum.models import Roadmap
from tests.factories import create_user
user = create_user({name!r}, is_staff=True)
user.groups.set([Group.objects.get(name={role!r})])
Roadmap.objects.get(slug="deep-learning").editors.add(user)
"""


def at_the_desk(new_page: NewPage, site: Site, role: str, name: str = "", **options: object) -> Page:
    name = name or f"{role}-of-drafts"
    site.run(CREATE.format(name=name, role=role))
    page = new_page(**options)
    page.goto("/accounts/login/?next=/admin/")
    page.locator("[name=login]").fill(f"{name}@example.org")
    page.locator("[name=password]").fill("engine of analysis")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    return page


def test_draft_is_written_reviewed_and_published_by_three_people(new_page: NewPage, site: Site) -> None:
    editor, reviewer, publisher = (at_the_desk(new_page, site, role) for role in ("editor", "reviewer", "publisher"))
    editor.goto("/topics/tensors/")
    editor.get_by_role("link", name="Edit this topic").press("Enter")
    expect(editor.locator("input[name=_save]")).to_have_count(0)
    editor.get_by_role("button", name="Begin a draft").press("Enter")
    editor.locator("#id_title").fill("Tensors, anew")
    editor.locator("#id_why").fill("A better title.")
    editor.get_by_role("button", name="Submit for review").press("Enter")
    expect(editor.get_by_text("Saved, and in review")).to_be_visible()

    reviewer.goto("/admin/")
    reviewer.get_by_role("link", name="Drafts to review").press("Enter")
    reviewer.get_by_role("link", name="Tensors, anew").press("Enter")
    reviewer.locator("details > summary").first.press("Enter")
    expect(reviewer.locator(".words ins").first).to_contain_text("anew")
    reviewer.get_by_label("Your comment").fill("Good.")
    reviewer.get_by_role("button", name="Comment", exact=True).press("Enter")
    expect(reviewer.get_by_text("Good.")).to_be_visible()
    reviewer.get_by_role("button", name="Approve").press("Enter")
    expect(reviewer.get_by_text("Approved by reviewer-of-drafts")).to_be_visible()
    reviewer.goto("/topics/tensors/")
    expect(reviewer.locator("h1")).not_to_have_text("Tensors, anew")

    publisher.goto("/admin/curriculum/draft/?stage=in-review")
    publisher.get_by_role("link", name="Tensors, anew").press("Enter")
    publisher.get_by_role("button", name="Publish now").press("Enter")
    expect(publisher.get_by_text("Published: readers see it now.")).to_be_visible()
    reviewer.reload()
    expect(reviewer.locator("h1")).to_have_text("Tensors, anew")


def test_second_of_two_who_write_a_draft_keeps_the_text_and_merges(new_page: NewPage, site: Site) -> None:
    grace, ada = (at_the_desk(new_page, site, "publisher", name) for name in ("grace-p", "ada-p"))
    open_topic(grace, "gru")
    grace.get_by_role("button", name="Begin a draft").click()
    expect(grace.locator("input[name=_submit]")).to_be_visible()
    ada.goto(grace.url)
    lesson = ada.locator("#id_body").input_value()
    grace.locator("#id_title").fill("Gates")
    grace.get_by_role("button", name="Save and continue editing").click()
    expect(grace.get_by_text("Saved. Readers see nothing of it")).to_be_visible()

    ada.locator("#id_body").fill(f"{lesson}\n\nTyped for an hour.")
    with ada.expect_response(lambda answer: answer.request.method == "POST" and "/change/" in answer.url) as answered:
        ada.get_by_role("button", name="Save and continue editing").click()

    assert answered.value.status == 409
    expect(ada.locator("#id_body")).to_have_value(f"{lesson}\n\nTyped for an hour.")
    ada.get_by_role("button", name="Merge both").press("Enter")
    expect(ada.get_by_text("Saved. Readers see nothing of it")).to_be_visible()
    expect(ada.locator("#id_title")).to_have_value("Gates")
    expect(ada.locator("#id_body")).to_have_value(f"{lesson}\n\nTyped for an hour.")
