"""What stands in an order at the desk, moved by buttons, by keys and by the pointer, and saved as it then stands."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import NewPage, Site
from .test_desk import at_the_desk, open_topic

pytestmark = pytest.mark.browser

WIDE = {"width": 1440, "height": 900}


def names(page: Page, group: str) -> list[str]:
    """Return what rows are called, in the order in which they stand."""
    shown = page.locator(f"#{group}-group .inline-related:not(.empty-form) .inline_label").all_inner_texts()
    return [name.strip() for name in shown]


def row(page: Page, group: str, at: int) -> Locator:
    return page.locator(f"#{group}-group .inline-related:not(.empty-form)").nth(at)


def said(page: Page, group: str) -> Locator:
    return page.locator(f"ordered-rows:has(#{group}-group) [role=status]")


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator(".submit-row input[name=_continue]").first.press("Enter")
    expect(page.get_by_text("was changed successfully")).to_be_visible()


def drag(page: Page, group: str, at: int, *, above: int) -> None:
    """Drag a row by its handle until it stands where an earlier one stood, step by step as a hand does."""
    handle = row(page, group, at).locator(".order__handle")
    handle.scroll_into_view_if_needed()
    start = handle.bounding_box() or {}
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    # Rows are as low as their headings from now on.
    end = row(page, group, above).bounding_box() or {}
    page.mouse.move(start["x"] + 5, end["y"] + 2, steps=10)


@pytest.mark.parametrize("group", ["resources", "questions"])
def test_rows_are_moved_by_button_and_keys_with_the_focus_and_saved_so(
    new_page: NewPage, site: Site, group: str
) -> None:
    page = at_the_desk(new_page, site, f"grete-{group}", viewport=WIDE)
    open_topic(page, "backpropagation")
    one, two, three, *rest = names(page, group)
    down = page.get_by_role("button", name=f"Move down: {one}")

    down.click()
    expect(said(page, group)).to_have_text(f"Moved to 2 of {3 + len(rest)}")
    expect(down).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(said(page, group)).to_have_text(f"Moved to 3 of {3 + len(rest)}")
    expect(down).to_be_focused()
    save(page)
    assert names(page, group) == [two, three, one, *rest]

    page.get_by_role("button", name=f"Move up: {one}").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")  # where the first one stays
    expect(page.get_by_role("button", name=f"Move up: {one}")).to_be_focused()
    expect(page.get_by_role("button", name=f"Move up: {one}")).to_have_attribute("aria-disabled", "true")
    save(page)
    assert names(page, group) == [one, two, three, *rest]


@pytest.mark.parametrize("group", ["resources", "questions"])
def test_rows_are_dragged_and_saved_so(new_page: NewPage, site: Site, group: str) -> None:
    page = at_the_desk(new_page, site, f"helga-{group}", viewport=WIDE)
    open_topic(page, "gradient-descent")
    one, two, three, *rest = names(page, group)

    drag(page, group, 2, above=0)
    page.mouse.up()

    expect(said(page, group)).to_have_text(f"Moved to 1 of {3 + len(rest)}")
    assert names(page, group) == [three, one, two, *rest]
    save(page)
    assert names(page, group) == [three, one, two, *rest]


def test_drag_that_is_given_up_leaves_all_where_it_was(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "ilse", viewport=WIDE)
    open_topic(page, "dropout")
    before = names(page, "resources")
    numbers = page.locator("#resources-group .has_original input[name$='-position']")
    stood = [each.input_value() for each in numbers.all()]

    drag(page, "resources", 1, above=0)
    expect(page.locator("ordered-rows.is-dragging")).to_have_count(1)
    assert names(page, "resources") != before
    page.keyboard.press("Escape")
    page.mouse.up()

    assert names(page, "resources") == before
    assert [each.input_value() for each in numbers.all()] == stood
    expect(page.locator("ordered-rows.is-dragging")).to_have_count(0)


def test_topics_of_a_section_are_moved_by_keys_and_saved_so(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "wanda", viewport=WIDE)
    page.goto("/admin/curriculum/section/?q=Frameworks")
    page.locator("#result_list tbody th a").first.click()
    listed = page.locator(".places [data-name]")
    expect(listed).not_to_have_count(0)
    page.wait_for_load_state()
    one, two, *rest = listed.all_inner_texts()

    page.get_by_role("button", name=f"Move down: {one}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".places [role=status]")).to_have_text(f"Moved to 2 of {2 + len(rest)}")
    expect(page.get_by_role("button", name=f"Move down: {one}")).to_be_focused()
    save(page)

    assert listed.all_inner_texts() == [two, one, *rest]
    page.get_by_role("button", name=f"Move up: {one}").press("ArrowUp")
    save(page)
    assert listed.all_inner_texts() == [one, two, *rest]


def test_question_is_added_with_its_choices_by_keys(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "emilie", viewport=WIDE)
    open_topic(page, "momentum")
    before = len(names(page, "questions"))

    page.get_by_role("button", name="Add another Question").press("Space")
    expect(page.locator(f"#id_questions-{before}-prompt")).to_be_focused()
    page.keyboard.type("Which?")
    question = page.locator(f"#questions-{before}")
    for number, text in enumerate(("This", "That", "Neither"), 1):
        if number == 3:
            question.get_by_role("button", name="Add a choice").press("Enter")
        choice = question.get_by_role("group", name=f"Choice {number}")
        choice.get_by_label("Choice", exact=True).fill(text)
        choice.get_by_label("Why").fill("So.")
    question.get_by_role("group", name="Choice 3").get_by_label("Right").press("Space")
    question.get_by_role("button", name="Remove: Choice 1").press("Enter")
    save(page)

    saved = page.locator(f"#questions-{before}")
    expect(saved.get_by_label("Choice", exact=True)).to_have_count(2)
    expect(saved.get_by_label("Choice", exact=True).first).to_have_value("That")
    expect(saved.get_by_role("group", name="Choice 2").get_by_label("Right")).to_be_checked()
