"""The editors' desk in a real Chromium: two editors, one topic."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import NewPage, Site
from .test_accessibility import WIDTHS, in_both_themes, violations

pytestmark = pytest.mark.browser

CREATE = """
from tests.factories import create_user
create_user({name!r}, is_staff=True, is_superuser=True)
"""
CLASH = """
from curriculum.models import Clash, Topic
Clash.objects.create(topic=Topic.objects.first(), at=["title"], base="One", file="Two", edit="Three")
"""


def at_the_desk(new_page: NewPage, site: Site, name: str, **options: object) -> Page:
    site.run(CREATE.format(name=name))
    page = new_page(**options)
    page.goto("/accounts/login/?next=/admin/")
    page.locator("[name=login]").fill(f"{name}@example.org")
    page.locator("[name=password]").fill("engine of analysis")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    return page


def open_topic(page: Page, slug: str) -> None:
    page.goto(f"/admin/curriculum/topic/?slug={slug}")
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator("#id_slug")).to_have_value(slug)
    page.wait_for_load_state()  # the form is long, and its last rows come last


def test_second_of_two_editors_is_stopped_keeps_the_text_and_merges_with_one_click(
    new_page: NewPage, site: Site
) -> None:
    grace, ada = (at_the_desk(new_page, site, name) for name in ("grace", "ada"))
    open_topic(grace, "pandas")
    open_topic(ada, "pandas")
    lesson = ada.locator("#id_body").input_value()

    grace.locator("#id_title").fill("Tables")
    grace.locator(".submit-row input[name=_save]").first.click()
    expect(grace.get_by_text("was changed successfully")).to_be_visible()
    ada.locator("#id_body").fill(f"{lesson}\n\nTyped for an hour.")
    with ada.expect_response(lambda answer: answer.request.method == "POST" and "/change/" in answer.url) as answered:
        ada.locator(".submit-row input[name=_save]").first.click()

    assert answered.value.status == 409
    expect(ada.get_by_role("heading", name="Somebody has saved this topic since you opened it")).to_be_visible()
    expect(ada.locator(".both ins", has_text="Tables").first).to_be_visible()
    expect(ada.locator("#id_body")).to_have_value(f"{lesson}\n\nTyped for an hour.")
    assert violations(ada, context=".both") == []  # Django's own rows of inlines have some
    ada.get_by_role("button", name="Merge both").press("Enter")
    expect(ada.get_by_text("Merged and saved.")).to_be_visible()
    expect(ada.locator("#id_title")).to_have_value("Tables")
    expect(ada.locator("#id_body")).to_have_value(f"{lesson}\n\nTyped for an hour.")
    ada.goto("/topics/pandas/")
    expect(ada.get_by_text("Typed for an hour.")).to_be_visible()


def test_revisions_are_compared_and_restored_by_keyboard(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "emmy")
    open_topic(page, "numpy")
    title = page.locator("#id_title").input_value()
    page.locator("#id_title").fill("Arrays")
    page.locator("#id_why").fill("A better word.")
    page.locator("#id_why").press("Enter")
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    open_topic(page, "numpy")
    page.get_by_role("link", name="Revisions").press("Enter")
    expect(page.locator(".words ins").first).to_have_text("Arrays")
    expect(page.get_by_role("cell", name="A better word.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Restore").press("Enter")

    expect(page.get_by_text("Restored. What was there before is kept")).to_be_visible()
    open_topic(page, "numpy")
    expect(page.locator("#id_title")).to_have_value(title)


@pytest.mark.parametrize("width", WIDTHS)
def test_clash_is_settled_by_keyboard_and_the_page_is_accessible(new_page: NewPage, site: Site, width: int) -> None:
    page = at_the_desk(new_page, site, f"mary-{width}", viewport={"width": width, "height": 900})
    site.run(CLASH)

    page.goto("/admin/curriculum/clash/")
    page.locator("#result_list tbody th a").first.press("Enter")
    expect(page.locator(".words ins")).to_have_text(["Two", "Three"])
    assert in_both_themes(page) == []
    page.get_by_label("what the database says").press("Space")
    page.locator(".submit-row input[name=_save]").press("Enter")

    expect(page.get_by_text("Settled:")).to_be_visible()


def test_preview_stands_beside_the_lesson_and_follows_it_while_it_is_typed(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "hedy", viewport={"width": 1440, "height": 900})
    open_topic(page, "vectors")
    shown = page.frame_locator("lesson-preview iframe")
    expect(shown.locator("h1")).to_have_text("Vectors, dot products and norms")

    page.locator("#id_body").fill("## Anew\n\nA text on $x^2$.\n\n[[nowhere]]")

    expect(shown.locator(".lesson h2")).to_have_text(["Anew"])
    expect(shown.locator("math")).to_be_visible()
    expect(shown.get_by_text("Line 5: [[nowhere]] is not a topic.")).to_be_visible()
    expect(page.locator("#id_body")).to_be_focused()
    text, frame = (page.locator(each).bounding_box() or {} for each in ("#id_body", "lesson-preview iframe"))
    assert text["x"] + text["width"] <= frame["x"]


def test_preview_opens_in_a_new_tab_without_scripts(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "ida", java_script_enabled=False)
    open_topic(page, "vectors")

    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Preview of the lesson").press("Enter")

    expect(opened.value.locator("h1")).to_have_text("Vectors, dot products and norms")
    page.locator("#id_why").press("Enter")  # which saves, as in every form of the admin
    expect(page.get_by_text("was changed successfully")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_could_be_better_follows_the_typing_and_opens_by_keyboard(
    new_page: NewPage, site: Site, width: int
) -> None:
    page = at_the_desk(new_page, site, f"rosa-{width}", viewport={"width": width, "height": 900})
    open_topic(page, "vectors")
    preview = page.frame_locator("iframe[name=preview]")
    page.locator("#id_body").fill("## It\n\nSee [here](https://example.org/), and $2x$.")

    expect(preview.get_by_text("Line 3: 'here' does not say where the link leads.")).to_be_visible()
    expect(preview.get_by_text("Line 3: no sentence says what $x$ is.")).to_be_visible()
    page.locator(".submit-row input[name=_continue]").first.click()
    summary = page.locator("#advice summary")
    expect(page.get_by_text("Line 3: no sentence says what $x$ is.")).to_be_hidden()
    summary.press("Enter")

    expect(page.get_by_text("Line 3: no sentence says what $x$ is.")).to_be_visible()
    assert in_both_themes(page, context="#advice") == []


def test_refused_lesson_is_named_at_the_head_and_stays_beside_its_preview(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "karen", viewport={"width": 1440, "height": 900})
    open_topic(page, "vectors")
    page.locator("#id_body").fill("[[nowhere]]")

    page.locator("input[name=_continue]").last.click()
    page.locator(".wrong").get_by_role("link", name="Lesson").click()

    text, preview = (page.locator(each).bounding_box() for each in ("#id_body", "lesson-preview iframe"))
    said = page.locator(".field-body .errorlist").bounding_box()
    assert text
    assert preview
    assert said
    assert text["x"] + text["width"] <= preview["x"]
    assert abs(text["y"] - preview["y"]) < 50
    assert 0 <= said["y"] < text["y"] < 200
