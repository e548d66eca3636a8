"""An editor who has only a keyboard changes a topic from the first page of the desk to the page that readers see."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import NewPage, Site
from .test_desk import at_the_desk

pytestmark = pytest.mark.browser

IS_FOCUSED = "(each) => each === document.activeElement"
# More than any form of the desk has places to stop at.
FAR = 400


def go_to(page: Page, there: Locator, *, key: str = "Tab") -> None:
    """Press a key until the focus is where it is wanted."""
    expect(there).to_be_visible()
    # Found once: by its role it is looked for among all that the form holds, and that each time.
    wanted = there.element_handle()
    for _ in range(FAR):
        if wanted.evaluate(IS_FOCUSED):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{there} cannot be reached by {key}")


def press(page: Page, there: Locator, *, key: str = "Enter", way: str = "Tab") -> None:
    go_to(page, there, key=way)
    page.keyboard.press(key)


def write(page: Page, there: Locator, text: str) -> None:
    go_to(page, there)
    page.keyboard.type(text)


def add(page: Page, name: str) -> None:
    press(page, page.get_by_role("button", name=f"Add another {name}"), key="Space")


def count(page: Page, group: str) -> int:
    return page.locator(f"#{group}-group .has_original").count()


def open_from_the_first_page(page: Page, slug: str, title: str) -> None:
    press(page, page.get_by_role("rowheader", name="Topics").get_by_role("link"))
    write(page, page.locator("#searchbar"), slug)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/?q={slug}")
    press(page, page.locator("#result_list").get_by_role("link", name=title))
    expect(page.locator("#id_slug")).to_have_value(slug)


def write_at_the_end_of_the_lesson(page: Page, text: str) -> None:
    """The preview follows, and leaves the focus where it is."""
    go_to(page, page.locator("#id_body"))
    page.keyboard.press("Control+End")
    page.keyboard.type(f"\n\n{text}")
    expect(page.frame_locator("lesson-preview iframe").get_by_text(text)).to_be_visible()
    expect(page.locator("#id_body")).to_be_focused()


def add_prerequisite(page: Page, row: Locator, typed: str, reason: str) -> None:
    """Find a topic by a part of its name."""
    add(page, "Prerequisite")
    expect(row.locator(".select2-selection")).to_be_focused()
    page.keyboard.press("Enter")
    # Letters typed before it has opened would go nowhere.
    searched = page.locator(".select2-container--open .select2-search__field")
    expect(searched).to_be_focused()
    page.keyboard.type(typed)
    expect(searched).to_have_value(typed)
    found = page.locator(".select2-results__option", has_text=typed)
    expect(found).to_be_visible()
    for _ in range(FAR):
        if "select2-results__option--highlighted" in (found.get_attribute("class") or ""):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(row.locator(".select2-selection__rendered")).to_contain_text(typed)
    write(page, row.locator("[name$=-reason]"), reason)


def add_resource(page: Page, row: Locator, **texts: str) -> None:
    add(page, "Resource")
    expect(row.locator("[name$=-title]")).to_be_focused()
    for name in ("title", "authors", "url"):
        write(page, row.locator(f"[name$=-{name}]"), texts[name])
    for name in ("kind", "level", "cost"):
        press(page, row.locator(f"[name$=-{name}]"), key="ArrowDown")
    for name in ("minutes", "where", "why"):
        write(page, row.locator(f"[name$=-{name}]"), texts[name])


def add_question(page: Page, row: Locator, prompt: str, choices: list[tuple[str, str]], *, right: int) -> None:
    add(page, "Question")
    expect(row.locator("[name$=-prompt]")).to_be_focused()
    page.keyboard.type(prompt)
    # The keys stop once at what is right, and arrows lead to the others.
    press(page, row.get_by_label("Right").first, key="Space")
    for _ in range(1, right):
        page.keyboard.press("ArrowDown")
    go_to(page, row.get_by_label("Choice", exact=True).first, key="Shift+Tab")
    for number, (text, because) in enumerate(choices, 1):
        choice = row.get_by_role("group", name=f"Choice {number}", exact=True)
        write(page, choice.get_by_label("Choice", exact=True), text)
        write(page, choice.get_by_label("Why"), because)
    write(page, row.locator("[name$=-tests]"), "1")


def move_to_the_top(page: Page, row: Locator, *, steps: int) -> None:
    up = row.locator(".order button").first
    go_to(page, up, key="Shift+Tab")
    for _ in range(steps):
        page.keyboard.press("ArrowUp")
    expect(up).to_be_focused()
    said = page.locator("ordered-rows", has=row).locator("[role=status]")
    expect(said).to_have_text(f"Moved to 1 of {steps + 1}")


def test_topic_is_edited_looked_at_and_saved_with_the_keyboard_alone(new_page: NewPage, site: Site) -> None:
    page = at_the_desk(new_page, site, "tilly", viewport={"width": 1440, "height": 900})
    title = "Style transfer and image-to-image translation"
    open_from_the_first_page(page, "style-transfer", title)
    required, resources, questions = (count(page, group) for group in ("prerequisites", "resources", "questions"))

    write_at_the_end_of_the_lesson(page, "Typed with the keys alone.")
    prerequisite = page.locator(f"#prerequisites-{required}")
    add_prerequisite(page, prerequisite, "beam search", "It looks ahead.")
    resource = page.locator(f"#resources-{resources}")
    book = {"title": "A book of styles", "authors": "A. Painter", "url": "https://example.org/styles"}
    add_resource(page, resource, **book, minutes="30", where="Chapter 1", why="It has pictures.")
    move_to_the_top(page, resource, steps=resources)
    question = page.locator(f"#questions-{questions}")
    choices = [("The content", "It gives what is seen."), ("The other", "It gives how it is seen.")]
    add_question(page, question, "Which picture gives the style?", choices, right=2)
    press(page, page.locator(".submit-row input[name=_continue]").last)
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    press(page, page.get_by_role("link", name="View on site"))
    page.wait_for_url("**/topics/style-transfer/")
    expect(page.locator(".lesson").get_by_text("Typed with the keys alone.")).to_be_visible()
    expect(page.get_by_text("It looks ahead.")).to_be_visible()
    expect(page.locator("#resources li").first).to_contain_text("A book of styles")
    expect(page.get_by_text("Which picture gives the style?")).to_be_visible()

    press(page, page.get_by_role("link", name="Edit this topic"))
    expect(page.locator("#id_title")).to_have_value(title)
    expect(prerequisite.locator("[name$=-reason]")).to_have_value("It looks ahead.")
    expect(page.locator("#resources-group .inline_label").first).to_have_text("A book of styles")
    expect(page.locator("#resources-0 [name$=-minutes]")).to_have_value("30")
    expect(question.locator("[name$=-prompt]")).to_have_value("Which picture gives the style?")
    expect(question.get_by_role("group", name="Choice 2").get_by_label("Right")).to_be_checked()
    expect(question.locator("[name$=-tests]")).to_have_value("1")
