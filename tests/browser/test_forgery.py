"""Another site, in the same browser, tries to mark a topic for the learner."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.here import serving

from .conftest import Site, expect_status, press

pytestmark = pytest.mark.browser

FORM = """<!doctype html><form method=post action="{target}"><input name=status value=skipped></form>
<script>document.forms[0].submit()</script>"""
FETCH = """<!doctype html><p id=said></p><script>
const body = new URLSearchParams({{status: "skipped"}});
fetch("{target}", {{method: "POST", mode: "no-cors", credentials: "include", body}})
  .finally(() => {{ document.getElementById("said").textContent = "sent" }})</script>"""


@pytest.fixture
def evil() -> Iterator[ThreadingHTTPServer]:
    """A site on another port, which serves whatever page is put into it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(self.server.page.encode())  # type: ignore[attr-defined]

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with serving(Handler) as server:
        yield server


# To the browser, another port of the same host is the same site, and another name of it is another site.
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_form_of_another_site_marks_nothing(page: Page, site: Site, evil: ThreadingHTTPServer, host: str) -> None:
    page.goto("/topics/vectors/")
    press(page, "Mark as done")
    expect_status(page, "done")
    evil.page = FORM.format(target=f"{site.origin}/topics/vectors/status/")  # type: ignore[attr-defined]

    page.goto(f"http://{host}:{evil.server_port}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing was changed")
    page.goto("/topics/vectors/")

    expect_status(page, "done")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_script_of_another_site_marks_nothing(page: Page, site: Site, evil: ThreadingHTTPServer, host: str) -> None:
    page.goto("/topics/vectors/")
    press(page, "Mark as done")
    expect_status(page, "done")
    evil.page = FETCH.format(target=f"{site.origin}/topics/vectors/status/")  # type: ignore[attr-defined]

    page.goto(f"http://{host}:{evil.server_port}/")
    expect(page.locator("#said")).to_have_text("sent")
    page.goto("/topics/vectors/")

    expect_status(page, "done")
