"""Every page of the desk, as its registry has them: axe finds nothing in either theme, and none scrolls sideways."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from playwright.sync_api import Browser, Page, expect

from .conftest import NewPage, Site
from .test_accessibility import COLOURS, violations
from .test_desk import at_the_desk, open_topic
from .test_layout import SIDEWAYS

pytestmark = pytest.mark.browser

MODELS = sorted(model._meta.label_lower.replace(".", "/") for model in admin.site._registry)
APPS = sorted({model.partition("/")[0] for model in MODELS})

# One of everything that a site begins without, and a person to sign in as. A draft lacks things, and is spoken of.
ROWS = """
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from curriculum.content.drafts import begin, save
from curriculum.models import Clash, Comment, Link, Report, Roadmap, Topic
from progress.models import Learner
from tests.factories import create_user
user = create_user("sofia", is_staff=True, is_superuser=True)
Learner.objects.create(user=user)
Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})
topic = Topic.objects.get(slug="beam-search")
Clash.objects.create(topic=topic, at=["title"], base="One", file="Two", edit="Three")
Link.objects.create(url="https://example.org/a-book")
Report.objects.create(topic=topic, kind="link", url="https://example.org/a-book", words="It leads nowhere.")
draft = begin(topic, user)
body = "## It\\n\\nSee [here](https://example.org/), $2x$ and [[nowhere]]."
save(draft, draft.state | {"title": "Another title", "body": body}, author=user, why="Clearer.")
draft.stage = "in-review"
draft.save()
Comment.objects.create(draft=draft, author=user, text="What is x?")
Comment.objects.create(draft=draft, author=user, text="Settled long ago.", settled_at=draft.saved_at)
reviewer = create_user("rahel", is_staff=True)
reviewer.groups.set([Group.objects.get(name="reviewer")])
"""


# As long as the site: a process that takes tests from another may come back to these.
@pytest.fixture(scope="package")
def desk(site: Site, browser: Browser) -> Iterator[Page]:
    """A page at the desk, for all that is looked at here."""
    site.run(ROWS)
    with browser.new_context(base_url=site.origin, reduced_motion="reduce") as context:
        page = context.new_page()
        sign_in(page, "sofia")
        yield page


def sign_in(page: Page, name: str) -> None:
    page.goto("/accounts/login/?next=/admin/")
    page.locator("[name=login]").fill(f"{name}@example.org")
    page.locator("[name=password]").fill("engine of analysis")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")


def wrong_with(page: Page) -> list[str]:
    """Return what is wrong with the page that is open: its theme and width change while it is."""
    found = []
    for width, theme, options in (
        (1440, "light", {}),
        (1440, "dark", {"options": COLOURS}),
        (820, "dark", None),
        (360, "dark", {}),
        (360, "light", {"options": COLOURS}),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        said = violations(page, **options) if options is not None else []
        if (over := page.evaluate(SIDEWAYS)) > 0:
            said.append(f"scrolls sideways by {over} px")
        found += [f"{page.url} {theme} {width}: {each}" for each in said]
    return found


def pages_of(page: Page, model: str) -> Iterator[str]:
    """Yield the address of each page that the desk has of a model, with its first row as the one that is opened."""
    yield f"/admin/{model}/"
    page.goto(f"/admin/{model}/")
    row = page.locator("#result_list tbody th a").first.get_attribute("href") or ""
    home = row.partition("change/")[0]
    yield from (f"/admin/{model}/add/", row, f"{home}history/", f"{home}delete/")


@pytest.mark.parametrize("model", MODELS)
def test_pages_of_a_model_have_no_violation(desk: Page, model: str) -> None:
    found = []

    for path in pages_of(desk, model):
        answer = desk.goto(path)
        if answer and answer.status != 403:  # one page that says so is looked at below
            found += wrong_with(desk)

    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        *(f"/admin/{app}/" for app in APPS),
        "/admin/password_change/",
        "/admin/password_change/done/",
        "/admin/curriculum/topic/?q=vector",
        "/admin/curriculum/topic/?q=vector&kind__exact=core",
        "/admin/curriculum/topic/add/?rows=more",
        "/admin/curriculum/roadmap/import/",
        "/admin/curriculum/link/add/",  # refused: 403
        "/admin/nothing/",  # 404
    ],
)
def test_page_of_the_desk_has_no_violation(desk: Page, path: str) -> None:
    desk.goto(path)

    found = wrong_with(desk)

    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    ("model", "inner"),
    [
        ("curriculum/topic", "revisions/"),
        ("curriculum/draft", "revisions/"),
        ("curriculum/draft", "preview/"),
        ("auth/user", "password/"),
    ],
)
def test_inner_page_of_a_row_has_no_violation(desk: Page, model: str, inner: str) -> None:
    _, _, row, *_ = pages_of(desk, model)
    desk.goto(row.partition("change/")[0] + inner)

    found = wrong_with(desk)

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("model", ["curriculum/topic", "curriculum/section", "curriculum/roadmap", "auth/user"])
def test_refused_form_has_no_violation(desk: Page, model: str) -> None:
    desk.goto(f"/admin/{model}/add/")
    desk.locator("#content-main form").evaluate("(form) => { form.noValidate = true; }")

    desk.locator(".submit-row input[name=_save]").first.press("Enter")

    expect(desk.locator(".errornote").first).to_be_visible()
    found = wrong_with(desk)
    assert found == [], "\n".join(found)


def test_rows_that_scripts_add_have_no_violation(desk: Page) -> None:
    desk.goto("/admin/curriculum/topic/add/")
    for name in ("Prerequisite", "Resource", "Question", "Alias"):
        desk.get_by_role("button", name=f"Add another {name}").press("Enter")
    box = desk.get_by_role("combobox", name="Requires")

    found = wrong_with(desk)
    box.press("Enter")
    expect(desk.locator(".select2-results__option--highlighted")).to_be_visible()
    found += wrong_with(desk)

    assert found == [], "\n".join(found)


def test_page_that_stops_a_second_save_has_no_violation(desk: Page, new_page: NewPage, site: Site) -> None:
    open_topic(desk, "ctc")
    other = at_the_desk(new_page, site, "sofia-s-neighbour")
    open_topic(other, "ctc")
    other.locator("#id_summary").fill("Sounds become letters.")
    other.locator(".submit-row input[name=_continue]").first.press("Enter")
    expect(other.get_by_text("was changed successfully")).to_be_visible()

    desk.locator("#id_title").fill("Sounds")
    with desk.expect_response(lambda answer: answer.request.method == "POST" and "/change/" in answer.url) as answered:
        desk.locator(".submit-row input[name=_continue]").first.press("Enter")

    assert answered.value.status == 409
    found = wrong_with(desk)
    assert found == [], "\n".join(found)


def test_draft_as_a_reviewer_reads_it_has_no_violation(desk: Page, new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    sign_in(page, "rahel")
    page.goto("/admin/curriculum/draft/")
    page.locator("#result_list tbody th a").first.click()
    expect(page.get_by_role("button", name="Approve")).to_be_visible()

    found = wrong_with(page)

    assert found == [], "\n".join(found)


def test_door_of_the_desk_has_no_violation(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("/admin/")

    found = wrong_with(page)

    assert found == [], "\n".join(found)
