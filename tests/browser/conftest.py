"""The bundled content as it is served, and a real Chromium that looks at it."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.served import Site

# The last list of features that are off is the one that counts, so what Playwright turns off stands here too.
OFF = [
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    # Chromium draws the list under its own address bar as two pages, in a process for each window, though nobody sees
    # the bar here: a new window then costs twice what it need.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
]
CHROMIUM = {
    "executable_path": shutil.which("chromium"),
    "args": [
        f"--disable-features={','.join(OFF)}",
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
}
RETIRE = """
from django.utils import timezone
from tests.factories import create_topic
create_topic("a-retired-topic", retired_at=timezone.now())
"""
NewPage = Callable[..., Page]
# Four processes may share two cores, each with a server and a Chromium.
expect.set_options(timeout=20_000)


# Not for the whole session: while Playwright runs, Django refuses queries, and other packages' tests make them.
@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"))
    site.fill()
    site.run(RETIRE)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**CHROMIUM)
    yield browser
    browser.close()


@pytest.fixture
def new_page(site: Site, browser: Browser) -> Iterator[NewPage]:
    """Open a page in a browser context of its own: another visitor."""
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(base_url=site.origin, **options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def expect_status(page: Page, status: str) -> None:
    expect(page.locator("#status")).to_have_attribute("data-status", status)
